#include "event/sealed.h"

#include <doctest/doctest.h>

#include "crypto/hash.h"
#include "event/content.h"
#include "event/errc.h"
#include "event/event.h"
#include "tests/support/event_samples.h"

namespace sealed_test {
using namespace folkmoot;
using namespace folkmoot::event;
using test::filled;

namespace {
constexpr std::uint8_t kContentKey = 0xC0;

Header encrypted_header() {
  Header header = test::sample_header(Kind::note);
  header.key_epoch = epoch_id(test::secret_filled(kContentKey), header.space);
  return header;
}
const crypto::Nonce24 kNonce = filled<crypto::Nonce24>(0x42);

/// A body under the right key whose padded text is given as it is.
Bytes sealed_as_is(const Header& header, BytesView padded) {
  const auto key = crypto::derive(test::secret_filled(kContentKey).view(), "evt");
  Bytes out = to_bytes(kNonce.view());
  append(out, crypto::aead_seal(key, kNonce, associated_data(header), padded));
  return out;
}

Code refusal(const Header& header, BytesView body, std::uint8_t key = kContentKey) {
  const auto plain = decrypt_body(header, body, test::secret_filled(key));
  return plain ? Code{"accepted"} : plain.error().code;
}
}  // namespace

TEST_CASE("what is encrypted opens again, at every length around a step of the padding") {
  const Header header = encrypted_header();
  for (const auto& [size, padded] : std::vector<std::pair<std::size_t, std::size_t>>{{0, 256},
                                                                                     {1, 256},
                                                                                     {255, 256},
                                                                                     {256, 512},
                                                                                     {511, 512},
                                                                                     {512, 1024},
                                                                                     {8191, 8192},
                                                                                     {8192, 16384},
                                                                                     {16383, 16384}}) {
    const Bytes plain(size, 0x80);
    const auto body = encrypt_body(header, plain, test::secret_filled(kContentKey), kNonce);
    REQUIRE(body);
    CHECK(body->size() == 24 + padded + 16);
    CHECK(body->size() <= kMaxBodySize);
    CHECK(decrypt_body(header, *body, test::secret_filled(kContentKey)) == plain);
  }
}

TEST_CASE("more than 16383 bytes are not encrypted") {
  const auto body = encrypt_body(encrypted_header(), Bytes(16'384, 1), test::secret_filled(kContentKey), kNonce);
  REQUIRE(!body);
  CHECK(body.error().code == event::errc::kBodyTooLarge);
}

TEST_CASE("a body opens in its own place, under its own key, undamaged") {
  const Header header = encrypted_header();
  const Bytes body = encrypt_body(header, as_bytes("text"), test::secret_filled(kContentKey), kNonce).value();
  CHECK(refusal(header, body) == "accepted");
  CHECK(refusal(header, body, 0xC1) == event::errc::kNotOpened);
  Header elsewhere = header;
  elsewhere.device = filled<DeviceId>(1);
  CHECK(refusal(elsewhere, body) == event::errc::kNotOpened);
  elsewhere = header;
  elsewhere.after = 1;
  CHECK(refusal(elsewhere, body) == event::errc::kNotOpened);
  elsewhere = header;
  elsewhere.key_epoch.reset();
  CHECK(refusal(elsewhere, body) == event::errc::kNotOpened);
  Header same_place = header;  // these two items depend on the body and so are outside
  same_place.body_hash = filled<Hash>(1);
  same_place.body_len = 296;
  CHECK(refusal(same_place, body) == "accepted");
  for (const std::size_t at : {std::size_t{0}, std::size_t{24}, body.size() - 1}) {
    Bytes damaged = body;
    damaged[at] ^= 1;
    CHECK(refusal(header, damaged) == event::errc::kNotOpened);
  }
  CHECK(refusal(header, BytesView(body).first(23)) == event::errc::kNotOpened);
  CHECK(refusal(header, BytesView(body).first(39)) == event::errc::kNotOpened);
  CHECK(refusal(header, {}) == event::errc::kNotOpened);
}

TEST_CASE("padding has one form") {
  const Header header = encrypted_header();
  Bytes padded(256, 0);
  CHECK(refusal(header, sealed_as_is(header, padded)) == event::errc::kNotOpened);  // no mark
  padded[4] = 0x80;
  CHECK(refusal(header, sealed_as_is(header, padded)) == "accepted");
  padded[255] = 1;
  CHECK(refusal(header, sealed_as_is(header, padded)) == event::errc::kNotOpened);
  padded[255] = 0;
  padded.resize(512, 0);
  CHECK(refusal(header, sealed_as_is(header, padded)) == event::errc::kNotOpened);  // 256 would do
  padded.resize(255);
  CHECK(refusal(header, sealed_as_is(header, padded)) == event::errc::kNotOpened);
  CHECK(refusal(header, sealed_as_is(header, {})) == event::errc::kNotOpened);
  Bytes large(32'728, 1);  // the most that a body can hold, beyond what padding may reach
  large[20'000] = 0x80;
  std::fill(large.begin() + 20'001, large.end(), std::uint8_t{0});
  CHECK(refusal(header, sealed_as_is(header, large)) == event::errc::kNotOpened);
}

TEST_CASE("the id of an epoch commits to its key, its space and the epochs it follows") {
  const auto key = test::secret_filled(kContentKey);
  const Hash a = filled<Hash>(1);
  const Hash b = filled<Hash>(2);
  CHECK(epoch_id(key, kSpaceAssembly) == crypto::hash("fm1/ep", {key.view(), kSpaceAssembly.view()}));
  CHECK(epoch_id(key, kSpaceAssembly, {a, b}) ==
        crypto::hash("fm1/ep", {key.view(), kSpaceAssembly.view(), a.view(), b.view()}));
  CHECK(epoch_id(key, kSpaceAssembly, {b, a, b}) == epoch_id(key, kSpaceAssembly, {a, b}));
  CHECK(epoch_id(key, kSpacePublic) != epoch_id(key, kSpaceAssembly));
  CHECK(epoch_id(test::secret_filled(1), kSpaceAssembly) != epoch_id(key, kSpaceAssembly));
}

TEST_CASE("an encrypted event decodes without its key, and its body decodes with it") {
  const Body body = test::sample_body(Note{filled<EventId>(1), "between us"});
  const Header header = encrypted_header();
  const Bytes encrypted = encrypt_body(header, encode_body(body), test::secret_filled(kContentKey), kNonce).value();
  const Event event = make_event(header, encrypted, test::signing_key(test::kAuthor));
  const auto decoded = decode_event(encode_event(event));
  REQUIRE(decoded);
  CHECK(verify_signature(*decoded));
  const auto plain = decrypt_body(decoded->header, *decoded->body, test::secret_filled(kContentKey));
  REQUIRE(plain);
  CHECK(decode_body(*plain) == body);
}
}  // namespace sealed_test
