// The laws of proxies, whoever gives them to whom, ends them and votes, side by side or one after the other.
#include "assembly/proxies.h"

#include <array>
#include <map>
#include <set>

#include "tests/support/assembly_builder.h"
#include "tests/support/prop.h"

namespace proxies_prop {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Choices = std::vector<std::uint32_t>;
constexpr std::uint64_t kMostHeld = 2;

/// Seven people; a question in each page, which the seal after its own closes.
class Play {
 public:
  explicit Play(const Choices& choices) : choices_(choices), town_(AssemblyBuilder::constituted(options())) {
    people_ = {town_.first(), town_.second(), town_.third()};
    for (const char* name : {"bob", "eve", "kim", "lee"}) people_.push_back(town_.member(name));
    town_.seal(24);
    while (next_ < choices_.size()) page();
  }
  /// Ballots that came by proxy, in all votes.
  [[nodiscard]] std::size_t by_proxy() const { return by_proxy_; }

 private:
  static AssemblyBuilder::Options options() {
    AssemblyBuilder::Options out;
    out.charter.proxies = kMostHeld;
    out.charter.vote_window_ms = 0;
    return out;
  }
  std::uint32_t choose(std::uint32_t below) { return next_ < choices_.size() ? choices_[next_++] % below : 0; }
  Who anybody() { return people_[choose(static_cast<std::uint32_t>(people_.size()))]; }
  /// Whoever acts has seen everything, or nothing of this page.
  AssemblyBuilder& someone() { return choose(3) == 0 ? town_.knowing({before_}) : town_; }

  void page() {
    before_ = town_.events().back().id;
    const EventId asked = town_.open(people_[0], town_.terms(1, false, 0));
    before_ = asked;
    for (std::uint32_t steps = choose(12); steps > 0; --steps) step(asked);
    town_.seal(choose(2) == 0 ? 1 : 24 * choose(30) + 1);
    check(asked);
  }
  void step(const EventId& asked) {
    switch (choose(5)) {
      case 0:
      case 1: {
        const Instant until{town_.state().page.opened().ms + (std::uint64_t{choose(90)} + 1) * kDayMs};
        const std::optional<EventId> only = choose(4) == 0 ? std::optional(asked) : std::nullopt;
        const Who by = anybody();
        given_.push_back(someone().act(by, event::GiveProxy{town_.id(anybody()), until, only}));
        return;
      }
      case 2:
        if (!given_.empty()) {
          const EventId proxy = given_[choose(static_cast<std::uint32_t>(given_.size()))];
          ended_.emplace_back(proxy, someone().act(anybody(), event::EndProxy{proxy}));
        }
        return;
      default: {
        const Who by = anybody();
        someone().vote(by, asked, static_cast<event::Choice>(choose(event::kChoiceCount)));
      }
    }
  }

  void check(const EventId& asked) {
    const assembly::Vote& vote = town_.vote_of(asked);
    RC_ASSERT(vote.closed_seal != 0);
    const assembly::Decision& count = town_.count_of(asked);
    RC_ASSERT(count.yes + count.no + count.abstain + count.blank + count.invalid + count.not_voted == count.electorate);
    RC_ASSERT(count.electorate == people_.size());
    std::map<assembly::PersonIndex, assembly::Answer> own;
    for (const assembly::Answer& answer : assembly::answers_in(vote)) own.emplace(answer.person, answer);
    std::array<std::uint64_t, event::kChoiceCount> recount{};
    for (const auto& [person, answer] : own)
      if (!answer.contradicts) ++recount[static_cast<std::size_t>(answer.choice)];
    by_proxy_ += count.by_proxy.size();
    std::set<assembly::PersonIndex> givers;
    std::map<assembly::PersonIndex, std::uint64_t> held;
    for (const assembly::ByProxy& one : count.by_proxy) {
      RC_ASSERT(givers.insert(one.giver).second);
      RC_ASSERT(++held[one.holder] <= kMostHeld);
      RC_ASSERT(!own.contains(one.giver));
      RC_ASSERT(own.contains(one.holder) && !own.at(one.holder).contradicts);
      ++recount[static_cast<std::size_t>(own.at(one.holder).choice)];
      check_given(one, vote.closed_seal);
    }
    RC_ASSERT(recount ==
              (std::array<std::uint64_t, event::kChoiceCount>{count.yes, count.no, count.abstain, count.blank}));
  }
  /// As its own act says, sealed before the page of the close, and ended by nobody whom a seal up to that one holds.
  void check_given(const assembly::ByProxy& one, std::uint64_t closed) {
    const EventId id = town_.journal().table().id(one.event);
    RC_ASSERT(town_.code(id) == "applied");
    RC_ASSERT(town_.journal().page_of(one.event) < closed);
    RC_ASSERT(town_.state().owner(town_.journal().table().device_of(one.event)) == one.giver);
    for (const auto& [proxy, end] : ended_) RC_ASSERT(proxy != id || town_.code(end) != "applied");
  }

  const Choices& choices_;
  std::size_t next_ = 0;
  AssemblyBuilder town_;
  std::vector<Who> people_;
  EventId before_;
  std::size_t by_proxy_ = 0;
  std::vector<EventId> given_;
  std::vector<std::pair<EventId, EventId>> ended_;
};
}  // namespace

TEST_CASE("no ballot by proxy counts beside an own one, and a recount from ballots and proxies comes to the same") {
  CHECK(test::holds("proxies", [] {
    const auto choices = *rc::gen::resize(100, rc::gen::container<Choices>(400, rc::gen::arbitrary<std::uint32_t>()));
    const Play play(choices);
    RC_CLASSIFY(play.by_proxy() > 0, "some were counted");
    RC_CLASSIFY(play.by_proxy() > 5, "many were counted");
  }));
}
}  // namespace proxies_prop
