// What somebody could try who may vote, open or shuffle, and knows the protocol.
#include <doctest/doctest.h>

#include <algorithm>

#include "ballot/wire.h"
#include "tests/support/tampering.h"
#include "tests/support/toy_election.h"

namespace attacks_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {

using Toy = ToyElection<Ed25519>;

Report verified(const Bytes& archive) { return verify(read_from(archive), seed_of(96)); }

std::string signed_by(const std::string& json, const VoterKey<Ed25519>& voter, Draws& draws) {
  const std::string unsigned_json = unsigned_part(json);
  const std::string hash = fingerprint(unsigned_json);
  return unsigned_json.substr(0, unsigned_json.size() - 1) + ",\"signature\":{\"hash\":\"" + hash +
         "\",\"proof\":" + json_of(prove_knowledge(ed25519(), "sig|" + hash + "|", voter.secret, draws)) + "}}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Voting : Toy {
  Voting() : Toy(ed25519(), 7, {chosen(3, 0, 1)}, 3) {
    add_single();
    open();
  }
  std::string ballot(std::size_t voter, const Vote& vote) {
    const auto out = encrypt(desk->booth(), voters[voter], vote, draws);
    REQUIRE(out);
    return *out;
  }
  Code refused(const std::string& ballot) {
    auto fresh = Desk<Ed25519>::open(ed25519(), desk->archive(), seed_of(1));
    REQUIRE(fresh);
    const auto done = (*fresh)->cast(ballot);
    return done ? Code("accepted") : done.error().code;
  }
};

}  // namespace

TEST_CASE("votes outside the range are refused, though each of their proofs is well made for another range") {
  Voting voting;
  CHECK(voting.refused(voting.ballot(0, {{1, 0, 0}})) == "accepted");
  // Proved with one more allowed, and one less: as many parts as the proof must have.
  Booth<Ed25519> wider = voting.desk->booth();
  wider.election.content.questions[0].min = 1;
  wider.election.content.questions[0].max = 2;
  const auto two = encrypt(wider, voting.voters[0], {{1, 1, 0}}, voting.draws);
  REQUIRE(two);
  CHECK(voting.refused(*two) == rule::kProof);
  wider.election.content.questions[0].min = 0;
  const auto longer = encrypt(wider, voting.voters[0], {{1, 1, 0}}, voting.draws);
  REQUIRE(longer);
  CHECK(voting.refused(*longer) == rule::kForm);
}

TEST_CASE("another's ballot cannot be copied") {
  Voting voting;
  const std::string original = voting.ballot(0, {{0, 1, 0}});
  CHECK(voting.refused(signed_by(replaced(original, voting.voters[0].credential, voting.voters[1].credential),
                                 voting.voters[1], voting.draws)) == rule::kProof);
  CHECK(voting.refused(replaced(original, voting.voters[0].credential, voting.voters[1].credential)) ==
        rule::kSignature);
}

TEST_CASE("elements with a part of small order are refused wherever they come in") {
  Voting voting;
  const Ed25519& group = ed25519();
  const Point small = *group.read("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec");
  const std::string honest = voting.ballot(0, {{0, 1, 0}});
  const auto read = read_ballot(voting.desk->booth(), honest);
  REQUIRE(read);
  const auto& answer = std::get<ChosenAnswer<Ed25519>>(read->answers[0]);
  for (const Ciphertext<Ed25519>& choice : answer.choices) {
    for (const Point& element : {choice.alpha, choice.beta}) {
      const std::string changed =
          replaced(honest, text_of(group, element), text_of(group, group.product(element, small)));
      CHECK(voting.refused(signed_by(changed, voting.voters[0], voting.draws)) == rule::kSubgroup);
    }
  }
  // And the neutral element as a credential.
  auto opening = voting.opening;
  opening.voters[0].first = text_of(group, group.neutral());
  CHECK(verified(*open_election(group, opening)).error->rule == rule::kSubgroup);
  opening.voters[0].first = text_of(group, group.product(group.generator(), small));
  CHECK(verified(*open_election(group, opening)).error->rule == rule::kSubgroup);
  opening.voters[0] = opening.voters[1];
  CHECK(verified(*open_election(group, opening)).error->rule == rule::kCredentials);
}

