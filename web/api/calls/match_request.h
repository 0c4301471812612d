// The bodies of /needs/parse and /matches, read strictly, and the answer to a match; shared with
// `mitate match`, so that command line and API cannot differ. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <variant>

#include "ranker/matcher.h"
#include "ranker/need/need.h"
#include "web/http/problem.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

struct MatchRequest {
  ranker::Need need;                            ///< structured, or only `text` set
  bool from_text = false;                       ///< need.text still has to be read
  std::optional<ranker::BuyerType> buyer_type;  ///< stated beside a text
  ranker::MatchOptions options;
};

/// {text, buyer_type?, as_of?}. Unknown fields are refused by name.
[[nodiscard]] std::optional<Problem> read_parse_request(const nlohmann::json& body, Date as_of,
                                                        MatchRequest& out);
/// {need | text, buyer_type?, strict?, as_of?, limit?, weights?, include_discouraged?,
/// include_reference?}.
[[nodiscard]] std::optional<Problem> read_match_request(const nlohmann::json& body, Date as_of,
                                                        MatchRequest& out);
/// Reads the text where there is one, ranks, and writes the answer of /matches.
[[nodiscard]] std::variant<nlohmann::ordered_json, Problem> answer_match(MatchRequest request,
                                                                         const Snapshot& snapshot,
                                                                         const Wording& wording);
/// `unresolved`, `question` and `remarks` of a read text, the last two with their Japanese
/// sentence.
void add_reading(const ranker::ParsedNeed& read, const catalog::Catalog& catalog,
                 const Wording& wording, nlohmann::ordered_json& out);
/// A fault of the text as a problem of the field "text"; the text is not repeated.
[[nodiscard]] Problem text_problem(const Error& error);

}  // namespace mitate::web::api
