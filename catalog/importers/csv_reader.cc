#include "catalog/importers/csv_reader.h"

#include <set>
#include <utility>

namespace mitate::catalog {
namespace {

class Cutter {
 public:
  Cutter(std::string_view bytes, std::string_view file, std::vector<Error>& errors)
      : bytes_(bytes), file_(file), errors_(errors) {}

  CsvFile run() {
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") {
      out_.had_bom = true;
      bytes_.remove_prefix(3);
    }
    if (bytes_.empty()) {
      fault("ファイルが空です。1行目に見出しが要ります。");
      return std::move(out_);
    }
    while (at_ < bytes_.size() && !stopped_) read_record();
    return std::move(out_);
  }

 private:
  void fault(const std::string& message) {
    errors_.push_back({ErrorCode::InvalidData, message, {}, {file_, row_ + 1, {}}, {}});
  }

  std::string position() const {
    return std::to_string(line_) + "行目の" + std::to_string(at_ - line_start_ + 1) + "バイト目";
  }

  void next_line() {
    ++line_;
    line_start_ = at_;
  }

  /// At a line end: consumes it and says so.
  bool take_line_end() {
    if (bytes_[at_] == '\n') {
      ++at_;
      next_line();
      return true;
    }
    if (bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') {
      out_.had_crlf = true;
      at_ += 2;
      next_line();
      return true;
    }
    return false;
  }

  void read_quoted(std::string& cell) {
    const std::string opened = position();
    ++at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '"') {
        if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
          cell += '"';
          at_ += 2;
          continue;
        }
        ++at_;
        return;
      }
      check_nul(c);
      cell += c;
      ++at_;
      if (c == '\n') next_line();
    }
    fault("引用符が閉じられていません（" + opened + "で開いたもの）。");
    stopped_ = true;
  }

  void check_nul(char c) {
    if (c == '\0') fault("NUL文字があります（" + position() + "）。");
  }

  void read_record() {
    CsvRecord record;
    record.row = row_ + 1;
    record.line = line_;
    if (take_line_end()) {
      fault("空の行があります（" + std::to_string(record.line) + "行目）。");
      ++row_;
      return;
    }
    bool faulty = false;
    bool open = true;
    while (open && !stopped_) {
      std::string cell;
      const bool quoted = at_ < bytes_.size() && bytes_[at_] == '"';
      if (quoted) read_quoted(cell);
      if (stopped_) return;
      bool complained = false;
      while (true) {
        if (at_ >= bytes_.size() || take_line_end()) {
          open = false;
          break;
        }
        const char c = bytes_[at_];
        if (c == ',') {
          ++at_;
          break;
        }
        check_nul(c);
        if (!complained && quoted) {
          fault("閉じた引用符のあとに文字があります（" + position() + "）。");
          complained = faulty = true;
        } else if (!complained && c == '"') {
          fault("引用符で囲まれていない欄に引用符があります（" + position() + "）。");
          complained = faulty = true;
        } else if (!complained && c == '\r') {
          fault("改行はLFかCRLFにしてください（" + position() + "にCRだけがあります）。");
          complained = faulty = true;
        }
        cell += c;
        ++at_;
      }
      record.cells.push_back(std::move(cell));
    }
    keep(std::move(record), faulty);
    ++row_;
  }

  void keep(CsvRecord record, bool faulty) {
    if (row_ == 0) {
      std::set<std::string> seen;
      for (const std::string& name : record.cells) {
        if (name.empty()) fault("見出しに空の列名があります。");
        if (!name.empty() && !seen.insert(name).second) {
          fault("見出しの列名「" + name + "」が重なっています。");
        }
      }
      out_.header = std::move(record.cells);
      return;
    }
    if (record.cells.size() != out_.header.size()) {
      fault("列の数が見出しと合いません（見出し" + std::to_string(out_.header.size()) +
            "列、この行" + std::to_string(record.cells.size()) + "列、" +
            std::to_string(record.line) + "行目から）。");
      return;
    }
    if (!faulty) out_.records.push_back(std::move(record));
  }

  std::string_view bytes_;
  std::string file_;
  std::vector<Error>& errors_;
  CsvFile out_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t row_ = 0;  ///< records read so far
  bool stopped_ = false;
};

}  // namespace

CsvFile read_csv(std::string_view bytes, std::string_view file_name, std::vector<Error>& errors) {
  return Cutter(bytes, file_name, errors).run();
}

}  // namespace mitate::catalog
