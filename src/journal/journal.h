#pragma once
// The journal of one assembly: what is admitted, what is kept, and in which order the open page reads it.
//
// Everything here is a function of the set of events received and the seals known; the order of arrival decides
// nothing. The journal holds facts and no bodies: what it keeps it hands out, once, through `take_changes`, to be
// stored and folded.
//
// The road of an event: checked.h -> admit: known? complete? -> judge: chain, introduction, quota, names -> kept, or
// parked until what it waits for comes. What a forked device adds is kept only by others' support (kept.h).
#include <map>
#include <set>

#include "event/charter.h"
#include "journal/checked.h"
#include "journal/errc.h"
#include "journal/frontier.h"
#include "journal/heights.h"
#include "journal/kept.h"
#include "journal/order.h"
#include "journal/parking.h"
#include "journal/quota.h"
#include "journal/table.h"

namespace folkmoot::journal {

struct Admission {
  enum class Outcome : std::uint8_t { kept, duplicate, parked, refused };
  Outcome outcome = Outcome::kept;
  /// Why it is parked or refused; empty otherwise.
  Code code;
  std::string detail;
};

/// Two signed events of one device with one seq: whoever holds both knows that the device's holder equivocated.
struct ForkProof {
  DeviceId device;
  std::uint64_t seq = 0;
  EventId first;  // the lower id of the two
  EventId second;
  bool operator==(const ForkProof&) const = default;
};

/// What happened since the last call, as the difference to then.
struct Changes {
  struct Added {
    EventIndex index = kNoEvent;
    event::Event event;
    /// No signature of it was checked, see `CheckedEvent::under_seal`.
    bool under_seal = false;
  };
  /// No longer kept, since a fork became known. They stay known by index.
  std::vector<EventIndex> removed;
  /// Kept again after a removal; they were handed out before.
  std::vector<EventIndex> restored;
  /// All indices that are new, in order without gaps, hence causal. Nearly always kept; `is_kept` tells, since a fork
  /// may have become known after an event was taken in.
  std::vector<Added> added;
  /// New proofs, each with a lower seq than the last of its device; and events that belong to a proof without being
  /// kept.
  std::vector<ForkProof> forks;
  std::vector<event::Event> evidence;
  [[nodiscard]] bool empty() const {
    return removed.empty() && restored.empty() && added.empty() && forks.empty() && evidence.empty();
  }
};

/// What a seal says to the journal: the page's frontier, its time, and who is on the roll afterwards.
struct SealedPage {
  std::uint64_t number = 0;  // of the seal: 1 closes the founding page
  Hash core;                 // H(core), the seed of the next page's order
  Instant time;
  /// What its frontier has beyond that of the seal before.
  FrontierChange frontier;
  struct OnRoll {
    DeviceId device;
    std::uint32_t listed = 0;  // people listed for it
  };
  std::vector<OnRoll> roll;
};

class Journal {
 public:
  // Compiled once: so much holds one.
  Journal(const Journal&);
  Journal(Journal&&) noexcept;
  Journal& operator=(const Journal&);
  Journal& operator=(Journal&&) noexcept;
  ~Journal();

  /// The journal that this event founds. It must be a founding event whose body says so.
  static Result<Journal> create(CheckedEvent founding);
  /// A journal from a home's own store: its events in the order of their indices, founding first, judged before.
  /// `finish_restore` must follow the last one; nothing of this shows in `take_changes`.
  void restore(const CheckedEvent& event);
  /// Many events at once: the next columns that the table of such a journal gave, the founding event left out.
  Result<Ok> restore_columns(BytesView columns);
  /// The same by the image of a table (Table::load_image) that begins with this founding event: its bytes must outlive
  /// the journal. Nothing but the founding event may be there.
  Result<Ok> restore_image(std::span<const BytesView> sections);
  /// How many events come at least: spares copying while they do.
  void restore_reserve(std::size_t events);
  void restore_proof(const ForkProof& proof);
  /// The pages that seals closed, in their order, after all events and proofs. They may be fewer than some events name,
  /// where a reconvening has undone seals: these events wait.
  Result<Ok> restore_page(const SealedPage& seal);
  void finish_restore();

  /// Admits, parks or refuses. Parked events that waited for this one are tried again.
  Admission admit(CheckedEvent event);
  /// Many at once, in their order; what became of each is asked of the journal.
  void admit_all(std::vector<CheckedEvent> events);
  /// Tries parked events again that a verified seal of the open page names with all that it names there.
  void admit_named(const std::vector<EventId>& ids);
  /// What `admit` would say of this event, signed or not yet; nothing is taken in. Whoever writes asks first: an event
  /// that is parked after it was signed blocks its author's chain, since another one with its seq would be a fork.
  Admission foresee(const CheckedEvent& draft);
  /// A proof of a fork that came without its branches: two checked events of one device and seq; bodies may be absent.
  Result<Ok> admit_proof(const CheckedEvent& a, const CheckedEvent& b);
  /// What changed since the last call; the events are handed over and no longer held.
  Changes take_changes();

