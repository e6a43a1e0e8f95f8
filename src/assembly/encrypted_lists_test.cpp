// Rankings and grades among encrypted votes, and credentials that are shuffled: turns, shuffles, lists that are opened.
#include <doctest/doctest.h>

#include <set>

#include "assembly/due.h"
#include "tests/support/encrypted_town.h"

namespace encrypted_lists_test {
using namespace folkmoot;
using namespace folkmoot::test;
using assembly::EncryptedFailure;

namespace {
constexpr std::uint64_t kTurn = 3 * kDay;

/// A question among three options, in which ballots are ranked or graded.
struct Ranking : EncryptedTown {
  explicit Ranking(event::Method method, bool mixed = false) {
    draw_witnesses();
    event::Open content = question();
    content.options = event::Options{method, 1, {"Monday", "Tuesday", "Friday"}};
    content.secrecy->mixed = mixed;
    open(content);
    if (!mixed) register_all();
    make_key(mixed ? "registering" : "voting");
  }
  void vote_all(const std::vector<std::vector<std::uint32_t>>& ballots) {
    const auto people = everybody();
    for (std::size_t i = 0; i < ballots.size(); ++i)
      CHECK(cast(people[(i + 1) % people.size()], ballot_of(people[i], ballots[i])) == "applied");
  }
  void close() {
    town.seal(20 * kDay);
    REQUIRE(stage() == "closed");
    seal_to("shuffling");
  }
  [[nodiscard]] std::vector<Bytes> opened_ballots() const {
    std::vector<Bytes> out;
    const assembly::Vote& vote_now = town.vote_of(vote);
    const auto options = static_cast<std::ptrdiff_t>(vote_now.choices->options);
    for (auto at = vote_now.opened.begin(); at != vote_now.opened.end(); at += options)
      out.emplace_back(at, at + options);
    std::ranges::sort(out);
    return out;
  }
  void loads_again() {
    auto loaded = assembly::Fold::load(town.journal(), town.fold().save(town.journal()));
    REQUIRE(loaded);
    CHECK(loaded->state_hash(town.journal()) == town.hash());
  }
};
// Ranks of Monday, Tuesday, Friday, and of "all stays as it is".
const std::vector<std::uint32_t> kMondayFirst{1, 2, 3, 4};
const std::vector<std::uint32_t> kFridayFirst{2, 2, 1, 0};
const std::vector<std::uint32_t> kNobody{0, 0, 0, 0};
const std::vector<std::uint32_t> kNoRanking{7, 1, 9, 255};
const std::vector<std::vector<std::uint32_t>> kSix{kFridayFirst, kMondayFirst, kFridayFirst,
                                                   kFridayFirst, kNobody,      kNoRanking};
}  // namespace

TEST_CASE("rankings are shuffled by each trustee, opened by two, and counted as in an open vote") {
  Ranking t(event::Method::schulze);
  t.vote_all(kSix);
  CHECK(t.encrypted().ballots.front().ciphertexts.size() == 64);
  t.close();
  CHECK(t.encrypted().sum.size() == 6 * 64);
  const Bytes before = t.encrypted().sum;
  t.loads_again();
  t.shuffle_to("opening");
  CHECK(t.encrypted().shuffles.size() == 3);
  CHECK(t.encrypted().sum != before);
  t.open_all({0, 2});
  t.loads_again();
  t.seal_to("done");
  CHECK(t.opened_ballots() ==
        std::vector<Bytes>{{0, 0, 0, 0}, {1, 2, 3, 4}, {2, 2, 1, 0}, {2, 2, 1, 0}, {2, 2, 1, 0}, {7, 1, 9, 255}});
  const assembly::Decision& count = t.town.count_of(t.vote);
  CHECK(count.marked == 4);
  CHECK(count.blank == 1);
  CHECK(count.invalid == 1);
  CHECK(count.not_voted == 2);
  CHECK(count.ballots.size() == 6);
  CHECK(count.elected == std::vector<std::uint32_t>{3});
  CHECK(t.town.vote_state(t.vote) == "adopted");
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{6});
  t.loads_again();
}

