#include "tests/scenario/world.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::scenario {

namespace {
constexpr std::uint64_t kMinute = 60'000;

void join(std::vector<bool>& into, const std::vector<bool>& more) {
  if (into.size() < more.size()) into.resize(more.size(), false);
  for (std::size_t i = 0; i < more.size(); ++i)
    if (more[i]) into[i] = true;
}
bool has(const std::vector<bool>& past, std::size_t item) { return item < past.size() && past[item]; }

Bytes bytes_of(std::uint64_t number) {
  const std::string text = std::to_string(number);
  return to_bytes(as_bytes(text));
}
}  // namespace

crypto::SigningKey World::key(const std::string& name) {
  return crypto::SigningKey::from_seed(crypto::derive(as_bytes("folkmoot scenario"), "test key", as_bytes(name)));
}

event::Salt World::salt() {
  event::Salt out;
  const Hash drawn = crypto::hash("salt", bytes_of(salts_++));
  std::copy_n(drawn.bytes.begin(), out.bytes.size(), out.bytes.begin());
  return out;
}

std::string World::published_key_name(const EventId& act) const {
  const auto known = published_keys_.find(act);
  return known == published_keys_.end() ? "no key" : known->second;
}

event::Record World::person_record(const std::string& device, const std::optional<EventId>& invitation, bool is_accept,
                                   const Manner& manner) const {
  const std::string person = person_of(device);
  const crypto::SigningKey device_key_used = device_key(manner.other ? manner.other->text : device);
  const crypto::SigningKey keys = person_key(person);
  event::PersonRecord fields;
  fields.is_accept = is_accept;
  fields.assembly = manner.forged.contains("assembly") ? AssemblyId{} : replica_->journal().assembly();
  fields.person = reinterpret_id<PersonId>(keys.public_key());
  fields.device = reinterpret_id<DeviceId>(device_key_used.public_key());
  fields.seal_key = device_key_used.public_key();
  fields.name = person;
  fields.invitation = invitation;
  event::Record out{fields, {}};
  const RecordId id = event::record_id(out);
  const auto sign = [&](const std::string& part, const crypto::SigningKey& honest) {
    out.signatures.push_back(event::sign_record(id, manner.forged.contains(part) ? key("liar") : honest.clone()));
  };
  sign("device", device_key_used);
  sign("person", keys);
  if (invitation) sign("invitation", key(published_key_name(*invitation)));
  return out;
}

event::Record World::device_record(const std::string& device, bool signed_by_person, const Manner& manner) const {
  const crypto::SigningKey device_keys = device_key(device);
  event::DeviceRecord fields{std::nullopt, std::nullopt, reinterpret_id<DeviceId>(device_keys.public_key()), {}};
  const crypto::SigningKey person = person_key(person_of(device));
  if (signed_by_person) {
    fields.assembly = manner.forged.contains("assembly") ? AssemblyId{} : replica_->journal().assembly();
    fields.person = reinterpret_id<PersonId>(person.public_key());
  }
  event::Record out{fields, {}};
  const RecordId id = event::record_id(out);
  const auto sign = [&](const std::string& part, const crypto::SigningKey& honest) {
    out.signatures.push_back(event::sign_record(id, manner.forged.contains(part) ? key("liar") : honest.clone()));
  };
  sign("device", device_keys);
  if (signed_by_person) sign("person", person);
  return out;
}

void World::found(const std::string& device, const std::string& name, std::uint64_t founders,
                  const event::Charter& charter, Place place) {
  event::Header header;
  header.cls = event::Class::keys;
  header.device = reinterpret_id<DeviceId>(device_key(device).public_key());
  const event::Found content{name, founders, event::encode_charter(charter), {}};
  event::Event founding = event::make_event(header, event::encode_body({salt(), time_, content}), device_key(device));
  replica_.emplace(founding);
  take(std::move(founding), {true}, place);
}

std::optional<std::size_t> World::item_of(const EventId& id) const {
  const auto known = item_by_id_.find(id);
  return known == item_by_id_.end() ? std::nullopt : std::optional(known->second);
}

std::optional<std::size_t> World::last_of(const std::string& device) const {
  const auto chain = chains_.find(reinterpret_id<DeviceId>(device_key(device).public_key()));
  return chain == chains_.end() ? std::nullopt : std::optional(chain->second.back());
}

const Item& World::last_event() const {
  const auto last =
      std::find_if(items_.rbegin(), items_.rend(), [](const Item& item) { return item.event.has_value(); });
  FM_CHECK(last != items_.rend());
  return *last;
}

