// Elections, and what is done under mandates, as words.
#include <algorithm>
#include <array>

#include "assembly/state.h"
#include "journal/journal.h"
#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
/// "MATTER=yes": how the holder is to vote on it.
Result<event::Instruction> parse_instruction(const std::string& text) {
  const auto equals = text.rfind('=');
  const auto choice =
      equals == std::string::npos ? std::nullopt : event::choice_from(std::string_view(text).substr(equals + 1));
  if (!choice || equals == 0)
    return fail(errc::kUsage, "an instruction is MATTER=yes, =no, =abstain or =blank, not: " + text);
  return event::Instruction{text.substr(0, equals), *choice};
}

Result<event::MandateKind> parse_kind(const Arguments& arguments) {
  const std::string kind = arguments.find("kind").value_or("imperative");
  const auto read = event::mandate_kind_from(kind);
  if (!read) return fail(errc::kUsage, "a mandate is imperative, framed or free, not: " + kind);
  return *read;
}

Result<std::uint64_t> time_or(const Arguments& arguments, const std::string& name, std::uint64_t otherwise) {
  const auto text = arguments.find(name);
  return text ? parse_time(*text) : Result<std::uint64_t>(otherwise);
}

Result<std::uint64_t> number_or(const Arguments& arguments, const std::string& name, std::uint64_t otherwise) {
  const auto text = arguments.find(name);
  return text ? parse_number(*text, name) : Result<std::uint64_t>(otherwise);
}

/// "COMMISSION=2": so many of the seats are for its people.
Result<event::Stratum> parse_stratum(const std::string& text, Names& names) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return fail(errc::kUsage, "a stratum is COMMISSION=SEATS, not: " + text);
  event::Stratum out;
  FM_ASSIGN(out.commission, names.event(text.substr(0, equals)));
  FM_ASSIGN(out.seats, parse_number(std::string_view(text).substr(equals + 1), "seats of a stratum"));
  if (out.seats > event::kMaxOptions) return fail(errc::kUsage, "seats of a stratum: sixty-three at most");
  return out;
}

Result<event::Content> compose_elect(const Arguments& arguments, Names& names) {
  event::Elect out;
  FM_ASSIGN(out.scope, needed(arguments, "scope"));
  FM_ASSIGN(const std::uint64_t nominate_ms, time_or(arguments, "nominate-for", kWeekMs));
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  out.nominate_until = {names.now().ms + nominate_ms};
  if (!arguments.has("for")) out.terms.cast_until = {out.nominate_until.ms + kWeekMs};
  FM_ASSIGN(out.seats, number_or(arguments, "seats", 1));
  FM_ASSIGN(out.alternates, number_or(arguments, "alternates", 0));
  const std::string method = arguments.find("method").value_or("approval");
  const auto read = event::method_from(method);
  if (!read)
    return fail(errc::kUsage,
                "a method is approval, score, star, schulze, stv-scottish, irv or majority-judgment, not: " + method);
  out.method = *read;
  out.by_lot = arguments.has("by-lot");
  if (out.by_lot && arguments.has("method")) return fail(errc::kUsage, "--by-lot takes no ballots, and no --method");
  if (out.seats == 0 || out.seats > event::kMaxOptions || out.alternates > event::kMaxOptions)
    return fail(errc::kUsage, "seats: one to sixty-three, and as many alternates at most");
  if (out.seats > 1 && !out.by_lot && !event::has_seats(out.method))
    return fail(errc::kUsage, "seats: " + method + " elects one; approval, score and stv-scottish elect several");
  FM_ASSIGN(out.kind, parse_kind(arguments));
  FM_ASSIGN(const std::uint64_t until_ms, time_or(arguments, "until", 365 * kDayMs));
  out.until = {names.now().ms + until_ms};
  out.instructions = arguments.get("text");
  FM_ASSIGN(auto more, mandate_terms(arguments));
  out.more = more.value_or(event::MandateTerms{});
  FM_ASSIGN(out.secrecy, secrecy_from(arguments));
  for (const std::string& text : arguments.all("stratum")) {
    FM_ASSIGN(event::Stratum stratum, parse_stratum(text, names));
    out.strata.push_back(stratum);
  }
  return out;
}

Result<event::Content> compose_stand(const Arguments& arguments, Names& names) {
  event::Stand out;
  FM_ASSIGN(out.election, names.event(arguments.get("election")));
  out.withdraws = arguments.has("withdraw");
  out.note = arguments.get("text");
  return out;
}

