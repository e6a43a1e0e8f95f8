#pragma once
// What stands, and rests on something that does not: people see such acts marked. A mark changes nothing; it says what
// the assembly may want to look at again.
#include <string_view>

#include "assembly/state.h"

namespace folkmoot::assembly {

enum class Mark : std::uint8_t {
  /// Its author, the person it speaks for, or somebody of the electorate that it counts came in by an admission that
  /// does not hold: enough members had objected who had not seen it.
  admission_pending,
  /// A decision of the founding page, by fewer than half of those who were on the roll when the page closed.
  awaits_ratification,
  /// A ballot that came after its vote had closed, from somebody who did not know of it: it is not counted.
  late,
  /// A vote whose outcome late ballots could have changed that others had before the close.
  contestable,
  /// An act under a mandate that was sealed when the mandate had ended.
  sealed_after_expiry,
  /// An act under a mandate in the page whose seal counted its recall; for the assembly to ratify.
  beside_recall,
  /// A statement of somebody whose term had ended, while nobody followed.
  as_caretaker,
  /// A vote under a mandate, otherwise than its instructions say or on a matter of which they say nothing: it does not
  /// count unless the base ratifies it.
  beyond_mandate,
  subject_to_base,
  /// The base did not ratify it in time.
  not_ratified,
  /// The base vetoed it.
  vetoed,
  /// Waits for the assembly: a spending beside others that together exceed their budget.
  waits_for_assembly,
  /// Its text is hidden by two moderators.
  hidden,
  /// Recorded as decided before the journal began: no count proves it.
  from_before,
};
std::string_view mark_name(Mark mark);

/// Of an applied act, in the order above; none for others.
std::vector<Mark> marks_of(const State& state, const journal::Table& table, EventIndex e);

}  // namespace folkmoot::assembly
