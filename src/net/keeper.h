#pragma once
// Between a node and its home: loads what is stored into a node, commits what the node wants kept, and finds events
// again. One thread.
#include <map>

#include "base/environment.h"
#include "node/node.h"
#include "store/home.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kNoJournal = "store.no_journal";  // events to store, and no journal that names them
}  // namespace errc

/// Events after which the state is stored as a snapshot, so that a start reads few bodies; where there are many events,
/// one in a hundred of them, since a snapshot is as large as the state.
inline constexpr std::size_t kSnapshotEvery = 2'000;
inline constexpr std::size_t kSnapshotShare = 100;
/// Fewer events are read one by one at the next start rather than stored as columns of their own; and more than that
/// never stand in one row, so that reading them takes little memory.
inline constexpr std::size_t kColumnsAtLeast = 256;
inline constexpr std::size_t kColumnsAtMost = 8'192;

/// From how many events on an assembly has images: below, its rows are read as fast.
inline constexpr std::size_t kImageAtLeast = 16'384;
/// The table's image is as large as the table, so it is made again only once the table has grown by such a part of it.
/// What came since is in columns.
inline constexpr std::size_t kImageGrowth = 8;

class Keeper final : public node::EventSource {
 public:
  /// The keeper must outlive the nodes it loads: their tables lie in its images.
  explicit Keeper(std::unique_ptr<store::Home> home, std::size_t image_at_least = kImageAtLeast)
      : home_(std::move(home)), image_at_least_(image_at_least) {}

  /// Everything of the home into a fresh node.
  Result<Ok> load(node::Node& node);
  /// Durable when this returns well.
  Result<Ok> commit(const node::Node& node, const node::Persist& persist);
  /// Snapshots of the assemblies that grew much since the last one; `all`: of those that grew at all.
  Result<Ok> store_snapshots(const node::Node& node, bool all);
  [[nodiscard]] store::Home& home() { return *home_; }
  /// A number that changes with everything that is stored: for seeded tests.
  Result<Bytes> fingerprint();

  std::optional<event::Event> event(const AssemblyId& assembly, const journal::Table& table,
                                    journal::EventIndex e) override;
  std::optional<event::Event> evidence(const AssemblyId& assembly, const EventId& id) override;
  std::vector<Bytes> seal_items(const AssemblyId& assembly, std::uint64_t page) override;
  /// Why the last look-up failed, if one did since the last call.
  std::optional<Error> take_failure() { return std::exchange(failure_, std::nullopt); }

 private:
  /// A fold's snapshot: in an image, or in a row.
  struct FoldSnapshot {
    std::optional<store::Image> image;
    Bytes row;
    [[nodiscard]] BytesView bytes() const { return image ? image->sections().front() : BytesView(row); }
  };
  /// What there is beside the snapshot.
  Result<node::StoredAssembly> read_assembly(const AssemblyId& id);
  Result<FoldSnapshot> read_snapshot(const AssemblyId& id);
  Result<std::optional<journal::Journal>> read_journal(const AssemblyId& id);
  /// Where the journal's first events come from; the others are read one by one.
  enum class From : std::uint8_t { image, columns, events };
  Result<std::optional<journal::Journal>> read_events(const AssemblyId& id, From from);
  Result<Ok> read_columns(const AssemblyId& id, node::JournalLoader& loader);
  Result<Ok> store_snapshot(const AssemblyId& assembly, const journal::Table& table, const Bytes& snapshot);
  /// Columns of what has none yet, where that are so many events; where they end then.
  Result<std::size_t> append_columns(store::Transaction& transaction, const AssemblyId& assembly,
                                     const journal::Table& table, std::size_t at_least);
  Result<Ok> write(store::Transaction& transaction, const node::Node& node, const node::Persist& persist);

  std::unique_ptr<store::Home> home_;
  std::size_t image_at_least_;
  /// What the tables of loaded nodes lie in.
  std::vector<store::Image> images_;
  std::map<AssemblyId, std::map<EventId, event::Event>> evidence_;
  /// Events beyond the last snapshot, and events that are there as columns.
  std::map<AssemblyId, std::size_t> unsaved_;
  std::map<AssemblyId, std::size_t> in_columns_;
  std::map<AssemblyId, std::size_t> in_image_;
  /// They were not there, or no good: made again at the next occasion, also where nobody writes anything.
  std::map<AssemblyId, bool> images_lost_;
  std::optional<Error> failure_;
};

}  // namespace folkmoot::net
