#pragma once
// Events that wait to be taken in under a seal, in the order of arrival, and what each of them rests on among the
// others. There may be hundreds of thousands, so each is looked up as seldom as can be.
#include <deque>
#include <optional>
#include <vector>

#include "event/event.h"
#include "journal/checked.h"

namespace folkmoot::node {

class Waiting {
 public:
  /// Where an event waits, from 0 in the order of arrival.
  using Place = std::uint32_t;
  static constexpr Place kNowhere = 0xFFFF'FFFF;

  [[nodiscard]] Place find(const EventId& id) const;
  [[nodiscard]] bool contains(const EventId& id) const { return find(id) != kNowhere; }
  /// It must not wait already.
  void add(event::Event event);
  /// How many wait, and how much memory they take.
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t end() const { return events_.size(); }
  [[nodiscard]] const event::Event& at(Place place) const { return *events_[place]; }

  /// Calls `visit(place)` for what the event at that place names and waits before it, and `other(id)` for all else.
  template <class Visit, class Other>
  void for_each_named(Place place, Visit visit, Other other) const {
    std::size_t link = links_begin_[place];
    const auto one = [&](const EventId& id) {
      const Place named = links_[link++];
      // It may have come later, or have been taken out.
      if (named != kNowhere && events_[named])
        visit(named);
      else
        other(id);
    };
    const event::Header& header = events_[place]->header;
    if (header.prev) one(*header.prev);
    for (const EventId& parent : header.parents) one(parent);
  }

  /// Takes these out, named by a seal; ascending.
  std::vector<journal::CheckedEvent> take_out(const std::vector<Place>& places);
  /// Takes all out.
  std::vector<event::Event> take_all();
  void clear() { *this = Waiting(); }

 private:
  [[nodiscard]] std::size_t slot_of(const EventId& id) const;
  void grow();

  /// Empty where it was taken out. Events are large, and there is no need to move them as more come.
  std::deque<std::optional<event::Event>> events_;
  std::vector<EventId> ids_;
  std::vector<std::size_t> links_begin_;
  std::vector<Place> links_;
  /// Open addressing. Who was taken out stays: nothing is ever found there, and everything after it is.
  std::vector<Place> slots_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace folkmoot::node
