#pragma once

// Assemblies for tests: people with handles, who act through a real journal and a real fold.
//
//   AssemblyBuilder town;                                   // founded, the first founder has accepted
//   const Who ann = town.first();
//   const Who bob = town.founder("bob"), eve = town.founder("eve");
//   town.constitute(ann);
//   const EventId plan = town.propose(ann, "A plan");
//   town.position(bob, plan, event::Stance::agree);
//   CHECK(town.code(town.decide(ann, plan)) == "decide.missing_positions");
//
// Whoever acts holds all that was written before, unless told otherwise: `town.knowing({x}).propose(ann, "A plan")`
// writes as somebody who had received x, and what x rests on, and nothing else but their own events.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "assembly/fold.h"
#include "assembly/votes.h"
#include "base/check.h"
#include "crypto/hash.h"
#include "event/event.h"
#include "journal/journal.h"

namespace folkmoot::test {

/// A person at one device, as a number in the builder.
struct Who {
  std::size_t number = 0;
  bool operator==(const Who&) const = default;
};

/// How the next event differs from what an honest, well-informed author writes.
struct Twist {
  /// What the author holds beside their own events; nothing given: everything.
  std::optional<std::vector<EventId>> holds = std::nullopt;
  /// Continues another event than the device's last one: a fork.
  std::optional<EventId> prev = std::nullopt;
  std::optional<event::Class> cls = std::nullopt;
  std::optional<Space> space = std::nullopt;
  std::optional<Hash> key_epoch = std::nullopt;
  /// These bytes for a body.
  std::optional<Bytes> body = std::nullopt;
  std::optional<std::uint64_t> after = std::nullopt;
};

/// So many of the members must say yes to anything.
inline void set_quorum(event::Charter& charter, Fraction share) {
  for (event::DecisionRule* rule : {&charter.ordinary, &charter.grave, &charter.constitutional, &charter.emergency,
                                    &charter.urgent, &charter.fallback})
    rule->quorum = tally::Quorum{tally::QuorumKind::approval, share};
}

/// A story in pages came to an event that the journal parks, mostly for its quota: another story is as good.
struct ParkedStory {};

class AssemblyBuilder final : public assembly::BodySource {
 public:
  struct Options {
    std::string name = "town";
    std::uint64_t founders = 3;
    event::Charter charter;
    /// Seals leave every device on the journal's roll, also those that are nobody's. An event that is parked ends the
    /// story (`ParkedStory`).
    bool all_on_roll = false;
  };
  explicit AssemblyBuilder(Options options);
  AssemblyBuilder();
  AssemblyBuilder(AssemblyBuilder&&) noexcept;
  ~AssemblyBuilder() override;
  /// Three founders, constituted: first(), second() and third().
  static AssemblyBuilder constituted(Options options);
  static AssemblyBuilder constituted();

  // People.
  [[nodiscard]] Who first() const { return {0}; }
  [[nodiscard]] Who second() const { return by_name_.at("second"); }
  [[nodiscard]] Who third() const { return by_name_.at("third"); }
  /// Keys for somebody whom nobody knows yet.
  Who person(const std::string& name);
  /// One more device of theirs, which nobody knows yet.
  Who device_of(Who who);
  [[nodiscard]] PersonId id(Who who) const { return reinterpret_id<PersonId>(at(who).person.public_key()); }
  [[nodiscard]] DeviceId device(Who who) const { return at(who).device_id(); }
  /// The id of a listed person.
  [[nodiscard]] PersonId listed(const EventId& list, std::uint32_t index) const {
    return event::listed_person(list, index);
  }

  // Admission.
  EventId invite(Who by);
  event::Record record(Who who, const std::optional<EventId>& invitation, bool is_accept) const;
  event::Record device_record(Who device, bool signed_by_person) const;
  EventId hand_in(Who by, event::Record record) { return act(by, event::HandIn{std::move(record)}); }
  EventId accept(Who who, const std::optional<EventId>& invitation, Who by);
  /// Invited and handed in by the first founder.
  Who founder(const std::string& name) {
    const Who who = person(name);
    accept(who, invite(first()), first());
    return who;
  }
  EventId constitute(Who by) { return act(by, event::Constitute{accepts_}); }
  [[nodiscard]] const std::vector<RecordId>& accepts() const { return accepts_; }
  Who applicant(const std::string& name) { return applicant(name, first()); }
  Who applicant(const std::string& name, Who sponsor) {
    const Who who = person(name);
    hand_in(sponsor, record(who, invite(sponsor), false));
    return who;
  }
  /// An applicant for whom two founders vouched.
  Who member(const std::string& name) {
    const Who who = applicant(name);
    vouch(first(), {id(who)});
    vouch(second(), {id(who)});
    return who;
  }
  /// One more device of theirs, which they add themselves.
  Who second_device(Who who) {
    const Who out = device_of(who);
    hand_in(who, device_record(out, false));
    return out;
  }
  EventId vouch(Who by, std::vector<PersonId> applicants) {
    return act(by, event::Vouch{std::move(applicants), event::Basis::known, {}});
  }
  EventId object(Who by, std::vector<PersonId> applicants) { return act(by, event::Object{std::move(applicants), {}}); }
  EventId list(Who by, std::vector<std::string> names) { return act(by, event::ListPersons{std::move(names)}); }
  EventId leave(Who by) { return act(by, event::Leave{}); }
  EventId suspend(Who by, Who device, std::optional<EventId> tip, std::optional<EventId> first = {}) {
    return act(by, event::SuspendDevice{at(device).device_id(), tip, first});
  }

