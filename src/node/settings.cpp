#include "node/settings.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
template <std::size_t Size>
crypto::Secret<Size> read_secret(codec::Reader& in) {
  crypto::Secret<Size> out;
  const BytesView bytes = in.bytes(Size);
  if (bytes.size() == Size)
    std::ranges::copy(bytes, out.fill().begin());
  else
    in.fault(codec::errc::kValue);
  return out;
}

Result<Ok> finished(codec::Reader& in, std::string_view what) {
  if (const auto read = in.finish(); !read)
    return fail(errc::kDamagedHome, std::string(what) + ": " + std::string(read.error().code));
  return Ok{};
}
}  // namespace

Bytes encode_requests(const std::vector<DeviceRequest>& requests) {
  codec::Writer out;
  out.array(requests.size());
  for (const DeviceRequest& one : requests)
    out.array(3).bytes(one.device.view()).bytes(one.opening.view()).bytes(one.secret.view());
  return out.take();
}

Result<std::vector<DeviceRequest>> decode_requests(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<DeviceRequest> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(3);
    DeviceRequest one{read_secret<32>(in), {}, {}};
    one.opening = read_secret<32>(in);
    one.secret = read_secret<16>(in);
    out.push_back(std::move(one));
  }
  FM_TRY(finished(in, setting::kDeviceRequests));
  return out;
}

Bytes encode_entrance(const Entrance& entrance) {
  codec::Writer out;
  out.array(3).bytes(entrance.secret.view());
  if (entrance.record)
    out.raw(event::encode_record(*entrance.record));
  else
    out.null();
  out.bytes(entrance.inviter);
  return out.take();
}

Result<Entrance> decode_entrance(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(3);
  Entrance out;
  out.secret = read_secret<16>(in);
  if (!in.null()) {
    auto record = event::decode_record(in.any());
    if (!record) return fail(errc::kDamagedHome, std::string(setting::kEntrance));
    out.record = *std::move(record);
  }
  const BytesView inviter = in.bytes(16);
  if (inviter.size() == 16) std::ranges::copy(inviter, out.inviter.begin());
  FM_TRY(finished(in, setting::kEntrance));
  return out;
}

Bytes encode_remembered_seal(const RememberedSeal& seal) {
  codec::Writer out;
  out.array(2).uint(seal.page).id(seal.core);
  return out.take();
}

Result<RememberedSeal> decode_remembered_seal(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(2);
  RememberedSeal out;
  out.page = in.uint();
  out.core = in.id<seal::CoreId>();
  if (out.page == 0) in.fault(codec::errc::kValue);
  FM_TRY(finished(in, setting::kRememberedSeal));
  return out;
}

Bytes encode_codes(const std::vector<DeviceCode>& codes) {
  codec::Writer out;
  out.array(codes.size());
  for (const DeviceCode& one : codes) out.array(2).id(one.device).bytes(one.secret.view());
  return out.take();
}

Result<std::vector<DeviceCode>> decode_codes(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<DeviceCode> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(2);
    const auto device = in.id<DeviceId>();
    out.push_back({device, read_secret<16>(in)});
  }
  FM_TRY(finished(in, setting::kCodes));
  return out;
}

Bytes encode_lot_secret(const LotSecret& secret) {
  return codec::Writer().array(2).id(secret.lot).id(secret.secret).take();
}

Result<LotSecret> decode_lot_secret(BytesView bytes) {
  codec::Reader in(bytes);
  LotSecret out;
  in.array_of(2);
  out.lot = in.id<EventId>();
  out.secret = in.id<Hash>();
  FM_TRY(finished(in, setting::kLotSecret));
  return out;
}

Bytes encode_trustee_secrets(const std::vector<TrusteeSecret>& secrets) {
  codec::Writer out;
  out.array(secrets.size());
  for (const TrusteeSecret& one : secrets)
    out.array(5).id(one.vote).uint(one.attempt).bytes(one.seed.view()).id_or_null(one.opened).id_or_null(one.listed);
  return out.take();
}

Result<std::vector<TrusteeSecret>> decode_trustee_secrets(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<TrusteeSecret> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    const std::size_t items = in.array(5);
    const auto vote = in.id<EventId>();
    const std::uint64_t attempt = in.uint();
    crypto::Secret32 seed = read_secret<32>(in);
    out.push_back({vote, attempt, std::move(seed), in.id_or_null<Hash>()});
    if (items == 5) out.back().listed = in.id_or_null<Hash>();  // homes that knew no lists wrote four
  }
  FM_TRY(finished(in, setting::kTrusteeSecrets));
  return out;
}

Bytes encode_voter_secrets(const std::vector<VoterSecret>& secrets) {
  codec::Writer out;
  out.array(secrets.size());
  for (const VoterSecret& one : secrets) {
    out.array(4).id(one.vote).text(one.credential).uint(one.revision);
    if (!one.made) {
      out.null();
      continue;
    }
    out.array(2).bytes(one.made->seed.view()).array(one.made->answers.size());
    for (const std::uint32_t answer : one.made->answers) out.uint(answer);
  }
  return out.take();
}

Result<std::vector<VoterSecret>> decode_voter_secrets(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<VoterSecret> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(4);
    VoterSecret& one = out.emplace_back();
    one.vote = in.id<EventId>();
    one.credential = std::string(in.text());
    one.revision = in.uint();
    if (in.null()) continue;
    in.array_of(2);
    one.made.emplace(VoterSecret::Made{read_secret<32>(in), {}});
    const std::size_t answers = in.array();
    for (std::size_t a = 0; a < answers && in.ok(); ++a)
      one.made->answers.push_back(static_cast<std::uint32_t>(in.uint_max(UINT8_MAX)));
  }
  FM_TRY(finished(in, setting::kVoterSecrets));
  return out;
}

Bytes encode_round_timer(const seal::RoundTimer& timer) {
  return codec::Writer().array(3).id(timer.ready).uint(timer.since.ms).uint(timer.duration_ms).take();
}

Result<seal::RoundTimer> decode_round_timer(BytesView bytes) {
  codec::Reader in(bytes);
  seal::RoundTimer out;
  in.array_of(3);
  out.ready = in.id<seal::SealRecordId>();
  out.since.ms = in.uint();
  out.duration_ms = in.uint();
  FM_TRY(finished(in, setting::kRoundTimer));
  return out;
}

}  // namespace folkmoot::node
