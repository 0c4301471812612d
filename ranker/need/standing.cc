#include "ranker/need/standing.h"

#include <algorithm>
#include <optional>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::size_t kTopicReach = 200;  // characters after which a topic is taken up again
constexpr std::size_t kLongestList = 60;  // members that one refusal may speak of
constexpr std::size_t kReach = 100;       // characters a predicate may stand behind its topic

/// Nouns that only complete the mention: 運動の指導, 睡眠アプリ, 血圧対策など.
constexpr Words kFillers = {
    U"の相談",     U"サービス",     U"対策",       U"支援",       U"指導",   U"教育",
    U"事業",       U"プログラム",   U"アプリ",     U"など",       U"等",     U"系",
    U"関連",       U"面",           U"分野",       U"領域",       U"改善",   U"予防",
    U"教室",       U"検査",         U"研修",       U"の話",       U"のこと", U"相談",
    U"の件",       U"の部分",       U"の施策",     U"施策",       U"の方",   U"ほう",
    U"の取り組み", U"の取組",       U"の提供",     U"提供",       U"の指導", U"の支援",
    U"の対策",     U"のプログラム", U"のアプリ",   U"の改善",     U"型",     U"形式",
    U"方式",       U"での",         U"による",     U"の実施",     U"測定",   U"管理",
    U"の利用",     U"利用",         U"診療",       U"の導入",     U"ケア",   U"不足",
    U"窓口",       U"の窓口",       U"項目",       U"メニュー",   U"コース", U"の研修",
    U"の教室",     U"の貸出",       U"の貸し出し", U"の配布",     U"の購入", U"の販売",
    U"の設置",     U"の配付",       U"のレンタル", U"の面談",     U"面談",   U"の訪問",
    U"の使用",     U"使用",         U"の装着",     U"の取り付け", U"の取付", U"の参加",
    U"の案内",     U"の代行",       U"の業務",     U" visits",    U" app",   U" apps",
    U" devices",   U" meetings",    U" sessions"};

std::size_t filler_without_brackets(View text) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t step = starts_with_any(text.substr(at), kFillers);
    if (step == 0) return at;
    at += step;
  }
}
std::size_t filler_length(View text) {
  std::size_t at = 0;
  for (;;) {
    at += filler_without_brackets(text.substr(at));
    const View rest = text.substr(at);
    if (rest.empty() || rest.front() != U'(') return at;
    const auto close = rest.find(U')');
    if (close == View::npos || close >= 30) return at;
    at += close + 1;
  }
}

enum class Joiner { None, Loose, Tight };
Joiner joiner(View gap) {
  gap = gap.substr(filler_length(gap));
  gap = skip_spaces(gap);
  if (gap.empty()) return Joiner::Loose;
  // An unknown item of a list: 配食・移動・生活支援.
  if (gap.size() >= 3 && gap.size() <= 8 && gap.front() == U'・' && gap.back() == U'・' &&
      gap.find_first_of(U"、はがをに") == View::npos) {
    return Joiner::Tight;
  }
  Joiner out = Joiner::None;
  while (!gap.empty()) {
    if (const auto tight = starts_with_any(
            gap, {U"や",   U"と",       U"・",     U"も", U"および",   U"及び", U"または",
                  U"又は", U"か",       U"&",      U"+",  U"ならびに", U"とか", U"でも",
                  U"かつ", U"、それに", U"に加え", U"及", U"→",        U"or ",  U"nor "})) {
      out = Joiner::Tight;
      gap = skip_spaces(gap.substr(tight));
    } else if (const auto loose =
                   starts_with_any(gap, {U"、", U",", U" ", U"そして", U"それから", U":"})) {
      if (out == Joiner::None) out = Joiner::Loose;
      gap = skip_spaces(gap.substr(loose));
    } else {
      return Joiner::None;
    }
  }
  return out;
}

bool same_sentence(const Passage& passage, const Hit& a, const Hit& b) {
  return passage.sentence_at(a.start).start == passage.sentence_at(b.start).start;
}

Joiner joiner_between(const Passage& passage, const Hit& left, const Hit& right) {
  if (right.start < left.end || !same_sentence(passage, left, right)) return Joiner::None;
  return joiner(passage.text().substr(left.end, right.start - left.end));
}

