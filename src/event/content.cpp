#include "event/content.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/errc.h"

namespace folkmoot::event {

namespace {
using codec::MapReader;
using codec::Reader;
using codec::Writer;

// One pair of functions for each kind: `write` emits the fields after keys 0 and 1 and says how many there are,
// `read` takes the same fields in the same order.
constexpr std::size_t kBodyKeys = 2;

template <class Id>
void write_ids(Writer& out, const std::vector<Id>& ids) {
  out.array(ids.size());
  for (const Id& id : ids) out.id(id);
}

template <class Id>
std::vector<Id> read_ids(Reader& in) {
  const std::size_t count = in.array(kMaxListed);
  std::vector<Id> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(in.id<Id>());
  if (out.empty()) in.fault(codec::errc::kValue, "an empty list");
  return out;
}

Instant read_time(Reader& in) { return {in.uint_max(kMaxTime)}; }
constexpr std::uint64_t kMaxCount = 0xFFFF'FFFF;

std::string read_text(Reader& in, std::size_t max) {
  std::string out(in.text(max));
  if (out.empty()) in.fault(codec::errc::kValue, "an empty text");
  return out;
}

std::size_t fields(const Found&) { return 4; }
void write(Writer& out, const Found& c) {
  out.uint(2).text(c.name).uint(3).uint(c.founders).uint(4).bytes(c.charter).uint(5).id(c.epoch);
}
void read(Reader& in, MapReader& map, Found& c) {
  if (map.need(2)) c.name = read_text(in, kMaxName);
  if (map.need(3)) c.founders = in.uint_max(kMaxCount);
  if (map.need(4)) c.charter = to_bytes(in.bytes(kMaxCharter));
  if (map.need(5)) c.epoch = in.id<Hash>();
}

std::size_t fields(const Invite&) { return 2; }
void write(Writer& out, const Invite& c) { out.uint(2).id(c.key).uint(3).uint(c.expires.ms); }
void read(Reader& in, MapReader& map, Invite& c) {
  if (map.need(2)) c.key = in.id<SignKey>();
  if (map.need(3)) c.expires = read_time(in);
}

std::size_t fields(const HandIn&) { return 1; }
void write(Writer& out, const HandIn& c) { out.uint(2).raw(encode_record(c.record)); }
void read(Reader& in, MapReader& map, HandIn& c) {
  if (!map.need(2)) return;
  auto record = decode_record(in.any());
  if (!record)
    in.fault(errc::kRecord, record.error().detail);
  else
    c.record = *std::move(record);
}

std::size_t fields(const GrantKey&) { return 2; }
void write(Writer& out, const GrantKey& c) {
  out.uint(2).id(c.epoch).uint(3).array(c.grants.size());
  for (const auto& grant : c.grants) out.array(2).id(grant.device).id(grant.key);
}
void read(Reader& in, MapReader& map, GrantKey& c) {
  if (map.need(2)) c.epoch = in.id<Hash>();
  if (!map.need(3)) return;
  const std::size_t count = in.array(kMaxListed);
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(2);
    const auto device = in.id<DeviceId>();
    c.grants.push_back({device, in.id<SealedKey>()});
  }
  if (count == 0) in.fault(codec::errc::kValue, "an empty list");
}

std::size_t fields(const Witness& c) { return c.key ? 2 : 1; }
void write(Writer& out, const Witness& c) {
  out.uint(2).id(c.device);
  if (c.key) out.uint(3).array(2).id(c.key->seal_key).id(c.key->proof);
}
void read(Reader& in, MapReader& map, Witness& c) {
  if (map.need(2)) c.device = in.id<DeviceId>();
  if (!map.has(3)) return;
  in.array_of(2);
  const auto seal_key = in.id<SignKey>();
  c.key = {seal_key, in.id<Signature>()};
}

std::size_t fields(const Constitute&) { return 1; }
void write(Writer& out, const Constitute& c) {
  out.uint(2);
  write_ids(out, c.accepts);
}
void read(Reader& in, MapReader& map, Constitute& c) {
  if (map.need(2)) c.accepts = read_ids<RecordId>(in);
}

std::size_t fields(const Vouch& c) { return c.note.empty() ? 2 : 3; }
void write(Writer& out, const Vouch& c) {
  out.uint(2);
  write_ids(out, c.applicants);
  out.uint(3).uint(static_cast<std::uint64_t>(c.basis));
  if (!c.note.empty()) out.uint(4).text(c.note);
}
void read(Reader& in, MapReader& map, Vouch& c) {
  if (map.need(2)) c.applicants = read_ids<PersonId>(in);
  if (map.need(3)) c.basis = static_cast<Basis>(in.uint_max(2));
  if (map.has(4)) c.note = read_text(in, kMaxReason);
}

std::size_t fields(const Object& c) { return c.reason.empty() ? 1 : 2; }
void write(Writer& out, const Object& c) {
  out.uint(2);
  write_ids(out, c.applicants);
  if (!c.reason.empty()) out.uint(3).text(c.reason);
}
void read(Reader& in, MapReader& map, Object& c) {
  if (map.need(2)) c.applicants = read_ids<PersonId>(in);
  if (map.has(3)) c.reason = read_text(in, kMaxReason);
}

std::size_t fields(const Leave&) { return 0; }
void write(Writer&, const Leave&) {}
void read(Reader&, MapReader&, Leave&) {}

std::size_t fields(const SuspendDevice& c) { return 1U + (c.tip ? 1U : 0U) + (c.first ? 1U : 0U); }
void write(Writer& out, const SuspendDevice& c) {
  out.uint(2).id(c.device);
  if (c.tip) out.uint(3).id(*c.tip);
  if (c.first) out.uint(4).id(*c.first);
}
void read(Reader& in, MapReader& map, SuspendDevice& c) {
  if (map.need(2)) c.device = in.id<DeviceId>();
  if (map.has(3)) c.tip = in.id<EventId>();
  if (map.has(4)) c.first = in.id<EventId>();
}

std::size_t fields(const Withdraw&) { return 1; }
void write(Writer& out, const Withdraw& c) { out.uint(2).id(c.target); }
void read(Reader& in, MapReader& map, Withdraw& c) {
  if (map.need(2)) c.target = in.id<EventId>();
}

std::size_t fields(const Note&) { return 2; }
void write(Writer& out, const Note& c) { out.uint(2).id(c.target).uint(3).text(c.text); }
void read(Reader& in, MapReader& map, Note& c) {
  if (map.need(2)) c.target = in.id<EventId>();
  if (map.need(3)) c.text = read_text(in, kMaxText);
}

std::size_t fields(const ListPersons&) { return 1; }
void write(Writer& out, const ListPersons& c) {
  out.uint(2).array(c.names.size());
  for (const std::string& name : c.names) out.text(name);
}
void read(Reader& in, MapReader& map, ListPersons& c) {
  if (!map.need(2)) return;
  const std::size_t count = in.array(kMaxListed);
  for (std::size_t i = 0; i < count && in.ok(); ++i) c.names.push_back(read_text(in, kMaxName));
  if (count == 0) in.fault(codec::errc::kValue, "an empty list");
}

std::size_t fields(const Propose& c) { return c.admit ? 3 : 2; }
void write(Writer& out, const Propose& c) {
  out.uint(2).text(c.title).uint(3).text(c.text);
  if (c.admit) out.uint(4).id(*c.admit);
}
void read(Reader& in, MapReader& map, Propose& c) {
  if (map.need(2)) c.title = read_text(in, kMaxTitle);
  if (map.need(3)) c.text = read_text(in, kMaxText);
  if (map.has(4)) c.admit = in.id<PersonId>();
}

std::size_t fields(const Revise&) { return 3; }
void write(Writer& out, const Revise& c) { out.uint(2).id(c.proposal).uint(3).text(c.title).uint(4).text(c.text); }
void read(Reader& in, MapReader& map, Revise& c) {
  if (map.need(2)) c.proposal = in.id<EventId>();
  if (map.need(3)) c.title = read_text(in, kMaxTitle);
  if (map.need(4)) c.text = read_text(in, kMaxText);
}

std::size_t fields(const Position& c) { return c.reason.empty() ? 2 : 3; }
void write(Writer& out, const Position& c) {
  out.uint(2).id(c.version).uint(3).uint(static_cast<std::uint64_t>(c.stance));
  if (!c.reason.empty()) out.uint(4).text(c.reason);
}
void read(Reader& in, MapReader& map, Position& c) {
  if (map.need(2)) c.version = in.id<EventId>();
  if (map.need(3)) c.stance = static_cast<Stance>(in.uint_max(kStanceCount - 1));
  if (map.has(4)) c.reason = read_text(in, kMaxReason);
}

std::size_t fields(const Enter&) { return 3; }
void write(Writer& out, const Enter& c) {
  out.uint(2).id(c.version).uint(3).id(c.person).uint(4).uint(static_cast<std::uint64_t>(c.stance));
}
void read(Reader& in, MapReader& map, Enter& c) {
  if (map.need(2)) c.version = in.id<EventId>();
  if (map.need(3)) c.person = in.id<PersonId>();
  if (map.need(4)) c.stance = static_cast<Stance>(in.uint_max(kStanceCount - 1));
}

std::size_t fields(const Confirm&) { return 1; }
void write(Writer& out, const Confirm& c) { out.uint(2).id(c.target); }
void read(Reader& in, MapReader& map, Confirm& c) {
  if (map.need(2)) c.target = in.id<EventId>();
}

std::size_t fields(const Decide&) { return 1; }
void write(Writer& out, const Decide& c) { out.uint(2).id(c.version); }
void read(Reader& in, MapReader& map, Decide& c) {
  if (map.need(2)) c.version = in.id<EventId>();
}

std::size_t fields(const HandCount& c) { return c.note.empty() ? 5 : 6; }
void write(Writer& out, const HandCount& c) {
  out.uint(2).id(c.version).uint(3).uint(c.yes).uint(4).uint(c.no).uint(5).uint(c.abstain).uint(6).uint(c.present);
  if (!c.note.empty()) out.uint(7).text(c.note);
}
void read(Reader& in, MapReader& map, HandCount& c) {
  if (map.need(2)) c.version = in.id<EventId>();
  if (map.need(3)) c.yes = in.uint_max(kMaxCount);
  if (map.need(4)) c.no = in.uint_max(kMaxCount);
  if (map.need(5)) c.abstain = in.uint_max(kMaxCount);
  if (map.need(6)) c.present = in.uint_max(kMaxCount);
  if (map.has(7)) c.note = read_text(in, kMaxReason);
}

// Acts that open a vote begin with its terms, in keys 2 to 4.
constexpr std::size_t kTermsKeys = 3;
constexpr std::uint64_t kTermsEnd = 5;
void write(Writer& out, const Terms& terms) {
  out.uint(2).uint(terms.cast_until.ms).uint(3).uint(terms.window_ms).uint(4).uint(terms.early ? 1 : 0);
}
void read(Reader& in, MapReader& map, Terms& terms) {
  if (map.need(2)) terms.cast_until = read_time(in);
  if (map.need(3)) terms.window_ms = in.uint_max(kMaxTime);
  if (map.need(4)) terms.early = in.uint_max(1) == 1;
}

Options read_options(Reader& in) {
  in.array_of(3);
  Options out;
  out.method = static_cast<Method>(in.uint_max(kMethodCount - 1));
  out.seats = in.uint_max(kMaxOptions);
  const std::size_t count = in.array(kMaxOptions);
  for (std::size_t i = 0; i < count && in.ok(); ++i) out.texts.push_back(read_text(in, kMaxTitle));
  if (out.texts.size() < kMinOptions) in.fault(codec::errc::kValue, "fewer than two options");
  if (out.seats == 0 || out.seats > out.texts.size() || (out.seats > 1 && !has_seats(out.method)))
    in.fault(codec::errc::kValue, "as many seats as the method does not fill");
  return out;
}

std::size_t fields(const Open& c) {
  return kTermsKeys + 1U + (c.text.empty() ? 0U : 1U) + (c.threshold ? 1U : 0U) + (c.retention_ms ? 1U : 0U) +
         (c.options ? 1U : 0U);
}
void write(Writer& out, const Open& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).text(c.question);
  if (!c.text.empty()) out.uint(6).text(c.text);
  if (c.threshold) write_majority(out.uint(7), *c.threshold);
  if (c.retention_ms) out.uint(8).uint(*c.retention_ms);
  if (c.options) {
    out.uint(9).array(3).uint(static_cast<std::uint64_t>(c.options->method)).uint(c.options->seats);
    out.array(c.options->texts.size());
    for (const std::string& text : c.options->texts) out.text(text);
  }
}
void read(Reader& in, MapReader& map, Open& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.question = read_text(in, kMaxTitle);
  if (map.has(6)) c.text = read_text(in, kMaxText);
  if (map.has(7)) c.threshold = read_majority(in);
  if (map.has(8)) c.retention_ms = in.uint_max(kMaxTime);
  if (map.has(9)) c.options = read_options(in);
  if (c.options && c.retention_ms) in.fault(codec::errc::kValue, "a term of retention is not chosen among options");
  if (c.options && c.threshold && c.options->method != Method::schulze)
    in.fault(codec::errc::kValue, "a threshold that the method does not use");
}

