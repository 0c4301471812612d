// An exclusive lock on a data directory through a lock file, held as long as the object lives and
// freed by the kernel when the process dies. Used by CatalogWriter and by whoever replaces derived
// files beside the store (search index generations).
#pragma once
#include <filesystem>

#include "catalog/base/result.h"

namespace mitate::catalog {

class WriterLock {
 public:
  /// Creates `file` when it is missing. Locked when anybody holds it, this process included.
  [[nodiscard]] static Result<WriterLock> take(const std::filesystem::path& file);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace mitate::catalog
