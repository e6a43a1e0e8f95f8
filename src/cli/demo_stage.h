#pragma once
// The stage of a demonstration: homes, what is done in them by running the program, and the time that it is there.
#include <boost/json.hpp>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/ids.h"
#include "cli/child.h"
#include "cli/demo.h"
#include "net/files.h"

namespace folkmoot::cli {

using Words = std::vector<std::string>;
using Json = boost::json::object;

/// Exit codes other than 0 that a story may ask for.
inline constexpr int kExitRefused = 1;
inline constexpr int kExitNotFound = 2;
inline constexpr int kExitDamaged = 3;
inline constexpr int kExitNotReached = 4;

/// What somebody types.
struct Typed {
  std::string who;
  Words words;
};

class DemoStage {
 public:
  static Result<DemoStage> open(std::string program, DemoProgress progress);
  DemoStage(DemoStage&&) noexcept = default;
  DemoStage& operator=(DemoStage&&) = delete;
  DemoStage(const DemoStage&) = delete;
  DemoStage& operator=(const DemoStage&) = delete;
  /// Stops what still runs, and removes the homes.
  ~DemoStage() = default;

  /// A new scene.
  void say(const std::string& line) const { progress_(line); }
  /// What the story promises. One that does not hold is said at once, and the story goes on.
  void fact(const std::string& words, bool holds);
  [[nodiscard]] const std::vector<DemoFact>& facts() const { return facts_; }

  [[nodiscard]] std::string file(const std::string& name) const { return *folder_ / name; }
  /// A file with that text; its full name.
  Result<std::string> write(const std::string& name, std::string_view text);
  Result<std::string> read(const std::string& name) const;

  /// It is so late now; the clock runs on from there. For nodes that serve only before they are started.
  void set_time(Instant time);
  /// So much later. Nodes that serve are stopped and started again: a clock is read when a process starts.
  Result<Ok> pass(std::uint64_t ms);
  /// The clock of this home is so much behind.
  void set_behind(const std::string& who, std::uint64_t ms) { behind_[who] = ms; }

  /// Runs a command in the home of `who`; its answer. An exit code other than 0 is an error that says what was tried.
  Result<Json> run(const std::string& who, const Words& words);
  /// The same without any home.
  Result<Json> run_anywhere(const Words& words);
  /// Different homes at the same time, a few at once; their answers, in this order.
  Result<std::vector<Json>> run_all(const std::vector<Typed>& typed);
  /// What must end with this code: whether it did.
  Result<bool> is_refused(const std::string& who, const Words& words, std::string_view code,
                          int exit_code = kExitRefused);

  /// What somebody does to their own disk while no node serves there. The home of `to` is then as that of `from` is
  /// now.
  Result<Ok> copy_home(const std::string& from, const std::string& to);
  /// These bytes in the files of a home become those, which are as many. None there is an error.
  Result<Ok> edit_home(const std::string& who, std::string_view before, std::string_view after);

  /// Starts a node that listens.
  Result<Ok> serve(const std::string& who);
  /// Where it listens now; empty if it does not.
  [[nodiscard]] std::string address_of(const std::string& who) const;
  Result<Ok> stop_serving(const std::string& who);

 private:
  struct Serving {
    Background node;
    std::string address;
  };

  DemoStage(std::string program, DemoProgress progress, std::unique_ptr<net::TemporaryFolder> folder)
      : program_(std::move(program)), progress_(std::move(progress)), folder_(std::move(folder)) {}
  [[nodiscard]] Instant now() const;
  [[nodiscard]] Start start_of(const std::string& who, const Words& words) const;

  std::string program_;
  DemoProgress progress_;
  std::vector<DemoFact> facts_;
  Instant time_;
  std::chrono::steady_clock::time_point set_at_ = std::chrono::steady_clock::now();
  std::map<std::string, std::uint64_t> behind_;
  // In this order: what runs in the folder ends before it is removed.
  std::unique_ptr<net::TemporaryFolder> folder_;
  std::map<std::string, Serving> serving_;
};

/// What is under a path of keys and places, "decision/reports/0/text"; null if there is none.
const boost::json::value* find_at(const Json& object, std::string_view path);
/// The text there, empty if there is none; and so on.
std::string text_at(const Json& object, std::string_view path);
std::uint64_t number_at(const Json& object, std::string_view path);
bool truth_at(const Json& object, std::string_view path);
const boost::json::array& list_at(const Json& object, std::string_view path);
/// The first object of a list in which that key has that text; an empty one if there is none.
const Json& one_of(const Json& object, std::string_view list, std::string_view key, std::string_view text);

}  // namespace folkmoot::cli
