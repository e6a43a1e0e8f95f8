#pragma once
// States as bytes: what state_fields.h says of each struct goes into a StateWriter, and comes out of a StateReader.
// Indices into the state's own lists are numbers. Events and devices are what the archive makes of them: the journal's
// own indices for the home itself, numbers and keys that everybody has alike for others.
#include <algorithm>
#include <array>
#include <limits>

#include "assembly/state.h"
#include "codec/reader.h"
#include "codec/writer.h"

namespace folkmoot::assembly {

/// What an index points into.
enum class Ref : std::uint8_t {
  person,
  proposal,
  version,
  decision,
  suspension,
  vote,
  mandate,
  electorate,
  position,
  slot,
  charter,
  report,
  meeting,
  commission,
  joining,
  budget,
  spending,
  encrypted,
};
inline constexpr std::size_t kRefCount = static_cast<std::size_t>(Ref::encrypted) + 1;

/// The greatest value of each enumeration that a state keeps.
template <class Enum>
inline constexpr Enum kGreatest = Enum{};
template <>
inline constexpr event::Stance kGreatest<event::Stance> = event::Stance::pass;
template <>
inline constexpr event::Choice kGreatest<event::Choice> = event::Choice::blank;
template <>
inline constexpr event::MandateKind kGreatest<event::MandateKind> = event::MandateKind::free;
template <>
inline constexpr event::Method kGreatest<event::Method> = event::Method::judgment;
template <>
inline constexpr tally::Base kGreatest<tally::Base> = tally::Base::electorate;
template <>
inline constexpr tally::QuorumKind kGreatest<tally::QuorumKind> = tally::QuorumKind::approval;
template <>
inline constexpr Counted kGreatest<Counted> = Counted::hands;
template <>
inline constexpr Outcome kGreatest<Outcome> = Outcome::lapsed;
template <>
inline constexpr Matter kGreatest<Matter> = Matter::cut_off;
template <>
inline constexpr event::Procedure kGreatest<event::Procedure> = event::Procedure::lazy;
template <>
inline constexpr Bond kGreatest<Bond> = Bond::free;
template <>
inline constexpr event::Purpose kGreatest<event::Purpose> = event::Purpose::show;
template <>
inline constexpr FloorAct kGreatest<FloorAct> = FloorAct::close;
template <>
inline constexpr event::FloorClass kGreatest<event::FloorClass> = event::FloorClass::normal;
template <>
inline constexpr event::ChallengeOf kGreatest<event::ChallengeOf> = event::ChallengeOf::agenda;
template <>
inline constexpr SpendingState kGreatest<SpendingState> = SpendingState::waiting;
template <>
inline constexpr LotStage kGreatest<LotStage> = LotStage::failed;
template <>
inline constexpr EncryptedStage kGreatest<EncryptedStage> = EncryptedStage::failed;
template <>
inline constexpr EncryptedFailure kGreatest<EncryptedFailure> = EncryptedFailure::not_shuffled;

/// Events as others know them: those that seals cover, by page; within a page by device, seq and id.
struct Numbering {
  std::vector<EventIndex> events;        // by number
  std::vector<std::uint32_t> number_of;  // by EventIndex; kNone for others
};

class StateWriter {
 public:
  static constexpr bool kReads = false;
  /// For the home itself.
  StateWriter() = default;
  /// For others, who know events by number and devices by key.
  StateWriter(const Numbering& numbers, const journal::Table& table) : numbers_(&numbers), table_(&table) {}

  template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>)
  void operator()(const Number& value) {
    out.uint(static_cast<std::uint64_t>(value));
  }
  template <class Tag, std::size_t Size>
  void operator()(const FixedBytes<Tag, Size>& value) {
    out.id(value);
  }
  void operator()(const std::string& value) { out.text(value); }
  void operator()(const Bytes& value) { out.bytes(value); }
  void ref(std::uint32_t value, Ref /*to*/) { out.uint(value); }
  void ref_or_none(std::uint32_t value, Ref /*to*/) { out.uint(value); }
  void seal(std::uint64_t number) { out.uint(number); }
  void event(EventIndex e) { out.uint(number_of(e)); }
  void event_or_none(EventIndex e) { out.uint(e == kNoEvent ? kNoEvent : number_of(e)); }
  void device(journal::DeviceIndex d) {
    if (is_sealed())
      out.id(table_->device(d).id);
    else
      out.uint(d);
  }
  /// A list as one byte string of numbers of `Number`'s size, least byte first; `get` and `set` say which.
  template <class Number, class Value, class Get, class Set>
  void column(std::vector<Value>& values, Get get, Set) {
    Bytes bytes;
    bytes.reserve(values.size() * sizeof(Number));
    for (const Value& value : values) append_little_endian(bytes, static_cast<Number>(get(value)));
    out.bytes(bytes);
  }
  template <class Value>
  void event_column(std::vector<Value>& values, EventIndex Value::* member) {
    column<std::uint32_t>(values, [&](const Value& value) { return number_of(value.*member); }, nullptr);
  }
  template <class Value, class Each>
  void list(std::vector<Value>& values, Each each) {
    out.uint(values.size());
    for (Value& value : values) each(value);
  }
  [[nodiscard]] bool is_sealed() const { return numbers_ != nullptr; }
  [[nodiscard]] std::uint32_t number_of(EventIndex e) {
    if (!is_sealed()) return e;
    const std::uint32_t number = e < numbers_->number_of.size() ? numbers_->number_of[e] : kNone;
    if (number == kNone) all_sealed = false;
    return number;
  }
  [[nodiscard]] bool ok() const { return true; }

