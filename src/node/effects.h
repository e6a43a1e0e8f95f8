#pragma once
// What a node wants done: plain data, carried out by whoever drives it, in order.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "crypto/secret.h"
#include "journal/journal.h"
#include "node/value.h"

namespace folkmoot::node {

/// Who this home is in one assembly.
struct Identity {
  crypto::Secret32 person;
  /// Absent in a restored backup until the device is renewed.
  std::optional<crypto::Secret32> device;
  std::optional<crypto::Secret32> opening;  // X25519
  std::optional<crypto::Secret32> seal;
  /// The name the person goes by, and what this home calls the assembly.
  std::string name;
  std::string assembly_name;
  /// False on a further device, which has no key of the person: `person` is then all zeros.
  [[nodiscard]] bool holds_person() const;
  [[nodiscard]] Identity clone() const;
};

/// An invitation that this home made.
struct HeldInvitation {
  crypto::Secret16 secret;
  EventId event;
  Instant expires;
  bool used = false;
  [[nodiscard]] HeldInvitation clone() const { return {secret.clone(), event, expires, used}; }
};

struct ContentKey {
  Hash epoch;
  crypto::Secret32 key;
};

/// To be made durable, all of it or nothing.
struct Persist {
  /// Whose; empty: settings of the home itself.
  std::optional<AssemblyId> assembly;
  /// Before all else: events, proofs, snapshots, closed pages and what is said about seals are forgotten. `changes`
  /// begin anew with the founding event.
  bool begins_again = false;
  /// The events are handed over; the node asks for them again through its EventSource.
  journal::Changes changes;
  std::optional<Identity> identity;
  std::vector<HeldInvitation> invitations;
  std::vector<ContentKey> content_keys;
  struct Setting {
    std::string key;
    /// Nothing: erase it.
    std::optional<Bytes> value;
  };
  std::vector<Setting> settings;
  /// What is said about seals (seal_items.h): to be kept in this order, and handed in again at the next start as long
  /// as no later page is closed. By page: others ask for it later.
  struct SealBytes {
    std::uint64_t page = 1;
    Bytes bytes;
  };
  std::vector<SealBytes> seal_items;
  /// Before all the rest: only so many closed pages stay. A reconvening chose another seal than this home had followed.
  std::optional<std::uint64_t> closed_pages_left;
  /// Pages that were closed, to be kept for ever.
  std::vector<SealBytes> closed_pages;
  /// After `changes`: texts of events that were stored without them, then bodies to be forgotten, ascending.
  struct Text {
    journal::EventIndex event = 0;
    Bytes body;
  };
  std::vector<Text> texts;
  std::vector<journal::EventIndex> dropped_texts;
  [[nodiscard]] bool empty() const {
    return !begins_again && changes.empty() && !identity && invitations.empty() && content_keys.empty() &&
           settings.empty() && seal_items.empty() && closed_pages.empty() && !closed_pages_left && texts.empty() &&
           dropped_texts.empty();
  }
};

/// A connection, by the caller's number.
using PeerId = std::uint64_t;

struct Send {
  PeerId peer = 0;
  Bytes frame;
  /// There is more to say: call `peer_room` when everything was sent.
  bool more = false;
};
/// Recognised: no stranger any more.
struct Admitted {
  PeerId peer = 0;
};
/// The connection is over. `silent`: send nothing, read nothing, close when the time for recognition is over.
struct Close {
  PeerId peer = 0;
  bool silent = false;
  /// Empty when all went well.
  Code code;
};
/// What an exchange came to, once for each peer that was recognised and for each that was dialled: `sync` of the
/// contract.
struct Finished {
  PeerId peer = 0;
  Value summary;
  std::optional<Error> error;
};

/// Call `tick` at that time, or soon after: something is due then. Each one takes the place of the last.
struct Wake {
  Instant at;
};

using Effect = std::variant<Persist, Send, Admitted, Close, Finished, Wake>;

}  // namespace folkmoot::node
