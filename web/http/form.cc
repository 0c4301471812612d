#include "web/http/form.h"

#include <optional>

#include "web/http/encoding.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {

Refused invalid(std::string detail, std::string field = {}) {
  Problem problem;
  problem.status = 400;
  problem.code = "invalid_argument";
  problem.parameter = std::move(field);
  problem.detail = std::move(detail);
  return Refused(std::move(problem));
}

std::string with_plain_newlines(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') continue;
      out += '\n';
    } else {
      out += text[at];
    }
  }
  return out;
}

Result<Form, Problem> read_urlencoded(std::string_view body) {
  Form form;
  while (!body.empty()) {
    const std::size_t end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view{} : body.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    Decoded name = percent_decode(pair.substr(0, equals), true);
    if (name.fault) return invalid(wording::form_malformed());
    Decoded value = equals == std::string_view::npos
                        ? Decoded{}
                        : percent_decode(pair.substr(equals + 1), true);
    if (value.fault == DecodeFault::Nul) return invalid(wording::has_nul(name.text), name.text);
    if (value.fault == DecodeFault::NotUtf8)
      return invalid(wording::not_utf8(name.text), name.text);
    if (value.fault) return invalid(wording::bad_escape(name.text), name.text);
    form.fields.add(std::move(name.text), with_plain_newlines(std::move(value.text)));
    if (form.fields.items().size() > kMaxFormFields) {
      return invalid(wording::form_too_many_fields(kMaxFormFields));
    }
  }
  return form;
}

/// The value of `name` in `form-data; name="a"; filename="b"`; nullopt when absent.
std::optional<std::string> disposition_value(std::string_view line, std::string_view name) {
  const std::string wanted = std::string(name) + "=\"";
  std::size_t at = 0;
  while ((at = line.find(wanted, at)) != std::string_view::npos) {
    // "filename" ends with "name": the character before must not belong to a longer word.
    if (at > 0 && line[at - 1] != ' ' && line[at - 1] != ';') {
      at += wanted.size();
      continue;
    }
    const std::size_t begin = at + wanted.size();
    const std::size_t end = line.find('"', begin);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(line.substr(begin, end - begin));
  }
  return std::nullopt;
}

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
  std::string content_type;
};

std::optional<PartHead> read_part_head(std::string_view head) {
  PartHead part;
  bool named = false;
  while (!head.empty()) {
    const std::size_t end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string key = ascii_lower(line.substr(0, colon));
    const std::string_view value = line.substr(colon + 1);
    if (key == "content-disposition") {
      const auto name = disposition_value(value, "name");
      if (!name) return std::nullopt;
      part.name = *name;
      part.filename = disposition_value(value, "filename");
      named = true;
    } else if (key == "content-type") {
      part.content_type = value.substr(value.find_first_not_of(' ') == std::string_view::npos
                                           ? 0
                                           : value.find_first_not_of(' '));
    }
  }
  if (!named) return std::nullopt;
  return part;
}

std::optional<std::string> boundary_of(const std::string& content_type) {
  const std::size_t at = content_type.find("boundary=");
  if (at == std::string::npos) return std::nullopt;
  std::string value = content_type.substr(at + 9);
  value = value.substr(0, value.find(';'));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
  }
  if (value.empty() || value.size() > 70) return std::nullopt;  // RFC 2046: 1 to 70 characters
  return value;
}

Result<Form, Problem> read_multipart(std::string_view body, const std::string& boundary) {
  Form form;
  const std::string opening = "--" + boundary;
  const std::string delimiter = "\r\n" + opening;
  if (body.substr(0, opening.size()) != opening) return invalid(wording::form_malformed());
  std::size_t at = opening.size();
  while (true) {
    if (body.substr(at, 2) == "--") return form;
    if (body.substr(at, 2) != "\r\n") return invalid(wording::form_malformed());
    at += 2;
    const std::size_t blank = body.find("\r\n\r\n", at);
    if (blank == std::string_view::npos) return invalid(wording::form_malformed());
    const auto head = read_part_head(body.substr(at, blank - at));
    const std::size_t begin = blank + 4;
    const std::size_t end = body.find(delimiter, begin);
    if (!head || end == std::string_view::npos) return invalid(wording::form_malformed());
    std::string content(body.substr(begin, end - begin));
    if (!is_utf8(head->name)) return invalid(wording::form_malformed());
    if (head->filename) {
      form.uploads.push_back({head->name, *head->filename, head->content_type, std::move(content)});
    } else {
      if (!is_utf8(content)) return invalid(wording::not_utf8(head->name), head->name);
      if (content.find('\0') != std::string::npos) {
        return invalid(wording::has_nul(head->name), head->name);
      }
      form.fields.add(head->name, with_plain_newlines(std::move(content)));
    }
    if (form.fields.items().size() + form.uploads.size() > kMaxFormFields) {
      return invalid(wording::form_too_many_fields(kMaxFormFields));
    }
    at = end + delimiter.size();
  }
}

}  // namespace

Result<Form, Problem> read_form(const Request& request) {
  const std::string type = request.content_type();
  if (type == "application/x-www-form-urlencoded") return read_urlencoded(request.body);
  if (type == "multipart/form-data") {
    const auto boundary = boundary_of(request.header("content-type"));
    if (!boundary) return invalid(wording::form_malformed());
    return read_multipart(request.body, *boundary);
  }
  Problem problem;
  problem.status = 415;
  problem.code = "unsupported_media_type";
  problem.detail = wording::media_type_refused("application/x-www-form-urlencoded");
  return Refused(std::move(problem));
}

}  // namespace mitate::web
