// What seals make of encrypted votes (docs/protocol/encrypted.md sections 2 to 6): stages end, lists are shuffled and
// opened, boxes close, results are read.
#include <algorithm>

#include "assembly/choices.h"
#include "assembly/elections.h"
#include "assembly/encrypted_group.h"
#include "assembly/pages.h"
#include "ballot/open.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
bool is_candidate(const Vote& vote, PersonIndex person) {
  return vote.election && std::ranges::find(vote.election->candidates, person) != vote.election->candidates.end();
}

/// One seal, over one encrypted vote after the other.
class SettlingEncrypted {
 public:
  SettlingEncrypted(State& state, std::uint64_t number, Instant time, const Hash& seed)
      : state_(state), number_(number), time_(time), seed_(seed) {}

  void settle(EncryptedIndex index) {
    index_ = index;
    if (vote().closed_seal != 0) return;
    if (one().stage <= EncryptedStage::voting && !one().secrecy.mixed) seal_credentials();
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
      case EncryptedStage::registering:
        return end_registering();
      case EncryptedStage::mixing:
      case EncryptedStage::shuffling:
        return end_turn();
      case EncryptedStage::listing:
        return read_credentials();
      case EncryptedStage::voting:
        return close_box();
      case EncryptedStage::closed:  // a seal later, no other one of that page has come up
        return one().embedded ? begin_turns(EncryptedStage::shuffling) : enter(EncryptedStage::opening);
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
    if (one().closed_seal == 0) one().ballots.clear(), one().sum.clear(), one().shares.clear();
    one().parts.clear(), one().candidates.clear();
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

  /// What all votes keep that have begun, and this one.
  [[nodiscard]] std::size_t boxes_with_this() {
    std::size_t out = ballot_sizes(box_of(state_, vote())).box;
    for (const VoteIndex v : state_.open.votes.in(state_.votes)) {
      const Encrypted* const other = encrypted_of(state_, state_.votes[v]);
      if (other == nullptr || state_.votes[v].closed_seal != 0 || other->stage == EncryptedStage::waiting) continue;
      out += ballot_sizes(box_of(state_, state_.votes[v])).box;
    }
    return out;
  }

  void begin() {
    if (vote().opened_seal == 0 || (vote().election && vote().election->frozen_seal == 0)) return;
    // Openings that did not know of each other could be too large together. Then the later ones wait for the first.
    if (boxes_with_this() > kMaxBoxes) return;
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
    enter(one().secrecy.mixed ? EncryptedStage::registering : EncryptedStage::voting);
  }

  // Mixed registration.

  void end_registering() {
    std::vector<Enrolment> kept;
    for (const Enrolment& next : one().enrolments) {
      const bool is_new = std::ranges::find(kept, next.person, &Enrolment::person) == kept.end();
      if (is_new) kept.push_back(next);
    }
    if (kept.size() != one().enrolments.size()) changed();
    one().enrolments = kept;
    const auto end = encrypted_due(state_, vote());
    const bool are_all = kept.size() == state_.electorates[vote().electorate].persons.size();
    if (!are_all && end && time_ < *end) return;
    if (kept.size() < kLeastBallots) return fail(EncryptedFailure::too_few_registered);
    std::ranges::sort(kept, {}, [&](const Enrolment& one) { return state_.persons[one.person].id; });
    one().sum.clear();
    for (const Enrolment& each : kept) append(one().sum, each.alpha.view()), append(one().sum, each.beta.view());
    begin_turns(EncryptedStage::mixing);
  }

  /// The credentials as they came out: nobody knows whose each is. Of those that are equal, and of those that are no
  /// key, somebody lied; it takes nothing from others.
  void read_credentials() {
    const auto points = opened_points();
    if (!points) {
      if (is_late()) fail(EncryptedFailure::not_opened);
      return;
    }
    std::set<event::GroupPoint> keys;
    for (const ballot::Point& point : *points)
      if (!Group::is_neutral(point)) keys.insert(to_point(point));
    if (keys.size() < kLeastBallots) return fail(EncryptedFailure::too_few_registered);
    for (const event::GroupPoint& key : keys) one().credentials.push_back({kNoEvent, kNoPerson, key, number_});
    one().sum.clear(), one().shares.clear(), one().shuffles.clear();
    enter(EncryptedStage::voting);
  }

  // Turns: one trustee after the other shuffles the list.

  void begin_turns(EncryptedStage stage) {
    one().mixing_seal = number_;
    one().turn = 0, one().shuffler = 0;
    one().shuffles.clear(), one().shares.clear();
    enter(stage);
  }
  [[nodiscard]] bool has_shuffled(TrusteeIndex t) {
    return std::ranges::find(one().shuffles, t, &Shuffled::trustee) != one().shuffles.end();
  }

  /// A turn ends with a shuffle, or when its time is over.
  void end_turn() {
    if (one().candidates.empty() && !is_due()) return;
    if (!one().candidates.empty()) {
      Shuffled first = std::move(one().candidates.front());
      one().sum = std::move(first.list);
      first.list.clear();
      one().shuffles.push_back(std::move(first));
    }
    one().candidates.clear(), one().parts.clear();
    ++one().turn;
    const std::size_t count = one().trustees.size();
    const bool have_all = one().shuffles.size() == count;
    // Each had a turn. As many as could open ballots anyway have shuffled: fewer cannot tell whose each is.
    if (have_all || (one().turn >= count && one().shuffles.size() >= one().secrecy.threshold))
      return enter(one().stage == EncryptedStage::mixing ? EncryptedStage::listing : EncryptedStage::opening);
    if (time_.ms >= seal_time(state_, one().mixing_seal).ms + kOpeningMs) return fail(EncryptedFailure::not_shuffled);
    do one().shuffler = static_cast<TrusteeIndex>((one().shuffler + 1) % count);
    while (has_shuffled(one().shuffler));
    enter(one().stage);
  }

  /// Ballots that a later one of the same credential replaces need not be kept any more.
  void drop_replaced() {
    std::vector<EncryptedBallot> kept;
    for (const EncryptedBallot* const ballot : standing_ballots(one())) kept.push_back(*ballot);
    if (kept.size() != one().ballots.size()) changed();
    one().ballots = std::move(kept);
  }

  [[nodiscard]] Bytes summed_ballots() {
    std::vector<ballot::Ciphertext<Group>> sum(one().choices, {Group::neutral(), Group::neutral()});
    for (const EncryptedBallot& ballot : one().ballots) {
      const auto choices = ciphertexts_of(ballot.ciphertexts);
      for (std::size_t i = 0; i < choices.size(); ++i) sum[i] = product(ballot_group(), sum[i], choices[i]);
    }
    return bytes_of_ciphertexts(sum);
  }
  /// In the order in which archives have them: by their bytes.
  [[nodiscard]] Bytes listed_ballots() {
    std::vector<BytesView> list;
    for (const EncryptedBallot& ballot : one().ballots) list.emplace_back(ballot.ciphertexts);
    std::ranges::sort(list, [](BytesView a, BytesView b) { return std::ranges::lexicographical_compare(a, b); });
    Bytes out;
    for (const BytesView each : list) append(out, each);
    return out;
  }

  void close_box() {
    drop_replaced();
    const auto end = box_closes_at(state_, vote());
    if (!end || time_ < *end) return;
    one().sum = one().embedded ? listed_ballots() : summed_ballots();
    for (EncryptedBallot& ballot : one().ballots) ballot.ciphertexts.clear();
    one().closed_seal = number_;
    // What breaks ties: nobody knew it before this seal, and nobody knows the sum yet.
    if (vote().choices) vote().tie_seed = tie_seed(seed_, vote().choices->texts);
    mark(state_, Subject::vote, vote().entry, one().vote);
    if (one().ballots.size() < kLeastBallots) return fail(EncryptedFailure::too_few_ballots);
    enter(EncryptedStage::closed);
  }

  [[nodiscard]] bool is_late() { return time_.ms >= seal_time(state_, one().seal).ms + kOpeningMs; }

  /// What trustees have said by now, of whom all parts are there.
  [[nodiscard]] std::map<std::size_t, ballot::Share<Group>> whole_shares() {
    std::map<std::size_t, ballot::Share<Group>> out;
    const std::size_t parts = share_parts(ciphertexts_to_open(one()));
    for (TrusteeIndex t = 0; t < one().trustees.size(); ++t) {
      std::vector<ballot::Point> factors;
      for (std::size_t part = 0; part < parts; ++part)
        if (const event::Decrypt* const said = share_said(one(), t, part))
          for (const event::GroupPoint& factor : said->factors)
            factors.push_back(ballot::member_from(factor.view()).value_or(Group::neutral()));
      if (factors.size() == ciphertexts_to_open(one())) out[t].factors = {std::move(factors)};
    }
    return out;
  }
  /// Nothing before as many trustees as are needed have opened all of it.
  [[nodiscard]] std::optional<std::vector<ballot::Point>> opened_points() {
    const auto shares = whole_shares();
    if (shares.size() < one().secrecy.threshold) return std::nullopt;
    const std::vector<std::vector<std::vector<ballot::Point>>> factors = {
        combined<Group>(ballot_group(), one().secrecy.threshold, shares)};
    return ballot::opened<Group>(ballot_group(), tally_of(one()), factors).front();
  }

  void read_result() {
    const auto points = opened_points();
    if (points && count_opened(*points)) return;
    if (is_late()) fail(EncryptedFailure::not_opened);
  }

  bool count_opened(const std::vector<ballot::Point>& points) {
    const std::size_t counted = one().ballots.size();
    const auto result =
        ballot::read_opened<Group>(ballot_group(), booth_without_words(one()).election, {points}, counted);
    if (!result) return false;
    pass_over(state_, one().vote);  // who left while the sum was waited for
    vote().sums = {counted};
    vote().sums.insert(vote().sums.end(), result->front().sums.begin(), result->front().sums.end());
    for (const std::vector<std::uint32_t>& ballot : result->front().votes)
      for (const std::uint32_t number : ballot) vote().opened.push_back(static_cast<std::uint8_t>(number));
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
  std::vector<EncryptedIndex> open;
  for (const VoteIndex v : state.open.votes.in(state.votes))
    if (is_encrypted(state.votes[v])) open.push_back(state.votes[v].encrypted);
  // In an order that is everybody's: which of two finds room.
  std::ranges::sort(open, {}, [&](EncryptedIndex i) -> const std::string& { return state.encrypted[i].uuid; });
  for (const EncryptedIndex i : open) settling.settle(i);
}

}  // namespace folkmoot::assembly
