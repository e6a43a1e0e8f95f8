// How encrypted votes begin, and what seals make of them (docs/protocol/encrypted.md sections 2, 3 and 6).
#include "assembly/encrypted.h"

#include <algorithm>

#include "assembly/choices.h"
#include "assembly/elections.h"
#include "assembly/encrypted_group.h"
#include "assembly/lot.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "ballot/open.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
constexpr std::size_t kHexOfName = 8;

/// A ballot among so many answers.
ballot::Question among(std::size_t answers) {
  ballot::Question out;
  out.answers.resize(answers);
  out.blank = true;
  out.min = 1;
  out.max = static_cast<std::uint32_t>(answers);
  return out;
}

bool fits(std::size_t electors, std::size_t answers) {
  const BallotSizes sizes = ballot_sizes(electors, answers);
  return sizes.ballot <= event::kMaxBallot && sizes.box <= kMaxBox;
}

bool is_candidate(const Vote& vote, PersonIndex person) {
  return vote.election && std::ranges::find(vote.election->candidates, person) != vote.election->candidates.end();
}

/// Those who could be trustees, first those who would be drawn: the order of the lot from its other end, so that those
/// who close pages are among them as late as possible.
std::vector<PersonIndex> could_be_drawn(const View& view) {
  const State& state = view.state();
  std::vector<PersonIndex> out;
  const std::vector<PersonId> order = lot_order(state);
  for (auto id = order.rbegin(); id != order.rend(); ++id) {
    const auto person = state.person(*id);
    if (person && is_on_roll(view, *person) && !state.persons[*person].listed) out.push_back(*person);
  }
  return out;
}

std::string name_of(const State& state, PersonIndex person) {
  const Person& there = state.persons[person];
  return there.name + " " + there.id.hex().substr(0, kHexOfName);
}
}  // namespace

std::string_view encrypted_stage_name(EncryptedStage stage) {
  constexpr std::array<std::string_view, 11> kNames{"waiting", "certify", "deal",    "confirm", "answer", "drill",
                                                    "voting",  "closed",  "opening", "done",    "failed"};
  return kNames.at(static_cast<std::size_t>(stage));
}

std::string_view encrypted_failure_name(EncryptedFailure failure) {
  constexpr std::array<std::string_view, 6> kNames{"none",       "no_trustees",  "not_reached", "too_few_ballots",
                                                   "not_opened", "no_candidates"};
  return kNames.at(static_cast<std::size_t>(failure));
}

const Encrypted* encrypted_of(const State& state, const Vote& vote) {
  return is_encrypted(vote) ? &state.encrypted[vote.encrypted] : nullptr;
}

std::vector<std::string> encrypted_texts(const event::Open& open) {
  std::vector<std::string> out{open.question};
  if (!open.options) {
    for (const auto choice : {event::Choice::yes, event::Choice::no, event::Choice::abstain})
      out.emplace_back(event::choice_name(choice));
    return out;
  }
  out.insert(out.end(), open.options->texts.begin(), open.options->texts.end());
  out.emplace_back(event::standing_option(open.options->method));
  return out;
}

std::vector<std::string> encrypted_texts(const State& state, const Vote& vote, const std::string& scope) {
  std::vector<std::string> out{scope};
  for (const PersonIndex p : vote.election->candidates) out.push_back(name_of(state, p));
  out.emplace_back(event::standing_option(vote.election->method));
  return out;
}

BallotSizes ballot_sizes(std::size_t electors, std::size_t answers) {
  const ballot::Question question = among(answers);
  return {ballot::packed_size(question), electors * question.choices() * 2 * ballot::kElementBytes};
}

std::size_t most_candidates(std::size_t electors) {
  std::size_t out = event::kMaxOptions;
  while (out > 0 && !fits(electors, out + 1)) --out;
  return out;
}

Verdict check_secrecy(const Context& context, const SecrecyAsked& asked) {
  if (!asked.can_be_added || asked.terms->early || asked.terms->urgent) return Verdict::encrypted_not_possible;
  const bool is_small = asked.answers == 0 ? most_candidates(asked.electors) >= 2 : fits(asked.electors, asked.answers);
  if (!is_small) return Verdict::encrypted_too_large;
  if (asked.electors < kLeastBallots) return Verdict::encrypted_too_few;
  return could_be_drawn(context.view).size() < asked.secrecy.trustees() ? Verdict::encrypted_no_trustees
                                                                        : Verdict::applied;
}

