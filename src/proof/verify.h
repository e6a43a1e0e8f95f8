#pragma once
// Whether a file proves what it says, to somebody who holds nothing else but the name of one seal, or of the assembly
// (docs/protocol/proof.md). No network, no home, no journal, no clock.
#include "base/ids.h"
#include "proof/items.h"

namespace folkmoot::proof {

/// What the reader knows from elsewhere: H(core) of a seal that it trusts, or the assembly's id. Nothing: then only a
/// proof that starts with the founding says anything, of the assembly that it names.
struct Remembered {
  std::optional<Hash> id;
};

struct Verified {
  AssemblyId assembly;
  /// Made safe to show; absent where the file does not hold the founding event.
  std::optional<std::string> name;
  Statement statement;
  /// The seal as of whose page this is so.
  std::uint64_t page = 0;
  Instant time;
  seal::CoreId seal;
  /// Of a mandate that stands: until when others should take the file for it. Whoever holds it brings a newer one then.
  std::optional<Instant> fresh_until;
  /// The remembered seal that it rests on; absent: the founding.
  std::optional<seal::CoreId> from;
  std::uint64_t from_page = 0;
  /// Reconvenings that it rests on, in the order of their pages.
  std::vector<Spoken> reconvenings;
  /// All of it in one sentence.
  std::string sentence;
  bool operator==(const Verified&) const = default;
};

/// A recall may have come since: so long after its seal a proof of a mandate is taken.
inline constexpr std::uint64_t kFreshMs = 14 * kDayMs;

Result<Verified> verify(BytesView file, const Remembered& remembered);

/// Whom the seals after a core are checked by: the witnesses that it names. Nothing else of what it says counts.
struct Trusted {
  AssemblyId assembly;
  std::uint64_t page = 0;  // 0: the founding
  Hash id;                 // H(core), or the assembly's
  Instant time;
  Hash state;
  Hash witnesses;
  std::size_t count = 0;

  static Trusted of(const seal::Core& core);
  [[nodiscard]] std::size_t liars_max() const { return page == 0 || count == 0 ? 0 : (count - 1) / 3; }
};
/// How many of the trusted witnesses must have signed this core.
std::size_t signers_needed(const Trusted& trusted, const seal::Core& core);
/// The core is sealed if no more of its own witnesses, and of the trusted ones, lie than may. Where a reconvening leads
/// to it, the trusted ones are those whom it names, and that it holds is looked at before (`check_reconvened`).
Result<Ok> check_link(const Trusted& trusted, const Link& link);

}  // namespace folkmoot::proof
