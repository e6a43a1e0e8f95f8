#pragma once
// Consent: a proposal stands when nobody has an argued objection left; silence is neither consent nor objection.
//
// Source: sociocracy (Gerard Endenburg, "Sociocracy: The Organization of Decision-Making", 1998; Ted J. Rau and Jerry
// Koch-Gonzalez, "Many Voices One Song", 2018).
#include <string_view>

#include "base/fraction.h"
#include "tally/quorum.h"

namespace folkmoot::tally {

struct ConsentRule {
  /// Of the electorate, those who must answer.
  Fraction quorum{2, 3};
  /// After as many rounds with an objection left: a trial, a smaller proposal, or the wider assembly.
  std::uint64_t rounds = 3;
  /// The decision lapses at its review, which is at most so many days away.
  std::uint64_t review_days = 366;
  bool operator==(const ConsentRule&) const = default;
};
Result<Ok> check(const ConsentRule& rule);

struct ConsentAnswers {
  std::uint64_t consents = 0;
  /// Objections with an argument that are still open.
  std::uint64_t objections = 0;
  /// Objections that give none: no answer, so they neither hold anything up nor help the quorum.
  std::uint64_t without_argument = 0;
  /// Days from the decision to its review.
  std::uint64_t review_in_days = 0;
  /// 1 is the first.
  std::uint64_t round = 1;
  bool operator==(const ConsentAnswers&) const = default;
};

enum class ConsentOutcome : std::uint8_t {
  adopted,
  /// Too few answered.
  no_quorum,
  /// Objections are open, and there is a round left.
  again,
  /// Objections are open after the last round.
  rounds_over,
};
std::string_view consent_outcome_name(ConsentOutcome outcome);

struct ConsentCount {
  ConsentRule rule;
  ConsentAnswers answers;
  std::uint64_t electorate = 0;
  std::uint64_t answered = 0;
  std::uint64_t needed = 1;
  std::uint64_t missing = 0;
  ConsentOutcome outcome = ConsentOutcome::no_quorum;
  bool operator==(const ConsentCount&) const = default;
};
/// Errors: an electorate of nobody, more answers than it has people, no date of review or one beyond the rule's, round
/// 0.
Result<ConsentCount> count_consent(const ConsentAnswers& answers, std::uint64_t electorate, const ConsentRule& rule);

/// Lazy consent, for small things that a charter lists: it holds when the matter has reached nearly everybody, a few
/// support it, and nobody objects. One objection makes it an ordinary proposal.
struct LazyRule {
  Fraction reach{4, 5};
  std::uint64_t supports = 3;
  bool operator==(const LazyRule&) const = default;
};
enum class LazyOutcome : std::uint8_t {
  adopted,
  /// Somebody objects: it is to be put as an ordinary proposal.
  ordinary,
  /// It has not reached enough, or not enough support it.
  waiting,
};
struct LazyCount {
  LazyRule rule;
  QuorumCount reach = {};
  std::uint64_t supports = 0;
  std::uint64_t objections = 0;
  LazyOutcome outcome = LazyOutcome::waiting;
  bool operator==(const LazyCount&) const = default;
};
/// `counts.yes` are supports, `counts.no` objections. Errors: as for a quorum of reach; more supports asked for than
/// the group has people, or none.
Result<LazyCount> count_lazy(const Counts& counts, const LazyRule& rule);

}  // namespace folkmoot::tally
