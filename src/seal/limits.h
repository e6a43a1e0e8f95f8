#pragma once
// Bounds of the formats and rounds of seals. They are part of the protocol: every node refuses at the same byte.
#include <cstddef>
#include <cstdint>

#include "base/ids.h"

namespace folkmoot::seal {

inline constexpr std::uint64_t kCoreVersion = 1;
/// Until the first lot all active persons with a seal key are witnesses; an assembly that has grown beyond this without
/// one takes the lowest keys. With a lot at most `kMaxDrawn`.
inline constexpr std::size_t kMaxWitnesses = 1'024;
inline constexpr std::size_t kMaxDrawn = 100;
/// Rounds fit the 32 bits that enter the signature of a seal; the last number is never used, so that adding one is
/// safe.
inline constexpr std::uint32_t kMaxRound = 0xFFFF'FFFE;
/// A core is 12 items, at most 6 hashes, 5 numbers and the bits of all witnesses.
inline constexpr std::size_t kMaxCoreSize = 512;
/// A propose carries up to one ready of each witness, about 150 bytes each; everything else is far smaller.
inline constexpr std::size_t kMaxRecordSize = 262'144;
/// A seal holds at most one signature of each witness.
inline constexpr std::size_t kMaxSealSize = 2 * kMaxCoreSize + 64 * kMaxWitnesses + 256;
/// What a reconvening says for its reason, in bytes of UTF-8.
inline constexpr std::size_t kMaxReason = 4'000;

/// How far a core's time may lie ahead of a witness's own clock: f+1 clocks set to 2036 would else close every vote.
inline constexpr std::uint64_t kTimeAheadMs = kDayMs;
/// The timer of round 0; it doubles with each round up to `kTimerDoublings`, which is about a year.
inline constexpr std::uint64_t kTimerMs = 30 * kSecondMs;
inline constexpr std::uint32_t kTimerDoublings = 20;
/// A round lasts at least this many times as long as its readies took to come here, but not for that reason longer than
/// `kAgedTimerMs`, doubled with each round: readies that waited out a blackout must not make the round after it last
/// months, and slow carriers still get all the time they need some rounds later.
inline constexpr std::uint64_t kAgeFactor = 8;
inline constexpr std::uint64_t kAgedTimerMs = kMinuteMs * 60 * 6;

}  // namespace folkmoot::seal
