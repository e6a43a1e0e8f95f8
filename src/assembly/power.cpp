#include "assembly/power.h"

#include <algorithm>
#include <map>

#include "assembly/again.h"
#include "assembly/floor.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "assembly/meetings.h"
#include "assembly/proxies.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
class Count {
 public:
  Count(const State& state, const journal::Table& table, std::uint64_t since)
      : state_(state), table_(table), since_(since) {
    for (const PersonIndex p : state.roll()) {
      at_[p] = out.people.size();
      out.people.push_back({p});
    }
  }

  void proposals() {
    for (ProposalIndex p = 0; p < state_.proposals.size(); ++p) {
      const Proposal& proposal = state_.proposals[p];
      PowerOf* author = of(proposal.event, proposal.author);
      if (author == nullptr) continue;
      ++author->proposals;
      if (state_.proposal_state(p) == ProposalState::adopted) ++author->adopted;
    }
    for (const Vote& vote : state_.votes) {
      PowerOf* opener = vote.matter == Matter::question ? of(vote.event, vote.opener) : nullptr;
      if (opener == nullptr) continue;
      ++opener->proposals;
      if (vote.decision != kNone && stands_adopted(state_, vote.decision)) ++opener->adopted;
    }
  }

  void meetings() {
    for (const Meeting& meeting : state_.meetings) {
      speeches(meeting);
      const auto& items = agenda_of(View(state_), meeting).items;
      for (const AgendaEntry& item : items)
        if (PowerOf* from = of(meeting.event, item.from)) ++from->items;
    }
  }

  void mandates() {
    for (const Mandate& mandate : state_.mandates) {
      PowerOf* holder = in_force(state_, mandate) ? of_person(mandate.holder) : nullptr;
      if (holder == nullptr) continue;
      ++holder->mandates;
      holder->in_a_row = std::max(holder->in_a_row, mandate.in_a_row);
    }
    for (const std::uint32_t i : state_.open.proxies.in(state_.proxies)) {
      const Proxy& proxy = state_.proxies[i];
      if (!is_in_force(state_, proxy, state_.page.opened())) continue;
      if (PowerOf* holder = of_person(proxy.holder)) ++holder->proxies;
    }
    for (const MandateVote& vote : state_.mandate_votes) {
      PowerOf* delegate = of(vote.event, vote.author);
      if (delegate == nullptr) continue;
      ++delegate->delegated;
      if (standing_of(state_, vote) == VoteStanding::counted) ++delegate->followed;
    }
  }

  void the_rest() {
    for (const Block& block : state_.blocks)
      if (PowerOf* author = of(block.positions.front(), block.person)) ++author->blocks;
    for (const Spending& spending : state_.spendings)
      if (PowerOf* author = spending.state == SpendingState::paid ? of(spending.event, spending.author) : nullptr)
        author->spent += spending.amount;
    for (const Hiding& hiding : state_.hidings)
      if (PowerOf* author = of(hiding.event, hiding.author)) ++author->hidden;
  }

  void shares() {
    const auto all = [&](std::uint64_t PowerOf::* figure) {
      std::vector<std::uint64_t> values;
      for (const PowerOf& one : out.people) values.push_back(one.*figure);
      return values;
    };
    out.gini_speech = tally::gini(all(&PowerOf::seconds));
    out.gini_proposals = tally::gini(all(&PowerOf::proposals));
    out.greatest_speech = tally::greatest_share(all(&PowerOf::seconds));
    out.greatest_agenda = tally::greatest_share(all(&PowerOf::items));
    out.greatest_adopted = tally::greatest_share(all(&PowerOf::adopted));
  }

  Power out;

 private:
  PowerOf* of_person(PersonIndex person) {
    const auto found = at_.find(person);
    return found == at_.end() ? nullptr : &out.people[found->second];
  }
  /// Whose figure the act changes; nobody's where it is older than what is asked for, or its author has gone.
  PowerOf* of(EventIndex e, PersonIndex person) { return table_.after(e) < since_ ? nullptr : of_person(person); }

  /// Of each speech the greatest number that somebody noted.
  void speeches(const Meeting& meeting) {
    const Speeches speeches(View(state_), meeting);
    std::map<EventIndex, std::uint64_t> seconds;
    for (const FloorStep& step : meeting.floor)
      if (step.act == FloorAct::end) {
        std::uint64_t& longest = seconds[speeches.of(step.about)];
        longest = std::max(longest, step.seconds);
      }
    for (const FloorStep& step : meeting.floor) {
      if (!speeches.is_one(step)) continue;
      if (PowerOf* speaker = of(step.event, step.person)) {
        ++speaker->speeches;
        speaker->seconds += seconds[step.event];
      }
      PowerOf* giver = step.departs ? of(step.event, step.author) : nullptr;
      if (giver != nullptr) ++giver->departures;
    }
  }

  const State& state_;
  const journal::Table& table_;
  std::uint64_t since_;
  std::map<PersonIndex, std::size_t> at_;
};
}  // namespace

Power power_in(const State& state, const journal::Table& table, std::uint64_t since) {
  Count count(state, table, since);
  count.proposals();
  count.meetings();
  count.mandates();
  count.the_rest();
  count.shares();
  return std::move(count.out);
}

bool is_alarm(const tally::Share& share, const Fraction& bound) {
  // Seconds and items are far below 2^32; what is not is cut down with its whole, so that no product overflows.
  std::uint64_t part = share.part;
  std::uint64_t whole = share.whole;
  while (whole > 0xFFFF'FFFF) part >>= 1U, whole >>= 1U;
  return part * bound.denominator > std::uint64_t{bound.numerator} * whole;
}

}  // namespace folkmoot::assembly
