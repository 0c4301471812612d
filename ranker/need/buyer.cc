#include "ranker/need/buyer.h"

#include <algorithm>
#include <string_view>

#include "ranker/need/headcount.h"
#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::size_t kLongestOffice = 24;  // from the name of a town to 担当
constexpr std::size_t kLongestDesk = 20;    // characters in the name of an office

class BuyerReader {
 public:
  explicit BuyerReader(const Passage& passage) : passage_(passage) {
    static const Cue kCompany{CueSlot::BuyerType, "employer", false, "employer-bare"};
    const bool union_speaks = names_labour_union();
    for (const Hit& hit : passage.of(CueSlot::BuyerType)) {
      if (is_denied(hit)) continue;
      // 会社, 工場, 病院 alone: the sender where the word ends its phrase.
      if (hit.value() == "employer-bare") {
        if (ends_its_phrase(hit)) hits_.push_back({hit.start, hit.end, &kCompany});
        continue;
      }
      // A labour union insures nobody.
      if (union_speaks && hit.value() == "insurer" && word_of(hit) == U"組合員") continue;
      hits_.push_back(hit);
    }
  }

  BuyerReading read() const {
    BuyerReading out;
    for (const Hit& hit : passage_.of(CueSlot::NotANeed)) {
      if (hit.value() == "enquiry") out.no_need = true;
      // 論文, アカウント: also said by those who buy; an enquiry where nobody buys.
      if (hit.value() == "enquiry-weak" && !speaks_as_buyer()) out.no_need = true;
    }
    if (out.no_need) return out;
    if (const auto sender = sender_without_purchase()) {
      out.sender = sender;
      out.is_private = *sender == "family" || *sender == "care-manager";
      if (out.is_private) return out;
    }
    const auto desk = municipal_desk();
    if (const Hit* own = first("personnel"); own != nullptr && !is_company_office(*own)) {
      out.personnel_office = true;
      out.type = slot(BuyerType::Employer, *own);
      return out;
    }
    // What the sender says of itself or its role.
    if (const Hit* hit = first("employer-self")) return with(out, BuyerType::Employer, *hit);
    // An insurance company that speaks of its own staff buys as an employer.
    const Hit* company = first("insurance-company");
    const bool for_customers = first("policyholder") != nullptr;
    if (company != nullptr && !for_customers && names_own_staff()) {
      return with(out, BuyerType::Employer, *company);
    }
    if (const auto town = town_with_insurance()) {
      out.type = town;
      return out;
    }
    if (const Hit* hit = first("insurer-self")) return with(out, BuyerType::Insurer, *hit);
    if (company != nullptr) return with(out, BuyerType::Insurer, *company);
    const Hit* municipality = first("municipality");
    if (const auto officer = officer_of_town()) {
      out.type = officer;
      return out;
    }
    if (desk) {
      out.type = desk;
      return out;
    }
    const Hit* employer = first("employer");
    const Hit* self = first("municipality-self");
    // 「旅館の女将です。…石川県七尾市です。」: an address of who said before what it is.
    if (self != nullptr && !(is_address(*self) && names_own_trade())) {
      return with(out, BuyerType::Municipality, *self);
    }
    const bool about_own_staff =
        employer != nullptr && names_own_staff() && only_mentions_society();
    if (const Hit* hit = first("insurer"); hit != nullptr && !about_own_staff) {
      return with(out, BuyerType::Insurer, *hit);
    }
    // 「五所川原市、…職場を通じて」: a town that speaks of work places, not an employer.
    const bool town_alone = employer != nullptr && municipality == nullptr && names_a_town() &&
                            only_names_a_craft() && passage_.of(CueSlot::Industry).empty() &&
                            !counts_persons(passage_);
    if (employer != nullptr && !town_alone &&
        (municipality == nullptr || count("employer") > count("municipality") ||
         (count("employer") == count("municipality") &&
          !(names_a_town() && only_names_a_craft())))) {
      return with(out, BuyerType::Employer, *employer);
    }
    if (municipality != nullptr) return with(out, BuyerType::Municipality, *municipality);
    if (for_customers) return with(out, BuyerType::Insurer, *first("policyholder"));
    return by_circumstance(out);
  }

