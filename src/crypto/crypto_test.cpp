#include <doctest/doctest.h>

#include "crypto/hash.h"
#include "crypto/merkle_list.h"
#include "crypto/seal.h"
#include "crypto/sign.h"
#include "crypto/verified.h"

namespace crypto_test {
using namespace folkmoot;
using namespace folkmoot::crypto;

namespace {
Secret32 seed_of(std::uint8_t fill) {
  std::array<std::uint8_t, 32> bytes;
  bytes.fill(fill);
  return Secret32(bytes);
}
class CountingRandom : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = next_++;
  }

 private:
  std::uint8_t next_ = 0;
};
Bytes bytes_of_hex(std::string_view hex) { return from_hex(hex).value(); }
}  // namespace

TEST_CASE("BLAKE2b-256 agrees with the published value for abc") {
  CHECK(hash_untagged(as_bytes("abc")).hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(hash("a", {as_bytes("b"), as_bytes("c")}) == hash_untagged(as_bytes("abc")));
}

TEST_CASE("Ed25519 agrees with RFC 8032 section 7.1, test 1") {
  const Bytes seed = bytes_of_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const auto key = SigningKey::from_seed(Secret32(std::span<const std::uint8_t, 32>(seed.data(), 32)));
  CHECK(key.public_key().hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(key.sign("", {}).hex() ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
        "24655141438e7a100b");
  CHECK(key.seed().same_as(Secret32(std::span<const std::uint8_t, 32>(seed.data(), 32))));
}

TEST_CASE("a signature binds its tag, its message and its key") {
  const auto key = SigningKey::from_seed(seed_of(1));
  const auto other = SigningKey::from_seed(seed_of(2));
  Signature signature = key.sign("fm1/ev", as_bytes("message"));
  CHECK(verify(key.public_key(), "fm1/ev", as_bytes("message"), signature));
  CHECK(!verify(key.public_key(), "fm1/rec", as_bytes("message"), signature));
  CHECK(!verify(key.public_key(), "fm1/ev", as_bytes("massage"), signature));
  CHECK(!verify(other.public_key(), "fm1/ev", as_bytes("message"), signature));
  signature.bytes[0] ^= 1;
  CHECK(!verify(key.public_key(), "fm1/ev", as_bytes("message"), signature));
}

TEST_CASE("a malleated signature, S + L, is refused") {
  const auto key = SigningKey::from_seed(seed_of(1));
  Signature signature = key.sign("t", as_bytes("m"));
  // L = 2^252 + 27742317777372353535851937790883648493, little endian.
  const Bytes order = bytes_of_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += static_cast<unsigned>(signature.bytes[32 + i]) + order[i];
    signature.bytes[32 + i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
  CHECK(!verify(key.public_key(), "t", as_bytes("m"), signature));
}

TEST_CASE("a small-order key is no key, and the identity signature under it does not verify") {
  SignKey identity;
  identity.bytes[0] = 1;
  CHECK(!is_valid_key(identity));
  Signature signature;
  signature.bytes[0] = 1;  // R = identity, S = 0
  CHECK(!verify(identity, "t", as_bytes("m"), signature));
  CHECK(!is_valid_key(SignKey{}));
  CHECK(is_valid_key(SigningKey::from_seed(seed_of(9)).public_key()));
}

TEST_CASE("sealed boxes open for their key alone, and the seeded form is crypto_box_seal's format") {
  CountingRandom random;
  const auto key = OpeningKey::from_seed(seed_of(3));
  const Bytes sealed = box_seal(key.public_key(), as_bytes("secret"), random);
  CHECK(sealed.size() == 6 + kSealOverhead);
  CHECK(box_open(key, sealed).value() == to_bytes(as_bytes("secret")));
  CHECK(box_open(OpeningKey::from_seed(seed_of(4)), sealed).error().code == crypto::errc::kNotOpened);
  CHECK(!box_open(key, BytesView(sealed).first(20)));
}

TEST_CASE("AEAD binds its associated data") {
  const Secret32 key = seed_of(5);
  const Bytes sealed = aead_seal(key, Nonce24{}, as_bytes("header"), as_bytes("body"));
  CHECK(aead_open(key, Nonce24{}, as_bytes("header"), sealed).value() == to_bytes(as_bytes("body")));
  CHECK(!aead_open(key, Nonce24{}, as_bytes("Header"), sealed));
  CHECK(!aead_open(key, Nonce24{}, as_bytes("header"), {}));
}

TEST_CASE("the bundle stream shows damage and its end") {
  const Secret32 key = seed_of(6);
  StreamSealer sealer(key);
  const Bytes first = sealer.chunk(as_bytes("one"), false);
  Bytes second = sealer.chunk(as_bytes("two"), true);
  StreamOpener opener(key, std::span<const std::uint8_t, 24>(sealer.header().data(), 24));
  CHECK(!opener.chunk(first).value().last);
  second[3] ^= 1;
  CHECK(!opener.chunk(second));
  second[3] ^= 1;
  const auto end = opener.chunk(second).value();
  CHECK(end.last);
  CHECK(end.plain == to_bytes(as_bytes("two")));
}

TEST_CASE("Merkle lists split at the largest power of two below the size") {
  const std::uint8_t leaf_mark[] = {0};
  const std::uint8_t node_mark[] = {1};
  const auto leaf = [&](std::string_view text) { return hash("", {leaf_mark, as_bytes(text)}); };
  const auto node = [&](const Hash& a, const Hash& b) { return hash("", {node_mark, a.view(), b.view()}); };
  const auto item = [](std::string_view text) { return to_bytes(as_bytes(text)); };
  CHECK(merkle_list_root({}) == hash_untagged({}));
  CHECK(merkle_list_root({item("a")}) == leaf("a"));
  CHECK(merkle_list_root({item("a"), item("b"), item("c")}) == node(node(leaf("a"), leaf("b")), leaf("c")));
  CHECK(merkle_list_root({item("a"), item("b"), item("c"), item("d"), item("e")}) ==
        node(node(node(leaf("a"), leaf("b")), node(leaf("c"), leaf("d"))), leaf("e")));
}

TEST_CASE("verifying once and remembering gives the same answers") {
  const crypto::SigningKey key = crypto::SigningKey::from_seed(crypto::Secret32());
  const Bytes message = to_bytes(as_bytes("said"));
  const Signature good = key.sign("tag", message);
  Signature bad = good;
  bad.bytes[5] ^= 1;
  for (int pass = 0; pass < 2; ++pass) {
    for (int again = 0; again < 2; ++again) {
      CHECK(crypto::verify(key.public_key(), "tag", message, good));
      CHECK_FALSE(crypto::verify(key.public_key(), "tag", message, bad));
      CHECK_FALSE(crypto::verify(key.public_key(), "gat", message, good));
      CHECK_FALSE(crypto::verify(key.public_key(), "tag", to_bytes(as_bytes("siad")), good));
    }
    crypto::remember_verified();
  }
}
}  // namespace crypto_test
