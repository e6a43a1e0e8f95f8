// The story *minority*: debate, decision, and the right to have been right. Each of its twelve homes stands for ten
// people of the assembly of 120 that the story is about: five to six with one who abstains is what 48 to 61 was there.
#include <algorithm>

#include "base/duration.h"
#include "cli/demo_assembly.h"

namespace folkmoot::cli {

namespace {
constexpr int kPeople = 12;
constexpr std::string_view kBegin = "2026-09-01";
constexpr std::string_view kCharter =
    "founding_members = 500\n"
    "reconsider = 1/10\n"
    "offices = delegate for 60d, 2 in a row\n"
    "caretaker = 10d\n";

/// One of those who lost the vote, and of those who won it: what stands on the record is asked in both homes.
constexpr std::string_view kLoser = "m004";
constexpr std::string_view kWinner = "m010";
/// Is away when the measure ends, and their clock is late.
constexpr std::string_view kAway = "m012";

class Minority {
 public:
  explicit Minority(DemoStage& stage) : stage_(stage), water_(stage, "The water co-operative") {}

  Result<DemoOutcome> play() {
    FM_TRY(found());
    FM_TRY(debate());
    FM_TRY(amend());
    FM_TRY(block());
    FM_TRY(vote());
    FM_TRY(report());
    FM_TRY(emergency());
    FM_TRY(change_text());
    FM_TRY(new_facts());
    FM_TRY(vote_again());
    FM_TRY(measure_ends());
    FM_TRY(term_ends());
    FM_TRY(elect());
    FM_TRY(look_back());
    return compare();
  }

 private:
  /// The same by each of these people.
  static void each(std::vector<Typed>& out, int first, int last, const Words& words) {
    for (const std::string& who : handles(first, last)) out.push_back({who, words});
  }
  /// So many yes, so many no, and the rest abstains.
  Result<Ok> ballots(const std::string& vote, int yes, int no) {
    std::vector<Typed> typed;
    each(typed, 1, yes, {"vote", vote, "yes"});
    each(typed, yes + 1, yes + no, {"vote", vote, "no"});
    each(typed, yes + no + 1, kPeople, {"vote", vote, "abstain"});
    return water_.all(typed);
  }
  Result<Ok> refused(const std::string& fact, std::string_view who, const Words& words, std::string_view code) {
    FM_ASSIGN(const bool is_so, water_.is_refused(std::string(who), words, code));
    stage_.fact(fact, is_so);
    return Ok{};
  }
  Result<std::string> standing_of_mandate(const std::string& mandate) {
    FM_ASSIGN(const Json mandates, water_.ask({"mandates"}));
    return text_at(one_of(mandates, "mandates", "id", mandate), "standing");
  }

  Result<Ok> found();
  Result<Ok> debate();
  Result<Ok> amend();
  Result<Ok> block();
  Result<Ok> vote();
  Result<Ok> report();
  Result<Ok> emergency();
  Result<Ok> change_text();
  Result<Ok> new_facts();
  Result<Ok> vote_again();
  Result<Ok> measure_ends();
  Result<Ok> term_ends();
  Result<Ok> elect();
  Result<Ok> look_back();
  Result<Ok> look_back_in(std::string_view who);
  Result<DemoOutcome> compare();
  Result<std::string> record();

