// The table of commands. The writing ones come from node's table of acts; a new command is a row here.
#include "cli/command.h"
#include "cli/demo.h"
#include "cli/runners.h"
#include "sim/scenarios.h"

namespace folkmoot::cli {

namespace {

using Run = decltype(Command::run);

/// From the simulator's own table.
std::string_view scenario_help() {
  static const std::string kHelp = [] {
    std::string out;
    for (const sim::Scenario& scenario : sim::scenarios())
      out += (out.empty() ? "" : ", ") + std::string(scenario.name);
    return out + " [" + sim::Options().scenario + "]";
  }();
  return kHelp;
}

/// From the table of stories.
std::string_view story_help() {
  static const std::string kHelp = [] {
    std::string out;
    for (const DemoStory& story : demo_stories())
      out += (out.empty() ? "" : "; ") + std::string(story.name) + ": " + std::string(story.summary);
    return out + " [" + std::string(demo_stories().front().name) + "]";
  }();
  return kHelp;
}

Run runner_of(std::string_view words) {
  if (words == "found") return run_found;
  if (words == "join") return run_join;
  if (words == "charter propose" || words == "emergency") return run_charter_propose;
  if (words == "propose") return run_propose;
  if (words == "note") return run_note;
  return run_act;
}

// What the command line adds to an act: where a text comes from, and what is done with the outcome.
void add_own(Command& command) {
  if (command.words == "join") {
    command.options.push_back({"via", "HOST:PORT", "take the application there at once"});
    command.options.push_back({"out", "FILE", "write the application into a bundle"});
  } else if (command.words == "propose") {
    command.options.push_back({"file", "FILE", "the text, from a file; - is the standard input"});
  } else if (command.words == "note") {
    command.arguments.back().required = false;
  }
}

Command from_act(const node::ActRow& row) {
  Command out{row.words, row.summary, row.example};
  for (const node::ArgumentRow& argument : row.arguments)
    out.arguments.push_back({argument.name, argument.help, !argument.optional, argument.many});
  for (const node::OptionRow& option : row.options) {
    // "name" is the assembly's where it is founded; the command line tells them apart by place.
    const std::string_view name = option.name == "my-name" ? "name" : option.name;
    const std::string_view help = option.name == "my-name" ? "the name that you go by in it" : option.help;
    out.options.push_back({name, option.value, help, option.many});
  }
  out.run = runner_of(row.words);
  add_own(out);
  return out;
}

Command proof_of(std::string_view words, std::string_view summary, std::string_view example, std::string_view id,
                 const std::vector<Option>& more = {}) {
  Command out{words,
              summary,
              example,
              {{"id", id}},
              {{"out", "FILE", "the file to write, which must not be there yet; - is the standard output", false, 'o'},
               {"remember", "ID", "a seal that its reader trusts: it starts there, and is small [the founding]"},
               {"words", "", "with the assembly's name and the text, also from a seal"}},
              run_proof};
  out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

/// Sheets of paper.
std::vector<Command> commands_that_print() {
  const std::vector<Option> always = {{"out", "FILE", "the PDF to write; - is the standard output", false, 'o'},
                                      {"language", "L", "of the fixed words: en, fr, es, ru or ar [en]"}};
  std::vector<Option> slips = always;
  slips.push_back({"count", "N", "how many slips [as many as may vote]"});
  slips.push_back({"seed", "TEXT", "what the orders of the options are drawn from [the vote's id]"});
  const Argument vote{"vote", "the vote or proposal, by id or name"};
  return {
      {"print minutes",
       "the minutes of a meeting on paper, with numbered lines and room for signatures",
       "moot print minutes \"Assembly of May\" -o minutes.pdf",
       {{"meeting", "its id, the first digits of it, or its title"}},
       always,
       run_print},
      {"print tally",
       "a sheet on which paper ballots are counted",
       "moot print tally \"Shall we dig a well?\" -o tally.pdf",
       {vote},
       always,
       run_print},
      {"print slips",
       "ballot slips, four on a page",
       "moot print slips \"Shall we dig a well?\" --count 40 -o slips.pdf",
       {vote},
       std::move(slips),
       run_print},
  };
}

/// Steps of an election without an assembly: each checks the whole archive and goes on with it.
std::vector<Command> election_steps() {
  const Argument archive{"file", "the archive, which is added to"};
  return {
      {"election make",
       "prepare an election without an assembly, or hold it whole",
       "moot election make club --template questions.json --voters voters.txt",
       {{"folder", "where its archive, credentials and keys go"}},
       {{"template", "FILE", "what is asked, as JSON"},
        {"voters", "FILE", "a line each: name[,login[,weight]]"},
        {"group", "NAME", "Ed25519, BELENIOS-2048 or RFC-3526-2048 [Ed25519]"},
        {"trustees", "N", "how many hold keys [1]"},
        {"threshold", "K", "how many of them are enough [all]"},
        {"votes", "FILE", "a vote a line, in the order of the voters: then the election is held to its result"}},
       run_election_make},
      {"election cast",
       "add a ballot, or encrypt a vote and add it",
       "moot election cast election.bel --credential mine.txt --vote vote.json",
       {archive},
       {{"credential", "FILE", "the voter's private credential"},
        {"vote", "FILE", "numbers for each question: [[1,0],[2,1,3]]"},
        {"ballot", "FILE", "a ballot that was made elsewhere"}},
       run_election_cast},
      {"election close",
       "end voting, and add the encrypted tally",
       "moot election close election.bel",
       {archive},
       {},
       run_election_close},
      {"election shuffle",
       "shuffle the encrypted votes of questions that are ranked or graded",
       "moot election shuffle election.bel 1",
       {archive, {"trustee", "the trustee's number"}},
       {},
       run_election_shuffle},
      {"election share",
       "add a trustee's share of the decryption",
       "moot election share election.bel trustee-1.key",
       {archive, {"key", "the file of the trustee's key"}},
       {},
       run_election_share},
      {"election finish",
       "put the shares together, and add the result",
       "moot election finish election.bel",
       {archive},
       {},
       run_election_finish},
  };
}

/// What an assembly's record says.
std::vector<Command> commands_about_record() {
  return {
      {"members", "who is on the roll, and who waits", "moot members --json", {}, {}, run_members},
      {"seal status", "how far the open page is from being sealed", "moot seal status", {}, {}, run_seal_status},
      {"device list", "your devices", "moot device list", {}, {}, run_device_list},
      {"mandates",
       "who holds which mandate, for how long, and what they did under it",
       "moot mandates --json",
       {},
       {},
       run_mandates},
      {"proxy list", "who gave a proxy to whom, and whether it counts", "moot proxy list --json", {}, {}, run_proxies},
      {"power",
       "who speaks, proposes, sets agendas, holds mandates, blocks and spends",
       "moot power --since 90d",
       {},
       {{"since", "TIME", "only what was done since so long ago [all of it]"}},
       run_power},
      {"show",
       "a proposal, decision, person or event",
       "moot show \"A well\"",
       {{"id", "its id, the first digits of it, or its name"}},
       {{"hidden", "", "also what moderators have hidden"}},
       run_show},
      {"ballot check",
       "whether your ballot is in the count of a vote",
       "moot ballot check \"Shall we dig a well?\"",
       {{"vote", "the vote"}},
       {},
       run_ballot_check},
      {"charter show",
       "the rules in force, or an earlier version of them",
       "moot charter show",
       {},
       {{"version", "N", "its number or id [the one in force]"}},
       run_charter_show},
      {"charter check",
       "whether a charter makes sense, without any home",
       "moot charter check ours.txt --members 12",
       {{"charter", "a file, or the name of a preset"}},
       {{"members", "N", "whether a group of this size could meet it"}},
       run_charter_check},
      {"charter preset",
       "a charter to begin from; without a name, which there are",
       "moot charter preset tenants",
       {{"name", "which one", false}},
       {},
       run_charter_preset},
  };
}

/// Meetings and what is done together, and what older records say.
std::vector<Command> commands_about_work() {
  return {
      {"meeting list", "all meetings, by time", "moot meeting list", {}, {}, run_meeting_list},
      {"meeting show",
       "a meeting: its agenda, who is there, who waits to speak and why in this order",
       "moot meeting show \"Assembly of May\"",
       {{"meeting", "its id, the first digits of it, or its title"}},
       {},
       run_meeting_show},
      {"meeting checklist",
       "what is missing before a meeting begins",
       "moot meeting checklist \"Assembly of May\"",
       {{"meeting", "the meeting"}},
       {},
       run_meeting_checklist},
      {"minutes show",
       "the minutes of a meeting: as they were proposed or approved, else a draft",
       "moot minutes show \"Assembly of May\" --text",
       {{"meeting", "the meeting"}},
       {{"markdown", "", "a draft as Markdown"}, {"text", "", "a draft as plain text"}},
       run_minutes_show},
      {"calendar",
       "when the assembly meets",
       "moot calendar --ics meetings.ics",
       {},
       {{"ics", "FILE", "all of it as a file for calendars"}},
       run_calendar},
      {"log",
       "what happened, in the order of the page",
       "moot log --limit 20",
       {},
       {{"limit", "N", "how many [100]"},
        {"after", "CURSOR", "go on after the last one shown"},
        {"about", "ID", "only what is about this"},
        {"newest", "", "from its end: what came last comes first"},
        {"hidden", "", "also what moderators have hidden"}},
       run_log},
      {"commission list",
       "the commissions, who is of them, and what they report",
       "moot commission list",
       {},
       {},
       run_commissions},
      {"task list", "what is to be done, and who does it", "moot task list", {}, {}, run_tasks},
      {"budget list", "what commissions may spend, and have spent", "moot budget list", {}, {}, run_budgets},
      {"search",
       "find texts by their words",
       "moot search well church",
       {{"word", "the beginnings of words, all of which must be there", true, true}},
       {},
       run_search},
      {"import members",
       "list people without a device out of a table",
       "moot import members people.csv --check",
       {{"file", "a table with the column: name; - is the standard input"}},
       {{"check", "", "look only, and write nothing"}},
       run_import_members},
      {"import decisions",
       "record decisions from before the journal out of a table",
       "moot import decisions before.csv --check",
       {{"file", "a table with the columns: title, date, text; - is the standard input"}},
       {{"check", "", "look only, and write nothing"}},
       run_import_decisions},
  };
}

/// What an assembly has of its encrypted votes, beside the acts.
std::vector<Command> commands_about_encrypted_votes() {
  return {
      {"election result",
       "how far an encrypted vote is, and what it came to",
       "moot election result 5b2e91aa",
       {{"vote", "its id, the first digits of it, or its question"}},
       {{"of", "MEMBER", "whose ballot you look at, beside your own: for whoever does not trust their device"}},
       run_election_result},
      {"election check",
       "compute again what somebody else's audited ballot says",
       "moot election check FMA1:...",
       {{"audit", "the text that begins with FMA1:"}},
       {},
       run_election_check},
      {"election archive",
       "write the archive of an encrypted vote, which `moot election verify` checks without the assembly",
       "moot election archive 5b2e91aa vote.bel",
       {{"vote", "the vote"}, {"file", "the file to write, which must not be there yet"}},
       {},
       run_election_archive},
  };
}

/// What this home does with others and for itself.
std::vector<Command> commands_about_home() {
  return {
      {"status", "where the assembly stands", "moot status", {}, {}, run_status},
      {"serve",
       "answer other members' nodes until stopped",
       "moot serve --listen 127.0.0.1:7716",
       {},
       {{"listen", "HOST:PORT", "where to listen for them [127.0.0.1:7716]; port 0 is a free one"},
        {"peer", "HOST:PORT", "a node to meet, beside those met before; may be given often", true},
        {"web", "HOST:PORT", "where browsers of this machine find the page [127.0.0.1:7717]; port 0 is a free one"},
        {"no-web", "", "no page for browsers"},
        {"no-open", "", "the page is not opened in the browser of this desktop"}},
       run_serve},
      {"web",
       "an address that lets one more browser in, once and soon",
       "moot web",
       {},
       {{"open", "", "open it in the browser of this desktop, instead of showing it"}},
       run_web},
      {"sync",
       "exchange with another member's node, once",
       "moot sync 192.0.2.7:7716",
       {{"address", "HOST:PORT of that node"}},
       {},
       run_sync},
      {"bundle export",
       "write what others lack into a file",
       "moot bundle export out.fmb",
       {{"file", "the file to write; - is the standard output"}},
       {{"for", "ID", "whom it is for [all members]"}},
       run_bundle_export},
      {"bundle import",
       "read what a file brings",
       "moot bundle import in.fmb",
       {{"file", "the file; - is the standard input"}},
       {},
       run_bundle_import},
      {"check", "verify everything that is stored, and fold it again", "moot check", {}, {}, run_check},
      {"export",
       "all events as lines of JSON, or what other programs read",
       "moot export members.csv --format csv --list members",
       {{"file", "the file to write; - is the standard output"}},
       {{"format", "F",
         "ndjson: all signed events; csv: a table; atom: a feed of decisions; ics: the calendar [ndjson]"},
        {"list", "LIST",
         "of csv: members, decisions, proposals, votes, meetings, mandates, commissions, tasks, budgets [decisions]"},
        {"vote", "VOTE", "of csv: the ballots of this vote"},
        {"bom", "", "of csv: with a mark of byte order, for spreadsheets that need one"}},
       run_export},
      {"backup",
       "copy this home, without the secrets of its device",
       "moot backup moot-backup.db",
       {{"file", "the file to write"}},
       {},
       run_backup},
      {"restore",
       "make a home from a backup, with a new device",
       "moot restore moot-backup.db --home new-home",
       {{"file", "the backup"}},
       {},
       run_restore},
      proof_of("proof decision", "write a file by which outsiders check what was decided",
               "moot proof decision \"A well\" -o well.proof", "the proposal or vote, by id or name"),
      proof_of("proof mandate", "write a file by which outsiders check who holds a mandate, and that it stands",
               "moot proof mandate \"the press\" -o press.proof", "the mandate, by its id or scope",
               {{"holder", "PERSON", "whose, where an election gave several"}}),
      proof_of("proof member", "write a file by which outsiders check whether somebody is on the roll",
               "moot proof member m002 -o m002.proof", "the person, by id or name"),
  };
}

/// What needs no home.
std::vector<Command> commands_without_home() {
  return {
      {"verify",
       "check a proof, without network or home",
       "moot verify decision.proof",
       {{"file", "the proof; - is the standard input"}},
       {{"remember", "ID", "a seal that you trust, or the assembly, by its id from elsewhere"}},
       run_verify},
      {"count",
       "count ballot files, by any method",
       "moot count --method stv-scottish ward.blt",
       {{"file", "BLT, a table, or one ballot a line; - is the standard input", true, true}},
       {{"method", "M",
         "simple, two-thirds, p/q, approval, score, star, schulze, stv-scottish, stv-meek, irv, majority-judgment"},
        {"seats", "N", "how many are elected [what the file says]"},
        {"ties", "HOW", "what earlier stages leave tied goes by order, or by lot [order]"},
        {"seed", "S", "the text from which the lot is drawn"},
        {"blt", "FILE", "write the ballots as BLT, too; the file must not be there yet"}},
       run_count},
      {"election verify",
       "check that the archive of an election proves its result",
       "moot election verify election.bel",
       {{"file", "the archive, of ours or of belenios-tool; - is the standard input"}},
       {{"hints", "FILE", "hints about its ballots: the same verdict, many times sooner"},
        {"write-hints", "FILE", "write such a file, which must not be there yet; Ed25519 only"},
        {"wide", "", "hints of 64 bytes a point: twice the size, read faster still"}},
       run_election_verify},
      {"election export",
       "write what an archive holds as files by themselves, unchecked",
       "moot election export election.bel parts",
       {{"file", "the archive; - is the standard input"}, {"folder", "where they go"}},
       {},
       run_election_export},
      {"election inspect",
       "what an archive says of itself, unchecked",
       "moot election inspect election.bel",
       {{"file", "the archive; - is the standard input"}},
       {},
       run_election_inspect},
      {"election tracker",
       "which ballots an archive has, or whether it has yours",
       "moot election tracker election.bel",
       {{"file", "the archive; - is the standard input"}, {"tracker", "as you were shown it when you voted", false}},
       {},
       run_election_tracker},
      {"doctor", "look at clock, disk, ports and peers", "moot doctor", {}, {}, run_doctor},
      {"completion",
       "what a shell reads to complete lines that begin with moot",
       "moot completion bash",
       {{"shell", "bash, zsh or fish"}},
       {},
       run_completion},
      {"demo",
       "play a story with real processes on this machine",
       "moot demo minority",
       {{"story", story_help(), false}},
       {{"with", "PROGRAM", "another moot that plays the parts, such as that of an older release [this one]"}},
       run_demo},
      {"sim",
       "play a scenario with simulated machines, and check what must hold",
       "moot sim --scenario blackout --seed 1",
       {},
       {{"scenario", "NAME", scenario_help()},
        {"seed", "N", "equal seeds give equal runs [1]"},
        {"nodes", "N", "how many homes [the scenario's own number]"},
        {"acts", "N", "how many steps of the script [all]"},
        {"faults", "LIST", "what may fail, of what the seed chooses: crash,cut or none [all]"},
        {"liars", "LIST", "who may lie: forger,flooder or none [all]"},
        {"without", "LIST", "defences to switch off, to see a checker fail: signatures,healing"}},
       run_sim},
  };
}

std::vector<Command> make_commands() {
  std::vector<Command> out;
  for (const node::ActRow& row : node::act_rows()) out.push_back(from_act(row));
  for (const auto group : {commands_about_record, commands_about_work, commands_that_print, commands_about_home,
                           commands_about_encrypted_votes, commands_without_home, election_steps}) {
    const std::vector<Command> commands = group();
    out.insert(out.end(), commands.begin(), commands.end());
  }
  return out;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = make_commands();
  return kCommands;
}

}  // namespace folkmoot::cli
