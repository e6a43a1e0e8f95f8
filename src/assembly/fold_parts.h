#pragma once
// What a fold holds: shared by folding and by snapshots.
#include "assembly/bites.h"
#include "assembly/entries.h"
#include "assembly/fold.h"
#include "assembly/view.h"

namespace folkmoot::assembly {

/// What the fold needs of a header, and the journal's table does not keep.
struct Input {
  bool encrypted : 1 = false;
  /// Neither the assembly's own space nor the public one.
  bool other_space : 1 = false;
  /// A seal vouches for what it carries.
  bool under_seal : 1 = false;
};

struct Fold::Parts {
  /// The state at the opening of the page.
  State base;
  /// The open page folded without suspensions.
  State plain;
  /// With them, once one bit.
  std::optional<State> bitten;
  std::vector<Bite> bites;
  std::vector<Input> inputs;  // by EventIndex
  /// The events that seals cover, by the number that everybody has for them (sealed_state.h).
  std::vector<EventIndex> numbered;
  Proofs proofs;
  /// Acts of the page that is closed which its removals void, found by folding it once without them.
  std::set<EventIndex> barred;
  /// While a page is closed: the forks that its frontier names. In the open page those that the journal knows count.
  std::optional<std::map<journal::DeviceIndex, std::uint64_t>> sealed_forks;
  /// Something went wrong half-way, or the journal took events back: the page must be folded again.
  bool stale = false;
  bool bitten_is_stale = false;
  /// Of the state whose hash was asked for last.
  RememberedRoots roots;

  [[nodiscard]] const State& seen() const { return bitten ? *bitten : plain; }
  [[nodiscard]] State& seen() { return bitten ? *bitten : plain; }

  /// What a seal, or several, settled: with the events that they number.
  void enter(State settled, const std::vector<EventIndex>& more, std::vector<SignKey> alive) {
    base = std::move(settled);
    base.page.alive = std::move(alive);
    numbered.insert(numbered.end(), more.begin(), more.end());
  }

  void remember(EventIndex e, const event::Header& header, bool under_seal) {
    if (e >= inputs.size()) inputs.resize(e + std::size_t{1});
    const bool known_space = header.space == kSpaceAssembly || header.space == kSpacePublic;
    inputs[e] = {header.key_epoch.has_value(), !known_space, under_seal};
  }
};

/// Makes again what follows from the rest of a state that was read.
void index_again(State& state);

}  // namespace folkmoot::assembly
