// Entries of votes, and of what they give.
#include "assembly/entry_source.h"
#include "assembly/lot.h"
#include "assembly/mandates.h"
#include "assembly/votes.h"
#include "crypto/tags.h"
#include "seal/lot.h"

namespace folkmoot::assembly {

namespace {
/// The Merkle list of [person id, [[event id, choice, final, marks], ... by event id]] for each elector who has a
/// ballot: all that stand, those included that contradict each other.
Hash standing_root(const Source& from, const Vote& vote) {
  std::map<PersonId, const std::vector<std::uint32_t>*> by_id;
  for (const auto& [person, own] : vote.ballots_of) by_id.emplace(from.person(person), &own);
  std::vector<Bytes> items;
  items.reserve(by_id.size());
  for (const auto& [person, own] : by_id) {
    std::map<EventId, const Vote::Ballot*> standing;
    for (const std::uint32_t i : *own)
      if (!vote.ballots[i].replaced) standing.emplace(from.id(vote.ballots[i].event), &vote.ballots[i]);
    Writer out;
    out.array(2).id(person).array(standing.size());
    for (const auto& [event, ballot] : standing) {
      out.array(4).id(event).uint(static_cast<std::uint64_t>(ballot->choice)).uint(ballot->final ? 1 : 0);
      out.bytes(ballot->marks);
    }
    items.push_back(out.take());
  }
  return crypto::merkle_list_root(items);
}

void write_matter(Writer& out, const Source& from, const Vote& vote) {
  out.uint(static_cast<std::uint64_t>(vote.matter));
  switch (vote.matter) {
    case Matter::question:
      if (vote.choices) {
        out.array(4).uint(static_cast<std::uint64_t>(vote.choices->method)).uint(vote.choices->seats);
        out.uint(vote.choices->options).id(vote.choices->texts);
      } else {
        out.null();
      }
      return;
    case Matter::removal:
      out.array(2).id(from.person(vote.person)).boolean(vote.as_infiltrator);
      return;
    case Matter::mandate:
      out.array(5).id(from.person(vote.person)).uint(static_cast<std::uint64_t>(vote.kind)).uint(vote.until.ms);
      out.id(vote.scope).id(vote.instructions);
      return;
    case Matter::recall:
      out.id(from.id(from.state.mandates[vote.mandate].event));
      return;
    case Matter::retention:
      out.uint(vote.retention_ms);
      return;
    case Matter::charter:
      out.array(3).id(vote.proposed->id).id(from.state.charters[vote.proposed->base].id).uint(vote.proposed->reading);
      return;
    case Matter::emergency:
      out.array(3).id(vote.proposed->id).id(from.state.charters[vote.proposed->base].id).uint(vote.until.ms);
      return;
    case Matter::lot:
      out.array(2).array(vote.tellers.size());
      for (const PersonIndex p : vote.tellers) out.id(from.person(p));
      out.id(vote.scope);
      return;
  }
}
}  // namespace

EntryBytes write_vote(const Source& from, std::uint32_t index) {
  const Vote& vote = from.state.votes[index];
  const Electorate& electorate = from.state.electorates[vote.electorate];
  Writer out;
  out.array(17).id(from.person(vote.opener));
  write_matter(out, from, vote);
  out.uint(vote.terms.cast_until.ms).uint(vote.terms.window_ms).boolean(vote.terms.early);
  event::write_rule(out, vote.rule);
  out.id(from.state.charters[vote.charter].id).uint(electorate.persons.size());
  out.id(electorate.root ? *electorate.root : electorate_root(from.state, electorate));
  out.uint(static_cast<std::uint64_t>(vote_state(from.state, vote))).uint(vote.opened_seal).uint(vote.closed_seal);
  out.id(standing_root(from, vote));
  out.id(root_of_ids(ids_of(vote.late, [&](const Vote::Late& late) { return from.id(late.event); })));
  out.uint(vote.contestable_seal).uint(vote.late.size());
  return {event_key(from, vote.event), out.take()};
}

EntryBytes write_mandate(const Source& from, std::uint32_t index) {
  const Mandate& mandate = from.state.mandates[index];
  const Vote& vote = from.state.votes[mandate.vote];
  Writer out;
  out.array(8).id(from.person(mandate.holder)).uint(static_cast<std::uint64_t>(vote.kind)).uint(vote.until.ms);
  out.id(vote.scope).id(vote.instructions).uint(mandate.serial).uint(mandate.since_seal).uint(mandate.recalled_seal);
  return {event_key(from, mandate.event), out.take()};
}

EntryBytes write_statement(const Source& from, std::uint32_t index) {
  const Statement& statement = from.state.statements[index];
  Writer out;
  out.array(6).id(from.id(from.state.mandates[statement.mandate].event)).id(from.person(statement.author));
  out.uint(statement.serial).uint(statement.seal).boolean(statement.after_expiry).boolean(statement.beside_recall);
  return {event_key(from, statement.event), out.take()};
}

namespace {
/// The Merkle list of [person id, what they said] for each person who said it, ascending, and how many they are.
void write_said(Writer& out, const Source& from, const std::vector<Lot::Said>& said) {
  std::map<PersonId, Hash> by_id;
  for (const Lot::Said& one : said) by_id.emplace(from.person(one.person), one.hash);
  std::vector<Bytes> items;
  items.reserve(by_id.size());
  for (const auto& [person, hash] : by_id) items.push_back(Writer().array(2).id(person).id(hash).take());
  out.uint(items.size()).id(crypto::merkle_list_root(items));
}
}  // namespace

EntryBytes write_lot(const Source& from, std::uint32_t index) {
  const Lot& lot = from.state.lots[index];
  Writer out;
  out.array(10).uint(static_cast<std::uint64_t>(lot.stage)).uint(lot.seal);
  out.uint(lot.pool.size()).id(seal::pool_root(ids_of(lot.pool, [&](PersonIndex p) { return from.person(p); })));
  write_said(out, from, lot.commits);
  write_said(out, from, lot.reveals);
  if (lot.stage == LotStage::drawn) {
    out.id(crypto::hash(crypto::tag::kText, as_bytes(*agreed_entropy(from.state, lot))));
    out.id(seal::pool_root(ids_of(lot.order, [&](PersonIndex p) { return from.person(p); })));
  } else {
    out.null().null();
  }
  return {event_key(from, lot.event), out.take()};
}

EntryBytes write_retention(const Source& from, std::uint32_t) {
  const Retention& retention = from.state.retention;
  Writer out;
  out.uint(0);
  if (retention.vote == kNone) return {out.take(), {}};
  Writer value;
  value.array(3).uint(retention.term_ms).uint(retention.seal);
  value.id(from.id(from.state.votes[retention.vote].event));
  return {out.take(), value.take()};
}

}  // namespace folkmoot::assembly
