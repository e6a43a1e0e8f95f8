#include "assembly/choices.h"

#include <algorithm>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "seal/lot.h"

namespace folkmoot::assembly {

namespace {
/// Marks as tally has them: a ranking as its options from the first on, grades as they are.
std::vector<tally::Mark> tally_marks(const event::Marks& marks, event::Method method) {
  std::vector<tally::Mark> out;
  const bool grades =
      method == event::Method::score || method == event::Method::star || method == event::Method::judgment;
  if (grades) {
    out.assign(marks.begin(), marks.end());
    return out;
  }
  for (std::size_t rank = 1; rank <= marks.size(); ++rank) {
    bool first = true;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (marks[i] != rank) continue;
      const auto option = static_cast<tally::Mark>(i);
      // Approved options stand in no order.
      const bool tied = !first && method == event::Method::schulze;
      out.push_back(tied ? static_cast<tally::Mark>(option | tally::kTied) : option);
      first = false;
    }
  }
  return out;
}

tally::TieOrder tie_order(const Vote& vote) {
  const auto options = static_cast<std::uint32_t>(vote.choices->options);
  if (vote.closed_seal == 0 && vote.tie_seed.is_zero()) return tally::TieOrder::paper(options);
  tally::TieOrder out{{}, tally::TieBy::lot};
  for (const std::uint32_t option : seal::lot_permutation(vote.tie_seed, options))
    out.order.push_back(static_cast<tally::Option>(option));
  return out;
}

/// The last option, where the method has one that always stands.
std::optional<tally::Option> standing_of(const Choices& choices) {
  if (event::standing_option(choices.method).empty()) return std::nullopt;
  return static_cast<tally::Option>(choices.options - 1);
}

Result<OptionCount> count(const Vote& vote, const tally::Ballots& ballots) {
  const Choices& choices = *vote.choices;
  const tally::TieOrder ties = tie_order(vote);
  switch (choices.method) {
    case event::Method::approval:
      return tally::count_approval(ballots, {choices.seats, standing_of(choices)}, ties);
    case event::Method::score:
      return tally::count_score(ballots, choices.seats, ties);
    case event::Method::star:
      return tally::count_star(ballots, ties);
    case event::Method::schulze:
      return tally::count_schulze(ballots, {standing_of(choices), vote.rule.majorities.front()}, ties);
    case event::Method::stv:
    case event::Method::irv:
      return tally::count_stv(ballots, {choices.seats, {}, standing_of(choices)}, ties);
    case event::Method::judgment:
      return tally::count_judgment(ballots, ties);
  }
  return fail("tally.method");
}
}  // namespace

Choices choices_of(const event::Options& options) {
  codec::Writer texts;
  texts.array(options.texts.size());
  for (const std::string& text : options.texts) texts.text(text);
  const std::size_t standing = event::standing_option(options.method).empty() ? 0 : 1;
  return {options.method, options.seats, options.texts.size() + standing,
          crypto::hash(crypto::tag::kText, texts.view())};
}

bool is_ballot_in(const Vote& vote, const event::Vote& ballot) {
  if (ballot.marks.empty())
    return !vote.choices || ballot.choice == event::Choice::abstain || ballot.choice == event::Choice::blank;
  return vote.choices && ballot.choice == event::Choice::yes &&
         event::are_marks(ballot.marks, vote.choices->method, vote.choices->options);
}

Hash tie_seed(const Hash& page_order, const Hash& options) {
  return crypto::hash(crypto::tag::kTie, {page_order.view(), options.view()});
}

std::optional<OptionCount> count_of(const Vote& vote, const std::vector<Answer>& answers) {
  tally::Ballots ballots(vote.choices->options);
  for (const Answer& answer : answers)
    if (!answer.contradicts && !answer.marks.empty())
      if (!ballots.add(tally_marks(answer.marks, vote.choices->method), 1)) return std::nullopt;
  if (ballots.total() == 0) return std::nullopt;
  auto out = count(vote, ballots);
  return out ? std::optional(*std::move(out)) : std::nullopt;
}

std::vector<tally::Option> elected_of(const Vote& vote, const OptionCount& count) {
  std::vector<tally::Option> out;
  struct {
    std::vector<tally::Option>& out;
    void operator()(const tally::ScoredResult& result) const { out = result.elected; }
    void operator()(const tally::StvResult& result) const { out = result.elected; }
    void operator()(const tally::StarResult& result) const { take(result.winner); }
    void operator()(const tally::SchulzeResult& result) const { take(result.winner); }
    void operator()(const tally::JudgmentResult& result) const { take(result.winner); }
    void take(const std::optional<tally::Option>& winner) const {
      if (winner) out.push_back(*winner);
    }
  } const read{out};
  std::visit(read, count);
  if (const auto standing = standing_of(*vote.choices)) std::erase(out, *standing);
  return out;
}

void count_options(Decision& decision, const Vote& vote, const std::vector<Answer>& answers) {
  decision.base_count = decision.marked;
  if (const auto count = count_of(vote, answers))
    for (const tally::Option option : elected_of(vote, *count)) decision.elected.push_back(option + 1U);
  bool quorate = true;
  // Nobody says yes here: whoever says something of the options takes part.
  if (vote.rule.quorum) {
    const std::uint64_t needed = std::max<std::uint64_t>(vote.rule.quorum->share.ceil_of(decision.electorate), 1);
    decision.quorum_needed = static_cast<std::uint32_t>(needed);
    quorate = decision.marked + decision.abstain + decision.blank >= needed;
  }
  decision.outcome = decision.elected.empty() ? Outcome::rejected : quorate ? Outcome::adopted : Outcome::lapsed;
}

bool is_same_choice(const Decision& one, const Decision& other) {
  return std::is_permutation(one.elected.begin(), one.elected.end(), other.elected.begin(), other.elected.end());
}

}  // namespace folkmoot::assembly
