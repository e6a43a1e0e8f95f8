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
#include <unordered_map>
#include <vector>

#include "node/event_ranges.h"
#include "node/node.h"

namespace folkmoot::node {

class Holding;

/// Bytes of events that wait for a page's others: a page of an assembly of 10,000. Beyond it they go in checked.
inline constexpr std::size_t kWaitingBytesMax = std::size_t{256} << 20;
/// Signatures that one step in the background looks at: some thirty milliseconds on two cores.
inline constexpr std::size_t kCheckedInAStep = 1'024;

/// An event under a seal whose signature, as it is held here, is not its author's: the seal's signers vouched for a
/// forgery, or whoever gave it to this home changed the signature, which is no part of what a seal covers.
struct Alarm {
  EventId event;
  std::uint64_t page = 1;
  bool operator==(const Alarm&) const = default;
};

/// What a home remembers of it.
struct JoiningSettings {
  /// Taken in by hash, and not checked yet.
  EventRanges unchecked;
  std::vector<Alarm> alarms;
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
  /// The other side has said all it had to say: nothing waits any longer.
  void settle();
  /// Whether seals should be heard before the events of the same message: they say what may wait.
  [[nodiscard]] bool is_open() const;
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

  /// The number of a page that did not come to what its seal says: everything here is to be dropped
  /// (`Holding::begin_again`), and no session may go on.
  [[nodiscard]] std::optional<std::uint64_t> failed() const { return failed_; }
  /// For `Holding::begin_again`; from now on, or as before, every signature is checked first.
  void begin_again(bool checks_all);
  [[nodiscard]] bool checks_all() const { return settings_.checks_all; }

  // In the background.
  [[nodiscard]] std::uint64_t unchecked() const;
  [[nodiscard]] const std::vector<Alarm>& alarms() const { return settings_.alarms; }
  /// Looks at the next signatures.
  void check_some();

 private:
  [[nodiscard]] bool waits(const event::Event& event) const;
  void wait(event::Event event);
  void take_checked(std::vector<event::Event> events);
  void go_on();
  bool close_next();
  void note_page(const journal::FrontierChange& named);
  /// What of a frontier is not in the journal: the places of those that wait, in the order of arrival, and what is
  /// parked.
  struct Covered {
    std::vector<std::size_t> places;
    std::vector<EventId> parked;
  };
  [[nodiscard]] std::optional<Covered> covered(const journal::FrontierChange& named) const;
  std::vector<journal::CheckedEvent> take_out(const std::vector<std::size_t>& places);
  void note_taken(journal::EventIndex before, const std::vector<EventId>& by_hash);
  [[nodiscard]] bool is_here(const EventId& id) const;

  struct HashOfId {
    std::size_t operator()(const EventId& id) const;
  };

  Holding& holding_;
  CheckEvents check_;
  JoiningSettings settings_;
  Instant now_;
  /// In the order of arrival; an empty place was taken in meanwhile.
  std::vector<std::optional<event::Event>> waiting_;
  std::unordered_map<EventId, std::size_t, HashOfId> places_;
  std::size_t waiting_bytes_ = 0;
  /// Of the page whose seal is known: its tips that have not come yet.
  std::uint64_t noted_page_ = 0;
  std::map<EventId, bool> tips_missing_;
  Arrived arrived_;
  std::optional<std::uint64_t> failed_;
};

}  // namespace folkmoot::node
