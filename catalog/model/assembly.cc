// Rows -> model. The only place that knows both the columns and the structs, so it is one long
// list.
#include <algorithm>
#include <map>
#include <utility>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

namespace {

Unexpected broken(std::string_view table, std::string_view key, std::string_view column) {
  return Unexpected(ErrorCode::Corrupt,
                    "stored row cannot be read: table " + std::string(table) + ", row " +
                        std::string(key) + ", column " + std::string(column),
                    "run `mitate verify`; reload with `mitate load`");
}

std::optional<PartialDate> partial_date(const RowView& row, std::string_view column) {
  return PartialDate::parse(row.text(column));
}

std::optional<Date> date(const RowView& row, std::string_view column) {
  return Date::parse(row.text(column));
}

template <typename T>
void sort_and_index(std::vector<T>& list, auto& index) {
  std::sort(list.begin(), list.end(), [](const T& a, const T& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < list.size(); ++i) index.emplace(list[i].id, i);
}

Concept concept_of(const TableSchema& schema, const RowView& row) {
  const auto has = [&](std::string_view column) {
    return column_index(schema, column) < schema.columns.size();
  };
  Concept out;
  out.slug = row.text(has("slug") ? "slug" : "code");
  out.label_ja = row.text("label_ja");
  if (has("label_en")) out.label_en = row.text("label_en");
  if (has("reading")) out.reading = row.text("reading");
  if (has("parent")) out.parent = row.optional_text("parent");
  if (has("definition")) out.definition = row.text("definition");
  if (has("synonyms")) out.synonyms = row.list("synonyms");
  if (has("lay_words")) out.lay_words = row.list("lay_words");
  if (has("abbreviations")) out.abbreviations = row.list("abbreviations");
  if (has("caution")) out.caution = row.optional_text("caution");
  if (has("outcomes")) out.outcomes = row.list("outcomes");
  if (has("is_broad")) out.is_broad = row.boolean("is_broad").value_or(false);
  if (has("is_place_bound")) out.is_place_bound = row.boolean("is_place_bound").value_or(false);
  if (has("axis")) out.axis = row.text("axis");
  if (has("rank")) out.rank = row.integer("rank").value_or(0);
  if (has("guideline_id")) out.guideline_id = row.optional_text("guideline_id");
  if (has("smallest_important_difference")) {
    out.smallest_important_difference = row.decimal("smallest_important_difference");
  }
  if (has("unit")) out.unit = row.optional_text("unit");
  return out;
}

}  // namespace

class Assembly {
 public:
  Assembly(RowSet rows, std::uint64_t sequence) : catalog_(new Catalog) {
    for (const TableSchema& schema : all_tables())
      rows.try_emplace(std::string(schema.name), Table{&schema, {}});
    catalog_->rows_ = std::move(rows);
    catalog_->sequence_ = sequence;
  }

  Result<std::shared_ptr<const Catalog>> run() {
    MITATE_TRY_VOID(read_levels());
    MITATE_TRY_VOID(read_sources());
    MITATE_TRY_VOID(read_provenance());
    read_taxonomy();
    MITATE_TRY_VOID(read_places());
    MITATE_TRY_VOID(read_municipal_care());
    MITATE_TRY_VOID(read_providers());
    MITATE_TRY_VOID(read_guidelines());
    read_schemes();
    MITATE_TRY_VOID(read_services());
    MITATE_TRY_VOID(read_service_parts());
    MITATE_TRY_VOID(read_holdings_and_cases());
    return std::shared_ptr<const Catalog>(std::move(catalog_));
  }

 private:
  template <typename F>
  Result<void> each(std::string_view name, F body) {
    const Table& table = catalog_->table(name);
    for (const Row& row : table.rows) {
      Result<void> done = body(RowView(*table.schema, row));
      if (!done) return Unexpected(std::move(done).error());
    }
    return {};
  }

  template <typename E>
  Result<E> read_enum(std::string_view table, const RowView& row, std::string_view column) {
    const auto value = value_named<E>(row.text(column));
    if (!value) return broken(table, row.text(column), column);
    return *value;
  }

