#pragma once
// The state that a seal settled, as bytes that are the same at every home (docs/protocol/state.md section 4): what a
// later page's acts are judged on, all of it. Its hash is an entry of the state itself, subject `fold`, so the seal's
// core covers it: whoever has the core can take the state from anybody.
#include "assembly/fold_parts.h"
#include "assembly/state_archive.h"

namespace folkmoot::assembly {

/// Bytes of one part: each is held against its own hash before anything is read of it.
inline constexpr std::size_t kSealedPart = std::size_t{256} << 10;
/// Bytes of a state that is offered or taken, so that it goes into one turn of a session beside the seals: an assembly
/// of 20,000, or of two million sealed events.
inline constexpr std::size_t kSealedStateMax = std::size_t{6} << 20;

/// Numbers the events that the seal `page` covers beyond the one before it: by device, seq and id, ascending.
std::vector<EventIndex> number_page(const journal::Table& table, const journal::Past& before,
                                    const journal::Past& covers);
Numbering numbering_of(std::vector<EventIndex> events, std::size_t table_size);

/// The state at the opening of a page. An error where it names an event that no seal covers: no settled state does.
Result<Bytes> write_sealed(State& state, const Numbering& numbers, const journal::Table& table);
/// The state, its indices made again, its entries to be written; nothing in it leads beyond what is there.
Result<State> read_sealed(BytesView bytes, const Numbering& numbers, const journal::Journal& journal);

/// H of each part.
std::vector<Hash> hashes_of_parts(BytesView state);
/// The root of the subject `fold`, of a state of so many bytes with these parts.
Hash fold_root(std::uint64_t size, const std::vector<Hash>& parts);
/// The root of a state whose subjects have these roots, `fold` left out, and that one beside them.
using SubjectRoots = std::array<std::optional<Hash>, kSubjectCount - 1>;
SubjectRoots roots_beside_fold(const State& state);
Hash root_of_state(const SubjectRoots& subjects, const Hash& fold);
/// Puts it into the state's own entries.
void set_fold_entry(State& state, std::uint64_t size, const std::vector<Hash>& parts);

}  // namespace folkmoot::assembly
