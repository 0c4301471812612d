// The tables by area; only schema.cc joins them. Not for other rooms: use schema.h.
#pragma once
#include <span>

#include "catalog/schema/schema.h"

namespace mitate::catalog {
std::span<const TableSchema> source_tables();
std::span<const TableSchema> service_tables();
std::span<const TableSchema> evidence_tables();
std::span<const TableSchema> taxonomy_tables();
std::span<const TableSchema> place_tables();
std::span<const TableSchema> lexicon_tables();
std::span<const TableSchema> ranking_tables();
}  // namespace mitate::catalog
