#pragma once
// Of the state (state.h): commissions with their members, tasks and money; what is hidden; what was decided before the
// journal began; and the end of the assembly.
#include <optional>
#include <vector>

#include "assembly/state_parts.h"
#include "event/charter.h"

namespace folkmoot::assembly {

using CommissionIndex = std::uint32_t;
using JoiningIndex = std::uint32_t;
using TaskIndex = std::uint32_t;
using BudgetIndex = std::uint32_t;
using SpendingIndex = std::uint32_t;
using HidingIndex = std::uint32_t;

/// Of a vote on founding or ending a commission, or on its money.
struct WorkMatter {
  /// The one that it is about: kNone where it founds one, or ends the assembly. A vote that founded one names it.
  CommissionIndex commission = kNone;
  bool closed = false;
  /// How it decides, where that is stricter than the charter's ordinary rule.
  std::optional<event::DecisionRule> rule;
  std::uint64_t amount = 0;
  /// Where an assembly that ends goes on.
  std::optional<AssemblyId> into;
};

/// A working group of the assembly, or a group with rules of its own.
struct Commission {
  EventIndex event = kNoEvent;  // what opened the vote: its id is the commission's
  VoteIndex vote = 0;
  std::uint64_t since_seal = 0;
  std::uint64_t dissolved_seal = 0;
  std::vector<JoiningIndex> joinings;
  std::vector<Signed> reports;  // in the order of the page
  Entry entry;
};

/// Somebody's wish to be of a commission: they are from the next seal on, in a closed group once one of it has signed.
struct Joining {
  EventIndex event = kNoEvent;  // of the founder of a commission what opened the vote
  CommissionIndex commission = 0;
  PersonIndex person = kNoPerson;
  std::vector<Signed> confirms;
  /// Acts by which the person left who had this one in their past.
  std::vector<EventIndex> left_by;
  /// The seal that took the person in; 0 for not yet.
  std::uint64_t seal = 0;
};

struct Task {
  EventIndex event = kNoEvent;
  PersonIndex author = kNoPerson;
  CommissionIndex commission = kNone;
  std::optional<Instant> due;
  struct Taking {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    std::vector<EventIndex> given_back_by;
  };
  std::vector<Taking> takings;     // in the order of the page
  std::vector<Signed> finishings;  // in the order of the page
  Entry entry;
};

/// What a commission may spend, as a vote granted it.
struct Budget {
  EventIndex event = kNoEvent;  // what opened the vote: its id is the budget's
  VoteIndex vote = 0;
  std::uint64_t since_seal = 0;
  /// Of sealed spendings that hold.
  std::uint64_t paid = 0;
  Entry entry;
};

enum class SpendingState : std::uint8_t { open = 0, paid = 1, waiting = 2 };
std::string_view spending_state_name(SpendingState state);

struct Spending {
  EventIndex event = kNoEvent;
  BudgetIndex budget = 0;
  PersonIndex author = kNoPerson;
  std::uint64_t amount = 0;
  /// Others out of the same budget in its own past, of the same page; none once it is sealed.
  std::vector<SpendingIndex> before;
  SpendingState state = SpendingState::open;
  std::uint64_t seal = 0;
  /// Its page was closed when the budget had ended.
  bool after_expiry = false;
  /// The seal by which the assembly let it stand; 0: it never had to.
  std::uint64_t let_stand_seal = 0;
  Entry entry;
};

/// Screens do not show what the target says, once two of the moderators have signed whom the lot drew for it. It stays
/// in the journal.
struct Hiding {
  EventIndex event = kNoEvent;
  EventIndex target = kNoEvent;
  PersonIndex author = kNoPerson;
  /// Who asks for it is one of those drawn.
  bool author_signs = false;
  std::vector<Signed> confirms;
  /// Moderators in the order of the lot, and the seal that drew it; both empty until then. With two holders of the
  /// office there is nothing to draw.
  std::vector<PersonIndex> drawn;
  std::uint64_t drawn_seal = 0;
  /// Of those drawn, who would leave the text in sight.
  std::vector<Signed> opposed;
  /// The seal by which the assembly showed it again.
  std::uint64_t shown_seal = 0;
  Entry entry;
};

/// What somebody recorded that was decided before the journal began. No count proves it.
struct PastRecord {
  EventIndex event = kNoEvent;
  PersonIndex author = kNoPerson;
  Instant date;
  Hash title;
  Hash text;
  Entry entry;
};

/// The end of the assembly, once a vote adopted it.
struct Dissolution {
  std::uint64_t seal = 0;
  VoteIndex vote = kNone;
  Entry entry;
};

}  // namespace folkmoot::assembly
