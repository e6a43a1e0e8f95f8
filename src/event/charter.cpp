#include "event/charter.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/errc.h"
#include "event/header.h"

namespace folkmoot::event {

namespace {
// Bits of the field that says which acts a removal voids.
constexpr std::uint64_t kGuardsKeys = 1;
constexpr std::uint64_t kGuardsAdmissions = 2;

Result<Ok> check_sense(const Charter& charter) {
  if (charter.vouches == 0) return fail(errc::kCharter, "vouches: nobody would be needed to admit a member");
  if (charter.objections == 0) return fail(errc::kCharter, "objections: every admission would be blocked by nobody");
  if (charter.suspenders < 2)
    return fail(errc::kCharter, "suspenders: one member alone must not suspend another's device");
  if (charter.approval_quorum.numerator > charter.approval_quorum.denominator)
    return fail(errc::kCharter, "approval quorum: above the whole electorate, it could never be met");
  if (charter.quota.events < 8 || charter.quota.bytes < kMaxBodySize)
    return fail(errc::kCharter, "quota: too small for a member to take part");
  return Ok{};
}
}  // namespace

Result<Charter> decode_charter(BytesView bytes) {
  codec::Reader in(bytes);
  Charter out;
  codec::MapReader map(in);
  constexpr std::uint64_t kMany = std::uint64_t{1} << 31;
  if (map.need(0)) out.protocol = in.uint_max(kMany);
  if (map.need(1)) out.vouches = in.uint_max(kMany);
  if (map.need(2)) out.objections = in.uint_max(kMany);
  if (map.need(3)) out.cool_off_ms = in.uint_max(kMaxTime);
  if (map.need(4)) out.suspenders = in.uint_max(kMany);
  if (map.need(5)) {
    in.array_of(2);
    out.approval_quorum.numerator = static_cast<std::uint32_t>(in.uint_max(kMany - 1));
    out.approval_quorum.denominator = static_cast<std::uint32_t>(in.uint_max(kMany - 1));
    if (out.approval_quorum.denominator == 0) in.fault(codec::errc::kValue, "a fraction over zero");
  }
  if (map.need(6)) out.founding_members = in.uint_max(kMany);
  if (map.need(7)) out.founding_ms = in.uint_max(kMaxTime);
  if (map.need(8)) out.quota.events = in.uint_max(kMany);
  if (map.need(9)) out.quota.bytes = in.uint_max(std::uint64_t{1} << 48);
  if (map.need(10)) out.quota.page_one_introductions = in.uint_max(kMany);
  if (map.need(11)) out.quota.page_one_depth = in.uint_max(255);
  if (map.need(12)) out.vote_window_ms = in.uint_max(kMaxTime);
  if (map.need(13)) {
    const std::uint64_t guarded = in.uint_max(kGuardsKeys | kGuardsAdmissions);
    out.guards_keys = (guarded & kGuardsKeys) != 0;
    out.guards_admissions = (guarded & kGuardsAdmissions) != 0;
  }
  map.finish();
  if (const auto read = in.finish(); !read)
    return fail(errc::kCharter, std::string(read.error().code) + " " + read.error().detail);
  FM_TRY(check_sense(out));
  return out;
}

Bytes encode_charter(const Charter& charter) {
  codec::Writer out;
  out.map(14).uint(0).uint(charter.protocol).uint(1).uint(charter.vouches).uint(2).uint(charter.objections);
  out.uint(3).uint(charter.cool_off_ms).uint(4).uint(charter.suspenders).uint(5).array(2);
  out.uint(charter.approval_quorum.numerator).uint(charter.approval_quorum.denominator);
  out.uint(6).uint(charter.founding_members).uint(7).uint(charter.founding_ms);
  out.uint(8).uint(charter.quota.events).uint(9).uint(charter.quota.bytes);
  out.uint(10).uint(charter.quota.page_one_introductions).uint(11).uint(charter.quota.page_one_depth);
  out.uint(12).uint(charter.vote_window_ms).uint(13);
  out.uint((charter.guards_keys ? kGuardsKeys : 0) | (charter.guards_admissions ? kGuardsAdmissions : 0));
  return out.take();
}

Hash charter_id(BytesView charter_bytes) { return body_hash(charter_bytes); }

}  // namespace folkmoot::event
