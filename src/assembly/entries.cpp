#include "assembly/entries.h"

#include <algorithm>
#include <map>

#include "assembly/bites.h"
#include "assembly/decisions.h"
#include "assembly/entry_source.h"
#include "assembly/reports.h"
#include "assembly/roll.h"
#include "crypto/merkle_list.h"

namespace folkmoot::assembly {

namespace {
using codec::Writer;

EntryBytes write_founding(const Source& from, std::uint32_t) {
  const Founding& founding = from.state.founding;
  Writer out;
  out.array(6)
      .boolean(from.state.constituted())
      .uint(founding.founders_needed)
      .uint(from.state.founders())
      .id(from.state.charters.front().id);
  from.people(out, founding.firsts);
  auto all = ids_of(founding.constituted, [](const Founding::Constituted& one) { return &one; });
  std::sort(all.begin(), all.end(),
            [&](const auto* a, const auto* b) { return from.id(a->event) < from.id(b->event); });
  out.array(all.size());
  for (const auto* one : all) {
    out.array(2).id(from.id(one->event));
    Source::list(out, ids_of(one->founders, [&](PersonIndex p) { return from.person(p); }));
  }
  return {Writer().uint(0).take(), out.take()};
}

EntryBytes write_person(const Source& from, std::uint32_t index) {
  const Person& person = from.state.persons[index];
  const Bytes key = Writer().id(person.id).take();
  const View all(from.state);
  if (!is_known(all, person)) return {key, {}};
  Writer out;
  out.array(9).uint(static_cast<std::uint64_t>(standing_of(all, person))).boolean(person.listed);
  out.uint(person.since_seal).uint(person.vouched_seal).uint(person.left_seal);
  if (person.steward == kNoPerson)
    out.null();
  else
    out.id(from.person(person.steward));
  from.people(out, person.vouches);
  from.people(out, person.objections);
  out.uint(person.removed_seal);
  return {key, out.take()};
}

EntryBytes write_device(const Source& from, std::uint32_t index) {
  const Device& device = from.state.devices[index];
  const Bytes key = Writer().id(device.id).take();
  if (device.bindings.empty()) return {key, {}};
  Writer out;
  out.array(4);
  from.people(out, device.bindings);
  out.boolean(from.state.suspended(index)).id(device.prekey).id_or_null(device.seal_key);
  return {key, out.take()};
}

EntryBytes write_invitation(const Source& from, std::uint32_t index) {
  const Invitation& invitation = from.state.invitations[index];
  Writer out;
  out.array(3).id(invitation.key).id(from.person(invitation.author));
  Source::list(out, ids_of(invitation.uses, [](const Person::Carrier& use) { return use.record; }));
  return {event_key(from, invitation.event), out.take()};
}

EntryBytes write_proposal(const Source& from, std::uint32_t index) {
  const Proposal& proposal = from.state.proposals[index];
  Writer out;
  out.array(6).id(from.person(proposal.author)).uint(static_cast<std::uint64_t>(from.state.proposal_state(index)));
  out.array(proposal.versions.size());
  for (const VersionIndex v : proposal.versions) out.id(from.id(from.state.versions[v].event));
  if (proposal.admit)
    out.id(from.person(*proposal.admit));
  else
    out.null();
  if (const auto decision = from.state.decision_of(index))
    out.id(from.id(from.state.decisions[*decision].event));
  else
    out.null();
  write_whose(out, from, proposal.commission);
  return {event_key(from, proposal.event), out.take()};
}

EntryBytes write_version(const Source& from, std::uint32_t index) {
  const Version& version = from.state.versions[index];
  const Electorate& electorate = from.state.electorates[version.electorate];
  Writer out;
  out.array(11).id(from.id(from.state.proposals[version.proposal].event)).uint(electorate.persons.size());
  out.id(electorate.root ? *electorate.root : electorate_root(from.state, electorate))
      .id(positions_root(from.state, from.table, index));
  out.array(version.counts.size());
  for (const std::uint32_t count : version.counts) out.uint(count);
  out.uint(version.contradicted);
  write_round(out, from, index);
  out.uint(version.text_length).boolean(version.is_draft);
  for (const auto* list : {&version.takes_up, &version.adopted}) {
    out.array(list->size());
    for (const VoteIndex v : *list) out.id(from.id(from.state.votes[v].event));
  }
  return {event_key(from, version.event), out.take()};
}

/// How many ballots came by proxy, and the Merkle list of [giver's id, holder's id, id of the act that gave it],
/// ascending by giver.
void write_by_proxy(Writer& out, const Source& from, const Decision& decision) {
  std::map<PersonId, Bytes> by_giver;
  for (const ByProxy& one : decision.by_proxy) {
    const PersonId& giver = from.person(one.giver);
    by_giver[giver] = Writer().array(3).id(giver).id(from.person(one.holder)).id(from.id(one.event)).take();
  }
  std::vector<Bytes> items;
  items.reserve(by_giver.size());
  for (auto& [giver, item] : by_giver) items.push_back(std::move(item));
  out.array(2).uint(items.size()).id(crypto::merkle_list_root(items));
}

EntryBytes write_decision(const Source& from, std::uint32_t index) {
  const Decision& d = from.state.decisions[index];
  Writer out;
  const EventIndex decided = d.vote != kNone ? from.state.votes[d.vote].event : from.state.versions[d.version].event;
  // Few decisions have more to say than that.
  out.array(d.by_proxy.empty() ? 29 : 30).id(from.id(decided)).uint(static_cast<std::uint64_t>(d.counted));
  out.boolean(from.state.complete(index)).uint(static_cast<std::uint64_t>(d.outcome));
  for (const std::uint32_t number : {d.yes, d.no, d.abstain, d.blank, d.invalid, d.not_voted, d.electorate, d.present,
                                     d.base_count, d.required, d.missing, d.quorum_needed})
    out.uint(number);
  const CharterIndex charter =
      d.vote != kNone ? from.state.votes[d.vote].charter : from.state.versions[d.version].charter;
  out.id(from.state.charters[charter].id).id(ballots_root(from.table, d));
  from.people(out, d.signatures);
  Source::list(out,
               ids_of(d.replaces, [&](DecisionIndex other) { return from.id(from.state.decisions[other].event); }));
  out.boolean(d.awaits_ratification);
  if (d.vote != kNone && (from.state.votes[d.vote].choices || from.state.votes[d.vote].election)) {
    out.array(2).uint(d.marked).array(d.elected.size());
    for (const std::uint32_t number : d.elected) out.uint(number);
  } else {
    out.null();
  }
  write_term(out, d);
  write_working(out, d);
  out.uint(d.seal);
  if (d.later == kNone)
    out.null();
  else
    out.id(from.id(from.state.decisions[d.later].event));
  const auto reports =
      ids_of(reports_of(from.state, d), [&](ReportIndex r) { return from.id(from.state.reports[r].event); });
  out.array(2).uint(reports.size()).id(root_of_ids(reports));
  if (d.meeting != kNone)
    out.id(from.id(from.state.meetings[d.meeting].event));
  else
    out.null();
  out.boolean(d.of_present);
  if (!d.by_proxy.empty()) write_by_proxy(out, from, d);
  return {event_key(from, d.event), out.take()};
}

EntryBytes write_entering(const Source& from, std::uint32_t index) {
  const Entering& entering = from.state.enterings[index];
  Writer out;
  out.array(5).id(from.id(from.state.versions[entering.version].event)).id(from.person(entering.person));
  out.uint(static_cast<std::uint64_t>(entering.stance)).id(from.person(entering.author));
  from.people(out, entering.confirms);
  return {event_key(from, entering.event), out.take()};
}

/// By its number, from 0.
EntryBytes write_charter(const Source& from, std::uint32_t index) {
  const CharterVersion& version = from.state.charters[index];
  Writer out;
  out.array(4).id(version.id).id(from.id(version.event)).uint(version.since_seal).uint(version.until.ms);
  return {Writer().uint(index).take(), out.take()};
}

EntryBytes write_suspension(const Source& from, std::uint32_t index) {
  const Suspension& suspension = from.state.suspensions[index];
  Writer out;
  out.array(8).id(from.table.device(suspension.device).id);
  if (suspension.tip == kNoEvent)
    out.null();
  else
    out.id(from.id(suspension.tip));
  out.boolean(is_effective(View(from.state), suspension)).uint(suspension.seal);
  from.people(out, suspension.signatures);
  from.people(out, suspension.objections);
  out.uint(suspension.lifted_seal).uint(suspension.ratified_seal);
  return {event_key(from, suspension.event), out.take()};
}

/// One row for each subject: its name, its entries, and where their bookkeeping is. A new subject is a new row.
struct Row {
  std::string_view name;
  EntryBytes (*write)(const Source& from, std::uint32_t index);
  std::size_t (*size)(const State& state);
  Entry& (*entry)(State& state, std::uint32_t index);
};
// clang-format off
constexpr std::array<Row, kSubjectCount> kRows = {{
    {"decision",   write_decision,   [](const State& s) { return s.decisions.size(); },   [](State& s, std::uint32_t i) -> Entry& { return s.decisions[i].entry; }},
    {"device",     write_device,     [](const State& s) { return s.devices.size(); },     [](State& s, std::uint32_t i) -> Entry& { return s.devices[i].entry; }},
    {"entry",      write_entering,   [](const State& s) { return s.enterings.size(); },   [](State& s, std::uint32_t i) -> Entry& { return s.enterings[i].entry; }},
    {"founding",   write_founding,   [](const State&) { return std::size_t{1}; },         [](State& s, std::uint32_t) -> Entry& { return s.founding.entry; }},
    {"invitation", write_invitation, [](const State& s) { return s.invitations.size(); }, [](State& s, std::uint32_t i) -> Entry& { return s.invitations[i].entry; }},
    {"person",     write_person,     [](const State& s) { return s.persons.size(); },     [](State& s, std::uint32_t i) -> Entry& { return s.persons[i].entry; }},
    {"proposal",   write_proposal,   [](const State& s) { return s.proposals.size(); },   [](State& s, std::uint32_t i) -> Entry& { return s.proposals[i].entry; }},
    {"suspension", write_suspension, [](const State& s) { return s.suspensions.size(); }, [](State& s, std::uint32_t i) -> Entry& { return s.suspensions[i].entry; }},
    {"version",    write_version,    [](const State& s) { return s.versions.size(); },    [](State& s, std::uint32_t i) -> Entry& { return s.versions[i].entry; }},
    {"mandate",    write_mandate,    [](const State& s) { return s.mandates.size(); },    [](State& s, std::uint32_t i) -> Entry& { return s.mandates[i].entry; }},
    {"retention",  write_retention,  [](const State&) { return std::size_t{1}; },         [](State& s, std::uint32_t) -> Entry& { return s.retention.entry; }},
    {"statement",  write_statement,  [](const State& s) { return s.statements.size(); },  [](State& s, std::uint32_t i) -> Entry& { return s.statements[i].entry; }},
    {"vote",       write_vote,       [](const State& s) { return s.votes.size(); },       [](State& s, std::uint32_t i) -> Entry& { return s.votes[i].entry; }},
    {"lot",        write_lot,        [](const State& s) { return s.lots.size(); },        [](State& s, std::uint32_t i) -> Entry& { return s.lots[i].entry; }},
    {"charter",    write_charter,    [](const State& s) { return s.charters.size(); },    [](State& s, std::uint32_t i) -> Entry& { return s.charters[i].entry; }},
    {"mandate_vote", write_mandate_vote, [](const State& s) { return s.mandate_votes.size(); }, [](State& s, std::uint32_t i) -> Entry& { return s.mandate_votes[i].entry; }},
    {"report",     write_report,     [](const State& s) { return s.reports.size(); },     [](State& s, std::uint32_t i) -> Entry& { return s.reports[i].entry; }},
    {"meeting",    write_meeting,    [](const State& s) { return s.meetings.size(); },    [](State& s, std::uint32_t i) -> Entry& { return s.meetings[i].entry; }},
    {"schedule",   write_times,      [](const State&) { return std::size_t{1}; },         [](State& s, std::uint32_t) -> Entry& { return s.times.entry; }},
    {"commission", write_commission, [](const State& s) { return s.commissions.size(); }, [](State& s, std::uint32_t i) -> Entry& { return s.commissions[i].entry; }},
    {"task",       write_task,       [](const State& s) { return s.tasks.size(); },       [](State& s, std::uint32_t i) -> Entry& { return s.tasks[i].entry; }},
    {"budget",     write_budget,     [](const State& s) { return s.budgets.size(); },     [](State& s, std::uint32_t i) -> Entry& { return s.budgets[i].entry; }},
    {"spending",   write_spending,   [](const State& s) { return s.spendings.size(); },   [](State& s, std::uint32_t i) -> Entry& { return s.spendings[i].entry; }},
    {"hiding",     write_hiding,     [](const State& s) { return s.hidings.size(); },     [](State& s, std::uint32_t i) -> Entry& { return s.hidings[i].entry; }},
    {"past",       write_past_record, [](const State& s) { return s.past_records.size(); }, [](State& s, std::uint32_t i) -> Entry& { return s.past_records[i].entry; }},
    {"dissolution", write_dissolution, [](const State&) { return std::size_t{1}; },       [](State& s, std::uint32_t) -> Entry& { return s.dissolution.entry; }},
    {"encrypted",  write_encrypted,  [](const State& s) { return s.encrypted.size(); },   [](State& s, std::uint32_t i) -> Entry& { return s.encrypted[i].entry; }},
    // Its one entry is about the state as a whole, and is put in when a page is settled (sealed_state.h).
    {"fold",       nullptr,          [](const State&) { return std::size_t{0}; },         nullptr},
}};
// clang-format on

const Row& row_of(std::size_t subject) { return kRows[subject]; }

}  // namespace

std::string_view subject_name(Subject subject) { return row_of(static_cast<std::size_t>(subject)).name; }

void resolve_versions(State& state, const Sequence& sequence) {
  for (const Contested& change : state.contested) {
    EventIndex& last = state.versions[change.version].entry.last;
    if (change.event != last && sequence.before(last, change.event)) last = change.event;
  }
  state.contested.clear();
  for (const Contested& change : state.contested_votes) {
    EventIndex& last = state.votes[change.version].entry.last;
    if (change.event != last && sequence.before(last, change.event)) last = change.event;
  }
  state.contested_votes.clear();
  for (const Contested& change : state.contested_encrypted) {
    EventIndex& last = state.encrypted[change.version].entry.last;
    if (change.event != last && sequence.before(last, change.event)) last = change.event;
  }
  state.contested_encrypted.clear();
}

namespace {
/// Entries that are one thread's work at a time: enough that starting it costs little.
constexpr std::size_t kEntriesPiece = 64;
}  // namespace

void write_changed(State& state, const journal::Table& table, const Workers& workers) {
  for (const std::uint32_t v : state.changed[static_cast<std::size_t>(Subject::version)]) {
    Electorate& electorate = state.electorates[state.versions[v].electorate];
    if (!electorate.root) electorate.root = electorate_root(state, electorate);
  }
  for (const std::uint32_t v : state.changed[static_cast<std::size_t>(Subject::vote)]) {
    Electorate& electorate = state.electorates[state.votes[v].electorate];
    if (!electorate.root) electorate.root = electorate_root(state, electorate);
  }
  // Entries are written and hashed each by itself, from a state that nothing changes meanwhile; then they take their
  // places one by one.
  struct Written {
    Hash key;
    std::optional<Hash> leaf;
  };
  const Source from{state, table};
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject) {
    const Row& row = row_of(subject);
    std::vector<std::uint32_t>& changed = state.changed[subject];
    std::vector<Written> written(changed.size());
    workers((changed.size() + kEntriesPiece - 1) / kEntriesPiece, [&](std::size_t piece) {
      const std::size_t end = std::min(changed.size(), (piece + 1) * kEntriesPiece);
      for (std::size_t i = piece * kEntriesPiece; i < end; ++i) {
        const EntryBytes bytes = row.write(from, changed[i]);
        const Entry& entry = row.entry(state, changed[i]);
        written[i].key = crypto::hash_untagged(bytes.key);
        if (!bytes.value.empty() && entry.last != kNoEvent)
          written[i].leaf = crypto::merkle_leaf(written[i].key, bytes.value, table.id(entry.last).view());
      }
    });
    for (std::size_t i = 0; i < changed.size(); ++i) {
      row.entry(state, changed[i]).changed = false;
      if (written[i].leaf)
        state.maps[subject].set(written[i].key, *written[i].leaf);
      else
        state.maps[subject].erase(written[i].key);
    }
    changed.clear();
  }
}

