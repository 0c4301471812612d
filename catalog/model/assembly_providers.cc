// Rows -> model: providers with their history in the register, and schemes of certification.
#include "catalog/model/assembly.h"

namespace mitate::catalog {

Result<void> Assembly::read_providers() {
  const Table& table = catalog_->table("providers");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowView row = table.view(i);
    Provider provider;
    provider.id = ProviderId(row.text("id"));
    provider.name = row.text("name");
    provider.name_kana = row.optional_text("name_kana");
    provider.aliases = row.list("aliases");
    provider.corporate_number = row.optional_text("corporate_number");
    provider.corporate_number_note = row.optional_text("corporate_number_note");
    provider.kind = row.text("kind");
    provider.url = row.optional_text("url");
    provider.municipality_code = row.optional_text("municipality_code");
    provider.facts = row.list("facts");
    provider.provenance = provenance("providers", provider.id.text());
    catalog_->providers_.push_back(std::move(provider));
  }
  sort_and_index(catalog_->providers_, catalog_->provider_index_);
  return read_provider_history();
}

Result<void> Assembly::read_provider_history() {
  MITATE_TRY_VOID(each("provider_history", [&](const RowView& row) -> Result<void> {
    ProviderEvent event;
    event.id = row.text("id");
    const auto owner = catalog_->provider_index_.find(ProviderId(row.text("provider_id")));
    if (owner == catalog_->provider_index_.end()) {
      return broken_row("provider_history", event.id, "provider_id");
    }
    const auto recorded = date_in(row, "recorded_on");
    if (!recorded) return broken_row("provider_history", event.id, "recorded_on");
    event.recorded_on = *recorded;
    event.event = row.text("event");
    event.took_effect_on = date_in(row, "took_effect_on");
    event.name_before = row.optional_text("name_before");
    event.name_after = row.optional_text("name_after");
    event.other_name = row.optional_text("other_name");
    event.other_number = row.optional_text("other_number");
    event.source.fact = "provider";
    event.source.source = SourceId(row.text("source_id"));
    const Source* source = catalog_->source(event.source.source);
    if (source == nullptr) return broken_row("provider_history", event.id, "source_id");
    event.source.verification = source->verification;
    if (!row.text("verification").empty()) {
      MITATE_TRY(const Verification stated,
                 read_enum<Verification>("provider_history", row, "verification"));
      event.source.verification = std::max(stated, source->verification);
    }
    event.source.as_of = PartialDate::parse(row.text("recorded_on"));
    event.source.stated = true;
    event.note = row.optional_text("note");
    catalog_->providers_[owner->second].history.push_back(std::move(event));
    return {};
  }));
  for (Provider& provider : catalog_->providers_) {
    std::stable_sort(provider.history.begin(), provider.history.end(),
                     [](const auto& a, const auto& b) { return a.recorded_on < b.recorded_on; });
  }
  return {};
}

void Assembly::read_schemes() {
  const Table& table = catalog_->table("schemes");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowView row = table.view(i);
    Scheme scheme;
    scheme.id = SchemeId(row.text("id"));
    scheme.name = row.text("name");
    scheme.name_kana = row.optional_text("name_kana");
    scheme.aliases = row.list("aliases");
    scheme.kind = row.text("kind");
    scheme.issuer = row.optional_text("issuer");
    scheme.applies_to = row.list("applies_to");
    scheme.meaning = row.text("meaning");
    scheme.validity_text = row.optional_text("validity_text");
    scheme.validity_months = row.integer("validity_months");
    scheme.provenance = provenance("schemes", scheme.id.text());
    catalog_->schemes_.push_back(std::move(scheme));
  }
  sort_and_index(catalog_->schemes_, catalog_->scheme_index_);
  const Table& details = catalog_->table("scheme_details");
  for (std::size_t i = 0; i < details.rows.size(); ++i) {
    const RowView row = details.view(i);
    const auto owner = catalog_->scheme_index_.find(SchemeId(row.text("scheme_id")));
    if (owner == catalog_->scheme_index_.end()) continue;
    catalog_->schemes_[owner->second].details.emplace_back(row.text("item"), row.text("value"));
  }
}

}  // namespace mitate::catalog
