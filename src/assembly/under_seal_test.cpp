// What is taken in under a seal counts without a look at its signatures, comes to the same state, and is looked at
// later.
#include <doctest/doctest.h>

#include "assembly/fold.h"
#include "event/signed_parts.h"
#include "tests/support/journal_world.h"

namespace under_seal_test {
using namespace folkmoot;
using event::SignedPart;

namespace {
enum class Bad : std::uint8_t { nothing, author, device, person, invitation };

struct NoBodies final : assembly::BodySource {
  std::optional<Bytes> body(assembly::EventIndex) override { return std::nullopt; }
};

/// A founder, an invitation, and the accept of a second founder that the first hands in, bad in one part.
std::vector<event::Event> page_with(Bad bad) {
  const test::Author founder(1);
  const test::Author second(2);
  const crypto::SigningKey person = test::key_of(102);
  const crypto::SigningKey invitation = test::key_of(103);
  std::vector<event::Event> out{test::founding(founder).event()};
  journal::Journal journal = *journal::Journal::create(journal::CheckedEvent::trusted(out.front()));
  const auto add = [&](const event::Content& content) {
    out.push_back(test::compose(journal, founder, content).event());
    REQUIRE(journal.admit(journal::CheckedEvent::trusted(out.back())).outcome == journal::Admission::Outcome::kept);
    return out.back().id;
  };
  event::HandIn first;
  event::PersonRecord fields;
  fields.is_accept = true;
  fields.assembly = journal.assembly();
  fields.person = reinterpret_id<PersonId>(test::key_of(101).public_key());
  fields.device = founder.device;
  fields.name = "first";
  first.record.fields = fields;
  const RecordId first_id = event::record_id(first.record);
  first.record.signatures = {event::sign_record(first_id, founder.key),
                             event::sign_record(first_id, test::key_of(101))};
  add(first);

  event::HandIn accept;
  fields.invitation = add(event::Invite{invitation.public_key(), {1'900'000'000'000}});
  fields.person = reinterpret_id<PersonId>(person.public_key());
  fields.device = second.device;
  fields.name = "second";
  accept.record.fields = fields;
  const RecordId id = event::record_id(accept.record);
  accept.record.signatures = {event::sign_record(id, second.key), event::sign_record(id, person),
                              event::sign_record(id, invitation)};
  const auto spoil = [](Signature& signature) { signature.bytes[0] ^= 1; };
  if (bad == Bad::device) spoil(accept.record.signatures[0]);
  if (bad == Bad::person) spoil(accept.record.signatures[1]);
  if (bad == Bad::invitation) spoil(accept.record.signatures[2]);
  add(accept);
  if (bad == Bad::author) spoil(out.back().signature);
  return out;
}

using Entry = journal::CheckedEvent (*)(event::Event);

/// An assembly that took the events in by `entry`.
struct Taken {
  Taken(const std::vector<event::Event>& events, Entry entry)
      : journal(*journal::Journal::create(entry(events.front()))) {
    for (std::size_t i = 1; i < events.size(); ++i) journal.admit(entry(events[i]));
    changes = journal.take_changes();
    REQUIRE(fold.update(journal, changes, bodies).has_value());
  }
  [[nodiscard]] std::size_t people() const { return fold.state().persons.size(); }

  /// As the background does it.
  std::vector<std::pair<journal::EventIndex, SignedPart>> bad_ones() {
    std::vector<std::pair<journal::EventIndex, SignedPart>> out;
    const auto key_of = [this](const EventId& id) -> std::optional<SignKey> {
      const auto e = journal.find(id);
      if (!e) return std::nullopt;
      const auto body = event::decode_body(*changes.added[*e].event.body);
      const auto* invite = body ? std::get_if<event::Invite>(&body->content) : nullptr;
      return invite != nullptr ? std::optional(invite->key) : std::nullopt;
    };
    for (const journal::EventIndex e : journal.take_unchecked())
      if (const auto bad = event::find_bad_signature(changes.added[e].event, key_of)) out.emplace_back(e, *bad);
    return out;
  }

  journal::Journal journal;
  assembly::Fold fold;
  journal::Changes changes;
  NoBodies bodies;
};
}  // namespace

TEST_CASE("under a seal the same events come to the same state, and all wait to be checked") {
  const auto events = page_with(Bad::nothing);
  Taken ordinary(events, journal::CheckedEvent::trusted);
  Taken sealed(events, journal::CheckedEvent::under_seal);
  CHECK(ordinary.people() == 2);
  CHECK(sealed.fold.state_hash(sealed.journal) == ordinary.fold.state_hash(ordinary.journal));
  CHECK(sealed.journal.digest() == ordinary.journal.digest());
  CHECK(ordinary.journal.take_unchecked().empty());
  CHECK(sealed.bad_ones().empty());

  Taken again(events, journal::CheckedEvent::under_seal);
  CHECK(again.journal.take_unchecked() == std::vector<journal::EventIndex>{0, 1, 2, 3});
  CHECK(again.journal.take_unchecked().empty());
}

TEST_CASE("a bad signature under a seal is found by the later check") {
  const std::pair<Bad, SignedPart> cases[] = {{Bad::author, SignedPart::author},
                                              {Bad::device, SignedPart::device},
                                              {Bad::person, SignedPart::person},
                                              {Bad::invitation, SignedPart::invitation}};
  for (const auto& [bad, part] : cases) {
    CAPTURE(static_cast<int>(bad));
    Taken sealed(page_with(bad), journal::CheckedEvent::under_seal);
    CHECK(sealed.people() == 2);  // it counted: the signers of the seal said so
    const auto found = sealed.bad_ones();
    REQUIRE(found.size() == 1);
    CHECK(found.front() == std::pair(journal::EventIndex{3}, part));
    CHECK(sealed.fold.verdict(3) == assembly::Verdict::applied);
  }
}

TEST_CASE("only what came in under a seal is taken without proof") {
  for (const Bad bad : {Bad::device, Bad::person, Bad::invitation}) {
    CAPTURE(static_cast<int>(bad));
    const auto events = page_with(bad);
    Taken ordinary(events, journal::CheckedEvent::trusted);
    CHECK(ordinary.people() == 1);
    CHECK(ordinary.fold.verdict(3) == assembly::Verdict::hand_in_bad_proof);
    // So a lawful page with a void enclosure shows by its root that it must be taken in with proofs.
    Taken sealed(events, journal::CheckedEvent::under_seal);
    CHECK(sealed.fold.state_hash(sealed.journal) != ordinary.fold.state_hash(ordinary.journal));
  }
}
}  // namespace under_seal_test
