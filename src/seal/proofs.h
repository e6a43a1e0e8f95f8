#pragma once
// What two signed seal records of one witness prove (docs/protocol/seal.md section 8). No honest witness ever signs
// such a pair, whatever others send it; so whoever shows one has shown a cheat, or a seal key on two machines.
#include <map>
#include <optional>
#include <vector>

#include "seal/record.h"

namespace folkmoot::seal {

enum class Cheat : std::uint8_t {
  two_readies = 1,   // of one round
  two_proposes = 2,  // of one round
  two_prepares = 3,  // of one round, for two cores or resting on two rounds
  two_commits = 4,   // of one round, for two cores
  broken_lock =
      5,  // a commit, and a prepare of a higher round for another core that rests on none or on a round before
};

/// A stable name, for people and tests.
std::string_view name_of(Cheat cheat);

/// What the two records prove of their witness, in either order; nothing if they are of two places or witnesses, or
/// contradict each other in no such way. Never a prepare against a commit of the same round: both can be honest.
std::optional<Cheat> what_they_prove(const CheckedRecord& a, const CheckedRecord& b);

struct Proof {
  Cheat cheat = Cheat::two_prepares;
  CheckedRecord first;
  CheckedRecord second;
  bool operator==(const Proof&) const = default;
};

/// One proof for each witness of whom these records hold one, the first in the order of cheats above from the back:
/// those that decide about seals before those that only annoy.
std::map<WitnessIndex, Proof> find_proofs(const std::vector<CheckedRecord>& records);

/// Two seals of one page with different cores need f+1 witnesses of whom the evidence of both holds a proof. The
/// evidence of a seal is its commits, the Q prepares of its round, those that they name, and so on down. The list may
/// be shorter only when evidence is missing.
struct TwoSeals {
  Seal one;
  Seal two;
  std::map<WitnessIndex, Proof> proofs;
};
TwoSeals prove_two_seals(const Seal& one, const Seal& two, const std::vector<CheckedRecord>& evidence);

}  // namespace folkmoot::seal
