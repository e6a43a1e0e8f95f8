#pragma once
// What an assembly's journal amounts to. Plain data for whoever reads it: the subjects (one file pair each) change it,
// through the fold only, and everybody else holds a const State.
//
// Facts are kept as the lists of applied events they rest on, because in the founding page every act sees the facts of
// its own past: "is this person on the roll?" is a question to a `View` (view.h), and the state as a whole is what the
// view of everything sees. Indices here are internal: their order depends on arrival and is never shown outside.
// Texts are not kept: what a title or a note says is in the body of its event. Names are, for lists of people.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assembly/flat_index.h"
#include "assembly/open_list.h"
#include "assembly/state_meetings.h"
#include "assembly/state_procedures.h"
#include "assembly/state_votes.h"
#include "crypto/merkle_map.h"
#include "journal/table.h"

namespace folkmoot::assembly {

class View;

struct Founding {
  EventIndex found = kNoEvent;
  journal::DeviceIndex device = 0;
  std::string name;
  std::uint64_t founders_needed = 3;
  /// Founders' accepts without an invitation: the first founder's. More than one only after a fork.
  std::vector<Signed> firsts;
  struct Constituted {
    EventIndex event = kNoEvent;
    std::vector<PersonIndex> founders;
  };
  std::vector<Constituted> constituted;
  Entry entry;
};

enum class Standing : std::uint8_t { applicant = 0, founder = 1, member = 2, left = 3, removed = 4 };

/// Somebody whom an enclosure or a list of people without a device made known.
struct Person {
  PersonId id;
  /// Without a device; entered by a steward.
  bool listed = false;
  PersonIndex steward = kNoPerson;
  /// The handle of the first enclosure in the order of the page, or the name a steward gave.
  std::string name;
  EventIndex name_from = kNoEvent;

  struct Carrier {
    EventIndex event = kNoEvent;
    RecordId record;
  };
  /// Events whose enclosure made the person a founder, or an applicant; for listed people the list.
  std::vector<Carrier> accepts;
  std::vector<Carrier> applications;
  std::vector<Signed> vouches;
  std::vector<Signed> objections;
  std::vector<EventIndex> leaves;
  struct Binding {
    EventIndex event = kNoEvent;
    journal::DeviceIndex device = 0;
  };
  std::vector<Binding> devices;  // in the order of the page
  /// Proposals to admit this person.
  std::vector<ProposalIndex> admit_proposals;
  /// Whom the person vouched for, and in which page.
  struct Given {
    EventIndex event = kNoEvent;
    std::uint64_t page = 0;
  };
  std::vector<Given> vouches_given;
  /// Suspensions of other people's devices that the person backs.
  struct Backed {
    EventIndex event = kNoEvent;
    SuspensionIndex suspension = 0;
  };
  std::vector<Backed> backs;

  /// Which device is to seal for the person, as it was named since the last seal, in the order of the page. A wish,
  /// which has no key, stays until the device answers it.
  struct Naming {
    EventIndex event = kNoEvent;
    journal::DeviceIndex device = 0;
    std::optional<SignKey> key;
  };
  std::vector<Naming> namings;
  /// Seal keys that the person had, or named in vain.
  std::vector<SignKey> spent_seal_keys;
  /// The seal that put the seal key in force; 0: the person came with it.
  std::uint64_t seal_key_since = 0;

