// Products with secrets, the ring that answers of proofs are made in, and the choice between true and made-up parts, on
// numbers of which valgrind thinks that nobody ever set them.
#include <valgrind/memcheck.h>

#include <cstdio>
#include <string_view>

#include "ballot/draws.h"
#include "ballot/group.h"

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
  auto response = order.subtract(other, order.multiply(secret, other));
  auto chosen = order.add(secret, select(secret.limbs[0] & 1, secret, secret));
  auto negated = order.negate(order.negate(order.reduce(secret)));
  for (auto* const value : {&response, &chosen, &negated, &secret}) reveal(*value);
  reveal(power);
  return group.same(power, due) && response == due_response && chosen == due_chosen && negated == secret;
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
  const bool right = check(ed25519()) && check(belenios_2048()) && check(rfc_3526_2048());
  std::puts(right ? "nothing depends on secrets" : "a product is wrong");
  return right ? 0 : 1;
}
