#include "sim/script.h"

namespace folkmoot::sim {

namespace {
using node::Value;

struct Weight {
  Step::Kind kind;
  std::uint64_t weight;
};
constexpr Weight kWeights[] = {
    {Step::Kind::propose, 40}, {Step::Kind::answer, 160}, {Step::Kind::decide, 60}, {Step::Kind::hands, 4},
    {Step::Kind::confirm, 16}, {Step::Kind::note, 20},    {Step::Kind::revise, 2},  {Step::Kind::withdraw, 2},
    {Step::Kind::list, 3},     {Step::Kind::vouch, 16},   {Step::Kind::enter, 6},   {Step::Kind::object, 1},
    {Step::Kind::leave, 1},    {Step::Kind::newcomer, 3}, {Step::Kind::crash, 60},  {Step::Kind::open, 12},
    {Step::Kind::vote, 60},    {Step::Kind::ask, 8},
};

Step::Kind draw_kind(Stream& chance) {
  std::uint64_t all = 0;
  for (const Weight& row : kWeights) all += row.weight;
  std::uint64_t at = chance.below(all);
  for (const Weight& row : kWeights) {
    if (at < row.weight) return row.kind;
    at -= row.weight;
  }
  return Step::Kind::note;
}

/// One of those for which the filter holds; null if there is none.
template <class Filter>
Value pick(const Value& all, std::uint64_t which, Filter filter) {
  std::vector<const Value*> fitting;
  for (const Value& item : all.items())
    if (filter(item)) fitting.push_back(&item);
  return fitting.empty() ? Value() : *fitting[which % fitting.size()];
}

Value some_proposal(World& world, HomeIndex home, std::uint64_t which) {
  const Value all = world.ask(home, node::ask::Proposals{});
  return pick(all["proposals"], which, [](const Value& proposal) { return proposal["state"].text() == "open"; });
}

Value some_member(World& world, HomeIndex home, std::uint64_t which, std::string_view state) {
  const Value all = world.ask(home, node::ask::Members{});
  return pick(all["members"], which, [&](const Value& member) { return member["state"].text() == state; });
}

Value some_event(World& world, HomeIndex home, std::uint64_t which, std::string_view a, std::string_view b) {
  const Value all = world.ask(home, node::ask::Log{10'000, "", ""});
  return pick(all["events"], which, [&](const Value& event) {
    const std::string kind = event["kind"].text();
    return event["applied"].truth() && (kind == a || kind == b);
  });
}

event::Stance stance_of(std::uint64_t which) {
  constexpr event::Stance kStances[] = {event::Stance::agree,   event::Stance::agree,       event::Stance::agree,
                                        event::Stance::reserve, event::Stance::stand_aside, event::Stance::block,
                                        event::Stance::pass};
  return kStances[which / 64 % 7];
}

/// Positions on what waits for this member.
void answer(World& world, HomeIndex home, const Step& step) {
  const Value status = world.ask(home, node::ask::Status{});
  std::uint64_t which = step.which;
  int answers = 0;
  for (const Value& waiting : status["waiting"].items()) {
    if (++answers > 5) return;
    world.perform(home, node::act::TakePosition{waiting["id"].text(), stance_of(which), ""});
    which = which * 6'364'136'223'846'793'005 + 1;
  }
}

void about_proposal(World& world, HomeIndex home, const Step& step) {
  const std::string proposal = some_proposal(world, home, step.which)["id"].text();
  if (proposal.empty()) return;
  if (step.kind == Step::Kind::decide) {
    world.perform(home, node::act::Decide{proposal, std::nullopt, ""});
  } else if (step.kind == Step::Kind::hands) {
    const std::uint64_t yes = step.which / 16 % 4;
    const std::uint64_t no = step.which / 64 % 3;
    world.perform(home, node::act::Decide{proposal, node::act::Decide::Hands{yes, no, 0, yes + no}, "counted twice"});
  } else if (step.kind == Step::Kind::revise) {
    world.perform(home, node::act::Propose{"A better plan", "A text that is better.", proposal, {}, {}, {}});
  } else if (step.kind == Step::Kind::withdraw) {
    world.perform(home, node::act::Withdraw{proposal});
  } else if (step.kind == Step::Kind::enter) {
    const std::string listed = some_member(world, home, step.which, "listed")["member"].text();
    if (!listed.empty()) world.perform(home, node::act::Enter{proposal, listed, stance_of(step.which)});
  }
}

void about_people(World& world, HomeIndex home, const Step& step) {
  if (step.kind == Step::Kind::list) {
    world.perform(home, node::act::ListPersons{{"listed " + std::to_string(step.which % 1'000)}});
    return;
  }
  const std::string applicant = some_member(world, home, step.which, "applicant")["member"].text();
  if (applicant.empty()) return;
  if (step.kind == Step::Kind::vouch)
    world.perform(home, node::act::Vouch{{applicant}, event::Basis::known, ""});
  else
    world.perform(home, node::act::Object{{applicant}, "not known here"});
}
}  // namespace

std::vector<Step> make_script(std::uint64_t seed, std::size_t count, std::uint64_t duration_ms) {
  Stream chance(seed, "script");
  std::vector<Step> out;
  for (std::size_t i = 0; i < count; ++i) {
    Step step;
    step.kind = draw_kind(chance);
    step.who = chance.next();
    step.which = chance.next() >> 1;
    step.at_ms = duration_ms / count * i + chance.below(duration_ms / count + 1);
    out.push_back(step);
  }
  return out;
}

void play_step(World& world, HomeIndex home, const Step& step) {
  switch (step.kind) {
    case Step::Kind::propose:
      world.perform(home,
                    node::act::Propose{"Plan " + std::to_string(step.which % 100'000), "We do this.", {}, {}, {}, {}});
      break;
    case Step::Kind::answer:
      answer(world, home, step);
      break;
    case Step::Kind::note: {
      const std::string proposal = some_proposal(world, home, step.which)["id"].text();
      if (!proposal.empty()) world.perform(home, node::act::Note{proposal, "A thought about it."});
      break;
    }
    case Step::Kind::decide:
    case Step::Kind::hands:
    case Step::Kind::revise:
    case Step::Kind::withdraw:
    case Step::Kind::enter:
      about_proposal(world, home, step);
      break;
    case Step::Kind::confirm: {
      const std::string target = some_event(world, home, step.which, "enter", "hand_count")["id"].text();
      if (!target.empty()) world.perform(home, node::act::Confirm{{target}});
      break;
    }
    case Step::Kind::list:
    case Step::Kind::vouch:
    case Step::Kind::object:
      about_people(world, home, step);
      break;
    case Step::Kind::leave:
      world.perform(home, node::act::Leave{});
      break;
    case Step::Kind::ask:
      world.perform(home, node::act::AskForSeal{});
      break;
    case Step::Kind::open: {
      node::act::Open open;
      open.question = "Question " + std::to_string(step.which % 100'000);
      open.text = "Yes or no.";
      open.terms.cast_in_ms = kHourMs * (1 + step.which / 128 % 12);
      world.perform(home, open);
      break;
    }
    case Step::Kind::vote: {
      const std::string vote = some_event(world, home, step.which, "open", "open")["id"].text();
      if (!vote.empty())
        world.perform(
            home, node::act::Vote{
                      vote, std::string(event::choice_name(static_cast<event::Choice>(step.which / 64 % 4))), false});
      break;
    }
    case Step::Kind::newcomer:
    case Step::Kind::crash:
      break;
  }
}

}  // namespace folkmoot::sim