std::size_t fields(const Vote& c) { return c.marks.empty() ? 3U : 4U; }
void write(Writer& out, const Vote& c) {
  out.uint(2).id(c.vote).uint(3).uint(static_cast<std::uint64_t>(c.choice)).uint(4).uint(c.final ? 1 : 0);
  if (!c.marks.empty()) out.uint(5).bytes(c.marks);
}
void read(Reader& in, MapReader& map, Vote& c) {
  if (map.need(2)) c.vote = in.id<EventId>();
  if (map.need(3)) c.choice = static_cast<Choice>(in.uint_max(kChoiceCount - 1));
  if (map.need(4)) c.final = in.uint_max(1) == 1;
  if (map.has(5)) {
    c.marks = to_bytes(in.bytes(kMaxOptions + 1));
    if (c.marks.empty()) in.fault(codec::errc::kValue, "no marks");
  }
}

std::size_t fields(const Remove& c) { return kTermsKeys + (c.reason.empty() ? 2U : 3U); }
void write(Writer& out, const Remove& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).id(c.person).uint(6).uint(c.as_infiltrator ? 1 : 0);
  if (!c.reason.empty()) out.uint(7).text(c.reason);
}
void read(Reader& in, MapReader& map, Remove& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.person = in.id<PersonId>();
  if (map.need(6)) c.as_infiltrator = in.uint_max(1) == 1;
  if (map.has(7)) c.reason = read_text(in, kMaxReason);
}

