#pragma once
// The outside world as the runtime sees it: the machine's clock and the system's random source, or what a test put in
// their place.
#include <chrono>
#include <optional>
#include <string>

#include "base/environment.h"
#include "base/result.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kClockSetting = "clock.setting";  // MOOT_CLOCK is no time
inline constexpr Code kSeedSetting = "random.setting";  // MOOT_SEED is set where it must not be
inline constexpr Code kRandom = "random.unavailable";   // the system gives no randomness
}  // namespace errc

/// The machine's clock, or one that was set once and then runs with the machine's monotonic time, so that nothing that
/// happens to the clock meanwhile makes it jump.
class SystemClock final : public Clock {
 public:
  SystemClock() = default;
  explicit SystemClock(Instant start) : start_(start), started_(std::chrono::steady_clock::now()) {}
  /// MOOT_CLOCK: RFC 3339 in UTC ("2036-05-01T12:00:00Z") or Unix milliseconds. Not set: the machine's clock.
  static Result<SystemClock> from_environment();

  Instant now() override;

 private:
  std::optional<Instant> start_;
  std::chrono::steady_clock::time_point started_;
};

/// "2026-03-01T10:00:00Z", with or without ".123"; nothing for anything else.
std::optional<Instant> parse_time(std::string_view text);

/// getrandom(2). A system without randomness ends the program: nothing can be done safely then.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;
};

/// For tests: a stream made of a seed and a salt. The salt says how far the home is, so that a later command of the
/// same home does not draw the same numbers again.
class SeededRandom final : public Random {
 public:
  SeededRandom(std::string_view seed, BytesView salt);
  void fill(std::span<std::uint8_t> out) override;

 private:
  Hash key_;
  std::uint64_t counter_ = 0;
};

/// MOOT_SEED, if it is set.
std::optional<std::string> seed_from_environment();

/// Hands memory that was freed back to the system, where the C library keeps it otherwise.
void give_back_memory();

}  // namespace folkmoot::net