/// は that names another topic; 「今回は」「こちらは」「には」「では」 do not.
std::size_t next_topic(View text, std::size_t from) {
  for (std::size_t at = text.find(U'は', from); at != View::npos; at = text.find(U'は', at + 1)) {
    const View left = text.substr(0, at);
    if (ends_with_any(left, {U"こちら", U"これ", U"それ", U"今回", U"に",     U"で",   U"と",
                             U"今",     U"当面", U"今年", U"今期", U"今年度", U"もう", U"ここ",
                             U"あるい", U"また", U"実",   U"まず", U"か",     U"して", U"必要",
                             U"ので",   U"予算", U"余裕", U"人手", U"お金"}) != 0) {
      continue;
    }
    const View right = text.substr(at + 1);
    if (starts_with_any(right, {U"じ", U"い", U"か", U"ず", U"っ"}) != 0 && at > 0 &&
        !is_kanji(text[at - 1]) && !is_katakana(text[at - 1])) {
      continue;  // はじめ, はい, はかる
    }
    return at;
  }
  return View::npos;
}

struct Found {
  std::size_t start = View::npos;  ///< relative to the searched text
  std::size_t end = View::npos;
  const Cue* cue = nullptr;
};

template <typename Accept>
Found first_cue(std::span<const Hit> cues, std::size_t to, Accept&& accept) {
  for (const Hit& hit : cues) {
    if (hit.end > to + 1) break;  // 「結構。」 ends with the sentence mark
    if (accept(hit)) return {hit.start, hit.end, hit.cue};
  }
  return {};
}

bool names_persons_before(View between) {
  return ends_with_any(between, {U"人は", U"者は", U"方は", U"患者は", U"人を", U"者を", U"方を",
                                 U"社員は", U"社員を", U"人", U"者", U"患者", U"人については",
                                 U"方については", U"人も", U"方も", U"者も"}) != 0;
}

class Judge {
 public:
  Judge(const Passage& passage, const std::vector<Hit>& hits, const StandingRules& rules)
      : passage_(passage), hits_(hits), rules_(rules) {}

  /// The verdict on the mention at `index`, looking only at what follows it.
  [[nodiscard]] Standing of(std::size_t index) const {
    const Hit& hit = hits_[index];
    const Span sentence = passage_.sentence_at(hit.start);
    const std::size_t limit = std::min(sentence.end, hit.end + kReach);
    const View rest = passage_.text().substr(hit.end, limit - hit.end);
    const std::size_t filler = filler_length(rest);
    if (is_refused_in_english(hit)) return Standing::Refused;
    if (const auto verdict = adjacent(hit.end, filler, rest)) return *verdict;
    if (qualifies_what_is_refused(hit.end, rest)) return Standing::Refused;
    return predicate(index, hit.end, limit, rest, filler);
  }

 private:
  /// 「no cameras」「no wearable devices」「not looking for a nursing home」: in English the
  /// refusal stands in front, at most two words of the same phrase between.
  [[nodiscard]] bool is_refused_in_english(const Hit& hit) const {
    constexpr std::size_t kMostWordsBetween = 2;
    if (!is_ascii_word(passage_.text()[hit.start])) return false;
    View before = passage_.before(hit.start, 40);
    const auto refuses = [&] {
      const std::size_t length = ends_with_any(
          before, {U"no ", U"no-", U"not ", U"without ", U"not want ", U"don't want ",
                   U"not looking for ", U"not need ", U"don't need ", U"except ", U"exclude ",
                   U"excluding ", U"not use ", U"don't use ", U"can't use ", U"cannot use "});
      return length != 0 &&
             (length == before.size() || !is_ascii_word(before[before.size() - length - 1]));
    };
    for (std::size_t words = 0; words <= kMostWordsBetween; ++words) {
      if (refuses()) return true;
      if (before.size() < 2 || before.back() != U' ') return false;
      // One word back; a joining word begins another phrase.
      const View rest = before.substr(0, before.size() - 1);
      std::size_t start = rest.size();
      while (start > 0 && (is_ascii_word(rest[start - 1]) || rest[start - 1] == U'-')) --start;
      const View word = rest.substr(start);
      if (word.empty() || word == U"and" || word == U"but" || word == U"for" || word == U"with" ||
          word == U"by" || word == U"in" || word == U"to" || word == U"at" || word == U"only")
        return false;
      before = before.substr(0, start);
    }
    return false;
  }

