#pragma once
// The state as outsiders can prove it: entries of subjects, each a key and a value in canonical CBOR, in Merkle maps.
// docs/protocol/state.md gives every key and value; a new subject is a row of the table in entries.cpp.
#include "assembly/view.h"
#include "base/workers.h"

namespace folkmoot::assembly {

/// Finds, of concurrent changes to versions, the one that comes last. The page must still be open.
void resolve_versions(State& state, const Sequence& sequence);
/// Hashes what changed since the last time. `resolve_versions` goes before.
void write_changed(State& state, const journal::Table& table, const Workers& workers);
/// The root over the roots of all subjects that have an entry.
Hash root_of_subjects(State& state);
/// The same, remembered: it is asked for much more often than it changes.
struct RememberedRoots {
  std::array<Hash, kSubjectCount> maps;  // zero where there is no entry
  Hash all;
  bool operator==(const RememberedRoots&) const = default;
};
Hash root_of_subjects(State& state, RememberedRoots& last);
/// Puts one subject's root into that map.
void set_subject(crypto::MerkleMap& subjects, Subject subject, const Hash& root);
/// Finds the marked entries again, as after reading a snapshot.
void mark_again(State& state);

/// Marks all entries, as after reading a state that came without them.
void mark_all(State& state);

/// One entry as it is hashed: for proofs.
struct EntryBytes {
  Bytes key;
  Bytes value;  // empty: the entry is not there
};
EntryBytes entry_bytes(const State& state, const journal::Table& table, Subject subject, std::uint32_t index);

/// The key of a mandate's entry: the vote that gave it; of several, with its holder.
Bytes mandate_key(const State& state, const journal::Table& table, std::uint32_t index);

/// The root of the Merkle list of a version's standing positions.
Hash positions_root(const State& state, const journal::Table& table, VersionIndex version);
/// The root of the Merkle list of an electorate.
Hash electorate_root(const State& state, const Electorate& electorate);
/// The root of the Merkle list of a decision's counted ballots.
Hash ballots_root(const journal::Table& table, const Decision& decision);

}  // namespace folkmoot::assembly
