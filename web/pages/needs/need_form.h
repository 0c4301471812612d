// The guided form: the same fields as the text parser. Reads a submitted form into a need with
// errors per field, and fills a form from a need. Not here: storing and matching. Pure.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "ranker/need/need.h"
#include "web/http/fields.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// Characters of the box on a page; the API takes 5,000. No maxlength stands on the box: browsers
/// cut what is pasted without a word, and half a need must not be taken for the whole.
inline constexpr std::size_t kMaxNeedText = 600;

/// A place that the typed name could mean.
struct PlaceChoice {
  std::string code;
  std::string label;
};

struct FormError {
  std::string field;  ///< id of the input, for the link
  std::string message;
  std::vector<PlaceChoice> choices = {};  ///< of "municipality": one of these was meant
};

struct FormReading {
  ranker::Need need;  ///< slots from fields only; `text` as sent
  bool has_fields = false;
  std::vector<FormError> errors;
};

/// Slug and label of the kinds of one buyer type ("insurer"); empty when it has none.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> buyer_kinds(
    const catalog::Catalog& catalog, const std::string& buyer);
[[nodiscard]] FormReading read_need_form(const FactContext& context, const Fields& form);
/// For a form whose text was left alone: slots that say the same as before keep the words that they
/// came from, and each value keeps its own strictness unless the form's tick for its slot changed.
void keep_origins(ranker::Need& form, const ranker::Need& before);
/// Slots that `form` leaves open are taken from `parsed`, with strictness only as a suggestion.
void fill_open_slots(ranker::Need& form, const ranker::Need& parsed);
/// The same names as the form's inputs, from a need; for reopening it.
[[nodiscard]] Fields fields_from(const FactContext& context, const ranker::Need& need);
/// Everything templates/need_form.html shows: options, kept input, errors.
[[nodiscard]] nlohmann::json need_form_model(const FactContext& context, const Fields& input,
                                             const std::vector<FormError>& errors);

}  // namespace mitate::web