  /// 「通訳アプリだけで済ませる提案は…遠慮します」「スマホを取り上げるような内容ではなく」: the
  /// mention is a part of what is refused as a whole.
  [[nodiscard]] bool qualifies_what_is_refused(std::size_t base, View rest) const {
    constexpr std::size_t kLongestClause = 26;
    const View near = rest.substr(0, rest.find_first_of(U"、,"));
    for (const View noun : {View(U"提案"), View(U"もの"), View(U"内容"), View(U"商品"), View(U"案"),
                            View(U"形"), View(U"やり方"), View(U"類"), View(U"たぐい")}) {
      const auto at = near.find(noun);
      if (at == View::npos || at == 0 || at > kLongestClause) continue;
      const View behind = rest.substr(at + noun.size());
      if (starts_with_any(behind, {U"ではなく", U"でなく", U"以外"}) != 0) return true;
      const std::size_t topic = starts_with_any(behind, {U"は", U"も"});
      if (topic == 0) continue;
      const std::size_t from = base + at + noun.size() + topic;
      const Found refusal = first_cue(
          passage_.from(CueSlot::Negation, from), base + rest.size(),
          [](const Hit& cue) { return cue.value() == "clause" || cue.value() == "after"; });
      if (refusal.cue == nullptr) continue;
      const View between = passage_.text().substr(from, refusal.start - from);
      if (next_topic(between, 0) == View::npos) return true;
    }
    return false;
  }

