#include "ranker/need/trace.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

#include "ranker/need/clauses.h"
#include "ranker/need/names.h"
#include "ranker/need/standing.h"

namespace mitate::ranker::reading {
namespace {

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::Wanted:
      return "asked";
    case Standing::Refused:
      return "refused";
    case Standing::Background:
      return "background";
    case Standing::ExcludedPersons:
      break;
  }
  return "persons left out";
}

struct Line {
  std::size_t start;
  std::string text;
};

void print_marks(std::ostringstream& out, const Passage& passage) {
  std::vector<Line> lines;
  const auto add = [&](std::size_t start, std::size_t end, const std::string& what) {
    lines.push_back({start, std::to_string(start) + "-" + std::to_string(end) + " 「" +
                                passage.written(start, end) + "」 " + what});
  };
  for (std::size_t slot = 0; slot < kCueSlots; ++slot) {
    for (std::size_t i = 0; i < passage.hits[slot].size(); ++i) {
      const Hit& hit = passage.hits[slot][i];
      std::string what(name_of(static_cast<CueSlot>(slot)));
      what += "=" + std::string(hit.value()) + " by " + hit.cue->row;
      if (i < passage.standings[slot].size())
        what += ": " + std::string(name_of(passage.standings[slot][i]));
      add(hit.start, hit.end, what);
    }
  }
  for (const PlaceHit& hit : passage.places) {
    std::string codes;
    for (const PlaceName* place : hit.candidates) codes += " " + place->code;
    add(hit.start, hit.end, "place" + codes);
  }
  for (const NumberToken& number : passage.numbers)
    add(number.start, number.end,
        number.part_of_code ? "code" : "number " + std::to_string(number.value));
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.start < b.start; });
  for (const Line& line : lines) out << "  " << line.text << "\n";
}

template <typename T>
void print_list(std::ostringstream& out, const char* name, const std::vector<Slot<T>>& slots) {
  if (slots.empty()) return;
  out << "  " << name << ":";
  for (const auto& slot : slots) {
    if constexpr (std::is_same_v<T, Region>) {
      out << " " << slot.value.municipality_code.value_or(slot.value.prefecture);
    } else {
      out << " " << slot.value;
    }
    if (slot.strength == Strength::Must) out << "!";
  }
  out << "\n";
}

void print_slots(std::ostringstream& out, const Need& need) {
  if (need.buyer_type) out << "  buyer_type: " << ranker::name_of(need.buyer_type->value) << "\n";
  if (need.buyer_kind) out << "  buyer_kind: " << need.buyer_kind->value << "\n";
  if (need.industry) out << "  industry: " << need.industry->value << "\n";
  if (need.headcount) {
    const Headcount& count = need.headcount->value;
    out << "  headcount: ";
    if (count.value) out << *count.value;
    if (count.min || count.max) out << count.min.value_or(0) << ".." << count.max.value_or(0);
    out << " " << ranker::name_of(count.kind) << "\n";
  }
  print_list(out, "region", need.regions);
  print_list(out, "domains", need.domains);
  print_list(out, "negated_domains", need.negated_domains);
  print_list(out, "segments", need.segments);
  print_list(out, "service_types", need.service_types);
  print_list(out, "interventions", need.interventions);
  print_list(out, "outcomes", need.outcomes);
  print_list(out, "functions", need.functions);
  if (need.budget) {
    const Budget& budget = need.budget->value;
    out << "  budget: " << ranker::name_of(budget.op) << " " << budget.amount_yen << " "
        << ranker::name_of(budget.unit) << "\n";
  }
  print_list(out, "delivery", need.delivery);
  print_list(out, "refused_delivery", need.refused_delivery);
  if (need.minimum_evidence)
    out << "  minimum_evidence: " << need.minimum_evidence->value
        << (need.minimum_evidence->strength == Strength::Must ? "!" : "") << "\n";
  if (need.price_wish) out << "  price_wish: " << need.price_wish->value << "\n";
  print_list(out, "language", need.languages);
  if (need.deadline) {
    const Deadline& deadline = need.deadline->value;
    out << "  deadline: "
        << (deadline.date ? deadline.date->text()
                          : "FY" + std::to_string(deadline.fiscal_year.value_or(0)))
        << "\n";
  }
  print_list(out, "certifications", need.certifications);
  if (need.contract_months) out << "  contract_months: " << need.contract_months->value << "\n";
}

}  // namespace

std::string print_stages(const Passage& passage, const ParsedNeed& read) {
  std::ostringstream out;
  out << "fold\n  " << encode_utf8(passage.text()) << "\nmarks\n";
  print_marks(out, passage);
  out << "clauses\n";
  for (const Clause& clause : read_clauses(passage)) {
    out << "  " << name_of(clause.role) << " goal " << clause.goal << " 「"
        << passage.written(clause.span.start, clause.span.end) << "」\n";
  }
  out << "slots\n";
  print_slots(out, read.need);
  out << "goals\n";
  for (const Goal& goal : read.goals) {
    out << " ";
    for (const std::string& value : goal.domains) out << " " << value;
    for (const auto& [name, list] :
         {std::pair("functions", &goal.functions), std::pair("segments", &goal.segments),
          std::pair("delivery", &goal.delivery)}) {
      if (!list->empty()) out << " " << name;
      for (const std::string& value : *list) out << " " << value;
    }
    out << "\n";
  }
  if (read.sender) out << "sender " << *read.sender << "\n";
  out << "unresolved\n";
  for (const std::string& word : read.unresolved) out << "  " << word << "\n";
  for (const Remark& remark : read.remarks)
    out << "remark " << remark.slot << " " << remark.code << " " << remark.value << "\n";
  if (read.question) out << "question " << read.question->code << "\n";
  return out.str();
}

}  // namespace mitate::ranker::reading
