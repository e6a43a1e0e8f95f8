#include "store/checksum.h"

#include <bit>

namespace folkmoot::store {

namespace {

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4F;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5;

template <class Word>
std::uint64_t little(const std::uint8_t* from) {
  Word out = 0;
  std::memcpy(&out, from, sizeof out);
  if constexpr (std::endian::native == std::endian::big) {
    Word swapped = 0;
    for (std::size_t i = 0; i < sizeof out; ++i) swapped = static_cast<Word>(swapped << 8 | (out >> (8 * i) & 0xFF));
    out = swapped;
  }
  return out;
}

std::uint64_t step(std::uint64_t lane, std::uint64_t word) { return std::rotl(lane + word * kPrime2, 31) * kPrime1; }

std::uint64_t merge(std::uint64_t sum, std::uint64_t lane) { return (sum ^ step(0, lane)) * kPrime1 + kPrime4; }

std::uint64_t tail(std::uint64_t sum, const std::uint8_t* at, std::size_t left) {
  for (; left >= 8; at += 8, left -= 8)
    sum = std::rotl(sum ^ step(0, little<std::uint64_t>(at)), 27) * kPrime1 + kPrime4;
  if (left >= 4) {
    sum = std::rotl(sum ^ little<std::uint32_t>(at) * kPrime1, 23) * kPrime2 + kPrime3;
    at += 4;
    left -= 4;
  }
  for (; left > 0; ++at, --left) sum = std::rotl(sum ^ *at * kPrime5, 11) * kPrime1;
  sum = (sum ^ sum >> 33) * kPrime2;
  sum = (sum ^ sum >> 29) * kPrime3;
  return sum ^ sum >> 32;
}

}  // namespace

std::uint64_t xxh64(BytesView bytes, std::uint64_t seed) {
  const std::uint8_t* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t sum = seed + kPrime5;
  if (left >= 32) {
    std::uint64_t lanes[4] = {seed + kPrime1 + kPrime2, seed + kPrime2, seed, seed - kPrime1};
    for (; left >= 32; at += 32, left -= 32)
      for (std::size_t i = 0; i < 4; ++i) lanes[i] = step(lanes[i], little<std::uint64_t>(at + 8 * i));
    sum = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
    for (const std::uint64_t lane : lanes) sum = merge(sum, lane);
  }
  return tail(sum + bytes.size(), at, left);
}

std::uint64_t row_sum(std::initializer_list<std::uint64_t> numbers, std::initializer_list<BytesView> parts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t number : numbers) {
    std::uint8_t bytes[8];
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    sum = xxh64(bytes, sum);
  }
  for (const BytesView part : parts) sum = xxh64(part, sum);
  return sum >> 1;
}

}  // namespace folkmoot::store