Parsed<World::Placed> World::place(const std::string& device, const Manner& manner, Place at) const {
  Placed out;
  event::Header& header = out.header;
  header.assembly = replica_->journal().assembly();
  header.device = reinterpret_id<DeviceId>(device_key(device).public_key());
  auto prev = last_of(device);
  if (manner.continues) {
    prev = item_of(*manner.continues);
    if (items_[*prev].event->header.device != header.device)
      return fault(at, device + " did not write what it is to go on after");
  }
  if (prev) {
    header.prev = items_[*prev].event->id;
    header.seq = items_[*prev].event->header.seq + 1;
    header.after = items_[*prev].event->header.after;
    out.past = items_[*prev].past;
  }
  std::vector<std::size_t> sees;  // newest first
  if (manner.sees_only) {
    for (const EventId& id : *manner.sees_only) sees.push_back(*item_of(id));
    std::sort(sees.rbegin(), sees.rend());
  } else {
    for (std::size_t i = manner.sees_until.value_or(items_.size()); i-- > 0;) {
      if (items_[i].seal) header.after = std::max(header.after, items_[i].seal->page.number);
      // An honest author names what is kept, and nothing of its own chain but the tip.
      const auto& event = items_[i].event;
      if (event && event->header.device != header.device && replica_->journal().find(event->id)) sees.push_back(i);
    }
  }
  for (const std::size_t item : sees) {
    if (has(out.past, item) || header.parents.size() == event::kMaxParents) continue;
    const auto& event = items_[item].event;
    if (!manner.sees_only) {
      const auto e = replica_->journal().find(event->id);
      if (!replica_->journal().is_kept(*e)) continue;
    }
    header.parents.push_back(event->id);
    header.after = std::max(header.after, event->header.after);
    join(out.past, items_[item].past);
  }
  std::sort(header.parents.begin(), header.parents.end());
  out.past.resize(items_.size() + 1, false);
  out.past.back() = true;
  if (manner.in_room) header.space.bytes.fill(7);
  if (manner.encrypted) header.key_epoch = crypto::hash("epoch", Bytes{});
  return out;
}

Parsed<std::vector<bool>> World::past_of(const std::string& device, const Manner& manner, Place at) const {
  FM_ASSIGN(Placed placed, place(device, manner, at));
  return std::move(placed.past);
}

Parsed<EventId> World::write(const std::string& device, event::Content content, const Manner& manner, Place place) {
  const event::Class cls = event::kind_class(event::kind_of(content));
  time_.ms += kMinute;
  Bytes body = event::encode_body({salt(), manner.clock.value_or(time_), std::move(content)});
  return write_raw(device, std::move(body), cls, manner, place);
}

Parsed<EventId> World::write_raw(const std::string& device, Bytes body, event::Class cls, const Manner& manner,
                                 Place at) {
  FM_ASSIGN(Placed placed, place(device, manner, at));
  placed.header.cls = manner.cls.value_or(cls);
  event::Event made = event::make_event(std::move(placed.header), std::move(body), device_key(device));
  const EventId id = made.id;
  take(std::move(made), std::move(placed.past), at);
  return id;
}

void World::take(event::Event event, std::vector<bool> past, Place place) {
  Item item;
  item.past = std::move(past);
  item.place = place;
  item.state_before = replica_->state_hash();
  if (!items_.empty()) replica_->admit(event);
  replica_->fold();
  item.state_after = replica_->state_hash();
  item.fate = replica_->fate(event.id);
  item_by_id_[event.id] = items_.size();
  chains_[event.header.device].push_back(items_.size());
  item.event = std::move(event);
  items_.push_back(std::move(item));
}

void World::add_roll(Seal& seal) const {
  // Who is on the roll afterwards is what a node finds that closes the page first with everybody on it.
  Replica trial(*items_.front().event);
  for (const Item& item : items_) {
    if (item.event && &item != &items_.front()) trial.admit(*item.event);
    if (item.seal) trial.close(*item.seal);
  }
  trial.fold();
  const assembly::State& before = trial.state();
  for (const assembly::Device& device : before.devices)
    if (!device.bindings.empty()) seal.page.roll.push_back({device.id, 0});
  trial.close(seal);
  seal.page.roll.clear();
  const assembly::State& after = trial.state();
  for (journal::DeviceIndex d = 0; d < after.devices.size(); ++d) {
    const assembly::PersonIndex owner = after.owner(d);
    if (owner == assembly::kNoPerson || !after.on_roll(owner)) continue;
    std::uint32_t listed = 0;
    for (assembly::PersonIndex p = 0; p < after.persons.size(); ++p)
      if (after.persons[p].listed && after.persons[p].steward == owner && after.on_roll(p)) ++listed;
    seal.page.roll.push_back({after.devices[d].id, listed});
  }
}

Parsed<Ok> World::seal(Instant time, std::size_t until, Place place) {
  Seal seal;
  seal.page.number = replica_->journal().page();
  seal.page.time = time;
  std::vector<bool> below(items_.size() + 1, false);
  for (std::size_t i = until; i-- > 0;) {
    const auto& event = items_[i].event;
    if (!event) continue;
    const auto e = replica_->journal().find(event->id);
    if (!e || !replica_->journal().is_kept(*e)) continue;
    if (has(below, i)) continue;
    seal.tips.push_back(event->id);
    join(below, items_[i].past);
  }
  std::sort(seal.tips.begin(), seal.tips.end());
  Bytes tips;
  for (const EventId& tip : seal.tips) append(tips, tip.view());
  seal.page.core = crypto::hash("scenario core", {bytes_of(seal.page.number), tips});
  seal.order = crypto::hash("scenario order", {tips});
  const auto& seals = replica_->state().page.seals;
  if (!seals.empty() && time < seals.back()) return fault(place, "expected a time after the last seal's");
  const journal::Journal& journal = replica_->journal();
  for (const auto& [device, proof] : journal.forks())
    seal.forks.push_back({journal.table().device(device).id, *journal.table().device(device).lowest_fork});
  add_roll(seal);
  replica_->close(seal);
  time_ = std::max(time_, time);
  Item item;
  item.seal = std::move(seal);
  item.place = place;
  items_.push_back(std::move(item));
  return Ok{};
}

}  // namespace folkmoot::scenario
