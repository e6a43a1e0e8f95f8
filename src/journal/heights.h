#pragma once
// Ancestor queries without walks. The past of an event is, chain by chain, a prefix; so one number a chain, its height,
// says all of it (vector clocks: Fidge 1988, Mattern 1989; here over chains of forks too, so equivocation cannot hide).
//
// Nearly every event names the latest one that its author had, whose past has all others in it. So a vector is not
// copied for each event: a past is a vector that many share, and what few chains stand higher by than that. It is made
// from that of the latest event named, joined with what the others add.
//
// Pasts of recent events are cached within a budget of bytes, and one in every `kCheckpoint` of a chain for good; any
// other is found again by visiting what its nearest cached forerunner does not cover, each event once.
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "journal/table.h"

namespace folkmoot::journal {

/// The past of one event, the event itself included: a value, independent of the journal's later growth. It and its
/// copies share memory: they stay on one thread.
class Past {
 public:
  Past() { chains_raised_.fill(kNoChain); }
  explicit Past(std::vector<std::uint32_t> heights);
  // Moving is copying: what was moved from would point at what it no longer holds.
  Past(const Past&) = default;
  Past& operator=(const Past&) = default;
  ~Past() = default;
  /// How many of the chain's events are in it, always the first ones.
  [[nodiscard]] std::uint32_t height(ChainIndex chain) const {
    const std::uint32_t below = shared_height(chain);
    return raised_ == 0 ? below : std::max(below, raised_height(chain));
  }
  [[nodiscard]] bool has(const Table& table, EventIndex e) const {
    const ChainIndex chain = table.chain_of(e);
    const std::uint32_t place = table.place_of(e);
    return place < shared_height(chain) || (raised_ != 0 && place < raised_height(chain));
  }
  void raise(ChainIndex chain, std::uint32_t height);
  void join(const Past& other);
  /// One above the last chain of which something is in it.
  [[nodiscard]] std::size_t chains() const { return end_; }
  bool operator==(const Past& other) const;

 private:
  static constexpr ChainIndex kNoChain = 0xFFFF'FFFF;
  /// How many chains may stand higher than in the shared vector before there is a new one: few enough to look through
  /// all of them, enough to make a vector seldom.
  static constexpr std::size_t kRaised = 32;

  [[nodiscard]] std::uint32_t shared_height(ChainIndex chain) const { return chain < size_ ? begin_[chain] : 0; }
  /// Looks at every place, without branches, so that it becomes a few vector instructions; no chain stands at two.
  [[nodiscard]] std::uint32_t raised_height(ChainIndex chain) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < kRaised; ++i) out |= heights_raised_[i] & (chains_raised_[i] == chain ? ~0U : 0U);
    return out;
  }
  /// A vector of its own, at least so long, that has what stood beside.
  std::vector<std::uint32_t>& own(std::size_t size);

  std::shared_ptr<std::vector<std::uint32_t>> shared_;
  // Where it lies, to spare a step on the way of every question.
  const std::uint32_t* begin_ = nullptr;
  std::size_t size_ = 0;
  std::size_t end_ = 0;
  std::size_t raised_ = 0;
  std::array<ChainIndex, kRaised> chains_raised_;
  std::array<std::uint32_t, kRaised> heights_raised_{};
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
  /// Found by visiting what nothing cached covers, and kept.
  SharedPast walked(const Table& table, EventIndex e, Past past);
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
  // Of `past` and `cover`, kept for their memory.
  std::vector<EventIndex> named_;
  std::vector<EventIndex> waiting_;
};

}  // namespace folkmoot::journal
