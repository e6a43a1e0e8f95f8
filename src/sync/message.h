#pragma once
// The messages of a session after the first (docs/protocol/sync.md section 2), in bytes and as values.
#include <variant>
#include <vector>

#include "sync/summary.h"

namespace folkmoot::sync {

enum class MessageType : std::uint8_t {
  tags = 1,
  tags_more = 2,
  entries = 3,
  entries_by_key = 4,
  wants = 5,
  proof = 6,
  runs = 7,
  runs_based = 8,
  end = 9,
  seals = 10,       // a summary of what is held of seals
  seal_items = 11,  // a part of a stream of such items, each behind its length
};

/// How a comparison names devices, and how long its tags are.
enum class TagMode : std::uint8_t {
  plain = 0,     // both sides have the same devices: tags of 2 bytes, in the order of the keys
  keyed = 1,     // 4 bytes of the key, height, 2 bytes of tag
  thorough = 2,  // the whole key, 8 bytes of tag
};

using Salt8 = FixedBytes<struct Salt8Tag, 8>;

struct TagItem {
  /// The first bytes of the key, as many as the mode has; the others are zero.
  DeviceId key;
  /// Of keyed tags: 0 for a device of several tips or a fork.
  std::uint64_t height = 0;
  /// As many bytes as the mode has, the first one highest.
  std::uint64_t tag = 0;
};
struct Tags {
  TagMode mode = TagMode::plain;
  Salt8 salt;
  std::uint64_t count = 0;
  /// Of plain tags: the first 8 bytes of H("fm1/tag" || all keys).
  ShortId keys_hash;
  std::vector<TagItem> items;
};

std::size_t tag_size(TagMode mode);
std::size_t tag_key_size(TagMode mode);
/// The tag of a frontier value of this device: the first bytes of H("fm1/tag" || salt || key || value).
std::uint64_t tag_of(const Tags& tags, const DeviceId& device, BytesView value);
ShortId hash_of_keys(const std::vector<DeviceState>& states);

/// As many messages as are needed.
std::vector<Bytes> encode_tags(const Tags& tags);
/// The first message of a comparison; items may be missing still.
Result<Tags> decode_tags(BytesView content);
Result<Ok> decode_more_tags(BytesView content, Tags& tags);

/// An entry and its device: by its place in the comparison, or by key.
struct NamedEntry {
  std::optional<std::uint64_t> number;
  DeviceId key;
  Entry entry;
};
/// Those with a number must stand in ascending order of it.
std::vector<Bytes> encode_entries(const std::vector<NamedEntry>& entries);
Result<std::vector<NamedEntry>> decode_entries(BytesView content, bool by_key);

Bytes encode_wants(const std::vector<EventId>& wants);
Result<std::vector<EventId>> decode_wants(BytesView content);

/// Without bodies. Shared with bundles, which put no type in front.
Bytes encode_proof(const ProofPair& proof);
Result<ProofPair> decode_proof(BytesView content);

/// As many messages as are needed; `type` is `seals` or `seal_items`.
std::vector<Bytes> encode_parts(MessageType type, BytesView content);

/// A stream of items, each behind its length; what does not fit `kSealBytesOffered` is left for another time.
Bytes put_items(const std::vector<Bytes>& items);
/// Takes whole items off the front of a stream.
Result<std::vector<Bytes>> take_items(Bytes& stream);

struct End {
  std::optional<Hash> digest;
  /// The sender ends the session without equality.
  bool gives_up = false;
};
Bytes encode_end(const End& end);
Result<End> decode_end(BytesView content);

}  // namespace folkmoot::sync
