#include "node/dispute.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "seal/limits.h"

namespace folkmoot::node {

namespace {
void write_side(codec::Writer& out, const Dispute::Side& side) {
  out.array(3).bytes(seal::encode_seal(side.seal)).array(side.witnesses.size());
  for (const SignKey& key : side.witnesses) out.id(key);
  if (side.by)
    out.bytes(seal::encode_reconvening(*side.by));
  else
    out.null();
}

/// Byte strings of a side, to be decoded when all of it was read.
struct SideBytes {
  BytesView seal;
  std::vector<SignKey> witnesses;
  std::optional<BytesView> by;
};

SideBytes read_side(codec::Reader& in) {
  SideBytes out;
  in.array_of(3);
  out.seal = in.bytes();
  for (std::size_t left = in.array(seal::kMaxWitnesses); left > 0 && in.ok(); --left)
    out.witnesses.push_back(in.id<SignKey>());
  if (!in.null()) out.by = in.bytes();
  return out;
}

Result<Dispute::Side> side_of(SideBytes bytes) {
  Dispute::Side out;
  FM_ASSIGN(out.seal, seal::decode_seal(bytes.seal));
  out.witnesses = std::move(bytes.witnesses);
  if (bytes.by) {
    FM_ASSIGN(out.by, seal::decode_reconvening(*bytes.by));
  }
  return out;
}
}  // namespace

bool Dispute::is_between(const seal::Choice& choice) const {
  if (!choice.other || choice.page != page() + 1) return false;
  const auto a = reinterpret_id<Hash>(ours.core());
  const auto b = reinterpret_id<Hash>(other.core());
  const auto c = reinterpret_id<Hash>(*choice.other);
  return (choice.goes_on == a && c == b) || (choice.goes_on == b && c == a);
}

Bytes encode_dispute(const Dispute& dispute) {
  codec::Writer out;
  out.array(5);
  write_side(out, dispute.ours);
  write_side(out, dispute.other);
  out.array(dispute.proofs.size());
  for (const Dispute::Proof& proof : dispute.proofs) {
    out.array(4).id(proof.witness).uint(static_cast<std::uint64_t>(proof.cheat));
    out.bytes(seal::encode_record(proof.first)).bytes(seal::encode_record(proof.second));
  }
  out.id_or_null(dispute.decided).boolean(dispute.ours_goes_on);
  return out.take();
}

Result<Dispute> decode_dispute(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(5);
  SideBytes ours = read_side(in);
  SideBytes other = read_side(in);
  Dispute out;
  struct Pair {
    BytesView first;
    BytesView second;
  };
  std::vector<Pair> records;
  for (std::size_t left = in.array(seal::kMaxWitnesses); left > 0 && in.ok(); --left) {
    in.array_of(4);
    Dispute::Proof& proof = out.proofs.emplace_back();
    proof.witness = in.id<SignKey>();
    proof.cheat = static_cast<seal::Cheat>(in.uint_max(static_cast<std::uint64_t>(seal::Cheat::broken_lock)));
    if (proof.cheat < seal::Cheat::two_readies) in.fault(codec::errc::kValue, "no cheat");
    records.push_back({in.bytes(), {}});
    records.back().second = in.bytes();
  }
  out.decided = in.id_or_null<seal::ReconveningId>();
  out.ours_goes_on = in.boolean();
  FM_TRY(in.finish());
  for (std::size_t i = 0; i < records.size(); ++i) {
    FM_ASSIGN(out.proofs[i].first, seal::decode_record(records[i].first));
    FM_ASSIGN(out.proofs[i].second, seal::decode_record(records[i].second));
  }
  FM_ASSIGN(out.ours, side_of(std::move(ours)));
  FM_ASSIGN(out.other, side_of(std::move(other)));
  return out;
}

std::vector<Dispute::Proof> proofs_of(const seal::TwoSeals& two, const seal::WitnessSet& witnesses) {
  std::vector<Dispute::Proof> out;
  for (const auto& [witness, proof] : two.proofs)
    out.push_back({witnesses.key(witness), proof.cheat, proof.first.record(), proof.second.record()});
  return out;
}

}  // namespace folkmoot::node
