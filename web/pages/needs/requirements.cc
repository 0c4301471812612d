#include "web/pages/needs/requirements.h"

#include "web/pages/needs/need_chips.h"

namespace mitate::web {

std::string proof_of(const Wording& wording, const std::string& slot) {
  const std::string key = "proof." + slot;
  return wording.text(wording.has(key) ? key : "proof.other");
}

Sheet requirements_sheet(const FactContext& context, const ranker::Need& need) {
  const Wording& wording = context.wording;
  Sheet sheet;
  sheet.name = wording.text("export.requirements");
  for (const char* key :
       {"export.number", "export.requirement", "export.content", "export.proof", "export.answer"}) {
    sheet.headers.push_back(wording.text(key));
  }
  sheet.widths = {6, 20, 44, 44, 24};
  sheet.frozen_columns = 2;
  for (const NeedChip& chip : chips_of(context, need)) {
    if (!chip.must) continue;
    const std::string content =
        chip.always ? wording.text("export.excluded_value", {{"value", chip.value}}) : chip.value;
    sheet.rows.push_back({static_cast<double>(sheet.rows.size() + 1), chip.label, content,
                          proof_of(wording, chip.slot), std::string()});
  }
  if (sheet.rows.empty()) {
    sheet.rows.push_back({std::string(), std::string(), wording.text("export.no_requirements"),
                          std::string(), std::string()});
  }
  sheet.rows.push_back({std::string(), wording.text("export.note"), wording.text("export.promise"),
                        std::string(), std::string()});
  return sheet;
}

}  // namespace mitate::web
