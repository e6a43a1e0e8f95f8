#include "sim/disk.h"

#include "base/check.h"

namespace folkmoot::sim {

namespace {
void take_settings(std::map<std::string, Bytes>& settings, std::vector<node::Persist::Setting> changed) {
  for (auto& [key, value] : changed) {
    if (value)
      settings.insert_or_assign(key, *std::move(value));
    else
      settings.erase(key);
  }
}

std::vector<Bytes> copied(const std::vector<SharedBytes>& shared) {
  std::vector<Bytes> out;
  out.reserve(shared.size());
  for (const SharedBytes& bytes : shared) out.push_back(*bytes);
  return out;
}
}  // namespace

void Disk::Stored::take(node::Persist persist, EventPool& pool) {
  for (auto& added : persist.changes.added) {
    FM_CHECK(added.index == events.size());
    events.push_back(pool.share(std::move(added.event)));
  }
  const auto change_body = [&](journal::EventIndex e, std::optional<Bytes> body) {
    event::Event changed = events[e]->event();
    changed.body = std::move(body);
    events[e] = pool.share(std::move(changed));
  };
  for (auto& text : persist.texts) change_body(text.event, std::move(text.body));
  for (const auto e : persist.dropped_texts) change_body(e, std::nullopt);
  for (const auto& fork : persist.changes.forks) forks.insert_or_assign(fork.device, fork);
  for (auto& event : persist.changes.evidence) evidence.insert_or_assign(event.id, std::move(event));
  if (persist.identity) identity = std::move(persist.identity);
  for (auto& invitation : persist.invitations) {
    const EventId event = invitation.event;
    invitations.insert_or_assign(event, std::move(invitation));
  }
  for (auto& key : persist.content_keys) {
    std::erase_if(keys, [&](const node::ContentKey& other) { return other.epoch == key.epoch; });
    keys.push_back(std::move(key));
  }
  take_settings(settings, std::move(persist.settings));
  for (auto& item : persist.seal_items) seal_items[item.page].push_back(pool.share(std::move(item.bytes)));
  if (persist.closed_pages_left) closed_pages.resize(*persist.closed_pages_left);
  for (auto& page : persist.closed_pages) {
    FM_CHECK(page.page == closed_pages.size() + 1);
    closed_pages.push_back(pool.share(std::move(page.bytes)));
  }
}

void Disk::sync_one() {
  FM_CHECK(!unsynced_.empty());
  node::Persist persist = std::move(unsynced_.front());
  unsynced_.pop_front();
  if (persist.assembly)
    assemblies_[*persist.assembly].take(std::move(persist), *pool_);
  else
    take_settings(home_settings_, std::move(persist.settings));
}

node::StoredAssembly Disk::Stored::parts(const AssemblyId& id) const {
  node::StoredAssembly out;
  out.id = id;
  if (identity) out.identity = identity->clone();
  for (const auto& [event, invitation] : invitations) out.invitations.push_back(invitation.clone());
  for (const auto& key : keys) out.content_keys.push_back({key.epoch, key.key.clone()});
  out.settings = settings;
  node::JournalLoader loader;
  for (const SharedEvent& event : events) FM_CHECK(loader.add(event->event()).has_value());
  for (const auto& [device, proof] : forks) loader.add_proof(proof);
  for (const SharedBytes& page : closed_pages) FM_CHECK(loader.add_closed_page(*page).has_value());
  out.closed_pages = copied(closed_pages);
  if (const auto open = seal_items.find(closed_pages.size() + 1); open != seal_items.end())
    out.seal_items = copied(open->second);
  auto journal = loader.finish();
  FM_CHECK(journal.has_value());
  out.journal = *std::move(journal);
  return out;
}

Disk::Stored Disk::Stored::clone() const {
  Stored out;
  out.events = events;
  out.forks = forks;
  out.evidence = evidence;
  if (identity) out.identity = identity->clone();
  for (const auto& [event, invitation] : invitations) out.invitations.emplace(event, invitation.clone());
  for (const auto& key : keys) out.keys.push_back({key.epoch, key.key.clone()});
  out.settings = settings;
  out.seal_items = seal_items;
  out.closed_pages = closed_pages;
  return out;
}

Result<Ok> Disk::load(node::Node& node) const {
  FM_TRY(node.load_home(home_settings_));
  for (const auto& [id, stored] : assemblies_) FM_TRY(node.load(stored.parts(id)));
  return Ok{};
}

void Disk::copy_from(const Disk& other) {
  for (const auto& [id, stored] : other.assemblies_) assemblies_.insert_or_assign(id, stored.clone());
  home_settings_ = other.home_settings_;
}

std::optional<AssemblyId> Disk::assembly() const {
  return assemblies_.empty() ? std::nullopt : std::optional(assemblies_.begin()->first);
}

const node::Identity* Disk::identity() const {
  if (assemblies_.empty()) return nullptr;
  const auto& identity = assemblies_.begin()->second.identity;
  return identity ? &*identity : nullptr;
}

const crypto::Secret32* Disk::content_key() const {
  if (assemblies_.empty() || assemblies_.begin()->second.keys.empty()) return nullptr;
  return &assemblies_.begin()->second.keys.back().key;
}

std::vector<node::ClosedPage> Disk::closed_pages() const {
  std::vector<node::ClosedPage> out;
  if (assemblies_.empty()) return out;
  for (const SharedBytes& bytes : assemblies_.begin()->second.closed_pages) {
    auto page = node::decode_closed_page(*bytes);
    FM_CHECK(page.has_value());
    out.push_back(*std::move(page));
  }
  return out;
}

void Disk::forget_seal_key() {
  for (auto& [id, stored] : assemblies_)
    if (stored.identity) stored.identity->seals.clear();
}

std::size_t Disk::events() const { return assemblies_.empty() ? 0 : assemblies_.begin()->second.events.size(); }

std::optional<event::Event> Disk::event(const AssemblyId& id, const journal::Table&, journal::EventIndex e) {
  const auto& events = assemblies_[id].events;
  if (e < events.size()) return events[e]->event();
  // Written and not synced yet.
  for (const node::Persist& persist : unsynced_)
    if (persist.assembly == id)
      for (const auto& added : persist.changes.added)
        if (added.index == e) return added.event;
  return std::nullopt;
}

std::optional<event::Event> Disk::evidence(const AssemblyId& id, const EventId& event) {
  const auto& known = assemblies_[id].evidence;
  if (const auto found = known.find(event); found != known.end()) return found->second;
  for (const node::Persist& persist : unsynced_)
    for (const event::Event& held : persist.changes.evidence)
      if (held.id == event) return held;
  return std::nullopt;
}

std::vector<Bytes> Disk::seal_items(const AssemblyId& id, std::uint64_t page) {
  std::vector<Bytes> out;
  const auto& items = assemblies_[id].seal_items;
  if (const auto found = items.find(page); found != items.end()) out = copied(found->second);
  for (const node::Persist& persist : unsynced_)
    if (persist.assembly == id)
      for (const auto& item : persist.seal_items)
        if (item.page == page) out.push_back(item.bytes);
  return out;
}

}  // namespace folkmoot::sim
