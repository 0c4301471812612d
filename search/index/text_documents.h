// What the index is built from: documents as named texts. The catalog gives one, an evaluation
// corpus another, so that both are searched by the same code. Not here: how text becomes terms.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::search {

enum class FieldRole {
  Name,      ///< names and aliases: also matched as a whole
  Reading,   ///< kana of a name: met by kana and romaji only
  Provider,  ///< names of organisations
  Summary,
  Aspect,
  Detail,      ///< further facts: case studies, studies, places
  Label,       ///< labels of the record's controlled words
  Vocabulary,  ///< synonyms and lay words of those; searched, never shown
  Concept,     ///< "domains:sleep", not analysed
};

struct FieldText {
  FieldRole role = FieldRole::Summary;
  std::string name;  ///< as in Snippet::field
  std::string text;  ///< original text
};

class TextDocuments {
 public:
  virtual ~TextDocuments() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// Empty when the document must not be found. Safe from several threads at once.
  [[nodiscard]] virtual std::vector<FieldText> fields(std::size_t ordinal) const = 0;
};

}  // namespace mitate::search
