#include "assembly/bites.h"

#include <algorithm>

namespace folkmoot::assembly {

bool is_effective(const View& view, const Suspension& suspension) {
  if (suspension.ended) return false;
  const bool by_owner = std::any_of(suspension.own_events.begin(), suspension.own_events.end(),
                                    [&](EventIndex e) { return view.has(e); });
  return by_owner || view.has_people(suspension.signatures, view.state().founding.charter.suspenders);
}

std::vector<Bite> bites_in(const State& state, journal::Journal& journal) {
  std::vector<Bite> out;
  for (const Suspension& suspension : state.suspensions) {
    if (!is_effective(View(state), suspension)) continue;
    Bite bite{suspension.device, suspension.tip, {}};
    if (bite.tip != kNoEvent) bite.past_of_tip = *journal.past(bite.tip);
    out.push_back(std::move(bite));
  }
  return out;
}

bool is_spared(const event::Content& content) {
  switch (event::kind_of(content)) {
    case event::Kind::suspend_device:
    case event::Kind::found:
    case event::Kind::constitute:
    case event::Kind::invite:
      return true;
    case event::Kind::hand_in: {
      // A device that its carrier adds, without the person's own signature, rests on the carrier.
      const auto* device = std::get_if<event::DeviceRecord>(&std::get<event::HandIn>(content).record.fields);
      return device == nullptr || device->person.has_value();
    }
    case event::Kind::grant_key:
    case event::Kind::witness:
    case event::Kind::vouch:
    case event::Kind::object:
    case event::Kind::leave:
    case event::Kind::withdraw:
    case event::Kind::note:
    case event::Kind::list_persons:
    case event::Kind::propose:
    case event::Kind::revise:
    case event::Kind::position:
    case event::Kind::enter:
    case event::Kind::confirm:
    case event::Kind::decide:
    case event::Kind::hand_count:
    case event::Kind::open:
    case event::Kind::vote:
    case event::Kind::remove:
    case event::Kind::mandate:
    case event::Kind::recall:
    case event::Kind::statement:
    case event::Kind::draw_lot:
    case event::Kind::lot_commit:
    case event::Kind::lot_reveal:
    case event::Kind::lot_entropy:
      return false;
  }
  return false;
}

bool rests_on_device(const event::Content& content) {
  if (std::holds_alternative<event::SuspendDevice>(content)) return true;
  return event::kind_class(event::kind_of(content)) != event::Class::talk && !is_spared(content);
}

}  // namespace folkmoot::assembly
