// SQLite FTS5 over our own overlapping bigrams (its trigram tokenizer cannot match words of two
// characters): a phrase of bigrams is adjacency. Facets are a plain table joined and grouped.
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "tests/bench/peer.h"

namespace mitate::testing {
namespace {

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t n = 1;
    while (i + n < text.size() && (static_cast<unsigned char>(text[i + n]) & 0xC0) == 0x80) ++n;
    out.push_back(text.substr(i, n));
    i += n;
  }
  return out;
}

/// Overlapping pairs of neighbouring characters, hex-spelled so that FTS5 keeps them whole.
std::string bigrams(const std::string& text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  const auto list = characters(text);
  std::string out;
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    if (!out.empty()) out += ' ';
    for (const char c : list[i] + list[i + 1]) {
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

class Statement {
 public:
  Statement(sqlite3* db, const std::string& sql) {
    sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  void bind(int index, const std::string& text) {
    sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  }
  void bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_, index, value); }
  bool step() { return sqlite3_step(statement_) == SQLITE_ROW; }
  std::size_t integer(int column) {
    return static_cast<std::size_t>(sqlite3_column_int64(statement_, column));
  }
  void reset() { sqlite3_reset(statement_); }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

class SqlitePeer final : public Peer {
 public:
  ~SqlitePeer() override {
    clear_.reset();
    match_.reset();
    top_.reset();
    count_.reset();
    facets_.reset();
    sqlite3_close(db_);
  }

  Result<void> build(const std::vector<BenchDocument>& documents, const std::string& folder) {
    folder_ = folder;
    const std::string done = folder + "/DONE";
    const bool there = std::filesystem::exists(done);
    if (sqlite3_open((folder + "/fts5.db").c_str(), &db_) != SQLITE_OK) {
      return Unexpected(ErrorCode::Io, "sqlite cannot create its database");
    }
    MITATE_TRY_VOID(
        run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144"));
    if (there) return prepare();
    MITATE_TRY_VOID(
        run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize='ascii');"
            "CREATE TABLE facets(doc INTEGER, facet INTEGER, value INTEGER,"
            "                    PRIMARY KEY (doc, facet, value)) WITHOUT ROWID;"
            "BEGIN"));
    {
      Statement document(db_, "INSERT INTO docs(rowid, body) VALUES (?, ?)");
      Statement value(db_, "INSERT INTO facets VALUES (?, ?, ?)");
      std::int64_t row = 0;
      std::map<std::string, std::size_t> ids;  // values as numbers: the fastest form for grouping
      for (const BenchDocument& d : documents) {
        document.bind(1, ++row);
        document.bind(2, bigrams(d.text));
        document.step();
        document.reset();
        for (std::size_t f = 0; f < kBenchFacets.size(); ++f) {
          const auto it = d.facets.find(kBenchFacets[f]);
          if (it == d.facets.end()) continue;
          for (const std::string& v : it->second) {
            value.bind(1, row);
            value.bind(2, static_cast<std::int64_t>(f));
            value.bind(3, static_cast<std::int64_t>(ids.try_emplace(v, ids.size()).first->second));
            value.step();
            value.reset();
          }
        }
      }
    }
    MITATE_TRY_VOID(run("COMMIT; INSERT INTO docs(docs) VALUES('optimize'); ANALYZE"));
    std::ofstream(done) << documents.size();
    return prepare();
  }

  std::string name() const override { return std::string("sqlite fts5 ") + sqlite3_libversion(); }
  std::size_t bytes() const override { return folder_bytes(folder_); }

  Result<void> ask(const std::vector<std::string>& words) override {
    std::string match;
    for (const std::string& word : words) {
      match += (match.empty() ? "\"" : " AND \"") + bigrams(word) + "\"";
    }
    // The match is evaluated once, into a table in memory from which the rest is read.
    clear_->step();
    clear_->reset();
    match_->bind(1, match);
    match_->step();
    match_->reset();
    found_ = {};
    while (top_->step()) ++found_.shown;
    top_->reset();
    if (count_->step()) found_.total = count_->integer(0);
    count_->reset();
    while (facets_->step()) found_.facet_sum += facets_->integer(2);
    facets_->reset();
    return {};
  }
  Result<PeerAnswer> answer() const override { return found_; }

 private:
  Result<void> run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return {};
    const std::string text = message == nullptr ? "unknown" : message;
    sqlite3_free(message);
    return Unexpected(ErrorCode::Internal, "sqlite: " + text);
  }

  Result<void> prepare() {
    MITATE_TRY_VOID(run(
        "PRAGMA temp_store=MEMORY; CREATE TEMP TABLE hits(doc INTEGER PRIMARY KEY, score REAL)"));
    clear_ = std::make_unique<Statement>(db_, "DELETE FROM hits");
    match_ = std::make_unique<Statement>(
        db_, "INSERT INTO hits SELECT rowid, rank FROM docs WHERE docs MATCH ?");
    top_ = std::make_unique<Statement>(db_, "SELECT doc FROM hits ORDER BY score, doc LIMIT 10");
    count_ = std::make_unique<Statement>(db_, "SELECT count(*) FROM hits");
    facets_ = std::make_unique<Statement>(
        db_,
        "SELECT facet, value, count(*) FROM hits JOIN facets USING (doc) GROUP BY facet, value");
    return {};
  }

  sqlite3* db_ = nullptr;
  std::string folder_;
  std::unique_ptr<Statement> clear_;
  std::unique_ptr<Statement> match_;
  std::unique_ptr<Statement> top_;
  std::unique_ptr<Statement> count_;
  std::unique_ptr<Statement> facets_;
  PeerAnswer found_;
};

}  // namespace

Result<std::unique_ptr<Peer>> build_sqlite_peer(const std::vector<BenchDocument>& documents,
                                                const std::string& folder) {
  auto peer = std::make_unique<SqlitePeer>();
  MITATE_TRY_VOID(peer->build(documents, folder));
  return std::unique_ptr<Peer>(std::move(peer));
}

}  // namespace mitate::testing
