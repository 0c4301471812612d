#include "web/pages/needs/kept_need.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/base/digest.h"
#include "ranker/question/asked.h"
#include "web/api/json/goal_json.h"
#include "web/pages/frame/kept_record.h"
#include "web/pages/needs/need_chips.h"

namespace mitate::web {
namespace {
using nlohmann::json;

constexpr std::string_view kOwnerCookie = "mitate_owner";
constexpr std::size_t kKeyCharacters = 32;

bool is_key(const std::string& text) {
  return text.size() == kKeyCharacters && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::string mark_of(const std::string& salt, const std::string& key) {
  return salt + sha256_hex(salt + key);
}

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
           {"goals", api::goals_to_json(kept.goals)},
           {"sender", kept.sender.value_or("")},
           {"owner", kept.owner},
           {"paper", paper_choice_json(kept.paper)},
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
  if (stored.contains("paper")) kept.paper = paper_choice_from(stored.at("paper"));
  for (const json& remark : stored.value("remarks", json::array())) {
    kept.remarks.push_back({remark.at("slot").get<std::string>(),
                            remark.at("code").get<std::string>(),
                            remark.at("value").get<std::string>()});
  }
  // Needs that were kept before goals were have none.
  if (auto goals = api::goals_from_json(stored.value("goals", json::array()))) {
    kept.goals = std::move(*goals);
  }
  if (const std::string sender = stored.value("sender", std::string()); !sender.empty()) {
    kept.sender = sender;
  }
  kept.owner = stored.value("owner", std::string());
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

std::string owner_key(const Request& request) {
  const std::string key = request.cookies.get(kOwnerCookie);
  return is_key(key) ? key : random_token();
}

std::string owner_cookie(const std::string& key) {
  return std::string(kOwnerCookie) + "=" + key +
         "; Path=/needs; Max-Age=7776000; HttpOnly; SameSite=Lax";
}

std::string owner_mark(const std::string& key) { return mark_of(random_token(), key); }

bool may_change(const KeptNeed& kept, const Request& request) {
  if (kept.owner.empty()) return true;
  const std::string key = request.cookies.get(kOwnerCookie);
  return is_key(key) && kept.owner == mark_of(kept.owner.substr(0, kKeyCharacters), key);
}

std::vector<ranker::Goal> goals_of(const KeptNeed& kept) {
  std::vector<ranker::Goal> goals = kept.goals;
  for (ranker::Goal& goal : goals) {
    std::erase_if(goal.domains, [&](const std::string& domain) {
      return std::none_of(kept.need.domains.begin(), kept.need.domains.end(),
                          [&](const auto& slot) { return slot.value == domain; });
    });
  }
  std::erase_if(goals, [](const ranker::Goal& goal) { return goal.domains.empty(); });
  return goals.empty() ? ranker::goals_by_domain(kept.need) : goals;
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
