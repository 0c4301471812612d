// The rows, and the readers that are too small for a file of their own.
#include "search/facets/facet.h"
#include "search/facets/field_class_facet.h"
#include "search/facets/phr_facet.h"
#include "search/facets/place_facets.h"
#include "search/facets/price_facet.h"
#include "search/facets/vocabulary_facets.h"

namespace mitate::search {
namespace {

using catalog::Catalog;
using catalog::Service;
using catalog::Vocabulary;

void read_interventions(const FacetSource& from, const Service& service, FacetReading& out) {
  for (const catalog::InterventionUse& use : service.interventions) {
    add_with_ancestors<Vocabulary::Interventions>(from.catalog, use.intervention, out);
  }
}

std::vector<FacetOption> certifications(const Catalog& catalog) {
  std::vector<FacetOption> out;
  for (const catalog::Scheme& scheme : catalog.schemes()) {
    if (scheme.is_certification()) out.push_back({scheme.id.text(), scheme.name, {}});
  }
  return out;
}

void read_certifications(const FacetSource&, const Service& service, FacetReading& out) {
  for (const catalog::SchemeHolding& held : service.schemes) {
    out.add(held.scheme.text(), held.validity);
  }
}

std::vector<FacetOption> grades(const Catalog&) {
  return {{"1", "強く推奨", {}},
          {"2", "提案", {}},
          {"3", "行わないことを提案", {}},
          {"4", "行わないことを強く推奨", {}},
          {"5", "保留", {}},
          {"unknown", "等級は未確認", {}},
          {"unmapped", "指針との対応なし", {}}};
}

void read_grades(const FacetSource& from, const Service& service, FacetReading& out) {
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    const catalog::Recommendation* found = from.catalog.recommendation(link.recommendation);
    out.add(found != nullptr && found->grade ? std::to_string(*found->grade) : "unknown");
  }
  if (out.entries.empty()) out.add("unmapped");
}

std::vector<FacetOption> public_statuses(const Catalog&) {
  return {{std::string(name_of(catalog::ListingStatus::Listed)), "掲載中", {}},
          {std::string(name_of(catalog::ListingStatus::Reference)), "参考", {}}};
}

void read_status(const FacetSource&, const Service& service, FacetReading& out) {
  out.add(name_of(service.status));
}

std::vector<FacetOption> stages(const Catalog&) {
  using enum catalog::Stage;
  static constexpr std::pair<catalog::Stage, const char*> kLabels[] = {
      {Offered, "提供中（出典の時点）"},
      {OfferedUnconfirmed, "提供中とされるが、現況は未確認"},
      {Trial, "研究・実証段階（実証フィールドを検討する方に）"},
      {ModelProgramme, "参考となる取組（自治体などの自前事業）"},
      {Idea, "構想"},
      {Ended, "提供終了"},
      {NotForBuyers, "団体向けの提供は確認できない"}};
  std::vector<FacetOption> out;
  for (const auto& [stage, label] : kLabels) {
    out.push_back({std::string(name_of(stage)), label, {}});
  }
  return out;
}

void read_stage(const FacetSource&, const Service& service, FacetReading& out) {
  out.add(name_of(service.stage));
}

constexpr FacetDefinition kFacets[] = {
    vocabulary_facet<Vocabulary::Domains>("domain", "Domain, with the narrower ones in it.",
                                          slugs<Vocabulary::Domains, &Service::domains>),
    vocabulary_facet<Vocabulary::BuyerTypes>("buyer", "Who can buy.",
                                             slugs<Vocabulary::BuyerTypes, &Service::buyer_types>),
    vocabulary_facet<Vocabulary::ServiceTypes>("type", "Type of service.",
                                               single_slug<&Service::service_type>),
    vocabulary_facet<Vocabulary::Segments>("segment", "Who it is for.",
                                           slugs<Vocabulary::Segments, &Service::segments>),
    {.name = "price",
     .meaning =
         "What the buyer pays: a known amount, with bands of yen per person and month; free; "
         "on request; `users-pay`: a price for users is known; `unknown`: nothing says what "
         "the buyer pays on the day.",
     .options = price_options,
     .read = read_prices,
     .order = ValueOrder::AsListed,
     .dated = true},
    {.name = "stage",
     .meaning = "How far it has got; `trial` is where a field for a trial may be wanted.",
     .options = stages,
     .read = read_stage,
     .order = ValueOrder::AsListed},
    vocabulary_facet<Vocabulary::Interventions>(
        "intervention", "Type of intervention, with the narrower ones in it.", read_interventions),
    {.name = "certification",
     .meaning = "Certification held on the day; one of unknown validity counts.",
     .options = certifications,
     .read = read_certifications,
     .dated = true},
    {.name = "recommendation_grade",
     .meaning =
         "Grade that a guideline gives to the type of intervention; `unmapped`: no guideline "
         "question corresponds.",
     .options = grades,
     .read = read_grades},
    vocabulary_facet<Vocabulary::EvidenceTypes>("evidence", "Strongest published study.",
                                                single_slug<&Service::evidence_best>),
    {.name = "prefecture",
     .meaning = "Prefecture, 01 to 47; services of the whole country and online ones count.",
     .options = prefectures,
     .read = read_prefectures},
    {.name = "municipality",
     .meaning = "Municipality, six digits; services of its whole prefecture, of the whole country "
                "and online ones count.",
     .options = named_municipalities,
     .read = read_municipalities,
     .unnamed = &kUnnamedMunicipalities},
    vocabulary_facet<Vocabulary::DeliveryModes>(
        "delivery", "Form of delivery.",
        slugs<Vocabulary::DeliveryModes, &Service::delivery_modes>),
    {.name = "phr",
     .meaning =
         "Personal health records: kinds of data that a record names; `unknown`: none named.",
     .options = phr_options,
     .read = read_phr,
     .order = ValueOrder::AsListed},
    {.name = "field_class",
     .meaning = "Class of the field (care, insurers, employers), below the list that defines it.",
     .options = field_classes,
     .read = read_field_classes,
     .order = ValueOrder::AsListed},
    {.name = "status",
     .meaning = "Listed, or kept for reference.",
     .options = public_statuses,
     .read = read_status},
};

}  // namespace

std::span<const FacetDefinition> facet_table() { return kFacets; }

const FacetDefinition* facet_named(std::string_view name) {
  for (const FacetDefinition& facet : kFacets) {
    if (facet.name == name) return &facet;
  }
  return nullptr;
}

}  // namespace mitate::search