std::size_t fields(const Mandate& c) { return kTermsKeys + (c.instructions.empty() ? 4U : 5U); }
void write(Writer& out, const Mandate& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).id(c.holder).uint(6).text(c.scope).uint(7).uint(static_cast<std::uint64_t>(c.kind));
  out.uint(8).uint(c.until.ms);
  if (!c.instructions.empty()) out.uint(9).text(c.instructions);
}
void read(Reader& in, MapReader& map, Mandate& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.holder = in.id<PersonId>();
  if (map.need(6)) c.scope = read_text(in, kMaxTitle);
  if (map.need(7)) c.kind = static_cast<MandateKind>(in.uint_max(2));
  if (map.need(8)) c.until = read_time(in);
  if (map.has(9)) c.instructions = read_text(in, kMaxText);
}

std::size_t fields(const Recall& c) { return kTermsKeys + (c.reason.empty() ? 1U : 2U); }
void write(Writer& out, const Recall& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).id(c.mandate);
  if (!c.reason.empty()) out.uint(6).text(c.reason);
}
void read(Reader& in, MapReader& map, Recall& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.mandate = in.id<EventId>();
  if (map.has(6)) c.reason = read_text(in, kMaxReason);
}

std::size_t fields(const Statement&) { return 2; }
void write(Writer& out, const Statement& c) { out.uint(2).id(c.mandate).uint(3).text(c.text); }
void read(Reader& in, MapReader& map, Statement& c) {
  if (map.need(2)) c.mandate = in.id<EventId>();
  if (map.need(3)) c.text = read_text(in, kMaxText);
}

