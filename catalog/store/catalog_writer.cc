#include "catalog/store/catalog_writer.h"

#include <algorithm>
#include <limits>
#include <map>
#include <vector>

#include "catalog/base/digest.h"
#include "catalog/curation/row_rules.h"
#include "catalog/store/change_chain.h"
#include "catalog/store/codec.h"
#include "catalog/store/keys.h"
#include "catalog/store/layout.h"
#include "catalog/store/stored_rows.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

/// What a write will do, by store key, so that the log's order is always the same.
struct PlannedChange {
  LoggedChange logged;
  std::string value;  ///< stored bytes; unused for a removal
};
using Plan = std::map<std::string, PlannedChange>;

Result<void> check_info(const WriteInfo& info) {
  const auto require = [](bool good, const char* field) -> Result<void> {
    if (good) return {};
    return Unexpected(ErrorCode::InvalidArgument,
                      std::string("書き込みの") + field + "がないか、文字として読めません。", {},
                      {{}, 0, field});
  };
  const auto is_text = [](const std::string& text) {
    return !first_invalid_utf8(text) && !first_forbidden_character(text, true);
  };
  MITATE_TRY_VOID(require(!info.actor.empty() && is_text(info.actor), "actor"));
  MITATE_TRY_VOID(require(!info.operation.empty() && is_text(info.operation), "operation"));
  MITATE_TRY_VOID(require(!info.at.empty() && is_text(info.at), "at"));
  return require(is_text(info.note), "note");
}

Result<void> check(const RowSet& rows, Date today) {
  std::vector<Error> faults = check_rows(rows, today);
  if (faults.empty()) return {};
  return Unexpected(
      Error{ErrorCode::InvalidData,
            std::to_string(faults.size()) + "件の誤りがあります。何も書き込んでいません。",
            {},
            {},
            std::move(faults)});
}

/// The difference between what is stored and `wanted`.
Result<Plan> plan(const ReadTransaction& transaction, const RowSet& wanted) {
  Plan out;
  for (const auto& [name, table] : wanted) {
    for (const Row& row : table.rows) {
      const std::string key = row_key(*table.schema, row);
      PlannedChange change;
      change.logged.table = name;
      change.logged.key = key;
      change.logged.after = cells_of(*table.schema, row);
      change.value = encode_cells(*change.logged.after);
      out.emplace(row_store_key(name, key), std::move(change));
    }
  }
  Result<void> outcome;
  MITATE_TRY_VOID(transaction.scan(kRows, {}, [&](std::string_view key, std::string_view value) {
    const auto it = out.find(std::string(key));
    if (it == out.end()) {
      const std::string table(key.substr(0, key.find('\0')));
      const TableSchema* schema = find_table(table);
      PlannedChange removal;
      removal.logged.table = table;
      removal.logged.before = sha256_hex(value);
      if (schema != nullptr) {
        const Result<Row> row = decode_row(*schema, value);
        if (!row) {
          outcome = Unexpected(row.error());
          return false;
        }
        removal.logged.key = row_key(*schema, *row);
      } else if (table.size() < key.size()) {
        removal.logged.key = key.substr(table.size() + 1);
      }
      out.emplace(key, std::move(removal));
    } else if (it->second.value == value) {
      out.erase(it);
    } else {
      it->second.logged.before = sha256_hex(value);
    }
    return true;
  }));
  if (!outcome) return Unexpected(std::move(outcome).error());
  return out;
}

