#pragma once
// Runs this program's own commands as other processes: what the demonstration is made of.
#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kChild = "demo.process";  // a process could not be started, or ended unexpectedly
}  // namespace errc

/// What a process left behind.
struct Ended {
  int exit_code = -1;  // 128 and the signal's number, where a signal ended it
  std::string out;
  std::string err;
};

/// What a process is started with. Variables of ours that begin with MOOT_ it does not get: its settings are these.
struct Start {
  std::string program;
  std::vector<std::string> arguments;
  /// "NAME=VALUE"
  std::vector<std::string> settings;
};

/// Runs a program to its end, with an empty standard input. Its output is read while it runs, so it never waits for us.
Result<Ended> run_child(const Start& start);
/// The same with many, so many of them at a time; what each of them left, in their order.
Result<std::vector<Ended>> run_children(const std::vector<Start>& starts, std::size_t at_once);

/// A process that runs on until it is stopped.
class Background {
 public:
  static Result<Background> start(const Start& start);
  Background(Background&& other) noexcept;
  Background& operator=(Background&& other) noexcept;
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  /// Stops it if it still runs.
  ~Background();

  /// The next line of its standard output.
  Result<std::string> line(std::chrono::milliseconds patience);
  /// SIGTERM, then its exit code.
  Result<int> stop();

 private:
  Background(int process, int output) : process_(process), output_(output) {}
  int process_ = -1;
  int output_ = -1;
  std::string buffered_;
};

}  // namespace folkmoot::cli
