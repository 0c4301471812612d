#include "catalog/store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace mitate::catalog {

Result<WriterLock> WriterLock::take(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (descriptor < 0) {
    return Unexpected(
        ErrorCode::Io,
        "書き込みの錠「" + file.string() + "」を作れません（" + std::strerror(errno) + "）。",
        "フォルダの権限を確かめてください。");
  }
  WriterLock out(descriptor);
  int code = 0;
  do {
    code = ::flock(descriptor, LOCK_EX | LOCK_NB);
  } while (code != 0 && errno == EINTR);
  if (code == 0) return out;
  if (errno != EWOULDBLOCK) {
    return Unexpected(ErrorCode::Io, "書き込みの錠「" + file.string() + "」を掛けられません（" +
                                         std::strerror(errno) + "）。");
  }
  return Unexpected(ErrorCode::Locked,
                    "別の処理が「" + file.parent_path().string() + "」に書き込んでいます。",
                    "その処理が終わってから、もう一度実行してください。");
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace mitate::catalog
