// A folder for throw-away indexes, removed at the end of its scope.
#pragma once
#include <filesystem>
#include <memory>

#include "catalog/base/result.h"

namespace mitate::search {

class ScratchFolder {
 public:
  /// Below the system's temporary folder. Io when that cannot be written.
  [[nodiscard]] static Result<std::unique_ptr<ScratchFolder>> create();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace mitate::search
