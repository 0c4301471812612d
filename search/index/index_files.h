// What the builder and the reader of an index agree on: keys of its metadata, names of its files.
// Raise kFormat when what is stored changes form; older generations are then rebuilt, not misread.
#pragma once

namespace mitate::search {

inline constexpr const char* kSequenceKey = "mitate.sequence";
inline constexpr const char* kFingerprintKey = "mitate.fingerprint";
inline constexpr const char* kDocumentsKey = "mitate.documents";
inline constexpr const char* kFormatKey = "mitate.format";
inline constexpr const char* kFormat = "2";
inline constexpr const char* kPhraseFile = "phrases";

}  // namespace mitate::search
