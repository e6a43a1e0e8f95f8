#include "sim/options.h"

#include <array>

namespace folkmoot::sim {

namespace {
constexpr std::array<std::string_view, kLiarCount> kLiars = {"equivocator", "withholder",  "backdater",    "flooder",
                                                             "forger",      "silent",      "double_voter", "censor",
                                                             "poisoner",    "lock_breaker"};

template <class Kinds, class Name>
std::string list(const Kinds& kinds, Name name) {
  std::string out;
  for (const auto kind : kinds) out += (out.empty() ? "" : ",") + std::string(name(kind));
  return out.empty() ? "none" : out;
}
}  // namespace

std::string_view liar_name(LiarKind kind) { return kLiars[static_cast<std::size_t>(kind)]; }

std::optional<LiarKind> liar_from(std::string_view name) {
  for (std::size_t i = 0; i < kLiarCount; ++i)
    if (kLiars[i] == name) return static_cast<LiarKind>(i);
  return std::nullopt;
}

std::set<LiarKind> all_liars() {
  std::set<LiarKind> out;
  for (std::size_t i = 0; i < kLiarCount; ++i) out.insert(static_cast<LiarKind>(i));
  return out;
}

std::string command_line(const Options& options) {
  std::string out = "moot sim --scenario " + options.scenario + " --seed " + std::to_string(options.seed);
  if (options.nodes) out += " --nodes " + std::to_string(*options.nodes);
  if (options.acts) out += " --acts " + std::to_string(*options.acts);
  if (options.faults != all_faults()) out += " --faults " + list(options.faults, fault_name);
  if (options.liars != all_liars()) out += " --liars " + list(options.liars, liar_name);
  if (!options.without.empty()) out += " --without " + list(options.without, defence_name);
  return out;
}

}  // namespace folkmoot::sim
