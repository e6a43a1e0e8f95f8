#include "ballot/group.h"

#include <doctest/doctest.h>

namespace group_test {
using namespace folkmoot;
using namespace folkmoot::ballot;

namespace {

template <class G>
void check_laws(const G& group) {
  using Scalar = typename G::Scalar;
  const auto g = group.generator();
  CHECK(group.belongs(g));
  CHECK(group.belongs(group.neutral()));
  CHECK(group.is_neutral(group.power(g, group.order().modulus())));
  const Scalar a = hash_to_scalar(group, "a");
  const Scalar b = hash_to_scalar(group, "b");
  const auto x = group.power(g, a);
  const auto expected = group.power(g, group.order().multiply(a, b));
  const auto table = group.table(x);
  CHECK(group.same(group.power(x, b), expected));
  CHECK(group.same(group.power_secretly(x, b), expected));
  CHECK(group.same(group.power(table, b), expected));
  CHECK(group.same(group.power_secretly(table, b), expected));
  CHECK(group.same(group.power(group.chain(x), b), expected));
  CHECK(group.same(group.power(group.generator_table(), a), x));
  const std::array<typename G::Element, 2> bases = {g, x};
  const std::array<Scalar, 2> exponents = {b, b};
  const auto both = group.power(g, group.order().multiply(b, group.order().add(a, Scalar(1))));
  CHECK(group.same(group.power_product(bases, exponents), both));
  CHECK(group.same(group.power_product_secretly(bases, exponents), both));
  CHECK(group.same(group.quotient(group.product(x, g), g), x));
  CHECK(group.same(*read_member(group, text_of(group, x)), x));
  CHECK(read_scalar(group, to_decimal(a)) == a);
  CHECK_FALSE(read_scalar(group, to_decimal(group.order().modulus())));
}

template <class G>
void check_embedding(const G& group) {
  for (const std::vector<std::uint32_t>& votes :
       {std::vector<std::uint32_t>{3, 1, 2}, {0}, {0, 0, 0}, {255, 0, 255}, std::vector<std::uint32_t>(30, 255)}) {
    const auto element = group.embed(votes);
    CHECK(group.belongs(element));
    CHECK(group.extract(element, votes.size()) == votes);
  }
  CHECK(group.extract(group.embed(std::vector<std::uint32_t>{1, 7, 9}), 2) == std::vector<std::uint32_t>{7, 9});
}

}  // namespace

TEST_CASE("the laws of powers hold in Ed25519") { check_laws(ed25519()); }
TEST_CASE("the laws of powers hold in BELENIOS-2048") { check_laws(belenios_2048()); }
TEST_CASE("the laws of powers hold in RFC-3526-2048") { check_laws(rfc_3526_2048()); }

TEST_CASE("votes are embedded and read again") {
  check_embedding(ed25519());
  check_embedding(rfc_3526_2048());
  // As belenios-tool 3.3.0 writes it.
  CHECK(text_of(ed25519(), ed25519().embed(std::vector<std::uint32_t>{3, 1, 2})) ==
        "00000000000000000000000000000000000000000000000000000000c0408003");
}

TEST_CASE("the bases of shuffles are those of belenios-tool 3.3.0") {
  const Ed25519& group = ed25519();
  CHECK(text_of(group, *group.shuffle_base(-1)) == "d6f7c1ea42e2474a28baea1141185bb7b39fe58011e5fc31d093b5c9345f18c7");
  CHECK(text_of(group, *group.shuffle_base(0)) == "c95c81b40c41366b2e62e68fec3c5fa4dbb93f0c3c242ac2fe7a07c0e0fd92fe");
  CHECK(text_of(group, *group.shuffle_base(1)) == "8278c9f7f36153e64f1e858bf1bfbf7f3a42f2f9589a4010c192a5d11c89746c");
}

TEST_CASE("an element has one text, and not every text is of the group") {
  const Ed25519& curve = ed25519();
  const std::string g = text_of(curve, curve.generator());
  CHECK(g == "6666666666666666666666666666666666666666666666666666666666666658");
  CHECK(text_of(curve, curve.neutral()) == std::string(63, '0') + "1");
  CHECK_FALSE(curve.read(g.substr(1)));
  CHECK_FALSE(curve.read(g + "0"));
  CHECK_FALSE(curve.read("D6f7c1ea42e2474a28baea1141185bb7b39fe58011e5fc31d093b5c9345f18c7"));
  // g + T2, which libsodium before deb12u1 took for a member.
  const Point mixed =
      curve.product(curve.generator(), *curve.read("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"));
  CHECK(curve.read(text_of(curve, mixed)));
  CHECK_FALSE(read_member(curve, text_of(curve, mixed)));

  const ShortFieldGroup& field = belenios_2048();
  CHECK_FALSE(field.read("0"));
  CHECK_FALSE(field.read("01"));
  CHECK(field.read("2"));
  CHECK_FALSE(read_member(field, "2"));
  CHECK(read_member(field, "1"));
  CHECK_FALSE(read_member(rfc_3526_2048(), "11"));
  CHECK(read_member(rfc_3526_2048(), "4"));
  const std::string largest(617, '9');
  CHECK_FALSE(field.read(largest));
}
}  // namespace group_test
