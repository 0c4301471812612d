// Words by ICU's Japanese rules: no parts of speech and no readings except where the text is kana.
// Used where MeCab cannot start. An ICU door.
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <mutex>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/segmenter.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

// Without parts of speech, short hiragana words are nearly always particles and endings.
constexpr std::size_t kLongestParticle = 2;

class IcuSegmenter final : public Segmenter {
 public:
  explicit IcuSegmenter(std::unique_ptr<icu::BreakIterator> prototype)
      : prototype_(std::move(prototype)) {}

  void segment(std::u32string_view run, std::size_t offset,
               std::vector<Token>& out) const override {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(run.data()), static_cast<std::int32_t>(run.size()));
    std::unique_ptr<icu::BreakIterator> words;
    {
      // clone() is const but the prototype is shared between threads.
      const std::lock_guard lock(mutex_);
      words.reset(prototype_->clone());
    }
    words->setText(text);
    std::int32_t from = words->first();
    std::size_t at = 0;
    for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; to = words->next()) {
      const auto length = static_cast<std::size_t>(text.countChar32(from, to - from));
      out.push_back(token_of(run.substr(at, length), offset + at));
      at += length;
      from = to;
    }
  }
  std::string name() const override { return "icu"; }
  std::string identity() const override { return "icu " U_ICU_VERSION; }

 private:
  static Token token_of(std::u32string_view surface, std::size_t at) {
    Token token;
    token.begin = at;
    token.end = at + surface.size();
    token.base = surface;
    bool word = false;
    for (const char32_t c : surface) word = word || is_japanese(c) || is_letter(c);
    token.kind = word ? TokenKind::Word : TokenKind::Symbol;
    if (word && all_hiragana(surface) && surface.size() <= kLongestParticle) {
      token.kind = TokenKind::Function;
    }
    if (all_kana(surface)) {
      for (const char32_t c : surface) token.reading.push_back(to_katakana(c));
      token.base_reading = token.reading;
    }
    return token;
  }

  std::unique_ptr<icu::BreakIterator> prototype_;
  mutable std::mutex mutex_;
};

}  // namespace

Result<std::unique_ptr<Segmenter>> open_icu_segmenter() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getJapanese(), status));
  if (U_FAILURE(status) || words == nullptr) {
    return Unexpected(ErrorCode::Unavailable, "ICU has no word rules for Japanese");
  }
  return std::unique_ptr<Segmenter>(new IcuSegmenter(std::move(words)));
}

}  // namespace mitate::search
