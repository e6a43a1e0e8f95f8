#include "assembly/view.h"

namespace folkmoot::assembly {

std::size_t View::count_people(const std::vector<Signed>& acts, std::uint64_t enough) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < acts.size() && count < enough; ++i) {
    if (!has(acts[i].event)) continue;
    bool is_new = true;
    for (std::size_t j = 0; j < i && is_new; ++j) is_new = acts[j].person != acts[i].person || !has(acts[j].event);
    if (is_new) ++count;
  }
  return count;
}

bool Sequence::before(EventIndex a, EventIndex b) const {
  const journal::PageOrder& page = order();
  if (!page.contains(a)) return page.contains(b);
  return page.contains(b) && page.before(a, b);
}

void Context::make(Object object, std::uint32_t index) const { state.objects.set(made_key(object, event), index); }

void Context::touch_by(EventIndex cause, Subject subject, Entry& entry, std::uint32_t index) const {
  const auto follows_last = [&] {
    return cause == event ? comes_after(entry.last) : sequence.before(entry.last, cause);
  };
  if (entry.last == kNoEvent || (entry.last != cause && follows_last())) entry.last = cause;
  if (entry.changed) return;
  entry.changed = true;
  state.changed[static_cast<std::size_t>(subject)].push_back(index);
}

Named named(const Context& context, Object object, const EventId& id) {
  const auto event = context.journal.find(id);
  if (!event || !context.view.has(*event)) return {Verdict::act_unknown_reference, kNone};
  const auto index = context.state.made(object, *event);
  if (!index) return {Verdict::act_wrong_reference, kNone};
  return {Verdict::applied, *index};
}

}  // namespace folkmoot::assembly
