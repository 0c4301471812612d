#include "tests/bench/mitate_peer.h"

#include <filesystem>
#include <set>

namespace mitate::testing {
namespace {

class MitatePeer final : public Peer {
 public:
  MitatePeer(std::shared_ptr<const search::Searcher> searcher, std::string folder, Date as_of)
      : searcher_(std::move(searcher)), folder_(std::move(folder)), as_of_(as_of) {}

  std::string name() const override { return "mitate"; }
  std::size_t bytes() const override { return folder_bytes(folder_); }

  Result<PeerAnswer> ask(const std::vector<std::string>& words) override {
    search::SearchRequest request;
    for (const std::string& word : words) {
      request.text += (request.text.empty() ? "\"" : " \"") + word + "\"";
    }
    request.per_page = 10;
    request.as_of = as_of_;
    MITATE_TRY(const search::SearchResult found, searcher_->search(request));
    PeerAnswer out;
    out.total = found.total;
    out.shown = found.hits.size();
    for (const search::Facet& facet : found.facets) {
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
};

}  // namespace

std::unique_ptr<Peer> mitate_peer(std::shared_ptr<const search::Searcher> searcher,
                                  std::string index_folder, Date as_of) {
  return std::make_unique<MitatePeer>(std::move(searcher), std::move(index_folder), as_of);
}

std::vector<BenchDocument> bench_documents(const catalog::Catalog& catalog) {
  std::vector<BenchDocument> out;
  out.reserve(catalog.services().size());
  const catalog::Taxonomy& taxonomy = catalog.taxonomy();
  for (const catalog::Service& service : catalog.services()) {
    BenchDocument document;
    document.id = service.id.text();
    document.text =
        service.name + "\n" + std::string(catalog.provider_name(service)) + "\n" + service.summary;
    for (const std::string& aspect : service.aspects) document.text += "\n" + aspect;
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
