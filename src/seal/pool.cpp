#include "seal/pool.h"

#include <algorithm>
#include <tuple>

namespace folkmoot::seal {

namespace {
using Key = std::tuple<Round, RecordKind, WitnessIndex, SealRecordId>;
Key key_of(const CheckedRecord& record) { return {record.round(), record.kind(), record.witness(), record.id()}; }
}  // namespace

std::vector<CheckedRecord>::const_iterator Pool::begin_of(Round round, RecordKind kind) const {
  return std::ranges::lower_bound(records_, Key{round, kind, 0, {}}, {}, key_of);
}

bool Pool::holds(const SealRecordId& id, Round round) const {
  for (auto at = begin_of(round, RecordKind::ready); at != records_.end() && at->round() == round; ++at)
    if (at->id() == id) return true;
  return false;
}

bool Pool::holds(const SealRecord& record) const {
  const auto first =
      std::ranges::lower_bound(records_, Key{record.round, record.kind(), record.witness, {}}, {}, key_of);
  for (auto at = first; at != records_.end(); ++at) {
    if (at->round() != record.round || at->kind() != record.kind() || at->witness() != record.witness) return false;
    if (at->record() == record) return true;
  }
  return false;
}

std::vector<const CheckedRecord*> Pool::of(Round round, RecordKind kind) const {
  std::vector<const CheckedRecord*> out;
  for (auto at = begin_of(round, kind); at != records_.end() && at->round() == round && at->kind() == kind; ++at)
    out.push_back(&*at);
  return out;
}

const CheckedRecord* Pool::first_of(Round round, RecordKind kind, WitnessIndex witness) const {
  const auto at = std::ranges::lower_bound(records_, Key{round, kind, witness, {}}, {}, key_of);
  const bool found = at != records_.end() && at->round() == round && at->kind() == kind && at->witness() == witness;
  return found ? &*at : nullptr;
}

const Core* Pool::core(const CoreId& id) const {
  for (const CheckedRecord& record : records_)
    if (const auto* propose = record.says<Propose>(); propose != nullptr && record.core() == id) return &propose->core;
  return nullptr;
}

bool Pool::has_quorum(Round round, const CoreId& core) const {
  return std::ranges::find(quorums_, PrepareQuorum{round, core}) != quorums_.end();
}

bool Pool::counts(const CheckedRecord& prepare) const {
  if (!std::ranges::binary_search(cores_, prepare.core())) return false;
  const auto& rests_on = prepare.says<Prepare>()->rests_on;
  if (!rests_on) return true;
  if (defences_.of_this_core) return has_quorum(*rests_on, prepare.core());
  return std::ranges::any_of(quorums_, [&](const PrepareQuorum& quorum) { return quorum.round == *rests_on; });
}

void Pool::recount() {
  quorums_.clear();
  // A prepare names an earlier round only, so one pass over the rounds in their order sees everything it needs.
  for (auto at = records_.begin(); at != records_.end();) {
    const Round round = at->round();
    std::map<CoreId, std::vector<WitnessIndex>> for_core;
    for (; at != records_.end() && at->round() == round; ++at) {
      if (at->kind() != RecordKind::prepare || !counts(*at)) continue;
      auto& witnesses = for_core[at->core()];
      if (witnesses.empty() || witnesses.back() != at->witness()) witnesses.push_back(at->witness());
    }
    for (const auto& [core, witnesses] : for_core)
      if (witnesses.size() >= page_.quorum) quorums_.push_back({round, core});
  }
}

std::optional<PrepareQuorum> Pool::latest_quorum(Round below) const {
  std::optional<PrepareQuorum> out;
  for (const PrepareQuorum& quorum : quorums_)
    if (quorum.round < below && (!out || quorum.round > out->round)) out = quorum;
  return out;
}

std::optional<Round> Pool::latest_quorum(Round below, const CoreId& core) const {
  std::optional<Round> out;
  for (const PrepareQuorum& quorum : quorums_)
    if (quorum.round < below && quorum.core == core) out = quorum.round;
  return out;
}

std::size_t Pool::commits(Round round, const CoreId& core) const {
  std::size_t out = 0;
  for (const CheckedRecord* record : of(round, RecordKind::commit)) out += record->core() == core ? 1U : 0U;
  return out;
}

std::uint64_t Pool::rounds_of(WitnessIndex witness) const { return witness < rounds_.size() ? rounds_[witness] : 0; }

std::size_t Pool::witnesses_at(Round round) const {
  return static_cast<std::size_t>(std::ranges::count_if(rounds_, [&](std::uint64_t rounds) { return rounds > round; }));
}

std::uint64_t Pool::rounds_of_some_honest() const {
  if (rounds_.size() <= page_.liars_max) return 0;
  std::vector<std::uint64_t> sorted = rounds_;
  std::ranges::sort(sorted, std::greater{});
  return sorted[page_.liars_max];
}

std::size_t Pool::preparers(Round round, const CoreId& core, WitnessIndex but) const {
  std::vector<WitnessIndex> out;
  for (const CheckedRecord* record : of(round, RecordKind::prepare))
    if (record->core() == core && record->witness() != but && (out.empty() || out.back() != record->witness()))
      out.push_back(record->witness());
  return out.size();
}

bool Pool::is_needed(const CheckedRecord& record) const {
  switch (record.kind()) {
    case RecordKind::ready:
      return false;
    case RecordKind::propose:
      return core(record.core()) == nullptr &&
             preparers(record.round(), record.core(), static_cast<WitnessIndex>(page_.witnesses)) > page_.liars_max;
    case RecordKind::prepare: {
      if (!counts(record) || preparers(record.round(), record.core(), record.witness()) <= page_.liars_max)
        return false;
      for (const CheckedRecord* other : of(record.round(), RecordKind::prepare))
        if (other->witness() == record.witness() && other->core() == record.core() && counts(*other)) return false;
      return true;
    }
    case RecordKind::commit:
      return has_quorum(record.round(), record.core());
  }
  return false;
}

Pool::Keeping Pool::keep(const CheckedRecord& record) {
  Keeping out;
  if (rounds_.empty()) rounds_.resize(page_.witnesses, 0);
  if (record.witness() >= page_.witnesses) {
    out.fate = Fate::surplus;
    return out;
  }
  const std::uint64_t last = rounds_of_some_honest() + page_.witnesses;
  if (defences_.bounded_rounds && record.round() > last) {
    out.fate = Fate::too_far;
    return out;
  }
  if (record.kind() == RecordKind::propose && (page_.number + record.round()) % page_.witnesses != record.witness()) {
    out.fate = Fate::not_the_proposer;
    return out;
  }
  std::size_t others = 0;
  for (auto at = begin_of(record.round(), record.kind());
       at != records_.end() && at->round() == record.round() && at->kind() == record.kind(); ++at) {
    if (at->witness() != record.witness()) continue;
    if (!what_they_prove(*at, record)) return out;  // the same again, perhaps after another record of the witness
    ++others;
  }
  if (others >= 2 && !is_needed(record)) {
    out.fate = Fate::surplus;
    return out;
  }
  for (const CheckedRecord& other : records_) {
    if (other.witness() != record.witness()) continue;
    const auto cheat = what_they_prove(other, record);
    if (cheat && (!out.proof || *cheat > out.proof->cheat)) out.proof = Proof{*cheat, other, record};
  }
  out.fate = Fate::kept;
  records_.insert(std::ranges::lower_bound(records_, key_of(record), {}, key_of), record);
  rounds_[record.witness()] = std::max<std::uint64_t>(rounds_[record.witness()], std::uint64_t{record.round()} + 1);
  if (record.kind() == RecordKind::propose && !std::ranges::binary_search(cores_, record.core()))
    cores_.insert(std::ranges::lower_bound(cores_, record.core()), record.core());
  if (record.kind() == RecordKind::prepare || record.kind() == RecordKind::propose) recount();
  return out;
}

bool Pool::lacks_something() const {
  return std::ranges::any_of(records_, [this](const CheckedRecord& record) {
    return record.kind() == RecordKind::prepare && !counts(record);
  });
}

}  // namespace folkmoot::seal
