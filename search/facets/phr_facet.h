// Personal health records: which data a record says that the service handles, and whether users can
// take them along. Read from what is written; where nothing is written it is unknown (未確認), not
// absent. Only facet_table.cc includes this.
#pragma once
#include <array>

#include "search/facets/facet.h"

namespace mitate::search {

/// A kind of data and words of the records that name it.
struct PhrKind {
  std::string_view value;
  std::string_view label;
  std::array<std::string_view, 4> words;  ///< empty ones are no words
};
inline constexpr std::array<PhrKind, 11> kPhrKinds{
    {{"activity", "歩数・運動・活動", {"歩数", "運動", "活動"}},
     {"weight", "体重", {"体重"}},
     {"meals", "食事", {"食事", "朝食"}},
     {"sleep", "睡眠", {"睡眠"}},
     {"blood-pressure", "血圧", {"血圧"}},
     {"glucose", "血糖", {"血糖"}},
     {"heart", "心拍・心電図", {"心拍", "心電図"}},
     {"checkup", "健診・検診・人間ドック", {"健診", "検診", "人間ドック"}},
     {"claims", "医療費・レセプト・薬", {"医療費", "レセプト", "おくすり"}},
     {"habits", "飲酒・喫煙", {"飲酒", "喫煙"}},
     {"mood", "気分・体調", {"気分", "体調"}}}};

inline std::vector<FacetOption> phr_options(const catalog::Catalog&) {
  std::vector<FacetOption> out{{"recorded", "扱うデータの記載あり", {}}};
  for (const PhrKind& kind : kPhrKinds) {
    out.push_back({std::string(kind.value), std::string(kind.label), "recorded"});
  }
  out.push_back({"other", "ほかのデータ", "recorded"});
  out.push_back({"portability", "書き出し・連携の記載あり", {}});
  out.push_back({"mynaportal", "マイナポータル連携の記載あり", {}});
  out.push_back({"unknown", "扱うデータは未確認", {}});
  return out;
}

inline void read_phr(const FacetSource&, const catalog::Service& service, FacetReading& out) {
  bool recorded = false;
  for (const catalog::ServiceFact& fact : service.facts) {
    if (fact.fact == "phr_portability") out.add("portability");
    if (fact.fact == "mynaportal") out.add("mynaportal");
    if (fact.fact != "phr_data") continue;
    recorded = true;
    out.add("recorded");
    bool named = false;
    for (const PhrKind& kind : kPhrKinds) {
      for (const std::string_view word : kind.words) {
        if (word.empty() || fact.value.find(word) == std::string::npos) continue;
        out.add(kind.value);
        named = true;
      }
    }
    if (!named) out.add("other");
  }
  if (!recorded) out.add("unknown");
}

}  // namespace mitate::search
