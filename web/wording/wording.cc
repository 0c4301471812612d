#include "web/wording/wording.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catalog/curation/visibility.h"
#include "web/assets/assets.h"

namespace mitate::web {
namespace {
namespace fs = std::filesystem;
using catalog::Vocabulary;

constexpr std::array<std::string_view, 7> kFiles{
    "ui_ja.json",    "bundles_ja.json", "papers_ja.json", "reasons_ja.json",
    "pages_ja.json", "english.json",    "reasons_en.json"};

Result<std::string> read_file(const std::optional<fs::path>& folder, std::string_view name) {
  if (!folder) {
    const Asset* asset = find_asset("wording/" + std::string(name));
    if (asset == nullptr) {
      return Unexpected(ErrorCode::Io, "wording file is not in the program: " + std::string(name));
    }
    return std::string(asset->bytes);
  }
  std::ifstream in(*folder / name, std::ios::binary);
  if (!in) return Unexpected(ErrorCode::Io, "cannot read " + (*folder / name).string());
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A value that stands within brackets of its sentence has its own as 〔〕: 「（腰痛〔運動器〕）」.
std::string within_brackets(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::string_view rest = value.substr(at);
    const bool opens = rest.starts_with("（");
    const bool closes = rest.starts_with("）");
    out += opens ? "〔" : closes ? "〕" : std::string_view(rest.data(), 1);
    at += opens || closes ? std::string_view("（").size() : 1;
  }
  return out;
}

/// True when the last bracket of `text` that opened has not closed.
bool in_brackets(std::string_view text) {
  const std::size_t open = text.rfind("（");
  if (open == std::string_view::npos) return false;
  const std::size_t close = text.rfind("）");
  return close == std::string_view::npos || close < open;
}

std::string replaced(std::string_view pattern, const WordingParameters& parameters,
                     std::string_view unknown) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(at, open - at);
    const auto value = parameters.find(std::string(pattern.substr(open + 1, close - open - 1)));
    const bool known = value != parameters.end() && !value->second.empty();
    const std::string_view shown = known ? std::string_view(value->second) : unknown;
    out += in_brackets(pattern.substr(0, open)) ? within_brackets(shown) : std::string(shown);
    at = close + 1;
  }
  out += pattern.substr(at);
  return out;
}

/// Which vocabulary a parameter's value belongs to, by the parameter's name.
std::optional<Vocabulary> vocabulary_of(std::string_view parameter) {
  constexpr std::array<std::pair<std::string_view, Vocabulary>, 17> kNames{
      {{"domain", Vocabulary::Domains},
       {"domains", Vocabulary::Domains},
       {"segment", Vocabulary::Segments},
       {"segments", Vocabulary::Segments},
       {"intervention", Vocabulary::Interventions},
       {"interventions", Vocabulary::Interventions},
       {"outcome", Vocabulary::Outcomes},
       {"outcomes", Vocabulary::Outcomes},
       {"delivery", Vocabulary::DeliveryModes},
       {"service_type", Vocabulary::ServiceTypes},
       {"service_types", Vocabulary::ServiceTypes},
       {"type", Vocabulary::ServiceTypes},
       {"buyer", Vocabulary::BuyerTypes},
       {"buyer_type", Vocabulary::BuyerTypes},
       {"evidence", Vocabulary::EvidenceTypes},
       {"design", Vocabulary::EvidenceTypes},
       {"industry", Vocabulary::Industries}}};
  for (const auto& [name, vocabulary] : kNames) {
    if (name == parameter) return vocabulary;
  }
  return std::nullopt;
}

std::string one_label(std::string_view name, const std::string& value,
                      const catalog::Catalog& catalog) {
  if (const auto vocabulary = vocabulary_of(name)) {
    return std::string(catalog.taxonomy().label(*vocabulary, value));
  }
  if (name == "prefecture" || name == "municipality" || name == "area" || name == "region" ||
      name == "place" || name == "code") {
    return catalog.places().label(value);
  }
  if (name == "certification" || name == "scheme") {
    const catalog::Scheme* scheme = catalog.scheme(SchemeId(value));
    return scheme == nullptr ? value : scheme->name;
  }
  if (name == "service") {
    const catalog::Service* service = catalog::public_service(catalog, ServiceId(value));
    return service == nullptr ? value : service->name;
  }
  if (name == "recommendation") {
    const catalog::Recommendation* found = catalog.recommendation(RecommendationId(value));
    return found == nullptr ? value : found->question;
  }
  if (name == "verification") {
    if (const auto level = value_named<catalog::Verification>(value)) {
      return catalog.verification_level(*level).label_ja;
    }
  }
  return value;
}
}  // namespace

Result<std::shared_ptr<const Wording>> Wording::load(const std::optional<fs::path>& folder) {
  auto wording = std::make_shared<Wording>();
  for (const std::string_view name : kFiles) {
    MITATE_TRY(const std::string bytes, read_file(folder, name));
    const nlohmann::json file = nlohmann::json::parse(bytes, nullptr, false);
    if (!file.is_object()) {
      return Unexpected(ErrorCode::InvalidData, std::string(name) + " is not a JSON object");
    }
    for (const auto& [key, value] : file.items()) {
      if (!value.is_string()) {
        return Unexpected(ErrorCode::InvalidData, std::string(name) + ": not a text: " + key);
      }
      if (!wording->texts_.emplace(key, value.get<std::string>()).second) {
        return Unexpected(ErrorCode::InvalidData, std::string(name) + ": key stands twice: " + key);
      }
    }
  }
  return std::shared_ptr<const Wording>(std::move(wording));
}

std::string Wording::text(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? std::string(key) : found->second;
}

std::string Wording::text(std::string_view key, const WordingParameters& parameters) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  return replaced(found->second, parameters, text("unknown"));
}

std::string Wording::sentence(const ranker::Reason& reason, const catalog::Catalog& catalog) const {
  WordingParameters shown;
  for (const auto& [name, value] : reason.parameters) {
    std::string labels;
    std::size_t at = 0;
    while (at <= value.size()) {
      const std::size_t end = std::min(value.find(';', at), value.size());
      const std::string item = value.substr(at, end - at);
      if (!item.empty()) {
        if (!labels.empty()) labels += text("list.separator");
        labels += one_label(name, item, catalog);
      }
      at = end + 1;
    }
    shown.emplace(name, std::move(labels));
  }
  return text(reason.code, shown);
}

std::string Wording::remark(const ranker::Remark& remark, const catalog::Catalog& catalog) const {
  const char* parameter = remark.slot == "domains"    ? "domain"
                          : remark.slot == "delivery" ? "delivery"
                                                      : "value";
  return sentence(ranker::Reason{"remark." + remark.code, {{parameter, remark.value}}}, catalog);
}

std::string Wording::date(std::string_view iso_or_partial) const {
  const auto parsed = PartialDate::parse(iso_or_partial);
  if (!parsed) return std::string(iso_or_partial);
  const Date day = parsed->earliest();
  const WordingParameters parts{{"year", std::to_string(day.year())},
                                {"month", std::to_string(day.month())},
                                {"day", std::to_string(day.day())}};
  const std::size_t length = iso_or_partial.size();
  return text(length == 4 ? "date.year" : length == 7 ? "date.month" : "date.day", parts);
}

std::vector<std::string> Wording::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, value] : texts_) all.push_back(key);
  return all;
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string points_text(ranker::Tenths points) {
  const std::int32_t value = points.value;
  const std::string sign = value < 0 ? "-" : "";
  const std::int32_t size = value < 0 ? -value : value;
  return sign + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

}  // namespace mitate::web