  Provenance provenance(std::string_view kind, std::string_view id) const {
    const auto it = provenance_.find(std::string(kind) + '\x1f' + std::string(id));
    return it == provenance_.end() ? Provenance{} : it->second;
  }

  Result<void> read_levels() {
    return each("verification_levels", [&](const RowView& row) -> Result<void> {
      MITATE_TRY(const Verification level,
                 read_enum<Verification>("verification_levels", row, "level"));
      catalog_->levels_.push_back({level, row.text("level"), row.text("label_ja"),
                                   row.text("label_en"),
                                   static_cast<int>(row.integer("share_percent").value_or(0))});
      return {};
    });
  }

  Result<void> read_sources() {
    std::map<std::string, Verification, std::less<>> by_kind;
    MITATE_TRY_VOID(each("publisher_kinds", [&](const RowView& row) -> Result<void> {
      MITATE_TRY(const Verification level,
                 read_enum<Verification>("publisher_kinds", row, "verification"));
      by_kind.emplace(row.text("kind"), level);
      return {};
    }));
    MITATE_TRY_VOID(each("sources", [&](const RowView& row) -> Result<void> {
      Source source;
      source.id = SourceId(row.text("id"));
      source.title = row.text("title");
      source.locator = row.text("locator");
      source.url = row.optional_text("url");
      source.publisher_kind = row.text("publisher_kind");
      const auto kind = by_kind.find(source.publisher_kind);
      if (kind == by_kind.end()) return broken("sources", source.id.text(), "publisher_kind");
      source.verification = kind->second;
      source.retrieved_as = row.text("retrieved_as");
      const auto retrieved = date(row, "retrieved_on");
      if (!retrieved) return broken("sources", source.id.text(), "retrieved_on");
      source.retrieved_on = *retrieved;
      source.published_on = partial_date(row, "published_on");
      source.gone = row.text("state") == "gone";
      catalog_->sources_.push_back(std::move(source));
      return {};
    }));
    sort_and_index(catalog_->sources_, catalog_->source_index_);
    return {};
  }

  Result<void> read_provenance() {
    return each("provenance", [&](const RowView& row) -> Result<void> {
      FactSource entry;
      entry.fact = row.text("fact");
      entry.source = SourceId(row.text("source_id"));
      const Source* source = catalog_->source(entry.source);
      if (source == nullptr) return broken("provenance", entry.source.text(), "source_id");
      entry.as_of = partial_date(row, "as_of");
      entry.verification = source->verification;
      if (!row.text("verification").empty()) {
        MITATE_TRY(const Verification stated,
                   read_enum<Verification>("provenance", row, "verification"));
        // A statement can be believed less than its publisher, never more.
        entry.verification = std::max(stated, source->verification);
      }
      entry.curator_assigned = row.text("basis") == "curator_assigned";
      entry.stated = row.text("assignment") == "stated";
      entry.note = row.text("note");
      provenance_[row.text("subject_kind") + '\x1f' + row.text("subject_id")].entries.push_back(
          std::move(entry));
      return {};
    });
  }

  void read_taxonomy() {
    for (const Vocabulary vocabulary : all<Vocabulary>()) {
      const Table& table = catalog_->table(name_of(vocabulary));
      for (const Row& row : table.rows) {
        catalog_->taxonomy_.add(vocabulary, concept_of(*table.schema, RowView(*table.schema, row)));
      }
    }
    const Table& vocabulary = catalog_->table("buyer_vocabulary");
    for (std::size_t i = 0; i < vocabulary.rows.size(); ++i) {
      const RowView row = vocabulary.view(i);
      catalog_->taxonomy_.add(
          BuyerVocabulary{row.text("buyer_type"), row.text("theme"), row.list("terms")});
    }
  }

