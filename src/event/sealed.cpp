#include "event/sealed.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/errc.h"

namespace folkmoot::event {

namespace {
using crypto::Nonce24;
constexpr std::uint8_t kPadMark = 0x80;

std::size_t padded_size(std::size_t plain_size) {
  std::size_t size = kMinPadded;
  while (size < plain_size + 1) size *= 2;
  return size;
}

crypto::Secret32 event_key(const crypto::Secret32& epoch_key) {
  return crypto::derive(epoch_key.view(), crypto::tag::kDeriveEvent);
}
}  // namespace

Hash epoch_id(const crypto::Secret32& key, const Space& space, std::vector<Hash> parents) {
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  Bytes listed;
  for (const Hash& parent : parents) append(listed, parent.view());
  return crypto::hash(crypto::tag::kEpoch, {key.view(), space.view(), listed});
}

Result<Bytes> encrypt_body(const Header& header, BytesView plain, const crypto::Secret32& key, const Nonce24& nonce) {
  FM_CHECK(header.key_epoch.has_value());
  if (plain.size() > kMaxEncryptedPlain)
    return fail(errc::kBodyTooLarge, "an encrypted body holds at most 16383 bytes");
  Bytes padded = to_bytes(plain);
  padded.push_back(kPadMark);
  padded.resize(padded_size(plain.size()), 0);
  Bytes out = to_bytes(nonce.view());
  append(out, crypto::aead_seal(event_key(key), nonce, associated_data(header), padded));
  return out;
}

Result<Bytes> decrypt_body(const Header& header, BytesView body, const crypto::Secret32& key) {
  if (!header.key_epoch) return fail(errc::kNotOpened, "the body is plain");
  if (body.size() < Nonce24::kSize) return fail(errc::kNotOpened, "shorter than its nonce");
  const auto nonce = *Nonce24::from(body.first(Nonce24::kSize));
  auto opened = crypto::aead_open(event_key(key), nonce, associated_data(header), body.subspan(Nonce24::kSize));
  if (!opened) return fail(errc::kNotOpened, opened.error().detail);
  const std::size_t padded = opened->size();
  while (!opened->empty() && opened->back() == 0) opened->pop_back();
  if (opened->empty() || opened->back() != kPadMark)
    return fail(errc::kNotOpened, "no end of the text before the padding");
  opened->pop_back();
  if (padded > kMaxPadded || padded != padded_size(opened->size()))
    return fail(errc::kNotOpened, "not the length that padding gives");
  return opened;
}

}  // namespace folkmoot::event
