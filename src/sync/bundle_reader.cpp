#include <algorithm>

#include "base/check.h"
#include "codec/compact.h"
#include "sync/bundle.h"
#include "sync/bundle_blocks.h"
#include "sync/message.h"

namespace folkmoot::sync {

namespace {
auto damaged(std::string what) { return fail(errc::kBundleDamaged, std::move(what)); }

bool is_file_size(std::uint64_t bytes) {
  return bytes >= kBundleUnit && bytes % kBundleUnit == 0 && ((bytes / kBundleUnit) & (bytes / kBundleUnit - 1)) == 0;
}
}  // namespace

BundleReader::BundleReader(std::span<const BundleKey> keys, std::span<const BundleOpener> openers)
    : keys_(keys.first(std::min(keys.size(), kMaxBundleKeys))),
      openers_(openers.first(std::min(openers.size(), kMaxBundleKeys))) {}

BundleStep BundleReader::feed(BytesView bytes) {
  bytes_ += bytes.size();
  if (!error_) append(sealed_, bytes);
  return read(false);
}

BundleStep BundleReader::finish() { return read(true); }

BundleStep BundleReader::read(bool at_end) {
  BundleStep step;
  const auto all = [&]() -> Result<Ok> {
    if (!opened_) FM_TRY(try_keys(at_end));
    if (opened_) FM_TRY(open_chunks(at_end, step));
    return at_end ? check_end() : Result<Ok>(Ok{});
  };
  if (!error_) {
    if (const auto result = all(); !result) error_ = result.error();
  }
  step.error = error_;
  return step;
}

bool BundleReader::try_key(BytesView key, std::size_t offset, Opened opened) {
  if (sealed_.size() < offset + kBundleFront + crypto::StreamSealer::kChunkOverhead) return false;
  const BytesView file = BytesView(sealed_).subspan(offset);
  const auto header = file.subspan(kBundleSaltSize).first<crypto::StreamSealer::kHeaderSize>();
  const crypto::Secret32 stream_key = bundle_key(key, file.first(kBundleSaltSize));
  const BytesView rest = file.subspan(kBundleFront);
  if (!crypto::StreamOpener(stream_key, header).chunk(rest.first(std::min(rest.size(), kBundleChunk)))) return false;
  opened_ = opened;
  stream_.emplace(stream_key, header);
  sealed_.erase(sealed_.begin(), sealed_.begin() + static_cast<std::ptrdiff_t>(offset + kBundleFront));
  return true;
}

Result<Ok> BundleReader::try_keys(bool at_end) {
  // The first chunk must be whole, also behind slots, before anything can be tried.
  if (sealed_.size() < kBundleSlotsSize + kBundleFront + kBundleChunk && !at_end) return Ok{};
  for (const BundleKey& key : keys_)
    if (key.discovery_key.size() == crypto::Secret32::kSize && try_key(key.discovery_key, 0, {key.label, false}))
      return Ok{};
  for (const BundleOpener& opener : openers_) {
    for (std::size_t slot = 0; slot < kBundleSlots && sealed_.size() >= kBundleSlotsSize; ++slot) {
      const auto key =
          crypto::box_open(*opener.key, BytesView(sealed_).subspan(slot * kBundleSlotSize, kBundleSlotSize));
      if (key && key->size() == crypto::Secret32::kSize && try_key(*key, kBundleSlotsSize, {opener.label, true}))
        return Ok{};
    }
  }
  if (at_end && !is_file_size(bytes_))
    return fail(errc::kBundleTruncated, "no bundle has this size: it was cut, or is no bundle");
  // A file that was cut to a possible size within its first chunk cannot be told from one for others.
  return fail(errc::kBundleForeign,
              "no key here opens it: it is for others, or cut short or damaged at its beginning, or no bundle");
}

Result<Ok> BundleReader::open_chunks(bool at_end, BundleStep& step) {
  std::size_t start = 0;
  const auto open = [&]() -> Result<Ok> {
    while (start < sealed_.size() && !last_chunk_seen_) {
      const std::size_t size = std::min(sealed_.size() - start, kBundleChunk);
      if (size < kBundleChunk && !at_end) return Ok{};
      const auto chunk = stream_->chunk(BytesView(sealed_).subspan(start, size));
      if (!chunk) {
        if (size < kBundleChunk && !is_file_size(bytes_)) return fail(errc::kBundleTruncated, "it ends inside a chunk");
        return damaged(size < kBundleChunk ? "cut short or damaged: its last part does not open"
                                           : "a part does not open");
      }
      start += size;
      append(plain_, chunk->plain);
      last_chunk_seen_ = chunk->last;
      FM_TRY(read_blocks(step));
    }
    if (last_chunk_seen_ && start < sealed_.size()) return damaged("bytes after its end");
    return Ok{};
  };
  auto out = open();
  sealed_.erase(sealed_.begin(), sealed_.begin() + static_cast<std::ptrdiff_t>(start));
  return out;
}

Result<Ok> BundleReader::read_blocks(BundleStep& step) {
  std::size_t start = 0;
  while (!content_ended_) {
    codec::CompactReader in(BytesView(plain_).subspan(start));
    const std::uint8_t type = in.byte();
    const BytesView content = in.bytes(static_cast<std::size_t>(in.number(kMaxBlock)));
    if (in.wrong()) return damaged("a block of no possible length");
    if (in.ran_out()) break;
    start += in.offset();
    FM_TRY(read_block(type, content, step));
  }
  plain_.erase(plain_.begin(), plain_.begin() + static_cast<std::ptrdiff_t>(start));
  if (!content_ended_) return Ok{};
  if (!std::all_of(plain_.begin(), plain_.end(), [](std::uint8_t byte) { return byte == 0; }))
    return damaged("padding is not zero");
  plain_.clear();
  return Ok{};
}

Result<Ok> BundleReader::read_runs(BytesView content, BundleStep& step) {
  runs_->feed(content);
  for (;;) {
    auto next = runs_->next();
    if (!next) return damaged("events: " + next.error().detail);
    if (!*next) return Ok{};
    step.events.push_back(**std::move(next));
  }
}

Result<Ok> BundleReader::read_block(std::uint8_t type, BytesView content, BundleStep& step) {
  codec::CompactReader in(content);
  if (type > static_cast<std::uint8_t>(Block::seal_items)) return damaged("an unknown block");
  if (!assembly_ && type != static_cast<std::uint8_t>(Block::head)) return damaged("its head does not come first");
  switch (static_cast<Block>(type)) {
    case Block::end:
      if (!content.empty() || !runs_->at_item_end()) return damaged("it ends inside an event");
      if (!seal_stream_.empty()) return damaged("it ends inside what it says about seals");
      content_ended_ = true;
      return Ok{};
    case Block::head: {
      if (assembly_) return damaged("two heads");
      const std::uint64_t version = in.number();
      if (in.ok() && version != kBundleVersion) return fail(errc::kBundleVersion, std::to_string(version));
      BundleHead head;
      head.assembly = in.id<AssemblyId>();
      head.digest = in.id<Hash>();
      const std::uint8_t named = in.byte();
      if (named == 1) head.writer = in.id<DeviceId>();
      if (!in.ok() || !in.at_end() || named > 1) return damaged("its head");
      assembly_ = head.assembly;
      runs_.emplace(head.assembly, nullptr);
      step.head = head;
      return Ok{};
    }
    case Block::summary:
      if (!step.summary) step.summary.emplace();
      while (in.ok() && !in.at_end()) {
        const ShortId device = in.id<ShortId>();
        step.summary->entries[device] = read_entry(in);
      }
      return in.ok() ? Result<Ok>(Ok{}) : damaged("its summary");
    case Block::wants:
      while (in.ok() && !in.at_end()) step.wants.push_back(in.id<EventId>());
      return in.ok() && step.wants.size() <= kMaxWants ? Result<Ok>(Ok{}) : damaged("its wants");
    case Block::proof: {
      auto proof = decode_proof(content);
      if (!proof) return damaged("a proof: " + proof.error().detail);
      step.proofs.push_back(*std::move(proof));
      return Ok{};
    }
    case Block::record:
      if (content.size() > kMaxRecordSize || ++records_ > kMaxBundleRecords)
        return damaged("a record too many or too large");
      step.records.push_back(to_bytes(content));
      return Ok{};
    case Block::seals:
      if (!step.summary) step.summary.emplace();
      append(step.summary->seals, content);
      return step.summary->seals.size() <= kMaxSealBytes ? Result<Ok>(Ok{}) : damaged("its summary of seals");
    case Block::seal_items: {
      append(seal_stream_, content);
      auto items = take_items(seal_stream_);
      if (!items) return damaged(items.error().detail);
      std::ranges::move(*items, std::back_inserter(step.seal_items));
      return Ok{};
    }
    case Block::runs:
      break;
  }
  return read_runs(content, step);
}

Result<Ok> BundleReader::check_end() const {
  if (!last_chunk_seen_) return fail(errc::kBundleTruncated, "it ends before its last chunk");
  if (!content_ended_) return damaged("its content has no end");
  if (!is_file_size(bytes_)) return damaged("no bundle has this size");
  return Ok{};
}

}  // namespace folkmoot::sync
