#include "catalog/base/sealing.h"

#include <sodium.h>

#include <array>

#include "catalog/base/digest.h"

namespace mitate {
namespace {

using Key = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// Different purposes get independent keys: knowing one tells nothing about the other.
Key derived_key(std::string_view secret, std::string_view purpose) {
  Key key{};
  crypto_generichash(key.data(), key.size(), bytes_of(purpose), purpose.size(), bytes_of(secret),
                     secret.size());
  return key;
}

}  // namespace

std::string sealed_name(std::string_view secret) {
  return keyed_hash_hex("mitate sealed name", secret);
}

std::string seal(std::string_view bytes, std::string_view secret, std::string_view context) {
  Key key = derived_key(secret, "mitate sealed content");
  std::string out(kNonceBytes + bytes.size() + kTagBytes, '\0');
  randombytes_buf(out.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + kNonceBytes, nullptr, bytes_of(bytes),
                                             bytes.size(), bytes_of(context), context.size(),
                                             nullptr, bytes_of(out), key.data());
  sodium_memzero(key.data(), key.size());
  return out;
}

std::optional<std::string> open_sealed(std::string_view sealed, std::string_view secret,
                                       std::string_view context) {
  if (sealed.size() < kNonceBytes + kTagBytes) return std::nullopt;
  Key key = derived_key(secret, "mitate sealed content");
  std::string out(sealed.size() - kNonceBytes - kTagBytes, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes_of(out), nullptr, nullptr, bytes_of(sealed) + kNonceBytes, sealed.size() - kNonceBytes,
      bytes_of(context), context.size(), bytes_of(sealed), key.data());
  sodium_memzero(key.data(), key.size());
  if (failed != 0) return std::nullopt;
  return out;
}

std::string checksum(std::string_view first, std::string_view second) {
  constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> kKey{'m', 'i', 't', 'a', 't', 'e'};
  // The length parts the two, so that no byte can wander from one to the other.
  std::string joined = std::to_string(first.size());
  joined.append(":").append(first).append(second);
  std::string out(crypto_shorthash_BYTES, '\0');
  crypto_shorthash(bytes_of(out), bytes_of(joined), joined.size(), kKey.data());
  return out;
}

}  // namespace mitate
