#include "api/sessions.h"

#include <doctest/doctest.h>

#include "api/errc.h"
#include "api/once.h"

namespace sessions_test {
using namespace folkmoot;
using namespace folkmoot::api;

namespace {
Hash draw() {
  static std::uint8_t last = 0;
  Hash out;
  out.bytes.fill(++last);
  return out;
}
constexpr Instant kNow{1'800'000'000'000};
Instant later(std::uint64_t ms) { return {kNow.ms + ms}; }
}  // namespace

TEST_CASE("a code is swapped once, and soon") {
  Sessions sessions(draw());
  const auto code = sessions.make_code(draw(), kNow);
  CHECK(code.text.size() == 32);
  CHECK(code.expires == later(kCodeLifeMs));
  CHECK(sessions.begin("0123456789abcdef0123456789abcdef", false, draw(), kNow).error().code == errc::kCode);
  CHECK(sessions.begin("", false, draw(), kNow).error().code == errc::kCode);
  const auto begun = sessions.begin(code.text, false, draw(), later(kCodeLifeMs - 1));
  REQUIRE(begun);
  CHECK(begun->session.role == Role::owner);
  CHECK(sessions.begin(code.text, false, draw(), kNow).error().code == errc::kCode);
  const auto old = sessions.make_code(draw(), kNow);
  CHECK(sessions.begin(old.text, false, draw(), later(kCodeLifeMs)).error().code == errc::kCode);
}

TEST_CASE("a session is known by its token, as long as it is used") {
  Sessions sessions(draw());
  const auto begun = sessions.begin(sessions.make_code(draw(), kNow).text, false, draw(), kNow);
  REQUIRE(begun);
  const std::string token = begun->token;
  CHECK(token.size() == 64);
  CHECK(sessions.use(token, later(kSessionLifeMs - 1)) != nullptr);
  CHECK(sessions.use(token, later(2 * kSessionLifeMs - 2)) != nullptr);
  CHECK(sessions.use(token, later(4 * kSessionLifeMs)) == nullptr);
  CHECK(sessions.use(token.substr(1), kNow) == nullptr);
  CHECK(sessions.use("", kNow) == nullptr);
  sessions.end(begun->session.id);
  CHECK(sessions.find(begun->session.id) == nullptr);
  CHECK(sessions.use(token, kNow) == nullptr);
}

TEST_CASE("codes and sessions are bounded") {
  Sessions sessions(draw());
  const auto first = sessions.make_code(draw(), kNow);
  for (std::size_t i = 0; i < kCodesMax; ++i) sessions.make_code(draw(), kNow);
  CHECK_FALSE(sessions.begin(first.text, false, draw(), kNow));
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < kOwnerSessionsMax; ++i)
    tokens.push_back(sessions.begin(sessions.make_code(draw(), kNow).text, false, draw(), later(i))->token);
  REQUIRE(sessions.use(tokens[0], later(1'000)) != nullptr);
  REQUIRE(sessions.begin(sessions.make_code(draw(), kNow).text, false, draw(), later(2'000)));
  // The second was unused longest.
  CHECK(sessions.use(tokens[0], later(3'000)) != nullptr);
  CHECK(sessions.use(tokens[1], later(3'000)) == nullptr);
  CHECK(sessions.count(Role::owner) == kOwnerSessionsMax);
}

TEST_CASE("one code lets the room in, as it is typed, until the meeting is over") {
  Sessions sessions(draw());
  const Instant end = later(kMinuteMs);
  CHECK_FALSE(sessions.begin("", true, draw(), kNow));
  const std::string code = sessions.make_room_code(draw(), end);
  CHECK(code.size() == kRoomCodeLetters);
  const auto first = sessions.begin(code, true, draw(), kNow);
  REQUIRE(first);
  CHECK(first->session.role == Role::guest);
  CHECK(first->session.until == end);
  std::string typed = code.substr(0, 4) + " - " + code.substr(4);
  for (char& c : typed) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  CHECK(sessions.begin(typed, true, draw(), kNow)->session.role == Role::guest);
  CHECK(sessions.begin(code, false, draw(), kNow)->session.role == Role::guest);
  CHECK(sessions.begin(code.substr(1), true, draw(), kNow).error().code == errc::kCode);
  CHECK(sessions.use(first->token, later(kMinuteMs - 1)) != nullptr);
  CHECK(sessions.begin(code, true, draw(), end).error().code == errc::kCode);
  CHECK(sessions.use(first->token, end) == nullptr);
}

TEST_CASE("a meeting that lasts longer keeps its guests, with another code") {
  Sessions sessions(draw());
  const std::string before = sessions.make_room_code(draw(), later(kMinuteMs));
  const auto guest = sessions.begin(before, true, draw(), kNow);
  REQUIRE(guest);
  const std::string after = sessions.make_room_code(draw(), later(kHourMs));
  CHECK(sessions.begin(before, true, draw(), kNow).error().code == errc::kCode);
  CHECK(sessions.begin(after, true, draw(), kNow));
  CHECK(sessions.use(guest->token, later(kHourMs - 1)) != nullptr);
}

TEST_CASE("the code of a member is neither good nor used up in the room") {
  Sessions sessions(draw());
  const auto code = sessions.make_code(draw(), kNow);
  sessions.make_room_code(draw(), later(kHourMs));
  CHECK(sessions.begin(code.text, true, draw(), kNow).error().code == errc::kCode);
  CHECK(sessions.begin(code.text, false, draw(), kNow)->session.role == Role::owner);
}

TEST_CASE("guests leave together") {
  Sessions sessions(draw());
  const auto owner = sessions.begin(sessions.make_code(draw(), kNow).text, false, draw(), kNow);
  const std::string code = sessions.make_room_code(draw(), later(kHourMs));
  const auto guest = sessions.begin(code, true, draw(), kNow);
  REQUIRE(guest);
  sessions.end_guests();
  CHECK(sessions.use(guest->token, kNow) == nullptr);
  CHECK_FALSE(sessions.begin(code, true, draw(), kNow));
  CHECK(sessions.use(owner->token, kNow) != nullptr);
}

TEST_CASE("where guests are too many, those who sit nowhere make place") {
  Sessions sessions(draw());
  const std::string code = sessions.make_room_code(draw(), later(kHourMs));
  std::vector<Sessions::Begun> guests;
  for (std::size_t i = 0; i < kGuestSessionsMax; ++i) guests.push_back(*sessions.begin(code, true, Hash{}, later(i)));
  sessions.set_seated(guests[0].session.id, true);
  REQUIRE(sessions.begin(code, true, draw(), later(1'000)));
  CHECK(sessions.count(Role::guest) == kGuestSessionsMax);
  CHECK(sessions.find(guests[0].session.id) != nullptr);
  CHECK(sessions.find(guests[1].session.id) == nullptr);
  for (const auto& guest : guests) sessions.set_seated(guest.session.id, true);
  REQUIRE(sessions.begin(code, true, draw(), later(2'000)));
  const auto last = sessions.begin(code, true, draw(), later(3'000));
  REQUIRE(last);
  sessions.set_seated(last->session.id, true);
  CHECK(sessions.begin(code, true, draw(), later(4'000)).error().code == errc::kBusy);
}

TEST_CASE("a wish that comes twice is done once") {
  OnceOnly once;
  const OnceOnly::Wish wish{1, "key", draw()};
  CHECK(once.look(wish, kNow).found == OnceOnly::Found::first);
  CHECK(once.look(wish, kNow).found == OnceOnly::Found::under_way);
  CHECK(once.look({1, "key", draw()}, kNow).found == OnceOnly::Found::other);
  CHECK(once.look({2, "key", wish.content}, kNow).found == OnceOnly::Found::first);
  Answer answer;
  answer.type = kJson;
  answer.body = "{}";
  once.done(wish, answer);
  const auto again = once.look(wish, kNow);
  CHECK(again.found == OnceOnly::Found::done);
  CHECK(again.told.body == "{}");
  CHECK(once.look(wish, later(kOnceLifeMs)).found == OnceOnly::Found::first);
}

TEST_CASE("what was not done may be wished again, and what is too large is not done again") {
  OnceOnly once;
  const OnceOnly::Wish wish{1, "key", draw()};
  once.look(wish, kNow);
  Answer failed = problem({errc::kBusy, {}});
  CHECK(failed.status == 503);
  once.done(wish, failed);
  CHECK(once.look(wish, kNow).found == OnceOnly::Found::first);
  Answer large;
  large.body = std::string(kOnceBytesMax + 1, 'x');
  once.done(wish, large);
  const auto again = once.look(wish, kNow);
  CHECK(again.found == OnceOnly::Found::done);
  CHECK(again.told.status == 500);
  CHECK(again.told.body.find("\"code\":\"" + std::string(errc::kAnswerLarge) + "\"") != std::string::npos);
  for (std::size_t i = 0; i < kOnceMax; ++i) once.look({2, std::to_string(i), wish.content}, kNow);
  CHECK(once.size() == kOnceMax);
  CHECK(once.look(wish, kNow).found == OnceOnly::Found::first);
}
}  // namespace sessions_test
