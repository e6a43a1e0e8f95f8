#pragma once

// Stories for tests of the fold: what happens in an assembly, decided by a stream of numbers, and other homes that hear
// of it in other orders and portions. Property tests and a fuzz door share them.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/assembly_builder.h"

namespace folkmoot::test {

/// A story that a stream of numbers tells. People act on all that they hold, or on what there was some time ago, so
/// that much is concurrent; many of their acts are void, which is as good.
class Story {
 public:
  /// `seal_every`: so many steps make a page, if any; `at_seal` is called after each seal.
  explicit Story(std::vector<std::uint32_t> choices, std::size_t seal_every = 0,
                 const std::function<void(AssemblyBuilder&)>& at_seal = {})
      : choices_(std::move(choices)), town_(wide_town(seal_every > 0)) {
    people_ = {town_.first()};
    for (const char* name : {"second", "third", "fourth", "fifth"}) people_.push_back(town_.founder(name));
    town_.constitute(town_.first());
    for (const Who who : people_) ids_.push_back(town_.id(who));
    for (std::size_t steps = 1; next_ < choices_.size(); ++steps) {
      step();
      if (seal_every == 0 || steps % seal_every != 0) continue;
      town_.seal(choose(std::uint64_t{40} * 24));
      if (at_seal) at_seal(town_);
    }
  }
  /// At the end: somebody's device continues its chain at an earlier place, too. Nothing is written after it, since the
  /// builder's honest authors would have to know of it.
  void fork(std::uint32_t who, std::uint32_t where) {
    const Who liar = people_[who % people_.size()];
    std::vector<EventId> own;
    for (const event::Event& event : town_.events())
      if (event.header.device == town_.device(liar)) own.push_back(event.id);
    if (own.size() < 2) return;
    const EventId before = own[where % (own.size() - 1)];
    town_.with({.prev = before}).note(liar, before);
  }
  AssemblyBuilder& town() { return town_; }

 private:
  static constexpr std::size_t kFounders = 5;
  /// Quotas are the journal's matter.
  static AssemblyBuilder::Options wide_town(bool in_pages) {
    AssemblyBuilder::Options out;
    out.all_on_roll = in_pages;
    out.charter.proxies = 2;
    out.charter.quota = {100'000, std::uint64_t{1} << 30, 10'000, 200};
    return out;
  }
  std::uint32_t choose(std::size_t below) {
    const std::uint32_t value = next_ < choices_.size() ? choices_[next_++] : 0;
    return below == 0 ? 0 : value % static_cast<std::uint32_t>(below);
  }
  Who anybody() { return people_[choose(people_.size())]; }
  Who founder() { return people_[choose(kFounders)]; }
  /// One of the last few.
  template <class Value>
  Value recent(const std::vector<Value>& values) {
    const std::size_t few = std::min<std::size_t>(values.size(), 4);
    return values.empty() ? Value{} : values[values.size() - 1 - choose(few)];
  }
  event::Stance any_stance() { return static_cast<event::Stance>(choose(event::kStanceCount)); }
  /// Perhaps the next author holds only what there was some time ago, and their own.
  AssemblyBuilder& someone() {
    if (choose(2) != 0) return town_;
    const auto& events = town_.events();
    const std::size_t until = events.size() - std::min<std::size_t>(events.size(), choose(5) + 1);
    std::vector<EventId> holds;
    for (std::size_t i = until - std::min<std::size_t>(until, 12); i < until; ++i) holds.push_back(events[i].id);
    return town_.knowing(holds);
  }

