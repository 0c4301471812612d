#include "search/evaluation/scratch_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace mitate::search {

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::create() {
  std::error_code error;
  std::filesystem::path base = std::filesystem::temp_directory_path(error);
  if (error) base = "/tmp";
  std::string pattern = (base / "mitate-index-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    return Unexpected(ErrorCode::Io, "no temporary folder could be made", {},
                      {base.string(), 0, {}});
  }
  return std::unique_ptr<ScratchFolder>(new ScratchFolder(pattern));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace mitate::search
