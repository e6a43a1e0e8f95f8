#include "cli/demo.h"

#include <chrono>
#include <thread>

#include "cli/demo_stage.h"

namespace folkmoot::cli {

namespace {
constexpr int kFounders = 3;
constexpr int kPersons = 33;                     // founders and thirty who join
constexpr int kListed = 8;                       // people without a device
constexpr std::string_view kByBundles = "m033";  // is never on a network
// Founders end the founding page by asking, not numbers; and votes are for a story that takes seconds.
constexpr std::string_view kCharter = "founding_members = 500\nvote_window = 1s\n";
// A page is sealed ten seconds after it was opened at the earliest; and then within some exchanges.
constexpr std::chrono::seconds kSealPatience{60};
constexpr std::chrono::milliseconds kSealPause{100};

std::string handle(int number) {
  const std::string digits = std::to_string(number);
  return "m" + std::string(3 - digits.size(), '0') + digits;
}

struct Proposal {
  int author = 0;
  std::string title;
  std::string text;
  std::string id = {};
};

/// The story *square*, scene by scene.
class Square {
 public:
  explicit Square(DemoStage& stage) : stage_(stage) {
    proposals_ = {
        {4, "Un puits sur la place", "Nous creusons un puits au nord de la place, ouvert à tout le monde."},
        {9, "Talleres de educación popular", "Tres talleres por semana, con apuntes para quien no pueda venir."},
        {14, "Общая кухня", "Кухня работает каждый вечер, дежурят все по очереди."},
        {21, "Алаңда кездесу", "Алаңда аптасына екі рет кездесеміз."},
        {28, "لجنة الثقافة", "نؤسس لجنة للثقافة تجتمع كل يوم أحد."}};
  }

  Result<Ok> play() {
    FM_TRY(found());
    FM_TRY(join());
    FM_TRY(vouch());
    FM_TRY(deliberate());
    FM_TRY(decide_by_answers());
    FM_TRY(list_people());
    FM_TRY(decide_by_hands());
    FM_TRY(seal());
    FM_TRY(meet_again());
    return prove();
  }

  Result<DemoOutcome> compare();

 private:
  Result<Ok> sync(int number) {
    FM_TRY(stage_.run(handle(number), {"sync", address_}));
    return Ok{};
  }
  /// A stick goes to the home without a network and comes back.
  Result<Ok> carry_stick() {
    const std::string who(kByBundles);
    FM_TRY(stage_.run("m001", {"bundle", "export", stage_.file("out.bundle"), "--for", who}));
    FM_TRY(stage_.run(who, {"bundle", "import", stage_.file("out.bundle")}));
    FM_TRY(stage_.run(who, {"bundle", "export", stage_.file("back.bundle")}));
    FM_TRY(stage_.run("m001", {"bundle", "import", stage_.file("back.bundle")}));
    return Ok{};
  }
  Result<std::string> invite() {
    FM_ASSIGN(const boost::json::object answer, stage_.run("m001", {"invite"}));
    return text_at(answer, "invitation");
  }
  Result<Ok> everybody_syncs() {
    for (int i = 2; i < kPersons; ++i) FM_TRY(sync(i));
    return carry_stick();
  }

  Result<Ok> found();
  Result<Ok> join();
  Result<Ok> vouch();
  Result<Ok> deliberate();
  Result<Ok> decide_by_answers();
  Result<Ok> list_people();
  Result<Ok> decide_by_hands();
  Result<Ok> seal();
  Result<Ok> meet_again();
  Result<Ok> prove();
  Result<std::string> record();
  Result<std::string> record_of_vote();

