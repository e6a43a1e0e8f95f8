#include "proof/build.h"

#include <algorithm>

#include "codec/writer.h"
#include "proof/errc.h"
#include "proof/verify.h"

namespace folkmoot::proof {

namespace {
struct Signer {
  std::size_t place;  // among the trusted
  Signature commit;
};

std::vector<Hash> hidden_beside(const std::vector<SignKey>& keys, std::span<const Signer> signers) {
  std::vector<BytesView> items;
  items.reserve(keys.size());
  for (const SignKey& key : keys) items.push_back(key.view());
  std::vector<std::size_t> shown;
  shown.reserve(signers.size());
  for (const Signer& signer : signers) shown.push_back(signer.place);
  return crypto::hidden_of_list(items, shown);
}

/// Of those who signed, as many neighbours as needed, and those beside whom the least is hidden.
std::vector<Signer> fewest_bytes(const std::vector<SignKey>& keys, std::vector<Signer> signers, std::size_t needed) {
  std::vector<Signer> best;
  std::size_t best_hidden = 0;
  for (std::size_t first = 0; first + needed <= signers.size(); ++first) {
    std::vector<Signer> some(signers.begin() + static_cast<std::ptrdiff_t>(first),
                             signers.begin() + static_cast<std::ptrdiff_t>(first + needed));
    const std::size_t hidden = hidden_beside(keys, some).size();
    if (best.empty() || hidden < best_hidden) best = std::move(some), best_hidden = hidden;
  }
  return best;
}

/// Of the trusted witnesses those who signed the seal.
std::vector<Signer> signers_among(const std::vector<SignKey>& keys, const ChainSeal& to) {
  std::vector<Signer> out;
  const std::vector<seal::WitnessIndex> members = to.seal.signers.members();
  for (std::size_t i = 0; i < members.size() && i < to.seal.commits.size(); ++i) {
    if (members[i] >= to.witnesses.size()) return {};
    const SignKey& key = to.witnesses.key(members[i]);
    const auto at = std::ranges::lower_bound(keys, key);
    if (at != keys.end() && *at == key)
      out.push_back({static_cast<std::size_t>(at - keys.begin()), to.seal.commits[i]});
  }
  return out;
}

bool is_linked(const Trusted& trusted, const std::vector<SignKey>& keys, const ChainSeal& to) {
  const std::size_t needed = signers_needed(trusted, to.seal.core);
  return needed > 0 && signers_among(keys, to).size() >= needed;
}

Link link_to(const Trusted& trusted, const std::vector<SignKey>& keys, const ChainSeal& to) {
  const auto signers = fewest_bytes(keys, signers_among(keys, to), signers_needed(trusted, to.seal.core));
  Link out;
  out.core = to.seal.core;
  out.round = to.seal.round;
  out.signers = seal::WitnessBits(keys.size());
  for (const Signer& signer : signers) {
    out.signers.set(static_cast<seal::WitnessIndex>(signer.place));
    out.commits.push_back(signer.commit);
    out.keys.push_back(keys[signer.place]);
  }
  out.hidden = hidden_beside(keys, signers);
  return out;
}

/// Breadth first: how the pages of the chain are reached by the fewest links.
class Search {
 public:
  /// Over a reconvening only where that is said.
  Search(std::span<const ChainSeal> chain, const seal::Core* start, bool passes_reconvenings)
      : chain_(chain), passes_reconvenings_(passes_reconvenings), reached_(chain.size()) {
    for (std::size_t i = 0; i < chain.size(); ++i)
      if (start != nullptr && chain[i].seal.core.page <= start->page) reached_[i].passed = true;
  }

  /// Whether the last seal is reached.
  bool run(const Trusted& from) {
    std::vector<std::size_t> edge;
    spread(from, kStart, edge);
    while (!edge.empty() && reached_.back().keys == nullptr) {
      std::vector<std::size_t> next;
      for (const std::size_t at : edge) {
        spread(Trusted::of(chain_[at].seal.core), at, next);
        if (reached_.back().keys != nullptr) break;
      }
      edge = std::move(next);
    }
    return reached_.back().keys != nullptr;
  }
  [[nodiscard]] Result<std::vector<Link>> links() const {
    std::vector<Link> out;
    for (std::size_t at = chain_.size() - 1; at != kStart; at = reached_[at].before) {
      out.push_back(link_to(reached_[at].trusted, *reached_[at].keys, chain_[at]));
      if (!reached_[at].reconvened) continue;
      FM_ASSIGN(out.back().reconvened, chain_[at].reconvened());
    }
    std::ranges::reverse(out);
    return out;
  }

 private:
  static constexpr std::size_t kStart = SIZE_MAX;
  struct Reached {
    bool passed = false;
    /// By whom it is reached; null as long as it is not.
    const std::vector<SignKey>* keys = nullptr;
    Trusted trusted;
    std::size_t before = kStart;
    bool reconvened = false;
  };

  // The witnesses that a core names are known from a page that they close: the next one, or, where others closed that
  // after a reconvening, any other.
  [[nodiscard]] const std::vector<SignKey>* keys_of(const Trusted& trusted) const {
    const auto next =
        std::ranges::find(chain_, trusted.page + 1, [](const ChainSeal& one) { return one.seal.core.page; });
    const auto is_theirs = [&](const ChainSeal& one) {
      return one.witnesses.size() == trusted.count && one.witnesses.root() == trusted.witnesses;
    };
    if (next != chain_.end() && (trusted.page == 0 || is_theirs(*next))) return &next->witnesses.keys();
    const auto any = trusted.page == 0 ? chain_.end() : std::ranges::find_if(chain_, is_theirs);
    return any == chain_.end() ? nullptr : &any->witnesses.keys();
  }

