// `moot election verify`, `inspect`, `tracker`: archives of elections, without home, node or network.
#include <fmt/format.h>

#include "ballot/verify.h"
#include "cli/election_archive.h"
#include "cli/print.h"
#include "net/system.h"
#include "net/workers.h"
#include "node/errc.h"

namespace folkmoot::cli {

namespace {

constexpr Code kNoTracker = "bel.no_tracker";  // no ballot of the archive has this tracker

/// Until there is no room or the file ends.
Result<std::size_t> read_whole(const RandomFile& file, std::uint64_t offset, std::span<std::uint8_t> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    FM_ASSIGN(const std::size_t size, file.read_at(offset + done, into.subspan(done)));
    if (size == 0) break;
    done += size;
  }
  return done;
}

std::string in_words(const ballot::Finding& finding) {
  const std::string where = finding.record.empty() ? "" : " Record " + finding.record + ".";
  return fmt::format("{} [{}] At byte {}.{}\n", shown(finding.message), finding.rule, finding.offset, where);
}

std::string result_in_words(const ballot::Election& election, const std::vector<ballot::QuestionResult>& result) {
  std::string out;
  for (std::size_t q = 0; q < result.size(); ++q) {
    const ballot::Question& question = election.questions()[q];
    out += shown(question.text) + "\n";
    if (question.kind == ballot::Question::Kind::embedded) {
      out += fmt::format("  {} votes, as they were written; a method of counting makes a result of them\n",
                         result[q].votes.size());
      continue;
    }
    Table table({"  answer", "votes"});
    if (question.kind == ballot::Question::Kind::lists) {
      for (std::size_t list = 0, at = 0; list < question.lists.size(); at += question.lists[list++])
        for (std::size_t i = at; i < at + question.lists[list]; ++i)
          table.add({(i > at ? "    " : "  ") + shown(question.answers[i]), std::to_string(result[q].sums[i])});
      out += table.text();
      continue;
    }
    for (std::size_t i = 0; i < result[q].sums.size(); ++i) {
      const std::size_t blank = question.has_blank() ? 1 : 0;
      const std::string answer = i < blank ? "(blank)" : shown(question.answers[i - blank]);
      table.add({"  " + answer, std::to_string(result[q].sums[i])});
    }
    out += table.text();
  }
  return out;
}

}  // namespace

Result<int> run_election_verify(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const ElectionArchive archive, ElectionArchive::open(given.get("file")));
  net::SystemRandom random;
  crypto::Secret32 seed;
  random.fill(seed.fill());
  ballot::VerifyOptions options;
  options.workers = net::on_cores;
  const auto hints_file = given.find("hints");
  const auto new_hints_file = given.find("write-hints");
  if (hints_file && new_hints_file) return fail(node::errc::kUsage, "Either --hints or --write-hints.");
  std::unique_ptr<RandomFile> hints;
  std::unique_ptr<net::NewFile> new_hints;
  if (hints_file) {
    FM_ASSIGN(hints, RandomFile::open(*hints_file));
    options.hints = [&hints](std::uint64_t offset, std::span<std::uint8_t> into) {
      return read_whole(*hints, offset, into);
    };
  }
  if (new_hints_file) {
    FM_ASSIGN(new_hints, net::NewFile::create(*new_hints_file, net::NewFile::Older::kept));
    options.write_hints = [&new_hints](BytesView bytes) { return new_hints->write(bytes); };
    if (given.has("wide")) options.hint_form = ballot::HintForm::affine;
  }
  const bool tells = on_terminal() && !invocation.globals().quiet;
  if (tells)
    options.progress = [&](std::uint64_t bytes, std::uint64_t ballots) {
      say(fmt::format("\r{} of {} MB, {} ballots", bytes >> 20, archive.file->size() >> 20, ballots));
    };
  const ballot::Report report = ballot::verify(archive.reader(), seed, options);
  if (tells && report.ballots > 0) say("\n");
  // Hints about an archive that is worth nothing are not kept.
  if (new_hints && report.ok()) FM_TRY(new_hints->finish());
  const int exit_code = report.ok() ? 0 : 1;
  if (invocation.globals().json) return invocation.print(ballot::json_of(report) + "\n", exit_code);
  for (const ballot::Finding& warning : report.warnings) say("moot: warning: " + in_words(warning));
  if (report.error) {
    say("moot: this archive proves nothing: " + in_words(*report.error));
    return exit_code;
  }
  return invocation.print(
      fmt::format("The archive proves the result of election {}: {} ballots, {} counted.\n{}", report.election->uuid,
                  report.ballots, report.counted, result_in_words(*report.election, report.result)),
      exit_code);
}

Result<int> run_election_inspect(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const ElectionArchive archive, ElectionArchive::open(given.get("file")));
  FM_ASSIGN(const ballot::Overview seen, ballot::overview(archive.reader()));
  const ballot::Election& election = seen.election;
  std::string events;
  for (const auto& [type, count] : seen.events)
    events += (events.empty() ? "" : ", ") + (count > 1 ? fmt::format("{} x {}", type, count) : type);
  if (invocation.globals().json) {
    const std::string list = fmt::format(
        "[{}]", fmt::join(
                    [&] {
                      std::vector<std::string> out;
                      for (const auto& [type, count] : seen.events)
                        out.push_back(fmt::format(R"({{"type":{},"count":{}}})", codec::json_text(type), count));
                      return out;
                    }(),
                    ","));
    return invocation.print(fmt::format("{{\"election\":{},\"voters\":{},\"ballots\":{},\"events\":{}}}\n",
                                        ballot::json_of(election), seen.voters, seen.ballots.size(), list),
                            0);
  }
  std::string out =
      fmt::format("{} ({}, {})\n{}\n{} voters, {} ballots. {}.\n", shown(election.content.name), election.uuid,
                  election.group, shown(election.content.description), seen.voters, seen.ballots.size(), events);
  for (const ballot::Question& question : election.questions()) {
    out += shown(question.text) + "\n";
    for (const std::string& answer : question.answers) out += "  " + shown(answer) + "\n";
  }
  return invocation.print(out + "Nothing of this is proved: moot election verify does that.\n", 0);
}

Result<int> run_election_tracker(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const ElectionArchive archive, ElectionArchive::open(given.get("file")));
  FM_ASSIGN(const ballot::Overview seen, ballot::overview(archive.reader()));
  const auto wanted = given.find("tracker");
  std::vector<std::string> items;
  std::string words;
  for (const auto& ballot : seen.ballots) {
    if (wanted && ballot.tracker != *wanted) continue;
    items.push_back(fmt::format(R"({{"tracker":{},"credential":{},"counts":{}}})", codec::json_text(ballot.tracker),
                                codec::json_text(ballot.credential), ballot.counts));
    words += shown(ballot.tracker) + (ballot.counts ? "\n" : "  replaced by a later one\n");
  }
  if (wanted && items.empty()) return fail(kNoTracker, "No ballot here has this tracker.");
  if (invocation.globals().json)
    return invocation.print(fmt::format("{{\"ballots\":[{}]}}\n", fmt::join(items, ",")), 0);
  return invocation.print(words, 0);
}

}  // namespace folkmoot::cli
