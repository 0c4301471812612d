// A fresh folder that goes away with the object. Tests never share folders or fixed names.
#pragma once
#include <filesystem>
#include <string>

namespace mitate::testing {

class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// A path inside; nothing is created.
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// Whole file as bytes; throws when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Creates folders as needed; throws when it cannot be written.
void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace mitate::testing
