#include "crypto/hash.h"

#include <sodium.h>

#include "base/check.h"

namespace folkmoot::crypto {

namespace {
void keyed_blake2b(std::span<std::uint8_t> out, BytesView key, std::string_view tag,
                   std::initializer_list<BytesView> parts) {
  crypto_generichash_state state;
  FM_CHECK(crypto_generichash_init(&state, key.data(), key.size(), out.size()) == 0);
  crypto_generichash_update(&state, as_bytes(tag).data(), tag.size());
  for (const BytesView part : parts)
    if (!part.empty()) crypto_generichash_update(&state, part.data(), part.size());
  crypto_generichash_final(&state, out.data(), out.size());
}
}  // namespace

Hash hash(std::string_view tag, std::initializer_list<BytesView> parts) {
  Hash out;
  keyed_blake2b(out.bytes, {}, tag, parts);
  return out;
}

Hash hash_untagged(BytesView bytes) {
  Hash out;
  crypto_generichash(out.bytes.data(), out.bytes.size(), bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

Secret32 derive(BytesView key, std::string_view label, BytesView context) {
  Secret32 out;
  keyed_blake2b(out.fill(), key, label, {context});
  return out;
}

Hash mac(BytesView key, std::initializer_list<BytesView> parts) {
  Hash out;
  keyed_blake2b(out.bytes, key, {}, parts);
  return out;
}

Hash sha256(BytesView bytes) {
  Hash out;
  crypto_hash_sha256(out.bytes.data(), bytes.data(), bytes.size());
  return out;
}

Hash hmac_sha256(const Hash& key, BytesView message) {
  Hash out;
  crypto_auth_hmacsha256(out.bytes.data(), message.data(), message.size(), key.bytes.data());
  return out;
}

}  // namespace folkmoot::crypto
