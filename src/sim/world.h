#pragma once
// Homes with real nodes in virtual time: what goes into a node, what comes out, what becomes durable and when.
//
// A node's one rule is kept for it: the effects of a call are carried out before its next call, and what comes after a
// `Persist` - frames, the reply - waits until the disk has synced it. What arrives meanwhile waits in line.
#include <deque>
#include <map>
#include <memory>

#include "sim/agenda.h"
#include "sim/checks.h"
#include "sim/disk.h"
#include "sim/faults.h"
#include "sim/trace.h"

namespace folkmoot::sim {

/// One member's machine.
struct Home {
  Home(std::string its_name, EventPool& pool) : name(std::move(its_name)), disk(pool) {}

  std::string name;
  Disk disk;
  /// Absent while the machine is off.
  std::optional<node::Node> node;
  /// Follows the rules of the node and nothing else: what it says is held to the checkers.
  bool honest = true;
  /// Stays away from all contacts; others do not find it.
  bool hidden = false;
  bool gone = false;
  /// Of two homes, contacts happen if this is equal.
  std::uint64_t group = 0;
  /// Whom it meets until it has the content key.
  std::optional<HomeIndex> sponsor;
  std::optional<DeviceId> device;
  /// Added to the time; may be negative.
  std::int64_t skew_ms = 0;
  std::uint64_t sync_ms = 5;
  /// The last contact that it opened or was offered failed.
  bool turned_away = false;
  /// Which event came first in each place of a chain. Of use only where forks are not found out.
  std::map<std::pair<DeviceId, std::uint64_t>, EventId> came_first;

  // Of the world only.
  /// By this home's own clock.
  std::optional<Instant> wake;
  bool has_news = false;
  std::uint64_t life = 0;
  std::uint64_t calls = 0;
  bool busy = false;
  std::deque<Agenda::Job> waiting;
};

class World {
 public:
  World(std::uint64_t seed, Faults faults, std::set<Defence> without);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  HomeIndex add(const std::string& name);
  /// A home with the same keys and contents: what a copied disk is.
  HomeIndex add_copy(HomeIndex of, const std::string& name);
  [[nodiscard]] Home& at(HomeIndex home) { return *homes_[home]; }
  [[nodiscard]] std::size_t size() const { return homes_.size(); }
  [[nodiscard]] bool is_up(HomeIndex home) const { return homes_[home]->node.has_value(); }

  // Time.
  Agenda agenda;
  /// Until nothing is left to happen but what nodes wait for. Only while nothing repeats itself.
  void settle();

  // What people do. Nothing happens on a machine that is off.
  using Shown = std::function<void(const node::Reply&)>;
  void perform(HomeIndex home, const node::Act& act, Shown shown = {});
  /// What it shows now; null while it is off.
  [[nodiscard]] node::Value ask(HomeIndex home, const node::Question& question);
  /// A connection between two homes; nothing if they do not reach each other.
  void contact(HomeIndex from, HomeIndex to);
  /// A file, made here and read there later.
  void carry(HomeIndex from, HomeIndex to, std::uint64_t after_ms);
  /// A file that anybody made.
  void hand_over(Bytes file, HomeIndex to);
  void hand_over(const SharedBytes& file, HomeIndex to);

  /// Told when a home has something new, once until it says that it has heard of it.
  void on_news(std::function<void(HomeIndex)> told) { on_news_ = std::move(told); }
  void heard_news(HomeIndex home) { at(home).has_news = false; }

  // What happens to machines.
  void crash(HomeIndex home, std::uint64_t off_ms);
  /// It is switched off for good.
  void remove(HomeIndex home) {
    at(home).gone = true;
    crash(home, 0);
  }
  void set_group(HomeIndex home, std::uint64_t group);
  /// This home's clock is so wrong from now on.
  void set_clock(HomeIndex home, std::int64_t skew_ms);
  /// What the honest clock shows that is most ahead.
  [[nodiscard]] Instant latest_clock() const;
  /// While calm nothing fails.
  void calm(bool on);
  /// Every clock, disk and line is good from now on, everybody is up and reaches everybody.
  void heal();

