#include "assembly/mandate_votes.h"

#include <algorithm>

#include "assembly/mandates.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

std::string_view bond_name(Bond bond) {
  switch (bond) {
    case Bond::within:
      return "within";
    case Bond::beyond:
      return "beyond";
    case Bond::subject:
      return "subject";
    case Bond::framed:
      return "framed";
    case Bond::free:
      return "free";
  }
  return {};
}

std::string_view standing_name(VoteStanding standing) {
  switch (standing) {
    case VoteStanding::counted:
      return "counted";
    case VoteStanding::pending:
      return "pending";
    case VoteStanding::lapsed:
      return "lapsed";
    case VoteStanding::vetoed:
      return "vetoed";
  }
  return {};
}

namespace {
Bond bond_of(const Vote& given, const Hash& matter, event::Choice choice) {
  if (given.kind == event::MandateKind::framed) return Bond::framed;
  if (given.kind == event::MandateKind::free) return Bond::free;
  bool is_named = false;
  if (given.details) {
    for (const MandateDetails::Instruction& instruction : given.details->instructions) {
      if (instruction.matter != matter) continue;
      if (instruction.choice == choice) return Bond::within;
      is_named = true;
    }
  }
  return is_named ? Bond::beyond : Bond::subject;
}

/// Whether these are the answers of the base in a vote of its own on the matter, and the choice is what it decided.
bool is_tally_of_base(const State& state, const Vote& base, const Hash& matter, const event::MandateVote& said) {
  const bool is_question = base.matter == Matter::question && !base.choices && base.commission == kNone;
  if (!is_question || base.scope != matter || base.decision == kNone) return false;
  const Decision& decision = state.decisions[base.decision];
  if (decision.outcome == Outcome::lapsed) return false;
  const event::Choice choice = decision.outcome == Outcome::adopted ? event::Choice::yes : event::Choice::no;
  return said.choice == choice && said.split->yes == decision.yes && said.split->no == decision.no &&
         said.split->abstain == decision.abstain;
}

/// The base has decided the matter itself: that is its instruction.
Bond bond_of_split(const Vote& given) {
  return given.kind == event::MandateKind::imperative ? Bond::within : bond_of(given, {}, {});
}

bool needs_base(const MandateVote& vote) { return vote.bond == Bond::beyond || vote.bond == Bond::subject; }
}  // namespace

std::optional<Instant> base_end(const State& state, const MandateVote& vote) {
  if (vote.seal == 0) return std::nullopt;
  return Instant{seal_time(state, vote.seal).ms + state.charter().base_ms};
}

VoteStanding standing_of(const State& state, const MandateVote& vote) {
  if (vote.vetoed_seal != 0) return VoteStanding::vetoed;
  if (!needs_base(vote) || vote.ratified_seal != 0) return VoteStanding::counted;
  const auto end = base_end(state, vote);
  return end && state.page.opened() >= *end ? VoteStanding::lapsed : VoteStanding::pending;
}

bool can_ratify(const State& state, const MandateVote& vote) {
  const auto end = base_end(state, vote);
  return needs_base(vote) && vote.ratified_seal == 0 && end && state.page.opened() < *end;
}

bool can_veto(const State& state, const MandateVote& vote) {
  const auto end = base_end(state, vote);
  return vote.bond == Bond::framed && vote.vetoed_seal == 0 && end && state.page.opened() < *end;
}

void ratify_mandate_vote(State& state, std::uint32_t index, std::uint64_t seal) {
  MandateVote& vote = state.mandate_votes[index];
  if (!needs_base(vote) || vote.ratified_seal != 0) return;
  vote.ratified_seal = seal;
  mark(state, Subject::mandate_vote, vote.entry, index);
}

void veto_mandate_vote(State& state, std::uint32_t index, std::uint64_t seal) {
  MandateVote& vote = state.mandate_votes[index];
  if (vote.bond != Bond::framed || vote.vetoed_seal != 0) return;
  vote.vetoed_seal = seal;
  mark(state, Subject::mandate_vote, vote.entry, index);
}

Verdict judge(Context& context, const event::MandateVote& vote) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = mandate_of_author(context, vote.mandate);
  if (is_void(mandate.verdict)) return mandate.verdict;
  const Mandate& there = state.mandates[mandate.index];
  if (const Verdict verdict = check_power(context, there); is_void(verdict)) return verdict;
  const Hash matter = words_hash(vote.matter);
  const bool is_repeated = std::ranges::any_of(state.mandate_votes, [&](const MandateVote& before) {
    return before.mandate == mandate.index && before.matter == matter && context.view.has(before.event);
  });
  if (is_repeated) return Verdict::mandate_vote_repeated;
  std::optional<SplitTally> split;
  if (vote.split) {
    const Named base = named(context, Object::vote, vote.split->vote);
    if (is_void(base.verdict)) return base.verdict;
    if (!is_tally_of_base(state, state.votes[base.index], matter, vote)) return Verdict::mandate_vote_other_tally;
    split = {base.index, vote.split->yes, vote.split->no, vote.split->abstain};
  }
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<std::uint32_t>(state.mandate_votes.size());
  MandateVote& made = state.mandate_votes.emplace_back();
  made.event = context.event;
  made.mandate = mandate.index;
  made.author = context.author;
  made.serial = there.serial;
  made.matter = matter;
  made.choice = vote.choice;
  const Vote& given = state.votes[there.vote];
  made.bond = split ? bond_of_split(given) : bond_of(given, matter, vote.choice);
  made.split = split;
  context.make(Object::mandate_vote, index);
  context.touch(Subject::mandate_vote, made.entry, index);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
