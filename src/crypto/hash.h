#pragma once
// H = BLAKE2b-256 (RFC 7693), always over a domain tag first; and derivation of keys from keys by keyed BLAKE2b.
#include <initializer_list>

#include "base/ids.h"
#include "crypto/secret.h"

namespace folkmoot::crypto {

/// H(tag || part || part ...). The parts are concatenated without lengths: the caller's format must be unambiguous.
Hash hash(std::string_view tag, std::initializer_list<BytesView> parts);
inline Hash hash(std::string_view tag, BytesView part) { return hash(tag, {part}); }
/// H(bytes), without a tag: only for formats that say so (Merkle structures).
Hash hash_untagged(BytesView bytes);

/// BLAKE2b-256(key = key, label || context). Secrets derived from secrets; the label is one of `tag::kDerive...`.
Secret32 derive(BytesView key, std::string_view label, BytesView context = {});
/// BLAKE2b-256(key = key, parts): a message authentication code.
Hash mac(BytesView key, std::initializer_list<BytesView> parts);

/// SHA-256 and HMAC-SHA-256: only for lots, which outsiders recompute with tools of their own.
Hash sha256(BytesView bytes);
Hash hmac_sha256(const Hash& key, BytesView message);

}  // namespace folkmoot::crypto