  Result<void> read_places() {
    std::vector<Prefecture> prefectures;
    const Table& table = catalog_->table("prefectures");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      prefectures.push_back({row.text("code"), row.text("name"), row.text("kana"),
                             row.text("romaji"),
                             static_cast<int>(row.integer("tile_column").value_or(0)),
                             static_cast<int>(row.integer("tile_row").value_or(0))});
    }
    std::vector<Municipality> municipalities;
    const Table& places = catalog_->table("municipalities");
    for (std::size_t i = 0; i < places.rows.size(); ++i) {
      const RowView row = places.view(i);
      municipalities.push_back({row.text("code"), row.text("prefecture_code"), row.text("name"),
                                row.text("kana"), row.text("kind") == "ward", row.text("city_code"),
                                row.decimal("latitude").value_or(0),
                                row.decimal("longitude").value_or(0)});
    }
    std::vector<FormerCode> former;
    MITATE_TRY_VOID(each("former_codes", [&](const RowView& row) -> Result<void> {
      const auto ended = date(row, "ended_on");
      if (!ended) return broken("former_codes", row.text("former_code"), "ended_on");
      former.push_back({row.text("former_code"), *ended, row.text("municipality_code"),
                        row.text("former_name"), row.text("change"),
                        SourceId(row.text("source_id"))});
      return {};
    }));
    catalog_->places_ =
        Places(std::move(prefectures), std::move(municipalities), std::move(former));
    return {};
  }

  Result<void> read_municipal_care() {
    std::vector<CareInsurer> insurers;
    MITATE_TRY_VOID(each("care_insurers", [&](const RowView& row) -> Result<void> {
      const auto people = [&](std::string_view column) { return row.integer(column).value_or(0); };
      CareInsurer insurer;
      insurer.prefecture_code = row.text("prefecture_code");
      insurer.name = row.text("insurer");
      insurer.municipality_code = row.text("municipality_code");
      insurer.people = {people("insured_65plus"),
                        people("age_65_74"),
                        people("age_75_84"),
                        people("age_85plus"),
                        {people("support_1"), people("support_2"), people("care_1"),
                         people("care_2"), people("care_3"), people("care_4"), people("care_5")},
                        people("certified_total")};
      insurer.as_of = partial_date(row, "as_of");
      insurer.source = SourceId(row.text("source_id"));
      insurers.push_back(std::move(insurer));
      return {};
    }));
    std::vector<CareOfficeKind> kinds;
    std::map<std::string, std::uint16_t, std::less<>> positions;
    MITATE_TRY_VOID(each("care_office_kinds", [&](const RowView& row) -> Result<void> {
      positions.emplace(row.text("kind"), static_cast<std::uint16_t>(kinds.size()));
      kinds.push_back({row.text("kind"), row.text("label_ja"), row.text("state") == "counted",
                       partial_date(row, "as_of"), row.text("note"),
                       SourceId(row.text("source_id"))});
      return {};
    }));
    std::map<std::string, std::vector<std::pair<std::uint16_t, std::uint32_t>>, std::less<>>
        offices;
    MITATE_TRY_VOID(each("care_offices", [&](const RowView& row) -> Result<void> {
      auto& counts = offices[row.text("municipality_code")];
      for (const std::string& item : row.list("offices")) {
        const auto read = read_office_count(item);
        const auto kind = read ? positions.find(read->first) : positions.end();
        if (kind == positions.end()) {
          return broken("care_offices", row.text("municipality_code"), "offices");
        }
        counts.emplace_back(kind->second, read->second);
      }
      counts.shrink_to_fit();
      return {};
    }));
    catalog_->municipal_care_ =
        MunicipalCare(std::move(insurers), std::move(kinds), std::move(offices));
    return {};
  }