  /// Settled by seals; 0 for not yet. On the roll from the seal `since_seal` to before `left_seal`.
  std::uint64_t since_seal = 0;
  std::uint64_t left_seal = 0;
  std::uint64_t vouched_seal = 0;
  /// A founder whom a seal found on the roll.
  bool founder_sealed = false;
  /// The seal that counted a removal.
  std::uint64_t removed_seal = 0;
  /// The last page with a sign of life of the person, and the time of its seal: who is silent for long is no witness.
  std::uint64_t seen_seal = 0;
  Instant seen;
  /// The time of the last seal with a sign of life, which no reconvening takes back: who is silent for very long is in
  /// no new electorate.
  Instant heard;
  Entry entry;
};

struct Device {
  DeviceId id;
  /// Events that added the key, and for whom.
  std::vector<Signed> bindings;
  /// From the first of these in the order of the page. The seal key stands only on the device that seals for its
  /// person: from the seal on that put another one in force, there.
  EventIndex keys_from = kNoEvent;
  SealKeyX prekey;
  std::optional<SignKey> seal_key;
  std::vector<SuspensionIndex> suspensions;
  /// Where the device contradicts itself, as the last frontier named it. Suspended from then on.
  std::optional<std::uint64_t> forked_from;
  Entry entry;
};

struct Invitation {
  EventIndex event = kNoEvent;
  SignKey key;
  PersonIndex author = kNoPerson;
  std::vector<Person::Carrier> uses;
  Entry entry;
};

/// A roll frozen when a version was opened.
struct Electorate {
  std::vector<PersonIndex> persons;  // ascending
  /// The root over their ids, once a version was written with it: many versions share one electorate.
  std::optional<Hash> root;
};

enum class ProposalState : std::uint8_t {
  open = 0,
  adopted = 1,
  rejected = 2,
  lapsed = 3,
  withdrawn = 4,
  cancelled = 5
};
std::string_view proposal_state_name(ProposalState state);

struct Proposal {
  EventIndex event = kNoEvent;
  PersonIndex author = kNoPerson;
  std::optional<PersonIndex> admit;
  /// Whose decision it is; kNone: the assembly's.
  CommissionIndex commission = kNone;
  std::vector<VersionIndex> versions;  // in the order of the page
  std::vector<EventIndex> withdrawals;
  std::vector<DecisionIndex> decisions;  // counts, complete or not, in the order of the page
  /// The decision that a seal settled.
  std::optional<DecisionIndex> settled;
  Entry entry;
};

struct Version {
  EventIndex event = kNoEvent;
  ProposalIndex proposal = 0;
  std::uint32_t electorate = 0;
  CharterIndex charter = 0;
  /// How many electors stand where: by stance, and those whose own concurrent positions contradict each other.
  std::array<std::uint32_t, event::kStanceCount> counts{};
  std::uint32_t contradicted = 0;
  /// Of one that closes at a seal.
  std::optional<Deliberated> deliberated;
  std::uint32_t text_length = 0;
  /// No time was set for it: its mover may still take up what nobody opposes.
  bool is_draft = false;
  /// Amendments of the version before that its text takes up.
  std::vector<VoteIndex> takes_up;
  /// Amendments of its own that stand, in the order in which they were voted on.
  std::vector<VoteIndex> adopted;
  /// Of those who have blocked it, in the order in which they came.
  std::vector<std::uint32_t> blocks;
  Entry entry;
};

/// A change to a version that neither follows nor precedes the version's last one in causal order.
struct Contested {
  VersionIndex version = 0;
  EventIndex event = kNoEvent;
};

enum class Counted : std::uint8_t { ballots = 0, hands = 1 };
enum class Outcome : std::uint8_t { adopted = 0, rejected = 1, lapsed = 2 };

/// A count that closes a proposal, once it has its signatures; or the one by which a seal closed a vote.
struct Decision {
  EventIndex event = kNoEvent;  // its id is the decision's: the count's, or that of what opened the vote
  VersionIndex version = 0;
  /// The vote it closed, which has no version and needs no signature; or kNone.
  VoteIndex vote = kNone;
  Counted counted = Counted::ballots;
  Outcome outcome = Outcome::rejected;
  std::uint32_t yes = 0;
  std::uint32_t no = 0;
  std::uint32_t abstain = 0;
  std::uint32_t blank = 0;
  std::uint32_t invalid = 0;
  std::uint32_t not_voted = 0;
  std::uint32_t electorate = 0;
  std::uint32_t present = 0;  // hands only
  /// Yes and no together; the yes that a majority of these takes; how many of them were missing.
  std::uint32_t base_count = 0;
  std::uint32_t required = 0;
  std::uint32_t missing = 0;
  std::uint32_t quorum_needed = 0;
  /// Of a vote among options: ballots that say something of them, which are none of yes and no; and those elected, from
  /// 1 on, in their order.
  std::uint32_t marked = 0;
  std::vector<std::uint32_t> elected;
  /// Of hands in a meeting: the meeting, and the opening that says who counts; whether the base is who was there.
  MeetingIndex meeting = kNone;
  EventIndex opening = kNoEvent;
  bool of_present = false;
  /// The counted ballots: positions, entries with their confirmations, proxies.
  std::vector<EventIndex> ballots;
  /// By which of these proxies somebody was counted, ascending by giver.
  std::vector<ByProxy> by_proxy;
  /// The count's author and those who confirmed it.
  std::vector<Signed> signatures;
  /// Of the founding page, by an electorate of less than half of the roll that its seal found. It is on record, and has
  /// no effect beyond that page.
  bool awaits_ratification = false;
  /// A seal counted the version: the decision is nobody's, and needs no signature.
  bool by_seal = false;
  std::optional<Working> working;
  /// Of what was urgent: from then on it has lapsed, unless a seal found it ratified.
  Instant ratify_until;
  std::uint64_t ratified_seal = 0;
  /// From then on it has lapsed, unless it is renewed; 0 for never. The last seal that found it renewed.
  Instant review;
  std::uint64_t renewed_seal = 0;
  /// The seal with which it lapsed after it had been adopted.
  std::uint64_t lapsed_seal = 0;
  /// Decisions that were complete in this one's past and contradicted each other: it stands above them.
  std::vector<DecisionIndex> replaces;
  /// The seal that settled it; 0 for not yet.
  std::uint64_t seal = 0;
  /// The last one that changed what stands of this one, or kNone.
  DecisionIndex later = kNone;
  std::vector<ReportIndex> reports;  // in the order of the page
  Entry entry;

