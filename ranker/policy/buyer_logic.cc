#include "ranker/policy/buyer_logic.h"

#include <algorithm>
#include <array>

#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

constexpr std::string_view kFile = "ranking/buyer_logic.csv";
constexpr std::string_view kKindsFile = "ranking/buyer_kinds.csv";
constexpr std::string_view kSlots[] = {
    "domains",  "service_types",  "interventions", "segments",     "outcomes",
    "delivery", "region",         "headcount",     "budget",       "language",
    "deadline", "certifications", "industry",      "minimum_grade"};

Unexpected faulty(std::string field, std::string message, std::string_view file = kFile) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::string(file), 0, std::move(field)});
}

/// Parts in which the rows of a kind replace those of its buyer type.
struct Given {
  bool required = false, gates = false, schemes = false, information = false;
};

Result<void> read_row(const catalog::RowView& row,
                      const std::set<std::string, std::less<>>& schemes, BuyerLogic& logic,
                      Given& given) {
  const std::string& part = row.text("part");
  const std::string& name = row.text("name");
  if (part == "scheme" || part == "information") {
    if (schemes.count(name) == 0) {
      return faulty("name", "分類「" + name + "」は field_classes にありません。");
    }
    (part == "scheme" ? logic.schemes : logic.information).push_back(name);
    (part == "scheme" ? given.schemes : given.information) = true;
    return {};
  }
  if (part == "information_word") {
    logic.information_words.push_back(name);
    return {};
  }
  if (part == "reach") {
    const auto through = buyer_type_named(name);
    if (!through) return faulty("name", "買い手の種類「" + name + "」はありません。");
    logic.reach.insert(*through);
    return {};
  }
  if (part == "record") {
    if (name != "near_cases") return faulty("name", "実績の数え方「" + name + "」はありません。");
    logic.near_cases = true;
    return {};
  }
  if (std::find(std::begin(kSlots), std::end(kSlots), name) == std::end(kSlots)) {
    return faulty("name", "要望の欄「" + name + "」はありません。");
  }
  if (part == "gate") {
    logic.gates.insert(name);
    given.gates = true;
  } else {
    logic.required.push_back(name);
    given.required = true;
  }
  return {};
}

Result<std::vector<BuyerKind>> read_kinds(const catalog::Table& table) {
  std::vector<BuyerKind> out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    BuyerKind kind{row.text("slug"), {}, row.text("label_ja"), row.list("words")};
    const std::string& buyer = row.text("buyer");
    const auto type = buyer_type_named(buyer);
    if (!type || kind.slug.rfind(buyer + "-", 0) != 0) {
      return faulty("slug",
                    "買い手の区分「" + kind.slug + "」は、買い手の種類の名で始まる必要があります。",
                    kKindsFile);
    }
    kind.buyer = *type;
    out.push_back(std::move(kind));
  }
  return out;
}

}  // namespace

Result<BuyerLogics> BuyerLogics::read(const catalog::Catalog& catalog) {
  BuyerLogics out;
  MITATE_TRY(out.kinds_, read_kinds(catalog.table("buyer_kinds")));
  std::set<std::string, std::less<>> schemes;
  const catalog::Table& classes = catalog.table("field_classes");
  for (std::size_t i = 0; i < classes.rows.size(); ++i) {
    schemes.insert(classes.view(i).text("scheme"));
  }
  std::map<std::string, Given> given;
  for (const BuyerType buyer : mitate::all<BuyerType>()) out.logics_[std::string(name_of(buyer))];
  const catalog::Table& table = catalog.table("buyer_logic");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const std::string& buyer = row.text("buyer");
    if (!buyer_type_named(buyer) && out.kind(buyer) == nullptr) {
      return faulty("buyer", "買い手の種類または区分「" + buyer + "」はありません。");
    }
    MITATE_TRY_VOID(read_row(row, schemes, out.logics_[buyer], given[buyer]));
  }
  for (const BuyerType buyer : mitate::all<BuyerType>()) {
    const BuyerLogic& logic = out.of(buyer);
    if (logic.gates.empty() || logic.required.empty()) {
      return faulty("part", "どの買い手にも、必須の門（gate）と必要な欄（required）が要ります。");
    }
  }
  for (const BuyerKind& kind : out.kinds_) {
    const auto own = out.logics_.find(kind.slug);
    if (own == out.logics_.end()) continue;
    const BuyerLogic& general = out.of(kind.buyer);
    BuyerLogic& logic = own->second;
    const Given& said = given[kind.slug];
    if (!said.required) logic.required = general.required;
    if (!said.gates) logic.gates = general.gates;
    if (!said.schemes) logic.schemes = general.schemes;
    if (!said.information) logic.information = general.information;
    logic.reach.insert(general.reach.begin(), general.reach.end());
    logic.near_cases = logic.near_cases || general.near_cases;
    logic.information_words.insert(logic.information_words.end(), general.information_words.begin(),
                                   general.information_words.end());
  }
  const catalog::Table& sizes = catalog.table("small_companies");
  for (std::size_t i = 0; i < sizes.rows.size(); ++i) {
    const catalog::RowView row = sizes.view(i);
    const std::string& industry = row.text("industry");
    out.small_.push_back(
        {industry == "any" ? std::string() : industry, row.integer("most_employees").value_or(0),
         SourceId(row.text("source_id")), SourceId(row.text("division_source_id"))});
  }
  return out;
}

const BuyerLogic& BuyerLogics::of(BuyerType buyer, std::string_view kind) const {
  if (!kind.empty()) {
    if (const auto own = logics_.find(kind); own != logics_.end()) return own->second;
  }
  const auto general = logics_.find(name_of(buyer));
  MITATE_CHECK(general != logics_.end());  // read() makes one for each
  return general->second;
}

const BuyerKind* BuyerLogics::kind(std::string_view slug) const {
  const auto it = std::find_if(kinds_.begin(), kinds_.end(),
                               [&](const BuyerKind& kind) { return kind.slug == slug; });
  return it == kinds_.end() ? nullptr : &*it;
}

const SmallCompany* BuyerLogics::small_company(std::string_view industry,
                                               std::int64_t employees) const {
  const SmallCompany* found = nullptr;
  for (const SmallCompany& row : small_) {
    if (row.industry == industry) found = &row;
    if (row.industry.empty() && industry.empty()) found = &row;
  }
  return found != nullptr && employees <= found->most_employees ? found : nullptr;
}

}  // namespace mitate::ranker
