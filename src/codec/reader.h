#pragma once
// Reads strict deterministic CBOR (see the README here; docs/protocol/event.md section 1).
#include <optional>

#include "base/bytes.h"
#include "base/result.h"

namespace folkmoot::codec {

namespace errc {
inline constexpr Code kTruncated = "codec.truncated";
inline constexpr Code kNotShortest = "codec.not_shortest";
inline constexpr Code kUnsupported = "codec.unsupported";  // indefinite length, float, tag, reserved
inline constexpr Code kWrongType = "codec.wrong_type";
inline constexpr Code kWrongCount = "codec.wrong_count";
inline constexpr Code kUtf8 = "codec.utf8";
inline constexpr Code kKeyOrder = "codec.key_order";
inline constexpr Code kMissingKey = "codec.missing_key";
inline constexpr Code kUnknownKey = "codec.unknown_key";
inline constexpr Code kTooLarge = "codec.too_large";
inline constexpr Code kTooDeep = "codec.too_deep";
inline constexpr Code kTrailing = "codec.trailing";
inline constexpr Code kValue = "codec.value";  // well-formed, but not a value the field may have
}  // namespace errc

/// Nesting that a generic value may have. Formats of ours use at most 5.
inline constexpr std::size_t kMaxDepth = 16;

enum class Type : std::uint8_t { uint, negative, bytes, text, array, map, boolean, null, none };

class Reader {
 public:
  /// `input` must outlive the reader.
  explicit Reader(BytesView input) : input_(input) {}

  std::uint64_t uint();
  /// An unsigned integer not above `max`.
  std::uint64_t uint_max(std::uint64_t max);
  BytesView bytes(std::size_t max = SIZE_MAX);
  std::string_view text(std::size_t max = SIZE_MAX);
  bool boolean();
  /// The number of elements that follow, not above `max`.
  std::size_t array(std::size_t max = SIZE_MAX);
  /// An array of exactly `count` elements.
  void array_of(std::size_t count);
  /// The number of key/value pairs that follow. Most callers want `MapReader`.
  std::size_t map(std::size_t max = SIZE_MAX);
  /// Consumes a null and returns true, or leaves what stands there.
  bool null();

  /// A byte string of exactly the size of an id.
  template <class Id>
  Id id() {
    const BytesView view = bytes_exactly(Id::kSize);
    return Id::from(view).value_or(Id{});
  }
  /// Null or an id.
  template <class Id>
  std::optional<Id> id_or_null() {
    if (null()) return std::nullopt;
    return id<Id>();
  }

  /// Steps over one well-formed value of any type and returns its bytes.
  BytesView any();
  /// The type of the value that comes next, `none` at the end or after a fault.
  [[nodiscard]] Type peek() const;

  /// Reports a fault found by the caller; the first one stays.
  void fault(Code code, std::string_view detail = {});
  [[nodiscard]] bool ok() const { return !error_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] bool at_end() const { return offset_ == input_.size(); }
  /// The outcome of all reads: an error also when bytes are left over.
  Result<Ok> finish();
  /// The outcome so far, bytes may follow.
  [[nodiscard]] Result<Ok> outcome() const;

 private:
  struct Head {
    std::uint8_t major = 0xFF;
    std::uint64_t value = 0;
  };
  Head head();
  std::uint64_t expect(std::uint8_t major);
  BytesView take(std::uint64_t size);
  BytesView bytes_exactly(std::size_t size);

  BytesView input_;
  std::size_t offset_ = 0;
  std::optional<Error> error_;
};

/// Walks a map by the keys that a format knows, in ascending order:
///   MapReader map(reader);  if (map.need(2)) name = reader.text();  if (map.has(3)) ...;  map.finish();
/// Keys that the format does not know are a fault: a new field needs a new protocol number.
class MapReader {
 public:
  explicit MapReader(Reader& reader) : reader_(reader), left_(reader.map()) { next(); }
  /// True when the key is there; its value is then the next thing to read.
  bool has(std::uint64_t key);
  /// The same, and its absence is a fault.
  bool need(std::uint64_t key);
  /// To be called after the last known key.
  void finish();

 private:
  void next();

  Reader& reader_;
  std::size_t left_;
  std::optional<std::uint64_t> key_;  // the key whose value comes next, or was just handed out
  bool value_taken_ = false;
};

/// Whether the bytes are exactly one well-formed value.
Result<Ok> check_value(BytesView bytes);

}  // namespace folkmoot::codec
