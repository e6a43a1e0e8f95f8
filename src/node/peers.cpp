// Connections: recognition, then for whoever came by an invitation or a code the founding event, then a session.
#include <algorithm>

#include "node/core.h"
#include "node/duties.h"

namespace folkmoot::node {

namespace {
constexpr Code kDeclined = "invitation.declined";

bool needs_founding(Door::Kind kind) {
  return kind == Door::Kind::invitation || kind == Door::Kind::code || kind == Door::Kind::request;
}

sync::SecretKind secret_kind(Door::Kind kind) {
  return kind == Door::Kind::epoch ? sync::SecretKind::assembly : sync::SecretKind::invitation;
}

std::string_view receipt_word(sync::ReceiptState state) {
  switch (state) {
    case sync::ReceiptState::kept:
      return "kept";
    case sync::ReceiptState::in_journal:
      return "in_journal";
    case sync::ReceiptState::on_roll:
      return "on_roll";
    case sync::ReceiptState::declined:
      return "declined";
  }
  return {};
}

void send(PeerId id, Peer& peer, Bytes frame, std::vector<Effect>& out) {
  peer.bytes_out += frame.size();
  out.emplace_back(Send{id, std::move(frame), false});
}

/// What the side that opened the connection hands over with its name.
std::optional<Bytes> record_to_hand_over(const Holding* holding, Door::Kind kind) {
  if (holding == nullptr) return std::nullopt;
  if (kind == Door::Kind::renewal && holding->renewal) return event::encode_record(*holding->renewal);
  const bool applies = kind == Door::Kind::invitation && holding->entrance && holding->entrance->record &&
                       !holding->is_own_device_active();
  return applies ? std::optional(event::encode_record(*holding->entrance->record)) : std::nullopt;
}
}  // namespace

std::optional<crypto::SigningKey> Node::Core::key_for(const Door& door) {
  const auto own = [](const Holding* holding) {
    const crypto::SigningKey* key = holding == nullptr ? nullptr : holding->own_key();
    return key == nullptr ? std::nullopt : std::optional(key->clone());
  };
  if (door.kind == Door::Kind::request) {
    const DeviceRequest* request = door.device ? find_request(requests, *door.device) : nullptr;
    if (request != nullptr) return crypto::SigningKey::from_seed(request->device);
    // The assembly has become known meanwhile.
    for (const auto& [id, holding] : holdings)
      if (door.device && holding->own_device() == door.device) return own(holding.get());
    return std::nullopt;
  }
  return own(find(door.assembly));
}

std::vector<Effect> Node::peer_connected(PeerId id, const sync::Exporter& exporter, const std::optional<Dial>& dial,
                                         const Moment&) {
  std::vector<Effect> out;
  Peer peer;
  peer.exporter = exporter;
  if (!dial) {
    peer.role = sync::Role::responder;
    peer.responder.emplace(exporter);
    core_->peers.insert_or_assign(id, std::move(peer));
    return out;
  }
  auto door = core_->door_out(dial->assembly);
  if (!door || !core_->key_for(*door)) {
    const Error error = door ? Error{errc::kNoDevice, "this home has no device in the assembly"} : door.error().error;
    out.emplace_back(Finished{id, {}, error});
    out.emplace_back(Close{id, false, error.code});
    return out;
  }
  const Holding* holding = core_->find(door->assembly);
  peer.initiator.emplace(sync::Initiator::Options{exporter, secret_kind(door->kind), door->discovery_key->view(),
                                                  record_to_hand_over(holding, door->kind)});
  peer.doors.push_back(*std::move(door));
  send(id, peer, peer.initiator->hello(), out);
  core_->peers.insert_or_assign(id, std::move(peer));
  return out;
}

std::vector<Effect> Node::peer_frame(PeerId id, BytesView frame, const Moment& moment) {
  const auto found = core_->peers.find(id);
  if (found == core_->peers.end() || found->second.phase == Peer::Phase::over) return {};
  Call call(moment);
  Peer& peer = found->second;
  peer.bytes_in += frame.size();
  std::vector<Effect> out;
  switch (peer.phase) {
    case Peer::Phase::recognition:
      if (peer.initiator)
        core_->hear_initiator(id, peer, frame, call, out);
      else
        core_->hear_responder(id, peer, frame, call, out);
      break;
    case Peer::Phase::founding: {
      auto founding = event::decode_event(frame);
      const Holding* holding = founding ? core_->begin_holding(peer.doors[peer.door], *founding) : nullptr;
      if (holding == nullptr) {
        core_->end(id, peer, {sync::errc::kProtocol, "no founding event of the assembly that was expected"}, out);
        break;
      }
      peer.doors[peer.door].assembly = holding->id;
      core_->start_session(id, peer, call, out);
      break;
    }
    case Peer::Phase::session:
      core_->take_step(id, peer, peer.session->on_message(frame), call.now, out);
      break;
    case Peer::Phase::over:
      break;
  }
  return core_->effects(moment.now, std::move(out));
}

std::vector<Effect> Node::peer_room(PeerId id, const Moment& moment) {
  const auto found = core_->peers.find(id);
  if (found == core_->peers.end() || found->second.phase != Peer::Phase::session) return {};
  std::vector<Effect> out;
  core_->take_step(id, found->second, found->second.session->progress(), moment.now, out);
  return core_->effects(moment.now, std::move(out));
}

std::vector<Effect> Node::peer_closed(PeerId id, const Moment& moment) {
  const auto found = core_->peers.find(id);
  if (found == core_->peers.end()) return {};
  std::vector<Effect> out;
  Peer& peer = found->second;
  const bool answered = peer.device.has_value();
  const bool in_session = peer.phase == Peer::Phase::session;
  if (peer.phase != Peer::Phase::over && (answered || peer.role == sync::Role::initiator))
    core_->finish(id, peer,
                  answered ? Error{errc::kNotEqual, "the connection ended before both had the same"}
                           : Error{sync::errc::kNotRecognised, "the other side did not recognise this home"},
                  out);
  // What a snapshot was to spare is folded where the rest does not come.
  if (in_session)
    if (Holding* holding = core_->find(peer.doors[peer.door].assembly); holding != nullptr && holding->is_behind())
      holding->sealing().leave_snapshot();
  core_->peers.erase(found);
  return core_->effects(moment.now, std::move(out));
}

void Node::Core::end(PeerId id, Peer& peer, Error error, std::vector<Effect>& out) {
  const bool silent = peer.role == sync::Role::responder && !peer.device;
  const Code code = error.code;
  if (silent)
    peer.phase = Peer::Phase::over;
  else
    finish(id, peer, std::move(error), out);
  out.emplace_back(Close{id, silent, code});
}

void Node::Core::finish(PeerId id, Peer& peer, std::optional<Error> error, std::vector<Effect>& out) {
  peer.phase = Peer::Phase::over;
  out.emplace_back(Finished{id, summary(peer), std::move(error)});
}

void Node::Core::close_well(PeerId id, Peer& peer, std::vector<Effect>& out) {
  finish(id, peer, std::nullopt, out);
  out.emplace_back(Close{id, false, {}});
}

Value Node::Core::summary(const Peer& peer) {
  const sync::SessionCounters counters = peer.session ? peer.session->counters() : sync::SessionCounters{};
  const bool equal = peer.session && peer.session->status() == sync::SessionStatus::equal;
  Holding* holding = peer.doors.empty() ? nullptr : find(peer.doors[peer.door].assembly);
  const bool shown = holding != nullptr && holding->has_journal();
  Value out = Value::Object{{"peer", peer.device ? Value(peer.device->hex()) : Value()},
                            {"sent", counters.events_sent},
                            {"received", counters.events_received},
                            {"new", peer.new_events},
                            {"bytes_out", peer.bytes_out},
                            {"bytes_in", peer.bytes_in},
                            {"round_trips", counters.round_trips},
                            {"equal", equal},
                            {"state_hash", shown ? Value(holding->state_hash().hex()) : Value()}};
  if (peer.receipt) out.set("receipt", receipt_word(peer.receipt->state));
  return out;
}

void Node::Core::hear_initiator(PeerId id, Peer& peer, BytesView frame, Call& call, std::vector<Effect>& out) {
  const Door& door = peer.doors[peer.door];
  const auto key = key_for(door);
  if (!key) return end(id, peer, {errc::kNoDevice, "this home has no device in the assembly any more"}, out);
  sync::InitiatorStep step = peer.initiator->receive(frame, *key);
  if (auto* next = std::get_if<sync::Send>(&step)) return send(id, peer, std::move(next->message), out);
  if (const auto* over = std::get_if<sync::GiveUp>(&step)) return end(id, peer, over->reason, out);
  const auto& known = std::get<sync::Recognised>(step);
  peer.device = known.device;
  const Holding* holding = find(door.assembly);
  const bool by_invitation = door.kind == Door::Kind::invitation && holding != nullptr && holding->entrance;
  if (by_invitation && !std::ranges::equal(holding->entrance->inviter, known.device.view().first(16)))
    return end(id, peer, {sync::errc::kRefused, "it is not the node of whoever invited"}, out);
  const bool among_members = door.kind == Door::Kind::epoch || door.kind == Door::Kind::renewal;
  if (among_members && (holding == nullptr || !holding->is_talked_to(known.device)))
    return end(id, peer, {sync::errc::kRefused, "its device is not known here as a member's"}, out);
  welcome(id, peer, known.receipt, call, out);
}

void Node::Core::hear_responder(PeerId id, Peer& peer, BytesView frame, Call& call, std::vector<Effect>& out) {
  std::vector<sync::Candidate> candidates;
  const bool is_first = peer.doors.empty();
  if (is_first) peer.doors = doors_in();
  for (std::size_t i = 0; is_first && i < peer.doors.size(); ++i)
    candidates.push_back({i, secret_kind(peer.doors[i].kind), peer.doors[i].discovery_key->view()});
  sync::ResponderStep step = peer.responder->receive(frame, candidates);
  for (Door& door : peer.doors) door.discovery_key.reset();
  if (auto* next = std::get_if<sync::Send>(&step)) return send(id, peer, std::move(next->message), out);
  if (const auto* silent = std::get_if<sync::StaySilent>(&step)) return end(id, peer, silent->reason, out);
  if (const auto* visitor = std::get_if<sync::Visitor>(&step)) judge_visitor(id, peer, *visitor, call, out);
}

void Node::Core::judge_visitor(PeerId id, Peer& peer, const sync::Visitor& visitor, Call& call,
                               std::vector<Effect>& out) {
  peer.door = static_cast<std::size_t>(visitor.label);
  const Door& door = peer.doors[peer.door];
  Holding* holding = find(door.assembly);
  const auto key = key_for(door);
  const auto turn_away = [&] { end(id, peer, std::get<sync::StaySilent>(peer.responder->refuse()).reason, out); };
  if (holding == nullptr || !key) return turn_away();
  if (visitor.application) {
    // A record speaks for its own device only, and a code's was handed in already.
    const auto record = event::decode_record(*visitor.application);
    if (door.kind == Door::Kind::code || !record || record->device() != visitor.device) return turn_away();
    const Taken taken = take_record(*holding, call, *visitor.application);
    peer.receipt = sync::Receipt{taken.record, taken.state};
  } else {
    const bool other_device = door.kind == Door::Kind::code && door.device != visitor.device;
    if (other_device || !holding->is_talked_to(visitor.device)) return turn_away();
  }
  sync::ResponderStep step = peer.responder->accept(*key, peer.receipt);
  auto* known = std::get_if<sync::Recognised>(&step);
  if (known == nullptr) return end(id, peer, std::get<sync::StaySilent>(step).reason, out);
  peer.device = visitor.device;
  send(id, peer, std::move(known->message), out);
  welcome(id, peer, peer.receipt, call, out);
}

/// Both know each other. A session follows for whoever is on the roll.
void Node::Core::welcome(PeerId id, Peer& peer, const std::optional<sync::Receipt>& receipt, Call& call,
                         std::vector<Effect>& out) {
  out.emplace_back(Admitted{id});
  peer.receipt = receipt;
  if (receipt && receipt->state != sync::ReceiptState::on_roll) {
    if (receipt->state != sync::ReceiptState::declined) return close_well(id, peer, out);
    finish(id, peer, Error{kDeclined, "it was not handed in: expired, used by somebody else, or not in order"}, out);
    out.emplace_back(Close{id, false, kDeclined});
    return;
  }
  const Door& door = peer.doors[peer.door];
  if (!needs_founding(door.kind)) return start_session(id, peer, call, out);
  if (peer.role == sync::Role::initiator) {
    peer.phase = Peer::Phase::founding;
    return;
  }
  const auto founding = find(door.assembly)->fetch(0);
  if (!founding) return end(id, peer, {sync::errc::kStore, "the founding event could not be fetched"}, out);
  send(id, peer, event::encode_event(*founding), out);
  start_session(id, peer, call, out);
}

void Node::Core::start_session(PeerId id, Peer& peer, Call& call, std::vector<Effect>& out) {
  Holding& holding = *find(peer.doors[peer.door].assembly);
  do_duties(holding, call);
  peer.phase = Peer::Phase::session;
  peer.session.emplace(holding, sync::Session::Options{peer.role, call.random.draw<Hash>()});
  take_step(id, peer, peer.session->start(), call.now, out);
}

std::optional<Error> Node::Core::begin_again_where_failed(Holding& holding, std::vector<Effect>& out) {
  const auto page = holding.joining().failed();
  const std::optional<Error> other_history = holding.sealing().other_history();
  if (!page && !other_history) return std::nullopt;
  Error error = other_history ? *other_history
                              : Error{errc::kTakenAgain, "what seal " + std::to_string(*page) +
                                                             " names does not come to what it says; it was dropped, "
                                                             "and is taken in again with all signatures checked"};
  const auto how = other_history ? Holding::Again::by_seals : Holding::Again::checked;
  if (auto begun = holding.begin_again(how); !begun) error = std::move(begun).error();
  for (auto& [id, peer] : peers)
    if (peer.phase == Peer::Phase::session && peer.doors[peer.door].assembly == holding.id) end(id, peer, error, out);
  return error;
}

void Node::Core::take_step(PeerId id, Peer& peer, sync::Step step, Instant now, std::vector<Effect>& out) {
  Holding& holding = *find(peer.doors[peer.door].assembly);
  for (;;) {
    const bool brought = !step.events.empty() || !step.proofs.empty() || !step.seal_items.empty();
    for (const sync::ProofPair& proof : step.proofs) holding.admit_proof(proof);
    if (brought) {
      // What may come in under a seal is known by the seal.
      if (holding.joining().is_open()) holding.sealing().hear(step.seal_items, now);
      holding.joining().take(std::move(step.events), now);
      holding.absorb();
      // Seals may have waited for these events, and later ones for the seals.
      holding.sealing().hear(step.seal_items, now);
    }
    peer.new_events += holding.joining().take_arrived().kept;
    // Nothing of what such a step says was made from events that stay.
    if (begin_again_where_failed(holding, out)) return;
    for (Bytes& message : step.messages) send(id, peer, std::move(message), out);
    const bool over = step.status != sync::SessionStatus::running;
    // Also where the other side lacks the same, and so says the same.
    if (const std::size_t missing = over ? holding.texts_missing().size() : 0; missing > 0)
      return end(id, peer,
                 {sync::errc::kTextsMissing, std::to_string(missing) +
                                                 " texts that the assembly keeps are not here, and the other side did "
                                                 "not give them: another member may have them"},
                 out);
    if (step.status == sync::SessionStatus::equal) return close_well(id, peer, out);
    if (over) return end(id, peer, step.error.value_or(Error{errc::kNotEqual, {}}), out);
    if (!brought) break;
    step = peer.session->progress();
  }
  if (!step.more) return;
  // The last message of this turn's part: when it has left, there is room for the next.
  for (auto effect = out.rbegin(); effect != out.rend(); ++effect)
    if (auto* message = std::get_if<Send>(&*effect)) {
      message->more = true;
      return;
    }
}

}  // namespace folkmoot::node
