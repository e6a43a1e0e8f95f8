#pragma once
// A home: the directory in which a node keeps everything durable (docs/protocol/store.md). One process has it open at a
// time, and one thread uses it.
//
// The promise: when `Transaction::commit` returns well, all that the transaction holds survives a killed process and a
// lost power supply; when it does not, nothing of it is there after the next opening, unless the error came while
// syncing (`store.io`): then all of it or nothing is. After a failed write or sync the home refuses every further call
// with `store.io`, since what the system then holds in memory proves nothing about the disk: close it and open it
// again.
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/secret.h"
#include "event/event.h"
#include "journal/journal.h"
#include "store/errc.h"
#include "store/image.h"

namespace folkmoot::store {

using journal::EventIndex;

/// Seal keys that a home holds in one assembly: the one in force, and the one that follows it.
inline constexpr std::size_t kMaxSealKeys = 2;

/// Who this home is in one assembly. The seeds of the device never leave the home: a backup does not hold them, since
/// one key must never write on two devices.
struct Identity {
  crypto::Secret32 person;
  std::optional<crypto::Secret32> device;
  std::optional<crypto::Secret32> opening;  // X25519
  /// Seeds of seal keys, oldest first.
  std::vector<crypto::Secret32> seals;
  /// The name the person goes by, and what this home calls the assembly.
  std::string name;
  std::string assembly_name;
};

/// An invitation that this home made.
struct Invitation {
  crypto::Secret16 secret;
  EventId event;
  Instant expires;
  bool used = false;
};

/// Content key of one epoch.
struct ContentKey {
  Hash epoch;
  crypto::Secret32 key;
};

/// What a blob beside the events is. The numbers are stored.
enum class SnapshotKind : std::uint8_t { fold = 1, image = 2 };

/// What an image file is of. The numbers are stored, and stand in the files' names.
enum class ImageKind : std::uint8_t { table = 1, fold = 2 };

struct Snapshot {
  std::uint64_t version = 0;
  Bytes data;
};

/// Facts about a range of events, as the journal writes them; never changed once stored.
struct Segment {
  EventIndex first = 0;
  std::uint32_t count = 0;
  std::uint64_t version = 0;
  Bytes data;
};

struct SegmentView {
  EventIndex first = 0;
  std::uint32_t count = 0;
  std::uint64_t version = 0;
  BytesView data;
};

struct Problem {
  Code code;
  std::optional<AssemblyId> assembly;
  std::string where;
};

struct Verification {
  std::uint64_t events = 0;
  std::uint64_t signatures = 0;
  std::vector<Problem> problems;
};

class Home;
struct EventPlaces;

/// Everything that must become durable together: an act, and the secrets it rests on. Calls take effect at `commit`;
/// a transaction that ends without one leaves no trace. Only one is open at a time, and nothing is read meanwhile.
/// After a call failed, `commit` gives the same error.
class Transaction {
 public:
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// Stores the events under their indices, which continue those stored (`store.order`).
  Result<Ok> append(const AssemblyId& assembly, const journal::Table& table,
                    std::span<const journal::Changes::Added> added);
  /// The same, where what the table says of the events was taken from it before (chunk.h, `places_of`).
  Result<Ok> append(const AssemblyId& assembly, const EventPlaces& places,
                    std::span<const journal::Changes::Added> added);
  /// Marks events as not kept, or takes the mark away. They stay stored: their indices are taken. The journal computes
  /// anew what is kept; the marks are for those who look at a home without one.
  Result<Ok> mark_removed(const AssemblyId& assembly, std::span<const EventIndex> removed);
  Result<Ok> mark_restored(const AssemblyId& assembly, std::span<const EventIndex> restored);
  /// The proof of a device's lowest known fork; a later one takes its place.
  Result<Ok> put_fork(const AssemblyId& assembly, const journal::ForkProof& proof);
  /// An event that is no part of the journal but belongs to a proof.
  Result<Ok> put_evidence(const AssemblyId& assembly, const event::Event& evidence);
  /// All that changed in a journal.
  Result<Ok> record(const AssemblyId& assembly, const journal::Table& table, const journal::Changes& changes);
  Result<Ok> record(const AssemblyId& assembly, const EventPlaces& places, const journal::Changes& changes);
  /// Forgets the journal, and what was made of it and said about its seals; who this home is in it, and its settings,
  /// stay. Indices begin at 0 again.
  Result<Ok> forget_journal(const AssemblyId& assembly);
  /// Forgets bodies for good; headers and signatures stay. Ascending; bodies that are gone already are no error. The
  /// files hold them until `Home::compact`.
  Result<Ok> drop_bodies(const AssemblyId& assembly, std::span<const EventIndex> events);
  /// Gives an event the body back that it was stored without (`store.order` if it is another one).
  Result<Ok> put_body(const AssemblyId& assembly, EventIndex event, BytesView body);

  Result<Ok> put_identity(const AssemblyId& assembly, const Identity& identity);
  /// Adds the invitation of that event, or replaces it.
  Result<Ok> put_invitation(const AssemblyId& assembly, const Invitation& invitation);
  Result<Ok> put_content_key(const AssemblyId& assembly, const Hash& epoch, const crypto::Secret32& key);
  /// Empty `assembly`: a setting of the home. What begins with "device." is the device's own: backups leave it out.
  Result<Ok> put_setting(const std::optional<AssemblyId>& assembly, std::string_view key, BytesView value);
  Result<Ok> erase_setting(const std::optional<AssemblyId>& assembly, std::string_view key);

