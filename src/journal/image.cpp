// The table as it lies in memory. Ten columns are sections of their own; what there is little of - devices, chains, the
// numbers that few events change - is in the first, and is built again.
//
//   heads: counts of events, of devices and of chains;
//     each device: id, its introductions;
//     each chain: device, first seq, what it leaves, number of events, changes of `after`, people listed, introductions
//   ids chains places parents-ends parents classes path-bytes path-claims chain-events slots
#include <algorithm>

#include "base/check.h"
#include "journal/column_reader.h"
#include "journal/errc.h"
#include "journal/table.h"

namespace folkmoot::journal {

namespace {
enum Section : std::uint8_t {
  kHeads,
  kIds,
  kChainOf,
  kPlaceOf,
  kParentsEnd,
  kParents,
  kClasses,
  kPathBytes,
  kPathClaim,
  kChainEvents,
  kSlots,
  kSectionCount
};

constexpr std::size_t kNumberSize = 4 + 8;

Error unfit() { return {errc::kColumns, "an image of something else"}; }

template <class Value>
bool holds(BytesView section, std::size_t count) {
  return section.size() / sizeof(Value) == count && section.size() % sizeof(Value) == 0;
}

void save_numbers(Bytes& out, const std::vector<Chain::Number>& numbers) {
  append_little_endian(out, static_cast<std::uint32_t>(numbers.size()));
  for (const Chain::Number& number : numbers) {
    append_little_endian(out, number.place);
    append_little_endian(out, number.value);
  }
}

std::vector<Chain::Number> load_numbers(ColumnReader& in) {
  const BytesView pairs = in.take(in.number<std::uint32_t>(), kNumberSize);
  std::vector<Chain::Number> out;
  out.reserve(pairs.size() / kNumberSize);
  for (std::size_t at = 0; at < pairs.size(); at += kNumberSize)
    out.push_back({little_endian<std::uint32_t>(&pairs[at]), little_endian<std::uint64_t>(&pairs[at + 4])});
  return out;
}
}  // namespace

Table::Image Table::save_image() const {
  Image out;
  for (const std::size_t count : {size(), device_count(), chain_count()})
    append_little_endian(out.heads, static_cast<std::uint32_t>(count));
  for (const Device& device : devices_) {
    append(out.heads, device.id.view());
    append_little_endian(out.heads, static_cast<std::uint32_t>(device.introductions.size()));
    for (const EventIndex e : device.introductions) append_little_endian(out.heads, e);
  }
  std::vector<BytesView> events;
  for (const Chain& chain : chains_) {
    append_little_endian(out.heads, chain.device);
    append_little_endian(out.heads, chain.first_seq);
    append_little_endian(out.heads, chain.leaves);
    append_little_endian(out.heads, static_cast<std::uint32_t>(chain.events.size()));
    for (const auto* numbers : {&chain.afters, &chain.listed, &chain.introduced}) save_numbers(out.heads, *numbers);
    for (const BytesView part : chain.events.parts()) events.push_back(part);
  }
  out.slots = IdIndex::slots_for(ids_);
  const BytesView slots(reinterpret_cast<const std::uint8_t*>(out.slots.data()), out.slots.size() * sizeof(EventIndex));
  out.sections = {{out.heads},      ids_.parts(), chain_of_.parts(),   place_of_.parts(),   parents_end_.parts(),
                  parents_.parts(), cls_.parts(), path_bytes_.parts(), path_claim_.parts(), std::move(events),
                  {slots}};
  return out;
}

Result<Ok> Table::load_image(std::span<const BytesView> sections) {
  if (sections.size() != kSectionCount) return tl::unexpected(unfit());
  ColumnReader in(sections[kHeads]);
  const std::size_t count = in.number<std::uint32_t>();
  const std::size_t device_count = in.number<std::uint32_t>();
  const std::size_t chain_count = in.number<std::uint32_t>();
  const bool sizes_fit =
      holds<EventId>(sections[kIds], count) && holds<ChainIndex>(sections[kChainOf], count) &&
      holds<std::uint32_t>(sections[kPlaceOf], count) && holds<std::uint32_t>(sections[kParentsEnd], count) &&
      holds<std::uint8_t>(sections[kClasses], count) && holds<std::uint64_t>(sections[kPathBytes], count) &&
      holds<std::uint64_t>(sections[kPathClaim], count) && holds<EventIndex>(sections[kChainEvents], count);
  if (size() != 1 || count == 0 || !sizes_fit || !equal(sections[kIds].first(EventId::kSize), ids_[0].view()))
    return tl::unexpected(unfit());

  Table out;
  out.ids_.adopt(sections[kIds]);
  out.chain_of_.adopt(sections[kChainOf]);
  out.place_of_.adopt(sections[kPlaceOf]);
  out.parents_end_.adopt(sections[kParentsEnd]);
  if (!holds<EventIndex>(sections[kParents], out.parents_end_.back())) return tl::unexpected(unfit());
  out.parents_.adopt(sections[kParents]);
  out.cls_.adopt(sections[kClasses]);
  out.path_bytes_.adopt(sections[kPathBytes]);
  out.path_claim_.adopt(sections[kPathClaim]);
  for (DeviceIndex d = 0; d < device_count && in.ok(); ++d) {
    const auto id = DeviceId::from(in.take(1, DeviceId::kSize));
    const BytesView introductions = in.take(in.number<std::uint32_t>(), sizeof(EventIndex));
    if (!id || out.find_or_add_device(*id) != d) return tl::unexpected(unfit());
    for (std::size_t at = 0; at < introductions.size(); at += sizeof(EventIndex)) {
      out.devices_[d].introductions.push_back(little_endian<EventIndex>(&introductions[at]));
      out.introduces_.emplace(out.devices_[d].introductions.back(), d);
    }
  }
  std::size_t first = 0;
  for (ChainIndex c = 0; c < chain_count && in.ok(); ++c) {
    Chain& chain = out.chains_.emplace_back();
    chain.device = in.number<DeviceIndex>();
    chain.first_seq = in.number<std::uint64_t>();
    chain.leaves = in.number<EventIndex>();
    const std::size_t events = in.number<std::uint32_t>();
    for (auto* numbers : {&chain.afters, &chain.listed, &chain.introduced}) *numbers = load_numbers(in);
    if (chain.device >= device_count || events > count - first) return tl::unexpected(unfit());
    chain.events.adopt(sections[kChainEvents].subspan(first * sizeof(EventIndex), events * sizeof(EventIndex)));
    out.devices_[chain.device].chains.push_back(c);
    first += events;
  }
  if (!in.at_end() || first != count) return tl::unexpected(unfit());
  const BytesView slots = sections[kSlots];
  if (!holds<EventIndex>(slots, slots.size() / sizeof(EventIndex)) ||
      !out.by_id_.adopt({reinterpret_cast<const EventIndex*>(slots.data()), slots.size() / sizeof(EventIndex)}, count))
    return tl::unexpected(unfit());
  *this = std::move(out);
  return Ok{};
}

}  // namespace folkmoot::journal
