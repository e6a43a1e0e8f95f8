#include "store/events.h"

#include <algorithm>

#include "base/check.h"
#include "store/row_sum.h"

namespace folkmoot::store {

namespace {

/// Decoded rows kept for reading single events: half a megabyte or so.
constexpr std::size_t kCachedRows = 8;
/// A row of this size is left alone: to fill it up would rewrite it for little.
constexpr std::size_t kFullEnough = kChunkBytesMax / 4 * 3;

std::uint64_t place_of(AssemblyNumber assembly, EventIndex first) { return std::uint64_t{assembly} << 32 | first; }

std::string row_name(EventIndex first, std::uint64_t count) {
  return "events " + std::to_string(first) + " to " + std::to_string(first + (count == 0 ? 0 : count - 1));
}

/// The row that a statement over place, count, data, sum stands on, its checksum held against it.
struct RawRow {
  EventIndex first;
  std::uint64_t count;
  BytesView data;
  bool good;
};

RawRow raw_row(const Statement& statement) {
  const std::uint64_t place = statement.integer(0);
  RawRow out{static_cast<EventIndex>(place), statement.integer(1), statement.bytes(2), false};
  out.good = row_sum({place, out.count}, {out.data}) == statement.integer(3) && out.count <= UINT32_MAX;
  return out;
}

Error damaged_row(const RawRow& row, std::string_view why) {
  return {errc::kDamaged, row_name(row.first, row.count) + ": " + std::string(why)};
}

}  // namespace

Result<EventIndex> EventRows::count(AssemblyNumber assembly) {
  if (const auto known = counts_.find(assembly); known != counts_.end()) return known->second;
  FM_ASSIGN(Statement statement,
            database_.query("SELECT place, count FROM events WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1"));
  statement.add(place_of(assembly, 0)).add(place_of(assembly, UINT32_MAX));
  FM_ASSIGN(const bool row, statement.step());
  const EventIndex next = row ? static_cast<EventIndex>(statement.integer(0) + statement.integer(1)) : 0;
  counts_[assembly] = next;
  return next;
}

Result<std::vector<EventRows::Tail>> EventRows::rows_to_rewrite(AssemblyNumber assembly, EventIndex next,
                                                                std::size_t bytes) {
  std::vector<Tail> out;
  if (next == 0) return out;
  FM_ASSIGN(Statement statement, database_.query("SELECT place, length(data) FROM events WHERE place BETWEEN ? AND ? "
                                                 "ORDER BY place DESC"));
  statement.add(place_of(assembly, 0)).add(place_of(assembly, next - 1));
  std::size_t taken = 0;
  while (true) {
    FM_ASSIGN(const bool row, statement.step());
    if (!row) return out;
    const std::size_t size = statement.integer(1);
    if (size > bytes || size >= kFullEnough || taken + size > kChunkBytesMax) return out;
    out.push_back({static_cast<EventIndex>(statement.integer(0)), size});
    bytes += size;
    taken += size;
  }
}

Result<Ok> EventRows::append(AssemblyNumber assembly, const EventPlaces& places,
                             std::span<const journal::Changes::Added> added) {
  FM_CHECK(places.count == added.size());
  if (added.empty()) return Ok{};
  FM_ASSIGN(const EventIndex next, count(assembly));
  if (places.first != next)
    return fail(errc::kOrder, "index " + std::to_string(places.first) + " where " + std::to_string(next) + " comes");
  std::size_t bytes = 0;
  for (const auto& one : added) bytes += Signature::kSize + (one.event.body ? one.event.body->size() : Hash::kSize);
  FM_ASSIGN(const std::vector<Tail> tails, rows_to_rewrite(assembly, next, bytes));
  ChunkWriter chunk(tails.empty() ? next : tails.back().first);
  const auto put = [&](const EventForm& form) -> Result<Ok> {
    if (!chunk.fits(form)) {
      FM_TRY(write(assembly, chunk));
      chunk = ChunkWriter(chunk.first() + chunk.count());
    }
    chunk.add(form);
    return Ok{};
  };
  for (auto tail = tails.rbegin(); tail != tails.rend(); ++tail) {
    FM_ASSIGN(const Row row, load(assembly, tail->first));
    FM_TRY(erase(assembly, tail->first));
    for (const EventForm& form : row.forms) FM_TRY(put(form));
  }
  std::span<const EventIndex> named(places.named);
  for (const auto& one : added) {
    FM_TRY(put(form_of(one.event, named)));
    named = named.subspan(1 + one.event.header.parents.size());
  }
  FM_TRY(write(assembly, chunk));
  counts_[assembly] = next + places.count;
  return Ok{};
}

Result<Ok> EventRows::write(AssemblyNumber assembly, const ChunkWriter& chunk) {
  const std::uint64_t place = place_of(assembly, chunk.first());
  FM_ASSIGN(Statement statement, database_.query("INSERT INTO events (place, count, data, sum) VALUES (?, ?, ?, ?)"));
  statement.add(place).add(chunk.count()).add(chunk.data()).add(row_sum({place, chunk.count()}, {chunk.data()}));
  return statement.run();
}

Result<Ok> EventRows::erase(AssemblyNumber assembly, EventIndex first) {
  uncache(assembly, first);
  FM_ASSIGN(Statement statement, database_.query("DELETE FROM events WHERE place = ?"));
  return statement.add(place_of(assembly, first)).run();
}

Result<EventRows::Row> EventRows::load(AssemblyNumber assembly, EventIndex event) {
  FM_ASSIGN(Statement statement, database_.query("SELECT place, count, data, sum FROM events "
                                                 "WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1"));
  statement.add(place_of(assembly, 0)).add(place_of(assembly, event));
  FM_ASSIGN(const bool found, statement.step());
  if (!found) return fail(errc::kNotFound, "event " + std::to_string(event));
  const RawRow raw = raw_row(statement);
  if (!raw.good) return tl::unexpected(damaged_row(raw, "the checksum does not match"));
  if (event - raw.first >= raw.count) return tl::unexpected(damaged_row(raw, "the events after these are missing"));
  Row row{raw.first, static_cast<std::uint32_t>(raw.count), to_bytes(raw.data), {}};
  auto forms = read_chunk(row.first, row.count, row.data);
  if (!forms) return tl::unexpected(damaged_row(raw, forms.error().detail));
  row.forms = *std::move(forms);
  return row;
}

Result<const EventRows::Row*> EventRows::cached(AssemblyNumber assembly, EventIndex event) {
  const auto found = std::find_if(cache_.begin(), cache_.end(), [&](const auto& entry) {
    return entry.first == assembly && event >= entry.second.first && event - entry.second.first < entry.second.count;
  });
  if (found != cache_.end()) {
    cache_.splice(cache_.begin(), cache_, found);
    return &cache_.front().second;
  }
  FM_ASSIGN(Row row, load(assembly, event));
  cache_.emplace_front(assembly, std::move(row));
  if (cache_.size() > kCachedRows) cache_.pop_back();
  return &cache_.front().second;
}

void EventRows::uncache(AssemblyNumber assembly, EventIndex first) {
  cache_.remove_if([&](const auto& entry) { return entry.first == assembly && entry.second.first == first; });
}

void EventRows::forget() {
  counts_.clear();
  cache_.clear();
}

Result<Ok> EventRows::replace(AssemblyNumber assembly, const Row& row) {
  FM_TRY(erase(assembly, row.first));
  // A hash can be longer than the body it stands for, and a body longer than its hash: one row may become two.
  ChunkWriter chunk(row.first);
  for (const EventForm& kept : row.forms) {
    if (!chunk.fits(kept)) {
      FM_TRY(write(assembly, chunk));
      chunk = ChunkWriter(chunk.first() + chunk.count());
    }
    chunk.add(kept);
  }
  return write(assembly, chunk);
}

Result<Ok> EventRows::drop_bodies(AssemblyNumber assembly, std::span<const EventIndex> events) {
  if (events.empty()) return Ok{};
  FM_ASSIGN(const EventIndex next, count(assembly));
  if (events.back() >= next) return fail(errc::kNotFound, "event " + std::to_string(events.back()));
  for (auto at = events.begin(); at != events.end();) {
    FM_ASSIGN(Row row, load(assembly, *at));
    bool changed = false;
    for (; at != events.end() && *at - row.first < row.count; ++at) {
      EventForm& form = row.forms[*at - row.first];
      if (!form.has_body) continue;
      form.has_body = false;
      form.body_hash = event::body_hash(form.body);
      form.body_len = static_cast<std::uint32_t>(form.body.size());
      form.body = {};
      changed = true;
    }
    if (changed) FM_TRY(replace(assembly, row));
  }
  return Ok{};
}

Result<Ok> EventRows::put_body(AssemblyNumber assembly, EventIndex event, BytesView body) {
  FM_ASSIGN(const EventIndex next, count(assembly));
  if (event >= next) return fail(errc::kNotFound, "event " + std::to_string(event));
  FM_ASSIGN(Row row, load(assembly, event));
  EventForm& form = row.forms[event - row.first];
  if (form.has_body) return Ok{};
  if (form.body_len != body.size() || form.body_hash != event::body_hash(body))
    return fail(errc::kOrder, "not the body of event " + std::to_string(event));
  form.has_body = true;
  form.body = body;
  return replace(assembly, row);
}

Result<Ok> EventRows::for_each(AssemblyNumber number, const AssemblyId& assembly, const journal::Table* known,
                               const std::function<bool(event::Event)>& callback) {
  Replay replay = known != nullptr ? Replay(assembly, *known) : Replay(assembly);
  // The row that holds the first event wanted may begin before it.
  FM_ASSIGN(Statement statement,
            database_.query("SELECT place, count, data, sum FROM events WHERE place BETWEEN ifnull((SELECT max(place) "
                            "FROM events WHERE place BETWEEN ?1 AND ?2), ?1) AND ?3 ORDER BY place"));
  statement.add(place_of(number, 0)).add(place_of(number, replay.size())).add(place_of(number, UINT32_MAX));
  bool at_start = true;
  while (true) {
    FM_ASSIGN(const bool found, statement.step());
    if (!found) return Ok{};
    const RawRow raw = raw_row(statement);
    if (!raw.good) return tl::unexpected(damaged_row(raw, "the checksum does not match"));
    if (raw.first > replay.size()) return tl::unexpected(damaged_row(raw, "events before these are missing"));
    if (raw.first < replay.size() && !at_start) return tl::unexpected(damaged_row(raw, "it repeats events"));
    at_start = false;
    const auto forms = read_chunk(raw.first, static_cast<std::uint32_t>(raw.count), raw.data);
    if (!forms) return tl::unexpected(damaged_row(raw, forms.error().detail));
    for (std::size_t i = replay.size() - raw.first; i < forms->size(); ++i) {
      const EventIndex index = replay.size();
      auto event = replay.next((*forms)[i]);
      if (!event)
        return tl::unexpected(Error{errc::kDamaged, "event " + std::to_string(index) + ": " + event.error().detail});
      if (!callback(*std::move(event))) return Ok{};
    }
  }
}

Result<event::Event> EventRows::read(AssemblyNumber number, const AssemblyId& assembly, const journal::Table& table,
                                     EventIndex event) {
  FM_ASSIGN(const EventIndex next, count(number));
  if (event >= next || event >= table.size()) return fail(errc::kNotFound, "event " + std::to_string(event));
  FM_ASSIGN(const Row* row, cached(number, event));
  auto out = rebuild_from_table(row->forms[event - row->first], assembly, table, event);
  if (!out)
    return tl::unexpected(Error{out.error().code, "event " + std::to_string(event) + ": " + out.error().detail});
  return out;
}

Result<Ok> EventRows::check_sums(AssemblyNumber number, const std::function<void(const std::string&)>& wrong) {
  FM_ASSIGN(Statement statement, database_.query("SELECT place, count, data, sum FROM events "
                                                 "WHERE place BETWEEN ? AND ? ORDER BY place DESC"));
  statement.add(place_of(number, 0)).add(place_of(number, UINT32_MAX));
  while (true) {
    FM_ASSIGN(const bool found, statement.step());
    if (!found) return Ok{};
    const RawRow raw = raw_row(statement);
    if (!raw.good) wrong(row_name(raw.first, raw.count));
  }
}

}  // namespace folkmoot::store
