#include "sim/world.h"

#include "base/check.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kGoodDiskMs = 5;

std::optional<DeviceId> device_of(const node::Identity& identity) {
  if (!identity.device) return std::nullopt;
  return reinterpret_id<DeviceId>(crypto::SigningKey::from_seed(*identity.device).public_key());
}
}  // namespace

World::World(std::uint64_t seed, Faults faults, std::set<Defence> without)
    : seed_(seed),
      faults_(faults),
      without_(std::move(without)),
      delays_(seed, "delay"),
      cuts_(seed, "cut"),
      one_ways_(seed, "one_way"),
      repeats_(seed, "repeat"),
      slows_(seed, "slow"),
      damages_(seed, "bundle") {
  defences_.own_ready = has(Defence::own_ready);
  defences_.clock = has(Defence::clock);
  defences_.lock = has(Defence::lock);
  defences_.two_thirds = has(Defence::two_thirds);
}

HomeIndex World::add(const std::string& name) {
  const HomeIndex index = homes_.size();
  Home& home = *homes_.emplace_back(std::make_unique<Home>(name, pool_));
  Stream clock(seed_, "skew", index);
  // Minutes, hours or days, ahead or behind.
  if (clock.happens(faults_.rate(Fault::skew))) {
    const std::uint64_t most = (kHourMs / 60) << (2 * clock.below(7));
    home.skew_ms = static_cast<std::int64_t>(clock.below(2 * most + 1)) - static_cast<std::int64_t>(most);
  }
  Stream disk(seed_, "slow_disk", index);
  if (disk.happens(faults_.rate(Fault::slow_disk))) home.sync_ms = disk.between(1'000, 60'000);
  start(index);
  return index;
}

HomeIndex World::add_copy(HomeIndex of, const std::string& name) {
  const HomeIndex index = add(name);
  Home& copy = at(index);
  copy.disk.copy_from(at(of).disk);
  copy.device = at(of).device;
  copy.honest = false;
  start(index);
  return index;
}

void World::start(HomeIndex index) {
  Home& home = at(index);
  home.node.emplace(home.disk);
  home.node->use_checker(checker_of(index));
  home.node->use_defences(defences_);
  FM_CHECK(home.disk.load(*home.node).has_value());
  home.wake.reset();
  tick(index);
}

/// Without the rule of forks a chain is what most programs take it for: the second event in a place is refused. So no
/// journal ever sees two.
node::CheckEvents World::checker_of(HomeIndex index) {
  node::CheckEvents check = pool_.checker(has(Defence::signatures));
  if (has(Defence::forks)) return check;
  return [this, index, check = std::move(check)](std::vector<event::Event> events) {
    auto out = check(std::move(events));
    for (auto& checked : out) {
      if (!checked) continue;
      const event::Event& event = checked->event();
      const auto [first, is_new] =
          at(index).came_first.emplace(std::pair(event.header.device, event.header.seq), event.id);
      if (first->second != event.id) checked = fail(journal::errc::kForked);
    }
    return out;
  };
}

void World::settle() {
  while (agenda.waiting() > 0 || !contacts_.empty()) agenda.step({~std::uint64_t{0}});
}

Instant World::clock_of(HomeIndex index) const {
  return {agenda.now().ms + (calm_ ? 0 : static_cast<std::uint64_t>(homes_[index]->skew_ms))};
}

/// The last thing that a node wants to be woken for counts.
void World::wake_at(HomeIndex index, Instant at) {
  Home& home = this->at(index);
  home.wake = at;
  const Instant now = clock_of(index);
  agenda.in_background(at > now ? at.ms - now.ms : 0, [this, index, at, life = home.life] {
    if (this->at(index).life != life || this->at(index).wake != at || clock_of(index) < at) return;
    this->at(index).wake.reset();
    tick(index);
  });
}

void World::clocks_were_set() {
  for (HomeIndex i = 0; i < homes_.size(); ++i)
    if (const auto wake = at(i).wake) wake_at(i, *wake);
}

void World::set_clock(HomeIndex index, std::int64_t skew_ms) {
  at(index).skew_ms = skew_ms;
  if (const auto wake = at(index).wake) wake_at(index, *wake);
}

Instant World::latest_clock() const {
  Instant out = agenda.now();
  for (HomeIndex i = 0; i < homes_.size(); ++i)
    if (homes_[i]->honest) out = std::max(out, clock_of(i));
  return out;
}

void World::calm(bool on) {
  calm_ = on;
  clocks_were_set();
}

void World::tick(HomeIndex index) {
  call(index, [](node::Node& node, const node::Moment& moment) { return node.tick(moment); });
}

node::Moment World::moment(HomeIndex index) {
  Home& home = at(index);
  Bytes what = to_bytes(as_bytes("moment"));
  append_little_endian(what, seed_);
  append_little_endian(what, std::uint64_t{index});
  append_little_endian(what, ++home.calls);
  return {clock_of(index), crypto::hash_untagged(what)};
}

void World::call(HomeIndex index, Input input, Agenda::Job then) {
  Home& home = at(index);
  if (!home.node) return;
  if (home.busy)
    home.waiting.emplace_back(
        [this, index, input = std::move(input), then = std::move(then)] { run(index, input, then); });
  else
    run(index, input, then);
}