void begin_encrypted(Context& context, VoteIndex vote, const event::Secrecy& secrecy, std::vector<std::string> texts) {
  State& state = context.state;
  const auto index = static_cast<EncryptedIndex>(state.encrypted.size());
  Encrypted out;
  out.vote = vote;
  out.secrecy = secrecy;
  out.uuid = election_uuid(context.id());
  // The question, and each answer beside a blank vote. Those of an election are known later.
  const bool asks = texts.size() > 1;
  out.choices = asks ? texts.size() : 0;
  out.most = asks && state.votes[vote].choices ? texts.size() - 1 : 1;
  out.texts = std::move(texts);
  state.encrypted.push_back(std::move(out));
  state.votes[vote].encrypted = index;
  context.touch(Subject::encrypted, state.encrypted.back().entry, index);
}

std::optional<Instant> box_closes_at(const State& state, const Vote& vote) {
  const Encrypted& encrypted = *encrypted_of(state, vote);
  if (encrypted.stage != EncryptedStage::voting) return std::nullopt;
  const event::Charter& charter = state.charters[vote.charter].charter;
  const auto least = least_end(state, vote.terms, vote.reach, vote.opened_seal, charter);
  if (!least) return std::nullopt;
  // Whoever learned only by that seal that ballots are taken has as long as votes are open, however slow trustees were.
  const Instant began{seal_time(state, encrypted.seal).ms + std::max(vote.terms.window_ms, charter.open_ms)};
  return std::max({end_of(vote.terms), *least, began});
}

std::optional<Instant> encrypted_due(const State& state, const Vote& vote) {
  const Encrypted& encrypted = *encrypted_of(state, vote);
  switch (encrypted.stage) {
    case EncryptedStage::waiting:
    case EncryptedStage::done:
    case EncryptedStage::failed:
      return std::nullopt;
    case EncryptedStage::voting:
      return box_closes_at(state, vote);
    case EncryptedStage::closed:
      return seal_time(state, encrypted.seal);
    case EncryptedStage::opening:
      return Instant{seal_time(state, encrypted.seal).ms + kOpeningMs};
    case EncryptedStage::certify:
    case EncryptedStage::deal:
    case EncryptedStage::confirm:
    case EncryptedStage::answer:
    case EncryptedStage::drill:
      return Instant{seal_time(state, encrypted.seal).ms + kTrusteeStageMs};
  }
  return std::nullopt;
}

std::vector<Answer> opened_answers(const Vote& vote) {
  std::vector<Answer> out;
  const auto add = [&](event::Choice choice, std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      out.push_back({});
      out.back().choice = choice;
      out.back().final = true;
    }
  };
  const std::uint64_t marked = vote.sums[0] - std::min(vote.sums[0], vote.sums[1]);
  if (!vote.choices) {
    for (std::size_t i = 0; i < 3 && i + 2 < vote.sums.size(); ++i)
      add(static_cast<event::Choice>(i), vote.sums[i + 2]);
  } else {
    add(event::Choice::yes, marked);
    for (Answer& answer : out) answer.marks.assign(vote.choices->options, 0);
    // One answer after the other, around and around: each ballot had at least one, so each of these gets one.
    std::size_t at = 0;
    for (std::size_t option = 0; option + 2 < vote.sums.size() && !out.empty(); ++option)
      for (std::uint64_t i = 0; i < std::min(vote.sums[option + 2], marked); ++i)
        out[at++ % out.size()].marks[option] = 1;
  }
  add(event::Choice::blank, vote.sums[1]);
  return out;
}

namespace {
/// One seal, over one encrypted vote after the other.
class SettlingEncrypted {
 public:
  SettlingEncrypted(State& state, std::uint64_t number, Instant time, const Hash& seed)
      : state_(state), number_(number), time_(time), seed_(seed) {}

  void settle(EncryptedIndex index) {
    index_ = index;
    if (vote().closed_seal != 0) return;
    if (one().stage <= EncryptedStage::voting) seal_credentials();
    if (vote().reach.missed_seal != 0) return fail(EncryptedFailure::not_reached);
    switch (one().stage) {
      case EncryptedStage::waiting:
        return begin();
      case EncryptedStage::certify:
        return end_round(one().keys, EncryptedStage::deal);
      case EncryptedStage::deal:
        return end_round(one().deals, EncryptedStage::confirm);
      case EncryptedStage::confirm:
        return end_confirming();
      case EncryptedStage::answer:
        return end_answering();
      case EncryptedStage::drill:
        return end_drill();
      case EncryptedStage::voting:
        return close_box();
      case EncryptedStage::closed:  // a seal later, no other one of that page has come up
        return enter(EncryptedStage::opening);
      case EncryptedStage::opening:
        return read_result();
      case EncryptedStage::done:
      case EncryptedStage::failed:
        return;
    }
  }