Result<event::Content> compose_nominate(const Arguments& arguments, Names& names) {
  event::Nominate out;
  FM_ASSIGN(out.election, names.event(arguments.get("election")));
  FM_ASSIGN(out.person, names.person(arguments.get("person")));
  out.reason = arguments.get("reason");
  return out;
}

/// "34/12/4": yes, no and abstentions.
Result<event::Split> parse_tally(const std::string& text) {
  event::Split out;
  std::array<std::uint64_t*, 3> parts{&out.yes, &out.no, &out.abstain};
  std::string_view left = text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    const auto end = is_last ? left.size() : left.find('/');
    if (end == std::string_view::npos) return fail(errc::kUsage, "a tally is YES/NO/ABSTAIN, not: " + text);
    FM_ASSIGN(*parts[i], parse_number(left.substr(0, end), "tally"));
    if (*parts[i] > event::kMaxCount) return fail(errc::kUsage, "tally: more than an assembly can have");
    if (!is_last) left.remove_prefix(end + 1);
  }
  return out;
}

/// All answers of the base, with what it decided as the choice: out of its own vote, or as they were said.
Result<Ok> put_split(event::MandateVote& out, const Arguments& arguments, Names& names) {
  event::Split split;
  FM_ASSIGN(split.vote, names.event(*arguments.find("split")));
  const auto e = names.journal().find(split.vote);
  const auto vote = e ? names.state().made(assembly::Object::vote, *e) : std::nullopt;
  const std::uint32_t d = vote ? names.state().votes[*vote].decision : assembly::kNone;
  if (d == assembly::kNone) return fail(errc::kUsage, "--split names a vote of the base that has closed");
  const assembly::Decision& decision = names.state().decisions[d];
  split.yes = decision.yes, split.no = decision.no, split.abstain = decision.abstain;
  if (const auto text = arguments.find("tally")) {
    FM_ASSIGN(const event::Split said, parse_tally(*text));
    split.yes = said.yes, split.no = said.no, split.abstain = said.abstain;
  }
  out.choice = decision.outcome == assembly::Outcome::adopted ? event::Choice::yes : event::Choice::no;
  out.split = split;
  return Ok{};
}

Result<event::Content> compose_mandate_vote(const Arguments& arguments, Names& names) {
  event::MandateVote out;
  FM_ASSIGN(out.mandate, names.event(arguments.get("mandate")));
  out.matter = arguments.get("matter");
  const auto word = arguments.find("choice");
  if (arguments.has("split") == word.has_value())
    return fail(errc::kUsage, "either one answer, or --split with the base's own vote");
  if (!arguments.has("split") && arguments.has("tally")) return fail(errc::kUsage, "--tally belongs to --split");
  if (arguments.has("split")) {
    FM_TRY(put_split(out, arguments, names));
  } else {
    const auto choice = event::choice_from(*word);
    if (!choice) return fail(errc::kUsage, "a vote is yes, no, abstain or blank, not: " + *word);
    out.choice = *choice;
  }
  out.note = arguments.get("text");
  return out;
}

Result<event::Content> compose_mandate_report(const Arguments& arguments, Names& names) {
  event::MandateReport out;
  FM_ASSIGN(out.mandate, names.event(arguments.get("mandate")));
  out.text = arguments.get("text");
  return out;
}
}  // namespace

Result<std::optional<event::MandateTerms>> mandate_terms(const Arguments& arguments) {
  event::MandateTerms out;
  out.office = arguments.get("office");
  for (const std::string& text : arguments.all("instruct")) {
    FM_ASSIGN(event::Instruction instruction, parse_instruction(text));
    out.instructions.push_back(std::move(instruction));
  }
  FM_ASSIGN(out.report_every_ms, time_or(arguments, "report-every", 0));
  if (const auto id = arguments.find("lend-to")) {
    out.lent_to = AssemblyId::from_hex_text(*id);
    if (!out.lent_to) return fail(errc::kUsage, "an assembly's id has 64 hexadecimal digits, not: " + *id);
  }
  return out == event::MandateTerms{} ? std::nullopt : std::optional(std::move(out));
}

std::vector<OptionRow> with_mandate_terms(std::vector<OptionRow> options) {
  options.push_back({"office", "NAME", "an office of the charter"});
  options.push_back(
      {"instruct", "MATTER=CHOICE", "how the holder votes on a matter; may be given often", false, false, true});
  options.push_back({"report-every", "TIME", "the holder reports so often"});
  options.push_back({"lend-to", "ASSEMBLY", "the assembly to which the holder is lent, until the mandate ends"});
  return options;
}

