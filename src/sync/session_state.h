#pragma once
// The inside of a session. Only session*.cpp include this.
#include <map>
#include <set>

#include "event/run.h"
#include "sync/chain_base.h"
#include "sync/message.h"
#include "sync/selection.h"
#include "sync/session.h"

namespace folkmoot::sync {

class Session::Impl {
 public:
  Impl(Replica& replica, const Options& options) : replica_(&replica), role_(options.role), seed_(options.seed) {}

  Step start();
  Step on_message(BytesView message);
  Step progress();

  SessionCounters counters;
  SessionStatus status = SessionStatus::running;

 private:
  enum class Phase : std::uint8_t {
    fresh,
    digests,  // own digest sent, the peer's not there yet
    peers_turn,
    admission,  // the peer's turn is over; what it gave is being admitted
    own_turn,   // messages are being handed out
    over,
  };
  /// How much was told of a device in this round.
  enum class Told : std::uint8_t { nothing, briefly, fully };
  /// What the peer said in its turn.
  struct Heard {
    std::optional<Tags> tags;
    std::vector<NamedEntry> entries;
    std::size_t entry_bytes = 0;
    std::vector<EventId> wants;
    std::size_t proofs = 0;
    std::uint64_t events = 0;
    std::optional<event::RunReader> runs;
    bool runs_based = false;
    std::map<DeviceId, EventId> last_events;
    Bytes seals;
    Bytes seal_stream;  // what is no whole item yet
    std::size_t seal_bytes = 0;
    bool useful = false;
  };
  /// What this side says in its turn.
  struct Say {
    explicit Say(const journal::Journal& journal) : selection(journal) {}
    std::optional<Tags> tags;
    std::vector<NamedEntry> entries;
    std::vector<EventId> wants;
    std::vector<Bytes> proofs;
    Bytes seals;
    Bytes seal_items;
    Selection selection;
    std::vector<event::Event> parked;
    /// Nothing but perhaps events of the selection, some of which may have been sent before.
    [[nodiscard]] bool silent() const {
      return !tags && entries.empty() && wants.empty() && proofs.empty() && parked.empty() && seals.empty() &&
             seal_items.empty();
    }
  };

  // session.cpp
  Step failed(Step step, Error error);
  Step give_up(Step step, Code code, std::string detail);
  Step ended(Step step);
  journal::Journal& journal() { return replica_->journal(); }
  const journal::Table& table() { return replica_->journal().table(); }

  // session_hear.cpp
  Step take_digest(BytesView message);
  Result<Ok> hear(BytesView message, Step& step);
  Result<Ok> hear_tags(BytesView content);
  Result<Ok> hear_entries(BytesView content, bool by_key);
  Result<Ok> hear_wants(BytesView content);
  Result<Ok> hear_proof(BytesView content, Step& step);
  Result<Ok> hear_runs(BytesView content, bool based, Step& step);
  Result<Ok> hear_seals(BytesView content);
  Result<Ok> hear_seal_items(BytesView content, Step& step);
  Result<Ok> hear_end(BytesView content, Step& step);

  // session_answer.cpp: from what was heard to what is said.
  void answer(Say& say);
  void answer_seals(Say& say);
  void answer_tags(Say& say);
  void answer_plain(Say& say, const Tags& tags);
  void answer_keyed(Say& say, const Tags& tags);
  void answer_keyed_item(Say& say, const Tags& tags, std::size_t number);
  void answer_thorough(Say& say, const Tags& tags);
  void answer_entry(Say& say, const NamedEntry& named);
  void answer_short(Say& say, const DeviceState& state, const NamedEntry& named);
  void answer_want(Say& say, const EventId& id);
  void prepare_belief();
  void believe(const std::optional<std::uint64_t>& number, ChainBase::Place place);
  void tell(Say& say, const DeviceState& state, Told how, std::optional<std::uint64_t> number);
  void tell_nothing_held(Say& say, const DeviceId& device, std::optional<std::uint64_t> number);
  void send_beyond(Say& say, const DeviceState& state, const std::vector<journal::EventIndex>& held);
  void send_proof(Say& say, const DeviceState& state);
  [[nodiscard]] const DeviceState* state_of(const DeviceId& device) const;
  [[nodiscard]] DeviceId device_of(const NamedEntry& named) const;
  std::optional<journal::EventIndex> look_back(const Tags& tags, const DeviceState& state, std::uint64_t wanted);
  Bytes plain_value(journal::EventIndex tip);
  ChainBase own_base(std::vector<DeviceId> keys);

  // session_turn.cpp
  Step take_turn(Step step);
  bool begin_round(Say& say);
  void make_tags(Say& say, TagMode mode);
  void choose_salt(Tags& tags);
  bool deceives(const Tags& tags);
  void ask(Say& say);
  void reset_round();
  void line_up(Say say, const Hash& digest);
  Step pump(Step step);
  bool pump_runs(Step& step);
  bool fetch_next();
  void send(Step& step, Bytes message);

  Replica* replica_;
  Role role_;
  Hash seed_;
  std::uint32_t salts_ = 0;
  Phase phase_ = Phase::fresh;
  bool awaiting_admission_ = false;

  Hash told_digest_;
  std::optional<Hash> peer_digest_;
  std::uint32_t turns_ = 0;   // of both sides; the digests count as the first
  std::uint32_t useful_ = 1;  // the last turn that said more than a digest
  bool spoke_tags_ = false;   // in the own last turn
  bool keys_differ_ = false;
  TagMode mode_ = TagMode::plain;  // of the present round

  /// What stood at the beginning of a round: when nothing of it has changed at the next, more of the same will not
  /// help.
  struct Standing {
    Hash own;
    std::optional<Hash> peer;
    std::size_t parked = 0;
    std::size_t forks = 0;
    bool operator==(const Standing&) const = default;
  };
  Standing standing();
  std::optional<Standing> last_standing_;

  // The present round.
  std::map<DeviceId, Told> told_;
  bool told_seals_ = false;
  std::vector<bool> sent_;  // by EventIndex
  std::set<EventId> sent_parked_;
  std::set<EventId> asked_;
  std::set<DeviceId> proved_;
  /// Devices by number, and the own ends when they were last told: what the peer's based runs build on.
  std::optional<ChainBase> own_base_;
  /// The peer's ends as far as they are known: what the own based runs build on. Only in the turns right after tags.
  std::optional<ChainBase> peer_base_;

  std::vector<DeviceState> states_;  // in the own turn
  Heard heard_;

  // The own turn while it is handed out.
  std::deque<Bytes> lines_;
  std::vector<journal::EventIndex> order_;
  std::size_t order_next_ = 0;
  std::vector<event::Event> parked_;
  std::optional<event::RunWriter> writer_;
  std::optional<ChainBase> writer_base_;
  End end_;
  SessionStatus status_after_ = SessionStatus::running;
};

}  // namespace folkmoot::sync
