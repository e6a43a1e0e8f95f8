#include "codec/compact.h"

#include "base/check.h"

namespace folkmoot::codec {

namespace {
constexpr std::uint64_t kTwo = 240;
constexpr std::uint64_t kThree = 2'288;
constexpr std::uint64_t kFour = 67'824;
constexpr std::uint64_t kFive = 16'845'040;

void put_big_endian(Bytes& out, std::uint64_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}
}  // namespace

void put_compact(Bytes& out, std::uint64_t value) {
  FM_CHECK(value <= kMaxCompact);
  if (value < kTwo) return out.push_back(static_cast<std::uint8_t>(value));
  if (value < kThree) return put_big_endian(out, 0xF000 + (value - kTwo), 2);
  if (value < kFour) {
    out.push_back(0xF8);
    return put_big_endian(out, value - kThree, 2);
  }
  if (value < kFive) {
    out.push_back(0xF9);
    return put_big_endian(out, value - kFour, 3);
  }
  out.push_back(0xFA);
  put_big_endian(out, value - kFive, 4);
}

std::uint8_t CompactReader::byte() {
  const BytesView one = bytes(1);
  return one.empty() ? std::uint8_t{0} : one[0];
}

BytesView CompactReader::bytes(std::size_t size) {
  if (!ok()) return {};
  if (size > input_.size() - offset_) {
    short_ = true;
    return {};
  }
  const BytesView out = input_.subspan(offset_, size);
  offset_ += size;
  return out;
}

std::uint64_t CompactReader::number(std::uint64_t max) {
  const std::uint8_t first = byte();
  std::uint64_t value = first;
  if (first >= 0xF0 && first <= 0xF7) {
    value = kTwo + (static_cast<std::uint64_t>(first - 0xF0) << 8) + byte();
  } else if (first >= 0xF8 && first <= 0xFA) {
    const std::uint64_t offset = first == 0xF8 ? kThree : first == 0xF9 ? kFour : kFive;
    std::uint64_t rest = 0;
    for (const std::uint8_t digit : bytes(first - std::size_t{0xF6})) rest = (rest << 8) | digit;
    value = offset + rest;
  } else if (first > 0xFA) {
    wrong_ = wrong_ || ok();
  }
  if (ok() && value > max) wrong_ = true;
  return ok() ? value : 0;
}

}  // namespace folkmoot::codec
