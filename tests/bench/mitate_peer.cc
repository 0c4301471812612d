#include "tests/bench/mitate_peer.h"

#include <filesystem>
#include <set>

#include "search/index/document_terms.h"
#include "search/index/service_documents.h"

namespace mitate::testing {
namespace {

class MitatePeer final : public Peer {
 public:
  MitatePeer(std::shared_ptr<const search::Searcher> searcher, std::string folder, Date as_of)
      : searcher_(std::move(searcher)), folder_(std::move(folder)), as_of_(as_of) {}

  std::string name() const override { return "mitate"; }
  std::size_t bytes() const override { return folder_bytes(folder_); }

  Result<void> ask(const std::vector<std::string>& words) override {
    search::SearchRequest request;
    for (const std::string& word : words) {
      request.text += (request.text.empty() ? "\"" : " \"") + word + "\"";
    }
    request.per_page = 10;
    request.facets = kBenchFacets;
    request.snippets = false;
    request.as_of = as_of_;
    MITATE_TRY(found_, searcher_->search(request));
    return {};
  }

  Result<PeerAnswer> answer() const override {
    PeerAnswer out;
    out.total = found_.total;
    out.shown = found_.hits.size();
    for (const search::Facet& facet : found_.facets) {
      for (const std::string& wanted : kBenchFacets) {
        if (facet.name != wanted) continue;
        for (const search::FacetValue& value : facet.values) out.facet_sum += value.count;
      }
    }
    return out;
  }

 private:
  std::shared_ptr<const search::Searcher> searcher_;
  std::string folder_;
  Date as_of_;
  search::SearchResult found_;
};

/// For the length of a call only.
std::shared_ptr<const catalog::Catalog> borrowed(const catalog::Catalog& catalog) {
  return {std::shared_ptr<const catalog::Catalog>(), &catalog};
}

}  // namespace

std::unique_ptr<Peer> mitate_peer(std::shared_ptr<const search::Searcher> searcher,
                                  std::string index_folder, Date as_of) {
  return std::make_unique<MitatePeer>(std::move(searcher), std::move(index_folder), as_of);
}

BenchText bench_text(const catalog::Catalog& catalog) {
  const search::ServiceDocuments texts(borrowed(catalog));
  BenchText out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const catalog::Service& service = catalog.services()[i];
    out.own += service.name.size() + service.summary.size();
    for (const std::string& aspect : service.aspects) out.own += aspect.size();
    for (const search::FieldText& field : texts.fields(i)) out.indexed += field.text.size();
  }
  return out;
}

std::vector<BenchDocument> bench_documents(const catalog::Catalog& catalog) {
  const search::ServiceDocuments texts(borrowed(catalog));
  std::vector<BenchDocument> out;
  out.reserve(catalog.services().size());
  const catalog::Taxonomy& taxonomy = catalog.taxonomy();
  for (const catalog::Service& service : catalog.services()) {
    BenchDocument document;
    document.id = service.id.text();
    for (const search::FieldText& field : texts.fields(out.size())) {
      if (search::holds_phrases(field.role)) document.text += field.text + "\n";
    }
    std::set<std::string> domains;
    for (const std::string& domain : service.domains) {
      domains.insert(domain);
      for (const auto up : taxonomy.ancestors(catalog::Vocabulary::Domains, domain)) {
        domains.insert(std::string(up));
      }
    }
    document.facets["domain"] = {domains.begin(), domains.end()};
    document.facets["buyer"] = service.buyer_types;
    document.facets["type"] = {service.service_type};
    document.facets["delivery"] = service.delivery_modes;
    std::set<std::string> prefectures;
    for (const catalog::CoveredPlace& place : service.places) {
      prefectures.insert(place.area_code.substr(0, 2));
    }
    document.facets["prefecture"] = {prefectures.begin(), prefectures.end()};
    out.push_back(std::move(document));
  }
  return out;
}

std::size_t folder_bytes(const std::string& folder) {
  std::size_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) sum += entry.file_size();
  }
  return sum;
}

}  // namespace mitate::testing