TEST_CASE("grades are opened as they were given, the best as 1, and STV fills its seats from secret rankings") {
  SUBCASE("grades") {
    Ranking t(event::Method::judgment);
    const auto best = [](event::Marks marks) { return assembly::numbers_of(event::Method::judgment, marks); };
    CHECK(best({5, 0, 3}) == std::vector<std::uint32_t>{1, 6, 3});
    t.vote_all({best({5, 0, 3}), best({4, 1, 3}), best({5, 2, 0}), best({0, 0, 0}), {0, 0, 0}, {1, 0, 2}});
    t.close();
    t.shuffle_to("opening");
    t.open_all({0, 1});
    t.seal_to("done");
    const assembly::Decision& count = t.town.count_of(t.vote);
    CHECK(count.marked == 4);
    CHECK(count.blank == 1);
    CHECK(count.invalid == 1);  // an option without a grade
    CHECK(count.elected == std::vector<std::uint32_t>{1});
  }
  SUBCASE("a single transferable vote") {
    Ranking t(event::Method::stv);
    t.vote_all({{1, 2, 0, 0}, {1, 2, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {1, 0, 0, 0}});
    t.close();
    t.shuffle_to("opening");
    t.open_all({1, 2});
    t.seal_to("done");
    CHECK(t.town.count_of(t.vote).elected == std::vector<std::uint32_t>{1});
  }
}

TEST_CASE("a shuffle counts in its trustee's turn alone, once, whole, and only if it proves that nothing was changed") {
  Ranking t(event::Method::schulze);
  t.vote_all(kSix);
  t.close();
  REQUIRE(t.encrypted().shuffler == 0);
  const auto right = t.shuffle();
  REQUIRE(right.size() == 1);
  CHECK(right[0].bytes.size() == event::kMixHead + 6 * event::kMixItem);
  // Out of turn, by nobody, for another turn, and another part of it.
  CHECK(t.say(t.trustee(1), right) == "encrypted.other_turn");
  CHECK(t.say(t.nobody_of_them(), right) == "encrypted.not_trustee");
  auto wrong = right;
  wrong[0].turn = 1;
  CHECK(t.say(wrong) == "encrypted.other_turn");
  wrong = right;
  wrong[0].part = 1;
  CHECK(t.say(wrong) == "encrypted.bad_proof");
  // Nothing is opened before.
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.other_stage");
  // Each byte that is changed breaks it: of what came out, of the proof, and of its length.
  for (std::size_t at = 0; at < right[0].bytes.size(); at += 61) {
    wrong = right;
    wrong[0].bytes[at] ^= 1;
    CHECK(t.say(wrong) == "encrypted.bad_proof");
  }
  wrong = right;
  wrong[0].bytes.resize(wrong[0].bytes.size() - event::kMixItem);  // a ballot less
  CHECK(t.say(wrong) == "encrypted.bad_proof");
  wrong = right;
  const auto last = wrong[0].bytes.end() - static_cast<std::ptrdiff_t>(event::kMixItem);
  std::copy(last, wrong[0].bytes.end(), last - static_cast<std::ptrdiff_t>(event::kMixItem));  // one twice
  CHECK(t.say(wrong) == "encrypted.bad_proof");
  // Of another list: of one ballot exchanged for one that the shuffler made, and of the list in another order.
  assembly::Encrypted other = t.encrypted();
  const auto stuffed = t.ballot_of(t.everybody()[7], kMondayFirst);
  std::copy_n(stuffed.ballot.begin(), 64, other.sum.begin());
  CHECK(t.say(*assembly::make_shuffle({other, t.vote}, t.fresh)) == "encrypted.bad_proof");
  other = t.encrypted();
  std::rotate(other.sum.begin(), other.sum.begin() + 64, other.sum.end());
  CHECK(t.say(*assembly::make_shuffle({other, t.vote}, t.fresh)) == "encrypted.bad_proof");
  // For another election.
  other = t.encrypted();
  other.election.bytes[0] ^= 1;
  CHECK(t.say(*assembly::make_shuffle({other, t.vote}, t.fresh)) == "encrypted.bad_proof");
  CHECK(t.encrypted().candidates.empty());
  CHECK(t.say(right) == "applied");
  CHECK(t.say(right) == "encrypted.repeated");
  CHECK(t.say(t.shuffle()) == "encrypted.repeated");
  t.town.seal(1);
  CHECK(t.encrypted().shuffler == 1);
  // What was shuffled by the first is no shuffle of what came out.
  wrong = right;
  wrong[0].turn = 1;
  CHECK(t.say(wrong) == "encrypted.bad_proof");
  t.shuffle_to("opening");
  t.open_all({0, 1});
  t.seal_to("done");
  CHECK(t.opened_ballots().size() == 6);
}

TEST_CASE("a trustee who is silent in its turn is passed over, and may still shuffle while too few have") {
  Ranking t(event::Method::schulze);
  t.vote_all(kSix);
  t.close();
  CHECK(assembly::next_due(t.town.state()) == Instant{t.town.state().page.opened().ms + kTurn * kHourMs});
  SUBCASE("the first one: the other two are enough") {
    t.town.seal(kTurn - 1);
    CHECK(t.encrypted().shuffler == 0);
    t.town.seal(1);
    CHECK(t.encrypted().shuffler == 1);
    CHECK(t.encrypted().turn == 1);
    t.shuffle_to("opening");
    CHECK(t.encrypted().shuffles.size() == 2);
  }
  SUBCASE("the last one") {
    for (int i = 0; i < 2; ++i) t.say(t.shuffle()), t.town.seal(1);
    CHECK(t.encrypted().shuffler == 2);
    t.town.seal(kTurn);
    CHECK(t.stage() == "opening");
  }
  SUBCASE("two of them: one comes after all") {
    t.say(t.shuffle()), t.town.seal(1);
    t.town.seal(kTurn), t.town.seal(kTurn);
    CHECK(t.stage() == "shuffling");
    CHECK(t.encrypted().shuffler == 1);
    CHECK(t.say(t.shuffle()) == "applied");
    t.seal_to("opening");
    CHECK(t.encrypted().shuffles.size() == 2);
  }
  SUBCASE("all of them: nothing is opened, ever") {
    for (int i = 0; i < 10; ++i) t.town.seal(kTurn);
    CHECK(t.stage() == "failed");
    CHECK(t.encrypted().failure == EncryptedFailure::not_shuffled);
    CHECK(t.town.vote_state(t.vote) == "lapsed");
    CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.other_stage");
    return;
  }
  t.open_all({0, 1});
  t.seal_to("done");
  CHECK(t.opened_ballots().size() == 6);
}

TEST_CASE("where credentials are shuffled nobody sees whose a ballot is, and each elector has one") {
  Ranking t(event::Method::schulze, true);
  const auto people = t.everybody();
  CHECK(t.code_of(t.town.act(people[0], t.registration(people[0]))) == "encrypted.mixed");
  t.enrol_all();
  CHECK(t.code_of(t.town.act(people[0], t.enrolment(people[0]))) == "encrypted.repeated");
  CHECK(t.cast(people[1], t.ballot_of(people[0], kMondayFirst)) == "encrypted.other_stage");
  t.loads_again();
  t.seal_to("mixing");  // all are there
  CHECK(t.encrypted().sum.size() == 8 * 64);
  t.shuffle_to("listing");
  t.open_all({0, 1});
  t.loads_again();
  t.seal_to("voting");
  REQUIRE(t.encrypted().credentials.size() == 8);
  std::set<event::GroupPoint> keys;
  for (const assembly::Credential& one : t.encrypted().credentials) {
    CHECK(one.person == assembly::kNoPerson);
    CHECK(one.event == assembly::kNoEvent);
    keys.insert(one.key);
  }
  CHECK(keys.size() == 8);
  t.loads_again();
  t.vote_all(kSix);
  CHECK(t.code_of(t.town.act(people[0], t.enrolment(people[0]))) == "encrypted.other_stage");
  t.close();
  t.shuffle_to("opening");
  t.open_all({1, 2});
  t.seal_to("done");
  CHECK(t.town.count_of(t.vote).elected == std::vector<std::uint32_t>{3});
}

namespace {
/// A question of yes and no, whose credentials are shuffled.
struct Mixed : EncryptedTown {
  Mixed() {
    draw_witnesses();
    event::Open content = question();
    content.secrecy->mixed = true;
    open(content);
    make_key("registering");
  }
  std::string enrol(Who who) { return code_of(town.act(who, enrolment(who))); }
};
}  // namespace

TEST_CASE("sums, too, can have shuffled credentials") {
  Mixed t;
  t.enrol_all();
  t.seal_to("mixing");
  t.shuffle_to("listing");
  t.open_all({0, 2});
  t.seal_to("voting");
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], i < 4 ? kYes : kNo)) == "applied");
  t.town.seal(20 * kDay);
  t.seal_to("opening");
  t.open_all({0, 1});
  t.seal_to("done");
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{5, 0, 4, 1, 0});
}

