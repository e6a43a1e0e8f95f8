// Connections and files between homes, and what goes wrong on their way.
#include <algorithm>

#include "sim/world.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kTimeoutMs = 60'000;
constexpr std::uint64_t kSilenceMs = 10'000;
constexpr std::uint64_t kGoodDelayMs = 5;
/// A contact in ten is looked at closely: what a home shows costs more than the frame that changed it.
constexpr std::uint64_t kLookEvery = 8;

class BytesSink final : public sync::BundleSink {
 public:
  Result<Ok> write(BytesView bytes) override {
    append(file, bytes);
    return Ok{};
  }
  Bytes file;
};
}  // namespace

void World::choose_faults(Contact& contact) {
  contact.delay_ms = delays_.between(5, 300);
  if (calm_) contact.delay_ms = kGoodDelayMs;
  // Always the same number of draws, so that a fault that is off moves nothing.
  const bool cut = cuts_.happens(rate(Fault::cut));
  const std::uint64_t cut_at = cuts_.between(1, 12);
  if (cut) contact.cut_at = cut_at;
  const bool deaf = one_ways_.happens(rate(Fault::one_way));
  const std::uint64_t deaf_at = one_ways_.between(1, 12);
  contact.deaf_end = one_ways_.below(2);
  if (deaf) contact.deaf_at = deaf_at;
  const bool repeat = repeats_.happens(rate(Fault::repeat));
  const std::uint64_t repeat_at = repeats_.between(1, 12);
  if (repeat) contact.repeat_at = repeat_at;
  const bool slow = slows_.happens(rate(Fault::slow));
  const std::uint64_t minutes = slows_.between(1, 10);
  // So slow that it never comes to an end.
  if (slow) contact.delay_ms += minutes * kTimeoutMs / 8;
}

void World::contact(HomeIndex from, HomeIndex to) {
  if (from == to || !is_up(from) || !is_up(to) || at(from).group != at(to).group) return;
  const node::PeerId peer = next_peer_++;
  Contact contact;
  contact.ends[0] = from;
  contact.ends[1] = to;
  contact.lives[0] = at(from).life;
  contact.lives[1] = at(to).life;
  choose_faults(contact);
  contacts_.emplace(peer, contact);
  Bytes what = to_bytes(as_bytes("channel"));
  append_little_endian(what, seed_);
  append_little_endian(what, peer);
  const auto exporter = reinterpret_id<sync::Exporter>(crypto::hash_untagged(what));
  call(to, [peer, exporter](node::Node& node, const node::Moment& moment) {
    return node.peer_connected(peer, exporter, std::nullopt, moment);
  });
  call(from, [peer, exporter](node::Node& node, const node::Moment& moment) {
    return node.peer_connected(peer, exporter, node::Dial{}, moment);
  });
  agenda.in_background(kTimeoutMs, [this, peer] { drop(peer); });
}

void World::carry_out(HomeIndex home, node::Effect effect) {
  trace.number(effect.index());
  if (auto* message = std::get_if<node::Send>(&effect)) return send(home, std::move(*message));
  if (const auto* end = std::get_if<node::Finished>(&effect)) return finished(home, *end);
  if (const auto* wake = std::get_if<node::Wake>(&effect)) return wake_at(home, wake->at);
  const auto* close = std::get_if<node::Close>(&effect);
  if (close == nullptr) return;
  const node::PeerId peer = close->peer;
  const auto found = contacts_.find(peer);
  if (found == contacts_.end()) return;
  const std::size_t end = found->second.ends[0] == home ? 0 : 1;
  if (close->silent)
    agenda.after(kSilenceMs, [this, peer, end] { close_end(peer, end); });
  else
    close_end(peer, end);
}

void World::send(HomeIndex home, node::Send effect) {
  const node::PeerId peer = effect.peer;
  const auto found = contacts_.find(peer);
  if (found == contacts_.end()) return;
  Contact& contact = found->second;
  const std::size_t from = contact.ends[0] == home ? 0 : 1;
  const std::size_t to = 1 - from;
  if (!contact.open[from]) return;
  const std::uint64_t number = ++contact.frames;
  if (contact.cut_at && number >= *contact.cut_at) return drop(peer);
  const std::uint64_t now = agenda.now().ms;
  // In order, as on any stream.
  contact.arrives_ms[to] = std::max(contact.arrives_ms[to], now + contact.delay_ms);
  const std::uint64_t wait = contact.arrives_ms[to] - now;
  const bool lost = contact.deaf_at && number >= *contact.deaf_at && contact.deaf_end == to;
  const bool twice = contact.repeat_at && number == *contact.repeat_at;
  auto frame = std::make_shared<const Bytes>(std::move(effect.frame));
  for (int copy = lost ? 2 : (twice ? 0 : 1); copy < 2; ++copy)
    agenda.after(wait, [this, peer, to, frame] { arrive(peer, to, frame); });
  if (effect.more)
    agenda.after(1, [this, peer, from] {
      const auto there = contacts_.find(peer);
      if (there == contacts_.end() || !there->second.open[from]) return;
      call(there->second.ends[from],
           [peer](node::Node& node, const node::Moment& moment) { return node.peer_room(peer, moment); });
    });
}

