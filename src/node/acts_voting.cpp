// The acts of voting, as words.
#include "assembly/state.h"
#include "journal/journal.h"
#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
Result<act::Terms> terms(const Arguments& arguments) {
  act::Terms out;
  if (const auto cast = arguments.find("for")) {
    FM_ASSIGN(out.cast_in_ms, parse_time(*cast));
  }
  if (const auto window = arguments.find("window")) {
    FM_ASSIGN(out.window_ms, parse_time(*window));
  }
  out.early = arguments.has("early");
  out.urgent = arguments.has("urgent");
  return out;
}

/// Nothing where the charter's rule is enough.
Result<std::optional<tally::Majority>> threshold(const Arguments& arguments) {
  if (!arguments.has("threshold") && !arguments.has("base")) return std::nullopt;
  tally::Majority out;
  if (const auto share = arguments.find("threshold")) {
    const auto read = Fraction::parse(*share);
    if (!read) return fail(errc::kUsage, "a threshold is a fraction such as 2/3, not: " + *share);
    out.share = *read;
    out.more = arguments.has("more");
  }
  const std::string base = arguments.find("base").value_or("YN");
  if (base != "YN" && base != "YNA" && base != "E") return fail(errc::kUsage, "a base is YN, YNA or E, not: " + base);
  if (base == "YNA") out.base = tally::Base::yes_no_abstain;
  if (base == "E") out.base = tally::Base::electorate;
  if (const auto sense = tally::check(out); !sense) return fail(errc::kUsage, "threshold: " + sense.error().detail);
  return out;
}

