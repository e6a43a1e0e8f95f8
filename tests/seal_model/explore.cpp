#include "tests/seal_model/explore.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "base/check.h"
#include "tests/support/seal_world.h"

namespace folkmoot::model {

namespace {
constexpr std::size_t kHonestMax = 5;
constexpr LocalId kLocalMax = (1U << 24) - 1;

/// One state of the world: 24 bits for each honest witness.
struct State {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const State&) const = default;
};

State pack(const std::array<LocalId, kHonestMax>& locals) {
  State out;
  out.low = std::uint64_t{locals[0]} | std::uint64_t{locals[1]} << 24;
  out.high = std::uint64_t{locals[2]} | std::uint64_t{locals[3]} << 24;
  // The fifth is shared out over what is left of both words.
  out.low |= std::uint64_t{locals[4] & 0xFFFF} << 48;
  out.high |= std::uint64_t{locals[4] >> 16} << 48;
  // Zero marks an empty place of the table.
  out.high |= std::uint64_t{1} << 63;
  return out;
}

std::array<LocalId, kHonestMax> unpack(const State& state) {
  const auto part = [](std::uint64_t word, int shift) { return static_cast<LocalId>(word >> shift & kLocalMax); };
  return {part(state.low, 0), part(state.low, 24), part(state.high, 0), part(state.high, 24),
          static_cast<LocalId>((state.low >> 48) | (state.high >> 48 & 0x7F) << 16)};
}

/// A set of states: open addressing, exact.
class States {
 public:
  States() : slots_(1 << 16) {}
  bool add(const State& state) {
    if ((count_ + 1) * 10 > slots_.size() * 7) grow();
    if (!put(state)) return false;
    ++count_;
    return true;
  }
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  bool put(const State& state) {
    std::uint64_t hash = (state.low * 0x9E37'79B9'7F4A'7C15U) ^ (state.high + 0x1234'5678U) * 0xC2B2'AE3D'27D4'EB4FU;
    hash ^= hash >> 29;
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == state) return false;
      if (slots_[at] == State{}) {
        slots_[at] = state;
        return true;
      }
    }
  }
  void grow() {
    std::vector<State> old(slots_.size() * 2);
    old.swap(slots_);
    for (const State& state : old)
      if (!(state == State{})) put(state);
  }
  std::vector<State> slots_;
  std::uint64_t count_ = 0;
};

class Explorer {
 public:
  Explorer(const Config& config, Stop stop) : model_(config), config_(model_.config()), stop_(stop) {
    FM_CHECK(model_.honest().size() <= kHonestMax);
    count_ = model_.honest().size();
  }

  Findings run() {
    std::array<LocalId, kHonestMax> first{};
    for (std::size_t i = 0; i < count_; ++i) first[i] = model_.start(i);
    std::vector<State> level{pack(first)};
    states_.add(level.front());
    look_at(first);
    while (!level.empty() && !done_) {
      if (out_.depth >= config_.depth_max || states_.count() >= config_.states_max) break;
      std::vector<State> next;
      for (const State& state : level) {
        expand(unpack(state), next);
        if (done_ || states_.count() >= config_.states_max) break;
      }
      out_.complete = next.empty();
      if (!next.empty()) ++out_.depth;
      level = std::move(next);
    }
    out_.states = states_.count();
    out_.machines = model_.locals();
    return out_;
  }

 private:
  void expand(const std::array<LocalId, kHonestMax>& locals, std::vector<State>& next) {
    sent_.assign(model_.messages().size(), 0);
    for (std::size_t i = 0; i < count_; ++i)
      for (const MessageId id : model_.local(locals[i]).own) sent_[id] = 1;
    for (std::size_t i = 0; i < count_ && !done_; ++i) {
      available_.clear();
      for (std::size_t j = 0; j < count_; ++j)
        if (j != i) available_.insert(available_.end(), own_of(locals[j]).begin(), own_of(locals[j]).end());
      for (const MessageId id : model_.lies())
        if (model_.can_lie(id, sent_)) available_.push_back(id);
      for (const LocalId to : config_.postpone ? after_hearing(locals[i]) : after_one(locals[i])) {
        if (to == locals[i]) continue;
        std::array<LocalId, kHonestMax> then = locals;
        then[i] = to;
        reach(then, next);
      }
    }
  }

  const std::vector<MessageId>& own_of(LocalId id) const { return model_.local(id).own; }

  /// What one input makes of this state.
  std::vector<LocalId> after_one(LocalId from) {
    std::vector<LocalId> out;
    const Local local = model_.local(from);
    const auto go = [&](Input input) {
      ++out_.moves;
      out.push_back(model_.next(from, input));
    };
    for (const MessageId id : available_)
      if (model_.wants(local, id)) go({Input::Kind::deliver, id});
    if (local.may_quarter) go({Input::Kind::quarter});
    if (local.may_expire) go({Input::Kind::expire});
    if (!local.arrived && config_.arrivals[local.witness] != 0) go({Input::Kind::arrive});
    return out;
  }

