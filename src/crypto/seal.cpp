#include "crypto/seal.h"

#include <sodium.h>

#include "base/check.h"

namespace folkmoot::crypto {

namespace {
using StreamState = crypto_secretstream_xchacha20poly1305_state;
static_assert(sizeof(StreamState) == 52);
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == StreamSealer::kHeaderSize);
static_assert(crypto_secretstream_xchacha20poly1305_ABYTES == StreamSealer::kChunkOverhead);

/// crypto_box_seal's nonce: BLAKE2b-192(ephemeral key || recipient).
std::array<std::uint8_t, crypto_box_NONCEBYTES> seal_nonce(BytesView ephemeral, BytesView recipient) {
  std::array<std::uint8_t, crypto_box_NONCEBYTES> nonce;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, nonce.size());
  crypto_generichash_update(&state, ephemeral.data(), ephemeral.size());
  crypto_generichash_update(&state, recipient.data(), recipient.size());
  crypto_generichash_final(&state, nonce.data(), nonce.size());
  return nonce;
}
}  // namespace

Bytes aead_seal(const Secret32& key, const Nonce24& nonce, BytesView associated, BytesView plain) {
  Bytes out(plain.size() + kAeadOverhead);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                             associated.size(), nullptr, nonce.bytes.data(), key.view().data());
  return out;
}

Result<Bytes> aead_open(const Secret32& key, const Nonce24& nonce, BytesView associated, BytesView sealed) {
  if (sealed.size() < kAeadOverhead) return fail(errc::kNotOpened, "too short");
  Bytes out(sealed.size() - kAeadOverhead);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                 associated.data(), associated.size(), nonce.bytes.data(),
                                                 key.view().data()) != 0)
    return fail(errc::kNotOpened, "wrong key or damaged");
  return out;
}

Bytes box_seal(const SealKeyX& to, BytesView plain, Random& random) {
  Secret32 seed;
  random.fill(seed.fill());
  const OpeningKey ephemeral = OpeningKey::from_seed(seed);
  const auto nonce = seal_nonce(ephemeral.public_key().view(), to.view());
  Bytes out = to_bytes(ephemeral.public_key().view());
  out.resize(plain.size() + kSealOverhead);
  // A key of small order makes this fail; nobody could open such a box, so it holds zeros.
  if (crypto_box_easy(out.data() + SealKeyX::kSize, plain.data(), plain.size(), nonce.data(), to.bytes.data(),
                      ephemeral.secret().view().data()) != 0)
    std::fill(out.begin() + SealKeyX::kSize, out.end(), std::uint8_t{0});
  return out;
}

Result<Bytes> box_open(const OpeningKey& key, BytesView sealed) {
  if (sealed.size() < kSealOverhead) return fail(errc::kNotOpened, "too short");
  Bytes out(sealed.size() - kSealOverhead);
  if (crypto_box_seal_open(out.data(), sealed.data(), sealed.size(), key.public_key().bytes.data(),
                           key.secret().view().data()) != 0)
    return fail(errc::kNotOpened, "sealed to another key, or damaged");
  return out;
}

StreamSealer::StreamSealer(const Secret32& key) {
  StreamState state;
  FM_CHECK(crypto_secretstream_xchacha20poly1305_init_push(&state, header_.data(), key.view().data()) == 0);
  std::memcpy(state_.fill().data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
}

StreamSealer::StreamSealer(const Secret32& key, Random& random) {
  // Both ends begin in the same state, a function of key and header; init_push would draw the header by itself.
  random.fill(header_);
  StreamState state;
  FM_CHECK(crypto_secretstream_xchacha20poly1305_init_pull(&state, header_.data(), key.view().data()) == 0);
  std::memcpy(state_.fill().data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
}

Bytes StreamSealer::chunk(BytesView plain, bool last) {
  StreamState state;
  std::memcpy(&state, state_.view().data(), sizeof state);
  Bytes out(plain.size() + kChunkOverhead);
  const auto mark = static_cast<unsigned char>(last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  crypto_secretstream_xchacha20poly1305_push(&state, out.data(), nullptr, plain.data(), plain.size(), nullptr, 0, mark);
  std::memcpy(state_.fill().data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
  return out;
}

StreamOpener::StreamOpener(const Secret32& key, std::span<const std::uint8_t, StreamSealer::kHeaderSize> header) {
  StreamState state;
  crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data(), key.view().data());
  std::memcpy(state_.fill().data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
}

Result<StreamOpener::Chunk> StreamOpener::chunk(BytesView sealed) {
  if (sealed.size() < StreamSealer::kChunkOverhead) return fail(errc::kNotOpened, "too short");
  StreamState state;
  std::memcpy(&state, state_.view().data(), sizeof state);
  Chunk out;
  out.plain.resize(sealed.size() - StreamSealer::kChunkOverhead);
  unsigned char mark = 0;
  const int opened = crypto_secretstream_xchacha20poly1305_pull(&state, out.plain.data(), nullptr, &mark, sealed.data(),
                                                                sealed.size(), nullptr, 0);
  std::memcpy(state_.fill().data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
  if (opened != 0) return fail(errc::kNotOpened, "wrong key or damaged");
  out.last = mark == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return out;
}

}  // namespace folkmoot::crypto
