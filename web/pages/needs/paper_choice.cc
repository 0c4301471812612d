#include "web/pages/needs/paper_choice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/http/encoding.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::string_view kMark = "mark.";
constexpr std::string_view kReason = "reason.";

void check_length(const FactContext& context, const std::string& text, std::size_t most,
                  const std::string& field, const std::string& label,
                  std::vector<PaperFault>& faults) {
  const std::size_t length = count_characters(text);
  if (length <= most) return;
  faults.push_back(
      {field, context.text("paper.error.too_long", {{"field", label},
                                                    {"most", std::to_string(most)},
                                                    {"length", std::to_string(length)}})});
}
}  // namespace

Result<PaperReading, Problem> read_paper_choice(const FactContext& context, const Fields& form) {
  PaperReading reading;
  for (const PaperText& text : kPaperTexts) {
    const std::string value = form.get(text.name);
    check_length(context, value, text.most, std::string(text.name),
                 context.text("paper.field." + std::string(text.name)), reading.faults);
    reading.choice.*text.member = value;
  }
  for (const auto& [name, value] : form.items()) {
    if (!name.starts_with(kMark) || value.empty()) continue;
    const ServiceId id(name.substr(kMark.size()));
    const catalog::Service* service = catalog::public_service(context.catalog, id);
    const auto verdict = value_named<Verdict>(value);
    if (service == nullptr || !verdict) {
      return Refused(invalid_parameter(name, context.text("paper.error.mark"), value));
    }
    PaperMark mark{id, *verdict, form.get(std::string(kReason) + id.text())};
    check_length(context, mark.reason, kMaxMarkReason, "reason-" + id.text(),
                 context.text("paper.field.reason", {{"service", service->name}}), reading.faults);
    reading.choice.marks.push_back(std::move(mark));
  }
  if (reading.choice.marks.size() > kMaxMarks) {
    reading.faults.push_back(
        {"marks", context.text("paper.error.too_many",
                               {{"most", std::to_string(kMaxMarks)},
                                {"count", std::to_string(reading.choice.marks.size())}})});
  }
  std::stable_sort(reading.choice.marks.begin(), reading.choice.marks.end(),
                   [](const PaperMark& a, const PaperMark& b) { return a.verdict < b.verdict; });
  return reading;
}

json paper_choice_json(const PaperChoice& choice) {
  json out = json::object();
  for (const PaperText& text : kPaperTexts) out[std::string(text.name)] = choice.*text.member;
  out["marks"] = json::array();
  for (const PaperMark& mark : choice.marks) {
    out["marks"].push_back({{"service", mark.service.text()},
                            {"verdict", mitate::name_of(mark.verdict)},
                            {"reason", mark.reason}});
  }
  return out;
}

PaperChoice paper_choice_from(const json& stored) {
  PaperChoice choice;
  for (const PaperText& text : kPaperTexts) {
    choice.*text.member = stored.at(std::string(text.name)).get<std::string>();
  }
  for (const json& mark : stored.at("marks")) {
    const auto verdict = value_named<Verdict>(mark.at("verdict").get<std::string>());
    if (!verdict) continue;
    choice.marks.push_back({ServiceId(mark.at("service").get<std::string>()), *verdict,
                            mark.at("reason").get<std::string>()});
  }
  return choice;
}

}  // namespace mitate::web
