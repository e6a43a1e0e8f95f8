#include "net/keeper.h"

#include <algorithm>
#include <utility>

#include "assembly/fold.h"
#include "codec/writer.h"

namespace folkmoot::net {

namespace {

constexpr std::string_view kSnapshotKey = "open";

/// Raised whenever columns are written in another way.
constexpr std::uint64_t kColumnsVersion = 1;

/// Behind the snapshot itself: how many events it has read.
using ReadCount = std::uint64_t;

store::Identity to_store(const node::Identity& from) {
  store::Identity out{from.person.clone(), {}, {}, {}, from.name, from.assembly_name};
  if (from.device) out.device = from.device->clone();
  if (from.opening) out.opening = from.opening->clone();
  if (from.seal) out.seal = from.seal->clone();
  return out;
}

node::Identity to_node(store::Identity from) {
  return {std::move(from.person), std::move(from.device), std::move(from.opening),
          std::move(from.seal),   std::move(from.name),   std::move(from.assembly_name)};
}

}  // namespace

Result<Ok> Keeper::load(node::Node& node) {
  std::map<std::string, Bytes> settings;
  for (const std::string_view key : node::Node::home_settings()) {
    FM_ASSIGN(auto value, home_->setting(std::nullopt, key));
    if (value) settings.emplace(key, *std::move(value));
  }
  FM_TRY(node.load_home(settings));
  FM_ASSIGN(const auto assemblies, home_->assemblies());
  for (const AssemblyId& id : assemblies) {
    FM_ASSIGN(node::StoredAssembly stored, read_assembly(id));
    FM_TRY(node.load(std::move(stored)));
  }
  return Ok{};
}

Result<node::StoredAssembly> Keeper::read_assembly(const AssemblyId& id) {
  node::StoredAssembly out{};
  out.id = id;
  FM_ASSIGN(auto identity, home_->identity(id));
  if (identity) out.identity = to_node(*std::move(identity));
  FM_ASSIGN(auto invitations, home_->invitations(id));
  for (store::Invitation& each : invitations)
    out.invitations.push_back({std::move(each.secret), each.event, each.expires, each.used});
  FM_ASSIGN(auto keys, home_->content_keys(id));
  for (store::ContentKey& each : keys) out.content_keys.push_back({each.epoch, std::move(each.key)});
  for (const std::string_view key : node::Node::assembly_settings()) {
    FM_ASSIGN(auto value, home_->setting(id, key));
    if (value) out.settings.emplace(key, *std::move(value));
  }
  FM_ASSIGN(out.closed_pages, home_->closed_pages(id));
  FM_ASSIGN(out.seal_items, home_->seal_items(id, out.closed_pages.size() + 1));
  FM_ASSIGN(out.journal, read_journal(id));
  FM_ASSIGN(auto evidence, home_->evidence(id));
  for (event::Event& each : evidence) {
    const EventId event_id = each.id;
    evidence_[id].emplace(event_id, std::move(each));
  }
  FM_ASSIGN(auto snapshot, home_->get_snapshot(id, store::SnapshotKind::fold, as_bytes(kSnapshotKey)));
  FM_ASSIGN(const std::size_t count, home_->event_count(id));
  unsaved_[id] = count;
  if (!snapshot || snapshot->version != assembly::kFoldVersion || snapshot->data.size() < sizeof(ReadCount)) return out;
  const BytesView data(snapshot->data);
  const auto read = little_endian<ReadCount>(data.last(sizeof(ReadCount)).data());
  unsaved_[id] = count - std::min<std::size_t>(count, read);
  snapshot->data.resize(data.size() - sizeof(ReadCount));
  out.snapshot = std::move(snapshot->data);
  return out;
}

Result<std::optional<journal::Journal>> Keeper::read_journal(const AssemblyId& id) {
  if (auto quickly = read_events(id, true)) return quickly;
  // Columns are made again from the events, so it does not matter what is wrong with them.
  auto out = read_events(id, false);
  if (!out) return out;
  if (auto transaction = home_->begin()) {
    FM_TRY(transaction->drop_segments(id));
    FM_TRY(transaction->commit());
  }
  return out;
}

Result<std::optional<journal::Journal>> Keeper::read_events(const AssemblyId& id, bool with_columns) {
  node::JournalLoader loader;
  Result<Ok> added = Ok{};
  FM_TRY(home_->for_each(id, [&](event::Event founding) {
    added = loader.add(std::move(founding));
    return false;
  }));
  if (!added) return tl::unexpected(added.error());
  in_columns_[id] = 0;
  if (loader.table() == nullptr) return loader.finish();
  FM_ASSIGN(const auto stored, home_->event_count(id));
  loader.reserve(stored);
  if (with_columns) {
    FM_TRY(home_->for_each_segment(id, [&](const store::SegmentView& segment) {
      if (segment.version != kColumnsVersion)
        added = fail(journal::errc::kColumns, "of another version");
      else
        added = loader.add_columns(segment.data);
      in_columns_[id] = std::size_t{segment.first} + segment.count;
      if (added && loader.table()->size() != in_columns_[id]) added = fail(journal::errc::kColumns, "of other events");
      return added.has_value();
    }));
    if (!added) return tl::unexpected(added.error());
    if (in_columns_[id] > stored) return fail(journal::errc::kColumns, "of events that are not there");
  }
  FM_TRY(home_->for_each_after(id, *loader.table(), [&](event::Event event) {
    added = loader.add(std::move(event));
    return added.has_value();
  }));
  if (!added) return tl::unexpected(added.error());
  FM_ASSIGN(const auto forks, home_->forks(id));
  for (const journal::ForkProof& proof : forks) loader.add_proof(proof);
  FM_ASSIGN(const auto closed, home_->closed_pages(id));
  for (const Bytes& page : closed) FM_TRY(loader.add_closed_page(page));
  return loader.finish();
}

Result<Ok> Keeper::write(store::Transaction& transaction, const node::Node& node, const node::Persist& persist) {
  for (const node::Persist::Setting& setting : persist.settings) {
    if (setting.value) {
      FM_TRY(transaction.put_setting(persist.assembly, setting.key, *setting.value));
    } else {
      FM_TRY(transaction.erase_setting(persist.assembly, setting.key));
    }
  }
  if (!persist.assembly) return Ok{};
  const AssemblyId& assembly = *persist.assembly;
  if (persist.identity) FM_TRY(transaction.put_identity(assembly, to_store(*persist.identity)));
  for (const node::HeldInvitation& each : persist.invitations)
    FM_TRY(transaction.put_invitation(assembly, {each.secret.clone(), each.event, each.expires, each.used}));
  for (const node::ContentKey& each : persist.content_keys)
    FM_TRY(transaction.put_content_key(assembly, each.epoch, each.key));
  for (const node::Persist::SealBytes& each : persist.seal_items)
    FM_TRY(transaction.append_seal_item(assembly, each.page, each.bytes));
  for (const node::Persist::SealBytes& each : persist.closed_pages)
    FM_TRY(transaction.append_closed_page(assembly, each.page, each.bytes));
  if (persist.changes.empty()) return Ok{};
  const journal::Table* const table = node.table(assembly);
  if (table == nullptr) return fail(errc::kNoJournal, "events without a journal");
  return transaction.record(assembly, *table, persist.changes);
}

Result<Ok> Keeper::commit(const node::Node& node, const node::Persist& persist) {
  if (persist.empty()) return Ok{};
  {
    FM_ASSIGN(store::Transaction transaction, home_->begin());
    FM_TRY(write(transaction, node, persist));
    FM_TRY(transaction.commit());
  }
  if (!persist.assembly) return Ok{};
  for (const event::Event& each : persist.changes.evidence)
    evidence_[*persist.assembly].insert_or_assign(each.id, each);
  unsaved_[*persist.assembly] += persist.changes.added.size();
  return Ok{};
}

Result<Ok> Keeper::store_snapshots(const node::Node& node, bool all) {
  for (auto& [assembly, count] : unsaved_) {
    const journal::Table* const table = node.table(assembly);
    if (count == 0 || table == nullptr) continue;
    if (!all && count < std::max(kSnapshotEvery, table->size() / kSnapshotShare)) continue;
    auto snapshot = node.snapshot(assembly);
    if (!snapshot) continue;
    append_little_endian(*snapshot, ReadCount{table->size()});
    FM_ASSIGN(store::Transaction transaction, home_->begin());
    FM_TRY(transaction.put_snapshot(assembly, store::SnapshotKind::fold, as_bytes(kSnapshotKey),
                                    {assembly::kFoldVersion, *std::move(snapshot)}));
    std::size_t in_columns = in_columns_[assembly];
    while (table->size() - in_columns >= kColumnsAtLeast) {
      const auto first = static_cast<journal::EventIndex>(in_columns);
      const auto end = static_cast<journal::EventIndex>(std::min(table->size(), in_columns + kColumnsAtMost));
      // A journal begins with its founding event, which is read as an event.
      FM_TRY(transaction.append_segment(
          assembly, {first, end - first, kColumnsVersion, table->save_columns(std::max(first, 1U), end)}));
      in_columns = end;
    }
    FM_TRY(transaction.commit());
    in_columns_[assembly] = in_columns;
    count = 0;
  }
  return Ok{};
}

Result<Bytes> Keeper::fingerprint() {
  codec::Writer out;
  FM_ASSIGN(const auto assemblies, home_->assemblies());
  for (const AssemblyId& id : assemblies) {
    FM_ASSIGN(const auto count, home_->event_count(id));
    FM_ASSIGN(const auto invitations, home_->invitations(id));
    FM_ASSIGN(const auto identity, home_->identity(id));
    out.id(id).uint(count).uint(invitations.size()).boolean(identity && identity->device.has_value());
  }
  return out.take();
}

std::optional<event::Event> Keeper::event(const AssemblyId& assembly, const journal::Table& table,
                                          journal::EventIndex e) {
  auto found = home_->read(assembly, table, e);
  if (found) return *std::move(found);
  if (!failure_) failure_ = std::move(found).error();
  return std::nullopt;
}

std::vector<Bytes> Keeper::seal_items(const AssemblyId& assembly, std::uint64_t page) {
  auto found = home_->seal_items(assembly, page);
  if (found) return *std::move(found);
  if (!failure_) failure_ = std::move(found).error();
  return {};
}

std::optional<event::Event> Keeper::evidence(const AssemblyId& assembly, const EventId& id) {
  const auto assembly_at = evidence_.find(assembly);
  if (assembly_at == evidence_.end()) return std::nullopt;
  const auto found = assembly_at->second.find(id);
  if (found == assembly_at->second.end()) return std::nullopt;
  return found->second;
}

}  // namespace folkmoot::net
