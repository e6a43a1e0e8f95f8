#include "node/holding.h"

#include <algorithm>

#include "base/text.h"
#include "codec/reader.h"
#include "codec/writer.h"
#include "event/sealed.h"

namespace folkmoot::node {

namespace {
/// Events handed to the fold at once after a start: bounds the bodies in memory.
constexpr std::size_t kReadAtOnce = 512;

/// What `more` changes after `changes`, both seen as one.
void merge(journal::Changes& changes, journal::Changes more) {
  if (changes.empty()) {
    changes = std::move(more);
    return;
  }
  const auto move_over = [](std::vector<journal::EventIndex>& undone, std::vector<journal::EventIndex>& done,
                            journal::EventIndex e) {
    if (std::erase(undone, e) == 0) done.push_back(e);
  };
  for (const journal::EventIndex e : more.removed) move_over(changes.restored, changes.removed, e);
  for (const journal::EventIndex e : more.restored) move_over(changes.removed, changes.restored, e);
  std::ranges::move(more.added, std::back_inserter(changes.added));
  std::ranges::move(more.forks, std::back_inserter(changes.forks));
  std::ranges::move(more.evidence, std::back_inserter(changes.evidence));
}

void put_setting(Persist& pending, std::string_view key, std::optional<Bytes> value) {
  std::erase_if(pending.settings, [&](const Persist::Setting& other) { return other.key == key; });
  pending.settings.push_back({std::string(key), std::move(value)});
}
}  // namespace

Refusal refusal_of(assembly::Verdict verdict) {
  return {{assembly::code_of(verdict), std::string(assembly::explanation(verdict))},
          std::string(assembly::rule_of(verdict)),
          {},
          {}};
}

event::Event* Holding::find_pending(journal::EventIndex e) {
  auto& added = pending.changes.added;
  if (added.empty() || e < added.front().index) return nullptr;
  // Nearly always nothing is missing between them.
  if (const std::size_t at = e - added.front().index; at < added.size() && added[at].index == e)
    return &added[at].event;
  const auto at = std::ranges::lower_bound(added, e, {}, &journal::Changes::Added::index);
  return at != added.end() && at->index == e ? &at->event : nullptr;
}

std::optional<event::Event> Holding::fetch(journal::EventIndex e) {
  if (const event::Event* pending_event = find_pending(e)) return *pending_event;
  auto out = source_->event(id, journal_->table(), e);
  for (const Persist::Text& text : pending.texts)
    if (out && text.event == e) out->body = text.body;
  return out;
}

std::optional<event::Event> Holding::evidence(const EventId& event) {
  for (const event::Event& held : pending.changes.evidence)
    if (held.id == event) return held;
  return source_->evidence(id, event);
}

std::optional<Bytes> Holding::body(assembly::EventIndex e) {
  if (const event::Event* pending_event = find_pending(e)) return pending_event->body;
  auto event = fetch(e);
  return event ? std::move(event->body) : std::nullopt;
}

std::optional<event::Body> Holding::read(journal::EventIndex e) {
  const auto bytes = body(e);
  if (!bytes) return std::nullopt;
  auto out = event::decode_body(*bytes);
  return out ? std::optional(*std::move(out)) : std::nullopt;
}

Bytes Holding::snapshot() const {
  codec::Writer out;
  out.array(3).bytes(fold_.save(*journal_)).id(last_core()).array(granted_.size());
  for (const DeviceId& device : granted_) out.id(device);
  return out.take();
}

seal::CoreId Holding::last_core() const {
  const auto& closed = sealing_->closed();
  return closed.empty() ? seal::CoreId{} : closed.back().core_id();
}

void Holding::take_snapshot(BytesView snapshot, const seal::CoreId& last) {
  codec::Reader in(snapshot);
  in.array_of(3);
  const BytesView fold = in.bytes();
  // Of the same pages: a reconvening may have chosen another seal since.
  if (in.id<seal::CoreId>() != last) return;
  std::set<DeviceId> granted;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) granted.insert(in.id<DeviceId>());
  if (!in.finish()) return;
  // Only where it says the same of what is kept as the journal does: else it was made before a fork became known.
  auto loaded = assembly::Fold::load(*journal_, fold);
  if (!loaded || loaded->state().page.number != journal_->page()) return;
  for (journal::EventIndex e = 0; e < loaded->events_read(); ++e)
    if (journal_->is_kept(e) != (loaded->verdict(e) != assembly::Verdict::unread)) return;
  fold_ = *std::move(loaded);
  granted_ = std::move(granted);
}

