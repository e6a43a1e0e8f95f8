// A home as the program meets it: one durable act after the other through the node, the whole program from its start to
// an answer, and the memory it takes. 200 devices, bodies of 200 bytes. MOOT_BINARY names the program; without it the
// rows of whole runs are left out.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/support/history.h"
#include "bench/support/place.h"
#include "bench/support/rows.h"
#include "net/keeper.h"
#include "net/runtime.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::size_t kBatch = 4096;
constexpr std::size_t kDurableActs = 1'000;
constexpr int kRuns = 9;

/// The first founder's home, with all of the history in it.
void fill(const std::string& directory, const History& history) {
  auto home = store::Home::open(directory);
  FM_CHECK(home.has_value());
  std::optional<journal::Journal> journal;
  const auto& events = history.events();
  for (std::size_t from = 0; from < events.size(); from += kBatch) {
    for (std::size_t i = from; i < std::min(events.size(), from + kBatch); ++i) {
      if (!journal)
        journal = *journal::Journal::create(journal::CheckedEvent::trusted(events[i]));
      else
        journal->admit(journal::CheckedEvent::trusted(events[i]));
    }
    FM_CHECK((*home)->append(journal->assembly(), journal->table(), journal->take_changes().added).has_value());
  }
  auto transaction = (*home)->begin();
  store::Identity identity{
      test::key_of(1'000'000).seed(), test::key_of(0).seed(), test::key_of(4'000'000).seed(), {}, "m0", "Busy"};
  FM_CHECK(transaction->put_identity(journal->assembly(), identity).has_value());
  FM_CHECK(transaction->commit().has_value());
}

/// Acts of one member, each signed, folded and durable before the next.
double durable_act_rate(const std::string& directory, const EventId& proposal) {
  auto home = store::Home::open(directory);
  FM_CHECK(home.has_value());
  net::Keeper keeper(*std::move(home));
  node::Node node(keeper);
  FM_CHECK(keeper.load(node).has_value());
  FM_CHECK(keeper.store_snapshots(node, true).has_value());
  std::uint64_t count = 0;
  const double took = seconds([&] {
    for (std::size_t i = 0; i < kDurableActs; ++i) {
      node::Moment moment{{1'790'000'000'000 + ++count}, {}};
      std::memcpy(moment.seed.bytes.data(), &count, sizeof count);
      const node::Outcome outcome =
          node.perform({}, node::act::TakePosition{proposal.hex(), event::Stance::agree, {}}, moment);
      FM_CHECK(!outcome.reply.error);
      for (const node::Effect& effect : outcome.effects)
        if (const auto* persist = std::get_if<node::Persist>(&effect))
          FM_CHECK(keeper.commit(node, *persist).has_value());
    }
  });
  return kDurableActs / took;
}

/// The program with these words after `--home DIRECTORY`; what it prints goes to `out`. Spawned, not forked: to copy
/// the page tables of a benchmark that holds a million events takes longer than many a start.
pid_t start_program(const char* program, const std::string& directory, std::vector<const char*> words, int out) {
  words.insert(words.begin(), {program, "--home", directory.c_str()});
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  FM_CHECK(::posix_spawn_file_actions_init(&actions) == 0);
  FM_CHECK(::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO) == 0);
  pid_t child = 0;
  FM_CHECK(::posix_spawn(&child, program, &actions, nullptr, const_cast<char* const*>(words.data()), environ) == 0);
  ::posix_spawn_file_actions_destroy(&actions);
  return child;
}