void World::run(HomeIndex index, const Input& input, const Agenda::Job& then) {
  Home& home = at(index);
  std::vector<node::Effect> rest;
  std::vector<event::Event> own;
  bool persists = false;
  for (node::Effect& effect : input(*home.node, moment(index))) {
    if (auto* persist = std::get_if<node::Persist>(&effect)) {
      FM_CHECK(rest.empty());  // they come first
      persists = true;
      for (event::Event& event : note_persist(index, *persist)) own.push_back(std::move(event));
      home.disk.write(std::move(*persist));
    } else {
      rest.push_back(std::move(effect));
    }
  }
  if (!persists) return finish(index, own, std::move(rest), then);
  const std::uint64_t life = home.life;
  if (!has(Defence::durable_first)) {
    // Shown and sent at once; the disk follows when it likes.
    agenda.after(home.sync_ms, [this, index, life] {
      if (at(index).life == life) at(index).disk.sync_one();
    });
    return finish(index, own, std::move(rest), then);
  }
  home.busy = true;
  const std::uint64_t sync_ms = calm_ ? kGoodDiskMs : home.sync_ms;
  // Shared, since a job can be copied and an effect cannot.
  auto kept = std::make_shared<std::vector<node::Effect>>(std::move(rest));
  agenda.after(sync_ms, [this, index, life, kept, own = std::move(own), then] {
    if (at(index).life != life) return;
    at(index).disk.sync();
    at(index).busy = false;
    finish(index, own, std::move(*kept), then);
    synced(index, life);
  });
}

/// What waited in line goes on, until a call has something to be synced again.
void World::synced(HomeIndex index, std::uint64_t life) {
  Home& home = at(index);
  while (home.life == life && !home.busy && !home.waiting.empty()) {
    const Agenda::Job job = std::move(home.waiting.front());
    home.waiting.pop_front();
    job();
  }
}

std::vector<event::Event> World::note_persist(HomeIndex index, const node::Persist& persist) {
  Home& home = at(index);
  if (persist.identity && !home.device) home.device = device_of(*persist.identity);
  trace.number(index);
  const bool has_news = !persist.changes.added.empty() || !persist.seal_items.empty() || !persist.closed_pages.empty();
  if (has_news && on_news_ && !std::exchange(home.has_news, true)) on_news_(index);
  // A seal says nothing of the time of people before whom it was made.
  for (const auto& closed : persist.closed_pages) {
    const auto page = node::decode_closed_page(closed.bytes);
    checks.looked(Check::time_is_honest);
    if (home.honest && page && page->seal.core.time.ms > latest_clock().ms + kDayMs)
      checks.found(Check::time_is_honest, home.name + " closes page " + std::to_string(closed.page) + " of " +
                                              std::to_string(page->seal.core.time.ms));
  }
  std::vector<event::Event> own;
  for (const auto& added : persist.changes.added) {
    trace.bytes(added.event.id.view());
    if (!has(Defence::forks))
      home.came_first.emplace(std::pair(added.event.header.device, added.event.header.seq), added.event.id);
    if (!home.honest || added.event.header.device != home.device) continue;
    own.push_back(added.event);
  }
  return own;
}

void World::finish(HomeIndex index, const std::vector<event::Event>& own, std::vector<node::Effect> rest,
                   const Agenda::Job& then) {
  for (const event::Event& event : own) checks.acknowledge(index, event);
  for (node::Effect& effect : rest) carry_out(index, std::move(effect));
  if (then) then();
}

void World::perform(HomeIndex home, const node::Act& act, Shown shown) {
  auto reply = std::make_shared<node::Reply>();
  call(
      home,
      [reply, act](node::Node& node, const node::Moment& moment) {
        node::Outcome outcome = node.perform({}, act, moment);
        *reply = std::move(outcome.reply);
        return std::move(outcome.effects);
      },
      [this, reply, shown = std::move(shown)] {
        ++answers_[reply->error ? std::string(reply->error->code) : "done"];
        if (shown) shown(*reply);
      });
}

node::Value World::ask(HomeIndex home, const node::Question& question) {
  if (!is_up(home)) return {};
  return at(home).node->ask({}, question, clock_of(home)).json;
}

void World::crash(HomeIndex index, std::uint64_t off_ms) {
  Home& home = at(index);
  if (!home.node) return;
  ++crashes_;
  trace.number(index);
  ++home.life;
  home.node.reset();
  home.disk.lose_unsynced();
  home.waiting.clear();
  home.busy = false;
  std::vector<std::pair<node::PeerId, std::size_t>> broken;
  for (auto& [peer, contact] : contacts_)
    for (std::size_t end = 0; end < 2; ++end)
      if (contact.ends[end] == index && std::exchange(contact.open[end], false)) broken.emplace_back(peer, 1 - end);
  for (const auto& [peer, other] : broken) hang_up(peer, other);
  agenda.after(off_ms, [this, index] {
    if (!at(index).node && !at(index).gone) start(index);
  });
}

void World::set_group(HomeIndex index, std::uint64_t group) {
  at(index).group = group;
  std::vector<node::PeerId> across;
  for (const auto& [peer, contact] : contacts_)
    if (at(contact.ends[0]).group != at(contact.ends[1]).group) across.push_back(peer);
  for (const node::PeerId peer : across) drop(peer);
}

void World::heal() {
  faults_ = Faults();
  for (HomeIndex i = 0; i < homes_.size(); ++i) {
    Home& home = at(i);
    home.group = 0;
    home.skew_ms = 0;
    home.sync_ms = kGoodDiskMs;
    if (!home.node && !home.gone) start(i);
  }
  clocks_were_set();
}

}  // namespace folkmoot::sim
