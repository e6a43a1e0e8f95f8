// The story *capture*: an apparatus tries to take over, and each step meets a rule. Its nine homes are delegates of a
// coordination; m008 is the secretary who collects what there is to hold, m009 lends a hand.
#include <algorithm>

#include "base/duration.h"
#include "cli/demo_assembly.h"

namespace folkmoot::cli {

namespace {
constexpr int kDelegates = 9;
constexpr std::string_view kCaptureBegin = "2026-04-01";
constexpr std::string_view kCaptureCharter =
    "founding_members = 500\n"
    "mandates_each = 2\n"
    "offices = secretary for 90d, 2 in a row, not with treasury; treasury for 90d, 2 in a row\n"
    "recall = 1/10\n"
    "recall_least = 2\n"
    "alarm_agenda = 1/2\n";

constexpr std::string_view kSecretary = "m008";
constexpr std::string_view kFriend = "m009";
/// The copy of that one's home.
constexpr std::string_view kTwin = "twin";
/// A critic, who holds the mandate to audit.
constexpr std::string_view kCritic = "m004";
/// Whose ballot the secretary drops.
constexpr std::string_view kVoter = "m007";
/// What the minutes say, and what somebody would rather have them say: of one length, so that only a hash tells.
constexpr std::string_view kSaid = "m005 spoke against the new building, and nobody answered.";
constexpr std::string_view kRather = "m005 spoke in favour of the building, and nobody doubted.";
static_assert(kSaid.size() == kRather.size());

class Capture {
 public:
  explicit Capture(DemoStage& stage) : stage_(stage), council_(stage, "The coordination") {}

  Result<DemoOutcome> play() {
    FM_TRY(found());
    FM_TRY(give_mandates());
    FM_TRY(collect());
    FM_TRY(speak_without_mandate());
    FM_TRY(set_all_agendas());
    FM_TRY(keep_minutes());
    FM_TRY(edit_minutes());
    FM_TRY(drop_ballot());
    FM_TRY(ask_for_recall());
    FM_TRY(recall());
    FM_TRY(speak_with_two_voices());
    return compare();
  }

 private:
  static void each(std::vector<Typed>& out, int first, int last, const Words& words) {
    for (const std::string& who : handles(first, last)) out.push_back({who, words});
  }
  Result<Ok> all(int first, int last, const Words& words) {
    std::vector<Typed> typed;
    each(typed, first, last, words);
    return council_.all(typed);
  }
  Result<Ok> refused(const std::string& fact, std::string_view who, const Words& words, std::string_view code) {
    FM_ASSIGN(const bool is_so, council_.is_refused(std::string(who), words, code));
    stage_.fact(fact, is_so);
    return Ok{};
  }
  Result<std::string> standing_in(std::string_view who, const std::string& mandate) {
    FM_ASSIGN(const Json mandates, stage_.run(std::string(who), {"mandates"}));
    return text_at(one_of(mandates, "mandates", "id", mandate), "standing");
  }
  /// What somebody without a home reads in a proof that this one wrote.
  Result<Json> outsider_reads(std::string_view who, const std::string& mandate, const std::string& name) {
    const std::string file = stage_.file(name);
    FM_TRY(council_.sync(std::string(who)));
    FM_TRY(stage_.run(std::string(who), {"proof", "mandate", mandate, "-o", file, "--remember", first_seal_}));
    return stage_.run_anywhere({"verify", file, "--remember", first_seal_});
  }

  Result<Ok> found();
  Result<Ok> give_mandates();
  Result<Ok> collect();
  Result<Ok> speak_without_mandate();
  Result<Ok> set_all_agendas();
  Result<Ok> keep_minutes();
  Result<Ok> edit_minutes();
  Result<Ok> drop_ballot();
  Result<Ok> ask_for_recall();
  Result<Ok> recall();
  Result<Ok> speak_with_two_voices();
  /// All that there is, as a file, to those whom nobody lets in.
  Result<Ok> hand_over();
  Result<DemoOutcome> compare();
  Result<std::string> record();

