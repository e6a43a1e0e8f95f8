#include "tally/write_blt.h"

#include <fmt/format.h>

#include <algorithm>

namespace folkmoot::tally {

namespace {
std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? '\'' : c == '\n' || c == '\r' ? ' ' : c;
  return out + "\"\n";
}
}  // namespace

void write_blt(const BallotFile& file, const std::function<void(std::string_view)>& out) {
  const Ballots& ballots = file.ballots;
  out(fmt::format("{} {}\n", ballots.options(), std::max<std::size_t>(1, file.seats)));
  for (const Option option : file.withdrawn) out(fmt::format("-{}\n", option + 1));
  std::string line;
  for (std::size_t b = 0; b < ballots.size(); ++b) {
    line = std::to_string(ballots.weight(b));
    for (const Mark mark : ballots.marks(b)) {
      line += is_tied(mark) ? '=' : ' ';
      line += std::to_string(option_of(mark) + 1);
    }
    line += " 0\n";
    out(line);
  }
  if (ballots.empty() > 0) out(fmt::format("{} 0\n", ballots.empty()));
  out("0\n");
  for (const std::string& name : file.names) out(quoted(name));
  out(quoted(file.title));
}

}  // namespace folkmoot::tally
