// Secret ballots, CPU time on one core: an election of one question with five answers, of which one is chosen, beside
// belenios-tool where BELENIOS_TOOL names one that knows Ed25519 (3.0 or later; its ballot check made synchronous).
// FOLKMOOT_BENCH_BALLOTS is how many ballots `moot election verify` gets, 100,000 in ./run bench long; this process
// takes no more than 10,000 of them and the tool no more than 1,000, since its speed does not depend on how many there
// are.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "ballot/wire.h"
#include "bench/support/place.h"
#include "bench/support/secret_vote.h"
#include "net/files.h"

using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::bench;

namespace {

/// What a program that was started took of the machine; 0 everywhere where it failed.
struct Spent {
  double wall = 0, cpu = 0;  // seconds
  double peak = 0;           // MB of memory
};
/// A figure of a process's memory, in MB, by its name in proc(5).
double memory_of(pid_t process, std::string_view name) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  std::string word;
  while (status >> word)
    if (word == name && status >> word) return std::strtod(word.c_str(), nullptr) / 1024;
  return 0;
}
/// The most memory that a process had so far. What the system says at its end counts this process's own, too.
double peak_of(pid_t process) { return memory_of(process, "VmHWM:"); }
/// How much more memory than before this process has at most, while it works.
template <class Work>
double peak_while(Work work) {
  std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew
  const double before = memory_of(getpid(), "VmRSS:");
  work();
  return peak_of(getpid()) - before;
}

Spent run(const std::string& command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  if (child < 0) return {};
  int status = 0;
  rusage usage = {};
  double peak = 0;
  pid_t ended = 0;
  while ((ended = wait4(child, &status, WNOHANG, &usage)) == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));  // by then it is the other program
    peak = std::max(peak, peak_of(child));
  }
  if (ended != child || status != 0) return {};
  const auto in_seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime), peak};
}

/// Ballots a second, by CPU time; 0 where there is no such tool.
double tool_speed(const SecretVote& bench, std::size_t count) {
  const char* const tool = std::getenv("BELENIOS_TOOL");
  if (tool == nullptr) return 0;
  const Place place;
  bench.write_archive(place.file("x.bel"), count);
  const Spent spent = run("cd '" + place.file("") + "' && LWT_ASYNC_METHOD=none exec '" + tool +
                          "' election verify --dir . > /dev/null 2>&1");
  return spent.cpu > 0 ? static_cast<double>(count) / spent.cpu : 0;
}

Row hinted(const SecretVote& bench, HintForm form, std::string name, double tool, double must) {
  Row out{std::move(name), "ballots/s", {}, tool, must};
  std::vector<Bytes> hints;
  std::vector<HintedBallot> hinted;
  for (std::size_t i = 0; i < bench.ballots.size(); ++i)
    hints.push_back(*make_hints(*bench.booth, bench.ballots[i], bench.keys[i], form));
  for (std::size_t i = 0; i < bench.ballots.size(); ++i)
    hinted.push_back({bench.ballots[i], bench.keys[i], hints[i], form});
  const double spent = process_seconds([&] {
    for (const BatchVerdict& verdict : check_batch(*bench.booth, hinted, seed_of(2)))
      FM_CHECK(verdict.accepted && !verdict.bad_hint);
  });
  out.value.add(static_cast<double>(bench.ballots.size()) / spent);
  return out;
}

/// The program itself, on all cores: an archive from a file, without hints and with them.
std::vector<Row> whole_program(const SecretVote& bench) {
  const char* const moot = std::getenv("MOOT_BINARY");
  if (moot == nullptr) return {};
  const Place place;
  bench.write_archive(place.file("x.bel"), bench.ballots.size());
  const std::string verify =
      "exec '" + std::string(moot) + "' election verify '" + place.file("x.bel") + "' > /dev/null";
  const std::string hints = "'" + place.file("x.hints") + "'";
  const Spent plain = run(verify);
  FM_CHECK(run(verify + " --write-hints " + hints).wall > 0);
  const Spent hinted = run(verify + " --hints " + hints);
  FM_CHECK(plain.wall > 0 && hinted.wall > 0);
  // The targets are those for 100,000 ballots on two cores.
  const double share = static_cast<double>(bench.ballots.size()) / 100'000;
  std::vector<Row> out = {{"election_verify_wall", "s", {}, 0, 70 * share, Better::lower},
                          {"election_verify_hints_wall", "s", {}, 0, 25 * share, Better::lower},
                          {"election_verify_memory", "MB", {}, 0, 256, Better::lower},
                          {"election_verify_hints_memory", "MB", {}, 0, 256, Better::lower}};
  const std::array<double, 4> values = {plain.wall, hinted.wall, plain.peak, hinted.peak};
  for (std::size_t i = 0; i < out.size(); ++i) out[i].value.add(values[i]);
  return out;
}

