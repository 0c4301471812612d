#include "web/pages/facts/comparison.h"

#include <algorithm>
#include <functional>
#include <set>

#include "web/pages/facts/record_columns.h"

namespace mitate::web {
namespace {
using catalog::Service;
using catalog::Vocabulary;
using CellOf = std::function<std::string(const Service&)>;

std::string grades_text(const FactContext& context, const Service& service) {
  std::vector<std::string> lines;
  std::set<std::string> seen;
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    if (!seen.insert(link.recommendation.text()).second) continue;
    const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
    if (one == nullptr) continue;
    const GradeView grade = grade_view(context, *one);
    lines.push_back(
        context.wording.text(grade.pending ? "compare.grade_pending" : "compare.grade",
                             {{"grade", grade.label},
                              {"intervention", std::string(context.catalog.taxonomy().label(
                                                   Vocabulary::Interventions, link.intervention))},
                              {"dots", grade.dots}}));
  }
  return joined(context, lines);
}

std::string schemes_text(const FactContext& context, const Service& service, bool certifications,
                         Date as_of) {
  std::vector<std::string> names;
  for (const catalog::SchemeHolding& holding : service.schemes) {
    const catalog::Scheme* scheme = context.catalog.scheme(holding.scheme);
    if (scheme == nullptr || scheme->is_certification() != certifications) continue;
    const auto at = holding.validity.at(as_of);
    std::string name = scheme->name;
    if (at == Validity::At::Expired) name += context.wording.text("compare.expired");
    if (at == Validity::At::Unknown && certifications) {
      name += context.wording.text("compare.validity_unknown");
    }
    names.push_back(std::move(name));
  }
  return joined(context, names);
}

std::string prices_text(const FactContext& context, const Service& service) {
  std::vector<std::string> texts;
  for (const catalog::Price& price : service.prices) {
    const std::string text = price_text(context, price);
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(text);
    }
  }
  return joined(context, texts);
}

/// Four dots for the kind of the best study; the word beside them carries the meaning.
std::string evidence_dots(const FactContext& context, const Service& service) {
  const catalog::Concept* kind =
      context.catalog.taxonomy().find(Vocabulary::EvidenceTypes, service.evidence_best);
  if (kind == nullptr || service.evidence_best == "none-found") return {};
  const std::string key = "evidence.dots." + std::to_string(kind->rank);
  return context.wording.has(key) ? context.wording.text(key) : std::string();
}

bool has_fact(const Service& service, std::string_view name) {
  return std::any_of(service.facts.begin(), service.facts.end(),
                     [&](const catalog::ServiceFact& fact) { return fact.fact == name; });
}
}  // namespace

Comparison compare(const FactContext& context, std::vector<const Service*> services, Date as_of) {
  Comparison out;
  out.services = std::move(services);
  const catalog::Taxonomy& taxonomy = context.catalog.taxonomy();
  const auto labels = [&](Vocabulary vocabulary, const std::vector<std::string>& slugs) {
    return joined(context, labels_of(context, vocabulary, slugs));
  };
  const std::vector<std::pair<const char*, CellOf>> kRows{
      {"row.provider",
       [&](const Service& s) { return std::string(context.catalog.provider_name(s)); }},
      {"row.service_type",
       [&](const Service& s) {
         return std::string(taxonomy.label(Vocabulary::ServiceTypes, s.service_type));
       }},
      {"row.domains", [&](const Service& s) { return labels(Vocabulary::Domains, s.domains); }},
      {"row.segments", [&](const Service& s) { return labels(Vocabulary::Segments, s.segments); }},
      {"compare.row.interventions",
       [&](const Service& s) {
         std::vector<std::string> slugs;
         for (const auto& use : s.interventions) slugs.push_back(use.intervention);
         return labels(Vocabulary::Interventions, slugs);
       }},
      {"compare.row.grades",
       [&](const Service& s) {
         const std::string text = grades_text(context, s);
         return text.empty() ? context.wording.text("compare.unmapped") : text;
       }},
      {"compare.row.evidence",
       [&](const Service& s) {
         return s.evidence_best == "none-found"
                    ? std::string()
                    : std::string(taxonomy.label(Vocabulary::EvidenceTypes, s.evidence_best));
       }},
      {"compare.row.price", [&](const Service& s) { return prices_text(context, s); }},
      {"compare.row.coverage", [&](const Service& s) { return coverage_summary(context, s, 5); }},
      {"row.delivery",
       [&](const Service& s) { return labels(Vocabulary::DeliveryModes, s.delivery_modes); }},
      {"compare.row.certifications",
       [&](const Service& s) { return schemes_text(context, s, true, as_of); }},
      {"compare.row.recognitions",
       [&](const Service& s) { return schemes_text(context, s, false, as_of); }},
      {"compare.row.cases",
       [&](const Service& s) {
         return s.case_studies.empty()
                    ? std::string()
                    : context.wording.text("compare.cases",
                                           {{"count", std::to_string(s.case_studies.size())}});
       }},
      {"row.stage",
       [&](const Service& s) {
         return context.wording.text("stage." + std::string(name_of(s.stage)));
       }},
      {"compare.row.verified",
       [&](const Service& s) { return context.wording.date(s.last_verified.iso()); }}};
  for (const auto& [label, cell] : kRows) {
    ComparisonRow row{context.wording.text(label), {}, {}, false};
    for (const Service* service : out.services) row.cells.push_back(cell(*service));
    if (std::string_view(label) == "compare.row.evidence") {
      for (const Service* service : out.services) {
        row.dots.push_back(evidence_dots(context, *service));
      }
    }
    row.differs = std::any_of(row.cells.begin(), row.cells.end(),
                              [&](const std::string& text) { return text != row.cells.front(); });
    out.rows.push_back(std::move(row));
  }
  std::stable_partition(out.rows.begin(), out.rows.end(),
                        [](const ComparisonRow& row) { return row.differs; });
  return out;
}

