#include "seal/record.h"

#include <algorithm>

#include "base/check.h"
#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/merkle_list.h"
#include "crypto/tags.h"
#include "event/limits.h"
#include "seal/errc.h"

namespace folkmoot::seal {

namespace {
constexpr std::size_t kHeadItems = 7;

codec::Writer& write_round(codec::Writer& out, const std::optional<Round>& round) {
  return round ? out.uint(*round) : out.null();
}

/// Null, or a round before `below`.
std::optional<Round> read_round(codec::Reader& in, Round below) {
  if (in.null()) return std::nullopt;
  const std::uint64_t round = in.uint_max(kMaxRound);
  if (round >= below) in.fault(codec::errc::kValue, "not an earlier round");
  return static_cast<Round>(round);
}

void write_ready(codec::Writer& out, const Ready& ready) {
  write_round(out.id(ready.frontier).uint(ready.clock.ms), ready.latest);
}

Ready read_ready(codec::Reader& in, Round round) {
  Ready out;
  out.frontier = in.id<Hash>();
  out.clock = {in.uint_max(event::kMaxTime)};
  out.latest = read_round(in, round);
  return out;
}

void write_says(codec::Writer& out, const Propose& propose) {
  write_round(out.raw(encode_core(propose.core)), propose.rests_on).array(propose.readies.size());
  for (const CarriedReady& carried : propose.readies) {
    out.array(6).uint(carried.witness).id_or_null(carried.before);
    write_ready(out, carried.ready);
    out.id(carried.signature);
  }
}
void write_says(codec::Writer& out, const Ready& ready) { write_ready(out, ready); }
void write_says(codec::Writer& out, const Prepare& prepare) { write_round(out.id(prepare.core), prepare.rests_on); }
void write_says(codec::Writer& out, const Commit& commit) { out.id(commit.core); }

Propose read_propose(codec::Reader& in, Round round) {
  Propose out;
  const BytesView core = in.any();
  if (auto decoded = decode_core(core))
    out.core = *std::move(decoded);
  else
    in.fault(codec::errc::kValue, "no core");
  out.rests_on = read_round(in, round);
  const std::size_t count = in.array(kMaxWitnesses);
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(6);
    CarriedReady carried;
    carried.witness = static_cast<WitnessIndex>(in.uint_max(kMaxWitnesses - 1));
    if (i > 0 && carried.witness <= out.readies.back().witness) in.fault(codec::errc::kValue, "readies not ascending");
    carried.before = in.id_or_null<SealRecordId>();
    carried.ready = read_ready(in, round);
    carried.signature = in.id<Signature>();
    out.readies.push_back(carried);
  }
  if (out.rests_on.has_value() != out.readies.empty())
    in.fault(codec::errc::kValue, "either an earlier round or readies");
  return out;
}

std::size_t items_of(std::uint64_t kind) {
  switch (static_cast<RecordKind>(kind)) {
    case RecordKind::ready:
      return kHeadItems + 3;
    case RecordKind::propose:
      return kHeadItems + 3;
    case RecordKind::prepare:
      return kHeadItems + 2;
    case RecordKind::commit:
      return kHeadItems + 1;
  }
  return 0;
}

SealRecord read_fields(codec::Reader& in) {
  const std::size_t items = in.array();
  const std::uint64_t kind = in.uint_max(255);
  SealRecord out;
  if (kind == 0 || items != items_of(kind)) in.fault(codec::errc::kValue, "no such kind of record");
  out.place.assembly = in.id<AssemblyId>();
  out.place.page = in.uint_max(event::kMaxSeq);
  if (out.place.page == 0) in.fault(codec::errc::kValue, "pages begin with 1");
  out.place.opening = in.id<Hash>();
  out.round = static_cast<Round>(in.uint_max(kMaxRound));
  out.witness = static_cast<WitnessIndex>(in.uint_max(kMaxWitnesses - 1));
  out.before = in.id_or_null<SealRecordId>();
  switch (static_cast<RecordKind>(kind)) {
    case RecordKind::ready:
      out.says = read_ready(in, out.round);
      break;
    case RecordKind::propose:
      out.says = read_propose(in, out.round);
      break;
    case RecordKind::prepare: {
      const auto core = in.id<CoreId>();
      out.says = Prepare{core, read_round(in, out.round)};
      break;
    }
    case RecordKind::commit:
      out.says = Commit{in.id<CoreId>(), {}};
      break;
  }
  return out;
}

struct Names {
  CoreId operator()(const Ready&) const { return {}; }
  CoreId operator()(const Propose& propose) const { return core_id(propose.core); }
  CoreId operator()(const Prepare& prepare) const { return prepare.core; }
  CoreId operator()(const Commit& commit) const { return commit.core; }
};
}  // namespace

Bytes encode_fields(const SealRecord& record) {
  codec::Writer out;
  out.array(items_of(static_cast<std::uint64_t>(record.kind()))).uint(static_cast<std::uint64_t>(record.kind()));
  out.id(record.place.assembly).uint(record.place.page).id(record.place.opening).uint(record.round);
  out.uint(record.witness).id_or_null(record.before);
  std::visit([&out](const auto& says) { write_says(out, says); }, record.says);
  return out.take();
}

