#include "assembly/moderation.h"

#include <algorithm>
#include <array>

#include "assembly/mandates.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

namespace {
bool has_moderators(const event::Charter& charter) {
  return std::any_of(charter.offices.begin(), charter.offices.end(),
                     [](const event::Office& office) { return office.name == kModeration; });
}

/// What everybody must be able to read: the rules, what is asked against those in office, and what moderators do.
bool is_protected(std::uint8_t kind) {
  constexpr std::array kOpen{event::Kind::found,  event::Kind::propose_charter, event::Kind::emergency,
                             event::Kind::recall, event::Kind::minority_report, event::Kind::again,
                             event::Kind::hide};
  const auto known = event::kind_from(kind);
  return known && std::find(kOpen.begin(), kOpen.end(), *known) != kOpen.end();
}

bool hides(const View& view, const Hiding& hiding) {
  return hiding.shown_seal == 0 && view.has(hiding.event) && view.has_people(hiding.confirms, 1);
}
}  // namespace

std::optional<HidingIndex> hiding_of(const State& state, EventIndex e) {
  const View all(state);
  for (HidingIndex h = 0; h < state.hidings.size(); ++h)
    if (state.hidings[h].target == e && hides(all, state.hidings[h])) return h;
  return std::nullopt;
}

Verdict judge(Context& context, const event::Hide& hide) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (!has_moderators(state.charter())) return Verdict::hide_no_moderators;
  if (!holds_office(state, context.author, kModeration)) return Verdict::hide_not_moderator;
  const auto target = context.journal.find(hide.target);
  if (!target || *target >= state.facts.size() || !context.view.has(*target)) return Verdict::act_unknown_reference;
  if (is_protected(state.facts[*target].kind)) return Verdict::hide_protected;
  for (const Hiding& other : state.hidings) {
    if (other.target != *target) continue;
    if (other.shown_seal != 0 || context.view.has(other.event)) return Verdict::hide_repeated;
  }
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<HidingIndex>(state.hidings.size());
  Hiding& made = state.hidings.emplace_back();
  made.event = context.event;
  made.target = *target;
  made.author = context.author;
  context.make(Object::hiding, index);
  context.touch(Subject::hiding, made.entry, index);
  return Verdict::applied;
}

Verdict confirm_hiding(Context& context, HidingIndex index) {
  State& state = context.state;
  Hiding& hiding = state.hidings[index];
  if (hiding.author == context.author) return Verdict::confirm_own;
  if (!holds_office(state, context.author, kModeration)) return Verdict::hide_not_moderator;
  if (hiding.shown_seal != 0) return Verdict::hide_repeated;
  if (context.view.has_people(hiding.confirms, 1)) return Verdict::confirm_complete;
  if (context.dry_run) return Verdict::applied;
  hiding.confirms.push_back(context.act());
  context.touch(Subject::hiding, hiding.entry, index);
  return Verdict::applied;
}

void show_again(State& state, EventIndex e, std::uint64_t seal) {
  for (HidingIndex h = 0; h < state.hidings.size(); ++h) {
    Hiding& hiding = state.hidings[h];
    if (hiding.target != e || hiding.shown_seal != 0) continue;
    hiding.shown_seal = seal;
    mark(state, Subject::hiding, hiding.entry, h);
  }
}

}  // namespace folkmoot::assembly
