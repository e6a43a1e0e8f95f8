#include "sim/pool.h"

namespace folkmoot::sim {

namespace {
bool is_same(const event::Event& a, const event::Event& b) {
  return a.signature == b.signature && a.body.has_value() == b.body.has_value();
}
}  // namespace

SharedEvent EventPool::share(event::Event event) {
  auto& known = events_[event.id];
  for (const SharedEvent& other : known)
    if (is_same(other->event(), event)) return other;
  return known.emplace_back(
      std::make_shared<const journal::CheckedEvent>(journal::CheckedEvent::trusted(std::move(event))));
}

SharedBytes EventPool::share(Bytes bytes) {
  if (const auto known = bytes_.find(as_text(bytes)); known != bytes_.end()) return known->second;
  bytes.shrink_to_fit();
  auto shared = std::make_shared<const Bytes>(std::move(bytes));
  bytes_.emplace(as_text(*shared), shared);
  return shared;
}

node::CheckEvents EventPool::checker(bool check) {
  return [this, check](std::vector<event::Event> events) { return check_all(std::move(events), check); };
}

std::vector<Result<journal::CheckedEvent>> EventPool::check_all(std::vector<event::Event> events, bool check) {
  std::vector<Result<journal::CheckedEvent>> out;
  out.reserve(events.size());
  for (event::Event& event : events) {
    if (!check) {
      out.emplace_back(journal::CheckedEvent::trusted(std::move(event)));
      continue;
    }
    const auto known = events_.find(event.id);
    const journal::CheckedEvent* same = nullptr;
    if (known != events_.end())
      for (const SharedEvent& other : known->second)
        if (is_same(other->event(), event)) same = other.get();
    if (same != nullptr) {
      out.emplace_back(*same);
      continue;
    }
    ++verified_;
    auto checked = journal::CheckedEvent::check(std::move(event));
    if (checked) events_[checked->event().id].push_back(std::make_shared<const journal::CheckedEvent>(*checked));
    out.push_back(std::move(checked));
  }
  return out;
}

}  // namespace folkmoot::sim
