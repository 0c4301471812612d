// The committed results of evaluations (web/evaluation.json): written by `mitate eval … --record`,
// shown by /methods, never typed by hand. One section per evaluation; each with its figures, the
// day it was measured, the judged set's name and digest, and the version of data and method. Not
// here: measuring (the rooms that own the measures). Pure but for the file.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"

namespace mitate::web {

struct EvaluationRecord {
  std::string name;         ///< "needs", "slots", "catalog", "import", "search:<set>"
  std::string figures;      ///< the JSON object that the evaluation printed; lists are left out
  std::string set_name;     ///< file name of the judged set, without folders
  std::string set_digest;   ///< SHA-256 of its bytes
  std::string measured_on;  ///< YYYY-MM-DD
  std::string generation;   ///< of the data
  std::string policy_hash;  ///< of the method
};

/// Puts the record in place of the section of its name in `file`, which is made when it is missing.
/// Errors: InvalidData when the file is not such a record, Io.
[[nodiscard]] Result<void> record_evaluation(const std::filesystem::path& file,
                                             const EvaluationRecord& record);
/// The records that were committed with the program; empty when there are none.
[[nodiscard]] std::vector<EvaluationRecord> shipped_evaluations();
/// The same from text; empty for text that is no such record.
[[nodiscard]] std::vector<EvaluationRecord> read_evaluations(std::string_view json);

}  // namespace mitate::web