 private:
  [[nodiscard]] View word_of(const Hit& hit) const {
    return passage_.text().substr(hit.start, hit.end - hit.start);
  }
  [[nodiscard]] bool names_labour_union() const {
    return contains_any(passage_.text(), {U"労働組合", U"労組"});
  }
  /// 「福岡市の印刷会社。」「会社（30名）」, not 「してくれる会社を」.
  [[nodiscard]] bool ends_its_phrase(const Hit& hit) const {
    const View before = passage_.before(hit.start, 3);
    if (ends_with_any(before, {U"る", U"た", U"な", U"の他", U"他", U"き"}) != 0 &&
        ends_with_any(before, {U"が多い", U"である", U"している", U"てる", U"でる"}) == 0)
      return false;
    const View after = passage_.after(hit.end, 5);
    if (after.empty()) return true;
    return View(U"、,(/・:」").find(after.front()) != View::npos ||
           starts_with_any(skip_spaces(after),
                           {U"です", U"であ", U"の代表", U"の社長", U"の人事", U"の総務", U"の労務",
                            U"の経営", U"の担当", U"なので", U"だ", U"や", U"で働", U"で安全"}) !=
               0 ||
           (after.front() == U' ' && skip_spaces(after).size() + 1 == after.size());
  }
  /// Words that only somebody who buys for many people says.
  [[nodiscard]] bool speaks_as_buyer() const {
    return counts_persons(passage_) || std::any_of(hits_.begin(), hits_.end(), [](const Hit& hit) {
             return hit.value() != "employer-weak" && hit.value() != "municipality-weak" &&
                    hit.value() != "insurer-weak";
           });
  }
  /// Somebody who buys nothing for others: a family, a care manager, a labour union.
  [[nodiscard]] std::optional<std::string> sender_without_purchase() const {
    for (const Hit& hit : passage_.of(CueSlot::Sender)) {
      const std::string value(hit.value());
      if (value == "labour-union") return value;
      const bool office = first("employer-self") != nullptr || first("insurer-self") != nullptr ||
                          first("personnel") != nullptr || municipal_desk().has_value() ||
                          officer_of_town().has_value();
      const bool municipality_speaks =
          first("municipality-self") != nullptr && !is_address(*first("municipality-self"));
      if (office || municipality_speaks) return std::nullopt;
      if (value == "family" && (counts_persons(passage_) || names_own_staff() || names_own_house()))
        return std::nullopt;
      return value;
    }
    return std::nullopt;
  }
  /// 弊社, 当社: whoever says so speaks for a company.
  [[nodiscard]] bool names_own_house() const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      return starts_with_any(word_of(hit), {U"弊社", U"当社", U"自社", U"わが社", U"我が社"}) != 0;
    });
  }
  /// 「七尾市です」: 市です that ends the name of a place.
  [[nodiscard]] bool is_address(const Hit& hit) const {
    const PlaceHit* place = passage_.place_before(hit.end);
    return place != nullptr && place->end > hit.start && place->start < hit.start &&
           place->end < hit.end;
  }
  /// A trade, a shop or a company of the sender's own.
  [[nodiscard]] bool names_own_trade() const {
    return first("employer") != nullptr ||
           std::any_of(passage_.of(CueSlot::Industry).begin(), passage_.of(CueSlot::Industry).end(),
                       [](const Hit& trade) { return trade.value().back() != '?'; });
  }
  /// 「船橋市の母子保健の担当です」「…町・健康づくり担当」: who does a town's work.
  [[nodiscard]] std::optional<Slot<BuyerType>> officer_of_town() const {
    for (const PlaceHit& place : passage_.places) {
      if (place.candidates.front()->kind != PlaceName::Kind::Municipality &&
          place.candidates.front()->kind != PlaceName::Kind::Prefecture)
        continue;
      View after = passage_.after(place.end, kLongestOffice);
      if (!after.empty() && after.front() == U'(') {
        const auto close = after.find(U')');
        if (close != View::npos) after = after.substr(close + 1);
      }
      if (starts_with_any(after, {U"の", U"・", U" "}) == 0 &&
          starts_with_any(after, {U"役場", U"役所"}) == 0)
        continue;
      const auto mark = std::min({after.find(U"担当"), after.find(U"役場"), after.find(U"保健師"),
                                  after.find(U"教育委員会"), after.find(U"社協")});
      if (mark == View::npos) continue;
      const View between = after.substr(0, mark);
      if (between.find_first_of(U"、,。") != View::npos ||
          contains_any(between, {U"会社", U"工場", U"企業", U"病院", U"支店", U"店", U"社", U"法人",
                                 U"ホテル", U"メーカー", U"健保", U"組合", U"職員", U"人事", U"園",
                                 U"けんぽ"}))
        continue;
      return Slot<BuyerType>{BuyerType::Municipality, Strength::Wish,
                             passage_.source(place.start, place.end)};
    }
    return std::nullopt;
  }

  static Slot<BuyerType> slot(BuyerType type, const Passage& passage, const Hit& hit) {
    return {type, Strength::Wish, passage.source(hit.start, hit.end)};
  }
  [[nodiscard]] Slot<BuyerType> slot(BuyerType type, const Hit& hit) const {
    return slot(type, passage_, hit);
  }
  [[nodiscard]] BuyerReading with(BuyerReading out, BuyerType type, const Hit& hit) const {
    out.type = slot(type, hit);
    return out;
  }

  /// 「自治体ではなく」「健保の事業ではなく」「会社の話ではありません」
  [[nodiscard]] bool is_denied(const Hit& hit) const {
    const View after = passage_.after(hit.end, 14);
    const std::size_t skip =
        starts_with_any(after, {U"の事業", U"の話", U"の予算", U"組合", U"向け", U"の商品",
                                U"商品の話", U"の件", U"として", U"の保健事業", U"の職員"});
    // 「健保と共同で」「市と連携して」: a partner of the sender. 「近隣の自治体と共同で」: one of
    // the same kind.
    const bool one_of_its_kind =
        contains_any(passage_.before(hit.start, 8),
                     {U"近隣の", U"周辺の", U"近くの", U"隣の", U"ほかの", U"他の"});
    if (!one_of_its_kind &&
        starts_with_any(
            after,
            {U"と共同",     U"と連携",     U"と協力",     U"と協働",   U"と一緒",     U"とも連携",
             U"とともに",   U"と折半",     U"とコラボ",   U"と組んで", U"組合と共同", U"組合と連携",
             U"組合と協力", U"側とも",     U"からの補助", U"の補助金", U"に加入して", U"加入の会社",
             U"加入の企業", U"加入の中小", U"加入企業",   U"が費用",   U"と協議",     U"と調整",
             U"とは調整",   U"と相談"}) != 0) {
      return true;
    }
    const View word = passage_.text().substr(hit.start, hit.end - hit.start);
    const bool organisation = contains_any(word, {U"自治体", U"健保", U"企業", U"保険会社"});
    if (organisation &&
        starts_with_any(after, {U"様向け", U"様への", U"様に", U"さんに", U"さん向け"}) != 0)
      return true;
    return starts_with_any(after.substr(skip), {U"ではなく", U"ではあり", U"ではない", U"じゃなく",
                                                U"でなく", U"では無く"}) != 0;
  }

  [[nodiscard]] const Hit* first(std::string_view value) const {
    const auto at = std::find_if(hits_.begin(), hits_.end(),
                                 [&](const Hit& hit) { return hit.value() == value; });
    return at == hits_.end() ? nullptr : &*at;
  }
  /// 社員, 職員, 人事: words for the sender's own people or its office for them. 「…の会社です」 is
  /// not one.
  [[nodiscard]] bool names_own_staff() const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      const View word = passage_.text().substr(hit.start, hit.end - hit.start);
      return hit.value() == "employer" &&
             starts_with_any(word, {U"会社", U"企業", U"工場", U"弊社", U"当社", U"自社", U"社長",
                                    U"経営層", U"健康経営", U"産業医", U"福利厚生", U"衛生",
                                    U"安全", U"職場", U"中小"}) == 0;
    });
  }
  [[nodiscard]] std::ptrdiff_t count(std::string_view value) const {
    return std::count_if(hits_.begin(), hits_.end(),
                         [&](const Hit& hit) { return hit.value() == value; });
  }

  [[nodiscard]] bool names_a_town() const {
    return std::any_of(passage_.places.begin(), passage_.places.end(), [](const PlaceHit& place) {
      return place.candidates.front()->kind == PlaceName::Kind::Municipality;
    });
  }

  /// 「学校法人の人事課」: not every 人事課 is a town hall's.
  [[nodiscard]] bool is_company_office(const Hit& hit) const {
    const View word = passage_.text().substr(hit.start, hit.end - hit.start);
    const bool names_no_town = word == U"人事課" || word == U"職員課" || word == U"職員厚生課" ||
                               word == U"職員の健康管理" || word == U"職員の福利厚生" ||
                               word == U"職員健康管理";
    if (!names_no_town || first("municipality-self") != nullptr) return false;
    return std::any_of(
        passage_.of(CueSlot::Industry).begin(), passage_.of(CueSlot::Industry).end(),
        [](const Hit& trade) { return trade.value() != "S" && trade.value().back() != '?'; });
  }

  /// 運転手, スタッフ: people of any service; 従業員 and 当社 are the sender's.
  [[nodiscard]] bool only_names_a_craft() const {
    return std::all_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      const View word = passage_.text().substr(hit.start, hit.end - hit.start);
      return hit.value() != "employer" ||
             starts_with_any(word, {U"運転", U"ドライバ", U"スタッフ", U"店", U"販売", U"配達",
                                    U"調理", U"清掃", U"整備", U"オペレーター", U"作業員", U"職場",
                                    U"働き手", U"労働者"}) != 0;
    });
  }

  /// 「特定保健指導は健保が行っている」「健保の補助はない」: another body, told about by an
  /// employer. A society speaks of its 被保険者, or its name stands alone.
  [[nodiscard]] bool only_mentions_society() const {
    return std::all_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      if (hit.value() != "insurer") return true;
      const View word = passage_.text().substr(hit.start, hit.end - hit.start);
      const bool society =
          ends_with_any(word, {U"健保", U"けんぽ", U"組合", U"国保", U"保険", U"保険者"}) != 0;
      return society &&
             starts_with_any(
                 passage_.after(hit.end, 4),
                 {U"が",         U"は",     U"で",     U"から",   U"に",     U"側",     U"の補助",
                  U"の保健師が", U"の事業", U"の特定", U"の健診", U"の人間", U"の費用", U"任せ",
                  U"も",         U"経由",   U"負担",   U"さん",   U"主催",   U"実施"}) != 0 &&
             starts_with_any(passage_.after(hit.end, 3), {U"です", U"では"}) == 0;
    });
  }

  /// 「熊本市国民健康保険」「…町の国保」: the town runs it.
  [[nodiscard]] std::optional<Slot<BuyerType>> town_with_insurance() const {
    for (const PlaceHit& place : passage_.places) {
      if (place.candidates.front()->kind != PlaceName::Kind::Municipality) continue;
      // 国保（長崎県大村市）
      const View before = passage_.before(place.start, 8);
      const auto bracket = before.rfind(U'(');
      const bool in_bracket =
          bracket != View::npos && before.find(U')', bracket) == View::npos &&
          ends_with_any(before.substr(0, bracket), {U"国保", U"国民健康保険"}) != 0;
      if (in_bracket) {
        return Slot<BuyerType>{BuyerType::Municipality, Strength::Wish,
                               passage_.source(place.start, place.end)};
      }
      View after = passage_.after(place.end, 8);
      after = after.substr(starts_with_any(after, {U"の"}));
      if (starts_with_any(after, {U"国保", U"国民健康保険"}) == 0) continue;
      if (contains_any(after, {U"組合"})) continue;
      return Slot<BuyerType>{BuyerType::Municipality, Strength::Wish,
                             passage_.source(place.start, place.end)};
    }
    return std::nullopt;
  }

  /// 「市の産業振興課です」「いきいき高齢課」: a desk of a town hall. Those for its own staff are
  /// left to the personnel words.
  [[nodiscard]] std::optional<Slot<BuyerType>> municipal_desk() const {
    const View text = passage_.text();
    for (std::size_t at = text.find_first_of(U"課係室"); at != View::npos;
         at = text.find_first_of(U"課係室", at + 1)) {
      std::size_t start = at;
      while (start > 0 && at - start < kLongestDesk &&
             (is_kanji(text[start - 1]) || is_katakana(text[start - 1])))
        --start;
      const View name = text.substr(start, at - start);
      if (name.size() < 2 || contains_any(name, {U"人事", U"職員", U"総務", U"労務", U"健康経営",
                                                 U"健康管理", U"従業員", U"社員", U"相談", U"診察",
                                                 U"会議", U"教室", U"美容", U"病"})) {
        continue;
      }
      // 課題 and 係数 are no desks.
      if (at + 1 < text.size() && is_kanji(text[at + 1]) &&
          View(U"長員担").find(text[at + 1]) == View::npos)
        continue;
      const bool of_town = ends_with_any(text.substr(0, start),
                                         {U"市の", U"町の", U"村の", U"区の", U"県の", U"市役所の",
                                          U"役場の", U"県庁の", U"区役所の"}) != 0 ||
                           place_ends_in(start, at);
      const bool public_task = contains_any(
          name, {U"福祉",       U"高齢",     U"長寿",     U"介護",   U"国保",     U"保険年金",
                 U"健康づくり", U"健康増進", U"健康推進", U"子育て", U"母子",     U"地域包括",
                 U"産業振興",   U"市民",     U"住民",     U"町民",   U"地域支援", U"地域政策",
                 U"まちづくり", U"保健予防", U"交通政策"});
      if (of_town || public_task) return slot(BuyerType::Municipality, {start, at + 1, nullptr});
    }
    return std::nullopt;
  }

  /// A place begins at `start` or before it and ends between `start` and `at`: 東広島市健康課.
  [[nodiscard]] bool place_ends_in(std::size_t start, std::size_t at) const {
    const PlaceHit* place = passage_.place_before(start + 1);
    return place != nullptr && place->end > start && place->end < at;
  }

  /// 「運動教室を市で」「町でやりたい」「町の課題：」: 市, 町, 村 and 区 that belong to no name.
  [[nodiscard]] std::optional<Slot<BuyerType>> speaks_for_its_town() const {
    const View text = passage_.text();
    for (auto at = text.find_first_of(U"市町村区"); at != View::npos;
         at = text.find_first_of(U"市町村区", at + 1)) {
      const bool free = at == 0 || (!is_kanji(text[at - 1]) && !is_katakana(text[at - 1]) &&
                                    !is_ascii_word(text[at - 1]) &&
                                    ends_with_any(text.substr(0, at), {U"な", U"の", U"い"}) == 0);
      if (!free) continue;
      const View after = passage_.after(at + 1, 4);
      if (starts_with_any(after, {U"で", U"として", U"の課題", U"の事業", U"が主催", U"の施策",
                                  U"の予算", U"では", U"です"}) == 0 ||
          starts_with_any(after, {U"で暮", U"で働", U"で一番"}) != 0)
        continue;
      return slot(BuyerType::Municipality, {at, at + 1, nullptr});
    }
    return std::nullopt;
  }

  /// Nobody is named: a trade with people is an employer, a place with a programme a municipality.
  [[nodiscard]] BuyerReading by_circumstance(BuyerReading out) const {
    for (const Hit& hit : passage_.of(CueSlot::NotANeed)) {
      if (hit.value() != "private") continue;
      out.is_private = true;
      return out;
    }
    if (const auto town = speaks_for_its_town()) {
      out.type = town;
      return out;
    }
    const auto& trades = passage_.of(CueSlot::Industry);
    if (!trades.empty() && (counts_persons(passage_) || passage_.places.empty())) {
      return with(out, BuyerType::Employer, trades.front());
    }
    if (const Hit* hit = first("insurer-weak")) return with(out, BuyerType::Insurer, *hit);
    const bool has_subject =
        !passage_.of(CueSlot::Domain).empty() || !passage_.of(CueSlot::Segment).empty() ||
        contains_any(passage_.text(),
                     {U"窓口", U"事業", U"教室", U"相談", U"支援", U"対策", U"施策"});
    if (!passage_.places.empty() && has_subject) {
      const PlaceHit& place = passage_.places.front();
      out.type = Slot<BuyerType>{BuyerType::Municipality, Strength::Wish,
                                 passage_.source(place.start, place.end)};
      return out;
    }
    if (const Hit* hit = first("employer-weak")) return with(out, BuyerType::Employer, *hit);
    if (const Hit* hit = first("municipality-weak"))
      return with(out, BuyerType::Municipality, *hit);
    return out;
  }

  const Passage& passage_;
  std::vector<Hit> hits_;
};

