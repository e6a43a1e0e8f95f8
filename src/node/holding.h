#pragma once
// One assembly at one home: its journal and fold, who this home is in it, and the secrets it holds. What a call changes
// is gathered in `pending`, and leaves as one Persist.
#include <functional>
#include <set>

#include "assembly/fold.h"
#include "node/effects.h"
#include "node/joining.h"
#include "node/node.h"
#include "node/sealing.h"
#include "node/seeded.h"
#include "node/settings.h"
#include "node/texts.h"
#include "sync/replica.h"

namespace folkmoot::node {

/// An act that was refused before it was signed, or not done for another reason. `rule` and `hint` may be empty.
struct Refusal {
  Error error;
  std::string rule;
  std::string hint;
  /// More about it, for programs: members of the error object.
  Value::Object more;
};
Refusal refusal_of(assembly::Verdict verdict);
template <class T>
using Allowed = tl::expected<T, Refusal>;
inline tl::unexpected<Refusal> refuse(Code code, std::string detail = {}, std::string hint = {}) {
  return tl::unexpected<Refusal>(Refusal{{code, std::move(detail)}, {}, std::move(hint), {}});
}
inline tl::unexpected<Refusal> refuse(Error error, std::string hint = {}) {
  return tl::unexpected<Refusal>(Refusal{std::move(error), {}, std::move(hint), {}});
}

/// What one call brings along.
struct Call {
  explicit Call(const Moment& moment) : now(moment.now), random(moment.seed) {}
  Instant now;
  SeededRandom random;
};

class Holding final : public sync::Replica, public assembly::BodySource {
 public:
  Holding(AssemblyId assembly, EventSource& source, CheckEvents check = check_each,
          const seal::Defences& of_rounds = {})
      : id(assembly), defences(of_rounds), source_(&source), joining_(*this, std::move(check)) {
    pending.assembly = assembly;
  }

  // As a replica and as a source of bodies. Only where a journal is held.
  journal::Journal& journal() override { return *journal_; }
  [[nodiscard]] const journal::Journal& journal() const { return *journal_; }
  std::optional<event::Event> fetch(journal::EventIndex e) override;
  std::optional<event::Event> evidence(const EventId& event) override;
  std::optional<Bytes> body(assembly::EventIndex e) override;

  [[nodiscard]] bool has_journal() const { return journal_.has_value(); }
  [[nodiscard]] const assembly::State& state() const { return fold_.state(); }
  [[nodiscard]] const assembly::Fold& fold() const { return fold_; }
  [[nodiscard]] Hash state_hash() { return fold_.state_hash(*journal_); }
  /// Whether the fold could read everything.
  [[nodiscard]] bool complete() const { return !unread_ && !is_behind(); }
  /// Whether pages were closed that the fold has not folded, on the way to a seal whose state came from somebody
  /// (sealing_snapshot.cpp): until it is reached, nothing is shown, written or signed by the state.
  [[nodiscard]] bool is_behind() const { return behind_; }
  [[nodiscard]] const std::optional<Error>& unread() const { return unread_; }
  /// What the event says; nothing where it cannot be read.
  std::optional<event::Body> read(journal::EventIndex e);

  // Taking in.
  /// From stored parts. `snapshot` may be empty or stale.
  Result<Ok> restore(StoredAssembly stored, const SealSettings& settings);
  /// For `restore`: the fold, and who was granted the content key.
  [[nodiscard]] Bytes snapshot() const;
  /// The journal that this event founds. Its signature is checked here.
  Result<Ok> begin(event::Event founding);
  /// Drops everything but the founding event, and who this home is: to be taken in again.
  enum class Again : std::uint8_t { by_seals, checked };
  Result<Ok> begin_again(Again how);
  /// `absorb` must follow the last one.
  journal::Admission admit(journal::CheckedEvent event) { return journal_->admit(std::move(event)); }
  bool admit_proof(const sync::ProofPair& proof);
  /// Folds what was admitted and puts it into `pending`.
  void absorb();
  /// The same where a seal covers all of it: the fold is left to the closing of the page. `after_seal` must follow,
  /// when the page was closed, or could not be.
  void absorb_for_seal();
  void after_seal(journal::EventIndex first);

