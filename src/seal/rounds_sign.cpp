// What a witness says, and when: propose, prepare, commit (docs/protocol/seal.md section 6), and the seal.
#include <algorithm>

#include "seal/errc.h"
#include "seal/rounds.h"

namespace folkmoot::seal {

namespace {
bool names_only_held(const Pool& pool, const std::vector<SealRecord>& readies) {
  return std::ranges::all_of(readies, [&pool](const SealRecord& record) {
    const auto& latest = std::get<Ready>(record.says).latest;
    return !latest || std::ranges::any_of(pool.quorums(), [&](const auto& quorum) { return quorum.round == *latest; });
  });
}
}  // namespace

// The proposer waits for all readies and for what they name, or for a quarter of the timer: a liar whose ready comes
// first must not decide what the core rests on.
bool Rounds::propose(Now now, Step& step) {
  const WitnessSet& witnesses = opening_.witnesses;
  if (witnesses.proposer(opening_.place.page, *round_) != *opening_.self) return false;
  if (own(RecordKind::propose) != nullptr || own(RecordKind::commit) != nullptr) return false;
  std::vector<SealRecord> readies;
  for (const CheckedRecord* ready : pool_.of(*round_, RecordKind::ready))
    if (readies.empty() || readies.back().witness != ready->witness()) readies.push_back(ready->record());
  const auto carried = pool_.latest_quorum(*round_);
  if (!carried && readies.size() < witnesses.quorum()) return false;

  bool complete = readies.size() == witnesses.size() && names_only_held(pool_, readies);
  for (const SealRecord& ready : readies)
    complete = complete && (carried || now.view.holds(std::get<Ready>(ready.says).frontier));
  const bool late = timer_ && now.time.ms >= timer_->since.ms + timer_->duration_ms / 4;
  if (opening_.defences.proposer_waits && !complete && !late) return false;

  if (carried) {
    say(Propose{*pool_.core(carried->core), carried->round, {}}, now, step);
    return true;
  }
  auto fresh = fresh_core(now, readies);
  if (!fresh) return false;
  say(*std::move(fresh), now, step);
  return true;
}

std::optional<Propose> Rounds::fresh_core(Now now, const std::vector<SealRecord>& readies) const {
  const ReadyRoot root = root_of_readies(readies, opening_.witnesses.size());
  Propose out;
  out.core.assembly = opening_.place.assembly;
  out.core.page = opening_.place.page;
  out.core.previous = opening_.previous;
  out.core.frontier = now.view.frontier();
  out.core.readies = root.bits;
  out.core.readies_root = root.root;
  out.core.time = std::max(opening_.previous_time, root.median);
  const auto outcome = now.view.fold(out.core.frontier, out.core.time);
  if (!outcome) return std::nullopt;
  out.core.outcome = *outcome;
  for (const SealRecord& ready : readies) out.readies.push_back(carry(ready));
  return out;
}

bool Rounds::prepare(Now now, Step& step) {
  if (own(RecordKind::prepare) != nullptr || own(RecordKind::commit) != nullptr) return false;
  for (const CheckedRecord* propose : pool_.of(*round_, RecordKind::propose)) {
    if (auto prepare = may_prepare(*propose, now)) {
      say(*prepare, now, step);
      return true;
    }
  }
  return false;
}

std::optional<Prepare> Rounds::may_prepare(const CheckedRecord& record, Now now) const {
  const Defences& on = opening_.defences;
  const auto& propose = *record.says<Propose>();
  const Core& core = propose.core;
  std::optional<Round> rests_on = pool_.latest_quorum(*round_, record.core());
  if (const auto any = pool_.latest_quorum(*round_); !on.of_this_core && any) rests_on = any->round;
  const bool fresh = !rests_on;
  // A core that claims to rest on prepares which are not held: they may come yet.
  if (fresh && (propose.rests_on || propose.readies.empty())) return std::nullopt;

  if (core.previous != opening_.previous || core.time < opening_.previous_time) return std::nullopt;
  if (on.clock && core.time.ms > now.time.ms + kTimeAheadMs) return std::nullopt;
  if (on.lock && lock_ && lock_->core != record.core() && (!rests_on || *rests_on < lock_->round)) return std::nullopt;
  if (fresh || !on.fresh_only) {
    const CheckedRecord* ready = own(RecordKind::ready);
    if (on.own_ready && (ready == nullptr || !now.view.contains(core.frontier, ready->says<Ready>()->frontier)))
      return std::nullopt;
  }
  if (fresh && on.median) {
    std::vector<SealRecord> readies;
    readies.reserve(propose.readies.size());
    for (const CarriedReady& carried : propose.readies) readies.push_back(carried_record(record.record(), carried));
    const Instant median = root_of_readies(readies, opening_.witnesses.size()).median;
    if (core.time != std::max(opening_.previous_time, median)) return std::nullopt;
  }
  if (now.view.fold(core.frontier, core.time) != core.outcome) return std::nullopt;
  return Prepare{record.core(), on.names_round ? rests_on : std::nullopt};
}

bool Rounds::commit(Now now, Step& step) {
  if (seal_) {
    // After the seal only commits of its core: they add to what undoing it would take. Not of a round before this
    // witness's own, where it may have prepared another core.
    const CoreId core = core_id(seal_->core);
    if ((round_ && seal_->round < *round_) || !may_commit(seal_->round, core)) return false;
    round_ = seal_->round;
    say(Commit{core, {}}, now, step);
    return true;
  }
  for (const PrepareQuorum& quorum : pool_.quorums()) {
    if (quorum.round != *round_ || !may_commit(quorum.round, quorum.core)) continue;
    lock_ = quorum;
    say(Commit{quorum.core, {}}, now, step);
    return true;
  }
  return false;
}

bool Rounds::may_commit(Round round, const CoreId& core) const {
  return pool_.has_quorum(round, core) && pool_.first_of(round, RecordKind::commit, *opening_.self) == nullptr;
}

std::optional<Seal> Rounds::seal_of(Round round, const CoreId& core) const {
  const Core* content = pool_.core(core);
  if (content == nullptr) return std::nullopt;
  Seal out;
  out.core = *content;
  out.round = round;
  out.signers = WitnessBits(opening_.witnesses.size());
  for (const CheckedRecord* record : pool_.of(round, RecordKind::commit)) {
    if (record->core() != core || out.signers.has(record->witness())) continue;
    out.signers.set(record->witness());
    out.commits.push_back(record->says<Commit>()->seal);
  }
  return out;
}

void Rounds::finish(Step& step) {
  const auto look_at = [&](const PrepareQuorum& prepared) {
    if (pool_.commits(prepared.round, prepared.core) < opening_.witnesses.quorum()) return;
    if (seal_ && core_id(seal_->core) == prepared.core) return;
    if (const auto seal = seal_of(prepared.round, prepared.core)) meet(*seal, step);
  };
  for (const PrepareQuorum& prepared : pool_.quorums()) look_at(prepared);
  if (opening_.defences.seal_with_prepares) return;
  for (const CheckedRecord& record : pool_.records())
    if (record.kind() == RecordKind::commit) look_at({record.round(), record.core()});
}

void Rounds::meet(const Seal& seal, Step& step) {
  if (!seal_) {
    seal_ = seal;
    step.sealed = seal;
    return;
  }
  if (two_seals_) return;
  two_seals_ = true;
  step.two_seals = prove_two_seals(*seal_, seal, pool_.records());
}

Rounds::Step Rounds::hear_seal(const Seal& seal, Now now) {
  Step step;
  const CoreId core = core_id(seal.core);
  const bool has_prepares = pool_.has_quorum(seal.round, core) || !opening_.defences.seal_with_prepares;
  // A second seal stops everything at once, with or without its evidence: more than f lie.
  if (seal_ ? core_id(seal_->core) != core : has_prepares)
    meet(seal, step);
  else if (!seal_)
    step.refused.push_back({{}, errc::kPrepares});
  go_on(now, step);
  return step;
}

std::optional<Seal> Rounds::widest_seal() const {
  if (!seal_) return std::nullopt;
  Seal out = *seal_;
  const CoreId core = core_id(seal_->core);
  for (const PrepareQuorum& prepared : pool_.quorums()) {
    if (prepared.core != core || pool_.commits(prepared.round, core) <= out.commits.size()) continue;
    if (auto wider = seal_of(prepared.round, core)) out = *std::move(wider);
  }
  return out;
}

}  // namespace folkmoot::seal
