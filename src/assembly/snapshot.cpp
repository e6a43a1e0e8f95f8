// Snapshots of a fold: internal to one home, so their form is free to change with kFoldVersion.
//
//   [version, fold]: CBOR items one after another, then 8 bytes of checksum over them
//
// What is kept of a state says state_fields.h; nodes of Merkle maps are kept too, so that a start hashes nothing.
// Indices are made again. Devices are kept by key, since the journal's device numbers depend on arrival.
#include "assembly/entries.h"
#include "assembly/fold_parts.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/state_fields_encrypted.h"
#include "assembly/state_fields_meetings.h"
#include "assembly/state_fields_work.h"
#include "base/checksum.h"

namespace folkmoot::assembly {

namespace {
constexpr std::size_t kChecksumSize = sizeof(std::uint64_t);

template <class A>
void fields(A& a, crypto::MerkleMap& map) {
  Bytes bytes;
  if constexpr (!A::kReads) bytes = map.save();
  a(bytes);
  if constexpr (A::kReads) {
    auto read = crypto::MerkleMap::load(bytes);
    if (read)
      map = *std::move(read);
    else
      a.in.fault(codec::errc::kValue);
  }
}
/// The whole state, as this home holds it.
template <class A>
void whole(A& a, State& x) {
  fields(a, x), fields(a, x.facts), each(a, x.devices), plain(a, x.page.alive);
  each(a, x.contested), each(a, x.contested_votes), each(a, x.contested_encrypted);
  for (crypto::MerkleMap& map : x.maps) fields(a, map);
}
template <class A>
void fields(A& a, std::vector<Input>& inputs) {
  constexpr unsigned kEncrypted = 1;
  constexpr unsigned kOtherSpace = 2;
  a.template column<std::uint8_t>(
      inputs, [](const Input& x) { return (x.encrypted ? kEncrypted : 0U) | (x.other_space ? kOtherSpace : 0U); },
      [](Input& x, unsigned bits) {
        x.encrypted = (bits & kEncrypted) != 0;
        x.other_space = (bits & kOtherSpace) != 0;
      });
}

template <class A>
void numbered_events(A& a, std::vector<EventIndex>& events) {
  a.template column<std::uint32_t>(
      events, [](EventIndex e) { return e; }, [](EventIndex& e, std::uint32_t number) { e = number; });
}

/// Gives devices the numbers that this journal gave them.
bool renumber_devices(State& state, const journal::Journal& journal) {
  std::vector<journal::DeviceIndex> now(state.devices.size(), 0);
  std::vector<Device> devices;
  for (std::size_t old = 0; old < state.devices.size(); ++old) {
    if (state.devices[old].id.is_zero()) continue;  // a number that the fold never used
    const auto found = journal.table().find_device(state.devices[old].id);
    if (!found) return false;
    now[old] = *found;
    if (*found >= devices.size()) devices.resize(*found + std::size_t{1});
    devices[*found] = std::move(state.devices[old]);
  }
  state.devices = std::move(devices);
  for (Person& person : state.persons) {
    for (Person::Binding& binding : person.devices) binding.device = now.at(binding.device);
    for (Person::Naming& naming : person.namings) naming.device = now.at(naming.device);
  }
  for (Suspension& suspension : state.suspensions) suspension.device = now.at(suspension.device);
  if (state.founding.found != kNoEvent) state.founding.device = journal.table().device_of(state.founding.found);
  return true;
}

/// Names the events that the indices of a snapshot mean: a home never gives an index twice, so the last one's id is
/// enough. Which of them are kept, the facts say.
EventId name_of(const journal::Journal& journal, std::size_t count) {
  return count == 0 ? EventId{} : journal.table().id(static_cast<EventIndex>(count - 1));
}

/// Against damage, not against people: whoever can write to a home can write what they like.
std::uint64_t checksum(BytesView bytes) { return checksum64(bytes, kFoldVersion); }
}  // namespace

void index_again(State& state) {
  const auto index = [&](Object object, const auto& list) {
    for (std::uint32_t i = 0; i < list.size(); ++i) state.objects.set(made_key(object, list[i].event), i);
  };
  state.objects.reserve(state.invitations.size() + state.proposals.size() + state.versions.size() +
                        state.decisions.size() + state.enterings.size() + state.suspensions.size());
  index(Object::invitation, state.invitations);
  index(Object::proposal, state.proposals);
  index(Object::version, state.versions);
  index(Object::decision, state.decisions);
  index(Object::entering, state.enterings);
  index(Object::suspension, state.suspensions);
  index(Object::vote, state.votes);
  index(Object::statement, state.statements);
  for (Version& version : state.versions) version.blocks.clear();
  for (std::uint32_t i = 0; i < state.blocks.size(); ++i) {
    state.versions[state.blocks[i].version].blocks.push_back(i);
    for (const EventIndex position : state.blocks[i].positions) state.objects.set(made_key(Object::block, position), i);
  }
  list_awaiting(state);
  index(Object::mandate_vote, state.mandate_votes);
  index(Object::meeting, state.meetings);
  for (MeetingIndex m = 0; m < state.meetings.size(); ++m) {
    const auto index_parts = [&](Object object, const auto& parts) {
      for (const auto& part : parts) state.objects.set(made_key(object, part.event), m);
    };
    const Meeting& meeting = state.meetings[m];
    index_parts(Object::theme, meeting.themes);
    index_parts(Object::opening, meeting.openings);
    index_parts(Object::challenge, meeting.challenges);
    index_parts(Object::course_count, meeting.courses);
  }
  index(Object::joining, state.joinings);
  index(Object::task, state.tasks);
  index(Object::spending, state.spendings);
  index(Object::hiding, state.hidings);
  index(Object::past_record, state.past_records);
  index(Object::report, state.reports);
  index(Object::proxy, state.proxies);
  for (VoteIndex v = 0; v < state.votes.size(); ++v) {
    Vote& vote = state.votes[v];
    for (const Vote::Cancelling& one : vote.cancellings) state.objects.set(made_key(Object::cancelling, one.event), v);
    for (const Vote::Entered& entered : vote.entered)
      state.objects.set(made_key(Object::entered_ballot, entered.event), v);
    vote.given.clear();
    vote.ballots_of.clear();
    for (std::uint32_t i = 0; i < vote.ballots.size(); ++i) vote.ballots_of[vote.ballots[i].person].push_back(i);
  }
  state.mandates_reporting.clear();
  for (MandateIndex m = 0; m < state.mandates.size(); ++m) {
    state.votes[state.mandates[m].vote].given.push_back(m);
    for (const Mandate::Report& report : state.mandates[m].reports)
      if (report.seal == 0) state.mandates_reporting.push_back(m);
  }
  for (PersonIndex p = 0; p < state.persons.size(); ++p) state.person_by_id[state.persons[p].id] = p;
  for (InvitationIndex i = 0; i < state.invitations.size(); ++i)
    state.invitations_by_key[state.invitations[i].key].push_back(i);
  for (std::uint32_t e = 0; e < state.electorates.size(); ++e)
    state.electorate_by_persons[state.electorates[e].persons] = e;
}

Bytes Fold::save(const journal::Journal& journal) const {
  Parts copy = *parts_;
  StateWriter a;
  a(kFoldVersion);
  a(copy.inputs.size());
  a(name_of(journal, copy.inputs.size()));
  const bool stale = copy.stale || copy.bitten_is_stale;
  a(stale);
  fields(a, copy.inputs);
  numbered_events(a, copy.numbered);
  whole(a, copy.base);
  whole(a, copy.plain);
  const bool bitten = copy.bitten.has_value();
  a(bitten);
  if (copy.bitten) whole(a, *copy.bitten);
  Bytes out = a.out.take();
  append_little_endian(out, checksum(out));
  return out;
}

Result<Fold> Fold::load(journal::Journal& journal, BytesView snapshot) {
  if (snapshot.size() < kChecksumSize) return fail(errc::kSnapshot, "cut short");
  const BytesView content = snapshot.first(snapshot.size() - kChecksumSize);
  if (checksum(content) != little_endian<std::uint64_t>(snapshot.last(kChecksumSize).data()))
    return fail(errc::kSnapshot, "damaged");
  StateReader a(content);
  std::uint64_t version = 0;
  std::uint64_t count = 0;
  EventId name;
  a(version), a(count), a(name);
  if (!a.ok() || version != kFoldVersion) return fail(errc::kSnapshot, "of another version");
  if (count > journal.table().size() || name != name_of(journal, count))
    return fail(errc::kSnapshot, "of another journal");

  Fold out;
  Parts& parts = *out.parts_;
  bool bitten = false;
  a(parts.stale), fields(a, parts.inputs), numbered_events(a, parts.numbered), whole(a, parts.base),
      whole(a, parts.plain), a(bitten);
  if (bitten && a.ok()) whole(a, parts.bitten.emplace());
  if (!a.in.finish()) return fail(errc::kSnapshot, "does not decode");
  for (State* state : {&parts.base, &parts.plain, parts.bitten ? &*parts.bitten : nullptr}) {
    if (state == nullptr) continue;
    if (!renumber_devices(*state, journal)) return fail(errc::kSnapshot, "of another journal");
    index_again(*state);
    mark_again(*state);
  }
  list_open(parts.base);
  for (State* state : {&parts.plain, parts.bitten ? &*parts.bitten : nullptr}) {
    if (state == nullptr) continue;
    state->open = parts.base.open;
    state->page.witnesses = parts.base.page.witnesses;
  }
  parts.bites = bites_in(parts.plain, journal);
  return out;
}

}  // namespace folkmoot::assembly
