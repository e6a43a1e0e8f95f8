#pragma once
// How much one chain may add beyond the last seal (docs/protocol/event.md section 9). By chain, never by person over
// several chains: that would depend on the order of arrival.
#include <map>
#include <string_view>

#include "event/charter.h"
#include "journal/heights.h"
#include "journal/table.h"

namespace folkmoot::journal {

/// What the last seal fixed, or in the founding page the founding itself.
struct QuotaBase {
  event::QuotaRules rules;
  bool founding_page = true;
  /// Time of the last seal; in the founding page the founding's claim.
  Instant time;
  /// What the last seal's frontier covers.
  Past sealed;
  /// The sealed roll's devices and how many people are listed for each; empty in the founding page.
  std::map<DeviceIndex, std::uint32_t> roll;
  /// Event index of the founding.
  EventIndex founding = 0;
};

/// One more event on a chain: where it stands, and what it would add.
struct QuotaAsk {
  DeviceIndex device = 0;
  std::uint64_t seq = 0;
  EventIndex prev = kNoEvent;
  std::uint64_t body_len = 0;
  std::uint32_t listed = 0;
  /// The key that it introduces, if any.
  std::optional<DeviceIndex> introduces;
};

/// Whether the event introduces nobody and fits one week's share: then its quota needs no look at its past.
bool within_plain_quota(const Table& table, const QuotaBase& base, const QuotaAsk& ask);
/// Whether the event is within its chain's quota, judged on its own past (`past`: of all that it names).
bool within_quota(const Table& table, const QuotaBase& base, const Past& past, const QuotaAsk& ask);
/// For people: which part of its quota an event that is not within it would pass.
std::string_view quota_explanation(const Table& table, const QuotaBase& base, const Past& past, const QuotaAsk& ask);

/// Steps of introduction from the founding's device: the least in this past; nullopt if not introduced there.
std::optional<std::uint64_t> introduction_depth(const Table& table, EventIndex founding, const Past& past,
                                                DeviceIndex device);

}  // namespace folkmoot::journal
