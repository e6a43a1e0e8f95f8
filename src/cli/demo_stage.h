#pragma once
// The stage of a demonstration: homes, and what is done in them by running the program.
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/child.h"
#include "cli/demo.h"
#include "net/files.h"

namespace folkmoot::cli {

using Words = std::vector<std::string>;

class DemoStage {
 public:
  static Result<DemoStage> open(std::string program, DemoProgress progress);
  DemoStage(DemoStage&&) noexcept = default;
  DemoStage& operator=(DemoStage&&) = delete;
  DemoStage(const DemoStage&) = delete;
  DemoStage& operator=(const DemoStage&) = delete;
  /// Stops what still runs, and removes the homes.
  ~DemoStage() = default;

  void say(const std::string& line) const { progress_(line); }
  [[nodiscard]] std::string file(const std::string& name) const { return *folder_ / name; }
  /// A file with that text; its full name.
  Result<std::string> write(const std::string& name, std::string_view text);

  /// Runs a command in the home of `who`; its answer. An exit code other than 0 is an error that says what was tried.
  Result<boost::json::object> run(const std::string& who, const Words& words);
  /// The same without any home.
  Result<boost::json::object> run_anywhere(const Words& words);
  /// Starts a node that listens; its address.
  Result<std::string> serve(const std::string& who);
  Result<Ok> stop_serving();

 private:
  DemoStage(std::string program, DemoProgress progress, std::unique_ptr<net::TemporaryFolder> folder)
      : program_(std::move(program)), progress_(std::move(progress)), folder_(std::move(folder)) {}
  Result<boost::json::object> answer_of(const std::string& who, const Words& words, const Words& all);
  [[nodiscard]] Words with_home(const std::string& who, const Words& words) const;

  std::string program_;
  DemoProgress progress_;
  // In this order: what runs in the folder ends before it is removed.
  std::unique_ptr<net::TemporaryFolder> folder_;
  std::map<std::string, Background> serving_;
};

/// The text under a key, empty if there is none.
std::string text_at(const boost::json::object& object, std::string_view key);
std::uint64_t number_at(const boost::json::object& object, std::string_view key);

}  // namespace folkmoot::cli