  codec::Writer out;
  /// No event was named that no seal covers.
  bool all_sealed = true;

 private:
  const Numbering* numbers_ = nullptr;
  const journal::Table* table_ = nullptr;
};

/// Reads what StateWriter wrote. What comes from others may be anything: every index is held against the size of what
/// it points into, once all is read (`fits`), every number against its type.
class StateReader {
 public:
  static constexpr bool kReads = true;
  explicit StateReader(BytesView bytes) : in(bytes), size_(bytes.size()) {}
  StateReader(BytesView bytes, const Numbering& numbers, const journal::Table& table)
      : in(bytes), size_(bytes.size()), numbers_(&numbers), table_(&table) {}

  void operator()(bool& value) { value = in.uint_max(1) != 0; }
  template <class Number>
    requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
  void operator()(Number& value) {
    value = static_cast<Number>(in.uint_max(std::numeric_limits<Number>::max()));
  }
  template <class Enum>
    requires(std::is_enum_v<Enum>)
  void operator()(Enum& value) {
    value = static_cast<Enum>(in.uint_max(static_cast<std::uint64_t>(kGreatest<Enum>)));
  }
  template <class Tag, std::size_t Size>
  void operator()(FixedBytes<Tag, Size>& value) {
    value = in.id<FixedBytes<Tag, Size>>();
  }
  void operator()(std::string& value) { value = in.text(); }
  void operator()(Bytes& value) { value = to_bytes(in.bytes()); }
  void ref(std::uint32_t& value, Ref to) {
    (*this)(value);
    note(value, to);
  }
  void ref_or_none(std::uint32_t& value, Ref to) {
    (*this)(value);
    if (value != kNone) note(value, to);
  }
  /// The number of a seal, or 0.
  void seal(std::uint64_t& number) {
    (*this)(number);
    greatest_seal = std::max(greatest_seal, number);
  }
  void event(EventIndex& e) {
    (*this)(e);
    e = event_of(e);
  }
  void event_or_none(EventIndex& e) {
    (*this)(e);
    if (e != kNoEvent) e = event_of(e);
  }
  void device(journal::DeviceIndex& d) {
    if (!is_sealed()) return (*this)(d);
    const auto known = table_->find_device(in.id<DeviceId>());
    if (!known) return in.fault(codec::errc::kValue);
    d = *known;
  }
  template <class Number, class Value, class Get, class Set>
  void column(std::vector<Value>& values, Get, Set set) {
    const BytesView bytes = in.bytes();
    const std::size_t count = bytes.size() / sizeof(Number);
    // The first column of a list says how long it is.
    if (values.empty()) values.resize(count);
    if (values.size() != count || bytes.size() % sizeof(Number) != 0) return in.fault(codec::errc::kValue);
    for (std::size_t i = 0; i < count; ++i) set(values[i], little_endian<Number>(bytes.data() + i * sizeof(Number)));
  }
  template <class Value>
  void event_column(std::vector<Value>& values, EventIndex Value::* member) {
    column<std::uint32_t>(values, nullptr, [&](Value& value, std::uint32_t n) { value.*member = event_of(n); });
  }
  template <class Value, class Each>
  void list(std::vector<Value>& values, Each each) {
    const std::uint64_t count = in.uint_max(size_);  // each item takes a byte or more
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) each(values.emplace_back());
  }
  [[nodiscard]] bool is_sealed() const { return numbers_ != nullptr; }
  [[nodiscard]] EventIndex event_of(std::uint32_t number) {
    if (!is_sealed()) return number;
    if (number < numbers_->events.size()) return numbers_->events[number];
    in.fault(codec::errc::kValue);
    return 0;
  }
  void note(std::uint32_t value, Ref to) {
    std::uint64_t& end = ends_[static_cast<std::size_t>(to)];
    end = std::max(end, std::uint64_t{value} + 1);
  }
  /// Whether every index that was read points into a list of that size.
  [[nodiscard]] bool fits(Ref to, std::size_t size) const { return ends_[static_cast<std::size_t>(to)] <= size; }
  [[nodiscard]] bool ok() const { return in.ok(); }

  codec::Reader in;
  std::uint64_t greatest_seal = 0;

 private:
  std::size_t size_;
  const Numbering* numbers_ = nullptr;
  const journal::Table* table_ = nullptr;
  std::array<std::uint64_t, kRefCount> ends_{};
};

}  // namespace folkmoot::assembly
