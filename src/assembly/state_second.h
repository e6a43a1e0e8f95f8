#pragma once
// Of the state (state.h): second thoughts - changes to what is proposed, what those who lost want to be read, and votes
// on what was decided already.
#include <vector>

#include "assembly/state_parts.h"
#include "event/content_deliberation.h"

namespace folkmoot::assembly {

/// What a vote on changing a text is about. The texts are in the bodies; here are the places that they take.
struct Amendment {
  VersionIndex version = 0;
  /// The amendment whose text it changes; kNone: it changes the version's.
  VoteIndex amends = kNone;
  /// Bytes of the text that it changes, and how many come in their place.
  std::uint32_t from = 0;
  std::uint32_t length = 0;
  std::uint32_t text_length = 0;
  Hash text;
  bool editorial = false;
  std::uint64_t amount = 0;
  /// The amendment of an older version that it carries over, or kNone.
  VoteIndex rebases = kNone;
  /// Those who want it to be voted on, whatever the version's mover says.
  std::vector<Signed> opposed;
  /// The seal from which on it is a part of what its text becomes; 0: of none.
  std::uint64_t standing_seal = 0;
  /// The seal from which on it can be none any more: because of another amendment, or of another version (kNone).
  std::uint64_t obsolete_seal = 0;
  VoteIndex obsolete_by = kNone;
  /// Changes to its own text that stand, in the order in which they were voted on.
  std::vector<VoteIndex> adopted;
};

/// What a vote on something that was decided already is about.
struct SecondThought {
  event::Purpose purpose = event::Purpose::reconsider;
  /// What was decided first, also where it was thought over before; kNone for what is no decision.
  DecisionIndex decision = kNone;
  EventIndex target = kNoEvent;
  /// Late ballots put the decision in question.
  bool contested = false;
};

/// What those who lost want to be read beside the decision.
struct Report {
  EventIndex event = kNoEvent;
  DecisionIndex decision = 0;
  /// People who must sign it.
  std::uint64_t needed = 1;
  Hash text;
  /// The author and those who confirmed it.
  std::vector<Signed> signatures;
  Entry entry;
};

}  // namespace folkmoot::assembly