namespace {
/// The key of each subject's map among all: of its name.
const std::array<Hash, kSubjectCount>& subject_keys() {
  static const std::array<Hash, kSubjectCount> kKeys = [] {
    std::array<Hash, kSubjectCount> out;
    for (std::size_t subject = 0; subject < kSubjectCount; ++subject)
      out[subject] = crypto::hash_untagged(Writer().text(row_of(subject).name).view());
    return out;
  }();
  return kKeys;
}
}  // namespace

void set_subject(crypto::MerkleMap& subjects, Subject subject, const Hash& root) {
  const Hash& key = subject_keys()[static_cast<std::size_t>(subject)];
  subjects.set(key, crypto::merkle_leaf(key, Writer().id(root).view(), {}));
}

Hash root_of_subjects(State& state, RememberedRoots& last) {
  RememberedRoots now;
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject)
    if (state.maps[subject].size() > 0) now.maps[subject] = state.maps[subject].root();
  if (now.maps == last.maps) return last.all;
  crypto::MerkleMap subjects;
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject)
    if (state.maps[subject].size() > 0) set_subject(subjects, static_cast<Subject>(subject), now.maps[subject]);
  now.all = subjects.root();
  last = now;
  return last.all;
}

Hash root_of_subjects(State& state) {
  RememberedRoots none;
  return root_of_subjects(state, none);
}

