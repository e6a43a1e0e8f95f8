#pragma once
// Node: what one home does with its assemblies. Inputs go in with the time and fresh randomness, effects come out;
// nothing here touches a disk, a socket or a clock, so the same inputs give the same outcome everywhere.
//
// The one rule for whoever drives it: carry out the effects of a call, in their order, before the next call, and show
// its reply only then. `Persist` comes first; so nothing is shown or sent that a lost power supply could take back.
#include <functional>
#include <map>
#include <memory>

#include "node/acts.h"
#include "node/effects.h"
#include "node/errc.h"
#include "node/questions.h"
#include "node/texts.h"
#include "node/value.h"
#include "seal/defences.h"
#include "sync/bundle.h"
#include "sync/recognition.h"

namespace folkmoot::node {

/// Finds whole events again: what `Persist` once handed out. Asked for inside calls.
class EventSource {
 public:
  virtual ~EventSource() = default;
  /// With its body unless that was dropped. Nothing only if the store failed.
  virtual std::optional<event::Event> event(const AssemblyId& assembly, const journal::Table& table,
                                            journal::EventIndex e) = 0;
  /// What was handed out as evidence of a fork and is no part of the journal.
  virtual std::optional<event::Event> evidence(const AssemblyId& assembly, const EventId& id) = 0;
  /// What `Persist::seal_items` handed out for that page, in its order; what is too old may be gone.
  virtual std::vector<Bytes> seal_items(const AssemblyId& assembly, std::uint64_t page) = 0;
};

/// When a call happens, and 32 bytes that no other call has; all that the call draws is derived from them.
struct Moment {
  Instant now;
  Hash seed;
};

/// Which assembly: an id, a unique prefix of it of eight digits or more, or what this home calls it where that is
/// unique. Empty where there is one only.
struct Selector {
  std::string words;
};

struct Reply {
  /// The answer; on failure {"error": {"code", "message", "rule", "hint"}}, sometimes beside what was done all the
  /// same.
  Value json;
  std::optional<Error> error;
  ExitClass exit = ExitClass::done;
};

struct Outcome {
  Reply reply;
  std::vector<Effect> effects;
};

/// One assembly as a home keeps it.
struct StoredAssembly {
  AssemblyId id;
  std::optional<Identity> identity;
  std::vector<HeldInvitation> invitations;
  std::vector<ContentKey> content_keys;
  /// By the keys of `assembly_settings()`, where they are there.
  std::map<std::string, Bytes> settings;
  /// Made by a JournalLoader; nothing where no event is held yet.
  std::optional<journal::Journal> journal;
  /// All of `Persist::closed_pages`, in their order, and the items of the page that is open after them.
  std::vector<Bytes> closed_pages;
  std::vector<Bytes> seal_items;
  /// What `Node::snapshot` gave, if it was stored; else empty. It must last as long as `Node::load` runs.
  BytesView snapshot;
};

/// The journal of stored events, which were judged before.
class JournalLoader {
 public:
  /// In the order of their indices, the founding event first.
  Result<Ok> add(event::Event event);
  /// The next events by their columns (journal::Table::save_columns), behind the founding event.
  Result<Ok> add_columns(BytesView columns);
  /// The first events by the image of their table (journal::Table::save_image): its bytes must outlive the journal.
  Result<Ok> add_image(std::span<const BytesView> sections);
  /// How many come, where it is known; the founding event must be there.
  void reserve(std::size_t events) {
    if (journal_) journal_->restore_reserve(events);
  }
  /// What is there so far; nothing before the founding event.
  [[nodiscard]] const journal::Table* table() const { return journal_ ? &journal_->table() : nullptr; }
  void add_proof(const journal::ForkProof& proof);
  /// What `Persist::closed_pages` gave, in its order, after all events and proofs.
  Result<Ok> add_closed_page(BytesView bytes);
  Result<std::optional<journal::Journal>> finish();

 private:
  std::optional<journal::Journal> journal_;
};

/// What a connection is for, from the side that opened it.
struct Dial {
  Selector assembly;
};

/// Checks the signatures of many events, one outcome for each, in their order. Whoever drives the node may do it on
/// several threads.
using CheckEvents = std::function<std::vector<Result<journal::CheckedEvent>>(std::vector<event::Event>)>;

class Node {
 public:
  /// `events` must outlive the node.
  explicit Node(EventSource& events);
  /// How signatures are checked from now on, instead of one by one.
  void use_checker(CheckEvents check);
  /// Of the rounds that close pages, from now on. Only simulations and tests do without one, to show what it is for.
  void use_defences(const seal::Defences& defences);
  Node(Node&&) noexcept;
  Node& operator=(Node&&) noexcept;
  ~Node();

