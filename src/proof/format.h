#pragma once
// The file by which an outsider checks what an assembly decided (docs/protocol/proof.md): as a value, to bytes and
// back. Whether it proves anything is verify.h.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "crypto/merkle_proof.h"
#include "event/event.h"
#include "proof/reconvened.h"
#include "seal/core.h"

namespace folkmoot::proof {

inline constexpr std::uint64_t kVersion = 2;
inline constexpr std::size_t kMaxProofSize = 262'144;
inline constexpr std::size_t kMaxLinks = 1'024;
inline constexpr std::size_t kMaxFounders = 1'024;
inline constexpr std::size_t kMaxEntries = 4;
inline constexpr std::size_t kMaxEntrySize = 65'536;
inline constexpr std::size_t kMaxSubject = 64;

/// An event without its signature: whoever knows its id knows that it is this one.
struct Shown {
  Bytes header;
  Bytes body;
  bool operator==(const Shown&) const = default;
};
/// One with it.
struct SignedEvent {
  Shown event;
  Signature signature;
  bool operator==(const SignedEvent&) const = default;
};

/// What ties the first witnesses to the founding event.
struct FoundingEvidence {
  struct Founder {
    Bytes accept;                       // the record
    std::optional<SignedEvent> invite;  // absent for the founder who founded
    bool operator==(const Founder&) const = default;
  };
  std::vector<SignedEvent> constitutes;
  /// Each is invited by one that stands before it.
  std::vector<Founder> founders;
  bool operator==(const FoundingEvidence&) const = default;
};

/// A sealed core, and those signatures under it that are by witnesses whom the core before it in the proof named, or
/// a reconvening after that one.
struct Link {
  seal::Core core;
  seal::Round round = 0;
  /// By their places among these witnesses.
  seal::WitnessBits signers;
  std::vector<Signature> commits;
  std::vector<SignKey> keys;
  /// The rest of the list of these witnesses (crypto::list_root_of_part).
  std::vector<Hash> hidden;
  std::optional<Reconvened> reconvened;
  bool operator==(const Link&) const = default;
};

/// What the last core's state has under a key.
struct Entry {
  struct Present {
    Bytes value;
    EventId last;
    bool operator==(const Present&) const = default;
  };
  /// Where looking for the key ends.
  struct Other {
    Hash key;
    Hash value_hash;
    EventId last;
    bool operator==(const Other&) const = default;
  };
  /// The whole subject has no entry, and this one of another subject stands where its name would.
  struct NoSubject {
    Hash key;
    Hash value_hash;
    bool operator==(const NoSubject&) const = default;
  };
  std::string subject;
  Bytes key;
  std::variant<Present, Other, NoSubject> found;
  crypto::MapPath path;  // in the subject's map
  /// In the map of subjects; of the second entry and later ones only what comes after they leave the first one's way.
  crypto::MapPath above;
  bool operator==(const Entry&) const = default;
};
/// The number of the first bit in which the hashes of two subjects' names differ: where their ways part. Nothing where
/// they are the same.
std::optional<std::uint8_t> ways_part_at(std::string_view a, std::string_view b);

struct Proof {
  AssemblyId assembly;
  std::optional<Shown> founding;
  std::variant<seal::Core, FoundingEvidence> start;
  std::vector<Link> links;
  /// The text of what was decided on.
  std::optional<Shown> text;
  std::vector<Entry> entries;
  bool operator==(const Proof&) const = default;
};

Bytes encode_proof(const Proof& proof);
/// Strict: accepts exactly the bytes that `encode_proof` gives.
Result<Proof> decode_proof(BytesView bytes);

}  // namespace folkmoot::proof
