// Documented uses across services, chosen by what a buyer asks for. The call GET /cases, the page
// /cases and the section of a result read the same choice. A case tells of one place and is no
// effect. Not here: how one is shown. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// How many people of 65 and over live in the municipality of a case, by the ministry's report on
/// long-term care insurance; Unknown for other buyers, several places, and unions.
enum class CaseSize { Small, Middle, Large, Largest, Unknown };
constexpr auto spellings(CaseSize) {
  using enum CaseSize;
  return std::to_array<Spelling<CaseSize>>({{Small, "under-5000"},
                                            {Middle, "5000-19999"},
                                            {Large, "20000-49999"},
                                            {Largest, "50000-up"},
                                            {Unknown, "unknown"}});
}
[[nodiscard]] CaseSize case_size(const catalog::Catalog& catalog, const catalog::CaseStudy& story);

/// What the figures of a source tell: an outcome, how many took part, or a price; none: a use
/// without figures.
inline constexpr std::string_view kFigureKinds[] = {"outcome", "scale", "price", "none"};

struct ListedCase {
  const catalog::CaseStudy* story = nullptr;
  const catalog::Service* service = nullptr;  ///< nullptr: no service of the catalog is known
};

/// An empty list admits everything; several values of one list are alternatives.
struct CaseFilter {
  std::vector<std::string> buyers;
  std::vector<std::string> prefectures;
  std::vector<std::string> domains;  ///< each admits those below it
  std::vector<std::string> services;
  std::vector<std::string> figures;  ///< of kFigureKinds
  std::vector<std::string> sizes;    ///< slugs of CaseSize
};

/// In the order of the catalog. The cases of a service that is not public are not public.
[[nodiscard]] std::vector<ListedCase> listed_cases(const catalog::Catalog& catalog,
                                                   const CaseFilter& filter);

}  // namespace mitate::web::api
