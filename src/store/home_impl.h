#pragma once
// What a Home is made of; for the files of this folder that implement it.
#include <map>

#include "store/database.h"
#include "store/events.h"
#include "store/files.h"
#include "store/home.h"

namespace folkmoot::store {

struct Home::Impl {
  Impl(std::string place, HomeLock held, std::unique_ptr<Database> opened, const OpenOptions& chosen)
      : directory(std::move(place)),
        lock(std::move(held)),
        database(std::move(opened)),
        events(*database),
        options(chosen) {}

  /// The number of an assembly that is here; nothing for another.
  Result<std::optional<AssemblyNumber>> find(const AssemblyId& assembly);
  /// The same, and adds it: inside a transaction.
  Result<AssemblyNumber> find_or_add(const AssemblyId& assembly);
  /// 0 for the settings of the home itself.
  Result<std::optional<AssemblyNumber>> find_scope(const std::optional<AssemblyId>& assembly);
  /// Ascending by id.
  Result<std::vector<std::pair<AssemblyId, AssemblyNumber>>> all();
  /// Forgets what is remembered of the database: after a rollback.
  void forget();

  std::string directory;
  // The lock comes first: it must be held until the database is closed.
  HomeLock lock;
  std::unique_ptr<Database> database;
  EventRows events;
  OpenOptions options;
  std::map<AssemblyId, AssemblyNumber> numbers;
  bool in_transaction = false;
};

/// A row whose checksum says that it is not what was written.
inline tl::unexpected<Error> damaged_row(std::string_view table) {
  return fail(errc::kDamaged, "a row of " + std::string(table) + " does not match its checksum");
}

/// The path of the database in a home.
inline std::string database_path(const std::string& directory) { return directory + "/home.db"; }

}  // namespace folkmoot::store
