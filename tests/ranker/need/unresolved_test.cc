// What no slot took is told back: over drawn needs every content word lies in the words of a slot,
// in `unresolved`, or on a list of words that hold no problem (stop words, the grammar of the
// lexicon: wishes, refusals, what is strict, what is done, general words).
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "ranker/need/folded_text.h"
#include "ranker/need/leftovers.h"
#include "ranker/need/need_slots.h"
#include "search/analysis/analyzer.h"
#include "tests/ranker/need/reading.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {
namespace {

const search::Analyzer& shipped_analyzer() {
  static const auto kAnalyzer = [] {
    auto made = search::Analyzer::create(*shipped_catalog(), true);
    REQUIRE(made);
    return *made;
  }();
  return *kAnalyzer;
}

/// Phrases of the lexicon that hold no value of a slot.
const std::set<std::string>& grammar() {
  static const std::set<std::string> kPhrases = [] {
    std::set<std::string> out;
    const catalog::Table& cues = shipped_catalog()->table("need_cues");
    for (std::size_t i = 0; i < cues.rows.size(); ++i) {
      const catalog::RowView row = cues.view(i);
      out.insert(row.text("phrase"));
      if (!row.text("reading").empty()) out.insert(row.text("reading"));
    }
    return out;
  }();
  return kPhrases;
}

template <typename T>
void cover(const std::optional<ranker::Slot<T>>& slot, std::vector<bool>& known) {
  if (!slot || !slot->source) return;
  for (std::size_t i = slot->source->start; i < slot->source->end && i < known.size(); ++i) {
    known[i] = true;
  }
}
template <typename T>
void cover(const std::vector<ranker::Slot<T>>& slots, std::vector<bool>& known) {
  for (const auto& slot : slots) cover(std::optional<ranker::Slot<T>>(slot), known);
}
void cover(const std::optional<Date>&, std::vector<bool>&) {}

using Words = std::vector<const char*>;
const Words kSenders{"社員120人の会社です。", "人口3万人の町です。",     "健保組合の保健師です。",
                     "弊社は運送業で、",      "市の高齢福祉課より。",    "お世話になっております。",
                     "うちの工場、",          "国保の担当をしています。"};
const Words kTexts{"{}で困っている人が多い。{}の相談をしたい。",
                   "{}と{}の対策を探しています。",
                   "{}が増えた。{}も気になる。",
                   "・{}\n・{}\nをお願いします。",
                   "{}の人に{}を届けたい。",
                   "この夏は{}、冬は{}。",
                   "{}を{}で何とかできませんか。",
                   "{}より{}を先にしたい。"};
const Words kInside{"腰痛",         "睡眠",     "禁煙",       "高血圧",
                    "認知症",       "見守り",   "配食",       "糖尿病",
                    "特定保健指導", "フレイル", "更年期",     "ストレスチェック",
                    "移動販売",     "アプリ",   "オンライン", "メンタルヘルス"};
const Words kOutside{"いびき",     "将棋",   "盆栽",     "巻き爪",   "花粉症",   "しもやけ",
                     "頭痛",       "通勤",   "引っ越し", "川柳",     "めまい",   "ペット",
                     "足のむくみ", "耳鳴り", "ラジオ",   "空き家",   "熱中症",   "カビ",
                     "騒音",       "猫",     "酒蔵",     "ひざかけ", "ドローン", "古墳"};

}  // namespace

TEST_CASE("no content word of a need is lost without a word about it",
          "[ranker][need][unresolved]") {
  std::mt19937_64 draw(20261201);
  const auto one_of = [&](const Words& words) -> std::string {
    return words[draw() % words.size()];
  };
  std::set<std::string> lost;
  for (int trial = 0; trial < 500; ++trial) {
    std::string text = one_of(kTexts);
    for (auto hole = text.find("{}"); hole != std::string::npos; hole = text.find("{}")) {
      text.replace(hole, 2, one_of(draw() % 2 == 0 ? kInside : kOutside));
    }
    text = one_of(kSenders) + text;
    const ranker::ParsedNeed read = parsed(text);
    const std::u32string points = *ranker::reading::decode_utf8(text);
    std::vector<bool> known(points.size(), false);
    ranker::each_slot(read.need,
                      [&](const ranker::SlotInfo&, const auto& slot) { cover(slot, known); });
    const search::Analysis analysis = shipped_analyzer().analyze(text);
    const search::Lexicon& lexicon = shipped_analyzer().lexicon();
    for (const search::Token& token : analysis.tokens) {
      if (token.kind != search::TokenKind::Word) continue;
      if (lexicon.is_stop_word(token.base) || lexicon.is_question_word(token.base) ||
          lexicon.says_nothing(token.base))
        continue;
      const std::size_t from = analysis.folded.begin[token.begin];
      const std::size_t to = analysis.folded.end[token.end - 1];
      const std::string word = text.substr(from, to - from);
      const std::size_t at = ranker::reading::decode_utf8(text.substr(0, from))->size();
      if (known[at]) continue;
      bool told = read.unresolved.size() >= ranker::reading::kMostUnresolved;
      for (const std::string& left : read.unresolved) {
        told = told || left.find(word) != std::string::npos || word.find(left) != std::string::npos;
      }
      // A phrase of the lexicon that stands around the word was understood as a whole.
      for (std::size_t start = at < 12 ? 0 : at - 12; start <= at && !told; ++start) {
        for (std::size_t end = at + 1; end <= std::min(points.size(), start + 14) && !told; ++end) {
          told =
              grammar().count(ranker::reading::encode_utf8(points.substr(start, end - start))) != 0;
        }
      }
      if (!told) lost.insert(word);
    }
  }
  std::string words;
  for (const std::string& word : lost) words += word + " ";
  CAPTURE(words);
  CHECK(lost.empty());
}

TEST_CASE("a word outside the vocabulary is told back in whatever script it is written",
          "[ranker][need][unresolved]") {
  for (const char* word : {"将棋", "カビ", "猫", "めまい", "しもやけ", "drone"}) {
    CAPTURE(word);
    const auto read = parsed(std::string("社員30人の会社です。") + word + "の相談をしたい。");
    bool told = false;
    for (const std::string& left : read.unresolved)
      told =
          told || left.find(word) != left.npos || std::string(word).find(left) != std::string::npos;
    CHECK(told);
  }
}

}  // namespace mitate::testing
