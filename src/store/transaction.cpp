#include <algorithm>
#include <utility>

#include "base/check.h"
#include "store/home_impl.h"
#include "store/row_sum.h"

namespace folkmoot::store {

namespace {

BytesView view_or_empty(const std::optional<crypto::Secret32>& secret) {
  return secret ? BytesView(secret->view()) : BytesView();
}

void add_or_null(Statement& statement, const std::optional<crypto::Secret32>& secret) {
  if (secret)
    statement.add(BytesView(secret->view()));
  else
    statement.add_null();
}

}  // namespace

Transaction::Transaction(Home& home) : home_(&home) {}

Transaction::Transaction(Transaction&& other) noexcept
    : home_(std::exchange(other.home_, nullptr)), failed_(std::move(other.failed_)) {}

Transaction::~Transaction() {
  if (home_ == nullptr) return;
  home_->impl_->database->rollback();
  home_->impl_->forget();
  home_->impl_->in_transaction = false;
}

/// Runs one call, and remembers if it failed: half a call must never be committed.
template <class Work>
Result<Ok> Transaction::act(Work work) {
  FM_CHECK(home_ != nullptr);
  if (failed_) return tl::unexpected(*failed_);
  Result<Ok> done = work(*home_->impl_);
  if (!done) failed_ = done.error();
  return done;
}

Result<Ok> Transaction::commit() {
  FM_CHECK(home_ != nullptr);
  if (failed_) return tl::unexpected(*failed_);
  if (auto done = home_->impl_->database->commit(); !done) {
    failed_ = done.error();
    return done;
  }
  home_->impl_->in_transaction = false;
  home_ = nullptr;
  return Ok{};
}

Result<Ok> Transaction::append(const AssemblyId& assembly, const journal::Table& table,
                               std::span<const journal::Changes::Added> added) {
  auto places = places_of(table, added);
  if (!places) return act([&](Home::Impl&) -> Result<Ok> { return tl::unexpected(places.error()); });
  return append(assembly, *places, added);
}

Result<Ok> Transaction::append(const AssemblyId& assembly, const EventPlaces& places,
                               std::span<const journal::Changes::Added> added) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    return home.events.append(number, places, added);
  });
}

Result<Ok> Transaction::mark_removed(const AssemblyId& assembly, std::span<const EventIndex> removed) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    for (const EventIndex event : removed) {
      FM_ASSIGN(Statement statement,
                home.database->query("INSERT OR IGNORE INTO removed (assembly, event) VALUES (?, ?)"));
      FM_TRY(statement.add(number).add(event).run());
    }
    return Ok{};
  });
}

Result<Ok> Transaction::mark_restored(const AssemblyId& assembly, std::span<const EventIndex> restored) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    for (const EventIndex event : restored) {
      FM_ASSIGN(Statement statement, home.database->query("DELETE FROM removed WHERE assembly = ? AND event = ?"));
      FM_TRY(statement.add(number).add(event).run());
    }
    return Ok{};
  });
}

Result<Ok> Transaction::put_fork(const AssemblyId& assembly, const journal::ForkProof& proof) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement, home.database->query("INSERT OR REPLACE INTO forks (assembly, device, seq, first, "
                                                        "second, sum) VALUES (?, ?, ?, ?, ?, ?)"));
    const BytesView device = proof.device.view();
    statement.add(number).add(device).add(proof.seq).add(proof.first.view()).add(proof.second.view());
    return statement.add(row_sum({number, proof.seq}, {device, proof.first.view(), proof.second.view()})).run();
  });
}

Result<Ok> Transaction::put_evidence(const AssemblyId& assembly, const event::Event& evidence) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    const Bytes encoded = event::encode_event(evidence);
    FM_ASSIGN(Statement statement, home.database->query("INSERT OR REPLACE INTO evidence (assembly, id, event, sum) "
                                                        "VALUES (?, ?, ?, ?)"));
    statement.add(number).add(evidence.id.view()).add(encoded);
    return statement.add(row_sum({number}, {evidence.id.view(), encoded})).run();
  });
}

Result<Ok> Transaction::record(const AssemblyId& assembly, const journal::Table& table,
                               const journal::Changes& changes) {
  auto places = places_of(table, changes.added);
  if (!places) return act([&](Home::Impl&) -> Result<Ok> { return tl::unexpected(places.error()); });
  return record(assembly, *places, changes);
}