TEST_CASE("a credential is taken encrypted by its own person alone, in its time, and named where names are asked for") {
  Mixed t;
  const auto people = t.everybody();
  event::RegisterMixed stolen = t.enrolment(people[0]);
  CHECK(t.code_of(t.town.act(people[1], stolen)) == "encrypted.bad_proof");  // bound to who said it
  event::RegisterMixed wrong = t.enrolment(people[0]);
  wrong.beta = wrong.alpha;
  CHECK(t.code_of(t.town.act(people[0], wrong)) == "encrypted.bad_proof");
  wrong = t.enrolment(people[0]);
  wrong.beta = event::GroupPoint{};
  CHECK(t.code_of(t.town.act(people[0], wrong)) == "encrypted.bad_proof");
  // Encrypted anew by somebody who does not know the random number.
  wrong = t.enrolment(people[1]);
  wrong.alpha = stolen.alpha, wrong.beta = stolen.beta;
  CHECK(t.code_of(t.town.act(people[1], wrong)) == "encrypted.bad_proof");
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.enrol(people[i]) == "applied");
  t.town.seal(kTurn - 1);
  CHECK(t.stage() == "registering");
  t.seal_to("mixing");
  CHECK(t.enrol(people[5]) == "encrypted.other_stage");
  CHECK(t.encrypted().enrolments.size() == 5);

  EncryptedTown named;
  named.draw_witnesses();
  named.open();
  CHECK(named.code_of(named.town.act(named.bob, event::RegisterMixed{named.vote, {}, {}, {}})) == "encrypted.named");
}

