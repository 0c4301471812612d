#include "catalog/base/digest.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

#include "catalog/base/result.h"

namespace mitate {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(const unsigned char* data, std::size_t size) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2);
  for (std::size_t i = 0; i < size; ++i) {
    out += kDigits[data[i] >> 4];
    out += kDigits[data[i] & 15];
  }
  return out;
}

void start_sodium() {
  // sodium_init is idempotent and thread-safe; it only fails without a random source.
  static const bool ready = sodium_init() >= 0;
  MITATE_CHECK(ready);
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  return hex(digest.data(), digest.size());
}

std::string keyed_hash_hex(std::string_view bytes, std::string_view key) {
  start_sodium();
  MITATE_CHECK(key.size() >= crypto_generichash_KEYBYTES_MIN);
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(bytes), bytes.size(), bytes_of(key),
                     std::min<std::size_t>(key.size(), crypto_generichash_KEYBYTES_MAX));
  return hex(digest.data(), digest.size());
}

std::string random_hex(std::size_t bytes) {
  start_sodium();
  std::vector<unsigned char> buffer(bytes);
  randombytes_buf(buffer.data(), buffer.size());
  return hex(buffer.data(), buffer.size());
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace mitate
