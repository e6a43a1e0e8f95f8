#pragma once
// Of the state (state.h): how proposals come to decisions at a seal, and whom a matter has reached before its time
// runs.
#include <array>
#include <optional>
#include <vector>

#include "assembly/state_parts.h"
#include "event/content_deliberation.h"

namespace folkmoot::assembly {

/// Whom of its electorate a matter has reached, where its charter waits for that.
struct Reach {
  /// How many it must reach; 0: nothing is waited for.
  std::uint32_t needed = 0;
  std::vector<PersonIndex> persons;  // ascending
  /// The seal that found that it had reached enough of them: its time runs from there.
  std::uint64_t seal = 0;
  /// The seal that found that it had not, in the time there was.
  std::uint64_t missed_seal = 0;

  [[nodiscard]] bool is_awaited() const { return needed > 0 && seal == 0 && missed_seal == 0; }
};

/// Once more time for what a seal closed without its quorum (extension.h).
struct Extension {
  EventIndex event = kNoEvent;  // the act that asked for it
  /// The seal that gave it; 0 for not yet. Then: what the first close came to, at which seal, and until when ballots
  /// had been asked for.
  std::uint64_t seal = 0;
  DecisionIndex first = kNone;
  std::uint64_t closed_seal = 0;
  Instant cast_until;
};

/// How one version of a proposal comes to a decision at a seal: a round.
struct Deliberated {
  event::Terms terms;
  event::Procedure procedure = event::Procedure::majority;
  /// The decision lapses then; 0 for never.
  Instant review;
  Reach reach;
  /// Numbers of the seals that hold the version, that found an objection to lazy consent, so that it goes on as an
  /// ordinary proposal, that found a block, and that closed it; 0 for not yet.
  std::uint64_t opened_seal = 0;
  std::uint64_t ordinary_seal = 0;
  std::uint64_t resolution_seal = 0;
  std::uint64_t closed_seal = 0;
  /// Drawn by the seal that found a block: they listen to both sides.
  std::vector<PersonIndex> listeners;
  DecisionIndex decision = kNone;
  /// Who said no to lazy consent without a position.
  std::vector<Signed> opposed;
  std::optional<Extension> extension;
};

/// What the others find about the blocks of one person on one version.
struct Block {
  VersionIndex version = 0;
  PersonIndex person = kNoPerson;
  /// Those blocks: positions, or what a steward entered.
  std::vector<EventIndex> positions;
  struct Review {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    bool stands = true;
    /// A later one of the same person has it in its past.
    bool replaced = false;
  };
  std::vector<Review> reviews;  // in causal order
};

/// How a procedure came to its outcome, beside the figures that every decision has.
struct Working {
  event::Procedure procedure = event::Procedure::majority;
  /// How many stood where, by stance.
  std::array<std::uint32_t, event::kStanceCount> positions{};
  /// Of consensus: blocks that the others set aside, those that hold, and how many of these and of those who stand
  /// aside a decision bears.
  std::uint32_t set_aside = 0;
  std::uint32_t upheld = 0;
  std::uint32_t blocks_allowed = 0;
  std::uint32_t stand_asides_allowed = 0;
  bool unanimity = false;
  /// Of consent: objections with an argument, in which round. Of lazy consent: those who said no.
  std::uint32_t objections = 0;
  std::uint32_t round = 1;
};

}  // namespace folkmoot::assembly
