#pragma once
// How proposals become decisions: the procedure, amendments, what is said against, and what comes after
// (docs/protocol/event.md section 5.3).
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "event/terms.h"

namespace folkmoot::event {

/// What makes a version of a proposal close at a seal. Without it members count it themselves (`Decide`, `HandCount`).
struct Deliberation {
  Terms terms;
  Procedure procedure = Procedure::majority;
  /// The decision lapses then, unless it is renewed.
  std::optional<Instant> review;
  /// Of lazy consent: the class of matters, one that the charter lists, and what it costs.
  std::string topic;
  std::uint64_t amount = 0;
  bool operator==(const Deliberation&) const = default;
};

/// Opens the vote on changing a span of a version's text, or of another amendment's.
struct Amend {
  Terms terms;
  /// A version of a proposal, or an amendment.
  EventId target;
  /// Bytes of the target's text: where the span begins, and how long it is.
  std::uint64_t from = 0;
  std::uint64_t length = 0;
  /// Empty: the span is deleted.
  std::string text;
  std::string reason;
  /// Changes no meaning, says its author.
  bool editorial = false;
  /// Money that it moves.
  std::uint64_t amount = 0;
  /// The amendment of an older version that this one carries over to the new text.
  std::optional<EventId> rebases;
  bool operator==(const Amend&) const = default;
};

/// Whether a block rests on a shared principle or a serious harm (`position`: the one that blocks).
struct ReviewBlock {
  EventId position;
  bool stands = true;
  std::string reason;
  bool operator==(const ReviewBlock&) const = default;
};

/// Says no to something that takes effect unless somebody does.
struct Oppose {
  EventId target;
  std::string reason;
  bool operator==(const Oppose&) const = default;
};

/// What those who lost want to be read beside the decision, for ever. Others sign by `Confirm`.
struct MinorityReport {
  EventId decision;
  std::string text;
  std::vector<Hash> annexes;
  bool operator==(const MinorityReport&) const = default;
};

/// What is asked once more about something that was decided.
enum class Purpose : std::uint8_t {
  /// To vote again on what was rejected or lapsed, for new facts; or, once, because late ballots put it in question.
  reconsider = 0,
  /// To take back what was adopted.
  rescind = 1,
  /// To let stand what waits for the assembly.
  ratify = 2,
  /// To let go on what would end at its review.
  renew = 3,
  /// To undo what a delegate did within the frame of a mandate.
  veto = 4,
  /// To show again what was hidden.
  show = 5
};
inline constexpr std::size_t kPurposeCount = 6;
std::string_view purpose_name(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view name);
/// Opens the vote on it.
struct Again {
  Terms terms;
  EventId target;
  Purpose purpose = Purpose::reconsider;
  std::string reason;
  bool operator==(const Again&) const = default;
};

/// Once more time for what missed its quorum and nothing else (`target`: what opened the vote, or a proposal).
struct Extend {
  EventId target;
  bool operator==(const Extend&) const = default;
};
/// Whoever opened a vote asks for its end without a count; witnesses sign by `Confirm`.
struct Cancel {
  EventId vote;
  std::string reason;
  bool operator==(const Cancel&) const = default;
};
/// Opens the vote on declaring that the assembly is cut off until then.
struct CutOff {
  Terms terms;
  Instant until;
  std::string reason;
  bool operator==(const CutOff&) const = default;
};

}  // namespace folkmoot::event
