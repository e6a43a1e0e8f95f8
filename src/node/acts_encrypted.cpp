// The acts of encrypted votes, as words, and what they come to.
#include "assembly/encrypted.h"
#include "node/acts_words.h"
#include "node/encrypted_acts.h"
#include "node/encrypted_texts.h"
#include "node/errc.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
constexpr std::uint64_t kTrustees = 3;

Result<event::Content> compose_encrypted(const Arguments& arguments, Names& names) {
  event::Open out;
  FM_ASSIGN(out.question, needed(arguments, "question"));
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  out.text = arguments.get("text");
  FM_ASSIGN(out.options, options_from(arguments));
  FM_ASSIGN(out.secrecy, secrecy_from(arguments));
  if (!out.secrecy) out.secrecy = event::Secrecy{};
  return out;
}

Result<event::Content> compose_carry(const Arguments& arguments, Names& names) {
  FM_ASSIGN(event::Cast out, decode_ballot(arguments.get("ballot")));
  FM_TRY(names.event(out.vote.hex()));
  return out;
}

template <act::Encrypted::What what>
Result<Act> build(const Arguments& arguments) {
  act::Encrypted out;
  out.what = what;
  FM_ASSIGN(out.vote, needed(arguments, "vote"));
  if (what == act::Encrypted::What::vote) {
    FM_ASSIGN(out.ballot, needed(arguments, "choice"));
  }
  return out;
}

/// Of rankings and grades a number for each option; else blank first, then each answer.
Allowed<std::vector<std::uint32_t>> answers_of(const assembly::Vote& vote, const assembly::Encrypted& encrypted,
                                               const std::string& words) {
  const auto choice = event::choice_from(words);
  const bool is_blank = choice == event::Choice::blank;
  if (encrypted.embedded && is_blank) return std::vector<std::uint32_t>(vote.choices->options, 0);
  std::vector<std::uint32_t> out(encrypted.choices, 0);
  if (is_blank || (choice && !vote.choices)) {
    out[is_blank ? 0 : static_cast<std::size_t>(*choice) + 1] = 1;
    return out;
  }
  const auto marks =
      vote.choices ? event::parse_marks(words, vote.choices->method, vote.choices->options) : std::nullopt;
  if (!marks)
    return refuse(errc::kUsage,
                  encrypted.embedded
                      ? "a ballot is a ranking such as 2>1>3, grades such as 5,0,3, as the vote wants, or blank"
                  : vote.choices ? "a ballot names the options that it approves of, such as 1,3, or is blank"
                                 : "a ballot is yes, no, abstain or blank, not: " + words);
  if (encrypted.embedded) return assembly::numbers_of(vote.choices->method, *marks);
  for (std::size_t i = 0; i < marks->size() && i + 1 < out.size(); ++i) out[i + 1] = (*marks)[i];
  return out;
}

Allowed<Value> made_ballot(Holding& holding, Call& call, assembly::VoteIndex v, const std::string& words) {
  const assembly::Vote& vote = holding.state().votes[v];
  const assembly::Encrypted* const encrypted = encrypted_of(holding.state(), vote);
  if (encrypted == nullptr) return refuse(errc::kUsage, "the ballots of this vote are not encrypted: moot vote");
  if (encrypted->choices == 0) return tl::unexpected(refusal_of(assembly::Verdict::encrypted_other_stage));
  const EventId id = holding.journal().table().id(vote.event);
  const auto answers = answers_of(vote, *encrypted, words);
  if (!answers) return tl::unexpected(answers.error());
  const auto made = make_ballot(holding, call, v, *answers);
  if (!made) return tl::unexpected(made.error());
  return Value::Object{{"event", nullptr},     {"vote", id.hex()},
                       {"code", made->code},   {"revision", made->revision},
                       {"ballot", made->text}, {"not_protected", not_protected_shape(*encrypted)}};
}
}  // namespace

