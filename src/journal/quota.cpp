#include "journal/quota.h"

#include <algorithm>

namespace folkmoot::journal {

namespace {
constexpr std::uint64_t kEventsPerListed = 4;
constexpr std::uint64_t kMaxListedInFounding = 500;
constexpr std::uint64_t kIntroductionsPerDevice = 2;  // beyond seal 1
constexpr std::uint64_t kEventsOfIntroduced = 64;     // of a device introduced beyond seal 1

/// The last sealed event on the path to a new one, found by going back over the few chains that the path may have left.
EventIndex last_sealed(const Table& table, const QuotaBase& base, const QuotaAsk& ask) {
  EventIndex at = ask.prev;
  while (at != kNoEvent && !base.sealed.has(table, at)) {
    const std::uint32_t height = base.sealed.height(table.chain_of(at));
    at = height > 0 ? table.chain(table.chain_of(at)).events[height - 1] : table.chain(table.chain_of(at)).leaves;
  }
  return at;
}

/// The sums over a chain's path that lie beyond the last seal.
Table::Path beyond_seal(const Table& table, const QuotaBase& base, const QuotaAsk& ask) {
  if (ask.prev == kNoEvent) return {};
  Table::Path out = table.path(ask.prev);
  const EventIndex at = last_sealed(table, base, ask);
  if (at == kNoEvent) return out;
  const Table::Path sealed = table.path(at);
  out.bytes -= sealed.bytes;
  out.listed -= sealed.listed;
  out.introduced -= sealed.introduced;
  return out;
}

/// Introduced below the last seal and not on its roll: left off, or taken off. What it adds is kept only where others'
/// events rest on it, so it has what it may have had before, and no more for listed people or weeks.
bool is_off_roll(const Table& table, const QuotaBase& base, DeviceIndex device) {
  if (base.founding_page || base.roll.contains(device)) return false;
  const auto& introductions = table.device(device).introductions;
  return std::any_of(introductions.begin(), introductions.end(),
                     [&](EventIndex e) { return base.sealed.has(table, e); });
}

/// Whether the chain, with this event, stays within so many shares of one week.
bool fits(const Table& table, const QuotaBase& base, const QuotaAsk& ask, std::uint64_t shares) {
  const Table::Path used = beyond_seal(table, base, ask);
  const EventIndex sealed = last_sealed(table, base, ask);
  const std::uint64_t events = ask.seq + 1 - (sealed == kNoEvent ? 0 : table.seq(sealed) + 1);
  const std::uint64_t bytes = used.bytes + ask.body_len;
  if (is_off_roll(table, base, ask.device)) return events <= base.rules.events && bytes <= base.rules.bytes;
  if (!base.founding_page && !base.roll.contains(ask.device))
    return events <= kEventsOfIntroduced && bytes <= base.rules.bytes;
  const std::uint64_t listed = base.founding_page
                                   ? std::min<std::uint64_t>(used.listed + ask.listed, kMaxListedInFounding)
                                   : base.roll.at(ask.device);
  return events <= (base.rules.events + kEventsPerListed * listed) * shares && bytes <= base.rules.bytes * shares;
}

/// The greatest time that the device claims in this past beyond the seal.
std::uint64_t greatest_claim(const Table& table, const QuotaBase& base, const Past& past, DeviceIndex device) {
  std::uint64_t out = base.time.ms;
  for (const ChainIndex chain : table.device(device).chains)
    if (const std::uint32_t height = past.height(chain); height > base.sealed.height(chain))
      out = std::max(out, table.path(table.chain(chain).events[height - 1]).greatest_claim);
  return out;
}

bool introduced_in(const Table& table, const Past& past, DeviceIndex device) {
  const auto& introductions = table.device(device).introductions;
  return std::any_of(introductions.begin(), introductions.end(), [&](EventIndex e) { return past.has(table, e); });
}

/// Whole weeks from the last seal to the lower median of what the roll's devices claim.
std::uint64_t weeks(const Table& table, const QuotaBase& base, const Past& past) {
  std::vector<std::uint64_t> claims;
  if (base.founding_page) {
    for (DeviceIndex device = 0; device < table.device_count(); ++device)
      if (introduced_in(table, past, device)) claims.push_back(greatest_claim(table, base, past, device));
  } else {
    for (const auto& [device, listed] : base.roll) claims.push_back(greatest_claim(table, base, past, device));
  }
  if (claims.empty()) return 0;
  const std::size_t middle = (claims.size() - 1) / 2;
  std::nth_element(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(middle), claims.end());
  return (claims[middle] - base.time.ms) / kWeekMs;
}

bool introduction_allowed(const Table& table, const QuotaBase& base, const Past& past, const QuotaAsk& ask) {
  if (!ask.introduces) return true;
  const Table::Path used = beyond_seal(table, base, ask);
  const auto& introductions = table.device(*ask.introduces).introductions;
  const bool counted =
      ask.prev != kNoEvent && std::any_of(introductions.begin(), introductions.end(),
                                          [&](EventIndex e) { return table.is_forerunner(e, ask.prev); });
  if (counted) return true;
  if (is_off_roll(table, base, ask.device)) return used.introduced < base.rules.page_one_introductions;
  if (!base.founding_page) return base.roll.contains(ask.device) && used.introduced < kIntroductionsPerDevice;
  const auto depth = introduction_depth(table, base.founding, past, ask.device);
  return depth && *depth < base.rules.page_one_depth && used.introduced < base.rules.page_one_introductions;
}
}  // namespace

std::optional<std::uint64_t> introduction_depth(const Table& table, EventIndex founding, const Past& past,
                                                DeviceIndex device) {
  if (device == table.device_of(founding)) return 0;
  // Outward from the founder, in the breadth that this past shows. Depths are small and introductions few.
  std::map<DeviceIndex, std::uint64_t> depth{{table.device_of(founding), 0}};
  for (bool grew = true; grew;) {
    grew = false;
    for (DeviceIndex other = 0; other < table.device_count(); ++other) {
      for (const EventIndex e : table.device(other).introductions) {
        const auto introducer = depth.find(table.device_of(e));
        if (!past.has(table, e) || introducer == depth.end()) continue;
        const auto [entry, added] = depth.try_emplace(other, introducer->second + 1);
        if (!added && entry->second <= introducer->second + 1) continue;
        entry->second = introducer->second + 1;
        grew = true;
      }
    }
  }
  const auto found = depth.find(device);
  if (found == depth.end()) return std::nullopt;
  return found->second;
}

bool within_plain_quota(const Table& table, const QuotaBase& base, const QuotaAsk& ask) {
  return !ask.introduces && fits(table, base, ask, 1);
}

bool within_quota(const Table& table, const QuotaBase& base, const Past& past, const QuotaAsk& ask) {
  if (!introduction_allowed(table, base, past, ask)) return false;
  // Only a chain that has used up one week's share pays for looking at the others' clocks.
  return fits(table, base, ask, 1) || fits(table, base, ask, 1 + weeks(table, base, past));
}

std::string_view quota_explanation(const Table& table, const QuotaBase& base, const Past& past, const QuotaAsk& ask) {
  if (introduction_allowed(table, base, past, ask)) return "this device has written its share before the next seal";
  if (!base.founding_page) return "this device has brought in its share of devices before the next seal";
  const auto depth = introduction_depth(table, base.founding, past, ask.device);
  if (depth && *depth < base.rules.page_one_depth)
    return "this device has brought in its share of devices before the first seal";
  return "before the first seal, whoever came by others' invitations in a row brings in nobody; an earlier member can";
}

}  // namespace folkmoot::journal
