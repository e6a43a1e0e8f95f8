#include "assembly/bites.h"

#include <algorithm>

namespace folkmoot::assembly {

bool is_effective(const View& view, const Suspension& suspension) {
  if (suspension.ended) return false;
  const bool by_owner = std::any_of(suspension.own_events.begin(), suspension.own_events.end(),
                                    [&](EventIndex e) { return view.has(e); });
  return by_owner || view.has_people(suspension.signatures, view.state().charter().suspenders);
}

std::vector<Bite> bites_in(const State& state, journal::Journal& journal) {
  std::vector<Bite> out;
  for (const SuspensionIndex s : state.open.suspensions.in(state.suspensions)) {
    const Suspension& suspension = state.suspensions[s];
    if (!is_effective(View(state), suspension)) continue;
    Bite bite{suspension.device, suspension.tip, {}};
    if (bite.tip != kNoEvent) bite.past_of_tip = *journal.past(bite.tip);
    out.push_back(std::move(bite));
  }
  return out;
}

bool is_spared(const event::Content& content) {
  const event::Kind kind = event::kind_of(content);
  if (kind == event::Kind::hand_in) {
    // A device that its carrier adds, without the person's own signature, rests on the carrier.
    const auto* device = std::get_if<event::DeviceRecord>(&std::get<event::HandIn>(content).record.fields);
    return device == nullptr || device->person.has_value();
  }
  // These rest on their own proofs: a ballot on its voter's, the rest on what the trustee's certificate or share
  // proves, or on a shuffle's. Else two members could choose by suspensions who stays a trustee, or have a result lost.
  constexpr std::array kProved = {event::Kind::cast,           event::Kind::trustee_deal,  event::Kind::trustee_confirm,
                                  event::Kind::trustee_answer, event::Kind::trustee_drill, event::Kind::mix,
                                  event::Kind::decrypt};
  return std::ranges::find(kProved, kind) != kProved.end() || kind == event::Kind::suspend_device ||
         kind == event::Kind::found || kind == event::Kind::constitute || kind == event::Kind::invite;
}

bool rests_on_device(const event::Content& content) {
  if (std::holds_alternative<event::SuspendDevice>(content)) return true;
  return event::kind_class(event::kind_of(content)) != event::Class::talk && !is_spared(content);
}

}  // namespace folkmoot::assembly