  // Who this home is here.
  [[nodiscard]] const std::optional<DeviceId>& own_device() const { return own_device_; }
  /// Nothing where this home has no device.
  [[nodiscard]] const crypto::SigningKey* own_key() const { return own_key_ ? &*own_key_ : nullptr; }
  /// The person of this home's device as the fold sees it; else the one whose key this home holds.
  [[nodiscard]] std::optional<assembly::PersonIndex> me() const;
  [[nodiscard]] std::optional<PersonId> my_id() const;
  /// A device of somebody on the roll, not suspended.
  [[nodiscard]] bool is_active(const DeviceId& device) const;
  /// Active, or of somebody who has left and still closes the open page: nobody else's node may sign in its place.
  [[nodiscard]] bool is_talked_to(const DeviceId& device) const;
  [[nodiscard]] bool is_own_device_active() const;
  /// Whether this home's device is somebody's here, on the roll or not.
  [[nodiscard]] bool is_own_device_known() const;
  /// Whether the journal holds an event that this device wrote.
  [[nodiscard]] bool has_written(const DeviceId& device) const;
  [[nodiscard]] std::string name() const;

  // Writing.
  /// Refused as long as this home has not taken in the seal that its invitation names: it would act in a history that
  /// may be another one.
  [[nodiscard]] Allowed<Ok> reached_remembered_seal() const;
  /// What the fold would say of the act if this home's device wrote it now.
  assembly::Verdict preview(const event::Content& content);
  /// Signs and takes in; refused before it is signed where it would be void, or cannot be kept.
  Allowed<EventId> write(Call& call, const event::Content& content, const std::vector<EventId>& rests_on = {});

  // Seals.
  Hash seals_digest() override { return sealing_->digest(); }
  Bytes seals_summary() override { return sealing_->summary(); }
  std::vector<Bytes> seals_beyond(BytesView summary) override { return sealing_->beyond(summary); }
  [[nodiscard]] Sealing& sealing() { return *sealing_; }
  [[nodiscard]] const Sealing& sealing() const { return *sealing_; }
  /// This home's seal keys, oldest first: the one in force, and the one that was named to follow it.
  [[nodiscard]] std::vector<SignKey> seal_keys() const;
  /// Null where the key is not held here.
  [[nodiscard]] seal::RecordSigner* seal_signer(const SignKey& key);
  Result<std::unique_ptr<assembly::Settled>> settle(const assembly::PageEnd& end, const journal::Past& covers) {
    return fold_.settle(*journal_, end, covers, *this);
  }
  Result<std::unique_ptr<assembly::Settled>> settled_from(BytesView state, const assembly::PageEnd& end,
                                                          const journal::Past& covers) const {
    return fold_.settled_from(*journal_, state, end, covers);
  }
  [[nodiscard]] Result<Bytes> sealed_state() { return fold_.sealed_state(*journal_); }
  /// The state that the last seal settled.
  [[nodiscard]] const assembly::State& settled_state() const { return fold_.settled_state(); }
  /// Both the journal and the fold go on to the next page.
  Result<Ok> close_page(const journal::SealedPage& page, assembly::Settled settled, std::vector<SignKey> alive);
  /// The journal goes on to the next page, and the fold does not.
  Result<Ok> close_unfolded(journal::SealedPage page);
  /// Where the fold is behind and nothing will help it: it folds those pages. Finds out who may write after the last.
  Result<Ok> catch_up(std::vector<ClosedPage>& closed);
  [[nodiscard]] std::vector<Bytes> seal_items_of(std::uint64_t page) const { return source_->seal_items(id, page); }
  void set_seal_key_copied(const SignKey& key);
  void put_round_timer(const seal::RoundTimer& timer);
  void set_dispute(const Dispute& dispute);
  /// Undoes seals: only these pages, the first ones, are closed; all events stay. For the choice between two seals.
  Result<Ok> go_back(std::vector<ClosedPage>& closed);

  // What comes in under a seal.
  [[nodiscard]] Joining& joining() { return joining_; }
  [[nodiscard]] const Joining& joining() const { return joining_; }
  void settle_arrivals() override { joining_.settle(); }

  // Texts that were dropped.
  [[nodiscard]] Texts& texts() { return texts_; }
  [[nodiscard]] const Texts& texts() const { return texts_; }
  std::vector<EventId> texts_missing() override { return texts_.asked_for(); }
  std::vector<EventId> texts_wanted(std::size_t at_most) override { return texts_.wanted(at_most); }
  void set_texts(const TextSettings& texts);
  /// Whether an event that has just come in came without its body.
  [[nodiscard]] bool is_without_text(journal::EventIndex e);
  /// The bodies of these events are to be forgotten; ascending.
  void drop_texts(const std::vector<journal::EventIndex>& events);
  /// The body of an event that is held without it; its hash was compared.
  void put_text(journal::EventIndex e, Bytes body);
  void set_unchecked(const EventRanges& ranges);
  void set_unfolded(std::uint64_t page);
  void set_alarms(const std::vector<Alarm>& alarms);

