#include "cli/demo_square.h"

#include "base/duration.h"

namespace folkmoot::cli {

namespace {
constexpr std::string_view kSquareBegin = "2026-05-01";
constexpr std::uint64_t kEvening = 17 * kHourMs;
constexpr std::uint64_t kUntilAssembly = 8 * kDayMs + 18 * kHourMs;  // on Sunday, 10 May, at eleven
// Founders end the founding page by asking, not numbers.
constexpr std::string_view kSquareCharter =
    "founding_members = 500\n"
    "procedure = consensus\n"
    "consensus_rounds = 2\n"
    "fallback = at least 3/4 of yes and no; at least 1/5 of the members say yes\n"
    "commissions = 1\n"
    "speaker_lists = 1\n"
    "call_time = 1d\n"
    "recall = 1/20\n"
    "inactive = 21d\n";

constexpr int kFounders = 3;
constexpr int kOnNetwork = 32;     // the last one with a home and a network
constexpr int kFirstListed = 101;  // people without a device
constexpr int kLastListed = 130;
constexpr int kThere = kOnNetwork + kLastListed - kFirstListed + 1;
constexpr int kPeopleOnSquare = 300;

std::string number(int value) { return std::to_string(value); }
}  // namespace

Square::Square(DemoStage& stage)
    : stage_(stage),
      square_(stage, "Assembly of the square"),
      second_(stage, "Assembly of the second town"),
      proposals_{
          {"m004", "Un puits sur la place", "Nous creusons un puits au nord de la place, ouvert à tout le monde."},
          {"m009", "Talleres de educación popular", "Tres talleres por semana, con apuntes para quien no pueda venir."},
          {"m014", "Общая кухня", "Кухня работает каждый вечер, дежурят все по очереди."},
          {"m021", "Алаңда кездесу", "Алаңда аптасына екі рет кездесеміз."},
          {"m028", "لجنة الثقافة", "نؤسس لجنة للثقافة تجتمع كل يوم أحد."}},
      commissions_{{"m008", "Economy", "Looks at prices, wages and rents."},
                   {"m009", "Popular education", "Holds workshops, and writes down what they say."},
                   {"m010", "Culture", "Music and theatre on the square."},
                   {"m011", "Logistics", "Chairs, sound, water."},
                   {"m012", "Women", "Meets by itself.", true},
                   {"m013", "Youth", "Meets by itself.", true}},
      listed_(handles(kFirstListed, kLastListed)) {}

Result<DemoOutcome> Square::play() {
  FM_TRY(play_founding_page());
  FM_TRY(play_weeks_after());
  return compare();
}

Result<Ok> Square::play_founding_page() {
  FM_TRY(found());
  FM_TRY(deliberate());
  FM_TRY(answer());
  FM_TRY(call_assembly());
  FM_TRY(come());
  FM_TRY(speak());
  FM_TRY(count_hands());
  FM_TRY(open_votes());
  return seal_founding();
}

Result<Ok> Square::play_weeks_after() {
  FM_TRY(join_commissions());
  FM_TRY(start_second_town());
  FM_TRY(ask_for_recall());
  FM_TRY(plan_workshops());
  FM_TRY(approve_minutes());
  FM_TRY(lend_and_recall());
  FM_TRY(hold_workshop());
  FM_TRY(seal_recall());
  FM_TRY(second_town_alone());
  FM_TRY(four_weeks_later());
  return look_around();
}

Result<Ok> Square::each(const std::vector<std::string>& who, const Words& words) {
  std::vector<Typed> typed;
  for (const std::string& one : who) typed.push_back({one, words});
  return square_.all(typed);
}

Result<Ok> Square::refused(const std::string& fact, const std::string& who, const Words& words, std::string_view code) {
  FM_ASSIGN(const bool is_so, square_.is_refused(who, words, code));
  stage_.fact(fact, is_so);
  return Ok{};
}

Result<Ok> Square::found() {
  stage_.say("Three people found an assembly; it is constituted when the third has signed.");
  stage_.set_time({parse_day(kSquareBegin)->ms + kEvening});
  FM_TRY(square_.found(kSquareCharter, handles(1, kFounders)));
  stage_.say("Thirty people apply by invitation, one of them by files only; two founders vouch for each.");
  FM_TRY(square_.admit(handles(kFounders + 1, kOnNetwork)));
  FM_TRY(square_.apply_by_file(std::string(kByFiles)));
  FM_TRY(square_.everybody_syncs());
  FM_TRY(square_.carry_files());
  FM_ASSIGN(const Json status, square_.ask({"status"}));
  stage_.fact("33 people are in, admitted by rules and by nobody", number_at(status, "members") == kOnNetwork + 1);
  return Ok{};
}

Result<Ok> Square::deliberate() {
  stage_.say("Members put proposals in five languages, and a founder a question to vote on.");
  for (Proposal& proposal : proposals_) {
    FM_ASSIGN(proposal.id, square_.id_of(std::string(proposal.author), {"propose", std::string(proposal.title),
                                                                        "--text", std::string(proposal.text)}));
  }
  FM_ASSIGN(library_, square_.id_of("m001", {"open", "¿Abrimos la biblioteca de noche?", "--for", "2d"}));
  return square_.carry_files();
}

Result<Ok> Square::answer() {
  stage_.say("Everybody casts a ballot, and answers the first proposal; two who block it agree after a note.");
  const std::string& well = proposals_.front().id;
  std::vector<Typed> typed;
  for (int i = 1; i <= kOnNetwork + 1; ++i) {
    Words position{"position", well, "agree"};
    if (i % 11 == 0 && i <= kOnNetwork)
      position = {"position", well, "block", "--reason", "Qui paie l'entretien ?"};
    else if (i % 7 == 0)
      position = {"position", well, "stand_aside", "--reason", "Je ne creuse pas."};
    else if (i % 5 == 0)
      position = {"position", well, "reserve", "--reason", "Pas avant les pluies."};
    const Words ballot{"vote", library_, i % 4 == 0 ? "no" : i % 9 == 0 ? "abstain" : "yes"};
    if (i <= kOnNetwork) {
      typed.push_back({handle(i), position});
      typed.push_back({handle(i), ballot});
    } else {
      FM_TRY(stage_.run(std::string(kByFiles), position));
      FM_TRY(stage_.run(std::string(kByFiles), ballot));
    }
  }
  FM_TRY(square_.all(typed));
  FM_TRY(square_.carry_files());
  FM_ASSIGN(const Json before, square_.ask({"show", well}));
  FM_TRY(square_.act("m004", {"note", well, "La caisse commune, deux fois par an."}));
  for (const char* who : {"m011", "m022"})
    FM_TRY(square_.act(who, {"position", well, "agree", "--reason", "Réponse reçue."}));
  FM_TRY(square_.act("m001", {"decide", well}));
  FM_ASSIGN(const Json after, square_.ask({"show", well}));
  stage_.fact("by consensus nothing passes over a block, and who blocks may be convinced",
              number_at(before, "positions/block") == 2 && text_at(after, "state") == "adopted" &&
                  number_at(after, "decision/no") == 0);
  return Ok{};
}

Result<Ok> Square::call_assembly() {
  stage_.say("They call a public assembly for Sunday; its themes are chosen beforehand.");
  FM_ASSIGN(meeting_, square_.id_of("m004", {"meeting", "call", "Public assembly", "--at", "2026-05-10 11:00",
                                             "--place", "The square", "--item", "Reports"}));
  FM_ASSIGN(const std::string rents, square_.id_of("m005", {"meeting", "theme", meeting_, "Rents"}));
  FM_ASSIGN(const std::string music, square_.id_of("m006", {"meeting", "theme", meeting_, "Music"}));
  FM_ASSIGN(const std::string helping, square_.id_of("m007", {"meeting", "theme", meeting_, "Who does what"}));
  FM_TRY(each({"m001", "m002", "m008", "m009"}, {"confirm", rents}));
  FM_TRY(each({"m010", "m011"}, {"confirm", helping}));
  FM_TRY(each({"m012"}, {"confirm", music}));
  FM_TRY(square_.act("m004", {"meeting", "agenda", meeting_, "--keep", "--themes", "2"}));
  FM_ASSIGN(const Json shown, square_.ask({"meeting", "show", meeting_}));
  stage_.fact("the two themes that most wanted are on the agenda, in this order",
              text_at(shown, "agenda/1/title") == "Rents" && text_at(shown, "agenda/2/title") == "Who does what" &&
                  list_at(shown, "agenda").size() == 3);
  return Ok{};
}

Result<Ok> Square::come() {
  stage_.say(
      "Three hundred come. Stewards list those without a device who will stay; visitors are welcome and count for "
      "nothing.");
  FM_TRY(stage_.pass(kUntilAssembly));
  Words list{"list-person"};
  list.insert(list.end(), listed_.begin(), listed_.end());
  FM_TRY(square_.act("m004", list));
  FM_TRY(square_.vouch(listed_));
  FM_ASSIGN(twice_, square_.id_of("m014", {"propose", "Dos asambleas por semana", "--text",
                                           "Nos reunimos dos veces por semana en lugar de una."}));
  FM_TRY(square_.act("m004", {"meeting", "agenda", meeting_, "--keep", "--item", "Twice a week :: " + twice_}));
  FM_TRY(each(handles(1, kOnNetwork), {"meeting", "attend", meeting_}));
  Words attend{"meeting", "attend", meeting_};
  for (const std::string& who : listed_) {
    attend.emplace_back("--person");
    attend.push_back(who);
  }
  FM_TRY(square_.act("m004", attend));
  FM_TRY(square_.act("m005", {"meeting", "attend", meeting_, "--visitors", number(kPeopleOnSquare - kThere)}));
  FM_ASSIGN(const std::string opening,
            square_.id_of("m001", {"meeting", "open", meeting_, "--facilitator", "m001", "--minutes", "m002",
                                   "--teller", "m003", "--teller", "m005"}));
  FM_TRY(each({"m003", "m005"}, {"confirm", opening}));
  FM_ASSIGN(const Json shown, square_.ask({"meeting", "show", meeting_}));
  stage_.fact("62 members are there of 63, and 238 visitors; the quorum is of members alone",
              text_at(shown, "state") == "open" && number_at(shown, "attendance/present") == kThere &&
                  number_at(shown, "attendance/visitors") == kPeopleOnSquare - kThere &&
                  number_at(shown, "attendance/needed") == 21 && truth_at(shown, "attendance/quorum"));
  return Ok{};
}

Result<Ok> Square::speak() {
  stage_.say("On each item who has not spoken yet goes first: newcomers before those who are always heard.");
  FM_TRY(square_.act("m001", {"meeting", "item", meeting_, "2"}));
  FM_TRY(square_.act("m003", {"meeting", "ask", meeting_, "--list", "founders"}));
  FM_TRY(square_.act("m001", {"meeting", "give", meeting_, "m003"}));
  FM_TRY(square_.act("m001", {"meeting", "end", meeting_, "180s"}));
  FM_TRY(square_.act("m003", {"meeting", "ask", meeting_, "--list", "founders"}));
  FM_TRY(square_.act("m020", {"meeting", "ask", meeting_, "--list", "newcomers"}));
  FM_TRY(square_.act("m004", {"meeting", "ask", meeting_, "--list", "newcomers", "--person", listed_.front()}));
  FM_ASSIGN(const Json shown, square_.ask({"meeting", "show", meeting_}));
  stage_.fact("the queue is the newcomer, the one without a device, and last who spoke before and asked first",
              list_at(shown, "queue").size() == 3 && text_at(shown, "queue/0/name") == "m020" &&
                  text_at(shown, "queue/1/name") == listed_.front() && text_at(shown, "queue/2/name") == "m003");
  FM_TRY(refused("the floor goes to nobody out of order without a reason", "m001",
                 {"meeting", "give", meeting_, "m003"}, "floor.not_next"));
  FM_TRY(square_.act("m001", {"meeting", "give", meeting_, "m020"}));
  FM_TRY(square_.act("m001", {"meeting", "end", meeting_, "60s"}));
  FM_TRY(square_.act("m001", {"meeting", "give", meeting_, listed_.front()}));
  FM_TRY(square_.act("m001", {"meeting", "end", meeting_, "45s"}));
  return Ok{};
}

Result<Ok> Square::count_hands() {
  stage_.say("So many came that they want to meet twice a week: tellers count the hands, and sign.");
  FM_TRY(square_.act("m001", {"meeting", "item", meeting_, "4"}));
  FM_TRY(refused("nobody counts more hands than there are members on the list", "m002",
                 {"meeting", "count", meeting_, twice_, "--hands", "yes=250,no=0,abstain=0,present=300"},
                 "hand_count.impossible"));
  FM_ASSIGN(const std::string hands,
            square_.id_of("m002", {"meeting", "count", meeting_, twice_, "--hands", "yes=55,no=0,abstain=7,present=62",
                                   "--note", "three tellers, counted twice"}));
  FM_ASSIGN(const Json before, square_.ask({"show", twice_}));
  FM_TRY(each({"m003", "m005"}, {"confirm", hands}));
  FM_ASSIGN(const Json after, square_.ask({"show", twice_}));
  stage_.fact("the hands count once the minute-taker and two tellers have signed, and name their meeting",
              text_at(before, "state") == "open" && text_at(after, "state") == "adopted" &&
                  number_at(after, "decision/yes") == 55 && text_at(after, "decision/meeting") == meeting_ &&
                  text_at(after, "decision/counted") == "hands");
  FM_TRY(square_.act("m001", {"meeting", "close", meeting_}));
  FM_ASSIGN(minutes_, square_.id_of("m002", {"minutes", "propose", meeting_}));
  return Ok{};
}

Result<Ok> Square::open_votes() {
  stage_.say(
      "They vote on the calendar, on four commissions, on groups of women and of youth, and on who speaks to the "
      "press.");
  FM_ASSIGN(schedule_,
            square_.id_of("m002", {"schedule", "--time", "Assembly | 2026-05-17 11:00 | 7d | 3h | The square", "--time",
                                   "Evening assembly | 2026-05-20 19:00 | 7d | 2h | The square", "--for", "1d"}));
  std::vector<std::string> votes{schedule_};
  for (Commission& commission : commissions_) {
    Words words{"commission", "found", std::string(commission.name), "--purpose", std::string(commission.purpose),
                "--for",      "1d"};
    if (commission.closed) words.emplace_back("--closed");
    FM_ASSIGN(commission.id, square_.id_of(std::string(commission.founder), words));
    votes.push_back(commission.id);
  }
  FM_ASSIGN(press_, square_.id_of("m003", {"mandate", "m007", "--scope", "speaks to the press", "--kind", "framed",
                                           "--until", "60d", "--for", "1d"}));
  votes.push_back(press_);
  std::vector<Typed> typed;
  for (const std::string& vote : votes)
    for (const std::string& who : handles(1, 16)) typed.push_back({who, {"vote", vote, "yes"}});
  return square_.all(typed);
}

Result<Ok> Square::seal_founding() {
  stage_.say("The founders ask for a seal: it closes the founding page, and the votes with it.");
  FM_TRY(square_.close_page(6 * kDayMs));
  FM_TRY(square_.carry_files());
  FM_ASSIGN(const std::vector<std::string> next, calendar());
  stage_.fact("the calendar follows the vote: twice a week from now on",
              next.size() >= 4 && next[0] == "Assembly" && next[1] == "Evening assembly" && next[2] == "Assembly");
  FM_ASSIGN(const std::string standing, standing_of(press_));
  stage_.fact("who speaks to the press has a mandate by a vote", standing == "in force");
  FM_ASSIGN(const Json commissions, square_.ask({"commission", "list"}));
  stage_.fact("four commissions and two closed groups are founded", list_at(commissions, "commissions").size() == 6);
  return Ok{};
}

Result<std::string> Square::standing_of(const std::string& mandate) {
  FM_ASSIGN(const Json mandates, square_.ask({"mandates"}));
  return text_at(one_of(mandates, "mandates", "id", mandate), "standing");
}

Result<std::vector<std::string>> Square::calendar() {
  FM_ASSIGN(const Json answer, square_.ask({"calendar"}));
  std::vector<std::string> out;
  for (const boost::json::value& one : list_at(answer, "calendar")) out.push_back(text_at(one.get_object(), "title"));
  return out;
}

Result<DemoOutcome> play_square(DemoStage& stage) { return Square(stage).play(); }

}  // namespace folkmoot::cli
