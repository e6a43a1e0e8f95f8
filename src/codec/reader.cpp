#include "codec/reader.h"

namespace folkmoot::codec {

namespace {
enum Major : std::uint8_t {
  kUint = 0,
  kNegative = 1,
  kByteString = 2,
  kTextString = 3,
  kArray = 4,
  kMap = 5,
  kTag = 6,
  kSimple = 7
};
constexpr std::uint64_t kFalse = 20;
constexpr std::uint64_t kTrue = 21;
constexpr std::uint64_t kNull = 22;
}  // namespace

void Reader::fault(Code code, std::string_view detail) {
  if (error_) return;
  error_ = Error{code, "at byte " + std::to_string(offset_)};
  if (!detail.empty()) error_->detail.append(": ").append(detail);
}

Result<Ok> Reader::outcome() const {
  if (error_) return tl::unexpected(*error_);
  return Ok{};
}

Result<Ok> Reader::finish() {
  if (!error_ && !at_end()) fault(errc::kTrailing);
  return outcome();
}

Reader::Head Reader::head() {
  if (error_) return {};
  if (offset_ >= input_.size()) {
    fault(errc::kTruncated);
    return {};
  }
  const std::uint8_t first = input_[offset_];
  const auto major = static_cast<std::uint8_t>(first >> 5);
  const std::uint8_t info = first & 31;
  if (info < 24) {
    if (major == kTag || (major == kSimple && (info < kFalse || info > kNull))) {
      fault(errc::kUnsupported);
      return {};
    }
    ++offset_;
    return {major, info};
  }
  if (info > 27 || major >= kTag) {
    fault(errc::kUnsupported);
    return {};
  }
  const std::size_t width = std::size_t{1} << (info - 24);
  if (input_.size() - offset_ - 1 < width) {
    fault(errc::kTruncated);
    return {};
  }
  std::uint64_t value = 0;
  for (std::size_t i = 1; i <= width; ++i) value = value << 8 | input_[offset_ + i];
  const std::uint64_t least = width == 1 ? 24 : std::uint64_t{1} << (width * 4);
  if (value < least) {
    fault(errc::kNotShortest);
    return {};
  }
  offset_ += 1 + width;
  return {major, value};
}

std::uint64_t Reader::expect(std::uint8_t major) {
  const std::size_t before = offset_;
  const Head got = head();
  if (error_) return 0;
  if (got.major == major) return got.value;
  offset_ = before;
  fault(errc::kWrongType);
  return 0;
}

BytesView Reader::take(std::uint64_t size) {
  if (error_) return {};
  if (size > input_.size() - offset_) {
    fault(errc::kTruncated);
    return {};
  }
  const BytesView out = input_.subspan(offset_, static_cast<std::size_t>(size));
  offset_ += static_cast<std::size_t>(size);
  return out;
}

std::uint64_t Reader::uint() { return expect(kUint); }

std::uint64_t Reader::uint_max(std::uint64_t max) {
  const std::uint64_t value = uint();
  if (value > max) fault(errc::kTooLarge);
  return error_ ? 0 : value;
}

BytesView Reader::bytes(std::size_t max) {
  const std::uint64_t size = expect(kByteString);
  if (size > max) fault(errc::kTooLarge);
  return take(size);
}

BytesView Reader::bytes_exactly(std::size_t size) {
  const BytesView out = bytes();
  if (!error_ && out.size() != size) fault(errc::kValue, "wrong length of a fixed-size byte string");
  return error_ ? BytesView{} : out;
}

std::string_view Reader::text(std::size_t max) {
  const std::uint64_t size = expect(kTextString);
  if (size > max) fault(errc::kTooLarge);
  const BytesView out = take(size);
  if (!is_utf8(out)) fault(errc::kUtf8);
  return error_ ? std::string_view{} : as_text(out);
}

bool Reader::boolean() {
  const std::uint64_t value = expect(kSimple);
  if (!error_ && value != kFalse && value != kTrue) fault(errc::kWrongType);
  return !error_ && value == kTrue;
}

std::size_t Reader::array(std::size_t max) {
  const std::uint64_t count = expect(kArray);
  // Each element takes a byte at least, so a lying count is found here and never sizes an allocation.
  if (!error_ && count > input_.size() - offset_) fault(errc::kTruncated);
  if (count > max) fault(errc::kTooLarge);
  return error_ ? 0 : static_cast<std::size_t>(count);
}

void Reader::array_of(std::size_t count) {
  if (array() != count) fault(errc::kWrongCount);
}

std::size_t Reader::map(std::size_t max) {
  const std::uint64_t count = expect(kMap);
  if (!error_ && count > (input_.size() - offset_) / 2) fault(errc::kTruncated);
  if (count > max) fault(errc::kTooLarge);
  return error_ ? 0 : static_cast<std::size_t>(count);
}

bool Reader::null() {
  if (peek() != Type::null) return false;
  ++offset_;
  return true;
}

Type Reader::peek() const {
  if (error_ || offset_ >= input_.size()) return Type::none;
  const std::uint8_t first = input_[offset_];
  switch (first >> 5) {
    case kUint:
      return Type::uint;
    case kNegative:
      return Type::negative;
    case kByteString:
      return Type::bytes;
    case kTextString:
      return Type::text;
    case kArray:
      return Type::array;
    case kMap:
      return Type::map;
    case kSimple:
      if ((first & 31) == kNull) return Type::null;
      if ((first & 31) == kFalse || (first & 31) == kTrue) return Type::boolean;
      return Type::none;
    default:
      return Type::none;
  }
}

BytesView Reader::any() {
  // Each open container is a level: how many values it still holds, and for maps the last key.
  struct Level {
    std::uint64_t left;
    bool is_map;
    bool has_key;
    std::uint64_t last_key;
  };
  const std::size_t start = offset_;
  std::array<Level, kMaxDepth> levels;
  std::size_t depth = 0;
  do {
    if (depth > 0 && levels[depth - 1].is_map) {
      Level& level = levels[depth - 1];
      const std::uint64_t key = uint();
      if (!error_ && level.has_key && key <= level.last_key) fault(errc::kKeyOrder);
      level.has_key = true;
      level.last_key = key;
    }
    const Head got = head();
    if (got.major == kByteString) take(got.value);
    if (got.major == kTextString && !is_utf8(take(got.value))) fault(errc::kUtf8);
    if (error_) return {};
    if ((got.major == kArray || got.major == kMap) && got.value > 0) {
      if (depth == kMaxDepth) {
        fault(errc::kTooDeep);
        return {};
      }
      levels[depth++] = {got.value, got.major == kMap, false, 0};
      continue;
    }
    // A value is complete, and with it each container whose last value it was.
    while (depth > 0 && --levels[depth - 1].left == 0) --depth;
  } while (depth > 0);
  return input_.subspan(start, offset_ - start);
}

void MapReader::next() {
  value_taken_ = false;
  if (left_ == 0 || !reader_.ok()) {
    key_ = std::nullopt;
    return;
  }
  --left_;
  const std::uint64_t key = reader_.uint();
  if (key_ && key <= *key_) reader_.fault(errc::kKeyOrder);
  key_ = key;
}

bool MapReader::has(std::uint64_t key) {
  if (value_taken_) next();
  if (!reader_.ok() || !key_) return false;
  if (*key_ < key) reader_.fault(errc::kUnknownKey, std::to_string(*key_));
  value_taken_ = *key_ == key;
  return value_taken_;
}

bool MapReader::need(std::uint64_t key) {
  if (has(key)) return true;
  reader_.fault(errc::kMissingKey, std::to_string(key));
  return false;
}

void MapReader::finish() {
  if (value_taken_) next();
  if (reader_.ok() && key_) reader_.fault(errc::kUnknownKey, std::to_string(*key_));
}

Result<Ok> check_value(BytesView bytes) {
  Reader reader(bytes);
  reader.any();
  return reader.finish();
}

}  // namespace folkmoot::codec
