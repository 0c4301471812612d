#include "catalog/exporters/service_csv_exporter.h"

#include <map>
#include <vector>

#include "catalog/exporters/csv_writer.h"
#include "catalog/importers/row_importer.h"

namespace mitate::catalog {
namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

/// The first price that a buyer pays and that the form can say without loss.
void put_price(const Service& service, Cells& cells) {
  for (const Price& price : service.prices) {
    if (price.payer != Payer::Buyer || price.qualifier != PriceQualifier::Exact) continue;
    if (price.kind == PriceKind::Free) {
      cells["price_amount"] = "無料";
      return;
    }
    if (price.kind != PriceKind::Amount || !price.amount_yen || price.unit == PriceUnit::Unknown) {
      continue;
    }
    cells["price_amount"] = std::to_string(*price.amount_yen);
    cells["price_unit"] = name_of(price.unit);
    if (price.tax != Tax::Unknown) cells["price_tax"] = name_of(price.tax);
    return;
  }
}

/// The first web address that a source of the record has, with the day it was read.
void put_source(const Catalog& catalog, const Service& service, Cells& cells) {
  cells["retrieved_on"] = service.last_verified.iso();
  for (const FactSource& entry : service.provenance.entries) {
    const Source* source = catalog.source(entry.source);
    if (source == nullptr || !source->url) continue;
    cells["source_url"] = *source->url;
    cells["retrieved_on"] = source->retrieved_on.iso();
    return;
  }
}

void put_certification(const Catalog& catalog, const Service& service, Cells& cells) {
  if (cells.count("source_url") == 0) return;  // a claim without a source is no claim
  for (const SchemeHolding& held : service.schemes) {
    const Scheme* scheme = catalog.scheme(held.scheme);
    if (scheme == nullptr || !scheme->is_certification()) continue;
    cells["certification_id"] = held.scheme.text();
    cells["certification_number"] = held.number.value_or("");
    if (held.valid_from_text && held.valid_from_text->text().size() == 10) {
      cells["cert_issued_on"] = held.valid_from_text->text();
    }
    // The file names the last valid day; the interval of the catalog is half-open.
    if (held.validity.to) cells["cert_expires_on"] = held.validity.to->plus_days(-1).iso();
    return;
  }
}

Cells cells_of(const Catalog& catalog, const Service& service) {
  Cells cells{{"id", service.id.text()},
              {"name", service.name},
              {"name_kana", service.name_kana.value_or("")},
              {"provider", std::string(catalog.provider_name(service))},
              {"url", service.url.value_or("")},
              {"service_type", service.service_type},
              {"domains", join_list(service.domains)},
              {"buyer_types", join_list(service.buyer_types)},
              {"delivery_modes", join_list(service.delivery_modes)},
              {"summary", service.summary}};
  if (service.provider) {
    const Provider* provider = catalog.provider(*service.provider);
    if (provider != nullptr) cells["corporate_number"] = provider->corporate_number.value_or("");
  }
  std::vector<std::string> codes;
  for (const CoveredPlace& place : service.places) {
    if (place.area_code.size() == 6) codes.push_back(place.area_code);
  }
  cells["municipality_codes"] = join_list(codes);
  put_price(service, cells);
  put_source(catalog, service, cells);
  put_certification(catalog, service, cells);
  return cells;
}

}  // namespace

std::string service_csv(const Catalog& catalog) {
  std::string out = "\xEF\xBB\xBF";
  std::vector<std::string> record;
  for (const std::string_view column : import_columns()) record.emplace_back(column);
  append_csv_record(out, record);
  for (const Service& service : catalog.services()) {
    const bool shown =
        service.status == ListingStatus::Listed || service.status == ListingStatus::Reference;
    if (!shown || catalog.provider_name(service).empty()) continue;
    const Cells cells = cells_of(catalog, service);
    record.clear();
    for (const std::string_view column : import_columns()) {
      const auto found = cells.find(column);
      record.push_back(found == cells.end() ? std::string() : found->second);
    }
    append_csv_record(out, record);
  }
  return out;
}

}  // namespace mitate::catalog
