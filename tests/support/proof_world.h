#pragma once
// An assembly with real keys, as far as proofs see it: a founding, seals by witnesses who change, a state in maps.
#include <map>

#include "codec/writer.h"
#include "event/charter.h"
#include "proof/build.h"
#include "proof/verify.h"
#include "tests/support/seal_keys.h"

namespace folkmoot::test {

inline crypto::SigningKey proof_key(std::uint64_t number) {
  crypto::Secret32 secret;
  std::memcpy(secret.fill().data(), &number, sizeof number);
  return crypto::SigningKey::from_seed(secret);
}

/// Maps of entries, each with its value.
class ToyState final : public proof::StateSource {
 public:
  /// `by`: the event that last changed it; a new one where it does not matter.
  void put(std::string_view subject, const Bytes& key, Bytes value, const std::optional<EventId>& by = std::nullopt) {
    const Hash hashed = crypto::hash_untagged(key);
    EventId last = by.value_or(EventId());
    if (!by) {
      last.bytes[0] = static_cast<std::uint8_t>(++changes_);
      last.bytes[31] = 0xE0;
    }
    maps_[subject].set(hashed, crypto::merkle_leaf(hashed, value, last.view()));
    rows_[subject][key] = {value, last};
    entries_[{subject, hashed}] = {std::move(value), last};
  }
  /// All entries of a subject, ascending by key.
  std::vector<proof::Reconvened::Row> rows(std::string_view subject) {
    std::vector<proof::Reconvened::Row> out;
    for (const auto& [key, entry] : rows_[subject]) out.push_back({key, entry.value, entry.last});
    return out;
  }
  std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> subjects() override {
    root();
    std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> out;
    for (auto& [name, map] : maps_) out.emplace_back(name, &map);
    return out;
  }
  std::optional<proof::Entry::Present> entry(std::string_view subject, const Hash& key) override {
    const auto at = entries_.find({subject, key});
    return at == entries_.end() ? std::nullopt : std::optional(at->second);
  }
  Hash root() {
    crypto::MerkleMap all;
    for (auto& [name, map] : maps_) {
      const Hash key = crypto::hash_untagged(codec::Writer().text(name).view());
      all.set(key, crypto::merkle_leaf(key, codec::Writer().id(map.root()).view(), {}));
    }
    return all.root();
  }

 private:
  std::map<std::string_view, crypto::MerkleMap> maps_;
  std::map<std::pair<std::string_view, Hash>, proof::Entry::Present> entries_;
  std::map<std::string_view, std::map<Bytes, proof::Entry::Present>> rows_;
  std::uint64_t changes_ = 0;
};

/// Seal keys in order.
struct ToyWitnesses {
  std::vector<crypto::SigningKey> keys;
  seal::WitnessSet set;

  static ToyWitnesses of(const std::vector<std::uint64_t>& numbers,
                         seal::WitnessSet::Rule rule = seal::WitnessSet::Rule::quorum) {
    ToyWitnesses out;
    for (const std::uint64_t number : numbers) out.keys.push_back(proof_key(number));
    std::ranges::sort(out.keys, {}, &crypto::SigningKey::public_key);
    std::vector<SignKey> list;
    for (const auto& key : out.keys) list.push_back(key.public_key());
    out.set = *seal::WitnessSet::of(std::move(list), rule);
    return out;
  }
  static ToyWitnesses range(std::uint64_t from, std::size_t count) {
    std::vector<std::uint64_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) numbers[i] = from + i;
    return of(numbers);
  }
  /// By the first `signers` witnesses, from place `skip` on.
  [[nodiscard]] seal::Seal seal_of(const seal::Core& core, std::size_t signers, std::size_t skip = 0) const {
    seal::Seal out{core, 1, seal::WitnessBits(keys.size()), {}};
    const Bytes message = seal::commit_message(out.round, seal::core_id(core));
    for (std::size_t i = skip; i < skip + signers; ++i) {
      out.signers.set(static_cast<seal::WitnessIndex>(i));
      out.commits.push_back(keys[i].sign(crypto::tag::kSeal, message));
    }
    return out;
  }
};

