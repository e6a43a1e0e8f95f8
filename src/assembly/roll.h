#pragma once
// Who is on the roll, and whose device is whose: questions to a view (design: in the founding page every act sees the
// roll of its own past; in later pages the roll of the page's opening, less those who left in its own past).
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Devices that one person may have.
inline constexpr std::size_t kMaxDevices = 8;

bool constituted(const View& view);
/// A founder's accept is seen.
bool is_founder(const View& view, const Person& person);
/// An application or an accept is seen, whatever became of it.
bool is_known(const View& view, const Person& person);
bool has_left(const View& view, const Person& person);
/// Has a device, and gave no sign of life for as long as the charter says, up to the opening of the page. Nobody is
/// inactive in the founding page; people without a device never are, since others write for them.
bool is_inactive(const State& state, PersonIndex p);
/// Has left, or was removed.
inline bool is_gone(const View& view, const Person& person) {
  return person.removed_seal != 0 || has_left(view, person);
}
/// Enough founders vouched.
bool is_vouched(const View& view, const Person& person);
/// Enough objections stand against the admission and no decision admits the person all the same.
bool is_pending(const View& view, const Person& person);
bool is_on_roll(const View& view, const Person& person);
/// Nothing admits the person in this view, and no seal did: where they acted all the same, an admission held in the
/// past of the act that does not hold any more.
bool is_admission_in_doubt(const View& view, const Person& person);
inline bool is_on_roll(const View& view, PersonIndex person) {
  return person != kNoPerson && is_on_roll(view, view.state().persons[person]);
}
Standing standing_of(const View& view, const Person& person);

/// The one person for whom the device was added; kNoPerson for none, and for two.
PersonIndex owner_of(const View& view, journal::DeviceIndex device);
/// Everybody on the roll, ascending by index.
std::vector<PersonIndex> roll_of(const View& view);

/// The person with this id, made known by the present act if new.
PersonIndex find_or_add_person(Context& context, const PersonId& id);
/// Notes that `name` is what the present act calls the person; the first in the order of the page stays.
void name_person(Context& context, Person& person, const std::string& name);

/// Whether one more device may be bound to the person.
Verdict check_binding(const Context& context, journal::DeviceIndex device, PersonIndex person);
void bind_device(Context& context, journal::DeviceIndex device, PersonIndex person, const SealKeyX& prekey,
                 const std::optional<SignKey>& seal_key);

}  // namespace folkmoot::assembly
