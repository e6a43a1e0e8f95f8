// What was decided before the assembly had a journal: recorded, and labelled so for ever. No count proves it, and it
// binds nobody more than a note would.
#include "assembly/roll.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

Verdict judge(Context& context, const event::PastDecision& past) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<std::uint32_t>(state.past_records.size());
  PastRecord& made = state.past_records.emplace_back();
  made.event = context.event;
  made.author = context.author;
  made.date = past.date;
  made.title = crypto::hash(crypto::tag::kText, as_bytes(past.title));
  made.text = crypto::hash(crypto::tag::kText, as_bytes(past.text));
  context.make(Object::past_record, index);
  context.touch(Subject::past_record, made.entry, index);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
