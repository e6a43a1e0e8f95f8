#pragma once
// Commissions, their work and their money; what ends an assembly; what is hidden; what was decided before
// (docs/protocol/event.md section 5.6).
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "event/charter.h"
#include "event/terms.h"

namespace folkmoot::event {

/// Opens the vote on founding a commission, or a group with rules of its own; its id is the commission's.
struct FoundCommission {
  Terms terms;
  std::string name;
  std::string purpose;
  /// How it decides, where that is stricter than the charter's ordinary rule.
  std::optional<DecisionRule> rule;
  /// Members come in when one of the group signs for them by `Confirm`; the author is the first.
  bool closed = false;
  bool operator==(const FoundCommission&) const = default;
};
struct JoinCommission {
  EventId commission;
  bool leaves = false;
  bool operator==(const JoinCommission&) const = default;
};
struct Task {
  std::string title;
  std::optional<EventId> commission;
  std::optional<Instant> due;
  bool operator==(const Task&) const = default;
};
/// The author volunteers, or no longer can.
struct TakeTask {
  EventId task;
  bool gives_back = false;
  bool operator==(const TakeTask&) const = default;
};
struct FinishTask {
  EventId task;
  std::string note;
  bool operator==(const FinishTask&) const = default;
};
struct CommissionReport {
  EventId commission;
  std::string text;
  bool operator==(const CommissionReport&) const = default;
};
/// Opens the vote on what a commission may spend until a day.
struct GrantBudget {
  Terms terms;
  EventId commission;
  std::uint64_t amount = 0;
  std::string unit;
  Instant until;
  std::string reason;
  bool operator==(const GrantBudget&) const = default;
};
/// `budget`: the vote that gave it.
struct Spend {
  EventId budget;
  std::uint64_t amount = 0;
  std::string what;
  bool operator==(const Spend&) const = default;
};
/// Opens the vote on ending a commission or, with none named, the assembly: what is left of it goes `into` another.
struct Dissolve {
  Terms terms;
  std::optional<EventId> commission;
  std::optional<AssemblyId> into;
  std::string reason;
  bool operator==(const Dissolve&) const = default;
};
/// Screens hide what the target says, once a second moderator has signed by `Confirm`. It stays in the journal.
struct Hide {
  EventId target;
  std::string reason;
  bool operator==(const Hide&) const = default;
};
/// Something that was decided before the assembly had a journal.
struct PastDecision {
  Instant date;
  std::string title;
  std::string text;
  bool operator==(const PastDecision&) const = default;
};

}  // namespace folkmoot::event