  /// A naming of this device, whose key the seed makes.
  event::Witness naming(Who device, const std::string& seed) const {
    return {at(device).device_id(), event::prove_seal_key(key(seed), journal_->assembly(), at(device).device_id())};
  }
  EventId name_seal_key(Who by, const std::string& seed) { return act(by, naming(by, seed)); }

  // Deciding.
  EventId propose(Who by, const std::string& title) { return act(by, event::Propose{title, "text", {}}); }
  EventId propose_to_admit(Who by, PersonId applicant) { return act(by, event::Propose{"admit", "text", applicant}); }
  EventId revise(Who by, const EventId& proposal) { return act(by, event::Revise{proposal, "title", "other text"}); }
  EventId withdraw(Who by, const EventId& proposal) { return act(by, event::Withdraw{proposal}); }
  EventId note(Who by, const EventId& target) { return act(by, event::Note{target, "words"}); }
  EventId position(Who by, const EventId& version, event::Stance stance) {
    return act(by, event::Position{version, stance, {}});
  }
  EventId enter(Who by, const EventId& version, PersonId person, event::Stance stance) {
    return act(by, event::Enter{version, person, stance});
  }
  EventId confirm(Who by, const EventId& target) { return act(by, event::Confirm{target}); }
  EventId decide(Who by, const EventId& version) { return act(by, event::Decide{version}); }
  struct Hands {
    std::uint64_t yes = 0;
    std::uint64_t no = 0;
    std::uint64_t abstain = 0;
    std::uint64_t present = 0;
  };
  EventId hand_count(Who by, const EventId& version, Hands hands) {
    return act(by, event::HandCount{version, hands.yes, hands.no, hands.abstain, hands.present, {}});
  }
  // Votes.
  /// Ballots until so many hours after the last seal (after the builder's clock, in the founding page), and for
  /// `window_hours` more.
  [[nodiscard]] event::Terms terms(std::uint64_t hours, bool early = false, std::uint64_t window_hours = 48) const {
    return {{seal_time_.ms + hours * kHourMs}, window_hours * kHourMs, early};
  }
  EventId open(Who by, const event::Terms& terms, std::optional<tally::Majority> threshold = {}) {
    return act(by, event::Open{terms, "A well?", {}, threshold, {}});
  }
  EventId vote(Who by, const EventId& vote, event::Choice choice, bool final = false) {
    return act(by, event::Vote{vote, choice, final});
  }
  void all_vote(const std::vector<Who>& people, const EventId& id, event::Choice choice, bool final = false) {
    for (const Who who : people) vote(who, id, choice, final);
  }
  EventId remove(Who by, const PersonId& person, const event::Terms& terms, bool as_infiltrator = false) {
    return act(by, event::Remove{terms, person, as_infiltrator, {}});
  }
  EventId mandate(Who by, const PersonId& holder, const event::Terms& terms, std::uint64_t until_hours);
  EventId recall(Who by, const EventId& mandate, const event::Terms& terms) {
    return act(by, event::Recall{terms, mandate, {}});
  }
  EventId statement(Who by, const EventId& mandate) { return act(by, event::Statement{mandate, "we are here"}); }
  [[nodiscard]] const assembly::Vote& vote_of(const EventId& id) const {
    return state().votes[state().made(assembly::Object::vote, journal_->find(id).value()).value()];
  }
  [[nodiscard]] std::string vote_state(const EventId& id) const {
    return std::string(assembly::proposal_state_name(assembly::vote_state(state(), vote_of(id))));
  }
  [[nodiscard]] const assembly::Decision& count_of(const EventId& id) const {
    return state().decisions.at(vote_of(id).decision);
  }

