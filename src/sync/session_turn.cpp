// The own turn: what is said is lined up and handed out, a few messages at a time.
#include <algorithm>

#include "crypto/hash.h"
#include "crypto/tags.h"
#include "sync/session_state.h"

namespace folkmoot::sync {

using journal::EventIndex;

void Session::Impl::reset_round() {
  told_.clear();
  told_seals_ = false;
  sent_.clear();
  sent_parked_.clear();
  asked_.clear();
  proved_.clear();
  own_base_.reset();
  peer_base_.reset();
}

bool Session::Impl::deceives(const Tags& tags) {
  // A peer that is a few events behind looks for the tip's tag among its own last events: it should not be found there.
  for (const DeviceState& state : states_) {
    if (!state.plain()) continue;
    EventIndex at = state.tips.front();
    const std::uint64_t tag = tag_of(tags, state.device, plain_value(at));
    for (std::size_t i = 0; i < 2 * kLookBack; ++i) {
      at = table().prev(at);
      if (at == journal::kNoEvent) break;
      if (tag_of(tags, state.device, plain_value(at)) == tag) return true;
    }
  }
  return false;
}

void Session::Impl::choose_salt(Tags& tags) {
  const std::size_t tries = tags.mode == TagMode::plain ? kSaltEffort / (2 * kLookBack) / (states_.size() + 1) : 0;
  for (std::size_t i = 0;; ++i) {
    const std::string number = std::to_string(salts_++);
    tags.salt =
        *Salt8::from(crypto::hash(crypto::tag::kSyncTag, {seed_.view(), as_bytes(number)}).view().first(Salt8::kSize));
    if (i >= tries || !deceives(tags)) return;
  }
}

void Session::Impl::make_tags(Say& say, TagMode mode) {
  Tags tags;
  tags.mode = mode;
  choose_salt(tags);
  tags.count = states_.size();
  if (mode == TagMode::plain) tags.keys_hash = hash_of_keys(states_);
  std::vector<DeviceId> keys;
  for (const DeviceState& state : states_) {
    keys.push_back(state.device);
    TagItem item;
    std::copy_n(state.device.bytes.begin(), tag_key_size(mode), item.key.bytes.begin());
    if (state.plain()) item.height = table().seq(state.tips.front()) + 1;
    item.tag = tag_of(tags, state.device, state_value(table(), state));
    tags.items.push_back(item);
  }
  own_base_.reset();
  peer_base_.reset();
  if (mode != TagMode::thorough) own_base_ = own_base(std::move(keys));
  mode_ = mode;
  spoke_tags_ = true;
  say.tags = std::move(tags);
  if (replica_->seals_digest() != Hash{}) say.seals = replica_->seals_summary();
  told_seals_ = true;
}

bool Session::Impl::begin_round(Say& say) {
  const Standing now = standing();
  const bool unchanged = last_standing_ == now;
  if (unchanged && mode_ == TagMode::thorough) return false;
  last_standing_ = now;
  ++counters.rounds;
  reset_round();
  make_tags(say, unchanged || counters.rounds >= kThoroughRound ? TagMode::thorough
                 : keys_differ_                                 ? TagMode::keyed
                                                                : TagMode::plain);
  return true;
}

void Session::Impl::ask(Say& say) {
  for (const EventId& id : journal().missing()) {
    if (say.wants.size() == kMaxWants) return;
    if (asked_.insert(id).second) say.wants.push_back(id);
  }
  for (const EventId& id : replica_->texts_wanted(asked_.size() + kMaxWants)) {
    if (say.wants.size() == kMaxWants) return;
    if (asked_.insert(id).second) say.wants.push_back(id);
  }
}

Step Session::Impl::take_turn(Step step) {
  ++turns_;
  phase_ = Phase::own_turn;
  status_after_ = SessionStatus::running;
  replica_->settle_arrivals();
  const Hash digest = replica_digest(*replica_);
  Say say(journal());
  order_.clear();
  order_next_ = 0;
  if (peer_digest_ == digest) {
    status_after_ = SessionStatus::equal;
    line_up(std::move(say), digest);
    return pump(std::move(step));
  }
  if (turns_ > kMaxTurns) return give_up(std::move(step), errc::kTooManyRounds, "too many turns");
  states_ = device_states(journal());
  if (states_.size() > kMaxChains)
    return give_up(std::move(step), errc::kTooLarge, "more devices than a session compares");
  answer(say);
  order_ = say.selection.ordered();
  std::erase_if(order_, [&](EventIndex e) { return e < sent_.size() && sent_[e]; });
  if (counters.rounds > 0) ask(say);
  const bool silent = say.silent() && order_.empty();
  if (silent && digest != told_digest_) {
    // Perhaps the peer has come to the same: it can compare when it knows ours.
    line_up(std::move(say), digest);
    return pump(std::move(step));
  }
  if (silent) {
    if (counters.rounds >= kMaxRounds) return give_up(std::move(step), errc::kTooManyRounds, "too many comparisons");
    if (!begin_round(say)) {
      const std::string parked = std::to_string(journal().parked_count());
      return give_up(std::move(step), errc::kStalled,
                     "digests differ and neither side has more to give; parked here: " + parked);
    }
    ask(say);
  }
  useful_ = turns_;
  counters.round_trips = (useful_ + 1) / 2;
  line_up(std::move(say), digest);
  return pump(std::move(step));
}

void Session::Impl::line_up(Say say, const Hash& digest) {
  lines_.clear();
  // A digest helps only when it may be the last one; while the peer is still to send something, it rarely is.
  const bool settled = (!say.tags && say.entries.empty()) || counters.rounds > 1;
  end_ = {};
  if (status_after_ == SessionStatus::equal || (settled && digest != told_digest_)) end_.digest = digest;
  if (end_.digest) told_digest_ = digest;
  if (say.tags)
    for (Bytes& message : encode_tags(*say.tags)) lines_.push_back(std::move(message));
  std::sort(say.entries.begin(), say.entries.end(), [](const NamedEntry& a, const NamedEntry& b) {
    return a.number != b.number ? a.number < b.number : a.key < b.key;
  });
  for (Bytes& message : encode_entries(say.entries)) lines_.push_back(std::move(message));
  if (!say.wants.empty()) lines_.push_back(encode_wants(say.wants));
  for (Bytes& message : encode_parts(MessageType::seals, say.seals)) lines_.push_back(std::move(message));
  for (Bytes& message : encode_parts(MessageType::seal_items, say.seal_items)) lines_.push_back(std::move(message));
  for (Bytes& message : say.proofs) lines_.push_back(std::move(message));
  parked_ = std::move(say.parked);
  writer_.reset();
  writer_base_ = std::move(peer_base_);
  peer_base_.reset();
  if (!order_.empty() || !parked_.empty())
    writer_.emplace(journal().assembly(), writer_base_ ? &*writer_base_ : nullptr);
  states_.clear();
  heard_ = {};
}

bool Session::Impl::fetch_next() {
  std::optional<event::Event> next;
  if (order_next_ < order_.size()) {
    const EventIndex e = order_[order_next_];
    next = replica_->fetch(e);
    if (!next) return false;
    ++order_next_;
    if (e >= sent_.size()) sent_.resize(table().size(), false);
    sent_[e] = true;
  } else {
    next = std::move(parked_.back());
    parked_.pop_back();
  }
  writer_->add(*next);
  ++counters.events_sent;
  counters.payload_out += Signature::kSize + (next->body ? next->body->size() : 0);
  return true;
}

bool Session::Impl::pump_runs(Step& step) {
  const std::size_t full = kMaxMessage - 1;
  while (writer_->size() < full && (order_next_ < order_.size() || !parked_.empty()))
    if (!fetch_next()) return false;
  const Bytes part = writer_->take(full);
  if (part.empty()) {
    writer_.reset();
    return true;
  }
  Bytes message{static_cast<std::uint8_t>(writer_base_ ? MessageType::runs_based : MessageType::runs)};
  append(message, part);
  send(step, std::move(message));
  return true;
}

Step Session::Impl::pump(Step step) {
  while (step.messages.size() < kMessagesPerStep) {
    if (!lines_.empty()) {
      send(step, std::move(lines_.front()));
      lines_.pop_front();
    } else if (writer_) {
      if (!pump_runs(step)) return failed(std::move(step), {errc::kStore, "an event of the journal could not be read"});
    } else {
      send(step, encode_end(end_));
      if (status_after_ == SessionStatus::equal) return ended(std::move(step));
      phase_ = Phase::peers_turn;
      ++turns_;
      return step;
    }
  }
  step.more = true;
  return step;
}

}  // namespace folkmoot::sync
