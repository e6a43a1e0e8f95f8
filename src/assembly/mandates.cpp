#include "assembly/mandates.h"

#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

namespace {
Hash hash_of(const std::string& text) { return crypto::hash(crypto::tag::kText, {as_bytes(text)}); }

/// The mandate that an act names, given by a seal; or the verdict on the act.
Named named_mandate(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  const Vote& there = context.state.votes[vote.index];
  if (there.matter != Matter::mandate) return {Verdict::act_wrong_reference, kNone};
  if (there.mandate == kNone) return {Verdict::mandate_not_given, kNone};
  return {Verdict::applied, there.mandate};
}

/// Whether the mandate can carry the act: it was not recalled before the act's page, and its term covers it.
Verdict check_in_force(const Context& context, const Mandate& mandate) {
  if (mandate.recalled_seal != 0) {
    const bool knew = context.dry_run || context.table().after(context.event) >= mandate.recalled_seal;
    return knew ? Verdict::mandate_knew_of_recall : Verdict::mandate_recalled;
  }
  return in_force(context.state, mandate) ? Verdict::applied : Verdict::mandate_expired;
}
}  // namespace

bool in_force(const State& state, const Mandate& mandate) {
  return mandate.recalled_seal == 0 && state.page.opened() < until(state, mandate);
}

Verdict judge(Context& context, const event::Mandate& mandate) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Verdict verdict = check_person(context, mandate.holder); is_void(verdict)) return verdict;
  Opening opening = check_terms(context, mandate.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (mandate.until <= end_of(mandate.terms)) return Verdict::mandate_short_term;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::mandate, mandate.terms, std::move(opening));
  vote.person = *context.state.person(mandate.holder);
  vote.kind = mandate.kind;
  vote.until = mandate.until;
  vote.scope = hash_of(mandate.scope);
  vote.instructions = hash_of(mandate.instructions);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Recall& recall) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = named_mandate(context, recall.mandate);
  if (is_void(mandate.verdict)) return mandate.verdict;
  if (const Verdict verdict = check_in_force(context, context.state.mandates[mandate.index]); is_void(verdict))
    return verdict;
  if (has_open_vote(context.view, {Matter::recall, kNoPerson, mandate.index}, recall.terms))
    return Verdict::recall_repeated;
  Opening opening = check_terms(context, recall.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::recall, recall.terms, std::move(opening));
  vote.mandate = mandate.index;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Statement& statement) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named mandate = named_mandate(context, statement.mandate);
  if (is_void(mandate.verdict)) return mandate.verdict;
  const Mandate& there = state.mandates[mandate.index];
  if (there.holder != context.author) return Verdict::mandate_not_holder;
  if (const Verdict verdict = check_in_force(context, there); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<std::uint32_t>(state.statements.size());
  Statement& made = state.statements.emplace_back();
  made.event = context.event;
  made.mandate = mandate.index;
  made.author = context.author;
  made.serial = there.serial;
  context.make(Object::statement, index);
  context.touch(Subject::statement, made.entry, index);
  return Verdict::applied;
}

void give_mandate(State& state, VoteIndex v, std::uint64_t seal) {
  Vote& vote = state.votes[v];
  vote.mandate = static_cast<MandateIndex>(state.mandates.size());
  Mandate& given = state.mandates.emplace_back();
  given.event = vote.event;
  given.vote = v;
  given.holder = vote.person;
  given.since_seal = seal;
  given.entry.last = vote.event;
  mark(state, Subject::mandate, given.entry, vote.mandate);
  mark(state, Subject::vote, vote.entry, v);
}

void recall_mandate(State& state, MandateIndex m, std::uint64_t seal) {
  Mandate& mandate = state.mandates[m];
  if (mandate.recalled_seal != 0) return;
  ++mandate.serial;
  mandate.recalled_seal = seal;
  mark(state, Subject::mandate, mandate.entry, m);
}

void settle_statements(State& state, std::uint64_t seal, Instant time) {
  for (std::uint32_t i = 0; i < state.statements.size(); ++i) {
    Statement& statement = state.statements[i];
    if (statement.seal != 0) continue;
    const Mandate& mandate = state.mandates[statement.mandate];
    statement.seal = seal;
    statement.after_expiry = time >= until(state, mandate);
    statement.beside_recall = mandate.recalled_seal == seal;
    mark(state, Subject::statement, statement.entry, i);
  }
}

}  // namespace folkmoot::assembly
