#include "tests/bench/generated_catalog.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace mitate::testing {
namespace {

using catalog::Row;
using catalog::Table;
using catalog::Vocabulary;

// SplitMix64: one line, the same on every platform (std distributions are not).
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  /// Skewed towards small numbers, as words in real text are.
  std::size_t skewed(std::size_t n) { return below(below(n) + 1); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

struct Words {
  std::vector<std::string> phrases;  ///< labels, synonyms, aspects: the vocabulary of sentences
  std::vector<std::string> sentences;
};

Words vocabulary(const catalog::Catalog& shipped) {
  Words out;
  for (const Vocabulary v :
       {Vocabulary::Domains, Vocabulary::ServiceTypes, Vocabulary::Segments,
        Vocabulary::DeliveryModes, Vocabulary::Interventions, Vocabulary::Outcomes}) {
    for (const catalog::Concept& c : shipped.taxonomy().all(v)) {
      out.phrases.push_back(c.label_ja);
      out.phrases.insert(out.phrases.end(), c.synonyms.begin(), c.synonyms.end());
      if (!c.definition.empty()) out.sentences.push_back(c.definition);
    }
  }
  for (const catalog::Municipality& m : shipped.places().municipalities()) {
    out.phrases.push_back(m.name);
  }
  for (const catalog::Service& s : shipped.services()) {
    out.phrases.insert(out.phrases.end(), s.aspects.begin(), s.aspects.end());
    out.sentences.push_back(s.summary);
  }
  return out;
}

/// A rare made-up katakana word, so that the vocabulary has a long tail as real names have.
std::string made_up_name(Draw& draw) {
  static const std::vector<std::string> kSyllables{
      "ア", "イ", "ウ", "カ", "キ", "ク", "サ", "シ", "ス", "タ", "テ", "ト", "ナ", "ニ", "ノ",
      "ハ", "ヒ", "フ", "マ", "ミ", "メ", "ヤ", "ユ", "ラ", "リ", "ル", "レ", "ロ", "ワ", "ン"};
  std::string out;
  const std::size_t length = 3 + draw.below(4);
  for (std::size_t i = 0; i < length; ++i) out += draw.of(kSyllables);
  return out;
}

std::size_t characters_in(const std::string& text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
  return n;
}

std::string sentence_text(Draw& draw, const Words& words, std::size_t characters) {
  std::string out;
  while (characters_in(out) < characters) {
    if (draw.one_in(6)) {
      out += draw.of(words.sentences);
      continue;
    }
    out += words.phrases[draw.skewed(words.phrases.size())] + "と" +
           words.phrases[draw.skewed(words.phrases.size())] + "を組み合わせ、" +
           (draw.one_in(3) ? made_up_name(draw) + "式の" : std::string{}) + draw.of(words.phrases) +
           "を支える。";
  }
  return out;
}

class RowMaker {
 public:
  explicit RowMaker(const catalog::TableSchema& schema) : schema_(schema) {
    row_.cells.resize(schema.columns.size());
  }
  RowMaker& set(std::string_view column, std::string value) {
    row_.cells[catalog::column_index(schema_, column)] = std::move(value);
    return *this;
  }
  Row take() { return std::move(row_); }

 private:
  const catalog::TableSchema& schema_;
  Row row_;
};

std::vector<std::string> slugs(const catalog::Catalog& shipped, Vocabulary vocabulary) {
  std::vector<std::string> out;
  for (const catalog::Concept& c : shipped.taxonomy().all(vocabulary)) out.push_back(c.slug);
  return out;
}

std::string some(Draw& draw, const std::vector<std::string>& from, std::size_t most) {
  std::vector<std::string> chosen;
  const std::size_t wanted = 1 + draw.below(most);
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::string& one = from[draw.skewed(from.size())];
    bool seen = false;
    for (const std::string& other : chosen) seen = seen || other == one;
    if (!seen) chosen.push_back(one);
  }
  return catalog::join_list(chosen);
}

}  // namespace

catalog::RowSet generated_rows(const catalog::Catalog& shipped, std::size_t services,
                               std::size_t characters, std::uint64_t seed) {
  catalog::RowSet out = catalog::empty_row_set();
  for (auto& [name, table] : out) {
    // What hangs on a shipped service has no place beside made-up ones.
    const auto& columns = table.schema->columns;
    const bool of_services =
        name == "services" || name == "provenance" || name == "research_projects" ||
        std::any_of(columns.begin(), columns.end(),
                    [](const catalog::Column& column) { return column.target == "services"; });
    if (!of_services) table.rows = shipped.table(name).rows;
  }

  Draw draw(seed);
  const Words words = vocabulary(shipped);
  const auto domains = slugs(shipped, Vocabulary::Domains);
  const auto types = slugs(shipped, Vocabulary::ServiceTypes);
  const auto segments = slugs(shipped, Vocabulary::Segments);
  const auto deliveries = slugs(shipped, Vocabulary::DeliveryModes);
  const auto interventions = slugs(shipped, Vocabulary::Interventions);
  const std::vector<std::string> buyers = slugs_of<catalog::BuyerType>();
  const std::string source = shipped.sources().front().id.text();

  Table& service_table = out.at("services");
  for (std::size_t i = 1; i <= services; ++i) {
    char id[32];
    std::snprintf(id, sizeof id, "svc-gen-%07zu", i);
    const std::string name = "見本" + made_up_name(draw);
    service_table.rows.push_back(RowMaker(*service_table.schema)
                                     .set("id", id)
                                     .set("name", name)
                                     .set("provider_id", draw.of(shipped.providers()).id.text())
                                     .set("service_type", types[draw.skewed(types.size())])
                                     .set("domains", some(draw, domains, 3))
                                     .set("segments", some(draw, segments, 2))
                                     .set("buyer_types", some(draw, buyers, 2))
                                     .set("buyer_types_basis", "curator_assigned")
                                     .set("delivery_modes", some(draw, deliveries, 2))
                                     .set("summary", sentence_text(draw, words, characters))
                                     .set("aspects", draw.of(words.phrases))
                                     .set("stage_text", "生成した見本データ")
                                     .set("stage", "offered")
                                     .set("status", "listed")
                                     .set("coverage", "named_places")
                                     .set("evidence_best", "none-found")
                                     .set("last_verified", "2026-11-24")
                                     .take());
    out.at("service_interventions")
        .rows.push_back(RowMaker(*out.at("service_interventions").schema)
                            .set("service_id", id)
                            .set("intervention", interventions[draw.skewed(interventions.size())])
                            .set("basis", "curator_assigned")
                            .set("rationale", "生成した見本データ")
                            .take());
    const auto& place = draw.of(shipped.places().municipalities());
    out.at("coverage")
        .rows.push_back(RowMaker(*out.at("coverage").schema)
                            .set("service_id", id)
                            .set("area_code", place.code)
                            .set("name", place.name)
                            .take());
    out.at("provenance")
        .rows.push_back(RowMaker(*out.at("provenance").schema)
                            .set("subject_kind", "services")
                            .set("subject_id", id)
                            .set("fact", "record")
                            .set("source_id", source)
                            .set("basis", "curator_assigned")
                            .set("assignment", "record_list")
                            .take());
  }
  return out;
}

}  // namespace mitate::testing
