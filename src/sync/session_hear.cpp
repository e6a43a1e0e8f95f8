// What the peer says, message by message. Nothing is answered before its turn is over.
#include <algorithm>

#include "sync/session_state.h"

namespace folkmoot::sync {

Step Session::Impl::take_digest(BytesView message) {
  Step step;
  const auto digest = Hash::from(message);
  if (!digest) return failed(std::move(step), {errc::kProtocol, "a session begins with a digest of 32 bytes"});
  peer_digest_ = digest;
  if (*digest == told_digest_) return ended(std::move(step));
  if (role_ == Role::responder) return take_turn(std::move(step));
  phase_ = Phase::peers_turn;
  ++turns_;
  return step;
}

Result<Ok> Session::Impl::hear(BytesView message, Step& step) {
  if (message.empty()) return fail(errc::kProtocol, "an empty message");
  const BytesView content = message.subspan(1);
  const std::uint8_t type = message[0];
  if (type == 0 || type > static_cast<std::uint8_t>(MessageType::seal_items))
    return fail(errc::kProtocol, "an unknown message");
  if (type != static_cast<std::uint8_t>(MessageType::end)) heard_.useful = true;
  switch (static_cast<MessageType>(type)) {
    case MessageType::tags:
      if (heard_.tags) return fail(errc::kProtocol, "tags twice in one turn");
      return hear_tags(content);
    case MessageType::tags_more:
      if (!heard_.tags) return fail(errc::kProtocol, "more tags without the first");
      return decode_more_tags(content, *heard_.tags);
    case MessageType::entries:
      return hear_entries(content, false);
    case MessageType::entries_by_key:
      return hear_entries(content, true);
    case MessageType::wants:
      return hear_wants(content);
    case MessageType::proof:
      return hear_proof(content, step);
    case MessageType::runs:
      return hear_runs(content, false, step);
    case MessageType::runs_based:
      return hear_runs(content, true, step);
    case MessageType::seals:
      return hear_seals(content);
    case MessageType::seal_items:
      return hear_seal_items(content, step);
    case MessageType::end:
      break;
  }
  return hear_end(content, step);
}

Result<Ok> Session::Impl::hear_tags(BytesView content) {
  FM_ASSIGN(heard_.tags, decode_tags(content));
  const bool answers_plain = spoke_tags_ && mode_ == TagMode::plain && heard_.tags->mode == TagMode::keyed;
  if (!answers_plain) {
    if (++counters.rounds > kMaxRounds) return fail(errc::kTooManyRounds, "the other side compares without end");
    last_standing_ = standing();
  }
  mode_ = heard_.tags->mode;
  return Ok{};
}

Result<Ok> Session::Impl::hear_entries(BytesView content, bool by_key) {
  heard_.entry_bytes += content.size();
  if (heard_.entry_bytes > kMaxEntryBytes) return fail(errc::kTooLarge, "entries of one turn");
  FM_ASSIGN(std::vector<NamedEntry> entries, decode_entries(content, by_key));
  const std::size_t numbered = own_base_ ? own_base_->device_count() : 0;
  for (NamedEntry& named : entries) {
    if (named.number && *named.number >= numbered) return fail(errc::kProtocol, "an entry for a device of no number");
    heard_.entries.push_back(std::move(named));
  }
  return Ok{};
}

Result<Ok> Session::Impl::hear_wants(BytesView content) {
  FM_ASSIGN(const std::vector<EventId> wants, decode_wants(content));
  if (heard_.wants.size() + wants.size() > kMaxWants) return fail(errc::kTooLarge, "ids asked for in one turn");
  heard_.wants.insert(heard_.wants.end(), wants.begin(), wants.end());
  return Ok{};
}

Result<Ok> Session::Impl::hear_proof(BytesView content, Step& step) {
  if (++heard_.proofs > kMaxProofs) return fail(errc::kTooLarge, "proofs of forks in one turn");
  FM_ASSIGN(ProofPair proof, decode_proof(content));
  step.proofs.push_back(std::move(proof));
  return Ok{};
}

Result<Ok> Session::Impl::hear_runs(BytesView content, bool based, Step& step) {
  if (!heard_.runs) {
    if (based && !own_base_) return fail(errc::kProtocol, "runs on a base that was never agreed");
    heard_.runs.emplace(journal().assembly(), based ? &*own_base_ : nullptr);
    heard_.runs_based = based;
  }
  if (based != heard_.runs_based) return fail(errc::kProtocol, "two kinds of runs in one turn");
  heard_.runs->feed(content);
  for (;;) {
    FM_ASSIGN(std::optional<event::Event> next, heard_.runs->next());
    if (!next) return Ok{};
    if (++heard_.events > kMaxEventsPerTurn) return fail(errc::kTooLarge, "events in one turn");
    ++counters.events_received;
    counters.payload_in += Signature::kSize + (next->body ? next->body->size() : 0);
    heard_.last_events[next->header.device] = next->id;
    step.events.push_back(*std::move(next));
  }
}

Result<Ok> Session::Impl::hear_seals(BytesView content) {
  heard_.seal_bytes += content.size();
  if (heard_.seal_bytes > kMaxSealBytes) return fail(errc::kTooLarge, "what is said about seals in one turn");
  append(heard_.seals, content);
  return Ok{};
}

Result<Ok> Session::Impl::hear_seal_items(BytesView content, Step& step) {
  heard_.seal_bytes += content.size();
  if (heard_.seal_bytes > kMaxSealBytes) return fail(errc::kTooLarge, "what is said about seals in one turn");
  append(heard_.seal_stream, content);
  FM_ASSIGN(std::vector<Bytes> items, take_items(heard_.seal_stream));
  std::ranges::move(items, std::back_inserter(step.seal_items));
  return Ok{};
}

Result<Ok> Session::Impl::hear_end(BytesView content, Step& step) {
  FM_ASSIGN(const End end, decode_end(content));
  if (heard_.tags && heard_.tags->items.size() != heard_.tags->count)
    return fail(errc::kProtocol, "fewer tags than announced");
  const auto numbered = [](const NamedEntry& named) { return named.number.has_value(); };
  if (heard_.tags && std::any_of(heard_.entries.begin(), heard_.entries.end(), numbered))
    return fail(errc::kProtocol, "entries by number beside tags that begin to number anew");
  if (heard_.runs && !heard_.runs->at_item_end()) return fail(errc::kProtocol, "the runs end inside an event");
  if (!heard_.seal_stream.empty()) return fail(errc::kProtocol, "what is said about seals ends inside an item");
  if (heard_.useful) {
    useful_ = turns_;
    counters.round_trips = (useful_ + 1) / 2;
  }
  if (end.gives_up) {
    status = SessionStatus::failed;
    return Ok{};
  }
  phase_ = Phase::admission;
  if (!end.digest) return Ok{};
  peer_digest_ = end.digest;
  // The peer compared its own with ours before it said so: both know.
  if (*end.digest == told_digest_ && step.events.empty() && !awaiting_admission_ && !heard_.useful)
    phase_ = Phase::over;
  return Ok{};
}

}  // namespace folkmoot::sync
