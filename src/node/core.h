#pragma once
// The inside of a node, for its own files only: what it holds, and how a call gathers its effects.
#include "node/holding.h"
#include "sync/session.h"

namespace folkmoot::node {

/// What a secret opens: of which assembly, and for whom.
struct Door {
  enum class Kind : std::uint8_t {
    epoch,       // members
    invitation,  // whoever was invited, at the inviter's node; or the inviter, at the applicant's
    code,        // a further device, at the older one's; or the older one, at the new one's
    renewal,     // a member with a new device after a restored backup
    request,     // the older device, at a home that does not know the assembly yet
  };
  Kind kind = Kind::epoch;
  AssemblyId assembly;
  /// Of an invitation made here.
  std::optional<EventId> invitation;
  /// The further device.
  std::optional<DeviceId> device;
  /// Forgotten once it has served: guarded memory is dear, and strangers may come in numbers.
  std::optional<crypto::Secret32> discovery_key;
};

/// One connection.
struct Peer {
  sync::Exporter exporter;
  sync::Role role = sync::Role::initiator;
  std::vector<Door> doors;  // the initiator has one
  std::size_t door = 0;     // the one that fitted
  std::optional<sync::Initiator> initiator;
  std::optional<sync::Responder> responder;
  enum class Phase : std::uint8_t { recognition, founding, session, over };
  Phase phase = Phase::recognition;
  std::optional<DeviceId> device;  // the other side's, once recognised
  std::optional<sync::Receipt> receipt;
  std::optional<sync::Session> session;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::uint64_t new_events = 0;
};

/// A bundle that is being read.
struct Import {
  std::vector<Door> doors;
  std::vector<sync::BundleKey> keys;
  std::vector<crypto::OpeningKey> opening_keys;
  std::vector<AssemblyId> opening_of;
  std::vector<sync::BundleOpener> openers;
  std::optional<sync::BundleReader> reader;
  std::optional<AssemblyId> assembly;
  std::optional<DeviceId> writer;
  std::vector<Bytes> records;
  std::vector<Bytes> seal_items;  // of a step that had no journal for them yet
  sync::Summary summary;
  std::uint64_t events = 0;
  std::uint64_t fresh = 0;
  std::uint64_t parked = 0;
  std::optional<Error> error;
};

/// The request that asks for this device, if there is one.
const DeviceRequest* find_request(const std::vector<DeviceRequest>& requests, const DeviceId& device);

/// An invitation that was written and is held here.
struct Invited {
  EventId event;
  std::string text;
  Instant expires;
  bool founder = false;
};
Allowed<Invited> make_invitation(Holding& holding, std::uint64_t expires_in_ms, Call& call);

struct Node::Core {
  explicit Core(EventSource& events) : source(&events) {}

  /// The holding that the words mean.
  Allowed<Holding*> select(const Selector& selector);
  Holding* find(const AssemblyId& assembly) {
    const auto found = holdings.find(assembly);
    return found == holdings.end() ? nullptr : found->second.get();
  }
  Holding& hold(const AssemblyId& assembly);
  std::unique_ptr<Holding> make_holding(const AssemblyId& assembly);
  void set_requests(std::vector<DeviceRequest> now);
  /// What the call changed, first; then these.
  std::vector<Effect> effects(Instant now, std::vector<Effect> then = {});

  // acts_*.cpp, one for each act.
  Reply perform(const Selector& selector, const Act& act, Call& call);
  Allowed<Value> found(const act::Found& act, Call& call);
  Allowed<Value> join(const act::Join& act, Call& call);
  Allowed<Value> request_device(Call& call);
  Allowed<Value> renew_device(Holding& holding, Call& call);

  // doors.cpp: every secret that somebody may come by, or go by.
  std::vector<Door> doors_in();
  /// Those, and the ones by which this home itself came, or wants to come, into an assembly.
  std::vector<Door> doors_for_bundles();
  Allowed<Door> door_out(const Selector& selector);
  /// The assembly that a door leads to, made if it is of a request.
  Holding* begin_holding(const Door& door, const event::Event& founding);

  // peers.cpp
  void hear_initiator(PeerId id, Peer& peer, BytesView frame, Call& call, std::vector<Effect>& out);
  void hear_responder(PeerId id, Peer& peer, BytesView frame, Call& call, std::vector<Effect>& out);
  void judge_visitor(PeerId id, Peer& peer, const sync::Visitor& visitor, Call& call, std::vector<Effect>& out);
  void welcome(PeerId id, Peer& peer, const std::optional<sync::Receipt>& receipt, Call& call,
               std::vector<Effect>& out);
  void start_session(PeerId id, Peer& peer, Call& call, std::vector<Effect>& out);
  /// What was taken in under a seal does not come to what it says, or is not the history that this home was invited
  /// to: drops it, and ends all sessions about it. The error
  /// to show, if that is so.
  std::optional<Error> begin_again_where_failed(Holding& holding, std::vector<Effect>& out);
  void take_step(PeerId id, Peer& peer, sync::Step step, Instant now, std::vector<Effect>& out);
  void finish(PeerId id, Peer& peer, std::optional<Error> error, std::vector<Effect>& out);
  void end(PeerId id, Peer& peer, Error error, std::vector<Effect>& out);
  void close_well(PeerId id, Peer& peer, std::vector<Effect>& out);
  Value summary(const Peer& peer);
  std::optional<crypto::SigningKey> key_for(const Door& door);

  // bundles.cpp
  /// `last`: nothing more comes.
  void take_bundle_step(sync::BundleStep step, bool last, Instant now, std::vector<Effect>& out);
  Holding* begin_from_bundle(std::vector<event::Event>& events);
  /// One outcome for each, in their order.
  std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events);

  EventSource* source;
  CheckEvents check;
  seal::Defences defences;
  std::map<AssemblyId, std::unique_ptr<Holding>> holdings;
  std::vector<DeviceRequest> requests;
  bool requests_changed = false;
  std::optional<Instant> last_wake;
  std::map<PeerId, Peer> peers;
  std::unique_ptr<Import> import;
};

}  // namespace folkmoot::node