  [[nodiscard]] bool is_tie() const { return yes == no && yes > 0; }
  [[nodiscard]] std::size_t signatures_needed() const {
    if (vote != kNone || by_seal) return 0;
    return counted == Counted::ballots ? 1 : 3;
  }
};

/// What a steward entered for a listed person.
struct Entering {
  EventIndex event = kNoEvent;
  VersionIndex version = 0;
  PersonIndex person = kNoPerson;
  PersonIndex author = kNoPerson;
  event::Stance stance = event::Stance::agree;
  std::vector<Signed> confirms;
  Entry entry;
};

struct Suspension {
  EventIndex event = kNoEvent;  // the first signer's
  journal::DeviceIndex device = 0;
  EventIndex tip = kNoEvent;  // kNoEvent: nothing of the device is good
  std::vector<Signed> signatures;
  /// Those of the device's own person, for whom no others are needed.
  std::vector<EventIndex> own_events;
  /// Sealed in this page; 0 in the open one. It ends by itself some time after that.
  std::uint64_t seal = 0;
  bool ended = false;
  /// Members who object. Enough of them lift it, at the seal of this number.
  std::vector<Signed> objections;
  std::uint64_t lifted_seal = 0;
  /// The seal by which the assembly made it its own: then it neither ends by itself nor is lifted by objections.
  std::uint64_t ratified_seal = 0;
  Entry entry;
};

/// The open page and the seals before it.
struct Page {
  std::uint64_t number = 1;
  /// Times of the seals before, the first one's at [0].
  std::vector<Instant> seals;
  /// Seal keys whose readies the last core rests on: signs of life, to be noted when the page closes.
  std::vector<SignKey> alive;
  /// Where a lot has been drawn: seal keys, ascending, of the witnesses whom the last seal named.
  std::vector<SignKey> named;
  /// Who closes it: those whom the last seal named, ascending. It follows from the rest, as that seal left it; empty in
  /// the founding page.
  std::vector<PersonIndex> witnesses;
  [[nodiscard]] Instant opened() const { return seals.empty() ? Instant{} : seals.back(); }
};

/// What an event can make. One event makes several only of different kinds.
enum class Object : std::uint8_t {
  invitation,
  proposal,
  version,
  decision,
  entering,
  suspension,
  vote,
  statement,
  joining,
  task,
  spending,
  hiding,
  past_record,
  proxy,
  block,
  mandate_vote,
  report,
  // Their index is the meeting's.
  meeting,
  theme,
  opening,
  challenge,
  course_count,
  // Their index is the vote's.
  cancelling,
  entered_ballot
};
inline constexpr unsigned kObjectBits = 5;
constexpr std::uint64_t made_key(Object object, EventIndex e) {
  return std::uint64_t{e} << kObjectBits | static_cast<std::uint64_t>(object);
}

class State {
 public:
  // Compiled once: so much holds one.
  State();
  State(const State&);
  State(State&&) noexcept;
  State& operator=(const State&);
  State& operator=(State&&) noexcept;
  ~State();

  // Read by everybody.
  [[nodiscard]] Verdict verdict(EventIndex e) const { return e < facts.size() ? facts[e].verdict : Verdict::unread; }
  [[nodiscard]] std::optional<PersonIndex> person(const PersonId& id) const;
  /// The index of what an applied event made, by what it made.
  [[nodiscard]] std::optional<std::uint32_t> made(Object object, EventIndex e) const;

  /// The rules of the open page.
  [[nodiscard]] CharterIndex charter_index() const;
  /// The one that stands when rules for a time have ended.
  [[nodiscard]] CharterIndex standing_charter() const;
  [[nodiscard]] const event::Charter& charter() const { return charters[charter_index()].charter; }