Result<WriteOutcome> commit(WriteTransaction& transaction, const Plan& changes,
                            const WriteInfo& info) {
  WriteOutcome outcome;
  MITATE_TRY(const std::uint64_t last, read_number(transaction, kSequenceKey));
  outcome.sequence = last;
  if (changes.empty()) return outcome;
  if (changes.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Unexpected(ErrorCode::LimitExceeded, "一度に書き込む変更が多すぎます。");
  }
  LogEntry entry;
  entry.sequence = last + 1;
  entry.info = info;
  entry.changes = changes.size();
  if (last != 0) {
    MITATE_TRY(const std::optional<std::string_view> stored,
               transaction.get(kLog, sequence_key(last)));
    if (!stored) {
      return Unexpected(ErrorCode::Corrupt,
                        "変更記録の第" + std::to_string(last) + "項がありません。",
                        "`mitate verify` で調べてください。");
    }
    MITATE_TRY(const LogEntry previous, decode_entry(*stored));
    entry.previous_hash = previous.hash;
  }
  ChangeChain chain;
  std::uint32_t number = 0;
  for (const auto& [key, change] : changes) {
    const std::string text = encode_change(change.logged);
    chain.add(text);
    if (!change.logged.after) {
      MITATE_TRY([[maybe_unused]] const bool was_there, transaction.erase(kRows, key));
      ++outcome.removed;
    } else {
      MITATE_TRY_VOID(transaction.put(kRows, key, change.value));
      ++(change.logged.before ? outcome.changed : outcome.added);
    }
    MITATE_TRY_VOID(transaction.put(kChanges, change_key(entry.sequence, number), text));
    MITATE_TRY_VOID(transaction.put(kHistory, history_key(key, entry.sequence, number), "1"));
    ++number;
  }
  entry.changes_hash = chain.hash();
  entry.hash = sha256_hex(hashed_text(entry));
  MITATE_TRY_VOID(transaction.put(kLog, sequence_key(entry.sequence), encode_entry(entry)));
  MITATE_TRY_VOID(transaction.put(kMeta, kSequenceKey, std::to_string(entry.sequence)));
  outcome.sequence = entry.sequence;
  return outcome;
}

Result<void> apply_to(RowSet& rows, const RowChange& change) {
  const auto fault = [&](const std::string& message) {
    return Unexpected(ErrorCode::InvalidArgument, message, {}, {change.table, 0, "key"});
  };
  const auto it = rows.find(change.table);
  if (it == rows.end()) return fault("表「" + change.table + "」はありません。");
  Table& table = it->second;
  if (change.after && (change.after->cells.size() != table.schema->columns.size() ||
                       row_key(*table.schema, *change.after) != change.key)) {
    return fault("変更のキーと行の中身が合いません。");
  }
  const auto at = std::lower_bound(
      table.rows.begin(), table.rows.end(), change.key,
      [&](const Row& row, const std::string& key) { return row_key(*table.schema, row) < key; });
  const bool found = at != table.rows.end() && row_key(*table.schema, *at) == change.key;
  if (!change.after) {
    if (!found) return fault("取り除く行「" + change.key + "」がありません。");
    table.rows.erase(at);
  } else if (found) {
    *at = *change.after;
  } else {
    table.rows.insert(at, *change.after);
  }
  return {};
}

}  // namespace

Result<CatalogWriter> CatalogWriter::open(std::shared_ptr<CatalogStore> store) {
  if (store->is_read_only()) {
    return Unexpected(ErrorCode::Io, "読み取り専用で開いた置き場には書き込めません。");
  }
  MITATE_TRY(WriterLock lock, WriterLock::take(store->data_dir() / "writer.lock"));
  return CatalogWriter(std::move(store), std::move(lock));
}

Result<WriteOutcome> CatalogWriter::replace_all(const RowSet& rows, const WriteInfo& info,
                                                Date today) {
  MITATE_TRY_VOID(check_info(info));
  MITATE_TRY_VOID(check(rows, today));
  WriteOutcome outcome;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    MITATE_TRY(const Plan changes, plan(t, rows));
    MITATE_TRY(outcome, commit(t, changes, info));
    return {};
  };
  MITATE_TRY_VOID(store_->environment().write(body));
  return outcome;
}

Result<WriteOutcome> CatalogWriter::apply(std::span<const RowChange> changes, const WriteInfo& info,
                                          Date today) {
  MITATE_TRY_VOID(check_info(info));
  WriteOutcome outcome;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    MITATE_TRY(RowSet rows, read_stored_rows(t));
    for (const RowChange& change : changes) MITATE_TRY_VOID(apply_to(rows, change));
    MITATE_TRY_VOID(check(rows, today));
    MITATE_TRY(const Plan planned, plan(t, rows));
    MITATE_TRY(outcome, commit(t, planned, info));
    return {};
  };
  MITATE_TRY_VOID(store_->environment().write(body));
  return outcome;
}

}  // namespace mitate::catalog
