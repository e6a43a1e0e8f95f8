#include "sim/agenda.h"

#include <algorithm>

namespace folkmoot::sim {

void Agenda::put(std::uint64_t ms, Job job, bool background) {
  background_ += background ? 1 : 0;
  entries_.push_back({now_.ms + ms, sequence_++, std::move(job), background});
  std::ranges::push_heap(entries_, later);
}

bool Agenda::step(Instant until) {
  if (entries_.empty() || entries_.front().at > until.ms) {
    now_ = std::max(now_, until);
    return false;
  }
  std::ranges::pop_heap(entries_, later);
  const Entry entry = std::move(entries_.back());
  entries_.pop_back();
  background_ -= entry.background ? 1 : 0;
  now_ = {entry.at};
  entry.job();
  return true;
}

}  // namespace folkmoot::sim
