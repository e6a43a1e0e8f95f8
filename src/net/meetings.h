#pragma once
// Whom a serving node meets by itself, and when: addresses that were used before or given at the start. Pure: told what
// happened, the time, and a number drawn by chance for each time that it sets; so two nodes that began together do not
// call each other in step for ever.
//
//   something new here     soon, whoever it is; but nobody is met twice within kMeetingSoonMs
//   nothing new            after twice as long as last time, from kMeetingSoonMs to kMeetingQuietMs
//   not reached            after twice as long as last time, from kMeetingFailedMs to kMeetingFailedMaxMs, whatever is
//                          new here: an address that is gone costs little
//
// Every one of these times is longer or shorter by up to a quarter, by chance.
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"

namespace folkmoot::net {

/// A page closes in some ten hops; at this pace that is well under a minute.
inline constexpr std::uint64_t kMeetingSoonMs = 1'000;
/// What the other side has to say is learned that late at most, where only this side can call.
inline constexpr std::uint64_t kMeetingQuietMs = 60'000;
inline constexpr std::uint64_t kMeetingFailedMs = 4'000;
inline constexpr std::uint64_t kMeetingFailedMaxMs = 900'000;
/// Under way at one time.
inline constexpr std::size_t kMeetingsAtOnce = 8;
/// Known in all; more are not taken.
inline constexpr std::size_t kMeetingsMax = 256;

class Meetings {
 public:
  struct With {
    std::string address;
    AssemblyId assembly;
    bool operator==(const With&) const = default;
  };

  /// To be met soon. One that is known already stays as it is.
  void add(const With& with, Instant now, std::uint64_t chance);
  /// Something of this assembly is new here, by whatever way it came.
  void news(const AssemblyId& assembly, Instant now, std::uint64_t chance);
  /// Whom to call now. They are under way until `over` is told.
  std::vector<With> due(Instant now);
  void over(const With& with, bool reached, Instant now, std::uint64_t chance);
  /// When to ask for `due` at the latest.
  [[nodiscard]] std::optional<Instant> next() const;

 private:
  struct Meeting {
    With with;
    Instant next;
    Instant last;  // when the last one was over
    std::uint64_t quiet_ms = 0;
    std::uint64_t failed_ms = 0;  // 0: it was reached
    bool under_way = false;
    bool news_meanwhile = false;
  };
  Meeting* find(const With& with);
  [[nodiscard]] std::size_t under_way() const;

  std::vector<Meeting> meetings_;
};

}  // namespace folkmoot::net
