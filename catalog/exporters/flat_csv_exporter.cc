#include "catalog/exporters/flat_csv_exporter.h"

#include <algorithm>
#include <utility>

#include "catalog/curation/visibility.h"
#include "catalog/text/legacy_encoding.h"

namespace mitate::catalog {
namespace {

constexpr std::string_view kUnknown = "未確認";
constexpr std::string_view kLineEnd = "\r\n";

using Fields = std::vector<std::pair<std::string_view, std::string>>;

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += "、";
    out += item;
  }
  return out;
}

std::string labels(const Catalog& catalog, Vocabulary vocabulary,
                   const std::vector<std::string>& slugs) {
  std::vector<std::string> out;
  for (const std::string& slug : slugs)
    out.emplace_back(catalog.taxonomy().label(vocabulary, slug));
  return joined(out);
}

std::string sources_of(const Catalog& catalog, const Service& service) {
  std::vector<std::string> out;
  for (const FactSource& entry : service.provenance.entries) {
    const Source* source = catalog.source(entry.source);
    if (source == nullptr) continue;
    if (std::find(out.begin(), out.end(), source->locator) == out.end()) {
      out.push_back(source->locator);
    }
  }
  return joined(out);
}

Fields fields_of(const Catalog& catalog, const Service& service) {
  std::vector<std::string> prices;
  for (const Price& price : service.prices) prices.push_back(price.original_text);
  std::vector<std::string> schemes;
  for (const SchemeHolding& held : service.schemes) {
    const Scheme* scheme = catalog.scheme(held.scheme);
    schemes.push_back(scheme == nullptr ? held.scheme.text() : scheme->name);
  }
  const FactSource* best = service.provenance.best("record");
  const Verification level = best == nullptr ? Verification::Unverified : best->verification;
  return {{"ID", service.id.text()},
          {"名称", service.name},
          {"よみ", service.name_kana.value_or("")},
          {"別名", joined(service.aliases)},
          {"事業者", std::string(catalog.provider_name(service))},
          {"サービス類型", service.service_type.empty()
                               ? std::string{}
                               : std::string(catalog.taxonomy().label(Vocabulary::ServiceTypes,
                                                                      service.service_type))},
          {"領域", labels(catalog, Vocabulary::Domains, service.domains)},
          {"対象者", labels(catalog, Vocabulary::Segments, service.segments)},
          {"買い手", labels(catalog, Vocabulary::BuyerTypes, service.buyer_types)},
          {"提供形態", labels(catalog, Vocabulary::DeliveryModes, service.delivery_modes)},
          {"説明", service.summary},
          {"段階", service.stage_text},
          {"掲載状態", std::string(name_of(service.status))},
          {"対応地域", service.coverage_text.value_or("")},
          {"料金（出典の書き方）", joined(prices)},
          {"認証・表彰など", joined(schemes)},
          {"公表エビデンスの最良区分",
           std::string(catalog.taxonomy().label(Vocabulary::EvidenceTypes, service.evidence_best))},
          {"紹介ページ", service.url.value_or("")},
          {"内容の時点", service.as_of ? service.as_of->text() : std::string{}},
          {"最後に確認した日", service.last_verified.iso()},
          {"確認水準", catalog.verification_level(level).label_ja},
          {"出典", sources_of(catalog, service)}};
}

class Sheet {
 public:
  explicit Sheet(SheetEncoding encoding) : encoding_(encoding) {
    if (encoding_ == SheetEncoding::Utf8WithBom) out_.bytes = "\xEF\xBB\xBF";
  }

  void add(const std::string& service, std::string_view heading, std::string_view cell,
           bool first) {
    if (!first) out_.bytes += ',';
    std::string quoted = "\"";
    for (const char c : harmless_cell(cell)) {
      if (c == '"') quoted += '"';
      quoted += c;
    }
    quoted += '"';
    if (encoding_ == SheetEncoding::Utf8WithBom) {
      out_.bytes += quoted;
      return;
    }
    Cp932Text encoded = to_cp932(quoted);
    out_.bytes += encoded.bytes;
    for (LostCharacter& lost : encoded.lost) {
      out_.lost.push_back({service, std::string(heading), std::move(lost.character)});
    }
  }
  void end_line() { out_.bytes += kLineEnd; }
  FlatCsv take() && { return std::move(out_); }

 private:
  SheetEncoding encoding_;
  FlatCsv out_;
};

}  // namespace

std::string harmless_cell(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of(' ');
  const bool risky = first != std::string_view::npos &&
                     std::string_view("=+-@\t\r\n").find(cell[first]) != std::string_view::npos;
  return risky ? "'" + std::string(cell) : std::string(cell);
}

FlatCsv flat_csv(const Catalog& catalog, SheetEncoding encoding) {
  Sheet sheet(encoding);
  bool headed = false;
  for (const Service& service : catalog.services()) {
    if (!is_searchable(service)) continue;
    const Fields fields = fields_of(catalog, service);
    if (!headed) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        sheet.add({}, fields[i].first, fields[i].first, i == 0);
      }
      sheet.end_line();
      headed = true;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto& [heading, cell] = fields[i];
      sheet.add(service.id.text(), heading, cell.empty() ? kUnknown : std::string_view(cell),
                i == 0);
    }
    sheet.end_line();
  }
  return std::move(sheet).take();
}

}  // namespace mitate::catalog
