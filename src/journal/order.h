#pragma once
// The order of the open page (docs/protocol/journal.md section 4): causal; among events whose past is done, by class -
// proofs, restrictions, grants, keys, acts, talk - and then by H("fm1/ord" || id || x), where x is the hash of the last
// core, in the founding page the assembly's id.
//
// A new event that nothing rests on yet never changes the order of the others: it goes where the walk would have taken
// it. So single events are inserted; a large batch is walked anew, so that no shape of history costs quadratic time.
#include <vector>

#include "journal/table.h"

namespace folkmoot::journal {

class PageOrder {
 public:
  explicit PageOrder(Hash seed) : seed_(seed) {}

  /// Adds events, in causal order. All that they rest on in this page must be in already, or stand before them.
  void insert(const Table& table, const std::vector<EventIndex>& added);
  /// Starts again with these events, in causal order.
  void rebuild(const Table& table, std::vector<EventIndex> events);
  void reseed(Hash seed) { seed_ = seed; }

  [[nodiscard]] const std::vector<EventIndex>& events() const { return events_; }
  [[nodiscard]] std::size_t size() const { return events_.size(); }
  [[nodiscard]] bool contains(EventIndex e) const { return e < position_.size() && position_[e] != kAbsent; }
  [[nodiscard]] std::size_t position(EventIndex e) const { return position_[e]; }
  [[nodiscard]] bool before(EventIndex a, EventIndex b) const { return position_[a] < position_[b]; }

 private:
  static constexpr std::uint32_t kAbsent = 0xFFFF'FFFF;
  /// The rank of the class in the top bits, then the first bits of the hash; equal keys are told apart by the whole
  /// hash.
  using Key = std::uint64_t;
  [[nodiscard]] Hash hash(const Table& table, EventIndex e) const;
  [[nodiscard]] Key key(const Table& table, EventIndex e) const;
  [[nodiscard]] bool comes_first(const Table& table, EventIndex a, EventIndex b) const;
  /// Returns the number of steps that it took.
  std::size_t insert_one(const Table& table, EventIndex e);
  void set_positions(std::size_t from);

  Hash seed_;
  std::vector<EventIndex> events_;
  std::vector<std::uint32_t> position_;  // by EventIndex
  std::vector<Key> key_;                 // by EventIndex
};

}  // namespace folkmoot::journal
