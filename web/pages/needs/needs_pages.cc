// Where needs begin: the form, its submission, later changes and deletion. Every change is a POST
// with a token, answered by 303 to the result, so that reload and back never send twice.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/http/form.h"
#include "web/pages/frame/kept_record.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/kept_need.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_form.h"
#include "web/pages/needs/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;

Response form_response(const Site& site, const Request& request, const Snapshot& snapshot,
                       const Fields& input, const std::vector<FormError>& errors,
                       const std::string& action) {
  const FactContext context{*snapshot.catalog, site.wording()};
  json model = need_form_model(context, input, errors);
  const bool editing = action != "/needs";
  model["action"] = action;
  model["editing"] = editing;
  const std::string buyer = model["buyer"].is_string() ? model["buyer"].get<std::string>() : "";
  const std::string title = site.wording().text(editing         ? "need_form.title.edit"
                                                : buyer.empty() ? "need_form.title"
                                                                : "need_form.title." + buyer);
  model["title"] = title;
  model["unread"] = errors.empty() && editing && request.query.has("unread");
  model["back_href"] = editing ? action.substr(0, action.rfind('/')) : std::string("/");
  const Frame frame{
      .title = errors.empty() ? title : site.wording().text("form.error.title") + title,
      .section = "needs",
      .noindex = editing};
  Response response =
      site.page(request, snapshot, frame, "need_form", std::move(model), Caching::NoStore);
  if (!errors.empty()) response.status = 400;
  return response;
}

/// The kept need of the address.
Result<KeptNeed, Problem> kept_of(const Site& site, const Request& request) {
  auto found = find_need(site.app(), request.parameters.get("id"));
  if (!found) return Refused(problem_from(found.error()));
  if (!*found) return Refused(not_found(site, "need.not_found"));
  return std::move(**found);
}

/// The same, for who may change it.
Result<KeptNeed, Problem> own_need(const Site& site, const Request& request) {
  MITATE_TRY(KeptNeed kept, kept_of(site, request));
  if (may_change(kept, request)) return kept;
  return Refused(
      Problem{.status = 403, .code = "read_only", .detail = site.wording().text("need.read_only")});
}

std::string need_path(const Request& request) { return "/needs/" + request.parameters.get("id"); }

/// Reads text where it says more than the fields; the reader's own words may not fail the form.
Result<KeptNeed> understood(const Snapshot& snapshot, Date today, FormReading reading) {
  KeptNeed kept;
  kept.need = std::move(reading.need);
  const std::string text = kept.need.text;
  if (text.find_first_not_of(" \n\r\t") == std::string::npos) {
    kept.need.text.clear();
    return kept;
  }
  std::optional<ranker::BuyerType> buyer;
  if (kept.need.buyer_type) buyer = kept.need.buyer_type->value;
  MITATE_TRY(ranker::ParsedNeed parsed, snapshot.need_reader->read(text, buyer, today));
  KeptNeed read;
  read.need = std::move(parsed.need);
  soften(read);
  fill_open_slots(kept.need, read.need);
  kept.need.text = text;
  // Suggestions survive only for slots that came from the text.
  const std::vector<std::string> wanted = std::move(read.suggested);
  visit_slots(kept.need, [&](const SlotItem& item) {
    if (item.source && *item.strength == ranker::Strength::Wish &&
        std::find(wanted.begin(), wanted.end(), item.key) != wanted.end()) {
      kept.suggested.push_back(item.key);
    }
    return SlotFate::Keep;
  });
  kept.unresolved = std::move(parsed.unresolved);
  kept.question = std::move(parsed.question);
  kept.remarks = std::move(parsed.remarks);
  kept.goals = std::move(parsed.goals);
  kept.sender = std::move(parsed.sender);
  return kept;
}

/// Keys of `suggested` that the need still holds as wishes.
std::vector<std::string> still_suggested(ranker::Need& need,
                                         const std::vector<std::string>& suggested) {
  std::vector<std::string> kept;
  visit_slots(need, [&](const SlotItem& item) {
    if (*item.strength == ranker::Strength::Wish &&
        std::find(suggested.begin(), suggested.end(), item.key) != suggested.end()) {
      kept.push_back(item.key);
    }
    return SlotFate::Keep;
  });
  return kept;
}

/// True when nothing but perhaps the buyer was read: the form asks for the rest.
bool nothing_understood(ranker::Need& need) {
  bool nothing = true;
  visit_slots(need, [&](const SlotItem& item) {
    if (item.slot != "buyer_type" && item.slot != "buyer_kind") nothing = false;
    return SlotFate::Keep;
  });
  return nothing;
}

/// Only an option that was offered is an answer.
void answer_question(const catalog::Catalog& catalog, KeptNeed& kept, const std::string& value) {
  const std::vector<std::string>& options = kept.question->options;
  if (std::find(options.begin(), options.end(), value) == options.end()) return;
  if (kept.question->slot == "buyer_type") {
    const auto buyer = ranker::buyer_type_named(value);
    if (!buyer) return;
    kept.need.buyer_type = ranker::Slot<ranker::BuyerType>{*buyer, ranker::Strength::Wish, {}};
  } else if (kept.question->slot == "region") {
    const catalog::Municipality* one = catalog.places().municipality(value);
    if (one == nullptr) return;
    kept.need.regions = {
        {ranker::Region{one->prefecture_code, one->code, one->name}, ranker::Strength::Wish, {}}};
  } else {
    return;
  }
  kept.question.reset();
}
}  // namespace

