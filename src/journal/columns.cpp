// The table as bytes, so that a start reads columns instead of events. What follows from the rest - chains, the index
// of ids - is made again while reading.
//
//   [events, parents] ids prev parent-counts parents classes body-lengths claims, then by event: the first ones of
//   devices, changes of `after`, of people listed, introductions
//
// Numbers have four bytes, classes and counts one, claims eight, least byte first.
#include "journal/column_reader.h"
#include "journal/errc.h"
#include "journal/table.h"

namespace folkmoot::journal {

namespace {
/// Facts of few events: pairs of an event's place in the columns and what is said of it.
constexpr std::size_t kSparseNumber = 4 + 8;
constexpr std::size_t kSparseId = 4 + DeviceId::kSize;

Error damaged() { return {errc::kColumns, "not what this home wrote"}; }
}  // namespace

Bytes Table::save_columns(EventIndex first, EventIndex end) const {
  const std::size_t count = end - first;
  const std::size_t first_parent = first == 0 ? 0 : parents_end_[first - 1];
  const std::size_t parents_end = end == 0 ? 0 : parents_end_[end - 1];
  Bytes out;
  out.reserve(count * 64);
  append_little_endian(out, static_cast<std::uint32_t>(count));
  append_little_endian(out, static_cast<std::uint32_t>(parents_end - first_parent));
  const auto column = [&](auto each) {
    for (EventIndex e = first; e < end; ++e) each(e);
  };
  column([&](EventIndex e) { append(out, ids_[e].view()); });
  column([&](EventIndex e) { append_little_endian(out, prev(e)); });
  column([&](EventIndex e) { out.push_back(static_cast<std::uint8_t>(parents(e).size())); });
  for (std::size_t i = first_parent; i < parents_end; ++i) append_little_endian(out, parents_[i]);
  column([&](EventIndex e) { out.push_back(cls_[e]); });
  column([&](EventIndex e) { append_little_endian(out, body_len(e)); });
  column([&](EventIndex e) { append_little_endian(out, path_claim_[e]); });

  const auto sparse = [&](auto wanted, auto value) {
    std::uint32_t found = 0;
    Bytes pairs;
    column([&](EventIndex e) {
      if (!wanted(e)) return;
      ++found;
      append_little_endian(pairs, e - first);
      value(pairs, e);
    });
    append_little_endian(out, found);
    append(out, pairs);
  };
  sparse([&](EventIndex e) { return prev(e) == kNoEvent; },
         [&](Bytes& to, EventIndex e) { append(to, devices_[device_of(e)].id.view()); });
  for (const auto numbers : {&Chain::afters, &Chain::listed})
    sparse(
        [&](EventIndex e) {
          return last_number(e, numbers) != (prev(e) == kNoEvent ? 0 : last_number(prev(e), numbers));
        },
        [&](Bytes& to, EventIndex e) { append_little_endian(to, last_number(e, numbers)); });
  sparse([&](EventIndex e) { return introduces_.contains(e); },
         [&](Bytes& to, EventIndex e) { append(to, devices_[introduces_.at(e)].id.view()); });
  return out;
}

Result<Ok> Table::load_columns(BytesView bytes) {
  const std::size_t before = size();
  ColumnReader in(bytes);
  const std::size_t count = in.number<std::uint32_t>();
  const std::size_t parent_count = in.number<std::uint32_t>();
  const BytesView ids = in.take(count, EventId::kSize);
  const BytesView prevs = in.take(count, 4);
  const BytesView counts = in.take(count, 1);
  const BytesView parents = in.take(parent_count, 4);
  const BytesView classes = in.take(count, 1);
  const BytesView lengths = in.take(count, 4);
  const BytesView claims = in.take(count, 8);
  const auto sparse = [&](std::size_t size) { return in.take(in.number<std::uint32_t>(), size); };
  const BytesView firsts = sparse(kSparseId);
  const BytesView afters = sparse(kSparseNumber);
  const BytesView listed = sparse(kSparseNumber);
  const BytesView introduced = sparse(kSparseId);
  if (!in.at_end() || count >= kNoEvent - before) return tl::unexpected(damaged());

  if (count > 0) std::memcpy(ids_.extend(count).data(), ids.data(), ids.size());
  by_id_.add_from(ids_, static_cast<EventIndex>(before));
  if (count > 0) std::memcpy(cls_.extend(count).data(), classes.data(), classes.size());

  // The next pair of a sparse column that speaks of the i-th event, if it does.
  struct Sparse {
    BytesView pairs;
    std::size_t size;
    std::optional<BytesView> of(std::size_t i) {
      if (pairs.empty() || ColumnReader::at<std::uint32_t>(pairs, 0) != i) return std::nullopt;
      const BytesView out = pairs.subspan(4, size - 4);
      pairs = pairs.subspan(size);
      return out;
    }
  };
  Sparse first_of{firsts, kSparseId};
  Sparse after_of{afters, kSparseNumber};
  Sparse listed_of{listed, kSparseNumber};
  Sparse introduced_of{introduced, kSparseId};
  std::size_t parent = 0;
  bool sound = true;
  std::size_t i = 0;
  for (; i < count && sound; ++i) {
    const auto e = static_cast<EventIndex>(before + i);
    const auto prev = ColumnReader::at<std::uint32_t>(prevs, i);
    const auto device = first_of.of(i);
    const std::size_t parents_after = parent + counts[i];
    // Whatever a reader may have done to the file: an index leads back, or it leads nowhere.
    sound = (prev == kNoEvent ? device.has_value() : prev < e) && parents_after <= parent_count &&
            classes[i] < event::kClassCount;
    if (!sound) break;
    for (; parent < parents_after; ++parent) {
      parents_.push_back(ColumnReader::at<std::uint32_t>(parents, parent));
      sound = sound && parents_.back() < e;
    }
    parents_end_.push_back(static_cast<std::uint32_t>(parents_.size()));
    const auto id = device ? DeviceId::from(*device) : std::nullopt;
    add_to_chain(e, prev, id ? &*id : nullptr);
    path_bytes_.push_back((prev == kNoEvent ? 0 : path_bytes_[prev]) + ColumnReader::at<std::uint32_t>(lengths, i));
    path_claim_.push_back(ColumnReader::at<std::uint64_t>(claims, i));
    if (const auto number = after_of.of(i)) set_number(e, &Chain::afters, ColumnReader::at<std::uint64_t>(*number, 0));
    if (const auto number = listed_of.of(i)) set_number(e, &Chain::listed, ColumnReader::at<std::uint64_t>(*number, 0));
    if (const auto key = introduced_of.of(i)) introduce(e, find_or_add_device(*DeviceId::from(*key)));
  }
  const bool all = sound && parent == parent_count && first_of.pairs.empty() && after_of.pairs.empty() &&
                   listed_of.pairs.empty() && introduced_of.pairs.empty();
  if (all) return Ok{};
  // What was not added yet is only in these columns.
  while (ids_.size() > place_of_.size()) {
    by_id_.remove_last(ids_, static_cast<EventIndex>(ids_.size() - 1));
    ids_.pop_back();
  }
  cls_.cut(place_of_.size());
  truncate(before);
  return tl::unexpected(damaged());
}

}  // namespace folkmoot::journal
