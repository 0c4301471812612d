// mitate policy diff: what a proposal for weights or parameters would change, and whether the rules
// refuse it. Writes nothing.
#include "ranker/evaluation/policy_diff.h"
#include "ranker/order/policy.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

constexpr std::size_t kMostProposalBytes = 64 * 1024 * 1024;

Result<std::string> diff_text(const Snapshot& snapshot, const PolicyOptions& options, Date as_of) {
  ranker::PolicyProposal proposal;
  if (!options.weights.empty()) {
    MITATE_TRY(proposal.weights, read_file(options.weights, kMostProposalBytes));
  }
  if (!options.parameters.empty()) {
    MITATE_TRY(proposal.parameters, read_file(options.parameters, kMostProposalBytes));
  }
  MITATE_TRY(const std::string needs, read_file(options.needs, kMostProposalBytes));
  MITATE_TRY(ranker::Policy policy, ranker::proposed_policy(*snapshot.catalog, proposal));
  MITATE_TRY(const auto proposed, ranker::Matcher::prepare(snapshot.searcher, std::move(policy)));
  MITATE_TRY(const ranker::PolicyDifference difference,
             ranker::compare_policies(*snapshot.need_reader, *snapshot.matcher, *proposed,
                                      *snapshot.catalog, needs, as_of));
  return ranker::to_json(difference);
}

}  // namespace

int policy_diff(const Globals& globals, const PolicyOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto text = diff_text(*(*app)->snapshot(), options, globals.today());
  if (!text) return fail(globals, text.error());
  print(*text);
  return kOk;
}

}  // namespace mitate::web::cli
