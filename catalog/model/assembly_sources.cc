// Rows -> model: levels of verification, sources, the statements that rest on them, and the
// vocabularies.
#include "catalog/model/assembly.h"

#include <map>

namespace mitate::catalog {
namespace {

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

Result<void> Assembly::read_levels() {
  return each("verification_levels", [&](const RowView& row) -> Result<void> {
    MITATE_TRY(const Verification level,
               read_enum<Verification>("verification_levels", row, "level"));
    catalog_->levels_.push_back({level, row.text("level"), row.text("label_ja"),
                                 row.text("label_en"),
                                 static_cast<int>(row.integer("share_percent").value_or(0))});
    return {};
  });
}

Result<void> Assembly::read_sources() {
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
    if (kind == by_kind.end()) return broken_row("sources", source.id.text(), "publisher_kind");
    source.verification = kind->second;
    source.retrieved_as = row.text("retrieved_as");
    const auto retrieved = date_in(row, "retrieved_on");
    if (!retrieved) return broken_row("sources", source.id.text(), "retrieved_on");
    source.retrieved_on = *retrieved;
    source.published_on = partial_date_in(row, "published_on");
    source.gone = row.text("state") == "gone";
    catalog_->sources_.push_back(std::move(source));
    return {};
  }));
  sort_and_index(catalog_->sources_, catalog_->source_index_);
  return {};
}

Result<void> Assembly::read_provenance() {
  return each("provenance", [&](const RowView& row) -> Result<void> {
    FactSource entry;
    entry.fact = row.text("fact");
    entry.source = SourceId(row.text("source_id"));
    const Source* source = catalog_->source(entry.source);
    if (source == nullptr) return broken_row("provenance", entry.source.text(), "source_id");
    entry.as_of = partial_date_in(row, "as_of");
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

void Assembly::read_taxonomy() {
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

}  // namespace mitate::catalog
