// An archive of an election from anywhere, and every kind of record alone: what is read is written back to the same
// bytes, and whatever verification says, it says it.
#include "ballot/binary.h"
#include "ballot/decryption.h"
#include "ballot/encrypt.h"
#include "ballot/shuffle.h"
#include "ballot/trustees.h"
#include "ballot/verify.h"
#include "ballot/wire.h"
#include "base/check.h"

using namespace folkmoot;
using namespace folkmoot::ballot;

namespace {
const Ed25519& group() { return ed25519(); }

const Booth<Ed25519>& booth() {
  static const Booth<Ed25519> kBooth = [] {
    Question chosen;
    chosen.answers = {"a", "b"};
    chosen.blank = true;
    chosen.max = 2;
    Question embedded;
    embedded.kind = Question::Kind::embedded;
    embedded.answers = {"a", "b"};
    Question lists;
    lists.kind = Question::Kind::lists;
    lists.answers = {"list", "a", "b"};
    lists.lists = {3};
    Election election{{"", "", {chosen, embedded, lists}, {}, {}}, "Ed25519", "", "11111111111111"};
    const std::string json = json_of(election);
    return Booth<Ed25519>(group(), election, json, group().generator());
  }();
  return kBooth;
}

/// Of one question whose votes are embedded: events carry its ballots as bytes.
const Booth<Ed25519>& ranked() {
  static const Booth<Ed25519> kBooth = [] {
    Question question;
    question.kind = Question::Kind::embedded;
    question.answers = {"a", "b"};
    Election election{{"", "", {question}, {}, {}}, "Ed25519", "", "11111111111111"};
    const std::string json = json_of(election);
    return Booth<Ed25519>(group(), election, json, group().generator());
  }();
  return kBooth;
}

void read_wire_ballot(BytesView bytes) {
  const std::vector<std::string> credentials = {text_of(group(), group().generator())};
  const auto arrived = from_wire(booth(), credentials, bytes);
  if (!arrived) return;
  const auto ballot = read_ballot(booth(), arrived->json);
  FM_CHECK(ballot && unsigned_json(booth(), *ballot) == unsigned_part(arrived->json));
  FM_CHECK(bytes.size() ==
           wire_size(booth().election.questions(), {!arrived->hints.empty(), arrived->revision.has_value()}));
}

/// What events carry.
void read_packed(BytesView bytes) {
  if (const auto shuffle = unpack_shuffle(bytes)) FM_CHECK(pack(*shuffle) == to_bytes(bytes));
  if (const auto ballot = unpack(ranked(), text_of(group(), group().generator()), bytes))
    FM_CHECK(pack(*ballot) == to_bytes(bytes));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const BytesView bytes(data, size);
  const std::string_view text = as_text(bytes);
  const Report report = verify(read_from(bytes), crypto::Secret32());
  FM_CHECK(!json_of(report).empty());
  if (const auto seen = overview(read_from(bytes))) FM_CHECK(!seen->events.empty());

  if (const auto election = read_election(text)) FM_CHECK(json_of(*election) == text);
  if (const auto content = read_template(text)) FM_CHECK(json_of(*content) == text.substr(0, json_of(*content).size()));
  if (const auto event = read_event(text)) FM_CHECK(json_of(*event) == text);
  if (const auto trustees = read_trustees(group(), text)) {
    FM_CHECK(json_of(group(), *trustees) == text);
    const auto openers = check_trustees(group(), *trustees);
    FM_CHECK(!openers || openers->count() > 0);
  }
  if (const auto certificate = read_certificate(group(), text)) FM_CHECK(json_of(group(), *certificate) == text);
  if (const auto ballot = read_ballot(booth(), text)) {
    const auto checked = check_ballot(booth(), *ballot, text, group().generator());
    FM_CHECK(!checked || ballot->answers.size() == 3);
  }
  read_wire_ballot(bytes);
  read_packed(bytes);
  if (const auto vote = read_vote(booth().election.questions(), text)) FM_CHECK(vote->size() == 3);
  const Ciphertext<Ed25519> one{group().generator(), group().generator()};
  const EncryptedTally<Ed25519> tally = {{one, one}, {one}, {one, one, one}};
  const Election& election = booth().election;
  if (const auto share = read_share(group(), election, tally, text))
    FM_CHECK(json_of_share(group(), election, *share) == text);
  if (const auto shuffle = read_shuffle<Ed25519>(group(), tally, text))
    FM_CHECK(json_of_shuffle(group(), *shuffle) == text);
  if (const auto result = read_result(booth().election, 9, text))
    FM_CHECK(json_of_result(booth().election, *result) == text);
  return 0;
}