class ProofWorld {
 public:
  static constexpr std::uint64_t kStart = 1'767'225'600'000;  // 2026-01-01

  explicit ProofWorld(std::size_t founders = 3) { found(founders); }

  [[nodiscard]] const AssemblyId& assembly() const { return assembly_; }
  [[nodiscard]] const proof::Shown& founding() const { return founding_; }
  proof::FoundingEvidence& evidence() { return evidence_; }
  ToyState& state() { return state_; }
  std::vector<proof::ChainSeal>& chain() { return chain_; }
  [[nodiscard]] const ToyWitnesses& founders() const { return founders_; }
  [[nodiscard]] const EventId& version() const { return version_; }
  [[nodiscard]] const proof::Shown& text() const { return text_; }

  /// The next page, closed by these, naming the next ones; with the state as it is.
  const seal::Core& close(const ToyWitnesses& by, const ToyWitnesses& next, std::size_t signers = 0,
                          std::size_t skip = 0) {
    seal::Core core;
    core.assembly = assembly_;
    core.page = chain_.empty() ? 1 : chain_.back().seal.core.page + 1;
    core.previous =
        chain_.empty() ? reinterpret_id<Hash>(assembly_) : reinterpret_id<Hash>(seal::core_id(chain_.back().seal.core));
    core.frontier.bytes[0] = static_cast<std::uint8_t>(core.page);
    core.readies = seal::WitnessBits(by.keys.size());
    for (std::size_t i = 0; i < by.set.quorum(); ++i) core.readies.set(static_cast<seal::WitnessIndex>(i));
    core.time = {kStart + core.page * 3'600'000};
    core.outcome = {state_.root(), next.set.root(), static_cast<std::uint32_t>(next.keys.size()), 1};
    chain_.push_back({by.seal_of(core, signers == 0 ? by.set.quorum() : signers, skip), by.set});
    return chain_.back().seal.core;
  }

