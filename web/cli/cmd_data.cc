// mitate data: what the catalog knows and what it does not, in figures.
#include <nlohmann/json.hpp>

#include "catalog/curation/completeness.h"
#include "web/api/json/data_report.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using Counts = std::map<std::string, std::size_t>;

std::string count_line(std::string_view title, const Counts& counts) {
  std::string line(title);
  for (const auto& [name, count] : counts) line += "  " + name + " " + std::to_string(count);
  return line;
}

std::string age_line(std::string_view title, const catalog::AgeFigures& age) {
  return std::string(title) + "  dated " + std::to_string(age.dated) + "  undated " +
         std::to_string(age.undated) + "  older than " + std::to_string(api::kFreshnessMonths) +
         " months " + std::to_string(age.older_than_limit) +
         (age.oldest.empty() ? std::string() : "  from " + age.oldest + " to " + age.newest);
}

void print_facts(const catalog::Completeness& figures) {
  const std::string total = std::to_string(figures.rows.at("services"));
  for (const catalog::FactFigures& fact : figures.facts) {
    print(count_line("fact: " + fact.fact + " " + std::to_string(fact.known) + "/" + total,
                     {{"stated", fact.stated},
                      {"assigned", fact.assigned},
                      {"by_record", fact.by_record},
                      {"without_source", fact.without_source}}));
  }
}

void print_kinds(const catalog::Completeness& figures) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return std::to_string(part) + "/" + std::to_string(whole);
  };
  for (const auto& [kind, of] : figures.by_provider_kind) {
    print("provider kind: " + kind + "  services " + std::to_string(of.services) + "  listed " +
          share(of.listed, of.services) + "  price " + share(of.priced, of.services) +
          "  evidence " + share(of.studied, of.services) + "  grade " +
          share(of.graded, of.services) + "  coverage " + share(of.placed, of.services) +
          "  address " + share(of.addressed, of.services) + "  dated " +
          share(of.dated, of.services) + "  corporate number " + share(of.numbered, of.providers));
  }
  for (const auto& [kind, of] : figures.by_publisher_kind) {
    print("publisher kind: " + kind + "  sources " + std::to_string(of.sources) + "  gone " +
          share(of.gone, of.sources) + "  statements " + std::to_string(of.statements) +
          "  stated " + share(of.stated, of.statements) + "  dated " +
          share(of.dated, of.statements));
  }
}

void print_loose_ends(const catalog::Completeness& figures) {
  for (const catalog::Dangling& one : figures.dangling) {
    print("dangling: " + one.file + " " + one.field + " " + one.sentence);
  }
  for (const catalog::Duplicate& twin : figures.duplicates) {
    print("duplicate: " + twin.table + " " + twin.first + " " + twin.second + " (" + twin.reason +
          ")");
  }
  for (const catalog::Conflict& one : figures.conflicts) {
    const auto said = [](const std::string& text) { return text.empty() ? "未確認" : text; };
    print("conflict: " + std::string(name_of(one.kind)) + " " + one.about + ": " + one.first + " " +
          said(one.first_says) + " / " + one.second + " " + said(one.second_says));
  }
  Counts unreached;
  for (const catalog::Unreached& one : figures.unreached) ++unreached[one.table + "/" + one.reason];
  print(count_line("unreached:", unreached));
}

}  // namespace

int data_figures(const Globals& globals) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto figures =
      catalog::completeness(*(*app)->snapshot()->catalog, globals.today(), api::kFreshnessMonths);
  if (globals.json) {
    print(api::data_report_json(figures, globals.today()).dump(2));
    return kOk;
  }
  print(count_line("rows:", figures.rows));
  print(count_line("status:", figures.status));
  print(count_line("verification of services:", figures.verification));
  print(count_line("verification of statements:", figures.statement_levels));
  print(count_line("verification of grades:", figures.recommendation_levels));
  print(age_line("age of records:", figures.service_age));
  print(age_line("age of prices:", figures.price_age));
  print(age_line("age of statements:", figures.statement_age));
  print_facts(figures);
  print_kinds(figures);
  for (const catalog::FieldShare& field : figures.fields) {
    print("known: " + field.table + "." + field.column + " " + std::to_string(field.known) + "/" +
          std::to_string(field.total));
  }
  print_loose_ends(figures);
  print(count_line("open:", {{"dangling references", figures.dangling.size()},
                             {"duplicates", figures.duplicates.size()},
                             {"conflicts", figures.conflicts.size()},
                             {"gone sources", figures.gone_sources.size()},
                             {"unused sources", figures.unused_sources.size()},
                             {"providers without service", figures.idle_providers.size()},
                             {"unmapped services", figures.unmapped_services.size()},
                             {"unmapped listed services", figures.listed_unmapped},
                             {"unread grades", figures.unread_grades},
                             {"undated certifications", figures.undated_certifications}}));
  return kOk;
}

}  // namespace mitate::web::cli