/// Bytes on the way, beside the JSON that belenios-tool takes.
Row wire_row(const SecretVote& bench, std::string name, bool with_hints, double most) {
  const auto json = static_cast<double>(bench.ballots[0].size());
  Row out{std::move(name), "bytes", {}, json, most / json, Better::lower};
  out.value.add(static_cast<double>(to_wire(*bench.booth, bench.ballots[0], bench.keys[0], 0, {}, with_hints)->size()));
  return out;
}

}  // namespace

int main() {
  const char* const wanted = std::getenv("FOLKMOOT_BENCH_BALLOTS");
  const std::size_t all = wanted == nullptr ? 2'000 : std::strtoul(wanted, nullptr, 10);
  std::vector<Row> rows;
  {
    const SecretVote whole(all);
    rows = whole_program(whole);
  }
  // What is measured in this process holds everything in memory.
  const std::size_t count = std::min<std::size_t>(all, 10'000);
  SecretVote bench(count);
  const double tool = tool_speed(bench, std::min<std::size_t>(count, 1'000));

  Row plain{"ballot_verify_1x5", "ballots/s", {}, tool, tool > 0 ? 5.0 : 888.0};
  const Place place;
  bench.write_archive(place.file("x.bel"), count);
  Bytes archive;
  FM_CHECK(net::read_parts(place.file("x.bel"), [&archive](BytesView part) -> Result<Ok> {
    append(archive, part);
    return Ok{};
  }));
  const double spent = process_seconds([&] {
    const Report report = verify(read_from(archive), seed_of(3));
    FM_CHECK(report.ok() && report.ballots == count);
  });
  plain.value.add(static_cast<double>(count) / spent);
  const Row compressed =
      hinted(bench, HintForm::compressed, "ballot_verify_1x5_hints_32", tool, tool > 0 ? 14.0 : 2'487);
  const Row affine = hinted(bench, HintForm::affine, "ballot_verify_1x5_hints_64", tool, tool > 0 ? 28.0 : 4'973);

  Row one_more{"ballot_verify_one_more", "ms", {}, 0, 2, Better::lower};
  for (std::size_t i = 0; i < 20; ++i)
    one_more.value.add(1'000 * process_seconds([&] {
                         const auto ballot = read_ballot(*bench.booth, bench.ballots[i]);
                         FM_CHECK(check_ballot(*bench.booth, *ballot, bench.ballots[i], bench.keys[i]));
                       }));

  Row tally{"ballot_tally_10000", "s", {}, 0, 0.5, Better::lower};
  Row tally_memory{"ballot_tally_memory", "MB", {}, 0, 64, Better::lower};
  EncryptedTally<Ed25519> sum = {std::vector<Ciphertext<Ed25519>>(5, {bench.group.neutral(), bench.group.neutral()})};
  tally_memory.value.add(peak_while([&] {
    tally.value.add(10'000 / static_cast<double>(count) * process_seconds([&] {
                      for (std::size_t i = 0; i < count; ++i) bench.add(sum, i);
                    }));
  }));

  Row prove{"ballot_shuffle_prove", "ms/vote", {}, 0, 0.25, Better::lower};
  Row check{"ballot_shuffle_verify", "ms/vote", {}, 0, 0.2, Better::lower};
  std::vector<Ciphertext<Ed25519>> votes;
  for (std::size_t i = 0; i < 1'000; ++i) {
    const auto read = read_ballot(*bench.booth, bench.ballots[i % count]);
    votes.push_back(std::get<ChosenAnswer<Ed25519>>(read->answers[0]).choices[i % 5]);
  }
  std::optional<Shuffled<Ed25519>> shuffled;
  prove.value.add(
      process_seconds([&] { shuffled = *shuffle<Ed25519>(bench.group, bench.booth->key, "x", votes, bench.draws); }));
  check.value.add(process_seconds([&] {
    FM_CHECK(check_shuffle<Ed25519>(bench.group, bench.booth->key, "x", votes, shuffled->ciphertexts, shuffled->proof,
                                    seed_of(4)));
  }));
  for (Row row : {plain, compressed, affine, one_more, bench.encrypt_row, tally, tally_memory, prove, check,
                  wire_row(bench, "ballot_wire", false, 1'200), wire_row(bench, "ballot_wire_hints", true, 1'750)})
    rows.push_back(std::move(row));
  report(rows);
  return 0;
}
