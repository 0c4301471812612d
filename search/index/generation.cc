#include "search/index/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "search/analysis/lexicon.h"

namespace mitate::search {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrent = "CURRENT";
constexpr const char* kLock = "LOCK";
constexpr const char* kManifest = "MANIFEST";
constexpr std::string_view kBuilding = ".building";
// Files are read through once at opening up to this size; above it their sizes must do.
constexpr std::uintmax_t kChecksummedBytes = std::uintmax_t{64} << 20U;

Unexpected io_fault(const std::string& what, const fs::path& path) {
  return Unexpected(ErrorCode::Io, what + ": " + std::strerror(errno), {}, {path.string(), 0, {}});
}

class FileLock {
 public:
  static Result<std::unique_ptr<FileLock>> take(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return io_fault("the index lock cannot be opened", path);
    while (::flock(file, LOCK_EX) != 0) {
      if (errno == EINTR) continue;
      ::close(file);
      return io_fault("the index lock cannot be taken", path);
    }
    return std::unique_ptr<FileLock>(new FileLock(file));
  }
  ~FileLock() { ::close(file_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int file) : file_(file) {}
  int file_;
};

Result<void> sync_path(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return io_fault("cannot be opened", path);
  const bool ok = ::fsync(file) == 0;
  ::close(file);
  if (!ok) return io_fault("cannot be written to disk", path);
  return {};
}

Result<void> write_file(const fs::path& path, const std::string& text) {
  {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (!out) return io_fault("cannot be written", path);
  }
  return sync_path(path, O_RDONLY);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool is_generation_name(std::string_view name) {
  return name.starts_with("gen-") && name.size() > 12 && name.find('.') == std::string_view::npos &&
         name.find('/') == std::string_view::npos;
}

// "file size checksum" per line, in the order of the names.
std::string manifest_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::uintmax_t total = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    // Xapian's flintlock is an empty lock file that readers and writers may touch.
    if (!entry.is_regular_file() || entry.path().filename() == kManifest ||
        entry.path().filename() == "flintlock") {
      continue;
    }
    files.push_back(entry.path());
    total += entry.file_size(error);
  }
  std::sort(files.begin(), files.end());
  std::ostringstream out;
  for (const fs::path& file : files) {
    out << file.filename().string() << ' ' << fs::file_size(file, error) << ' ';
    if (total <= kChecksummedBytes) {
      out << std::hex << checksum_of(read_file(file)) << std::dec;
    } else {
      out << '-';
    }
    out << '\n';
  }
  return out.str();
}

std::shared_ptr<const TextIndex> open_if_it_is(const fs::path& folder, const std::string& name,
                                               const IndexIdentity& identity) {
  if (!is_generation_name(name)) return nullptr;
  auto opened = open_generation(folder, name);
  if (!opened || (*opened)->identity() != identity) return nullptr;
  return *opened;
}

Result<void> publish(const fs::path& folder, const std::string& name) {
  const fs::path fresh = folder / (std::string(kCurrent) + ".new");
  MITATE_TRY_VOID(write_file(fresh, name + "\n"));
  std::error_code error;
  fs::rename(fresh, folder / kCurrent, error);
  if (error) {
    return Unexpected(ErrorCode::Io, "CURRENT cannot be renamed: " + error.message(), {},
                      {(folder / kCurrent).string(), 0, {}});
  }
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

// Removes half-built folders and all generations but the named ones. Faults do not matter here:
// what stays is rubbish that the next builder meets again.
void tidy(const fs::path& folder, const std::string& keep, const std::string& keep_too) {
  std::error_code error;
  std::vector<fs::path> doomed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("gen-") || name == keep || name == keep_too) continue;
    doomed.push_back(entry.path());
  }
  for (const fs::path& path : doomed) fs::remove_all(path, error);
}

}  // namespace

std::string generation_name(const IndexIdentity& identity) {
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(identity.fingerprint));
  return "gen-" + std::to_string(identity.sequence) + "-" + std::string(hex, 8);
}

std::string current_generation(const fs::path& folder) {
  std::string name = read_file(folder / kCurrent);
  while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) name.pop_back();
  return is_generation_name(name) && name.size() < 80 ? name : std::string();
}

Result<std::shared_ptr<const TextIndex>> open_generation(const fs::path& folder,
                                                         const std::string& name) {
  const fs::path path = folder / name;
  const std::string manifest = read_file(path / kManifest);
  if (manifest.empty() || manifest != manifest_of(path)) {
    return Unexpected(ErrorCode::Corrupt,
                      "the files of the search index are not as they were built",
                      "it is rebuilt from the catalog", {path.string(), 0, {}});
  }
  return TextIndex::open(path);
}

Result<Generation> open_or_build_generation(const fs::path& folder, const TextDocuments& documents,
                                            const Analyzer& analyzer,
                                            const SearchParameters& parameters,
                                            const IndexIdentity& identity) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return Unexpected(ErrorCode::Io, "the index folder cannot be made: " + error.message(), {},
                      {folder.string(), 0, {}});
  }
  const std::string name = generation_name(identity);
  const std::string previous = current_generation(folder);
  if (previous == name) {
    if (auto index = open_if_it_is(folder, name, identity)) return Generation{index, name, false};
  }
  MITATE_TRY(const auto lock, FileLock::take(folder / kLock));
  // Another builder may have finished while we waited, or died between rename and CURRENT.
  if (auto index = open_if_it_is(folder, name, identity)) {
    if (current_generation(folder) != name) MITATE_TRY_VOID(publish(folder, name));
    return Generation{index, name, false};
  }
  const std::string keep = previous == name ? std::string() : previous;
  tidy(folder, keep, {});
  const fs::path building = folder / (name + std::string(kBuilding));
  MITATE_TRY_VOID(build_text_index(documents, analyzer, parameters, identity, building));
  MITATE_TRY_VOID(write_file(building / kManifest, manifest_of(building)));
  {
    MITATE_TRY(const auto built, TextIndex::open(building));
    if (built->identity() != identity) {
      return Unexpected(ErrorCode::Corrupt, "the new search index does not match what was built",
                        {}, {building.string(), 0, {}});
    }
  }
  MITATE_TRY_VOID(sync_path(building, O_RDONLY | O_DIRECTORY));
  fs::rename(building, folder / name, error);
  if (error) {
    return Unexpected(ErrorCode::Io, "the new index cannot be renamed: " + error.message(), {},
                      {building.string(), 0, {}});
  }
  MITATE_TRY_VOID(sync_path(folder, O_RDONLY | O_DIRECTORY));
  MITATE_TRY_VOID(publish(folder, name));
  MITATE_TRY(auto index, open_generation(folder, name));
  return Generation{std::move(index), name, true};
}

}  // namespace mitate::search
