#include "tally/explain.h"

#include <fmt/format.h>

namespace folkmoot::tally {

namespace {
std::string_view base_in_words(Base base) {
  switch (base) {
    case Base::yes_no:
      return "yes and no";
    case Base::yes_no_abstain:
      return "yes, no and abstain";
    case Base::participants:
      return "all who took part";
    case Base::electorate:
      return "all who may vote";
    case Base::present:
      return "all who are present";
  }
  return {};
}

std::string_view quorum_in_words(QuorumKind kind) {
  switch (kind) {
    case QuorumKind::present:
      return "are present";
    case QuorumKind::reach:
      return "have been reached";
    case QuorumKind::participation:
      return "took part";
    case QuorumKind::approval:
      return "said yes";
  }
  return {};
}
}  // namespace

std::string explain(const MajorityCount& count) {
  const std::string share =
      count.rule == kSimple
          ? "more yes than no"
          : fmt::format("{} {} of {}, with more yes than no", count.rule.more ? "more than" : "at least",
                        count.rule.share.text(), base_in_words(count.rule.base));
  std::string out = fmt::format("Needed is {}. There are {} ({}): that takes {} yes. {} said yes, {} no: ", share,
                                count.base_count, base_in_words(count.rule.base), count.required, count.yes, count.no);
  return out + (count.adopted ? "adopted." : fmt::format("not adopted, for want of {} yes.", count.missing));
}

std::string explain(const MajoritiesCount& count) {
  std::string out;
  for (const MajorityCount& one : count.rules) out += explain(one) + "\n";
  if (count.rules.size() == 1) return out;
  return out + (count.adopted ? "All of it holds: adopted.\n" : "Not all of it holds: not adopted.\n");
}

std::string explain(const QuorumCount& count) {
  std::string out = fmt::format("Quorum: {} of {} is {}. {} {}: ", count.rule.share.text(), count.electorate,
                                count.needed, count.reached, quorum_in_words(count.rule.kind));
  return out + (count.met ? "met." : fmt::format("not met, for want of {}.", count.missing));
}

std::string explain(const ConsensusCount& count) {
  const Positions& there = count.positions;
  std::string out = explain(count.quorum) + "\n";
  out += fmt::format("{} agree, {} with reservations, {} stand aside, {} block, {} pass: {} took part.\n", there.agree,
                     there.reserve, there.stand_aside, there.block, there.pass, count.participants);
  out += fmt::format("Of {} blocks {} are upheld; {} may stand.\n", there.block, count.upheld, count.rule.blocks);
  out += fmt::format("{} stand aside; {} of {} may, which is {}.\n", there.stand_aside, count.rule.stand_asides.text(),
                     count.participants, count.stand_asides_allowed);
  out += fmt::format("{} support it; {} must{}.\n", count.support, count.support_required,
                     count.unanimity ? ", since in so small a group all have to" : "");
  return out + (count.adopted ? "Adopted.\n" : "Not adopted.\n");
}

std::string explain(const FallbackCount& count) {
  std::string out = fmt::format("After {} failed rounds a majority {}.\n", count.failed_rounds,
                                count.allowed ? "may decide" : "may not decide yet");
  out += explain(count.majority) + "\n" + explain(count.quorum) + "\n";
  return out + (count.adopted ? "Adopted.\n" : "Not adopted.\n");
}

std::string explain(const ConsentCount& count) {
  std::string out = fmt::format(
      "{} of {} is {}. {} answered: {} consents, {} objections. {} objections without an argument do not count.\n",
      count.rule.quorum.text(), count.electorate, count.needed, count.answered, count.answers.consents,
      count.answers.objections, count.answers.without_argument);
  switch (count.outcome) {
    case ConsentOutcome::adopted:
      return out + fmt::format("Adopted, to be looked at again in {} days.\n", count.answers.review_in_days);
    case ConsentOutcome::no_quorum:
      return out + fmt::format("Not adopted, for want of {} answers.\n", count.missing);
    case ConsentOutcome::again:
      return out + fmt::format("Not adopted yet: round {} of {}.\n", count.answers.round, count.rule.rounds);
    case ConsentOutcome::rounds_over:
      return out +
             fmt::format("Not adopted after round {} of {}: a trial, a smaller proposal, or the wider assembly.\n",
                         count.answers.round, count.rule.rounds);
  }
  return out;
}

std::string explain(const LazyCount& count) {
  std::string out = explain(count.reach) + "\n";
  out += fmt::format("{} support it, {} must; {} object.\n", count.supports, count.rule.supports, count.objections);
  switch (count.outcome) {
    case LazyOutcome::adopted:
      return out + "Adopted.\n";
    case LazyOutcome::ordinary:
      return out + "Not adopted: it is an ordinary proposal now.\n";
    case LazyOutcome::waiting:
      return out + "Not adopted yet.\n";
  }
  return out;
}

}  // namespace folkmoot::tally
