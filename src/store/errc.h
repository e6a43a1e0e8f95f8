#pragma once
// Why the store did not do what it was asked. Stable codes; the detail says which file, row or process.
#include "base/result.h"

namespace folkmoot::store::errc {

inline constexpr Code kInUse = "store.in_use";  // another process has the home open; its pid is in the detail
inline constexpr Code kNewerVersion = "store.newer_version";  // written by newer software; nothing was touched
inline constexpr Code kReadOnly = "store.read_only";          // no right to write here, or opened for reading only
inline constexpr Code kFull = "store.full";                   // no room left; nothing of the transaction was kept
inline constexpr Code kIo = "store.io";                       // reading or writing failed; after a failed write: reopen
inline constexpr Code kMemory = "store.memory";               // out of memory; nothing of the transaction was kept
inline constexpr Code kDamaged = "store.damaged";             // what is stored is not what was written
inline constexpr Code kNotFound = "store.not_found";          // no such home, assembly or event
inline constexpr Code kExists = "store.exists";               // a home, or a file, is there already
inline constexpr Code kOrder = "store.order";                 // events or segments that do not continue what is stored

}  // namespace folkmoot::store::errc
