#include "event/content.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/content_fields.h"
#include "event/errc.h"

namespace folkmoot::event {

namespace {
using codec::MapReader;
using codec::Reader;
using codec::Writer;

constexpr std::size_t kBodyKeys = 2;

/// Counts the fields that are there: a body's map begins with their number.
class Counter {
 public:
  std::size_t count = 0;

  void text(std::uint64_t, std::string_view, const std::string&, std::size_t) { ++count; }
  void words(std::uint64_t, std::string_view, const std::string& value, std::size_t) { add(!value.empty()); }
  template <class Number>
  void number(std::uint64_t, std::string_view, const Number& value, std::uint64_t) {
    add(is_there(value));
  }
  template <class Time>
  void time(std::uint64_t, std::string_view, const Time& value) {
    add(is_there(value));
  }
  template <std::size_t N>
  void bits(std::uint64_t, std::string_view, std::array<bool*, N>) {
    ++count;
  }
  void mark(std::uint64_t, std::string_view, bool value) { add(value); }
  template <class Enum>
  void choice(std::uint64_t, std::string_view, Enum, std::size_t) {
    ++count;
  }
  template <class Id>
  void id(std::uint64_t, std::string_view, const Id& value) {
    add(is_there(value));
  }
  template <class Id>
  void ids(std::uint64_t, std::string_view, const std::vector<Id>&) {
    ++count;
  }
  template <class Id>
  void maybe_ids(std::uint64_t, std::string_view, const std::vector<Id>& value) {
    add(!value.empty());
  }
  void texts(std::uint64_t, std::string_view, const std::vector<std::string>&, std::size_t, std::size_t) { ++count; }
  void bytes(std::uint64_t, std::string_view, const Bytes&, std::size_t) { ++count; }
  void maybe_bytes(std::uint64_t, std::string_view, const Bytes& value, std::size_t) { add(!value.empty()); }
  template <class Part>
  void part(std::uint64_t, std::string_view, const Part& value) {
    add(is_there(value));
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, const std::vector<Part>&) {
    ++count;
  }
  template <class Part>
  void maybe_parts(std::uint64_t, std::string_view, const std::vector<Part>& value) {
    add(!value.empty());
  }
  static void require(bool, std::string_view) {}

 private:
  template <class Value>
  static bool is_there(const Value&) {
    return true;
  }
  template <class Value>
  static bool is_there(const std::optional<Value>& value) {
    return value.has_value();
  }
  void add(bool there) { count += there ? 1U : 0U; }
};

/// Counts all fields of a part: none of them is absent.
class PartCounter {
 public:
  std::size_t count = 0;
  template <class... Any>
  void text(Any&&...) {
    ++count;
  }
  template <class... Any>
  void words(Any&&...) {
    ++count;
  }
  template <class... Any>
  void number(Any&&...) {
    ++count;
  }
  template <class... Any>
  void time(Any&&...) {
    ++count;
  }
  template <class... Any>
  void bits(Any&&...) {
    ++count;
  }
  template <class... Any>
  void choice(Any&&...) {
    ++count;
  }
  template <class... Any>
  void id(Any&&...) {
    ++count;
  }
  template <class... Any>
  void texts(Any&&...) {
    ++count;
  }
  template <class... Any>
  void maybe_parts(Any&&...) {
    ++count;
  }
  static void require(bool, std::string_view) {}
};

template <class Part>
void write_part(Writer& out, const Part& part);
void write_part(Writer& out, const Record& record) { out.raw(encode_record(record)); }
void write_part(Writer& out, const tally::Majority& majority) { write_majority(out, majority); }
void write_part(Writer& out, const DecisionRule& rule) { write_rule(out, rule); }

/// Writes fields with their keys, or, of a part, without.
template <bool kKeys>
class FieldWriter {
 public:
  explicit FieldWriter(Writer& out) : out_(out) {}

