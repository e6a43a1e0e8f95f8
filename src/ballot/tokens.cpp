#include "ballot/tokens.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

namespace {
constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kUuidMin = 14;
constexpr std::size_t kUuidMax = 64;

/// Whether the text is groups of base58 of these sizes, with dashes between.
bool is_grouped(std::string_view text, std::initializer_list<std::size_t> sizes) {
  std::size_t at = 0;
  for (const std::size_t size : sizes) {
    if (at != 0 && (at >= text.size() || text[at++] != '-')) return false;
    if (text.size() < at + size || !is_base58(text.substr(at, size))) return false;
    at += size;
  }
  return at == text.size();
}

/// PBKDF2 (RFC 8018) with HMAC-SHA-256, one block.
Hash stretched(std::string_view password, std::string_view salt, int rounds) {
  Hash key;  // HMAC pads a key that is shorter than its block with zeros
  FM_CHECK(password.size() <= Hash::kSize);
  std::copy(password.begin(), password.end(), key.bytes.begin());
  Bytes first = to_bytes(as_bytes(salt));
  append(first, std::array<std::uint8_t, 4>{0, 0, 0, 1});
  Hash block = crypto::hmac_sha256(key, first);
  Hash out = block;
  for (int i = 1; i < rounds; ++i) {
    block = crypto::hmac_sha256(key, block.view());
    for (std::size_t at = 0; at < Hash::kSize; ++at) out.bytes[at] ^= block.bytes[at];
  }
  return out;
}
}  // namespace

std::string to_base64(BytesView bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 6; bits -= 6) out += kBase64[held >> (bits - 6) & 63];
  }
  if (bits > 0) out += kBase64[held << (6 - bits) & 63];
  return out;
}

std::string fingerprint(std::string_view text) { return to_base64(crypto::sha256(as_bytes(text)).view()); }

bool is_base58(std::string_view text) { return text.find_first_not_of(kBase58) == std::string_view::npos; }

bool is_uuid(std::string_view text) { return text.size() >= kUuidMin && text.size() <= kUuidMax && is_base58(text); }

std::string draw_base58(BytesView random, std::size_t count) {
  FM_CHECK(random.size() >= 2 * count);
  std::string out;
  // 65,536 is no multiple of 58, but so near one that a character leans by a thousandth.
  for (std::size_t i = 0; i < count; ++i) out += kBase58[little_endian<std::uint16_t>(random.data() + 2 * i) % 58];
  return out;
}

std::string draw_credential(BytesView random) {
  std::string out = draw_base58(random, kCredentialDigits);
  for (const std::size_t at : {std::size_t{16}, std::size_t{11}, std::size_t{5}}) out.insert(at, 1, '-');
  return out;
}

bool is_credential(std::string_view text) { return is_grouped(text, {5, 6, 5, 6}); }

bool is_old_credential(std::string_view text) {
  if (!is_grouped(text, {3, 3, 3, 3, 3})) return false;
  std::uint64_t rest = 0;
  for (const char c : text.substr(0, text.size() - 1))
    if (c != '-') rest = (rest * 58 + kBase58.find(c)) % 53;
  return kBase58.find(text.back()) == 53 - rest;
}

template <class G>
std::optional<typename G::Scalar> credential_secret(const G& group, std::string_view uuid,
                                                    std::string_view credential) {
  using Scalar = typename G::Scalar;
  if (is_old_credential(credential))
    return group.order().reduce(from_big_endian<Scalar::kLimbs>(stretched(credential, uuid, 1'000).view()));
  if (!is_credential(credential)) return std::nullopt;
  // Two hashes side by side, as one number.
  std::array<Number<8>, 2> halves;
  for (std::size_t i = 0; i < halves.size(); ++i) {
    const std::string text =
        "derive_credential|" + std::string(uuid) + "|" + std::to_string(i) + "|" + std::string(credential);
    halves[i] = from_big_endian<8>(crypto::sha256(as_bytes(text)).view());
  }
  const auto residue = [&group](const Number<8>& number) {
    Scalar out;
    for (std::size_t i = 0; i < 4; ++i) out.limbs[i] = number.limbs[i];
    return group.order().reduce(out);
  };
  Scalar high = residue(halves[0]);
  for (int i = 0; i < 256; ++i) high = group.order().add(high, high);
  return group.order().add(high, residue(halves[1]));
}
template std::optional<Ed25519::Scalar> credential_secret(const Ed25519&, std::string_view, std::string_view);
template std::optional<ShortFieldGroup::Scalar> credential_secret(const ShortFieldGroup&, std::string_view,
                                                                  std::string_view);
template std::optional<LongFieldGroup::Scalar> credential_secret(const LongFieldGroup&, std::string_view,
                                                                 std::string_view);

}  // namespace folkmoot::ballot
