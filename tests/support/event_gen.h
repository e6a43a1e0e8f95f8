#pragma once
// Generators of events for property tests. Values lie within the format's limits; whether they mean anything is left
// to chance, since decoders do not ask.

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "event/content.h"
#include "event/header.h"

namespace folkmoot::test {

/// Few different first bytes, so that equal and neighbouring ids turn up.
template <class Id>
Id any_id() {
  Id out;
  out.bytes.fill(*rc::gen::inRange<std::uint8_t>(0, 8));
  out.bytes[0] = *rc::gen::arbitrary<std::uint8_t>();
  return out;
}
template <class Id>
std::optional<Id> maybe_id() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return any_id<Id>();
}

/// Every width that the encoding of a number can have, up to `max`.
inline std::uint64_t any_uint(std::uint64_t max) {
  const auto bits = *rc::gen::inRange<unsigned>(0, 65);
  const auto value = *rc::gen::arbitrary<std::uint64_t>();
  const std::uint64_t cut = bits == 64 ? value : value & ((std::uint64_t{1} << bits) - 1);
  return std::min(cut, max);
}

inline std::string any_text(std::size_t least, std::size_t longest) {
  static const std::vector<std::string> kLetters{"a", "é", "ж", "李", "🕊", "\n", "\"", " "};
  const auto count = *rc::gen::inRange<std::size_t>(least, std::min<std::size_t>(longest / 4, 80) + 1);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += *rc::gen::elementOf(kLetters);
  return out;
}
inline std::string any_text(std::size_t longest) { return any_text(1, longest); }
inline std::string maybe_text(std::size_t longest) { return any_text(0, longest); }

template <class Make>
auto any_list(std::size_t least, std::size_t most, Make make) {
  std::vector<decltype(make())> out;
  const auto count = *rc::gen::inRange<std::size_t>(least, most + 1);
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(make());
  return out;
}

inline Instant any_time() { return {any_uint(event::kMaxTime)}; }
inline event::Stance any_stance() {
  return static_cast<event::Stance>(*rc::gen::inRange<int>(0, static_cast<int>(event::kStanceCount)));
}

/// The signatures are counted right and sign nothing.
inline event::Record any_record() {
  event::Record out;
  std::size_t signatures = 0;
  if (*rc::gen::arbitrary<bool>()) {
    event::PersonRecord person{*rc::gen::arbitrary<bool>(), any_id<AssemblyId>(), any_id<PersonId>(),
                               any_id<DeviceId>(),          any_id<SealKeyX>(),   any_id<SignKey>(),
                               maybe_text(event::kMaxName), maybe_id<EventId>()};
    signatures = person.invitation ? 3 : 2;
    out.fields = std::move(person);
  } else {
    event::DeviceRecord device{maybe_id<AssemblyId>(), maybe_id<PersonId>(), any_id<DeviceId>(), any_id<SealKeyX>()};
    signatures = device.person ? 2 : 1;
    out.fields = device;
  }
  out.signatures = any_list(signatures, signatures, any_id<Signature>);
  return out;
}

inline event::Terms any_terms() { return {any_time(), any_uint(event::kMaxTime), *rc::gen::arbitrary<bool>()}; }

