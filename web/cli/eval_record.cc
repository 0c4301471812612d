#include "web/cli/eval_record.h"

#include "catalog/base/digest.h"
#include "web/cli/output.h"
#include "web/clock.h"
#include "web/evaluation/evaluation.h"

namespace mitate::web::cli {
namespace {
constexpr std::size_t kMostSetBytes = 256 * 1024 * 1024;
}  // namespace

Result<void> record(const EvalOptions& options, const std::string& name,
                    const std::filesystem::path& judged_set, const std::string& figures,
                    const Snapshot& snapshot) {
  if (options.record.empty()) return {};
  MITATE_TRY(const std::string bytes, read_file(judged_set, kMostSetBytes));
  return record_evaluation(options.record, {name, figures, judged_set.filename().string(),
                                            sha256_hex(bytes), today_in_japan().iso(),
                                            snapshot.generation, snapshot.matcher->policy_hash()});
}

}  // namespace mitate::web::cli