  DemoStage& stage_;
  std::string address_;
  std::string invitation_;
  std::vector<Proposal> proposals_;
  std::string vote_;
  std::vector<std::string> listed_;
  std::string seal_;
  DemoOutcome::Proof proof_;
};

/// "yes 3, no 1" and so on, of a decision.
std::string counts_in_words(const boost::json::object& d) {
  return "yes " + std::to_string(number_at(d, "yes")) + ", no " + std::to_string(number_at(d, "no")) + ", abstain " +
         std::to_string(number_at(d, "abstain")) + ", of " + std::to_string(number_at(d, "electorate")) +
         " electors; " + std::to_string(number_at(d, "required")) + " yes were needed";
}

std::string grade_of(const boost::json::object& shown) {
  const auto* finality = shown.if_contains("finality");
  return finality != nullptr && finality->is_object() ? text_at(finality->get_object(), "grade") : std::string();
}

Result<Ok> Square::found() {
  stage_.say("Three people found an assembly; it is constituted when the third has signed.");
  FM_ASSIGN(const std::string charter, stage_.write("charter", kCharter));
  FM_ASSIGN(const boost::json::object founded,
            stage_.run("m001", {"found", "Assembly of the square", "--name", "m001", "--founders",
                                std::to_string(kFounders), "--charter", charter}));
  std::string invitation = text_at(founded, "invitation");
  FM_ASSIGN(address_, stage_.serve("m001"));
  for (int i = 2; i <= kFounders; ++i) {
    FM_TRY(stage_.run(handle(i), {"join", invitation, "--name", handle(i)}));
    FM_TRY(sync(i));
    FM_TRY(sync(i));
    if (i == kFounders) break;
    FM_ASSIGN(invitation, invite());
  }
  FM_ASSIGN(const boost::json::object status, stage_.run("m001", {"status"}));
  if (text_at(status, "state") != "constituted") return fail(errc::kChild, "the assembly is not constituted");
  return Ok{};
}

Result<Ok> Square::join() {
  stage_.say("Thirty people apply by invitation; one of them is reached by files only.");
  for (int i = kFounders + 1; i <= kPersons; ++i) {
    const std::string who = handle(i);
    FM_ASSIGN(const std::string invitation, invite());
    if (who != kByBundles) {
      FM_TRY(stage_.run(who, {"join", invitation, "--name", who}));
      FM_TRY(sync(i));
      continue;
    }
    FM_TRY(stage_.run(who, {"join", invitation, "--name", who, "--out", stage_.file("application.bundle")}));
    FM_TRY(stage_.run("m001", {"bundle", "import", stage_.file("application.bundle")}));
  }
  return Ok{};
}

Result<Ok> Square::vouch() {
  stage_.say("Two founders vouch for each of them: the rules admit, nobody else does.");
  Words words{"vouch"};
  for (int i = kFounders + 1; i <= kPersons; ++i) words.push_back(handle(i));
  FM_TRY(stage_.run("m001", words));
  FM_TRY(sync(2));
  FM_TRY(stage_.run("m002", words));
  FM_TRY(sync(2));
  return everybody_syncs();
}

Result<Ok> Square::deliberate() {
  stage_.say("Members put proposals in five languages, and a founder a question to vote on.");
  for (Proposal& proposal : proposals_) {
    FM_ASSIGN(const boost::json::object answer,
              stage_.run(handle(proposal.author), {"propose", proposal.title, "--text", proposal.text}));
    proposal.id = text_at(answer, "event");
    FM_TRY(sync(proposal.author));
  }
  FM_ASSIGN(const boost::json::object opened,
            stage_.run("m001", {"open", "¿Abrimos la biblioteca de noche?", "--for", "1s"}));
  vote_ = text_at(opened, "event");
  return everybody_syncs();
}

Result<Ok> Square::decide_by_answers() {
  stage_.say("Everybody casts a ballot, and takes a position on the first one; some change it after a note.");
  const std::string& id = proposals_.front().id;
  for (int i = 1; i <= kPersons; ++i) {
    const char* position = i % 11 == 0 ? "block" : i % 7 == 0 ? "stand_aside" : i % 5 == 0 ? "reserve" : "agree";
    FM_TRY(stage_.run(handle(i), {"position", id, position}));
    FM_TRY(stage_.run(handle(i), {"vote", vote_, i % 4 == 0 ? "no" : i % 9 == 0 ? "abstain" : "yes"}));
    if (i > 1 && i < kPersons) FM_TRY(sync(i));
  }
  FM_TRY(stage_.run("m011", {"note", id, "Qui paie l'entretien ?"}));
  FM_TRY(stage_.run("m022", {"position", id, "agree", "--reason", "Réponse reçue."}));
  FM_TRY(sync(11));
  FM_TRY(sync(22));
  FM_TRY(carry_stick());
  FM_TRY(stage_.run("m001", {"decide", id}));
  return Ok{};
}

Result<Ok> Square::list_people() {
  stage_.say("A steward lists people without a device, and two founders vouch for them.");
  Words list{"list-person"};
  Words vouch{"vouch"};
  for (int i = 1; i <= kListed; ++i) {
    listed_.push_back(handle(100 + i));
    list.push_back(listed_.back());
    vouch.push_back(listed_.back());
  }
  FM_TRY(stage_.run("m001", list));
  FM_TRY(stage_.run("m001", vouch));
  FM_TRY(sync(2));
  FM_TRY(stage_.run("m002", vouch));
  FM_TRY(sync(2));
  return Ok{};
}

Result<Ok> Square::decide_by_hands() {
  stage_.say("A meeting on the square counts hands; two more sign the count.");
  FM_ASSIGN(const boost::json::object proposed,
            stage_.run("m001", {"propose", "Dos asambleas por semana", "--text",
                                "Nos reunimos dos veces por semana en lugar de una."}));
  const std::string proposal = text_at(proposed, "event");
  FM_ASSIGN(const boost::json::object counted,
            stage_.run("m001", {"decide", proposal, "--hands", "yes=31,no=4,abstain=2,present=37", "--note",
                                "three tellers, counted twice"}));
  const std::string count = text_at(counted, "event");
  for (int teller = 2; teller <= 3; ++teller) {
    FM_TRY(sync(teller));
    FM_TRY(stage_.run(handle(teller), {"confirm", count}));
    FM_TRY(sync(teller));
  }
  proposals_.push_back({1, "Dos asambleas por semana", "", proposal});
  return Ok{};
}

Result<Ok> Square::seal() {
  stage_.say("The founders ask for a seal: it closes the founding page, and the vote with it.");
  for (int i = 1; i <= kFounders; ++i) FM_TRY(stage_.run(handle(i), {"seal", "ask"}));
  const auto until = std::chrono::steady_clock::now() + kSealPatience;
  while (std::chrono::steady_clock::now() < until) {
    for (int i = 2; i <= kFounders; ++i) FM_TRY(sync(i));
    FM_ASSIGN(const boost::json::object status, stage_.run("m001", {"status"}));
    const auto* seal = status.if_contains("seal");
    if (seal != nullptr && seal->is_object()) {
      seal_ = text_at(seal->get_object(), "hash");
      return Ok{};
    }
    std::this_thread::sleep_for(kSealPause);
  }
  return fail(errc::kChild, "the founding page was not sealed");
}

Result<Ok> Square::prove() {
  stage_.say("The home without a network writes a proof of the decision; a process without a home checks it.");
  const std::string file = stage_.file("well.proof");
  FM_ASSIGN(const boost::json::object made,
            stage_.run(std::string(kByBundles), {"proof", "decision", proposals_.front().id, "-o", file}));
  FM_ASSIGN(const boost::json::object checked, stage_.run_anywhere({"verify", file, "--remember", seal_}));
  const auto* valid = checked.if_contains("valid");
  proof_ = {number_at(made, "bytes"), valid != nullptr && valid->is_bool() && valid->get_bool(),
            text_at(checked, "sentence")};
  return Ok{};
}

Result<Ok> Square::meet_again() {
  stage_.say("Everybody exchanges once more.");
  return everybody_syncs();
}

Result<std::string> Square::record() {
  std::string out = "Assembly of the square\n";
  FM_ASSIGN(const boost::json::object status, stage_.run("m001", {"status"}));
  out += std::to_string(number_at(status, "members")) + " members, " + std::to_string(number_at(status, "events")) +
         " events, " + std::to_string(number_at(status, "void")) + " of them void\n\n";
  for (const Proposal& proposal : proposals_) {
    FM_ASSIGN(const boost::json::object shown, stage_.run("m001", {"show", proposal.id}));
    out += text_at(shown, "title") + "\n  put by " + handle(proposal.author) + "; " + text_at(shown, "state") + "\n";
    const auto* decision = shown.if_contains("decision");
    if (decision == nullptr || !decision->is_object()) continue;
    const auto& d = decision->get_object();
    out += "  counted by " + text_at(d, "counted") + ": " + counts_in_words(d) + "; " + grade_of(shown) + "\n";
  }
  FM_ASSIGN(const std::string vote, record_of_vote());
  return out + vote + "\nsealed: page 1, " + seal_ + "\nproved in " + std::to_string(proof_.bytes) +
         " bytes: " + proof_.sentence + "\n";
}

Result<std::string> Square::record_of_vote() {
  FM_ASSIGN(const boost::json::object shown, stage_.run("m001", {"show", vote_}));
  std::string out = text_at(shown, "title") + "\n  put by m001; " + text_at(shown, "state") + "\n";
  const auto* decision = shown.if_contains("decision");
  if (decision == nullptr || !decision->is_object()) return out;
  return out + "  closed by the seal: " + counts_in_words(decision->get_object()) + "; " + grade_of(shown) + "\n";
}

Result<DemoOutcome> Square::compare() {
  stage_.say("Each home is checked from its disk, and all states are compared.");
  DemoOutcome out;
  out.story = "square";
  FM_ASSIGN(out.record, record());
  FM_TRY(stage_.stop_serving());
  out.equal = true;
  for (int i = 1; i <= kPersons; ++i) {
    FM_ASSIGN(const boost::json::object checked, stage_.run(handle(i), {"check"}));
    const auto* ok = checked.if_contains("ok");
    out.nodes.push_back({handle(i), number_at(checked, "events"), text_at(checked, "state_hash")});
    out.equal = out.equal && ok != nullptr && ok->is_bool() && ok->get_bool() &&
                out.nodes.back().state_hash == out.nodes.front().state_hash;
  }
  out.state_hash = out.nodes.front().state_hash;
  out.seal = seal_;
  out.proof = proof_;
  out.equal = out.equal && proof_.valid;
  return out;
}
}  // namespace

Result<DemoOutcome> play_square(const std::string& program, const DemoProgress& progress) {
  const auto begin = std::chrono::steady_clock::now();
  FM_ASSIGN(DemoStage stage, DemoStage::open(program, progress));
  Square square(stage);
  FM_TRY(square.play());
  FM_ASSIGN(DemoOutcome out, square.compare());
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

}  // namespace folkmoot::cli
