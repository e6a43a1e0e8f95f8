// What a home shows of a decision is enough to decide it again: for random ballots of every method and procedure a
// second function comes to the same, and sees every number that was changed.
#include "sim/workings.h"

#include "assembly/choices.h"
#include "assembly/procedures.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"
#include "node/shapes.h"
#include "node/views.h"
#include "tests/support/prop.h"

namespace workings_prop {
using namespace folkmoot;
using assembly::PersonIndex;
using event::Method;
using event::Procedure;
using node::Value;

namespace {
/// Numbers from a list that rapidcheck can make shorter; 0 behind its end.
class Stream {
 public:
  explicit Stream(const std::vector<std::uint32_t>& numbers) : numbers_(numbers) {}
  std::uint32_t below(std::uint64_t bound) {
    const std::uint32_t number = next_ < numbers_.size() ? numbers_[next_++] : 0;
    return bound == 0 ? 0 : number % static_cast<std::uint32_t>(bound);
  }
  Fraction share(std::uint32_t most) {
    const std::uint32_t parts = 1 + below(most);
    return {1 + below(parts), parts};
  }

 private:
  const std::vector<std::uint32_t>& numbers_;
  std::size_t next_ = 0;
};
using Drawn = std::vector<std::uint32_t>;

std::string told(const std::vector<std::string>& problems) {
  std::string out;
  for (const std::string& problem : problems) out += problem + "\n";
  return out;
}

/// The value with the number at this place of all its numbers one greater, or one smaller; nothing where it has not so
/// many. Members of these names are left as they are.
class Changed {
 public:
  Changed(const Value& value, std::size_t place, std::vector<std::string> spared)
      : left_(place), spared_(std::move(spared)), value_(change(value)) {}
  [[nodiscard]] bool done() const { return done_; }
  [[nodiscard]] const Value& value() const { return value_; }

 private:
  Value change(const Value& value) {
    if (done_) return value;
    if (const auto* number = std::get_if<std::uint64_t>(&value.data())) {
      if (left_-- > 0) return value;
      done_ = true;
      return *number + 1;
    }
    // "12.50000"
    if (const auto* text = std::get_if<std::string>(&value.data());
        text != nullptr && text->find('.') != std::string::npos &&
        text->find_first_not_of("0123456789.") == std::string::npos) {
      if (left_-- > 0) return value;
      done_ = true;
      return text->substr(0, text->size() - 1) + (text->back() == '9' ? '8' : static_cast<char>(text->back() + 1));
    }
    if (const auto* items = std::get_if<Value::Array>(&value.data())) {
      Value::Array out;
      for (const Value& item : *items) out.push_back(change(item));
      return out;
    }
    if (const auto* members = std::get_if<Value::Object>(&value.data())) {
      Value::Object out;
      for (const auto& [name, member] : *members)
        out.emplace_back(name, std::ranges::find(spared_, name) != spared_.end() ? member : change(member));
      return out;
    }
    return value;
  }

