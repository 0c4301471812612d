#include "search/index/service_documents.h"

#include <set>
#include <span>

#include "search/index/fields.h"

namespace mitate::search {
namespace {

using catalog::Vocabulary;

class FieldWriter {
 public:
  FieldWriter(const catalog::Catalog& catalog, const catalog::Service& service)
      : catalog_(catalog), service_(service) {}

  std::vector<FieldText> write() {
    names();
    put("summary", service_.summary);
    for (const std::string& aspect : service_.aspects) put("aspects", aspect);
    details();
    concepts(Vocabulary::Domains, service_.domains, "domains");
    concepts(Vocabulary::ServiceTypes, std::span(&service_.service_type, 1), "labels");
    concepts(Vocabulary::Segments, service_.segments, "labels");
    concepts(Vocabulary::DeliveryModes, service_.delivery_modes, "labels");
    concepts(Vocabulary::BuyerTypes, service_.buyer_types, "labels");
    std::vector<std::string> interventions;
    for (const catalog::InterventionUse& use : service_.interventions) {
      interventions.push_back(use.intervention);
    }
    concepts(Vocabulary::Interventions, interventions, "labels");
    if (service_.url) put("url", host_of(*service_.url));
    return std::move(out_);
  }

 private:
  void put(std::string_view field, std::string text) {
    if (text.empty()) return;
    for (const FieldRule& rule : kServiceFields) {
      if (rule.name == field) {
        out_.push_back({rule.role, std::string(field), std::move(text)});
        return;
      }
    }
  }

  void names() {
    put("name", service_.name);
    for (const std::string& alias : service_.aliases) put("name", alias);
    if (service_.name_kana) put("name_kana", *service_.name_kana);
    put("provider", std::string(catalog_.provider_name(service_)));
    if (service_.provider) {
      if (const catalog::Provider* provider = catalog_.provider(*service_.provider)) {
        for (const std::string& alias : provider->aliases) put("provider", alias);
        if (provider->name_kana) put("name_kana", *provider->name_kana);
      }
    }
    for (const std::string& partner : service_.partners) put("provider", partner);
  }

  void details() {
    if (service_.coverage_text) put("coverage", *service_.coverage_text);
    for (const catalog::CoveredPlace& place : service_.places) {
      put("coverage", catalog_.places().label(place.area_code));
    }
    for (const catalog::Study& study : service_.studies) {
      put("evidence", study.summary);
      if (study.population) put("evidence", *study.population);
      if (study.citation) put("evidence", *study.citation);
    }
    for (const catalog::CaseStudy& study : service_.case_studies) {
      put("cases", study.buyer + "。" + study.result);
      if (study.region_text) put("cases", *study.region_text);
    }
    for (const catalog::SchemeHolding& held : service_.schemes) {
      if (const catalog::Scheme* scheme = catalog_.scheme(held.scheme)) {
        put("certifications", scheme->name);
      }
    }
    for (const catalog::ServiceFact& fact : service_.facts) put("facts", fact.value);
    for (const catalog::Economics& item : service_.economics) put("facts", item.summary);
    for (const catalog::Price& price : service_.prices) put("facts", price.original_text);
    if (service_.notes) put("notes", *service_.notes);
  }

  void concepts(Vocabulary vocabulary, std::span<const std::string> slugs, std::string_view field) {
    for (const std::string& slug : slugs) {
      add_concept(vocabulary, slug, field, true);
      for (const std::string_view ancestor : catalog_.taxonomy().ancestors(vocabulary, slug)) {
        add_concept(vocabulary, ancestor, field, false);
      }
    }
  }

  // An ancestor gives its slug, so that its words lead here, but no text of its own: a sleep app is
  // not about everything that its parent domain is called.
  void add_concept(Vocabulary vocabulary, std::string_view slug, std::string_view field, bool own) {
    const catalog::Concept* entry = catalog_.taxonomy().find(vocabulary, slug);
    if (entry == nullptr) return;
    std::string term = std::string(catalog::name_of(vocabulary)) + ":" + entry->slug;
    if (!seen_.insert(term).second) return;
    put("concepts", std::move(term));
    if (!own) return;
    put(field, entry->label_ja);
    for (const auto* words : {&entry->synonyms, &entry->lay_words, &entry->abbreviations}) {
      for (const std::string& word : *words) put("vocabulary", word);
    }
  }

  static std::string host_of(const std::string& url) {
    const std::size_t start = url.find("://");
    if (start == std::string::npos) return {};
    const std::string host = url.substr(start + 3, url.find('/', start + 3) - start - 3);
    std::string words;
    for (std::size_t from = 0; from < host.size();) {
      const std::size_t dot = std::min(host.find('.', from), host.size());
      const std::string label = host.substr(from, dot - from);
      static const std::set<std::string> kCommon{"www", "com",  "co",  "jp",  "or",
                                                 "go",  "lg",   "ne",  "net", "org",
                                                 "ac",  "info", "biz", "io",  "app"};
      if (!kCommon.contains(label)) words += label + " ";
      from = dot + 1;
    }
    return words;
  }

  const catalog::Catalog& catalog_;
  const catalog::Service& service_;
  std::vector<FieldText> out_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<FieldText> ServiceDocuments::fields(std::size_t ordinal) const {
  const catalog::Service& service = catalog_->services()[ordinal];
  if (!is_searchable(service)) return {};
  return FieldWriter(*catalog_, service).write();
}

}  // namespace mitate::search
