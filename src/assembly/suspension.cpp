// Suspending a device: the device's own person alone, or several members together, each with an event that names the
// first one's. What a suspension then does to the device's events is the fold's (bites.h).
#include "assembly/suspension.h"

#include <algorithm>

#include "assembly/bites.h"
#include "assembly/pages.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// Suspensions of other people's devices that one person may back at a time.
constexpr std::size_t kMaxBacked = 2;

std::size_t backed_by(const View& view, const Person& person) {
  std::size_t out = 0;
  for (const Person::Backed& back : person.backs)
    if (view.has(back.event) && !view.state().suspensions[back.suspension].ended) ++out;
  return out;
}

/// The tip that a first signer names; kNoEvent where it names none.
struct Tip {
  Verdict verdict = Verdict::applied;
  EventIndex event = kNoEvent;
};
Tip tip_of(const Context& context, const event::SuspendDevice& suspend, journal::DeviceIndex device) {
  if (!suspend.tip) return {};
  const auto tip = context.journal.find(*suspend.tip);
  if (!tip || !context.view.has(*tip)) return {Verdict::act_unknown_reference, kNoEvent};
  if (context.table().device_of(*tip) != device) return {Verdict::suspension_wrong_tip, kNoEvent};
  return {Verdict::applied, *tip};
}

Verdict check_further(const Context& context, const event::SuspendDevice& suspend, journal::DeviceIndex device) {
  const Named first = named(context, Object::suspension, *suspend.first);
  if (first.verdict != Verdict::applied) return first.verdict;
  const Suspension& suspension = context.state.suspensions[first.index];
  if (suspension.device != device) return Verdict::suspension_other_device;
  if (context.view.has_by(suspension.signatures, context.author)) return Verdict::suspension_repeated;
  return is_effective(context.view, suspension) ? Verdict::suspension_complete : Verdict::applied;
}

/// Whether members lifted a suspension of the device that the author had backed, less than a term ago: else two could
/// suspend it again with every page.
bool was_lifted(const Context& context, journal::DeviceIndex device) {
  const State& state = context.state;
  const auto& all = state.devices[device].suspensions;
  return std::any_of(all.begin(), all.end(), [&](SuspensionIndex s) {
    const Suspension& other = state.suspensions[s];
    return other.lifted_seal != 0 && context.view.has_by(other.signatures, context.author) &&
           !is_past(seal_time(state, other.lifted_seal), state.charter().suspension_ms, state.page.opened());
  });
}

/// Judged where no suspension has any effect.
Verdict check_suspension(const Context& context, const event::SuspendDevice& suspend) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const auto device = context.table().find_device(suspend.device);
  if (!device || *device >= context.state.devices.size() || owner_of(context.view, *device) == kNoPerson)
    return Verdict::act_unknown_reference;
  const Verdict verdict =
      suspend.first ? check_further(context, suspend, *device) : tip_of(context, suspend, *device).verdict;
  if (is_void(verdict)) return verdict;
  if (owner_of(context.view, *device) == context.author) return Verdict::applied;
  if (was_lifted(context, *device)) return Verdict::suspension_lifted;
  return backed_by(context.view, context.state.persons[context.author]) < kMaxBacked ? Verdict::applied
                                                                                     : Verdict::suspension_too_many;
}

bool is_own(const Suspension& suspension, EventIndex signature) {
  return std::find(suspension.own_events.begin(), suspension.own_events.end(), signature) !=
         suspension.own_events.end();
}

/// Who signed and whether it is the device's own person, as the world without suspensions saw it.
struct Signer {
  PersonIndex person = kNoPerson;
  bool own = false;
};
Signer signer_of(Context& context, journal::DeviceIndex device) {
  if (context.without_suspensions == nullptr) return {context.author, owner_of(context.view, device) == context.author};
  const State& other = *context.without_suspensions;
  for (const SuspensionIndex s : other.devices[device].suspensions)
    for (const Signed& signature : other.suspensions[s].signatures)
      if (signature.event == context.event)
        return {find_or_add_person(context, other.persons[signature.person].id),
                is_own(other.suspensions[s], context.event)};
  return {};
}
}  // namespace

Verdict judge(Context& context, const event::SuspendDevice& suspend) {
  State& state = context.state;
  const Verdict verdict = context.without_suspensions == nullptr ? check_suspension(context, suspend)
                                                                 : context.without_suspensions->verdict(context.event);
  if (verdict != Verdict::applied || context.dry_run) return verdict;
  const journal::DeviceIndex device = *context.table().find_device(suspend.device);
  const Signer signer = signer_of(context, device);
  if (device >= state.devices.size()) state.devices.resize(device + std::size_t{1});
  state.devices[device].id = suspend.device;

  SuspensionIndex s = 0;
  if (suspend.first) {
    s = *state.made(Object::suspension, *context.journal.find(*suspend.first));
  } else {
    s = static_cast<SuspensionIndex>(state.suspensions.size());
    Suspension& made = state.suspensions.emplace_back();
    made.event = context.event;
    made.device = device;
    made.tip = tip_of(context, suspend, device).event;
    state.devices[device].suspensions.push_back(s);
    context.make(Object::suspension, s);
  }
  Suspension& suspension = state.suspensions[s];
  suspension.signatures.push_back({context.event, signer.person});
  if (signer.own)
    suspension.own_events.push_back(context.event);
  else
    state.persons[signer.person].backs.push_back({context.event, s});
  context.touch(Subject::suspension, suspension.entry, s);
  context.touch(Subject::device, state.devices[device].entry, device);
  return Verdict::applied;
}

// Judged like any other act: what a suspended device writes lifts nothing. So objections count at the seal, and end a
// suspension from the next page on; in the open page its effect depends on no one's objections.
Verdict oppose_suspension(Context& context, SuspensionIndex index) {
  Suspension& suspension = context.state.suspensions[index];
  if (context.view.has_any(suspension.own_events)) return Verdict::suspension_by_owner;
  if (suspension.ended || suspension.ratified_seal != 0) return Verdict::suspension_over;
  if (context.view.has_by(suspension.objections, context.author)) return Verdict::suspension_objected;
  if (context.dry_run) return Verdict::applied;
  suspension.objections.push_back(context.act());
  context.touch(Subject::suspension, suspension.entry, index);
  return Verdict::applied;
}

namespace {
void end_suspension(State& state, SuspensionIndex index) {
  Suspension& suspension = state.suspensions[index];
  suspension.ended = true;
  mark(state, Subject::suspension, suspension.entry, index);
  mark(state, Subject::device, state.devices[suspension.device].entry, suspension.device);
}
}  // namespace

void settle_objections(State& state, std::uint64_t seal) {
  const View all(state);
  for (const SuspensionIndex s : state.open.suspensions.in(state.suspensions)) {
    Suspension& suspension = state.suspensions[s];
    const bool stands = suspension.ended || suspension.ratified_seal != 0 || !suspension.own_events.empty();
    if (stands || !all.has_people(suspension.objections, state.charter().objections)) continue;
    suspension.lifted_seal = seal;
    end_suspension(state, s);
  }
}

void ratify_suspension(State& state, SuspensionIndex index, std::uint64_t seal) {
  Suspension& suspension = state.suspensions[index];
  if (suspension.ended || suspension.ratified_seal != 0) return;
  suspension.ratified_seal = seal;
  mark(state, Subject::suspension, suspension.entry, index);
}

void end_ratified_suspension(State& state, SuspensionIndex index) {
  if (!state.suspensions[index].ended) end_suspension(state, index);
}

}  // namespace folkmoot::assembly