 private:
  [[nodiscard]] Encrypted& one() { return state_.encrypted[index_]; }
  [[nodiscard]] Vote& vote() { return state_.votes[one().vote]; }
  void changed() { mark(state_, Subject::encrypted, one().entry, index_); }
  void enter(EncryptedStage stage) {
    one().stage = stage;
    one().seal = number_;
    changed();
  }
  [[nodiscard]] bool is_due() { return time_.ms >= seal_time(state_, one().seal).ms + kTrusteeStageMs; }

  void fail(EncryptedFailure failure) {
    one().failure = failure;
    for (EncryptedBallot& ballot : one().ballots) ballot.ciphertexts.clear();
    if (one().closed_seal == 0) one().ballots.clear();
    enter(EncryptedStage::failed);
    Decision decision = count_answers(state_, vote(), {});
    decision.outcome = Outcome::lapsed;
    record_decision(state_, one().vote, std::move(decision), number_);
  }

  /// Of a person the first one, of a credential the first person.
  void seal_credentials() {
    std::vector<Credential> kept;
    for (const Credential& next : one().credentials) {
      const bool is_new = std::ranges::none_of(
          kept, [&](const Credential& before) { return before.person == next.person || before.key == next.key; });
      if (!is_new) continue;
      kept.push_back(next);
      if (kept.back().seal == 0) kept.back().seal = number_;
    }
    if (kept.size() != one().credentials.size() || (!kept.empty() && kept.back().seal == number_)) changed();
    one().credentials = std::move(kept);
  }

  void begin() {
    if (vote().opened_seal == 0 || (vote().election && vote().election->frozen_seal == 0)) return;
    if (vote().election) {
      if (vote().election->candidates.empty()) return fail(EncryptedFailure::no_candidates);
      one().texts = encrypted_texts(state_, vote(), one().texts.front());
      one().choices = one().texts.size();
      one().most = one().choices - 1;
    }
    begin_attempt();
  }

  void begin_attempt() {
    Encrypted& now = one();
    ++now.attempt;
    now.trustees.clear(), now.keys.clear(), now.deals.clear(), now.confirms.clear();
    now.complaints.clear(), now.answers.clear(), now.drills.clear();
    now.answered = false;
    now.key = {}, now.election = {}, now.drill_seed = {};
    for (const PersonIndex person : could_be_drawn(View(state_))) {
      const bool is_out = std::ranges::find(now.out, person) != now.out.end();
      if (now.trustees.size() < now.secrecy.trustees() && !is_out && !is_candidate(vote(), person))
        now.trustees.push_back(person);
    }
    if (now.trustees.size() == now.secrecy.trustees()) return enter(EncryptedStage::certify);
    now.trustees.clear();
    fail(EncryptedFailure::no_trustees);
  }

  /// A new attempt without these.
  void restart_without(const std::vector<TrusteeIndex>& out) {
    for (const TrusteeIndex t : out) one().out.push_back(one().trustees[t]);
    begin_attempt();
  }

  template <class Act>
  std::vector<TrusteeIndex> silent(const std::vector<TrusteeSaid<Act>>& said) {
    std::vector<TrusteeIndex> out;
    for (TrusteeIndex t = 0; t < one().trustees.size(); ++t)
      if (said_first(said, t) == nullptr) out.push_back(t);
    return out;
  }
  template <class Act>
  void end_round(const std::vector<TrusteeSaid<Act>>& said, EncryptedStage next) {
    const std::vector<TrusteeIndex> missing = silent(said);
    if (missing.empty()) return enter(next);
    if (is_due()) restart_without(missing);
  }

  void end_confirming() {
    std::vector<TrusteeIndex> missing = silent(one().confirms);
    if (missing.empty()) return begin_drill();
    std::erase_if(missing, [&](TrusteeIndex t) { return said_first(one().complaints, t) != nullptr; });
    if (!missing.empty() && !is_due()) return;
    if (!one().complaints.empty()) return enter(EncryptedStage::answer);
    restart_without(missing);
  }

  [[nodiscard]] std::vector<TrusteeIndex> unanswered() {
    std::vector<TrusteeIndex> out;
    for (const auto& complaint : one().complaints) {
      const auto accused = state_.person(complaint.content.dealer);
      const auto dealer = accused ? trustee_index(one(), *accused) : std::nullopt;
      if (!dealer || std::ranges::find(out, *dealer) != out.end()) continue;
      const PersonId& to = state_.persons[one().trustees[complaint.trustee]].id;
      const bool answered = std::ranges::any_of(
          one().answers, [&](const auto& answer) { return answer.trustee == *dealer && answer.content.to == to; });
      if (!answered) out.push_back(*dealer);
    }
    return out;
  }
  void end_answering() {
    const std::vector<TrusteeIndex> missing = silent(one().confirms);
    if (missing.empty()) return begin_drill();
    const std::vector<TrusteeIndex> accused = unanswered();
    if (accused.empty() && !one().answered) {
      // Only now can whoever complained go on. Without a time of their own an answer in the last hour would put them
      // out, and a wrong share would be a way to choose who stays.
      one().answered = true;
      return enter(EncryptedStage::answer);
    }
    if (is_due()) restart_without(accused.empty() ? missing : accused);
  }

