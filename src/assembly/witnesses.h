#pragma once
// Who could be a witness, as the state knows it (docs/protocol/seal.md section 3.2): the fold's side of seals.
#include "assembly/fold.h"
#include "journal/journal.h"
#include "seal/core.h"

namespace folkmoot::assembly {

/// A person's one device for seals: the first one, in the order of the page, that brought a seal key.
std::optional<journal::DeviceIndex> witness_device(const State& state, PersonIndex person);
/// Persons on the roll with a seal key, and when they gave their last sign of life.
std::vector<seal::Candidate> witness_candidates(const State& state);
/// What a settled page amounts to, as a core says it; and the seal keys of the witnesses that it names.
seal::Outcome outcome_of(const Settled& settled);
std::vector<SignKey> next_witnesses(const Settled& settled);
/// The same from the state that a seal settled: for the page after it.
std::vector<SignKey> next_witnesses(const State& settled, const seal::Closing& closing);
/// Of a state that ends with a seal: who closes the page after it.
void list_witnesses(State& state);
/// Seal keys, ascending, of those who close the founding page: everybody whom a `constitute` names. Empty as long as
/// one of them has none.
std::vector<SignKey> founding_witnesses(const State& state);
/// The devices that may write after a seal, with how many people are listed for each.
std::vector<journal::SealedPage::OnRoll> devices_on_roll(const State& state);
/// Persons on the roll who have a device.
std::size_t members_with_device(const State& state);

/// Devices of persons on the roll, by person: of the founding page as that past shows it.
std::map<PersonId, std::vector<DeviceId>> roll_devices(const State& state, const journal::Table& table,
                                                       const journal::Past& past);

/// Whoever wrote something in the page, or was there when the seal before it was made, is alive.
void note_signs_of_life(State& state, const journal::Table& table, const std::vector<EventIndex>& events,
                        const PageEnd& end);

}  // namespace folkmoot::assembly
