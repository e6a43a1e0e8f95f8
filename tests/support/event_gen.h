#pragma once
// Generators of events for property tests. Values lie within the format's limits; whether they mean anything is left
// to chance, since decoders do not ask.

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "event/content_fields.h"
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

inline event::DecisionRule any_rule() {
  event::DecisionRule out{any_list(1, event::kMaxMajorities, any_threshold), std::nullopt};
  if (*rc::gen::arbitrary<bool>()) out.quorum = tally::Quorum{tally::QuorumKind::participation, {1, 3}};
  return out;
}

/// Fills the fields of a content, or of a part of one (event/content_fields.h).
class AnyFields {
 public:
  void text(std::uint64_t, std::string_view, std::string& value, std::size_t max) { value = any_text(max); }
  void words(std::uint64_t, std::string_view, std::string& value, std::size_t max) { value = maybe_text(max); }
  void number(std::uint64_t, std::string_view, std::uint64_t& value, std::uint64_t max) { value = any_uint(max); }
  void number(std::uint64_t, std::string_view, std::optional<std::uint64_t>& value, std::uint64_t max) {
    if (coin()) value = any_uint(max);
  }
  void time(std::uint64_t, std::string_view, Instant& value) { value = any_time(); }
  void time(std::uint64_t, std::string_view, std::optional<Instant>& value) {
    if (coin()) value = any_time();
  }
  template <std::size_t N>
  void bits(std::uint64_t, std::string_view, std::array<bool*, N> flags) {
    for (bool* flag : flags) *flag = coin();
  }
  void mark(std::uint64_t, std::string_view, bool& value) { value = coin(); }
  template <class Enum>
  void choice(std::uint64_t, std::string_view, Enum& value, std::size_t count) {
    value = static_cast<Enum>(*rc::gen::inRange<std::size_t>(0, count));
  }
  template <class Id>
  void id(std::uint64_t, std::string_view, Id& value) {
    value = any_id<Id>();
  }
  template <class Id>
  void id(std::uint64_t, std::string_view, std::optional<Id>& value) {
    value = maybe_id<Id>();
  }
  template <class Id>
  void ids(std::uint64_t, std::string_view, std::vector<Id>& value) {
    value = any_list(1, 40, any_id<Id>);
  }
  template <class Id>
  void maybe_ids(std::uint64_t, std::string_view, std::vector<Id>& value) {
    value = any_list(0, 40, any_id<Id>);
  }
  void texts(std::uint64_t, std::string_view, std::vector<std::string>& value, std::size_t max, std::size_t) {
    value = any_list(2, 6, [&] { return any_text(max); });
  }
  void bytes(std::uint64_t, std::string_view, Bytes& value, std::size_t max) {
    value = Bytes(*rc::gen::inRange<std::size_t>(0, std::min<std::size_t>(max, 300)), 7);
  }
  void maybe_bytes(std::uint64_t key, std::string_view name, Bytes& value, std::size_t max) {
    bytes(key, name, value, std::min<std::size_t>(max, 8));
  }
  void part(std::uint64_t, std::string_view, event::Record& value) { value = any_record(); }
  void part(std::uint64_t, std::string_view, tally::Majority& value) { value = any_threshold(); }
  void part(std::uint64_t, std::string_view, event::DecisionRule& value) { value = any_rule(); }
  void part(std::uint64_t, std::string_view, event::Options& value) { value = any_options(); }
  template <class Part>
  void part(std::uint64_t, std::string_view, Part& value) {
    fields(*this, value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view name, std::optional<Part>& value) {
    if (coin()) part(key, name, value.emplace());
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>& value) {
    value = some<Part>(1);
  }
  template <class Part>
  void maybe_parts(std::uint64_t, std::string_view, std::vector<Part>& value) {
    value = some<Part>(0);
  }
  /// What must hold between fields; the content is thrown away where it does not.
  bool holds = true;
  void require(bool is_so, std::string_view) { holds = holds && is_so; }

 private:
  static bool coin() { return *rc::gen::arbitrary<bool>(); }
  template <class Part>
  std::vector<Part> some(std::size_t least) {
    return any_list(least, 8, [&] {
      Part part;
      fields(*this, part);
      return part;
    });
  }
};

/// At full size: at the smallest one numbers are 0 and texts empty, which not every kind may have all at once.
inline event::Content any_content(event::Kind kind) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::exec([kind] {
                            for (;;) {
                              event::Content out = event::empty_content(kind);
                              AnyFields any;
                              std::visit([&](auto& content) { fields(any, content); }, out);
                              if (any.holds) return out;
                            }
                          }));
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
