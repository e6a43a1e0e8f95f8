#pragma once
// When votes end, and by which procedure a proposal is decided.
#include <optional>
#include <string_view>

#include "base/ids.h"

namespace folkmoot::event {

/// When a vote ends: ballots are asked for until `cast_until`, and collected for `window_ms` more. `early`: it may end
/// before, at a seal that has a ballot marked final of every elector. `urgent`: sooner than the charter's least time,
/// by its rule for that, and it lapses unless it is ratified; or something is taken back without notice, by two thirds.
struct Terms {
  Instant cast_until;
  std::uint64_t window_ms = 0;
  bool early = false;
  bool urgent = false;
  bool operator==(const Terms&) const = default;
};

/// How positions come to a decision at the seal that closes a proposal.
enum class Procedure : std::uint8_t { majority = 0, consensus = 1, consent = 2, lazy = 3 };
inline constexpr std::size_t kProcedureCount = 4;
std::string_view procedure_name(Procedure procedure);
std::optional<Procedure> procedure_from(std::string_view name);

}  // namespace folkmoot::event