  void step() {
    switch (choose(16)) {
      case 14:
      case 15:
        return work();
      case 12:
      case 13:
        return ballots();
      case 0:
      case 1:
        return admission();
      case 2:
        return devices();
      case 3:
        return suspension();
      case 4:
      case 5:
        return proposals();
      case 6:
      case 7:
        return vote();
      case 8:
      case 9:
        return counts();
      default:
        return positions();
    }
  }
  void admission() {
    switch (choose(7)) {
      case 0:
        people_.push_back(town_.applicant("p" + std::to_string(people_.size()), town_.first()));
        ids_.push_back(town_.id(people_.back()));
        break;
      case 1: {
        const EventId list = town_.list(founder(), {"listed", "listed too"});
        ids_.push_back(town_.listed(list, 0)), ids_.push_back(town_.listed(list, 1));
        return;
      }
      case 2:
        if (choose(4) == 0) someone().leave(anybody());
        return;
      case 3: {
        const PersonId whom = recent(ids_);
        for (int i = 0; i < 3; ++i) someone().object(founder(), {whom});
        return;
      }
      default:
        break;
    }
    const PersonId whom = recent(ids_);
    for (int i = 0; i < 2; ++i) someone().vouch(founder(), {whom, recent(ids_)});
  }
  void devices() {
    const Who by = anybody();
    if (choose(2) == 0) {
      someone().hand_in(by, town_.device_record(anybody(), choose(2) == 0));
      return;
    }
    const Who added = town_.device_of(by);
    someone().hand_in(by, town_.device_record(added, choose(3) == 0));
    people_.push_back(added);
  }
  void suspension() {
    if (!suspensions_.empty() && choose(2) == 0) {
      const auto& [first, suspended] = suspensions_[choose(suspensions_.size())];
      someone().suspend(founder(), suspended, std::nullopt, first);
      return;
    }
    const Who whose = anybody();
    std::optional<EventId> tip;
    if (const auto device = town_.journal().table().find_device(town_.device(whose)); device && choose(4) != 0) {
      const auto tips = town_.journal().tips(*device);
      if (!tips.empty()) tip = town_.journal().table().id(tips.front());
    }
    suspensions_.emplace_back(someone().suspend(founder(), whose, tip), whose);
  }
  void proposals() {
    const Who by = founder();
    switch (choose(6)) {
      case 0:
        return opened(someone().revise(by, recent(versions_)));
      case 1:
        someone().withdraw(by, recent(versions_));
        return;
      case 2:
        return opened(someone().propose_to_admit(by, recent(ids_)));
      default:
        return opened(someone().propose(by, "plan"));
    }
  }
  void opened(const EventId& version) {
    if (town_.code(version) == "applied") versions_.push_back(version);
  }
  /// Everybody answers, mostly alike. Then some change their minds and one counts that, and one counts the first
  /// answers.
  void vote() {
    if (versions_.empty()) return proposals();
    const EventId version = recent(versions_);
    const event::Stance stance = any_stance();
    for (const Who who : people_)
      town_.knowing({version}).position(who, version, choose(20) == 0 ? any_stance() : stance);
    const EventId answered = town_.position(people_[1], version, stance);
    if (choose(3) == 0) return;
    std::vector<EventId> changes;
    const event::Stance other = any_stance();
    for (std::size_t i = 1; i < 4; ++i)
      changes.push_back(town_.knowing({answered}).position(people_[i], version, other));
    if (choose(3) != 0) town_.knowing(changes).decide(people_[4], version);
    if (choose(3) != 0) town_.knowing({answered}).decide(people_[0], version);
  }
  /// Votes on all matters, and ballots beside each other and after each other.
  void ballots() {
    if (!votes_.empty() && choose(5) == 0) return offices(recent(votes_));
    if (!votes_.empty() && choose(4) != 0) {
      const EventId vote = recent(votes_);
      for (std::size_t i = choose(4) + 1; i > 0; --i)
        someone().vote(anybody(), vote, static_cast<event::Choice>(choose(event::kChoiceCount)), choose(2) == 0);
      return;
    }
    const Who by = founder();
    const event::Terms terms = town_.terms(24, choose(2) == 0);
    EventId made;
    switch (choose(6)) {
      case 4:
      case 5: {
        event::Elect elect;
        elect.terms = terms;
        elect.nominate_until = {terms.cast_until.ms - (std::uint64_t{choose(2)} * 23) * kHourMs};
        elect.scope = "speaks to the press";
        elect.alternates = choose(2);
        elect.method = choose(2) == 0 ? event::Method::approval : event::Method::irv;
        elect.kind = static_cast<event::MandateKind>(choose(event::kMandateKindCount));
        elect.until = {terms.cast_until.ms + 1000ULL * kHourMs};
        made = someone().act(by, elect);
        break;
      }
      case 0:
        made = someone().remove(by, recent(ids_), terms);
        break;
      case 1:
        made = someone().mandate(by, recent(ids_), terms, 1000);
        break;
      case 2:
        made = someone().recall(by, votes_.empty() ? recent(versions_) : recent(votes_), terms);
        break;
      default:
        made = someone().open(by, terms);
        break;
    }
    if (town_.code(made) == "applied") votes_.push_back(made);
  }
  /// Commissions and what they do, tasks, and objections to suspensions.
  void work() {
    const Who by = anybody();
    switch (choose(10)) {
      case 8:
      case 9:
        return proxies(by);
      case 0: {
        const EventId made = someone().act(
            founder(), event::FoundCommission{town_.terms(1), "a commission", "for this", {}, choose(2) == 0});
        if (town_.code(made) != "applied") return;
        commissions_.push_back(made);
        votes_.push_back(made);
        for (std::size_t i = 0; i < kFounders; ++i) town_.vote(people_[i], made, event::Choice::yes);
        return;
      }
      case 1:
        targets_.push_back(someone().act(by, event::JoinCommission{recent(commissions_), choose(3) == 0}));
        return;
      case 2: {
        const Instant until{town_.state().page.opened().ms + std::uint64_t{2'000} * kHourMs};
        const EventId made =
            someone().act(founder(), event::GrantBudget{town_.terms(1), recent(commissions_), 10, "cent", until, {}});
        if (town_.code(made) != "applied") return;
        budgets_.push_back(made);
        for (std::size_t i = 0; i < kFounders; ++i) town_.vote(people_[i], made, event::Choice::yes);
        return;
      }
      case 3:
      case 4:
        someone().act(by, event::Spend{recent(budgets_), choose(6), "something"});
        return;
      case 5:
        tasks_.push_back(someone().act(by, event::Task{"to do", {}, {}}));
        return;
      case 6:
        if (choose(3) == 0) {
          someone().act(by, event::FinishTask{recent(tasks_), {}});
        } else {
          someone().act(by, event::TakeTask{recent(tasks_), choose(3) == 0});
        }
        return;
      default:
        if (suspensions_.empty()) return;
        someone().act(by, event::Oppose{suspensions_[choose(suspensions_.size())].first, {}});
        return;
    }
  }
  void proxies(Who by) {
    if (!proxies_.empty() && choose(4) == 0) {
      someone().act(by, event::EndProxy{recent(proxies_)});
      return;
    }
    const Instant until{town_.state().page.opened().ms + (std::uint64_t{choose(80)} + 1) * kDayMs};
    const std::optional<EventId> vote = votes_.empty() || choose(3) != 0 ? std::nullopt : std::optional(recent(votes_));
    proxies_.push_back(someone().act(by, event::GiveProxy{recent(ids_), until, vote}));
  }
  /// People stand, are asked to and do not any more; what is done under mandates.
  void offices(const EventId& vote) {
    const Who by = anybody();
    const event::Choice choice = static_cast<event::Choice>(choose(event::kChoiceCount));
    switch (choose(7)) {
      case 0:
      case 1:
      case 2:
        someone().act(by, event::Stand{vote, choose(4) == 0, {}});
        return;
      case 3:
        someone().act(by, event::Nominate{vote, recent(ids_), {}});
        return;
      case 4:
        someone().act(by, event::MandateVote{vote, choose(2) == 0 ? "the dam" : "the road", choice, {}});
        return;
      case 5:
        someone().act(by, event::MandateReport{vote, "we met"});
        return;
      default: {
        // On the first of the candidates, whoever that is.
        const auto e = town_.journal().find(vote);
        const auto index = e ? town_.state().made(assembly::Object::vote, *e) : std::nullopt;
        if (!index || !town_.state().votes[*index].choices) return;
        const auto& choices = town_.state().votes[*index].choices;
        if (choices->options == 0) return;  // nobody stands yet
        event::Marks marks(choices->options, 0);
        marks.front() = 1;
        someone().act(by, event::Vote{vote, event::Choice::yes, false, marks});
      }
    }
  }
  void positions() {
    if (choose(4) != 0) {
      someone().position(anybody(), recent(versions_), any_stance());
      return;
    }
    targets_.push_back(town_.enter(founder(), recent(versions_), ids_[choose(ids_.size())], any_stance()));
    someone().confirm(founder(), targets_.back());
  }
  void counts() {
    switch (choose(4)) {
      case 0: {
        const AssemblyBuilder::Hands hands{.yes = choose(3), .no = choose(2), .abstain = 0, .present = 3};
        targets_.push_back(someone().hand_count(founder(), recent(versions_), hands));
        for (int i = 0; i < 3; ++i) someone().confirm(founder(), targets_.back());
        return;
      }
      case 1:
        someone().confirm(anybody(), recent(targets_));
        return;
      default:
        someone().decide(anybody(), recent(versions_));
        return;
    }
  }

  std::vector<std::uint32_t> choices_;
  std::size_t next_ = 0;
  AssemblyBuilder town_;
  std::vector<Who> people_;
  std::vector<PersonId> ids_;
  std::vector<EventId> versions_;
  std::vector<EventId> targets_;
  std::vector<EventId> votes_;
  std::vector<EventId> proxies_;
  std::vector<EventId> commissions_;
  std::vector<EventId> budgets_;
  std::vector<EventId> tasks_;
  std::vector<std::pair<EventId, Who>> suspensions_;
};

/// Another home that gets the same events in another order and in other portions.
struct Home final : assembly::BodySource {
  explicit Home(const event::Event& founding)
      : journal(*journal::Journal::create(journal::CheckedEvent::trusted(founding))) {}
  void fold_portion() {
    const journal::Changes changes = journal.take_changes();
    for (const auto& added : changes.added) bodies[added.index] = *added.event.body;
    FM_CHECK(fold.update(journal, changes, *this).has_value());
  }
  /// As after a restart.
  void save_and_load() {
    auto loaded = assembly::Fold::load(journal, fold.save(journal));
    FM_CHECK(loaded.has_value());
    fold = *std::move(loaded);
  }
  std::optional<Bytes> body(journal::EventIndex e) override { return bodies.at(e); }

  journal::Journal journal;
  assembly::Fold fold;
  std::map<journal::EventIndex, Bytes> bodies;
};

/// How a home hears of a story.
struct Telling {
  /// Mixed up by these numbers; none: in the order of writing.
  std::vector<std::uint32_t> choices;
  /// The home starts again now and then.
  bool restarts = false;
};

/// The events in an order of their own, causal or not: what waits is parked by the journal.
inline Home told_anew(const std::vector<event::Event>& events, const Telling& telling) {
  std::vector<event::Event> order(events.begin() + 1, events.end());
  const auto& choices = telling.choices;
  std::size_t next = 0;
  const auto choose = [&](std::size_t below) {
    ++next;
    const std::uint32_t value = choices.empty() ? 0 : choices[next % choices.size()] + static_cast<std::uint32_t>(next);
    return value % below;
  };
  if (!choices.empty())
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[choose(i)]);
  Home home(events.front());
  for (const event::Event& event : order) {
    home.journal.admit(journal::CheckedEvent::trusted(event));
    if (choose(3) == 0) home.fold_portion();
    if (choose(9) == 0) FM_CHECK(home.fold.state_hash(home.journal) == home.fold.state_hash(home.journal));
    if (!telling.restarts || choose(7) != 0) continue;
    home.fold_portion();
    home.save_and_load();
  }
  home.fold_portion();
  return home;
}

/// What the other home makes of the same events that is not the same; empty if it is.
inline std::string differs(AssemblyBuilder& town, Home& home) {
  if (home.journal.digest() != town.journal().digest()) return "the journal";
  for (const event::Event& event : town.events()) {
    const auto here = town.journal().find(event.id);
    const auto there = home.journal.find(event.id);
    if (!here || !there) continue;
    if (home.fold.verdict(*there) != town.fold().verdict(*here)) return "the verdict on " + event.id.hex();
  }
  return home.fold.state_hash(home.journal) == town.hash() ? "" : "the state's hash";
}

/// The page folded from its beginning in one go, and what a snapshot gives.
inline std::string differs_from_scratch(AssemblyBuilder& town) {
  journal::Changes all;
  for (const event::Event& event : town.events())
    if (const auto e = town.journal().find(event.id)) all.added.push_back({*e, event});
  std::sort(all.added.begin(), all.added.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
  assembly::Fold fold;
  if (!fold.update(town.journal(), all, town)) return "folding from the beginning fails";
  if (fold.state_hash(town.journal()) != town.hash()) return "folded from the beginning";
  auto loaded = assembly::Fold::load(town.journal(), town.fold().save(town.journal()));
  if (!loaded) return "a snapshot does not load";
  return loaded->state_hash(town.journal()) == town.hash() ? "" : "read from a snapshot";
}

}  // namespace folkmoot::test