TEST_CASE("with fewer than five to hide among nothing is shuffled") {
  Mixed t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 4; ++i) CHECK(t.enrol(people[i]) == "applied");
  t.town.seal(kTurn);
  CHECK(t.stage() == "failed");
  CHECK(t.encrypted().failure == EncryptedFailure::too_few_registered);
}

TEST_CASE("whoever encrypts the same credential as another, or none, takes it from nobody but themselves") {
  Mixed t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 6; ++i) CHECK(t.enrol(people[i]) == "applied");
  // Two who agreed to have one credential twice.
  const event::RegisterMixed twice = make_enrolment(t.named(), t.voter(people[0]), t.town.id(people[6]), t.fresh);
  CHECK(t.code_of(t.town.act(people[6], twice)) == "applied");
  ballot::VoterKey<ballot::Ed25519> nothing = t.voter(people[7]);
  nothing.secret = {};
  const event::RegisterMixed neutral = make_enrolment(t.named(), nothing, t.town.id(people[7]), t.fresh);
  CHECK(t.code_of(t.town.act(people[7], neutral)) == "applied");
  t.seal_to("mixing");
  t.shuffle_to("listing");
  t.open_all({0, 1});
  t.seal_to("voting");
  CHECK(t.encrypted().credentials.size() == 6);
}

