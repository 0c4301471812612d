#include "search/index/text_index.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "search/analysis/terms.h"
#include "search/index/xapian_pool.h"

namespace mitate::search {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSequenceKey = "mitate.sequence";
constexpr const char* kFingerprintKey = "mitate.fingerprint";
constexpr const char* kDocumentsKey = "mitate.documents";

void put_varint(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

// A broken tail ends the sentences early; it can only cost a little ranking, never a crash.
bool get_varint(std::string_view& in, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 35 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

std::string encode_sentences(const std::vector<std::vector<std::uint32_t>>& sentences) {
  std::string out;
  for (const std::vector<std::uint32_t>& sentence : sentences) {
    put_varint(out, static_cast<std::uint32_t>(sentence.size()));
    std::uint32_t previous = 0;
    for (const std::uint32_t hash : sentence) {
      put_varint(out, hash - previous);
      previous = hash;
    }
  }
  return out;
}

unsigned weight_of(FieldRole role, const SearchParameters& p) {
  const auto whole = [](double value) { return static_cast<unsigned>(std::max(1.0, value)); };
  switch (role) {
    case FieldRole::Name:
    case FieldRole::Reading:
      return whole(p.weight_name);
    case FieldRole::Provider:
      return whole(p.weight_provider);
    case FieldRole::Summary:
      return whole(p.weight_summary);
    case FieldRole::Aspect:
      return whole(p.weight_aspect);
    case FieldRole::Detail:
      return whole(p.weight_detail);
    case FieldRole::Label:
      return whole(p.weight_label);
    case FieldRole::Vocabulary:
    case FieldRole::Concept:
      return whole(p.weight_vocabulary);
  }
  return 1;
}

// "OMRON connect（オムロン コネクト）" and "Pep Up（ペップアップ）": the part outside the brackets
// and the part inside are names of their own.
std::vector<std::string> name_parts(const std::string& name) {
  std::vector<std::string> parts{name};
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"「", "」"}}) {
    const std::size_t from = name.find(open);
    const std::size_t to = from == std::string::npos ? from : name.find(close, from);
    if (to == std::string::npos) continue;
    parts.push_back(name.substr(0, from) + " " + name.substr(to + close.size()));
    parts.push_back(name.substr(from + open.size(), to - from - open.size()));
  }
  return parts;
}