TEST_CASE("each byte of a ballot counts") {
  Toy voting(ed25519(), 8, {chosen(1, 0, 1)}, 1);
  voting.add_single();
  voting.open();
  const auto honest = encrypt(voting.desk->booth(), voting.voters[0], {{1}}, voting.draws);
  REQUIRE(honest);
  const auto key = ed25519().read(voting.voters[0].credential);
  for (std::size_t at = 0; at < honest->size(); ++at) {
    std::string changed = *honest;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
    const auto read = read_ballot(voting.desk->booth(), changed);
    INFO(at);
    CHECK((!read || read->credential != voting.voters[0].credential ||
           !check_ballot(voting.desk->booth(), *read, changed, *key)));
  }
}

TEST_CASE("a wrong share among enough right ones is named and left out") {
  Toy election(ed25519(), 9, {chosen(2, 0, 1)}, 1);
  election.add_group(4, 2);
  election.open();
  election.cast(0, {{1, 0}});
  election.finish();
  LooseArchive archive(election.desk->archive());
  // Trustee 3 hands in the share of trustee 1.
  const auto share = std::ranges::find(archive.events, "PartialDecryption", &LooseEvent::type);
  LooseEvent third = *share;
  third.owner = "3";
  archive.events.insert(share, third);
  const Report report = verified(archive.put_together());
  CHECK(report.ok());
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].rule == rule::kProof);
  CHECK(report.warnings[0].message.find("trustee 3") != std::string::npos);
  // Without trustee 1 there are too few.
  const auto first = std::ranges::find(archive.events, "1", &LooseEvent::owner);
  archive.events.erase(first);
  CHECK(verified(archive.put_together()).error->rule == rule::kOwners);
}

TEST_CASE("a shuffler cannot put in, leave out or repeat a vote") {
  Toy election(ed25519(), 10, {embedded(2)}, 3);
  election.add_single();
  election.open();
  for (std::size_t i = 0; i < 3; ++i) election.cast(i, {{1, 2}});
  REQUIRE(election.desk->close());
  const auto& before = election.desk->count().tally()[0];
  const auto& booth = election.desk->booth();
  const Ed25519& group = ed25519();
  const auto honest = shuffle<Ed25519>(group, booth.key, booth.hash, before, election.draws);
  REQUIRE(honest);
  const auto check = [&](const std::vector<Ciphertext<Ed25519>>& from, const Shuffled<Ed25519>& to,
                         std::string_view hash) {
    return check_shuffle<Ed25519>(group, booth.key, hash, from, to.ciphertexts, to.proof, seed_of(3)).has_value();
  };
  CHECK(check(before, *honest, booth.hash));
  CHECK_FALSE(check(before, *honest, "another"));
  auto changed = *honest;
  changed.ciphertexts[0] = changed.ciphertexts[1];
  CHECK_FALSE(check(before, changed, booth.hash));
  changed = *honest;
  changed.ciphertexts[2].beta = group.product(changed.ciphertexts[2].beta, group.generator());
  CHECK_FALSE(check(before, changed, booth.hash));
  // A proof well made, from other votes than those of the box.
  auto other = before;
  other[1].beta = group.product(other[1].beta, group.generator());
  const auto stuffed = shuffle<Ed25519>(group, booth.key, booth.hash, other, election.draws);
  REQUIRE(stuffed);
  CHECK(check(other, *stuffed, booth.hash));
  CHECK_FALSE(check(before, *stuffed, booth.hash));
}

TEST_CASE("a dealer who deals wrongly is found, and one who is accused wrongly is cleared") {
  const Ed25519& group = ed25519();
  Board<Ed25519> board(group, 3, 2);
  std::vector<std::unique_ptr<Dealer<Ed25519>>> dealers;
  for (std::uint8_t i = 1; i <= 3; ++i) dealers.push_back(std::make_unique<Dealer<Ed25519>>(board, i, seed_of(i)));
  CHECK_FALSE(board.certificate(2, dealers[1]->certificate()));  // not its turn
  CHECK_FALSE(board.commitment(1, dealers[0]->commitment()));
  for (std::size_t i = 1; i <= 3; ++i) REQUIRE(board.certificate(i, dealers[i - 1]->certificate()));
  CHECK_FALSE(board.certificate(3, dealers[2]->certificate()));
  for (std::size_t i = 1; i <= 2; ++i) REQUIRE(board.commitment(i, dealers[i - 1]->commitment()));
  // Nobody shows a polynomial before all are committed to theirs.
  CHECK_FALSE(board.polynomial(1, dealers[0]->polynomial(), dealers[0]->over_certificates()));
  REQUIRE(board.commitment(3, dealers[2]->commitment()));
  CHECK_FALSE(board.complaint(1, 2));
  for (std::size_t i = 1; i <= 3; ++i)
    REQUIRE(board.polynomial(i, dealers[i - 1]->polynomial(), dealers[i - 1]->over_certificates()));
  const auto wrong = curve::order().add(dealers[2]->share_for(1), curve::Scalar(1));
  CHECK_FALSE(dealers[0]->receive(3, wrong));
  REQUIRE(board.complaint(1, 3));
  REQUIRE(board.complaint(2, 1));
  CHECK(board.open_complaints().size() == 2);
  CHECK(board.reveal(1, 2, dealers[0]->share_for(2)));  // it was right
  CHECK(board.faulty().empty());
  CHECK_FALSE(board.reveal(3, 1, wrong));
  CHECK(board.faulty() == std::set<std::size_t>{3});
  CHECK_FALSE(board.finish());
}