Result<Ok> Transaction::record(const AssemblyId& assembly, const EventPlaces& places, const journal::Changes& changes) {
  FM_TRY(append(assembly, places, changes.added));
  FM_TRY(mark_removed(assembly, changes.removed));
  FM_TRY(mark_restored(assembly, changes.restored));
  for (const journal::ForkProof& proof : changes.forks) FM_TRY(put_fork(assembly, proof));
  for (const event::Event& evidence : changes.evidence) FM_TRY(put_evidence(assembly, evidence));
  return Ok{};
}

Result<Ok> Transaction::forget_journal(const AssemblyId& assembly) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    const std::uint64_t base = std::uint64_t{number} << 32;
    for (const char* const sql :
         {"DELETE FROM events WHERE place BETWEEN ? AND ?", "DELETE FROM segments WHERE place BETWEEN ? AND ?"}) {
      FM_ASSIGN(Statement statement, home.database->query(sql));
      FM_TRY(statement.add(base).add(base | UINT32_MAX).run());
    }
    for (const char* const sql :
         {"DELETE FROM removed WHERE assembly = ?", "DELETE FROM forks WHERE assembly = ?",
          "DELETE FROM evidence WHERE assembly = ?", "DELETE FROM snapshots WHERE assembly = ?",
          "DELETE FROM closed_pages WHERE assembly = ?", "DELETE FROM seal_items WHERE assembly = ?"}) {
      FM_ASSIGN(Statement statement, home.database->query(sql));
      FM_TRY(statement.add(number).run());
    }
    home.events.forget();
    return Ok{};
  });
}

Result<Ok> Transaction::drop_bodies(const AssemblyId& assembly, std::span<const EventIndex> events) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const auto number, home.find(assembly));
    if (!number) return fail(errc::kNotFound, "assembly " + assembly.hex());
    return home.events.drop_bodies(*number, events);
  });
}

Result<Ok> Transaction::put_body(const AssemblyId& assembly, EventIndex event, BytesView body) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const auto number, home.find(assembly));
    if (!number) return fail(errc::kNotFound, "assembly " + assembly.hex());
    return home.events.put_body(*number, event, body);
  });
}

Result<Ok> Transaction::put_identity(const AssemblyId& assembly, const Identity& identity) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT OR REPLACE INTO identities (assembly, person, name, assembly_name, sum, "
                                   "device, opening, seal, device_sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const BytesView person = identity.person.view();
    statement.add(number).add(person).add_text(identity.name).add_text(identity.assembly_name);
    statement.add(row_sum({number}, {person, as_bytes(identity.name), as_bytes(identity.assembly_name)}));
    add_or_null(statement, identity.device);
    add_or_null(statement, identity.opening);
    add_or_null(statement, identity.seal);
    statement.add(row_sum(
        {number}, {view_or_empty(identity.device), view_or_empty(identity.opening), view_or_empty(identity.seal)}));
    return statement.run();
  });
}

Result<Ok> Transaction::put_invitation(const AssemblyId& assembly, const Invitation& invitation) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement, home.database->query("INSERT OR REPLACE INTO invitations (assembly, event, secret, "
                                                        "expires, used, sum) VALUES (?, ?, ?, ?, ?, ?)"));
    const BytesView secret = invitation.secret.view();
    const std::uint64_t used = invitation.used ? 1 : 0;
    statement.add(number).add(invitation.event.view()).add(secret).add(invitation.expires.ms).add(used);
    return statement.add(row_sum({number, invitation.expires.ms, used}, {invitation.event.view(), secret})).run();
  });
}

Result<Ok> Transaction::put_content_key(const AssemblyId& assembly, const Hash& epoch, const crypto::Secret32& key) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT OR REPLACE INTO content_keys (assembly, epoch, key, sum) "
                                   "VALUES (?, ?, ?, ?)"));
    statement.add(number).add(epoch.view()).add(BytesView(key.view()));
    return statement.add(row_sum({number}, {epoch.view(), key.view()})).run();
  });
}

Result<Ok> Transaction::put_setting(const std::optional<AssemblyId>& assembly, std::string_view key, BytesView value) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    AssemblyNumber scope = 0;
    if (assembly) {
      FM_ASSIGN(scope, home.find_or_add(*assembly));
    }
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT OR REPLACE INTO settings (assembly, key, value, sum) VALUES (?, ?, ?, ?)"));
    return statement.add(scope).add_text(key).add(value).add(row_sum({scope}, {as_bytes(key), value})).run();
  });
}

