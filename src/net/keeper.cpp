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
constexpr std::uint64_t kTableImageVersion = 1;

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
    FM_ASSIGN(const FoldSnapshot snapshot, read_snapshot(id));
    const BytesView bytes = snapshot.bytes();
    FM_ASSIGN(const std::size_t count, home_->event_count(id));
    unsaved_[id] = count;
    if (bytes.size() >= sizeof(ReadCount)) {
      const auto read = little_endian<ReadCount>(bytes.last(sizeof(ReadCount)).data());
      unsaved_[id] = count - std::min<std::size_t>(count, read);
      stored.snapshot = bytes.first(bytes.size() - sizeof(ReadCount));
    }
    images_lost_[id] = count >= image_at_least_ && (in_image_[id] == 0 || !snapshot.image);
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
  return out;
}

Result<Keeper::FoldSnapshot> Keeper::read_snapshot(const AssemblyId& id) {
  FoldSnapshot out;
  FM_ASSIGN(out.image, home_->image(id, store::ImageKind::fold, assembly::kFoldVersion));
  if (out.image && out.image->sections().size() == 1) return out;
  out.image.reset();
  FM_ASSIGN(auto row, home_->get_snapshot(id, store::SnapshotKind::fold, as_bytes(kSnapshotKey)));
  if (row && row->version == assembly::kFoldVersion) out.row = std::move(row->data);
  return out;
}

Result<std::optional<journal::Journal>> Keeper::read_journal(const AssemblyId& id) {
  const auto images = static_cast<std::ptrdiff_t>(images_.size());
  for (const From from : {From::image, From::columns}) {
    if (auto quickly = read_events(id, from)) return quickly;
    images_.erase(images_.begin() + images, images_.end());
  }
  // Columns are made again from the events, so it does not matter what is wrong with them.
  auto out = read_events(id, From::events);
  if (!out) return out;
  if (auto transaction = home_->begin()) {
    FM_TRY(transaction->drop_segments(id));
    FM_TRY(transaction->commit());
  }
  return out;
}

Result<Ok> Keeper::read_columns(const AssemblyId& id, node::JournalLoader& loader) {
  FM_ASSIGN(in_columns_[id], home_->segments_end(id));
  Result<Ok> added = Ok{};
  const auto take = [&](const store::SegmentView& segment) {
    added = segment.version == kColumnsVersion ? loader.add_columns(segment.data)
                                               : fail(journal::errc::kColumns, "of another version");
    if (added && loader.table()->size() != std::size_t{segment.first} + segment.count)
      added = fail(journal::errc::kColumns, "of other events");
    return added.has_value();
  };
  FM_TRY(home_->for_each_segment(id, take, static_cast<journal::EventIndex>(in_image_[id])));
  return added;
}

Result<std::optional<journal::Journal>> Keeper::read_events(const AssemblyId& id, From from) {
  node::JournalLoader loader;
  Result<Ok> added = Ok{};
  FM_TRY(home_->for_each(id, [&](event::Event founding) {
    added = loader.add(std::move(founding));
    return false;
  }));
  if (!added) return tl::unexpected(added.error());
  in_columns_[id] = 0;
  in_image_[id] = 0;
  if (loader.table() == nullptr) return loader.finish();
  FM_ASSIGN(const auto stored, home_->event_count(id));
  if (from == From::image) {
    FM_ASSIGN(auto image, home_->image(id, store::ImageKind::table, kTableImageVersion));
    if (!image) return fail(journal::errc::kColumns, "no image");
    FM_TRY(loader.add_image(image->sections()));
    images_.push_back(*std::move(image));
    in_image_[id] = loader.table()->size();
  }
  loader.reserve(stored);
  if (from != From::events) FM_TRY(read_columns(id, loader));
  if (loader.table()->size() > stored) return fail(journal::errc::kColumns, "of events that are not there");
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
  if (persist.begins_again) FM_TRY(transaction.forget_journal(assembly));
  if (persist.identity) FM_TRY(transaction.put_identity(assembly, to_store(*persist.identity)));
  for (const node::HeldInvitation& each : persist.invitations)
    FM_TRY(transaction.put_invitation(assembly, {each.secret.clone(), each.event, each.expires, each.used}));
  for (const node::ContentKey& each : persist.content_keys)
    FM_TRY(transaction.put_content_key(assembly, each.epoch, each.key));
  if (persist.closed_pages_left) FM_TRY(transaction.drop_closed_pages(assembly, *persist.closed_pages_left));
  for (const node::Persist::SealBytes& each : persist.seal_items)
    FM_TRY(transaction.append_seal_item(assembly, each.page, each.bytes));
  for (const node::Persist::SealBytes& each : persist.closed_pages)
    FM_TRY(transaction.append_closed_page(assembly, each.page, each.bytes));
  if (!persist.changes.empty()) {
    const journal::Table* const table = node.table(assembly);
    if (table == nullptr) return fail(errc::kNoJournal, "events without a journal");
    FM_TRY(transaction.record(assembly, *table, persist.changes));
  }
  for (const node::Persist::Text& text : persist.texts) FM_TRY(transaction.put_body(assembly, text.event, text.body));
  return persist.dropped_texts.empty() ? Ok{} : transaction.drop_bodies(assembly, persist.dropped_texts);
}