  /// The same position by each of them.
  void all_take(const std::vector<Who>& people, const EventId& version, event::Stance stance) {
    for (const Who who : people) position(who, version, stance);
  }

  /// The author of the next event holds these, what they rest on, and their own.
  AssemblyBuilder& knowing(std::vector<EventId> events) { return with({.holds = std::move(events)}); }
  /// Twists the next event.
  AssemblyBuilder& with(Twist twist) {
    twist_ = std::move(twist);
    return *this;
  }
  /// Writes, admits and folds one event.
  EventId act(Who by, event::Content content);

  /// Closes the page, so long after the last seal: over everything, or over these and what they rest on.
  void seal(std::uint64_t hours, const std::vector<EventId>& tips = {});
  /// The pages that were closed.
  struct Closed {
    journal::SealedPage page;
    assembly::PageEnd end;
  };
  [[nodiscard]] const std::vector<Closed>& closed() const { return closed_; }

  // What came of it.
  [[nodiscard]] journal::Journal& journal() { return *journal_; }
  [[nodiscard]] assembly::Fold& fold() { return fold_; }
  [[nodiscard]] const assembly::State& state() const { return fold_.state(); }
  [[nodiscard]] const std::vector<event::Event>& events() const { return events_; }
  /// "applied", the code of the void, or "not kept".
  [[nodiscard]] std::string code(const EventId& id) const;
  /// All codes that tests of this program asked for and met.
  static std::set<std::string>& codes_seen();
  [[nodiscard]] assembly::PersonIndex index(const PersonId& id) const { return state().person(id).value(); }
  [[nodiscard]] bool on_roll(const PersonId& id) const {
    const auto p = state().person(id);
    return p && state().on_roll(*p);
  }
  [[nodiscard]] bool on_roll(Who who) const { return on_roll(id(who)); }
  [[nodiscard]] assembly::ProposalIndex proposal(const EventId& id) const {
    return state().made(assembly::Object::proposal, journal_->find(id).value()).value();
  }
  [[nodiscard]] std::string proposal_state(const EventId& id) const {
    return std::string(assembly::proposal_state_name(state().proposal_state(proposal(id))));
  }
  [[nodiscard]] const assembly::Decision* decision(const EventId& proposal_id) const {
    const auto d = state().decision_of(proposal(proposal_id));
    return d ? &state().decisions[*d] : nullptr;
  }
  [[nodiscard]] Hash hash() { return fold_.state_hash(*journal_); }

  std::optional<Bytes> body(journal::EventIndex e) override;

 private:
  struct Keys {
    std::string name;
    crypto::SigningKey person;
    crypto::SigningKey device;
    [[nodiscard]] DeviceId device_id() const { return reinterpret_id<DeviceId>(device.public_key()); }
  };

  [[nodiscard]] const Keys& at(Who who) const { return people_[who.number]; }
  /// Keys follow from the assembly's and the bearer's names alone, so stories replay.
  [[nodiscard]] crypto::SigningKey key(const std::string& name) const {
    return crypto::SigningKey::from_seed(crypto::derive(as_bytes(options_.name), "test key", as_bytes(name)));
  }
  static std::string invitation_name(std::size_t number) { return "invitation " + std::to_string(number); }
  static Bytes page_seed(std::uint64_t number) { return {static_cast<std::uint8_t>(number)}; }
  event::Salt salt();

  /// What the fold says of an act before it is written, where its author holds everything.
  [[nodiscard]] std::optional<assembly::Verdict> foretell(Who by, const Twist& twist, const event::Content& content);
  [[nodiscard]] event::Header place(Who by, const Twist& twist);
  [[nodiscard]] std::optional<EventId> last_of(const DeviceId& device) const;
  /// Those that are not in the past of what comes before them.
  [[nodiscard]] std::vector<EventId> fresh(const std::optional<EventId>& prev, const std::vector<EventId>& holds);

  void remember(const event::Event& event);
  void follow();

  Options options_;
  std::vector<Keys> people_;
  std::map<std::string, Who> by_name_;
  std::map<EventId, std::string> invitations_;
  std::vector<RecordId> accepts_;
  std::vector<event::Event> events_;
  std::map<EventId, Bytes> bodies_;
  std::optional<journal::Journal> journal_;
  assembly::Fold fold_;
  std::vector<Closed> closed_;
  Twist twist_;
  Instant time_{1'790'000'000'000};
  Instant seal_time_{1'790'000'000'000};
  std::uint64_t salts_ = 0;
};

}  // namespace folkmoot::test