Result<Ok> Holding::restore(StoredAssembly stored, const SealSettings& settings) {
  journal_.emplace(*std::move(stored.journal));
  std::vector<ClosedPage> closed;
  for (const Bytes& bytes : stored.closed_pages) {
    FM_ASSIGN(ClosedPage page, decode_closed_page(bytes));
    closed.push_back(std::move(page));
  }
  if (!stored.snapshot.empty())
    take_snapshot(stored.snapshot, closed.empty() ? seal::CoreId{} : closed.back().core_id());
  const std::size_t first_read = fold_.events_read();
  if (first_read == 0 && !closed.empty())
    FM_TRY(catch_up(closed));
  else
    FM_TRY(read_from(first_read));
  note_grants_from(first_read);
  sealing_->restore(std::move(closed), stored.seal_items, settings);
  return Ok{};
}

/// Grants are no part of the state: found again from their events, which are few.
void Holding::note_grants_from(std::size_t first) {
  for (auto e = static_cast<journal::EventIndex>(first); e < journal_->table().size(); ++e) {
    if (!journal_->is_kept(e) || e >= state().facts.size() ||
        state().facts[e].kind != static_cast<std::uint8_t>(event::Kind::grant_key))
      continue;
    const auto said = read(e);
    if (const auto* grant = said ? std::get_if<event::GrantKey>(&said->content) : nullptr) note_grant(*grant, e);
  }
}

Result<Ok> Holding::read_from(std::size_t first) {
  const std::size_t size = journal_->table().size();
  for (std::size_t from = first; from < size; from += kReadAtOnce) {
    journal::Changes changes;
    for (std::size_t e = from; e < std::min(size, from + kReadAtOnce); ++e) {
      auto event = source_->event(id, journal_->table(), static_cast<journal::EventIndex>(e));
      if (!event)
        return fail(errc::kDamagedHome,
                    "an event is not there: " + journal_->table().id(static_cast<journal::EventIndex>(e)).hex());
      changes.added.push_back({static_cast<journal::EventIndex>(e), *std::move(event)});
    }
    if (auto folded = fold_.update(*journal_, changes, *this); !folded) {
      unread_ = std::move(folded).error();
      return Ok{};
    }
  }
  return Ok{};
}

Result<Ok> Holding::begin(event::Event founding) {
  FM_ASSIGN(journal::CheckedEvent checked, journal::CheckedEvent::check(std::move(founding)));
  FM_ASSIGN(journal::Journal made, journal::Journal::create(std::move(checked)));
  if (made.assembly() != id) return fail(journal::errc::kWrongAssembly, made.assembly().hex());
  journal_.emplace(std::move(made));
  absorb();
  return Ok{};
}

Result<Ok> Holding::begin_again(Again how) {
  auto founding = fetch(0);
  if (!founding) return fail(errc::kDamagedHome, "the founding event cannot be read");
  journal_.reset();
  fold_ = {};
  sealing_ = std::make_unique<Sealing>(*this);
  unread_.reset();
  behind_ = false;
  granted_.clear();
  known_summaries.clear();
  joining_.begin_again(how == Again::checked);
  pending.changes = {};
  pending.seal_items.clear();
  pending.closed_pages.clear();
  pending.closed_pages_left.reset();
  pending.texts.clear();
  pending.dropped_texts.clear();
  pending.begins_again = true;
  set_unchecked({});
  set_unfolded(0);
  set_alarms({});
  texts_.begin_again();
  if (joining_.checks_all()) put_setting(pending, setting::kChecksAll, Bytes{1});
  return begin(*std::move(founding));
}

bool Holding::admit_proof(const sync::ProofPair& proof) {
  const auto first = journal::CheckedEvent::check(proof.first);
  const auto second = journal::CheckedEvent::check(proof.second);
  return first && second && journal_->admit_proof(*first, *second).has_value();
}

void Holding::absorb() {
  if (is_behind()) return absorb_for_seal();
  if (journal_) take_changes_in(journal_->take_changes());
}

void Holding::take_changes_in(journal::Changes changes) {
  if (changes.empty()) return;
  if (auto folded = fold_.update(*journal_, changes, *this); !folded)
    unread_ = std::move(folded).error();
  else
    unread_.reset();
  note_grants(changes.added, 0);
  merge(pending.changes, std::move(changes));
}

void Holding::absorb_for_seal() {
  journal::Changes changes = journal_->take_changes();
  fold_.expect_seal(changes);
  merge(pending.changes, std::move(changes));
}

void Holding::after_seal(journal::EventIndex first) {
  if (is_behind()) return;
  // Where the page is open still, this folds it; else nothing is left to fold.
  if (auto folded = fold_.update(*journal_, {}, *this); !folded)
    unread_ = std::move(folded).error();
  else
    unread_.reset();
  note_grants(pending.changes.added, first);
}

