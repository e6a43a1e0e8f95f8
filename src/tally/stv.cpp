#include "tally/stv.h"

#include <algorithm>
#include <set>

#include "tally/errc.h"
#include "tally/stages.h"

namespace folkmoot::tally {

std::string_view action_name(StvAction action) {
  switch (action) {
    case StvAction::elect:
      return "elect";
    case StvAction::transfer:
      return "transfer";
    case StvAction::exclude:
      return "exclude";
  }
  return {};
}

namespace {
enum class Standing : std::uint8_t { continuing, elected, out };

class Count {
 public:
  Count(const Ballots& ballots, const StvRule& rule, const TieOrder& ties)
      : ballots_(ballots),
        rule_(rule),
        ties_(ties),
        standing_(ballots.options(), Standing::continuing),
        stays_(ballots.options(), false),
        votes_(ballots.options(), 0),
        pile_(ballots.options()),
        place_(ballots.size(), 0),
        value_(ballots.size(), kVote) {
    for (const Option option : rule.withdrawn) standing_[option] = Standing::out;
  }

  /// Members who keep their seats, and how many others are to come in.
  void fill_only(const std::vector<Option>& staying, std::size_t vacancies) {
    for (const Option option : staying) stays_[option] = true;
    vacancies_ = vacancies;
  }

  StvResult run() {
    begin();
    if (result_.valid == 0) return std::move(result_);
    while (!elect()) {
      const std::vector<Option> surpluses = with_surplus();
      if (!surpluses.empty())
        transfer(most(surpluses));
      else
        exclude(fewest());
    }
    return std::move(result_);
  }

 private:
  void begin() {
    result_.seats = rule_.seats;
    for (std::uint32_t i = 0; i < ballots_.size(); ++i) {
      if (pass_on(i))
        result_.valid += ballots_.weight(i);
      else
        result_.invalid += ballots_.weight(i);
    }
    result_.invalid += ballots_.empty();
    result_.quota = (result_.valid / (rule_.seats + 1) + 1) * kVote;
    if (result_.valid > 0) close_stage(StvAction::elect, std::nullopt);
  }

  /// Gives the ballot to the first continuing candidate from its place on, at its value; false if there is none.
  bool pass_on(std::uint32_t ballot) {
    const std::span<const Mark> marks = ballots_.marks(ballot);
    std::uint16_t place = place_[ballot];
    while (place < marks.size() && standing_[marks[place]] != Standing::continuing) ++place;
    place_[ballot] = place;
    if (place == marks.size()) return false;
    votes_[marks[place]] += ballots_.weight(ballot) * value_[ballot];
    pile_[marks[place]].push_back(ballot);
    return true;
  }

  void close_stage(StvAction action, std::optional<Option> candidate) {
    StvStage stage;
    stage.action = action;
    stage.candidate = candidate;
    stage.votes = votes_;
    stage.exhausted = result_.valid * kVote;
    for (const std::uint64_t votes : votes_) stage.exhausted -= votes;
    result_.stages.push_back(std::move(stage));
  }

  /// Elects who is to be elected at the end of the present stage; true when the count is over.
  bool elect() {
    StvStage& stage = result_.stages.back();
    elect_in_order(continuing([&](Option o) { return votes_[o] >= result_.quota; }));
    if (!is_filled()) {
      const std::vector<Option> left = continuing([&](Option o) { return may_come_in(o); });
      if (left.size() <= seats_left()) {
        stage.fills_seats = !left.empty();
        elect_in_order(left);
        finished_ = true;
      }
    }
    if (stage.action == StvAction::elect && !stage.elected.empty()) stage.candidate = stage.elected.front();
    return finished_ || is_filled();
  }

  template <class Test>
  [[nodiscard]] std::vector<Option> continuing(Test test) const {
    std::vector<Option> out;
    for (Option o = 0; o < as_option(standing_.size()); ++o)
      if (standing_[o] == Standing::continuing && test(o)) out.push_back(o);
    return out;
  }
  /// Of a fresh election everybody; where vacancies are filled, those who have no seat.
  [[nodiscard]] bool may_come_in(Option option) const { return !stays_[option]; }
  [[nodiscard]] std::size_t seats_left() const { return vacancies_ ? *vacancies_ - came_in_ : rule_.seats - seated_; }
  [[nodiscard]] bool is_filled() const { return seats_left() == 0; }

  void elect_in_order(std::vector<Option> reached) {
    while (!reached.empty() && !is_filled()) {
      const Option next = most(reached);
      std::erase(reached, next);
      standing_[next] = Standing::elected;
      result_.stages.back().elected.push_back(next);
      ++seated_;
      if (stays_[next]) continue;
      ++came_in_;
      if (rule_.reopen == next)
        ++result_.reopened;
      else
        result_.elected.push_back(next);
    }
  }

