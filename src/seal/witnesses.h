#pragma once
// The witnesses of a page, and who they are in the next one (docs/protocol/seal.md section 3).
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "seal/limits.h"

namespace folkmoot::seal {

/// A witness's place in the list of its page.
using WitnessIndex = std::uint16_t;

/// A set of witnesses as bits: witness i is bit i mod 8 (the lowest is 0) of byte i / 8.
class WitnessBits {
 public:
  WitnessBits() = default;
  /// None of `size` witnesses.
  explicit WitnessBits(std::size_t size) : bytes_((size + 7) / 8, 0) {}
  static WitnessBits from_bytes(BytesView bytes) {
    WitnessBits out;
    out.bytes_ = to_bytes(bytes);
    return out;
  }
  bool operator==(const WitnessBits&) const = default;

  /// Out of range changes nothing.
  void set(WitnessIndex witness) {
    if (witness / 8U < bytes_.size()) bytes_[witness / 8] |= static_cast<std::uint8_t>(1U << (witness % 8));
  }
  [[nodiscard]] bool has(WitnessIndex witness) const {
    return witness / 8U < bytes_.size() && (std::uint32_t{bytes_[witness / 8]} >> (witness % 8) & 1U) != 0;
  }
  [[nodiscard]] std::size_t count() const;
  /// The witnesses of the set, ascending.
  [[nodiscard]] std::vector<WitnessIndex> members() const;
  /// As many bytes as `size` witnesses take, and none set beyond them.
  [[nodiscard]] bool fits(std::size_t size) const;
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

/// Seal keys in ascending order of their bytes. With n of them f = floor((n-1)/3) may lie and Q = n - f are a quorum;
/// in the founding page all are. `majority` is what simulations take to show why that is not enough.
class WitnessSet {
 public:
  enum class Rule : std::uint8_t { quorum, everyone, majority };

  WitnessSet() = default;
  /// The keys must ascend strictly.
  static Result<WitnessSet> of(std::vector<SignKey> keys, Rule rule = Rule::quorum);

  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] std::size_t liars_max() const {
    return rule_ == Rule::everyone || keys_.empty() ? 0 : (keys_.size() - 1) / 3;
  }
  [[nodiscard]] std::size_t quorum() const {
    return rule_ == Rule::majority ? keys_.size() / 2 + 1 : keys_.size() - liars_max();
  }
  [[nodiscard]] const SignKey& key(WitnessIndex witness) const { return keys_[witness]; }
  [[nodiscard]] const std::vector<SignKey>& keys() const { return keys_; }
  [[nodiscard]] std::optional<WitnessIndex> find(const SignKey& key) const;
  /// The Merkle list of the keys, as the core of the page before names it.
  [[nodiscard]] Hash root() const;
  /// Whose turn it is to propose: (page + round) mod n.
  [[nodiscard]] WitnessIndex proposer(std::uint64_t page, std::uint32_t round) const {
    return static_cast<WitnessIndex>((page + round) % keys_.size());
  }

 private:
  std::vector<SignKey> keys_;
  Rule rule_ = Rule::quorum;
};

/// What the state at the close of a page knows of a person who could be a witness: on the roll, with a seal key.
struct Candidate {
  PersonId person;
  SignKey seal_key;
  /// The last page in which it gave a sign of life, an event in the frontier or a ready listed in the core, and the
  /// time of that page's seal.
  std::uint64_t seen_page = 0;
  Instant seen;
};

struct WitnessRules {
  /// Above this many active candidates a lot chooses, and chooses this many. At most `kMaxDrawn`.
  std::uint32_t drawn = 40;
  /// A sign of life counts for this many pages or this long, whichever is more.
  std::uint64_t active_pages = 10;
  std::uint64_t active_ms = 30 * kDayMs;
};

struct Closing {
  std::uint64_t page = 1;  // the page that is being closed
  Instant time;            // of its core
};

/// Whether the candidate gave a sign of life of late.
bool is_active(const Candidate& candidate, const Closing& closing, const WitnessRules& rules = {});

/// The seal keys of the witnesses of the page after `closing`, ascending. `lot` is the permutation of the last
/// witnesses' lot, empty before the first one. Two candidates with one key count as one.
std::vector<SignKey> next_witnesses(const std::vector<Candidate>& candidates, const std::vector<PersonId>& lot,
                                    const Closing& closing, const WitnessRules& rules = {});

/// The root that a core names for these keys.
Hash witnesses_root(const std::vector<SignKey>& keys);

}  // namespace folkmoot::seal