namespace {
/// As long as the charter has it, at most, from the last seal on, which is always behind the clock: who asks for no
/// more than that is not refused for the difference.
Result<event::Content> compose_give_proxy(const Arguments& arguments, Names& names) {
  event::GiveProxy out;
  FM_ASSIGN(out.holder, names.person(arguments.get("holder")));
  const std::uint64_t longest = names.state().charter().proxy_ms;
  const Instant last{names.state().page.opened().ms + longest};
  out.until = last;
  if (const auto until = arguments.find("until")) {
    FM_ASSIGN(const std::uint64_t in_ms, parse_time(*until));
    out.until = {names.now().ms + in_ms};
    if (in_ms <= longest) out.until = std::min(out.until, last);
  }
  if (const auto vote = arguments.find("vote")) {
    FM_ASSIGN(out.vote, names.event(*vote));
  }
  return out;
}

Result<event::Content> compose_end_proxy(const Arguments& arguments, Names& names) {
  event::EndProxy out;
  FM_ASSIGN(out.proxy, names.event(arguments.get("proxy")));
  return out;
}
}  // namespace

std::vector<ActRow> rows_of_offices() {
  return {
      {.words = "elect",
       .summary = "open an election: who stands can be voted for once the list of candidates is closed",
       .example = "moot elect \"keeps the accounts\" --office treasurer --seats 2 --alternates 1",
       .arguments = {{"scope", "what those elected are for"}},
       .options = with_terms(with_secrecy(
           with_mandate_terms({{"nominate-for", "TIME", "how long people can stand [7d]"},
                               {"seats", "N", "how many are elected [1]"},
                               {"alternates", "N", "how many more may step in for those who are recalled or leave [0]"},
                               {"method", "NAME", "how ballots are counted, as in `moot count` [approval]"},
                               {"by-lot", "", "by lot among those who stand, instead of by ballots"},
                               {"stratum", "COMMISSION=N", "by lot, so many of the seats for people of this commission",
                                false, false, true},
                               {"kind", "imperative|framed|free", "how the mandate binds them [imperative]"},
                               {"until", "TIME", "how long it lasts from now [365d]"},
                               {"text", "TEXT", "its instructions", false, true}}))),
       .compose = compose_elect},
      {.words = "stand",
       .summary = "stand in an election, or no longer; who was elected gives the mandate back",
       .example = "moot stand 5b2e91aa --text \"I kept the accounts of the choir\"",
       .arguments = {{"election", "the election; with --withdraw also a mandate"}},
       .options = {{"withdraw", "", "you do not stand any more, or give the mandate back"},
                   {"text", "TEXT", "a word about it", false, true}},
       .compose = compose_stand},
      {.words = "nominate",
       .summary = "ask somebody to stand in an election; it is theirs to say",
       .example = "moot nominate 5b2e91aa m007 --reason \"counts well\"",
       .arguments = {{"election", "the election"}, {"person", "who should stand"}},
       .options = {{"reason", "TEXT", "why"}},
       .compose = compose_nominate},
      {.words = "mandate vote",
       .summary = "tell how you voted elsewhere under a mandate of yours",
       .example = "moot mandate vote 5b2e91aa \"the dam\" no",
       .arguments = {{"mandate", "the mandate"},
                     {"matter", "what was voted on, as the instructions call it"},
                     {"choice", "yes, no, abstain or blank", false, true}},
       .options = {{"split", "VOTE", "instead of one answer: all that the base gave in this vote of its own"},
                   {"tally", "YES/NO/ABSTAIN", "what you told of it [as it was counted]"},
                   {"text", "TEXT", "a word about it", false, true}},
       .compose = compose_mandate_vote},
      {.words = "mandate report",
       .summary = "report to those who gave you a mandate",
       .example = "moot mandate report 5b2e91aa --text \"We spoke with the council.\"",
       .arguments = {{"mandate", "the mandate"}},
       .options = {{"text", "TEXT", "the report", true, true}},
       .compose = compose_mandate_report},
      {.words = "proxy give",
       .summary = "let somebody's ballots count for you, too, where you give none; everybody sees it",
       .example = "moot proxy give m002 --until 30d",
       .arguments = {{"holder", "who holds it"}},
       .options = {{"until", "TIME", "how long it lasts from now [as long as the charter has]"},
                   {"vote", "VOTE", "for this one vote only"}},
       .compose = compose_give_proxy},
      {.words = "proxy end",
       .summary = "take back a proxy that you gave, or decline one that you hold",
       .example = "moot proxy end 5b2e91aa",
       .arguments = {{"proxy", "the proxy, as in `moot proxy list`"}},
       .options = {},
       .compose = compose_end_proxy},
  };
}

}  // namespace folkmoot::node
