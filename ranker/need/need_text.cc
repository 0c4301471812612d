#include "ranker/need/need_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ranker/need/budget.h"
#include "ranker/need/buyer.h"
#include "ranker/need/buyer_kind.h"
#include "ranker/need/clauses.h"
#include "ranker/need/concepts.h"
#include "ranker/need/contract_months.h"
#include "ranker/need/cue_book.h"
#include "ranker/need/dates.h"
#include "ranker/need/delivery.h"
#include "ranker/need/goals.h"
#include "ranker/need/headcount.h"
#include "ranker/need/labels.h"
#include "ranker/need/leftovers.h"
#include "ranker/need/passage.h"
#include "ranker/need/refusals.h"
#include "ranker/need/regions.h"
#include "ranker/need/remarks.h"
#include "ranker/need/segments.h"
#include "ranker/need/strictness.h"
#include "ranker/need/trace.h"
#include "ranker/need/wording.h"

namespace mitate::ranker {

struct NeedReader::Prepared {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::unique_ptr<const reading::CueBook> book;
  std::shared_ptr<const search::Analyzer> analyzer;  ///< for the words that no slot took
};

NeedReader::NeedReader(std::unique_ptr<const Prepared> prepared) : prepared_(std::move(prepared)) {}
NeedReader::~NeedReader() = default;

Result<std::shared_ptr<const NeedReader>> NeedReader::prepare(
    std::shared_ptr<const catalog::Catalog> catalog) {
  MITATE_TRY(auto book, reading::CueBook::read(*catalog));
  auto prepared = std::make_unique<Prepared>();
  MITATE_TRY(prepared->analyzer, search::Analyzer::create(*catalog, true));
  prepared->catalog = std::move(catalog);
  prepared->book = std::move(book);
  return std::shared_ptr<const NeedReader>(new NeedReader(std::move(prepared)));
}

namespace {

/// 「推奨グレード1のもの」「指針で推奨されている」: how strong the guideline's word must be.
std::optional<Slot<int>> read_minimum_grade(const reading::Passage& passage) {
  const std::u32string_view text = passage.text();
  const std::pair<std::u32string_view, int> kWords[] = {
      {U"強く推奨", 1},      {U"強い推奨", 1}, {U"推奨グレード1", 1}, {U"推奨度1", 1},
      {U"推奨グレード2", 2}, {U"推奨度2", 2},  {U"指針で推奨", 2},    {U"ガイドラインで推奨", 2}};
  for (const auto& [word, grade] : kWords) {
    const auto at = text.find(word);
    if (at == std::u32string_view::npos) continue;
    return Slot<int>{grade, Strength::Wish, passage.source(at, at + word.size())};
  }
  return std::nullopt;
}

/// 「RCTや論文があるものに限る」: the design of study that the buyer asks for.
std::optional<Slot<std::string>> read_minimum_evidence(const reading::Passage& passage) {
  std::optional<Slot<std::string>> best;
  for (const reading::Hit& hit : passage.of(reading::CueSlot::General)) {
    const bool rct = hit.value() == "evidence-rct";
    if (!rct && hit.value() != "evidence-controlled") continue;
    if (best && !rct) continue;
    Slot<std::string> slot{rct ? "rct" : "controlled", Strength::Wish,
                           passage.source(hit.start, hit.end)};
    if (reading::contains_any(passage.after(hit.end, 18),
                              {U"限", U"必須", U"条件", U"以外は", U"のみ", U"だけ"}))
      slot.strength = Strength::Must;
    if (best && best->value == "rct") continue;
    best = slot;
  }
  return best;
}

/// 「お金はあまりかけられない」「できるだけ安く」: cheap is wished for, without an amount.
std::optional<Slot<std::string>> read_price_wish(const reading::Passage& passage) {
  constexpr std::array kWords = std::to_array<std::u32string_view>(
      {U"できるだけ安",   U"なるべく安",     U"とにかく安",    U"少しでも安",   U"安いところ",
       U"安いとこ",       U"安いもの",       U"安いやつ",      U"安いサービス", U"安いほう",
       U"安い方",         U"安めの",         U"安価",          U"格安",         U"低価格",
       U"低コスト",       U"お手頃",         U"手頃な",        U"リーズナブル", U"安く",
       U"安上がり",       U"やすいとこ",     U"やすいの",      U"やすく",       U"できるだけやすい",
       U"費用を抑え",     U"費用は抑え",     U"コストを抑え",  U"コストは抑え", U"予算を抑え",
       U"費用をかけず",   U"お金をかけず",   U"お金はあまり",  U"お金があまり", U"あまりお金",
       U"お金はかけられ", U"お金をかけられ", U"お金がない",    U"お金もない",   U"予算がない",
       U"予算はあまり",   U"予算があまり",   U"予算が少な",    U"予算は少な",   U"予算が限られ",
       U"予算は限られ",   U"予算に余裕",     U"無料のもの",    U"無料で使える", U"無料で",
       U"タダで",         U"ただで使え",     U"安うでき",      U"as cheap",     U"low cost",
       U"low-cost",       U"cheap",          U"affordable",    U"inexpensive",  U"free of charge",
       U"tight budget",   U"small budget",   U"limited budget"});
  const std::u32string_view text = passage.text();
  std::optional<Slot<std::string>> first;
  for (const std::u32string_view word : kWords) {
    const auto at = text.find(word);
    if (at == text.npos) continue;
    const Span source = passage.source(at, at + word.size());
    if (!first || source.start < first->source->start) {
      first = Slot<std::string>{"cheap", Strength::Wish, source};
    }
  }
  return first;
}

/// Where the numbers of a need were read: they stand in no cue.
std::vector<Span> sources_of_numbers(const Need& need) {
  std::vector<Span> out;
  const auto note = [&](const auto& slot) {
    if (slot && slot->source) out.push_back(*slot->source);
  };
  note(need.budget);
  note(need.price_wish);
  note(need.minimum_grade);
  note(need.deadline);
  note(need.headcount);
  note(need.contract_months);
  for (const auto& segment : need.segments) {  // 65歳以上
    if (segment.source) out.push_back(*segment.source);
  }
  return out;
}

/// One question at most: the one whose answer changes most.
std::optional<Question> choose_question(const Need& need, std::optional<Question> which_place,
                                        bool no_need) {
  if (no_need) return std::nullopt;
  if (which_place) return which_place;
  if (!need.buyer_type) {
    return Question{"buyer_type", "who_buys", slugs_of<BuyerType>()};
  }
  if (need.domains.empty()) return Question{"domains", "which_domain", {}};
  return std::nullopt;
}

/// The only subject of a text is more likely misread than refused: it excludes nothing, stands
/// among what was not understood, and the question for the subject is asked.
void ask_instead_of_gating(Need& need) {
  const bool names_more = !need.domains.empty() || !need.functions.empty() ||
                          !need.interventions.empty() || !need.service_types.empty() ||
                          !need.outcomes.empty() || need.negated_domains.size() != 1;
  if (!names_more) need.negated_domains.clear();
}

reading::Passage marked(std::u32string_view sent, const reading::CueBook& book, Date as_of) {
  reading::Passage passage = reading::prepare_passage(sent, book, as_of);
  reading::give_standings(passage);
  return passage;
}

}  // namespace

Result<std::string> NeedReader::stages(std::string_view text, Date as_of) const {
  MITATE_TRY(const ParsedNeed read, this->read(text, std::nullopt, as_of));
  const auto sent = reading::decode_utf8(text);
  return reading::print_stages(marked(*sent, *prepared_->book, as_of), read);
}

Result<ParsedNeed> NeedReader::read(std::string_view text, std::optional<BuyerType> buyer_type,
                                    Date as_of) const {
  const auto sent = reading::decode_utf8(text);
  const Place place{{}, 0, "text"};
  if (!sent) return Unexpected(ErrorCode::InvalidArgument, "text is not UTF-8", {}, place);
  if (sent->find_first_not_of(U" \t\r\n\u3000") == std::u32string::npos) {
    return Unexpected(ErrorCode::InvalidArgument, "text is empty", {}, place);
  }
  if (sent->size() > kMaxNeedCharacters) {
    return Unexpected(ErrorCode::LimitExceeded, "text is longer than 5000 characters", {}, place);
  }

  const reading::Passage passage = marked(*sent, *prepared_->book, as_of);
  const catalog::Catalog& catalog = *prepared_->catalog;
  ParsedNeed out;
  Need& need = out.need;
  need.text = std::string(text);

  reading::BuyerReading buyer = reading::read_buyer(passage);
  const reading::BuyerReading said = buyer;
  if (buyer_type) {
    buyer.type = Slot<BuyerType>{*buyer_type, Strength::Wish, std::nullopt};
    buyer.no_need = false;
  }
  need.buyer_type = buyer.type;
  if (!buyer.no_need) {
    const bool as_said = said.type && buyer.type && said.type->value == buyer.type->value;
    need.buyer_kind = reading::read_buyer_kind(passage, as_said ? said.type : buyer.type);
  }
  if (!buyer.no_need) {
    const std::optional<BuyerType> type =
        buyer.type ? std::optional<BuyerType>(buyer.type->value) : std::nullopt;
    need.industry = reading::read_industry(passage, buyer);
    reading::HeadcountReading headcount = reading::read_headcount(passage, type);
    need.headcount = headcount.headcount;
    reading::RegionReading regions = reading::read_regions(passage, catalog.places());
    need.regions = std::move(regions.regions);
    reading::DomainReading domains = reading::read_domains(passage, catalog.taxonomy());
    need.domains = domains.wanted;
    need.negated_domains = domains.refused;
    need.segments = reading::read_segments(passage, type);
    need.service_types = reading::read_named(passage, reading::CueSlot::ServiceType, domains);
    need.interventions = reading::read_named(passage, reading::CueSlot::Intervention, domains);
    need.outcomes = reading::read_named(passage, reading::CueSlot::Outcome, domains);
    reading::BudgetReading budget = reading::read_budget(passage);
    need.budget = budget.budget;
    need.price_wish = read_price_wish(passage);
    need.delivery = reading::read_delivery(passage, type);
    need.languages = reading::read_languages(passage);
    reading::DeadlineReading deadline = reading::read_deadline(passage);
    need.deadline = deadline.deadline;
    need.contract_start = deadline.contract_start;
    need.certifications = reading::read_certifications(passage, catalog);
    need.minimum_grade = read_minimum_grade(passage);
    need.minimum_evidence = read_minimum_evidence(passage);
    need.functions = reading::read_named(passage, reading::CueSlot::Function, domains);
    need.refused_delivery = reading::read_refused_delivery(passage, need.delivery);
    ask_instead_of_gating(need);
    need.contract_end = deadline.contract_end;
    need.contract_months = reading::read_contract_months(passage);
    reading::mark_strict(passage, budget.from_range, need);
    out.question = choose_question(need, std::move(regions.question), buyer.no_need);
    reading::BuyerReading told = said;
    told.no_need = buyer.no_need;
    out.remarks = reading::read_remarks(passage, need,
                                        {told, buyer_type, headcount, budget, domains, deadline});
    out.goals = reading::read_goals(passage, need, catalog.taxonomy());
    out.unresolved = std::move(headcount.impossible);
    for (std::string& refusal : reading::untaken_refusals(passage, need))
      out.unresolved.push_back(std::move(refusal));
    for (std::string& name : regions.left_out) out.unresolved.push_back(std::move(name));
    for (auto* amounts : {&budget.impossible, &budget.too_large}) {
      for (std::string& amount : *amounts) out.unresolved.push_back(std::move(amount));
    }
  } else {
    out.remarks = reading::read_remarks(passage, need, {said, buyer_type, {}, {}, {}, {}});
  }
  out.sender = said.sender;
  const std::vector<Span> understood = sources_of_numbers(need);
  for (std::string& word : reading::unresolved_words(passage, understood, *prepared_->analyzer)) {
    // 「マイナス」 of 「マイナス500円」 was told already.
    const bool told = std::any_of(
        out.unresolved.begin(), out.unresolved.end(),
        [&](const std::string& known) { return known.find(word) != std::string::npos; });
    if (!told) out.unresolved.push_back(std::move(word));
  }
  return out;
}

}  // namespace mitate::ranker
