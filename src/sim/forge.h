#pragma once
// Events written by hand, outside the rules of a node: what somebody can make who has the keys of one home.
#include "node/seeded.h"
#include "sim/world.h"

namespace folkmoot::sim {

/// Where an event stands, as its maker wants it.
struct Place {
  std::uint64_t seq = 0;
  std::optional<EventId> prev;
  std::vector<EventId> parents;
  Instant claimed;
  /// The last seal that its maker says to know.
  std::uint64_t after = 0;
};

class Forge {
 public:
  /// Nothing where the home has no key, or no journal yet. What the home learns later is not known here.
  static std::optional<Forge> at(World& world, HomeIndex home);

  /// Behind the last event of the home's own device, or over what introduced it: as if it knew nothing since.
  [[nodiscard]] Place next(Instant claimed) const;
  /// Signed with the home's key, whoever is said to have written it.
  event::Event make(const Place& where, const event::Content& content,
                    const std::optional<DeviceId>& in_the_name_of = std::nullopt);
  /// A file that members can open.
  Bytes file(const std::vector<event::Event>& events, const std::vector<Bytes>& seal_items = {});

  [[nodiscard]] const journal::Table& table() const { return *table_; }
  [[nodiscard]] const DeviceId& device() const { return device_; }
  /// The last event of a device as this home knows it.
  [[nodiscard]] std::optional<journal::EventIndex> tip(const DeviceId& device) const;

 private:
  Forge(AssemblyId assembly, crypto::SigningKey key, crypto::Secret32 discovery, const journal::Table& table,
        std::uint64_t sealed, const Hash& seed);
  AssemblyId assembly_;
  crypto::SigningKey key_;
  DeviceId device_;
  crypto::Secret32 discovery_;
  const journal::Table* table_;
  std::uint64_t sealed_;
  node::SeededRandom random_;
};

}  // namespace folkmoot::sim
