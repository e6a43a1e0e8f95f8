#include "seal/core.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/sign.h"
#include "crypto/tags.h"
#include "event/limits.h"
#include "seal/errc.h"

namespace folkmoot::seal {

std::uint64_t read_page(codec::Reader& in) {
  const std::uint64_t page = in.uint_max(event::kMaxSeq);
  if (page == 0) in.fault(codec::errc::kValue, "pages begin with 1");
  return page;
}

namespace {
constexpr std::size_t kMaxBitsSize = (kMaxWitnesses + 7) / 8;

WitnessBits read_bits(codec::Reader& in) {
  const BytesView bytes = in.bytes(kMaxBitsSize);
  if (bytes.empty()) in.fault(codec::errc::kValue, "no witnesses");
  return WitnessBits::from_bytes(bytes);
}

void read_core(codec::Reader& in, Core& out) {
  in.array_of(12);
  if (in.uint() != kCoreVersion) in.fault(codec::errc::kValue, "another version");
  out.assembly = in.id<AssemblyId>();
  out.page = read_page(in);
  out.previous = in.id<Hash>();
  out.frontier = in.id<Hash>();
  out.readies = read_bits(in);
  out.readies_root = in.id<Hash>();
  out.time = {in.uint_max(event::kMaxTime)};
  out.outcome.state = in.id<Hash>();
  out.outcome.next_witnesses = in.id<Hash>();
  out.outcome.next_count = static_cast<std::uint32_t>(in.uint_max(kMaxWitnesses));
  out.outcome.protocol = in.uint_max(event::kMaxSeq);
}

tl::unexpected<Error> because(Code code, const Error& error) {
  return fail(code, std::string(error.code) + " " + error.detail);
}
}  // namespace

Bytes encode_core(const Core& core) {
  codec::Writer out;
  out.array(12).uint(kCoreVersion).id(core.assembly).uint(core.page).id(core.previous).id(core.frontier);
  out.bytes(core.readies.bytes()).id(core.readies_root).uint(core.time.ms).id(core.outcome.state);
  out.id(core.outcome.next_witnesses).uint(core.outcome.next_count).uint(core.outcome.protocol);
  return out.take();
}

Result<Core> decode_core(BytesView bytes) {
  if (bytes.size() > kMaxCoreSize) return fail(errc::kCore, "too large");
  codec::Reader in(bytes);
  Core out;
  read_core(in, out);
  if (const auto read = in.finish(); !read) return because(errc::kCore, read.error());
  return out;
}

CoreId core_id(const Core& core) { return reinterpret_id<CoreId>(crypto::hash(crypto::tag::kCore, encode_core(core))); }

Bytes encode_seal(const Seal& seal) {
  Bytes signatures;
  signatures.reserve(seal.commits.size() * Signature::kSize);
  for (const Signature& signature : seal.commits) append(signatures, signature.view());
  codec::Writer out;
  out.array(4).raw(encode_core(seal.core)).uint(seal.round).bytes(seal.signers.bytes()).bytes(signatures);
  return out.take();
}

Result<Seal> decode_seal(BytesView bytes) {
  if (bytes.size() > kMaxSealSize) return fail(errc::kSeal, "too large");
  codec::Reader in(bytes);
  in.array_of(4);
  Seal out;
  read_core(in, out.core);
  out.round = static_cast<Round>(in.uint_max(kMaxRound));
  out.signers = read_bits(in);
  BytesView signatures = in.bytes(kMaxWitnesses * Signature::kSize);
  if (const auto read = in.finish(); !read) return because(errc::kSeal, read.error());
  if (signatures.size() != out.signers.count() * Signature::kSize)
    return fail(errc::kSeal, "not one signature for each signer");
  for (; !signatures.empty(); signatures = signatures.subspan(Signature::kSize))
    out.commits.push_back(*Signature::from(signatures.first(Signature::kSize)));
  return out;
}

void append_commit_message(Bytes& out, Round round, const CoreId& core) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(round >> shift));
  append(out, core.view());
}

Bytes commit_message(Round round, const CoreId& core) {
  Bytes out;
  append_commit_message(out, round, core);
  return out;
}

Result<Ok> verify_seal(const Seal& seal, const WitnessSet& witnesses) {
  if (!seal.signers.fits(witnesses.size()) || !seal.core.readies.fits(witnesses.size()))
    return fail(errc::kSeal, "another number of witnesses");
  const std::vector<WitnessIndex> signers = seal.signers.members();
  if (signers.size() < witnesses.quorum()) return fail(errc::kQuorum, std::to_string(signers.size()));
  if (signers.size() != seal.commits.size()) return fail(errc::kSeal, "not one signature for each signer");
  if (seal.core.readies.count() < witnesses.quorum()) return fail(errc::kQuorum, "too few readies");
  const Bytes message = commit_message(seal.round, core_id(seal.core));
  for (std::size_t i = 0; i < signers.size(); ++i)
    if (!crypto::verify(witnesses.key(signers[i]), crypto::tag::kSeal, message, seal.commits[i]))
      return fail(errc::kSignature, "witness " + std::to_string(signers[i]));
  return Ok{};
}

Result<Ok> verify_next(const Core& previous, const Seal& seal, const WitnessSet& witnesses) {
  const Core& core = seal.core;
  if (core.assembly != previous.assembly || core.page != previous.page + 1 ||
      core.previous != reinterpret_id<Hash>(core_id(previous)) || core.time < previous.time)
    return fail(errc::kPlace, "does not follow");
  if (witnesses.size() != previous.outcome.next_count || witnesses.root() != previous.outcome.next_witnesses)
    return fail(errc::kWitnesses, "others were named");
  return verify_seal(seal, witnesses);
}

}  // namespace folkmoot::seal