TEST_CASE("credentials are opened once all turns are over, by shares of the list that came out") {
  Mixed t;
  t.enrol_all();
  t.seal_to("mixing");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.other_stage");
  // A cheating shuffler exchanges a credential for one of its own.
  assembly::Encrypted other = t.encrypted();
  std::copy_n(other.sum.begin() + 64, 64, other.sum.begin());
  CHECK(t.say(*assembly::make_shuffle({other, t.vote}, t.fresh)) == "encrypted.bad_proof");
  const Bytes before = t.encrypted().sum;
  t.shuffle_to("listing");
  other = t.encrypted();
  other.sum = before;  // what came in still lies beside names
  const event::Decrypt named = assembly::make_decryption({other, t.vote}, t.sum_for(0), t.fresh);
  CHECK(t.code_of(t.town.act(t.trustee(0), named)) == "encrypted.bad_proof");
  event::Decrypt wrong = t.decryption(0);
  wrong.part = 1;
  CHECK(t.code_of(t.town.act(t.trustee(0), wrong)) == "encrypted.bad_proof");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "applied");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.repeated");
  t.town.seal(29 * kDay);
  CHECK(t.stage() == "listing");
  t.town.seal(kDay);
  CHECK(t.encrypted().failure == EncryptedFailure::not_opened);
}

TEST_CASE("a list that is too long for one event is shuffled and opened in parts, and counts whole or not at all") {
  EncryptedTown t(203);
  t.draw_witnesses();
  event::Open content = t.question();
  content.options = event::Options{event::Method::schulze, 1, {"Monday", "Tuesday", "Friday"}};
  t.open(content);
  t.register_all();
  t.make_key();
  const auto people = t.everybody();
  REQUIRE(people.size() == 203);
  for (std::size_t i = 0; i < people.size(); ++i)
    CHECK(t.cast(people[0], t.ballot_of(people[i], i % 3 == 0 ? kMondayFirst : kFridayFirst)) == "applied");
  t.town.seal(20 * kDay);
  t.seal_to("shuffling");
  const auto right = t.shuffle();
  const auto other = t.shuffle();
  REQUIRE(right.size() == 2);
  CHECK(right[0].bytes.size() == event::kMaxMixPart);
  const Who first = t.trustee(0);
  CHECK(t.code_of(t.town.act(first, right[1])) == "encrypted.other_turn");
  CHECK(t.code_of(t.town.act(first, right[0])) == "applied");
  CHECK(t.code_of(t.town.act(first, other[0])) == "encrypted.repeated");
  t.town.seal(1);  // half of it is none
  CHECK(t.encrypted().turn == 0);
  CHECK(t.code_of(t.town.act(first, other[1])) == "encrypted.bad_proof");
  auto loaded = assembly::Fold::load(t.town.journal(), t.town.fold().save(t.town.journal()));
  REQUIRE(loaded);
  CHECK(loaded->state_hash(t.town.journal()) == t.town.hash());
  CHECK(t.code_of(t.town.act(first, right[1])) == "applied");
  t.town.seal(1);
  CHECK(t.encrypted().turn == 1);
  CHECK(t.encrypted().shuffles.at(0).events.size() == 2);
  t.shuffle_to("opening");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0, 1))) == "applied");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0, 1))) == "encrypted.repeated");
  t.open_all({1});
  t.town.seal(1);
  CHECK(t.stage() == "opening");  // of the first trustee a part is missing
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0, 0))) == "applied");
  t.seal_to("done");
  CHECK(t.town.count_of(t.vote).marked == 203);
  CHECK(t.town.count_of(t.vote).elected == std::vector<std::uint32_t>{3});
}

