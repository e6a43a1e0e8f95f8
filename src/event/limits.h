#pragma once
// Bounds of the event format. They are part of the protocol: every node refuses at the same byte.
#include <cstddef>
#include <cstdint>

namespace folkmoot::event {

inline constexpr std::uint64_t kVersion = 1;
/// Parents beside `prev`. An author with more heads names the first sixteen; the others are named by later events.
inline constexpr std::size_t kMaxParents = 16;
/// The bytes that body_hash covers. A radio link or a QR series can still carry one event of this size.
inline constexpr std::uint32_t kMaxBodySize = 32'768;
/// Larger than any canonical header: 16 parents of 34 bytes and the other eleven items.
inline constexpr std::size_t kMaxHeaderSize = 1'024;
/// One event with its frame: header, signature, body.
inline constexpr std::size_t kMaxEventSize = kMaxBodySize + kMaxHeaderSize + 128;
/// seq, after and page numbers. Far above every quota, low enough that sums cannot overflow.
inline constexpr std::uint64_t kMaxSeq = 0xFFFF'FFFE;
inline constexpr std::size_t kSaltSize = 16;

// Texts, in bytes of UTF-8.
inline constexpr std::size_t kMaxName = 200;
inline constexpr std::size_t kMaxTitle = 400;
inline constexpr std::size_t kMaxReason = 4'000;
inline constexpr std::size_t kMaxText = 32'000;
inline constexpr std::size_t kMaxCharter = 16'384;
// Lists inside one event.
inline constexpr std::size_t kMaxListed = 200;
inline constexpr std::uint64_t kMaxCount = 0xFFFF'FFFF;
/// Milliseconds up to the year 10889; keeps sums of times in 64 bits.
inline constexpr std::uint64_t kMaxTime = (std::uint64_t{1} << 48) - 1;

}  // namespace folkmoot::event
