// What members say when witnesses are gone, or when a page has two seals, and what this home does of it
// (docs/protocol/seal.md section 9).
#include <algorithm>

#include "assembly/witnesses.h"
#include "crypto/hash.h"
#include "node/holding.h"
#include "seal/errc.h"

namespace folkmoot::node {

namespace {
/// Whom the state names for the open page, without any reconvening.
std::vector<SignKey> named_witnesses(const Holding& holding, const std::vector<ClosedPage>& closed) {
  if (closed.empty()) return assembly::founding_witnesses(holding.state());
  const seal::Core& last = closed.back().seal.core;
  return assembly::next_witnesses(holding.settled_state(), {last.page, last.time});
}

/// What a person says about page 1 rests on the newest events held, as many as an event would name.
std::vector<EventId> newest_heads(const journal::Journal& journal) {
  std::vector<EventId> out = journal.heads();
  std::ranges::sort(out, std::greater<>(), [&](const EventId& id) { return *journal.find(id); });
  if (out.size() > event::kMaxParents) out.resize(event::kMaxParents);
  std::ranges::sort(out);
  return out;
}
}  // namespace

Hash Sealing::previous_of(std::uint64_t page) const {
  return page == 1 ? reinterpret_id<Hash>(holding_.journal().assembly())
                   : reinterpret_id<Hash>(closed_[page - 2].core_id());
}

bool Sealing::is_open_to(const seal::Choice& choice) const {
  if (choice.assembly != holding_.journal().assembly()) return false;
  if (choice.replaces) {
    const seal::Voices::Said* replaced = voices_.find(*choice.replaces);
    if (replaced == nullptr || replaced->reconvening.choice.page != choice.page || !voices_.holds(*choice.replaces))
      return false;
  }
  if (dispute_ && dispute_->is_between(choice)) return true;
  // A choice between two seals of which one is not known here: made before this home came so far.
  return choice.page <= holding_.journal().page() && choice.goes_on == previous_of(choice.page);
}

std::optional<seal::RollDevices> Sealing::roll_for(const seal::Reconvening& reconvening) {
  const seal::Choice& choice = reconvening.choice;
  const journal::Journal& journal = holding_.journal();
  const assembly::State& state = holding_.state();
  if (choice.page == 1) {
    if (journal.page() != 1 || !holding_.complete()) return std::nullopt;
    journal::Past past;
    for (const EventId& id : reconvening.past) {
      const auto e = journal.find(id);
      if (!e || !journal.is_kept(*e)) return std::nullopt;
      past.join(*holding_.journal().past(*e));
    }
    return assembly::roll_devices(state, journal.table(), past);
  }
  // Of two seals each has its roll; both sides have that of the seal before.
  const std::uint64_t seal = choice.other && choice.page > 2 ? choice.page - 2 : choice.page - 1;
  if (seal > closed_.size() || closed_[seal - 1].roll.empty()) return std::nullopt;
  seal::RollDevices out;
  for (const auto& on_roll : closed_[seal - 1].roll) {
    const auto device = journal.table().find_device(on_roll.device);
    const auto owner = device ? state.owner(*device) : assembly::kNoPerson;
    if (owner != assembly::kNoPerson) out[state.persons[owner].id].push_back(on_roll.device);
  }
  return out;
}

bool Sealing::take_voice(const seal::Reconvening& reconvening, const seal::Voice& voice, bool is_stored) {
  if (!is_open_to(reconvening.choice)) return false;
  const auto roll = roll_for(reconvening);
  const bool is_new = voices_.find(voice.reconvening) == nullptr;
  if (!roll || voices_.take(reconvening, voice, *roll) != seal::Voices::Fate::kept) return false;
  const std::uint64_t page = voice.choice.page;
  if (is_new && !is_stored) keep(encode_item(reconvening), page);
  if (!is_stored) keep(encode_item(voice), page);
  // Whoever names other witnesses signs nothing more as one of the old ones, on whichever device.
  if (voice.person == holding_.my_id() && pages_ && page == pages_->open().opening().place.page)
    pages_->open().retire();
  follow_reconvenings();
  return true;
}

/// What was said on devices is of use with the reconvening that it names, and a choice that this home does not know
/// yet only as a whole: else liars could make up choices without end.
void Sealing::hear_voices(const std::vector<SealItem>& items) {
  std::map<seal::ReconveningId, seal::Reconvening> offered;
  for (const auto& [id, said] : voices_.all()) offered.emplace(id, said.reconvening);
  std::map<seal::ReconveningId, std::vector<seal::Voice>> unknown_choice;
  for (const SealItem& item : items) {
    if (const auto* reconvening = std::get_if<seal::Reconvening>(&item))
      offered.emplace(seal::reconvening_id(*reconvening), *reconvening);
    const auto* voice = std::get_if<seal::Voice>(&item);
    const auto of = voice != nullptr ? offered.find(voice->reconvening) : offered.end();
    if (of == offered.end()) continue;
    const bool is_unknown =
        voice->choice.other && voices_.find(of->first) == nullptr && !(dispute_ && dispute_->is_between(voice->choice));
    if (is_unknown)
      unknown_choice[of->first].push_back(*voice);
    else
      take_voice(of->second, *voice, false);
  }
  for (const auto& [id, voices] : unknown_choice) {
    const seal::Reconvening& reconvening = offered.at(id);
    if (!is_open_to(reconvening.choice)) continue;
    const auto roll = roll_for(reconvening);
    if (!roll || !seal::check_reconvening(reconvening, voices, *roll)) continue;
    for (const seal::Voice& voice : voices) take_voice(reconvening, voice, false);
  }
}

/// What was stored of a page that has just become the open one.
void Sealing::recall_voices(const std::vector<Bytes>& items) {
  std::map<seal::ReconveningId, seal::Reconvening> offered;
  for (const Bytes& bytes : items) {
    auto item = decode_item(bytes);
    if (!item) continue;
    if (const auto* reconvening = std::get_if<seal::Reconvening>(&*item))
      offered.emplace(seal::reconvening_id(*reconvening), *reconvening);
    const auto* voice = std::get_if<seal::Voice>(&*item);
    if (const auto of = voice != nullptr ? offered.find(voice->reconvening) : offered.end(); of != offered.end())
      take_voice(of->second, *voice, true);
  }
  follow_reconvenings();
}

void Sealing::follow_reconvenings() {
  for (const auto& [id, said] : voices_.all()) {
    if (!pages_ || chosen_ || !voices_.holds(id)) continue;
    const seal::Choice& choice = said.reconvening.choice;
    if (dispute_ && !dispute_->decided) {
      if (dispute_->is_between(choice)) settle_dispute(id, choice);
      continue;
    }
    const seal::Place& open = pages_->open().opening().place;
    const auto present =
        reconvened_ ? std::optional(seal::reconvening_id(*reconvened_)) : std::optional<seal::ReconveningId>();
    if (choice.page == open.page && choice.goes_on == pages_->open().opening().previous && choice.replaces == present)
      adopt(said.reconvening);
  }
}

void Sealing::adopt(const seal::Reconvening& reconvening) {
  using Rule = seal::WitnessSet::Rule;
  seal::PageOpening again = pages_->open().opening();
  auto witnesses = seal::WitnessSet::of(reconvening.witnesses, again.place.page == 1 ? Rule::everyone : Rule::quorum);
  if (!witnesses) return;
  if (!reconvened_) replaced_ = again.witnesses.keys();
  again.place.opening = reinterpret_id<Hash>(seal::reconvening_id(reconvening));
  again.witnesses = *std::move(witnesses);
  again.self = own_place(again.witnesses);
  pages_->reconvene(std::move(again));
  may_hold_unnamed_ = true;
  reconvened_ = reconvening;
  settled_.reset();
  // Verified against the old ones.
  by_replaced_.insert(by_replaced_.end(), seals_.begin(), seals_.end());
  seals_.clear();
}

/// A seal of a closed page with another core than ours, of whoever could have closed it.
void Sealing::meet_rival(const seal::Seal& rival, const std::vector<seal::CheckedRecord>& records) {
  const std::uint64_t page = rival.core.page;
  const ClosedPage& own = closed_[page - 1];
  const seal::CoreId core = seal::core_id(rival.core);
  if (core == own.core_id() || rival.core.previous != previous_of(page) ||
      rival.core.assembly != holding_.journal().assembly())
    return;
  const auto was_other = [&](const std::optional<seal::Reconvening>& by) {
    return by && by->choice.page == page + 1 && by->choice.other == core;
  };
  // It was chosen against before.
  if (was_other(reconvened_) ||
      (page < closed_.size() && closed_[page].reconvened && was_other(closed_[page].reconvened->by)))
    return;
  if (dispute_ && dispute_->page() == page && dispute_->other.core() == core) return;
  // The old witnesses' seals are known where a choice between two has replaced them.
  const bool by_choice = own.reconvened && own.reconvened->by.choice.other;

  std::vector<Dispute::Side> sides{{rival, own.witnesses, {}}};
  if (own.reconvened) sides.front().by = own.reconvened->by;
  if (own.reconvened && !by_choice) sides.push_back({rival, own.reconvened->replaced, {}});
  for (const auto& [id, said] : voices_.all())
    if (said.reconvening.choice.page == page && voices_.holds(id))
      sides.push_back({rival, said.reconvening.witnesses, said.reconvening});
  const auto signed_by = std::ranges::find_if(sides, [&](const Dispute::Side& side) {
    using Rule = seal::WitnessSet::Rule;
    const auto set = seal::WitnessSet::of(side.witnesses, page == 1 ? Rule::everyone : Rule::quorum);
    return set && seal::verify_seal(rival, *set);
  });
  if (signed_by == sides.end()) return;
  Dispute dispute{{own.seal, own.witnesses, sides.front().by}, *signed_by, {}, {}, false};
  if (signed_by == sides.begin()) {
    // The same witnesses signed both: what they stored here and what came with the other proves who of them cheated.
    std::vector<seal::CheckedRecord> evidence;
    const Hash opening =
        own.reconvened ? reinterpret_id<Hash>(seal::reconvening_id(own.reconvened->by)) : previous_of(page);
    const seal::WitnessSet witnesses = own.witness_set();
    for (const Bytes& bytes : holding_.seal_items_of(page)) {
      auto item = decode_item(bytes);
      auto* record = item ? std::get_if<seal::SealRecord>(&*item) : nullptr;
      if (record != nullptr && record->place.opening == opening && record->witness < witnesses.size())
        evidence.push_back(seal::CheckedRecord::trusted(std::move(*record)));
    }
    for (const seal::CheckedRecord& record : records)
      if (record.record().place.page == page && record.record().place.opening == opening) evidence.push_back(record);
    dispute.proofs = proofs_of(seal::prove_two_seals(own.seal, rival, evidence), witnesses);
  }
  stop_for(std::move(dispute));
}

void Sealing::stop_for(Dispute dispute) {
  // The first one is settled before another is looked at.
  if (dispute_ && !dispute_->decided) return;
  dispute_ = std::move(dispute);
  holding_.set_dispute(*dispute_);
  if (pages_) pages_->retire();
}

/// Everything after the seal that goes on is undone, here as elsewhere: the new witnesses close the page after it.
void Sealing::settle_dispute(const seal::ReconveningId& id, const seal::Choice& choice) {
  dispute_->decided = id;
  dispute_->ours_goes_on = choice.goes_on == reinterpret_id<Hash>(dispute_->ours.core());
  holding_.set_dispute(*dispute_);
  const std::uint64_t page = dispute_->page();
  const std::size_t stays = dispute_->ours_goes_on && closed_.size() >= page ? page : page - 1;
  if (stays < closed_.size()) {
    closed_.resize(stays);
    if (auto back = holding_.go_back(closed_); !back) {
      trouble_ = std::move(back).error();
      return;
    }
  }
  leave_page();
  scanned_ = {};
  if (stays == page) {
    const ClosedPage& last = closed_.back();
    pages_.emplace(opening_after(last, named_witnesses(holding_, closed_), last.seal.core.time));
    adopt(voices_.find(id)->reconvening);
  } else {
    open_chosen_page();
  }
}

void Sealing::open_chosen_page() {
  using Rule = seal::WitnessSet::Rule;
  const Dispute::Side& side = dispute_->chosen();
  const std::uint64_t page = dispute_->page();
  seal::PageOpening opening;
  opening.place = {holding_.journal().assembly(), page, previous_of(page)};
  if (side.by) opening.place.opening = reinterpret_id<Hash>(seal::reconvening_id(*side.by));
  if (auto set = seal::WitnessSet::of(side.witnesses, page == 1 ? Rule::everyone : Rule::quorum))
    opening.witnesses = *std::move(set);
  opening.previous = previous_of(page);
  opening.previous_time = opening.opened =
      closed_.empty() ? holding_.journal().opened() : closed_.back().seal.core.time;
  pages_.emplace(std::move(opening));
  may_hold_unnamed_ = true;
  chosen_ = side.seal;
  reconvened_ = side.by;
  if (reconvened_) replaced_ = named_witnesses(holding_, closed_);
}

std::set<assembly::PersonIndex> Sealing::alive_in_page() const {
  std::set<assembly::PersonIndex> out;
  const journal::Journal& journal = holding_.journal();
  const assembly::State& state = holding_.state();
  for (journal::EventIndex e = 0; e < journal.table().size(); ++e) {
    if (!journal.is_kept(e) || journal.sealed().has(journal.table(), e)) continue;
    if (const auto owner = state.owner(journal.table().device_of(e)); owner != assembly::kNoPerson) out.insert(owner);
  }
  if (!pages_) return out;
  const seal::Rounds& rounds = pages_->open();
  for (const seal::Candidate& candidate : assembly::witness_candidates(state))
    if (const auto witness = rounds.opening().witnesses.find(candidate.seal_key);
        witness && rounds.pool().rounds_of(*witness) > 0)
      out.insert(*state.person(candidate.person));
  return out;
}

Result<seal::ReconveningId> Sealing::reconvene(const ReconveneWish& wish, Instant now) {
  now_ = now;
  if (holding_.journal().page() == 1 && holding_.complete()) open_founding_page();
  if (!pages_ || chosen_) return fail(seal::errc::kReconvening, "there is no page to be closed by others yet");
  seal::Reconvening out;
  out.choice.assembly = holding_.journal().assembly();
  out.choice.page = holding_.journal().page();
  out.choice.goes_on = pages_->open().opening().previous;
  if (dispute_ && !dispute_->decided) {
    if (!wish.goes_on) return fail(seal::errc::kTwoSeals, "say which of the two seals goes on");
    const bool ours = *wish.goes_on == dispute_->ours.core();
    if (!ours && *wish.goes_on != dispute_->other.core()) return fail(errc::kNotFound, "neither of the two seals");
    out.choice.page = dispute_->page() + 1;
    out.choice.goes_on = reinterpret_id<Hash>(*wish.goes_on);
    out.choice.other = ours ? dispute_->other.core() : dispute_->ours.core();
  } else {
    if (wish.goes_on) return fail(errc::kUsage, "only one seal is known");
    if (reconvened_) out.choice.replaces = seal::reconvening_id(*reconvened_);
  }
  out.witnesses = wish.witnesses;
  std::ranges::sort(out.witnesses);
  const auto doubled = std::ranges::unique(out.witnesses);
  out.witnesses.erase(doubled.begin(), doubled.end());
  out.reason = wish.reason;
  if (out.choice.page == 1) out.past = newest_heads(holding_.journal());
  FM_TRY(seal::decode_reconvening(seal::encode_reconvening(out)));
  const seal::ReconveningId id = seal::reconvening_id(out);
  const auto person = holding_.my_id();
  const crypto::SigningKey* key = holding_.own_key();
  if (key == nullptr || !person) return fail(errc::kNoDevice, "this home has no device in the assembly");
  if (voices_.of(*person, out.choice) != nullptr)
    return fail(seal::errc::kReconvening, "you have spoken in this choice already: once is all that anybody has");
  if (!take_voice(out, seal::sign_voice(out, *person, *key), false))
    return fail(errc::kNotMember, "only who was on the roll of the last seal may speak");
  look(now);
  return id;
}

Result<Ok> Sealing::speak_for(const seal::ReconveningId& id, Instant now) {
  now_ = now;
  const seal::Voices::Said* said = voices_.find(id);
  if (said == nullptr) return fail(errc::kNotFound, "no such reconvening is known here");
  const seal::Reconvening reconvening = said->reconvening;
  const auto person = holding_.my_id();
  const crypto::SigningKey* key = holding_.own_key();
  if (key == nullptr || !person) return fail(errc::kNoDevice, "this home has no device in the assembly");
  if (const seal::Voice* before = voices_.of(*person, reconvening.choice)) {
    if (before->reconvening == id) return Ok{};
    return fail(seal::errc::kReconvening,
                "you have spoken for another one in this choice: once is all that anybody has");
  }
  if (!take_voice(reconvening, seal::sign_voice(reconvening, *person, *key), false))
    return fail(errc::kNotMember, "only who was on the roll of the last seal may speak");
  look(now);
  return Ok{};
}

}  // namespace folkmoot::node
