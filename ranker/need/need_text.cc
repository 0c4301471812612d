#include "ranker/need/need_text.h"

#include <algorithm>
#include <utility>

#include "ranker/need/budget.h"
#include "ranker/need/buyer.h"
#include "ranker/need/buyer_kind.h"
#include "ranker/need/concepts.h"
#include "ranker/need/cue_book.h"
#include "ranker/need/dates.h"
#include "ranker/need/delivery.h"
#include "ranker/need/headcount.h"
#include "ranker/need/labels.h"
#include "ranker/need/leftovers.h"
#include "ranker/need/passage.h"
#include "ranker/need/regions.h"
#include "ranker/need/remarks.h"
#include "ranker/need/segments.h"
#include "ranker/need/strictness.h"
#include "ranker/need/wording.h"

namespace mitate::ranker {

struct NeedReader::Prepared {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::unique_ptr<const reading::CueBook> book;
};

NeedReader::NeedReader(std::unique_ptr<const Prepared> prepared) : prepared_(std::move(prepared)) {}
NeedReader::~NeedReader() = default;

Result<std::shared_ptr<const NeedReader>> NeedReader::prepare(
    std::shared_ptr<const catalog::Catalog> catalog) {
  MITATE_TRY(auto book, reading::CueBook::read(*catalog));
  auto prepared = std::make_unique<Prepared>();
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

}  // namespace

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

  const reading::Passage passage = reading::prepare_passage(*sent, *prepared_->book, as_of);
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
    need.delivery = reading::read_delivery(passage, type);
    need.languages = reading::read_languages(passage);
    reading::DeadlineReading deadline = reading::read_deadline(passage);
    need.deadline = deadline.deadline;
    need.contract_start = deadline.contract_start;
    need.certifications = reading::read_certifications(passage, catalog);
    need.minimum_grade = read_minimum_grade(passage);
    need.contract_months = reading::read_contract_months(passage);
    reading::mark_strict(passage, budget.from_range, need);
    out.question = choose_question(need, std::move(regions.question), buyer.no_need);
    reading::BuyerReading told = said;
    told.no_need = buyer.no_need;
    out.remarks = reading::read_remarks(passage, need,
                                        {told, buyer_type, headcount, budget, domains, deadline});
    out.unresolved = std::move(headcount.impossible);
    for (auto* amounts : {&budget.impossible, &budget.too_large}) {
      for (std::string& amount : *amounts) out.unresolved.push_back(std::move(amount));
    }
  } else {
    out.remarks = reading::read_remarks(passage, need, {said, buyer_type, {}, {}, {}, {}});
  }
  std::vector<Span> understood;
  if (need.budget && need.budget->source) understood.push_back(*need.budget->source);
  if (need.deadline && need.deadline->source) understood.push_back(*need.deadline->source);
  for (std::string& word : reading::unresolved_words(passage, understood)) {
    // 「マイナス」 of 「マイナス500円」 was told already.
    const bool told = std::any_of(
        out.unresolved.begin(), out.unresolved.end(),
        [&](const std::string& known) { return known.find(word) != std::string::npos; });
    if (!told) out.unresolved.push_back(std::move(word));
  }
  return out;
}

}  // namespace mitate::ranker
