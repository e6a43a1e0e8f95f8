#pragma once
// An event on its way into the journal. Decoding, hashing and the signature cost nearly all of admission, so they are
// done before, on whatever thread; a CheckedEvent is the proof that they were.
#include "event/event.h"

namespace folkmoot::journal {

class CheckedEvent {
 public:
  /// Verifies the author's signature. Form and body hash were checked when the event was decoded.
  static Result<CheckedEvent> check(event::Event event);
  /// For events whose signatures were checked before: from this home's own store, or named by hash under a seal.
  /// Enclosures are checked all the same.
  static CheckedEvent trusted(event::Event event);
  /// For events that a seal's frontier names, where its signers vouch for the enclosures, too: no signature is looked
  /// at. A lawful page may hold an enclosure that proves nothing and is void; so whoever takes events in like this
  /// compares the page's roots with the seal's, and where they differ takes the page in again with `trusted`
  /// (docs/protocol/journal.md section 6). `Journal::take_unchecked` lists them for later.
  static CheckedEvent under_seal(event::Event event);

  /// For events that a verified seal of the open page names with all that it names there: they are kept because the
  /// seal says so, whatever quotas would say, and talk may come without its body.
  static CheckedEvent named_by_seal(event::Event event);

  [[nodiscard]] const event::Event& event() const { return event_; }
  [[nodiscard]] event::Event take() && { return std::move(event_); }
  /// Whether a seal vouches for everything in it, and no signature was checked.
  [[nodiscard]] bool is_under_seal() const { return under_seal_; }
  [[nodiscard]] bool is_named_by_seal() const { return named_by_seal_; }
  /// Its signature was checked before, and now a seal is known that names it.
  void set_named_by_seal() { named_by_seal_ = true; }
  /// The device key that the event introduces.
  [[nodiscard]] const std::optional<DeviceId>& introduces() const { return introduces_; }
  /// The author's claimed time; nothing for an encrypted or senseless body.
  [[nodiscard]] const std::optional<Instant>& claimed() const { return claimed_; }
  /// How many people the event lists.
  [[nodiscard]] std::uint32_t listed() const { return listed_; }

 private:
  CheckedEvent(event::Event event, bool under_seal);

  event::Event event_;
  std::optional<DeviceId> introduces_;
  std::optional<Instant> claimed_;
  std::uint32_t listed_ = 0;
  bool under_seal_ = false;
  bool named_by_seal_ = false;
};

}  // namespace folkmoot::journal
