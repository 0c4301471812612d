// SQLite FTS5 over our own overlapping bigrams (its trigram tokenizer cannot match words of two
// characters): a phrase of bigrams is adjacency. Facets are a plain table joined and grouped.
#include <sqlite3.h>

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
  ~SqlitePeer() override { sqlite3_close(db_); }

  Result<void> build(const std::vector<BenchDocument>& documents, const std::string& folder) {
    folder_ = folder;
    if (sqlite3_open((folder + "/fts5.db").c_str(), &db_) != SQLITE_OK) {
      return Unexpected(ErrorCode::Io, "sqlite cannot create its database");
    }
    MITATE_TRY_VOID(
        run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;"
            "CREATE VIRTUAL TABLE docs USING fts5(body, tokenize='ascii');"
            "CREATE TABLE facets(doc INTEGER, facet INTEGER, value TEXT);"
            "BEGIN"));
    {
      Statement document(db_, "INSERT INTO docs(rowid, body) VALUES (?, ?)");
      Statement value(db_, "INSERT INTO facets VALUES (?, ?, ?)");
      std::int64_t row = 0;
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
            value.bind(3, v);
            value.step();
            value.reset();
          }
        }
      }
    }
    return run(
        "COMMIT; CREATE INDEX by_doc ON facets(doc, facet, value);"
        "INSERT INTO docs(docs) VALUES('optimize'); ANALYZE");
  }

  std::string name() const override { return std::string("sqlite fts5 ") + sqlite3_libversion(); }
  std::size_t bytes() const override { return folder_bytes(folder_); }

  Result<PeerAnswer> ask(const std::vector<std::string>& words) override {
    std::string match;
    for (const std::string& word : words) {
      match += (match.empty() ? "\"" : " AND \"") + bigrams(word) + "\"";
    }
    PeerAnswer out;
    Statement top(db_, "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10");
    top.bind(1, match);
    while (top.step()) ++out.shown;
    Statement count(db_, "SELECT count(*) FROM docs WHERE docs MATCH ?");
    count.bind(1, match);
    if (count.step()) out.total = count.integer(0);
    Statement facets(db_,
                     "SELECT facet, value, count(*) FROM facets WHERE doc IN "
                     "(SELECT rowid FROM docs WHERE docs MATCH ?) GROUP BY facet, value");
    facets.bind(1, match);
    while (facets.step()) out.facet_sum += facets.integer(2);
    return out;
  }

 private:
  Result<void> run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return {};
    const std::string text = message == nullptr ? "unknown" : message;
    sqlite3_free(message);
    return Unexpected(ErrorCode::Internal, "sqlite: " + text);
  }

  sqlite3* db_ = nullptr;
  std::string folder_;
};

}  // namespace

Result<std::unique_ptr<Peer>> build_sqlite_peer(const std::vector<BenchDocument>& documents,
                                                const std::string& folder) {
  auto peer = std::make_unique<SqlitePeer>();
  MITATE_TRY_VOID(peer->build(documents, folder));
  return std::unique_ptr<Peer>(std::move(peer));
}

}  // namespace mitate::testing
