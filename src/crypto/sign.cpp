#include "crypto/sign.h"

#include <sodium.h>

#include <memory>
#include <unordered_map>

#include "base/check.h"
#include "crypto/hash.h"
#include "crypto/verified.h"

namespace folkmoot::crypto {

namespace {
/// tag || message, on the stack for the 32-byte ids that are nearly all that is ever signed.
class Tagged {
 public:
  Tagged(std::string_view tag, BytesView message) {
    const std::size_t size = tag.size() + message.size();
    if (size > small_.size()) large_.resize(size);
    std::uint8_t* out = large_.empty() ? small_.data() : large_.data();
    std::memcpy(out, tag.data(), tag.size());
    if (!message.empty()) std::memcpy(out + tag.size(), message.data(), message.size());
    view_ = {out, size};
  }
  Tagged(const Tagged&) = delete;
  Tagged& operator=(const Tagged&) = delete;
  [[nodiscard]] BytesView view() const { return view_; }

 private:
  std::array<std::uint8_t, 128> small_;
  Bytes large_;
  BytesView view_;
};
}  // namespace

namespace {
using Verified = std::unordered_map<Hash, bool, IdHash>;
// Nothing but in simulations.
std::unique_ptr<Verified> verified;

// Key and signature have one length each, and what was signed comes last: no two questions have one name.
Hash name_of(const SignKey& key, BytesView tagged, const Signature& signature) {
  return hash({}, {key.view(), signature.view(), tagged});
}

bool verify_now(const SignKey& key, BytesView tagged, const Signature& signature) {
  return crypto_sign_verify_detached(signature.bytes.data(), tagged.data(), tagged.size(), key.bytes.data()) == 0;
}
}  // namespace

void remember_verified() {
  if (!verified) verified = std::make_unique<Verified>();
}

SigningKey SigningKey::from_seed(const Secret32& seed) {
  start();
  Secret<64> secret;
  SignKey public_key;
  crypto_sign_seed_keypair(public_key.bytes.data(), secret.fill().data(), seed.view().data());
  return {std::move(secret), public_key};
}

Signature SigningKey::sign(std::string_view tag, BytesView message) const {
  const Tagged tagged(tag, message);
  Signature out;
  crypto_sign_detached(out.bytes.data(), nullptr, tagged.view().data(), tagged.view().size(), secret_.view().data());
  if (verified) verified->try_emplace(name_of(public_, tagged.view(), out), true);
  return out;
}

Secret32 SigningKey::seed() const {
  Secret32 out;
  crypto_sign_ed25519_sk_to_seed(out.fill().data(), secret_.view().data());
  return out;
}

SigningKey SigningKey::clone() const { return {secret_.clone(), public_}; }

bool verify(const SignKey& key, std::string_view tag, BytesView message, const Signature& signature) {
  const Tagged tagged(tag, message);
  if (!verified) return verify_now(key, tagged.view(), signature);
  const auto [known, is_new] = verified->try_emplace(name_of(key, tagged.view(), signature), false);
  if (is_new) known->second = verify_now(key, tagged.view(), signature);
  return known->second;
}

bool is_valid_key(const SignKey& key) {
  const auto look = [&] { return crypto_core_ed25519_is_valid_point(key.bytes.data()) == 1; };
  if (!verified) return look();
  // No signature's name: a key alone.
  const auto [known, is_new] = verified->try_emplace(hash({}, {key.view()}), false);
  if (is_new) known->second = look();
  return known->second;
}

OpeningKey OpeningKey::from_seed(const Secret32& seed) {
  start();
  Secret32 secret;
  SealKeyX public_key;
  crypto_box_seed_keypair(public_key.bytes.data(), secret.fill().data(), seed.view().data());
  return {std::move(secret), public_key};
}

}  // namespace folkmoot::crypto