  /// The states in which it has just said something, after hearing any of what there is.
  const std::vector<LocalId>& after_hearing(LocalId from) {
    std::string key(reinterpret_cast<const char*>(&from), sizeof from);
    std::ranges::sort(available_);
    leave_out_what_waits(model_.local(from));
    for (const MessageId id : available_) key.append(reinterpret_cast<const char*>(&id), sizeof id);
    if (const auto at = heard_.find(key); at != heard_.end()) return at->second;
    std::set<LocalId> seen{from};
    std::set<LocalId> said;
    std::vector<LocalId> open{from};
    const std::size_t had = model_.local(from).own.size();
    while (!open.empty()) {
      const LocalId at = open.back();
      open.pop_back();
      for (const LocalId to : after_one(at)) {
        if (model_.local(to).own.size() > had)
          said.insert(to);
        else if (seen.insert(to).second)
          open.push_back(to);
      }
    }
    return heard_.emplace(std::move(key), least_of(said)).first->second;
  }

  /// Drops from `available_` what cannot make this witness say anything yet, whatever else it hears of what there is:
  /// it can hear that later. Prepares that cannot make Q of their round, and are no reason to go to a later round;
  /// proposes of other rounds whose core cannot have Q prepares; readies once it has proposed.
  void leave_out_what_waits(const Local& local) {
    std::map<std::pair<seal::Round, int>, std::set<seal::WitnessIndex>> prepared;
    std::set<seal::WitnessIndex> later{local.witness};
    std::set<int> cores_held;
    const auto count = [&](MessageId id) {
      const Message& message = model_.messages()[id];
      if (message.record.kind() == seal::RecordKind::prepare)
        prepared[{message.record.round(), message.core}].insert(message.record.witness());
      if (message.record.round() > local.round) later.insert(message.record.witness());
    };
    bool has_prepared = false;
    bool has_proposed = false;
    for (const MessageId id : local.held) {
      count(id);
      const Message& message = model_.messages()[id];
      const bool own_now = message.record.witness() == local.witness && message.record.round() == local.round;
      has_prepared = has_prepared || (own_now && (message.record.kind() == seal::RecordKind::prepare ||
                                                  message.record.kind() == seal::RecordKind::commit));
      has_proposed = has_proposed || (own_now && message.record.kind() == seal::RecordKind::propose);
      if (message.record.kind() == seal::RecordKind::propose) cores_held.insert(message.core);
    }
    for (const MessageId id : available_) count(id);
    const std::size_t liars = (config_.witnesses - 1) / 3;
    const std::size_t quorum = config_.witnesses - liars;
    const bool may_jump = later.size() > liars + 1;
    std::set<int> possible;
    for (const auto& [at, witnesses] : prepared)
      if (witnesses.size() >= quorum) possible.insert(at.second);
    std::erase_if(available_, [&](MessageId id) {
      if (!model_.wants(local, id)) return true;
      const Message& message = model_.messages()[id];
      const seal::Round round = message.record.round();
      if (round > local.round && may_jump) return false;
      switch (message.record.kind()) {
        case seal::RecordKind::ready:
          return !config_.deliver_all && has_proposed;
        case seal::RecordKind::propose:
          if (round == local.round && !has_prepared) return false;
          return cores_held.contains(message.core) || !possible.contains(message.core);
        case seal::RecordKind::prepare:
          return prepared[{round, message.core}].size() < quorum;
        case seal::RecordKind::commit:
          return false;
      }
      return false;
    });
  }

  /// Without those that say the same as another which has heard less: what they heard beside can be heard later as
  /// well.
  std::vector<LocalId> least_of(const std::set<LocalId>& said) {
    std::vector<LocalId> out;
    for (const LocalId id : said) {
      const Local& local = model_.local(id);
      const bool more = std::ranges::any_of(said, [&](LocalId other) {
        const Local& less = model_.local(other);
        return other != id && less.own == local.own && less.phase == local.phase && less.arrived <= local.arrived &&
               (less.held.size() < local.held.size() || less.arrived < local.arrived) &&
               std::ranges::includes(local.held, less.held);
      });
      if (!more) out.push_back(id);
    }
    return out;
  }

  void reach(const std::array<LocalId, kHonestMax>& locals, std::vector<State>& next) {
    if (done_) return;
    for (const LocalId id : locals) FM_CHECK(id < kLocalMax);
    const State state = pack(locals);
    if (!states_.add(state)) return;
    next.push_back(state);
    look_at(locals);
  }

  void look_at(const std::array<LocalId, kHonestMax>& locals) {
    std::map<std::pair<seal::Round, int>, std::size_t> commits;
    for (std::size_t i = 0; i < count_; ++i) {
      const Local& local = model_.local(locals[i]);
      if (!local.framed) continue;
      ++out_.framed;
      done_ = done_ || stop_.at_framed;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const Local& local = model_.local(locals[i]);
      for (const auto& commit : local.commits) ++commits[commit];
    }
    // Liars commit whatever helps.
    const std::size_t quorum = config_.witnesses - (config_.witnesses - 1) / 3;
    std::set<int> sealed;
    for (const auto& [commit, honest] : commits)
      if (honest > 0 && honest + config_.liars.size() >= quorum) sealed.insert(commit.second);
    if (!sealed.empty()) ++out_.sealed;
    if (sealed.size() > 1) two_seals(locals);
    if (config_.stuck_every > 0 && states_.count() % config_.stuck_every == 0) try_good_network(locals);
  }

