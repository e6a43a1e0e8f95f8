// Entries of votes, and of what they give.
#include "assembly/elections.h"
#include "assembly/entry_source.h"
#include "assembly/lot.h"
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

/// Of each stratum [commission, seats, its candidates], or null for these until the lot begins.
void write_strata(Writer& out, const Source& from, const Election& election) {
  out.array(election.strata.size());
  for (std::uint32_t s = 0; s < election.strata.size(); ++s) {
    const Election::Stratum& stratum = election.strata[s];
    out.array(3).id(from.id(from.state.commissions[stratum.commission].event)).uint(stratum.seats);
    if (election.stratum_of.empty()) {
      out.null();
      continue;
    }
    std::vector<PersonId> people;
    for (std::size_t option = 0; option < election.stratum_of.size(); ++option)
      if (election.stratum_of[option] == s) people.push_back(from.person(election.candidates[option]));
    Source::list(out, std::move(people));
  }
}

/// Kind, end, scope and instructions as of a mandate; what is elected, how, who stands, and who comes next.
void write_election(Writer& out, const Source& from, const Vote& vote) {
  const Election& election = *vote.election;
  out.array(election.strata.empty() ? 14 : 15)
      .uint(static_cast<std::uint64_t>(vote.kind))
      .uint(vote.until.ms)
      .id(vote.scope)
      .id(vote.instructions);
  write_details(out, *vote.details);
  out.uint(election.nominate_until.ms).uint(static_cast<std::uint64_t>(election.method));
  out.uint(election.seats).uint(election.alternates).boolean(election.by_lot).uint(election.frozen_seal);
  const bool frozen = election.frozen_seal != 0;
  const auto& people = frozen ? election.candidates : standing_in_election(from.state, election);
  for (const auto* list : {&people, &election.next}) {
    out.array(list->size());
    for (const PersonIndex p : *list) out.id(from.person(p));
  }
  std::vector<PersonId> asked;
  for (const Election::Nomination& nomination : election.nominations) asked.push_back(from.person(nomination.person));
  Source::list(out, std::move(asked));
  if (!election.strata.empty()) write_strata(out, from, election);
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
      out.array(vote.details ? 6 : 5).id(from.person(vote.person));
      out.uint(static_cast<std::uint64_t>(vote.kind)).uint(vote.until.ms).id(vote.scope).id(vote.instructions);
      if (vote.details) write_details(out, *vote.details);
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
    case Matter::fallback:
      out.id(from.id(from.state.versions[vote.fallback_of].event));
      return;
    case Matter::amendment:
      write_amendment(out, from, *vote.amendment);
      return;
    case Matter::again:
      write_again(out, from, *vote.again);
      return;
    case Matter::schedule:
      write_regular(out, vote.times);
      return;
    case Matter::commission:
    case Matter::budget:
    case Matter::dissolution:
      write_work(out, from, vote);
      return;
    case Matter::election:
      write_election(out, from, vote);
      return;
    case Matter::cut_off:
      out.uint(vote.until.ms);
      return;
    case Matter::lot:
      out.array(vote.of_election == kNone ? 2 : 3).array(vote.tellers.size());
      for (const PersonIndex p : vote.tellers) out.id(from.person(p));
      out.id(vote.scope);
      if (vote.of_election != kNone) out.id(from.id(from.state.votes[vote.of_election].event));
      return;
  }
}
}  // namespace

void write_details(Writer& out, const MandateDetails& details) {
  out.array(5).id_or_null(details.office.is_zero() ? std::nullopt : std::optional(details.office));
  out.array(details.instructions.size());
  for (const MandateDetails::Instruction& one : details.instructions)
    out.array(2).id(one.matter).uint(static_cast<std::uint64_t>(one.choice));
  out.uint(details.report_every_ms).id_or_null(details.lent_to).boolean(details.waiver);
}

namespace {
/// Once more time, and what came of the first; who asked for its end without a count, and who signed that; whose place
/// it takes.
void write_course(Writer& out, const Source& from, const Vote& vote) {
  out.array(4);
  write_extension(out, from, vote.extension);
  out.array(vote.cancellings.size());
  for (const Vote::Cancelling& one : vote.cancellings) {
    out.array(2).id(from.id(one.event));
    from.people(out, one.signatures);
  }
  out.id_or_null(vote.cancelled_by == kNoEvent ? std::nullopt : std::optional(from.id(vote.cancelled_by)));
  out.id_or_null(vote.anew == kNone ? std::nullopt : std::optional(from.id(from.state.votes[vote.anew].event)));
}
}  // namespace

EntryBytes write_vote(const Source& from, std::uint32_t index) {
  const Vote& vote = from.state.votes[index];
  const Electorate& electorate = from.state.electorates[vote.electorate];
  Writer out;
  // Of most votes all has been said with that.
  const bool has_more = vote.extension || !vote.cancellings.empty() || vote.anew != kNone;
  out.array(has_more ? 22 : 21).id(from.person(vote.opener));
  write_matter(out, from, vote);
  out.uint(vote.terms.cast_until.ms).uint(vote.terms.window_ms).boolean(vote.terms.early);
  event::write_rule(out, vote.rule);
  out.id(from.state.charters[vote.charter].id).uint(electorate.persons.size());
  out.id(electorate.root ? *electorate.root : electorate_root(from.state, electorate));
  out.uint(static_cast<std::uint64_t>(vote_state(from.state, vote))).uint(vote.opened_seal).uint(vote.closed_seal);
  out.id(standing_root(from, vote));
  out.id(root_of_ids(ids_of(vote.late, [&](const Vote::Late& late) { return from.id(late.event); })));
  out.uint(vote.contestable_seal).uint(vote.late.size()).boolean(vote.terms.urgent);
  write_reach(out, vote.reach);
  if (vote.backers_needed == 0) {
    out.null();
  } else {
    out.array(2).uint(vote.backers_needed);
    from.people(out, vote.backers);
  }
  write_whose(out, from, vote.commission);
  if (has_more) write_course(out, from, vote);
  return {event_key(from, vote.event), out.take()};
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