void mark_again(State& state) {
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject) {
    const Row& row = row_of(subject);
    state.changed[subject].clear();
    for (std::uint32_t index = 0; index < row.size(state); ++index)
      if (row.entry(state, index).changed) state.changed[subject].push_back(index);
  }
}

void mark_all(State& state) {
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject) {
    const Row& row = row_of(subject);
    state.changed[subject].clear();
    for (std::uint32_t index = 0; index < row.size(state); ++index) {
      row.entry(state, index).changed = true;
      state.changed[subject].push_back(index);
    }
  }
}

EntryBytes entry_bytes(const State& state, const journal::Table& table, Subject subject, std::uint32_t index) {
  return row_of(static_cast<std::size_t>(subject)).write(Source{state, table}, index);
}

Hash positions_root(const State& state, const journal::Table& table, VersionIndex version) {
  // There are more positions than all else: sorted by the first bytes of a person's id, which seldom leave a doubt,
  // and written into the same memory.
  struct Elector {
    std::uint64_t first_bytes;
    const PersonId* person;
    SlotIndex slot;
  };
  std::vector<Elector> electors;
  state.positions.for_each_slot(version, [&](SlotIndex slot) {
    const PositionSlot& there = state.positions.slots[slot];
    if (there.standing == kNone) return;
    const PersonId& person = state.persons[there.person].id;
    electors.push_back({__builtin_bswap64(little_endian<std::uint64_t>(person.bytes.data())), &person, slot});
  });
  std::sort(electors.begin(), electors.end(), [](const Elector& a, const Elector& b) {
    return a.first_bytes != b.first_bytes ? a.first_bytes < b.first_bytes : *a.person < *b.person;
  });
  crypto::MerkleList items;
  Writer item;
  const auto add = [&](PositionIndex p) {
    const PositionNode& node = state.positions.nodes[p];
    item.array(2).id(table.id(node.event)).uint(static_cast<std::uint64_t>(node.stance));
  };
  for (const Elector& elector : electors) {
    const PositionIndex only = state.positions.slots[elector.slot].standing;
    item.clear();
    item.array(2).id(*elector.person);
    if (only != kSeveral) {
      item.array(1);
      add(only);
    } else {
      std::vector<PositionIndex> standing = state.positions.standing(elector.slot);
      std::sort(standing.begin(), standing.end(), [&](PositionIndex a, PositionIndex b) {
        return table.id(state.positions.nodes[a].event) < table.id(state.positions.nodes[b].event);
      });
      item.array(standing.size());
      for (const PositionIndex p : standing) add(p);
    }
    items.add(item.view());
  }
  return items.root();
}

Hash electorate_root(const State& state, const Electorate& electorate) {
  return root_of_ids(ids_of(electorate.persons, [&](PersonIndex p) { return state.persons[p].id; }));
}

Hash ballots_root(const journal::Table& table, const Decision& decision) {
  return root_of_ids(ids_of(decision.ballots, [&](EventIndex e) { return table.id(e); }));
}

}  // namespace folkmoot::assembly
