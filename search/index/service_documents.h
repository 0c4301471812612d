// The catalog as text documents: one per service, in the order of Catalog::services().
// Called by the generation builder and the snippet maker.
#pragma once
#include <memory>

#include "catalog/curation/visibility.h"
#include "catalog/model/catalog.h"
#include "search/index/text_documents.h"

namespace mitate::search {

class ServiceDocuments final : public TextDocuments {
 public:
  explicit ServiceDocuments(std::shared_ptr<const catalog::Catalog> catalog)
      : catalog_(std::move(catalog)) {}
  [[nodiscard]] std::size_t size() const override { return catalog_->services().size(); }
  [[nodiscard]] std::vector<FieldText> fields(std::size_t ordinal) const override;

 private:
  std::shared_ptr<const catalog::Catalog> catalog_;
};

}  // namespace mitate::search
