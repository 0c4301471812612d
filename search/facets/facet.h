// What a facet is: a name, the values that exist, how a service is read, and in which order values
// are shown. Rows stand in facet_table.cc; columns, web API and list pages read them. Not here:
// counting (columns.h), and words of pages (web/wording, key "facet.<name>").
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/model/catalog.h"

namespace mitate::search {

/// One value that can be chosen.
struct FacetOption {
  std::string value;                  ///< slug or code
  std::string label;                  ///< Japanese
  std::optional<std::string> parent;  ///< a value of the same facet (municipality: of prefecture)
};

/// What one service has in one facet.
struct FacetReading {
  struct Entry {
    std::string value;
    Validity validity;  ///< looked at where the facet is `dated`
  };
  std::vector<Entry> entries;  ///< any order; values that are no options are left out
  bool everywhere = false;     ///< passes whatever is chosen, and counts at every value
  void add(std::string_view value, Validity validity = {}) {
    entries.push_back({std::string(value), validity});
  }
};

struct FacetSource {
  const catalog::Catalog& catalog;
  const std::vector<FacetOption>& options;  ///< of this facet, in their order
};

/// Values that are no options, because no service names them, but may be chosen all the same.
struct UnnamedValues {
  /// The value with its label; nullopt: there is no such value.
  std::optional<FacetOption> (*find)(const catalog::Catalog&, std::string_view value);
  bool (*has)(const catalog::Service&, std::string_view value);
};

enum class ValueOrder {
  ByCount,  ///< most frequent first, so that what finds nothing comes last
  AsListed  ///< of the options: amounts, stages
};

struct FacetDefinition {
  std::string_view name;     ///< parameter of the API, member of answers, part of addresses
  std::string_view meaning;  ///< English, for the API's documentation
  std::vector<FacetOption> (*options)(const catalog::Catalog&) = nullptr;
  void (*read)(const FacetSource&, const catalog::Service&, FacetReading&) = nullptr;
  /// Where the values are slugs of a vocabulary, which also knows their labels in English.
  std::optional<catalog::Vocabulary> vocabulary = std::nullopt;
  ValueOrder order = ValueOrder::ByCount;
  bool dated = false;  ///< entries hold for a time: what is expired on the day does not count
  const UnnamedValues* unnamed = nullptr;
};

/// Every facet, in the order in which they are shown.
[[nodiscard]] std::span<const FacetDefinition> facet_table();
/// nullptr: there is no facet of this name.
[[nodiscard]] const FacetDefinition* facet_named(std::string_view name);

}  // namespace mitate::search