TEST_CASE("what a vote may keep is known as it is opened, and so is what all of them keep together") {
  const auto sizes = [](std::size_t electors, std::size_t answers, event::Method method, std::uint64_t spare) {
    return assembly::ballot_sizes({{spare + 1, spare, false}, electors, answers, assembly::is_embedded(method)});
  };
  const auto ranked = sizes(100, 20, event::Method::stv, 1);
  CHECK(ranked.ballot == 192);
  CHECK(ranked.shuffle == event::kMixHead + 100 * event::kMixItem);
  CHECK(ranked.box == ranked.shuffle + std::size_t{100} * 7 * 32);
  CHECK(sizes(2'339, 20, event::Method::stv, 1).shuffle <= assembly::kMaxShuffle);
  CHECK(sizes(2'340, 20, event::Method::stv, 1).shuffle > assembly::kMaxShuffle);
  CHECK(sizes(100, 20, event::Method::approval, 1).shuffle == 0);
  // Candidates that a ranking has room for: thirty with the standing one.
  CHECK(assembly::most_candidates({{2, 1, false}, 100, 0, true}) == 29);
  CHECK(assembly::most_candidates({{2, 1, false}, 2'340, 0, true}) == 0);
}

TEST_CASE("votes that would be too large together are refused, or wait for each other") {
  EncryptedTown t(203);
  t.draw_witnesses();
  event::Open content = t.question();
  content.options = event::Options{event::Method::approval, 1, std::vector<std::string>(44, "an option")};
  const std::size_t box = assembly::ballot_sizes({*content.secrecy, 203, 45, false}).box;
  const std::size_t most = assembly::kMaxBoxes / box;
  REQUIRE(most >= 3);
  std::vector<EventId> votes;
  for (std::size_t i = 0; i < most; ++i) {
    votes.push_back(t.town.act(t.town.first(), content));
    CHECK(t.code_of(votes.back()) == "applied");
  }
  CHECK(t.code_of(t.town.act(t.town.first(), content)) == "encrypted.too_large");
  CHECK(t.code_of(t.town.act(t.town.first(), t.question())) == "applied");  // a smaller one has room
  // Somebody who has not seen these.
  const EventId blind = t.town.with({.holds = {std::vector<EventId>{}}}).act(t.everybody()[5], content);
  CHECK(t.code_of(blind) == "applied");
  votes.push_back(blind);
  t.town.seal(1);
  std::size_t waiting = 0;
  for (const EventId& id : votes) {
    t.vote = id;
    waiting += t.stage() == "waiting" ? 1U : 0U;
  }
  CHECK(waiting == 1);
}

TEST_CASE("what is counted of a ballot's numbers is a ballot, and has no other numbers") {
  for (std::size_t m = 0; m < event::kMethodCount; ++m) {
    const auto method = static_cast<event::Method>(m);
    if (!assembly::is_embedded(method)) continue;
    std::size_t ballots = 0;
    for (std::uint32_t i = 0; i < 8 * 8 * 8; ++i) {
      const std::vector<std::uint32_t> numbers{i / 64, i / 8 % 8, i % 8};
      const Bytes bytes(numbers.begin(), numbers.end());
      const auto marks = assembly::marks_of(method, bytes);
      if (!marks) continue;
      ++ballots;
      CHECK(event::are_marks(*marks, method, 3));
      CHECK(assembly::numbers_of(method, *marks) == numbers);
    }
    // Each ballot of three options comes from some numbers: six grades each, or rankings.
    const bool is_graded =
        method != event::Method::schulze && method != event::Method::stv && method != event::Method::irv;
    CHECK(ballots == (is_graded ? 216 : method == event::Method::schulze ? 25 : 15));
    CHECK_FALSE(assembly::marks_of(method, Bytes{0, 0, 0}));
  }
}
}  // namespace encrypted_lists_test
