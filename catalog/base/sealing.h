// Sealing what only the holder of a secret may read: XChaCha20-Poly1305 with keys derived from the
// secret, which itself is stored nowhere. Second file of the libsodium door (see digest.h). Called
// by the store of needs. All functions are thread-safe.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mitate {

/// The name under which something sealed with `secret` is stored, 64 hexadecimal digits. The secret
/// (at least 16 unpredictable bytes) cannot be found from it.
[[nodiscard]] std::string sealed_name(std::string_view secret);
/// Nonce and ciphertext. `context` is not stored, but must be the same when opening.
[[nodiscard]] std::string seal(std::string_view bytes, std::string_view secret,
                               std::string_view context);
/// nullopt when the secret or the context is another one or a bit has changed.
[[nodiscard]] std::optional<std::string> open_sealed(std::string_view sealed,
                                                     std::string_view secret,
                                                     std::string_view context);

/// Eight bytes that tell damage by accident, not by intent: SipHash with a fixed key.
[[nodiscard]] std::string checksum(std::string_view first, std::string_view second);

}  // namespace mitate
