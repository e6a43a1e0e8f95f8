#pragma once
// How events come in under a seal: what the frontier of a seal names is taken in by hash, page by page, and the
// authors' signatures are looked at later, in the background (docs/protocol/journal.md section 6).
//
// Only a home that has written nothing in the assembly does this; others do it with talk whose text was dropped, which
// nothing but a seal can vouch for (texts.h). If what a page's events come to is not what its seal
// says, such a home loses nothing by dropping everything and taking it in again with all signatures checked.
//
//   page 1    every signature is checked: who closes it follows from its events alone
//   later     events wait here until all that the open page's seal names are there; the seal was verified against the
//             witnesses whom the page before named. Then they go into the journal, and the page closes.
//   the rest  what no known seal names goes in checked, at once, or when the other side has said all it had to say
//
// Enclosures are checked as they come, in every page: they are few, and the fold would have to guess otherwise.
#include <map>
#include <memory>
#include <vector>

#include "assembly/fold.h"
#include "node/event_ranges.h"
#include "node/node.h"
#include "node/waiting.h"

namespace folkmoot::assembly {
struct KnownBooth;
}

namespace folkmoot::node {

class Holding;

/// Bytes of events that wait for a page's others: a page of an assembly of 10,000. Beyond it they go in checked.
inline constexpr std::size_t kWaitingBytesMax = std::size_t{256} << 20;
/// Signatures that one step in the background looks at: some thirty milliseconds on two cores.
inline constexpr std::size_t kCheckedInAStep = 1'024;
/// Events of the pages that one step folds in the background, or a page more: some twenty milliseconds.
inline constexpr std::size_t kFoldedInAStep = 8'192;

/// An event under a seal whose signature, as it is held here, is not its author's: the seal's signers vouched for a
/// forgery, or whoever gave it to this home changed the signature, which is no part of what a seal covers.
/// Without an event: what the page's events come to is not what its seal says, though a later seal's state was taken.
struct Alarm {
  std::optional<EventId> event;
  std::uint64_t page = 1;
  bool operator==(const Alarm&) const = default;
};

/// What a home remembers of it.
struct JoiningSettings {
  /// Taken in by hash, and not checked yet.
  EventRanges unchecked;
  std::vector<Alarm> alarms;
  /// The pages up to this one were not folded here, but their last seal's state was taken; 0: none.
  std::uint64_t unfolded = 0;
  /// Something did not come to what its seal says: from then on every signature is checked first.
  bool checks_all = false;
};
Bytes encode_unchecked(const EventRanges& ranges);
Result<EventRanges> decode_unchecked(BytesView bytes);
Bytes encode_alarms(const std::vector<Alarm>& alarms);
Result<std::vector<Alarm>> decode_alarms(BytesView bytes);

/// One after another, on this thread.
std::vector<Result<journal::CheckedEvent>> check_each(std::vector<event::Event> events);

class Joining {
 public:
  Joining(Holding& holding, CheckEvents check) : holding_(holding), check_(std::move(check)) {}

  void restore(JoiningSettings settings) { settings_ = std::move(settings); }

  /// What became of the events that came since the last call.
  struct Arrived {
    std::uint64_t kept = 0;
    std::uint64_t parked = 0;
  };
  Arrived take_arrived() { return std::exchange(arrived_, {}); }

  /// Takes in, or keeps waiting, what somebody sent; in the order in which they sent it.
  void take(std::vector<event::Event> events, Instant now);
  /// The other side has said all it had to say: nothing waits any longer, and what a snapshot was to spare is folded
  /// where it led nowhere.
  void settle();
  /// Whether seals should be heard before the events of the same message: they say what may wait.
  [[nodiscard]] bool is_open() const;
  [[nodiscard]] std::size_t waiting() const { return waiting_.count(); }

  /// The number of a page that did not come to what its seal says: everything here is to be dropped
  /// (`Holding::begin_again`), and no session may go on.
  [[nodiscard]] std::optional<std::uint64_t> failed() const { return failed_; }
  /// For `Holding::begin_again`; from now on, or as before, every signature is checked first.
  void begin_again(bool checks_all);
  [[nodiscard]] bool checks_all() const { return settings_.checks_all; }

  // In the background.
  [[nodiscard]] std::uint64_t unchecked() const;
  [[nodiscard]] const std::vector<Alarm>& alarms() const { return settings_.alarms; }
  /// Looks at the next signatures; once they are done, folds the next pages of those that were not folded, and
  /// compares what each comes to with its seal.
  void check_some();
  /// The pages up to this one are to be folded still; 0: none.
  [[nodiscard]] std::uint64_t unfolded() const { return settings_.unfolded; }
  /// Whether `check_some` gets on. Ballots and pages wait until the fold is whole: until then nobody asks again and
  /// again.
  [[nodiscard]] bool has_work() const;
  /// Pages up to this one are closed by seals, and their state is a snapshot's.
  void note_unfolded(std::uint64_t page);

 private:
  /// `open`: what `is_open` says; asked for once for many events.
  [[nodiscard]] bool waits(const event::Event& event, bool open) const;
  void wait(event::Event event);
  void take_checked(std::vector<event::Event> events);
  void go_on();
  bool close_next();
  void note_page(const journal::FrontierChange& named);
  /// What of a frontier is not in the journal: the places of those that wait, in the order of arrival, and what is
  /// parked.
  struct Covered {
    std::vector<Waiting::Place> places;
    std::vector<EventId> parked;
  };
  [[nodiscard]] std::optional<Covered> covered(const journal::FrontierChange& named) const;
  void note_taken(journal::EventIndex before, const std::vector<EventId>& by_hash);
  [[nodiscard]] bool is_here(const EventId& id) const;

  [[nodiscard]] bool proves_itself(const event::Event& event, journal::EventIndex e);
  void fold_again();
  void alarm(std::optional<EventId> event, std::uint64_t page);

  Holding& holding_;
  CheckEvents check_;
  JoiningSettings settings_;
  /// Of the pages that were not folded when they came, as far as it has come.
  std::optional<assembly::Fold> again_;
  /// The election whose ballots were looked at last.
  std::shared_ptr<const assembly::KnownBooth> booth_;
  Instant now_;
  Waiting waiting_;
  /// Of the page whose seal is known: its tips that have not come yet.
  std::uint64_t noted_page_ = 0;
  std::map<EventId, bool> tips_missing_;
  Arrived arrived_;
  std::optional<std::uint64_t> failed_;
};

}  // namespace folkmoot::node
