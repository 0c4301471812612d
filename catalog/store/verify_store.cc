#include "catalog/store/verify_store.h"

#include <unordered_map>

#include "catalog/base/digest.h"
#include "catalog/curation/row_rules.h"
#include "catalog/store/change_chain.h"
#include "catalog/store/codec.h"
#include "catalog/store/keys.h"
#include "catalog/store/layout.h"
#include "catalog/store/stored_rows.h"

namespace mitate::catalog {
namespace {

class Proof {
 public:
  Proof(const ReadTransaction& transaction, StoreReport& report)
      : transaction_(transaction), report_(report) {}

  Result<void> run(Date today) {
    MITATE_TRY(report_.sequence, read_number(transaction_, kSequenceKey));
    MITATE_TRY_VOID(replay_log());
    if (report_.entries != report_.sequence) {
      fault(report_.sequence, "通し番号は" + std::to_string(report_.sequence) +
                                  "ですが、変更記録は" + std::to_string(report_.entries) +
                                  "項あります。");
    }
    MITATE_TRY_VOID(check_stray_changes());
    MITATE_TRY_VOID(compare_rows());
    return check_rules(today);
  }

 private:
  void fault(std::uint64_t entry, std::string message, std::string table = {},
             std::string key = {}) {
    report_.faults.push_back({entry, std::move(table), std::move(key), std::move(message)});
  }

  static std::string item(std::uint64_t sequence) {
    return "変更記録の第" + std::to_string(sequence) + "項";
  }

  Result<void> replay_log() {
    std::string previous;
    std::uint64_t expected = 1;
    return transaction_.scan(kLog, {}, [&](std::string_view key, std::string_view value) {
      const std::uint64_t sequence = sequence_of(key).value_or(0);
      ++report_.entries;
      for (; expected < sequence; ++expected) fault(expected, item(expected) + "がありません。");
      expected = sequence + 1;
      const Result<LogEntry> entry = decode_entry(value);
      if (!entry) {
        fault(sequence, item(sequence) + "を読めません。");
        previous.clear();
        return true;
      }
      if (entry->sequence != sequence) {
        fault(sequence,
              item(sequence) + "の中の番号が" + std::to_string(entry->sequence) + "です。");
      }
      if (sha256_hex(hashed_text(*entry)) != entry->hash) {
        fault(sequence, item(sequence) + "の内容が、その要約値と合いません。");
      }
      if (entry->previous_hash != previous) {
        fault(sequence, item(sequence) + "が前の項につながりません。");
      }
      previous = entry->hash;
      replay_changes(*entry, sequence);
      return true;
    });
  }

  void replay_changes(const LogEntry& entry, std::uint64_t sequence) {
    ChangeChain chain;
    std::uint64_t count = 0;
    const Result<void> scanned = transaction_.scan(
        kChanges, sequence_key(sequence), [&](std::string_view key, std::string_view value) {
          const auto place = change_place(key);
          if (!place || place->sequence != sequence) return false;
          chain.add(value);
          ++count;
          const Result<LoggedChange> change = decode_change(value);
          if (!change) {
            fault(sequence,
                  item(sequence) + "の変更" + std::to_string(place->number + 1) + "を読めません。");
            return true;
          }
          replay(*change, sequence, place->number);
          return true;
        });
    if (!scanned) fault(sequence, item(sequence) + "の変更を読めません。");
    report_.changes += count;
    if (count != entry.changes) {
      fault(sequence, item(sequence) + "の変更は" + std::to_string(entry.changes) +
                          "件のはずですが、" + std::to_string(count) + "件あります。");
    } else if (chain.hash() != entry.changes_hash) {
      fault(sequence, item(sequence) + "の変更の内容が、その要約値と合いません。");
    }
  }

  void replay(const LoggedChange& change, std::uint64_t sequence, std::uint32_t number) {
    const std::string key = row_store_key(change.table, change.key);
    const auto it = state_.find(key);
    const bool known = it != state_.end();
    if (known != change.before.has_value() || (known && sha256_hex(it->second) != *change.before)) {
      fault(sequence, item(sequence) + "の変更が、その時点の記録と合いません。", change.table,
            change.key);
    }
    if (change.after) {
      state_[key] = encode_cells(*change.after);
    } else if (known) {
      state_.erase(it);
    }
    const auto indexed = transaction_.get(kHistory, history_key(key, sequence, number));
    if (!indexed || !*indexed) {
      fault(sequence, item(sequence) + "の変更が履歴の索引にありません。", change.table,
            change.key);
    }
  }

  Result<void> check_stray_changes() {
    MITATE_TRY(const std::size_t changes, transaction_.count(kChanges));
    if (changes != report_.changes) {
      fault(0, "変更記録のどの項にも属さない変更が" + std::to_string(changes - report_.changes) +
                   "件あります。");
    }
    MITATE_TRY(const std::size_t indexed, transaction_.count(kHistory));
    if (indexed != changes) fault(0, "履歴の索引の数が変更の数と合いません。");
    return {};
  }

  Result<void> compare_rows() {
    MITATE_TRY_VOID(transaction_.scan(kRows, {}, [&](std::string_view key, std::string_view value) {
      ++report_.rows;
      const std::size_t cut = key.find('\0');
      std::string table(key.substr(0, cut));
      std::string record(cut == std::string_view::npos ? key : key.substr(cut + 1));
      const auto it = state_.find(std::string(key));
      if (it == state_.end()) {
        fault(0, "記録が変更記録にありません。", std::move(table), std::move(record));
        return true;
      }
      if (it->second != value) {
        fault(0, "記録の内容が変更記録と違います。", std::move(table), std::move(record));
      }
      state_.erase(it);
      return true;
    }));
    for (const auto& [key, value] : state_) {
      const std::size_t cut = key.find('\0');
      fault(0, "変更記録にある記録が失われています。", key.substr(0, cut), key.substr(cut + 1));
    }
    return {};
  }

  Result<void> check_rules(Date today) {
    const Result<RowSet> rows = read_stored_rows(transaction_);
    if (!rows) {
      fault(0, rows.error().message);
      return {};
    }
    if (report_.sequence == 0) return {};  // Nothing was loaded, so nothing can be missing.
    for (const Error& broken : check_rows(*rows, today)) {
      fault(0, broken.place.file + "の" + broken.message);
    }
    return {};
  }

  const ReadTransaction& transaction_;
  StoreReport& report_;
  std::unordered_map<std::string, std::string>
      state_;  ///< store key -> value, after the log so far
};

}  // namespace

Result<StoreReport> verify_store(const CatalogStore& store, Date today) {
  StoreReport report;
  MITATE_TRY_VOID(store.environment().read([&](const ReadTransaction& transaction) -> Result<void> {
    return Proof(transaction, report).run(today);
  }));
  return report;
}

}  // namespace mitate::catalog
