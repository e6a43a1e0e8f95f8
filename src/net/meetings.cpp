#include "net/meetings.h"

#include <algorithm>

namespace folkmoot::net {

namespace {
Instant after(Instant now, std::uint64_t ms, std::uint64_t chance) {
  const std::uint64_t part = ms / 4;
  return {now.ms + ms - part + chance % (2 * part + 1)};
}

std::uint64_t longer(std::uint64_t ms, std::uint64_t least, std::uint64_t most) {
  return std::clamp(2 * ms, least, most);
}
}  // namespace

Meetings::Meeting* Meetings::find(const With& with) {
  const auto found = std::ranges::find(meetings_, with, &Meeting::with);
  return found == meetings_.end() ? nullptr : &*found;
}

std::size_t Meetings::under_way() const {
  return static_cast<std::size_t>(std::ranges::count_if(meetings_, &Meeting::under_way));
}

void Meetings::add(const With& with, Instant now, std::uint64_t chance) {
  if (find(with) != nullptr || meetings_.size() >= kMeetingsMax) return;
  meetings_.push_back({with, after(now, kMeetingSoonMs, chance), {}, 0, 0, false, false});
}

void Meetings::news(const AssemblyId& assembly, Instant now, std::uint64_t chance) {
  for (Meeting& each : meetings_) {
    if (each.with.assembly != assembly) continue;
    each.quiet_ms = 0;
    if (each.under_way) {
      each.news_meanwhile = true;
    } else if (each.failed_ms == 0) {
      // Since the last meeting, not since now: a stream of news puts nothing off.
      each.next = std::min(each.next, after(std::max(each.last, Instant{now.ms - std::min(now.ms, kMeetingSoonMs)}),
                                            kMeetingSoonMs, chance));
    }
  }
}

std::vector<Meetings::With> Meetings::due(Instant now) {
  std::vector<With> out;
  std::size_t room = kMeetingsAtOnce - std::min(kMeetingsAtOnce, under_way());
  for (Meeting& each : meetings_) {
    if (room == 0) break;
    if (each.under_way || now < each.next) continue;
    each.under_way = true;
    each.news_meanwhile = false;
    out.push_back(each.with);
    --room;
  }
  return out;
}

void Meetings::over(const With& with, bool reached, Instant now, std::uint64_t chance) {
  Meeting* const each = find(with);
  if (each == nullptr) return;
  each->under_way = false;
  each->last = now;
  if (!reached) {
    each->failed_ms = longer(each->failed_ms, kMeetingFailedMs, kMeetingFailedMaxMs);
    each->next = after(now, each->failed_ms, chance);
    return;
  }
  each->failed_ms = 0;
  each->quiet_ms = each->news_meanwhile ? kMeetingSoonMs : longer(each->quiet_ms, kMeetingSoonMs, kMeetingQuietMs);
  each->next = after(now, each->quiet_ms, chance);
}

std::optional<Instant> Meetings::next() const {
  // With no room nothing is due before one of those under way is over, and that is news of its own.
  if (under_way() >= kMeetingsAtOnce) return std::nullopt;
  std::optional<Instant> out;
  for (const Meeting& each : meetings_)
    if (!each.under_way && (!out || each.next < *out)) out = each.next;
  return out;
}

}  // namespace folkmoot::net
