// Writes one generation's index: documents are cut into pieces of consecutive ordinals, pieces are
// built side by side, then joined and compacted. How the pieces are cut depends on the number of
// documents alone, so one thread and many give the same index. A Xapian door.
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "search/index/document_terms.h"
#include "search/index/index_files.h"
#include "search/index/pair_list.h"
#include "search/index/phrase_index.h"
#include "search/index/text_index.h"

namespace mitate::search {
namespace {

namespace fs = std::filesystem;

// Small catalogs are one piece: a second thread would only pay for its own dictionary. The most
// pieces keeps the files open while joining far below a process's usual limit of 1024.
constexpr std::size_t kSmallestPiece = 2000;
constexpr std::size_t kMostPieces = 32;
// Xapian gathers postings in one tree per term, whose nodes are scattered over memory: few
// documents at a time stay in the processor's caches, and in a piece this small merging them costs
// little. Measured with 1,500 generated records on one core: 4000 a time 146 documents/s, 500: 174,
// 125: 216.
constexpr std::size_t kDocumentsPerCommit = 125;
constexpr std::size_t kLongestSynonym = 200;
constexpr unsigned kMostThreads = 8;

std::string encode_sentences(const std::vector<std::vector<std::uint32_t>>& sentences) {
  std::string out;
  for (const std::vector<std::uint32_t>& sentence : sentences) {
    put_number(out, static_cast<std::uint32_t>(sentence.size()));
    std::uint32_t previous = 0;
    for (const std::uint32_t hash : sentence) {
      put_number(out, hash - previous);
      previous = hash;
    }
  }
  return out;
}

Result<void> sync_tree(const fs::path& folder) {
  std::error_code error;
  const auto sync = [](const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags);
    if (file < 0) return false;
    const bool ok = ::fsync(file) == 0;
    ::close(file);
    return ok;
  };
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file() && !sync(entry.path(), O_RDONLY)) {
      return Unexpected(ErrorCode::Io, "an index file could not be written to disk", {},
                        {entry.path().string(), 0, {}});
    }
  }
  if (error || !sync(folder, O_RDONLY | O_DIRECTORY)) {
    return Unexpected(ErrorCode::Io, "the index folder could not be written to disk", {},
                      {folder.string(), 0, {}});
  }
  return {};
}

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  fs::path database;
  fs::path phrases;
};

std::vector<Piece> cut_into_pieces(std::size_t documents, const fs::path& folder) {
  const std::size_t size = std::max(kSmallestPiece, (documents + kMostPieces - 1) / kMostPieces);
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin < documents || pieces.empty(); begin += size) {
    const std::string name = std::to_string(pieces.size());
    pieces.push_back({begin, std::min(documents, begin + size), folder / ("index-" + name),
                      folder / ("phrases-" + name)});
  }
  return pieces;
}

class PieceBuilder {
 public:
  PieceBuilder(const TextDocuments& documents, const Analyzer& analyzer,
               const SearchParameters& parameters, const IndexIdentity& identity)
      : documents_(documents), analyzer_(analyzer), parameters_(parameters), identity_(identity) {}

  Result<void> build(const Piece& piece) const {
    // Nobody reads these files but the join, so they need no sync; term lists would only serve
    // changes of single documents, which never happen to a generation.
    Xapian::WritableDatabase database(piece.database.string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                                   Xapian::DB_NO_SYNC |
                                                                   Xapian::DB_NO_TERMLIST);
    PhrasePiece phrases;
    std::map<std::string, std::string> surface_of_reading;
    DocumentReader reader(analyzer_, parameters_);
    for (std::size_t ordinal = piece.begin; ordinal < piece.end; ++ordinal) {
      const ReadDocument read = reader.read(documents_.fields(ordinal));
      Xapian::Document document;
      for (const auto& [term, frequency] : read.terms.frequency) {
        document.add_term(term, frequency);
      }
      document.set_data(encode_sentences(read.terms.sentences));
      database.replace_document(static_cast<Xapian::docid>(ordinal + 1), document);
      phrases.add(static_cast<std::uint32_t>(ordinal), read.runs);
      for (const auto& [key, surface] : read.terms.surface_of_reading) {
        if (key.size() >= kLongestSynonym || surface.size() >= kLongestSynonym) continue;
        // Only the first in byte order is ever shown.
        const auto [known, fresh] = surface_of_reading.try_emplace(key, surface);
        if (!fresh && surface < known->second) known->second = surface;
      }
      if ((ordinal + 1 - piece.begin) % kDocumentsPerCommit == 0) database.commit();
    }
    for (const auto& [key, surface] : surface_of_reading) database.add_synonym("Y" + key, surface);
    if (piece.begin == 0) {
      database.set_metadata(kSequenceKey, std::to_string(identity_.sequence));
      database.set_metadata(kFingerprintKey, std::to_string(identity_.fingerprint));
      database.set_metadata(kDocumentsKey, std::to_string(identity_.documents));
      database.set_metadata(kFormatKey, kFormat);
    }
    database.commit();
    return phrases.write(piece.phrases);
  }

 private:
  const TextDocuments& documents_;
  const Analyzer& analyzer_;
  const SearchParameters& parameters_;
  const IndexIdentity& identity_;
};

Unexpected index_fault(const Xapian::Error& error, const fs::path& folder) {
  return Unexpected(ErrorCode::Io, "the index could not be built: " + error.get_description(), {},
                    {folder.string(), 0, {}});
}

Result<void> build_pieces(const PieceBuilder& builder, const std::vector<Piece>& pieces) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::optional<Error> fault;
  const auto work = [&] {
    for (std::size_t i = next++; i < pieces.size(); i = next++) {
      Result<void> built;
      try {
        built = builder.build(pieces[i]);
      } catch (const Xapian::Error& error) {
        built = index_fault(error, pieces[i].database);
      }
      if (built) continue;
      const std::lock_guard lock(mutex);
      if (!fault) fault = built.error();
      next = pieces.size();
    }
  };
  const std::size_t threads = std::min<std::size_t>(
      pieces.size(), std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads));
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
  }
  if (fault) return Unexpected(*fault);
  return {};
}

}  // namespace

Result<void> build_text_index(const TextDocuments& documents, const Analyzer& analyzer,
                              const SearchParameters& parameters, const IndexIdentity& identity,
                              const fs::path& folder) {
  const fs::path loose = folder.string() + ".loose";
  std::error_code error;
  fs::remove_all(loose, error);
  fs::create_directories(loose, error);
  const std::vector<Piece> pieces = cut_into_pieces(documents.size(), loose);
  const auto write = [&]() -> Result<void> {
    MITATE_TRY_VOID(build_pieces(PieceBuilder(documents, analyzer, parameters, identity), pieces));
    try {
      Xapian::Database all;
      for (const Piece& piece : pieces) all.add_database(Xapian::Database(piece.database.string()));
      all.compact(folder.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    } catch (const Xapian::Error& fault) {
      return index_fault(fault, folder);
    }
    std::vector<fs::path> phrases;
    for (const Piece& piece : pieces) phrases.push_back(piece.phrases);
    return join_phrase_pieces(phrases, documents.size(), folder / kPhraseFile);
  };
  const Result<void> written = write();
  fs::remove_all(loose, error);
  if (!written) {
    fs::remove_all(folder, error);
    return written;
  }
  return sync_tree(folder);
}

}  // namespace mitate::search
