#pragma once
// All signatures in an event, for those that were taken as checked under a seal: looked at later, in the background,
// one event after another, on whatever thread.
#include <functional>

#include "event/event.h"

namespace folkmoot::event {

/// Whose signature: the event's author's, or one of its enclosure's.
enum class SignedPart : std::uint8_t { author, device, person, invitation };

/// The key that an event published for an invitation; nothing where it is no such event.
using InvitationKey = std::function<std::optional<SignKey>(const EventId&)>;

/// The first part whose signature or key is bad; nothing when all are good. A bad author's signature is somebody's lie
/// in any case. A bad enclosure may stand in a lawful event, which is then void: it is a lie where the fold let it
/// count. A signature by an invitation that does not exist is not looked at: such an enclosure never counts.
std::optional<SignedPart> find_bad_signature(const Event& event, const InvitationKey& key_of);

}  // namespace folkmoot::event