  // Content keys.
  [[nodiscard]] const ContentKey* newest_key() const { return content_keys.empty() ? nullptr : &content_keys.back(); }
  [[nodiscard]] bool is_granted(const DeviceId& device) const { return granted_.contains(device); }
  void add_content_key(const Hash& epoch, const crypto::Secret32& key);

  /// Who this home is, as it was stored; `set_identity` for what is new.
  void load_identity(std::optional<Identity> identity);

  // Stored beside the journal; each change is put into `pending`.
  void set_identity(Identity identity);
  void put_invitation(HeldInvitation invitation);
  void set_entrance(std::optional<Entrance> entrance);
  void set_codes(std::vector<DeviceCode> codes);
  void set_renewal(std::optional<event::Record> record);
  /// Nothing: it is among the closed pages now.
  void set_remembered_seal(std::optional<RememberedSeal> seal);
  void set_lot_secret(std::optional<LotSecret> secret);
  /// In the place of the one for the same vote and attempt.
  void put_trustee_secret(TrusteeSecret secret);
  void erase_trustee_secrets(const std::function<bool(const TrusteeSecret&)>& which);
  /// In the place of the one for the same vote.
  void put_voter_secret(VoterSecret secret);

  AssemblyId id;
  seal::Defences defences;
  std::optional<Identity> identity;
  std::map<EventId, HeldInvitation> invitations;
  std::vector<ContentKey> content_keys;
  std::optional<Entrance> entrance;
  std::vector<DeviceCode> codes;
  /// After a backup was restored: adds this home's new device; carried to any member.
  std::optional<event::Record> renewal;
  /// Not reached yet: until then this home writes and signs nothing.
  std::optional<RememberedSeal> remembered_seal;
  std::optional<LotSecret> lot_secret;
  std::vector<TrusteeSecret> trustee_secrets;
  std::vector<VoterSecret> voter_secrets;
  /// What others' bundles said they have, by their devices: only as long as the node runs.
  std::map<DeviceId, sync::Summary> known_summaries;

  Persist pending;

 private:
  void take_changes_in(journal::Changes changes);
  void note_grant(const event::GrantKey& grant, journal::EventIndex e);
  void note_grants(const std::vector<journal::Changes::Added>& added, journal::EventIndex first);
  /// The event, if it is not stored yet.
  event::Event* find_pending(journal::EventIndex e);
  [[nodiscard]] seal::CoreId last_core() const;
  /// If it was made in the page that follows this core.
  void take_snapshot(BytesView snapshot, const seal::CoreId& last);
  Result<Ok> read_from(std::size_t first);
  Result<journal::Journal> rebuilt(const std::vector<ClosedPage>& closed);
  Result<Ok> replay(const std::vector<ClosedPage>& closed);
  Result<Ok> find_last_roll(std::vector<ClosedPage>& closed);
  void note_grants_from(std::size_t first);
  /// The next event of this home's device, signed; refused where the journal would not keep it.
  Allowed<event::Event> compose(Call& call, const event::Content& content, journal::Journal::Place place);
  void take_own(event::Event event);
  /// Erases the seal keys that no page will be closed with any more.
  void drop_spent_seal_keys();
  [[nodiscard]] std::vector<EventId> own_ground() const;
  Allowed<journal::Journal::Place> next_place(const std::vector<EventId>& rests_on);
  Allowed<journal::Journal::Place> place_for(Call& call, const event::Content& content,
                                             const std::vector<EventId>& rests_on);

  EventSource* source_;
  // Of `identity`: to find a key from its seed is slow.
  std::optional<crypto::SigningKey> own_key_;
  std::vector<seal::KeySigner> seal_signers_;
  std::optional<DeviceId> own_device_;
  std::optional<PersonId> own_person_;
  std::optional<journal::Journal> journal_;
  assembly::Fold fold_;
  std::unique_ptr<Sealing> sealing_ = std::make_unique<Sealing>(*this);
  Joining joining_;
  Texts texts_{*this};
  std::optional<Error> unread_;
  bool behind_ = false;
  /// Devices that a grant of the first epoch names.
  std::set<DeviceId> granted_;
};

}  // namespace folkmoot::node