  void text(std::uint64_t key, std::string_view, const std::string& value, std::size_t) { at(key).text(value); }
  void words(std::uint64_t key, std::string_view, const std::string& value, std::size_t) {
    if (!kKeys || !value.empty()) at(key).text(value);
  }
  void number(std::uint64_t key, std::string_view, std::uint64_t value, std::uint64_t) { at(key).uint(value); }
  void number(std::uint64_t key, std::string_view, const std::optional<std::uint64_t>& value, std::uint64_t) {
    if (there(key, value)) out_.uint(*value);
  }
  void time(std::uint64_t key, std::string_view, Instant value) { at(key).uint(value.ms); }
  void time(std::uint64_t key, std::string_view, const std::optional<Instant>& value) {
    if (there(key, value)) out_.uint(value->ms);
  }
  template <std::size_t N>
  void bits(std::uint64_t key, std::string_view, std::array<bool*, N> flags) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < N; ++i) value |= std::uint64_t{*flags[i] ? 1U : 0U} << i;
    at(key).uint(value);
  }
  void mark(std::uint64_t key, std::string_view, bool value) {
    if (value) at(key).uint(1);
  }
  template <class Enum>
  void choice(std::uint64_t key, std::string_view, Enum value, std::size_t) {
    at(key).uint(static_cast<std::uint64_t>(value));
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view, const Id& value) {
    at(key).id(value);
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view, const std::optional<Id>& value) {
    if (there(key, value)) out_.id(*value);
  }
  template <class Id>
  void ids(std::uint64_t key, std::string_view, const std::vector<Id>& value) {
    at(key).array(value.size());
    for (const Id& one : value) out_.id(one);
  }
  template <class Id>
  void maybe_ids(std::uint64_t key, std::string_view name, const std::vector<Id>& value) {
    if (!kKeys || !value.empty()) ids(key, name, value);
  }
  void texts(std::uint64_t key, std::string_view, const std::vector<std::string>& value, std::size_t, std::size_t) {
    at(key).array(value.size());
    for (const std::string& one : value) out_.text(one);
  }
  void bytes(std::uint64_t key, std::string_view, const Bytes& value, std::size_t) { at(key).bytes(value); }
  void maybe_bytes(std::uint64_t key, std::string_view, const Bytes& value, std::size_t) {
    if (!value.empty()) at(key).bytes(value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view, const Part& value) {
    write_part(at(key), value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view, const std::optional<Part>& value) {
    if (there(key, value)) write_part(out_, *value);
  }
  template <class Part>
  void parts(std::uint64_t key, std::string_view, const std::vector<Part>& value) {
    at(key).array(value.size());
    for (const Part& one : value) write_part(out_, one);
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, const std::vector<Part>& value) {
    if (!kKeys || !value.empty()) parts(key, name, value);
  }
  static void require(bool, std::string_view) {}

 private:
  Writer& at(std::uint64_t key) {
    if constexpr (kKeys) out_.uint(key);
    return out_;
  }
  /// Whether the value follows; in a part a null stands for one that is not there.
  template <class Value>
  bool there(std::uint64_t key, const std::optional<Value>& value) {
    if (value) at(key);
    if (!kKeys && !value) out_.null();
    return value.has_value();
  }
  Writer& out_;
};

/// The visitors that write change nothing.
template <class Content>
Content& visited(const Content& content) {
  return const_cast<Content&>(content);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

template <class Part>
void write_part(Writer& out, const Part& part) {
  PartCounter counter;
  fields(counter, visited(part));
  out.array(counter.count);
  FieldWriter<false> writer(out);
  fields(writer, visited(part));
}

template <class Part>
void read_part(Reader& in, Part& part);
void read_part(Reader& in, Record& part) {
  auto record = decode_record(in.any());
  if (!record)
    in.fault(errc::kRecord, record.error().detail);
  else
    part = *std::move(record);
}
void read_part(Reader& in, tally::Majority& part) { part = read_majority(in); }
void read_part(Reader& in, DecisionRule& part) { part = read_rule(in); }

/// Reads fields by their keys, or, of a part, one after the other.
template <bool kKeys>
class FieldReader {
 public:
  FieldReader(Reader& in, MapReader* map) : in_(in), map_(map) {}

  void text(std::uint64_t key, std::string_view, std::string& value, std::size_t max) {
    if (need(key)) value = read_text(max);
  }
  void words(std::uint64_t key, std::string_view, std::string& value, std::size_t max) {
    if constexpr (kKeys) {
      if (has(key)) value = read_text(max);
    } else {
      value = std::string(in_.text(max));
    }
  }
  void number(std::uint64_t key, std::string_view, std::uint64_t& value, std::uint64_t max) {
    if (need(key)) value = in_.uint_max(max);
  }
  void number(std::uint64_t key, std::string_view, std::optional<std::uint64_t>& value, std::uint64_t max) {
    if (has(key)) value = in_.uint_max(max);
  }
  void time(std::uint64_t key, std::string_view, Instant& value) {
    if (need(key)) value = read_time();
  }
  void time(std::uint64_t key, std::string_view, std::optional<Instant>& value) {
    if (has(key)) value = read_time();
  }
  template <std::size_t N>
  void bits(std::uint64_t key, std::string_view, std::array<bool*, N> flags) {
    if (!need(key)) return;
    const std::uint64_t value = in_.uint_max((std::uint64_t{1} << N) - 1);
    for (std::size_t i = 0; i < N; ++i) *flags[i] = (value >> i & 1U) != 0;
  }
  void mark(std::uint64_t key, std::string_view, bool& value) {
    value = has(key);
    if (value && in_.uint_max(1) == 0) in_.fault(codec::errc::kValue, "a mark that is not set");
  }
  template <class Enum>
  void choice(std::uint64_t key, std::string_view, Enum& value, std::size_t count) {
    if (need(key)) value = static_cast<Enum>(in_.uint_max(count - 1));
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view, Id& value) {
    if (need(key)) value = in_.id<Id>();
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view, std::optional<Id>& value) {
    if (has(key)) value = in_.id<Id>();
  }
  template <class Id>
  void ids(std::uint64_t key, std::string_view, std::vector<Id>& value) {
    if (need(key)) list(value, kMaxListed, [&](Id& one) { one = in_.id<Id>(); });
  }
  template <class Id>
  void maybe_ids(std::uint64_t key, std::string_view, std::vector<Id>& value) {
    if (has(key)) list(value, kMaxListed, [&](Id& one) { one = in_.id<Id>(); });
  }
  void texts(std::uint64_t key, std::string_view, std::vector<std::string>& value, std::size_t max, std::size_t most) {
    if (need(key)) list(value, most, [&](std::string& one) { one = read_text(max); });
  }
  void bytes(std::uint64_t key, std::string_view, Bytes& value, std::size_t max) {
    if (need(key)) value = to_bytes(in_.bytes(max));
  }
  void maybe_bytes(std::uint64_t key, std::string_view, Bytes& value, std::size_t max) {
    if (!has(key)) return;
    value = to_bytes(in_.bytes(max));
    if (value.empty()) in_.fault(codec::errc::kValue, "an empty string of bytes");
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view, Part& value) {
    if (need(key)) read_part(in_, value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view, std::optional<Part>& value) {
    if (has(key)) read_part(in_, value.emplace());
  }
  template <class Part>
  void parts(std::uint64_t key, std::string_view, std::vector<Part>& value) {
    if (need(key)) list(value, kMaxListed, [&](Part& one) { read_part(in_, one); });
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view, std::vector<Part>& value) {
    if (has(key)) list(value, kMaxListed, [&](Part& one) { read_part(in_, one); }, !kKeys);
  }
  void require(bool holds, std::string_view fault) {
    if (in_.ok() && !holds) in_.fault(codec::errc::kValue, fault);
  }

 private:
  bool need(std::uint64_t key) {
    if constexpr (kKeys) return map_->need(key);
    return in_.ok();
  }
  bool has(std::uint64_t key) {
    if constexpr (kKeys) return map_->has(key);
    return in_.ok() && !in_.null();
  }
  std::string read_text(std::size_t max) {
    std::string out(in_.text(max));
    if (out.empty()) in_.fault(codec::errc::kValue, "an empty text");
    return out;
  }
  Instant read_time() { return {in_.uint_max(kMaxTime)}; }
  template <class Value, class Read>
  void list(std::vector<Value>& out, std::size_t most, Read read, bool may_be_empty = false) {
    const std::size_t count = in_.array(most);
    for (std::size_t i = 0; i < count && in_.ok(); ++i) read(out.emplace_back());
    if (count == 0 && !may_be_empty) in_.fault(codec::errc::kValue, "an empty list");
  }
  Reader& in_;
  MapReader* map_;
};

template <class Part>
void read_part(Reader& in, Part& part) {
  PartCounter counter;
  fields(counter, part);
  in.array_of(counter.count);
  FieldReader<false> reader(in, nullptr);
  fields(reader, part);
}

}  // namespace

Bytes encode_body(const Body& body) {
  Writer out;
  out.raw(body.salt.view());
  std::visit(
      [&](auto& content) {
        Counter counter;
        fields(counter, content);
        out.map(kBodyKeys + counter.count).uint(0).uint(static_cast<std::uint64_t>(kind_of(body.content)));
        out.uint(1).uint(body.claimed.ms);
        FieldWriter<true> writer(out);
        fields(writer, content);
      },
      visited(body.content));
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
  if (map.need(1)) out.claimed = {in.uint_max(kMaxTime)};
  const auto kind = kind_from(number);
  if (in.ok() && !kind) return fail(errc::kContent, "unknown kind " + std::to_string(number));
  if (in.ok()) {
    out.content = empty_content(*kind);
    FieldReader<true> reader(in, &map);
    std::visit([&](auto& content) { fields(reader, content); }, out.content);
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
  if (map.need(1)) out.claimed = {in.uint_max(kMaxTime)};
  if (const auto read = in.outcome(); !read) return fail(errc::kContent, std::string(read.error().code));
  return out;
}

}  // namespace folkmoot::event
