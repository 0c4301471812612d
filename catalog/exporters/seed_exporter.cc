#include "catalog/exporters/seed_exporter.h"

#include <fstream>
#include <system_error>
#include <vector>

#include "catalog/exporters/csv_writer.h"

namespace mitate::catalog {

namespace fs = std::filesystem;

std::string seed_file(const Table& table) {
  std::string out;
  std::vector<std::string> header;
  for (const Column& column : table.schema->columns) header.emplace_back(column.name);
  append_csv_record(out, header);
  for (const Row& row : table.rows) append_csv_record(out, row.cells);
  return out;
}

Result<void> write_seed(const RowSet& rows, const fs::path& folder) {
  for (const auto& [name, table] : rows) {
    const fs::path path = folder / table.schema->path;
    const fs::path unfinished = path.string() + ".part";
    const auto failure = [&](const std::string& reason) {
      return Unexpected(ErrorCode::Io, "「" + path.string() + "」に書けません（" + reason + "）。",
                        "フォルダの権限と空きを確かめてください。", {path.string(), 0, {}});
    };
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);
    if (failed) return failure(failed.message());
    {
      std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
      file << seed_file(table);
      file.flush();
      if (!file) return failure("書き込みの失敗");
    }
    fs::rename(unfinished, path, failed);
    if (failed) return failure(failed.message());
  }
  return {};
}

}  // namespace mitate::catalog