Result<std::optional<event::Secrecy>> secrecy_from(const Arguments& arguments) {
  if (!arguments.has("trustees") && !arguments.has("needed") && !arguments.has("mixed")) return std::nullopt;
  std::uint64_t trustees = kTrustees;
  if (const auto count = arguments.find("trustees")) {
    FM_ASSIGN(trustees, parse_number(*count, "trustees"));
  }
  event::Secrecy out;
  out.threshold = trustees / 2 + 1;
  if (const auto needed = arguments.find("needed")) {
    FM_ASSIGN(out.threshold, parse_number(*needed, "needed"));
  }
  if (trustees < 3 || trustees > event::kMaxTrusteesOfVote || out.threshold >= trustees ||
      out.threshold * 2 <= trustees)
    return fail(errc::kUsage, "three to fifteen trustees, of whom more than half are needed, and not all");
  out.spare = trustees - out.threshold;
  out.mixed = arguments.has("mixed");
  return out;
}

std::vector<OptionRow> with_secrecy(std::vector<OptionRow> options) {
  options.push_back({"trustees", "N", "ballots are encrypted, and so many trustees share the key [3]"});
  options.push_back({"needed", "K", "how many of them can open the sum [more than half]"});
  options.push_back({"mixed", "", "credentials are shuffled before anybody votes, so that nobody sees who voted"});
  return options;
}

Allowed<Value> perform_encrypted(Holding& holding, const act::Encrypted& act, Call& call) {
  const auto vote = Lookup(holding).vote(act.vote);
  if (!vote) return tl::unexpected(vote.error());
  const auto written = [&](const Allowed<EventId>& event) -> Allowed<Value> {
    if (!event) return tl::unexpected(event.error());
    return act_shape(holding, *event);
  };
  switch (act.what) {
    case act::Encrypted::What::register_voter:
      return written(register_voter(holding, call, *vote));
    case act::Encrypted::What::decrypt:
      return written(open_sum(holding, call, *vote));
    case act::Encrypted::What::vote:
      return made_ballot(holding, call, *vote, act.ballot);
    case act::Encrypted::What::audit: {
      auto text = audit_ballot(holding, *vote);
      if (!text) return tl::unexpected(text.error());
      return Value::Object{{"event", nullptr}, {"audit", *std::move(text)}};
    }
  }
  return refuse(errc::kUsage, "no such act");
}

std::vector<ActRow> rows_of_encrypted_votes() {
  using What = act::Encrypted::What;
  return {
      {.words = "election open",
       .summary = "open a vote whose ballots nobody can read; trustees drawn by lot open their sum",
       .example = "moot election open \"Shall we strike?\" --trustees 5 --for 21d",
       .arguments = {{"question", "what is asked"}},
       .options = with_terms(with_secrecy({{"text", "TEXT", "more about it", false, true},
                                           {"option", "TEXT", "one of several; give all of them", false, false, true},
                                           {"method", "NAME", "how options are counted, as in `moot count` [approval]"},
                                           {"seats", "N", "how many options win [1]"}})),
       .compose = compose_encrypted},
      {.words = "election register",
       .summary = "register for an encrypted vote; everybody sees that you did",
       .example = "moot election register 5b2e91aa",
       .arguments = {{"vote", "the vote"}},
       .options = {},
       .build = build<What::register_voter>},
      {.words = "election vote",
       .summary = "make an encrypted ballot, for another member to hand in",
       .example = "moot election vote 5b2e91aa yes",
       .arguments = {{"vote", "the vote"},
                     {"choice",
                      "yes, no, abstain or blank; the options you approve of: 1,3; a ranking: 2>1=3; grades: 5,0,3"}},
       .options = {},
       .build = build<What::vote>},
      {.words = "election carry",
       .summary = "hand in somebody else's encrypted ballot",
       .example = "moot election carry FMB1:...",
       .arguments = {{"ballot", "the text that begins with FMB1:"}},
       .options = {},
       .compose = compose_carry},
      {.words = "election audit",
       .summary = "show what is in the ballot that you made last, instead of having it handed in",
       .example = "moot election audit 5b2e91aa",
       .arguments = {{"vote", "the vote"}},
       .options = {},
       .build = build<What::audit>},
      {.words = "election decrypt",
       .summary = "as a trustee, open your part of the sum of all ballots",
       .example = "moot election decrypt 5b2e91aa",
       .arguments = {{"vote", "the vote"}},
       .options = {},
       .build = build<What::decrypt>},
  };
}

}  // namespace folkmoot::node
