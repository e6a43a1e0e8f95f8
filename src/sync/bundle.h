#pragma once
// Bundles: files that carry events over a stick or any other road (docs/protocol/bundle.md). Bytes in, bytes out; a
// file of any size passes through bounded memory.
//
//   for members:   salt (16) || secretstream header (24) || sealed chunks of 64 KiB, the last one marked
//                  key = BLAKE2b-256(key = K_disc, "bundle" || salt)
//   for devices:   16 slots of 80 bytes, each a seal of the same 32 random bytes, which stand for K_disc; then as above
//
// K_disc is an epoch's discovery key, or that of an invitation or device code. A file for members is uniformly random
// bytes to everybody else. Files have 4 KiB times a power of two.
//
// The content: what the writer has (so that the answer can leave it out), proofs of forks, records of people and
// devices who are no authors yet, and runs of events. Everything in it is checked again by whoever imports it.
#include <span>
#include <variant>

#include "crypto/seal.h"
#include "event/run.h"
#include "sync/errc.h"
#include "sync/limits.h"
#include "sync/replica.h"
#include "sync/summary.h"

namespace folkmoot::sync {

/// For whoever holds this discovery key. 32 bytes; not kept.
struct ForHolders {
  BytesView discovery_key;
};
/// For at most 16 devices, by their X25519 keys. Recognisable as a bundle for devices, to who looks closely.
struct ForDevices {
  std::vector<SealKeyX> prekeys;
};
using BundleAddress = std::variant<ForHolders, ForDevices>;

/// What a bundle says of its writer.
struct BundleHead {
  AssemblyId assembly;
  /// The writer's replica_digest; zero for a writer without a journal.
  Hash digest;
  /// The device that wrote it, if it says so. A hint: nothing in a bundle proves it.
  std::optional<DeviceId> writer;
  bool operator==(const BundleHead&) const = default;
};

/// Writes a bundle piece by piece. The order of the calls is the order in the file: head first.
class BundleWriter {
 public:
  /// Refuses more than 16 devices.
  static Result<BundleWriter> create(const BundleAddress& address, const BundleHead& head, Random& random);

  /// What the writer has.
  void add_summary(const Summary& summary);
  /// Ids that its parked events wait for.
  void add_wants(const std::vector<EventId>& wants);
  void add_proof(const ProofPair& proof);
  /// An application, accept or device record, at most kMaxRecordSize bytes; at most kMaxBundleRecords.
  void add_record(BytesView record);
  /// What is said about seals: before the events, some of which wait for seals.
  void add_seal_items(const std::vector<Bytes>& items);
  /// After those on which it rests, of the same file or held by the reader.
  void add_event(const event::Event& event);
  /// Pads and closes. Nothing may be added afterwards.
  void finish();

  /// File bytes made so far and not taken yet; to be called after each `add_...`, so that little is held.
  Bytes take();
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  BundleWriter(const AssemblyId& assembly, crypto::StreamSealer sealer, Bytes front);
  void add_block(std::uint8_t type, BytesView content);
  void add_stream(std::uint8_t type, BytesView content);
  void write_plain(BytesView plain);
  void seal_chunk(bool last);

  crypto::StreamSealer sealer_;
  event::RunWriter runs_;
  Bytes plain_;  // of the chunk that is being filled
  Bytes out_;
  std::uint64_t bytes_ = 0;
  bool finished_ = false;
};

/// A key that may open a bundle, under the caller's own number. A parameter only: it owns nothing.
struct BundleKey {
  std::uint64_t label = 0;
  BytesView discovery_key;
};
/// A device key that may.
struct BundleOpener {
  std::uint64_t label = 0;
  const crypto::OpeningKey* key = nullptr;
};

/// What a part of a file gave.
struct BundleStep {
  /// Why reading stopped; what stands beside it came before that and is good.
  std::optional<Error> error;
  /// Once, before anything else.
  std::optional<BundleHead> head;
  /// What the writer has; of a large assembly each step may bring a part.
  std::optional<Summary> summary;
  std::vector<EventId> wants;
  std::vector<ProofPair> proofs;
  std::vector<Bytes> records;
  std::vector<Bytes> seal_items;
  /// Form and body hash are checked, signatures are not.
  std::vector<event::Event> events;
};

/// Reads a bundle piece by piece.
class BundleReader {
 public:
  /// Keys are tried in their order, discovery keys first. They must outlive the reader.
  BundleReader(std::span<const BundleKey> keys, std::span<const BundleOpener> openers);

  /// The next bytes of the file, of any number; more than a few chunks at once only cost memory. After an error nothing
  /// more is read; `finish` says it again.
  [[nodiscard]] BundleStep feed(BytesView bytes);
  /// The file has ended: what its last part gave, and `error` unless it was whole. What earlier steps gave stays good.
  [[nodiscard]] BundleStep finish();

  /// The number of the key that opened it, and whether it was a device's.
  struct Opened {
    std::uint64_t label = 0;
    bool by_device = false;
  };
  [[nodiscard]] const std::optional<Opened>& opened() const { return opened_; }

 private:
  BundleStep read(bool at_end);
  Result<Ok> try_keys(bool at_end);
  bool try_key(BytesView key, std::size_t offset, Opened opened);
  Result<Ok> open_chunks(bool at_end, BundleStep& step);
  Result<Ok> read_blocks(BundleStep& step);
  Result<Ok> read_block(std::uint8_t type, BytesView content, BundleStep& step);
  Result<Ok> read_runs(BytesView content, BundleStep& step);
  Result<Ok> check_end() const;

  std::span<const BundleKey> keys_;
  std::span<const BundleOpener> openers_;
  std::optional<Opened> opened_;
  std::optional<crypto::StreamOpener> stream_;
  std::optional<AssemblyId> assembly_;
  std::optional<event::RunReader> runs_;
  Bytes sealed_;  // not opened yet
  Bytes plain_;   // opened, not a whole block yet
  std::uint64_t bytes_ = 0;
  std::size_t records_ = 0;
  Bytes seal_stream_;  // what is no whole item yet
  bool last_chunk_seen_ = false;
  bool content_ended_ = false;
  std::optional<Error> error_;
};

struct ExportOptions {
  std::optional<DeviceId> writer;
  /// The other side's summary, from its last bundle or session.
  const Summary* known = nullptr;
  /// Events that it asked for by id.
  std::vector<EventId> wanted;
  std::vector<Bytes> records;
};
class BundleSink {
 public:
  virtual ~BundleSink() = default;
  virtual Result<Ok> write(BytesView bytes) = 0;
};
/// A bundle of everything that the other side lacks, as far as `known` tells what it has; of all without it. Gives
/// `sink` the parts of the file in order, and returns the number of events in it.
Result<std::uint64_t> export_bundle(Replica& replica, const BundleAddress& address, const ExportOptions& options,
                                    Random& random, BundleSink& sink);

}  // namespace folkmoot::sync
