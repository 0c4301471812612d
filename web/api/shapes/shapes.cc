// The whole list, and the shapes that several others use.
#include "web/api/shapes/shapes.h"

#include <algorithm>

#include "catalog/base/result.h"
#include "web/api/shapes/choices.h"

namespace mitate::web::api {

const std::vector<Shape>& all_shapes() {
  static const std::vector<Shape> kShapes = [] {
    std::vector<Shape> all = common_shapes();
    for (auto part : {service_shapes(), need_shapes(), match_shapes(), bundle_shapes(),
                      evidence_shapes(), data_shapes()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kShapes;
}

const Shape& shape_named(std::string_view name) {
  const auto& shapes = all_shapes();
  const auto found = std::find_if(shapes.begin(), shapes.end(),
                                  [&](const Shape& shape) { return shape.name == name; });
  MITATE_CHECK(found != shapes.end());
  return *found;
}

std::vector<Shape> common_shapes() {
  return {
      {"Problem",
       "Why a request was refused (RFC 9457). Never holds words of a need.",
       {{"type", text(), "urn:mitate:problem: and the code"},
        {"title", text()},
        {"status", integer(400, 599)},
        {"detail", text(), "One Japanese sentence for people."},
        {"code", text(), "For programs; stays."},
        maybe("parameter", text(), "The parameter or field that is wrong."),
        maybe("value", text(), "What was sent, shortened; never words of a need."),
        maybe("hint", text(), "The nearest valid name, in a Japanese sentence."),
        maybe("position", integer(), "The byte in the JSON body."),
        {"request_id", text(), "What an operator finds in the log."}}},
      {"ProviderBrief",
       "Who runs a service.",
       {{"id", or_null(text()), "null: only a name is known."}, {"name", text()}}},
      {"ServiceBrief",
       "How a service is named inside other answers.",
       {{"id", text()},
        {"name", text()},
        {"provider", or_null(object("ProviderBrief"))},
        {"status", choices<catalog::ListingStatus>()}}},
      {"Provenance",
       "Where one fact comes from.",
       {{"fact", text(), "Which fact; `record` is the record as a whole."},
        {"source", text(), "A key of `sources` of the record."},
        {"as_of", or_null(partial_date())},
        {"verification", choices<catalog::Verification>()},
        {"curator_assigned", boolean(), "Chosen by the editor, not stated by the source."},
        {"stated", boolean()},
        {"note", or_null(text())}}},
      {"Source",
       "A document that was read.",
       {{"id", text()},
        {"title", text()},
        {"locator", or_null(text()), "Page or place inside the document."},
        {"url", or_null(text())},
        {"publisher_kind", text()},
        {"verification", choices<catalog::Verification>()},
        {"retrieved_on", date()},
        {"published_on", or_null(partial_date())},
        {"gone", boolean(), "The address no longer answers."}}},
      {"Contract",
       "The contract that was asked about; half-open.",
       {{"start", date()}, {"end", date(), "The first day after it."}}},
  };
}

}  // namespace mitate::web::api
