// The groups of row rules; only row_rules.cc joins them.
#pragma once
#include "catalog/base/date.h"
#include "catalog/curation/fault_list.h"

namespace mitate::catalog {

/// Cell spelling, required cells, unique and sound keys, in every table.
void check_cells(const RowSet& rows, FaultList& faults);
/// Every reference names an existing row; codes of places exist; parents form no circle.
void check_references(const RowSet& rows, FaultList& faults);
/// Provenance: its subject exists, it never raises a publisher's level, and nothing that must have
/// a source is without one.
void check_provenance(const RowSet& rows, FaultList& faults);
/// Amount, unit, tax and dates of a price against each other and against the source's own words.
void check_prices(const RowSet& rows, FaultList& faults);
/// The one-sentence summaries: length, no praise, and still about the text that they sum up.
void check_short_summaries(const RowSet& rows, FaultList& faults);
/// What a service does and for whom: read from words that stand in its record, one main function.
void check_record_words(const RowSet& rows, FaultList& faults);
/// Wards, former codes and the public counts of care.
void check_places(const RowSet& rows, FaultList& faults);
/// Rules between the cells of one record and its neighbours: dates, intervals, status.
void check_records(const RowSet& rows, Date today, FaultList& faults);

}  // namespace mitate::catalog
