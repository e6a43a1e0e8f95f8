#include "assembly/mandates.h"

#include <algorithm>

#include "assembly/backing.h"
#include "assembly/decisions.h"
#include "assembly/elections.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
bool gives_mandates(const Vote& vote) { return vote.matter == Matter::mandate || vote.matter == Matter::election; }

/// A vote that gave a mandate, or several.
Named vote_of_mandates(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  if (!gives_mandates(context.state.votes[vote.index])) return {Verdict::act_wrong_reference, kNone};
  return context.state.votes[vote.index].given.empty() ? Named{Verdict::mandate_not_given, kNone} : vote;
}

/// The mandate that would be recalled: of this holder, or the only one that is not over.
Named mandate_to_recall(const Context& context, const event::Recall& recall) {
  const State& state = context.state;
  const Named vote = vote_of_mandates(context, recall.mandate);
  if (is_void(vote.verdict)) return vote;
  MandateIndex found = kNone;
  if (recall.holder) {
    const auto holder = state.person(*recall.holder);
    if (holder) found = mandate_of(state, vote.index, *holder);
  } else {
    std::size_t standing = 0;
    MandateIndex last = kNone;
    for (const MandateIndex m : state.votes[vote.index].given) {
      const Mandate& mandate = state.mandates[m];
      last = m;
      if (mandate.recalled_seal == 0 && mandate.vacated_seal == 0) ++standing, found = m;
    }
    if (standing > 1) found = kNone;
    if (standing == 0) found = last;
  }
  return found == kNone ? Named{Verdict::recall_no_holder, kNone} : Named{Verdict::applied, found};
}

/// A recall of the same mandate failed, not long ago. One that too few asked for does not count.
bool has_failed_recall(const State& state, MandateIndex mandate) {
  return std::ranges::any_of(state.votes, [&](const Vote& vote) {
    return vote.matter == Matter::recall && vote.mandate == mandate && vote.decision != kNone &&
           !is_never_backed(vote, vote.closed_seal) && state.decisions[vote.decision].outcome != Outcome::adopted &&
           !is_past(seal_time(state, vote.closed_seal), state.charter().recall_again_ms, state.page.opened());
  });
}

/// How many must ask for it together; after one that failed, a quarter.
std::uint64_t recall_backers(const State& state, MandateIndex mandate, std::uint64_t electors) {
  const event::Charter& charter = state.charter();
  const std::uint64_t usual = backers_for(charter.recall, charter.recall_least, charter.recall_most, electors);
  return has_failed_recall(state, mandate) ? std::max(usual, backers_for({1, 4}, 1, electors, electors)) : usual;
}

/// Never harder than what gave the mandate: the rule in force, or the one of then where that one asks for less.
event::DecisionRule recall_rule(const State& state, const Mandate& mandate) {
  const event::DecisionRule& now = state.charter().ordinary;
  const event::DecisionRule& then = state.votes[mandate.vote].rule;
  return event::covers(now, then) ? then : now;
}

/// Power beside the reports that are due.
Verdict check_term(const Context& context, const Mandate& mandate) {
  if (mandate.recalled_seal != 0) {
    const bool knew = context.dry_run || context.table().after(context.event) >= mandate.recalled_seal;
    return knew ? Verdict::mandate_knew_of_recall : Verdict::mandate_recalled;
  }
  if (mandate.vacated_seal != 0) return Verdict::mandate_given_back;
  if (in_force(context.state, mandate)) return Verdict::applied;
  return is_caretaker(context.state, mandate) ? Verdict::mandate_caretaker : Verdict::mandate_expired;
}
}  // namespace

bool in_force(const State& state, const Mandate& mandate) {
  return mandate.recalled_seal == 0 && mandate.vacated_seal == 0 && state.page.opened() < until(state, mandate);
}

MandateIndex mandate_of(const State& state, VoteIndex vote, PersonIndex holder) {
  for (const MandateIndex m : state.votes[vote].given)
    if (state.mandates[m].holder == holder) return m;
  return kNone;
}

