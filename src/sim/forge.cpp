#include "sim/forge.h"

#include "base/check.h"
#include "crypto/tags.h"
#include "sync/recognition.h"

namespace folkmoot::sim {

Forge::Forge(AssemblyId assembly, crypto::SigningKey key, crypto::Secret32 discovery, const journal::Table& table,
             std::uint64_t sealed, const Hash& seed)
    : assembly_(assembly),
      key_(std::move(key)),
      device_(reinterpret_id<DeviceId>(key_.public_key())),
      discovery_(std::move(discovery)),
      table_(&table),
      sealed_(sealed),
      random_(seed) {}

std::optional<Forge> Forge::at(World& world, HomeIndex home) {
  const Disk& disk = world.at(home).disk;
  const auto assembly = disk.assembly();
  const node::Identity* identity = disk.identity();
  const crypto::Secret32* key = disk.content_key();
  if (!world.is_up(home) || !assembly || identity == nullptr || !identity->device || key == nullptr)
    return std::nullopt;
  const journal::Table* table = world.at(home).node->table(*assembly);
  if (table == nullptr) return std::nullopt;
  Bytes what = to_bytes(as_bytes("forge"));
  append_little_endian(what, world.seed());
  append_little_endian(what, std::uint64_t{home});
  append_little_endian(what, world.agenda.now().ms);
  append_little_endian(what, ++world.at(home).calls);
  return Forge(*assembly, crypto::SigningKey::from_seed(*identity->device), sync::discovery_key(key->view()), *table,
               world.ask(home, node::ask::Status{})["page"].number() - 1, crypto::hash_untagged(what));
}

std::optional<journal::EventIndex> Forge::tip(const DeviceId& device) const {
  const auto index = table_->find_device(device);
  if (!index || table_->device(*index).chains.empty()) return std::nullopt;
  const journal::Chain& chain = table_->chain(table_->device(*index).chains.front());
  return chain.events.empty() ? std::nullopt : std::optional(chain.events.back());
}

Place Forge::next(Instant claimed) const {
  Place out;
  out.claimed = claimed;
  out.after = sealed_;
  if (const auto last = tip(device_)) {
    out.seq = table_->seq(*last) + 1;
    out.prev = table_->id(*last);
  } else if (const auto index = table_->find_device(device_); index && !table_->device(*index).introductions.empty()) {
    out.parents = {table_->id(table_->device(*index).introductions.front())};
  }
  return out;
}

event::Event Forge::make(const Place& where, const event::Content& content,
                         const std::optional<DeviceId>& in_the_name_of) {
  event::Header header;
  header.assembly = assembly_;
  header.cls = event::kind_class(event::kind_of(content));
  header.device = in_the_name_of.value_or(device_);
  header.seq = where.seq;
  header.prev = where.prev;
  header.parents = where.parents;
  header.after = where.after;
  const event::Body body{random_.draw<event::Salt>(), where.claimed, content};
  event::Event out = event::draft_event(std::move(header), event::encode_body(body));
  out.signature = key_.sign(crypto::tag::kEventSignature, out.id.view());
  return out;
}

Bytes Forge::file(const std::vector<event::Event>& events, const std::vector<Bytes>& seal_items) {
  auto writer = sync::BundleWriter::create(sync::ForHolders{discovery_.view()}, {assembly_, {}, device_}, random_);
  FM_CHECK(writer.has_value());
  Bytes out;
  if (!seal_items.empty()) writer->add_seal_items(seal_items);
  for (const event::Event& event : events) {
    writer->add_event(event);
    append(out, writer->take());
  }
  writer->finish();
  append(out, writer->take());
  return out;
}

}  // namespace folkmoot::sim
