#include "node/links.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
constexpr std::string_view kInvitationPrefix = "FM1:";
constexpr std::string_view kDevicePrefix = "FMD1:";
constexpr std::size_t kCheckSize = 4;
constexpr std::size_t kMaxText = 1'024;
constexpr std::size_t kMaxHint = 64;
/// Of an invitation: without a seal, as older software makes and reads it, and with one.
constexpr std::size_t kItems = 7;
constexpr std::size_t kItemsWithSeal = 9;

template <std::size_t Size>
std::array<std::uint8_t, Size> fixed(BytesView from) {
  std::array<std::uint8_t, Size> out{};
  std::copy_n(from.begin(), std::min(Size, from.size()), out.begin());
  return out;
}
}  // namespace

std::string checked_text(std::string_view prefix, Bytes bytes) {
  const Hash check = crypto::hash(prefix, bytes);
  append(bytes, check.view().first(kCheckSize));
  return std::string(prefix) + to_base32(bytes);
}

Result<Bytes> read_checked_text(std::string_view prefix, std::string_view text, std::size_t max, Code code) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (!text.starts_with(prefix)) return fail(code, "it must begin with " + std::string(prefix));
  if (text.size() > max) return fail(code, "it is too long");
  auto bytes = from_base32(text.substr(prefix.size()));
  if (!bytes || bytes->size() < kCheckSize) return fail(code, "a letter is wrong or some are missing");
  const Bytes check(bytes->end() - kCheckSize, bytes->end());
  bytes->resize(bytes->size() - kCheckSize);
  if (!equal(check, crypto::hash(prefix, *bytes).view().first(kCheckSize)))
    return fail(code, "its checksum does not fit: a letter is wrong");
  return *std::move(bytes);
}

std::string encode_invitation(const InvitationLink& link) {
  codec::Writer out;
  out.array(link.seal ? kItemsWithSeal : kItems).uint(link.founder ? 1 : 0).id(link.assembly).bytes(link.inviter);
  out.bytes(link.secret.view()).id(link.event).uint(link.expires_s).text(link.hint);
  if (link.seal) out.uint(link.seal->page).id(link.seal->core);
  return checked_text(kInvitationPrefix, out.take());
}

Result<InvitationLink> decode_invitation(std::string_view text) {
  FM_ASSIGN(const Bytes bytes, read_checked_text(kInvitationPrefix, text, kMaxText, errc::kInvitation));
  codec::Reader in(bytes);
  const std::size_t items = in.array();
  if (items != kItems && items != kItemsWithSeal) in.fault(codec::errc::kValue);
  InvitationLink out;
  out.founder = in.uint_max(1) == 1;
  out.assembly = in.id<AssemblyId>();
  const BytesView inviter = in.bytes(16);
  const BytesView secret = in.bytes(16);
  out.event = in.id<EventId>();
  out.expires_s = static_cast<std::uint32_t>(in.uint_max(0xFFFF'FFFF));
  out.hint = std::string(in.text(kMaxHint));
  if (items == kItemsWithSeal) {
    out.seal.emplace();
    out.seal->page = in.uint_max(0xFFFF'FFFF);
    out.seal->core = in.id<seal::CoreId>();
    if (out.seal->page == 0) in.fault(codec::errc::kValue);
  }
  if (inviter.size() != 16 || secret.size() != 16) in.fault(codec::errc::kValue);
  if (const auto read = in.finish(); !read)
    return fail(errc::kInvitation, "it is of another make: " + std::string(read.error().code));
  out.inviter = fixed<16>(inviter);
  std::copy(secret.begin(), secret.end(), out.secret.fill().begin());
  return out;
}

std::string encode_device_code(const DeviceLink& link) {
  codec::Writer out;
  out.array(2).raw(event::encode_record(link.record)).bytes(link.secret.view());
  return checked_text(kDevicePrefix, out.take());
}

Result<DeviceLink> decode_device_code(std::string_view text) {
  FM_ASSIGN(const Bytes bytes, read_checked_text(kDevicePrefix, text, kMaxText, errc::kDeviceCode));
  codec::Reader in(bytes);
  in.array_of(2);
  const BytesView record = in.any();
  const BytesView secret = in.bytes(16);
  if (secret.size() != 16) in.fault(codec::errc::kValue);
  if (const auto read = in.finish(); !read)
    return fail(errc::kDeviceCode, "it is of another make: " + std::string(read.error().code));
  DeviceLink out;
  auto decoded = event::decode_record(record);
  if (!decoded || decoded->kind() != event::RecordKind::device ||
      !event::introduces_device(*decoded, event::record_id(*decoded)))
    return fail(errc::kDeviceCode, "it does not hold a device's own signature");
  out.record = *std::move(decoded);
  std::copy(secret.begin(), secret.end(), out.secret.fill().begin());
  return out;
}

crypto::SigningKey invitation_key(const crypto::Secret16& secret) {
  return crypto::SigningKey::from_seed(crypto::derive(secret.view(), crypto::tag::kDeriveInvite));
}

}  // namespace folkmoot::node
