#include "proof/format.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/limits.h"
#include "proof/errc.h"

namespace folkmoot::proof {

namespace {
using codec::Reader;
using codec::Writer;

constexpr std::size_t kStepSize = 1 + Hash::kSize;
constexpr std::size_t kMaxSteps = 256;

template <class Id>
void write_ids(Writer& out, const std::vector<Id>& ids) {
  Bytes all;
  for (const Id& id : ids) append(all, id.view());
  out.bytes(all);
}
template <class Id>
std::vector<Id> read_ids(Reader& in, std::size_t max) {
  BytesView all = in.bytes(max * Id::kSize);
  if (all.size() % Id::kSize != 0) in.fault(codec::errc::kValue, "no whole number of items");
  std::vector<Id> out;
  for (; all.size() >= Id::kSize; all = all.subspan(Id::kSize)) out.push_back(*Id::from(all.first(Id::kSize)));
  return out;
}

void write_shown(Writer& out, const Shown& shown) { out.bytes(shown.header).bytes(shown.body); }
Shown read_shown(Reader& in) {
  const BytesView header = in.bytes(event::kMaxHeaderSize);
  return {to_bytes(header), to_bytes(in.bytes(event::kMaxBodySize))};
}
void write_optional(Writer& out, const std::optional<Shown>& shown) {
  if (!shown) {
    out.null();
    return;
  }
  out.array(2);
  write_shown(out, *shown);
}
std::optional<Shown> read_optional(Reader& in) {
  if (in.null()) return std::nullopt;
  in.array_of(2);
  return read_shown(in);
}
void write_signed(Writer& out, const SignedEvent& event) {
  out.array(3);
  write_shown(out, event.event);
  out.id(event.signature);
}
SignedEvent read_signed(Reader& in) {
  in.array_of(3);
  Shown shown = read_shown(in);
  return {std::move(shown), in.id<Signature>()};
}

void write_founding(Writer& out, const FoundingEvidence& evidence) {
  out.array(2).array(evidence.constitutes.size());
  for (const SignedEvent& event : evidence.constitutes) write_signed(out, event);
  out.array(evidence.founders.size());
  for (const auto& founder : evidence.founders) {
    out.array(2).bytes(founder.accept);
    if (founder.invite)
      write_signed(out, *founder.invite);
    else
      out.null();
  }
}
FoundingEvidence read_founding(Reader& in) {
  FoundingEvidence out;
  const std::size_t constitutes = in.array(kMaxFounders);
  for (std::size_t i = 0; i < constitutes && in.ok(); ++i) out.constitutes.push_back(read_signed(in));
  const std::size_t founders = in.array(kMaxFounders);
  for (std::size_t i = 0; i < founders && in.ok(); ++i) {
    in.array_of(2);
    FoundingEvidence::Founder founder;
    founder.accept = to_bytes(in.bytes(event::kMaxBodySize));
    if (!in.null()) founder.invite = read_signed(in);
    out.founders.push_back(std::move(founder));
  }
  return out;
}

/// What a core's items follow from: they are not said again.
struct Before {
  AssemblyId assembly;
  std::uint64_t page = 0;  // of the core before; 0: the founding
  Hash id;                 // H(core), or the assembly's
  bool any = true;         // false at the start

