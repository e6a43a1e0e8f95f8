#include "assembly/sealed_state.h"

#include <map>

#include "assembly/entries.h"
#include "assembly/pages.h"
#include "assembly/state_fields_encrypted.h"
#include "assembly/state_fields_meetings.h"
#include "assembly/state_fields_work.h"
#include "crypto/hash.h"
#include "crypto/merkle_list.h"
#include "tally/strata.h"

namespace folkmoot::assembly {

namespace {
constexpr auto kFold = static_cast<std::size_t>(Subject::fold);

struct FoldLeaf {
  Hash key;
  Hash leaf;
};
FoldLeaf fold_leaf(std::uint64_t size, const std::vector<Hash>& parts) {
  crypto::MerkleList list;
  for (const Hash& part : parts) list.add(part.view());
  const Hash key = crypto::hash_untagged(codec::Writer().uint(0).view());
  const Bytes value = codec::Writer().array(3).uint(kFoldVersion).uint(size).id(list.root()).take();
  return {key, crypto::merkle_leaf(key, value, {})};
}

/// Those of one device, in the order of seq and id.
void add_events(const journal::Table& table, std::vector<EventIndex> of_device, std::vector<EventIndex>& out) {
  std::ranges::sort(of_device, [&](EventIndex a, EventIndex b) {
    return table.seq(a) != table.seq(b) ? table.seq(a) < table.seq(b) : table.id(a) < table.id(b);
  });
  out.insert(out.end(), of_device.begin(), of_device.end());
}

/// By number; all of them are settled.
template <class A>
void sealed_facts(A& a, State& state, const Numbering& numbers) {
  std::vector<Fact> facts;
  if constexpr (!A::kReads)
    for (const EventIndex e : numbers.events) facts.push_back(state.facts[e]);
  fields(a, facts);
  if constexpr (A::kReads) {
    const auto greatest = static_cast<std::size_t>(void_verdict(kVoidCodes - 1));
    const auto is_good = [&](const Fact& fact) {
      return fact.sealed && fact.verdict != Verdict::unread && static_cast<std::size_t>(fact.verdict) <= greatest;
    };
    if (facts.size() != numbers.events.size() || !std::ranges::all_of(facts, is_good))
      return a.in.fault(codec::errc::kValue);
    state.facts.resize(numbers.number_of.size());
    for (std::size_t i = 0; i < facts.size(); ++i) state.facts[numbers.events[i]] = facts[i];
  }
}

void write_devices(StateWriter& a, State& state) {
  std::vector<Device*> devices;
  for (Device& device : state.devices)
    if (!device.id.is_zero()) devices.push_back(&device);
  std::ranges::sort(devices, {}, &Device::id);
  a.list(devices, [&](Device* device) { fields(a, *device); });
}

void read_devices(StateReader& a, State& state, const journal::Table& table) {
  state.devices.resize(table.device_count());
  std::vector<Device> devices;
  each(a, devices);
  for (Device& device : devices) {
    const auto known = table.find_device(device.id);
    if (!known || !state.devices[*known].id.is_zero()) return a.in.fault(codec::errc::kValue);
    state.devices[*known] = std::move(device);
  }
}

/// The options of an election are its candidates, and a recall is one of a mandate.
bool is_sound_election(const State& state, const Vote& vote) {
  if (vote.matter == Matter::recall && vote.mandate == kNone) return false;
  if (!vote.election) return true;
  const std::size_t people = vote.election->candidates.size();
  const std::size_t standing = event::standing_option(vote.election->method).empty() ? 0 : 1;
  if (vote.choices && vote.choices->options != people + standing) return false;
  const Election& election = *vote.election;
  std::uint64_t seats = 0;
  for (const Election::Stratum& stratum : election.strata) seats += stratum.seats;
  if (seats > election.seats || (!election.stratum_of.empty() && election.stratum_of.size() != people)) return false;
  const auto is_stratum = [&](std::uint32_t s) { return s == tally::kNoStratum || s < election.strata.size(); };
  if (!std::ranges::all_of(election.stratum_of, is_stratum)) return false;
  if (vote.election->by_lot == vote.choices.has_value() && vote.election->frozen_seal != 0) return false;
  if (std::ranges::any_of(vote.election->passed_over, [&](std::uint32_t option) { return option >= people; }))
    return false;
  return vote.decision == kNone || std::ranges::all_of(state.decisions[vote.decision].elected,
                                                       [&](std::uint32_t n) { return n >= 1 && n <= people; });
}

/// Changes lead from amendments to what they change, one step and no further; a decision to the vote that came later.
bool second_thoughts_are_sound(const State& state) {
  const auto& votes = state.votes;
  const auto changes_a_version = [&](VoteIndex v) { return votes[v].amendment && votes[v].amendment->amends == kNone; };
  for (VoteIndex v = 0; v < votes.size(); ++v) {
    const auto& amendment = votes[v].amendment;
    if (!amendment) continue;
    if (amendment->amends != kNone && (!amendment->adopted.empty() || !changes_a_version(amendment->amends)))
      return false;
    for (const VoteIndex change : amendment->adopted)
      if (!votes[change].amendment || votes[change].amendment->amends != v) return false;
  }
  const auto has_amendments = [&](const Version& version) {
    return std::ranges::all_of(version.takes_up, changes_a_version) &&
           std::ranges::all_of(version.adopted, changes_a_version);
  };
  const auto leads_to_a_vote = [&](const Decision& decision) {
    if (decision.later == kNone) return true;
    const VoteIndex later = state.decisions[decision.later].vote;
    return later != kNone && votes[later].again.has_value();
  };
  return std::ranges::all_of(state.versions, has_amendments) && std::ranges::all_of(state.decisions, leads_to_a_vote) &&
         std::ranges::none_of(state.reports, [](const Report& report) { return report.signatures.empty(); });
}

/// More time was given by a seal, for what an earlier one had closed.
bool is_sound_extension(const State& state, const std::optional<Extension>& extension, VoteIndex vote,
                        VersionIndex version) {
  if (!extension) return true;
  if (extension->seal == 0 || extension->closed_seal == 0 || extension->first == kNone) return false;
  const Decision& first = state.decisions[extension->first];
  return first.vote == vote && (vote != kNone || first.version == version);
}

bool courses_are_sound(const State& state) {
  for (VoteIndex v = 0; v < state.votes.size(); ++v) {
    const Vote& vote = state.votes[v];
    if (!is_sound_extension(state, vote.extension, v, kNone)) return false;
    if (vote.cancelled_by != kNoEvent && vote.closed_seal == 0) return false;
  }
  for (VersionIndex v = 0; v < state.versions.size(); ++v)
    if (state.versions[v].deliberated && !is_sound_extension(state, state.versions[v].deliberated->extension, kNone, v))
      return false;
  return std::ranges::all_of(state.cut_offs, [&](const CutOff& one) {
    return one.since_seal != 0 && state.votes[one.vote].matter == Matter::cut_off;
  });
}

bool all_sound(const State& state) {
  for (EncryptedIndex i = 0; i < state.encrypted.size(); ++i)
    if (!is_sound_encrypted(state, i)) return false;
  return true;
}

/// What the subjects take for granted, and a list's size does not say.
bool is_sound(const StateReader& a, const State& state) {
  const auto has_version = [](const Proposal& proposal) { return !proposal.versions.empty(); };
  const auto is_of_version = [&](const Decision& decision) {
    return decision.vote != kNone || decision.version < state.versions.size();
  };
  const auto is_of_its_kind = [](const Vote& vote) {
    const bool changes_rules = vote.matter == Matter::charter || vote.matter == Matter::emergency;
    if (vote.proposed.has_value() != changes_rules) return false;
    if (vote.election.has_value() != (vote.matter == Matter::election)) return false;
    if (vote.election && !vote.details) return false;
    if (vote.amendment.has_value() != (vote.matter == Matter::amendment)) return false;
    if (vote.again.has_value() != (vote.matter == Matter::again)) return false;
    const bool of_work =
        vote.matter == Matter::commission || vote.matter == Matter::budget || vote.matter == Matter::dissolution;
    if (vote.work.has_value() != of_work) return false;
    if (!vote.choices) return true;
    const auto fits = [&](const Vote::Ballot& ballot) {
      return ballot.marks.empty() || event::are_marks(ballot.marks, vote.choices->method, vote.choices->options);
    };
    return vote.choices->options <= event::kMaxOptions + 1 && vote.choices->seats >= 1 &&
           vote.choices->seats <= std::max<std::uint64_t>(vote.choices->options, 1) &&
           std::ranges::all_of(vote.ballots, fits);
  };
  const auto has_agenda = [](const Meeting& meeting) { return !meeting.agendas.empty(); };
  const auto vouched_in_a_page = [&](const Person& person) {
    return std::ranges::all_of(person.vouches_given, [&](const Person::Given& vouch) {
      return vouch.page >= 1 && vouch.page <= state.page.seals.size();
    });
  };
  const auto is_given = [&](const Mandate& mandate) {
    const Matter matter = state.votes[mandate.vote].matter;
    return mandate.since_seal != 0 && (matter == Matter::mandate || matter == Matter::election);
  };
  const auto elects = [&](VoteIndex vote) { return vote == kNone || state.votes[vote].election.has_value(); };
  const auto has_own_box = [&](const Vote& vote) {
    if (vote.encrypted == kNone) return vote.sums.empty() && vote.opened.empty();
    return &state.votes[state.encrypted[vote.encrypted].vote] == &vote;
  };
  const auto draws = [&](const Lot& lot) { return elects(lot.election); };
  const auto founds = [&](const CharterVersion& version) {
    return (&version == &state.charters.front()) == (version.since_seal == 0);
  };
  const auto grants = [&](const Budget& budget) {
    const Vote& vote = state.votes[budget.vote];
    return vote.matter == Matter::budget && vote.work->commission != kNone;
  };
  const bool ends_by_a_vote =
      state.dissolution.seal == 0 ||
      (state.dissolution.vote != kNone && state.votes[state.dissolution.vote].matter == Matter::dissolution);
  const auto was_founded = [&](const Commission& commission) {
    return state.votes[commission.vote].matter == Matter::commission;
  };
  return state.page.number == state.page.seals.size() + 1 && a.greatest_seal <= state.page.seals.size() &&
         state.founding.found != kNoEvent && std::ranges::all_of(state.proposals, has_version) &&
         !state.charters.empty() && std::ranges::all_of(state.charters, founds) &&
         std::ranges::all_of(state.votes, is_of_its_kind) && std::ranges::all_of(state.mandates, is_given) &&
         std::ranges::all_of(state.votes, has_own_box) && all_sound(state) && std::ranges::all_of(state.lots, draws) &&
         std::ranges::all_of(state.votes, elects, &Vote::of_election) &&
         std::ranges::all_of(state.votes, [&](const Vote& vote) { return is_sound_election(state, vote); }) &&
         std::ranges::all_of(state.decisions, is_of_version) && std::ranges::all_of(state.persons, vouched_in_a_page) &&
         std::ranges::all_of(state.meetings, has_agenda) && ends_by_a_vote &&
         std::ranges::all_of(state.commissions, was_founded) && std::ranges::all_of(state.budgets, grants) &&
         second_thoughts_are_sound(state) && courses_are_sound(state);
}

bool refs_fit(const StateReader& a, const State& state) {
  return a.fits(Ref::person, state.persons.size()) && a.fits(Ref::proposal, state.proposals.size()) &&
         a.fits(Ref::version, state.versions.size()) && a.fits(Ref::decision, state.decisions.size()) &&
         a.fits(Ref::suspension, state.suspensions.size()) && a.fits(Ref::vote, state.votes.size()) &&
         a.fits(Ref::charter, state.charters.size()) && a.fits(Ref::meeting, state.meetings.size()) &&
         a.fits(Ref::mandate, state.mandates.size()) && a.fits(Ref::electorate, state.electorates.size()) &&
         a.fits(Ref::position, state.positions.nodes.size()) && a.fits(Ref::slot, state.positions.slots.size()) &&
         a.fits(Ref::report, state.reports.size()) && a.fits(Ref::commission, state.commissions.size()) &&
         a.fits(Ref::joining, state.joinings.size()) && a.fits(Ref::budget, state.budgets.size()) &&
         a.fits(Ref::spending, state.spendings.size()) && a.fits(Ref::encrypted, state.encrypted.size());
}
}  // namespace

std::vector<EventIndex> number_page(const journal::Table& table, const journal::Past& before,
                                    const journal::Past& covers) {
  std::map<DeviceId, std::vector<EventIndex>> by_device;
  for (journal::ChainIndex chain = 0; chain < covers.chains(); ++chain) {
    const std::uint32_t end = covers.height(chain);
    if (before.height(chain) >= end) continue;
    const journal::Chain& of = table.chain(chain);
    auto& events = by_device[table.device(of.device).id];
    for (std::uint32_t place = before.height(chain); place < end; ++place) events.push_back(of.events[place]);
  }
  std::vector<EventIndex> out;
  for (auto& [device, events] : by_device) add_events(table, std::move(events), out);
  return out;
}

Numbering numbering_of(std::vector<EventIndex> events, std::size_t table_size) {
  Numbering out{std::move(events), std::vector<std::uint32_t>(table_size, kNone)};
  for (std::uint32_t number = 0; number < out.events.size(); ++number) out.number_of[out.events[number]] = number;
  return out;
}

Result<Bytes> write_sealed(State& state, const Numbering& numbers, const journal::Table& table) {
  for (const EventIndex e : numbers.events)
    if (state.verdict(e) == Verdict::unread) return fail(errc::kSnapshot, "a seal covers what was not read");
  StateWriter a(numbers, table);
  a(kFoldVersion);
  fields(a, state);
  sealed_facts(a, state, numbers);
  write_devices(a, state);
  if (!a.all_sealed) return fail(errc::kSnapshot, "it rests on what no seal covers");
  return a.out.take();
}

Result<State> read_sealed(BytesView bytes, const Numbering& numbers, const journal::Journal& journal) {
  StateReader a(bytes, numbers, journal.table());
  State out;
  std::uint64_t version = 0;
  a(version);
  if (!a.ok() || version != kFoldVersion) return fail(errc::kSnapshot, "of another version");
  fields(a, out);
  sealed_facts(a, out, numbers);
  read_devices(a, out, journal.table());
  if (!a.in.finish() || !refs_fit(a, out) || !is_sound(a, out)) return fail(errc::kSnapshot, "does not decode");
  index_again(out);
  list_open(out);
  mark_all(out);
  return out;
}

std::vector<Hash> hashes_of_parts(BytesView state) {
  std::vector<Hash> out;
  for (std::size_t at = 0; at < state.size(); at += kSealedPart)
    out.push_back(crypto::hash_untagged(state.subspan(at, std::min(kSealedPart, state.size() - at))));
  return out;
}

Hash fold_root(std::uint64_t size, const std::vector<Hash>& parts) {
  crypto::MerkleMap map;
  const FoldLeaf one = fold_leaf(size, parts);
  map.set(one.key, one.leaf);
  return map.root();
}

SubjectRoots roots_beside_fold(const State& state) {
  static_assert(kFold == kSubjectCount - 1);
  SubjectRoots out;
  for (std::size_t subject = 0; subject < kFold; ++subject)
    if (state.maps[subject].size() > 0) out[subject] = state.maps[subject].root();
  return out;
}

Hash root_of_state(const SubjectRoots& subjects, const Hash& fold) {
  crypto::MerkleMap map;
  for (std::size_t subject = 0; subject < kSubjectCount; ++subject)
    if (const auto& root = subject == kFold ? std::optional(fold) : subjects[subject])
      set_subject(map, static_cast<Subject>(subject), *root);
  return map.root();
}

void set_fold_entry(State& state, std::uint64_t size, const std::vector<Hash>& parts) {
  const FoldLeaf one = fold_leaf(size, parts);
  state.maps[kFold].set(one.key, one.leaf);
}

}  // namespace folkmoot::assembly
