#pragma once
// One home's part in closing pages: the rounds of the open page over this home's journal and fold, what came from
// others about them, and the pages that are closed. What is to be made durable goes to the holding's `pending`.
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "assembly/fold.h"
#include "node/dispute.h"
#include "node/seal_items.h"
#include "node/settings.h"
#include "seal/pages.h"
#include "seal/voices.h"

namespace folkmoot::node {

class Holding;

/// What a home remembers of its own part.
struct SealSettings {
  /// The seal key that was met on records that this home never signed: nothing is signed by it any more.
  std::optional<SignKey> copied;
  /// Two seals of one page were seen.
  std::optional<Dispute> dispute;
  std::optional<seal::RoundTimer> timer;
};

/// What a member wants to be said by a reconvening.
struct ReconveneWish {
  /// Seal keys of the new witnesses, in any order.
  std::vector<SignKey> witnesses;
  std::string reason;
  /// Where two seals are known: the one that goes on.
  std::optional<seal::CoreId> goes_on;
};

class Sealing final : private seal::PageView {
 public:
  explicit Sealing(Holding& holding) : holding_(holding) {}

  /// What was stored, in the order in which it became durable: closed pages first, which the journal and the fold have
  /// closed already, then the items of the open page.
  void restore(std::vector<ClosedPage> closed, const std::vector<Bytes>& items, const SealSettings& settings);

  /// Goes on as far as this home can: signs what is due, closes the page when it is sealed. To be called when the
  /// journal has changed, when `wake` has come, and when nothing else happened for a while.
  void look(Instant now);
  /// What somebody sent, in any order, as often as they like.
  void hear(const std::vector<Bytes>& items, Instant now);
  /// This home's member wants the page closed soon.
  Result<Ok> ask(Instant now);
  /// This home's member names new witnesses, and is the first to sign for them. From then on it signs nothing for the
  /// page under the old ones.
  Result<seal::ReconveningId> reconvene(const ReconveneWish& wish, Instant now);
  /// This home's member signs for a reconvening that is known here.
  Result<Ok> speak_for(const seal::ReconveningId& id, Instant now);

  /// A name of all that is known about seals here; zero while there is nothing.
  [[nodiscard]] Hash digest() const;
  /// What is held of the open page, for somebody to say what is missing; and that, as far as it can be of use to them.
  [[nodiscard]] Bytes summary() const;
  /// H(core) of the last seal; zero before the first one.
  [[nodiscard]] seal::CoreId last_core() const;
  [[nodiscard]] std::vector<Bytes> beyond(BytesView summary) const;

  [[nodiscard]] const std::vector<ClosedPage>& closed() const { return closed_; }
  /// The last seal of which no other is known: what a newcomer is told to remember.
  [[nodiscard]] std::optional<RememberedSeal> last_undisputed() const;
  /// The rounds of the open page, once it is known who closes it.
  [[nodiscard]] const seal::Rounds* open_rounds() const { return pages_ ? &pages_->open() : nullptr; }
  /// Whether this device's person is a witness of the open page, as far as this home knows.
  [[nodiscard]] bool closes_open_page(journal::DeviceIndex device) const;
  /// When to call `look` at the latest.
  [[nodiscard]] std::optional<Instant> wake() const { return wake_; }
  /// Why no page is closed here any more, if so: two seals, a seal that does not say what this home's fold says; or why
  /// this home only follows: its seal key is at work on two machines, and no other is in force yet.
  [[nodiscard]] std::optional<Error> trouble() const;
  /// The page that this home remembers a seal of was sealed otherwise: everything here is to be dropped
  /// (`Holding::begin_again`), and no session may go on.
  [[nodiscard]] const std::optional<Error>& other_history() const { return other_history_; }
  /// Whether this home signs for the open page.
  [[nodiscard]] bool is_witness() const;
  /// How far the open page's event is: with the core that has most commits, if that covers it.
  [[nodiscard]] seal::Finality finality_of(journal::EventIndex e);
  [[nodiscard]] std::size_t asked() const { return asks_by_device_.size(); }
  /// What the seal of the open page covers beyond the page before, once that seal is verified with all that it rests
  /// on and only events are missing; null while none is. Good until something is heard.
  [[nodiscard]] const journal::FrontierChange* sealed_frontier() const;
  /// The state of a later seal that came whole, and that seals certify from here on; null while there is none. Until it
  /// is reached pages are closed and not folded.
  [[nodiscard]] const SnapshotHead* snapshot();
  void drop_snapshot();
  /// Nothing more comes on the way to it: the fold catches up by itself.
  void leave_snapshot();
  /// What is known of reconvenings: of the open page, and of two seals.
  [[nodiscard]] const seal::Voices& voices() const { return voices_; }
  /// By whose word the open page's witnesses are not those that the page before named.
  [[nodiscard]] const std::optional<seal::Reconvening>& reconvened() const { return reconvened_; }
  [[nodiscard]] const std::optional<Dispute>& dispute() const { return dispute_; }
  /// Who may speak for it: the devices of the last sealed roll, in page 1 of the roll in its past. Nothing where that
  /// is not held here, or page 1 is closed.
  [[nodiscard]] std::optional<seal::RollDevices> roll_for(const seal::Reconvening& reconvening);
  /// Who wrote something in the open page, or signed for it, as far as this home holds it.
  [[nodiscard]] std::set<assembly::PersonIndex> alive_in_page() const;
  /// Bytes of what came for pages that are not open yet.
  [[nodiscard]] std::size_t waiting_bytes() const { return later_bytes_; }
  /// Whether the open page may be closed at all: the founding page only when its period has ended.
  [[nodiscard]] bool may_close(Instant now);