void Holding::note_grants(const std::vector<journal::Changes::Added>& added, journal::EventIndex first) {
  for (const auto& one : added) {
    if (one.index < first || one.event.header.cls != event::Class::keys || !one.event.body) continue;
    if (!journal_->is_kept(one.index)) continue;
    const auto said = event::decode_body(*one.event.body);
    if (const auto* grant = said ? std::get_if<event::GrantKey>(&said->content) : nullptr)
      note_grant(*grant, one.index);
  }
}

void Holding::note_grant(const event::GrantKey& grant, journal::EventIndex e) {
  if (fold_.verdict(e) != assembly::Verdict::applied) return;
  for (const auto& to : grant.grants) {
    granted_.insert(to.device);
    if (to.device != own_device() || !identity->opening) continue;
    const auto opened = crypto::box_open(crypto::OpeningKey::from_seed(*identity->opening), to.key.view());
    if (!opened || opened->size() != crypto::Secret32::kSize) continue;
    const crypto::Secret32 key(std::span<const std::uint8_t, 32>(opened->data(), 32));
    if (event::epoch_id(key, kSpaceAssembly) == grant.epoch) add_content_key(grant.epoch, key);
  }
}

void Holding::add_content_key(const Hash& epoch, const crypto::Secret32& key) {
  if (std::ranges::any_of(content_keys, [&](const ContentKey& held) { return held.epoch == epoch; })) return;
  content_keys.push_back({epoch, key.clone()});
  pending.content_keys.push_back({epoch, key.clone()});
}

std::optional<assembly::PersonIndex> Holding::me() const {
  if (!journal_) return std::nullopt;
  if (const auto device = own_device()) {
    const auto index = journal_->table().find_device(*device);
    if (const auto owner = index ? state().owner(*index) : assembly::kNoPerson; owner != assembly::kNoPerson)
      return owner;
  }
  const auto person = my_id();
  return person ? state().person(*person) : std::nullopt;
}

std::optional<PersonId> Holding::my_id() const {
  if (own_person_) return own_person_;
  if (const auto device = own_device(); device && journal_) {
    const auto index = journal_->table().find_device(*device);
    if (const auto owner = index ? state().owner(*index) : assembly::kNoPerson; owner != assembly::kNoPerson)
      return state().persons[owner].id;
  }
  return std::nullopt;
}

bool Holding::is_active(const DeviceId& device) const {
  if (!journal_) return false;
  const auto index = journal_->table().find_device(device);
  if (!index) return false;
  const auto owner = state().owner(*index);
  return owner != assembly::kNoPerson && state().on_roll(owner) && !state().suspended(*index);
}

bool Holding::is_talked_to(const DeviceId& device) const {
  if (is_active(device)) return true;
  const auto index = journal_ ? journal_->table().find_device(device) : std::nullopt;
  return index && !state().suspended(*index) && sealing_->closes_open_page(*index);
}

bool Holding::is_own_device_active() const {
  const auto device = own_device();
  return device && is_active(*device);
}

bool Holding::is_own_device_known() const {
  const auto device = own_device();
  const auto index = device && journal_ ? journal_->table().find_device(*device) : std::nullopt;
  return index && state().owner(*index) != assembly::kNoPerson;
}

bool Holding::has_written(const DeviceId& device) const {
  if (!journal_) return false;
  const auto index = journal_->table().find_device(device);
  return index && !journal_->tips(*index).empty();
}

std::string Holding::name() const {
  if (journal_ && !state().founding.name.empty()) return state().founding.name;
  return identity ? identity->assembly_name : std::string();
}

void Holding::load_identity(std::optional<Identity> stored) {
  identity = std::move(stored);
  own_key_.reset();
  own_device_.reset();
  seal_signers_.clear();
  own_person_.reset();
  if (identity && identity->holds_person())
    own_person_ = reinterpret_id<PersonId>(crypto::SigningKey::from_seed(identity->person).public_key());
  if (!identity || !identity->device) return;
  own_key_ = crypto::SigningKey::from_seed(*identity->device);
  own_device_ = reinterpret_id<DeviceId>(own_key_->public_key());
  for (const crypto::Secret32& seal : identity->seals) seal_signers_.emplace_back(crypto::SigningKey::from_seed(seal));
}

void Holding::set_identity(Identity now) {
  load_identity(std::move(now));
  pending.identity = identity->clone();
}

void Holding::put_invitation(HeldInvitation invitation) {
  std::erase_if(pending.invitations, [&](const HeldInvitation& other) { return other.event == invitation.event; });
  pending.invitations.push_back(invitation.clone());
  const EventId event = invitation.event;
  invitations.insert_or_assign(event, std::move(invitation));
}

void Holding::set_entrance(std::optional<Entrance> now) {
  entrance = std::move(now);
  put_setting(pending, setting::kEntrance, entrance ? std::optional(encode_entrance(*entrance)) : std::nullopt);
}

void Holding::set_codes(std::vector<DeviceCode> now) {
  codes = std::move(now);
  put_setting(pending, setting::kCodes, encode_codes(codes));
}