  // What came of it.
  Checks checks;
  Trace trace;
  /// Frames that were given to a node; a file is none, and costs as much as hundreds.
  [[nodiscard]] std::uint64_t deliveries() const { return deliveries_; }
  [[nodiscard]] std::uint64_t files() const { return files_; }
  [[nodiscard]] std::uint64_t contacts_made() const { return next_peer_ - 1; }
  [[nodiscard]] std::uint64_t contacts_equal() const { return equal_; }
  [[nodiscard]] std::uint64_t crashes() const { return crashes_; }
  /// How often acts were done ("done") or refused, by code.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& answers() const { return answers_; }
  [[nodiscard]] std::uint64_t verified() const { return pool_.verified(); }
  [[nodiscard]] const Faults& faults() const { return faults_; }
  [[nodiscard]] bool has(Defence defence) const { return !without_.contains(defence); }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

 private:
  using Input = std::function<std::vector<node::Effect>(node::Node&, const node::Moment&)>;
  struct Contact {
    HomeIndex ends[2] = {0, 0};
    bool open[2] = {true, true};
    std::uint64_t lives[2] = {0, 0};
    std::uint64_t delay_ms = 0;
    std::uint64_t arrives_ms[2] = {0, 0};  // the last frame, by the receiving end
    std::uint64_t frames = 0;
    std::optional<std::uint64_t> cut_at;
    std::optional<std::uint64_t> repeat_at;
    /// From this frame on, nothing arrives at this end.
    std::optional<std::uint64_t> deaf_at;
    std::size_t deaf_end = 0;
  };

  // world.cpp
  void start(HomeIndex home);
  [[nodiscard]] node::CheckEvents checker_of(HomeIndex home);
  void call(HomeIndex home, Input input, Agenda::Job then = {});
  void run(HomeIndex home, const Input& input, const Agenda::Job& then);
  void synced(HomeIndex home, std::uint64_t life);
  void wake_at(HomeIndex home, Instant at);
  void clocks_were_set();
  void tick(HomeIndex home);
  [[nodiscard]] Instant clock_of(HomeIndex home) const;
  void finish(HomeIndex home, const std::vector<event::Event>& own, std::vector<node::Effect> rest,
              const Agenda::Job& then);
  std::vector<event::Event> note_persist(HomeIndex home, const node::Persist& persist);
  [[nodiscard]] node::Moment moment(HomeIndex home);

  // contacts.cpp
  void carry_out(HomeIndex home, node::Effect effect);
  void send(HomeIndex home, node::Send effect);
  void arrive(node::PeerId peer, std::size_t end, const SharedBytes& frame);
  void close_end(node::PeerId peer, std::size_t end);
  void hang_up(node::PeerId peer, std::size_t end);
  void drop(node::PeerId peer);
  void choose_faults(Contact& contact);
  void finished(HomeIndex home, const node::Finished& finished);

  [[nodiscard]] PerMillion rate(Fault fault) const { return calm_ ? 0 : faults_.rate(fault); }

  std::uint64_t seed_;
  Faults faults_;
  bool calm_ = false;
  std::set<Defence> without_;
  seal::Defences defences_;
  EventPool pool_;
  std::vector<std::unique_ptr<Home>> homes_;
  std::map<node::PeerId, Contact> contacts_;
  node::PeerId next_peer_ = 1;
  std::uint64_t deliveries_ = 0;
  std::uint64_t files_ = 0;
  std::uint64_t equal_ = 0;
  std::uint64_t crashes_ = 0;
  std::map<std::string, std::uint64_t> answers_;
  std::function<void(HomeIndex)> on_news_;
  // One for each kind, so that one kind's choices do not move the others'.
  Stream delays_;
  Stream cuts_;
  Stream one_ways_;
  Stream repeats_;
  Stream slows_;
  Stream damages_;
};

}  // namespace folkmoot::sim