TEST_CASE("a polynomial other than the committed one makes its dealer faulty") {
  const Ed25519& group = ed25519();
  Board<Ed25519> board(group, 2, 1);
  Dealer<Ed25519> first(board, 1, seed_of(1));
  Dealer<Ed25519> second(board, 2, seed_of(2));
  REQUIRE(board.certificate(1, first.certificate()));
  REQUIRE(board.certificate(2, second.certificate()));
  REQUIRE(board.commitment(1, first.commitment()));
  second.commitment();
  REQUIRE(board.commitment(2, std::string(64, '0')));  // of something that is chosen later
  REQUIRE(board.polynomial(1, first.polynomial(), first.over_certificates()));
  CHECK_FALSE(board.polynomial(2, second.polynomial(), second.over_certificates()));
  CHECK(board.faulty() == std::set<std::size_t>{2});
}

TEST_CASE("an archive is refused above the size that its reader allows") {
  Voting voting;
  VerifyOptions options;
  options.max_size = 1'000;
  CHECK(verify(read_from(voting.desk->archive()), seed_of(1), options).error->rule == rule::kLimits);
  // A header that promises a record of 8 GB makes no room for it.
  Bytes huge = voting.desk->archive();
  std::copy_n("77777777777", 11, huge.begin() + 1024 + 124);
  CHECK(verified(huge).error->rule == rule::kLimits);
}

TEST_CASE("a vote for no list, or for names of a list that is not chosen, cannot be proved") {
  Toy voting(ed25519(), 12, {lists({3, 1})}, 1);
  voting.add_single();
  voting.open();
  const Booth<Ed25519>& booth = voting.desk->booth();
  const Point key = *ed25519().read(voting.voters[0].credential);
  // Proved for lists of other sizes, where it is a good vote; on the way a ballot says no sizes.
  Booth<Ed25519> other = booth;
  other.election.content.questions[0].lists = {1, 3};
  const auto made = encrypt(other, voting.voters[0], {{0, 1, 1, 0}}, voting.draws);
  REQUIRE(made);
  const auto sent = to_wire(other, *made, key, 0, {}, false);
  REQUIRE(sent);
  const auto arrived = from_wire(booth, std::vector<std::string>{voting.voters[0].credential}, *sent);
  REQUIRE(arrived);
  const auto read = read_ballot(booth, arrived->json);
  REQUIRE(read);
  CHECK(check_ballot(booth, *read, arrived->json, key).error().code == rule::kProof);
  // A proof that somebody is chosen which shows nothing.
  const auto honest = encrypt(booth, voting.voters[0], {{1, 1, 0, 0}}, voting.draws);
  REQUIRE(honest);
  const auto good = read_ballot(booth, *honest);
  const std::string shown = text_of(ed25519(), std::get<ListsAnswer<Ed25519>>(good->answers[0]).nonzero.commitment);
  const std::string nothing = replaced(*honest, shown, text_of(ed25519(), ed25519().neutral()));
  const std::string again = signed_by(nothing, voting.voters[0], voting.draws);
  const auto changed = read_ballot(booth, again);
  REQUIRE(changed);
  CHECK(check_ballot(booth, *changed, again, key).error().code == rule::kProof);
}

TEST_CASE("a tally of other ballots than those of the box is refused: no two that overlap are ever opened") {
  Toy election(ed25519(), 13, {chosen(2, 0, 1)}, 3);
  election.add_single();
  election.open();
  election.cast(0, {{1, 0}});
  election.cast(1, {{0, 1}});
  const auto late = encrypt(election.desk->booth(), election.voters[2], {{0, 1}}, election.draws);
  REQUIRE(late);
  election.finish();
  const LooseArchive honest(election.desk->archive());
  REQUIRE(verified(honest.put_together()).ok());
  LooseArchive changed = honest;
  changed.events.erase(changed.events.begin() + 1);  // a ballot
  CHECK(verified(changed.put_together()).error->rule == rule::kTally);
  changed = honest;
  changed.events.insert(changed.events.begin() + 3, {"Ballot", {*late}, {}, {}});
  CHECK(verified(changed.put_together()).error->rule == rule::kTally);
  const auto tally = std::ranges::find(honest.events, "EncryptedTally", &LooseEvent::type);
  changed = honest;
  changed.events.insert(changed.events.end() - 1, *tally);
  CHECK(verified(changed.put_together()).error->rule == rule::kOrder);
}

