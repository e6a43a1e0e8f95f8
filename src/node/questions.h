#pragma once
// What can be asked of a node without changing anything: one struct for each view of the contract.
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"

namespace folkmoot::node {

namespace ask {
/// "status"; for a home that has only applied, state "applicant".
struct Status {};
/// "members": everybody known, ascending by id.
struct Members {};
/// One proposal, decision, person, device or other event by id, prefix or name: "show".
struct Show {
  std::string what;
};
/// "ballot check": whether this home's person's ballot was counted in the vote.
struct BallotCheck {
  std::string vote;
};
/// "charter": one of its versions, by number or id; without either the one in force.
struct Charter {
  std::string version;
};
/// "log": in the order of the page, from after the cursor on.
struct Log {
  std::uint64_t limit = 100;
  std::string after;
  std::string about;
};
/// {"complete", "decisions": [DEC]}.
struct Decisions {};
/// {"proposals": [{"id", "title", "state"}]}.
struct Proposals {};
/// {"devices": [{"device", "state", "own"}]} of this home's person.
struct Devices {};
/// {"assemblies": [{"assembly", "name", "state"}]} of this home.
struct Assemblies {};
/// How far the open page is on its way to a seal: "seal status".
struct Seal {};
/// Verifies and folds everything again: "check". A failed check has the exit class refused.
struct Check {};
/// A file for outsiders, out of the state of the last seal: "proof decision|mandate|member" (Node::make_proof).
struct Proof {
  enum class Kind : std::uint8_t { decision, mandate, member };
  Kind kind = Kind::decision;
  /// Its id, a prefix or a name.
  std::string what;
  /// The seal that its reader remembers, by its id or a prefix: then it starts there and is small. Else it starts from
  /// the founding.
  std::string remember;
  /// The assembly's name and the text, also where it starts from a seal.
  bool with_words = false;
};
}  // namespace ask

using Question = std::variant<ask::Status, ask::Members, ask::Show, ask::BallotCheck, ask::Charter, ask::Log,
                              ask::Decisions, ask::Proposals, ask::Devices, ask::Assemblies, ask::Seal, ask::Check>;

}  // namespace folkmoot::node