std::size_t fields(const DrawLot&) { return kTermsKeys + 2U; }
void write(Writer& out, const DrawLot& c) {
  write(out, c.terms);
  out.uint(kTermsEnd);
  write_ids(out, c.tellers);
  out.uint(6).text(c.entropy);
}
void read(Reader& in, MapReader& map, DrawLot& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.tellers = read_ids<PersonId>(in);
  if (map.need(6)) c.entropy = read_text(in, kMaxTitle);
}

std::size_t fields(const LotCommit&) { return 2; }
void write(Writer& out, const LotCommit& c) { out.uint(2).id(c.lot).uint(3).id(c.commitment); }
void read(Reader& in, MapReader& map, LotCommit& c) {
  if (map.need(2)) c.lot = in.id<EventId>();
  if (map.need(3)) c.commitment = in.id<Hash>();
}

std::size_t fields(const LotReveal&) { return 2; }
void write(Writer& out, const LotReveal& c) { out.uint(2).id(c.lot).uint(3).id(c.secret); }
void read(Reader& in, MapReader& map, LotReveal& c) {
  if (map.need(2)) c.lot = in.id<EventId>();
  if (map.need(3)) c.secret = in.id<Hash>();
}

std::size_t fields(const LotEntropy&) { return 2; }
void write(Writer& out, const LotEntropy& c) { out.uint(2).id(c.lot).uint(3).text(c.entropy); }
void read(Reader& in, MapReader& map, LotEntropy& c) {
  if (map.need(2)) c.lot = in.id<EventId>();
  if (map.need(3)) c.entropy = read_text(in, kMaxTitle);
}

