#include "ranker/buyer_logic.h"

#include <algorithm>

#include "ranker/names.h"

namespace mitate::ranker {
namespace {

constexpr std::string_view kFile = "ranking/buyer_logic.csv";
constexpr std::string_view kSlots[] = {
    "domains", "service_types", "interventions", "segments", "outcomes",       "delivery",
    "region",  "headcount",     "budget",        "language", "deadline",       "certifications",
    "industry", "minimum_grade"};

Unexpected faulty(std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::string(kFile), 0, std::move(field)});
}

}  // namespace

Result<BuyerLogics> BuyerLogics::read(const catalog::Catalog& catalog) {
  BuyerLogics out;
  const catalog::Table& table = catalog.table("buyer_logic");
  std::set<std::string, std::less<>> schemes;
  const catalog::Table& classes = catalog.table("field_classes");
  for (std::size_t i = 0; i < classes.rows.size(); ++i) {
    schemes.insert(classes.view(i).text("scheme"));
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const auto buyer = buyer_type_named(row.text("buyer"));
    if (!buyer) return faulty("buyer", "買い手の種類「" + row.text("buyer") + "」はありません。");
    BuyerLogic& logic = out.logics_[static_cast<std::size_t>(*buyer)];
    const std::string& part = row.text("part");
    const std::string& name = row.text("name");
    if (part == "scheme") {
      if (schemes.count(name) == 0) {
        return faulty("name", "分類「" + name + "」は field_classes にありません。");
      }
      logic.schemes.push_back(name);
      continue;
    }
    if (std::find(std::begin(kSlots), std::end(kSlots), name) == std::end(kSlots)) {
      return faulty("name", "要望の欄「" + name + "」はありません。");
    }
    if (part == "gate") {
      logic.gates.insert(name);
    } else {
      logic.required.push_back(name);
    }
  }
  for (const BuyerLogic& logic : out.logics_) {
    if (logic.gates.empty() || logic.required.empty()) {
      return faulty("part", "どの買い手にも、必須の門（gate）と必要な欄（required）が要ります。");
    }
  }
  return out;
}

}  // namespace mitate::ranker
