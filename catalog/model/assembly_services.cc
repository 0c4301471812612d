// Rows -> model: services and what belongs to each: functions, interventions, links, studies,
// prices.
#include "catalog/model/assembly.h"

namespace mitate::catalog {

Result<void> Assembly::read_services() {
  MITATE_TRY_VOID(each("services", [&](const RowView& row) -> Result<void> {
    Service s;
    s.id = ServiceId(row.text("id"));
    s.name = row.text("name");
    s.name_kana = row.optional_text("name_kana");
    s.aliases = row.list("aliases");
    if (const auto provider = row.optional_text("provider_id")) s.provider = ProviderId(*provider);
    s.provider_as_written = row.optional_text("provider_as_written");
    s.partners = row.list("partners");
    s.service_type = row.text("service_type");
    s.domains = row.list("domains");
    s.segments = row.list("segments");
    s.buyer_types = row.list("buyer_types");
    MITATE_TRY(s.buyer_types_basis, read_enum<Basis>("services", row, "buyer_types_basis"));
    s.delivery_modes = row.list("delivery_modes");
    s.summary = row.text("summary");
    s.aspects = row.list("aspects");
    s.stage_text = row.text("stage_text");
    MITATE_TRY(s.stage, read_enum<Stage>("services", row, "stage"));
    MITATE_TRY(s.status, read_enum<ListingStatus>("services", row, "status"));
    s.status_reason = row.optional_text("status_reason");
    s.status_on = date_in(row, "status_on");
    s.as_of = partial_date_in(row, "as_of");
    MITATE_TRY(s.coverage, read_enum<Coverage>("services", row, "coverage"));
    s.coverage_text = row.optional_text("coverage_text");
    s.evidence_best = row.text("evidence_best");
    s.url = row.optional_text("url");
    s.notes = row.optional_text("notes");
    const auto verified = date_in(row, "last_verified");
    if (!verified) return broken_row("services", s.id.text(), "last_verified");
    s.last_verified = *verified;
    s.provenance = provenance("services", s.id.text());
    catalog_->services_.push_back(std::move(s));
    return {};
  }));
  sort_and_index(catalog_->services_, catalog_->service_index_);
  return {};
}

Service* Assembly::owner(const RowView& row) {
  const auto it = catalog_->service_index_.find(ServiceId(row.text("service_id")));
  return it == catalog_->service_index_.end() ? nullptr : &catalog_->services_[it->second];
}

Result<void> Assembly::read_what_and_for_whom() {
  MITATE_TRY_VOID(each("service_functions", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("service_functions", "", "service_id");
    service->functions.push_back(
        {row.text("function"), row.text("role") == "main", row.text("words")});
    return {};
  }));
  for (Service& service : catalog_->services_) {
    std::stable_partition(service.functions.begin(), service.functions.end(),
                          [](const FunctionUse& use) { return use.is_main; });
  }
  return each("service_focuses", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("service_focuses", "", "service_id");
    service->focuses.push_back({row.text("focus"), row.text("words")});
    return {};
  });
}

