#include "tests/vectors/odd_signatures.h"

#include <sodium.h>

#include "base/check.h"
#include "tests/support/event_samples.h"

namespace folkmoot::vectors {

namespace {
using Scalar = std::array<std::uint8_t, crypto_core_ed25519_SCALARBYTES>;
using Wide = std::array<std::uint8_t, crypto_hash_sha512_BYTES>;

Scalar reduced(const Wide& wide) {
  Scalar out;
  crypto_core_ed25519_scalar_reduce(out.data(), wide.data());
  return out;
}

Wide sha512(std::initializer_list<BytesView> parts) {
  crypto_hash_sha512_state state;
  crypto_hash_sha512_init(&state);
  for (const BytesView part : parts) crypto_hash_sha512_update(&state, part.data(), part.size());
  Wide out;
  crypto_hash_sha512_final(&state, out.data());
  return out;
}

SignKey base_times(const Scalar& scalar) {
  SignKey out;
  FM_CHECK(crypto_scalarmult_ed25519_base_noclamp(out.bytes.data(), scalar.data()) == 0);
  return out;
}

/// S = r + challenge * secret, behind R.
Signature signature_of(BytesView r_point, const Scalar& r, const Scalar& challenge, const Scalar& secret) {
  Scalar product;
  Scalar sum;
  crypto_core_ed25519_scalar_mul(product.data(), challenge.data(), secret.data());
  crypto_core_ed25519_scalar_add(sum.data(), r.data(), product.data());
  Signature out;
  std::copy(r_point.begin(), r_point.end(), out.bytes.begin());
  std::copy(sum.begin(), sum.end(), out.bytes.begin() + 32);
  return out;
}

Scalar mixed_secret() { return reduced(sha512({as_bytes("the scalar of the mixed-order key")})); }
}  // namespace

SignKey mixed_order_key() {
  const auto order_eight = SignKey::from_hex_text("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
  SignKey out;
  FM_CHECK(crypto_core_ed25519_add(out.bytes.data(), base_times(mixed_secret()).bytes.data(),
                                   order_eight->bytes.data()) == 0);
  return out;
}

Signature sign_with_mixed_order_key(BytesView message) {
  const SignKey key = mixed_order_key();
  // The part of order eight vanishes when eight divides the challenge: about one try in eight.
  for (std::uint8_t attempt = 0;; ++attempt) {
    const Scalar r = reduced(sha512({BytesView(&attempt, 1), message}));
    const SignKey r_point = base_times(r);
    const Scalar challenge = reduced(sha512({r_point.view(), key.view(), message}));
    if (challenge[0] % 8 == 0) return signature_of(r_point.view(), r, challenge, mixed_secret());
  }
}

Signature sign_with_identity_r(std::uint8_t seed, BytesView message) {
  Wide secret = sha512({test::secret_filled(seed).view()});
  secret[0] &= 0xF8;
  secret[31] = static_cast<std::uint8_t>((secret[31] & 0x7F) | 0x40);
  std::fill(secret.begin() + 32, secret.end(), std::uint8_t{0});
  SignKey identity;
  identity.bytes[0] = 1;
  const Scalar challenge = reduced(sha512({identity.view(), test::signing_key(seed).public_key().view(), message}));
  return signature_of(identity.view(), Scalar{}, challenge, reduced(secret));
}

}  // namespace folkmoot::vectors