void Holding::set_unchecked(const EventRanges& ranges) {
  put_setting(pending, setting::kUnchecked, ranges.empty() ? std::nullopt : std::optional(encode_unchecked(ranges)));
}

void Holding::set_unfolded(std::uint64_t page) {
  put_setting(pending, setting::kUnfolded, page == 0 ? std::nullopt : std::optional(codec::Writer().uint(page).take()));
}

void Holding::set_alarms(const std::vector<Alarm>& alarms) {
  put_setting(pending, setting::kAlarms, alarms.empty() ? std::nullopt : std::optional(encode_alarms(alarms)));
}

void Holding::set_texts(const TextSettings& texts) {
  put_setting(pending, setting::kTexts, texts == TextSettings{} ? std::nullopt : std::optional(encode_texts(texts)));
}

bool Holding::is_without_text(journal::EventIndex e) {
  const event::Event* event = find_pending(e);
  return event != nullptr && !event->body;
}

void Holding::drop_texts(const std::vector<journal::EventIndex>& events) {
  for (const journal::EventIndex e : events) {
    std::erase_if(pending.texts, [e](const Persist::Text& text) { return text.event == e; });
    // What is not stored yet is stored without.
    if (event::Event* event = find_pending(e))
      event->body.reset();
    else
      pending.dropped_texts.push_back(e);
  }
}

void Holding::put_text(journal::EventIndex e, Bytes body) {
  if (event::Event* event = find_pending(e))
    event->body = std::move(body);
  else
    pending.texts.push_back({e, std::move(body)});
}

std::vector<SignKey> Holding::seal_keys() const {
  std::vector<SignKey> out;
  for (const seal::KeySigner& signer : seal_signers_) out.push_back(signer.public_key());
  return out;
}

seal::RecordSigner* Holding::seal_signer(const SignKey& key) {
  const auto found = std::ranges::find(seal_signers_, key, &seal::KeySigner::public_key);
  return found == seal_signers_.end() ? nullptr : &*found;
}

void Holding::drop_spent_seal_keys() {
  const auto person = my_id();
  const auto settled = person ? settled_state().person(*person) : std::nullopt;
  if (!settled) return;
  const std::vector<SignKey>& spent = settled_state().persons[*settled].spent_seal_keys;
  const std::vector<SignKey> held = seal_keys();
  Identity now = identity->clone();
  now.seals.clear();
  for (std::size_t i = 0; i < held.size(); ++i)
    if (std::ranges::find(spent, held[i]) == spent.end()) now.seals.push_back(identity->seals[i].clone());
  if (now.seals.size() < held.size()) set_identity(std::move(now));
}

void Holding::set_seal_key_copied(const SignKey& key) {
  put_setting(pending, setting::kSealKeyCopied, to_bytes(key.view()));
}

void Holding::put_round_timer(const seal::RoundTimer& timer) {
  put_setting(pending, setting::kRoundTimer, encode_round_timer(timer));
}

void Holding::set_dispute(const Dispute& dispute) { put_setting(pending, setting::kDispute, encode_dispute(dispute)); }

void Holding::set_remembered_seal(std::optional<RememberedSeal> seal) {
  remembered_seal = seal;
  put_setting(pending, setting::kRememberedSeal, seal ? std::optional(encode_remembered_seal(*seal)) : std::nullopt);
}

void Holding::set_lot_secret(std::optional<LotSecret> secret) {
  lot_secret = secret;
  put_setting(pending, setting::kLotSecret, secret ? std::optional(encode_lot_secret(*secret)) : std::nullopt);
}

void Holding::put_trustee_secret(TrusteeSecret secret) {
  std::erase_if(trustee_secrets, [&](const TrusteeSecret& before) {
    return before.vote == secret.vote && before.attempt == secret.attempt;
  });
  trustee_secrets.push_back(std::move(secret));
  put_setting(pending, setting::kTrusteeSecrets, encode_trustee_secrets(trustee_secrets));
}

void Holding::erase_trustee_secrets(const std::function<bool(const TrusteeSecret&)>& which) {
  std::erase_if(trustee_secrets, which);
  put_setting(pending, setting::kTrusteeSecrets, encode_trustee_secrets(trustee_secrets));
}

void Holding::put_voter_secret(VoterSecret secret) {
  std::erase_if(voter_secrets, [&](const VoterSecret& before) { return before.vote == secret.vote; });
  voter_secrets.push_back(std::move(secret));
  put_setting(pending, setting::kVoterSecrets, encode_voter_secrets(voter_secrets));
}

void Holding::set_renewal(std::optional<event::Record> record) {
  renewal = std::move(record);
  put_setting(pending, setting::kRenewal, renewal ? std::optional(event::encode_record(*renewal)) : std::nullopt);
}

}  // namespace folkmoot::node