  [[nodiscard]] bool constituted() const { return !founding.constituted.empty(); }
  /// Founders so far.
  [[nodiscard]] std::size_t founders() const;
  [[nodiscard]] Standing standing(PersonIndex p) const;
  [[nodiscard]] bool on_roll(PersonIndex p) const;
  /// Everybody on the roll, ascending by id.
  [[nodiscard]] std::vector<PersonIndex> roll() const;
  /// Different people who vouched for the applicant, or objected.
  [[nodiscard]] std::size_t vouchers(PersonIndex p) const;
  [[nodiscard]] std::size_t objectors(PersonIndex p) const;
  /// Whose device it is; kNoPerson for nobody's, and for one that was added for two.
  [[nodiscard]] PersonIndex owner(journal::DeviceIndex d) const;
  [[nodiscard]] bool suspended(journal::DeviceIndex d) const;

  [[nodiscard]] ProposalState proposal_state(ProposalIndex p) const;
  /// The decision on record, if the proposal is closed.
  [[nodiscard]] std::optional<DecisionIndex> decision_of(ProposalIndex p) const;
  [[nodiscard]] VersionIndex last_version(ProposalIndex p) const { return proposals[p].versions.back(); }
  /// From 1, in the order of the page.
  [[nodiscard]] std::size_t version_number(VersionIndex v) const;
  [[nodiscard]] bool complete(DecisionIndex d) const;
  [[nodiscard]] std::uint32_t electorate_size(VersionIndex v) const;
  [[nodiscard]] bool is_elector(VersionIndex v, PersonIndex p) const;
  /// Electors of the version who have no standing position, contradictions included; in no particular order.
  [[nodiscard]] std::vector<PersonIndex> unanswered(VersionIndex v) const;
  /// Last versions of open proposals that wait for this person's position, in the order of their making.
  [[nodiscard]] std::vector<VersionIndex> waiting_for(PersonIndex p) const;

  // Data. Written by the subjects only.
  Page page;
  std::vector<Fact> facts;  // by EventIndex
  Founding founding;
  std::vector<CharterVersion> charters;  // in the order in which they came into force
  std::vector<Person> persons;
  std::map<PersonId, PersonIndex> person_by_id;
  std::vector<Device> devices;  // by the journal's DeviceIndex
  std::vector<Invitation> invitations;
  std::map<SignKey, std::vector<InvitationIndex>> invitations_by_key;
  std::vector<Electorate> electorates;
  std::map<std::vector<PersonIndex>, std::uint32_t> electorate_by_persons;
  std::vector<Proposal> proposals;
  std::vector<Version> versions;
  std::vector<Decision> decisions;
  std::vector<Entering> enterings;
  std::vector<Suspension> suspensions;
  std::vector<Vote> votes;
  std::vector<Encrypted> encrypted;
  std::vector<Mandate> mandates;
  std::vector<Statement> statements;
  std::vector<MandateVote> mandate_votes;
  std::vector<Report> reports;
  Retention retention;
  std::vector<Meeting> meetings;
  RegularTimes times;
  std::vector<Commission> commissions;
  std::vector<Joining> joinings;
  std::vector<Task> tasks;
  std::vector<Budget> budgets;
  std::vector<Spending> spendings;
  std::vector<Hiding> hidings;
  std::vector<PastRecord> past_records;
  std::vector<Proxy> proxies;  // in causal order
  Dissolution dissolution;
  std::vector<CutOff> cut_offs;  // in the order of their seals
  std::vector<Lot> lots;         // the last one may be under way
  /// Who committed in the last lot and did not reveal, so that it failed: they do not commit in the next one.
  std::vector<PersonIndex> lot_defaulters;
  /// Votes with late ballots that may still make them contestable.
  std::vector<VoteIndex> votes_with_late;
  Positions positions;
  std::vector<Block> blocks;
  /// Matters that wait until they have reached enough people: what each act is held against.
  std::vector<VoteIndex> votes_awaiting_reach;
  std::vector<VersionIndex> versions_awaiting_reach;
  /// Mandates with reports that no seal holds yet.
  std::vector<MandateIndex> mandates_reporting;
  Open open;
  std::vector<Contested> contested;
  /// The same for votes: `version` is the vote's index.
  std::vector<Contested> contested_votes;
  std::vector<Contested> contested_encrypted;
  FlatIndex objects;
  std::array<crypto::MerkleMap, kSubjectCount> maps;
  std::array<std::vector<std::uint32_t>, kSubjectCount> changed;
};

}  // namespace folkmoot::assembly
