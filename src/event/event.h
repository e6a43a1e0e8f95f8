#pragma once
// A whole event: header, signature and, when it is here, the body.
#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"
#include "event/content.h"
#include "event/header.h"

namespace folkmoot::event {

struct Event {
  Header header;
  /// event_id(encode_header(header)), computed once.
  EventId id;
  Signature signature;
  /// Absent where it was dropped or not sent yet; then only the header speaks.
  std::optional<Bytes> body;

  bool operator==(const Event&) const = default;
};

/// An event by itself, as in vectors, exports and proofs of forks: [header, signature, body or null], byte strings.
Bytes encode_event(const Event& event);
/// Strict in form, and the body must be the one that the header names. The signature is not checked here.
Result<Event> decode_event(BytesView bytes);
/// The same for parts that arrived apart.
Result<Event> assemble_event(BytesView header, const Signature& signature, std::optional<Bytes> body);

/// Whether the body is the one that the header names.
Result<Ok> check_body(const Header& header, BytesView body);
/// Whether the author's key signed the event.
bool verify_signature(const Event& event);

/// Completes the header with the body's hash and length; the signature is still to come. For asking what would become
/// of an event, before its author binds itself to it.
Event draft_event(Header header, Bytes body);
/// Signs a draft. The key must be the author's.
Event sign_event(Event draft, const crypto::SigningKey& key);
/// Both at once.
Event make_event(Header header, Bytes body, const crypto::SigningKey& key);

/// The assembly that the event belongs to: the header's, or the event's own id when it founds one.
AssemblyId assembly_of(const Event& event);

/// The enclosure that a plain event of class 5 carries, if it carries one.
std::optional<HandIn> hand_in_of(const Event& event);
/// The device key that this event introduces, if any: its author's in a founding event, the record's in a hand-in of
/// class 5 with a plain body. Costs a signature check for a hand-in.
std::optional<DeviceId> introduced_device(const Event& event);
/// The same with key and signature taken as good: the device key that it would introduce.
std::optional<DeviceId> named_device(const Event& event);

}  // namespace folkmoot::event
