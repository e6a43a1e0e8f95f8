#pragma once
// What a home has on its disk. A `Persist` is first written and only later synced; a crash takes what is not synced,
// all of it or nothing. A node is started from what is there.
//
// Whole values of `Persist` wait in one place and are merged in one place (`Stored::take`): a further field is one
// line there.
#include <deque>

#include "node/seal_items.h"
#include "sim/pool.h"

namespace folkmoot::sim {

class Disk final : public node::EventSource {
 public:
  explicit Disk(EventPool& pool) : pool_(&pool) {}

  void write(node::Persist persist) { unsynced_.push_back(std::move(persist)); }
  /// The oldest thing that was written is durable from now on.
  void sync_one();
  void sync() {
    while (!unsynced_.empty()) sync_one();
  }
  /// A crash.
  void lose_unsynced() { unsynced_.clear(); }
  /// Gives a new node all that is durable.
  Result<Ok> load(node::Node& node) const;
  /// The same contents: a copied home.
  void copy_from(const Disk& other);

  // What the owner of the keys can take from it.
  [[nodiscard]] std::optional<AssemblyId> assembly() const;
  [[nodiscard]] const node::Identity* identity() const;
  [[nodiscard]] const crypto::Secret32* content_key() const;
  [[nodiscard]] std::size_t events() const;
  /// The pages that are closed here; nothing that is not durable.
  [[nodiscard]] std::vector<node::ClosedPage> closed_pages() const;
  /// Seal keys can be lost, or never used.
  void forget_seal_key();

  std::optional<event::Event> event(const AssemblyId& id, const journal::Table& table, journal::EventIndex e) override;
  std::optional<event::Event> evidence(const AssemblyId& id, const EventId& event) override;
  std::vector<Bytes> seal_items(const AssemblyId& id, std::uint64_t page) override;

 private:
  struct Stored {
    std::vector<SharedEvent> events;
    std::map<DeviceId, journal::ForkProof> forks;
    std::map<EventId, event::Event> evidence;
    std::optional<node::Identity> identity;
    std::map<EventId, node::HeldInvitation> invitations;
    std::vector<node::ContentKey> keys;
    std::map<std::string, Bytes> settings;
    std::map<std::uint64_t, std::vector<SharedBytes>> seal_items;  // by page
    std::vector<SharedBytes> closed_pages;

    void take(node::Persist persist, EventPool& pool);
    [[nodiscard]] node::StoredAssembly parts(const AssemblyId& id) const;
    [[nodiscard]] Stored clone() const;
  };

  EventPool* pool_;
  std::map<AssemblyId, Stored> assemblies_;
  std::map<std::string, Bytes> home_settings_;
  std::deque<node::Persist> unsynced_;
};

}  // namespace folkmoot::sim