  void put_person(const PersonId& person, std::uint64_t standing, std::uint64_t since) {
    codec::Writer out;
    out.array(9).uint(standing).boolean(false).uint(since).uint(since).uint(standing == 3 ? 5 : 0).null();
    out.array(0).array(0).uint(standing == 4 ? 6 : 0);
    state_.put("person", codec::Writer().id(person).take(), out.take());
  }
  /// A device that was added for these persons.
  void put_device(std::uint64_t number, const std::vector<PersonId>& owners) {
    codec::Writer out;
    out.array(4).array(owners.size());
    for (const PersonId& owner : owners) out.id(owner);
    out.boolean(false).id(named<Hash>(number, 0xF0)).null();
    state_.put("device", codec::Writer().bytes(device(number).public_key().view()).take(), out.take());
  }
  static crypto::SigningKey device(std::uint64_t number) { return proof_key(5'000 + number); }
  /// What these persons say with their devices of the same numbers: others close the page after the last seal, whose
  /// state is the present one.
  proof::Reconvened reconvene(const ToyWitnesses& next, const std::vector<std::uint64_t>& speakers) {
    proof::Reconvened out;
    const seal::Core& last = chain_.back().seal.core;
    out.reconvening.choice = {assembly_, last.page + 1, reinterpret_id<Hash>(seal::core_id(last)), std::nullopt,
                              std::nullopt};
    out.reconvening.witnesses = next.set.keys();
    out.reconvening.reason = "two of four are in prison";
    for (const std::uint64_t number : speakers) out.voices.push_back(voice(out.reconvening, number, number));
    std::ranges::sort(out.voices, {}, &proof::Reconvened::Voice::person);
    out.persons = state_.rows("person");
    out.devices = state_.rows("device");
    for (const auto& [name, map] : state_.subjects())
      if (name != "person" && name != "device") out.others.push_back({std::string(name), map->root()});
    return out;
  }
  static proof::Reconvened::Voice voice(const seal::Reconvening& of, std::uint64_t who, std::uint64_t by) {
    const seal::Voice said = seal::sign_voice(of, person(who), device(by));
    return {said.person, said.device, said.signature};
  }
  static PersonId person(std::uint64_t number) { return named<PersonId>(number, 0xA0); }
  static EventId last_ballot() { return named<EventId>(1, 0xD0); }
  static EventId act(std::uint64_t number) { return named<EventId>(number, 0xB0); }

  /// A proposal (act(number)) with one version, and the decision act(number + 1) that adopted it.
  void put_decision(std::uint64_t number, const EventId& version) {
    codec::Writer proposal;
    proposal.array(6).id(person(1)).uint(1).array(1).id(version).null().id(act(number + 1)).null();
    state_.put("proposal", codec::Writer().id(act(number)).take(), proposal.take(), act(number + 1));
    put_count(act(number + 1), version, false);
  }
  /// Minority reports beside what is decided from now on.
  std::uint64_t reports = 0;
  /// Ballots that came by proxy, of what is decided from now on.
  std::uint64_t by_proxy = 0;
  void put_count(const EventId& id, const EventId& of, bool by_vote) {
    codec::Writer out;
    out.array(by_proxy == 0 ? 29 : 30).id(of).uint(0).boolean(true).uint(0);
    for (const std::uint64_t count : {9U, 1U, 2U, 0U, 0U, 0U, 12U, 0U, 10U, 6U, 0U, 3U}) out.uint(count);
    out.id(named<Hash>(1, 0xC0)).id(named<Hash>(2, 0xC0)).array(by_vote ? 0 : 1);
    if (!by_vote) out.id(person(1));
    out.array(0).boolean(false).null();
    // It ends by nothing, and no procedure but a majority came to it.
    out.array(5).uint(0).uint(0).uint(0).uint(0).uint(0).null();
    // Settled by a seal, superseded by nothing; of no meeting.
    out.uint(2).null().array(2).uint(reports).id(named<Hash>(6, 0xC0)).null().boolean(false);
    if (by_proxy != 0) out.array(2).uint(by_proxy).id(named<Hash>(7, 0xC0));
    // A count is the last event of what it closes; of a vote that is a ballot.
    state_.put("decision", codec::Writer().id(id).take(), out.take(), by_vote ? last_ballot() : id);
  }

  /// The vote act(number) that a seal closed: on a question, or a recall of that mandate.
  void put_vote(std::uint64_t number, std::uint64_t contestable = 0,
                const std::optional<EventId>& recalls = std::nullopt) {
    codec::Writer vote;
    vote.array(21).id(person(1)).uint(recalls ? 3 : 0);
    if (recalls)
      vote.id(*recalls);
    else
      vote.null();
    vote.uint(kStart).uint(3'600'000).boolean(false);
    event::write_rule(vote, {});
    vote.id(named<Hash>(1, 0xC0))
        .uint(12)
        .id(named<Hash>(3, 0xC0))
        .uint(1)
        .uint(2)
        .uint(4)
        .id(named<Hash>(4, 0xC0))
        .id(named<Hash>(5, 0xC0));
    vote.uint(contestable).uint(contestable == 0 ? 0 : 3);
    // Not urgent, for nobody's reach, asked for by nobody else, of no commission.
    vote.boolean(false).array(3).uint(0).uint(0).uint(0).null().null();
    state_.put("vote", codec::Writer().id(act(number)).take(), vote.take(), last_ballot());
    put_count(act(number), act(number), true);
  }

  [[nodiscard]] proof::Plan plan_member(const PersonId& who) {
    return {assembly_, founding_, evidence_, chain_, std::nullopt, {{"person", codec::Writer().id(who).take()}}};
  }
  [[nodiscard]] proof::Plan plan_decision(std::uint64_t number) {
    return {assembly_,
            founding_,
            evidence_,
            chain_,
            text_,
            {{"proposal", codec::Writer().id(act(number)).take()},
             {"decision", codec::Writer().id(act(number + 1)).take()}}};
  }
  [[nodiscard]] proof::Plan plan_vote(std::uint64_t number) {
    const Bytes key = codec::Writer().id(act(number)).take();
    return {assembly_, founding_, evidence_, chain_, std::nullopt, {{"vote", key}, {"decision", key}}};
  }
  /// A framed mandate act(number) that seal 2 gave.
  void put_mandate(std::uint64_t number, std::uint64_t recalled) {
    codec::Writer out;
    out.array(8).id(person(3)).uint(1).uint(kStart).id(named<Hash>(5, 0xC0)).id(named<Hash>(6, 0xC0));
    out.uint(recalled == 0 ? 1 : 2).uint(2).uint(recalled);
    state_.put("mandate", codec::Writer().id(act(number)).take(), out.take());
  }
  [[nodiscard]] proof::Plan plan_mandate(std::uint64_t number) {
    return {assembly_, founding_,    evidence_,
            chain_,    std::nullopt, {{"mandate", codec::Writer().id(act(number)).take()}}};
  }
  Bytes make(const proof::Plan& plan) { return proof::encode_proof(proof::build(plan, state_).value()); }

 private:
  template <class Id>
  static Id named(std::uint64_t number, std::uint8_t mark) {
    Id out;
    std::memcpy(out.bytes.data(), &number, sizeof number);
    out.bytes[31] = mark;
    return out;
  }
  static proof::Shown shown(const event::Event& event) { return {event::encode_header(event.header), *event.body}; }

  [[nodiscard]] event::Event say(const crypto::SigningKey& key, std::uint64_t seq, event::Content content) const {
    event::Header header;
    header.assembly = assembly_;
    header.cls = event::kind_class(event::kind_of(content));
    header.device = reinterpret_id<DeviceId>(key.public_key());
    header.seq = seq;
    if (seq > 0) header.prev = EventId{{1}};
    return event::make_event(header, event::encode_body({{}, {kStart}, std::move(content)}), key);
  }

  void found(std::size_t founders) {
    const crypto::SigningKey device = proof_key(1'000);
    event::Found found;
    found.name = "Neighbours of the Square";
    found.founders = 3;
    found.charter = event::encode_charter({});
    const event::Event first = say(device, 0, found);
    assembly_ = reinterpret_id<AssemblyId>(first.id);
    founding_ = shown(first);
    event::Constitute constitute;
    std::vector<std::uint64_t> seal_keys;
    for (std::uint64_t i = 0; i < founders; ++i) {
      proof::FoundingEvidence::Founder founder;
      const crypto::SigningKey invitation = proof_key(4'000 + i);
      event::PersonRecord fields;
      fields.is_accept = true;
      fields.assembly = assembly_;
      fields.person = reinterpret_id<PersonId>(proof_key(2'000 + i).public_key());
      fields.device = reinterpret_id<DeviceId>(proof_key(1'000 + i).public_key());
      fields.seal_key = proof_key(3'000 + i).public_key();
      seal_keys.push_back(3'000 + i);
      if (i > 0) {
        const event::Event invite = say(device, i, event::Invite{invitation.public_key(), {kStart}});
        fields.invitation = invite.id;
        founder.invite = proof::SignedEvent{shown(invite), invite.signature};
      }
      event::Record record{fields, {}};
      const RecordId id = event::record_id(record);
      record.signatures = {event::sign_record(id, proof_key(1'000 + i)), event::sign_record(id, proof_key(2'000 + i))};
      if (i > 0) record.signatures.push_back(event::sign_record(id, invitation));
      founder.accept = event::encode_record(record);
      constitute.accepts.push_back(id);
      evidence_.founders.push_back(std::move(founder));
    }
    std::ranges::sort(constitute.accepts);
    const event::Event done = say(device, 50, constitute);
    evidence_.constitutes.push_back({shown(done), done.signature});
    founders_ = ToyWitnesses::of(seal_keys, seal::WitnessSet::Rule::everyone);
    const event::Event proposed = say(device, 60, event::Propose{"A well", "We dig a well.", std::nullopt});
    version_ = proposed.id;
    text_ = shown(proposed);
  }

  AssemblyId assembly_;
  proof::Shown founding_;
  proof::FoundingEvidence evidence_;
  ToyWitnesses founders_;
  EventId version_;
  proof::Shown text_;
  ToyState state_;
  std::vector<proof::ChainSeal> chain_;
};

}  // namespace folkmoot::test
