// A table: words for the analyzer and for reading needs. Their meaning belongs to search and
// ranker; the catalog only keeps and checks them.
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kSynonyms[] = {
    {"id", Id, true, {}, {}, "syn-…"},
    {"kind",
     Enum,
     true,
     {},
     "synonym|abbreviation|lay_word|variant_spelling|narrower",
     "同義・略語・俗称・表記の揺れ・下位"},
    {"term", Text, true, {}, {}, "検索で打たれる語"},
    {"expands_to", TextList, true, {}, {}, "この語でも探す語"},
    {"both_ways", Boolean, true, {}, {}, "逆向きにも広げるか"},
    {"reason", Text, true, {}, {}, "画面に出す理由"},
};

constexpr Column kReadings[] = {
    {"surface", Text, true, {}, {}, "語"},
    {"reading", Text, true, {}, {}, "よみ（カタカナ）"},
    {"part_of_speech", Enum, true, {}, "noun|proper_noun", "品詞"},
};

constexpr Column kStopWords[] = {
    {"word",
     Text,
     true,
     {},
     {},
     "語。function_word は索引にも検索にも使わず、question_word は検索に使わず、hides_its_kanji は一字の検索でその字の語とみなさず、says_nothing は要望の中で課題を語る言葉とも、読み残しともみなさない"},
    {"kind", Enum, true, {}, "function_word|question_word|hides_its_kanji|says_nothing", "種類"},
};

constexpr Column kKanjiVariants[] = {
    {"variant", Text, true, {}, {}, "旧字・異体字（1文字）"},
    {"standard", Text, true, {}, {}, "照合に使う字（1文字）"},
};

constexpr Column kNeedCues[] = {
    {"id", Id, true, {}, {}, "cue-…"},
    {"slot",
     Enum,
     true,
     {},
     "buyer_type|industry|domain|segment|delivery|language|certification|service_type|intervention|"
     "outcome|negation|background|not_a_need|strict|wish|headcount_kind|general|function|sender",
     "どの欄の手がかりか"},
    {"value", Text, true, {}, {}, "欄の値"},
    {"phrase", Text, true, {}, {}, "文中の言い方"},
    {"reading", Text, false, {}, {}, "よみ（ひらがな）。かな書きの要望文でだけ使う"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr TableSchema kTables[] = {
    {"synonyms", "lexicon/synonyms.csv", 1, kSynonyms, "言い換え"},
    {"readings", "lexicon/readings.csv", 2, kReadings, "よみの利用者辞書"},
    {"stop_words", "lexicon/stop_words.csv", 1, kStopWords, "止め語"},
    {"kanji_variants", "lexicon/kanji_variants.csv", 1, kKanjiVariants, "旧字・異体字"},
    {"need_cues", "lexicon/need_cues.csv", 1, kNeedCues, "要望文の手がかり"},
};
}  // namespace

std::span<const TableSchema> lexicon_tables() { return kTables; }

}  // namespace mitate::catalog
