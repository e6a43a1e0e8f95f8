#pragma once

// Authors with keys from numbers, and journals that they write to: for tests of everything above the journal.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/check.h"
#include "crypto/hash.h"
#include "event/charter.h"
#include "journal/journal.h"

namespace folkmoot::test {

/// A key pair made from a number: the same number is the same key, for ever.
inline crypto::SigningKey key_of(std::uint64_t number) {
  const std::string text = "test key " + std::to_string(number);
  const Hash seed = crypto::hash_untagged(as_bytes(text));
  return crypto::SigningKey::from_seed(crypto::Secret32(std::span<const std::uint8_t, 32>(seed.bytes)));
}

struct Author {
  explicit Author(std::uint64_t number) : key(key_of(number)), device(reinterpret_id<DeviceId>(key.public_key())) {}
  crypto::SigningKey key;
  DeviceId device;
};

/// Bodies get a salt that counts, so that two events are never the same by chance.
inline Bytes body_of(event::Content content, std::uint64_t claimed_ms = 1'000'000) {
  static std::uint64_t counter = 0;
  event::Body body;
  ++counter;
  std::memcpy(body.salt.bytes.data(), &counter, sizeof counter);
  body.claimed = {claimed_ms};
  body.content = std::move(content);
  return event::encode_body(body);
}

inline journal::CheckedEvent checked(event::Event event) {
  auto out = journal::CheckedEvent::check(std::move(event));
  FM_CHECK(out.has_value());
  return *std::move(out);
}

/// A founding event with a charter of this quota.
inline journal::CheckedEvent founding(const Author& author, const event::Charter& charter = {}) {
  event::Header header;
  header.cls = event::Class::keys;
  header.device = author.device;
  event::Found found;
  found.name = "Assembly of the test";
  found.charter = event::encode_charter(charter);
  return checked(event::make_event(header, body_of(found), author.key));
}

/// The record by which a device accepts to write, for a hand-in.
inline event::HandIn device_record(const Author& device) {
  event::HandIn out;
  event::DeviceRecord fields;
  fields.device = device.device;
  out.record.fields = fields;
  out.record.signatures = {event::sign_record(event::record_id(out.record), device.key)};
  return out;
}

/// What an author may decide about an event's place; the rest comes from the journal.
struct Where {
  std::vector<EventId> rests_on;
};

/// An event at the place that the journal gives; not admitted yet.
inline journal::CheckedEvent compose(journal::Journal& journal, const Author& author, const event::Content& content,
                                     const Where& where = {}, std::uint64_t claimed_ms = 1'000'000) {
  const auto place = journal.place(author.device, where.rests_on);
  FM_CHECK(place.has_value());
  event::Header header;
  header.assembly = journal.assembly();
  header.cls = event::kind_class(event::kind_of(content));
  header.device = author.device;
  header.seq = place->seq;
  header.prev = place->prev;
  header.parents = place->parents;
  header.after = place->after;
  return checked(event::make_event(header, body_of(content, claimed_ms), author.key));
}

/// The same, admitted; its id.
inline EventId write(journal::Journal& journal, const Author& author, const event::Content& content,
                     const Where& where = {}) {
  journal::CheckedEvent event = compose(journal, author, content, where);
  const EventId id = event.event().id;
  const auto admission = journal.admit(std::move(event));
  FM_CHECK(admission.outcome == journal::Admission::Outcome::kept);
  return id;
}

/// An event with names chosen by hand, as a liar would.
inline journal::CheckedEvent forge(const AssemblyId& assembly, const Author& author, std::uint64_t seq,
                                   std::optional<EventId> prev, std::vector<EventId> parents,
                                   const event::Content& content) {
  event::Header header;
  header.assembly = assembly;
  header.cls = event::kind_class(event::kind_of(content));
  header.device = author.device;
  header.seq = seq;
  header.prev = prev;
  if (prev) std::erase(parents, *prev);
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  header.parents = std::move(parents);
  return checked(event::make_event(header, body_of(content), author.key));
}

inline event::Note note(const EventId& target, std::string text = "a note") { return {target, std::move(text)}; }

inline std::set<EventId> kept_ids(const journal::Journal& journal) {
  std::set<EventId> out;
  for (journal::EventIndex e = 0; e < journal.table().size(); ++e)
    if (journal.is_kept(e)) out.insert(journal.table().id(e));
  return out;
}

inline std::vector<EventId> ordered_ids(journal::Journal& journal) {
  std::vector<EventId> out;
  for (const journal::EventIndex e : journal.order().events()) out.push_back(journal.table().id(e));
  return out;
}

}  // namespace folkmoot::test
