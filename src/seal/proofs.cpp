#include "seal/proofs.h"

#include <utility>

namespace folkmoot::seal {

std::string_view name_of(Cheat cheat) {
  switch (cheat) {
    case Cheat::two_readies:
      return "two_readies";
    case Cheat::two_proposes:
      return "two_proposes";
    case Cheat::two_prepares:
      return "two_prepares";
    case Cheat::two_commits:
      return "two_commits";
    case Cheat::broken_lock:
      return "broken_lock";
  }
  return "";
}

namespace {
/// Two records of one kind and round.
std::optional<Cheat> equivocation(const CheckedRecord& a, const CheckedRecord& b) {
  switch (a.kind()) {
    case RecordKind::ready:
      if (*a.says<Ready>() != *b.says<Ready>()) return Cheat::two_readies;
      break;
    case RecordKind::propose:
      if (a.core() != b.core() || a.says<Propose>()->rests_on != b.says<Propose>()->rests_on)
        return Cheat::two_proposes;
      break;
    case RecordKind::prepare:
      if (*a.says<Prepare>() != *b.says<Prepare>()) return Cheat::two_prepares;
      break;
    case RecordKind::commit:
      if (a.core() != b.core()) return Cheat::two_commits;
      break;
  }
  return std::nullopt;
}

bool breaks_lock(const CheckedRecord& commit, const CheckedRecord& prepare) {
  const auto& rests_on = prepare.says<Prepare>()->rests_on;
  return prepare.round() > commit.round() && prepare.core() != commit.core() &&
         (!rests_on || *rests_on < commit.round());
}

int weight(Cheat cheat) { return static_cast<int>(cheat); }
}  // namespace

std::optional<Cheat> what_they_prove(const CheckedRecord& a, const CheckedRecord& b) {
  if (a.record().place != b.record().place || a.witness() != b.witness()) return std::nullopt;
  if (a.kind() == b.kind()) return a.round() == b.round() ? equivocation(a, b) : std::nullopt;
  if (a.kind() == RecordKind::commit && b.kind() == RecordKind::prepare && breaks_lock(a, b)) return Cheat::broken_lock;
  if (b.kind() == RecordKind::commit && a.kind() == RecordKind::prepare && breaks_lock(b, a)) return Cheat::broken_lock;
  return std::nullopt;
}

std::map<WitnessIndex, Proof> find_proofs(const std::vector<CheckedRecord>& records) {
  std::map<WitnessIndex, std::vector<const CheckedRecord*>> by_witness;
  for (const CheckedRecord& record : records) by_witness[record.witness()].push_back(&record);
  std::map<WitnessIndex, Proof> out;
  for (const auto& [witness, said] : by_witness) {
    for (std::size_t i = 0; i < said.size(); ++i) {
      for (std::size_t j = i + 1; j < said.size(); ++j) {
        const auto cheat = what_they_prove(*said[i], *said[j]);
        if (!cheat) continue;
        const auto at = out.find(witness);
        if (at == out.end())
          out.emplace(witness, Proof{*cheat, *said[i], *said[j]});
        else if (weight(*cheat) > weight(at->second.cheat))
          at->second = {*cheat, *said[i], *said[j]};
      }
    }
  }
  return out;
}

TwoSeals prove_two_seals(const Seal& one, const Seal& two, const std::vector<CheckedRecord>& evidence) {
  TwoSeals out{one, two, find_proofs(evidence)};
  // Two readies or proposes are cheats too, but no second seal comes of them.
  std::erase_if(out.proofs, [](const auto& entry) { return weight(entry.second.cheat) < weight(Cheat::two_prepares); });
  return out;
}

}  // namespace folkmoot::seal
