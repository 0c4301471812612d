#include "search/index/text_index.h"

#include <atomic>
#include <charconv>
#include <optional>
#include <random>
#include <utility>

#include "search/analysis/lexicon.h"
#include "search/index/index_files.h"
#include "search/index/xapian_pool.h"

namespace mitate::search {
namespace {

namespace fs = std::filesystem;

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

std::optional<std::uint64_t> number(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

// A query asks a hundred times how frequent a term is, and each answer is a walk down a tree on
// disk (3 to 5 us). One number a slot: 40 bits tell the term, 24 its frequency plus one; a newer
// term takes the slot of an older one. Wrong only when two terms share 56 bits of hash.
class TextIndex::Frequencies {
 public:
  static constexpr std::uint64_t kMost = (std::uint64_t{1} << 24U) - 2;

  Frequencies() : slots_(std::size_t{1} << 16U) {
    std::random_device random;
    seed_ = (static_cast<std::uint64_t>(random()) << 32U) | random();
  }
  [[nodiscard]] std::uint64_t hash_of(std::string_view term) const {
    std::uint64_t hash = checksum_of(term, seed_);
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31U);
  }
  [[nodiscard]] std::optional<std::size_t> find(std::uint64_t hash) const {
    const std::uint64_t slot = slots_[hash & 0xFFFFU].load(std::memory_order_relaxed);
    if (slot == 0 || slot >> 24U != hash >> 24U) return std::nullopt;
    return static_cast<std::size_t>((slot & 0xFFFFFFU) - 1);
  }
  void put(std::uint64_t hash, std::size_t frequency) {
    if (frequency > kMost) return;
    slots_[hash & 0xFFFFU].store((hash >> 24U << 24U) | (frequency + 1), std::memory_order_relaxed);
  }

 private:
  std::vector<std::atomic<std::uint64_t>> slots_;
  std::uint64_t seed_ = 0;
};

TextIndex::TextIndex()
    : pool_(std::make_unique<XapianPool>()), frequencies_(std::make_unique<Frequencies>()) {}
TextIndex::~TextIndex() = default;

Result<std::shared_ptr<const TextIndex>> TextIndex::open(const fs::path& folder) {
  std::shared_ptr<TextIndex> index(new TextIndex());
  index->pool_->path = folder.string();
  const auto corrupt = [&](const std::string& why) {
    return Unexpected(ErrorCode::Corrupt, "the search index cannot be used: " + why,
                      "it is rebuilt from the catalog", {folder.string(), 0, {}});
  };
  try {
    XapianPool::Loan database(*index->pool_);
    const auto sequence = number(database->get_metadata(kSequenceKey));
    const auto fingerprint = number(database->get_metadata(kFingerprintKey));
    const auto documents = number(database->get_metadata(kDocumentsKey));
    if (!sequence || !fingerprint || !documents) {
      database.drop();
      return corrupt("its identity is missing");
    }
    if (database->get_metadata(kFormatKey) != kFormat) {
      database.drop();
      return corrupt("it has the form of another version");
    }
    if (database->get_doccount() != *documents) {
      database.drop();
      return corrupt("the number of documents differs");
    }
    index->identity_ = {*sequence, *fingerprint, *documents};
  } catch (const Xapian::Error& error) {
    return corrupt(error.get_description());
  }
  MITATE_TRY(index->phrases_, PhraseIndex::open(folder / kPhraseFile, index->identity_.documents));
  return std::shared_ptr<const TextIndex>(std::move(index));
}

std::size_t TextIndex::frequency(std::string_view term) const {
  if (term.empty()) return 0;
  const std::uint64_t hash = frequencies_->hash_of(term);
  if (const auto known = frequencies_->find(hash)) return *known;
  try {
    XapianPool::Loan database(*pool_);
    const std::size_t found = database->get_termfreq(std::string(term));
    frequencies_->put(hash, found);
    return found;
  } catch (const Xapian::Error&) {
    return 0;
  }
}

std::size_t TextIndex::frequency_of_all(const std::vector<std::string>& terms) const {
  constexpr std::size_t kMostLooked = 1000;
  if (terms.size() == 1) return frequency(terms.front());
  try {
    XapianPool::Loan database(*pool_);
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
    XapianPool::Loan database(*pool_);
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
    XapianPool::Loan database(*pool_);
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
    XapianPool::Loan database(*pool_);
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
