#include "node/snapshot.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"

namespace folkmoot::node {

using assembly::kSealedPart;

namespace {
std::size_t parts_of(std::uint64_t size) { return static_cast<std::size_t>((size + kSealedPart - 1) / kSealedPart); }
}  // namespace

Hash SnapshotHead::root() const { return assembly::root_of_state(subjects, assembly::fold_root(size, parts)); }

const std::vector<SignKey>* SnapshotHead::new_witnesses(std::uint64_t of_page) const {
  if (of_page < 3 || of_page - 3 >= witnesses.size()) return nullptr;
  const auto& named = witnesses[static_cast<std::size_t>(of_page - 3)];
  return named ? &*named : nullptr;
}

Bytes encode_snapshot_head(const SnapshotHead& head) {
  codec::Writer out;
  out.array(6).uint(head.page).id(head.core).array(head.subjects.size());
  for (const auto& root : head.subjects) out.id_or_null(root);
  out.uint(head.size).array(head.parts.size());
  for (const Hash& part : head.parts) out.id(part);
  out.array(head.witnesses.size());
  for (const auto& keys : head.witnesses) {
    if (!keys) {
      out.null();
      continue;
    }
    out.array(keys->size());
    for (const SignKey& key : *keys) out.id(key);
  }
  return out.take();
}

Result<SnapshotHead> decode_snapshot_head(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(6);
  SnapshotHead out;
  out.page = in.uint();
  out.core = in.id<seal::CoreId>();
  in.array_of(out.subjects.size());
  for (auto& root : out.subjects) root = in.id_or_null<Hash>();
  out.size = in.uint_max(assembly::kSealedStateMax);
  in.array_of(parts_of(out.size));
  for (std::size_t i = 0; i < parts_of(out.size) && in.ok(); ++i) out.parts.push_back(in.id<Hash>());
  const std::size_t pages = in.array(kSnapshotPagesMax);
  for (std::size_t i = 0; i < pages && in.ok(); ++i) {
    auto& keys = out.witnesses.emplace_back();
    if (in.null()) continue;
    const std::size_t count = in.array(seal::kMaxWitnesses);
    keys.emplace();
    for (std::size_t k = 0; k < count && in.ok(); ++k) keys->push_back(in.id<SignKey>());
  }
  if (out.page < 2 || out.page - 2 != out.witnesses.size()) in.fault(codec::errc::kWrongCount, "lists of witnesses");
  FM_TRY(in.finish());
  return out;
}

Bytes encode_snapshot_part(const SnapshotPart& part) {
  return codec::Writer().array(4).uint(part.page).id(part.core).uint(part.number).bytes(part.bytes).take();
}

Result<SnapshotPart> decode_snapshot_part(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(4);
  SnapshotPart out;
  out.page = in.uint();
  out.core = in.id<seal::CoreId>();
  out.number = in.uint_max(parts_of(assembly::kSealedStateMax));
  out.bytes = to_bytes(in.bytes(kSealedPart));
  FM_TRY(in.finish());
  return out;
}

void SnapshotIntake::hear(SnapshotHead head) {
  if (head_) return;
  state_.assign(static_cast<std::size_t>(head.size), 0);
  there_.assign(head.parts.size(), false);
  missing_ = head.parts.size();
  head_ = std::move(head);
}

void SnapshotIntake::hear(SnapshotPart part) {
  if (!head_ || part.core != head_->core || part.number >= there_.size()) return;
  const auto number = static_cast<std::size_t>(part.number);
  const std::size_t at = number * kSealedPart;
  if (there_[number] || part.bytes.size() != std::min(kSealedPart, state_.size() - at)) return;
  if (crypto::hash_untagged(part.bytes) != head_->parts[number]) return;
  std::ranges::copy(part.bytes, state_.begin() + static_cast<std::ptrdiff_t>(at));
  there_[number] = true;
  --missing_;
}

}  // namespace folkmoot::node
