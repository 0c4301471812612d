#include "search/index/document_terms.h"

#include <algorithm>
#include <string_view>

namespace mitate::search {
namespace {

// Only short texts repeat; the number bounds the memory of a build (about 2 KB each).
constexpr std::size_t kLongestRemembered = 120;
constexpr std::size_t kMostRemembered = 20000;

unsigned weight_of(FieldRole role, const SearchParameters& p) {
  const auto whole = [](double value) { return static_cast<unsigned>(std::max(1.0, value)); };
  switch (role) {
    case FieldRole::Name:
    case FieldRole::Reading:
      return whole(p.weight_name);
    case FieldRole::Provider:
      return whole(p.weight_provider);
    case FieldRole::Summary:
      return whole(p.weight_summary);
    case FieldRole::Aspect:
      return whole(p.weight_aspect);
    case FieldRole::Detail:
      return whole(p.weight_detail);
    case FieldRole::Label:
      return whole(p.weight_label);
    case FieldRole::Vocabulary:
    case FieldRole::Concept:
      return whole(p.weight_vocabulary);
  }
  return 1;
}

// "OMRON connect（オムロン コネクト）" and "Pep Up（ペップアップ）": the part outside the brackets
// and the part inside are names of their own.
std::vector<std::string> name_parts(const std::string& name) {
  std::vector<std::string> parts{name};
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"「", "」"}}) {
    const std::size_t from = name.find(open);
    const std::size_t to = from == std::string::npos ? from : name.find(close, from);
    if (to == std::string::npos) continue;
    parts.push_back(name.substr(0, from) + " " + name.substr(to + close.size()));
    parts.push_back(name.substr(from + open.size(), to - from - open.size()));
  }
  return parts;
}

std::u32string without_spaces(std::u32string text) {
  std::erase(text, U' ');
  return text;
}

bool is_shared(const FieldText& field) {
  return field.role != FieldRole::Name && field.role != FieldRole::Reading &&
         field.role != FieldRole::Summary && field.text.size() <= kLongestRemembered;
}

}  // namespace

// A phrase asks for what a record says; a label is what a class is called.
bool holds_phrases(FieldRole role) {
  return role != FieldRole::Concept && role != FieldRole::Vocabulary && role != FieldRole::Label;
}

std::u32string DocumentReader::read_field(const FieldText& field, DocumentTerms& out) const {
  const FieldUse use{weight_of(field.role, parameters_),
                     field.role == FieldRole::Name || field.role == FieldRole::Provider,
                     field.role == FieldRole::Vocabulary || field.role == FieldRole::Label};
  switch (field.role) {
    case FieldRole::Concept:
      if (const std::string term = make_term(TermSpace::Concept, field.text); !term.empty()) {
        out.frequency[term] += use.weight;
      }
      return {};
    case FieldRole::Reading:
      add_reading(analyzer_, field.text, use, out);
      return without_spaces(analyzer_.lexicon().folder().fold(field.text).text);
    default: {
      if (field.text.empty()) return {};
      Analysis analysis = analyzer_.analyze(field.text);
      add_analysis(analyzer_, analysis, use, out);
      if (use.is_name) {
        for (const std::string& part : name_parts(field.text)) add_name_key(analyzer_, part, out);
      }
      return without_spaces(std::move(analysis.folded.text));
    }
  }
}

ReadDocument DocumentReader::read(const std::vector<FieldText>& fields) {
  ReadDocument out;
  for (const FieldText& field : fields) {
    std::u32string run;
    if (!is_shared(field)) {
      run = read_field(field, out.terms);
    } else {
      const std::string key = static_cast<char>('0' + static_cast<int>(field.role)) + field.text;
      auto known = shared_.find(key);
      if (known == shared_.end()) {
        DocumentTerms alone;
        Remembered fresh;
        fresh.run = read_field(field, alone);
        fresh.frequency.assign(alone.frequency.begin(), alone.frequency.end());
        fresh.sentences = std::move(alone.sentences);
        fresh.surface_of_reading.assign(alone.surface_of_reading.begin(),
                                        alone.surface_of_reading.end());
        if (shared_.size() >= kMostRemembered) shared_.clear();
        known = shared_.emplace(key, std::move(fresh)).first;
      }
      const Remembered& text = known->second;
      for (const auto& [term, times] : text.frequency) out.terms.frequency[term] += times;
      out.terms.sentences.insert(out.terms.sentences.end(), text.sentences.begin(),
                                 text.sentences.end());
      for (const auto& [reading, surface] : text.surface_of_reading) {
        out.terms.surface_of_reading.emplace(reading, surface);
      }
      run = text.run;
    }
    if (holds_phrases(field.role) && !run.empty()) out.runs.push_back(std::move(run));
  }
  return out;
}

}  // namespace mitate::search
