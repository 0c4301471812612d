// Every Japanese sentence that code chooses: labels, notices and the reasons of the ranker, by key.
// Texts live in web/wording/*.json (embedded); `{name}` is replaced by a parameter. Not here: text
// that stands in templates. Called by web/pages, web/api, web/export and web/cli. Immutable after
// load, so safe from any thread.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/answer/ranking.h"
#include "ranker/need/need.h"

namespace mitate::web {

using WordingParameters = std::map<std::string, std::string>;

class Wording {
 public:
  /// Reads the files of web/wording from the program, or from `folder`. Errors: InvalidData
  /// for a file that is not one flat object of texts, or a key that stands twice; Io for a missing
  /// file.
  [[nodiscard]] static Result<std::shared_ptr<const Wording>> load(
      const std::optional<std::filesystem::path>& folder);

  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// The text; the key itself when there is none (a test finds such keys before a reader does).
  [[nodiscard]] std::string text(std::string_view key) const;
  /// The text with `{name}` replaced. A placeholder without a parameter becomes 「未確認」, because
  /// an absent value is unknown and never zero.
  [[nodiscard]] std::string text(std::string_view key, const WordingParameters& parameters) const;
  /// The sentence of a ranker's reason. Parameters that are slugs, codes or ids are shown by their
  /// labels: domain, domains, segment, prefecture, municipality, area, intervention, outcome,
  /// certification, scheme, delivery, service_type, buyer, buyer_type, recommendation,
  /// verification, evidence, service.
  [[nodiscard]] std::string sentence(const ranker::Reason& reason,
                                     const catalog::Catalog& catalog) const;
  /// The sentence that tells the writer of a need what could not be taken as it stands.
  [[nodiscard]] std::string remark(const ranker::Remark& remark,
                                   const catalog::Catalog& catalog) const;
  /// A date as people write it, with the precision it has ("2026-11-24", "2022-06", "2022"). Other
  /// text is returned as it is.
  [[nodiscard]] std::string date(std::string_view iso_or_partial) const;
  /// All keys, sorted; for tests.
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

/// "1,234". Integers only; people read them.
[[nodiscard]] std::string grouped(std::int64_t number);
/// The same for a count of things.
[[nodiscard]] inline std::string grouped_count(std::size_t count) {
  return grouped(static_cast<std::int64_t>(count));
}
/// 693 -> "69.3".
[[nodiscard]] std::string points_text(ranker::Tenths points);
}  // namespace mitate::web
