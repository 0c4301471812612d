// Which names this server answers to. A page of another site can point a name of its own at this
// machine (DNS rebinding) and would then read our answers in its visitor's browser; such a request
// carries that name in its Host header. Addresses written as numbers cannot be rebound. Called by
// server.cc. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web {

class AllowedHosts {
 public:
  /// Numeric addresses and localhost are always allowed; `names` besides, without port.
  explicit AllowedHosts(std::vector<std::string> names);
  /// `host` as in the header, with or without port. Malformed ones are refused.
  [[nodiscard]] bool admits(std::string_view host) const;

 private:
  std::vector<std::string> names_;
};

/// The name of this machine, under which others in its network know it; empty when it has none.
[[nodiscard]] std::string machine_name();

}  // namespace mitate::web