  /// Events that came in under a seal since the last call, ascending: their signatures are to be checked when there is
  /// time (event/signed_parts.h). A bad one that counted is an alarm that names the seal's signers.
  std::vector<EventIndex> take_unchecked() { return std::exchange(unchecked_, {}); }

  /// Before a page closes: what its tips name and a fork has kept parked here is taken into the table, not kept yet, so
  /// that whoever folds hears of it first. An error (`journal.missing`) where something of it is not here at all.
  Result<Ok> hold_for_seal(const std::vector<EventId>& tips);
  /// Closes the open page. Everything the frontier names must be in the table (else `journal.missing`); it is kept from
  /// then on, whatever forks say.
  Result<Ok> close_page(const SealedPage& seal);

  /// The present frontier, as what it has beyond the last seal's.
  FrontierChange frontier_change() { return frontier_.change(table_, kept_); }
  /// The root of the frontier that has this beyond the last seal's.
  [[nodiscard]] Hash digest_of(const FrontierChange& change) const { return frontier_.root_with(change); }
  /// A frontier over the last seal's, these events and all they rest on, with the forks that are known here. Ids that
  /// are not in the table are an error (`journal.missing`).
  Result<FrontierChange> frontier_over(const std::vector<EventId>& tips);
  /// What such a frontier covers; `journal.missing` where something of it is not in the table, `journal.frontier` where
  /// it names other tips than what it covers has, or forgets a fork that a seal named.
  Result<Past> covered_by(const FrontierChange& change);
  /// Whether the forks that it names are known here, by their proofs.
  [[nodiscard]] bool knows_forks_of(const FrontierChange& change) const;

  [[nodiscard]] AssemblyId assembly() const { return assembly_; }
  [[nodiscard]] const event::Charter& charter() const { return charter_; }
  [[nodiscard]] const Hash& charter_id() const { return charter_id_; }
  /// The number of the open page: one above the last seal's.
  [[nodiscard]] std::uint64_t page() const { return sealed_pages_.size() + 1; }

  [[nodiscard]] const Table& table() const { return table_; }
  [[nodiscard]] std::optional<EventIndex> find(const EventId& id) const { return table_.find(id); }
  [[nodiscard]] bool is_kept(EventIndex e) const { return kept_[e] != 0; }
  [[nodiscard]] std::size_t kept_count() const { return kept_count_; }
  /// When the open page was opened: the time of the last seal; in the founding page what the founding event claims.
  [[nodiscard]] Instant opened() const { return quota_.time; }
  /// The page that a kept event is in.
  [[nodiscard]] std::uint64_t page_of(EventIndex e) const;
  /// What the last seal's frontier covers.
  [[nodiscard]] const Past& sealed() const { return quota_.sealed; }
  /// What the frontier of the seal with this number covers.
  [[nodiscard]] const Past& sealed_by(std::uint64_t number) const { return sealed_pages_[number - 1]; }
  /// The open page in its order. Not const: new events are put in when somebody asks.
  const PageOrder& order();
  [[nodiscard]] SharedPast past(EventIndex e) { return heights_.past(table_, e); }

  /// The kept events on which nothing kept rests, ascending by id.
  [[nodiscard]] std::vector<EventId> heads() const;
  [[nodiscard]] std::size_t head_count() const { return heads_.size(); }
  /// The kept tips of a device's chains, ascending by seq and id.
  [[nodiscard]] std::vector<EventIndex> tips(DeviceIndex device) const { return kept_tips(table_, kept_, device); }
  /// The root of the frontier's Merkle map: equal digests are equal sets of kept events and known forks.
  Hash digest() { return frontier_.root(table_, kept_); }

  [[nodiscard]] std::size_t parked_count() const { return parking_.size(); }
  /// Ids that parked events wait for and that are not parked themselves: what to ask others for.
  [[nodiscard]] std::vector<EventId> missing() const { return parking_.missing(); }
  /// A parked event, for handing on.
  [[nodiscard]] const CheckedEvent* parked(const EventId& id) const { return parking_.find(id); }
  [[nodiscard]] const std::map<DeviceIndex, ForkProof>& forks() const { return forks_; }