Named mandate_of_author(const Context& context, const EventId& id) {
  const Named vote = vote_of_mandates(context, id);
  if (is_void(vote.verdict)) return vote;
  const MandateIndex own = mandate_of(context.state, vote.index, context.author);
  return own == kNone ? Named{Verdict::mandate_not_holder, kNone} : Named{Verdict::applied, own};
}

Verdict check_power(const Context& context, const Mandate& mandate) {
  if (const Verdict verdict = check_term(context, mandate); is_void(verdict)) return verdict;
  return is_resting(context.view, mandate) ? Verdict::mandate_report_overdue : Verdict::applied;
}

std::optional<Instant> report_due(const State& state, const Mandate& mandate) {
  const auto& details = state.votes[mandate.vote].details;
  if (!details || details->report_every_ms == 0) return std::nullopt;
  std::uint64_t last = mandate.since_seal;
  for (const Mandate::Report& report : mandate.reports) last = std::max(last, report.seal);
  return Instant{seal_time(state, last).ms + details->report_every_ms};
}

std::optional<Instant> report_end(const State& state, const Mandate& mandate) {
  const auto due = report_due(state, mandate);
  return due ? std::optional(Instant{due->ms + state.charter().report_grace_ms}) : std::nullopt;
}

bool is_resting(const View& view, const Mandate& mandate) {
  const State& state = view.state();
  const auto end = report_end(state, mandate);
  if (!end || state.page.opened() < *end) return false;
  return std::ranges::none_of(
      mandate.reports, [&](const Mandate::Report& report) { return report.seal == 0 && view.has(report.event); });
}

Verdict judge(Context& context, const event::Mandate& mandate) {
  const State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Verdict verdict = check_person(context, mandate.holder); is_void(verdict)) return verdict;
  Opening opening = check_terms(context, mandate.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (mandate.until <= end_of(mandate.terms)) return Verdict::mandate_short_term;
  const MandateDetails details = details_of(mandate.more.value_or(event::MandateTerms{}), mandate.waiver);
  const Verdict office = check_office(state.charter(), details, end_of(mandate.terms), mandate.until);
  if (is_void(office)) return office;
  const PersonIndex holder = *state.person(mandate.holder);
  const Verdict seat = check_seat(context.view, {holder, details.office, details.waiver});
  if (is_void(seat)) return seat;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::mandate, mandate.terms, std::move(opening));
  vote.person = holder;
  vote.kind = mandate.kind;
  vote.until = mandate.until;
  vote.scope = words_hash(mandate.scope);
  vote.instructions = words_hash(mandate.instructions);
  if (mandate.more || mandate.waiver) vote.details = details;
  // Once more though the limit is reached.
  if (mandate.waiver) vote.rule = with_two_thirds(std::move(vote.rule));
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Recall& recall) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = mandate_to_recall(context, recall);
  if (is_void(mandate.verdict)) return mandate.verdict;
  const Mandate& there = context.state.mandates[mandate.index];
  const Verdict power = check_term(context, there);
  if (is_void(power) && power != Verdict::mandate_caretaker) return power;
  if (has_open_vote(context.view, {Matter::recall, kNoPerson, mandate.index}, recall.terms))
    return Verdict::recall_repeated;
  Opening opening = check_terms(context, recall.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  const std::uint64_t backers = recall_backers(context.state, mandate.index, opening.electorate.size());
  Vote vote = new_vote(context, Matter::recall, recall.terms, std::move(opening));
  vote.mandate = mandate.index;
  vote.backers_needed = backers;
  vote.rule = recall_rule(context.state, there);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Statement& statement) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = mandate_of_author(context, statement.mandate);
  if (is_void(mandate.verdict)) return mandate.verdict;
  const Mandate& there = state.mandates[mandate.index];
  const Verdict power = check_term(context, there);
  const bool as_caretaker = power == Verdict::mandate_caretaker;
  if (is_void(power) && !as_caretaker) return power;
  if (is_resting(context.view, there)) return Verdict::mandate_report_overdue;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<std::uint32_t>(state.statements.size());
  Statement& made = state.statements.emplace_back();
  made.event = context.event;
  made.mandate = mandate.index;
  made.author = context.author;
  made.serial = there.serial;
  made.as_caretaker = as_caretaker;
  context.make(Object::statement, index);
  context.touch(Subject::statement, made.entry, index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::MandateReport& report) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = mandate_of_author(context, report.mandate);
  if (is_void(mandate.verdict)) return mandate.verdict;
  Mandate& there = state.mandates[mandate.index];
  const Verdict power = check_term(context, there);
  if (is_void(power) && power != Verdict::mandate_caretaker) return power;
  if (context.dry_run) return Verdict::applied;
  state.mandates_reporting.push_back(mandate.index);
  context.insert_in_order(there.reports, Mandate::Report{context.event, 0},
                          [](const Mandate::Report& one) { return one.event; });
  context.touch(Subject::mandate, there.entry, mandate.index);
  return Verdict::applied;
}