 private:
  /// For homes without a seal key, whose machine signs nothing.
  class NoSigner final : public seal::RecordSigner {
   public:
    Signature sign(std::string_view, BytesView) override { return {}; }
  };

  // seal::PageView
  Hash frontier() override;
  std::optional<seal::Outcome> fold(const Hash& frontier, Instant time) override;
  bool holds(const Hash& frontier) override;
  bool contains(const Hash& frontier, const Hash& ready) override;
  seal::OpenPage open() override;

  void open_founding_page();
  /// This home's place among these witnesses, by whichever key it holds that was not met at work elsewhere; nothing
  /// where it only follows.
  [[nodiscard]] std::optional<seal::WitnessIndex> own_place(const seal::WitnessSet& witnesses) const;
  [[nodiscard]] seal::PageOpening opening_after(const ClosedPage& page, std::vector<SignKey> witnesses, Instant opened);
  void take(seal::Rounds::Step step, bool of_open_page);
  void keep(const Bytes& item, std::uint64_t page);
  void keep_frontiers_of(const seal::CheckedRecord& record);
  void hear_now(const std::vector<Bytes>& items);
  void scan_new_events();
  void hear_item(const Bytes& bytes, SealItem item, std::vector<seal::CheckedRecord>& records);
  void hear_ask(const seal::Ask& ask);
  void hear_seal(const seal::Seal& seal, const std::vector<seal::CheckedRecord>& records);
  void wait_for_page(std::uint64_t page, const Bytes& item);
  void try_seals();
  bool close(const seal::Seal& seal);
  void enter_next(ClosedPage page, std::vector<SignKey> witnesses);
  /// Forgets what belongs to the page that was open.
  void leave_page();

  // sealing_reconvene.cpp
  [[nodiscard]] Hash previous_of(std::uint64_t page) const;
  /// Whether a choice can be made here, as far as this home knows.
  [[nodiscard]] bool is_open_to(const seal::Choice& choice) const;
  void hear_voices(const std::vector<SealItem>& items);
  bool take_voice(const seal::Reconvening& reconvening, const seal::Voice& voice, bool is_stored);
  void recall_voices(const std::vector<Bytes>& items);
  void follow_reconvenings();
  void adopt(const seal::Reconvening& reconvening);
  void meet_rival(const seal::Seal& rival, const std::vector<seal::CheckedRecord>& records);
  void stop_for(Dispute dispute);
  void settle_dispute(const seal::ReconveningId& id, const seal::Choice& choice);
  void open_chosen_page();
  [[nodiscard]] bool is_stopped() const { return trouble_ || other_history_ || (dispute_ && !dispute_->decided); }
  /// Whether this home may follow the seal, as far as it remembers one of that page.
  bool fits_memory(const seal::Core& core);

  // sealing_snapshot.cpp
  void add_snapshot(std::vector<Bytes>& out) const;
  void hear_snapshot(SealItem item);
  [[nodiscard]] std::optional<seal::Seal> find_seal(const seal::Core& before, const seal::WitnessSet& witnesses) const;
  [[nodiscard]] bool is_certified(const SnapshotHead& head) const;
  bool close_unfolded(const seal::Seal& seal, const SnapshotHead& head);
  void settle_by_snapshot(const seal::Core& core, const journal::Past& covers);

  void add_dispute(std::vector<Bytes>& out, const HeldNames& held) const;
  void add_voices(std::vector<Bytes>& out, const HeldNames& held) const;

  /// What the frontier of that root covers, if all of it is held here.
  std::optional<journal::Past> covered(const Hash& frontier);
  void remember_frontier(journal::FrontierChange&& change);
  void remember_frontier(const Hash& root, journal::FrontierChange&& change);
  void forget_unnamed_frontiers();
  [[nodiscard]] seal::Rounds::Now at();

  Holding& holding_;
  NoSigner no_signer_;
  Instant now_;
  std::optional<seal::Pages> pages_;
  std::vector<ClosedPage> closed_;
  /// Frontiers of the open page by their roots, and which are stored already.
  std::map<Hash, journal::FrontierChange> frontiers_;
  std::size_t frontier_entries_ = 0;  // of all of them
  bool may_hold_unnamed_ = false;     // one that no record names may be among them
  std::set<Hash> stored_frontiers_;
  std::vector<seal::Seal> seals_;  // of the open page, verified, not taken yet
  std::map<std::uint64_t, std::set<Bytes>> later_;
  std::size_t later_bytes_ = 0;
  /// The first ask of each device in the open page, and whether one of them came in time; who asks how often, over all
  /// pages.
  std::map<DeviceId, seal::Ask> asks_by_device_;
  bool is_asked_ = false;
  seal::Asks asks_;
  std::unique_ptr<assembly::Settled> settled_;
  SnapshotIntake snapshot_;
  /// The core whose snapshot was found to be certified.
  std::optional<seal::CoreId> certified_;
  /// What waits in the open page, among the events before `next`; no event before `first_open` is unsealed.
  struct Scanned {
    std::uint64_t page = 0;
    std::size_t first_open = 0;
    std::size_t next = 0;
    seal::OpenPage found;
  };
  Scanned scanned_;
  std::optional<Instant> wake_;
  std::optional<Error> trouble_;
  std::optional<Error> other_history_;
  std::optional<SignKey> copied_;

  seal::Voices voices_;
  std::optional<seal::Reconvening> reconvened_;
  /// Whom it replaced, and their seals of the open page, which this home does not follow.
  std::vector<SignKey> replaced_;
  std::vector<seal::Seal> by_replaced_;
  std::optional<Dispute> dispute_;
  /// The seal that closes the open page, since a reconvening chose it: nobody signs for that page any more.
  std::optional<seal::Seal> chosen_;
};

}  // namespace folkmoot::node