  DemoStage& stage_;
  DemoAssembly water_;
  std::string leaving_, delegate_, dues_, paint_, block_, report_, measure_, pumps_, books_, anew_, dam_, late_,
      appointed_, election_, first_outcome_;
};

Result<Ok> Minority::found() {
  stage_.say("Three people found an assembly, and nine come in; a seal closes the founding page.");
  stage_.set_time(*parse_day(kBegin));
  FM_TRY(water_.found(kCharter, handles(1, 3)));
  FM_TRY(water_.admit(handles(4, kPeople)));
  FM_TRY(water_.everybody_syncs());
  return water_.close_page(kDayMs);
}

Result<Ok> Minority::debate() {
  stage_.say("A hard question is debated in the open: shall we leave the consortium?");
  FM_ASSIGN(leaving_, water_.id_of("m004", {"open", "Shall we leave the consortium?", "--text",
                                            "We have one month to say so.", "--for", "3d"}));
  FM_TRY(water_.act("m005", {"note", leaving_, "Their accounts have not been published for two years."}));
  FM_TRY(water_.act("m010", {"note", leaving_, "Alone we pay for the dam ourselves."}));
  FM_TRY(water_.act("m003", {"note", leaving_, "Who says that there will be a dam?"}));
  FM_ASSIGN(const Json log, water_.ask({"log", "--about", leaving_}));
  stage_.fact("the debate is on the record beside its question, three notes by three people",
              std::ranges::count_if(list_at(log, "events"), [](const boost::json::value& one) {
                return text_at(one.get_object(), "kind") == "note";
              }) == 3);
  FM_ASSIGN(delegate_,
            water_.id_of("m001", {"mandate", "m007", "--scope", "sits in the consortium", "--office", "delegate",
                                  "--until", "50d", "--instruct", "the new dam=no", "--for", "3d"}));
  return Ok{};
}

Result<Ok> Minority::amend() {
  stage_.say("A text is amended before it is voted on as a whole.");
  FM_ASSIGN(dues_,
            water_.id_of("m008", {"propose", "Dues", "--text", "Dues are 5 a month. The treasurer collects them."}));
  FM_ASSIGN(const std::string six, water_.id_of("m009", {"amend", dues_, "--replace", "5", "--with", "6", "--reason",
                                                         "the pumps", "--for", "3d"}));
  FM_ASSIGN(const std::string all,
            water_.id_of("m010", {"amend", dues_, "--whole", "--with", "Nobody pays.", "--for", "3d"}));
  std::vector<Typed> typed;
  each(typed, 1, 9, {"vote", six, "yes"});
  each(typed, 10, kPeople, {"vote", six, "no"});
  each(typed, 1, 9, {"vote", all, "no"});
  each(typed, 10, kPeople, {"vote", all, "yes"});
  return water_.all(typed);
}

Result<Ok> Minority::block() {
  stage_.say("One person blocks a proposal by consensus; that it rests on nothing is for four fifths to find.");
  FM_ASSIGN(paint_, water_.id_of("m003", {"propose", "Paint the pump house", "--text", "We paint it blue.", "--how",
                                          "consensus", "--for", "3d"}));
  std::vector<Typed> typed;
  each(typed, 1, 5, {"position", paint_, "agree"});
  each(typed, 7, kPeople, {"position", paint_, "agree"});
  FM_TRY(water_.all(typed));
  FM_ASSIGN(block_, water_.id_of("m006", {"position", paint_, "block", "--reason", "the paint gets into the water"}));
  FM_TRY(refused("whoever blocks has no say in whether the block is founded", "m006",
                 {"block", "review", block_, "stands"}, "block.own"));
  typed.clear();
  each(typed, 7, 9, {"block", "review", block_, "unfounded", "--reason", "it is dry by then"});
  each(typed, 10, 10, {"block", "review", block_, "stands"});
  return water_.all(typed);
}

Result<Ok> Minority::vote() {
  stage_.say("They vote: five to six. The question is lost, and a delegate is sent who is to vote against the dam.");
  FM_TRY(ballots(leaving_, 5, 6));
  std::vector<Typed> typed;
  each(typed, 1, 9, {"vote", delegate_, "yes"});
  FM_TRY(water_.all(typed));
  FM_TRY(water_.close_page(8 * kDayMs));
  FM_ASSIGN(const Json lost, water_.ask({"show", leaving_}));
  first_outcome_ = text_at(lost, "state");
  stage_.fact("the vote is lost, 5 yes and 6 no of 12",
              first_outcome_ == "rejected" && number_at(lost, "decision/yes") == 5 &&
                  number_at(lost, "decision/no") == 6 && number_at(lost, "decision/electorate") == kPeople);
  FM_ASSIGN(const std::string standing, standing_of_mandate(delegate_));
  stage_.fact("the delegate has a mandate by a vote", standing == "in force");
  FM_ASSIGN(const Json painting, water_.ask({"show", paint_}));
  stage_.fact("the block opens a time to resolve it, and two are drawn to listen",
              text_at(painting, "state") == "open" && list_at(painting, "round/listeners").size() == 2);
  return Ok{};
}

Result<Ok> Minority::report() {
  stage_.say(
      "The minority files a report, bound to the decision by its hash; those who won cannot sign it or write one.");
  FM_ASSIGN(report_,
            water_.id_of(std::string(kLoser), {"report", leaving_, "--text",
                                               "We ask to read the accounts before we pay for two more years."}));
  FM_TRY(refused("nobody of the majority signs the minority's report", kWinner, {"confirm", report_},
                 "report.not_minority"));
  FM_TRY(refused("nobody of the majority writes one", kWinner, {"report", leaving_, "--text", "We won."},
                 "report.not_minority"));
  FM_TRY(water_.act("m005", {"confirm", report_}));
  FM_TRY(water_.act("m005", {"meeting", "call", "October assembly", "--at", "2026-10-03 18:00", "--item",
                             "What the minority says :: " + report_}));
  FM_ASSIGN(const Json meeting, water_.ask({"meeting", "show", "October assembly"}));
  stage_.fact("the report has its place on an agenda", text_at(meeting, "agenda/0/about") == report_);
  return Ok{};
}

Result<Ok> Minority::emergency() {
  stage_.say("The pumps are flooded: other rules for 25 days, by three quarters. Some rules no majority can suspend.");
  FM_TRY(refused("an emergency does not shorten the notice before somebody is removed", "m001",
                 {"emergency", "notice = 1h", "--until", "25d", "--reason", "the pumps are flooded", "--for", "1d"},
                 "emergency.protected"));
  FM_ASSIGN(measure_, water_.id_of("m001", {"emergency", "vote_window = 1h", "--until", "25d", "--reason",
                                            "the pumps are flooded", "--for", "1d"}));
  FM_ASSIGN(books_, water_.id_of("m009", {"propose", "Open books", "--text", "The books lie open each Friday.", "--how",
                                          "consent", "--review", "30d", "--for", "3d"}));
  FM_TRY(ballots(measure_, 10, 2));
  std::vector<Typed> typed;
  each(typed, 1, 10, {"position", books_, "agree"});
  return water_.all(typed);
}

Result<Ok> Minority::change_text() {
  stage_.say("The adopted amendment makes a new version, which all answer.");
  FM_TRY(water_.act("m011", {"amend", "apply", dues_}));
  std::vector<Typed> typed;
  each(typed, 1, 9, {"position", dues_, "agree"});
  each(typed, 10, kPeople, {"position", dues_, "block"});
  FM_TRY(water_.all(typed));
  FM_TRY(water_.act("m002", {"decide", dues_}));
  FM_TRY(water_.close_page(7 * kDayMs));
  FM_ASSIGN(const Json dues, water_.ask({"show", dues_}));
  stage_.fact("the version that was adopted is the text with its amendment, and no other",
              text_at(dues, "state") == "adopted" && truth_at(dues, "versions/1/text_matches") &&
                  text_at(dues, "versions/1/text") == "Dues are 6 a month. The treasurer collects them.");
  FM_ASSIGN(const Json painting, water_.ask({"show", paint_}));
  stage_.fact("three of four are fewer than four fifths: the block holds, and nothing is painted",
              text_at(painting, "state") == "open" && text_at(painting, "round/state") == "over" &&
                  number_at(painting, "round/working/upheld") == 1);
  FM_ASSIGN(const Json measure, water_.ask({"show", measure_}));
  FM_ASSIGN(const Json books, water_.ask({"show", books_}));
  stage_.fact("the emergency measure has its three quarters", text_at(measure, "state") == "adopted");
  stage_.fact("consent adopts, with a date of review", text_at(books, "state") == "adopted");
  return Ok{};
}

Result<Ok> Minority::new_facts() {
  stage_.say("New facts come. A tenth ask that the assembly thinks again; the delegate, meanwhile, votes for the dam.");
  FM_ASSIGN(pumps_, water_.id_of("m002", {"open", "New pumps?", "--for", "1h", "--window", "1h"}));
  FM_TRY(ballots(pumps_, 9, 1));
  FM_ASSIGN(anew_, water_.id_of(std::string(kLoser), {"again", "reconsider", leaving_, "--for", "4d", "--reason",
                                                      "The accounts are out: the dam is not paid for."}));
  FM_TRY(refused("one of twelve is no tenth: until another asks for it nobody votes again", "m003",
                 {"vote", anew_, "yes"}, "vote.not_backed"));
  FM_TRY(water_.act("m008", {"confirm", anew_}));
  FM_ASSIGN(dam_, water_.id_of("m007", {"mandate", "vote", delegate_, "the new dam", "yes"}));
  FM_TRY(water_.close_page(kDayMs));
  FM_ASSIGN(const Json pumps, water_.ask({"show", pumps_}));
  stage_.fact("while the measure lasts a vote closes within two hours", text_at(pumps, "state") == "adopted");
  FM_ASSIGN(const Json mandates, water_.ask({"mandates"}));
  const Json& vote = one_of(one_of(mandates, "mandates", "id", delegate_), "votes", "id", dam_);
  stage_.fact("what the delegate does against the instructions counts for nothing until the base ratifies it",
              text_at(vote, "bond") == "beyond" && text_at(vote, "standing") == "pending");
  return Ok{};
}

Result<Ok> Minority::vote_again() {
  stage_.say("The base, ahead of its delegate, votes again: eight to four. Leaving is carried.");
  FM_TRY(ballots(anew_, 8, 4));
  FM_TRY(water_.close_page(10 * kDayMs));
  FM_ASSIGN(const Json again, water_.ask({"show", anew_}));
  stage_.fact("the second vote carries, 8 yes and 4 no",
              text_at(again, "state") == "adopted" && number_at(again, "decision/yes") == 8);
  FM_ASSIGN(const Json mandates, water_.ask({"mandates"}));
  const Json& vote = one_of(one_of(mandates, "mandates", "id", delegate_), "votes", "id", dam_);
  stage_.fact("what the base never ratified has lapsed", text_at(vote, "standing") == "lapsed");
  return refused("who lost the second vote cannot have it simply held again", kWinner,
                 {"again", "reconsider", leaving_, "--for", "2d"}, "again.wrong_purpose");
}

Result<Ok> Minority::measure_ends() {
  stage_.say("The measure ends by itself on its day. Somebody who was away goes on by it, and the fold voids that.");
  std::vector<std::string> present = handles(1, kPeople - 1);
  const std::string away(kAway);
  FM_TRY(water_.close_page(13 * kDayMs, present));
  stage_.set_behind(away, 9 * kDayMs);
  FM_ASSIGN(const Json written, stage_.run(away, {"open", "More pumps?", "--for", "10d", "--window", "1h"}));
  late_ = text_at(written, "event");
  stage_.set_behind(away, 0);
  stage_.fact("in the home of who was away the old rules still hold", truth_at(written, "applied"));
  FM_TRY(water_.sync(away));
  FM_TRY(refused("whoever knows that the measure ended is refused at once", "m002",
                 {"open", "More pumps?", "--for", "10d", "--window", "1h"}, "vote.short_window"));
  for (const std::string& who : {away, std::string(kLoser), std::string(kWinner)}) {
    FM_TRY(water_.sync(who));
    FM_ASSIGN(const Json shown, stage_.run(who, {"show", late_}));
    stage_.fact("in the home of " + who + " the act under the ended measure is void, with its reason",
                !truth_at(shown, "applied") && text_at(shown, "code") == "vote.short_window");
  }
  FM_ASSIGN(const Json books, water_.ask({"show", books_}));
  stage_.fact("what nobody renewed at its review has lapsed", text_at(books, "state") == "lapsed");
  return Ok{};
}

Result<Ok> Minority::term_ends() {
  stage_.say("The delegate's term ends; a caretaker goes on for what cannot wait, and that ends, too.");
  FM_TRY(water_.close_page(12 * kDayMs));
  FM_ASSIGN(const std::string after, standing_of_mandate(delegate_));
  stage_.fact("the term ended by itself, on its day", after == "caretaker");
  FM_ASSIGN(const std::string said, water_.id_of("m007", {"statement", delegate_, "We are still talking."}));
  FM_ASSIGN(const Json statement, water_.ask({"show", said}));
  stage_.fact("what a caretaker says is marked so",
              list_at(statement, "marks").size() == 1 && text_at(statement, "marks/0") == "as_caretaker");
  FM_TRY(refused("a caretaker binds nobody", "m007", {"mandate", "vote", delegate_, "the old dam", "no"},
                 "mandate.caretaker"));
  stage_.say("The delegate names a successor. Nobody is appointed: the base refuses, and an election is opened.");
  FM_ASSIGN(appointed_, water_.id_of("m007", {"mandate", "m008", "--scope", "sits in the consortium", "--office",
                                              "delegate", "--until", "50d", "--for", "1d"}));
  FM_TRY(refused("who was named from above holds nothing", "m008", {"statement", appointed_, "I follow."},
                 "mandate.not_given"));
  FM_TRY(ballots(appointed_, 3, 9));
  FM_ASSIGN(election_, water_.id_of("m002", {"elect", "winds up our part of the consortium", "--office", "delegate",
                                             "--until", "50d", "--nominate-for", "1d", "--for", "12d"}));
  FM_TRY(water_.act("m002", {"nominate", election_, "m009", "--reason", "has read the accounts"}));
  FM_TRY(water_.act("m009", {"stand", election_}));
  FM_TRY(water_.act("m011", {"stand", election_}));
  FM_TRY(water_.close_page(10 * kDayMs));
  FM_TRY(
      refused("the caretaker's time has ended, too", "m007", {"statement", delegate_, "I go on."}, "mandate.expired"));
  FM_ASSIGN(const Json appointing, water_.ask({"show", appointed_}));
  stage_.fact("the base did not follow", text_at(appointing, "state") == "rejected");
  return Ok{};
}

Result<Ok> Minority::elect() {
  stage_.say("Whoever stood is voted for; the mandate comes from the election, and from nothing else.");
  FM_ASSIGN(const Json opened, water_.ask({"show", election_}));
  FM_ASSIGN(const Json wanted, water_.ask({"show", "m009"}));
  const bool is_first = text_at(opened, "candidates/0") == text_at(wanted, "id");
  std::vector<Typed> typed;
  each(typed, 1, 8, {"vote", election_, is_first ? "1" : "2"});
  each(typed, 9, kPeople, {"vote", election_, is_first ? "2" : "1"});
  FM_TRY(water_.all(typed));
  FM_TRY(water_.close_page(10 * kDayMs));
  FM_ASSIGN(const Json mandates, water_.ask({"mandates"}));
  const Json& given = one_of(mandates, "mandates", "id", election_);
  stage_.fact("whom most wanted has the mandate, by election", text_at(given, "name") == "m009" &&
                                                                   text_at(given, "standing") == "in force" &&
                                                                   truth_at(given, "elected"));
  return Ok{};
}

Result<Ok> Minority::look_back_in(std::string_view name) {
  const std::string who(name);
  FM_ASSIGN(const Json shown, stage_.run(who, {"show", leaving_}));
  stage_.fact("in the home of " + who + " both votes and the report stand on the record",
              text_at(shown, "state") == first_outcome_ && text_at(shown, "decision/stands") == "adopted" &&
                  text_at(shown, "decision/again/0/vote") == anew_ && list_at(shown, "decision/reports").size() == 1 &&
                  text_at(shown, "decision/reports/0/id") == report_ && truth_at(shown, "decision/reports/0/complete"));
  FM_TRY(stage_.run(who, {"export", stage_.file(who + ".ndjson")}));
  FM_ASSIGN(const std::string exported, stage_.read(who + ".ndjson"));
  bool has_all = true;
  for (const std::string* id : {&leaving_, &anew_, &report_, &late_})
    has_all = has_all && exported.find("\"id\":\"" + *id + "\"") != std::string::npos;
  stage_.fact("the export of " + who + " has them, and the void act", has_all);
  return Ok{};
}

Result<Ok> Minority::look_back() {
  stage_.say(
      "Everybody exchanges; those who won and those who lost look at the record, and an outsider at a proof of it.");
  FM_TRY(water_.everybody_syncs());
  FM_TRY(water_.everybody_syncs());
  FM_TRY(look_back_in(kLoser));
  return look_back_in(kWinner);
}

Result<std::string> Minority::record() {
  FM_ASSIGN(const Json status, water_.ask({"status"}));
  std::string out = "The water co-operative\n" + std::to_string(number_at(status, "members")) + " members, " +
                    std::to_string(number_at(status, "events")) + " events, " +
                    std::to_string(number_at(status, "void")) + " of them void\n\n";
  for (const std::string* id : {&leaving_, &anew_, &measure_, &pumps_, &dues_, &paint_, &books_}) {
    FM_ASSIGN(const Json shown, water_.ask({"show", *id}));
    out += text_at(shown, "title") + "\n  " + text_at(shown, "state");
    if (find_at(shown, "decision/yes") != nullptr)
      out += ": yes " + std::to_string(number_at(shown, "decision/yes")) + ", no " +
             std::to_string(number_at(shown, "decision/no")) + ", abstain " +
             std::to_string(number_at(shown, "decision/abstain"));
    out += "\n";
    for (const auto& report : list_at(shown, "decision/reports"))
      out += "  the minority: " + text_at(report.get_object(), "text") + "\n";
  }
  return out;
}

Result<DemoOutcome> Minority::compare() {
  const std::string file = stage_.file("leaving.proof");
  const std::string winner(kWinner);
  FM_ASSIGN(const Json made, stage_.run(winner, {"proof", "decision", leaving_, "-o", file}));
  FM_ASSIGN(const Json checked, stage_.run_anywhere({"verify", file, "--remember", water_.seal()}));
  FM_ASSIGN(const std::string record_of_all, record());
  stage_.fact("whoever proves the decision proves that a minority reported",
              text_at(checked, "sentence").find("with one minority report") != std::string::npos);
  FM_ASSIGN(DemoOutcome out, water_.compare());
  out.proof = {number_at(made, "bytes"), truth_at(checked, "valid"), text_at(checked, "sentence")};
  out.record = record_of_all + "\nsealed: " + out.seal + "\nproved in " + std::to_string(out.proof.bytes) +
               " bytes: " + out.proof.sentence + "\n";
  return out;
}
}  // namespace

Result<DemoOutcome> play_minority(DemoStage& stage) { return Minority(stage).play(); }

}  // namespace folkmoot::cli
