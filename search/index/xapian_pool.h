// Inside the Xapian door only: the databases of one index, borrowed by one thread at a time because
// a Xapian::Database is not safe to share. Included by text_index.cc and search/query.
#pragma once
#include <xapian.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace mitate::search {

struct XapianPool {
  std::string path;
  mutable std::mutex mutex;
  mutable std::vector<Xapian::Database> idle;

  /// Gives a database back at the end of its scope. A database that threw is not given back.
  class Loan {
   public:
    explicit Loan(const XapianPool& pool) : pool_(pool), database_(pool.take()) {}
    ~Loan() {
      if (keep_) pool_.put(std::move(database_));
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    [[nodiscard]] Xapian::Database& operator*() { return database_; }
    [[nodiscard]] Xapian::Database* operator->() { return &database_; }
    void drop() { keep_ = false; }

   private:
    const XapianPool& pool_;
    Xapian::Database database_;
    bool keep_ = true;
  };

  [[nodiscard]] Xapian::Database take() const {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        Xapian::Database database = std::move(idle.back());
        idle.pop_back();
        return database;
      }
    }
    return Xapian::Database(path);
  }
  void put(Xapian::Database database) const {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(database));
  }
};

}  // namespace mitate::search
