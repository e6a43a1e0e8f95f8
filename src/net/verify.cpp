#include "net/verify.h"

#include <algorithm>
#include <optional>
#include <thread>

namespace folkmoot::net {

namespace {
using Outcome = std::optional<Result<journal::CheckedEvent>>;

// Each thread has a part of the events to itself, so nothing is shared and joining is all the order there is.
void check_part(std::span<event::Event> events, std::span<Outcome> outcomes) {
  for (std::size_t i = 0; i < events.size(); ++i)
    outcomes[i].emplace(journal::CheckedEvent::check(std::move(events[i])));
}
}  // namespace

std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events) {
  std::vector<Outcome> outcomes(events.size());
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  // The pool of others has a thread less than the machine, and at least one.
  const std::size_t parts = events.size() < kVerifyBatch ? 1 : std::max<std::size_t>(2, cores);
  const std::size_t each = events.size() / parts;
  std::vector<std::thread> others;
  others.reserve(parts - 1);
  for (std::size_t part = 1; part < parts; ++part) {
    const std::size_t first = part * each;
    const std::size_t count = part + 1 == parts ? events.size() - first : each;
    others.emplace_back(check_part, std::span(events).subspan(first, count), std::span(outcomes).subspan(first, count));
  }
  check_part(std::span(events).first(parts == 1 ? events.size() : each), outcomes);
  for (std::thread& other : others) other.join();
  std::vector<Result<journal::CheckedEvent>> out;
  out.reserve(outcomes.size());
  for (Outcome& outcome : outcomes) out.push_back(*std::move(outcome));
  return out;
}

}  // namespace folkmoot::net
