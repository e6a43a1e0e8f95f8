// Products with secrets, the ring that answers of proofs are made in, and whole ballots from the vote to the signature,
// on numbers of which valgrind thinks that nobody ever set them.
#include <valgrind/memcheck.h>

#include <cstdio>
#include <string_view>

#include "ballot/encrypt_parts.h"

using namespace folkmoot;
using namespace folkmoot::ballot;

namespace {

template <class Value>
void poison(Value& value) {
  VALGRIND_MAKE_MEM_UNDEFINED(&value, sizeof value);
}
template <class Value>
void reveal(Value& value) {
  VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
}

template <class G>
bool check(const G& group) {
  const auto& order = group.order();
  auto secret = hash_to_scalar(group, "a secret");
  auto other = hash_to_scalar(group, "another");
  const auto g = group.generator();
  const auto due = group.power(g, order.multiply(secret, other));
  const auto due_response = order.subtract(other, order.multiply(secret, other));
  const auto due_chosen = order.add(secret, secret);

  poison(secret);
  poison(other);
  auto power = group.power_secretly(group.generator_table(), secret);
  power = group.power_secretly(power, other);
  const std::array bases = {g, g};
  const std::array exponents = {secret, order.negate(secret)};
  power = group.product(power, group.power_product_secretly(bases, exponents));
  auto response = order.subtract(other, order.multiply(secret, other));
  auto chosen = order.add(secret, select(secret.limbs[0] & 1, secret, secret));
  auto negated = order.negate(order.negate(order.reduce(secret)));
  for (auto* const value : {&response, &chosen, &negated, &secret}) reveal(*value);
  reveal(power);
  return group.same(power, due) && response == due_response && chosen == due_chosen && negated == secret;
}

/// What a ballot shows is no secret from there on.
struct Watched {
  template <class Value>
  static void show(const Value& value) {
    VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
  }
};

std::vector<Question> questions_of_all_kinds() {
  Question chosen;
  chosen.answers = {"a", "b"};
  chosen.max = 1;
  Question blank = chosen;
  blank.blank = true;
  blank.min = 1;
  Question lists;
  lists.kind = Question::Kind::lists;
  lists.answers = {"list", "a", "b", "other list", "c"};
  lists.lists = {3, 2};
  return {chosen, blank, lists};
}

/// Vote, voter's secret and all random numbers are undefined until the ballot shows what it shows.
template <class G>
bool check_ballots(const G& group) {
  const auto trustee = hash_to_scalar(group, "a trustee");
  const auto key = group.power(group.generator(), trustee);
  Election election{
      {"", "", questions_of_all_kinds(), {}, {}}, std::string(group.name()), text_of(group, key), "WatchedWatched"};
  const std::string json = json_of(election);
  const Booth<G> booth(group, std::move(election), json, key);
  for (const Vote& due : {Vote{{0, 1}, {0, 1, 0}, {1, 0, 1, 0, 0}}, Vote{{0, 0}, {1, 0, 0}, {0, 0, 0, 1, 1}}}) {
    auto voter = VoterKey<G>::from(group, hash_to_scalar(group, "a voter"));
    const auto credential = group.power(group.generator(), voter.secret);
    Vote vote = due;
    crypto::Secret32 seed;
    for (std::vector<std::uint32_t>& answer : vote)
      VALGRIND_MAKE_MEM_UNDEFINED(answer.data(), answer.size() * sizeof answer[0]);
    poison(voter.secret);
    VALGRIND_MAKE_MEM_UNDEFINED(seed.fill().data(), seed.fill().size());
    Draws draws(seed);
    const auto made = encrypt_watched<Watched>(booth, voter, vote, draws);
    if (!made) return false;
    const auto read = read_ballot(booth, *made);
    if (!read || !check_ballot(booth, *read, *made, credential)) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "leak") {
    auto secret = hash_to_scalar(ed25519(), "a secret");
    poison(secret);
    auto power = ed25519().power(ed25519().generator(), secret);  // for public data: it branches
    reveal(power);
    return Ed25519::is_neutral(power) ? 1 : 0;
  }
  const bool right = check(ed25519()) && check(belenios_2048()) && check(rfc_3526_2048()) && check_ballots(ed25519()) &&
                     check_ballots(belenios_2048());
  std::puts(right ? "nothing depends on secrets" : "a product or a ballot is wrong");
  return right ? 0 : 1;
}