Result<Act> build_open(const Arguments& arguments) {
  act::Open out;
  FM_ASSIGN(out.question, needed(arguments, "question"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.text = arguments.get("text");
  FM_ASSIGN(out.threshold, threshold(arguments));
  FM_ASSIGN(out.options, options_from(arguments));
  out.commission = arguments.find("commission");
  if (out.options && out.threshold && out.options->method != event::Method::schulze)
    return fail(errc::kUsage, "--threshold is for yes and no, and for schulze");
  if (out.options && arguments.has("retention")) return fail(errc::kUsage, "--retention is decided by yes and no");
  out.fallback_of = arguments.find("fallback");
  out.anew = arguments.find("anew");
  if (out.fallback_of && (out.options || out.threshold || arguments.has("retention")))
    return fail(errc::kUsage, "--fallback has a majority of its own, and is decided by yes and no");
  if (const auto retention = arguments.find("retention")) {
    FM_ASSIGN(out.retention_ms, parse_time(*retention));
    if (out.threshold) return fail(errc::kUsage, "--retention has a majority of its own: the charter's grave one");
  }
  return out;
}
Result<Act> build_vote(const Arguments& arguments) {
  act::Vote out;
  FM_ASSIGN(out.vote, needed(arguments, "vote"));
  FM_ASSIGN(out.ballot, needed(arguments, "choice"));
  out.final = arguments.has("final");
  return out;
}
/// A ballot is said as `moot vote` has it.
Result<event::Content> compose_enter_ballot(const Arguments& arguments, Names& names) {
  event::EnterBallot out;
  FM_ASSIGN(out.vote, names.event(arguments.get("vote")));
  FM_ASSIGN(out.person, names.person(arguments.get("person")));
  out.final = arguments.has("final");
  const std::string said = arguments.get("choice");
  if (const auto choice = event::choice_from(said)) {
    out.choice = *choice;
    return out;
  }
  const auto e = names.journal().find(out.vote);
  const auto vote = e ? names.state().made(assembly::Object::vote, *e) : std::nullopt;
  const auto choices = vote ? names.state().votes[*vote].choices : std::nullopt;
  if (!choices) return fail(errc::kUsage, "a ballot is yes, no, abstain or blank, not: " + said);
  auto marks = event::parse_marks(said, choices->method, choices->options);
  if (!marks)
    return fail(errc::kUsage, "no ballot for " + std::string(event::method_name(choices->method)) + " among " +
                                  std::to_string(choices->options) + " options: " + said);
  out.marks = *std::move(marks);
  return out;
}
Result<Act> build_remove(const Arguments& arguments) {
  act::Remove out;
  FM_ASSIGN(out.person, needed(arguments, "person"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.as_infiltrator = arguments.has("infiltrator");
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_mandate(const Arguments& arguments) {
  act::GiveMandate out;
  FM_ASSIGN(out.holder, needed(arguments, "holder"));
  FM_ASSIGN(out.terms, terms(arguments));
  FM_ASSIGN(out.scope, needed(arguments, "scope"));
  const std::string kind = arguments.find("kind").value_or("imperative");
  const auto read = event::mandate_kind_from(kind);
  if (!read) return fail(errc::kUsage, "a mandate is imperative, framed or free, not: " + kind);
  out.kind = *read;
  if (const auto until = arguments.find("until")) {
    FM_ASSIGN(out.until_in_ms, parse_time(*until));
  }
  out.instructions = arguments.get("text");
  FM_ASSIGN(out.more, mandate_terms(arguments));
  out.waiver = arguments.has("waiver");
  return out;
}
Result<Act> build_recall(const Arguments& arguments) {
  act::Recall out;
  FM_ASSIGN(out.mandate, needed(arguments, "mandate"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.reason = arguments.get("reason");
  out.holder = arguments.find("holder");
  return out;
}
Result<Act> build_statement(const Arguments& arguments) {
  act::State out;
  FM_ASSIGN(out.mandate, needed(arguments, "mandate"));
  FM_ASSIGN(out.text, needed(arguments, "text"));
  return out;
}

Result<Act> build_open_lot(const Arguments& arguments) {
  act::OpenLot out;
  FM_ASSIGN(out.tellers, needed_list(arguments, "teller"));
  FM_ASSIGN(out.terms, terms(arguments));
  FM_ASSIGN(out.entropy, needed(arguments, "by"));
  out.election = arguments.find("election");
  return out;
}
Result<Act> build_tell_lot(const Arguments& arguments) {
  act::TellLot out;
  FM_ASSIGN(out.entropy, needed(arguments, "entropy"));
  return out;
}

Result<Act> build_emergency(const Arguments& arguments) {
  act::Emergency out;
  FM_ASSIGN(out.charter, needed(arguments, "charter"));
  FM_ASSIGN(out.terms, terms(arguments));
  FM_ASSIGN(const std::string until, needed(arguments, "until"));
  FM_ASSIGN(out.until_in_ms, parse_time(until));
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_charter(const Arguments& arguments) {
  act::ProposeCharter out;
  FM_ASSIGN(out.terms, terms(arguments));
  out.charter = arguments.get("charter");
  out.earlier = arguments.find("reading");
  if (out.charter.empty() != out.earlier.has_value())
    return fail(errc::kUsage, "either a charter, for the first reading, or --reading with the one before");
  return out;
}

}  // namespace

Result<std::optional<event::Options>> options_from(const Arguments& arguments) {
  event::Options out;
  out.texts = arguments.all("option");
  if (out.texts.empty()) {
    if (arguments.has("method") || arguments.has("seats"))
      return fail(errc::kUsage, "--method and --seats are for a vote with several --option");
    return std::nullopt;
  }
  const std::string name = arguments.find("method").value_or("approval");
  const auto method = event::method_from(name);
  if (!method)
    return fail(errc::kUsage,
                "a method is approval, score, star, schulze, stv-scottish, irv or majority-judgment, not: " + name);
  out.method = *method;
  if (const auto seats = arguments.find("seats")) {
    FM_ASSIGN(out.seats, parse_number(*seats, "seats"));
  }
  if (out.texts.size() < event::kMinOptions || out.texts.size() > event::kMaxOptions)
    return fail(errc::kUsage, "a vote has two to sixty-three options");
  if (out.seats == 0 || out.seats > out.texts.size())
    return fail(errc::kUsage, "seats: at least one, and no more than there are options");
  if (out.seats > 1 && !event::has_seats(out.method))
    return fail(errc::kUsage, "seats: " + name + " elects one; approval, score and stv-scottish elect several");
  return out;
}
std::vector<ActRow> rows_of_voting() {
  return {
      {"open",
       "open a vote on a question",
       "moot open \"Shall we dig a well?\" --for 7d",
       {{"question", "what is asked"}},
       with_terms({{"text", "TEXT", "more about it", false, true},
                   {"threshold", "FRACTION", "the share that must say yes; without it, as the charter says"},
                   {"base", "YN|YNA|E", "of whom: yes and no, these and abstentions, the electorate [YN]"},
                   {"more", "", "yes must be more than the share, not only reach it"},
                   {"option", "TEXT", "one of several; give all of them", false, false, true},
                   {"method", "NAME", "how options are counted, as in `moot count` [approval]"},
                   {"seats", "N", "how many of them are elected [1]"},
                   {"commission", "COMMISSION", "of yours, which decides it among its members"},
                   {"retention", "TIME", "decide how long texts are kept below a seal"},
                   {"fallback", "PROPOSAL", "decide the proposal on which consensus failed"},
                   {"anew", "VOTE", "begin anew what was cancelled"}}),
       build_open},
      {"vote",
       "cast a ballot; a later one replaces it until the vote closes",
       "moot vote 5b2e91aa yes",
       {{"vote", "the vote"},
        {"choice", "yes, no, abstain or blank; among options \"1,3\", grades \"5,0,3\" or a ranking \"2>1=3\""}},
       {{"final", "", "you will not change it: a vote may then close early"}},
       build_vote},
      {"ballot enter",
       "enter the ballot of a person without a device, said on paper or by phone; another member signs it",
       "moot ballot enter 5b2e91aa m031 yes",
       {{"vote", "the vote"}, {"person", "whose ballot it is"}, {"choice", "as in `moot vote`"}},
       {{"final", "", "they will not change it: a vote may then close early"}},
       nullptr,
       compose_enter_ballot},
      {"charter propose",
       "open a reading of another charter",
       "moot charter propose changes.txt --for 7d",
       {{"charter", "a file with the lines that change, or the name of a preset", false, true}},
       with_terms({{"reading", "VOTE", "the reading before, which was adopted: the same charter is read again"}}),
       build_charter},
      {"emergency",
       "open the vote on other rules for a time, which then end by themselves",
       "moot emergency \"vote_window = 7d\" --until 20d --reason \"the net is cut\"",
       {{"charter", "the lines of the charter that change, or a file with them"}},
       with_terms({{"until", "TIME", "when they end, from now", true}, {"reason", "TEXT", "why"}}),
       build_emergency},
      {"remove",
       "open the vote on removing somebody",
       "moot remove m013 --reason \"threats\"",
       {{"person", "who would be removed"}},
       with_terms({{"reason", "TEXT", "why"}, {"infiltrator", "", "list those they vouched for, for review"}}),
       build_remove},
      {"mandate",
       "open the vote on giving somebody a mandate",
       "moot mandate m002 --scope \"speaks to the press\" --until 90d",
       {{"holder", "who would hold it"}},
       with_terms(with_mandate_terms({{"scope", "TEXT", "what it is for", true},
                                      {"kind", "imperative|framed|free", "how it binds the holder [imperative]"},
                                      {"until", "TIME", "how long it lasts from now [365d]"},
                                      {"text", "TEXT", "its instructions", false, true},
                                      {"waiver", "", "once more in an office, above the limit: takes two thirds"}})),
       build_mandate},
      {"recall",
       "open the vote on taking a mandate back",
       "moot recall 5b2e91aa --reason \"spoke against its instructions\"",
       {{"mandate", "the mandate"}},
       with_terms({{"reason", "TEXT", "why"}, {"holder", "PERSON", "whose, where an election gave several"}}),
       build_recall},
      {"lot open",
       "open the vote on drawing by lot the witnesses, or those whom an election seeks",
       "moot lot open m001 m002 m003 --by \"twelve dice in the meeting of 3 May\"",
       {{"teller", "three people who will tell together what came out", true}},
       with_terms({{"by", "TEXT", "what decides, and cannot be known before all secrets are out", true},
                   {"election", "VOTE", "the election that it decides [the witnesses are drawn]"}}),
       build_open_lot},
      {"lot tell",
       "tell as one of the three what came out in the lot",
       "moot lot tell \"3 1 6 2 2 5 4 6 1 1 3 5\"",
       {{"entropy", "what came out, word for word as the other two tell it"}},
       {},
       build_tell_lot},
      {"statement",
       "say something in the assembly's name, under a mandate of yours",
       "moot statement 5b2e91aa \"The well is ours.\"",
       {{"mandate", "the mandate"}, {"text", "what is said"}},
       {},
       build_statement},
  };
}

}  // namespace folkmoot::node