Result<Ok> Transaction::erase_setting(const std::optional<AssemblyId>& assembly, std::string_view key) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const auto scope, home.find_scope(assembly));
    if (!scope) return Ok{};
    FM_ASSIGN(Statement statement, home.database->query("DELETE FROM settings WHERE assembly = ? AND key = ?"));
    return statement.add(*scope).add_text(key).run();
  });
}

Result<Ok> Transaction::put_snapshot(const AssemblyId& assembly, SnapshotKind kind, BytesView key,
                                     const Snapshot& snapshot) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT OR REPLACE INTO snapshots (assembly, kind, key, version, "
                                   "data, sum) VALUES (?, ?, ?, ?, ?, ?)"));
    const auto kind_number = static_cast<std::uint64_t>(kind);
    statement.add(number).add(kind_number).add(key).add(snapshot.version).add(snapshot.data);
    return statement.add(row_sum({number, kind_number, snapshot.version}, {key, snapshot.data})).run();
  });
}

Result<Ok> Transaction::drop_snapshots(const AssemblyId& assembly, SnapshotKind kind, BytesView keep) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement,
              home.database->query("DELETE FROM snapshots WHERE assembly = ? AND kind = ? AND key <> ?"));
    return statement.add(number).add(static_cast<std::uint64_t>(kind)).add(keep).run();
  });
}

Result<Ok> Transaction::append_seal_item(const AssemblyId& assembly, std::uint64_t page, BytesView item) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT INTO seal_items (assembly, page, data, sum) VALUES (?, ?, ?, ?)"));
    return statement.add(number).add(page).add(item).add(row_sum({number, page}, {item})).run();
  });
}

Result<Ok> Transaction::append_closed_page(const AssemblyId& assembly, std::uint64_t page, BytesView data) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    {
      FM_ASSIGN(Statement last, home.database->query("SELECT count(*) FROM closed_pages WHERE assembly = ?"));
      last.add(number);
      FM_TRY(last.step());
      if (const std::uint64_t next = last.integer(0) + 1; page != next)
        return fail(errc::kOrder, "page " + std::to_string(page) + " where " + std::to_string(next) + " comes");
    }
    FM_ASSIGN(Statement statement,
              home.database->query("INSERT INTO closed_pages (assembly, page, data, sum) VALUES (?, ?, ?, ?)"));
    return statement.add(number).add(page).add(data).add(row_sum({number, page}, {data})).run();
  });
}

Result<Ok> Transaction::drop_closed_pages(const AssemblyId& assembly, std::uint64_t left) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    FM_ASSIGN(Statement statement, home.database->query("DELETE FROM closed_pages WHERE assembly = ? AND page > ?"));
    return statement.add(number).add(left).run();
  });
}

Result<Ok> Transaction::append_segment(const AssemblyId& assembly, const Segment& segment) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    const std::uint64_t base = std::uint64_t{number} << 32;
    {
      FM_ASSIGN(Statement last, home.database->query("SELECT place + count FROM segments WHERE place BETWEEN ? AND ? "
                                                     "ORDER BY place DESC LIMIT 1"));
      last.add(base).add(base | UINT32_MAX);
      FM_ASSIGN(const bool row, last.step());
      const std::uint64_t next = row ? last.integer(0) - base : 0;
      if (segment.first != next || segment.count == 0)
        return fail(errc::kOrder,
                    "a segment from " + std::to_string(segment.first) + " where " + std::to_string(next) + " comes");
    }
    const std::uint64_t place = base | segment.first;
    FM_ASSIGN(Statement statement, home.database->query("INSERT INTO segments (place, count, version, data, sum) "
                                                        "VALUES (?, ?, ?, ?, ?)"));
    statement.add(place).add(segment.count).add(segment.version).add(segment.data);
    return statement.add(row_sum({place, segment.count, segment.version}, {segment.data})).run();
  });
}

Result<Ok> Transaction::drop_segments(const AssemblyId& assembly) {
  return act([&](Home::Impl& home) -> Result<Ok> {
    FM_ASSIGN(const AssemblyNumber number, home.find_or_add(assembly));
    const std::uint64_t base = std::uint64_t{number} << 32;
    FM_ASSIGN(Statement statement, home.database->query("DELETE FROM segments WHERE place BETWEEN ? AND ?"));
    return statement.add(base).add(base | UINT32_MAX).run();
  });
}

}  // namespace folkmoot::store