void World::arrive(node::PeerId peer, std::size_t end, const SharedBytes& frame) {
  const auto found = contacts_.find(peer);
  if (found == contacts_.end() || !found->second.open[end]) return;
  const HomeIndex home = found->second.ends[end];
  ++deliveries_;
  trace.number(agenda.now().ms);
  trace.number(home);
  trace.bytes(*frame);
  call(home,
       [peer, frame](node::Node& node, const node::Moment& moment) { return node.peer_frame(peer, *frame, moment); });
}

/// This end is over; the other one hears of it behind the frames that are on their way.
void World::close_end(node::PeerId peer, std::size_t end) {
  const auto found = contacts_.find(peer);
  if (found == contacts_.end() || !found->second.open[end]) return;
  Contact& contact = found->second;
  contact.open[end] = false;
  const HomeIndex home = contact.ends[end];
  if (at(home).life == contact.lives[end])
    call(home, [peer](node::Node& node, const node::Moment& moment) { return node.peer_closed(peer, moment); });
  hang_up(peer, 1 - end);
}

void World::hang_up(node::PeerId peer, std::size_t end) {
  const auto found = contacts_.find(peer);
  if (found == contacts_.end()) return;
  if (!found->second.open[0] && !found->second.open[1]) {
    contacts_.erase(found);
    return;
  }
  const std::uint64_t now = agenda.now().ms;
  const std::uint64_t at = std::max(found->second.arrives_ms[end], now + found->second.delay_ms);
  agenda.after(at - now, [this, peer, end] { close_end(peer, end); });
}

/// The line is dead: both ends notice now.
void World::drop(node::PeerId peer) {
  close_end(peer, 0);
  close_end(peer, 1);
}

void World::finished(HomeIndex home, const node::Finished& finished) {
  Home& there = at(home);
  trace.bytes(as_bytes(finished.error ? finished.error->code : std::string_view("equal")));
  there.turned_away = finished.error.has_value();
  if (finished.error) return;
  if (++equal_ % kLookEvery == 0) checks.look_at(there.name, ask(home, node::ask::Status{}));
}

void World::carry(HomeIndex from, HomeIndex to, std::uint64_t after_ms) {
  auto sink = std::make_shared<BytesSink>();
  auto done = std::make_shared<bool>(false);
  call(
      from,
      [sink, done](node::Node& node, const node::Moment& moment) {
        node::Outcome outcome = node.export_bundle({}, {}, moment, *sink);
        *done = !outcome.reply.error;
        return std::move(outcome.effects);
      },
      [this, sink, done, to, after_ms] {
        if (!*done) return;
        Bytes file = std::move(sink->file);
        const bool damaged = damages_.happens(rate(Fault::bundle));
        const std::size_t place = damages_.below(file.size());
        if (damaged && damages_.below(2) == 0)
          file.resize(place);
        else if (damaged)
          file[place] ^= 1;
        agenda.after(after_ms,
                     [this, to, kept = std::make_shared<const Bytes>(std::move(file))] { hand_over(kept, to); });
      });
}

void World::hand_over(Bytes file, HomeIndex to) { hand_over(std::make_shared<const Bytes>(std::move(file)), to); }

void World::hand_over(const SharedBytes& file, HomeIndex to) {
  if (!is_up(to)) return;
  ++files_;
  trace.number(to);
  trace.bytes(*file);
  // Two calls, and nothing between them: one import at a time.
  call(to, [file](node::Node& node, const node::Moment& moment) {
    node.begin_import();
    return node.import_part(*file, moment);
  });
  call(to, [](node::Node& node, const node::Moment& moment) {
    node::Outcome outcome = node.end_import(moment);
    return std::move(outcome.effects);
  });
}

}  // namespace folkmoot::sim
