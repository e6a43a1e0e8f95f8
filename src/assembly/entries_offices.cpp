// Entries of mandates, and of what is done under them.
#include "assembly/entry_source.h"
#include "assembly/mandates.h"

namespace folkmoot::assembly {

Bytes mandate_key(const Source& from, std::uint32_t index) {
  const Mandate& mandate = from.state.mandates[index];
  if (!from.state.votes[mandate.vote].election) return event_key(from, mandate.event);
  return Writer().array(2).id(from.id(mandate.event)).id(from.person(mandate.holder)).take();
}

Bytes mandate_key(const State& state, const journal::Table& table, std::uint32_t index) {
  return mandate_key(Source{state, table}, index);
}

EntryBytes write_mandate(const Source& from, std::uint32_t index) {
  const Mandate& mandate = from.state.mandates[index];
  const Vote& vote = from.state.votes[mandate.vote];
  // A mandate of its own, without terms beside its scope, has no more to it.
  const bool has_more = vote.details || mandate.vacated_seal != 0 || !mandate.reports.empty();
  Writer out;
  out.array(has_more ? 13 : 8).id(from.person(mandate.holder)).uint(static_cast<std::uint64_t>(vote.kind));
  out.uint(vote.until.ms).id(vote.scope).id(vote.instructions);
  out.uint(mandate.serial).uint(mandate.since_seal).uint(mandate.recalled_seal);
  if (!has_more) return {mandate_key(from, index), out.take()};
  std::uint64_t reported = 0;
  for (const Mandate::Report& report : mandate.reports) reported = std::max(reported, report.seal);
  out.uint(mandate.vacated_seal).uint(mandate.in_a_row).uint(reported).uint(mandate.reports.size());
  write_details(out, vote.details.value_or(MandateDetails{}));
  return {mandate_key(from, index), out.take()};
}

EntryBytes write_statement(const Source& from, std::uint32_t index) {
  const Statement& statement = from.state.statements[index];
  Writer out;
  out.array(7).id(from.id(from.state.mandates[statement.mandate].event)).id(from.person(statement.author));
  out.uint(statement.serial).uint(statement.seal).boolean(statement.after_expiry).boolean(statement.beside_recall);
  out.boolean(statement.as_caretaker);
  return {event_key(from, statement.event), out.take()};
}

EntryBytes write_mandate_vote(const Source& from, std::uint32_t index) {
  const MandateVote& vote = from.state.mandate_votes[index];
  Writer out;
  out.array(vote.split ? 10 : 9)
      .id(from.id(from.state.mandates[vote.mandate].event))
      .id(from.person(vote.author))
      .uint(vote.serial);
  out.id(vote.matter).uint(static_cast<std::uint64_t>(vote.choice)).uint(static_cast<std::uint64_t>(vote.bond));
  out.uint(vote.seal).uint(vote.ratified_seal).uint(vote.vetoed_seal);
  if (vote.split) {
    out.array(4).id(from.id(from.state.votes[vote.split->vote].event));
    out.uint(vote.split->yes).uint(vote.split->no).uint(vote.split->abstain);
  }
  return {event_key(from, vote.event), out.take()};
}

}  // namespace folkmoot::assembly