  /// All that the key is made of is there.
  void begin_drill() {
    ballot::Point key = Group::neutral();
    for (const auto& polynomial : polynomials(one())) key = Group::product(key, polynomial.front());
    one().key = to_point(key);
    one().election = crypto::sha256(as_bytes(election_json(one(), one().texts)));
    one().drill_seed = seed_;
    enter(EncryptedStage::drill);
  }
  void end_drill() {
    const std::vector<TrusteeIndex> missing = silent(one().drills);
    if (!missing.empty() && !is_due()) return;
    if (one().trustees.size() - missing.size() < one().secrecy.threshold) return restart_without(missing);
    one().texts.clear();
    enter(EncryptedStage::voting);
  }

  /// Ballots that a later one of the same credential replaces need not be kept any more.
  void drop_replaced() {
    std::vector<EncryptedBallot> kept;
    for (const EncryptedBallot* const ballot : standing_ballots(one())) kept.push_back(*ballot);
    if (kept.size() != one().ballots.size()) changed();
    one().ballots = std::move(kept);
  }

  void close_box() {
    drop_replaced();
    const auto end = box_closes_at(state_, vote());
    if (!end || time_ < *end) return;
    std::vector<ballot::Ciphertext<Group>> sum(one().choices, {Group::neutral(), Group::neutral()});
    for (EncryptedBallot& ballot : one().ballots) {
      const auto choices = ciphertexts_of(ballot.ciphertexts);
      for (std::size_t i = 0; i < choices.size(); ++i) sum[i] = product(ballot_group(), sum[i], choices[i]);
      ballot.ciphertexts.clear();
    }
    one().sum = bytes_of_ciphertexts(sum);
    one().closed_seal = number_;
    // What breaks ties: nobody knew it before this seal, and nobody knows the sum yet.
    if (vote().choices) vote().tie_seed = tie_seed(seed_, vote().choices->texts);
    mark(state_, Subject::vote, vote().entry, one().vote);
    if (one().ballots.size() < kLeastBallots) return fail(EncryptedFailure::too_few_ballots);
    enter(EncryptedStage::closed);
  }

  void read_result() {
    std::map<std::size_t, ballot::Share<Group>> shares;
    for (TrusteeIndex t = 0; t < one().trustees.size(); ++t) {
      const auto* const said = said_first(one().shares, t);
      if (said == nullptr) continue;
      std::vector<ballot::Point> factors;
      for (const event::GroupPoint& factor : said->content.factors)
        factors.push_back(ballot::member_from(factor.view()).value_or(Group::neutral()));
      shares[t].factors = {std::move(factors)};
    }
    if (shares.size() >= one().secrecy.threshold && open_with(shares)) return;
    if (time_.ms >= seal_time(state_, one().seal).ms + kOpeningMs) fail(EncryptedFailure::not_opened);
  }

  bool open_with(const std::map<std::size_t, ballot::Share<Group>>& shares) {
    const std::vector<std::vector<std::vector<ballot::Point>>> factors = {
        combined<Group>(ballot_group(), one().secrecy.threshold, shares)};
    const auto opened = ballot::opened<Group>(ballot_group(), tally_of(one()), factors);
    const std::size_t counted = one().ballots.size();
    const auto result =
        ballot::read_opened<Group>(ballot_group(), booth_without_words(one()).election, opened, counted);
    if (!result) return false;
    pass_over(state_, one().vote);  // who left while the sum was waited for
    vote().sums = {counted};
    vote().sums.insert(vote().sums.end(), result->front().sums.begin(), result->front().sums.end());
    Decision decision = count_answers(state_, vote(), answers_in(vote()));
    for (const EncryptedBallot& ballot : one().ballots) decision.ballots.push_back(ballot.event);
    enter(EncryptedStage::done);
    record_decision(state_, one().vote, std::move(decision), number_);
    return true;
  }

  State& state_;
  std::uint64_t number_;
  Instant time_;
  const Hash& seed_;
  EncryptedIndex index_ = 0;
};
}  // namespace

void settle_encrypted(State& state, std::uint64_t number, Instant time, const Hash& seed) {
  SettlingEncrypted settling(state, number, time, seed);
  for (const VoteIndex v : state.open.votes.in(state.votes))
    if (is_encrypted(state.votes[v])) settling.settle(state.votes[v].encrypted);
}

}  // namespace folkmoot::assembly