/// 農業機械メーカー, 食品商社: the last trade word of a compound is its head.
bool is_modifier(const Passage& passage, const Hit& hit, const Hit& next) {
  if (next.start < hit.end || next.start - hit.end > 6 || next.value().back() == '?') return false;
  View gap = passage.text().substr(hit.end, next.start - hit.end);
  // 農業用機械の販売会社, 病院の清掃会社: the company behind の is the head.
  const View head = passage.text().substr(next.start, next.end - next.start);
  if (!gap.empty() && gap.back() == U'の' &&
      contains_any(head, {U"会社", U"メーカー", U"商社", U"製造", U"卸", U"販売", U"清掃"})) {
    gap.remove_suffix(1);
  }
  if (gap.size() > 5) return false;
  return std::all_of(gap.begin(), gap.end(),
                     [](char32_t c) { return is_kanji(c) || is_katakana(c); });
}

constexpr Words kSocietyWords = {U"健保", U"組合",   U"業界",    U"共済",
                                 U"国保", U"けんぽ", U"健康保険"};

/// 印刷業健保, 健保（建設）, 運輸業の事業所が中心: the trade that a society serves. A private
/// insurer belongs to no trade, though its own name is one (生命保険).
bool is_trade_of_society(const Passage& passage, const Hit& hit) {
  const View word = passage.text().substr(hit.start, hit.end - hit.start);
  if (contains_any(word, kSocietyWords)) return true;  // 医師国保, 公立学校共済
  if (hit.value() == "J" && contains_any(word, {U"保険", U"生保", U"損保", U"金融"})) return false;
  View after = passage.after(hit.end, 12);
  if (starts_with_any(after, {U"界"}) != 0) after = U"業界";
  if (contains_any(after.substr(0, 6), kSocietyWords)) return true;
  if (starts_with_any(after, {U"の事業所が", U"業の事業所が", U"の会社が", U"業の会社が", U"が中心",
                              U"業が中心", U"中心の", U"業中心", U"の集まり", U"業の集まり",
                              U"が集ま", U"各社の", U"業各社", U"関連の事業所", U"業に",
                              U"系の事業所", U"業の加入", U"の加入事業所"}) != 0) {
    return true;
  }
  const View before = passage.before(hit.start, 12);
  if (contains_any(before, {U"母体は", U"母体が", U"母体企業は", U"母体:", U"事業主は"}))
    return true;
  const bool bracket = !before.empty() && (before.back() == U'(' || before.back() == U':');
  return bracket && contains_any(before, kSocietyWords);
}

