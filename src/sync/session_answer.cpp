// From what was heard to what is said: which events the peer lacks, and what it must be told so that it can tell the
// same.
#include <algorithm>

#include "base/check.h"
#include "sync/session_state.h"

namespace folkmoot::sync {

using journal::EventIndex;

const DeviceState* Session::Impl::state_of(const DeviceId& device) const {
  const auto at = std::lower_bound(states_.begin(), states_.end(), device,
                                   [](const DeviceState& state, const DeviceId& key) { return state.device < key; });
  return at == states_.end() || at->device != device ? nullptr : &*at;
}

DeviceId Session::Impl::device_of(const NamedEntry& named) const {
  return named.number ? own_base_->device(static_cast<std::size_t>(*named.number)) : named.key;
}

ChainBase Session::Impl::own_base(std::vector<DeviceId> keys) {
  ChainBase out(table(), std::move(keys));
  for (std::size_t number = 0; number < out.device_count(); ++number) {
    if (out.device(number).is_zero()) continue;
    const DeviceState* state = state_of(out.device(number));
    if (state == nullptr)
      out.set(number, {ChainBase::Known::nothing, journal::kNoEvent});
    else if (state->tips.size() == 1)
      out.set(number, {ChainBase::Known::tip, state->tips.front()});
  }
  return out;
}

void Session::Impl::prepare_belief() {
  // Right after own tags the peer's silence about a device means that it has what we have, or that it sent what
  // follows.
  peer_base_.reset();
  if (!spoke_tags_ || heard_.tags || !own_base_) return;
  peer_base_ = *own_base_;
  for (const auto& [device, id] : heard_.last_events) {
    const auto number = peer_base_->number_of(device);
    if (!number) continue;
    const auto e = table().find(id);
    peer_base_->set(*number, e ? ChainBase::Place{ChainBase::Known::tip, *e} : ChainBase::Place{});
  }
}

void Session::Impl::believe(const std::optional<std::uint64_t>& number, ChainBase::Place place) {
  if (number && peer_base_) peer_base_->set(static_cast<std::size_t>(*number), place);
}

void Session::Impl::tell(Say& say, const DeviceState& state, Told how, std::optional<std::uint64_t> number) {
  Told& told = told_[state.device];
  if (told >= how) return;
  told = how;
  Entry entry = how == Told::briefly ? short_entry(table(), state) : full_entry(table(), state);
  say.entries.push_back({number, state.device, std::move(entry)});
}

void Session::Impl::tell_nothing_held(Say& say, const DeviceId& device, std::optional<std::uint64_t> number) {
  // Devices without a known key have numbers only; their entries are told once a turn anyway.
  if (!device.is_zero()) {
    Told& told = told_[device];
    if (told >= Told::briefly) return;
    told = Told::briefly;
  }
  say.entries.push_back({number, device, Entry{}});
}

void Session::Impl::send_beyond(Say& say, const DeviceState& state, const std::vector<EventIndex>& held) {
  say.selection.add_beyond(state.index, held);
}

void Session::Impl::send_proof(Say& say, const DeviceState& state) {
  const auto fork = journal().forks().find(state.index);
  if (fork == journal().forks().end() || say.proofs.size() == kMaxProofs || !proved_.insert(state.device).second)
    return;
  const auto find = [&](const EventId& id) -> std::optional<event::Event> {
    if (const auto e = table().find(id)) return replica_->fetch(*e);
    if (const auto* parked = journal().parked(id)) return parked->event();
    return replica_->evidence(id);
  };
  const auto first = find(fork->second.first);
  const auto second = find(fork->second.second);
  if (!first || !second) return;
  Bytes message{static_cast<std::uint8_t>(MessageType::proof)};
  append(message, encode_proof({*first, *second}));
  say.proofs.push_back(std::move(message));
}

Bytes Session::Impl::plain_value(EventIndex tip) { return journal::frontier_value(table(), {tip}, std::nullopt); }

std::optional<EventIndex> Session::Impl::look_back(const Tags& tags, const DeviceState& state, std::uint64_t wanted) {
  EventIndex at = state.tips.front();
  for (std::size_t i = 0; i < kLookBack; ++i) {
    at = table().prev(at);
    if (at == journal::kNoEvent) return std::nullopt;
    if (tag_of(tags, state.device, plain_value(at)) == wanted) return at;
  }
  return std::nullopt;
}

void Session::Impl::answer_plain(Say& say, const Tags& tags) {
  keys_differ_ = tags.count != states_.size() || tags.keys_hash != hash_of_keys(states_);
  if (keys_differ_) return make_tags(say, TagMode::keyed);
  std::vector<DeviceId> keys;
  keys.reserve(states_.size());
  for (const DeviceState& state : states_) keys.push_back(state.device);
  own_base_ = own_base(keys);
  peer_base_.emplace(table(), std::move(keys));
  for (std::size_t number = 0; number < states_.size(); ++number) {
    const DeviceState& state = states_[number];
    const std::uint64_t wanted = tags.items[number].tag;
    if (tag_of(tags, state.device, state_value(table(), state)) == wanted) {
      if (state.plain()) believe(number, {ChainBase::Known::tip, state.tips.front()});
    } else if (!state.plain()) {
      tell(say, state, Told::fully, number);
    } else if (const auto reached = look_back(tags, state, wanted)) {
      believe(number, {ChainBase::Known::tip, *reached});
      send_beyond(say, state, {*reached});
    } else {
      tell(say, state, Told::briefly, number);
    }
  }
}

void Session::Impl::answer_keyed_item(Say& say, const Tags& tags, std::size_t number) {
  const TagItem& item = tags.items[number];
  const DeviceId& device = own_base_->device(number);
  const DeviceState* state = device.is_zero() ? nullptr : state_of(device);
  if (state == nullptr) return tell_nothing_held(say, device, number);
  if (tag_of(tags, device, state_value(table(), *state)) == item.tag) {
    if (state->plain()) believe(number, {ChainBase::Known::tip, state->tips.front()});
    return;
  }
  if (item.height > 0 && !state->tips.empty()) {
    // The tag says one tip and its height: it can be looked for wherever it may be.
    for (const EventIndex tip : state->tips) {
      const auto e = event_on_path(table(), tip, item.height - 1);
      if (!e || tag_of(tags, device, plain_value(*e)) != item.tag) continue;
      believe(number, {ChainBase::Known::tip, *e});
      send_beyond(say, *state, {*e});
      return send_proof(say, *state);
    }
  }
  tell(say, *state, state->plain() && item.height > 0 ? Told::briefly : Told::fully, number);
}

void Session::Impl::answer_keyed(Say& say, const Tags& tags) {
  // Which of the own devices each beginning of a key stands for; none where that is not clear.
  const auto beginning = [](const DeviceId& key) {
    DeviceId out;
    std::copy_n(key.bytes.begin(), tag_key_size(TagMode::keyed), out.bytes.begin());
    return out;
  };
  std::map<DeviceId, std::vector<const DeviceState*>> own;
  for (const DeviceState& state : states_) own[beginning(state.device)].push_back(&state);
  std::map<DeviceId, std::size_t> named;
  for (const TagItem& item : tags.items) ++named[item.key];
  std::vector<DeviceId> keys;
  for (const TagItem& item : tags.items) {
    const auto found = own.find(item.key);
    const bool clear = found != own.end() && found->second.size() == 1 && named[item.key] == 1;
    keys.push_back(clear ? found->second.front()->device : DeviceId{});
  }
  own_base_ = own_base(keys);
  peer_base_.emplace(table(), std::move(keys));
  for (std::size_t number = 0; number < tags.items.size(); ++number) {
    const auto found = own.find(tags.items[number].key);
    const bool unclear = found != own.end() && own_base_->device(number).is_zero();
    if (!unclear) answer_keyed_item(say, tags, number);
  }
  for (const auto& [key, devices] : own)
    if (!named.contains(key))
      for (const DeviceState* state : devices) {
        send_beyond(say, *state, {});
        send_proof(say, *state);
      }
}

void Session::Impl::answer_thorough(Say& say, const Tags& tags) {
  own_base_.reset();
  std::set<DeviceId> named;
  for (const TagItem& item : tags.items) {
    if (!named.insert(item.key).second) continue;
    const DeviceState* state = state_of(item.key);
    if (state == nullptr)
      tell_nothing_held(say, item.key, std::nullopt);
    else if (tag_of(tags, item.key, state_value(table(), *state)) != item.tag)
      tell(say, *state, Told::fully, std::nullopt);
  }
  for (const DeviceState& state : states_) {
    if (named.contains(state.device)) continue;
    send_beyond(say, state, {});
    send_proof(say, state);
  }
}

void Session::Impl::answer_tags(Say& say) {
  const Tags tags = *std::move(heard_.tags);
  reset_round();
  switch (tags.mode) {
    case TagMode::plain:
      return answer_plain(say, tags);
    case TagMode::keyed:
      return answer_keyed(say, tags);
    case TagMode::thorough:
      return answer_thorough(say, tags);
  }
}

void Session::Impl::answer_short(Say& say, const DeviceState& state, const NamedEntry& named) {
  const auto held = matches(table(), state.index, named.entry);
  if (named.entry.height == 0) {
    if (named.number && peer_base_) peer_base_->forget(static_cast<std::size_t>(*named.number));
  } else if (!held.empty()) {
    believe(named.number, {ChainBase::Known::tip, held.front()});
  } else {
    believe(named.number, {});
    // Above all that is held here the peer is ahead, or on another branch: a first answer will tell. Below that, it is.
    const bool ahead = state.plain() && named.entry.height > table().seq(state.tips.front()) + 1;
    const bool told = told_[state.device] != Told::nothing;
    return tell(say, state, ahead && !told ? Told::briefly : Told::fully, named.number);
  }
  send_beyond(say, state, held);
  send_proof(say, state);
}

void Session::Impl::answer_entry(Say& say, const NamedEntry& named) {
  const DeviceId device = device_of(named);
  const DeviceState* state = device.is_zero() ? nullptr : state_of(device);
  if (state == nullptr) {
    believe(named.number, {});
    if (named.entry.full || named.entry.height > 0) tell_nothing_held(say, device, named.number);
    return;
  }
  if (!named.entry.full) return answer_short(say, *state, named);
  believe(named.number, {});
  send_beyond(say, *state, matches(table(), state->index, named.entry));
  const auto& theirs = named.entry.full->lowest_fork;
  if (state->lowest_fork && (!theirs || *state->lowest_fork < *theirs)) send_proof(say, *state);
  tell(say, *state, Told::fully, named.number);
}

void Session::Impl::answer_want(Say& say, const EventId& id) {
  if (const auto e = table().find(id)) {
    // Whoever misses this one probably misses more of its chain.
    const DeviceState* state = state_of(table().device(table().device_of(*e)).id);
    if (state != nullptr) tell(say, *state, state->plain() ? Told::briefly : Told::fully, std::nullopt);
    return say.selection.add(*e);
  }
  const auto* parked = journal().parked(id);
  if (parked != nullptr && sent_parked_.insert(id).second) say.parked.push_back(parked->event());
}

/// A comparison is about seals too: tags without a summary are of somebody who has none.
void Session::Impl::answer_seals(Say& say) {
  if (!heard_.tags && heard_.seals.empty()) return;
  say.seal_items = put_items(replica_->seals_beyond(heard_.seals));
  if (told_seals_ || heard_.seals.empty()) return;
  say.seals = replica_->seals_summary();
  told_seals_ = true;
}

void Session::Impl::answer(Say& say) {
  prepare_belief();
  const bool compares = heard_.tags.has_value();
  spoke_tags_ = false;
  if (compares) answer_tags(say);
  answer_seals(say);
  for (const NamedEntry& named : heard_.entries) answer_entry(say, named);
  for (const EventId& id : heard_.wants) answer_want(say, id);
}

}  // namespace folkmoot::sync
