#include "web/pages/facts/record_columns.h"

#include <algorithm>
#include <functional>

#include "web/html/links.h"
#include "web/pages/facts/evidence_line.h"

namespace mitate::web {
namespace {
using catalog::Service;
using catalog::Vocabulary;
using CellOf = std::function<SheetCell(const FactContext&, const Service&)>;
constexpr std::size_t kAllStudies = 99;
constexpr std::size_t kAllPlaces = 2000;
constexpr std::size_t kDayLength = 10;  ///< of "2026-12-01"

struct Column {
  const char* key;
  double width;
  bool brief;  ///< also in a sheet that ranks
  CellOf cell;
};

SheetCell known(const FactContext& context, const std::string& text) {
  return text.empty() ? context.text("unknown") : text;
}

SheetCell whole_or_empty(const std::optional<std::int64_t>& number) {
  return number ? SheetCell(SheetWhole{*number}) : SheetCell(std::string());
}

CellOf labels_cell(Vocabulary vocabulary, std::vector<std::string> Service::*slugs) {
  return [=](const FactContext& context, const Service& service) {
    return known(context, joined(context, labels_of(context, vocabulary, service.*slugs)));
  };
}

const catalog::Provider* provider_of(const FactContext& context, const Service& service) {
  return service.provider ? context.catalog.provider(*service.provider) : nullptr;
}

std::string codes_of(const FactContext& context, const Service& service) {
  std::vector<std::string> codes;
  for (const catalog::CoveredPlace& place : service.places) codes.push_back(place.area_code);
  return joined(context, codes);
}

/// The only municipality that the record names; nullptr: none, or several.
const catalog::Municipality* only_place(const FactContext& context, const Service& service) {
  return service.places.size() == 1
             ? context.catalog.places().municipality(service.places.front().area_code)
             : nullptr;
}

std::string schemes_of(const FactContext& context, const Service& service) {
  std::vector<std::string> names;
  for (const catalog::SchemeHolding& holding : service.schemes) {
    const catalog::Scheme* scheme = context.catalog.scheme(holding.scheme);
    names.push_back(scheme == nullptr ? holding.scheme.text() : scheme->name);
  }
  return joined(context, names);
}

std::string verification_of(const FactContext& context, const Service& service) {
  const catalog::FactSource* best = service.provenance.best("record");
  return context.verification(best == nullptr ? catalog::Verification::Unverified
                                              : best->verification);
}

std::string sources_text(const FactContext& context, const Service& service) {
  std::vector<std::string> out;
  for (const catalog::FactSource& entry : service.provenance.entries) {
    const catalog::Source* source = context.catalog.source(entry.source);
    if (source == nullptr) continue;
    if (std::find(out.begin(), out.end(), source->locator) == out.end()) {
      out.push_back(source->locator);
    }
  }
  return joined(context, out);
}

/// The one table of columns; sheets take all of them or the brief ones.
const std::vector<Column>& columns() {
  static const std::vector<Column> kColumns{
      {"record.id", 22, false, [](const auto&, const Service& s) { return s.id.text(); }},
      {"record.name", 32, false, [](const auto&, const Service& s) { return s.name; }},
      {"record.kana", 20, false,
       [](const auto& c, const Service& s) { return known(c, s.name_kana.value_or("")); }},
      {"record.provider", 26, false,
       [](const auto& c, const Service& s) {
         return known(c, std::string(c.catalog.provider_name(s)));
       }},
      {"record.corporate_number", 16, true,
       [](const auto& c, const Service& s) {
         const catalog::Provider* provider = provider_of(c, s);
         return known(
             c, provider == nullptr ? std::string() : provider->corporate_number.value_or(""));
       }},
      {"record.summary_short", 40, true,
       [](const auto&, const Service& s) { return s.summary_short.value_or(""); }},
      {"record.service_type", 18, true,
       [](const auto& c, const Service& s) {
         return known(
             c, std::string(c.catalog.taxonomy().label(Vocabulary::ServiceTypes, s.service_type)));
       }},
      {"record.domains", 24, false, labels_cell(Vocabulary::Domains, &Service::domains)},
      {"record.segments", 24, false, labels_cell(Vocabulary::Segments, &Service::segments)},
      {"record.buyers", 20, false, labels_cell(Vocabulary::BuyerTypes, &Service::buyer_types)},
      {"record.delivery", 20, true,
       labels_cell(Vocabulary::DeliveryModes, &Service::delivery_modes)},
      {"record.summary", 50, false, [](const auto&, const Service& s) { return s.summary; }},
      {"record.stage", 18, true,
       [](const auto& c, const Service& s) {
         return c.text("stage." + std::string(catalog::name_of(s.stage)));
       }},
      {"record.status", 18, false,
       [](const auto& c, const Service& s) {
         return c.text("status." + std::string(catalog::name_of(s.status)));
       }},
      {"record.price_state", 10, true,
       [](const auto& c, const Service& s) { return price_range(c, s).state; }},
      {"record.price_from", 12, true,
       [](const auto& c, const Service& s) { return whole_or_empty(price_range(c, s).from); }},
      {"record.price_to", 12, true,
       [](const auto& c, const Service& s) { return whole_or_empty(price_range(c, s).to); }},
      {"record.price_unit", 14, true,
       [](const auto& c, const Service& s) { return price_range(c, s).unit; }},
      {"record.price_tax", 8, true,
       [](const auto& c, const Service& s) { return price_range(c, s).tax; }},
      {"record.price_payer", 10, true,
       [](const auto& c, const Service& s) { return price_range(c, s).payer; }},
      {"record.price_written", 36, true,
       [](const auto& c, const Service& s) { return known(c, price_range(c, s).written); }},
      {"record.coverage", 30, true,
       [](const auto& c, const Service& s) {
         return known(c, coverage_summary(c, s, kAllPlaces));
       }},
      {"record.area_codes", 14, true,
       [](const auto& c, const Service& s) { return codes_of(c, s); }},
      {"record.latitude", 10, true,
       [](const auto& c, const Service& s) {
         const catalog::Municipality* place = only_place(c, s);
         return place == nullptr ? SheetCell(std::string())
                                 : SheetCell(SheetDegrees{place->latitude});
       }},
      {"record.longitude", 10, true,
       [](const auto& c, const Service& s) {
         const catalog::Municipality* place = only_place(c, s);
         return place == nullptr ? SheetCell(std::string())
                                 : SheetCell(SheetDegrees{place->longitude});
       }},
      {"record.position_state", 16, true,
       [](const auto& c, const Service& s) {
         return c.text(only_place(c, s) != nullptr ? "record.position.office"
                       : s.places.empty()          ? "record.position.none"
                                                   : "record.position.several");
       }},
      {"record.schemes", 30, false,
       [](const auto& c, const Service& s) { return known(c, schemes_of(c, s)); }},
      {"record.evidence", 36, true,
       [](const auto& c, const Service& s) {
         return known(c, joined(c, evidence_phrases(c, s, kAllStudies)));
       }},
      {"record.url", 30, true,
       [](const auto& c, const Service& s) {
         return s.url ? link_cell(*s.url) : SheetCell(c.text("unknown"));
       }},
      {"record.as_of", 12, false,
       [](const auto& c, const Service& s) { return date_cell(c, s.as_of); }},
      {"record.last_verified", 12, true,
       [](const auto&, const Service& s) { return s.last_verified; }},
      {"record.verification", 16, false,
       [](const auto& c, const Service& s) { return verification_of(c, s); }},
      {"record.sources", 40, false,
       [](const auto& c, const Service& s) { return sources_text(c, s); }},
      {"record.license", 30, false,
       [](const auto& c, const Service&) { return c.text("export.license.line"); }},
  };
  return kColumns;
}
}  // namespace

PriceRange price_range(const FactContext& context, const Service& service) {
  PriceRange out;
  std::vector<const catalog::Price*> prices;
  std::vector<std::string> written;
  for (const catalog::Price& price : service.prices) {
    if (!price.original_text.empty()) written.push_back(price.original_text);
    if (price.kind != catalog::PriceKind::Unknown) prices.push_back(&price);
  }
  out.written = joined(context, written);
  const auto order = [](const catalog::Price& price) {
    const int kind = price.kind == catalog::PriceKind::Amount && price.amount_yen ? 0
                     : price.kind == catalog::PriceKind::Free                     ? 1
                                                                                  : 2;
    return std::pair(price.payer == catalog::Payer::User ? 1 : 0, kind);
  };
  std::stable_sort(prices.begin(), prices.end(),
                   [&](const auto* a, const auto* b) { return order(*a) < order(*b); });
  if (prices.empty()) {
    out.state = context.text("unknown");
    return out;
  }
  const catalog::Price& first = *prices.front();
  out.payer = context.text("record.payer." + std::string(catalog::name_of(first.payer)));
  if (first.kind != catalog::PriceKind::Amount || !first.amount_yen) {
    out.state = context.text("record.price." + std::string(catalog::name_of(first.kind)));
    return out;
  }
  out.state = context.text("record.price.amount");
  out.unit = context.text("record.unit." + std::string(catalog::name_of(first.unit)));
  out.tax = context.text("record.tax." + std::string(catalog::name_of(first.tax)));
  bool open = false;
  for (const catalog::Price* price : prices) {
    if (!price->amount_yen || price->unit != first.unit || price->tax != first.tax ||
        price->payer != first.payer) {
      continue;
    }
    out.from = std::min(out.from.value_or(*price->amount_yen), *price->amount_yen);
    out.to = std::max(out.to.value_or(*price->amount_yen), *price->amount_yen);
    open = open || price->qualifier == catalog::PriceQualifier::From;
  }
  if (open) out.to.reset();
  return out;
}

void add_record_headers(const FactContext& context, RecordColumns which, Sheet& sheet) {
  constexpr double kWidth = 18;
  sheet.widths.resize(sheet.headers.size(), kWidth);
  for (const Column& column : columns()) {
    if (which == RecordColumns::Brief && !column.brief) continue;
    sheet.headers.push_back(context.text(column.key));
    sheet.widths.push_back(column.width);
  }
}

void add_record_cells(const FactContext& context, RecordColumns which, const Service& service,
                      std::vector<SheetCell>& row) {
  for (const Column& column : columns()) {
    if (which == RecordColumns::Brief && !column.brief) continue;
    row.push_back(column.cell(context, service));
  }
}

SheetCell date_cell(const FactContext& context, const std::optional<PartialDate>& date) {
  if (!date) return context.text("unknown");
  if (date->text().size() == kDayLength) return date->earliest();
  return date->text();
}

SheetCell link_cell(const std::string& address) {
  const auto href = external_href(address);
  return href ? SheetCell(SheetLink{*href}) : SheetCell(address);
}

}  // namespace mitate::web
