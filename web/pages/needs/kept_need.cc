#include "web/pages/needs/kept_need.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/base/digest.h"
#include "catalog/store/expiring_store.h"
#include "ranker/question/asked.h"
#include "web/api/json/goal_json.h"
#include "web/api/json/need_json.h"
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

std::string encode(const KeptNeed& kept) {
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
  return json{{"version", 1},
              {"text", kept.need.text},
              {"need", api::need_to_json(kept.need)},
              {"suggested", kept.suggested},
              {"unresolved", kept.unresolved},
              {"question", question},
              {"remarks", remarks},
              {"goals", api::goals_to_json(kept.goals)},
              {"sender", kept.sender.value_or("")},
              {"owner", kept.owner},
              {"include_reference", kept.include_reference}}
      .dump();
}

std::optional<KeptNeed> decode(const std::string& bytes) {
  const json stored = json::parse(bytes, nullptr, false);
  if (!stored.is_object() || stored.value("version", 0) != 1) return std::nullopt;
  try {
    KeptNeed kept;
    auto need = api::need_from_json(stored.at("need"));
    if (!need) return std::nullopt;
    kept.need = std::move(*need);
    kept.need.text = stored.at("text").get<std::string>();
    kept.suggested = stored.at("suggested").get<std::vector<std::string>>();
    kept.unresolved = stored.at("unresolved").get<std::vector<std::string>>();
    kept.include_reference = stored.at("include_reference").get<bool>();
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
  } catch (const json::exception&) {
    return std::nullopt;
  }
}
}  // namespace

Result<std::string> keep_need(const App& app, const KeptNeed& kept) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->put(catalog::Shelf::Needs, encode(kept), now, now + kNeedLifetimeSeconds);
}

Result<std::optional<KeptNeed>> find_need(const App& app, const std::string& id) {
  MITATE_TRY(const auto store, app.kept());
  MITATE_TRY(const std::optional<std::string> bytes,
             store->get(catalog::Shelf::Needs, id, app.now()));
  if (!bytes) return std::optional<KeptNeed>{};
  return decode(*bytes);
}

Result<bool> replace_need(const App& app, const std::string& id, const KeptNeed& kept) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->replace(catalog::Shelf::Needs, id, encode(kept), now, now + kNeedLifetimeSeconds);
}

Result<bool> erase_need(const App& app, const std::string& id) {
  MITATE_TRY(const auto store, app.kept());
  return store->erase(catalog::Shelf::Needs, id);
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