  // 「X以外」「Xなし」「Xではなく」「X×」: directly behind the mention, a particle may stand
  // between.
  [[nodiscard]] std::optional<Standing> adjacent(std::size_t base, std::size_t filler,
                                                 View rest) const {
    // 「紙で」 is found with its particle: 紙で-はなく.
    const char32_t last = passage_.text()[base - 1];
    if (last == U'で') {
      for (const Hit& cue : passage_.from(CueSlot::Negation, base - 1)) {
        if (cue.start != base - 1) break;
        if (cue.cue->value == "after") return Standing::Refused;
      }
    }
    for (const std::size_t from : {std::size_t{0}, filler}) {
      std::size_t at = from;
      for (int particle = 0; particle < 2; ++particle) {
        for (const Hit& cue : passage_.from(CueSlot::Negation, base + at)) {
          if (cue.start != base + at) break;
          if (cue.cue->value == "after") return Standing::Refused;
        }
        const View next = rest.substr(std::min(at, rest.size()));
        const std::size_t step =
            starts_with_any(next, {U"は", U"も", U"を", U"が", U"の", U":", U" "});
        if (step == 0) break;
        at += step;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Standing predicate(std::size_t index, std::size_t base, std::size_t limit,
                                   View rest, std::size_t filler) const {
    const View tail = rest.substr(filler);
    // 「服薬中の患者は」「高ストレス者の割合は」: the mention only qualifies the noun that is the
    // topic.
    const auto first_topic = next_topic(rest, 0);
    const auto first_particle = rest.find_first_of(U"、,をがで)");
    const bool qualifies_topic = first_topic != View::npos && first_topic <= 10 &&
                                 (first_particle == View::npos || first_topic < first_particle);
    const bool is_topic =
        tail.empty() || qualifies_topic ||
        starts_with_any(tail, {U"は", U"も", U"に関して", U"については", U"について", U"なら", U":",
                               U"って", U"につきまして", U"だけ", U"の方は"}) != 0;
    std::size_t end = limit;
    // 「訪問して服薬を見てくれるサービスは不要」: a form inside a clause that is refused as a
    // whole.
    if (rules_.inability_refuses && first_topic != View::npos && first_topic <= 24 &&
        rest.substr(0, first_topic).find_first_of(U"、,") == View::npos) {
      for (const Hit& cue : passage_.from(CueSlot::Negation, base + first_topic + 1)) {
        if (cue.start > base + first_topic + 3) break;
        const bool refuses = cue.value() == "clause" || cue.value() == "after";
        if (refuses) return Standing::Refused;
      }
    }
    if (!is_topic) {
      // Without は the predicate must stand in the same clause.
      const auto comma = rest.find_first_of(U"、,", filler);
      if (comma != View::npos) end = base + comma;
    }
    const std::size_t own_topic = qualifies_topic ? first_topic + 1
                                  : is_topic      ? filler + 2
                                                  : filler;
    // 「女性の健康づくりの一環として」 says what the wish belongs to.
    if (rules_.background_counts && starts_with_any(tail, {U"の一環", U"推進の一環"}) != 0)
      return Standing::Background;
    // 「特定健診の問診では」「健診の結果を見ると」: where something was noticed.
    if (rules_.background_counts &&
        starts_with_any(rest, {U"の問診", U"の結果を見", U"の結果では", U"の結果、",
                               U"のデータを見", U"のデータでは", U"の会場で"}) != 0)
      return Standing::Background;
    const auto other_topic = next_topic(rest, std::min(own_topic, rest.size()));
    if (other_topic != View::npos) end = std::min(end, base + other_topic);
    end = std::min(end, next_other_mention(index, end));

    const auto accept_negation = [&](const Hit& cue) {
      if (is_refusal_of_others(cue)) return false;
      // 「アプリがなくても」 refuses it, 「アプリで病院に行かなくても」 does not.
      const bool by_absence =
          starts_with_any(passage_.text().substr(cue.start, 4), {U"なくても", U"しないで"}) != 0;
      if (by_absence && cue.value() == "clause_delivery" && cue.start > base + 4) return false;
      return cue.cue->value == "clause" ||
             (rules_.inability_refuses && cue.cue->value == "clause_delivery");
    };
    // The predicate may begin at the barrier (Xは…、Yは不要 belongs to Y), so it must end before
    // it, unless the barrier is a topic that belongs to the predicate itself (必要は).
    const Found refusal = first_cue(passage_.from(CueSlot::Negation, base), end, accept_negation);
    const Found wish = first_cue(passage_.from(CueSlot::Wish, base), end, [&](const Hit& cue) {
      const bool inside_refusal =
          refusal.cue != nullptr && cue.start >= refusal.start && cue.end <= refusal.end;
      return cue.cue->value == "want" && !inside_refusal;
    });
    const Found background =
        first_cue(passage_.from(CueSlot::Background, base), end, [&](const Hit& cue) {
          if (is_intention(cue)) return false;
          return cue.cue->value != "healthy" || speaks_of_state(hits_[index]);
        });
    if (rules_.background_counts && wish.cue == nullptr && refusal.cue == nullptr &&
        is_told_of_the_past(base)) {
      return Standing::Background;
    }
    if (refusal.cue != nullptr && (wish.cue == nullptr || refusal.start < wish.start)) {
      const View between = passage_.text().substr(base, refusal.start - base);
      if (names_persons_before(between)) return Standing::ExcludedPersons;
      return Standing::Refused;
    }
    if (rules_.background_counts && background.cue != nullptr &&
        (wish.cue == nullptr || background.start < wish.start) && !unmet_after(background.end)) {
      return Standing::Background;
    }
    return Standing::Wanted;
  }

  /// 「昇進を辞退する人」「運動をやらない社員」「利用を断られる」: who refuses is told about, not
  /// the sender.
  [[nodiscard]] bool is_refusal_of_others(const Hit& cue) const {
    if (cue.value() != "clause") return false;
    const View word = passage_.text().substr(cue.start, cue.end - cue.start);
    if (contains_any(word, {U"外", U"除", U"含", U"別", U"不要", U"任せ", U"所管", U"管轄"}))
      return false;
    View after = passage_.after(cue.end, 12);
    after =
        after.substr(starts_with_any(after, {U"する", U"した", U"している", U"しがちな", U"される",
                                             U"る", U"った", U"りがちな", U"の", U"がちな"}));
    if (starts_with_any(after,
                        {U"人が", U"人も", U"人は多", U"人に",   U"人の", U"人を",   U"人へ",
                         U"者が", U"者に", U"者の",   U"方が多", U"方に", U"社員",   U"従業員",
                         U"職員", U"住民", U"世帯",   U"家庭",   U"層",   U"ケース", U"声が"}) != 0)
      return true;
    // 「昇進を辞退したい」: another object of its own stands between.
    return ends_with_any(passage_.before(cue.start, 5),
                         {U"昇進を", U"異動を", U"受診を", U"面談を", U"残業を", U"参加を",
                          U"入院を", U"治療を", U"通院を"}) != 0 &&
           starts_with_any(word, {U"辞退", U"お断り", U"断", U"遠慮", U"見送"}) != 0;
  }

  /// 「導入したい」「導入します」: the stem of something done is also the stem of something wanted.
  [[nodiscard]] bool is_intention(const Hit& cue) const {
    const View word = passage_.text().substr(cue.start, cue.end - cue.start);
    if (word.back() == U'た' && starts_with_any(passage_.after(cue.end, 1), {U"い", U"く"}) != 0)
      return true;
    return starts_with_any(passage_.after(cue.end, 6),
                           {U"たい", U"たく", U"ようと", U"よう", U"ます", U"ましょ", U"てほし",
                            U"て欲し", U"てもら", U"ていただ", U"てくれ", U"てくださ", U"て下さ",
                            U"てみ", U"うる", U"得る", U"やす", U"なければ", U"てはどう"}) != 0;
  }

  /// 「昨年度は禁煙に取り組み、喫煙率が下がりました」: a sentence that begins in the past and stays
  /// there.
  [[nodiscard]] bool is_told_of_the_past(std::size_t position) const {
    const Span sentence = passage_.sentence_at(position);
    View whole = passage_.text().substr(sentence.start, sentence.end - sentence.start);
    const auto begins = whole.find_first_not_of(U" 　・");
    if (begins == View::npos) return false;
    whole = whole.substr(begins);
    if (starts_with_any(whole, {U"昨年", U"去年", U"前年", U"一昨年", U"これまで", U"今まで",
                                U"先日", U"先月", U"以前", U"昨秋", U"昨春", U"春に", U"夏に",
                                U"前回", U"過去", U"今年度は既", U"すでに", U"既に"}) == 0) {
      return false;
    }
    const bool past =
        ends_with_any(whole, {U"ました", U"済みです", U"済です", U"した", U"です", U"済み", U"んだ",
                              U"った", U"ています", U"おります"}) != 0;
    return past && !contains_any(whole, {U"ない", U"ませ", U"課題", U"悩", U"困", U"増え", U"足り",
                                         U"不足", U"低", U"が、", U"ものの", U"けど", U"多", U"高",
                                         U"悪", U"最多", U"上位", U"続かな", U"たい"});
  }

  /// 「実施しているが、続かない」: what is done but does not suffice is a goal.
  [[nodiscard]] bool unmet_after(std::size_t end) const {
    const View after = passage_.after(end, 60);
    return contains_any(after,
                        {U"ものの", U"けれど", U"けど", U"のに", U"が、", U"が 、", U"一方"}) &&
           contains_any(after,
                        {U"ない", U"不足", U"課題", U"足り", U"伸び", U"固定", U"下が", U"減って",
                         U"低", U"難し", U"ません", U"弱", U"困", U"偏", U"改善", U"止ま"});
  }

  /// 少ない, 良好 say that something is no problem only of people at risk and of rates.
  [[nodiscard]] bool speaks_of_state(const Hit& hit) const {
    const View word = passage_.text().substr(hit.start, hit.end - hit.start);
    return ends_with_any(word, {U"者", U"喫煙率", U"ストレス", U"メタボ", U"肥満", U"不調"}) != 0 ||
           (starts_with_any(passage_.after(hit.end, 2), {U"者", U"率"}) != 0 &&
            contains_any(word, {U"喫煙", U"肥満", U"ストレス", U"メタボ"}));
  }

  [[nodiscard]] std::size_t next_other_mention(std::size_t index, std::size_t end) const {
    for (std::size_t i = index + 1; i < hits_.size() && hits_[i].start < end; ++i) {
      if (hits_[i].start < hits_[index].end) continue;
      // The same thing again is no other topic, unless a bracket takes a part of it out.
      const View gap = passage_.text().substr(hits_[index].end, hits_[i].start - hits_[index].end);
      const bool opens_bracket =
          gap.substr(std::min(gap.size(), filler_without_brackets(gap))).substr(0, 1) == U"(";
      if (hits_[i].value() == hits_[index].value() && !opens_bracket) continue;
      if (joiner_between(passage_, hits_[i - 1], hits_[i]) == Joiner::Tight) continue;
      return hits_[i].start;
    }
    return end;
  }

  const Passage& passage_;
  const std::vector<Hit>& hits_;
  const StandingRules& rules_;
};

/// What is said of the last member of a list is said of all: tightly joined ones always, a list
/// with commas only when it is long (「睡眠、運動、食事は不要」, not 「腰痛対策、食事は不要」).
void spread_over_lists(const Passage& passage, const std::vector<Hit>& hits,
                       std::vector<Standing>& out) {
  const auto same_start = [&](std::size_t i) { return hits[i].start == hits[i + 1].start; };
  std::vector<Joiner> to_next(hits.size(), Joiner::None);  // several values of one word: Tight
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    to_next[i] = same_start(i) ? Joiner::Tight : joiner_between(passage, hits[i], hits[i + 1]);
  }
  for (std::size_t last = hits.size(); last-- > 0;) {
    if (out[last] == Standing::Wanted) continue;
    std::size_t first = last;
    bool all_tight = true;
    while (first > 0 && last - first < kLongestList) {
      const bool same = same_start(first - 1);
      if (!same && (to_next[first - 1] == Joiner::None ||
                    (out[first - 1] != Standing::Wanted && out[first - 1] != out[last])))
        break;
      all_tight = all_tight && to_next[first - 1] == Joiner::Tight;
      --first;
    }
    const bool spreads = all_tight || last - first >= 2;
    bool tight_to_last = true;
    for (std::size_t i = last; i-- > first;) {
      tight_to_last = tight_to_last && to_next[i] == Joiner::Tight;
      if (hits[i].start == hits[last].start || tight_to_last || spreads) out[i] = out[last];
    }
  }
}

/// The later word is the earlier one, a part of it or holds it.
bool names_again(const Passage& passage, const Hit& earlier, const Hit& later) {
  const View first = passage.text().substr(earlier.start, earlier.end - earlier.start);
  const View second = passage.text().substr(later.start, later.end - later.start);
  return first.find(second) != View::npos || second.find(first) != View::npos;
}

}  // namespace

bool are_coordinated(const Passage& passage, const Hit& left, const Hit& right) {
  return joiner_between(passage, left, right) != Joiner::None;
}

std::vector<Standing> standings(const Passage& passage, const std::vector<Hit>& hits,
                                const StandingRules& rules) {
  const Judge judge(passage, hits, rules);
  std::vector<Standing> out;
  out.reserve(hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) out.push_back(judge.of(i));
  // A topic that is taken up again in its sentence and then refused was refused all along, unless a
  // wish stands between.
  for (std::size_t i = 0; i < hits.size(); ++i) {
    for (std::size_t later = i + 1; later < hits.size() && out[i] == Standing::Wanted; ++later) {
      if (hits[later].start > hits[i].end + kTopicReach) break;
      if (out[later] == Standing::Wanted || hits[later].value() != hits[i].value()) continue;
      // 「肩こり対策、マッサージは不要」: another word of the same subject refuses only itself.
      if (!names_again(passage, hits[i], hits[later])) continue;
      if (!same_sentence(passage, hits[i], hits[later])) break;
      const auto wishes = passage.from(CueSlot::Wish, hits[i].end);
      const bool wished = std::any_of(wishes.begin(), wishes.end(), [&](const Hit& wish) {
        return wish.value() == "want" && wish.end <= hits[later].start;
      });
      // 「メタボ対策（特定保健指導は対象外）」: the bracket takes a part out and leaves the rest.
      const View gap = passage.text().substr(
          hits[i].end, hits[later].start - std::min(hits[later].start, hits[i].end));
      const bool in_bracket = gap.find(U'(') != View::npos && gap.find(U')') == View::npos;
      if (!wished && !in_bracket && out[later] != Standing::ExcludedPersons) out[i] = out[later];
    }
  }
  // 「メンタル、運動、食事。どれも要らない」: taken up as a whole in the next sentence.
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (out[i] != Standing::Wanted) continue;
    const Span sentence = passage.sentence_at(hits[i].start);
    const View rest = passage.text().substr(hits[i].end, sentence.end - hits[i].end);
    const View next = passage.after(sentence.end + 2, 14);
    const View head = passage.text().substr(std::min(sentence.end + 1, passage.text().size()), 4);
    if (rest.size() > 24 || starts_with_any(head, {U"どれも", U"いずれも", U"どちらも", U"全部",
                                                   U"すべて", U"全て"}) == 0)
      continue;
    const auto refusals = passage.from(CueSlot::Negation, sentence.end + 1);
    const bool refused = std::any_of(refusals.begin(), refusals.end(), [&](const Hit& cue) {
      return cue.value() == "clause" && cue.start <= sentence.end + 2 + next.size();
    });
    if (refused) out[i] = Standing::Refused;
  }
  spread_over_lists(passage, hits, out);
  return out;
}

}  // namespace mitate::ranker::reading