Response needs_form_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  Fields input;
  const std::string buyer = request.query.get("buyer");
  if (!buyer.empty() && !ranker::buyer_type_named(buyer)) {
    return problem_response(Problem{.status = 400,
                                    .code = "invalid_argument",
                                    .detail = site.wording().text("form.error.buyer"),
                                    .parameter = "buyer",
                                    .value = buyer});
  }
  if (!buyer.empty()) input.add("buyer", buyer);
  return form_response(site, request, *snapshot, input, {}, "/needs");
}

Response submit_need(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  FormReading reading = read_need_form(context, fields);
  if (!reading.errors.empty()) {
    return form_response(site, request, *snapshot, fields, reading.errors, "/needs");
  }
  auto kept = understood(*snapshot, site.app().today(), std::move(reading));
  if (!kept) return problem_response(problem_from(kept.error()));
  const std::string key = owner_key(request);
  kept->owner = owner_mark(key);
  auto id = keep_need(site.app(), *kept);
  if (!id) return problem_response(problem_from(id.error()));
  const std::string path = "/needs/" + *id;
  Response response = see_other(nothing_understood(kept->need) ? path + "/edit?unread=1" : path);
  response.headers.emplace_back("Set-Cookie", owner_cookie(key));
  return response;
}

Response edit_need_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  auto kept = own_need(site, request);
  if (!kept) return problem_response(kept.error());
  return form_response(site, request, *snapshot, fields_from(context, kept->need), {},
                       need_path(request) + "/edit");
}

Response submit_edit(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  auto kept = own_need(site, request);
  if (!kept) return problem_response(kept.error());
  const KeptNeed& before = *kept;
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  FormReading reading = read_need_form(context, fields);
  if (!reading.errors.empty()) {
    return form_response(site, request, *snapshot, fields, reading.errors,
                         need_path(request) + "/edit");
  }
  KeptNeed after;
  if (reading.need.text == before.need.text) {
    // The same words: a field that was emptied stays empty.
    after.need = std::move(reading.need);
    keep_origins(after.need, before.need);
    after.suggested = still_suggested(after.need, before.suggested);
    after.unresolved = before.unresolved;
    after.remarks = before.remarks;
    after.goals = before.goals;
    after.sender = before.sender;
  } else {
    auto read = understood(*snapshot, site.app().today(), std::move(reading));
    if (!read) return problem_response(problem_from(read.error()));
    after = std::move(*read);
  }
  after.include_reference = before.include_reference;
  after.owner = before.owner;
  after.paper = before.paper;
  auto replaced = replace_need(site.app(), request.parameters.get("id"), after);
  if (!replaced) return problem_response(problem_from(replaced.error()));
  if (!*replaced) return problem_response(not_found(site, "need.not_found"));
  return see_other(need_path(request));
}

Response change_need(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  auto found = own_need(site, request);
  if (!found) return problem_response(found.error());
  KeptNeed& kept = *found;
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  const std::string act = fields.get("do");
  const std::vector<std::string> keys = fields.all("key");
  const auto named = [&](const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  const bool all = act == "must_all";
  if (act == "with_reference") kept.include_reference = true;
  if (act == "without_reference") kept.include_reference = false;
  if (act == "answer" && kept.question) {
    answer_question(*snapshot->catalog, kept, fields.get("value"));
  }
  visit_slots(kept.need, [&](const SlotItem& item) {
    const bool suggested =
        std::find(kept.suggested.begin(), kept.suggested.end(), item.key) != kept.suggested.end();
    if (!(all && suggested) && !named(item.key)) return SlotFate::Keep;
    if (act == "remove") return SlotFate::Erase;
    if (item.can_be_must && (act == "must" || all)) *item.strength = ranker::Strength::Must;
    if (item.can_be_must && act == "wish") *item.strength = ranker::Strength::Wish;
    return SlotFate::Keep;
  });
  if (all || act == "dismiss") {
    kept.suggested.clear();
  } else {
    std::erase_if(kept.suggested, named);
  }
  auto replaced = replace_need(site.app(), request.parameters.get("id"), kept);
  if (!replaced) return problem_response(problem_from(replaced.error()));
  if (!*replaced) return problem_response(not_found(site, "need.not_found"));
  return see_other(need_path(request) + (fields.get("from") == "confirm" ? "/confirm" : ""));
}

Response delete_need(const Site& site, const Request& request) {
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const auto found = find_need(site.app(), request.parameters.get("id"));
  if (!found) return problem_response(problem_from(found.error()));
  if (*found && !may_change(**found, request))
    return problem_response(own_need(site, request).error());
  auto erased = erase_record(site.app(), request.parameters.get("id"));
  if (!erased) return problem_response(problem_from(erased.error()));
  return see_other("/needs/deleted");
}

Response need_deleted_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Frame frame{
      .title = site.wording().text("need.deleted"), .section = "needs", .noindex = true};
  return site.page(request, *snapshot, frame, "need_deleted", json::object(), Caching::NoStore);
}

}  // namespace mitate::web
