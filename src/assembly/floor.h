#pragma once
// Who speaks next. The queue is a function of the acts that a view sees, and of nothing else: whoever has the same acts
// computes the same order, whatever came first.
//
// Ordered by: class (safety, points of order, an answer to the last speech, all others); speeches of the person on the
// item, so that who has not spoken goes first; where the charter has it, turns that the person's list had; seconds
// spoken on the item, then in the meeting; order of asking, as far as one has seen the other; and a lot that nobody who
// asks can choose.
#include <map>

#include "assembly/meetings.h"

namespace folkmoot::assembly {

/// What somebody's place rests on. All but the class is the less the better.
struct Waiting {
  PersonIndex person = kNoPerson;
  /// The act that asked for it.
  EventIndex event = kNoEvent;
  /// As it counts: an answer is one while nobody else has spoken, and only one for each speech.
  event::FloorClass floor_class = event::FloorClass::normal;
  std::uint64_t speeches = 0;
  std::uint64_t list_turns = 0;
  std::uint64_t seconds_on_item = 0;
  std::uint64_t seconds_in_meeting = 0;
  std::uint64_t rank = 0;
  std::uint64_t lot = 0;
  Hash list;
};

/// What put somebody before the next one in the queue.
enum class Why : std::uint8_t { floor_class, speeches, list, seconds_on_item, seconds_in_meeting, asked, lot };
std::string_view why_name(Why why);
Why why_before(const Waiting& first, const Waiting& second);

/// Two who lead the meeting, or one on two devices, give somebody the floor for one ask, and have not heard of each
/// other: that is one speech. The first of these acts, in the order of the page, stands for all.
class Speeches {
 public:
  Speeches(const View& view, const Meeting& meeting);
  /// The act that stands for the speech for which this one gave the floor.
  [[nodiscard]] EventIndex of(EventIndex give) const;
  /// Whether it is one, and not the same once more.
  [[nodiscard]] bool is_one(const FloorStep& step) const {
    return step.act == FloorAct::give && of(step.event) == step.event;
  }

 private:
  std::map<EventIndex, EventIndex> first_;
};

/// All who wait on the item the meeting is at and are there, who speaks next first. Empty while it is not open.
std::vector<Waiting> queue_of(const View& view, const Meeting& meeting);
/// The speech that is going on, or nothing.
const FloorStep* speech_of(const View& view, const Meeting& meeting);
/// No further asks are taken on the item.
bool is_queue_closed(const View& view, const Meeting& meeting);
/// How long the speech was, as far as somebody noted its end.
std::uint64_t seconds_of(const View& view, const Meeting& meeting, EventIndex speech);

}  // namespace folkmoot::assembly
