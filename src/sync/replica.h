#pragma once
// What a session or a bundle needs of one assembly's journal: its facts from the journal itself, whole events from
// whoever stores them.
#include "journal/journal.h"

namespace folkmoot::sync {

class Replica {
 public:
  virtual ~Replica() = default;
  /// All that was handed out by now is all there is for a while: called before this side has its turn, so that what
  /// waited for more is in the journal or parked.
  virtual void settle_arrivals() {}
  /// The same one for as long as this object is used. It may grow in between.
  virtual journal::Journal& journal() = 0;
  /// A held event, kept or not, with its body unless that was dropped. Nothing only if the store failed.
  virtual std::optional<event::Event> fetch(journal::EventIndex e) = 0;
  /// An event that was handed out as evidence of a fork and is not held; its body may be absent.
  virtual std::optional<event::Event> evidence(const EventId& id) = 0;
  /// A digest of the seal records held; zero while there are none.
  virtual Hash seals_digest() { return {}; }
  /// What is held of them, and what somebody lacks who has that; an empty summary is of somebody who has nothing.
  virtual Bytes seals_summary() { return {}; }
  virtual std::vector<Bytes> seals_beyond(BytesView /*summary*/) { return {}; }

  // Texts that were dropped (docs/protocol/journal.md section 7).
  /// Events that are held without a text that the term of retention asks for, ascending. Nothing is
  /// complete as long as there are some.
  virtual std::vector<EventId> texts_missing() { return {}; }
  /// Events whose text this replica would take, at most so many.
  virtual std::vector<EventId> texts_wanted(std::size_t /*at_most*/) { return {}; }
};

/// What two replicas compare first: H("fm1/dig" || assembly || frontier root || digest of seal records || ids of
/// missing texts).
Hash replica_digest(Replica& replica);

/// Two events of one device and seq. Bodies may be absent; signatures are for the receiver to check.
struct ProofPair {
  event::Event first;
  event::Event second;
  bool operator==(const ProofPair&) const = default;
};

}  // namespace folkmoot::sync