DocumentTerms terms_of(const std::vector<FieldText>& fields, const Analyzer& analyzer,
                       const SearchParameters& parameters) {
  DocumentTerms terms;
  for (const FieldText& field : fields) {
    const FieldUse use{weight_of(field.role, parameters),
                       field.role == FieldRole::Name || field.role == FieldRole::Provider,
                       field.role == FieldRole::Vocabulary || field.role == FieldRole::Label};
    switch (field.role) {
      case FieldRole::Concept:
        if (const std::string term = make_term(TermSpace::Concept, field.text); !term.empty()) {
          terms.frequency[term] += use.weight;
        }
        break;
      case FieldRole::Reading:
        add_reading(analyzer, field.text, use, terms);
        break;
      case FieldRole::Name:
      case FieldRole::Provider:
        add_text(analyzer, field.text, use, terms);
        for (const std::string& part : name_parts(field.text)) add_name_key(analyzer, part, terms);
        break;
      default:
        add_text(analyzer, field.text, use, terms);
    }
  }
  return terms;
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

std::optional<std::uint64_t> number(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<void> build_text_index(const TextDocuments& documents, const Analyzer& analyzer,
                              const SearchParameters& parameters, const IndexIdentity& identity,
                              const fs::path& folder) {
  const fs::path loose = folder.string() + ".loose";
  std::error_code ignored;
  fs::remove_all(loose, ignored);
  try {
    {
      // Nobody reads the loose files, so they need no sync of their own.
      Xapian::WritableDatabase database(loose.string(),
                                        Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
      for (std::size_t ordinal = 0; ordinal < documents.size(); ++ordinal) {
        const DocumentTerms terms = terms_of(documents.fields(ordinal), analyzer, parameters);
        Xapian::Document document;
        for (const auto& [term, frequency] : terms.frequency) document.add_term(term, frequency);
        document.set_data(encode_sentences(terms.sentences));
        database.replace_document(static_cast<Xapian::docid>(ordinal + 1), document);
        for (const auto& [key, surface] : terms.surface_of_reading) {
          if (key.size() < 200 && surface.size() < 200) database.add_synonym("Y" + key, surface);
        }
      }
      database.set_metadata(kSequenceKey, std::to_string(identity.sequence));
      database.set_metadata(kFingerprintKey, std::to_string(identity.fingerprint));
      database.set_metadata(kDocumentsKey, std::to_string(identity.documents));
      database.commit();
      database.compact(folder.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    }
    fs::remove_all(loose, ignored);
  } catch (const Xapian::Error& error) {
    fs::remove_all(loose, ignored);
    fs::remove_all(folder, ignored);
    return Unexpected(ErrorCode::Io, "the index could not be built: " + error.get_description(), {},
                      {folder.string(), 0, {}});
  }
  return sync_tree(folder);
}

TextIndex::TextIndex() : pool_(std::make_unique<Pool>()) {}
TextIndex::~TextIndex() = default;

Result<std::shared_ptr<const TextIndex>> TextIndex::open(const fs::path& folder) {
  std::shared_ptr<TextIndex> index(new TextIndex());
  index->pool_->path = folder.string();
  const auto corrupt = [&](const std::string& why) {
    return Unexpected(ErrorCode::Corrupt, "the search index cannot be used: " + why,
                      "it is rebuilt from the catalog", {folder.string(), 0, {}});
  };
  try {
    Pool::Loan database(*index->pool_);
    const auto sequence = number(database->get_metadata(kSequenceKey));
    const auto fingerprint = number(database->get_metadata(kFingerprintKey));
    const auto documents = number(database->get_metadata(kDocumentsKey));
    if (!sequence || !fingerprint || !documents) {
      database.drop();
      return corrupt("its identity is missing");
    }
    if (database->get_doccount() != *documents) {
      database.drop();
      return corrupt("the number of documents differs");
    }
    index->identity_ = {*sequence, *fingerprint, *documents};
  } catch (const Xapian::Error& error) {
    return corrupt(error.get_description());
  }
  return std::shared_ptr<const TextIndex>(std::move(index));
}

std::size_t TextIndex::frequency(std::string_view term) const {
  if (term.empty()) return 0;
  try {
    Pool::Loan database(*pool_);
    return database->get_termfreq(std::string(term));
  } catch (const Xapian::Error&) {
    return 0;
  }
}

std::size_t TextIndex::frequency_of_all(const std::vector<std::string>& terms) const {
  constexpr std::size_t kMostLooked = 1000;
  if (terms.size() == 1) return frequency(terms.front());
  try {
    Pool::Loan database(*pool_);
    std::vector<std::pair<Xapian::doccount, std::string>> order;
    for (const std::string& term : terms) order.emplace_back(database->get_termfreq(term), term);
    std::sort(order.begin(), order.end());
    if (order.empty() || order.front().first == 0) return 0;
    std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> others;
    for (std::size_t i = 1; i < order.size(); ++i) {
      others.emplace_back(database->postlist_begin(order[i].second),
                          database->postlist_end(order[i].second));
    }
    std::size_t looked = 0;
    std::size_t found = 0;
    const auto end = database->postlist_end(order.front().second);
    for (auto it = database->postlist_begin(order.front().second); it != end; ++it) {
      if (++looked > kMostLooked) return found * order.front().first / kMostLooked;
      bool all = true;
      for (auto& [other, other_end] : others) {
        if (other != other_end) other.skip_to(*it);
        if (other == other_end) return found;
        if (*other != *it) {
          all = false;
          break;
        }
      }
      if (all) ++found;
    }
    return found;
  } catch (const Xapian::Error&) {
    return 0;
  }
}

std::string TextIndex::surface_of_reading(std::string_view kana_key) const {
  try {
    Pool::Loan database(*pool_);
    const std::string term = "Y" + std::string(kana_key);
    const auto it = database->synonyms_begin(term);
    return it == database->synonyms_end(term) ? std::string() : *it;
  } catch (const Xapian::Error&) {
    return {};
  }
}

void TextIndex::each_term(std::string_view prefix,
                          const std::function<void(std::string_view, std::size_t)>& visit) const {
  try {
    Pool::Loan database(*pool_);
    const std::string start(prefix);
    for (auto it = database->allterms_begin(start); it != database->allterms_end(start); ++it) {
      visit(*it, it.get_termfreq());
    }
  } catch (const Xapian::Error&) {
    // Vocabulary helps guessing at typing errors; without it search itself still works.
  }
}

std::vector<std::vector<std::uint32_t>> TextIndex::sentences(std::size_t ordinal) const {
  std::vector<std::vector<std::uint32_t>> out;
  try {
    Pool::Loan database(*pool_);
    const std::string data =
        database->get_document(static_cast<Xapian::docid>(ordinal + 1)).get_data();
    std::string_view rest = data;
    std::uint32_t size = 0;
    while (get_varint(rest, size) && size <= rest.size()) {
      std::vector<std::uint32_t>& sentence = out.emplace_back();
      sentence.reserve(size);
      std::uint32_t hash = 0;
      for (std::uint32_t i = 0; i < size; ++i) {
        std::uint32_t step = 0;
        if (!get_varint(rest, step)) return out;
        hash += step;
        sentence.push_back(hash);
      }
    }
  } catch (const Xapian::Error&) {
    return out;
  }
  return out;
}

}  // namespace mitate::search