MandateIndex give_mandate(State& state, VoteIndex v, PersonIndex holder, std::uint64_t seal) {
  const auto index = static_cast<MandateIndex>(state.mandates.size());
  const std::uint64_t term = term_in_a_row(state, {holder, office_of(state.votes[v])});
  Mandate& given = state.mandates.emplace_back();
  given.event = state.votes[v].event;
  given.vote = v;
  given.holder = holder;
  given.since_seal = seal;
  given.in_a_row = term;
  given.entry.last = given.event;
  state.votes[v].given.push_back(index);
  mark(state, Subject::mandate, given.entry, index);
  mark(state, Subject::vote, state.votes[v].entry, v);
  return index;
}

void give_named_mandate(State& state, VoteIndex v, std::uint64_t seal) {
  const Vote& vote = state.votes[v];
  const bool waiver = vote.details && vote.details->waiver;
  // What was true when the vote was opened may not be any more.
  if (is_void(check_seat(View(state), {vote.person, office_of(vote), waiver}))) return;
  state.votes[v].mandate = give_mandate(state, v, vote.person, seal);
}

void recall_mandate(State& state, MandateIndex m, std::uint64_t seal) {
  Mandate& mandate = state.mandates[m];
  if (mandate.recalled_seal != 0) return;
  ++mandate.serial;
  mandate.recalled_seal = seal;
  mark(state, Subject::mandate, mandate.entry, m);
}

void settle_statements(State& state, std::uint64_t seal, Instant time) {
  for (const std::uint32_t i : state.open.statements.in(state.statements)) {
    Statement& statement = state.statements[i];
    if (statement.seal != 0) continue;
    const Mandate& mandate = state.mandates[statement.mandate];
    statement.seal = seal;
    statement.after_expiry = !statement.as_caretaker && time >= until(state, mandate);
    statement.beside_recall = mandate.recalled_seal == seal;
    mark(state, Subject::statement, statement.entry, i);
  }
  for (const std::uint32_t i : state.open.mandate_votes.in(state.mandate_votes)) {
    MandateVote& vote = state.mandate_votes[i];
    if (vote.seal != 0) continue;
    vote.seal = seal;
    mark(state, Subject::mandate_vote, vote.entry, i);
  }
  for (const MandateIndex m : state.mandates_reporting)
    for (Mandate::Report& report : state.mandates[m].reports) {
      if (report.seal != 0) continue;
      report.seal = seal;
      mark(state, Subject::mandate, state.mandates[m].entry, m);
    }
  state.mandates_reporting.clear();
}

void settle_vacancies(State& state, std::uint64_t seal) {
  const View all(state);
  std::vector<MandateIndex> vacant;
  for (const MandateIndex m : state.open.mandates.in(state.mandates)) {
    Mandate& mandate = state.mandates[m];
    const bool gone = !mandate.returns.empty() || !is_on_roll(all, mandate.holder);
    if (mandate.recalled_seal == 0 && mandate.vacated_seal == 0 && gone &&
        state.page.opened() < until(state, mandate)) {
      mandate.vacated_seal = seal;
      mark(state, Subject::mandate, mandate.entry, m);
    }
    const bool ends_here = mandate.recalled_seal == seal || mandate.vacated_seal == seal;
    if (ends_here && state.page.opened() < until(state, mandate) && state.votes[mandate.vote].election)
      vacant.push_back(m);
  }
  for (const MandateIndex m : vacant) fill_vacancy(state, m, seal);
}

}  // namespace folkmoot::assembly
