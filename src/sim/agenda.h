#pragma once
// Virtual time: what is to happen, and when. Of two things at one time that comes first which was put here first, so
// that a run is the same everywhere.
//
// Nobody waits for what happens *in the background*: timers that run on whether or not anything else goes on.
#include <functional>
#include <vector>

#include "base/ids.h"

namespace folkmoot::sim {

class Agenda {
 public:
  using Job = std::function<void()>;

  [[nodiscard]] Instant now() const { return now_; }
  void after(std::uint64_t ms, Job job) { put(ms, std::move(job), false); }
  void in_background(std::uint64_t ms, Job job) { put(ms, std::move(job), true); }
  /// Does the next thing that is due by `until`; false, and the clock stands at `until`, when there is none.
  bool step(Instant until);
  void run_until(Instant until) {
    while (step(until)) continue;
  }
  /// How much waits, but for the background.
  [[nodiscard]] std::size_t waiting() const { return entries_.size() - background_; }

 private:
  struct Entry {
    std::uint64_t at = 0;
    std::uint64_t sequence = 0;
    Job job;
    bool background = false;
  };
  void put(std::uint64_t ms, Job job, bool background);
  static bool later(const Entry& a, const Entry& b) { return a.at != b.at ? a.at > b.at : a.sequence > b.sequence; }

  /// 1 January 2026, 10:00 UTC: what a clock of these years shows.
  Instant now_{1'767'261'600'000};
  std::uint64_t sequence_ = 0;
  std::vector<Entry> entries_;  // a heap
  std::size_t background_ = 0;
};

}  // namespace folkmoot::sim
