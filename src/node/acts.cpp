#include "node/acts.h"

#include "event/charter_text.h"
#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

Result<act::Decide::Hands> parse_hands(std::string_view text) {
  act::Decide::Hands out;
  std::map<std::string, std::uint64_t*> parts{
      {"yes", &out.yes}, {"no", &out.no}, {"abstain", &out.abstain}, {"present", &out.present}};
  while (!text.empty()) {
    const auto comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    const auto equals = part.find('=');
    const auto target =
        equals == std::string_view::npos ? parts.end() : parts.find(std::string(part.substr(0, equals)));
    if (target == parts.end())
      return fail(errc::kUsage, "hands: expected yes=N,no=N,abstain=N,present=N, each once, at: " + std::string(part));
    FM_ASSIGN(*target->second, parse_number(part.substr(equals + 1), "hands"));
    parts.erase(target);
  }
  if (!parts.empty()) return fail(errc::kUsage, "hands: missing: " + parts.begin()->first);
  return out;
}

namespace {
Result<event::Stance> stance(const Arguments& arguments) {
  const std::string word = arguments.get("position");
  const auto out = event::stance_from(word);
  if (!out) return fail(errc::kUsage, "a position is agree, reserve, stand_aside, block or pass, not: " + word);
  return *out;
}

Result<event::Basis> basis(const Arguments& arguments) {
  const std::string word = arguments.find("basis").value_or("known");
  if (word == "met") return event::Basis::met;
  if (word == "known") return event::Basis::known;
  if (word == "via") return event::Basis::via;
  return fail(errc::kUsage, "a basis is met, known or via, not: " + word);
}

Result<Act> build_found(const Arguments& arguments) {
  act::Found out;
  FM_ASSIGN(out.name, needed(arguments, "name"));
  out.my_name = arguments.get("my-name");
  if (const auto founders = arguments.find("founders")) {
    FM_ASSIGN(out.founders, parse_number(*founders, "founders"));
  }
  if (out.founders < 3) return fail(errc::kUsage, "founders: at least three, so that nobody owns an assembly");
  if (const auto text = arguments.find("charter")) {
    auto charter = event::read_charter(*text);
    if (!charter) return tl::unexpected(std::move(charter).error().error);
    out.charter = *std::move(charter);
  }
  return out;
}
Result<Act> build_invite(const Arguments& arguments) {
  act::Invite out;
  if (const auto expires = arguments.find("expires")) {
    FM_ASSIGN(out.expires_in_ms, parse_time(*expires));
  }
  return out;
}
Result<Act> build_join(const Arguments& arguments) {
  act::Join out;
  FM_ASSIGN(out.invitation, needed(arguments, "invitation"));
  FM_ASSIGN(out.name, needed(arguments, "name"));
  return out;
}
Result<Act> build_vouch(const Arguments& arguments) {
  act::Vouch out;
  FM_ASSIGN(out.applicants, needed_list(arguments, "applicant"));
  FM_ASSIGN(out.basis, basis(arguments));
  out.note = arguments.get("reason");
  return out;
}
Result<Act> build_object(const Arguments& arguments) {
  act::Object out;
  FM_ASSIGN(out.applicants, needed_list(arguments, "applicant"));
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_leave(const Arguments&) { return act::Leave{}; }
Result<Act> build_ask_for_seal(const Arguments&) { return act::AskForSeal{}; }
Result<Act> build_keep_texts(const Arguments& arguments) {
  FM_ASSIGN(const std::string what, needed(arguments, "what"));
  if (what != "keep" && what != "drop") return fail(errc::kUsage, "texts are kept or dropped: keep, drop");
  return act::KeepTexts{what == "keep"};
}
Result<Act> build_reconvene(const Arguments& arguments) {
  act::Reconvene out;
  out.persons = arguments.all("person");
  FM_ASSIGN(out.reason, needed(arguments, "reason"));
  out.goes_on = arguments.find("goes-on");
  return out;
}
Result<Act> build_sign_reconvening(const Arguments& arguments) {
  act::SignReconvening out;
  FM_ASSIGN(out.id, needed(arguments, "id"));
  return out;
}
Result<Act> build_request_device(const Arguments&) { return act::RequestDevice{}; }
Result<Act> build_add_device(const Arguments& arguments) {
  act::AddDevice out;
  FM_ASSIGN(out.code, needed(arguments, "code"));
  return out;
}
Result<Act> build_suspend_device(const Arguments& arguments) {
  act::SuspendDevice out;
  FM_ASSIGN(out.device, needed(arguments, "device"));
  return out;
}
Result<Act> build_witness_device(const Arguments& arguments) {
  act::WitnessDevice out;
  FM_ASSIGN(out.device, needed(arguments, "device"));
  return out;
}
Result<Act> build_list_persons(const Arguments& arguments) {
  act::ListPersons out;
  FM_ASSIGN(out.names, needed_list(arguments, "name"));
  return out;
}
Result<Act> build_propose(const Arguments& arguments) {
  act::Propose out;
  FM_ASSIGN(out.title, needed(arguments, "title"));
  FM_ASSIGN(out.text, needed(arguments, "text"));
  out.revise = arguments.find("revise");
  out.admit = arguments.find("admit");
  out.commission = arguments.find("commission");
  if (out.revise && out.admit) return fail(errc::kUsage, "--revise and --admit do not go together");
  FM_ASSIGN(out.deliberation, parse_deliberation(arguments));
  return out;
}
Result<Act> build_note(const Arguments& arguments) {
  act::Note out;
  FM_ASSIGN(out.target, needed(arguments, "target"));
  FM_ASSIGN(out.text, needed(arguments, "text"));
  return out;
}
Result<Act> build_position(const Arguments& arguments) {
  act::TakePosition out;
  FM_ASSIGN(out.proposal, needed(arguments, "proposal"));
  FM_ASSIGN(out.stance, stance(arguments));
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_enter(const Arguments& arguments) {
  act::Enter out;
  FM_ASSIGN(out.proposal, needed(arguments, "proposal"));
  FM_ASSIGN(out.person, needed(arguments, "person"));
  FM_ASSIGN(out.stance, stance(arguments));
  return out;
}
Result<Act> build_decide(const Arguments& arguments) {
  act::Decide out;
  FM_ASSIGN(out.proposal, needed(arguments, "proposal"));
  if (const auto hands = arguments.find("hands")) {
    FM_ASSIGN(out.hands, parse_hands(*hands));
  }
  out.note = arguments.get("note");
  if (!out.hands && !out.note.empty()) return fail(errc::kUsage, "--note belongs to a count of hands");
  return out;
}
Result<Act> build_confirm(const Arguments& arguments) {
  act::Confirm out;
  FM_TRY(needed(arguments, "id"));
  out.targets = arguments.all("id");
  return out;
}
Result<Act> build_withdraw(const Arguments& arguments) {
  act::Withdraw out;
  FM_ASSIGN(out.proposal, needed(arguments, "id"));
  return out;
}

constexpr std::string_view kPositionHelp = "agree, reserve, stand_aside, block or pass";

// How an assembly begins, and who comes into it.
std::vector<ActRow> rows_of_coming_in() {
  return {
      {"found",
       "found an assembly",
       "moot found \"Neighbours of the Square\" --name m001 --founders 3",
       {{"name", "what the assembly is called"}},
       {{"my-name", "NAME", "the name that you go by in it (on the command line: --name)"},
        {"founders", "N", "how many must accept before it is constituted [3]"},
        {"charter", "FILE", "its rules: a file, or the name of a preset [the built-in ones]"}},
       build_found},
      {"invite",
       "make an invitation for one person",
       "moot invite --expires 72h",
       {},
       {{"expires", "TIME", "how long it holds [72h]"}},
       build_invite},
      {"join",
       "apply by an invitation",
       "moot join FM1:... --name m004",
       {{"invitation", "the text that begins with FM1:"}},
       {{"name", "NAME", "the name that you will go by", true}},
       build_join},
      {"vouch",
       "vouch for applicants",
       "moot vouch m004 --basis met",
       {{"applicant", "whom you vouch for", true}},
       {{"basis", "met|known|via", "how you know them [known]"}, {"reason", "TEXT", "a word about it"}},
       build_vouch},
      {"object",
       "object to an admission",
       "moot object m004 --reason \"nobody has met them\"",
       {{"applicant", "whose admission you object to", true}},
       {{"reason", "TEXT", "why"}},
       build_object},
      {"leave", "leave the assembly", "moot leave", {}, {}, build_leave},
      {"seal ask", "ask for the open page to be closed soon", "moot seal ask", {}, {}, build_ask_for_seal},
      {"texts",
       "keep all texts at this home, or drop those below the term of retention, as homes do by themselves",
       "moot texts keep",
       {{"what", "keep or drop"}},
       {},
       build_keep_texts},
      {"reconvene",
       "name other witnesses when too many are gone, or the one of two seals that goes on",
       "moot reconvene m001 m002 m004 --reason \"five of seven are in prison\"",
       {{"person", "who closes pages from now on [all who are active in the open page]", true, true}},
       {{"reason", "TEXT", "why", true}, {"goes-on", "SEAL", "where a page has two seals: the one that goes on"}},
       build_reconvene},
      {"reconvene sign",
       "sign for the witnesses that somebody else named; you have one signature for each choice",
       "moot reconvene sign 5b2e91aa",
       {{"id", "the reconvening, as seal status shows it"}},
       {},
       build_sign_reconvening},
  };
}

// Devices, and people who have none.
std::vector<ActRow> rows_of_people() {
  return {
      {"device request",
       "make a code for adding this home as a further device",
       "moot device request",
       {},
       {},
       build_request_device},
      {"device add",
       "add a device of yours by its code",
       "moot device add FMD1:...",
       {{"code", "the text that the new device shows"}},
       {},
       build_add_device},
      {"device suspend",
       "suspend a device that was lost or seized",
       "moot device suspend 3f9a6c10",
       {{"device", "the device"}},
       {},
       build_suspend_device},
      {"device witness",
       "name the device of yours that helps to close pages, with a new seal key",
       "moot device witness 3f9a6c10",
       {{"device", "the device: this one, or another of yours, which then makes its key itself"}},
       {},
       build_witness_device},
      {"list-person",
       "apply for people without a device",
       "moot list-person m031 m032",
       {{"name", "the name they go by", true}},
       {},
       build_list_persons},
  };
}

// Proposals and what becomes of them.
std::vector<ActRow> rows_of_deciding() {
  return {
      {"propose",
       "put a proposal, or a new version of it",
       "moot propose \"A well\" --text \"We dig a well.\"",
       {{"title", "its title"}},
       with_deliberation({{"text", "TEXT", "what is proposed", true, true},
                          {"revise", "PROPOSAL", "the proposal that this is a new version of"},
                          {"admit", "APPLICANT", "the applicant whom this proposal would admit"},
                          {"commission", "COMMISSION", "of yours, which decides it among its members"}}),
       build_propose},
      {"note",
       "write a note on a proposal or another event",
       "moot note \"A well\" \"Who pays?\"",
       {{"target", "what it is about"}, {"text", "the note"}},
       {},
       build_note},
      {"position",
       "say where you stand on a proposal",
       "moot position \"A well\" agree",
       {{"proposal", "the proposal"}, {"position", kPositionHelp}},
       {{"reason", "TEXT", "why"}},
       build_position},
      {"enter",
       "enter what a person without a device says",
       "moot enter \"A well\" m031 agree",
       {{"proposal", "the proposal"}, {"person", "who said it"}, {"position", kPositionHelp}},
       {},
       build_enter},
      {"decide",
       "count a proposal and close it",
       "moot decide \"A well\"",
       {{"proposal", "the proposal"}},
       {{"hands", "yes=N,no=N,abstain=N,present=N", "a count of hands, which two others confirm"},
        {"note", "TEXT", "how the hands were counted"}},
       build_decide},
      {"confirm",
       "sign what somebody else began: entries, a count of hands, an opening",
       "moot confirm 5b2e91aa",
       {{"id", "the entries, or the count", true}},
       {},
       build_confirm},
      {"withdraw",
       "take back a proposal of yours that is still open",
       "moot withdraw \"A well\"",
       {{"id", "the proposal"}},
       {},
       build_withdraw},
  };
}

std::vector<ActRow> make_rows() {
  std::vector<ActRow> out = rows_of_coming_in();
  for (const auto& more :
       {rows_of_people(), rows_of_deciding(), rows_of_procedures(), rows_of_voting(), rows_of_offices(),
        rows_of_second_thoughts(), rows_of_meetings(), rows_of_work(), rows_of_encrypted_votes()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}
}  // namespace

const std::vector<ActRow>& act_rows() {
  static const std::vector<ActRow> kRows = make_rows();
  return kRows;
}

Result<Act> build_act(const ActRow& row, const Arguments& arguments) {
  if (row.build != nullptr) return row.build(arguments);
  for (const ArgumentRow& argument : row.arguments)
    if (!argument.optional && !arguments.has(std::string(argument.name)))
      return fail(errc::kUsage, "missing: " + std::string(argument.name));
  for (const OptionRow& option : row.options)
    if (option.required && !arguments.has(std::string(option.name)))
      return fail(errc::kUsage, "missing: --" + std::string(option.name));
  return act::Composed{&row, arguments};
}

const ActRow* find_act(std::string_view words) {
  for (const ActRow& row : act_rows())
    if (row.words == words) return &row;
  return nullptr;
}

}  // namespace folkmoot::node
