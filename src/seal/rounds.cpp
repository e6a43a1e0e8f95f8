#include "seal/rounds.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "seal/errc.h"

namespace folkmoot::seal {

namespace {
Pool::Page page_of(const PageOpening& opening) {
  return {opening.place.page, opening.witnesses.size(), opening.witnesses.liars_max(), opening.witnesses.quorum()};
}

Code code_of(Pool::Fate fate) {
  switch (fate) {
    case Pool::Fate::kept:
    case Pool::Fate::known:
      return {};
    case Pool::Fate::too_far:
      return errc::kRound;
    case Pool::Fate::not_the_proposer:
      return errc::kProposer;
    case Pool::Fate::surplus:
      return errc::kSurplus;
  }
  return {};
}
}  // namespace

std::uint64_t round_duration_ms(Round round, std::vector<std::uint64_t> ages_ms) {
  const std::uint32_t doublings = std::min(round, kTimerDoublings);
  if (ages_ms.empty()) return kTimerMs << doublings;
  std::ranges::sort(ages_ms);
  const std::uint64_t longest = kAgedTimerMs << doublings;
  const std::uint64_t median = std::min(ages_ms[(ages_ms.size() - 1) / 2], longest);
  return std::max(kTimerMs << doublings, std::min(kAgeFactor * median, longest));
}

Rounds::Rounds(PageOpening opening) : opening_(std::move(opening)), pool_(page_of(opening_), opening_.defences) {}

const CheckedRecord* Rounds::own(RecordKind kind) const { return pool_.first_of(*round_, kind, *opening_.self); }

Pool::Keeping Rounds::keep(const CheckedRecord& record) {
  Pool::Keeping out = pool_.keep(record);
  if (out.fate == Pool::Fate::kept) digest_.reset();
  return out;
}

void Rounds::restore(const CheckedRecord& record) {
  if (record.record().place != opening_.place) return;
  if (keep(record).fate != Pool::Fate::kept || record.witness() != opening_.self) return;
  // Own records are durable in the order in which they were signed, each naming the one before: else a copy was at
  // work.
  if (record.record().before != last_own_) found_own_copy_ = true;
  last_own_ = record.id();
  round_ = std::max(round_.value_or(0), record.round());
  if (record.kind() == RecordKind::commit && (!lock_ || lock_->round <= record.round()))
    lock_ = PrepareQuorum{record.round(), record.core()};
}

void Rounds::restore_timer(const RoundTimer& timer) {
  if (is_silent() || !round_) return;
  const CheckedRecord* ready = own(RecordKind::ready);
  if (ready != nullptr && ready->id() == timer.ready) timer_ = timer;
}

void Rounds::take(const CheckedRecord& record, Step& step) {
  if (record.record().place != opening_.place) {
    step.refused.push_back({record.id(), errc::kPlace});
    return;
  }
  if (record.witness() == opening_.self && !pool_.holds(record.id(), record.round()))
    found_own_copy_ = step.found_own_copy = true;
  Pool::Keeping keeping = keep(record);
  if (keeping.proof) step.proofs.push_back(*std::move(keeping.proof));
  if (keeping.fate == Pool::Fate::kept)
    step.keep.push_back(record);
  else if (const Code code = code_of(keeping.fate); !code.empty())
    step.refused.push_back({record.id(), code});
}

Rounds::Step Rounds::hear(const std::vector<CheckedRecord>& records, Now now) {
  Step step;
  // A propose carries the readies of its round: whoever hears it has heard them.
  for (const CheckedRecord& record : records) {
    if (const auto* propose = record.says<Propose>(); propose != nullptr && record.record().place == opening_.place)
      for (const CarriedReady& carried : propose->readies)
        if (carried.witness != opening_.self)
          take(CheckedRecord::trusted(carried_record(record.record(), carried)), step);
    take(record, step);
  }
  go_on(now, step);
  return step;
}

Rounds::Step Rounds::look(Now now) {
  Step step;
  go_on(now, step);
  return step;
}

void Rounds::go_on(Now now, Step& step) {
  finish(step);
  // Each turn signs one record or enters one round, of which a witness has few: the loop ends.
  while (go_on_once(now, step)) finish(step);
  step.wake = wake(now);
}

bool Rounds::go_on_once(Now now, Step& step) {
  if (is_silent()) return false;
  if (seal_) return commit(now, step);
  if (enter_round(now, step)) return true;
  if (!round_) return false;
  run_timer(now, step);
  return propose(now, step) || prepare(now, step) || commit(now, step);
}

void Rounds::say(std::variant<Ready, Propose, Prepare, Commit> what, Now now, Step& step) {
  SealRecord record;
  record.place = opening_.place;
  record.round = *round_;
  record.witness = *opening_.self;
  record.before = last_own_;
  record.says = std::move(what);
  CheckedRecord signed_record = CheckedRecord::sign(std::move(record), now.signer);
  last_own_ = signed_record.id();
  FM_CHECK(keep(signed_record).fate == Pool::Fate::kept);
  step.keep.push_back(signed_record);
  step.send.push_back(std::move(signed_record));
}

bool Rounds::enter_round(Now now, Step& step) {
  std::optional<Round> next;
  const std::uint64_t some_honest = pool_.rounds_of_some_honest();
  if (!round_) {
    const OpenPage open = now.view.open();
    if (!open.may_close) return false;
    const auto begins = begins_at(open, opening_.opened, opening_.pace);
    if (begins && begins->ms <= now.time.ms) next = 0;
  } else if (timer_ && now.time.ms >= timer_->since.ms + timer_->duration_ms && *round_ < kMaxRound) {
    next = *round_ + 1;
  }
  if (some_honest > (round_ ? std::uint64_t{*round_} + 1 : 0) && some_honest > (next ? std::uint64_t{*next} + 1 : 0))
    next = static_cast<Round>(some_honest - 1);
  if (!next) return false;
  round_ = next;
  timer_.reset();
  Ready ready{now.view.frontier(), now.time, std::nullopt};
  if (const auto latest = pool_.latest_quorum(*round_)) ready.latest = latest->round;
  say(ready, now, step);
  return true;
}

void Rounds::run_timer(Now now, Step& step) {
  if (timer_) {
    // A clock that was set back must not hold a round for ever.
    if (now.time < timer_->since) timer_->since = now.time;
    return;
  }
  const CheckedRecord* own_ready = own(RecordKind::ready);
  if (own_ready == nullptr) return;
  const bool quorum = pool_.witnesses_at(*round_) >= opening_.witnesses.quorum();
  if (opening_.defences.timer_needs_quorum && !quorum) return;
  std::vector<std::uint64_t> ages;
  for (const CheckedRecord* ready : pool_.of(*round_, RecordKind::ready)) {
    const std::uint64_t clock = ready->says<Ready>()->clock.ms;
    ages.push_back(now.time.ms > clock ? now.time.ms - clock : 0);
  }
  timer_ = RoundTimer{own_ready->id(), now.time, round_duration_ms(*round_, std::move(ages))};
  step.timer = timer_;
}

std::optional<Instant> Rounds::wake(Now now) const {
  if (is_silent() || seal_) return std::nullopt;
  if (!round_) return begins_at(now.view.open(), opening_.opened, opening_.pace);
  if (!timer_) return std::nullopt;
  const Instant quarter{timer_->since.ms + timer_->duration_ms / 4};
  const bool waits = opening_.witnesses.proposer(opening_.place.page, *round_) == *opening_.self &&
                     own(RecordKind::propose) == nullptr && now.time < quarter;
  return waits ? quarter : Instant{timer_->since.ms + timer_->duration_ms};
}

Finality Rounds::finality() const {
  Finality out;
  const std::size_t quorum = opening_.witnesses.quorum();
  const std::size_t size = opening_.witnesses.size();
  for (const PrepareQuorum& prepared : pool_.quorums())
    out.commits = std::max(out.commits, std::min(pool_.commits(prepared.round, prepared.core), quorum));
  if (seal_) out.commits = std::max(out.commits, std::min(seal_->commits.size(), quorum));
  out.by_majority = out.commits * 2 > size;
  out.sealed = seal_.has_value();
  if (out.commits + quorum > size) out.cheats = out.commits + quorum - size;
  return out;
}

std::vector<CheckedRecord> Rounds::evidence_of(Round round, const CoreId& core) const {
  // From the round downward: which rounds' prepares for this core are named.
  std::vector<Round> rounds{round};
  for (std::size_t i = 0; i < rounds.size(); ++i)
    for (const CheckedRecord* prepare : pool_.of(rounds[i], RecordKind::prepare))
      if (const auto& rests_on = prepare->says<Prepare>()->rests_on;
          prepare->core() == core && rests_on && std::ranges::find(rounds, *rests_on) == rounds.end())
        rounds.push_back(*rests_on);
  std::vector<CheckedRecord> out;
  for (const CheckedRecord& record : pool_.records()) {
    const bool is_core = record.kind() == RecordKind::propose && record.core() == core;
    const bool is_prepare = record.kind() == RecordKind::prepare && record.core() == core &&
                            std::ranges::find(rounds, record.round()) != rounds.end();
    const bool is_commit = record.kind() == RecordKind::commit && record.core() == core && record.round() == round;
    if (is_core || is_prepare || is_commit) out.push_back(record);
  }
  return out;
}

// What two nodes keep of a liar can differ: of three records that contradict each other each has the two that came
// first. So a witness and round of which two are kept count as just that, and a core with Q prepares as that.
Hash Rounds::digest() const {
  if (digest_) return *digest_;
  const std::vector<CheckedRecord>& records = pool_.records();
  constexpr std::size_t kBytesOfRecord = 4 + CoreId::kSize + 3;
  Bytes out;
  out.reserve(Hash::kSize + (records.size() + pool_.quorums().size()) * kBytesOfRecord);
  append(out, opening_.place.opening.view());
  for (std::size_t i = 0; i < records.size();) {
    std::size_t same = i + 1;
    while (same < records.size() && records[same].round() == records[i].round() &&
           records[same].kind() == records[i].kind() && records[same].witness() == records[i].witness())
      ++same;
    const std::uint8_t kind = static_cast<std::uint8_t>(records[i].kind());
    append_commit_message(out, records[i].round(), same == i + 1 ? reinterpret_id<CoreId>(records[i].id()) : CoreId{});
    const std::uint16_t witness = records[i].witness();
    const std::array<std::uint8_t, 3> who{kind, static_cast<std::uint8_t>(witness >> 8),
                                          static_cast<std::uint8_t>(witness & 0xFF)};
    append(out, who);
    i = same;
  }
  for (const PrepareQuorum& quorum : pool_.quorums()) append_commit_message(out, quorum.round, quorum.core);
  digest_ = crypto::hash(crypto::tag::kSealRecord, out);
  return *digest_;
}

}  // namespace folkmoot::seal