  void two_seals(const std::array<LocalId, kHonestMax>& locals) {
    if (++out_.two_seals == 1) {
      out_.two_seals_at = out_.depth + 1;
      out_.first_two_seals = story(locals);
    }
    done_ = stop_.at_two_seals;
    // All of the first ones, then samples: rebuilding the evidence takes its time.
    if (out_.two_seals > 1'000 && out_.two_seals % 97 != 0) return;
    // The evidence: what honest witnesses hold, and the commits that complete the seals.
    std::vector<seal::CheckedRecord> all;
    for (std::size_t i = 0; i < count_; ++i) {
      const auto machine = model_.machine(locals[i]);
      all.insert(all.end(), machine.pool().records().begin(), machine.pool().records().end());
    }
    std::vector<seal::CheckedRecord> commits;
    for (const auto& record : all) {
      if (record.kind() != seal::RecordKind::commit) continue;
      for (const std::size_t liar : config_.liars)
        commits.push_back(test::toy_record(test::toy_opening(config_.witnesses, {}),
                                           static_cast<seal::WitnessIndex>(liar), record.round(),
                                           seal::Commit{record.core(), {}}));
    }
    all.insert(all.end(), commits.begin(), commits.end());
    out_.proofs_min = std::min(out_.proofs_min, seal::prove_two_seals({}, {}, all).proofs.size());
  }

  // Everybody starts again from what it holds, liars fall silent, and all hear all: a seal must come.
  void try_good_network(const std::array<LocalId, kHonestMax>& locals) {
    seal::Defences defences = config_.defences;
    defences.timer_needs_quorum = true;
    test::SealWorld world(config_.witnesses, defences);
    for (const std::size_t liar : config_.liars) world.node(liar).liar = true;
    for (std::size_t i = 0; i < count_; ++i) {
      auto& node = world.node(model_.honest()[i]);
      node.durable = model_.machine(locals[i], &node.view).pool().records();
      world.table().insert(world.table().end(), node.durable.begin(), node.durable.end());
      world.crash(model_.honest()[i]);
    }
    world.run_well(600);
    ++out_.tried;
    if (world.all_sealed()) return;
    if (++out_.stuck == 1) out_.first_stuck = story(locals);
    done_ = done_ || stop_.at_stuck;
  }

  std::string story(const std::array<LocalId, kHonestMax>& locals) {
    std::string out;
    static constexpr std::array<const char*, 5> kKinds = {"", "ready", "propose", "prepare", "commit"};
    for (std::size_t i = 0; i < count_; ++i) {
      out += "  witness " + std::to_string(model_.honest()[i]) + ":";
      for (const MessageId id : model_.local(locals[i]).own) {
        const Message& message = model_.messages()[id];
        out += std::string(" ") + kKinds[static_cast<std::size_t>(message.record.kind())] + " r" +
               std::to_string(message.record.round());
        if (message.core >= 0) out += " c" + std::to_string(message.core);
      }
      out += "\n";
    }
    return out;
  }

  Model model_;
  const Config& config_;
  Stop stop_;
  std::size_t count_ = 0;
  States states_;
  Findings out_;
  bool done_ = false;
  std::vector<std::uint8_t> sent_;
  std::vector<MessageId> available_;
  std::unordered_map<std::string, std::vector<LocalId>> heard_;
};
}  // namespace

Findings explore(const Config& config, Stop stop) { return Explorer(config, stop).run(); }

void print(const Config& config, const Findings& findings) {
  std::printf("%-44s %10llu states, depth %3u%s, %8llu moves, %6zu witness states; sealed in %llu, two seals in %llu%s",
              config.name.c_str(), static_cast<unsigned long long>(findings.states), findings.depth,
              findings.complete ? " (all)" : "", static_cast<unsigned long long>(findings.moves), findings.machines,
              static_cast<unsigned long long>(findings.sealed), static_cast<unsigned long long>(findings.two_seals),
              findings.two_seals_at ? (" from depth " + std::to_string(*findings.two_seals_at)).c_str() : "");
  if (findings.two_seals > 0) std::printf(", >= %zu proofs", findings.proofs_min);
  if (findings.framed > 0) std::printf("; somebody honest framed");
  if (findings.tried > 0)
    std::printf("; stuck %llu of %llu", static_cast<unsigned long long>(findings.stuck),
                static_cast<unsigned long long>(findings.tried));
  std::printf("\n%s%s", findings.first_two_seals.c_str(), findings.first_stuck.c_str());
  std::fflush(stdout);
}

}  // namespace folkmoot::model
