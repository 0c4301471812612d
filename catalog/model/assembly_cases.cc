// Rows -> model: certificates that are held, case studies, economics, and what buyers paid.
#include "catalog/model/assembly.h"

#include <map>

namespace mitate::catalog {

Result<void> Assembly::read_holdings_and_cases() {
  MITATE_TRY_VOID(each("service_schemes", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("service_schemes", "", "service_id");
    SchemeHolding held;
    held.scheme = SchemeId(row.text("scheme_id"));
    held.subject = row.text("subject");
    held.number = row.optional_text("number");
    held.category = row.optional_text("category");
    held.valid_from_text = partial_date_in(row, "valid_from");
    // A start known only to the month proves nothing before that month has passed.
    if (held.valid_from_text) held.validity.from = held.valid_from_text->latest();
    held.validity.to = date_in(row, "valid_to");
    held.note = row.optional_text("note");
    service->schemes.push_back(std::move(held));
    return {};
  }));
  inherit_holdings();
  MITATE_TRY_VOID(each("case_studies", [&](const RowView& row) -> Result<void> {
    CaseStudy study;
    study.id = row.text("id");
    study.buyer = row.text("buyer");
    study.buyer_type = row.text("buyer_type");
    study.region_text = row.optional_text("region_text");
    study.area_codes = row.list("area_codes");
    study.year = row.optional_text("year");
    study.result = row.text("result");
    study.has_outcome_figure = row.boolean("has_outcome_figure").value_or(false);
    study.figure_kinds = row.list("figure_kinds");
    study.reported_by = row.optional_text("reported_by");
    study.design_note = row.optional_text("design_note");
    study.provenance = provenance("case_studies", study.id);
    if (row.text("service_id").empty()) {
      catalog_->unlinked_.push_back(std::move(study));
      return {};
    }
    Service* service = owner(row);
    if (service == nullptr) return broken_row("case_studies", study.id, "service_id");
    study.service = service->id;
    service->case_studies.push_back(std::move(study));
    return {};
  }));
  MITATE_TRY_VOID(each("economics", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("economics", row.text("id"), "service_id");
    service->economics.push_back({row.text("id"), row.text("kind"), row.text("summary"),
                                  row.integer("amount_yen"),
                                  provenance("economics", row.text("id"))});
    return {};
  }));
  return each("cost_benchmarks", [&](const RowView& row) { return read_benchmark(row); });
}

void Assembly::inherit_holdings() {
  std::map<ProviderId, std::vector<std::pair<ServiceId, SchemeHolding>>> by_provider;
  for (const Service& service : catalog_->services_) {
    if (!service.provider) continue;
    for (const SchemeHolding& held : service.schemes) {
      const Scheme* scheme = catalog_->scheme(held.scheme);
      if (held.subject != "organisation" || scheme == nullptr || !scheme->is_certification()) {
        continue;
      }
      by_provider[*service.provider].emplace_back(service.id, held);
    }
  }
  for (Service& service : catalog_->services_) {
    const auto found = service.provider ? by_provider.find(*service.provider) : by_provider.end();
    if (found == by_provider.end()) continue;
    for (const auto& [from, held] : found->second) {
      const bool stated = std::any_of(
          service.schemes.begin(), service.schemes.end(),
          [&, &scheme = held.scheme](const SchemeHolding& own) { return own.scheme == scheme; });
      if (stated) continue;
      service.schemes.push_back(held);
      service.schemes.back().inherited_from = from;
    }
  }
}

Result<void> Assembly::read_benchmark(const RowView& row) {
  CostBenchmark one;
  one.id = row.text("id");
  one.topic = row.text("topic");
  one.interventions = row.list("interventions");
  one.buyer = row.optional_text("buyer");
  one.buyer_type = row.optional_text("buyer_type");
  MITATE_TRY(one.kind, read_enum<AmountKind>("cost_benchmarks", row, "amount_kind"));
  one.amount_yen = row.integer("amount_yen");
  MITATE_TRY(one.unit_kind, read_enum<AmountUnit>("cost_benchmarks", row, "unit_kind"));
  one.unit = row.optional_text("unit");
  MITATE_TRY(one.tax, read_enum<Tax>("cost_benchmarks", row, "tax"));
  one.scale = row.optional_text("scale");
  one.as_of = partial_date_in(row, "as_of");
  one.original_text = row.optional_text("original_text");
  one.note = row.optional_text("note");
  one.provenance = provenance("cost_benchmarks", one.id);
  catalog_->benchmarks_.push_back(std::move(one));
  return {};
}

}  // namespace mitate::catalog