bool stands_with_staff(const Passage& passage, const Hit& trade) {
  const Span sentence = passage.sentence_at(trade.start);
  const auto& kinds = passage.of(CueSlot::HeadcountKind);
  return std::any_of(kinds.begin(), kinds.end(), [&](const Hit& hit) {
    return hit.value() == "employees" && hit.start >= sentence.start && hit.end <= sentence.end;
  });
}

}  // namespace

BuyerReading read_buyer(const Passage& passage) { return BuyerReader(passage).read(); }

std::optional<Slot<std::string>> read_industry(const Passage& passage, const BuyerReading& buyer) {
  if (!buyer.type || buyer.type->value == BuyerType::Municipality) return std::nullopt;
  if (buyer.personnel_office) return Slot<std::string>{"S", Strength::Wish, buyer.type->source};
  const std::vector<Hit>& hits = passage.of(CueSlot::Industry);
  const std::vector<Standing>& standing = passage.standings_of(CueSlot::Industry);
  const Hit* best = nullptr;
  int best_score = -1;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = hits[i];
    if (standing[i] != Standing::Wanted ||
        (i + 1 < hits.size() && is_modifier(passage, hit, hits[i + 1]))) {
      continue;
    }
    if (buyer.type->value == BuyerType::Insurer) {
      if (!is_trade_of_society(passage, hit)) continue;
    }
    // A value with "?" is only the material, place or craft (食品, 工場, 看護師): a trade word
    // wins. A trade named together with the number of its people is the sender's own.
    const int score =
        (hit.value().back() == '?' ? 0 : 2) + (stands_with_staff(passage, hit) ? 1 : 0);
    if (score > best_score) {
      best = &hit;
      best_score = score;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Slot<std::string>{std::string(best->value().substr(0, 1)), Strength::Wish,
                           passage.source(best->start, best->end)};
}

}  // namespace mitate::ranker::reading
