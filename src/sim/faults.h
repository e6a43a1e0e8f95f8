#pragma once
// What can go wrong in a run, and which part of it does: each seed turns some kinds on, at rates of its own (a swarm),
// since runs in which everything always fails a little find less than runs in which one thing fails a lot.
#include <array>
#include <optional>
#include <set>
#include <string>

#include "sim/random.h"

namespace folkmoot::sim {

enum class Fault : std::uint8_t {
  crash,      // a node stops, and loses what was not synced
  cut,        // a connection breaks at any frame
  one_way,    // frames of one direction are lost from some frame on
  repeat,     // a frame arrives twice
  slow,       // frames take minutes
  slow_disk,  // syncing takes seconds
  skew,       // clocks are wrong, by up to days
  partition,  // the homes fall apart in groups, for hours
  bundle,     // a file that is carried is cut short or damaged
};
inline constexpr std::size_t kFaultCount = 9;
/// "crash", "one_way": as on the command line.
std::string_view fault_name(Fault fault);
std::optional<Fault> fault_from(std::string_view name);

/// What keeps an assembly safe and a test can switch off, to show that a checker then finds out.
enum class Defence : std::uint8_t {
  durable_first,  // nothing is shown or sent before it is durable
  signatures,     // each event's signature is checked
  quota,          // the charter bounds what a device adds
  suspension,     // members suspend a device that was seized
  healing,        // the network is whole in the end
  own_ready,      // a witness prepares only what holds all that it held itself
  clock,          // no page says that it is more than a day later than it is
  lock,           // a witness that has committed prepares no other core
  two_thirds,     // a page takes more than two thirds of the witnesses, so two of its seals share an honest one
  few_silent,     // no more witnesses are silent than a quorum can do without
  forks,          // what a device writes after it has contradicted itself is set aside, whoever heard what first
};
inline constexpr std::size_t kDefenceCount = 11;
std::string_view defence_name(Defence defence);
std::optional<Defence> defence_from(std::string_view name);

/// Rates of all kinds of faults; zero: never.
class Faults {
 public:
  Faults() = default;
  /// As the seed has them, but only of those in `allowed`.
  Faults(std::uint64_t seed, const std::set<Fault>& allowed);
  [[nodiscard]] PerMillion rate(Fault fault) const { return rates_[static_cast<std::size_t>(fault)]; }
  [[nodiscard]] bool has(Fault fault) const { return rate(fault) > 0; }
  [[nodiscard]] std::set<Fault> kinds() const;

 private:
  std::array<PerMillion, kFaultCount> rates_{};
};

std::set<Fault> all_faults();

}  // namespace folkmoot::sim
