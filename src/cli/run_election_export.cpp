// `moot election export`: what an archive holds as files by themselves, for people and for other programs.
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "ballot/verify_count.h"
#include "ballot/verify_feed.h"
#include "cli/election_archive.h"
#include "cli/election_files.h"

namespace folkmoot::cli {

namespace {

/// One file for each kind of thing, begun when the first of it comes.
class Exported {
 public:
  explicit Exported(std::string folder) : folder_(std::move(folder)) {}

  Result<Ok> write(const std::string& name, std::string_view text) {
    std::unique_ptr<net::NewFile>& file = files_[name];
    if (!file) {
      FM_ASSIGN(file, net::NewFile::create(folder_ + "/" + name, net::NewFile::Older::kept));
    }
    return file->write(as_bytes(text));
  }
  /// The names; the files stand there when this returns well.
  Result<std::vector<std::string>> finish() {
    std::vector<std::string> out;
    for (const auto& [name, file] : files_) {
      FM_TRY(file->finish());
      out.push_back(name);
    }
    return out;
  }

 private:
  std::string folder_;
  std::map<std::string, std::unique_ptr<net::NewFile>> files_;
};

std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return "\"" + text + "\"";
}

/// Votes that were opened as `moot count` reads them: a table; what says nothing is 0 in the archive, and empty there.
std::string table_of(const ballot::Question& question, const std::vector<std::vector<std::uint32_t>>& votes) {
  std::string out;
  for (const std::string& answer : question.answers) out += (out.empty() ? "" : ",") + cell(answer);
  out += "\n";
  for (const std::vector<std::uint32_t>& vote : votes) {
    for (std::size_t i = 0; i < vote.size(); ++i)
      out += (i > 0 ? "," : "") + (vote[i] == 0 ? std::string() : std::to_string(vote[i]));
    out += "\n";
  }
  return out;
}

/// A result that nothing was checked of: any sums are taken.
Result<Ok> export_result(Exported& files, const ballot::Election& election, const std::string& body) {
  FM_TRY(files.write("result.json", body));
  FM_ASSIGN(const auto result, ballot::read_result(election, UINT64_MAX, body));
  for (std::size_t q = 0; q < result.size(); ++q) {
    const ballot::Question& question = election.questions()[q];
    if (!question.is_summed())
      FM_TRY(files.write(fmt::format("votes-{}.csv", q + 1), table_of(question, result[q].votes)));
  }
  return Ok{};
}

Result<Ok> export_event(Exported& files, ballot::Election& election, const ballot::EventRecords& event) {
  const std::string& type = event.event.type;
  if (type == "Setup") {
    FM_ASSIGN(const ballot::SetupRecords setup, ballot::find_setup(event));
    FM_ASSIGN(election, ballot::read_election(setup.election->body));
    FM_TRY(files.write("election.json", setup.election->body));
    FM_TRY(files.write("trustees.json", setup.trustees->body));
    return files.write("public_creds.json", setup.credentials->body);
  }
  if (event.data.empty()) return Ok{};
  const std::string& body = event.data[0].body;
  if (type == "Ballot") return files.write("ballots.jsons", body + "\n");
  if (type == "EncryptedTally") return files.write("encrypted_tally.json", body);
  if (type == "Shuffle") return files.write("shuffles.jsons", body + "\n");
  if (type == "PartialDecryption") return files.write("partial_decryptions.jsons", body + "\n");
  if (type == "Result") return export_result(files, election, body);
  return Ok{};
}

}  // namespace

Result<int> run_election_export(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const ElectionArchive archive, ElectionArchive::open(given.get("file")));
  const std::string folder = given.get("folder");
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return fail(net::errc::kFileFailed, folder + ": " + problem.message());
  ballot::EventFeed feed(archive.reader());
  Exported files(folder);
  ballot::Election election;
  bool has_setup = false;
  while (true) {
    FM_ASSIGN(const std::optional<ballot::EventRecords> event, feed.next());
    if (!event) break;
    if (!has_setup && event->event.type != "Setup")
      return fail(ballot::rule::kOrder, "the first event is not the setup");
    has_setup = true;
    FM_TRY(export_event(files, election, *event));
  }
  if (!has_setup) return fail(ballot::rule::kOrder, "an empty archive");
  FM_ASSIGN(const std::vector<std::string> names, files.finish());
  if (!invocation.globals().json)
    return invocation.print(fmt::format("{}: {}.\nNothing of this is proved: moot election verify does that.\n", folder,
                                        fmt::join(names, ", ")),
                            0);
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ",") + codec::json_text(name);
  return invocation.print(fmt::format("{{\"folder\":{},\"files\":[{}]}}\n", codec::json_text(folder), list), 0);
}

}  // namespace folkmoot::cli
