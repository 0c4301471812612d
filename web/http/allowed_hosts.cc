#include "web/http/allowed_hosts.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "web/http/encoding.h"

namespace mitate::web {
namespace {

bool is_address(int family, std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(family, std::string(text).c_str(), bytes.data()) == 1;
}

bool is_port(std::string_view text) {
  return text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

AllowedHosts::AllowedHosts(std::vector<std::string> names) : names_(std::move(names)) {
  for (std::string& name : names_) name = ascii_lower(name);
  names_.emplace_back("localhost");
}

bool AllowedHosts::admits(std::string_view host) const {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view after = host.substr(end + 1);
    if (!after.empty() && (after.front() != ':' || !is_port(after.substr(1)))) return false;
    return is_address(AF_INET6, host.substr(1, end - 1));
  }
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos && !is_port(host.substr(colon + 1))) return false;
  std::string name = ascii_lower(host.substr(0, colon));
  if (is_address(AF_INET, name)) return true;
  if (name.ends_with('.')) name.pop_back();  // fully qualified
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::string machine_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return {};
  return ascii_lower(name.data());
}

}  // namespace mitate::web
