#pragma once
// A scenario on its way: an assembly is founded, people live in it for some days while things fail, everything heals,
// and the checkers judge. A scenario puts its own story between these parts.
#include "sim/liar.h"
#include "sim/options.h"
#include "sim/script.h"
#include "sim/world.h"

namespace folkmoot::sim {

/// The numbers of a scenario.
struct Plan {
  std::size_t nodes = 10;
  std::uint64_t duration_ms = 0;
  /// Between two contacts that one home opens.
  std::uint64_t contact_every_ms = 0;
  std::size_t acts = 0;
  /// Whether the seed chooses liars, up to a third of the members.
  bool liars = true;
  /// Whether some contacts are files that somebody carries, which no cut stops.
  bool files = true;
  /// The scenario cuts and joins groups itself; the fault `partition` stays out of it.
  bool own_partitions = false;
  /// Whether all founders close the founding page together before the days begin.
  bool seals = true;
  /// Whoever has something new meets somebody within this time; zero: only by chance. It is the seed's, where the plan
  /// has none.
  std::optional<std::uint64_t> news_ms;
  event::Charter charter;
};

class Stage {
 public:
  Stage(const Options& options, const Plan& plan);

  World world;

  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] const Options& options() const { return options_; }

  /// Homes 0 to plan.nodes - 1 found an assembly together, without a fault.
  void found();
  /// The seed's liars, from the last home down.
  void choose_liars();
  void add_liar(LiarKind kind, HomeIndex home);
  /// Also in the middle of everything; it acts soon.
  void add_liar(std::unique_ptr<Liar> liar);
  /// Contacts, the script, crashes, partitions and liars begin.
  void begin();
  /// Until so long after the beginning, at most to the end of the plan.
  void live(std::uint64_t until_ms) { world.agenda.run_until({std::min(started_.ms + until_ms, ends_.ms)}); }
  /// When the time of the plan is over everything heals, everybody meets, and the checkers judge.
  void end();

  [[nodiscard]] Stream stream(std::string_view name) const { return {options_.seed, name}; }
  [[nodiscard]] std::optional<HomeIndex> some_honest(std::uint64_t which);
  [[nodiscard]] std::uint64_t rounds() const { return rounds_; }
  [[nodiscard]] const std::string& state_hash() const { return state_hash_; }
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// How many were closed.
  [[nodiscard]] std::uint64_t pages() const { return pages_; }
  [[nodiscard]] std::uint64_t elapsed_ms() const { return world.agenda.now().ms - started_.ms; }
  [[nodiscard]] const std::set<LiarKind>& liars() const { return liar_kinds_; }

 private:
  [[nodiscard]] bool is_over() const { return world.agenda.now().ms >= ends_.ms; }
  void close_founding_page();
  void join(HomeIndex home, HomeIndex inviter, const std::string& invitation);
  void newcomer(const Step& step);
  void play(const Step& step);
  void meet(HomeIndex home);
  void meet_somebody(HomeIndex home);
  void agenda_meet(HomeIndex home);
  void unleash(std::size_t liar);
  void lie(std::size_t liar);
  void split();
  /// With `files`, whom nobody talks to gives and gets a file.
  bool everybody_meets(bool files);
  bool all_equal();
  std::uint64_t meet_until_equal();
  bool all_sealed();
  [[nodiscard]] bool is_seal_promised();
  void wait_for_seals();
  void judge_seals();
  void judge_proofs(const std::set<SignKey>& liars);
  void judge();

  Options options_;
  Plan plan_;
  /// What the charter should allow a device, whether it does or not.
  std::uint64_t bound_events_ = 0;
  std::vector<std::unique_ptr<Liar>> liars_;
  std::set<LiarKind> liar_kinds_;
  bool begun_ = false;
  Stream meetings_;
  Stream healing_;
  Stream partitions_;
  Instant started_;
  Instant ends_;
  std::uint64_t rounds_ = 0;
  std::uint64_t events_ = 0;
  std::uint64_t pages_ = 0;
  std::string state_hash_;
};

}  // namespace folkmoot::sim
