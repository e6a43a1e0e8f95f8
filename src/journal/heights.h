#pragma once
// Ancestor queries without walks. The past of an event is, chain by chain, a prefix; so one number a chain, its height,
// says all of it (vector clocks: Fidge 1988, Mattern 1989; here over chains of forks too, so equivocation cannot hide).
//
// A vector is made from that of the event before it in its chain, joined with its parents'. Vectors of recent events
// are cached within a budget of bytes, and one in every `kCheckpoint` of a chain for good; any other is found again by
// visiting what its nearest cached forerunner does not cover, each event once.
#include <memory>
#include <unordered_map>
#include <vector>

#include "journal/table.h"

namespace folkmoot::journal {

/// The past of one event, the event itself included: a value, independent of the journal's later growth.
class Past {
 public:
  Past() = default;
  explicit Past(std::vector<std::uint32_t> heights) : heights_(std::move(heights)) {}
  /// How many of the chain's events are in it, always the first ones.
  [[nodiscard]] std::uint32_t height(ChainIndex chain) const { return chain < heights_.size() ? heights_[chain] : 0; }
  [[nodiscard]] bool has(const Table& table, EventIndex e) const {
    return table.place_of(e) < height(table.chain_of(e));
  }
  void raise(ChainIndex chain, std::uint32_t height);
  void join(const Past& other);
  [[nodiscard]] std::size_t chains() const { return heights_.size(); }
  bool operator==(const Past&) const = default;

 private:
  std::vector<std::uint32_t> heights_;
};

/// A past that the cache and its readers share; never changed once made.
using SharedPast = std::shared_ptr<const Past>;

class Heights {
 public:
  /// The past of `e`. Amortised constant for recent events; bounded by the events between checkpoints otherwise.
  SharedPast past(const Table& table, EventIndex e);
  /// The union of the pasts of several events: the past of an event that names them.
  Past past_of_all(const Table& table, std::span<const EventIndex> events);
  /// Forgets what was cached of events from `size` on.
  void truncate(std::size_t size);

 private:
  static constexpr std::uint32_t kCheckpoint = 64;
  /// Cached vectors of recent events; small enough for a phone, large enough for thousands of live chains.
  static constexpr std::size_t kCacheBytes = std::size_t{8} << 20;
  static constexpr std::size_t kCheckpointBytesAnEvent = 16;
  /// Where all chains grow alike, the event before in one's own chain is as many events back as there are chains.
  static constexpr std::size_t kRecentPerChain = 4;

  [[nodiscard]] SharedPast cached(EventIndex e) const;
  void keep(const Table& table, EventIndex e, SharedPast past);
  /// Fits the number of recent vectors to their size, which grows with the number of chains.
  void fit_recent(std::size_t chains);
  /// Raises `past` until it covers the event and all that it rests on.
  void cover(const Table& table, EventIndex from, Past& past);

  /// Each event has one place, by its index, and the last one there stays.
  struct Recent {
    EventIndex event = kNoEvent;
    SharedPast past;
  };
  std::vector<Recent> recent_;
  std::size_t chains_fitted_ = 0;
  std::unordered_map<EventIndex, SharedPast> checkpoints_;
  std::size_t checkpoint_bytes_ = 0;
  std::vector<EventIndex> waiting_;  // of `cover`, kept for its memory
};

}  // namespace folkmoot::journal
