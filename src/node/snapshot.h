#pragma once
// The state that a seal settled, as it travels to who starts there (docs/protocol/sync.md section 11): a head, by which
// everything else is checked, and the bytes in parts. Nothing of it is read before the seal's core vouches for it.
#include <optional>
#include <vector>

#include "assembly/sealed_state.h"
#include "seal/core.h"

namespace folkmoot::node {

/// Witness lists in one head: of so many pages.
inline constexpr std::size_t kSnapshotPagesMax = 4'096;

struct SnapshotHead {
  /// The page that the seal closed, and its core.
  std::uint64_t page = 1;
  seal::CoreId core;
  assembly::SubjectRoots subjects;
  std::uint64_t size = 0;
  /// H of each part.
  std::vector<Hash> parts;
  /// Seal keys, ascending, of those who closed page 3, 4 and so on to `page`; nothing where they are those of the page
  /// before. Each is the list whose root the core before it names.
  std::vector<std::optional<std::vector<SignKey>>> witnesses;

  /// The root of the state that this head describes.
  [[nodiscard]] Hash root() const;
  /// The witnesses of that page, from 3 on, where they are others than those of the page before.
  [[nodiscard]] const std::vector<SignKey>* new_witnesses(std::uint64_t of_page) const;
};
struct SnapshotPart {
  std::uint64_t page = 1;
  seal::CoreId core;
  std::uint64_t number = 0;
  Bytes bytes;
};

Bytes encode_snapshot_head(const SnapshotHead& head);
/// Bounded, and every part's number and size follows from it.
Result<SnapshotHead> decode_snapshot_head(BytesView bytes);
Bytes encode_snapshot_part(const SnapshotPart& part);
Result<SnapshotPart> decode_snapshot_part(BytesView bytes);

/// What came of one snapshot, one at a time: of those that are offered the first, until it is dropped.
class SnapshotIntake {
 public:
  void hear(SnapshotHead head);
  /// Only of the head that is held, and only where its hash is the one that the head says.
  void hear(SnapshotPart part);
  /// Null while there is none.
  [[nodiscard]] const SnapshotHead* head() const { return head_ ? &*head_ : nullptr; }
  [[nodiscard]] bool is_whole() const { return head_ && missing_ == 0; }
  /// All parts; only where it is whole.
  [[nodiscard]] const Bytes& state() const { return state_; }
  void drop() { *this = SnapshotIntake(); }

 private:
  std::optional<SnapshotHead> head_;
  Bytes state_;
  std::vector<bool> there_;
  std::size_t missing_ = 0;
};

}  // namespace folkmoot::node
