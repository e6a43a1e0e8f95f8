#include "net/system.h"

#include <sys/random.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::net {

namespace {
using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::sys_days;

constexpr std::string_view kSeedTag = "folkmoot/test-seed";

/// Exactly `width` digits.
std::optional<unsigned> number(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  unsigned out = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + static_cast<unsigned>(c - '0');
  }
  return out;
}

/// ".5", ".25" or ".125": up to three digits after the point.
std::optional<unsigned> fraction_ms(std::string_view text) {
  if (text.empty()) return 0U;
  if (text.size() < 2 || text.size() > 4 || text.front() != '.') return std::nullopt;
  const auto digits = number(text, 1, text.size() - 1);
  if (!digits) return std::nullopt;
  unsigned out = *digits;
  for (std::size_t i = text.size(); i < 4; ++i) out *= 10;
  return out;
}
}  // namespace

std::optional<Instant> parse_time(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() < kShape.size() + 1 || text.back() != 'Z') return std::nullopt;
  for (const std::size_t at : {4U, 7U, 10U, 13U, 16U})
    if (text[at] != kShape[at]) return std::nullopt;
  const auto year = number(text, 0, 4);
  const auto month = number(text, 5, 2);
  const auto day = number(text, 8, 2);
  const auto hour = number(text, 11, 2);
  const auto minute = number(text, 14, 2);
  const auto second = number(text, 17, 2);
  const auto ms = fraction_ms(text.substr(kShape.size(), text.size() - kShape.size() - 1));
  if (!year || !month || !day || !hour || !minute || !second || !ms) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok() || *year < 1970 || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto whole_days = static_cast<std::uint64_t>(sys_days(date).time_since_epoch().count());
  return Instant{whole_days * kDayMs + ((*hour * 60ULL + *minute) * 60 + *second) * 1000 + *ms};
}

Result<SystemClock> SystemClock::from_environment() {
  const char* const setting = std::getenv("MOOT_CLOCK");
  if (setting == nullptr || *setting == 0) return SystemClock();
  const std::string_view text = setting;
  if (const auto time = parse_time(text)) return SystemClock(*time);
  std::uint64_t ms = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
  constexpr std::uint64_t kMaxMs = std::uint64_t{1} << 48;
  if (error != std::errc() || end != text.data() + text.size() || ms >= kMaxMs)
    return fail(errc::kClockSetting, "MOOT_CLOCK is neither a time such as 2036-05-01T12:00:00Z nor Unix milliseconds");
  return SystemClock(Instant{ms});
}

Instant SystemClock::now() {
  if (start_) {
    const auto since = std::chrono::steady_clock::now() - started_;
    return Instant{start_->ms + static_cast<std::uint64_t>(duration_cast<milliseconds>(since).count())};
  }
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant{static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration_cast<milliseconds>(since).count()))};
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    const ssize_t got = getrandom(out.data(), out.size(), 0);
    FM_CHECK(got > 0 || errno == EINTR);
    if (got > 0) out = out.subspan(static_cast<std::size_t>(got));
  }
}

SeededRandom::SeededRandom(std::string_view seed, BytesView salt)
    : key_(crypto::hash(kSeedTag, {as_bytes(seed), salt})) {}

void SeededRandom::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    Bytes number;
    append_little_endian(number, counter_++);
    const Hash block = crypto::hash(kSeedTag, {key_.view(), number});
    const std::size_t size = std::min(out.size(), block.bytes.size());
    std::copy_n(block.bytes.begin(), size, out.begin());
    out = out.subspan(size);
  }
}

std::optional<std::string> seed_from_environment() {
  const char* const setting = std::getenv("MOOT_SEED");
  if (setting == nullptr || *setting == 0) return std::nullopt;
  return std::string(setting);
}

void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace folkmoot::net
