#include "sim/stage.h"

#include <algorithm>

#include "base/check.h"
#include "sim/sealed.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kWeek = 168 * kHourMs;
/// No clock is further off.
constexpr std::uint64_t kSkewMost = 144 * kHourMs;
/// Of its contacts a home makes one in so many by a file that somebody carries; that passes every cut.
constexpr std::uint64_t kCarryOneIn = 40;
constexpr std::uint64_t kPartitionEveryMs = 6 * kHourMs;

/// In which page each event is that a home keeps.
std::map<EventId, std::uint64_t> pages_of(World& world, HomeIndex home) {
  std::map<EventId, std::uint64_t> out;
  std::string after;
  do {
    const node::Value log = world.ask(home, node::ask::Log{1'000, after, ""});
    for (const node::Value& line : log["events"].items())
      if (const auto id = EventId::from_hex_text(line["id"].text())) out.emplace(*id, line["page"].number());
    after = log["next"].text();
  } while (!after.empty());
  return out;
}

std::string handle(std::size_t i) {
  const std::string digits = std::to_string(i);
  return "m" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}
}  // namespace

Stage::Stage(const Options& options, const Plan& plan)
    : world(options.seed, Faults(options.seed, options.faults), options.without),
      options_(options),
      plan_(plan),
      meetings_(options.seed, "meetings"),
      healing_(options.seed, "healing"),
      partitions_(options.seed, "partitions") {
  if (options.nodes) plan_.nodes = *options.nodes;
  // Some assemblies are on line, others meet when they meet.
  Stream chance(options.seed, "news");
  const std::uint64_t news_ms = chance.below(2) == 0 ? 0 : chance.between(1, 20) * 60'000;
  if (!plan_.news_ms) plan_.news_ms = news_ms;
  FM_CHECK(plan_.nodes >= 3);
  bound_events_ = plan_.charter.quota.events;
  if (!world.has(Defence::quota)) plan_.charter.quota = {1'000'000, std::uint64_t{1} << 40, 1'000'000, 8};
}

void Stage::join(HomeIndex home, HomeIndex inviter, const std::string& invitation) {
  world.at(home).sponsor = inviter;
  world.perform(home, node::act::Join{invitation, world.at(home).name},
                [this, home, inviter](const node::Reply& reply) {
                  if (!reply.error) world.contact(home, inviter);
                });
}

void Stage::found() {
  for (std::size_t i = 0; i < plan_.nodes; ++i) world.add(handle(i));
  world.calm(true);
  std::string invitation;
  world.perform(0, node::act::Found{"The village", world.at(0).name, plan_.nodes, plan_.charter},
                [&](const node::Reply& reply) { invitation = reply.json["invitation"].text(); });
  world.settle();
  for (HomeIndex i = 1; i < plan_.nodes; ++i) {
    if (i > 1) {
      world.perform(0, node::act::Invite{},
                    [&](const node::Reply& reply) { invitation = reply.json["invitation"].text(); });
      world.settle();
    }
    join(i, 0, invitation);
    world.settle();
  }
  for (int round = 0; round < 2; ++round)
    for (HomeIndex i = 1; i < plan_.nodes; ++i) {
      world.contact(i, 0);
      world.settle();
    }
  FM_CHECK(world.ask(0, node::ask::Status{})["state"].text() == "constituted");
  if (plan_.seals) close_founding_page();
  world.calm(false);
}

/// It takes all of them, in every step of a round.
void Stage::close_founding_page() {
  for (HomeIndex i = 0; i < plan_.nodes; ++i) world.perform(i, node::act::AskForSeal{});
  world.settle();
  const auto is_closed = [this] {
    for (HomeIndex i = 0; i < plan_.nodes; ++i)
      if (world.ask(i, node::ask::Status{})["page"].number() != 2) return false;
    return true;
  };
  constexpr std::uint64_t kStepMs = 4'000;
  for (int step = 0; !is_closed(); ++step) {
    FM_CHECK(step < 32);
    world.agenda.run_until({world.agenda.now().ms + kStepMs});
    for (HomeIndex i = 1; i < plan_.nodes; ++i) {
      world.contact(i, 0);
      world.settle();
    }
  }
}

void Stage::choose_liars() {
  std::size_t free = (plan_.nodes - 1) / 3;
  HomeIndex next = plan_.nodes - 1;
  for (const LiarKind kind : all_liars()) {
    Stream chance(options_.seed, "liars", static_cast<std::uint64_t>(kind));
    const bool on = chance.happens(kAlways / 3);
    const std::size_t count = on ? std::min<std::size_t>(free, chance.between(1, 2)) : 0;
    free -= count;
    // One that is not allowed leaves an honest member in its place.
    for (std::size_t i = 0; i < count; ++i, --next)
      if (plan_.liars && options_.liars.contains(kind)) add_liar(kind, next);
  }
}

void Stage::add_liar(LiarKind kind, HomeIndex home) {
  liar_kinds_.insert(kind);
  add_liar(make_liar(kind, world, home, liars_.size()));
}

void Stage::add_liar(std::unique_ptr<Liar> liar) {
  liars_.push_back(std::move(liar));
  if (begun_) unleash(liars_.size() - 1);
}

void Stage::unleash(std::size_t liar) {
  liars_[liar]->begin();
  world.agenda.after(kHourMs * (liar + 1), [this, liar] { lie(liar); });
}

std::optional<HomeIndex> Stage::some_honest(std::uint64_t which) {
  for (std::size_t i = 0; i < world.size(); ++i) {
    const HomeIndex at = (which + i) % world.size();
    if (world.at(at).honest && world.is_up(at)) return at;
  }
  return std::nullopt;
}

void Stage::newcomer(const Step& step) {
  const auto inviter = some_honest(step.who);
  if (!inviter || world.size() >= plan_.nodes + plan_.nodes / 4 + 2) return;
  const HomeIndex home = world.add(handle(world.size()));
  world.perform(*inviter, node::act::Invite{}, [this, home, inviter](const node::Reply& reply) {
    if (!reply.error) join(home, *inviter, reply.json["invitation"].text());
  });
  agenda_meet(home);
}

void Stage::play(const Step& step) {
  if (step.kind == Step::Kind::newcomer) return newcomer(step);
  const auto home = some_honest(step.who);
  if (!home) return;
  if (step.kind == Step::Kind::crash) {
    // A crash is most telling right behind an act: what was written is not synced yet.
    Stream chance(options_.seed, "crash", step.which);
    if (!chance.happens(std::min<PerMillion>(kAlways, world.faults().rate(Fault::crash) * 10))) return;
    Step before = step;
    before.kind = Step::Kind::note;
    play_step(world, *home, before);
    return world.agenda.after(chance.below(20),
                              [this, home, off = chance.between(1'000, 6 * kHourMs)] { world.crash(*home, off); });
  }
  play_step(world, *home, step);
}

void Stage::meet(HomeIndex home) {
  meet_somebody(home);
  agenda_meet(home);
}

void Stage::meet_somebody(HomeIndex home) {
  const std::uint64_t draw = meetings_.next();
  const HomeIndex other = draw % world.size();
  const bool by_hand = plan_.files && draw / 1'024 % kCarryOneIn == 0;
  Home& own = world.at(home);
  if (!own.hidden && !world.at(other).hidden) {
    if (own.disk.content_key() == nullptr) {
      if (own.sponsor) world.contact(home, *own.sponsor);
    } else if (by_hand) {
      world.carry(home, other, draw % kHourMs);
    } else {
      world.contact(home, other);
    }
  }
}

void Stage::agenda_meet(HomeIndex home) {
  if (is_over()) return;
  world.agenda.after(meetings_.between(1, 2 * plan_.contact_every_ms), [this, home] {
    if (!is_over()) meet(home);
  });
}

void Stage::lie(std::size_t liar) {
  if (is_over()) return;
  liars_[liar]->act();
  world.agenda.after(liars_[liar]->acts_every_ms(), [this, liar] { lie(liar); });
}

/// Two or three groups for some hours; sometimes one home alone.
void Stage::split() {
  if (is_over()) return;
  const bool apart = partitions_.happens(world.faults().rate(Fault::partition));
  const std::uint64_t groups = partitions_.between(2, 3);
  for (HomeIndex i = 0; i < world.size(); ++i) {
    const std::uint64_t group = partitions_.below(groups);
    world.set_group(i, apart ? group : 0);
  }
  world.agenda.after(kPartitionEveryMs, [this] { split(); });
}

void Stage::begin() {
  started_ = world.agenda.now();
  ends_ = {started_.ms + plan_.duration_ms};
  for (HomeIndex i = 0; i < world.size(); ++i) agenda_meet(i);
  std::vector<Step> script = make_script(options_.seed, plan_.acts, plan_.duration_ms);
  if (options_.acts && *options_.acts < script.size()) script.resize(*options_.acts);
  for (const Step& step : script) world.agenda.after(step.at_ms, [this, step] { play(step); });
  for (std::size_t i = 0; i < liars_.size(); ++i) unleash(i);
  begun_ = true;
  if (*plan_.news_ms > 0)
    world.on_news([this](HomeIndex home) {
      world.agenda.after(meetings_.between(1, *plan_.news_ms), [this, home] {
        world.heard_news(home);
        if (!is_over()) meet_somebody(home);
      });
    });
  if (world.faults().has(Fault::partition) && !plan_.own_partitions) split();
}

bool Stage::all_equal() {
  std::set<std::string> digests;
  for (HomeIndex i = 0; i < world.size(); ++i) {
    const Home& home = world.at(i);
    if (!home.honest || home.disk.content_key() == nullptr) continue;
    const node::Value status = world.ask(i, node::ask::Status{});
    world.checks.look_at(home.name, status);
    digests.insert(status["frontier"]["digest"].text());
    state_hash_ = status["state_hash"].text();
    events_ = status["events"].number();
    pages_ = status["page"].number() - 1;
  }
  return digests.size() == 1;
}

/// One round: everybody meets somebody; whom nobody talks to any more gets and gives files.
bool Stage::everybody_meets(bool files) {
  for (HomeIndex i = 0; i < world.size(); ++i) {
    Home& home = world.at(i);
    if (home.disk.content_key() == nullptr) {
      if (home.sponsor) world.contact(i, *home.sponsor);
      world.settle();
      continue;
    }
    HomeIndex other = healing_.below(world.size());
    if (other == i) other = (i + 1) % world.size();
    home.turned_away = false;
    world.contact(i, other);
    world.settle();
    if (!files || !home.turned_away || !home.honest) continue;
    const auto reader = some_honest(healing_.next());
    if (!reader || *reader == i) continue;
    world.carry(i, *reader, 1'000);
    world.carry(*reader, i, 1'000);
    world.settle();
  }
  return all_equal();
}

/// What one knows doubles with each round; liars and people who are turned away cost some more.
std::uint64_t Stage::meet_until_equal() {
  std::uint64_t bound = 8;
  for (std::size_t reached = 1; reached < world.size(); reached *= 2) bound += 2;
  std::uint64_t rounds = 0;
  bool equal = all_equal();
  for (; !equal && rounds < bound; ++rounds) equal = everybody_meets(true);
  world.checks.looked(Check::converges);
  if (!equal) world.checks.found(Check::converges, "not equal after " + std::to_string(rounds) + " rounds");
  return rounds;
}

void Stage::end() {
  world.agenda.run_until(ends_);
  world.heal();
  // Not healed: two halves for ever.
  for (HomeIndex i = 0; i < world.size() && !world.has(Defence::healing); ++i) world.set_group(i, i % 2);
  for (const auto& liar : liars_) liar->end();
  world.settle();
  rounds_ = meet_until_equal();
  if (plan_.seals && world.checks.ok(Check::converges)) {
    wait_for_seals();
    // Homes have written meanwhile: a seal lets somebody in, and another one grants the key.
    meet_until_equal();
  }
  judge();
  judge_seals();
}

/// Nothing but talk is open, and all are at one page.
bool Stage::all_sealed() {
  std::set<std::uint64_t> pages;
  std::optional<HomeIndex> one;
  for (HomeIndex i = 0; i < world.size(); ++i) {
    if (!world.at(i).honest || world.at(i).disk.content_key() == nullptr) continue;
    pages.insert(world.ask(i, node::ask::Status{})["page"].number());
    one = i;
  }
  if (!one || pages.size() != 1) return false;
  std::string after;
  do {
    const node::Value log = world.ask(*one, node::ask::Log{1'000, after, ""});
    for (const node::Value& line : log["events"].items())
      if (line["page"].number() == *pages.begin() && line["kind"].text() != "note") return false;
    after = log["next"].text();
  } while (!after.empty());
  return true;
}

/// Whether the rounds promise a seal of the page that is open now: each page has witnesses of its own, and where one
/// left, fewer may be silent. Both the world, of what it did to homes, and the homes, of who closes the page, must say
/// that too many are.
bool Stage::is_seal_promised() {
  std::set<DeviceId> silent;  // a copied home is one witness
  std::set<std::uint64_t> pages;
  std::uint64_t may_be_silent = 0;
  std::uint64_t needed = 0;
  std::uint64_t sign = 0;
  for (HomeIndex i = 0; i < world.size(); ++i) {
    const Home& home = world.at(i);
    if (!home.honest || home.disk.content_key() == nullptr) {
      if (home.device) silent.insert(*home.device);
      continue;
    }
    const node::Value seal = world.ask(i, node::ask::Seal{});
    pages.insert(seal["page"].number());
    needed = seal["needed"].number();
    may_be_silent = seal["witnesses"].number() - needed;
    if (seal["witness"].truth()) ++sign;
  }
  // As long as some are behind they come to the page by meeting.
  return pages.size() != 1 || silent.size() <= may_be_silent || sign >= needed;
}

/// The timers of rounds have grown while things were bad, to hours perhaps, and shrink with the next page only. Homes
/// meet at even intervals, since rounds come to an end only where delays do not grow faster than timers: often for a
/// day, then each hour.
void Stage::wait_for_seals() {
  constexpr int kOften = 288;
  constexpr int kSteps = kOften + 240;
  constexpr int kFileEvery = 6;  // a file costs as much as hundreds of frames
  int step = 0;
  bool sealed = all_sealed();
  for (; !sealed && step < kSteps; ++step) {
    if (world.has(Defence::few_silent) && !is_seal_promised()) return;
    world.agenda.run_until({world.agenda.now().ms + (step < kOften ? kHourMs / 12 : kHourMs)});
    everybody_meets(step % kFileEvery == 0);
    sealed = all_sealed();
  }
  world.checks.looked(Check::seals_come);
  if (!sealed) world.checks.found(Check::seals_come, "not all is sealed after " + std::to_string(step) + " meetings");
}

void Stage::judge_seals() {
  const std::set<SignKey> liars = keys_of_liars(world);
  const auto one = some_honest(0);
  if (!one) return;
  Disk& disk = world.at(*one).disk;
  const std::vector<Instant> times = times_of(disk);
  world.checks.looked(Check::nobody_left_out, times.size());
  for (const std::string& problem : left_out(disk, liars)) world.checks.found(Check::nobody_left_out, problem);
  if (world.checks.are_two_cores_expected()) judge_proofs(liars);
}

/// More than f cheat: two seals came of it, and whoever did it is proved to have, on every home.
void Stage::judge_proofs(const std::set<SignKey>& liars) {
  if (world.checks.parted_pages().empty())
    world.checks.found(Check::cheats_are_proved, "no page has two seals, though more than f cheat");
  for (HomeIndex i = 0; i < world.size(); ++i) {
    if (!world.at(i).honest || world.at(i).disk.content_key() == nullptr) continue;
    world.checks.looked(Check::cheats_are_proved);
    for (const std::string& problem : unproved(world, i, liars)) world.checks.found(Check::cheats_are_proved, problem);
  }
}

void Stage::judge() {
  std::set<std::string> judged;
  const std::uint64_t weeks = (elapsed_ms() + kSkewMost) / kWeek + 1;
  const Checks::Bounds bounds{bound_events_ * (weeks + 1)};
  std::size_t verified = 0;
  for (HomeIndex i = 0; i < world.size(); ++i) {
    const Home& home = world.at(i);
    if (!home.honest || home.disk.content_key() == nullptr || !world.is_up(i)) continue;
    const node::Value status = world.ask(i, node::ask::Status{});
    if (!judged.insert(status["frontier"]["digest"].text()).second) continue;
    Checks::Held held{home.name, {}, pages_of(world, i), world.ask(i, node::ask::Decisions{}), times_of(home.disk)};
    bool head = true;
    world.at(i).node->export_lines({}, [&](const node::Value& line) {
      if (!std::exchange(head, false)) held.lines.push_back(line);
      return true;
    });
    world.checks.judge(held, bounds);
    if (++verified > 2) continue;
    world.checks.looked(Check::homes_verify);
    const node::Value report = world.ask(i, node::ask::Check{});
    if (report["ok"].truth()) continue;
    const auto& problems = report["problems"].items();
    world.checks.found(Check::homes_verify,
                       home.name + ": " + (problems.empty() ? std::string("?") : problems.front()["code"].text()));
  }
}

}  // namespace folkmoot::sim
