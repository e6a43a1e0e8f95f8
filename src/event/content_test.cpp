#include "event/content.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "event/errc.h"
#include "tests/support/event_samples.h"

namespace content_test {
using namespace folkmoot;
using namespace folkmoot::event;
using codec::Writer;
using test::filled;

namespace {
Code refusal(BytesView bytes) {
  const auto body = decode_body(bytes);
  return body ? Code{"accepted"} : body.error().code;
}
Code refusal(const Content& content) { return refusal(encode_body(test::sample_body(content))); }

/// A body whose map is written by hand.
Code refusal_of_map(const Writer& map) {
  Bytes bytes(kSaltSize, 0x5A);
  append(bytes, map.view());
  return refusal(bytes);
}

/// The head of a map with `keys` keys, of this kind and a time.
Writer begin(std::size_t keys, Kind kind) {
  Writer out;
  out.map(keys).uint(0).uint(static_cast<std::uint64_t>(kind)).uint(1).uint(5);
  return out;
}

const EventId kTarget = filled<EventId>(0x1F);
}  // namespace

TEST_CASE("a body of every kind survives its bytes") {
  std::set<Kind> seen;
  for (const auto& [name, content] : test::sample_contents()) {
    CAPTURE(name);
    const Body body = test::sample_body(content);
    CHECK(decode_body(encode_body(body)) == body);
    seen.insert(kind_of(content));
  }
  std::size_t kinds = 0;
#define FM_COUNT_KIND(name, type, number, cls) ++kinds;
  FM_EVENT_KINDS(FM_COUNT_KIND)
#undef FM_COUNT_KIND
  CHECK(seen.size() == kinds);
}

TEST_CASE("a body is its salt and a map; every cut of one is refused") {
  for (const auto& [name, content] : test::sample_contents()) {
    CAPTURE(name);
    const Bytes good = encode_body(test::sample_body(content));
    CHECK(equal(BytesView(good).first(16), filled<Salt>(0x5A).view()));
    for (std::size_t size = 0; size < good.size(); ++size)
      CHECK(refusal(BytesView(good).first(size)) == event::errc::kContent);
    Bytes longer = good;
    longer.push_back(0);
    CHECK(refusal(longer) == event::errc::kContent);
  }
}

TEST_CASE("no kind has a key more than it says") {
  for (const auto& [name, content] : test::sample_contents()) {
    CAPTURE(name);
    Bytes bytes = encode_body(test::sample_body(content));
    ++bytes[kSaltSize];  // the map's head; no kind has more than 23 keys
    append(bytes, Writer().uint(23).uint(0).view());
    CHECK(refusal(bytes) == event::errc::kContent);
  }
}

TEST_CASE("keys ascend, each once; 0 and 1 are always there") {
  CHECK(refusal_of_map(begin(3, Kind::withdraw).uint(2).id(kTarget)) == "accepted");
  CHECK(refusal_of_map(begin(2, Kind::withdraw)) == event::errc::kContent);
  CHECK(refusal_of_map(begin(3, Kind::withdraw).uint(3).id(kTarget)) == event::errc::kContent);
  CHECK(refusal_of_map(begin(4, Kind::withdraw).uint(2).id(kTarget).uint(2).id(kTarget)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().map(2).uint(1).uint(5).uint(0).uint(13)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().map(2).uint(0).uint(13).uint(1).uint(5)) == "accepted");
  CHECK(refusal_of_map(Writer().map(1).uint(0).uint(13)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().map(1).uint(1).uint(5)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().map(0)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().array(2).uint(13).uint(5)) == event::errc::kContent);
  CHECK(refusal_of_map(Writer().map(2).text("0").uint(13).uint(1).uint(5)) == event::errc::kContent);
}

TEST_CASE("an absent field is an absent key, never null") {
  CHECK(refusal_of_map(begin(3, Kind::withdraw).uint(2).null()) == event::errc::kContent);
  CHECK(refusal_of_map(begin(4, Kind::suspend_device).uint(2).id(kTarget).uint(3).null()) == event::errc::kContent);
}

TEST_CASE("an unknown kind is refused as content, and its head is still read") {
  Bytes bytes(kSaltSize, 0);
  append(bytes, Writer().map(3).uint(0).uint(9999).uint(1).uint(5).uint(2).text("of later days").view());
  CHECK(refusal(bytes) == event::errc::kContent);
  const auto head = decode_body_head(bytes);
  REQUIRE(head);
  CHECK(head->kind == 9999);
  CHECK(head->claimed == Instant{5});
}

TEST_CASE("the head of a body is read without the rest, and refused when it is not there") {
  const auto head_refusal = [](const Writer& map) {
    Bytes bytes(kSaltSize, 0);
    append(bytes, map.view());
    const auto head = decode_body_head(bytes);
    return head ? Code{"accepted"} : head.error().code;
  };
  CHECK(head_refusal(Writer().map(2).uint(0).uint(13).uint(1).uint(kMaxTime)) == "accepted");
  CHECK(head_refusal(Writer().map(2).uint(0).uint(13).uint(1).uint(kMaxTime + 1)) == event::errc::kContent);
  CHECK(head_refusal(Writer().map(3).uint(0).uint(13).uint(1).uint(5).raw(Bytes{0xFF, 0xFF})) == "accepted");
  CHECK(head_refusal(Writer().map(3).uint(0).uint(13).uint(1).uint(5)) == event::errc::kContent);  // the count lies
  CHECK(head_refusal(Writer().map(1).uint(0).uint(13)) == event::errc::kContent);
  CHECK(head_refusal(Writer().map(2).uint(0).uint(13).uint(2).uint(5)) == event::errc::kContent);
  CHECK(head_refusal(Writer().map(2).uint(0).text("x").uint(1).uint(5)) == event::errc::kContent);
  CHECK(decode_body_head(Bytes(15, 0)).error().code == event::errc::kContent);
}

TEST_CASE("times, counts and choices have bounds") {
  const auto position = [](std::uint64_t stance) {
    return begin(4, Kind::position).uint(2).id(kTarget).uint(3).uint(stance);
  };
  CHECK(refusal_of_map(position(4)) == "accepted");
  CHECK(refusal_of_map(position(5)) == event::errc::kContent);
  const auto vouch = [](std::uint64_t basis) {
    return begin(4, Kind::vouch).uint(2).array(1).id(kTarget).uint(3).uint(basis);
  };
  CHECK(refusal_of_map(vouch(2)) == "accepted");
  CHECK(refusal_of_map(vouch(3)) == event::errc::kContent);
  CHECK(refusal(HandCount{kTarget, 0xFFFF'FFFF, 0, 0, 0, ""}) == "accepted");
  CHECK(refusal(HandCount{kTarget, 0x1'0000'0000, 0, 0, 0, ""}) == event::errc::kContent);
  CHECK(refusal(HandCount{kTarget, 0, 0, 0, 0x1'0000'0000, ""}) == event::errc::kContent);
  CHECK(refusal(Found{"name", 0x1'0000'0000, {}, {}}) == event::errc::kContent);
  CHECK(refusal(Invite{filled<SignKey>(1), {kMaxTime}}) == "accepted");
  CHECK(refusal(Invite{filled<SignKey>(1), {kMaxTime + 1}}) == event::errc::kContent);
  Body late = test::sample_body(Leave{});
  late.claimed.ms = kMaxTime + 1;
  CHECK(refusal(encode_body(late)) == event::errc::kContent);
}

TEST_CASE("texts are UTF-8, not empty, and as long as their limit") {
  const std::vector<std::pair<std::size_t, std::function<Content(std::string)>>> texts{
      {kMaxName, [](std::string text) { return Found{std::move(text), 3, {}, {}}; }},
      {kMaxText, [](std::string text) { return Note{kTarget, std::move(text)}; }},
      {kMaxName, [](std::string text) { return ListPersons{{"Amina", std::move(text)}}; }},
      {kMaxTitle, [](std::string text) { return Propose{std::move(text), "text", {}}; }},
      {kMaxText, [](std::string text) { return Propose{"title", std::move(text), {}}; }},
      {kMaxTitle, [](std::string text) { return Revise{kTarget, std::move(text), "text"}; }},
      {kMaxText, [](std::string text) { return Revise{kTarget, "title", std::move(text)}; }}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(i);
    const auto& [limit, with] = texts[i];
    CHECK(refusal(with(std::string(limit, 'a'))) == "accepted");
    CHECK(refusal(with(std::string(limit + 1, 'a'))) == event::errc::kContent);
    CHECK(refusal(with("")) == event::errc::kContent);
    CHECK(refusal(with("\xED\xA0\x80")) == event::errc::kContent);
  }
}

TEST_CASE("a reason or note is absent or not empty") {
  CHECK(refusal_of_map(begin(4, Kind::object).uint(2).array(1).id(kTarget).uint(3).text("x")) == "accepted");
  CHECK(refusal_of_map(begin(4, Kind::object).uint(2).array(1).id(kTarget).uint(3).text("")) == event::errc::kContent);
  CHECK(refusal_of_map(begin(5, Kind::vouch).uint(2).array(1).id(kTarget).uint(3).uint(0).uint(4).text("")) ==
        event::errc::kContent);
  CHECK(refusal_of_map(begin(5, Kind::position).uint(2).id(kTarget).uint(3).uint(0).uint(4).text("")) ==
        event::errc::kContent);
  const auto with_reason = [](std::size_t size) { return Object{{filled<PersonId>(1)}, std::string(size, 'a')}; };
  CHECK(refusal(with_reason(kMaxReason)) == "accepted");
  CHECK(refusal(with_reason(kMaxReason + 1)) == event::errc::kContent);
}

TEST_CASE("lists hold one to two hundred") {
  const std::vector<std::function<Content(std::size_t)>> lists{
      [](std::size_t size) { return Constitute{std::vector<RecordId>(size)}; },
      [](std::size_t size) { return Vouch{std::vector<PersonId>(size), Basis::met, ""}; },
      [](std::size_t size) { return Object{std::vector<PersonId>(size), ""}; },
      [](std::size_t size) { return ListPersons{std::vector<std::string>(size, "Amina")}; },
      [](std::size_t size) { return GrantKey{{}, std::vector<GrantKey::To>(size)}; }};
  for (std::size_t i = 0; i < lists.size(); ++i) {
    CAPTURE(i);
    CHECK(refusal(lists[i](0)) == event::errc::kContent);
    CHECK(refusal(lists[i](1)) == "accepted");
    CHECK(refusal(lists[i](200)) == "accepted");
    CHECK(refusal(lists[i](201)) == event::errc::kContent);
  }
}

TEST_CASE("a grant is a pair of a device and 80 bytes") {
  const auto with_grant = [](const Writer& grant) {
    return begin(4, Kind::grant_key).uint(2).id(filled<Hash>(1)).uint(3).array(1).raw(grant.view());
  };
  CHECK(refusal_of_map(with_grant(Writer().array(2).id(kTarget).bytes(Bytes(80, 1)))) == "accepted");
  CHECK(refusal_of_map(with_grant(Writer().array(2).id(kTarget).bytes(Bytes(79, 1)))) == event::errc::kContent);
  CHECK(refusal_of_map(with_grant(Writer().array(1).id(kTarget))) == event::errc::kContent);
  CHECK(refusal_of_map(with_grant(Writer().array(3).id(kTarget).bytes(Bytes(80, 1)).uint(0))) == event::errc::kContent);
}

TEST_CASE("a founding carries at most 16384 bytes of charter, and does not look into them") {
  CHECK(refusal(Found{"name", 3, Bytes(kMaxCharter, 0xFF), {}}) == "accepted");
  CHECK(refusal(Found{"name", 3, Bytes(kMaxCharter + 1, 0xFF), {}}) == event::errc::kContent);
}

TEST_CASE("a hand-in holds a record in form") {
  Record record = test::person_record(true, true);
  record.signatures.pop_back();
  CHECK(refusal(HandIn{record}) == event::errc::kContent);
  CHECK(refusal_of_map(begin(3, Kind::hand_in).uint(2).array(0)) == event::errc::kContent);
  CHECK(refusal_of_map(begin(3, Kind::hand_in).uint(2).bytes(encode_record(test::device_record(false)))) ==
        event::errc::kContent);
  Record unsigned_record = test::device_record(false);  // in form; its signatures are judged apart
  unsigned_record.signatures[0] = {};
  CHECK(refusal(HandIn{unsigned_record}) == "accepted");
}

TEST_CASE("kinds have their number, name and class") {
  CHECK(kind_from(11) == Kind::vouch);
  CHECK(!kind_from(0));
  CHECK(!kind_from(6));
  CHECK(!kind_from(65536 + 11));
  CHECK(kind_name(Kind::suspend_device) == "suspend_device");
  CHECK(kind_class(Kind::found) == Class::keys);
  CHECK(kind_class(Kind::object) == Class::restriction);
  CHECK(kind_class(Kind::note) == Class::talk);
  CHECK(kind_class(Kind::decide) == Class::act);
}

TEST_CASE("stances have names, and names are stances") {
  for (std::size_t i = 0; i < kStanceCount; ++i) {
    const auto stance = static_cast<Stance>(i);
    CHECK(stance_from(stance_name(stance)) == stance);
  }
  CHECK(!stance_from("maybe"));
}

TEST_CASE("a listed person is named by the list and the place in it") {
  const std::uint8_t place[] = {0, 0, 1, 2};
  CHECK(listed_person(kTarget, 258) == reinterpret_id<PersonId>(crypto::hash("fm1/listed", {kTarget.view(), place})));
  CHECK(listed_person(kTarget, 0) != listed_person(kTarget, 1));
}
}  // namespace content_test