  DemoStage& stage_;
  DemoAssembly council_;
  std::string first_seal_, secretary_, press_, audit_, wanted_, meeting_, minutes_, books_, recall_;
};

Result<Ok> Capture::found() {
  stage_.say("Three delegates found a coordination, and six come in; a seal closes the founding page.");
  stage_.set_time(*parse_day(kCaptureBegin));
  FM_TRY(council_.found(kCaptureCharter, handles(1, 3)));
  FM_TRY(council_.admit(handles(4, kDelegates)));
  FM_TRY(council_.everybody_syncs());
  FM_TRY(council_.close_page(kDayMs));
  first_seal_ = council_.seal();
  return Ok{};
}

Result<Ok> Capture::give_mandates() {
  stage_.say("One delegate is voted into two mandates, a critic into a third; a meeting is called by who holds two.");
  const std::string secretary(kSecretary);
  FM_ASSIGN(secretary_, council_.id_of("m001", {"mandate", secretary, "--scope", "keeps the minutes", "--office",
                                                "secretary", "--until", "80d", "--for", "1d"}));
  FM_ASSIGN(press_, council_.id_of(
                        "m001", {"mandate", secretary, "--scope", "meets the press", "--until", "80d", "--for", "1d"}));
  FM_ASSIGN(audit_, council_.id_of("m002", {"mandate", std::string(kCritic), "--scope", "audits the accounts",
                                            "--until", "60d", "--for", "1d"}));
  FM_ASSIGN(meeting_, council_.id_of(secretary, {"meeting", "call", "April council", "--at", "2026-04-09 18:00",
                                                 "--item", "The new building", "--item", "Who pays", "--item",
                                                 "The plan", "--item", "Any other business"}));
  // Somebody else asks for one, too, and nobody wants that.
  const std::string helper(kFriend);
  FM_ASSIGN(wanted_, council_.id_of(helper, {"mandate", helper, "--scope", "speaks for all of us", "--until", "30d",
                                             "--for", "1d"}));
  std::vector<Typed> typed;
  for (const std::string* vote : {&secretary_, &press_, &audit_}) each(typed, 1, 7, {"vote", *vote, "yes"});
  FM_TRY(council_.all(typed));
  FM_TRY(council_.close_page(6 * kDayMs));
  FM_ASSIGN(const std::string standing, standing_in("m001", audit_));
  stage_.fact("each of the three mandates comes from a vote", standing == "in force");
  return Ok{};
}

Result<Ok> Capture::collect() {
  stage_.say("The secretary reaches for more, and for what others hold.");
  const std::string secretary(kSecretary);
  FM_TRY(refused("a third mandate is not given to who holds two", kFriend,
                 {"mandate", secretary, "--scope", "buys the tools", "--until", "30d", "--for", "1d"},
                 "mandate.too_many"));
  FM_TRY(refused(
      "nobody holds two offices that exclude each other", kFriend,
      {"mandate", secretary, "--scope", "keeps the money", "--office", "treasury", "--until", "30d", "--for", "1d"},
      "mandate.incompatible"));
  FM_TRY(refused("a critic's mandate is nobody's to hand on", kSecretary,
                 {"statement", audit_, "m009 audits from now on."}, "mandate.not_holder"));
  FM_ASSIGN(const std::string standing, standing_in(kCritic, audit_));
  stage_.fact("in the critic's home the mandate is where it was", standing == "in force");
  return Ok{};
}

Result<Ok> Capture::speak_without_mandate() {
  stage_.say("Somebody speaks for the coordination whom nobody has asked.");
  FM_TRY(refused("who holds no mandate speaks for nobody", kFriend,
                 {"statement", press_, "The coordination supports the plan."}, "mandate.not_holder"));
  FM_ASSIGN(const Json seen, outsider_reads("m003", wanted_, "wanted.proof"));
  stage_.fact(
      "an outsider reads in a file, offline, that such a mandate was not given",
      truth_at(seen, "valid") && text_at(seen, "sentence").find("had not given a mandate") != std::string::npos);
  return Ok{};
}

Result<Ok> Capture::set_all_agendas() {
  stage_.say("All items of all agendas come from one person: that is counted, and the charter sounds its alarm.");
  FM_ASSIGN(const Json power, council_.ask({"power"}));
  const Json& one = one_of(power, "members", "name", kSecretary);
  stage_.fact("who sets the agenda stands there with a name, and more than half of it by one is an alarm",
              number_at(one, "agenda_items") == 4 && !one_of(power, "alarms", "what", "agenda").empty());
  return Ok{};
}

Result<Ok> Capture::keep_minutes() {
  stage_.say("The council meets; its minutes are approved by everybody.");
  FM_TRY(stage_.pass(2 * kDayMs));
  FM_TRY(all(1, 6, {"meeting", "attend", meeting_}));
  FM_ASSIGN(const std::string opening,
            council_.id_of("m001", {"meeting", "open", meeting_, "--facilitator", "m001", "--minutes", "m002",
                                    "--teller", "m003", "--teller", "m004"}));
  FM_TRY(all(3, 4, {"confirm", opening}));
  FM_TRY(council_.act("m001", {"meeting", "close", meeting_}));
  FM_ASSIGN(minutes_, council_.id_of("m002", {"minutes", "propose", meeting_, "--text", std::string(kSaid)}));
  FM_TRY(all(1, kDelegates, {"position", minutes_, "agree"}));
  FM_TRY(council_.act("m003", {"decide", minutes_}));
  FM_TRY(council_.everybody_syncs());
  return Ok{};
}

Result<Ok> Capture::edit_minutes() {
  stage_.say("The secretary writes other minutes, and where that is of no use edits the file at home.");
  const std::string secretary(kSecretary);
  FM_ASSIGN(const std::string other,
            council_.id_of(secretary, {"minutes", "propose", meeting_, "--text", std::string(kRather)}));
  FM_TRY(council_.everybody_syncs());
  bool all_show = other != minutes_;
  for (const std::string& who : council_.people()) {
    FM_ASSIGN(const Json shown, stage_.run(who, {"minutes", "show", meeting_}));
    all_show = all_show && text_at(shown, "text") == kSaid && text_at(shown, "proposal") == minutes_ &&
               text_at(shown, "state") == "approved";
  }
  stage_.fact("other minutes have another hash, and every home shows the ones that were approved", all_show);
  const std::string copy = "edited";
  FM_TRY(stage_.copy_home(secretary, copy));
  FM_TRY(stage_.edit_home(copy, kSaid, kRather));
  FM_ASSIGN(const bool told, stage_.is_refused(copy, {"check"}, "store.damaged", kExitDamaged));
  stage_.fact("a home whose minutes were edited says so itself, and does not go on", told);
  return Ok{};
}

Result<Ok> Capture::drop_ballot() {
  stage_.say("A vote on open books. The secretary's home is put back to how it was before somebody's ballot came.");
  const std::string secretary(kSecretary);
  const std::string voter(kVoter);
  FM_ASSIGN(books_, council_.id_of("m005", {"open", "Shall the books lie open?", "--for", "1d"}));
  FM_TRY(all(1, 6, {"vote", books_, "yes"}));
  FM_TRY(council_.sync(secretary));
  FM_TRY(stage_.copy_home(secretary, "before"));
  FM_ASSIGN(const std::string ballot, council_.id_of(voter, {"vote", books_, "no"}));
  FM_TRY(council_.sync(secretary));
  FM_ASSIGN(const Json had, stage_.run(secretary, {"show", ballot}));
  FM_TRY(stage_.copy_home("before", secretary));
  FM_ASSIGN(const bool dropped, stage_.is_refused(secretary, {"show", ballot}, "node.not_found", kExitNotFound));
  FM_TRY(council_.sync(secretary));
  FM_ASSIGN(const Json again, stage_.run(secretary, {"show", ballot}));
  stage_.fact("a ballot that was dropped is back as soon as that home meets another one",
              truth_at(had, "applied") && dropped && truth_at(again, "applied"));
  FM_TRY(council_.close_page(6 * kDayMs));
  FM_TRY(council_.sync(voter));
  FM_ASSIGN(const Json checked, stage_.run(voter, {"ballot", "check", books_}));
  FM_ASSIGN(const Json shown, stage_.run(secretary, {"show", books_}));
  stage_.fact("no seal comes without it: the voter's own home finds it in the count",
              truth_at(checked, "included") && text_at(checked, "root") == text_at(shown, "decision/root") &&
                  number_at(shown, "decision/no") == 1);
  return Ok{};
}

Result<Ok> Capture::ask_for_recall() {
  stage_.say("The base asks for the recall of the secretary: one of nine is too few, two are enough.");
  FM_ASSIGN(recall_, council_.id_of("m005", {"recall", secretary_, "--for", "3d", "--reason",
                                             "prepares all agendas alone, and edits what others said"}));
  FM_TRY(
      refused("until enough have asked nobody votes on a recall", "m005", {"vote", recall_, "yes"}, "vote.not_backed"));
  FM_TRY(council_.act("m006", {"confirm", recall_}));
  return council_.close_page(kDayMs);
}

Result<Ok> Capture::recall() {
  stage_.say("They vote on it, by the rule of the election. Meanwhile the secretary goes on signing.");
  const std::string secretary(kSecretary);
  FM_ASSIGN(const Json before, outsider_reads("m003", secretary_, "before.proof"));
  FM_TRY(all(1, 7, {"vote", recall_, "yes"}));
  FM_TRY(council_.act(secretary, {"vote", recall_, "no"}));
  FM_ASSIGN(const std::string beside, council_.id_of(secretary, {"statement", secretary_, "The agenda stays."}));
  FM_TRY(council_.close_page(7 * kDayMs));
  FM_ASSIGN(const std::string standing, standing_in(secretary, secretary_));
  stage_.fact("the recall takes the same majority as the election, and ends the mandate at its seal",
              standing == "recalled");
  stage_.say("An outsider with an older proof is shown a newer one; the secretary signs all the same.");
  FM_ASSIGN(const Json after, outsider_reads("m003", secretary_, "after.proof"));
  stage_.fact("an outsider who held a proof of the mandate reads in a newer one that it was recalled",
              truth_at(before, "valid") && truth_at(after, "valid") && truth_at(before, "item/given") &&
                  text_at(before, "sentence").find("not recalled as of") != std::string::npos &&
                  text_at(after, "sentence").find("recalled by seal") != std::string::npos);
  FM_TRY(refused("what the secretary signs after that is void", kSecretary,
                 {"statement", secretary_, "The minutes say what I say."}, "mandate.knew_of_recall"));
  FM_ASSIGN(const Json marked, stage_.run("m002", {"show", beside}));
  stage_.fact("what was said beside the recall is listed, for the base to say whether it stands",
              list_at(marked, "marks").size() == 1 && text_at(marked, "marks/0") == "beside_recall");
  FM_ASSIGN(const std::string audit, standing_in(secretary, audit_));
  stage_.fact("the critic's mandate is where it was, in the secretary's home too", audit == "in force");
  return Ok{};
}

Result<Ok> Capture::hand_over() {
  const std::string file = stage_.file("all.bundle");
  FM_TRY(stage_.run(council_.hub(), {"bundle", "export", file}));
  for (const std::string_view who : {kFriend, kTwin}) FM_TRY(stage_.run(std::string(who), {"bundle", "import", file}));
  return Ok{};
}

Result<Ok> Capture::speak_with_two_voices() {
  stage_.say("A witness copies a home, and tells one half of the council this and the other half that.");
  const std::string helper(kFriend);
  const std::string twin(kTwin);
  FM_TRY(council_.sync(helper));
  FM_TRY(stage_.copy_home(helper, twin));
  FM_TRY(stage_.run(helper, {"propose", "We trust m008", "--text", "The recall was a mistake."}));
  FM_TRY(stage_.run(twin, {"propose", "We do not trust m008", "--text", "The recall came late."}));
  FM_ASSIGN(const Json before, council_.ask({"status"}));
  for (const std::string& who : {helper, twin, helper, twin}) FM_TRY(council_.sync(who));
  FM_ASSIGN(const Json after, council_.ask({"status"}));
  stage_.fact("where both voices have met neither counts: the state is what it was before either spoke",
              text_at(before, "state_hash") == text_at(after, "state_hash") && number_at(after, "forks") == 1);
  council_.part_with(helper);
  FM_TRY(council_.close_page(kDayMs));
  bool none_lets_in = true;
  for (const std::string& who : {helper, twin}) {
    FM_ASSIGN(const bool kept_out, stage_.is_refused(who, {"sync", stage_.address_of(council_.hub())},
                                                     "sync.not_recognised", kExitNotReached));
    none_lets_in = none_lets_in && kept_out;
  }
  stage_.fact("from the next seal on no node lets either in; they can still read what comes in files", none_lets_in);
  FM_TRY(hand_over());
  bool all_know = true;
  for (const std::string& who : {std::string("m001"), std::string(kSecretary), helper, twin}) {
    FM_ASSIGN(const Json status, stage_.run(who, {"status"}));
    FM_ASSIGN(const Json seal, stage_.run(who, {"seal", "status"}));
    all_know = all_know && number_at(status, "forks") == 1 && text_at(status, "seal/hash") == council_.seal() &&
               find_at(seal, "two_seals") != nullptr && find_at(seal, "two_seals")->is_null();
  }
  stage_.fact("there is one seal, and every home knows of the two voices, that of who has them too", all_know);
  return Ok{};
}

Result<std::string> Capture::record() {
  FM_ASSIGN(const Json status, council_.ask({"status"}));
  std::string out = "The coordination\n" + std::to_string(number_at(status, "members")) + " members, " +
                    std::to_string(number_at(status, "events")) + " events, " +
                    std::to_string(number_at(status, "forks")) + " device with two voices\n\n";
  FM_ASSIGN(const Json mandates, council_.ask({"mandates"}));
  for (const std::string* id : {&secretary_, &press_, &audit_}) {
    const Json& one = one_of(mandates, "mandates", "id", *id);
    out += text_at(one, "name") + " " + text_at(one, "scope") + ": " + text_at(one, "standing") + "\n";
  }
  for (const std::string* id : {&books_, &recall_}) {
    FM_ASSIGN(const Json shown, council_.ask({"show", *id}));
    out += text_at(shown, "title") + "\n  " + text_at(shown, "state") + ": yes " +
           std::to_string(number_at(shown, "decision/yes")) + ", no " +
           std::to_string(number_at(shown, "decision/no")) + "\n";
  }
  FM_ASSIGN(const Json minutes, council_.ask({"minutes", "show", meeting_}));
  return out + "The minutes: " + text_at(minutes, "text") + "\n";
}

Result<DemoOutcome> Capture::compare() {
  stage_.say("Everybody exchanges; each home is checked from its disk, and all states are compared.");
  FM_TRY(council_.everybody_syncs());
  FM_TRY(council_.everybody_syncs());
  FM_TRY(hand_over());
  const std::string file = stage_.file("recall.proof");
  FM_ASSIGN(const Json made,
            stage_.run("m005", {"proof", "decision", recall_, "-o", file, "--remember", council_.seal()}));
  FM_ASSIGN(const Json checked, stage_.run_anywhere({"verify", file, "--remember", council_.seal()}));
  FM_ASSIGN(const std::string record_of_all, record());
  FM_ASSIGN(DemoOutcome out, council_.compare());
  FM_ASSIGN(const Json copied, stage_.run(std::string(kFriend), {"check"}));
  stage_.fact("the home of who spoke with two voices ends with the same state as all",
              text_at(copied, "state_hash") == out.state_hash);
  out.proof = {number_at(made, "bytes"), truth_at(checked, "valid"), text_at(checked, "sentence")};
  out.record = record_of_all + "\nsealed: " + out.seal + "\nproved in " + std::to_string(out.proof.bytes) +
               " bytes: " + out.proof.sentence + "\n";
  return out;
}
}  // namespace

Result<DemoOutcome> play_capture(DemoStage& stage) { return Capture(stage).play(); }

}  // namespace folkmoot::cli