TEST_CASE("a trustee who is silent at any step of making a key holds it up, and nobody goes on without") {
  const Ed25519& group = ed25519();
  for (std::size_t silent = 0; silent < 4; ++silent) {
    Board<Ed25519> board(group, 2, 1);
    Dealer<Ed25519> first(board, 1, seed_of(1));
    Dealer<Ed25519> second(board, 2, seed_of(2));
    INFO(silent);
    REQUIRE(board.certificate(1, first.certificate()));
    if (silent > 0) REQUIRE(board.certificate(2, second.certificate()));
    CHECK(board.commitment(1, first.commitment()).has_value() == (silent > 0));
    if (silent > 1) REQUIRE(board.commitment(2, second.commitment()));
    CHECK(board.polynomial(1, first.polynomial(), first.over_certificates()).has_value() == (silent > 1));
    if (silent > 2) {
      REQUIRE(board.polynomial(2, second.polynomial(), second.over_certificates()));
      REQUIRE(first.receive(1, first.share_for(1)));
      REQUIRE(first.receive(2, second.share_for(1)));
      CHECK(board.key(1, first.key()));
    }
    CHECK_FALSE(board.finish());
  }
}

TEST_CASE("hostile sizes and nesting are refused before anything is made of them") {
  Voting voting;
  const LooseArchive honest(voting.desk->archive());
  const auto with_body = [&](std::size_t body, const std::string& json) {
    LooseArchive changed = honest;
    changed.events[0].bodies[body] = json;
    const Report report = verified(changed.put_together());
    return report.error ? report.error->rule : Code("accepted");
  };
  const auto with_question = [&](const std::string& question) {
    const std::string& election = honest.events[0].bodies[0];
    const std::size_t from = election.find("\"questions\":[") + 13;
    return with_body(0, election.substr(0, from) + question + election.substr(election.find("],\"uuid\"")));
  };
  const auto repeated = [](const std::string& text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i > 0 ? "," : "") + text;
    return out;
  };
  const std::string small = R"({"answers":["a"],"min":0,"max":1,"question":""})";
  CHECK(with_question(repeated(small, 257)) == rule::kForm);
  CHECK(with_question(R"({"answers":[)" + repeated("\"a\"", 1'001) + R"(],"min":0,"max":1,"question":""})") ==
        rule::kForm);
  CHECK(with_question(R"({"answers":["a"],"min":0,"max":99999999999999999999,"question":""})") == rule::kForm);
  CHECK(with_question(R"({"type":"Lists","value":{"answers":[)" + repeated("[\"a\",\"b\"]", 501) +
                      R"(],"question":""}})") == rule::kForm);
  CHECK(with_question(R"({"type":"Lists","value":{"answers":[["a"],[]],"question":""}})") == rule::kElection);
  CHECK(with_question(R"({"type":"NonHomomorphic","value":{"answers":[)" + repeated("\"a\"", 31) +
                      R"(],"question":""}})") == rule::kEmbedded);
  const std::string deep(200'000, '[');
  CHECK(with_question(R"({"type":"NonHomomorphic","value":{"answers":["a"],"question":""},"extra":)" + deep + "}") ==
        rule::kForm);
  CHECK(with_question(deep) == rule::kForm);
  CHECK(with_body(1, deep) == rule::kForm);
  CHECK(with_body(2, deep) == rule::kForm);
  CHECK(with_body(2, "[\"" + std::string(2'000'000, '1') + "\"]") == rule::kEncoding);
  CHECK(with_body(2, "[\"" + voting.voters[0].credential + ",1000000001\"]") == rule::kForm);

  const std::string ballot = voting.ballot(0, {{1, 0, 0}});
  CHECK(voting.refused(deep) == rule::kForm);
  const std::size_t number = ballot.find("\"challenge\":\"") + 13;
  std::string long_number = ballot;
  CHECK(voting.refused(long_number.insert(number, std::string(1'000'000, '9'))) == rule::kEncoding);
  CHECK(voting.refused(replaced(ballot, "\"choices\":[", "\"choices\":[" + deep)) == rule::kForm);
}
}  // namespace attacks_test
