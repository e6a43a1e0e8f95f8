#pragma once
// One run of the program: where the home is, the way to its node, and how the outcome is shown.
//
// With --json standard output holds exactly one JSON value on one line, whatever happens; everything else that is said
// - words for people, progress, what a served node logs - goes to standard error.
#include <functional>
#include <memory>

#include "cli/command.h"
#include "net/door.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kOutput = "output.failed";  // standard output takes nothing more
inline constexpr Code kNoHome = "usage.home";     // nobody says where the home is
}  // namespace errc

/// An outcome in words for people.
using Printer = std::string (*)(const node::Value& value);

class Invocation {
 public:
  explicit Invocation(Globals globals) : globals_(std::move(globals)) {}

  [[nodiscard]] const Globals& globals() const { return globals_; }
  /// --home, MOOT_HOME, $XDG_DATA_HOME/folkmoot, ~/.local/share/folkmoot: a full path.
  [[nodiscard]] Result<std::string> home() const;

  enum class Access : std::uint8_t { read, write, create };
  /// The way to the node of the home.
  Result<std::unique_ptr<net::Door>> door(Access access) const;
  /// A request about the assembly that --assembly names.
  [[nodiscard]] net::Request request(std::string verb) const;
  /// As long as it is held, a terminal is told every ten seconds, after one, that there is work.
  [[nodiscard]] std::shared_ptr<void> sign_of_life() const;
  /// Asks, with a sign of life when it takes long.
  [[nodiscard]] node::Reply ask(net::Door& door, const net::Request& request) const;

  /// Asks the node of a home that is there, and shows what it answers.
  [[nodiscard]] Result<int> look(const net::Request& request, Printer printer) const;

  /// Shows the outcome and gives the exit code.
  [[nodiscard]] int show(const node::Reply& reply, Printer printer) const;
  [[nodiscard]] int show_error(const Error& error, std::string_view hint = {}) const;
  /// `at`: {"file", "line", "column"}.
  [[nodiscard]] int show_error_at(const Error& error, node::Value at) const;
  /// Standard output, or the exit code 3 when it takes nothing more.
  [[nodiscard]] int print(std::string_view text, int exit_code) const;

 private:
  Globals globals_;
};

/// On standard error.
void say(std::string_view text);
/// Standard error is a terminal.
bool on_terminal();

}  // namespace folkmoot::cli