  Result<void> read_provider_history() {
    MITATE_TRY_VOID(each("provider_history", [&](const RowView& row) -> Result<void> {
      ProviderEvent event;
      event.id = row.text("id");
      const auto owner = catalog_->provider_index_.find(ProviderId(row.text("provider_id")));
      if (owner == catalog_->provider_index_.end()) {
        return broken("provider_history", event.id, "provider_id");
      }
      const auto recorded = date(row, "recorded_on");
      if (!recorded) return broken("provider_history", event.id, "recorded_on");
      event.recorded_on = *recorded;
      event.event = row.text("event");
      event.took_effect_on = date(row, "took_effect_on");
      event.name_before = row.optional_text("name_before");
      event.name_after = row.optional_text("name_after");
      event.other_name = row.optional_text("other_name");
      event.other_number = row.optional_text("other_number");
      event.source.fact = "provider";
      event.source.source = SourceId(row.text("source_id"));
      const Source* source = catalog_->source(event.source.source);
      if (source == nullptr) return broken("provider_history", event.id, "source_id");
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

  Result<void> read_providers() {
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

  Result<void> read_guidelines() {
    const Table& grades = catalog_->table("recommendation_grades");
    for (std::size_t i = 0; i < grades.rows.size(); ++i) {
      const RowView row = grades.view(i);
      catalog_->grades_.push_back({static_cast<int>(row.integer("grade").value_or(0)),
                                   row.text("label_ja"), row.text("label_en")});
    }
    const Table& table = catalog_->table("guidelines");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      Guideline guideline;
      guideline.id = GuidelineId(row.text("id"));
      guideline.name = row.text("name");
      guideline.clinical = row.text("kind") == "clinical_guideline";
      guideline.version = row.optional_text("version");
      guideline.domain = row.text("domain");
      guideline.lead_societies = row.list("lead_societies");
      guideline.cooperating_bodies = row.list("cooperating_bodies");
      guideline.life_stage = row.optional_text("life_stage");
      guideline.prevention_phase = row.optional_text("prevention_phase");
      guideline.development_period = row.optional_text("development_period");
      guideline.published_on = partial_date(row, "published_on");
      guideline.publication_note = row.optional_text("publication_note");
      guideline.hq_total = row.integer("hq_total");
      guideline.method_note = row.optional_text("method_note");
      guideline.related_evidence = row.list("related_evidence");
      guideline.url = row.optional_text("url");
      guideline.note = row.optional_text("note");
      guideline.provenance = provenance("guidelines", guideline.id.text());
      catalog_->guidelines_.push_back(std::move(guideline));
    }
    sort_and_index(catalog_->guidelines_, catalog_->guideline_index_);
    MITATE_TRY_VOID(read_recommendations());
    return read_research();
  }

  Result<void> read_recommendations() {
    return each("recommendations", [&](const RowView& row) -> Result<void> {
      Recommendation rec;
      rec.id = RecommendationId(row.text("id"));
      rec.guideline = GuidelineId(row.text("guideline_id"));
      rec.question = row.text("question");
      rec.intervention = row.text("intervention");
      rec.population = row.text("population");
      rec.outcome_text = row.text("outcome_text");
      rec.outcomes = row.list("outcomes");
      if (const auto grade = row.integer("grade")) rec.grade = static_cast<int>(*grade);
      rec.native_grade = row.optional_text("native_grade");
      if (const auto c = row.optional_text("certainty")) rec.certainty = (*c)[0];
      rec.effect_summary = row.optional_text("effect_summary");
      rec.agreement_rate = row.optional_text("agreement_rate");
      MITATE_TRY(rec.verification, read_enum<Verification>("recommendations", row, "verification"));
      rec.note = row.optional_text("note");
      rec.provenance = provenance("recommendations", rec.id.text());
      const auto owner = catalog_->guideline_index_.find(rec.guideline);
      if (owner == catalog_->guideline_index_.end()) {
        return broken("recommendations", rec.id.text(), "guideline_id");
      }
      auto& list = catalog_->guidelines_[owner->second].recommendations;
      catalog_->recommendation_index_.emplace(rec.id, std::pair{owner->second, list.size()});
      list.push_back(std::move(rec));
      return {};
    });
  }

  Result<void> read_research() {
    MITATE_TRY_VOID(each("future_research_questions", [&](const RowView& row) -> Result<void> {
      FutureResearchQuestion frq;
      frq.id = row.text("id");
      frq.guideline = GuidelineId(row.text("guideline_id"));
      if (const auto rec = row.optional_text("recommendation_id")) {
        frq.recommendation = RecommendationId(*rec);
      }
      frq.question = row.text("question");
      frq.direction = row.optional_text("direction");
      frq.provenance = provenance("future_research_questions", frq.id);
      const auto owner = catalog_->guideline_index_.find(frq.guideline);
      if (owner == catalog_->guideline_index_.end()) {
        return broken("future_research_questions", frq.id, "guideline_id");
      }
      catalog_->guidelines_[owner->second].research_questions.push_back(std::move(frq));
      return {};
    }));
    return each("research_projects", [&](const RowView& row) -> Result<void> {
      ResearchProject project;
      project.id = row.text("id");
      project.title = row.text("title");
      project.principal_investigator = row.optional_text("principal_investigator");
      project.institution = row.optional_text("institution");
      project.domains = row.list("domains");
      project.period = row.optional_text("period");
      if (const auto service = row.optional_text("service_id"))
        project.service = ServiceId(*service);
      project.status = row.text("status");
      project.provenance = provenance("research_projects", project.id);
      catalog_->projects_.push_back(std::move(project));
      return {};
    });
  }

  void read_schemes() {
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

  Result<void> read_services() {
    MITATE_TRY_VOID(each("services", [&](const RowView& row) -> Result<void> {
      Service s;
      s.id = ServiceId(row.text("id"));
      s.name = row.text("name");
      s.name_kana = row.optional_text("name_kana");
      s.aliases = row.list("aliases");
      if (const auto provider = row.optional_text("provider_id"))
        s.provider = ProviderId(*provider);
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
      s.status_on = date(row, "status_on");
      s.as_of = partial_date(row, "as_of");
      MITATE_TRY(s.coverage, read_enum<Coverage>("services", row, "coverage"));
      s.coverage_text = row.optional_text("coverage_text");
      s.evidence_best = row.text("evidence_best");
      s.url = row.optional_text("url");
      s.notes = row.optional_text("notes");
      const auto verified = date(row, "last_verified");
      if (!verified) return broken("services", s.id.text(), "last_verified");
      s.last_verified = *verified;
      s.provenance = provenance("services", s.id.text());
      catalog_->services_.push_back(std::move(s));
      return {};
    }));
    sort_and_index(catalog_->services_, catalog_->service_index_);
    return {};
  }

  Service* owner(const RowView& row) {
    const auto it = catalog_->service_index_.find(ServiceId(row.text("service_id")));
    return it == catalog_->service_index_.end() ? nullptr : &catalog_->services_[it->second];
  }

  Result<void> read_what_and_for_whom() {
    MITATE_TRY_VOID(each("service_functions", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("service_functions", "", "service_id");
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
      if (service == nullptr) return broken("service_focuses", "", "service_id");
      service->focuses.push_back({row.text("focus"), row.text("words")});
      return {};
    });
  }

  Result<void> read_service_parts() {
    MITATE_TRY_VOID(read_what_and_for_whom());
    MITATE_TRY_VOID(each("service_interventions", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("service_interventions", "", "service_id");
      service->interventions.push_back(
          {row.text("intervention"), row.text("basis") == "described", row.text("rationale")});
      return {};
    }));
    MITATE_TRY_VOID(each("evidence_links", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("evidence_links", "", "service_id");
      EvidenceLink link;
      link.recommendation = RecommendationId(row.text("recommendation_id"));
      if (catalog_->recommendation(link.recommendation) == nullptr) {
        return broken("evidence_links", link.recommendation.text(), "recommendation_id");
      }
      link.intervention = row.text("intervention");
      MITATE_TRY(link.directness, read_enum<Directness>("evidence_links", row, "directness"));
      link.rationale = row.text("rationale");
      link.mapped_by = row.text("mapped_by");
      const auto mapped = date(row, "mapped_on");
      if (!mapped) return broken("evidence_links", link.recommendation.text(), "mapped_on");
      link.mapped_on = *mapped;
      service->evidence_links.push_back(std::move(link));
      return {};
    }));
    MITATE_TRY_VOID(each("evidence_link_decisions", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("evidence_link_decisions", "", "service_id");
      const auto decided = date(row, "decided_on");
      if (!decided) return broken("evidence_link_decisions", service->id.text(), "decided_on");
      service->link_decisions.push_back({GuidelineId(row.text("guideline_id")), row.text("reason"),
                                         row.text("decided_by"), *decided});
      return {};
    }));
    MITATE_TRY_VOID(each("studies", [&](const RowView& row) { return read_study(row); }));
    MITATE_TRY_VOID(each("prices", [&](const RowView& row) { return read_price(row); }));
    MITATE_TRY_VOID(each("coverage", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("coverage", "", "service_id");
      service->places.push_back({row.text("area_code"), row.text("name")});
      return {};
    }));
    MITATE_TRY_VOID(each("short_summaries", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("short_summaries", "", "service_id");
      service->summary_short = row.text("summary_short");
      return {};
    }));
    return each("service_facts", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("service_facts", "", "service_id");
      ServiceFact fact;
      fact.fact = row.text("fact");
      fact.value = row.text("value");
      fact.quote = row.text("quote");
      fact.source.fact = fact.fact;
      fact.source.source = SourceId(row.text("source_id"));
      const Source* source = catalog_->source(fact.source.source);
      if (source == nullptr) return broken("service_facts", fact.fact, "source_id");
      fact.source.as_of = partial_date(row, "as_of");
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

  Result<void> read_study(const RowView& row) {
    Service* service = owner(row);
    if (service == nullptr) return broken("studies", row.text("id"), "service_id");
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
    study.published_on = partial_date(row, "published_on");
    study.retracted = row.boolean("retracted");
    study.provenance = provenance("studies", study.id);
    service->studies.push_back(std::move(study));
    return {};
  }

  Result<void> read_price(const RowView& row) {
    Service* service = owner(row);
    if (service == nullptr) return broken("prices", row.text("id"), "service_id");
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
    price.as_of = partial_date(row, "as_of");
    price.validity = {date(row, "valid_from"), date(row, "valid_to")};
    price.original_text = row.text("original_text");
    price.provenance = provenance("prices", price.id);
    service->prices.push_back(std::move(price));
    return {};
  }

  /// A certificate of the whole organisation reaches every service of the same known operator that
  /// does not state the scheme itself. Brands, offices, products and programmes hand on nothing:
  /// their scope is narrower than the provider, and nobody says which service lies inside it.
  /// Recognitions are no certificates and stay where their source puts them.
  void inherit_holdings() {
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

  Result<void> read_holdings_and_cases() {
    MITATE_TRY_VOID(each("service_schemes", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("service_schemes", "", "service_id");
      SchemeHolding held;
      held.scheme = SchemeId(row.text("scheme_id"));
      held.subject = row.text("subject");
      held.number = row.optional_text("number");
      held.category = row.optional_text("category");
      held.valid_from_text = partial_date(row, "valid_from");
      // A start known only to the month proves nothing before that month has passed.
      if (held.valid_from_text) held.validity.from = held.valid_from_text->latest();
      held.validity.to = date(row, "valid_to");
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
      if (service == nullptr) return broken("case_studies", study.id, "service_id");
      study.service = service->id;
      service->case_studies.push_back(std::move(study));
      return {};
    }));
    MITATE_TRY_VOID(each("economics", [&](const RowView& row) -> Result<void> {
      Service* service = owner(row);
      if (service == nullptr) return broken("economics", row.text("id"), "service_id");
      service->economics.push_back({row.text("id"), row.text("kind"), row.text("summary"),
                                    row.integer("amount_yen"),
                                    provenance("economics", row.text("id"))});
      return {};
    }));
    return each("cost_benchmarks", [&](const RowView& row) { return read_benchmark(row); });
  }

  Result<void> read_benchmark(const RowView& row) {
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
    one.as_of = partial_date(row, "as_of");
    one.original_text = row.optional_text("original_text");
    one.note = row.optional_text("note");
    one.provenance = provenance("cost_benchmarks", one.id);
    catalog_->benchmarks_.push_back(std::move(one));
    return {};
  }

  std::unique_ptr<Catalog> catalog_;
  std::unordered_map<std::string, Provenance> provenance_;
};

Result<std::shared_ptr<const Catalog>> Catalog::assemble(RowSet rows, std::uint64_t sequence) {
  return Assembly(std::move(rows), sequence).run();
}

}  // namespace mitate::catalog