std::size_t fields(const ProposeCharter& c) { return kTermsKeys + (c.earlier ? 3U : 2U); }
void write(Writer& out, const ProposeCharter& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).bytes(c.charter).uint(6).id(c.base);
  if (c.earlier) out.uint(7).id(*c.earlier);
}
void read(Reader& in, MapReader& map, ProposeCharter& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.charter = to_bytes(in.bytes(kMaxCharter));
  if (map.need(6)) c.base = in.id<Hash>();
  if (map.has(7)) c.earlier = in.id<EventId>();
}

std::size_t fields(const Emergency& c) { return kTermsKeys + (c.reason.empty() ? 3U : 4U); }
void write(Writer& out, const Emergency& c) {
  write(out, c.terms);
  out.uint(kTermsEnd).bytes(c.charter).uint(6).id(c.base).uint(7).uint(c.until.ms);
  if (!c.reason.empty()) out.uint(8).text(c.reason);
}
void read(Reader& in, MapReader& map, Emergency& c) {
  read(in, map, c.terms);
  if (map.need(kTermsEnd)) c.charter = to_bytes(in.bytes(kMaxCharter));
  if (map.need(6)) c.base = in.id<Hash>();
  if (map.need(7)) c.until = read_time(in);
  if (map.has(8)) c.reason = read_text(in, kMaxReason);
}

Content empty_content(Kind kind) {
  switch (kind) {
#define FM_EMPTY(name, type, number, cls) \
  case Kind::name:                        \
    return type{};
    FM_EVENT_KINDS(FM_EMPTY)
#undef FM_EMPTY
  }
  return Leave{};
}
}  // namespace

Bytes encode_body(const Body& body) {
  Writer out;
  out.raw(body.salt.view());
  std::visit(
      [&](const auto& content) {
        out.map(kBodyKeys + fields(content))
            .uint(0)
            .uint(static_cast<std::uint64_t>(kind_of(body.content)))
            .uint(1)
            .uint(body.claimed.ms);
        write(out, content);
      },
      body.content);
  return out.take();
}

Result<Body> decode_body(BytesView bytes) {
  if (bytes.size() < kSaltSize) return fail(errc::kContent, "shorter than its salt");
  Body out;
  out.salt = *Salt::from(bytes.first(kSaltSize));
  Reader in(bytes.subspan(kSaltSize));
  MapReader map(in);
  std::uint64_t number = 0;
  if (map.need(0)) number = in.uint();
  if (map.need(1)) out.claimed = read_time(in);
  const auto kind = kind_from(number);
  if (in.ok() && !kind) return fail(errc::kContent, "unknown kind " + std::to_string(number));
  if (in.ok()) {
    out.content = empty_content(*kind);
    std::visit([&](auto& content) { read(in, map, content); }, out.content);
  }
  map.finish();
  if (const auto done = in.finish(); !done)
    return fail(errc::kContent, std::string(done.error().code) + " " + done.error().detail);
  return out;
}

Result<BodyHead> decode_body_head(BytesView bytes) {
  if (bytes.size() < kSaltSize) return fail(errc::kContent, "shorter than its salt");
  Reader in(bytes.subspan(kSaltSize));
  MapReader map(in);
  BodyHead out;
  if (map.need(0)) out.kind = in.uint();
  if (map.need(1)) out.claimed = read_time(in);
  if (const auto read = in.outcome(); !read) return fail(errc::kContent, std::string(read.error().code));
  return out;
}

}  // namespace folkmoot::event
