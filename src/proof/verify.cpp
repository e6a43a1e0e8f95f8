#include "proof/verify.h"

#include <algorithm>

#include "base/text.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/sign.h"
#include "crypto/tags.h"
#include "proof/errc.h"
#include "proof/founding.h"

namespace folkmoot::proof {

Trusted Trusted::of(const seal::Core& core) {
  return {core.assembly,
          core.page,
          reinterpret_id<Hash>(seal::core_id(core)),
          core.time,
          core.outcome.state,
          core.outcome.next_witnesses,
          core.outcome.next_count};
}

// The next page's witnesses are these ones: a quorum of them. Of a later page's witnesses no more is known than how
// many bytes their bits take, which bounds their number n and so the liars among them. Of the s who signed at most
// liars_max() lie; the others are honest witnesses of that page, and when more than its liars could be are locked on
// one core, no other is sealed there.
std::size_t signers_needed(const Trusted& trusted, const seal::Core& core) {
  if (core.page == trusted.page + 1) return trusted.count - trusted.liars_max();
  const std::size_t witnesses_max = 8 * core.readies.bytes().size();
  return trusted.liars_max() + (witnesses_max - 1) / 3 + 1;
}

namespace {
Result<Ok> check_place(const Trusted& trusted, const seal::Core& core) {
  const bool next = core.page == trusted.page + 1;
  if (core.assembly != trusted.assembly || core.page <= trusted.page || core.time < trusted.time ||
      (next && core.previous != trusted.id) || (!next && trusted.page == 0))
    return fail(errc::kPlace, "page " + std::to_string(core.page));
  return Ok{};
}

Result<Ok> check_keys(const Trusted& trusted, const Link& link, const std::vector<seal::WitnessIndex>& signers) {
  if (trusted.count == 0 || !link.signers.fits(trusted.count) || link.keys.size() != signers.size() ||
      link.commits.size() != signers.size())
    return fail(errc::kWitnesses, "another number");
  const std::vector<std::size_t> places(signers.begin(), signers.end());
  std::vector<BytesView> keys;
  keys.reserve(link.keys.size());
  for (const SignKey& key : link.keys) keys.push_back(key.view());
  if (crypto::list_root_of_part(trusted.count, places, keys, link.hidden) != trusted.witnesses)
    return fail(errc::kWitnesses, "others were named");
  return Ok{};
}
}  // namespace

Result<Ok> check_link(const Trusted& before, const Link& link) {
  const seal::Core& core = link.core;
  const Trusted trusted = link.reconvened ? trusted_after(before, *link.reconvened) : before;
  if (link.reconvened && core.page != trusted.page + 1) return fail(errc::kPlace, "not the reconvened page");
  FM_TRY(check_place(trusted, core));
  const std::vector<seal::WitnessIndex> signers = link.signers.members();
  FM_TRY(check_keys(trusted, link, signers));
  if (core.page == trusted.page + 1 &&
      (!core.readies.fits(trusted.count) || core.readies.count() < trusted.count - trusted.liars_max()))
    return fail(errc::kQuorum, "readies");
  if (signers.size() < signers_needed(trusted, core))
    return fail(errc::kQuorum, std::to_string(signers.size()) + " of " + std::to_string(signers_needed(trusted, core)));
  const Bytes message = seal::commit_message(link.round, seal::core_id(core));
  for (std::size_t i = 0; i < signers.size(); ++i)
    if (!crypto::verify(link.keys[i], crypto::tag::kSeal, message, link.commits[i]))
      return fail(errc::kSignature, "witness " + std::to_string(signers[i]) + " of page " + std::to_string(core.page));
  return Ok{};
}

namespace {
/// What the map of subjects has under the entry's subject, if the entry is as it says; nothing where there is none.
std::optional<crypto::MapLeaf> subject_leaf(const Entry& entry) {
  const Hash key = crypto::hash_untagged(entry.key);
  std::optional<Hash> map;
  if (const auto* present = std::get_if<Entry::Present>(&entry.found))
    map = crypto::root_with(entry.path, {key, crypto::hash_untagged(present->value), to_bytes(present->last.view())});
  else if (const auto* other = std::get_if<Entry::Other>(&entry.found))
    map = crypto::root_without(entry.path, key, {other->key, other->value_hash, to_bytes(other->last.view())});
  if (!map) return std::nullopt;
  const Hash subject = crypto::hash_untagged(codec::Writer().text(entry.subject).view());
  return crypto::MapLeaf{subject, crypto::hash_untagged(codec::Writer().id(*map).view()), {}};
}

/// The root of the whole state in which this entry is as it says; nothing where there is none.
std::optional<Hash> state_with(const Entry& entry) {
  if (const auto* none = std::get_if<Entry::NoSubject>(&entry.found)) {
    const Hash subject = crypto::hash_untagged(codec::Writer().text(entry.subject).view());
    return crypto::root_without(entry.above, subject, {none->key, none->value_hash, {}});
  }
  const auto leaf = subject_leaf(entry);
  return leaf ? crypto::root_with(entry.above, *leaf) : std::nullopt;
}

/// Where the ways of two subjects part, the way to the first one has beside it the child that holds the other.
bool stands_beside(const Entry& first, const Entry& entry) {
  const auto parts = ways_part_at(first.subject, entry.subject);
  const auto leaf = subject_leaf(entry);
  if (!parts || !leaf || (!entry.above.empty() && entry.above.front().split_bit <= *parts)) return false;
  const auto step = std::ranges::find(first.above, *parts, &crypto::MapStep::split_bit);
  return step != first.above.end() && crypto::root_with(entry.above, *leaf) == step->sibling;
}

struct Chain {
  seal::Core last;
  std::optional<seal::CoreId> from;
  std::uint64_t from_page = 0;
  std::vector<Spoken> reconvenings;
};

Result<Trusted> trusted_at_founding(const Proof& proof, const FoundingEvidence& evidence) {
  if (!proof.founding || proof.links.empty()) return fail(errc::kFounding, "not shown, or nothing sealed");
  FM_ASSIGN(const auto keys, first_witnesses(proof.assembly, *proof.founding, evidence));
  if (keys.size() > seal::kMaxWitnesses) return fail(errc::kFounding, "too many");
  return Trusted{proof.assembly, 0, reinterpret_id<Hash>(proof.assembly), {}, {}, seal::witnesses_root(keys),
                 keys.size()};
}

/// From what is remembered to the last core. All is checked, also what comes before what is remembered.
Result<Chain> follow(const Proof& proof, const Remembered& remembered) {
  Chain out;
  Trusted trusted;
  const auto meets = [&](const seal::Core& core) {
    const seal::CoreId id = seal::core_id(core);
    if (remembered.id != reinterpret_id<Hash>(id)) return;
    out.from = id, out.from_page = core.page;
    out.reconvenings.clear();  // it does not rest on what was before
  };
  bool founded = false;
  if (const auto* core = std::get_if<seal::Core>(&proof.start)) {
    if (core->assembly != proof.assembly) return fail(errc::kPlace, "of another assembly");
    trusted = Trusted::of(*core);
    out.last = *core;
    meets(*core);
    if (!remembered.id)
      return fail(errc::kUnremembered,
                  "it starts from seal " + seal::core_id(*core).hex() + " of page " + std::to_string(core->page));
  } else if (const auto* evidence = std::get_if<FoundingEvidence>(&proof.start)) {
    FM_ASSIGN(trusted, trusted_at_founding(proof, *evidence));
    founded = !remembered.id || *remembered.id == reinterpret_id<Hash>(proof.assembly);
  }
  for (const Link& link : proof.links) {
    if (link.reconvened) {
      FM_ASSIGN(const Spoken spoken, check_reconvened(trusted, *link.reconvened));
      out.reconvenings.push_back(spoken);
    }
    FM_TRY(check_link(trusted, link));
    trusted = Trusted::of(link.core);
    out.last = link.core;
    meets(link.core);
  }
  if (!out.from && !founded) return fail(errc::kStart, "it does not rest on what is remembered");
  return out;
}

std::string sentence_of(const Verified& what) {
  std::string out = "The assembly ";
  out += what.name ? "\"" + *what.name + "\" (" + what.assembly.hex() + ")" : what.assembly.hex();
  out += " " + what.statement.words +
         (what.statement.holds_until ? " as of the seal of page " : "; as of the seal of page ") +
         std::to_string(what.page) + ", " + rfc3339(what.time) + ", ";
  out += what.from ? "as far as the remembered seal " + what.from->hex() + " of page " +
                         std::to_string(what.from_page) + " is trusted."
                   : "from the founding: only as good as the key that founded it and the erasure of old seal keys.";
  for (const Spoken& spoken : what.reconvenings)
    out += " On the way a reconvening, " + spoken.id.hex() + ", named others as the witnesses of page " +
           std::to_string(spoken.page) + ": " + std::to_string(spoken.signed_by) + " of " +
           std::to_string(spoken.persons) + " members with a device signed it.";
  return out;
}
}  // namespace

Result<Verified> verify(BytesView file, const Remembered& remembered) {
  FM_ASSIGN(const Proof proof, decode_proof(file));
  Verified out;
  out.assembly = proof.assembly;
  if (proof.founding) {
    FM_ASSIGN(const event::Found found, read_founding_event(proof.assembly, *proof.founding));
    out.name = safe_text(found.name);
  }
  FM_ASSIGN(const Chain chain, follow(proof, remembered));
  for (const Entry& entry : proof.entries) {
    const Entry& first = proof.entries.front();
    if (&entry == &first ? state_with(entry) != chain.last.outcome.state : !stands_beside(first, entry))
      return fail(errc::kPath, entry.subject);
  }
  FM_ASSIGN(out.statement, read_entries(proof.entries, proof.text));
  out.page = chain.last.page;
  out.time = chain.last.time;
  out.seal = seal::core_id(chain.last);
  if (out.statement.is_power) out.fresh_until = Instant{out.time.ms + kFreshMs};
  out.from = chain.from;
  out.from_page = chain.from_page;
  out.reconvenings = chain.reconvenings;
  out.sentence = sentence_of(out);
  return out;
}

}  // namespace folkmoot::proof