Bytes encode_record(const SealRecord& record) {
  const auto* commit = std::get_if<Commit>(&record.says);
  codec::Writer out;
  out.array(2).raw(encode_fields(record)).array(commit != nullptr ? 2 : 1).id(record.signature);
  if (commit != nullptr) out.id(commit->seal);
  return out.take();
}

Result<SealRecord> decode_record(BytesView bytes) {
  if (bytes.size() > kMaxRecordSize) return fail(errc::kRecord, "too large");
  codec::Reader in(bytes);
  in.array_of(2);
  SealRecord out = read_fields(in);
  auto* commit = std::get_if<Commit>(&out.says);
  in.array_of(commit != nullptr ? 2 : 1);
  out.signature = in.id<Signature>();
  if (commit != nullptr) commit->seal = in.id<Signature>();
  if (const auto read = in.finish(); !read)
    return fail(errc::kRecord, std::string(read.error().code) + " " + read.error().detail);
  return out;
}

SealRecordId record_id(const SealRecord& record) {
  return reinterpret_id<SealRecordId>(crypto::hash(crypto::tag::kSealRecord, encode_fields(record)));
}

SealRecord carried_record(const SealRecord& propose, const CarriedReady& carried) {
  return {propose.place, propose.round, carried.witness, carried.before, carried.ready, carried.signature};
}

CarriedReady carry(const SealRecord& ready) {
  return {ready.witness, ready.before, std::get<Ready>(ready.says), ready.signature};
}

ReadyRoot root_of_readies(const std::vector<SealRecord>& readies, std::size_t witnesses) {
  FM_CHECK(!readies.empty());
  ReadyRoot out;
  out.bits = WitnessBits(witnesses);
  std::vector<Bytes> items;
  std::vector<Instant> clocks;
  for (const SealRecord& record : readies) {
    out.bits.set(record.witness);
    items.push_back(to_bytes(record_id(record).view()));
    clocks.push_back(std::get<Ready>(record.says).clock);
  }
  out.root = crypto::merkle_list_root(items);
  std::ranges::sort(clocks);
  out.median = clocks[(clocks.size() - 1) / 2];
  return out;
}

CheckedRecord::CheckedRecord(SealRecord record)
    : record_(std::move(record)), id_(record_id(record_)), core_(std::visit(Names{}, record_.says)) {}

CheckedRecord CheckedRecord::trusted(SealRecord record) { return CheckedRecord(std::move(record)); }

CheckedRecord CheckedRecord::sign(SealRecord record, RecordSigner& signer) {
  CheckedRecord out(std::move(record));
  out.record_.signature = signer.sign(crypto::tag::kSealRecord, out.id_.view());
  if (auto* commit = std::get_if<Commit>(&out.record_.says))
    commit->seal = signer.sign(crypto::tag::kSeal, commit_message(out.record_.round, commit->core));
  return out;
}

namespace {
Result<Ok> check_readies(const SealRecord& record, const Propose& propose, const WitnessSet& witnesses) {
  if (propose.core.assembly != record.place.assembly || propose.core.page != record.place.page ||
      !propose.core.readies.fits(witnesses.size()))
    return fail(errc::kRecord, "a core of another page");
  if (propose.rests_on.has_value() != propose.readies.empty())
    return fail(errc::kRecord, "either an earlier round or readies");
  if (propose.rests_on) return Ok{};
  if (propose.readies.size() < witnesses.quorum()) return fail(errc::kQuorum, "too few readies");
  std::vector<SealRecord> readies;
  for (const CarriedReady& carried : propose.readies) {
    if (carried.witness >= witnesses.size()) return fail(errc::kSignature, "no such witness");
    readies.push_back(carried_record(record, carried));
    if (!crypto::verify(witnesses.key(carried.witness), crypto::tag::kSealRecord, record_id(readies.back()).view(),
                        carried.signature))
      return fail(errc::kSignature, "a carried ready");
  }
  const ReadyRoot root = root_of_readies(readies, witnesses.size());
  if (root.bits != propose.core.readies || root.root != propose.core.readies_root)
    return fail(errc::kRecord, "the core rests on other readies");
  return Ok{};
}
}  // namespace

Result<CheckedRecord> CheckedRecord::check(SealRecord record, const WitnessSet& witnesses) {
  if (record.witness >= witnesses.size()) return fail(errc::kSignature, "no such witness");
  const SignKey& key = witnesses.key(record.witness);
  CheckedRecord out(std::move(record));
  if (!crypto::verify(key, crypto::tag::kSealRecord, out.id_.view(), out.record_.signature))
    return fail(errc::kSignature);
  if (const auto* commit = out.says<Commit>();
      commit != nullptr &&
      !crypto::verify(key, crypto::tag::kSeal, commit_message(out.round(), commit->core), commit->seal))
    return fail(errc::kSignature, "the one that enters the seal");
  if (const auto* propose = out.says<Propose>()) FM_TRY(check_readies(out.record_, *propose, witnesses));
  return out;
}

}  // namespace folkmoot::seal
