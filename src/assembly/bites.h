#pragma once
// What an effective suspension does: it stops the device's acts outside the past of its last good event, wherever they
// sort in the open page.
//
// It spares what does not rest on the device: suspensions, which are judged as if there were none; enclosures that
// prove themselves; the founding event and `constitute`, which rest on founders' accepts; and invitations, which give
// only the right to apply. So no suspension can undo a founding, and a thief can neither add devices nor act.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Enough signatures are seen, or that of the device's own person.
bool is_effective(const View& view, const Suspension& suspension);

/// One effective suspension, ready to be asked.
struct Bite {
  journal::DeviceIndex device = 0;
  EventIndex tip = kNoEvent;
  journal::Past past_of_tip;

  [[nodiscard]] bool reaches(const journal::Table& table, EventIndex e) const {
    return table.device_of(e) == device && (tip == kNoEvent || !past_of_tip.has(table, e));
  }
};

/// All suspensions in effect, in the order of their first signer's index.
std::vector<Bite> bites_in(const State& state, journal::Journal& journal);
bool is_spared(const event::Content& content);
/// Whether the act has its force from the device that wrote it, and none where that device contradicts itself: neither
/// talk, nor what a suspension spares but suspensions.
bool rests_on_device(const event::Content& content);

}  // namespace folkmoot::assembly