  /// What the author of a next event names: seq, prev, and other heads, at most 16, first those the act rests on.
  struct Place {
    std::uint64_t seq = 0;
    std::optional<EventId> prev;
    std::vector<EventId> parents;
    std::uint64_t after = 0;
    /// All that an event there rests on.
    Past past;
  };
  /// An error when the device's chain is forked, for it writes no more, when it has written after a seal that was
  /// undone here, or when `rests_on` is not kept.
  Result<Place> place(const DeviceId& device, const std::vector<EventId>& rests_on);

 private:
  explicit Journal(AssemblyId assembly) : assembly_(assembly), order_(reinterpret_id<Hash>(assembly)) {}

  // Admission of one event.
  Admission admit_one(CheckedEvent event);
  Admission admit_complete(CheckedEvent event, const std::vector<EventIndex>& named);
  std::optional<Admission> judge(const CheckedEvent& event, const std::vector<EventIndex>& named);
  std::optional<Admission> judge_author(const CheckedEvent& event, const std::vector<EventIndex>& named);
  [[nodiscard]] bool names_seen_fork(const std::vector<EventIndex>& named);
  Admission park(CheckedEvent event, Code why, const std::vector<EventId>& waits_for = {});
  Admission refuse(const CheckedEvent& event, Code why, std::string detail = {});
  void try_again(const std::vector<EventId>& ids);
  /// Tries again what waited for events that were kept meanwhile, until nothing moves.
  void settle();
  void keep(CheckedEvent event, const std::vector<EventIndex>& named);
  void note_added(EventIndex e, CheckedEvent event);
  /// The author's index; found through prev where that is of the same device, since ids are slow to look up.
  DeviceIndex author_of(const event::Header& header, const std::vector<EventIndex>& named);
  /// Whether the event, complete and judged, is kept only when others' kept events rest on it, and why.
  [[nodiscard]] std::optional<Code> needs_support(const event::Header& header, const std::vector<EventIndex>& named);
  /// Of forked devices, and of those that the last seal left off its roll.
  [[nodiscard]] bool can_need_support() const { return !forks_.empty() || !quota_.founding_page; }
  [[nodiscard]] bool stands_alone(DeviceIndex device, std::uint64_t seq) const;

  // Forks.
  /// Another event of the same device and seq, and where it is no event of the table, itself.
  struct Rival {
    EventId id;
    const event::Event* evidence = nullptr;
  };
  [[nodiscard]] std::optional<Rival> rival_of(const event::Event& event) const;
  void look_for_fork(const event::Event& event);
  void note_fork(const event::Event& evidence, const EventId& other);
  void try_promotions(const EventId& about);
  bool try_promote(const EventId& supporter);
  std::optional<std::vector<EventId>> closure_in_parking(const EventId& supporter) const;
  void recompute_kept();
  void leave_out_undone(std::vector<std::uint8_t>& kept);
  void apply_kept(KeptResult result);
  void rebuild_heads();
  [[nodiscard]] std::vector<EventIndex> open_kept_events() const;
  /// What both closing and restoring a page do.
  Result<Ok> enter_page(const SealedPage& seal);

  AssemblyId assembly_;
  event::Charter charter_;
  Hash charter_id_;
  Table table_;
  Heights heights_;
  PageOrder order_;
  std::vector<EventIndex> unordered_;  // kept, not yet in order_
  bool order_is_stale_ = false;        // to be built again, from all of the open page
  Parking parking_;
  QuotaBase quota_;
  std::vector<DeviceIndex> roots_;
  std::vector<std::uint8_t> kept_;      // by EventIndex
  std::vector<std::uint8_t> anchored_;  // by DeviceIndex, see kept.h
  std::size_t kept_count_ = 0;
  std::vector<EventIndex> heads_;  // ascending
  Frontier frontier_;
  std::map<DeviceIndex, ForkProof> forks_;
  /// A few refused events of each device, since any two signed headers prove a fork.
  std::map<DeviceIndex, std::vector<event::Event>> refused_;
  std::vector<Past> sealed_pages_;
  /// Events of the table may name seals that were undone here: they are not kept until there are as many again.
  bool names_undone_seals_ = false;
  /// The lowest forks that the last seal's frontier names.
  std::map<DeviceIndex, std::uint64_t> sealed_forks_;
  std::vector<EventId> kept_now_;  // kept during this admit, whose waiters are still to be tried
  std::vector<EventIndex> unchecked_;
  Changes changes_;
  std::vector<std::uint8_t> kept_at_last_take_;
  bool kept_reviewed_ = false;  // kept_ may differ from kept_at_last_take_ for events handed out before
  bool retry_forked_ = false;   // parked events that need support may have found it
};

}  // namespace folkmoot::journal
