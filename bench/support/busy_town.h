#pragma once

// An assembly in which everything happens that people decide and do together, page after page: proposals with versions,
// positions by every procedure, decisions, amendments, votes of every kind with options and without, elections,
// mandates with what is done under them and recalls, meetings with a queue and hands, a commission with tasks and
// money. All pages are alike, so that what a page costs can be compared along a history. The same numbers give the same
// bytes.

#include <algorithm>
#include <string>
#include <vector>

#include "assembly/pages.h"
#include "bench/support/rows.h"
#include "tests/support/assembly_builder.h"

namespace folkmoot::bench {

struct BusyOptions {
  /// Members beside three founders.
  std::size_t members = 200;
  /// How many answer each question; some matters ask half of them.
  std::size_t answers = 60;
  std::size_t proposals = 8;
  std::size_t notes = 300;
};

class BusyTown {
 public:
  explicit BusyTown(const BusyOptions& options) : options_(options), town_(Town::constituted(rules())) {
    people_ = {town_.first(), town_.second(), town_.third()};
    for (std::size_t i = 0; i < options.members; ++i) people_.push_back(town_.member("m" + std::to_string(i)));
    town_.seal(30 * 24);
    commission_ = town_.act(people_[0], event::FoundCommission{town_.terms(1), "works", "builds", {}, false});
    all_vote(commission_);
    seal();
    for (std::size_t i = 1; i < 10; ++i) town_.act(people_[i], event::JoinCommission{commission_, false});
    const Instant end{town_.state().page.opened().ms + std::uint64_t{20} * 365 * 24 * 3600 * 1000};
    budget_ = town_.act(people_[0], event::GrantBudget{town_.terms(1), commission_, 1'000'000'000, "cent", end, ""});
    all_vote(budget_);
    seal();
  }

  /// What happens between two seals.
  void page() {
    end_of_last_page();
    for (std::size_t i = 0; i < options_.proposals; ++i) plain_proposal(i);
    for (const event::Procedure procedure :
         {event::Procedure::majority, event::Procedure::consensus, event::Procedure::consent, event::Procedure::lazy})
      round(procedure);
    for (int i = 0; i < 3; ++i) question(std::nullopt);
    for (int i = 0; i < 3; ++i)
      question(static_cast<event::Method>((pages_ + static_cast<std::size_t>(i)) % event::kMethodCount));
    amended_proposal();
    offices();
    meeting();
    work();
    for (std::size_t i = 0; i < options_.notes; ++i) town_.note(next(), proposal_);
    seal();
    ++pages_;
  }
  [[nodiscard]] test::AssemblyBuilder& town() { return town_; }

 private:
  using Town = test::AssemblyBuilder;
  using Who = test::Who;
  static constexpr std::uint64_t kHour = 3600 * 1000;
  static constexpr std::uint64_t kPage = 73;  // hours
  static constexpr const char* kReason = "for a reason that takes a line";

  static Town::Options rules() {
    Town::Options out;
    out.charter.quota = {1 << 20, std::uint64_t{1} << 40, 1 << 20, 200};
    out.charter.meeting_quorum = {1, 50};
    out.charter.second_quorum = {1, 50};
    out.charter.lazy_topics = {"tools"};
    out.charter.resolution_ms = 0;
    out.charter.mandates_each = 100;
    test::set_quorum(out.charter, {1, 50});
    return out;
  }
  void seal() { town_.seal(kPage); }
  Who next() { return people_[turn_++ % people_.size()]; }
  template <class Act>
  void some(std::size_t count, Act act) {
    for (std::size_t i = 0; i < std::min(count, people_.size()); ++i) act(next(), i);
  }
  void all_vote(const EventId& vote) {
    some(options_.answers / 2,
         [&](Who who, std::size_t i) { town_.vote(who, vote, i % 5 == 4 ? event::Choice::no : event::Choice::yes); });
  }
  std::vector<event::Stance> stances() const {
    return {event::Stance::agree, event::Stance::agree, event::Stance::agree, event::Stance::reserve,
            event::Stance::agree, event::Stance::pass,  event::Stance::agree, event::Stance::stand_aside};
  }
  void answer(const EventId& version, std::size_t count, bool reasons) {
    const std::vector<event::Stance> all = stances();
    some(count, [&](Who who, std::size_t i) {
      // Most have heard of the proposal only, and not of each other.
      if (i % 4 != 0) town_.knowing({version});
      town_.act(who, event::Position{version, all[i % all.size()], reasons ? kReason : ""});
    });
  }

  EventId propose(Who by, const event::Propose& content) {
    begun_.push_back({by, town_.act(by, content)});
    return begun_.back().second;
  }
  /// An event names sixteen heads: notes take in the rest, as a node does before it decides.
  void gather_heads(Who by) {
    while (town_.journal().head_count() > event::kMaxParents) town_.note(by, proposal_);
  }
  /// What nothing came of is taken back, so that every page leaves as much open as the one before.
  void withdraw_what_is_left() {
    for (const auto& [by, proposal] : begun_)
      if (!town_.state().decision_of(town_.proposal(proposal))) town_.withdraw(by, proposal);
    begun_.clear();
  }

  /// With a second version, and a decision. Every fourth is left alone.
  void plain_proposal(std::size_t number) {
    const Who by = next();
    proposal_ = propose(by, {"A plan", "We do it.", {}});
    answer(proposal_, options_.answers / 4, false);
    const EventId second = town_.act(by, event::Revise{proposal_, "A plan", "We do it otherwise."});
    answer(second, options_.answers, false);
    if (number % 4 == 3) return;
    const Who decides = next();
    gather_heads(decides);
    town_.decide(decides, second);
  }
  void round(event::Procedure procedure) {
    event::Deliberation terms{town_.terms(1), procedure, {}, "", 0};
    if (procedure == event::Procedure::lazy) terms.topic = "tools";
    // Shortly before the seal after the next one.
    if (procedure == event::Procedure::consent) terms.review = Instant{terms.terms.cast_until.ms + 120 * kHour};
    const EventId version = propose(next(), {"A plan", "We do it.", {}, terms});
    answer(version, options_.answers / 2, true);
    if (procedure == event::Procedure::consensus) {
      const EventId block = town_.act(next(), event::Position{version, event::Stance::block, kReason});
      some(4, [&](Who who, std::size_t i) { town_.act(who, event::ReviewBlock{block, i == 3, ""}); });
    }
    if (procedure == event::Procedure::lazy && pages_ % 2 == 0) town_.act(next(), event::Oppose{version, ""});
  }
  event::Marks marks(event::Method method, std::size_t options) {
    event::Marks out(options, 0);
    for (std::size_t i = 0; i < options; ++i) {
      const std::size_t place = (i + turn_) % options;
      switch (method) {
        case event::Method::approval:
          out[i] = place < 2 ? 1 : 0;
          break;
        case event::Method::score:
        case event::Method::star:
        case event::Method::judgment:
          out[i] = static_cast<std::uint8_t>(place % 6);
          break;
        case event::Method::schulze:
        case event::Method::stv:
        case event::Method::irv:
          out[i] = static_cast<std::uint8_t>(place + 1);
          break;
      }
    }
    return out;
  }
  void mark(const EventId& vote, event::Method method, std::size_t options) {
    const std::size_t all = options + (event::standing_option(method).empty() ? 0 : 1);
    some(options_.answers / 2, [&](Who who, std::size_t) {
      town_.act(who, event::Vote{vote, event::Choice::yes, false, marks(method, all)});
    });
  }
  void question(std::optional<event::Method> method) {
    event::Open open{town_.terms(1), "A well?", "", {}, {}};
    if (!method) return all_vote(town_.act(next(), open));
    open.options = event::Options{*method, 1, {"here", "there", "elsewhere", "nowhere yet"}};
    mark(town_.act(next(), open), *method, 4);
  }

  /// The amendment is voted on in this page, taken up in the next one.
  void amended_proposal() {
    const Who by = next();
    amended_ = propose(by, {"A text", "We dig a well.", {}});
    mover_ = by;
    amendment_ = town_.act(next(), event::Amend{town_.terms(1), amended_, 0, 2, "You", kReason, false, 0, {}});
    all_vote(amendment_);
    const EventId change = town_.act(next(), event::Amend{town_.terms(1), amendment_, 0, 3, "All", "", false, 0, {}});
    all_vote(change);
    all_vote(town_.act(next(), event::Amend{town_.terms(1), amended_, 1, 3, "one", kReason, false, 0, {}}));
  }
  void offices() {
    const Who holder = next();
    mandate_ = town_.mandate(next(), town_.id(holder), town_.terms(1), 24 * 12);
    holder_ = holder;
    all_vote(mandate_);
    event::Elect elect;
    elect.terms = {{town_.terms(kPage + 1).cast_until}, 48 * kHour, false};
    elect.nominate_until = town_.terms(1).cast_until;
    elect.scope = "speaks to the press";
    elect.method = event::Method::approval;
    elect.kind = event::MandateKind::free;
    elect.until = {elect.terms.cast_until.ms + 30 * 24 * kHour};
    election_ = town_.act(next(), elect);
    some(3, [&](Who who, std::size_t) { town_.act(who, event::Stand{election_, false, ""}); });
  }
  /// Follows from what the last page began.
  void end_of_last_page() {
    if (pages_ == 0) return;
    town_.statement(holder_, mandate_);
    town_.act(holder_, event::MandateReport{mandate_, "We were there."});
    town_.act(holder_, event::MandateVote{mandate_, "the date", event::Choice::yes, ""});
    all_vote(town_.recall(next(), mandate_, town_.terms(1)));
    mark(election_, event::Method::approval, 3);
    const assembly::Vote& amendment = town_.vote_of(amendment_);
    if (amendment.amendment->standing_seal != 0)
      town_.act(mover_, event::Revise{amended_, "A text", "All dig a well.", {}, {amendment_}});
    withdraw_what_is_left();
  }

  void meeting() {
    std::vector<Who> there;
    for (std::size_t i = 0; i < 12; ++i) there.push_back(next());
    const EventId plan = town_.propose(there[0], "In the meeting");
    const EventId meeting = town_.act(
        there[0], event::CallMeeting{town_.terms(1).cast_until, "assembly", "", {{"plan", plan, false}}, {}, {}});
    for (const Who who : there) town_.act(who, event::Attend{meeting, {}, 0, false});
    town_.act(there[5], event::Theme{meeting, "the roof", ""});
    const EventId opening = town_.act(
        there[0],
        event::OpenMeeting{meeting, town_.id(there[0]), town_.id(there[1]), {town_.id(there[2]), town_.id(there[3])}});
    town_.confirm(there[1], opening);
    town_.confirm(there[2], opening);
    town_.act(there[0], event::TakeItem{meeting, 1});
    for (const Who who : there)
      town_.act(who, event::AskFloor{meeting, event::FloorClass::normal, "", std::nullopt, false});
    for (const Who who : there) {
      town_.act(there[0], event::GiveFloor{meeting, town_.id(who), "as they sit"});
      town_.act(there[1], event::EndSpeech{meeting, 90});
    }
    const EventId hands = town_.act(there[1], event::HandCount{plan, 9, 2, 1, 12, "", meeting});
    town_.confirm(there[2], hands);
    town_.confirm(there[3], hands);
    town_.act(there[0], event::CloseMeeting{meeting, {}});
  }
  void work() {
    for (std::size_t i = 0; i < 6; ++i) {
      const EventId task = town_.act(people_[i], event::Task{"dig", commission_, {}});
      town_.act(people_[i], event::TakeTask{task, false});
      town_.act(people_[i], event::FinishTask{task, ""});
      town_.act(people_[i], event::Spend{budget_, 5, "a spade"});
    }
    const Who who = next();
    town_.act(who, event::JoinCommission{commission_, false});
    town_.act(people_[0], event::CommissionReport{commission_, "We dug."});
    town_.act(next(), event::PastDecision{{1'600'000'000'000}, "The old well", "was ours"});
  }

  BusyOptions options_;
  Town town_;
  std::vector<Who> people_;
  std::size_t turn_ = 0;
  std::size_t pages_ = 0;
  EventId commission_, budget_, proposal_, amended_, amendment_, mandate_, election_;
  Who mover_, holder_;
  /// Proposals of the page, and by whom.
  std::vector<std::pair<Who, EventId>> begun_;
};

/// A journal with its fold that hears of all that happened in a town, page by page, and tells how long folding took.
class Retold final : public assembly::BodySource {
 public:
  explicit Retold(test::AssemblyBuilder& town) : town_(town) {
    for (const event::Event& event : town.events()) {
      const journal::EventIndex e = *town.journal().find(event.id);
      pages_.resize(std::max<std::size_t>(pages_.size(), town.journal().page_of(e)));
      pages_[town.journal().page_of(e) - 1].push_back(&event);
    }
    journal_.emplace(*journal::Journal::create(journal::CheckedEvent::trusted(*pages_[0].front())));
    pages_[0].erase(pages_[0].begin());
  }
  [[nodiscard]] std::size_t pages() const { return town_.closed().size(); }
  struct Took {
    double events = 0;
    double seal = 0;
    std::size_t count = 0;
  };
  /// The next page: its events, and its seal.
  Took page() {
    Took out;
    for (const event::Event* event : pages_[next_])
      FM_CHECK(journal_->admit(journal::CheckedEvent::trusted(*event)).outcome == journal::Admission::Outcome::kept);
    out.count = pages_[next_].size();
    out.events = fold_portion();
    const auto& closed = town_.closed()[next_++];
    FM_CHECK(journal_->hold_for_seal(journal::tips_of(closed.page.frontier)));
    FM_CHECK(journal_->close_page(closed.page));
    out.seal = cpu_seconds([&] { FM_CHECK(fold_.close_page(*journal_, closed.end, *this)); });
    fold_portion();
    return out;
  }
  [[nodiscard]] assembly::Fold& fold() { return fold_; }
  [[nodiscard]] journal::Journal& journal() { return *journal_; }
  std::optional<Bytes> body(journal::EventIndex e) override {
    return town_.body(*town_.journal().find(journal_->table().id(e)));
  }

 private:
  double fold_portion() {
    const journal::Changes changes = journal_->take_changes();
    return cpu_seconds([&] { FM_CHECK(fold_.update(*journal_, changes, *this)); });
  }

  test::AssemblyBuilder& town_;
  std::vector<std::vector<const event::Event*>> pages_;
  std::size_t next_ = 0;
  std::optional<journal::Journal> journal_;
  assembly::Fold fold_;
};

/// What a seal changes in the state, where what it looks at is at hand: the state is a copy, so all of it has just gone
/// through the processor's caches, and only from the second page on the figure is that of settling.
inline double settle_seconds(assembly::State& state) {
  double least = 1e9;
  for (int page = 0; page < 4; ++page) {
    const Instant time{state.page.opened().ms + 1000};
    least = std::min(least, cpu_seconds([&] {
                       assembly::settle_page(state, state.page.number, time, {});
                       assembly::open_next_page(state);
                       assembly::list_open(state);
                     }));
  }
  return least;
}

}  // namespace folkmoot::bench
