#include "tests/scenario/play.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/scenario/shuffle.h"

namespace folkmoot::scenario {

namespace {

/// The story told in the order of its lines.
class Straight {
 public:
  Straight(const Story& story, World& world, Played& played) : story_(story), world_(world), played_(played) {}

  /// False where the story cannot go on.
  bool run() {
    for (const Step& step : story_.steps) {
      if (step.kind != Step::Kind::given && !world_.is_founded()) {
        failed({step.place, "expected `given an assembly ...` before this"});
        return false;
      }
      const auto done = run_step(step);
      if (done) continue;
      Fault why = done.error();
      if (why.place.line == 0) why.place = step.place;
      failed({why.place, why.message});
      return false;
    }
    if (!world_.is_founded()) {
      failed({{1, 1}, "expected an assembly in the story"});
      return false;
    }
    nothing_void_in_silence();
    return true;
  }

 private:
  void failed(Failure failure) { played_.failures.push_back(std::move(failure)); }

  Parsed<Ok> run_step(const Step& step) {
    switch (step.kind) {
      case Step::Kind::given:
        return given_sentences()[step.sentence].run(world_, step.slots, step.place);
      case Step::Kind::when:
        return act(step);
      case Step::Kind::then:
        return check(step);
    }
    return Ok{};
  }

  Parsed<Ok> act(const Step& step) {
    Manner manner;
    for (const Step::Aside& aside : step.manner)
      FM_TRY(manner_sentences()[aside.sentence].run(world_, manner, aside.slots));
    for (const Word& name : step.authors) {
      FM_TRY(check_author(name, step));
      FM_ASSIGN(const Done done, perform({world_, name.text, manner, step.act}));
      if (done.event) acts_.push_back(*done.event);
      remember(step, done);
    }
    return Ok{};
  }

  /// Somebody new appears by joining only, and a new device by asking to be added.
  Parsed<Ok> check_author(const Word& name, const Step& step) const {
    const bool joins = step.act.act ? std::holds_alternative<node::act::Join>(*step.act.act)
                                    : step.act.other->name == "join-uninvited";
    const bool adds = step.act.act ? std::holds_alternative<node::act::RequestDevice>(*step.act.act)
                                   : step.act.other->name == "restore";
    if (joins) return Ok{};
    if (adds && world_.knows_person(World::person_of(name.text))) return Ok{};
    FM_TRY(world_.device(name));
    return Ok{};
  }

  void remember(const Step& step, const Done& done) {
    const std::string called = step.called ? step.called->text : done.called;
    if (called.empty()) return;
    if (done.event) world_.name_act(called, *done.event);
    if (done.enclosure) world_.name_enclosure(called, *done.enclosure);
  }

  Parsed<Ok> check(const Step& step) {
    const ThenSentence& sentence = then_sentences()[step.sentence];
    ++played_.checks;
    FM_TRY(note_spoken_of(sentence, step));
    FM_ASSIGN(const std::string otherwise, sentence.run({world_, world_.replica(), true}, step.slots));
    if (!otherwise.empty()) failed({step.place, "this does not hold: " + otherwise});
    return Ok{};
  }

  Parsed<Ok> note_spoken_of(const ThenSentence& sentence, const Step& step) {
    if (sentence.pattern.starts_with("the last act is")) spoken_of_.insert(world_.last_event().event->id);
    if (!sentence.pattern.starts_with("the act|acts")) return Ok{};
    for (const Word& name : step.slots[0].names) {
      FM_ASSIGN(const EventId id, world_.act(name));
      spoken_of_.insert(id);
    }
    return Ok{};
  }

  /// A slip of the pen makes acts void, and a story of void acts proves little: so each must be spoken of.
  void nothing_void_in_silence() {
    for (const EventId& id : acts_) {
      const Item& item = world_.items()[*world_.item_of(id)];
      const std::string now = world_.replica().fate(id);
      if (spoken_of_.contains(id) || (item.fate == "applied" && now == "applied")) continue;
      failed({item.place, "this act is " + (item.fate == "applied" ? now : item.fate) + ", and no `then` says so"});
    }
  }

  const Story& story_;
  World& world_;
  Played& played_;
  std::vector<EventId> acts_;
  std::set<EventId> spoken_of_;
};

/// The `then` lines after the last act.
std::vector<const Step*> last_checks(const Story& story) {
  std::vector<const Step*> out;
  for (auto step = story.steps.rbegin(); step != story.steps.rend() && step->kind == Step::Kind::then; ++step)
    out.push_back(&*step);
  std::reverse(out.begin(), out.end());
  return out;
}

/// Applied, void for its reason, or outside the journal. Why something is outside may depend on when it came.
std::string coarse(const std::string& fate) {
  return fate == "applied" || fate.starts_with("void") ? fate : "not kept";
}

void compare(const Story& story, World& world, Replica& node, const std::string& where, Played& played) {
  const auto failed = [&](Place place, const std::string& message) {
    played.failures.push_back({place, where + message});
  };
  const Place whole{1, 1};
  Replica& straight = world.replica();
  if (node.journal().page() != straight.journal().page()) failed(whole, "this node closed fewer pages");
  for (const Item& item : world.items()) {
    if (!item.event) continue;
    const std::string here = coarse(node.fate(item.event->id));
    const std::string there = coarse(straight.fate(item.event->id));
    if (here != there)
      failed(item.place, fmt::format("this act is {} on this node, but {} in the straight play", here, there));
  }
  if (node.journal().digest() != straight.journal().digest())
    failed(whole, "another frontier than in the straight play");
  if (node.state_hash() != straight.state_hash()) failed(whole, "another state hash than in the straight play");
  for (const Step* step : last_checks(story)) {
    const auto otherwise = then_sentences()[step->sentence].run({world, node, false}, step->slots);
    if (!otherwise) {
      failed(otherwise.error().place, otherwise.error().message);
    } else if (!otherwise->empty()) {
      failed(step->place, "this does not hold: " + *otherwise);
    }
  }
}

}  // namespace

Played play(const Story& story, const PlayOptions& options) {
  Played out;
  World world;
  world.charter_lines = options.charter;
  if (!Straight(story, world, out).run()) return out;
  out.events = static_cast<std::size_t>(std::count_if(world.items().begin(), world.items().end(),
                                                      [](const Item& item) { return item.event.has_value(); }));
  out.state_hash = world.replica().state_hash().hex();
  for (std::uint64_t seed = options.first_seed; seed < options.first_seed + options.seeds && out.failures.empty();
       ++seed) {
    for (std::size_t node = 0; node < options.nodes && out.failures.empty(); ++node) {
      Replica replica = shuffled(world.items(), seed * 1000 + node, options.compares);
      compare(story, world, replica, "seed " + std::to_string(seed) + ", node " + std::to_string(node + 1) + ": ", out);
    }
  }
  return out;
}

Played play_text(const std::string& path, std::string_view text, const PlayOptions& options) {
  const auto story = parse_story(path, text);
  if (story) return play(*story, options);
  Played out;
  out.failures.push_back({story.error().place, story.error().message});
  return out;
}

}  // namespace folkmoot::scenario