  /// The settings to load: of the home, and of each assembly.
  static std::span<const std::string_view> home_settings();
  static std::span<const std::string_view> assembly_settings();
  Result<Ok> load_home(const std::map<std::string, Bytes>& settings);
  Result<Ok> load(StoredAssembly stored);
  /// To be stored now and then, so that the next start need not read every body.
  [[nodiscard]] std::optional<Bytes> snapshot(const AssemblyId& assembly) const;

  Outcome perform(const Selector& selector, const Act& act, const Moment& moment);
  Reply ask(const Selector& selector, const Question& question, Instant now);
  /// The bytes of the proof, where the reply is no error.
  struct ProofFile {
    Reply reply;
    Bytes bytes;
  };
  ProofFile make_proof(const Selector& selector, const ask::Proof& wanted);
  /// The archive of an encrypted vote (docs/protocol/encrypted.md section 8).
  ProofFile export_election(const Selector& selector, const std::string& vote, const Moment& moment);
  /// One line after another, as `export` prints them; the sink says false to stop.
  Reply export_lines(const Selector& selector, const std::function<bool(const Value&)>& sink);
  /// Everything that is held in words, for whoever searches; hidden texts left out.
  struct TextItem {
    EventId id;
    std::string kind;
    std::uint64_t page = 0;
    std::string title;
    std::string text;
  };
  /// Those that came since `seen`; where what was taken in before does not stand there any more `forget` is called
  /// first and all of them come again.
  Reply each_text(const Selector& selector, TextsSeen& seen, const std::function<void()>& forget,
                  const std::function<void(const TextItem&)>& sink);
  /// After a backup was restored: a key for this device, and the record that adds it, signed by the person.
  Outcome renew_device(const Selector& selector, const Moment& moment);

  /// Does what is due: signs for a page that others want closed, closes it. To be called when a `Wake` says so.
  std::vector<Effect> tick(const Moment& moment);

  // Peers. The caller numbers connections; a number is used once. Frames are those of docs/protocol/transport.md.
  /// TLS stands. `dial` for the side that opened the connection.
  std::vector<Effect> peer_connected(PeerId peer, const sync::Exporter& exporter, const std::optional<Dial>& dial,
                                     const Moment& moment);
  std::vector<Effect> peer_frame(PeerId peer, BytesView frame, const Moment& moment);
  /// Everything that waited for this peer was sent: after a `Send` with `more`.
  std::vector<Effect> peer_room(PeerId peer, const Moment& moment);
  std::vector<Effect> peer_closed(PeerId peer, const Moment& moment);

  // Bundles.
  struct BundleExport {
    /// "all", or a person or device: whoever it is for.
    std::string whom = "all";
    /// The other side's summary as its last bundle gave it, if it is known.
    const sync::Summary* known = nullptr;
  };
  /// Where this home has only applied, or asked to be added as a device, the bundle holds that alone.
  Outcome export_bundle(const Selector& selector, const BundleExport& options, const Moment& moment,
                        sync::BundleSink& sink);
  /// One import at a time: begin, parts of any size in order, end. Each part's effects are carried out before the next
  /// one.
  void begin_import();
  std::vector<Effect> import_part(BytesView bytes, const Moment& moment);
  Outcome end_import(const Moment& moment);

  /// Ids and names of all assemblies here, ascending by id.
  struct Listed {
    AssemblyId id;
    std::string name;
  };
  [[nodiscard]] std::vector<Listed> assemblies() const;
  /// The one that the words mean, if it is one.
  [[nodiscard]] std::optional<AssemblyId> find(const Selector& selector) const;
  /// The facts of an assembly's journal, by which the store writes down the events of a `Persist`; null where none is
  /// held. Good until the next call.
  [[nodiscard]] const journal::Table* table(const AssemblyId& assembly) const;

 private:
  struct Core;
  std::unique_ptr<Core> core_;
};

}  // namespace folkmoot::node
