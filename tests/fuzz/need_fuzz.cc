// Any bytes as a need text: nothing may crash, sources stay inside the text, numbers stay positive.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ranker/need/folded_text.h"
#include "ranker/need/need_text.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;

namespace {

const ranker::NeedReader& reader() {
  static const auto prepared = ranker::NeedReader::prepare(testing::shipped_catalog());
  if (!prepared) std::abort();
  return **prepared;
}

template <typename T>
void check_source(const ranker::Slot<T>& slot, std::size_t length) {
  if (!slot.source) return;
  if (slot.source->start >= slot.source->end || slot.source->end > length) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = reader().read(text, std::nullopt, testing::reference_date());
  if (!read) return 0;
  const std::size_t length = ranker::reading::decode_utf8(text)->size();
  const ranker::Need& need = read->need;
  for (const auto& slot : need.regions) check_source(slot, length);
  for (const auto* list : {&need.domains, &need.negated_domains, &need.segments,
                           &need.service_types, &need.interventions, &need.outcomes, &need.delivery,
                           &need.languages, &need.certifications}) {
    for (const auto& slot : *list) check_source(slot, length);
  }
  if (need.budget) {
    check_source(*need.budget, length);
    if (need.budget->value.amount_yen <= 0) std::abort();
  }
  if (need.headcount) {
    check_source(*need.headcount, length);
    if (need.headcount->value.representative().value_or(0) < 0) std::abort();
  }
  if (need.deadline) check_source(*need.deadline, length);
  if (need.contract_months) check_source(*need.contract_months, length);
  // A stated buyer is kept whatever the text says; what is told back stays short.
  constexpr std::size_t kMostRemarks = 10;
  if (read->remarks.size() > kMostRemarks) std::abort();
  for (const auto buyer : all<ranker::BuyerType>()) {
    const auto stated = reader().read(text, buyer, testing::reference_date());
    if (!stated || !stated->need.buyer_type || stated->need.buyer_type->value != buyer)
      std::abort();
  }
  return 0;
}