  Result<Ok> put_snapshot(const AssemblyId& assembly, SnapshotKind kind, BytesView key, const Snapshot& snapshot);
  /// Removes the snapshots of that kind, but the one under `keep`.
  Result<Ok> drop_snapshots(const AssemblyId& assembly, SnapshotKind kind, BytesView keep);
  /// Must begin where the last segment of the assembly ended (`store.order`).
  Result<Ok> append_segment(const AssemblyId& assembly, const Segment& segment);
  /// What is said about the seal of that page, behind all that was stored of it before.
  Result<Ok> append_seal_item(const AssemblyId& assembly, std::uint64_t page, BytesView item);
  /// The page after the last one that is closed (`store.order`).
  Result<Ok> append_closed_page(const AssemblyId& assembly, std::uint64_t page, BytesView data);
  /// Those behind the first `left`.
  Result<Ok> drop_closed_pages(const AssemblyId& assembly, std::uint64_t left);
  /// All segments, to build them anew in another version.
  Result<Ok> drop_segments(const AssemblyId& assembly);

  /// Durable when this returns well.
  Result<Ok> commit();

 private:
  friend class Home;
  explicit Transaction(Home& home);
  template <class Work>
  Result<Ok> act(Work work);

  Home* home_;
  std::optional<Error> failed_;
};

struct OpenOptions {
  /// Nothing is written, not even the lock. What is asked to be written gives `store.read_only`.
  bool read_only = false;
  /// A home that is not there is made; else `store.not_found`.
  bool create = true;
  /// Name of another virtual file system that was registered with SQLite: for tests.
  std::string vfs;
};

struct VerifyOptions {
  /// About 60 microseconds an event.
  bool signatures = false;
};

class Home {
 public:
  static Result<std::unique_ptr<Home>> open(const std::string& directory, const OpenOptions& options = {});
  ~Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  /// An error when the home cannot be written. The transaction must end before the home does.
  Result<Transaction> begin();
  /// One transaction with these events only.
  Result<Ok> append(const AssemblyId& assembly, const journal::Table& table,
                    std::span<const journal::Changes::Added> added);
  /// One transaction that drops this body; then no file of the home holds it any more.
  Result<Ok> drop_body(const AssemblyId& assembly, EventIndex event);
  /// Moves everything into the main file and empties the log beside it: after secrets or bodies were dropped.
  Result<Ok> compact();

  /// Every assembly that has events, an identity, or anything else here; ascending.
  Result<std::vector<AssemblyId>> assemblies();
  /// How many events are stored: the index that comes next.
  Result<EventIndex> event_count(const AssemblyId& assembly);
  /// Every stored event in the order of the indices, removed ones too, until the callback returns false. Ids are
  /// computed anew. What is found damaged ends it with `store.damaged`. The home must not be used inside the callback.
  Result<Ok> for_each(const AssemblyId& assembly, const std::function<bool(event::Event)>& callback);
  /// The same, of the events behind those that the table holds. The table may grow meanwhile by what comes.
  Result<Ok> for_each_after(const AssemblyId& assembly, const journal::Table& table,
                            const std::function<bool(event::Event)>& callback);
  /// One event. The table supplies the ids that the stored form leaves out, and says which id must come out.
  Result<event::Event> read(const AssemblyId& assembly, const journal::Table& table, EventIndex event);
  Result<std::vector<EventIndex>> removed(const AssemblyId& assembly);
  Result<std::vector<journal::ForkProof>> forks(const AssemblyId& assembly);
  Result<std::vector<event::Event>> evidence(const AssemblyId& assembly);

  Result<std::optional<Identity>> identity(const AssemblyId& assembly);
  Result<std::vector<Invitation>> invitations(const AssemblyId& assembly);
  Result<std::vector<ContentKey>> content_keys(const AssemblyId& assembly);
  Result<std::optional<Bytes>> setting(const std::optional<AssemblyId>& assembly, std::string_view key);

  /// In the order in which they were stored.
  Result<std::vector<Bytes>> seal_items(const AssemblyId& assembly, std::uint64_t page);
  Result<std::vector<Bytes>> closed_pages(const AssemblyId& assembly);

  Result<std::optional<Snapshot>> get_snapshot(const AssemblyId& assembly, SnapshotKind kind, BytesView key);
  /// Those that begin at `from` or behind it. `SegmentView::data` shows bytes that last as long as the call back.
  Result<Ok> for_each_segment(const AssemblyId& assembly, const std::function<bool(const SegmentView&)>& callback,
                              EventIndex from = 0);
  /// The index at which the next segment begins.
  Result<EventIndex> segments_end(const AssemblyId& assembly);

  /// Puts an image (image.h) in the place of the last one of its kind. Not inside a transaction. A home in another
  /// virtual file system has none: nothing is done.
  Result<Ok> put_image(const AssemblyId& assembly, ImageKind kind, std::uint64_t version,
                       const ImageSections& sections);
  /// The image that was put last, if it is of this version and whole.
  Result<std::optional<Image>> image(const AssemblyId& assembly, ImageKind kind, std::uint64_t version);

  /// Reads everything, decodes and hashes every event, and lists what is wrong and where. An error only when it could
  /// not look.
  Result<Verification> verify_all(const VerifyOptions& options = {});

  /// A copy of everything but the device's secrets, consistent, in one file, which must not exist yet. It has its name
  /// only when it is whole and durable.
  Result<Ok> backup(const std::string& file);
  /// Makes a home of a backup. The directory must hold no home (`store.exists`). The backup is checked first.
  static Result<Ok> restore(const std::string& file, const std::string& directory);

 private:
  friend class Transaction;
  struct Impl;
  explicit Home(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace folkmoot::store
