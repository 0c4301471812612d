// mitate import FILE: a CSV of services, judged row by row; refused rows are said and left out.
#include <nlohmann/json.hpp>

#include "catalog/importers/service_import.h"
#include "catalog/store/catalog_reader.h"
#include "catalog/store/catalog_writer.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/clock.h"

namespace mitate::web::cli {
namespace {

using namespace catalog;
using Json = nlohmann::ordered_json;

Json errors_json(const std::vector<Error>& errors) {
  Json out = Json::array();
  for (const Error& error : errors) {
    out.push_back({{"field", error.place.field}, {"message", error.message}});
  }
  return out;
}

void report_text(const ServiceImport& import) {
  for (const Error& note : import.file_notes) complain(describe(note));
  for (const ImportedRow& row : import.rows) {
    for (const Error& fault : row.judgement.faults) complain(describe(fault));
    for (const Error& note : row.judgement.notes) complain(describe(note));
  }
}

Json report_json(const ServiceImport& import) {
  Json out;
  out["accepted"] = import.accepted;
  out["accepted_with_note"] = import.accepted_with_note;
  out["rejected"] = import.rejected;
  out["file_notes"] = errors_json(import.file_notes);
  out["rows"] = Json::array();
  for (const ImportedRow& row : import.rows) {
    Json one;
    one["row"] = row.row;
    one["id"] = row.id;
    one["verdict"] = name_of(row.judgement.verdict);
    one["faults"] = errors_json(row.judgement.faults);
    one["notes"] = errors_json(row.judgement.notes);
    out["rows"].push_back(std::move(one));
  }
  return out;
}

Result<ServiceImport> run_import(const Globals& globals, const ImportOptions& options,
                                 WriteOutcome& outcome) {
  MITATE_TRY(const std::string bytes, read_file(options.file, kMaxImportBytes));
  MITATE_TRY(std::shared_ptr<CatalogStore> store, open_store(globals, !options.dry_run));
  MITATE_TRY(const StoredCatalog stored, CatalogReader(store).read_all());
  MITATE_TRY(ServiceImport import, read_service_import(bytes, options.file.filename().string(),
                                                       stored.rows, globals.today()));
  if (options.dry_run || import.changes.empty()) return import;
  MITATE_TRY(CatalogWriter writer, CatalogWriter::open(store));
  const WriteInfo info{options.actor, "import", utc_timestamp(), options.file.filename().string()};
  MITATE_TRY(outcome, writer.apply(import.changes, info, globals.writing_day()));
  return import;
}

}  // namespace

int import_services(const Globals& globals, const ImportOptions& options) {
  WriteOutcome outcome;
  const auto import = run_import(globals, options, outcome);
  if (!import) return fail(globals, import.error());
  if (globals.json) {
    Json out = report_json(*import);
    out["written"] = !options.dry_run && !outcome.is_unchanged();
    out["sequence"] = outcome.sequence;
    print(out.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    report_text(*import);
    print("accepted " + std::to_string(import->accepted) + ", with notes " +
          std::to_string(import->accepted_with_note) + ", refused " +
          std::to_string(import->rejected) + (options.dry_run ? " (nothing written)" : ""));
  }
  return import->rejected == 0 ? kOk : kBadInput;
}

}  // namespace mitate::web::cli
