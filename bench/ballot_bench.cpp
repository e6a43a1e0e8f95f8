// Secret ballots, CPU time on one core: an election of one question with five answers, of which one is chosen, beside
// belenios-tool where BELENIOS_TOOL names one that knows Ed25519 (3.0 or later; its ballot check made synchronous).
// FOLKMOOT_BENCH_BALLOTS is how many ballots; the tool gets a tenth of them, and is scaled.
#include <sys/resource.h>

#include <ctime>
#include <fstream>

#include "ballot/batch.h"
#include "ballot/desk.h"
#include "ballot/tokens.h"
#include "base/check.h"
#include "bench/support/place.h"
#include "bench/support/rows.h"

using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::bench;

namespace {

crypto::Secret32 seed_of(std::uint8_t number) {
  crypto::Secret32 out;
  out.fill()[0] = number;
  return out;
}

template <class Work>
double cpu_seconds(Work work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Bench {
  const Ed25519& group = ed25519();
  Draws draws{seed_of(1)};
  Opening<Ed25519> opening;
  std::vector<VoterKey<Ed25519>> voters;
  std::optional<Booth<Ed25519>> booth;
  std::vector<std::string> ballots;
  std::vector<Point> keys;
  Row encrypt_row{"ballot_encrypt_1x5", "ms", {}, 0, 1.5, Better::lower};

  explicit Bench(std::size_t count) {
    Question question;
    question.answers = {"a", "b", "c", "d", "e"};
    question.max = 1;
    question.text = "?";
    opening.content = {"", "", {question}, {}, {}};
    opening.uuid = "BenchBenchBench";
    opening.timestamp = 1'800'000'000;
    opening.trustees.push_back(Single<Ed25519>{make_trustee(group, draws.scalar(group.order()), draws)});
    for (std::size_t i = 0; i < count; ++i) {
      voters.push_back(VoterKey<Ed25519>::from(group, draws.scalar(group.order())));
      opening.voters.emplace_back(voters.back().credential, 1);
    }
    const auto openers = check_trustees(group, opening.trustees);
    FM_CHECK(openers.has_value());
    Election election{opening.content, "Ed25519", text_of(group, openers->product), opening.uuid};
    const std::string json = json_of(election);
    booth.emplace(group, std::move(election), json, openers->product);
    const double spent = cpu_seconds([&] {
      for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::uint32_t> vote(5);
        vote[i % 5] = 1;
        ballots.push_back(*encrypt(*booth, voters[i], {vote}, draws));
      }
    });
    encrypt_row.value.add(1'000 * spent / static_cast<double>(count));
    for (const auto& voter : voters) keys.push_back(*group.read(voter.credential));
  }

  [[nodiscard]] Bytes archive(std::size_t count) const {
    Bytes out = *open_election(group, opening);
    EventFeed feed(read_from(out));
    FM_CHECK(feed.next().has_value());
    ArchiveWriter writer = feed.writer();
    for (std::size_t i = 0; i < count; ++i) writer.add_event("Ballot", writer.add_data(ballots[i]));
    append(out, writer.take());
    return out;
  }
};

/// Ballots a second, by CPU time; 0 where there is no such tool.
double tool_speed(const Bytes& archive, std::size_t count) {
  const char* const tool = std::getenv("BELENIOS_TOOL");
  if (tool == nullptr) return 0;
  const Place place;
  std::ofstream(place.file("x.bel"), std::ios::binary)
      .write(as_text(archive).data(), static_cast<long>(archive.size()));
  const std::string command =
      "cd '" + place.file("") + "' && LWT_ASYNC_METHOD=none '" + tool + "' election verify --dir . > /dev/null 2>&1";
  rusage before = {};
  rusage after = {};
  getrusage(RUSAGE_CHILDREN, &before);
  if (std::system(command.c_str()) != 0) return 0;
  getrusage(RUSAGE_CHILDREN, &after);
  const auto micro = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return static_cast<double>(count) * 1e6 /
         (micro(after.ru_utime) - micro(before.ru_utime) + micro(after.ru_stime) - micro(before.ru_stime));
}

Row hinted(const Bench& bench, HintForm form, std::string name, double tool, double must) {
  Row out{std::move(name), "ballots/s", {}, tool, must};
  std::vector<Bytes> hints;
  std::vector<HintedBallot> hinted;
  for (std::size_t i = 0; i < bench.ballots.size(); ++i)
    hints.push_back(*make_hints(*bench.booth, bench.ballots[i], bench.keys[i], form));
  for (std::size_t i = 0; i < bench.ballots.size(); ++i)
    hinted.push_back({bench.ballots[i], bench.keys[i], hints[i], form});
  const double spent = cpu_seconds([&] {
    for (const BatchVerdict& verdict : check_batch(*bench.booth, hinted, seed_of(2)))
      FM_CHECK(verdict.accepted && !verdict.bad_hint);
  });
  out.value.add(static_cast<double>(bench.ballots.size()) / spent);
  return out;
}

}  // namespace

int main() {
  const char* const wanted = std::getenv("FOLKMOOT_BENCH_BALLOTS");
  const std::size_t count = wanted == nullptr ? 2'000 : std::strtoul(wanted, nullptr, 10);
  Bench bench(count);
  const std::size_t tenth = std::max<std::size_t>(count / 10, 1);
  const double tool = tool_speed(bench.archive(tenth), tenth);

  Row plain{"ballot_verify_1x5", "ballots/s", {}, tool, tool > 0 ? 5.0 : 888.0};
  const Bytes archive = bench.archive(count);
  const double spent = cpu_seconds([&] {
    const Report report = verify(read_from(archive), seed_of(3));
    FM_CHECK(report.ballots == count && report.error && report.error->rule == rule::kOrder);
  });
  plain.value.add(static_cast<double>(count) / spent);
  const Row compressed =
      hinted(bench, HintForm::compressed, "ballot_verify_1x5_hints_32", tool, tool > 0 ? 14.0 : 2'487);
  const Row affine = hinted(bench, HintForm::affine, "ballot_verify_1x5_hints_64", tool, tool > 0 ? 28.0 : 4'973);

  Row one_more{"ballot_verify_one_more", "ms", {}, 0, 2, Better::lower};
  for (std::size_t i = 0; i < 20; ++i)
    one_more.value.add(1'000 * cpu_seconds([&] {
                         const auto ballot = read_ballot(*bench.booth, bench.ballots[i]);
                         FM_CHECK(check_ballot(*bench.booth, *ballot, bench.ballots[i], bench.keys[i]));
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
      cpu_seconds([&] { shuffled = *shuffle<Ed25519>(bench.group, bench.booth->key, "x", votes, bench.draws); }));
  check.value.add(cpu_seconds([&] {
    FM_CHECK(check_shuffle<Ed25519>(bench.group, bench.booth->key, "x", votes, shuffled->ciphertexts, shuffled->proof,
                                    seed_of(4)));
  }));
  report({plain, compressed, affine, one_more, bench.encrypt_row, prove, check});
  return 0;
}