  explicit Before(const AssemblyId& whose) : assembly(whose), id(reinterpret_id<Hash>(whose)) {}
  void pass(const seal::Core& core) {
    page = core.page;
    id = reinterpret_id<Hash>(seal::core_id(core));
    any = true;
  }
  [[nodiscard]] bool is_followed_by(std::uint64_t next) const { return any && next == page + 1; }
};

// A core without its version and its assembly, and without the core before where that stands before it.
void write_core(Writer& out, const seal::Core& core, const Before& before) {
  out.array(10).uint(core.page);
  if (before.is_followed_by(core.page) && core.previous == before.id)
    out.null();
  else
    out.id(core.previous);
  out.id(core.frontier).bytes(core.readies.bytes()).id(core.readies_root).uint(core.time.ms).id(core.outcome.state);
  out.id(core.outcome.next_witnesses).uint(core.outcome.next_count).uint(core.outcome.protocol);
}
seal::Core read_core(Reader& in, const Before& before) {
  in.array_of(10);
  seal::Core out;
  out.assembly = before.assembly;
  out.page = in.uint();
  if (in.null()) {
    out.previous = before.id;
    if (!before.is_followed_by(out.page)) in.fault(codec::errc::kValue, "it follows nothing that stands here");
  } else {
    out.previous = in.id<Hash>();
    if (before.is_followed_by(out.page) && out.previous == before.id) in.fault(codec::errc::kValue, "said again");
  }
  out.frontier = in.id<Hash>();
  out.readies = seal::WitnessBits::from_bytes(in.bytes(seal::kMaxWitnesses / 8));
  out.readies_root = in.id<Hash>();
  out.time = {in.uint_max(event::kMaxTime)};
  out.outcome.state = in.id<Hash>();
  out.outcome.next_witnesses = in.id<Hash>();
  out.outcome.next_count = static_cast<std::uint32_t>(in.uint_max(seal::kMaxWitnesses));
  out.outcome.protocol = in.uint();
  if (!in.ok()) return {};
  // Whatever else a core has to be is said where cores are read.
  if (const auto core = seal::decode_core(seal::encode_core(out)); !core || *core != out)
    in.fault(codec::errc::kValue, core ? "not a core" : core.error().detail);
  return out;
}

void write_link(Writer& out, const Link& link, const Before& before) {
  out.array(6);
  write_core(out, link.core, before);
  out.uint(link.round).bytes(link.signers.bytes());
  write_ids(out, link.commits), write_ids(out, link.keys), write_ids(out, link.hidden);
}
Link read_link(Reader& in, const Before& before) {
  in.array_of(6);
  Link out;
  out.core = read_core(in, before);
  out.round = static_cast<seal::Round>(in.uint_max(seal::kMaxRound));
  out.signers = seal::WitnessBits::from_bytes(in.bytes(seal::kMaxWitnesses / 8));
  out.commits = read_ids<Signature>(in, seal::kMaxWitnesses);
  out.keys = read_ids<SignKey>(in, seal::kMaxWitnesses);
  out.hidden = read_ids<Hash>(in, seal::kMaxWitnesses);
  return out;
}

void write_path(Writer& out, const crypto::MapPath& path) {
  Bytes all;
  for (const crypto::MapStep& step : path) all.push_back(step.split_bit), append(all, step.sibling.view());
  out.bytes(all);
}
crypto::MapPath read_path(Reader& in) {
  BytesView all = in.bytes(kMaxSteps * kStepSize);
  if (all.size() % kStepSize != 0) in.fault(codec::errc::kValue, "no whole number of steps");
  crypto::MapPath out;
  for (; all.size() >= kStepSize; all = all.subspan(kStepSize))
    out.push_back({all[0], *Hash::from(all.subspan(1, Hash::kSize))});
  return out;
}

/// The key of a decision behind what it closed: a vote has its own id, a proposal names it in the last item of its
/// value.
std::optional<Bytes> key_after(const Entry& first, std::string_view subject) {
  constexpr std::size_t kIdSize = 2 + Hash::kSize;
  const auto* present = std::get_if<Entry::Present>(&first.found);
  if (subject != "decision" || present == nullptr) return std::nullopt;
  if (first.subject == "vote") return first.key;
  if (first.subject != "proposal" || present->value.size() < kIdSize) return std::nullopt;
  return to_bytes(BytesView(present->value).last(kIdSize));
}

void write_entry(Writer& out, const Entry& entry, const Entry* first) {
  out.array(5).text(entry.subject);
  if (first != nullptr && key_after(*first, entry.subject) == entry.key)
    out.null();
  else
    out.bytes(entry.key);
  if (const auto* present = std::get_if<Entry::Present>(&entry.found))
    out.array(2).bytes(present->value).id(present->last);
  else if (const auto* other = std::get_if<Entry::Other>(&entry.found))
    out.array(3).id(other->key).id(other->value_hash).id(other->last);
  else if (const auto* none = std::get_if<Entry::NoSubject>(&entry.found))
    out.array(4).null().null().id(none->key).id(none->value_hash);
  write_path(out, entry.path), write_path(out, entry.above);
}

/// Told apart by their number of items.
void read_found(Reader& in, Entry& out) {
  const std::size_t items = in.array(4);
  if (items == 2) {
    const BytesView value = in.bytes(kMaxEntrySize);
    out.found = Entry::Present{to_bytes(value), in.id<EventId>()};
  } else if (items == 3) {
    const auto key = in.id<Hash>();
    const auto value_hash = in.id<Hash>();
    out.found = Entry::Other{key, value_hash, in.id<EventId>()};
  } else if (items == 4) {
    if (!in.null() || !in.null()) in.fault(codec::errc::kValue, "neither a value nor an end");
    const auto key = in.id<Hash>();
    out.found = Entry::NoSubject{key, in.id<Hash>()};
  } else {
    in.fault(codec::errc::kWrongCount);
  }
}
Entry read_entry(Reader& in, const Entry* first) {
  in.array_of(5);
  Entry out;
  out.subject = in.text(kMaxSubject);
  const auto follows = first != nullptr ? key_after(*first, out.subject) : std::nullopt;
  const bool says_it = !in.null();
  out.key = says_it ? to_bytes(in.bytes(kMaxEntrySize)) : follows.value_or(Bytes());
  if (says_it ? follows == out.key : !follows) in.fault(codec::errc::kValue, "a key said again, or not at all");
  read_found(in, out);
  out.path = read_path(in);
  out.above = read_path(in);
  if (std::holds_alternative<Entry::NoSubject>(out.found) && !out.path.empty())
    in.fault(codec::errc::kValue, "a way in a map that is not there");
  return out;
}
/// Against damage, and nothing else: who forges can compute it.
using Check = FixedBytes<struct CheckTag, 8>;
Check check_of(BytesView bytes) {
  return *Check::from(crypto::hash(crypto::tag::kProof, bytes).view().first(Check::kSize));
}
}  // namespace

std::optional<std::uint8_t> ways_part_at(std::string_view a, std::string_view b) {
  const Hash first = crypto::hash_untagged(Writer().text(a).view());
  const Hash second = crypto::hash_untagged(Writer().text(b).view());
  for (std::size_t bit = 0; bit < 8 * Hash::kSize; ++bit)
    if (((first.bytes[bit / 8] ^ second.bytes[bit / 8]) >> (7 - bit % 8) & 1) != 0)
      return static_cast<std::uint8_t>(bit);
  return std::nullopt;
}

Bytes encode_proof(const Proof& proof) {
  Writer out;
  out.array(8).uint(kVersion).id(proof.assembly);
  write_optional(out, proof.founding);
  Before before(proof.assembly);
  if (const auto* core = std::get_if<seal::Core>(&proof.start)) {
    out.array(1);
    before.any = false;
    write_core(out, *core, before);
    before.pass(*core);
  } else if (const auto* evidence = std::get_if<FoundingEvidence>(&proof.start)) {
    write_founding(out, *evidence);
  }
  out.array(proof.links.size());
  for (const Link& link : proof.links) {
    write_link(out, link, before);
    before.pass(link.core);
  }
  write_optional(out, proof.text);
  out.array(proof.entries.size());
  for (const Entry& entry : proof.entries)
    write_entry(out, entry, &entry == proof.entries.data() ? nullptr : proof.entries.data());
  out.id(check_of(out.view()));
  return out.take();
}

Result<Proof> decode_proof(BytesView bytes) {
  if (bytes.size() > kMaxProofSize) return fail(errc::kForm, "too large");
  Reader in(bytes);
  Proof out;
  in.array_of(8);
  if (in.uint() != kVersion) in.fault(codec::errc::kValue, "another version");
  out.assembly = in.id<AssemblyId>();
  out.founding = read_optional(in);
  Before before(out.assembly);
  const std::size_t start = in.array(2);
  if (start == 1) {
    before.any = false;
    const seal::Core core = read_core(in, before);
    before.pass(core);
    out.start = core;
  } else if (start == 2) {
    out.start = read_founding(in);
  } else {
    in.fault(codec::errc::kWrongCount);
  }
  const std::size_t links = in.array(kMaxLinks);
  for (std::size_t i = 0; i < links && in.ok(); ++i) {
    out.links.push_back(read_link(in, before));
    before.pass(out.links.back().core);
  }
  out.text = read_optional(in);
  const std::size_t entries = in.array(kMaxEntries);
  for (std::size_t i = 0; i < entries && in.ok(); ++i)
    out.entries.push_back(read_entry(in, i == 0 ? nullptr : out.entries.data()));
  const BytesView checked = bytes.first(in.offset());
  if (in.id<Check>() != check_of(checked)) in.fault(codec::errc::kValue, "damaged");
  if (const auto read = in.finish(); !read)
    return fail(errc::kForm, std::string(read.error().code) + " " + read.error().detail);
  return out;
}

}  // namespace folkmoot::proof
