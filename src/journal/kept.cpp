#include "journal/kept.h"

#include <algorithm>

namespace folkmoot::journal {

namespace {
constexpr DeviceIndex kNobody = 0xFFFF'FFFF;

/// Up to two different devices: enough to know whether any other than a given one is there.
struct Supporters {
  DeviceIndex one = kNobody;
  DeviceIndex two = kNobody;

  void add(DeviceIndex device) {
    if (device == kNobody || device == one || device == two) return;
    if (one == kNobody)
      one = device;
    else if (two == kNobody)
      two = device;
  }
  [[nodiscard]] bool other_than(DeviceIndex device) const {
    return (one != kNobody && one != device) || two != kNobody;
  }
};

std::vector<std::uint8_t> kept_under(const Table& table, const Past& sealed,
                                     const std::vector<std::uint8_t>& anchored) {
  std::vector<std::uint8_t> kept(table.size(), 0);
  std::vector<Supporters> supporters(table.size());
  for (std::size_t i = table.size(); i-- > 0;) {
    const auto e = static_cast<EventIndex>(i);
    if (sealed.has(table, e)) {
      kept[e] = 1;
      continue;
    }
    const DeviceIndex device = table.device_of(e);
    const auto& fork = table.device(device).lowest_fork;
    const bool stands_alone = anchored[device] != 0 && (!fork || table.seq(e) < *fork);
    if (!stands_alone && !supporters[e].other_than(device)) continue;
    kept[e] = 1;
    table.for_each_named(e, [&](EventIndex named) {
      if (anchored[device] != 0) supporters[named].add(device);
      supporters[named].add(supporters[e].one);
      supporters[named].add(supporters[e].two);
    });
  }
  return kept;
}

/// Nearly always nobody forked and everybody was introduced: then everything is kept, and no event need be looked at.
bool all_stand_alone(const Table& table, const std::vector<std::uint8_t>& anchored) {
  for (DeviceIndex device = 0; device < table.device_count(); ++device) {
    const Device& there = table.device(device);
    if (there.lowest_fork || (!there.chains.empty() && anchored[device] == 0)) return false;
  }
  return true;
}

/// The devices that are anchored if the events of anchored devices are all kept.
std::vector<std::uint8_t> anchored_without_forks(const Table& table, const Past& sealed,
                                                 std::vector<std::uint8_t> anchored) {
  for (bool grew = true; grew;) {
    grew = false;
    for (DeviceIndex device = 0; device < table.device_count(); ++device) {
      if (anchored[device] != 0) continue;
      const auto& introductions = table.device(device).introductions;
      if (std::none_of(introductions.begin(), introductions.end(),
                       [&](EventIndex e) { return anchored[table.device_of(e)] != 0 && !sealed.has(table, e); }))
        continue;
      anchored[device] = 1;
      grew = true;
    }
  }
  return anchored;
}
}  // namespace

KeptResult compute_kept(const Table& table, const Past& sealed, const std::vector<DeviceIndex>& roots) {
  KeptResult out;
  out.anchored.assign(table.device_count(), 0);
  for (const DeviceIndex root : roots) out.anchored[root] = 1;
  if (auto anchored = anchored_without_forks(table, sealed, out.anchored); all_stand_alone(table, anchored)) {
    out.anchored = std::move(anchored);
    out.kept.assign(table.size(), 1);
    return out;
  }
  for (bool grew = true; grew;) {
    grew = false;
    out.kept = kept_under(table, sealed, out.anchored);
    for (DeviceIndex device = 0; device < table.device_count(); ++device) {
      if (out.anchored[device] != 0) continue;
      const auto& introductions = table.device(device).introductions;
      const bool introduced = std::any_of(introductions.begin(), introductions.end(),
                                          [&](EventIndex e) { return out.kept[e] != 0 && !sealed.has(table, e); });
      if (!introduced) continue;
      out.anchored[device] = 1;
      grew = true;
    }
  }
  return out;
}

std::optional<std::uint64_t> lowest_fork_in(const Table& table, DeviceIndex device, const Past& past) {
  struct Span {
    std::uint64_t first;
    std::uint64_t last;
  };
  std::vector<Span> spans;
  for (const ChainIndex chain : table.device(device).chains)
    if (const std::uint32_t height = past.height(chain); height > 0)
      spans.push_back({table.chain(chain).first_seq, table.chain(chain).first_seq + height - 1});
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < spans.size(); ++i) {
    // Of spans in the order of their first seq, the first that begins inside an earlier one begins at the lowest fork.
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      if (spans[i].first <= spans[earlier].last) return spans[i].first;
  }
  return std::nullopt;
}

}  // namespace folkmoot::journal
