// Digests and random ids: the one libsodium door. SHA-256 for what people compare (policy hash, log
// chain), a keyed hash for what must not be guessed back (query statistics, form tokens).
// All functions are thread-safe.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace mitate {

/// SHA-256, 64 lowercase hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// Keyed BLAKE2b-256, 64 lowercase hexadecimal digits. `key` has at least 16 bytes.
[[nodiscard]] std::string keyed_hash_hex(std::string_view bytes, std::string_view key);
/// `bytes` unpredictable bytes as lowercase hexadecimal, twice as long.
[[nodiscard]] std::string random_hex(std::size_t bytes);
/// Compares without telling by its duration where two texts differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace mitate
