// The weeks after the founding page: commissions, a second town, recall, workshops, and who is still active in the end.
#include <algorithm>

#include "cli/demo_square.h"

namespace folkmoot::cli {

namespace {
/// These go on coming; four others fall away after the second week.
std::vector<std::string> those_who_stay() { return handles(1, 28); }
std::vector<std::string> those_who_fall_away() { return handles(29, 32); }
std::vector<std::string> second_town() { return {"t001", "t002", "t003"}; }
/// Who helps the second town, each with a mandate of their own.
constexpr std::string_view kHelpers[] = {"m016", "m017"};

bool waits_for(const Json& status, std::string_view what) { return !one_of(status, "waiting", "what", what).empty(); }

/// By name: lists stand in the order of ids, which differs from play to play.
std::string names_in(const Json& object, std::string_view list) {
  std::vector<std::string> names;
  for (const boost::json::value& one : list_at(object, list)) names.push_back(text_at(one.get_object(), "name"));
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}
}  // namespace

Result<Ok> Square::join_commissions() {
  stage_.say(
      "Newcomers are asked to join a commission until they have; into a closed group somebody of it signs for them.");
  FM_TRY(square_.sync("m020"));
  FM_ASSIGN(const Json before, stage_.run("m020", {"status"}));
  std::vector<Typed> typed;
  constexpr int kOpenOnes = 4;
  for (int i = 1; i <= 32; ++i) {
    const Commission& wanted = commissions_[static_cast<std::size_t>(i % kOpenOnes)];
    if (handle(i) != wanted.founder) typed.push_back({handle(i), {"commission", "join", wanted.id}});
  }
  FM_TRY(square_.all(typed));
  FM_ASSIGN(const Json after, stage_.run("m020", {"status"}));
  stage_.fact("a newcomer is asked to join a commission, and no more once that is done",
              waits_for(before, "join_commission") && !waits_for(after, "join_commission"));
  FM_ASSIGN(const std::string joining, square_.id_of("m014", {"commission", "join", commissions_[4].id}));
  FM_TRY(square_.act("m015", {"commission", "join", commissions_[5].id}));
  FM_TRY(square_.act("m012", {"confirm", joining}));
  return Ok{};
}

Result<Ok> Square::start_second_town() {
  stage_.say("A second town founds an assembly of its own; two helpers are to be lent to it, for twenty days.");
  FM_TRY(second_.found("founding_members = 500\n", second_town()));
  FM_ASSIGN(const Json status, second_.ask({"status"}));
  const std::string assembly = text_at(status, "assembly");
  for (const std::string_view helper : kHelpers) {
    FM_ASSIGN(helpers_.emplace_back(),
              square_.id_of("m002",
                            {"mandate", std::string(helper), "--scope", "helps the second town, " + std::string(helper),
                             "--kind", "framed", "--lend-to", assembly, "--until", "20d", "--for", "1d"}));
    FM_TRY(each(handles(1, 16), {"vote", helpers_.back(), "yes"}));
  }
  return Ok{};
}

Result<Ok> Square::ask_for_recall() {
  stage_.say("Who speaks to the press says what nobody decided. A twentieth of the assembly asks for the recall.");
  FM_TRY(square_.act("m007", {"statement", press_, "The assembly supports the mayor."}));
  FM_ASSIGN(recall_, square_.id_of("m018", {"recall", press_, "--for", "10d", "--reason", "Nobody decided that."}));
  FM_TRY(refused("before enough have asked for it nobody votes on a recall", "m019", {"vote", recall_, "yes"},
                 "vote.not_backed"));
  return each({"m019", "m020", "m021"}, {"confirm", recall_});
}

Result<Ok> Square::plan_workshops() {
  stage_.say("Popular education plans a workshop three times a week; tasks are taken, and nobody is given one.");
  FM_ASSIGN(workshops_,
            square_.id_of("m009", {"schedule", "--time", "Assembly | 2026-05-17 11:00 | 7d | 3h | The square", "--time",
                                   "Evening assembly | 2026-05-20 19:00 | 7d | 2h | The square", "--time",
                                   "Workshop | 2026-05-25 18:00 | 7d | 2h | The library", "--time",
                                   "Workshop | 2026-05-26 18:00 | 7d | 2h | The library", "--time",
                                   "Workshop | 2026-05-28 18:00 | 7d | 2h | The library", "--for", "1d"}));
  FM_TRY(each(handles(1, 16), {"vote", workshops_, "yes"}));
  for (const char* title : {"Chairs", "Sound", "The kitchen's keys"})
    FM_TRY(square_.act("m011", {"task", "add", title, "--due", "14d"}));
  FM_TRY(square_.act("m011", {"task", "take", "Chairs"}));
  FM_TRY(square_.act("m011", {"task", "take", "Sound"}));
  FM_TRY(square_.act("m023", {"task", "take", "Sound"}));
  FM_TRY(square_.act("m024", {"task", "take", "The kitchen's keys"}));
  return Ok{};
}

Result<Ok> Square::approve_minutes() {
  stage_.say("The next assembly, called in time, approves the minutes of the last one by consent.");
  FM_TRY(refused("who calls a meeting for tomorrow gives too short a notice", "m004",
                 {"meeting", "call", "Tomorrow", "--at", "2026-05-17 11:00", "--item", "Everything"},
                 "meeting.short_notice"));
  FM_ASSIGN(const std::string next, square_.id_of("m004", {"meeting", "call", "Evening assembly of 20 May", "--at",
                                                           "2026-05-20 19:00", "--consent", minutes_}));
  FM_TRY(stage_.pass(4 * kDayMs + 7 * kHourMs));
  FM_TRY(each(handles(1, 26), {"meeting", "attend", next}));
  FM_ASSIGN(const std::string opening,
            square_.id_of("m003", {"meeting", "open", next, "--facilitator", "m003", "--minutes", "m001", "--teller",
                                   "m004", "--teller", "m005"}));
  FM_TRY(each({"m004", "m005"}, {"confirm", opening}));
  FM_ASSIGN(const std::string hands, square_.id_of("m001", {"meeting", "count", next, minutes_, "--of-present",
                                                            "--hands", "yes=26,no=0,abstain=0,present=26"}));
  FM_TRY(each({"m004", "m005"}, {"confirm", hands}));
  FM_TRY(square_.act("m003", {"meeting", "close", next}));
  FM_ASSIGN(const Json minutes, square_.ask({"minutes", "show", meeting_}));
  stage_.fact("the minutes of the public assembly are approved, with its count of hands in them",
              text_at(minutes, "state") == "approved" && text_at(minutes, "text").find("55") != std::string::npos);
  return Ok{};
}

Result<Ok> Square::lend_and_recall() {
  stage_.say("A second seal: the helpers are lent, commissions have their members, and the recall is open.");
  FM_TRY(square_.close_page(kDayMs));
  FM_ASSIGN(const std::vector<std::string> next, calendar());
  const auto workshops = std::ranges::count(next, "Workshop");
  const auto assemblies = std::ranges::count(next, "Assembly");
  stage_.fact("the calendar has three workshops for each Sunday assembly",
              workshops > 0 && workshops == 3 * assemblies);
  FM_ASSIGN(const Json commissions, square_.ask({"commission", "list"}));
  const Json& women = one_of(commissions, "commissions", "name", "Women");
  const Json& youth = one_of(commissions, "commissions", "name", "Youth");
  stage_.fact("into a closed group came whom one of it signed for, and nobody else",
              names_in(women, "members") == "m012, m014" && names_in(youth, "members") == "m013" &&
                  names_in(youth, "waiting") == "m015");
  const std::string file = stage_.file("helper.proof");
  FM_TRY(stage_.run("m001", {"proof", "mandate", helpers_.front(), "-o", file}));
  FM_ASSIGN(const Json seen, stage_.run("t002", {"verify", file, "--remember", square_.seal()}));
  FM_ASSIGN(const Json status, second_.ask({"status"}));
  stage_.fact(
      "the second town checks by a file, without asking anybody, who is lent to it",
      truth_at(seen, "valid") && text_at(seen, "sentence").find(text_at(status, "assembly")) != std::string::npos);
  std::vector<Typed> typed;
  for (const std::string& who : handles(1, 20)) typed.push_back({who, {"vote", recall_, "yes"}});
  for (const std::string& who : handles(21, 23)) typed.push_back({who, {"vote", recall_, "no"}});
  return square_.all(typed);
}

Result<Ok> Square::hold_workshop() {
  stage_.say("A workshop is held: who was there is on the list, and what it said is there for those who were not.");
  const std::string& education = commissions_[1].id;
  FM_ASSIGN(const std::string workshop,
            square_.id_of("m009", {"meeting", "call", "Workshop: reading a rent contract", "--at", "2026-05-25 18:00",
                                   "--place", "The library", "--item", "Rent contracts", "--commission", education}));
  FM_TRY(stage_.pass(3 * kDayMs + 22 * kHourMs));
  FM_TRY(each({"m001", "m005", "m009", "m013", "m017", "m021", "m025"}, {"meeting", "attend", workshop}));
  FM_TRY(square_.act("m009", {"meeting", "attend", workshop, "--visitors", "12"}));
  FM_TRY(square_.act("m009", {"note", workshop, "Handout: the deposit is three months of rent at most."}));
  FM_TRY(square_.act("m009", {"commission", "report", education, "First workshop: seven of us and twelve visitors."}));
  // Whoever has no network writes, too, and so is among the living.
  FM_TRY(square_.carry_files());
  FM_TRY(stage_.run(std::string(kByFiles), {"note", workshop, "Lu, merci."}));
  FM_TRY(square_.carry_files());
  FM_ASSIGN(const Json shown, square_.ask({"meeting", "show", workshop}));
  FM_ASSIGN(const Json found, square_.ask({"search", "handout"}));
  FM_ASSIGN(const Json commissions, square_.ask({"commission", "list"}));
  stage_.fact("attendance, handout and report of the workshop are there for everybody",
              number_at(shown, "attendance/present") == 7 && number_at(shown, "attendance/visitors") == 12 &&
                  list_at(found, "found").size() == 1 &&
                  list_at(one_of(commissions, "commissions", "id", education), "reports").size() == 1);
  return Ok{};
}

Result<Ok> Square::seal_recall() {
  stage_.say("A third seal: the recall is adopted. Four people do not come any more.");
  FM_TRY(square_.close_page(5 * kDayMs, those_who_stay()));
  FM_ASSIGN(const std::string standing, standing_of(press_));
  stage_.fact("the recall took the same majority as the mandate, and ends it at its seal", standing == "recalled");
  FM_TRY(refused("who was recalled speaks for nobody", "m007", {"statement", press_, "I explain."},
                 "mandate.knew_of_recall"));
  FM_ASSIGN(const std::string helping, standing_of(helpers_.front()));
  stage_.fact("the helpers are still lent", helping == "in force");
  return Ok{};
}

Result<Ok> Square::second_town_alone() {
  stage_.say("The second town goes on while the first one's node is off: it decides and seals by itself.");
  FM_TRY(stage_.stop_serving(square_.hub()));
  FM_ASSIGN(const std::string market, second_.id_of("t002", {"propose", "A market", "--text", "Each Saturday."}));
  std::vector<Typed> typed;
  for (const std::string& who : second_town()) typed.push_back({who, {"position", market, "agree"}});
  FM_TRY(second_.all(typed));
  FM_TRY(second_.act("t003", {"decide", market}));
  FM_TRY(second_.close_page(0));
  FM_ASSIGN(const Json status, second_.ask({"status"}));
  FM_ASSIGN(const Json shown, second_.ask({"show", market}));
  FM_ASSIGN(const DemoOutcome outcome, second_.compare());
  stage_.fact("the second town has three members, all its own, and a decision under a seal of its own",
              number_at(status, "members") == 3 && text_at(shown, "state") == "adopted" &&
                  text_at(shown, "finality/grade") == "sealed" && outcome.equal && outcome.nodes.size() == 3);
  return stage_.serve(square_.hub());
}

Result<Ok> Square::four_weeks_later() {
  stage_.say("Four weeks after the first seal the helpers' time is over by itself.");
  FM_TRY(square_.close_page(16 * kDayMs, those_who_stay()));
  bool all_ended = true;
  for (const std::string& mandate : helpers_) {
    FM_ASSIGN(const std::string standing, standing_of(mandate));
    all_ended = all_ended && standing == "expired";
  }
  stage_.fact("help has ended by itself, without a vote and without a word", all_ended);
  return refused("a helper whose time is over acts for nobody", std::string(kHelpers[0]),
                 {"statement", helpers_.front(), "We go on."}, "mandate.expired");
}

Result<Ok> Square::look_around() {
  stage_.say("Anybody sees who is active, who fell away, and which duties hang on one person.");
  FM_ASSIGN(const Json members, square_.ask({"members"}));
  std::vector<std::string> silent;
  for (const boost::json::value& one : list_at(members, "members"))
    if (truth_at(one.get_object(), "inactive")) silent.push_back(text_at(one.get_object(), "name"));
  std::ranges::sort(silent);
  stage_.fact("four fell away, and who is reached by files only is not among them", silent == those_who_fall_away());
  FM_ASSIGN(const Json tasks, square_.ask({"task", "list"}));
  stage_.fact("of three tasks two hang on one person",
              std::ranges::count_if(list_at(tasks, "tasks"), [](const boost::json::value& one) {
                return list_at(one.get_object(), "taken_by").size() == 1;
              }) == 2);
  FM_ASSIGN(const Json power, square_.ask({"power"}));
  const Json& speaker = one_of(power, "members", "name", "m003");
  stage_.fact("how often and how long each of them spoke is counted",
              number_at(speaker, "speeches") == 1 && number_at(speaker, "seconds") == 180);
  FM_TRY(square_.carry_files());
  FM_TRY(square_.everybody_syncs());
  FM_TRY(square_.everybody_syncs());
  return square_.carry_files();
}

Result<std::string> Square::record_of_duties() {
  FM_ASSIGN(const Json tasks, square_.ask({"task", "list"}));
  std::string out = "\nDuties\n";
  for (const boost::json::value& one : list_at(tasks, "tasks"))
    out += "  " + text_at(one.get_object(), "title") + ": " + names_in(one.get_object(), "taken_by") + "\n";
  FM_ASSIGN(const Json commissions, square_.ask({"commission", "list"}));
  for (const Commission& commission : commissions_) {
    const Json& there = one_of(commissions, "commissions", "id", commission.id);
    out += "  " + std::string(commission.name) + ": " + std::to_string(list_at(there, "members").size()) +
           " members, " + std::to_string(list_at(there, "reports").size()) + " reports\n";
  }
  return out;
}

Result<std::string> Square::record(const DemoOutcome& outcome) {
  FM_ASSIGN(const Json status, square_.ask({"status"}));
  std::string out = "Assembly of the square\n" + std::to_string(number_at(status, "members")) + " members, " +
                    std::to_string(number_at(status, "events")) + " events, " +
                    std::to_string(number_at(status, "void")) + " of them void\n\n";
  std::vector<std::string> shown_ones;
  for (const Proposal& proposal : proposals_) shown_ones.push_back(proposal.id);
  for (const std::string* id : {&twice_, &minutes_, &library_, &schedule_, &recall_}) shown_ones.push_back(*id);
  for (const std::string& id : shown_ones) {
    FM_ASSIGN(const Json shown, square_.ask({"show", id}));
    out += text_at(shown, "title") + "\n  " + text_at(shown, "state");
    if (const auto* decision = find_at(shown, "decision"); decision != nullptr && decision->is_object())
      out += ", by " + text_at(shown, "decision/counted") + ": yes " +
             std::to_string(number_at(shown, "decision/yes")) + ", no " +
             std::to_string(number_at(shown, "decision/no")) + ", abstain " +
             std::to_string(number_at(shown, "decision/abstain")) + ", of " +
             std::to_string(number_at(shown, "decision/electorate")) + " electors; " + text_at(shown, "finality/grade");
    out += "\n";
  }
  FM_ASSIGN(const std::string duties, record_of_duties());
  return out + duties + "\nsealed: " + square_.seal() + "\nproved in " + std::to_string(outcome.proof.bytes) +
         " bytes: " + outcome.proof.sentence + "\n";
}

Result<DemoOutcome> Square::compare() {
  stage_.say("The home without a network writes a proof of the first decision; a process without a home checks it.");
  const std::string file = stage_.file("well.proof");
  DemoOutcome proved;
  FM_ASSIGN(const Json made, stage_.run(std::string(kByFiles), {"proof", "decision", proposals_.front().id, "-o", file,
                                                                "--words", "--remember", square_.seal()}));
  FM_ASSIGN(const Json checked, stage_.run_anywhere({"verify", file, "--remember", square_.seal()}));
  proved.proof = {number_at(made, "bytes"), truth_at(checked, "valid"), text_at(checked, "sentence")};
  FM_ASSIGN(const std::string words, record(proved));
  stage_.say("Each home is checked from its disk, and all states are compared.");
  FM_ASSIGN(DemoOutcome out, square_.compare());
  out.proof = proved.proof;
  out.record = words;
  return out;
}

}  // namespace folkmoot::cli
