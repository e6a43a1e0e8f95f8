#pragma once
// What the parts of a state share (state.h).
#include <string_view>

#include "assembly/codes.h"
#include "assembly/positions.h"

namespace folkmoot::assembly {

/// Subjects of the state that outsiders can prove (docs/protocol/state.md).
enum class Subject : std::uint8_t {
  decision,
  device,
  entry,
  founding,
  invitation,
  person,
  proposal,
  suspension,
  version,
  mandate,
  retention,
  statement,
  vote,
  lot,
  charter,
  mandate_vote,
  report,
  meeting,
  schedule,
  commission,
  task,
  budget,
  spending,
  hiding,
  past_record,
  dissolution,
  encrypted,
  fold
};
inline constexpr std::size_t kSubjectCount = static_cast<std::size_t>(Subject::fold) + 1;
std::string_view subject_name(Subject subject);

/// Bookkeeping of one entry of a subject: the event that last changed it, in the order of the page, and whether it is
/// to be hashed again.
struct Entry {
  EventIndex last = kNoEvent;
  bool changed = false;
};

/// An applied act and whose it is.
struct Signed {
  EventIndex event = kNoEvent;
  PersonIndex person = kNoPerson;
};

/// What an event was to the fold.
struct Fact {
  Verdict verdict = Verdict::unread;
  /// Its kind's number; 0 where the body could not be read. Numbers above 255 are kinds that nobody knows yet.
  std::uint8_t kind = 0;
  /// In a page that a seal closed.
  bool sealed = false;
};

}  // namespace folkmoot::assembly
