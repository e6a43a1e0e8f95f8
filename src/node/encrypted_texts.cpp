#include "node/encrypted_texts.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/limits.h"
#include "node/errc.h"
#include "node/links.h"

namespace folkmoot::node {

namespace {
constexpr std::string_view kBallotPrefix = "FMB1:";
constexpr std::string_view kAuditPrefix = "FMA1:";
/// Of the longest ballot, in base32.
constexpr std::size_t kMaxText = 32'000;

Result<Ok> of_one_make(codec::Reader& in) {
  if (const auto read = in.finish(); !read)
    return fail(errc::kBallotText, "it is of another make: " + std::string(read.error().code));
  return Ok{};
}
}  // namespace

std::string encode_ballot(const event::Cast& cast) {
  codec::Writer out;
  out.array(5).id(cast.vote).id(cast.credential).uint(cast.revision).id(cast.proof).bytes(cast.ballot);
  return checked_text(kBallotPrefix, out.take());
}

Result<event::Cast> decode_ballot(std::string_view text) {
  FM_ASSIGN(const Bytes bytes, read_checked_text(kBallotPrefix, text, kMaxText, errc::kBallotText));
  codec::Reader in(bytes);
  in.array_of(5);
  event::Cast out;
  out.vote = in.id<EventId>();
  out.credential = in.id<event::GroupPoint>();
  out.revision = in.uint_max(event::kMaxRevision);
  out.proof = in.id<event::GroupProof>();
  out.ballot = to_bytes(in.bytes(event::kMaxBallot));
  FM_TRY(of_one_make(in));
  return out;
}

std::string encode_audit(const BallotAudit& audit) {
  codec::Writer out;
  out.array(4).id(audit.vote).id(audit.credential).bytes(audit.ballot).array(audit.numbers.size());
  for (const event::GroupNumber& number : audit.numbers) out.id(number);
  return checked_text(kAuditPrefix, out.take());
}

Result<BallotAudit> decode_audit(std::string_view text) {
  FM_ASSIGN(const Bytes bytes, read_checked_text(kAuditPrefix, text, kMaxText, errc::kBallotText));
  codec::Reader in(bytes);
  in.array_of(4);
  BallotAudit out;
  out.vote = in.id<EventId>();
  out.credential = in.id<event::GroupPoint>();
  out.ballot = to_bytes(in.bytes(event::kMaxBallot));
  const std::size_t count = in.array(event::kMaxOptions + 2);
  for (std::size_t i = 0; i < count && in.ok(); ++i) out.numbers.push_back(in.id<event::GroupNumber>());
  FM_TRY(of_one_make(in));
  return out;
}

}  // namespace folkmoot::node
