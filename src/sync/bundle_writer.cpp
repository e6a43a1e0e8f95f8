#include <algorithm>

#include "base/check.h"
#include "codec/compact.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "sync/bundle.h"
#include "sync/bundle_blocks.h"
#include "sync/message.h"
#include "sync/selection.h"

namespace folkmoot::sync {

namespace {
constexpr std::size_t kPlainChunk = kBundleChunk - crypto::StreamSealer::kChunkOverhead;

/// The smallest size that a file may have with room for `bytes`.
std::uint64_t padded_size(std::uint64_t bytes) {
  std::uint64_t size = kBundleUnit;
  while (size < bytes) size *= 2;
  return size;
}

/// 16 seals of the same key: to the devices first, then to keys that nobody holds, and all of them mixed.
Bytes seal_slots(const std::vector<SealKeyX>& prekeys, const crypto::Secret32& key, Random& random) {
  std::vector<Bytes> slots;
  for (std::size_t i = 0; i < kBundleSlots; ++i) {
    crypto::Secret32 nobody;
    random.fill(nobody.fill());
    const SealKeyX to = i < prekeys.size() ? prekeys[i] : crypto::OpeningKey::from_seed(nobody).public_key();
    slots.push_back(crypto::box_seal(to, key.view(), random));
  }
  for (std::size_t i = kBundleSlots - 1; i > 0; --i) {
    std::array<std::uint8_t, 1> draw{};
    // 256 is no multiple of every i + 1; which slot is whose is no secret worth rejection sampling.
    random.fill(draw);
    std::swap(slots[i], slots[draw[0] % (i + 1)]);
  }
  Bytes out;
  for (const Bytes& slot : slots) append(out, slot);
  return out;
}
}  // namespace

crypto::Secret32 bundle_key(BytesView discovery_key, BytesView salt) {
  return crypto::derive(discovery_key, crypto::tag::kDeriveBundle, salt);
}

BundleWriter::BundleWriter(const AssemblyId& assembly, crypto::StreamSealer sealer, Bytes front)
    : sealer_(std::move(sealer)), runs_(assembly, nullptr), out_(std::move(front)), bytes_(out_.size()) {}

Result<BundleWriter> BundleWriter::create(const BundleAddress& address, const BundleHead& head, Random& random) {
  crypto::Secret32 key;
  Bytes front;
  if (const auto* holders = std::get_if<ForHolders>(&address)) {
    FM_CHECK(holders->discovery_key.size() == key.view().size());
    std::copy(holders->discovery_key.begin(), holders->discovery_key.end(), key.fill().begin());
  } else {
    const auto& prekeys = std::get<ForDevices>(address).prekeys;
    if (prekeys.empty() || prekeys.size() > kBundleSlots)
      return fail(errc::kBundleTooMany, "for " + std::to_string(prekeys.size()) + " devices; a file has 16 slots");
    random.fill(key.fill());
    front = seal_slots(prekeys, key, random);
  }
  std::array<std::uint8_t, kBundleSaltSize> salt{};
  random.fill(salt);
  crypto::StreamSealer sealer(bundle_key(key.view(), salt), random);
  append(front, salt);
  append(front, sealer.header());
  BundleWriter out(head.assembly, std::move(sealer), std::move(front));
  Bytes content;
  codec::put_compact(content, kBundleVersion);
  append(content, head.assembly.view());
  append(content, head.digest.view());
  content.push_back(head.writer ? 1 : 0);
  if (head.writer) append(content, head.writer->view());
  out.add_block(static_cast<std::uint8_t>(Block::head), content);
  return out;
}

void BundleWriter::seal_chunk(bool last) {
  const Bytes sealed = sealer_.chunk(plain_, last);
  append(out_, sealed);
  bytes_ += sealed.size();
  plain_.clear();
}

void BundleWriter::write_plain(BytesView plain) {
  FM_CHECK(!finished_);
  while (!plain.empty()) {
    // A full chunk waits until it is known that something follows it.
    if (plain_.size() == kPlainChunk) seal_chunk(false);
    const std::size_t part = std::min(plain.size(), kPlainChunk - plain_.size());
    append(plain_, plain.first(part));
    plain = plain.subspan(part);
  }
}

void BundleWriter::add_block(std::uint8_t type, BytesView content) {
  FM_CHECK(content.size() <= kMaxBlock);
  Bytes head{type};
  codec::put_compact(head, content.size());
  write_plain(head);
  write_plain(content);
}

void BundleWriter::add_summary(const Summary& summary) {
  Bytes content;
  const auto flush = [&] {
    if (!content.empty()) add_block(static_cast<std::uint8_t>(Block::summary), content);
    content.clear();
  };
  for (const auto& [device, entry] : summary.entries) {
    Bytes bytes = to_bytes(device.view());
    put_entry(bytes, entry);
    if (content.size() + bytes.size() > kMaxBlock) flush();
    append(content, bytes);
  }
  flush();
  add_stream(static_cast<std::uint8_t>(Block::seals), summary.seals);
}

void BundleWriter::add_stream(std::uint8_t type, BytesView content) {
  for (std::size_t at = 0; at < content.size(); at += kMaxBlock)
    add_block(type, content.subspan(at, std::min(kMaxBlock, content.size() - at)));
}

void BundleWriter::add_seal_items(const std::vector<Bytes>& items) {
  add_stream(static_cast<std::uint8_t>(Block::seal_items), put_items(items));
}

void BundleWriter::add_wants(const std::vector<EventId>& wants) {
  Bytes content;
  for (std::size_t i = 0; i < wants.size() && i < kMaxWants; ++i) append(content, wants[i].view());
  if (!content.empty()) add_block(static_cast<std::uint8_t>(Block::wants), content);
}

void BundleWriter::add_proof(const ProofPair& proof) {
  add_block(static_cast<std::uint8_t>(Block::proof), encode_proof(proof));
}

void BundleWriter::add_record(BytesView record) {
  FM_CHECK(record.size() <= kMaxRecordSize);
  add_block(static_cast<std::uint8_t>(Block::record), record);
}

void BundleWriter::add_event(const event::Event& event) {
  runs_.add(event);
  while (runs_.size() >= kMaxBlock) add_block(static_cast<std::uint8_t>(Block::runs), runs_.take(kMaxBlock));
}

void BundleWriter::finish() {
  if (runs_.size() > 0) add_block(static_cast<std::uint8_t>(Block::runs), runs_.take());
  add_block(static_cast<std::uint8_t>(Block::end), {});
  // Zeros up to the size of the file. Each chunk adds its own 17 bytes, so the last one takes what is left.
  const std::uint64_t size = padded_size(bytes_ + plain_.size() + crypto::StreamSealer::kChunkOverhead);
  while (size - bytes_ > kBundleChunk) {
    plain_.resize(kPlainChunk, 0);
    seal_chunk(false);
  }
  plain_.resize(static_cast<std::size_t>(size - bytes_) - crypto::StreamSealer::kChunkOverhead, 0);
  seal_chunk(true);
  finished_ = true;
}

Bytes BundleWriter::take() { return std::exchange(out_, {}); }

namespace {
/// Everything beside events; the events go in the order of a session.
Result<Ok> export_front(Replica& replica, const ExportOptions& options, BundleWriter& writer, BundleSink& sink) {
  journal::Journal& journal = replica.journal();
  Summary own = summary_of(journal);
  if (replica.seals_digest() != Hash{}) own.seals = replica.seals_summary();
  writer.add_summary(own);
  writer.add_wants(journal.missing());
  for (const Bytes& record : options.records) writer.add_record(record);
  writer.add_seal_items(replica.seals_beyond(options.known != nullptr ? BytesView(options.known->seals) : BytesView()));
  for (const auto& [device, proof] : journal.forks()) {
    const auto find = [&](const EventId& id) -> std::optional<event::Event> {
      if (const auto e = journal.find(id)) return replica.fetch(*e);
      if (const auto* parked = journal.parked(id)) return parked->event();
      return replica.evidence(id);
    };
    const auto first = find(proof.first);
    const auto second = find(proof.second);
    if (first && second) writer.add_proof({*first, *second});
    FM_TRY(sink.write(writer.take()));
  }
  return Ok{};
}
}  // namespace

Result<std::uint64_t> export_bundle(Replica& replica, const BundleAddress& address, const ExportOptions& options,
                                    Random& random, BundleSink& sink) {
  journal::Journal& journal = replica.journal();
  FM_ASSIGN(BundleWriter writer,
            BundleWriter::create(address, {journal.assembly(), replica_digest(replica), options.writer}, random));
  FM_TRY(export_front(replica, options, writer, sink));
  Selection selection = lacking(journal, options.known != nullptr ? *options.known : Summary{});
  std::vector<event::Event> parked;
  for (const EventId& id : options.wanted) {
    if (const auto e = journal.find(id))
      selection.add(*e);
    else if (const auto* waiting = journal.parked(id))
      parked.push_back(waiting->event());
  }
  std::uint64_t count = 0;
  for (const journal::EventIndex e : selection.ordered()) {
    const auto event = replica.fetch(e);
    if (!event) return fail(errc::kStore, "an event of the journal could not be read");
    writer.add_event(*event);
    ++count;
    FM_TRY(sink.write(writer.take()));
  }
  for (const event::Event& event : parked) {
    writer.add_event(event);
    ++count;
  }
  writer.finish();
  FM_TRY(sink.write(writer.take()));
  return count;
}

}  // namespace folkmoot::sync
