#include "search/evaluation/json_lines.h"

#include <zlib.h>

#include <array>
#include <memory>
#include <nlohmann/json.hpp>

namespace mitate::search {
namespace {

struct CloseFile {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

// Keeps one hostile line from taking all memory.
constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

}  // namespace

Result<std::vector<nlohmann::json>> read_json_lines(const std::string& path) {
  // gzopen reads plain files as they are.
  const std::unique_ptr<gzFile_s, CloseFile> file(gzopen(path.c_str(), "rb"));
  if (file == nullptr) {
    return Unexpected(ErrorCode::Io, "the file cannot be opened", {}, {path, 0, {}});
  }
  std::vector<nlohmann::json> out;
  std::array<char, 1U << 16U> buffer{};
  std::string line;
  std::uint64_t row = 0;
  const auto finish = [&]() -> Result<void> {
    ++row;
    if (line.find_first_not_of(" \r\t") == std::string::npos) return {};
    nlohmann::json value = nlohmann::json::parse(line, nullptr, false);
    if (!value.is_object()) {
      return Unexpected(ErrorCode::InvalidData, "the line is not a JSON object", {},
                        {path, row, {}});
    }
    out.push_back(std::move(value));
    return {};
  };
  for (;;) {
    const int size = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (size < 0) return Unexpected(ErrorCode::Io, "the file cannot be read", {}, {path, row, {}});
    if (size == 0) break;
    for (int i = 0; i < size; ++i) {
      const char c = buffer[static_cast<std::size_t>(i)];
      if (c == '\n') {
        MITATE_TRY_VOID(finish());
        line.clear();
      } else if (line.size() < kMaxLineBytes) {
        line.push_back(c);
      }
    }
  }
  if (!line.empty()) MITATE_TRY_VOID(finish());
  return out;
}

}  // namespace mitate::search
