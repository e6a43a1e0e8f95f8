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

/// The last option, where the method has one that always stands.
std::optional<tally::Option> standing_of(const Choices& choices) {
  if (event::standing_option(choices.method).empty()) return std::nullopt;
  return static_cast<tally::Option>(choices.options - 1);
}

/// How many can be elected, and without whom.
struct Places {
  std::uint64_t seats = 1;
  std::vector<tally::Option> without;
};

/// Without those of an election who cannot be elected any more.
Places places_of(const Vote& vote) { return {vote.choices->seats, passed_over(vote)}; }

Result<OptionCount> count_options(const Vote& vote, const tally::Ballots& ballots, const Places& places) {
  const Choices& choices = *vote.choices;
  const tally::TieOrder ties = tie_order(vote);
  const std::size_t people = choices.options - (standing_of(choices) ? 1 : 0) - places.without.size();
  if (vote.election && people == 0) return fail("tally.options");
  const std::uint64_t seats = vote.election ? std::min<std::uint64_t>(places.seats, people) : places.seats;
  switch (choices.method) {
    case event::Method::approval:
      return tally::count_approval(ballots, {seats, standing_of(choices)}, ties);
    case event::Method::score:
      return tally::count_score(ballots, seats, ties);
    case event::Method::star:
      return tally::count_star(ballots, ties);
    case event::Method::schulze:
      return tally::count_schulze(ballots, {standing_of(choices), vote.rule.majorities.front()}, ties);
    case event::Method::stv:
    case event::Method::irv:
      return tally::count_stv(ballots, {seats, places.without, standing_of(choices)}, ties);
    case event::Method::judgment:
      return tally::count_judgment(ballots, ties);
  }
  return fail("tally.method");
}
}  // namespace

tally::TieOrder tie_order(const Vote& vote) {
  const auto options = static_cast<std::uint32_t>(vote.choices->options);
  if (vote.closed_seal == 0 && vote.tie_seed.is_zero()) return tally::TieOrder::paper(options);
  tally::TieOrder out{{}, tally::TieBy::lot};
  for (const std::uint32_t option : seal::lot_permutation(vote.tie_seed, options))
    out.order.push_back(static_cast<tally::Option>(option));
  return out;
}

std::vector<tally::Option> passed_over(const Vote& vote) {
  std::vector<tally::Option> out;
  if (!vote.election) return out;
  for (const std::uint32_t option : vote.election->passed_over) out.push_back(static_cast<tally::Option>(option));
  return out;
}

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

namespace {
/// What these say of the options, as if some had not been there.
tally::Ballots ballots_of(const Vote& vote, const std::vector<Answer>& answers,
                          const std::vector<tally::Option>& without) {
  tally::Ballots out(vote.choices->options);
  for (const Answer& answer : answers) {
    if (answer.contradicts || answer.marks.empty()) continue;
    event::Marks marks = answer.marks;
    for (const tally::Option option : without) marks[option] = 0;
    // It fails above a count that no electorate has.
    if (!out.add(tally_marks(marks, vote.choices->method), 1)) break;
  }
  return out;
}

std::optional<OptionCount> count_with(const Vote& vote, const std::vector<Answer>& answers, const Places& places) {
  const tally::Ballots ballots = ballots_of(vote, answers, places.without);
  if (ballots.total() == 0) return std::nullopt;
  auto out = count_options(vote, ballots, places);
  return out ? std::optional(*std::move(out)) : std::nullopt;
}
}  // namespace

std::optional<OptionCount> count_of(const Vote& vote, const std::vector<Answer>& answers) {
  return count_with(vote, answers, places_of(vote));
}

std::optional<tally::Option> first_without(const Vote& vote, const std::vector<Answer>& answers,
                                           const std::vector<tally::Option>& without) {
  // Where several are elected none of them needs a majority; then whoever comes after them needs none either.
  const Places places{vote.choices->seats > 1 ? 2U : 1U, without};
  const auto counted = count_with(vote, answers, places);
  if (!counted) return std::nullopt;
  for (const tally::Option option : elected_of(vote, *counted))
    if (std::ranges::find(without, option) == without.end()) return option;
  return std::nullopt;
}

std::optional<tally::Option> counted_back(const Vote& vote, const std::vector<Answer>& answers, const CountBack& seat) {
  const auto standing = standing_of(*vote.choices);
  const tally::StvRule rule{std::max<std::size_t>(vote.choices->seats, seat.staying.size() + 1), seat.without,
                            standing};
  const auto counted =
      tally::count_back(ballots_of(vote, answers, {}), rule, seat.staying, {seat.left}, tie_order(vote));
  if (!counted) return std::nullopt;
  for (const tally::Option option : counted->elected)
    if (option != standing) return option;
  return std::nullopt;
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
  // With no mark on anybody else, a method that always has a winner would take one of these.
  for (const tally::Option option : places_of(vote).without) std::erase(out, option);
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
