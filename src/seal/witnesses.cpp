#include "seal/witnesses.h"

#include <algorithm>
#include <bit>
#include <map>

#include "crypto/merkle_list.h"
#include "seal/errc.h"

namespace folkmoot::seal {

std::size_t WitnessBits::count() const {
  std::size_t out = 0;
  for (const std::uint8_t byte : bytes_) out += static_cast<std::size_t>(std::popcount(byte));
  return out;
}

std::vector<WitnessIndex> WitnessBits::members() const {
  std::vector<WitnessIndex> out;
  for (std::size_t i = 0; i < bytes_.size() * 8; ++i)
    if (has(static_cast<WitnessIndex>(i))) out.push_back(static_cast<WitnessIndex>(i));
  return out;
}

bool WitnessBits::fits(std::size_t size) const {
  if (bytes_.size() != (size + 7) / 8) return false;
  const std::size_t used = size % 8;
  return used == 0 || (bytes_.back() >> used) == 0;
}

Result<WitnessSet> WitnessSet::of(std::vector<SignKey> keys, Rule rule) {
  if (keys.empty() || keys.size() > kMaxWitnesses) return fail(errc::kWitnesses, "none, or too many");
  if (std::ranges::adjacent_find(keys, std::greater_equal{}) != keys.end())
    return fail(errc::kWitnesses, "the keys do not ascend");
  WitnessSet out;
  out.keys_ = std::move(keys);
  out.rule_ = rule;
  return out;
}

std::optional<WitnessIndex> WitnessSet::find(const SignKey& key) const {
  const auto at = std::ranges::lower_bound(keys_, key);
  if (at == keys_.end() || *at != key) return std::nullopt;
  return static_cast<WitnessIndex>(at - keys_.begin());
}

Hash WitnessSet::root() const { return witnesses_root(keys_); }

Hash witnesses_root(const std::vector<SignKey>& keys) {
  std::vector<Bytes> items;
  items.reserve(keys.size());
  for (const SignKey& key : keys) items.push_back(to_bytes(key.view()));
  return crypto::merkle_list_root(items);
}

bool is_active(const Candidate& candidate, const Closing& closing, const WitnessRules& rules) {
  const bool by_pages = candidate.seen_page + rules.active_pages > closing.page;
  const bool by_time = candidate.seen.ms + rules.active_ms > closing.time.ms;
  return candidate.seen_page > 0 && (by_pages || by_time);
}

namespace {
/// The first `seats` active persons of the permutation.
std::vector<SignKey> first_drawn(const std::map<PersonId, SignKey>& active, const std::vector<PersonId>& lot,
                                 std::size_t seats) {
  std::vector<SignKey> out;
  for (const PersonId& person : lot) {
    const auto at = active.find(person);
    if (at != active.end() && out.size() < seats) out.push_back(at->second);
  }
  return out;
}
}  // namespace

std::vector<SignKey> next_witnesses(const std::vector<Candidate>& candidates, const std::vector<PersonId>& lot,
                                    const Closing& closing, const WitnessRules& rules) {
  std::map<PersonId, SignKey> active;
  for (const Candidate& candidate : candidates)
    if (is_active(candidate, closing, rules)) active.emplace(candidate.person, candidate.seal_key);

  std::vector<SignKey> out;
  const std::size_t seats = std::min<std::size_t>(rules.drawn, kMaxDrawn);
  if (active.size() > seats) out = first_drawn(active, lot, seats);
  // A lot of which fewer than half of the seats are left has run out: all are witnesses until the next one.
  if (out.size() * 2 < seats || out.empty()) {
    out.clear();
    for (const auto& [person, key] : active) out.push_back(key);
  }
  std::ranges::sort(out);
  const auto doubled = std::ranges::unique(out);
  out.erase(doubled.begin(), doubled.end());
  if (out.size() > kMaxWitnesses) out.resize(kMaxWitnesses);
  return out;
}

}  // namespace folkmoot::seal
