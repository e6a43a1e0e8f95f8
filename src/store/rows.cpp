// Reading the small typed rows: identities, invitations, keys, settings, snapshots, forks.
#include "store/home_impl.h"
#include "store/row_sum.h"

namespace folkmoot::store {

namespace {

template <std::size_t Size>
std::optional<crypto::Secret<Size>> secret_at(const Statement& statement, int column) {
  const BytesView bytes = statement.bytes(column);
  if (bytes.size() != Size) return std::nullopt;
  return crypto::Secret<Size>(bytes.first<Size>());
}

std::optional<std::vector<crypto::Secret32>> seals_at(const Statement& statement, int column) {
  BytesView bytes = statement.bytes(column);
  if (bytes.size() % crypto::Secret32::kSize != 0 || bytes.size() > kMaxSealKeys * crypto::Secret32::kSize)
    return std::nullopt;
  std::vector<crypto::Secret32> out;
  for (; !bytes.empty(); bytes = bytes.subspan(crypto::Secret32::kSize))
    out.emplace_back(bytes.first<crypto::Secret32::kSize>());
  return out;
}

}  // namespace

Result<std::vector<EventIndex>> Home::removed(const AssemblyId& assembly) {
  std::vector<EventIndex> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement statement, impl_->database->query("SELECT event FROM removed WHERE assembly = ? ORDER BY event"));
  statement.add(*number);
  while (true) {
    FM_ASSIGN(const bool row, statement.step());
    if (!row) return out;
    out.push_back(static_cast<EventIndex>(statement.integer(0)));
  }
}

Result<std::vector<journal::ForkProof>> Home::forks(const AssemblyId& assembly) {
  std::vector<journal::ForkProof> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT device, seq, first, second, sum FROM forks "
                                                  "WHERE assembly = ? ORDER BY device"));
  row.add(*number);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    const auto device = DeviceId::from(row.bytes(0));
    const auto first = EventId::from(row.bytes(2));
    const auto second = EventId::from(row.bytes(3));
    const std::uint64_t sum = row_sum({*number, row.integer(1)}, {row.bytes(0), row.bytes(2), row.bytes(3)});
    if (!device || !first || !second || sum != row.integer(4)) return damaged_row("forks");
    out.push_back({*device, row.integer(1), *first, *second});
  }
}

Result<std::vector<event::Event>> Home::evidence(const AssemblyId& assembly) {
  std::vector<event::Event> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row,
            impl_->database->query("SELECT id, event, sum FROM evidence WHERE assembly = ? ORDER BY id"));
  row.add(*number);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    if (row_sum({*number}, {row.bytes(0), row.bytes(1)}) != row.integer(2)) return damaged_row("evidence");
    auto event = event::decode_event(row.bytes(1));
    if (!event || !equal(event->id.view(), row.bytes(0))) return damaged_row("evidence");
    out.push_back(*std::move(event));
  }
}

Result<std::optional<Identity>> Home::identity(const AssemblyId& assembly) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return std::nullopt;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT person, name, assembly_name, sum, device, opening, seal, "
                                                  "device_sum FROM identities WHERE assembly = ?"));
  row.add(*number);
  FM_ASSIGN(const bool found, row.step());
  if (!found) return std::nullopt;
  auto person = secret_at<32>(row, 0);
  const bool person_good = row_sum({*number}, {row.bytes(0), row.bytes(1), row.bytes(2)}) == row.integer(3);
  // After a restoration nothing of the device is there, its sum neither.
  const bool device_good =
      row.is_null(7) || row_sum({*number}, {row.bytes(4), row.bytes(5), row.bytes(6)}) == row.integer(7);
  auto seals = seals_at(row, 6);
  if (!person || !seals || !person_good || !device_good) return damaged_row("identities");
  return Identity{*std::move(person), secret_at<32>(row, 4), secret_at<32>(row, 5),
                  *std::move(seals),  row.text(1),           row.text(2)};
}

Result<std::vector<Invitation>> Home::invitations(const AssemblyId& assembly) {
  std::vector<Invitation> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT event, secret, expires, used, sum FROM invitations "
                                                  "WHERE assembly = ? ORDER BY event"));
  row.add(*number);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    const auto event = EventId::from(row.bytes(0));
    auto secret = secret_at<16>(row, 1);
    const std::uint64_t sum = row_sum({*number, row.integer(2), row.integer(3)}, {row.bytes(0), row.bytes(1)});
    if (!event || !secret || sum != row.integer(4)) return damaged_row("invitations");
    out.push_back({*std::move(secret), *event, {row.integer(2)}, row.integer(3) != 0});
  }
}

