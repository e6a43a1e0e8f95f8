#pragma once
// What nodes do by themselves, each act by one of them: the inviter's node hands in and grants keys, the inviter of the
// last accept constitutes. Done before digests are compared, and never where it was done already.
#include "node/holding.h"
#include "sync/recognition.h"

namespace folkmoot::node {

/// What became of a record that somebody brought.
struct Taken {
  RecordId record;
  sync::ReceiptState state = sync::ReceiptState::declined;
  /// Why it was declined.
  std::optional<Refusal> refusal;
  bool is_new = false;
};

/// Hands in a record if that is for this node to do.
Taken take_record(Holding& holding, Call& call, BytesView bytes);

/// Everything that is due now. What cannot be done is left for another time.
void do_duties(Holding& holding, Call& call);

/// Names this home's device as the one that seals for its person, with a new seal key, which is stored with the event.
/// Refused while the key that it named last waits for a seal: the next page may be closed with that one.
Allowed<EventId> renew_seal_key(Holding& holding, Call& call);

/// Grants the content key to these devices, as far as they have a key to seal to and no grant.
void grant_key(Holding& holding, Call& call, const std::vector<DeviceId>& devices);

}  // namespace folkmoot::node