  void spread(const Trusted& trusted, std::size_t at, std::vector<std::size_t>& next) {
    if (const auto* const keys = keys_of(trusted)) spread_by(*keys, trusted, at, next);
    if (!passes_reconvenings_ || trusted.page == 0) return;
    for (std::size_t to = 0; to < chain_.size(); ++to) {
      const ChainSeal& there = chain_[to];
      if (!there.reconvened || there.seal.core.page != trusted.page + 1) continue;
      Trusted who = trusted;
      who.witnesses = there.witnesses.root();
      who.count = there.witnesses.size();
      if (reach(to, {false, &there.witnesses.keys(), who, at, true})) next.push_back(to);
    }
  }

  void spread_by(const std::vector<SignKey>& keys, const Trusted& trusted, std::size_t at,
                 std::vector<std::size_t>& next) {
    Trusted who = trusted;
    if (at == kStart && trusted.page == 0) who.count = keys.size();
    for (std::size_t to = chain_.size(); to-- > 0;) {
      if (chain_[to].seal.core.page <= trusted.page) continue;
      if (trusted.page == 0 && chain_[to].seal.core.page != 1) continue;
      if (!reach(to, {false, &keys, who, at, false})) continue;
      next.push_back(to);
      if (to + 1 == chain_.size()) return;
    }
  }

  /// Whether the seal is reached so, and was not before.
  bool reach(std::size_t to, const Reached& by) {
    Reached& there = reached_[to];
    if (there.passed || there.keys != nullptr || !is_linked(by.trusted, *by.keys, chain_[to])) return false;
    there = by;
    return true;
  }

  std::span<const ChainSeal> chain_;
  bool passes_reconvenings_;
  std::vector<Reached> reached_;
};
}  // namespace

Result<std::vector<Link>> shortest_links(const std::variant<seal::Core, FoundingEvidence>& start,
                                         std::span<const ChainSeal> chain) {
  const auto* core = std::get_if<seal::Core>(&start);
  if (chain.empty()) return fail(errc::kNoWay, "nothing is sealed");
  if (core != nullptr && chain.back().seal.core == *core) return std::vector<Link>();
  for (const bool passes_reconvenings : {false, true}) {
    Search search(chain, core, passes_reconvenings);
    if (search.run(core != nullptr ? Trusted::of(*core) : Trusted())) return search.links();
  }
  return fail(errc::kNoWay);
}

Result<Entry> prove_entry(StateSource& state, const WantedEntry& wanted) {
  Entry out;
  out.subject = std::string(wanted.subject);
  out.key = wanted.key;
  crypto::MerkleMap subjects;
  const crypto::MerkleMap* map = nullptr;
  std::vector<std::pair<Hash, Hash>> values;  // hashes of the subjects' names and of their entries
  for (const auto& [name, there] : state.subjects()) {
    const Hash key = crypto::hash_untagged(codec::Writer().text(name).view());
    const Bytes value = codec::Writer().id(there->root()).take();
    subjects.set(key, crypto::merkle_leaf(key, value, {}));
    values.emplace_back(key, crypto::hash_untagged(value));
    if (name == wanted.subject) map = there;
  }
  if (subjects.size() == 0) return fail(errc::kNotThere, "an empty state");
  subjects.root();  // every hash, before a way is asked for
  const auto above = subjects.find(crypto::hash_untagged(codec::Writer().text(wanted.subject).view()));
  out.above = above.path;
  if (map == nullptr) {
    const auto other = std::ranges::find(values, above.key, &std::pair<Hash, Hash>::first);
    out.found = Entry::NoSubject{other->first, other->second};
    return out;
  }
  const Hash key = crypto::hash_untagged(wanted.key);
  const auto found = map->find(key);
  out.path = found.path;
  const auto entry = state.entry(wanted.subject, found.key);
  if (!entry || crypto::merkle_leaf(found.key, entry->value, entry->last.view()) != found.leaf)
    return fail(errc::kNotThere, out.subject);
  if (found.key == key)
    out.found = *entry;
  else
    out.found = Entry::Other{found.key, crypto::hash_untagged(entry->value), entry->last};
  return out;
}

Result<Proof> build(const Plan& plan, StateSource& state) {
  Proof out;
  out.assembly = plan.assembly;
  out.founding = plan.founding;
  out.start = plan.start;
  FM_ASSIGN(out.links, shortest_links(plan.start, plan.chain));
  out.text = plan.text;
  for (const WantedEntry& wanted : plan.entries) {
    FM_ASSIGN(Entry entry, prove_entry(state, wanted));
    if (!out.entries.empty()) {
      const auto parts = ways_part_at(out.entries.front().subject, entry.subject);
      if (!parts || std::holds_alternative<Entry::NoSubject>(entry.found))
        return fail(errc::kNotThere, "no second entry: " + entry.subject);
      std::erase_if(entry.above, [&](const crypto::MapStep& step) { return step.split_bit <= *parts; });
    }
    out.entries.push_back(std::move(entry));
  }
  return out;
}

}  // namespace folkmoot::proof
