// Counting: a thousand wards by the command, as it is typed; and a million different ballots each, read from a file's
// bytes and counted. A public Python package takes 28 s for the thousand wards.
#include <sys/wait.h>

#include <filesystem>

#include "base/check.h"
#include "bench/support/rows.h"
#include "tally/read.h"
#include "tally/schulze.h"
#include "tally/stv.h"

using namespace folkmoot;
using namespace folkmoot::bench;
using namespace folkmoot::tally;

namespace {
constexpr int kRuns = 5;
constexpr std::size_t kWards = 1'000;
constexpr std::size_t kBallots = 1'000'000;

/// What people type, with as many real wards as it takes, each of them often.
std::string wards_command() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/data/stv"))
    if (entry.path().extension() == ".blt") files.push_back(entry.path().string());
  FM_CHECK(!files.empty());
  const char* const binary = std::getenv("MOOT_BINARY");
  std::string out = binary == nullptr ? "build/moot" : binary;
  out += " count --method stv-scottish --json";
  for (std::size_t i = 0; i < kWards; ++i) out += " " + files[i % files.size()];
  return out + " > /dev/null";
}

/// Ballots with all options in an order of their own, so that hardly two are equal.
std::string million_ballots(std::size_t options, std::size_t seats, std::size_t ranked) {
  std::string out = std::to_string(options) + " " + std::to_string(seats) + "\n";
  std::vector<std::size_t> order(options);
  for (std::size_t i = 0; i < options; ++i) order[i] = i + 1;
  std::uint64_t state = 1;
  for (std::size_t b = 0; b < kBallots; ++b) {
    out += "1";
    for (std::size_t i = 0; i < ranked; ++i) {
      state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
      // The first ones are liked better, so that some have a surplus.
      const std::size_t room = i < 2 ? (options - i) / 2 : options - i;
      std::swap(order[i], order[i + (state >> 33) % room]);
      out += " " + std::to_string(order[i]);
    }
    out += " 0\n";
  }
  out += "0\n";
  for (std::size_t i = 0; i <= options; ++i) out += "\"C" + std::to_string(i) + "\"\n";
  return out;
}

BallotFile read_all(const std::string& text, BallotKind kind) {
  constexpr std::size_t kPart = 65'536;
  BallotReader reader(kind);
  for (std::size_t at = 0; at < text.size(); at += kPart)
    FM_CHECK(reader.read(as_bytes(std::string_view(text).substr(at, kPart))).has_value());
  return std::move(reader.finish().value());
}
}  // namespace

int main() {
  Row wards{"count_1000_wards", "ms", {}, 0, 1'000, Better::lower};
  const std::string command = wards_command();
  for (int run = 0; run < kRuns; ++run) {
    wards.value.add(1'000 * seconds([&] {
                      const int status = std::system(command.c_str());
                      FM_CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
                    }));
  }
  Row read_rate{"count_read_ballots", "MB/s", {}, 0, 100, Better::higher};
  Row schulze{"count_schulze_64_1M", "ms", {}, 0, 1'000, Better::lower};
  Row stv{"count_stv_100_1M", "ms", {}, 0, 2'000, Better::lower};
  const std::string of_64 = million_ballots(64, 1, 64);
  const std::string of_100 = million_ballots(100, 10, 20);
  for (int run = 0; run < kRuns; ++run) {
    BallotFile file;
    const double took = seconds([&] { file = read_all(of_64, BallotKind::weak_rankings); });
    read_rate.value.add(static_cast<double>(of_64.size()) / 1e6 / took);
    schulze.value.add(1'000 * seconds([&] {
                        FM_CHECK(count_schulze(file.ballots, {}, TieOrder::paper(64)).value().valid == kBallots);
                      }));
    file = read_all(of_100, BallotKind::rankings);
    stv.value.add(1'000 * seconds([&] {
                    FM_CHECK(count_stv(file.ballots, {file.seats}, TieOrder::paper(100)).value().elected.size() ==
                             file.seats);
                  }));
  }
  report({wards, read_rate, schulze, stv});
  return 0;
}