  std::size_t left_;
  std::vector<std::string> spared_;
  bool done_ = false;
  Value value_;
};

template <class Check>
void check_every_number(const Value& shown, const std::vector<std::string>& spared, Check check) {
  for (std::size_t place = 0;; ++place) {
    const Changed changed(shown, place, spared);
    if (!changed.done()) return;
    RC_ASSERT(!check(changed.value()).empty());
  }
}

event::Marks marks_by(Method method, std::size_t options, Stream& drawn) {
  event::Marks out(options, 0);
  switch (method) {
    case Method::approval:
      for (auto& mark : out) mark = static_cast<std::uint8_t>(drawn.below(2));
      break;
    case Method::score:
    case Method::star:
    case Method::judgment:
      for (auto& mark : out) mark = static_cast<std::uint8_t>(drawn.below(6));
      break;
    case Method::schulze:
      for (auto& mark : out) mark = static_cast<std::uint8_t>(drawn.below(options));
      break;
    case Method::stv:
    case Method::irv: {
      std::uint8_t rank = 0;
      for (std::size_t i = 0; i < options; ++i)
        if (const std::size_t at = drawn.below(options); out[at] == 0) out[at] = ++rank;
      break;
    }
  }
  return out;
}

/// A closed vote among two to five options, as `show` has it.
Value shown_choice(Method method, Stream& drawn) {
  const std::size_t standing = event::standing_option(method).empty() ? 0 : 1;
  const std::size_t people = 2 + drawn.below(4);
  assembly::Vote vote;
  vote.choices =
      assembly::Choices{method, event::has_seats(method) ? 1 + drawn.below(people) : 1, people + standing, {}};
  vote.closed_seal = 1;
  vote.tie_seed.bytes[0] = static_cast<std::uint8_t>(drawn.below(256));
  vote.tie_seed.bytes[1] = 1;
  Value out;
  if (drawn.below(3) == 0) {
    vote.election.emplace();
    for (PersonIndex p = 0; p < people; ++p) vote.election->candidates.push_back(p);
    for (std::uint32_t option = 0; option < people; ++option)
      if (drawn.below(4) == 0) vote.election->passed_over.push_back(option);
    out.set("candidates", Value::Array{});
  }
  std::vector<assembly::Answer> answers(drawn.below(12));
  std::uint64_t marked = 0;
  for (assembly::Answer& answer : answers) {
    answer.marks = marks_by(method, people + standing, drawn);
    answer.contradicts = drawn.below(10) == 0;
    marked += answer.contradicts ? 0 : 1;
  }
  node::put_choice(out, vote, answers, std::vector<std::string>(people + standing, "an option"));
  return out.set("ballots", Value::Object{{"marked", marked}});
}

/// An assembly of so many, with one proposal in one version that closes at a seal.
struct Deliberating {
  assembly::State state;
  Deliberating(Procedure procedure, Stream& drawn) {
    event::Charter charter;
    charter.procedure = procedure == Procedure::lazy ? Procedure::majority : procedure;
    charter.ordinary = rule(drawn);
    charter.urgent = rule(drawn);
    charter.blocks = drawn.below(3);
    charter.stand_asides = {drawn.below(4), 4};
    charter.consent_quorum = drawn.share(5);
    charter.lazy_supports = 1 + drawn.below(3);
    if (drawn.below(2) == 0) charter.reach = drawn.share(4);
    state.charters.push_back({0, charter, {}, 0, {}, 0, 0, {}});
    state.page.seals = {Instant{1000}};
    state.page.number = 2;
    const std::uint32_t people = 1 + drawn.below(12);
    state.persons.resize(people);
    state.electorates.emplace_back();
    for (PersonIndex p = 0; p < people; ++p) state.electorates[0].persons.push_back(p);
    state.proposals.emplace_back().versions = {0};
    assembly::Version& version = state.versions.emplace_back();
    version.deliberated.emplace();
    version.deliberated->procedure = procedure;
    version.deliberated->terms.urgent = procedure != Procedure::lazy && drawn.below(3) == 0;
    assembly::Reach& reach = version.deliberated->reach;
    const Fraction share = charter.reach.numerator != 0 ? charter.reach : Fraction{4, 5};
    reach.needed = static_cast<std::uint32_t>(share.ceil_of(people));
    for (PersonIndex p = 0; p < people; ++p)
      if (drawn.below(4) != 0) reach.persons.push_back(p);
    std::uint32_t left = people;
    for (auto& count : version.counts) {
      count = drawn.below(std::uint64_t{left} + 1);
      if (&count == &version.counts[static_cast<std::size_t>(event::Stance::block)])
        count = drawn.below(2) == 0 ? 0 : std::min(count, 1U);
      left -= count;
    }
    version.contradicted = drawn.below(std::uint64_t{left} + 1);
    // At most one blocks here; who does objects to lazy consent, as does who says no by an act of its own.
    const bool is_blocked = version.counts[static_cast<std::size_t>(event::Stance::block)] > 0;
    if (procedure == Procedure::lazy && (is_blocked || drawn.below(3) == 0))
      version.deliberated->opposed.push_back({0, 0});
  }
  static event::DecisionRule rule(Stream& drawn) {
    event::DecisionRule out;
    out.majorities.resize(1 + drawn.below(2));
    for (tally::Majority& one : out.majorities) {
      one.share = drawn.share(6);
      one.more = one.share.numerator < one.share.denominator && drawn.below(2) == 0;
      one.base = static_cast<tally::Base>(drawn.below(4));
    }
    out.quorum.reset();
    if (drawn.below(4) != 0)
      out.quorum = tally::Quorum{drawn.below(2) == 0 ? tally::QuorumKind::approval : tally::QuorumKind::participation,
                                 drawn.share(6)};
    return out;
  }
  Value closed_round() {
    state.decisions.push_back(assembly::count_round(state, 0));
    Value out;
    node::put_figures(out, state, 0);
    return out;
  }
  /// A vote of the same people by the same rules.
  Value closed_vote(Stream& drawn) {
    assembly::Vote& vote = state.votes.emplace_back();
    vote.event = 0;
    vote.rule = rule(drawn);
    vote.matter = drawn.below(2) == 0 ? assembly::Matter::emergency : assembly::Matter::fallback;
    if (drawn.below(3) == 0) vote.reach = state.versions[0].deliberated->reach;
    if (!vote.reach.persons.empty() || vote.reach.needed > 0)
      (vote.reach.persons.size() >= vote.reach.needed ? vote.reach.seal : vote.reach.missed_seal) = 1;
    vote.backers_needed = drawn.below(3) == 0 ? 1 : 0;
    vote.opened_seal = drawn.below(2);
    std::vector<assembly::Answer> answers;
    for (const PersonIndex p : state.electorates[0].persons) {
      if (drawn.below(3) == 0) continue;
      assembly::Answer& answer = answers.emplace_back();
      answer.person = p;
      answer.choice = static_cast<event::Choice>(drawn.below(drawn.below(2) == 0 ? 1 : event::kChoiceCount));
      answer.contradicts = drawn.below(12) == 0;
    }
    state.page.seals.push_back(Instant{2000});
    assembly::record_decision(state, 0, assembly::count_answers(state, vote, answers), 2);
    Value out;
    node::put_figures(out, state, 0);
    return out;
  }
};

/// Numbers of the rule, which follow from nothing else that is shown, and those that only have to reach them.
const std::vector<std::string> kGiven{"round", "blocks_allowed", "reached"};
}  // namespace

TEST_CASE("from what is shown of a vote among options alone the same are elected, by every method") {
  for (std::size_t m = 0; m < event::kMethodCount; ++m)
    CHECK(
        test::holds("options by " + std::string(event::method_name(static_cast<Method>(m))), [m](const Drawn& numbers) {
          Stream drawn(numbers);
          const Value shown = shown_choice(static_cast<Method>(m), drawn);
          const auto problems = sim::contradictions_among_options(shown);
          if (!problems.empty()) RC_FAIL(told(problems));
          if (shown["working"].is_null()) return;
          check_every_number(shown, {"ties", "seats", "passed_over"}, sim::contradictions_among_options);
        }));
}

TEST_CASE("from what is shown of a round alone its outcome follows, by every procedure") {
  for (const Procedure procedure : {Procedure::majority, Procedure::consensus, Procedure::consent, Procedure::lazy})
    CHECK(test::holds("rounds by " + std::string(event::procedure_name(procedure)), [procedure](const Drawn& numbers) {
      Stream drawn(numbers);
      const Value shown = Deliberating(procedure, drawn).closed_round();
      RC_CLASSIFY(shown["adopted"].truth());
      const auto problems = sim::contradictions_in(shown);
      if (!problems.empty()) RC_FAIL(told(problems));
      Value turned = shown;
      turned.set("adopted", !shown["adopted"].truth());
      RC_ASSERT(!sim::contradictions_in(turned).empty());
      std::vector<std::string> spared = kGiven;
      // Who objects by an act of its own has no position.
      if (procedure == Procedure::lazy) spared.emplace_back("objections");
      check_every_number(shown, spared, sim::contradictions_in);
    }));
}

TEST_CASE("from what is shown of a vote alone its outcome follows, by any rule") {
  CHECK(test::holds("votes", [](const Drawn& numbers) {
    Stream drawn(numbers);
    const Value shown = Deliberating(Procedure::majority, drawn).closed_vote(drawn);
    RC_CLASSIFY(shown["adopted"].truth());
    const auto problems = sim::contradictions_in(shown);
    if (!problems.empty()) RC_FAIL(told(problems));
    Value turned = shown;
    turned.set("adopted", !shown["adopted"].truth());
    RC_ASSERT(!sim::contradictions_in(turned).empty());
    check_every_number(shown, kGiven, sim::contradictions_in);
  }));
}
}  // namespace workings_prop
