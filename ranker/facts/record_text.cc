#include "ranker/facts/record_text.h"

#include "catalog/text/normalize.h"

namespace mitate::ranker {

std::string plain_words(std::string_view text) {
  std::string out = catalog::ascii_width(catalog::usual_width_kana(text));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

RecordText record_text(const catalog::Service& service) {
  RecordText out;
  std::string text = service.name;
  const auto add = [&](std::string_view part) { text.append("\n").append(part); };
  const auto close = [&] {
    out.all += plain_words(text);
    out.all += '\n';
    text.clear();
    return static_cast<std::uint32_t>(out.all.size());
  };
  for (const std::string& alias : service.aliases) add(alias);
  out.name_end = close();
  add(service.summary);
  for (const std::string& aspect : service.aspects) add(aspect);
  out.described_end = close();
  for (const catalog::CaseStudy& one : service.case_studies) {
    add(one.buyer);
    add(one.result);
  }
  for (const catalog::Study& study : service.studies) add(study.summary);
  for (const catalog::Economics& one : service.economics) add(one.summary);
  close();
  return out;
}

}  // namespace mitate::ranker
