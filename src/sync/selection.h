#pragma once
// Which events to hand on, and in which order: page by page, in each restrictions, proofs, keys, grants, acts, talk,
// each right after what it rests on (docs/protocol/sync.md section 6). So a link that is cut early has carried what
// matters most, whatever arrived can be admitted, and whoever is pages behind can close one after the other.
#include <array>
#include <vector>

#include "sync/summary.h"

namespace folkmoot::sync {

class Selection {
 public:
  explicit Selection(const journal::Journal& journal) : journal_(&journal) {}

  void add(journal::EventIndex e);
  /// The device's kept events that do not stand on the way to one of `held`.
  void add_beyond(journal::DeviceIndex device, const std::vector<journal::EventIndex>& held);
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::vector<journal::EventIndex> ordered() const;

 private:
  void append_page(const std::array<std::vector<journal::EventIndex>, event::kClassCount>& by_class,
                   std::vector<bool>& left, std::vector<journal::EventIndex>& out) const;

  const journal::Journal* journal_;
  std::vector<bool> chosen_;  // by EventIndex
  std::size_t count_ = 0;
};

/// What the writer of `known` lacks, as far as that can be told.
Selection lacking(const journal::Journal& journal, const Summary& known);

}  // namespace folkmoot::sync