Result<Ok> Keeper::commit(const node::Node& node, const node::Persist& persist) {
  if (persist.empty()) return Ok{};
  {
    FM_ASSIGN(store::Transaction transaction, home_->begin());
    FM_TRY(write(transaction, node, persist));
    FM_TRY(transaction.commit());
  }
  // What was dropped is to be in no file any more.
  if (!persist.dropped_texts.empty()) FM_TRY(home_->compact());
  if (!persist.assembly) return Ok{};
  if (persist.begins_again) {
    evidence_.erase(*persist.assembly);
    for (auto* const counts : {&unsaved_, &in_columns_, &in_image_}) counts->insert_or_assign(*persist.assembly, 0);
  }
  for (const event::Event& each : persist.changes.evidence)
    evidence_[*persist.assembly].insert_or_assign(each.id, each);
  unsaved_[*persist.assembly] += persist.changes.added.size();
  return Ok{};
}

Result<Ok> Keeper::store_snapshots(const node::Node& node, bool all) {
  for (auto& [assembly, count] : unsaved_) {
    const journal::Table* const table = node.table(assembly);
    bool& images_lost = images_lost_[assembly];
    if ((count == 0 && !images_lost) || table == nullptr) continue;
    if (!all && !images_lost && count < std::max(kSnapshotEvery, table->size() / kSnapshotShare)) continue;
    auto snapshot = node.snapshot(assembly);
    if (!snapshot) continue;
    append_little_endian(*snapshot, ReadCount{table->size()});
    FM_TRY(store_snapshot(assembly, *table, *snapshot));
    images_lost = false;
    count = 0;
  }
  return Ok{};
}

Result<Ok> Keeper::store_snapshot(const AssemblyId& assembly, const journal::Table& table, const Bytes& snapshot) {
  const bool with_images = table.size() >= image_at_least_;
  const std::size_t in_image = in_image_[assembly];
  const bool grown = in_image == 0 || table.size() - in_image >= in_image / kImageGrowth;
  {
    FM_ASSIGN(store::Transaction transaction, home_->begin());
    // With images, the row is for backups and for a home that lost them.
    if (!with_images || grown)
      FM_TRY(transaction.put_snapshot(assembly, store::SnapshotKind::fold, as_bytes(kSnapshotKey),
                                      {assembly::kFoldVersion, snapshot}));
    // Columns go on where the table's image ends.
    FM_ASSIGN(const std::size_t end,
              append_columns(transaction, assembly, table, with_images && grown ? 1 : kColumnsAtLeast));
    FM_TRY(transaction.commit());
    in_columns_[assembly] = end;
  }
  if (!with_images) return Ok{};
  FM_TRY(home_->put_image(assembly, store::ImageKind::fold, assembly::kFoldVersion, {{snapshot}}));
  if (!grown) return Ok{};
  const journal::Table::Image image = table.save_image();
  FM_TRY(home_->put_image(assembly, store::ImageKind::table, kTableImageVersion, image.sections));
  in_image_[assembly] = table.size();
  return Ok{};
}

Result<std::size_t> Keeper::append_columns(store::Transaction& transaction, const AssemblyId& assembly,
                                           const journal::Table& table, std::size_t at_least) {
  std::size_t end = in_columns_[assembly];
  while (table.size() - end >= at_least && end < table.size()) {
    const auto first = static_cast<journal::EventIndex>(end);
    end = std::min(table.size(), end + kColumnsAtMost);
    const auto last = static_cast<journal::EventIndex>(end);
    // A journal begins with its founding event, which is read as an event.
    FM_TRY(transaction.append_segment(
        assembly, {first, last - first, kColumnsVersion, table.save_columns(std::max(first, 1U), last)}));
  }
  return end;
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
