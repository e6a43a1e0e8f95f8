#pragma once
// When a page is closed: only when something waits, and not too soon after the last seal (docs/protocol/seal.md
// section 6.1).
#include <algorithm>
#include <optional>

#include "base/ids.h"
#include "seal/limits.h"

namespace folkmoot::seal {

/// Defaults that a charter may change.
struct Pace {
  std::uint64_t ordinary_ms = 10 * kMinuteMs;
  std::uint64_t urgent_ms = 10 * kSecondMs;
  std::uint64_t talk_ms = kDayMs;
};

/// What lies open, as the journal and the state tell it.
struct OpenPage {
  /// An event of classes 1 to 5 is unsealed; a restriction among them.
  bool has_acts = false;
  bool has_restriction = false;
  /// When the first unsealed event of class 0 came here.
  std::optional<Instant> talk_since = std::nullopt;
  /// The next time at which something is due: a vote closes, a term ends.
  std::optional<Instant> due = std::nullopt;
  /// When the freshness that a federation asks for runs out.
  std::optional<Instant> freshness_until = std::nullopt;
  /// A member asks for a seal.
  bool asked = false;
  /// The founding period ended, or no page but the first is meant: page 1 is closed only then.
  bool may_close = true;
};

/// From when on a witness enters round 0 by itself; none: nothing waits. `opened` is when this node entered the page,
/// by its own clock: a seal's time may lie ahead.
inline std::optional<Instant> begins_at(const OpenPage& open, Instant opened, const Pace& pace) {
  if (!open.may_close) return std::nullopt;
  std::optional<std::uint64_t> out;
  const auto from = [&out](std::uint64_t ms) { out = out ? std::min(*out, ms) : ms; };
  const std::uint64_t ordinary = opened.ms + pace.ordinary_ms;
  const std::uint64_t urgent = opened.ms + pace.urgent_ms;
  if (open.has_acts) from(ordinary);
  if (open.has_restriction || open.asked) from(urgent);
  if (open.talk_since) from(std::max(ordinary, open.talk_since->ms + pace.talk_ms));
  if (open.due) from(std::max(urgent, open.due->ms));
  if (open.freshness_until) from(std::max(ordinary, open.freshness_until->ms));
  if (!out) return std::nullopt;
  return Instant{*out};
}

}  // namespace folkmoot::seal
