#include "api/sessions.h"

#include <doctest/doctest.h>

#include "api/errc.h"
#include "api/once.h"

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
  const auto code = sessions.make_code(Role::owner, draw(), kNow);
  CHECK(code.text.size() == 32);
  CHECK(code.expires == later(kCodeLifeMs));
  CHECK(sessions.begin("0123456789abcdef0123456789abcdef", draw(), kNow).error().code == errc::kCode);
  CHECK(sessions.begin("", draw(), kNow).error().code == errc::kCode);
  const auto begun = sessions.begin(code.text, draw(), later(kCodeLifeMs - 1));
  REQUIRE(begun);
  CHECK(begun->session.role == Role::owner);
  CHECK(sessions.begin(code.text, draw(), kNow).error().code == errc::kCode);
  const auto old = sessions.make_code(Role::owner, draw(), kNow);
  CHECK(sessions.begin(old.text, draw(), later(kCodeLifeMs)).error().code == errc::kCode);
}

TEST_CASE("a session is known by its token, as long as it is used") {
  Sessions sessions(draw());
  const auto begun = sessions.begin(sessions.make_code(Role::owner, draw(), kNow).text, draw(), kNow);
  REQUIRE(begun);
  const std::string token = begun->token;
  CHECK(token.size() == 64);
  CHECK(sessions.use(token, later(kSessionLifeMs - 1)) != nullptr);
  CHECK(sessions.use(token, later(2 * kSessionLifeMs - 2)) != nullptr);
  CHECK(sessions.use(token, later(4 * kSessionLifeMs)) == nullptr);
  CHECK(sessions.use(token.substr(1), kNow) == nullptr);
  CHECK(sessions.use("", kNow) == nullptr);
  sessions.end(begun->session.id);
  CHECK_FALSE(sessions.is_open(begun->session.id));
  CHECK(sessions.use(token, kNow) == nullptr);
}

TEST_CASE("codes and sessions are bounded") {
  Sessions sessions(draw());
  const auto first = sessions.make_code(Role::owner, draw(), kNow);
  for (std::size_t i = 0; i < kCodesMax; ++i) sessions.make_code(Role::owner, draw(), kNow);
  CHECK_FALSE(sessions.begin(first.text, draw(), kNow));
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < kOwnerSessionsMax; ++i)
    tokens.push_back(sessions.begin(sessions.make_code(Role::owner, draw(), kNow).text, draw(), later(i))->token);
  REQUIRE(sessions.use(tokens[0], later(1'000)) != nullptr);
  REQUIRE(sessions.begin(sessions.make_code(Role::owner, draw(), kNow).text, draw(), later(2'000)));
  // The second was unused longest.
  CHECK(sessions.use(tokens[0], later(3'000)) != nullptr);
  CHECK(sessions.use(tokens[1], later(3'000)) == nullptr);
  CHECK(sessions.count(Role::owner) == kOwnerSessionsMax);
}

TEST_CASE("guests leave together") {
  Sessions sessions(draw());
  const auto owner = sessions.begin(sessions.make_code(Role::owner, draw(), kNow).text, draw(), kNow);
  const auto guest = sessions.begin(sessions.make_code(Role::guest, draw(), kNow).text, draw(), kNow);
  const auto unused = sessions.make_code(Role::guest, draw(), kNow);
  REQUIRE(guest);
  CHECK(guest->session.role == Role::guest);
  sessions.end_all(Role::guest);
  CHECK(sessions.use(guest->token, kNow) == nullptr);
  CHECK_FALSE(sessions.begin(unused.text, draw(), kNow));
  CHECK(sessions.use(owner->token, kNow) != nullptr);
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
