#pragma once
// Bounds of sessions and bundles (docs/protocol/sync.md, docs/protocol/bundle.md). Nothing that a peer says makes
// memory or time grow beyond them.
#include <cstddef>
#include <cstdint>

namespace folkmoot::sync {

// Sessions.
/// One message. Small enough to share a slow link, large enough that its head does not matter.
inline constexpr std::size_t kMaxMessage = 16'384;
/// Messages handed out by one step; more are made when the caller asks, so that a long turn is never held in memory.
inline constexpr std::size_t kMessagesPerStep = 16;
/// Devices in one comparison: an assembly of 10,000 with several devices each.
inline constexpr std::size_t kMaxChains = 65'536;
/// A chain's last events that are tried for the peer's tag. Each try may hit by chance with 2^-16.
inline constexpr std::size_t kLookBack = 32;
/// Hashes spent on a salt under which no tip has the tag of an event shortly before it: some milliseconds.
inline constexpr std::size_t kSaltEffort = 65'536;
/// Ids asked for in one turn; what else is missing is asked for in the next.
inline constexpr std::size_t kMaxWants = 256;
/// Ends and samples of one device in a full entry, which must fit one message. Kept branches are bounded by the rules
/// of forks; a liar's are cut here.
inline constexpr std::size_t kMaxTips = 256;
inline constexpr std::size_t kMaxSamples = 512;
/// Bytes that entries of one turn may keep in memory.
inline constexpr std::size_t kMaxEntryBytes = std::size_t{8} << 20;
/// Proofs of forks in one turn; others follow in the next.
inline constexpr std::size_t kMaxProofs = 1'024;
/// Comparisons. Honest peers need one, with forks three or four; each tag that collides costs another.
inline constexpr std::uint32_t kMaxRounds = 24;
/// Turns of both sides together.
inline constexpr std::uint32_t kMaxTurns = 160;
/// Events in one turn: more than the largest journal.
inline constexpr std::uint64_t kMaxEventsPerTurn = 4'000'000;
/// What is said about seals in one turn, which may be of many pages; and how much of it is offered at once.
inline constexpr std::size_t kMaxSealBytes = std::size_t{16} << 20;
inline constexpr std::size_t kSealBytesOffered = std::size_t{8} << 20;
/// One item: a seal record is the largest of them, but for the frontier of a page in which everybody wrote.
inline constexpr std::size_t kMaxSealItem = std::size_t{4} << 20;
/// From this comparison on nothing is abbreviated, so that no collision can hide a difference.
inline constexpr std::uint32_t kThoroughRound = 3;

// Bundles.
inline constexpr std::size_t kBundleChunk = 65'536;  // sealed
inline constexpr std::size_t kBundleUnit = 4'096;    // a file has this size times a power of two
inline constexpr std::size_t kBundleSlots = 16;
inline constexpr std::size_t kBundleSlotSize = 80;
/// One block of a bundle's content.
inline constexpr std::size_t kMaxBlock = 16'384;
/// Keys that are tried on a file.
inline constexpr std::size_t kMaxBundleKeys = 65'536;
inline constexpr std::size_t kMaxRecordSize = 4'096;
inline constexpr std::size_t kMaxBundleRecords = 64;

}  // namespace folkmoot::sync
