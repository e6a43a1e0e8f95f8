#include "proof/format.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/limits.h"
#include "proof/errc.h"
#include "proof/said_once.h"

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

seal::Core read_core(Reader& in) {
  auto core = seal::decode_core(in.any());
  if (core) return *std::move(core);
  in.fault(codec::errc::kValue, core.error().detail);
  return {};
}

/// Keys and values stand as they are in the state.
Bytes read_item(Reader& in) {
  const BytesView item = in.any();
  if (item.size() > kMaxEntrySize) in.fault(codec::errc::kValue, "too long");
  return to_bytes(item);
}

void write_rows(Writer& out, const std::vector<Reconvened::Row>& rows) {
  out.array(rows.size());
  for (const Reconvened::Row& row : rows) out.array(3).raw(row.key).raw(row.value).id(row.last);
}
std::vector<Reconvened::Row> read_rows(Reader& in) {
  std::vector<Reconvened::Row> out;
  const std::size_t rows = in.array(kMaxRows);
  for (std::size_t i = 0; i < rows && in.ok(); ++i) {
    in.array_of(3);
    Bytes key = read_item(in);
    Bytes value = read_item(in);
    out.push_back({std::move(key), std::move(value), in.id<EventId>()});
  }
  return out;
}

void write_reconvened(Writer& out, const Reconvened& reconvened) {
  out.array(5).raw(seal::encode_reconvening(reconvened.reconvening)).array(reconvened.voices.size());
  for (const Reconvened::Voice& voice : reconvened.voices)
    out.array(3).id(voice.person).id(voice.device).id(voice.signature);
  write_rows(out, reconvened.persons), write_rows(out, reconvened.devices);
  out.array(reconvened.others.size());
  for (const Reconvened::Subject& other : reconvened.others) out.array(2).text(other.name).id(other.root);
}
Reconvened read_reconvened(Reader& in) {
  in.array_of(5);
  Reconvened out;
  if (auto reconvening = seal::decode_reconvening(in.any()))
    out.reconvening = *std::move(reconvening);
  else
    in.fault(codec::errc::kValue, reconvening.error().detail);
  const std::size_t voices = in.array(kMaxRows);
  for (std::size_t i = 0; i < voices && in.ok(); ++i) {
    in.array_of(3);
    const auto person = in.id<PersonId>();
    const auto device = in.id<DeviceId>();
    out.voices.push_back({person, device, in.id<Signature>()});
  }
  out.persons = read_rows(in);
  out.devices = read_rows(in);
  const std::size_t others = in.array(kMaxSubjects);
  for (std::size_t i = 0; i < others && in.ok(); ++i) {
    in.array_of(2);
    std::string name(in.text(kMaxSubject));
    out.others.push_back({std::move(name), in.id<Hash>()});
  }
  return out;
}

void write_link(Writer& out, const Link& link) {
  out.array(link.reconvened ? 7 : 6).raw(seal::encode_core(link.core)).uint(link.round).bytes(link.signers.bytes());
  write_ids(out, link.commits), write_ids(out, link.keys), write_ids(out, link.hidden);
  if (link.reconvened) write_reconvened(out, *link.reconvened);
}
Link read_link(Reader& in) {
  const std::size_t items = in.array(7);
  if (items < 6) in.fault(codec::errc::kWrongCount);
  Link out;
  out.core = read_core(in);
  out.round = static_cast<seal::Round>(in.uint_max(seal::kMaxRound));
  out.signers = seal::WitnessBits::from_bytes(in.bytes(seal::kMaxWitnesses / 8));
  out.commits = read_ids<Signature>(in, seal::kMaxWitnesses);
  out.keys = read_ids<SignKey>(in, seal::kMaxWitnesses);
  out.hidden = read_ids<Hash>(in, seal::kMaxWitnesses);
  if (items == 7) out.reconvened = read_reconvened(in);
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

void write_entry(Writer& out, const Entry& entry) {
  out.array(5).text(entry.subject).raw(entry.key);
  if (const auto* present = std::get_if<Entry::Present>(&entry.found))
    out.array(2).raw(present->value).id(present->last);
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
    Bytes value = read_item(in);
    out.found = Entry::Present{std::move(value), in.id<EventId>()};
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
Entry read_entry(Reader& in) {
  in.array_of(5);
  Entry out;
  out.subject = in.text(kMaxSubject);
  out.key = read_item(in);
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
  if (const auto* core = std::get_if<seal::Core>(&proof.start))
    out.array(1).raw(seal::encode_core(*core));
  else if (const auto* evidence = std::get_if<FoundingEvidence>(&proof.start))
    write_founding(out, *evidence);
  out.array(proof.links.size());
  for (const Link& link : proof.links) write_link(out, link);
  write_optional(out, proof.text);
  out.array(proof.entries.size());
  for (const Entry& entry : proof.entries) write_entry(out, entry);
  Bytes file = say_once(out.view());
  append(file, Writer().id(check_of(file)).view());
  return file;
}

Result<Proof> decode_proof(BytesView bytes) {
  if (bytes.size() > kMaxProofSize) return fail(errc::kForm, "too large");
  constexpr std::size_t kCheckSize = 1 + Check::kSize;
  if (bytes.size() < kCheckSize) return fail(errc::kForm, "too short");
  const BytesView checked = bytes.first(bytes.size() - kCheckSize);
  auto whole = say_again(checked, kMaxProofSize);
  if (!whole) return fail(errc::kForm, "an id is said again, or not at all");
  append(*whole, bytes.last(kCheckSize));
  Reader in(*whole);
  Proof out;
  in.array_of(8);
  if (in.uint() != kVersion) in.fault(codec::errc::kValue, "another version");
  out.assembly = in.id<AssemblyId>();
  out.founding = read_optional(in);
  const std::size_t start = in.array(2);
  if (start == 1)
    out.start = read_core(in);
  else if (start == 2)
    out.start = read_founding(in);
  else
    in.fault(codec::errc::kWrongCount);
  const std::size_t links = in.array(kMaxLinks);
  for (std::size_t i = 0; i < links && in.ok(); ++i) out.links.push_back(read_link(in));
  out.text = read_optional(in);
  const std::size_t entries = in.array(kMaxEntries);
  for (std::size_t i = 0; i < entries && in.ok(); ++i) out.entries.push_back(read_entry(in));
  if (in.id<Check>() != check_of(checked)) in.fault(codec::errc::kValue, "damaged");
  if (const auto read = in.finish(); !read)
    return fail(errc::kForm, std::string(read.error().code) + " " + read.error().detail);
  return out;
}

}  // namespace folkmoot::proof