Sheet comparison_sheet(const FactContext& context, const Comparison& comparison) {
  Sheet sheet;
  sheet.name = context.wording.text("export.comparison");
  sheet.headers.push_back(context.wording.text("export.item"));
  sheet.widths.push_back(18);
  for (const Service* service : comparison.services) {
    sheet.headers.push_back(service->name);
    sheet.widths.push_back(32);
  }
  for (const ComparisonRow& row : comparison.rows) {
    std::vector<SheetCell> cells{row.label};
    for (const std::string& cell : row.cells) {
      cells.emplace_back(cell.empty() ? context.wording.text("unknown") : cell);
    }
    sheet.rows.push_back(std::move(cells));
  }
  sheet.rows.push_back({context.wording.text("export.promise")});
  sheet.rows.push_back({context.text("export.license.text")});
  return sheet;
}

Sheet grounds_sheet(const FactContext& context, const std::vector<const Service*>& services) {
  Sheet sheet;
  sheet.name = context.wording.text("export.grounds");
  for (const char* key : {"export.service", "export.fact", "export.source", "export.address",
                          "export.verification", "export.as_of", "export.retrieved"}) {
    sheet.headers.push_back(context.wording.text(key));
  }
  sheet.widths = {28, 14, 40, 48, 20, 14, 16};
  sheet.filter = true;
  for (const Service* service : services) {
    for (const catalog::FactSource& entry : service->provenance.entries) {
      const catalog::Source* source = context.catalog.source(entry.source);
      const std::string fact = "export.fact." + entry.fact;
      sheet.rows.push_back(
          {service->name, context.wording.has(fact) ? context.wording.text(fact) : entry.fact,
           source == nullptr ? entry.source.text() : source->title,
           source == nullptr ? SheetCell(std::string()) : link_cell(source->locator),
           context.catalog.verification_level(entry.verification).label_ja,
           date_cell(context, entry.as_of),
           source == nullptr ? SheetCell(std::string()) : SheetCell(source->retrieved_on)});
    }
  }
  return sheet;
}

std::vector<std::string> facts_to_ask(const FactContext& context, const Service& service) {
  std::vector<std::string> asks;
  const auto ask = [&](bool unknown, const char* key) {
    if (unknown) asks.push_back(context.wording.text(key));
  };
  ask(service.stage == catalog::Stage::OfferedUnconfirmed || service.stage == catalog::Stage::Trial,
      "ask.stage");
  ask(std::none_of(service.prices.begin(), service.prices.end(),
                   [](const catalog::Price& price) {
                     return price.payer == catalog::Payer::Buyer &&
                            price.kind != catalog::PriceKind::Unknown;
                   }),
      "ask.price");
  ask(service.coverage == catalog::Coverage::Unknown ||
          service.coverage == catalog::Coverage::NamedPlaces,
      "ask.coverage");
  ask(service.evidence_best == "none-found", "ask.evidence");
  ask(std::none_of(service.schemes.begin(), service.schemes.end(),
                   [&](const catalog::SchemeHolding& holding) {
                     const catalog::Scheme* scheme = context.catalog.scheme(holding.scheme);
                     return scheme != nullptr && scheme->is_certification();
                   }),
      "ask.certifications");
  ask(!has_fact(service, "headcount_min"), "ask.headcount");
  ask(!has_fact(service, "lead_time_days"), "ask.lead_time");
  ask(!has_fact(service, "language"), "ask.language");
  ask(!has_fact(service, "security"), "ask.security");
  return asks;
}

std::string inquiry_text(const FactContext& context, const std::vector<const Service*>& services) {
  const Wording& wording = context.wording;
  std::string blocks;
  for (const Service* service : services) {
    const std::vector<std::string> asks = facts_to_ask(context, *service);
    if (asks.empty()) continue;
    if (!blocks.empty()) blocks += "\n";
    blocks += wording.text("inquiry.service", {{"service", service->name}}) + "\n";
    std::size_t number = 0;
    for (const std::string& ask : asks) blocks += std::to_string(++number) + ". " + ask + "\n";
  }
  if (blocks.empty()) return wording.text("inquiry.nothing");
  const std::string provider(context.catalog.provider_name(*services.front()));
  const std::string address = provider.empty()
                                  ? wording.text("inquiry.address_unknown")
                                  : wording.text("inquiry.address", {{"provider", provider}});
  return wording.text("inquiry.letter", {{"address", address}, {"questions", blocks}});
}

}  // namespace mitate::web
