// The digest over the changes of one log entry, in order. Writer and proof must compute it alike,
// so it stands once. Only catalog/store.
#pragma once
#include <string>
#include <string_view>

#include "catalog/base/digest.h"

namespace mitate::catalog {

class ChangeChain {
 public:
  /// `encoded` as codec's encode_change gives it.
  void add(std::string_view encoded) { hash_ = sha256_hex(hash_ + std::string(encoded)); }
  /// Empty when nothing was added.
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  std::string hash_;
};

}  // namespace mitate::catalog