/// A share that can be reached.
inline tally::Majority any_threshold() {
  const auto whole = *rc::gen::inRange<std::uint32_t>(2, 1'000);
  const auto part = *rc::gen::inRange<std::uint32_t>(1, whole);
  return {{part, whole}, static_cast<tally::Base>(*rc::gen::inRange<int>(0, 4)), *rc::gen::arbitrary<bool>()};
}

inline event::Options any_options() {
  event::Options out;
  out.method = static_cast<event::Method>(*rc::gen::inRange<int>(0, static_cast<int>(event::kMethodCount)));
  out.texts = any_list(2, 6, [] { return any_text(event::kMaxTitle); });
  if (event::has_seats(out.method)) out.seats = *rc::gen::inRange<std::uint64_t>(1, out.texts.size() + 1);
  return out;
}

inline event::Content any_content(event::Kind kind) {
  constexpr std::uint64_t kCount = 0xFFFF'FFFF;
  switch (kind) {
    case event::Kind::found: {
      const auto size = *rc::gen::inRange<std::size_t>(0, 300);
      return event::Found{any_text(event::kMaxName), any_uint(kCount), Bytes(size, 7), any_id<Hash>()};
    }
    case event::Kind::invite:
      return event::Invite{any_id<SignKey>(), any_time()};
    case event::Kind::hand_in:
      return event::HandIn{any_record()};
    case event::Kind::grant_key:
      return event::GrantKey{any_id<Hash>(), any_list(1, 30, [] {
                               return event::GrantKey::To{any_id<DeviceId>(), any_id<event::SealedKey>()};
                             })};
    case event::Kind::witness: {
      event::Witness out{any_id<DeviceId>(), {}};
      if (*rc::gen::arbitrary<bool>()) out.key = {any_id<SignKey>(), any_id<Signature>()};
      return out;
    }
    case event::Kind::constitute:
      return event::Constitute{any_list(1, 40, any_id<RecordId>)};
    case event::Kind::vouch:
      return event::Vouch{any_list(1, 40, any_id<PersonId>), static_cast<event::Basis>(*rc::gen::inRange<int>(0, 3)),
                          maybe_text(event::kMaxReason)};
    case event::Kind::object:
      return event::Object{any_list(1, 40, any_id<PersonId>), maybe_text(event::kMaxReason)};
    case event::Kind::leave:
      return event::Leave{};
    case event::Kind::suspend_device:
      return event::SuspendDevice{any_id<DeviceId>(), maybe_id<EventId>(), maybe_id<EventId>()};
    case event::Kind::withdraw:
      return event::Withdraw{any_id<EventId>()};
    case event::Kind::note:
      return event::Note{any_id<EventId>(), any_text(event::kMaxText)};
    case event::Kind::list_persons:
      return event::ListPersons{any_list(1, 40, [] { return any_text(event::kMaxName); })};
    case event::Kind::propose:
      return event::Propose{any_text(event::kMaxTitle), any_text(event::kMaxText), maybe_id<PersonId>()};
    case event::Kind::revise:
      return event::Revise{any_id<EventId>(), any_text(event::kMaxTitle), any_text(event::kMaxText)};
    case event::Kind::position:
      return event::Position{any_id<EventId>(), any_stance(), maybe_text(event::kMaxReason)};
    case event::Kind::enter:
      return event::Enter{any_id<EventId>(), any_id<PersonId>(), any_stance()};
    case event::Kind::confirm:
      return event::Confirm{any_id<EventId>()};
    case event::Kind::decide:
      return event::Decide{any_id<EventId>()};
    case event::Kind::hand_count:
      return event::HandCount{any_id<EventId>(), any_uint(kCount), any_uint(kCount),
                              any_uint(kCount),  any_uint(kCount), maybe_text(event::kMaxReason)};
    case event::Kind::open: {
      event::Open out{any_terms(), any_text(event::kMaxTitle), maybe_text(event::kMaxText), std::nullopt, {}};
      if (*rc::gen::arbitrary<bool>()) out.threshold = any_threshold();
      if (*rc::gen::arbitrary<bool>()) out.retention_ms = any_uint(event::kMaxTime);
      if (!out.retention_ms && *rc::gen::arbitrary<bool>()) out.options = any_options();
      if (out.options && out.options->method != event::Method::schulze) out.threshold.reset();
      return out;
    }
    case event::Kind::vote:
      return event::Vote{any_id<EventId>(),
                         static_cast<event::Choice>(*rc::gen::inRange<int>(0, static_cast<int>(event::kChoiceCount))),
                         *rc::gen::arbitrary<bool>(), *rc::gen::resize(8, rc::gen::arbitrary<event::Marks>())};
    case event::Kind::remove:
      return event::Remove{any_terms(), any_id<PersonId>(), *rc::gen::arbitrary<bool>(), maybe_text(event::kMaxReason)};
    case event::Kind::mandate:
      return event::Mandate{any_terms(),
                            any_id<PersonId>(),
                            any_text(event::kMaxTitle),
                            static_cast<event::MandateKind>(*rc::gen::inRange<int>(0, 3)),
                            any_time(),
                            maybe_text(event::kMaxText)};
    case event::Kind::recall:
      return event::Recall{any_terms(), any_id<EventId>(), maybe_text(event::kMaxReason)};
    case event::Kind::statement:
      return event::Statement{any_id<EventId>(), any_text(event::kMaxText)};
    case event::Kind::draw_lot:
      return event::DrawLot{any_terms(), any_list(1, 5, any_id<PersonId>), any_text(event::kMaxTitle)};
    case event::Kind::lot_commit:
      return event::LotCommit{any_id<EventId>(), any_id<Hash>()};
    case event::Kind::lot_reveal:
      return event::LotReveal{any_id<EventId>(), any_id<Hash>()};
    case event::Kind::emergency: {
      const auto size = *rc::gen::inRange<std::size_t>(0, 300);
      return event::Emergency{any_terms(), Bytes(size, 7), any_id<Hash>(), any_time(), maybe_text(event::kMaxReason)};
    }
    case event::Kind::propose_charter: {
      const auto size = *rc::gen::inRange<std::size_t>(0, 300);
      event::ProposeCharter out{any_terms(), Bytes(size, 7), any_id<Hash>(), std::nullopt};
      if (*rc::gen::arbitrary<bool>()) out.earlier = any_id<EventId>();
      return out;
    }
    case event::Kind::lot_entropy:
      return event::LotEntropy{any_id<EventId>(), any_text(event::kMaxTitle)};
  }
  return event::Leave{};
}

inline const std::vector<event::Kind>& all_kinds() {
#define FM_KIND_ELEMENT(name, type, number, cls) event::Kind::name,
  static const std::vector<event::Kind> kKinds{FM_EVENT_KINDS(FM_KIND_ELEMENT)};
#undef FM_KIND_ELEMENT
  return kKinds;
}
inline event::Kind any_kind() { return *rc::gen::elementOf(all_kinds()); }

inline event::Body any_body() { return {any_id<event::Salt>(), any_time(), any_content(any_kind())}; }

/// A header that passes every check of its own; body_hash and body_len are any.
inline event::Header any_header() {
  event::Header out;
  out.device = any_id<DeviceId>();
  out.space = any_id<Space>();
  out.body_hash = any_id<Hash>();
  out.body_len = static_cast<std::uint32_t>(any_uint(event::kMaxBodySize));
  if (*rc::gen::inRange<int>(0, 10) == 0) {
    out.cls = event::Class::keys;
    return out;
  }
  out.assembly = any_id<AssemblyId>();
  out.assembly.bytes[31] = 1;
  out.cls = static_cast<event::Class>(*rc::gen::inRange<int>(0, static_cast<int>(event::kClassCount)));
  out.seq = any_uint(event::kMaxSeq);
  out.after = any_uint(event::kMaxSeq);
  if (out.seq > 0) out.prev = any_id<EventId>();
  std::set<EventId> parents;
  for (const EventId& parent : any_list(0, event::kMaxParents, any_id<EventId>)) parents.insert(parent);
  if (out.prev) parents.erase(*out.prev);
  out.parents.assign(parents.begin(), parents.end());
  out.key_epoch = maybe_id<Hash>();
  return out;
}

}  // namespace folkmoot::test