Result<void> Assembly::read_service_parts() {
  MITATE_TRY_VOID(read_what_and_for_whom());
  MITATE_TRY_VOID(each("service_interventions", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("service_interventions", "", "service_id");
    service->interventions.push_back(
        {row.text("intervention"), row.text("basis") == "described", row.text("rationale")});
    return {};
  }));
  MITATE_TRY_VOID(each("evidence_links", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("evidence_links", "", "service_id");
    EvidenceLink link;
    link.recommendation = RecommendationId(row.text("recommendation_id"));
    if (catalog_->recommendation(link.recommendation) == nullptr) {
      return broken_row("evidence_links", link.recommendation.text(), "recommendation_id");
    }
    link.intervention = row.text("intervention");
    MITATE_TRY(link.directness, read_enum<Directness>("evidence_links", row, "directness"));
    link.rationale = row.text("rationale");
    link.mapped_by = row.text("mapped_by");
    const auto mapped = date_in(row, "mapped_on");
    if (!mapped) return broken_row("evidence_links", link.recommendation.text(), "mapped_on");
    link.mapped_on = *mapped;
    service->evidence_links.push_back(std::move(link));
    return {};
  }));
  MITATE_TRY_VOID(each("evidence_link_decisions", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("evidence_link_decisions", "", "service_id");
    const auto decided = date_in(row, "decided_on");
    if (!decided) return broken_row("evidence_link_decisions", service->id.text(), "decided_on");
    service->link_decisions.push_back({GuidelineId(row.text("guideline_id")), row.text("reason"),
                                       row.text("decided_by"), *decided});
    return {};
  }));
  MITATE_TRY_VOID(each("studies", [&](const RowView& row) { return read_study(row); }));
  MITATE_TRY_VOID(each("prices", [&](const RowView& row) { return read_price(row); }));
  MITATE_TRY_VOID(each("coverage", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("coverage", "", "service_id");
    service->places.push_back({row.text("area_code"), row.text("name")});
    return {};
  }));
  MITATE_TRY_VOID(each("short_summaries", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("short_summaries", "", "service_id");
    service->summary_short = row.text("summary_short");
    return {};
  }));
  return each("service_facts", [&](const RowView& row) -> Result<void> {
    Service* service = owner(row);
    if (service == nullptr) return broken_row("service_facts", "", "service_id");
    ServiceFact fact;
    fact.fact = row.text("fact");
    fact.value = row.text("value");
    fact.quote = row.text("quote");
    fact.source.fact = fact.fact;
    fact.source.source = SourceId(row.text("source_id"));
    const Source* source = catalog_->source(fact.source.source);
    if (source == nullptr) return broken_row("service_facts", fact.fact, "source_id");
    fact.source.as_of = partial_date_in(row, "as_of");
    fact.source.verification = source->verification;
    if (!row.text("verification").empty()) {
      MITATE_TRY(const Verification stated,
                 read_enum<Verification>("service_facts", row, "verification"));
      fact.source.verification = std::max(stated, source->verification);
    }
    fact.source.stated = true;
    service->facts.push_back(std::move(fact));
    return {};
  });
}

Result<void> Assembly::read_study(const RowView& row) {
  Service* service = owner(row);
  if (service == nullptr) return broken_row("studies", row.text("id"), "service_id");
  Study study;
  study.id = row.text("id");
  study.design = row.text("design");
  MITATE_TRY(study.subject, read_enum<StudySubject>("studies", row, "subject"));
  study.summary = row.text("summary");
  study.population = row.optional_text("population");
  study.n = row.integer("n");
  study.comparator = row.optional_text("comparator");
  study.outcome = row.optional_text("outcome");
  if (!row.text("finding").empty()) {
    MITATE_TRY(study.finding, read_enum<StudyFinding>("studies", row, "finding"));
  }
  study.effect = row.optional_text("effect");
  study.effect_value = row.decimal("effect_value");
  study.ci_low = row.decimal("ci_low");
  study.ci_high = row.decimal("ci_high");
  study.unit = row.optional_text("unit");
  study.funding = row.optional_text("funding");
  study.citation = row.optional_text("citation");
  study.doi = row.optional_text("doi");
  study.trial_id = row.optional_text("trial_id");
  study.published_on = partial_date_in(row, "published_on");
  study.retracted = row.boolean("retracted");
  study.provenance = provenance("studies", study.id);
  service->studies.push_back(std::move(study));
  return {};
}

Result<void> Assembly::read_price(const RowView& row) {
  Service* service = owner(row);
  if (service == nullptr) return broken_row("prices", row.text("id"), "service_id");
  Price price;
  price.id = row.text("id");
  MITATE_TRY(price.kind, read_enum<PriceKind>("prices", row, "kind"));
  price.amount_yen = row.integer("amount_yen");
  if (!row.text("unit").empty()) {
    MITATE_TRY(price.unit, read_enum<PriceUnit>("prices", row, "unit"));
  }
  MITATE_TRY(price.payer, read_enum<Payer>("prices", row, "payer"));
  MITATE_TRY(price.tax, read_enum<Tax>("prices", row, "tax"));
  MITATE_TRY(price.qualifier, read_enum<PriceQualifier>("prices", row, "qualifier"));
  price.headcount_min = row.integer("headcount_min");
  price.headcount_max = row.integer("headcount_max");
  price.as_of = partial_date_in(row, "as_of");
  price.validity = {date_in(row, "valid_from"), date_in(row, "valid_to")};
  price.original_text = row.text("original_text");
  price.provenance = provenance("prices", price.id);
  service->prices.push_back(std::move(price));
  return {};
}

}  // namespace mitate::catalog
