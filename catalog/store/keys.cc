#include "catalog/store/keys.h"

#include "catalog/base/digest.h"

namespace mitate::catalog {
namespace {

/// Below LMDB's 511 with room for the digest.
constexpr std::size_t kMaxPlainKey = 440;

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> shift) & 0xFF);
  }
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::string table_prefix(std::string_view table) { return std::string(table) + '\0'; }

std::string row_store_key(std::string_view table, std::string_view row_key) {
  std::string out = table_prefix(table) + std::string(row_key);
  if (out.size() <= kMaxPlainKey) return out;
  const std::string digest = sha256_hex(out);
  out.resize(kMaxPlainKey);
  return out + '\x1e' + digest.substr(0, 32);
}

std::string sequence_key(std::uint64_t sequence) {
  std::string out;
  append_big_endian(out, sequence, 8);
  return out;
}

std::string change_key(std::uint64_t sequence, std::uint32_t number) {
  std::string out = sequence_key(sequence);
  append_big_endian(out, number, 4);
  return out;
}

std::string history_prefix(std::string_view row_store_key) {
  return sha256_hex(row_store_key).substr(0, 32);
}

std::string history_key(std::string_view row_store_key, std::uint64_t sequence,
                        std::uint32_t number) {
  return history_prefix(row_store_key) + change_key(sequence, number);
}

std::optional<ChangePlace> change_place(std::string_view key) {
  if (key.size() < 12) return std::nullopt;
  const std::string_view tail = key.substr(key.size() - 12);
  return ChangePlace{big_endian(tail.substr(0, 8)),
                     static_cast<std::uint32_t>(big_endian(tail.substr(8)))};
}

std::optional<std::uint64_t> sequence_of(std::string_view key) {
  if (key.size() != 8) return std::nullopt;
  return big_endian(key);
}

}  // namespace mitate::catalog
