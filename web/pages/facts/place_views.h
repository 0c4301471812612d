// The municipal picture as a view model: people and care offices of a place beside its prefecture
// and Japan, with the scope of every figure in words. Used by the place page and by the result of a
// municipality's need. Not here: points, the gap map. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/curation/municipal_picture.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

/// Tables with their notes; `sources` numbers what they cite.
[[nodiscard]] nlohmann::json municipal_view(const FactContext& context,
                                            const catalog::MunicipalPicture& picture,
                                            SourceIndex& sources);

}  // namespace mitate::web
