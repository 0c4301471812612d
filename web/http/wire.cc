#include "web/http/wire.h"

#include <algorithm>
#include <charconv>

#include "web/http/encoding.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {

bool is_token_character(char c) {
  static constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kOthers.find(c) != std::string_view::npos;
}
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}
bool contains_word(std::string_view list, std::string_view word) {
  const std::string lower = ascii_lower(list);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = rest.find(',');
    std::string_view one = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (!one.empty() && (one.front() == ' ' || one.front() == '\t')) one.remove_prefix(1);
    while (!one.empty() && (one.back() == ' ' || one.back() == '\t')) one.remove_suffix(1);
    if (one == word) return true;
  }
  return false;
}

struct Reader {
  const WireLimits& limits;
  WireHead head{};
  std::optional<Problem> problem{};

  bool fail(int status, std::string code, std::string detail) {
    problem = Problem{status, std::move(code), std::move(detail)};
    return false;
  }
  bool malformed() { return fail(400, "malformed_request", wording::request_malformed()); }

  bool read_request_line(std::string_view line, bool& http_1_0) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed();
    const std::string_view method = line.substr(0, first);
    std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method)) return malformed();
    // The path first: a refusal below is then answered in the form its caller expects.
    if (target.size() > limits.target_bytes) {
      head.request.path = target.rfind("/api/", 0) == 0 ? "/api/" : "/";
      return fail(414, "target_too_long", wording::target_too_long(limits.target_bytes));
    }
    const bool plain = std::all_of(target.begin(), target.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte > 0x20 && byte != 0x7F && c != '#';
    });
    if (target.empty() || !plain) return malformed();
    if (target.rfind("http://", 0) == 0) {  // absolute form, as sent to proxies
      const std::size_t slash = target.find('/', 7);
      target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    if (auto bad = set_target(head.request, target)) {
      problem = std::move(*bad);
      return false;
    }
    if (version == "HTTP/1.0")
      http_1_0 = true;
    else if (version != "HTTP/1.1") {
      return version.rfind("HTTP/", 0) == 0
                 ? fail(505, "version_not_supported", wording::request_malformed())
                 : malformed();
    }
    const auto known = method_named(method);
    if (!known) {
      return fail(501, "method_not_implemented",
                  wording::method_not_allowed("GET, HEAD, POST, PUT, DELETE"));
    }
    head.request.method = *known;
    return true;
  }

  bool read_header(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return malformed();
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) {
      value.remove_prefix(1);
    }
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
    if (has_control(value)) return malformed();
    if (head.request.headers.items().size() >= limits.header_count) {
      return fail(431, "head_too_large", wording::head_too_large(limits.head_bytes));
    }
    head.request.headers.add(ascii_lower(line.substr(0, colon)), std::string(value));
    return true;
  }

  bool judge(bool http_1_0) {
    const Fields& headers = head.request.headers;
    const auto hosts = headers.all("host");
    if (hosts.size() > 1 || (hosts.empty() && !http_1_0)) return malformed();
    const auto lengths = headers.all("content-length");
    if (headers.has("transfer-encoding")) {
      if (!lengths.empty()) return malformed();
      return fail(411, "length_required", wording::length_required());
    }
    if (headers.has("content-encoding")) {
      return fail(415, "encoding_refused", wording::encoding_refused("Content-Encoding"));
    }
    if (lengths.size() > 1) return malformed();
    if (lengths.size() == 1) {
      const std::string& text = lengths.front();
      const bool digits =
          !text.empty() && text.size() <= 18 &&
          std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!digits) return malformed();
      std::from_chars(text.data(), text.data() + text.size(), head.content_length);
      if (head.content_length > limits.body_bytes) {
        return fail(413, "body_too_large", wording::body_too_large(limits.body_bytes));
      }
    } else if (head.request.method == Method::Post || head.request.method == Method::Put) {
      return fail(411, "length_required", wording::length_required());
    }
    const std::string expect = ascii_lower(head.request.header("expect"));
    if (!expect.empty() && expect != "100-continue") {
      return fail(417, "expectation_failed", wording::request_malformed());
    }
    head.expects_continue = !expect.empty() && !http_1_0;
    // A header may come in several lines; together they are one list (RFC 9110 5.3).
    bool close = false;
    bool keep = false;
    for (const std::string& line : headers.all("connection")) {
      close = close || contains_word(line, "close");
      keep = keep || contains_word(line, "keep-alive");
    }
    head.keep_alive = !close && (keep || !http_1_0);
    return true;
  }

  bool read(std::string_view text) {
    bool http_1_0 = false;
    bool first = true;
    while (true) {
      const std::size_t end = text.find("\r\n");
      if (end == std::string_view::npos) return malformed();
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end + 2);
      if (line.find('\n') != std::string_view::npos || line.find('\r') != std::string_view::npos) {
        return malformed();
      }
      if (first) {
        if (!read_request_line(line, http_1_0)) return false;
        first = false;
      } else if (line.empty()) {
        return text.empty() ? judge(http_1_0) : malformed();
      } else if (!read_header(line)) {
        return false;
      }
    }
  }
};

}  // namespace

Result<WireHead, WireFault> parse_head(std::string_view head, const WireLimits& limits) {
  Reader reader{limits};
  if (!reader.read(head)) {
    if (reader.head.request.path.empty()) reader.head.request.path = "/";
    return UnexpectedOf(WireFault{std::move(reader.head.request), std::move(*reader.problem)});
  }
  reader.head.request.cookies = parse_cookies(reader.head.request.header("cookie"));
  return std::move(reader.head);
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
  if (has_control(name) || has_control(value)) return;
  head.append(name).append(": ").append(value).append("\r\n");
}

void add_status_line(std::string& head, int status) {
  head.append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
  head.append(reason_phrase(status)).append("\r\n");
}

bool has_body(int status) { return status != 304 && status != 204; }

void add_body_headers(std::string& head, const Response& response) {
  if (!has_body(response.status)) return;
  add_header(head, "Content-Type", response.content_type);
  add_header(head, "Content-Length", std::to_string(response.body.size()));
}

std::string head_bytes(const Response& response, bool keep_alive, std::string_view http_date) {
  std::string out;
  out.reserve(1024);
  add_status_line(out, response.status);
  add_header(out, "Date", http_date);
  for (const auto& [name, value] : response.headers) add_header(out, name, value);
  add_body_headers(out, response);
  add_header(out, "Connection", keep_alive ? "keep-alive" : "close");
  out += "\r\n";
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  const std::string lower = ascii_lower(accept_encoding);
  std::string_view rest = lower;
  std::optional<bool> named;
  bool any = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find(',');
    std::string_view one = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    std::string plain;
    for (const char c : one) {
      if (c != ' ' && c != '\t') plain += c;
    }
    const std::size_t semicolon = plain.find(';');
    const std::string coding = plain.substr(0, semicolon);
    const std::string weight =
        semicolon == std::string::npos ? std::string() : plain.substr(semicolon + 1);
    // RFC 9110 12.4.2: "0", "0.", "0.0" to "0.000" mean "not acceptable".
    const bool refused =
        weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string::npos;
    if (coding == "gzip" || coding == "x-gzip") named = !refused;
    if (coding == "*") any = !refused;
  }
  return named.value_or(any);
}

}  // namespace mitate::web
