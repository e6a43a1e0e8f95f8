#include "assembly/marks.h"

#include <algorithm>

#include "assembly/entered_ballots.h"
#include "assembly/mandate_votes.h"
#include "assembly/moderation.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
bool is_in_doubt(const State& state, PersonIndex p) {
  return p != kNoPerson && is_admission_in_doubt(View(state), state.persons[p]);
}

bool rests_on_doubt(const State& state, const journal::Table& table, EventIndex e) {
  // To leave is open to applicants, too.
  if (state.facts[e].kind == static_cast<std::uint8_t>(event::Kind::leave)) return false;
  if (is_in_doubt(state, state.owner(table.device_of(e)))) return true;
  if (const auto entering = state.made(Object::entering, e))
    return is_in_doubt(state, state.enterings[*entering].person);
  if (const auto vote = state.made(Object::entered_ballot, e))
    return is_in_doubt(state, find_entered(state.votes[*vote], e)->person);
  const auto decision = state.made(Object::decision, e);
  if (!decision) return false;
  const Decision& count = state.decisions[*decision];
  const std::uint32_t index =
      count.vote != kNone ? state.votes[count.vote].electorate : state.versions[count.version].electorate;
  const auto& electorate = state.electorates[index].persons;
  return std::any_of(electorate.begin(), electorate.end(), [&](PersonIndex p) { return is_in_doubt(state, p); });
}

bool is_late(const State& state, EventIndex e) {
  return std::any_of(state.votes.begin(), state.votes.end(), [&](const Vote& vote) {
    return std::any_of(vote.late.begin(), vote.late.end(), [&](const Vote::Late& late) { return late.event == e; });
  });
}
}  // namespace

std::string_view mark_name(Mark mark) {
  switch (mark) {
    case Mark::admission_pending:
      return "admission_pending";
    case Mark::awaits_ratification:
      return "awaits_ratification";
    case Mark::late:
      return "late";
    case Mark::contestable:
      return "contestable";
    case Mark::sealed_after_expiry:
      return "sealed_after_expiry";
    case Mark::beside_recall:
      return "beside_recall";
    case Mark::as_caretaker:
      return "as_caretaker";
    case Mark::beyond_mandate:
      return "beyond_mandate";
    case Mark::subject_to_base:
      return "subject_to_base";
    case Mark::not_ratified:
      return "not_ratified";
    case Mark::vetoed:
      return "vetoed";
    case Mark::waits_for_assembly:
      return "waits_for_assembly";
    case Mark::hidden:
      return "hidden";
    case Mark::from_before:
      return "from_before";
  }
  return {};
}

std::vector<Mark> marks_of(const State& state, const journal::Table& table, EventIndex e) {
  std::vector<Mark> out;
  const bool hidden = hiding_of(state, e).has_value();
  if (hidden && state.verdict(e) != Verdict::applied) return {Mark::hidden};
  if (state.verdict(e) != Verdict::applied) return out;
  if (rests_on_doubt(state, table, e)) out.push_back(Mark::admission_pending);
  if (const auto decision = state.made(Object::decision, e); decision && state.decisions[*decision].awaits_ratification)
    out.push_back(Mark::awaits_ratification);
  if (state.facts[e].kind == static_cast<std::uint8_t>(event::Kind::vote) && is_late(state, e))
    out.push_back(Mark::late);
  if (const auto vote = state.made(Object::vote, e); vote && state.votes[*vote].contestable_seal != 0)
    out.push_back(Mark::contestable);
  if (const auto statement = state.made(Object::statement, e)) {
    if (state.statements[*statement].after_expiry) out.push_back(Mark::sealed_after_expiry);
    if (state.statements[*statement].beside_recall) out.push_back(Mark::beside_recall);
    if (state.statements[*statement].as_caretaker) out.push_back(Mark::as_caretaker);
  }
  if (const auto vote = state.made(Object::mandate_vote, e)) {
    const MandateVote& there = state.mandate_votes[*vote];
    if (there.ratified_seal == 0 && there.bond == Bond::beyond) out.push_back(Mark::beyond_mandate);
    if (there.ratified_seal == 0 && there.bond == Bond::subject) out.push_back(Mark::subject_to_base);
    if (standing_of(state, there) == VoteStanding::lapsed) out.push_back(Mark::not_ratified);
    if (there.vetoed_seal != 0) out.push_back(Mark::vetoed);
  }
  if (const auto spending = state.made(Object::spending, e)) {
    const Spending& one = state.spendings[*spending];
    if (one.after_expiry) out.push_back(Mark::sealed_after_expiry);
    if (one.state == SpendingState::waiting) out.push_back(Mark::waits_for_assembly);
  }
  if (hidden) out.push_back(Mark::hidden);
  if (state.made(Object::past_record, e)) out.push_back(Mark::from_before);
  return out;
}

}  // namespace folkmoot::assembly
