#include "sim/faults.h"

namespace folkmoot::sim {

namespace {
struct Row {
  std::string_view name;
  /// Between these, evenly by order of magnitude: per contact, per act, per frame or per home, as the kind has it.
  PerMillion least;
  unsigned doublings;
};
// A rate is least << [0, doublings].
constexpr std::array<Row, kFaultCount> kFaults = {{
    {"crash", 500, 6},          // per step of the script
    {"cut", 5'000, 6},          // per contact
    {"one_way", 5'000, 6},      // per contact
    {"repeat", 5'000, 6},       // per contact
    {"slow", 5'000, 6},         // per contact
    {"slow_disk", 50'000, 4},   // per home
    {"skew", 100'000, 3},       // per home
    {"partition", 125'000, 3},  // per quarter of a day
    {"bundle", 50'000, 3},      // per file
}};

constexpr std::array<std::string_view, kDefenceCount> kDefences = {"durable_first", "signatures", "quota", "suspension",
                                                                   "healing",       "own_ready",  "clock", "lock",
                                                                   "two_thirds",    "few_silent", "forks"};
}  // namespace

std::string_view fault_name(Fault fault) { return kFaults[static_cast<std::size_t>(fault)].name; }

std::optional<Fault> fault_from(std::string_view name) {
  for (std::size_t i = 0; i < kFaultCount; ++i)
    if (kFaults[i].name == name) return static_cast<Fault>(i);
  return std::nullopt;
}

std::string_view defence_name(Defence defence) { return kDefences[static_cast<std::size_t>(defence)]; }

std::optional<Defence> defence_from(std::string_view name) {
  for (std::size_t i = 0; i < kDefenceCount; ++i)
    if (kDefences[i] == name) return static_cast<Defence>(i);
  return std::nullopt;
}

// Each kind draws from a stream of its own: forbidding one leaves the others as they were.
Faults::Faults(std::uint64_t seed, const std::set<Fault>& allowed) {
  for (std::size_t i = 0; i < kFaultCount; ++i) {
    Stream chance(seed, "swarm", i);
    const bool on = chance.happens(kAlways / 2);
    const PerMillion rate = kFaults[i].least << chance.below(kFaults[i].doublings + 1);
    if (on && allowed.contains(static_cast<Fault>(i))) rates_[i] = rate;
  }
}

std::set<Fault> Faults::kinds() const {
  std::set<Fault> out;
  for (std::size_t i = 0; i < kFaultCount; ++i)
    if (rates_[i] > 0) out.insert(static_cast<Fault>(i));
  return out;
}

std::set<Fault> all_faults() {
  std::set<Fault> out;
  for (std::size_t i = 0; i < kFaultCount; ++i) out.insert(static_cast<Fault>(i));
  return out;
}

}  // namespace folkmoot::sim