  [[nodiscard]] std::vector<Option> with_surplus() const {
    std::vector<Option> out;
    for (Option o = 0; o < as_option(standing_.size()); ++o)
      if (standing_[o] == Standing::elected && votes_[o] > result_.quota) out.push_back(o);
    return out;
  }

  Option most(const std::vector<Option>& among) { return take(among, Extreme::most); }
  Option fewest() {
    return take(continuing([&](Option o) { return may_come_in(o); }), Extreme::fewest);
  }
  Option take(const std::vector<Option>& among, Extreme extreme) {
    const bool orders = extreme == Extreme::most && standing_[among.front()] == Standing::continuing;
    // A tie in the order of election belongs to this stage, any other decides what the next one is.
    const std::uint64_t stage = result_.stages.size() + (orders ? 0 : 1);
    return take_by_stages(result_.stages, &StvStage::votes, among, extreme, stage, ties_, result_.ties);
  }

  void transfer(Option from) {
    const std::uint64_t surplus = votes_[from] - result_.quota;
    const std::uint64_t all = votes_[from];
    const std::vector<std::uint32_t> pile = std::move(pile_[from]);
    pile_[from].clear();
    votes_[from] = result_.quota;
    for (const std::uint32_t ballot : pile) {
      // At most 10^14 x 10^5, which 64 bits hold.
      value_[ballot] = static_cast<std::uint32_t>(surplus * value_[ballot] / all);
      pass_on(ballot);
    }
    close_stage(StvAction::transfer, from);
  }

  void exclude(Option from) {
    const std::vector<std::uint32_t> pile = std::move(pile_[from]);
    pile_[from].clear();
    standing_[from] = Standing::out;
    votes_[from] = 0;
    for (const std::uint32_t ballot : pile) pass_on(ballot);
    close_stage(StvAction::exclude, from);
  }

  const Ballots& ballots_;
  const StvRule& rule_;
  const TieOrder& ties_;
  std::vector<Standing> standing_;
  std::vector<bool> stays_;
  std::optional<std::size_t> vacancies_;
  std::size_t seated_ = 0;
  std::size_t came_in_ = 0;
  bool finished_ = false;
  std::vector<std::uint64_t> votes_;
  std::vector<std::vector<std::uint32_t>> pile_;
  // By ballot: how far its preferences are used up, and what it is worth.
  std::vector<std::uint16_t> place_;
  std::vector<std::uint32_t> value_;
  StvResult result_;
};
}  // namespace

Result<Ok> check_stv(const Ballots& ballots, const StvRule& rule, const TieOrder& ties) {
  const std::size_t options = ballots.options();
  if (options == 0 || options > kMaxOptions)
    return fail(errc::kOptions, "An election has one candidate at least, and a thousand at most.");
  if (rule.seats == 0 || rule.seats > options)
    return fail(errc::kSeats, "There must be a seat, and not more seats than candidates.");
  for (const Option option : rule.withdrawn)
    if (option >= options) return fail(errc::kOptions, "Somebody withdrew who does not stand.");
  if (rule.reopen.value_or(0) >= options) return fail(errc::kOptions, "The nominations are reopened by a candidate.");
  if (ballots.has_ties())
    return fail(errc::kTiedRanks, "A ballot ranks two candidates as equal, which this method cannot count.");
  return check(ties, options);
}

Result<StvResult> count_stv(const Ballots& ballots, const StvRule& rule, const TieOrder& ties) {
  FM_TRY(check_stv(ballots, rule, ties));
  return Count(ballots, rule, ties).run();
}

Result<StvResult> count_back(const Ballots& ballots, const StvRule& rule, const std::vector<Option>& staying,
                             const std::vector<Option>& left, const TieOrder& ties) {
  StvRule without = rule;
  without.withdrawn.insert(without.withdrawn.end(), left.begin(), left.end());
  FM_TRY(check_stv(ballots, without, ties));
  if (left.empty() || staying.size() + left.size() > rule.seats)
    return fail(errc::kSeats, "Those who stay and those who left have the seats of the election, no more.");
  if (std::set<Option>(left.begin(), left.end()).size() != left.size())
    return fail(errc::kOptions, "Somebody left twice.");
  for (const Option option : staying)
    if (option >= ballots.options() || std::ranges::find(without.withdrawn, option) != without.withdrawn.end())
      return fail(errc::kOptions, "Who stays stood in the election, and did not leave.");
  Count count(ballots, without, ties);
  count.fill_only(staying, left.size());
  return count.run();
}

}  // namespace folkmoot::tally
