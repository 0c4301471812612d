#include "web/html/template.h"

#include <fstream>
#include <kainjow/mustache.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "web/assets/assets.h"

namespace mitate::web {
namespace {
namespace fs = std::filesystem;
using kainjow::mustache::data;
using kainjow::mustache::mustache;
using Sources = std::map<std::string, std::string, std::less<>>;

constexpr int kMaxPartialDepth = 8;

data adapt(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::object: {
      data object{data::type::object};
      // set() would copy the whole subtree once per level; assigning moves it.
      for (const auto& [key, item] : value.items()) {
        object[key] = adapt(item);
        // A section over a list is repeated; what stands around a list asks for has_<list>.
        const std::string any = "has_" + key;
        if (item.is_array() && !value.contains(any)) {
          object[any] = data{item.empty() ? data::type::bool_false : data::type::bool_true};
        }
      }
      return object;
    }
    case nlohmann::json::value_t::array: {
      data list{data::type::list};
      for (std::size_t at = 0; at < value.size(); ++at) list << data{data::type::bool_false};
      // The library only copies into lists. The list behind list_value() is ours and not const.
      auto& items = const_cast<kainjow::mustache::list&>(list.list_value());
      for (std::size_t at = 0; at < value.size(); ++at) items[at] = adapt(value[at]);
      return list;
    }
    case nlohmann::json::value_t::string:
      return data{value.get_ref<const std::string&>()};
    case nlohmann::json::value_t::boolean:
      return value.get<bool>() ? data{data::type::bool_true} : data{data::type::bool_false};
    case nlohmann::json::value_t::null:
      return data{data::type::bool_false};
    default:
      return data{value.dump()};
  }
}

/// Indentation serves the writer of a template, not the reader of a page.
std::string without_indentation(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && (c == ' ' || c == '\t' || c == '\n')) continue;
    at_line_start = c == '\n';
    out += c;
  }
  return out;
}

Result<std::string> with_partials(const Sources& sources, std::string_view name, int depth) {
  const auto found = sources.find(name);
  if (found == sources.end()) {
    return Unexpected(ErrorCode::InvalidData, "no template named " + std::string(name));
  }
  if (depth > kMaxPartialDepth) {
    return Unexpected(ErrorCode::InvalidData, "partials nest too deep at " + std::string(name));
  }
  const std::string& text = found->second;
  std::string out;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = text.find("{{>", at);
    if (open == std::string::npos) break;
    const std::size_t close = text.find("}}", open);
    if (close == std::string::npos) {
      return Unexpected(ErrorCode::InvalidData, "unclosed partial in " + std::string(name));
    }
    std::string partial = text.substr(open + 3, close - open - 3);
    std::erase(partial, ' ');
    MITATE_TRY(const std::string inner, with_partials(sources, partial, depth + 1));
    out += text.substr(at, open - at);
    out += inner;
    at = close + 2;
  }
  out += text.substr(at);
  return out;
}

Result<Sources> read_sources(const std::optional<fs::path>& folder) {
  Sources sources;
  if (!folder) {
    constexpr std::string_view kPrefix = "templates/";
    for (const Asset& asset : embedded_assets()) {
      if (!asset.path.starts_with(kPrefix)) continue;
      std::string_view name = asset.path.substr(kPrefix.size());
      name.remove_suffix(std::string_view(".html").size());
      sources.emplace(std::string(name), without_indentation(asset.bytes));
    }
    return sources;
  }
  std::error_code failed;
  fs::recursive_directory_iterator files(*folder, failed);
  if (failed) return Unexpected(ErrorCode::Io, "cannot read templates in " + folder->string());
  for (const fs::directory_entry& file : files) {
    if (file.path().extension() != ".html") continue;
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    fs::path name = file.path().lexically_relative(*folder);
    name.replace_extension();
    sources.emplace(name.generic_string(), without_indentation(text.str()));
  }
  return sources;
}
}  // namespace

struct TemplateSet::Parsed {
  std::optional<fs::path> folder;
  std::map<std::string, mustache, std::less<>> pages;

  [[nodiscard]] static Result<std::unique_ptr<Parsed>> from(const std::optional<fs::path>& folder) {
    MITATE_TRY(const Sources sources, read_sources(folder));
    auto parsed = std::make_unique<Parsed>();
    parsed->folder = folder;
    for (const auto& [name, text] : sources) {
      MITATE_TRY(const std::string whole, with_partials(sources, name, 0));
      mustache page{whole};
      if (!page.is_valid()) {
        // A partial may open a section that its page closes; only whole pages must parse.
        if (name.starts_with("parts/")) continue;
        return Unexpected(ErrorCode::InvalidData,
                          "template " + name + " does not parse: " + page.error_message());
      }
      parsed->pages.emplace(name, std::move(page));
    }
    return parsed;
  }
};

TemplateSet::TemplateSet(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
TemplateSet::~TemplateSet() = default;

Result<std::shared_ptr<const TemplateSet>> TemplateSet::load(
    const std::optional<fs::path>& folder) {
  MITATE_TRY(std::unique_ptr<Parsed> parsed, Parsed::from(folder));
  return std::shared_ptr<const TemplateSet>(new TemplateSet(std::move(parsed)));
}

Result<std::string> TemplateSet::render(std::string_view name, const nlohmann::json& model) const {
  std::unique_ptr<Parsed> fresh;
  Parsed* from = parsed_.get();
  if (parsed_->folder) {
    MITATE_TRY(fresh, Parsed::from(parsed_->folder));
    from = fresh.get();
  }
  const auto found = from->pages.find(name);
  if (found == from->pages.end()) {
    return Unexpected(ErrorCode::NotFound, "no template named " + std::string(name));
  }
  try {
    // render() writes its error text only for templates that do not parse, and those were refused;
    // so sharing one parsed page between threads is safe.
    return found->second.render(adapt(model));
  } catch (const std::exception& problem) {
    return Unexpected(ErrorCode::Internal, std::string("template failed: ") + problem.what());
  }
}

}  // namespace mitate::web
