#pragma once
// What is said about seals, as it travels and is stored: one item each, by its first byte (docs/protocol/sync.md
// section 10, docs/protocol/store.md).
#include <variant>
#include <vector>

#include "assembly/fold.h"
#include "journal/journal.h"
#include "node/snapshot.h"
#include "seal/reconvening.h"
#include "seal/record.h"

namespace folkmoot::node {

/// A frontier that a record of this page names by its root.
struct PageFrontier {
  std::uint64_t page = 1;
  journal::FrontierChange change;
};

using SealItem = std::variant<seal::SealRecord, PageFrontier, seal::Seal, seal::Ask, seal::Reconvening, seal::Voice,
                              SnapshotHead, SnapshotPart>;

/// What a summary calls an item: the first bytes of its id.
using ItemName = FixedBytes<struct ItemNameTag, 8>;

/// What somebody says to hold.
class HeldNames {
 public:
  /// Names one behind the other, as a summary has them, in any order.
  explicit HeldNames(BytesView names);
  [[nodiscard]] bool contains(const ItemName& name) const;

 private:
  std::vector<ItemName> names_;  // ascending
};

/// What a seal over this frontier would say to the fold.
assembly::PageEnd page_end(std::uint64_t number, Instant time, const Hash& frontier,
                           const journal::FrontierChange& change);

Bytes encode_item(const SealItem& item);
Result<SealItem> decode_item(BytesView bytes);
std::uint64_t page_of(const SealItem& item);
/// Whether its first bytes say that it is a record of a page before the last closed one, or a frontier of a page before
/// the open one: of no use to anybody. What is no such item, or no item at all, is not.
bool is_of_page_before(BytesView bytes, std::uint64_t open);
/// By its first byte, before it is decoded.
bool is_seal_item(BytesView bytes);

/// A page that is closed, as a home keeps it: enough to close it again in a journal that holds its events, and to prove
/// what it sealed.
struct ClosedPage {
  seal::Seal seal;
  std::vector<SignKey> witnesses;
  journal::FrontierChange frontier;
  /// Who may write after it. Nothing where the page was closed without folding it (sealing_snapshot.cpp).
  std::vector<journal::SealedPage::OnRoll> roll;
  /// By whose word other witnesses closed it than the page before had named, and whom they replaced.
  struct Reconvened {
    seal::Reconvening by;
    std::vector<SignKey> replaced;
  };
  std::optional<Reconvened> reconvened;

  [[nodiscard]] seal::CoreId core_id() const { return seal::core_id(seal.core); }
  [[nodiscard]] seal::WitnessSet witness_set() const;
  /// Seal keys whose readies the core rests on.
  [[nodiscard]] std::vector<SignKey> alive() const;
  /// What it says to the fold.
  [[nodiscard]] assembly::PageEnd end() const;
  [[nodiscard]] journal::SealedPage for_journal() const;
};

Bytes encode_closed_page(const ClosedPage& page);
Result<ClosedPage> decode_closed_page(BytesView bytes);

}  // namespace folkmoot::node
