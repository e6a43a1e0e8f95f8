#include "seal/reconvening.h"

#include <algorithm>
#include <functional>

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/limits.h"
#include "seal/errc.h"

namespace folkmoot::seal {

namespace {
// The kinds of section 5 go on here: a voice and an ask can so be told from the records of witnesses by one number.
constexpr std::uint64_t kAsk = 5;
constexpr std::uint64_t kVoice = 6;
constexpr std::uint64_t kReconvening = 7;
constexpr std::size_t kMaxReconveningSize = 34 * (kMaxWitnesses + event::kMaxParents) + kMaxReason + 512;
constexpr std::size_t kMaxVoiceSize = 512;

void expect_kind(codec::Reader& in, std::uint64_t kind) {
  if (in.uint() != kind) in.fault(codec::errc::kValue, "another kind");
}

template <class T>
Result<T> outcome(codec::Reader& in, T out) {
  if (const auto read = in.finish(); !read)
    return fail(errc::kReconvening, std::string(read.error().code) + " " + read.error().detail);
  return out;
}

void write_choice(codec::Writer& out, const Choice& choice) {
  out.id(choice.assembly).uint(choice.page).id(choice.goes_on).id_or_null(choice.other).id_or_null(choice.replaces);
}

Choice read_choice(codec::Reader& in) {
  Choice out;
  out.assembly = in.id<AssemblyId>();
  out.page = read_page(in);
  out.goes_on = in.id<Hash>();
  out.other = in.id_or_null<CoreId>();
  out.replaces = in.id_or_null<ReconveningId>();
  return out;
}

Bytes voice_fields(const Voice& voice) {
  codec::Writer out;
  out.array(9).uint(kVoice);
  write_choice(out, voice.choice);
  out.id(voice.reconvening).id(voice.person).id(voice.device);
  return out.take();
}

Bytes ask_fields(const Ask& ask) {
  codec::Writer out;
  out.array(5).uint(kAsk).id(ask.assembly).uint(ask.page).id(ask.device).uint(ask.clock.ms);
  return out.take();
}

Hash ask_id(const Ask& ask) { return crypto::hash(crypto::tag::kSealRecord, ask_fields(ask)); }

Bytes with_signature(const Bytes& fields, const Signature& signature) {
  codec::Writer out;
  out.array(2).raw(fields).array(1).id(signature);
  return out.take();
}
}  // namespace

namespace {
void read_past(codec::Reader& in, std::vector<EventId>& past) {
  const std::size_t count = in.array(event::kMaxParents);
  for (std::size_t i = 0; i < count && in.ok(); ++i) past.push_back(in.id<EventId>());
  const bool ascends = std::ranges::adjacent_find(past, std::greater_equal<>()) == past.end();
  if (past.empty() || !ascends) in.fault(codec::errc::kValue, "its past does not ascend, or is empty");
}
}  // namespace

Bytes encode_reconvening(const Reconvening& reconvening) {
  codec::Writer out;
  const bool founding = reconvening.choice.page == 1;
  out.array(founding ? 9 : 8).uint(kReconvening);
  write_choice(out, reconvening.choice);
  out.array(reconvening.witnesses.size());
  for (const SignKey& key : reconvening.witnesses) out.id(key);
  out.text(reconvening.reason);
  if (!founding) return out.take();
  out.array(reconvening.past.size());
  for (const EventId& event : reconvening.past) out.id(event);
  return out.take();
}

Result<Reconvening> decode_reconvening(BytesView bytes) {
  if (bytes.size() > kMaxReconveningSize) return fail(errc::kReconvening, "too large");
  codec::Reader in(bytes);
  const std::size_t items = in.array(9);
  expect_kind(in, kReconvening);
  Reconvening out;
  out.choice = read_choice(in);
  const std::size_t count = in.array(kMaxWitnesses);
  for (std::size_t i = 0; i < count && in.ok(); ++i) out.witnesses.push_back(in.id<SignKey>());
  out.reason = in.text(kMaxReason);
  if (out.reason.empty()) in.fault(codec::errc::kValue, "no reason");
  const bool founding = out.choice.page == 1;
  if (items != (founding ? 9 : 8)) in.fault(codec::errc::kValue, "its past is named in page 1, and there only");
  if (founding) read_past(in, out.past);
  FM_ASSIGN(out, outcome(in, std::move(out)));
  FM_TRY(WitnessSet::of(out.witnesses));
  return out;
}

ReconveningId reconvening_id(const Reconvening& reconvening) {
  return reinterpret_id<ReconveningId>(crypto::hash(crypto::tag::kReconvening, encode_reconvening(reconvening)));
}

Bytes encode_voice(const Voice& voice) { return with_signature(voice_fields(voice), voice.signature); }

Result<Voice> decode_voice(BytesView bytes) {
  if (bytes.size() > kMaxVoiceSize) return fail(errc::kReconvening, "too large");
  codec::Reader in(bytes);
  in.array_of(2);
  in.array_of(9);
  expect_kind(in, kVoice);
  Voice out;
  out.choice = read_choice(in);
  out.reconvening = in.id<ReconveningId>();
  out.person = in.id<PersonId>();
  out.device = in.id<DeviceId>();
  in.array_of(1);
  out.signature = in.id<Signature>();
  return outcome(in, out);
}

Voice sign_voice(const Reconvening& reconvening, const PersonId& person, const crypto::SigningKey& device) {
  Voice out;
  out.choice = reconvening.choice;
  out.reconvening = reconvening_id(reconvening);
  out.person = person;
  out.device = reinterpret_id<DeviceId>(device.public_key());
  out.signature = device.sign(crypto::tag::kReconvening, voice_fields(out));
  return out;
}

bool voice_verifies(const Voice& voice) {
  return crypto::verify(reinterpret_id<SignKey>(voice.device), crypto::tag::kReconvening, voice_fields(voice),
                        voice.signature);
}

bool same_choice(const Choice& a, const Choice& b) {
  // The two cores between which one chooses, whichever of them goes on.
  const auto cores = [](const Choice& choice) {
    const Hash other = choice.other ? reinterpret_id<Hash>(*choice.other) : choice.goes_on;
    return std::pair<Hash, Hash>(std::min(choice.goes_on, other), std::max(choice.goes_on, other));
  };
  return a.assembly == b.assembly && a.page == b.page && a.replaces == b.replaces && cores(a) == cores(b);
}

bool voices_contradict(const Voice& a, const Voice& b) {
  return a.person == b.person && same_choice(a.choice, b.choice) && a.reconvening != b.reconvening;
}

Result<Ok> check_reconvening(const Reconvening& reconvening, const std::vector<Voice>& voices,
                             const RollDevices& roll) {
  const ReconveningId id = reconvening_id(reconvening);
  std::map<PersonId, bool> spoke;  // whether all that a person said is for this reconvening
  for (const Voice& voice : voices) {
    const auto person = roll.find(voice.person);
    if (person == roll.end() || std::ranges::find(person->second, voice.device) == person->second.end()) continue;
    if (!same_choice(voice.choice, reconvening.choice) || !voice_verifies(voice)) continue;
    const auto [at, first] = spoke.emplace(voice.person, true);
    at->second = at->second && voice.reconvening == id;
  }
  const auto count = std::ranges::count_if(spoke, [](const auto& entry) { return entry.second; });
  const auto persons = std::ranges::count_if(roll, [](const auto& entry) { return !entry.second.empty(); });
  if (count * 2 <= persons)
    return fail(errc::kReconvening, std::to_string(count) + " of " + std::to_string(persons) + " persons");
  return Ok{};
}

Bytes encode_ask(const Ask& ask) { return with_signature(ask_fields(ask), ask.signature); }

Result<Ask> decode_ask(BytesView bytes) {
  if (bytes.size() > kMaxVoiceSize) return fail(errc::kRecord, "too large");
  codec::Reader in(bytes);
  in.array_of(2);
  in.array_of(5);
  expect_kind(in, kAsk);
  Ask out;
  out.assembly = in.id<AssemblyId>();
  out.page = read_page(in);
  out.device = in.id<DeviceId>();
  out.clock = {in.uint_max(event::kMaxTime)};
  in.array_of(1);
  out.signature = in.id<Signature>();
  if (const auto read = in.finish(); !read)
    return fail(errc::kRecord, std::string(read.error().code) + " " + read.error().detail);
  return out;
}

Ask sign_ask(const AssemblyId& assembly, std::uint64_t page, Instant clock, const crypto::SigningKey& device) {
  Ask out{assembly, page, reinterpret_id<DeviceId>(device.public_key()), clock, {}};
  out.signature = device.sign(crypto::tag::kSealRecord, ask_id(out).view());
  return out;
}

bool ask_verifies(const Ask& ask) {
  return crypto::verify(reinterpret_id<SignKey>(ask.device), crypto::tag::kSealRecord, ask_id(ask).view(),
                        ask.signature);
}

Result<Ok> Asks::take(const Ask& ask, const PersonId& person, Instant now) {
  auto& taken = taken_[person];
  std::erase_if(taken, [now](const auto& entry) { return entry.first.ms + kHourMs <= now.ms; });
  const bool known = std::ranges::any_of(taken, [&ask](const auto& entry) { return entry.second == ask.signature; });
  if (known) return Ok{};
  if (taken.size() >= kAsksAnHour) return fail(errc::kAskPace);
  taken.emplace_back(now, ask.signature);
  return Ok{};
}

}  // namespace folkmoot::seal