Result<std::vector<ContentKey>> Home::content_keys(const AssemblyId& assembly) {
  std::vector<ContentKey> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row,
            impl_->database->query("SELECT epoch, key, sum FROM content_keys WHERE assembly = ? ORDER BY epoch"));
  row.add(*number);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    const auto epoch = Hash::from(row.bytes(0));
    auto key = secret_at<32>(row, 1);
    if (!epoch || !key || row_sum({*number}, {row.bytes(0), row.bytes(1)}) != row.integer(2))
      return damaged_row("content_keys");
    out.push_back({*epoch, *std::move(key)});
  }
}

Result<std::optional<Bytes>> Home::setting(const std::optional<AssemblyId>& assembly, std::string_view key) {
  FM_ASSIGN(const auto scope, impl_->find_scope(assembly));
  if (!scope) return std::nullopt;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT value, sum FROM settings WHERE assembly = ? AND key = ?"));
  row.add(*scope).add_text(key);
  FM_ASSIGN(const bool found, row.step());
  if (!found) return std::nullopt;
  if (row_sum({*scope}, {as_bytes(key), row.bytes(0)}) != row.integer(1)) return damaged_row("settings");
  return to_bytes(row.bytes(0));
}

Result<std::vector<Bytes>> Home::seal_items(const AssemblyId& assembly, std::uint64_t page) {
  std::vector<Bytes> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT data, sum FROM seal_items WHERE assembly = ? AND page = ? "
                                                  "ORDER BY number"));
  row.add(*number).add(page);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    if (row_sum({*number, page}, {row.bytes(0)}) != row.integer(1)) return damaged_row("seal_items");
    out.push_back(to_bytes(row.bytes(0)));
  }
}

Result<std::vector<Bytes>> Home::closed_pages(const AssemblyId& assembly) {
  std::vector<Bytes> out;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return out;
  FM_ASSIGN(Statement row,
            impl_->database->query("SELECT page, data, sum FROM closed_pages WHERE assembly = ? ORDER BY page"));
  row.add(*number);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return out;
    const bool in_order = row.integer(0) == out.size() + 1;
    if (!in_order || row_sum({*number, row.integer(0)}, {row.bytes(1)}) != row.integer(2))
      return damaged_row("closed_pages");
    out.push_back(to_bytes(row.bytes(1)));
  }
}

Result<std::optional<Snapshot>> Home::get_snapshot(const AssemblyId& assembly, SnapshotKind kind, BytesView key) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return std::nullopt;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT version, data, sum FROM snapshots "
                                                  "WHERE assembly = ? AND kind = ? AND key = ?"));
  const auto kind_number = static_cast<std::uint64_t>(kind);
  row.add(*number).add(kind_number).add(key);
  FM_ASSIGN(const bool found, row.step());
  if (!found) return std::nullopt;
  if (row_sum({*number, kind_number, row.integer(0)}, {key, row.bytes(1)}) != row.integer(2))
    return damaged_row("snapshots");
  return Snapshot{row.integer(0), to_bytes(row.bytes(1))};
}

Result<EventIndex> Home::segments_end(const AssemblyId& assembly) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return EventIndex{0};
  const std::uint64_t base = std::uint64_t{*number} << 32;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT place + count FROM segments WHERE place BETWEEN ? AND ? "
                                                  "ORDER BY place DESC LIMIT 1"));
  row.add(base).add(base | UINT32_MAX);
  FM_ASSIGN(const bool found, row.step());
  return found ? static_cast<EventIndex>(row.integer(0) - base) : EventIndex{0};
}

Result<Ok> Home::for_each_segment(const AssemblyId& assembly, const std::function<bool(const SegmentView&)>& callback,
                                  EventIndex from) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return Ok{};
  const std::uint64_t base = std::uint64_t{*number} << 32;
  FM_ASSIGN(Statement row, impl_->database->query("SELECT place, count, version, data, sum FROM segments "
                                                  "WHERE place BETWEEN ? AND ? ORDER BY place"));
  row.add(base | from).add(base | UINT32_MAX);
  while (true) {
    FM_ASSIGN(const bool found, row.step());
    if (!found) return Ok{};
    if (row_sum({row.integer(0), row.integer(1), row.integer(2)}, {row.bytes(3)}) != row.integer(4))
      return damaged_row("segments");
    const SegmentView segment{static_cast<EventIndex>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1)),
                              row.integer(2), row.bytes(3)};
    if (!callback(segment)) return Ok{};
  }
}

}  // namespace folkmoot::store
