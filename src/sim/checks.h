#pragma once
// What must hold in every run, whatever fails and whoever lies: each checker has a name, counts how often it looked,
// and remembers the first thing that it found.
#include <array>
#include <map>
#include <set>
#include <string>

#include "event/event.h"
#include "node/value.h"

namespace folkmoot::sim {

using HomeIndex = std::size_t;

enum class Check : std::uint8_t {
  equal_events_equal_state,   // homes with one frontier digest and one last seal show one state hash
  acknowledged_events_kept,   // what an honest home said to be made is in every honest home in the end
  honest_devices_never_fork,  // no honest home writes two events in one place, whatever crashes
  nobody_speaks_for_others,   // no event in an honest device's name that its home did not write
  verdicts_stand,             // what was applied when it was made, and came in time for its page, is not void later,
                              // but for a suspension or a fork
  lies_have_no_effect,        // what liars wrote without any right to is void, or not kept
  floods_are_bounded,         // no device has more events kept in a page than the charter allows
  independent_recount,        // decisions say what a recount from the exported lines says
  one_core_a_page,            // no two homes show two seals of one page, but where more than f witnesses cheat
  cheats_are_proved,          // two seals of one page: every home then shows f+1 proofs that hold
  nobody_left_out,            // no page leaves out what f+1 honest witnesses held
  time_is_honest,             // no page says that it is later than a day after the latest honest clock
  seals_come,                 // healed, everything is sealed within the bound, on all homes, if a quorum is honest
  homes_verify,               // everything verified anew from the disk is in order
  converges,                  // healed, all have the same within the bound
};
inline constexpr std::size_t kCheckCount = 15;
std::string_view check_name(Check check);

class Checks {
 public:
  // While the run goes on.
  /// An honest home shows this event of its own device as made.
  void acknowledge(HomeIndex home, const event::Event& event);
  /// What a home answers to `status`.
  void look_at(const std::string& home, const node::Value& status);
  /// A liar wrote it, and it must not count in the end.
  void expect_no_effect(const EventId& event) { lies_.insert(event); }
  /// More than f witnesses cheat: a page can have two seals, and in the end some page must, or the run shows nothing.
  void expect_two_cores() { two_cores_expected_ = true; }
  [[nodiscard]] bool are_two_cores_expected() const { return two_cores_expected_; }
  /// The pages of which homes showed two seals.
  [[nodiscard]] const std::set<std::uint64_t>& parted_pages() const { return parted_pages_; }
  /// A device that no honest home has.
  void add_liar(const DeviceId& device) { liars_.insert(device); }

  // In the end.
  struct Held {
    std::string home;
    /// The lines of `export`.
    std::vector<node::Value> lines;
    /// In which page each event is, by `log`.
    std::map<EventId, std::uint64_t> pages;
    /// What it answers about decisions.
    node::Value decisions;
    /// When each closed page was closed, by its seal: page 1 first.
    std::vector<Instant> times;
  };
  struct Bounds {
    /// Kept of one device in one page; a listed person is worth four more.
    std::uint64_t events_of_a_device = 0;
  };
  void judge(const Held& held, const Bounds& bounds);

  void found(Check check, const std::string& problem);
  void looked(Check check, std::uint64_t times = 1) { rows_[static_cast<std::size_t>(check)].looks += times; }
  [[nodiscard]] bool ok() const;
  [[nodiscard]] bool ok(Check check) const { return row(check).problems == 0; }
  [[nodiscard]] std::uint64_t looks(Check check) const { return row(check).looks; }
  [[nodiscard]] const std::string& first_problem(Check check) const { return row(check).first; }
  /// What the checkers of another world looked at and found, into these.
  void add(const Checks& other);
  /// [{"name", "checks", "ok"}], and "problems" and "first" where one found something.
  [[nodiscard]] node::Value report() const;

 private:
  struct Row {
    std::uint64_t looks = 0;
    std::uint64_t problems = 0;
    std::string first;
  };
  struct Place {
    DeviceId device;
    std::uint64_t seq = 0;
    auto operator<=>(const Place&) const = default;
  };
  [[nodiscard]] const Row& row(Check check) const { return rows_[static_cast<std::size_t>(check)]; }

  std::array<Row, kCheckCount> rows_;
  std::map<std::string, std::string> state_by_digest_;  // and last seal
  std::map<std::uint64_t, std::string> seal_by_page_;
  std::set<std::uint64_t> parted_pages_;
  bool two_cores_expected_ = false;
  std::map<EventId, DeviceId> acknowledged_;
  std::map<DeviceId, HomeIndex> honest_;
  std::map<Place, EventId> written_;
  std::set<DeviceId> liars_;
  std::set<EventId> lies_;
};

}  // namespace folkmoot::sim