/// Milliseconds from the start of the program to the end of its answer.
double open_and_answer(const char* program, const std::string& directory) {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  const double took = seconds([&] {
    int status = 0;
    const pid_t child = start_program(program, directory, {"members", "--json"}, nowhere);
    FM_CHECK(::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
  });
  ::close(nowhere);
  return 1e3 * took;
}

/// Milliseconds of one search, in a node that goes on with what it has.
double search(net::Runtime& runtime) {
  net::Request request;
  request.verb = "search";
  request.add("words", "proposal");
  return 1e3 * seconds([&] { FM_CHECK(!runtime.ask(request).json["found"].items().empty()); });
}

/// 10,000 texts of 600 bytes: found by a program that reads them all, or by a node that was asked before.
std::vector<Row> searches(const std::string& directory) {
  std::fprintf(stderr, "making a history of 10,000 texts ...\n");
  HistoryOptions options;
  options.devices = 50;
  options.events = 11'000;
  options.body_size = 600;
  options.in_words = true;
  fill(directory, History(options));
  Row first{"search_10k_texts", "ms", {}, 0, 1'000, Better::lower};
  Row again{"search_10k_texts_again", "ms", {}, 0, 100, Better::lower};
  for (int i = 0; i < 5; ++i) {
    auto runtime = net::Runtime::open({directory});
    FM_CHECK(runtime.has_value());
    first.value.add(search(**runtime));
    again.value.add(search(**runtime));
  }
  return {first, again};
}

/// Megabytes resident in a node that serves, once it listens.
double serving_megabytes(const char* program, const std::string& directory) {
  int ends[2];
  FM_CHECK(::pipe(ends) == 0);
  const pid_t child = start_program(program, directory, {"serve", "--listen", "127.0.0.1:0"}, ends[1]);
  ::close(ends[1]);
  char line[64];
  FM_CHECK(::read(ends[0], line, sizeof line) > 0);
  double out = 0;
  if (std::FILE* status = std::fopen(("/proc/" + std::to_string(child) + "/status").c_str(), "r")) {
    unsigned long kilobytes = 0;
    while (std::fgets(line, sizeof line, status) != nullptr)
      if (std::sscanf(line, "VmRSS: %lu", &kilobytes) == 1) out = static_cast<double>(kilobytes) / 1024;
    std::fclose(status);
  }
  ::kill(child, SIGTERM);
  ::waitpid(child, nullptr, 0);
  ::close(ends[0]);
  return out;
}

Row row(std::string name, std::string unit, double must, Better better) {
  return {std::move(name), std::move(unit), {}, 0, must, better};
}

Row cold_open(const char* program, const std::string& directory, std::string name, double must) {
  Row out = row(std::move(name), "ms", must, Better::lower);
  open_and_answer(program, directory);  // stores the state, as whoever took the events in would have
  for (int i = 0; i < kRuns; ++i) out.value.add(open_and_answer(program, directory));
  return out;
}
}  // namespace

int main() {
  crypto::start();
  const Place place;
  std::vector<Row> rows;

  std::fprintf(stderr, "making a history of 100,000 events ...\n");
  const auto small = std::make_unique<History>(HistoryOptions{});
  const std::string first = place.file("small");
  fill(first, *small);
  const char* program = std::getenv("MOOT_BINARY");
  if (program != nullptr) rows.push_back(cold_open(program, first, "cold_open_100k", 30));
  Row acts = row("append_and_sign_one_by_one", "acts/s", 0.5, Better::higher);
  Samples raw;
  for (int i = 0; i < 3; ++i) {
    raw.add(raw_durable_rate(place, kDurableActs));
    acts.value.add(durable_act_rate(first, small->proposal()));
  }
  acts.limit = raw.median();
  rows.push_back(std::move(acts));
  for (Row& one : searches(place.file("texts"))) rows.push_back(std::move(one));

  if (program != nullptr) {
    std::fprintf(stderr, "making a history of 1,000,000 events ...\n");
    HistoryOptions options;
    options.events = 1'000'000;
    const std::string second = place.file("large");
    fill(second, History(options));
    rows.push_back(cold_open(program, second, "cold_open_1m", 100));
    Row memory = row("memory_1m", "MB", 150, Better::lower);
    for (int i = 0; i < 3; ++i) memory.value.add(serving_megabytes(program, second));
    rows.push_back(std::move(memory));
  }
  report(rows);
  return 0;
}
