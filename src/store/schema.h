#pragma once
// The tables of a home, and how a home of an older version becomes one of this (docs/protocol/store.md section 2).
#include "store/database.h"

namespace folkmoot::store {

inline constexpr std::uint64_t kSchemaVersion = 2;
/// In the header of the file: "FmHm".
inline constexpr std::uint64_t kApplicationId = 0x466D486D;

/// Looks, and writes nothing: `store.newer_version`, or `store.damaged` for a file that is no home. True when the file
/// is new and empty.
Result<bool> check_schema(Database& database);

/// Brings the tables of `schema` ("main", or an attached file) to the present version, in one transaction each step.
Result<Ok> migrate(Database& database, const std::string& schema);

/// Copies all rows to the attached, migrated file `schema`, but the secrets of the device.
Result<Ok> copy_without_device(Database& database, const std::string& schema);

}  // namespace folkmoot::store
