#pragma once
// The charter: the parameters under which an assembly's journal is admitted and folded. The founding event carries it
// whole, as canonical CBOR; its hash is its name (docs/protocol/event.md section 7).
#include "base/fraction.h"
#include "base/ids.h"
#include "base/result.h"

namespace folkmoot::event {

/// Bounds on what one chain may add beyond the last seal. Exact rules: docs/protocol/event.md section 9.
struct QuotaRules {
  std::uint64_t events = 512;
  std::uint64_t bytes = std::uint64_t{1} << 20;
  /// Devices that a device introduced in the founding page may introduce in turn, and how far from `found`.
  std::uint64_t page_one_introductions = 64;
  std::uint64_t page_one_depth = 3;

  bool operator==(const QuotaRules&) const = default;
};

struct Charter {
  /// The rules' number; software that does not know it stops folding and says so.
  std::uint64_t protocol = 1;
  /// Vouches that an applicant needs, and objections that send an admission to a vote.
  std::uint64_t vouches = 2;
  std::uint64_t objections = 3;
  std::uint64_t cool_off_ms = 48ULL * 3600 * 1000;
  /// Members who suspend a device together.
  std::uint64_t suspenders = 2;
  /// A decision needs yes >= ceil(quorum x electorate).
  Fraction approval_quorum{1, 5};
  /// The founding period ends at this many members with a device, or after this time.
  std::uint64_t founding_members = 30;
  std::uint64_t founding_ms = 30ULL * 24 * 3600 * 1000;
  QuotaRules quota;
  /// A vote collects ballots at least this long after the time until which they are asked for.
  std::uint64_t vote_window_ms = 48ULL * 3600 * 1000;
  /// Of whoever is removed: whether acts of the removal's page about keys, and about admissions, are void unless
  /// somebody had seen them who voted on it.
  bool guards_keys = true;
  bool guards_admissions = true;

  bool operator==(const Charter&) const = default;
};

inline constexpr std::uint64_t kProtocol = 1;

/// Strict in form and in sense: a rule that could never be met is refused with its reason.
Result<Charter> decode_charter(BytesView bytes);
Bytes encode_charter(const Charter& charter);
/// What names a charter: H("fm1/body" || its bytes).
Hash charter_id(BytesView charter_bytes);

}  // namespace folkmoot::event
