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
  static CheckedEvent trusted(event::Event event);

  [[nodiscard]] const event::Event& event() const { return event_; }
  [[nodiscard]] event::Event take() && { return std::move(event_); }
  /// The device key that the event introduces.
  [[nodiscard]] const std::optional<DeviceId>& introduces() const { return introduces_; }
  /// The author's claimed time; nothing for an encrypted or senseless body.
  [[nodiscard]] const std::optional<Instant>& claimed() const { return claimed_; }
  /// How many people the event lists.
  [[nodiscard]] std::uint32_t listed() const { return listed_; }

 private:
  explicit CheckedEvent(event::Event event);

  event::Event event_;
  std::optional<DeviceId> introduces_;
  std::optional<Instant> claimed_;
  std::uint32_t listed_ = 0;
};

}  // namespace folkmoot::journal
