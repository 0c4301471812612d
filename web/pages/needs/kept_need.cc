#include "web/pages/needs/kept_need.h"

#include <nlohmann/json.hpp>

#include "web/pages/frame/kept_record.h"
#include "web/pages/needs/need_chips.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json record_of(const KeptNeed& kept) {
  json question = nullptr;
  if (kept.question) {
    question = {{"slot", kept.question->slot},
                {"code", kept.question->code},
                {"options", kept.question->options}};
  }
  json remarks = json::array();
  for (const ranker::Remark& remark : kept.remarks) {
    remarks.push_back({{"slot", remark.slot}, {"code", remark.code}, {"value", remark.value}});
  }
  json out{{"version", 1},
           {"suggested", kept.suggested},
           {"unresolved", kept.unresolved},
           {"question", question},
           {"remarks", remarks},
           {"include_reference", kept.include_reference}};
  put_need(out, kept.need);
  return out;
}

std::optional<KeptNeed> read(const json& stored) {
  if (stored.value("version", 0) != 1) return std::nullopt;
  KeptNeed kept;
  auto need = need_of(stored);
  if (!need) return std::nullopt;
  kept.need = std::move(*need);
  kept.suggested = stored.at("suggested").get<std::vector<std::string>>();
  kept.unresolved = stored.at("unresolved").get<std::vector<std::string>>();
  kept.include_reference = stored.at("include_reference").get<bool>();
  for (const json& remark : stored.value("remarks", json::array())) {
    kept.remarks.push_back({remark.at("slot").get<std::string>(),
                            remark.at("code").get<std::string>(),
                            remark.at("value").get<std::string>()});
  }
  const json& question = stored.at("question");
  if (question.is_object()) {
    kept.question = ranker::Question{question.at("slot").get<std::string>(),
                                     question.at("code").get<std::string>(),
                                     question.at("options").get<std::vector<std::string>>()};
  }
  return kept;
}
}  // namespace

Result<std::string> keep_need(const App& app, const KeptNeed& kept) {
  return keep_record(app, record_of(kept));
}

Result<std::optional<KeptNeed>> find_need(const App& app, const std::string& id) {
  return find_record<KeptNeed>(app, id, read);
}

Result<bool> replace_need(const App& app, const std::string& id, const KeptNeed& kept) {
  return replace_record(app, id, record_of(kept));
}

ranker::Need asked_need(const KeptNeed& kept) {
  ranker::Need need = kept.need;
  visit_slots(need, [&](const SlotItem& item) {
    if (item.strength == nullptr || !item.can_be_must) return SlotFate::Keep;
    if (*item.strength == ranker::Strength::Must) {
      // Clicked: no longer only read from the text.
      if (item.source_place != nullptr) item.source_place->reset();
    } else if (std::find(kept.suggested.begin(), kept.suggested.end(), item.key) !=
               kept.suggested.end()) {
      *item.strength = ranker::Strength::Must;
    }
    return SlotFate::Keep;
  });
  return need;
}

void soften(KeptNeed& kept) {
  kept.suggested.clear();
  visit_slots(kept.need, [&](const SlotItem& item) {
    if (item.strength != nullptr && *item.strength == ranker::Strength::Must && item.can_be_must) {
      *item.strength = ranker::Strength::Wish;
      kept.suggested.push_back(item.key);
    }
    return SlotFate::Keep;
  });
}

}  // namespace mitate::web
