#include "event/charter.h"

#include <doctest/doctest.h>

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/charter_table.h"
#include "event/errc.h"
#include "event/header.h"

namespace charter_test {
using namespace folkmoot;
using namespace folkmoot::event;

namespace {
Code refusal(BytesView bytes) {
  const auto charter = decode_charter(bytes);
  return charter ? Code{"accepted"} : charter.error().code;
}
template <class Change>
Code refusal_with(Change change) {
  Charter charter;
  change(charter);
  return refusal(encode_charter(charter));
}
}  // namespace

TEST_CASE("a charter survives its bytes, and its hash is its name") {
  Charter charter;
  CHECK(decode_charter(encode_charter(charter)) == charter);
  const Hash before = charter_id(encode_charter(charter));
  charter.vouches = 5;
  CHECK(decode_charter(encode_charter(charter)) == charter);
  CHECK(charter_id(encode_charter(charter)) != before);
  CHECK(before == body_hash(encode_charter({})));
}

TEST_CASE(
    "what came later stands in the bytes only where it is not as built in, so that older charters keep their name") {
  Charter charter;
  const Bytes built_in = encode_charter(charter);
  REQUIRE(built_in[0] == 0xB8);
  CHECK(built_in[1] == 71);  // keys 0 to 70, as in the first charters
  charter.cut_off_window_ms += 1;
  Bytes said = encode_charter(charter);
  CHECK(said[1] == 72);
  CHECK(decode_charter(said) == charter);
  // The same number as is built in, said: another form of the same charter, which there is not.
  const std::uint64_t window = Charter().cut_off_window_ms;
  charter.cut_off_window_ms = window;
  REQUIRE(said.size() == built_in.size() + 2 + 5);  // the key; a number of four bytes
  for (std::size_t i = 0; i < 4; ++i) said[said.size() - 1 - i] = static_cast<std::uint8_t>(window >> (8 * i));
  CHECK(refusal(said) == event::errc::kCharter);
}

TEST_CASE("rules that could never be met, or that give one member too much, are refused") {
  CHECK(refusal_with([](Charter& c) { c.vouches = 0; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.objections = 0; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.suspenders = 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.ordinary.quorum->share = {2, 1}; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.ordinary.quorum->share = {0, 1}; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.ordinary.quorum->share = {0, 0}; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.ordinary.quorum.reset(); }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.quota.events = 7; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.quota.bytes = 32'767; }) == event::errc::kCharter);
}

TEST_CASE("a charter lets nobody hold more than two proxies, or one for more than ninety days") {
  CHECK(refusal_with([](Charter& c) { c.proxies = event::kMaxProxies; }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.proxies = event::kMaxProxies + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.proxy_ms = 30 * kDayMs; }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.proxy_ms = event::kMaxProxyMs + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.proxy_ms = 0; }) == event::errc::kCharter);
}

TEST_CASE("each number has its bound") {
  constexpr std::uint64_t kMany = std::uint64_t{1} << 31;
  CHECK(refusal_with([](Charter& c) { c.protocol = kMany; }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.protocol = kMany + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.vouches = kMany + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.cool_off_ms = kMaxTime; }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.cool_off_ms = kMaxTime + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.founding_ms = kMaxTime + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.ordinary.quorum->share = {1, std::uint32_t{1} << 31}; }) ==
        event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.quota.bytes = (std::uint64_t{1} << 48) + 1; }) == event::errc::kCharter);
  CHECK(refusal_with([](Charter& c) { c.quota.page_one_depth = 255; }) == "accepted");
  CHECK(refusal_with([](Charter& c) { c.quota.page_one_depth = 256; }) == event::errc::kCharter);
}

TEST_CASE("a key too many, missing or out of place is refused, as is every cut") {
  const Bytes good = encode_charter({});
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK(refusal(BytesView(good).first(size)) == event::errc::kCharter);
  Bytes longer = good;
  REQUIRE(longer[0] == 0xB8);  // a map whose number of pairs is the next byte
  ++longer[1];
  append(longer, codec::Writer().uint(charter_parameters().size()).uint(1).view());
  CHECK(refusal(longer) == event::errc::kCharter);
  Bytes swapped = good;  // {0: 1, 1: 2, ...} with the first two keys exchanged
  std::swap(swapped[2], swapped[4]);
  CHECK(refusal(swapped) == event::errc::kCharter);
  Bytes trailing = good;
  trailing.push_back(0);
  CHECK(refusal(trailing) == event::errc::kCharter);
}

TEST_CASE("what contradicts the rule for ordinary decisions is refused, and said by name") {
  Charter charter;
  CHECK(faults_of(charter).empty());
  charter.ordinary.majorities = {tally::kThreeQuarters};
  const auto faults = faults_of(charter);
  REQUIRE(faults.size() == 2);  // emergency measures need as much
  CHECK(faults[0].parameter == "grave");
  CHECK(faults[1].parameter == "constitutional");
  charter = {};
  charter.ordinary.quorum = tally::Quorum{tally::QuorumKind::approval, {2, 3}};
  CHECK(faults_of(charter).size() == 3);
  charter = {};
  charter.ordinary.quorum = tally::Quorum{tally::QuorumKind::participation, {1, 5}};
  CHECK(faults_of(charter).empty());  // whoever says yes takes part
  charter.grave.quorum = tally::Quorum{tally::QuorumKind::participation, {1, 6}};
  CHECK(faults_of(charter).size() == 1);
}

TEST_CASE("a majority covers another that is met whenever it is") {
  const tally::Majority simple;
  CHECK(covers(simple, simple));
  CHECK(covers(tally::kTwoThirds, simple));
  CHECK_FALSE(covers(simple, tally::kTwoThirds));
  CHECK(covers(tally::kHalfOfMembers, simple));
  CHECK_FALSE(covers(simple, tally::kHalfOfMembers));
  const tally::Majority half{{2, 4}, tally::Base::yes_no, false};
  CHECK(covers(simple, half));
  CHECK_FALSE(covers(half, simple));
}

TEST_CASE("a threshold above the group's size") {
  Charter charter;
  charter.vouches = 5;
  CHECK(faults_in_group(charter, 5).empty());
  const auto faults = faults_in_group(charter, 4);
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().parameter == "vouches");
}
}  // namespace charter_test
