#include "assembly/reports.h"

#include <algorithm>

#include "assembly/cut_off.h"
#include "assembly/decisions.h"
#include "assembly/encrypted.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

std::size_t words_in(std::string_view text) {
  std::size_t out = 0;
  bool in_word = false;
  for (const char letter : text) {
    const bool is_space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!is_space && !in_word) ++out;
    in_word = !is_space;
  }
  return out;
}

bool is_complete(const View& view, const Report& report) {
  return view.has(report.event) && view.has_people(report.signatures, report.needed);
}

std::vector<ReportIndex> reports_of(const State& state, const Decision& decision) {
  std::vector<ReportIndex> out;
  for (const ReportIndex r : decision.reports)
    if (is_complete(View(state), state.reports[r])) out.push_back(r);
  return out;
}

namespace {
/// Where somebody stood in what was decided.
enum class Side : std::uint8_t { elsewhere, lost, alone };

/// Whose ballot was counted for them: their own, or that of who held their proxy.
PersonIndex speaker_of(const Vote& vote, const Decision& decision, PersonIndex person) {
  const auto proxy = std::ranges::find(decision.by_proxy, person, &ByProxy::giver);
  return vote.ballots_of.contains(person) || proxy == decision.by_proxy.end() ? person : proxy->holder;
}

Side side_in_vote(const Vote& vote, PersonIndex person, bool adopted) {
  const auto own = vote.ballots_of.find(person);
  if (own == vote.ballots_of.end()) return Side::elsewhere;
  std::optional<event::Choice> said;
  for (const std::uint32_t i : own->second) {
    if (vote.ballots[i].replaced) continue;
    if (said && *said != vote.ballots[i].choice) return Side::elsewhere;
    said = vote.ballots[i].choice;
  }
  const auto losing = adopted ? event::Choice::no : event::Choice::yes;
  return said == losing || said == event::Choice::abstain ? Side::lost : Side::elsewhere;
}

Side side_of_stance(event::Stance stance, bool adopted) {
  switch (stance) {
    case event::Stance::block:
    case event::Stance::stand_aside:
      return Side::alone;
    case event::Stance::pass:
      return Side::lost;
    case event::Stance::agree:
    case event::Stance::reserve:
      return adopted ? Side::elsewhere : Side::lost;
  }
  return Side::elsewhere;
}

/// Of encrypted ballots everybody knows whose they are, and nobody what they say. Where credentials were shuffled
/// nobody knows that either: then whoever could vote may have.
Side side_in_box(const Encrypted& encrypted, PersonIndex person) {
  if (encrypted.secrecy.mixed)
    return std::ranges::find(encrypted.enrolments, person, &Enrolment::person) != encrypted.enrolments.end()
               ? Side::lost
               : Side::elsewhere;
  const bool voted = std::ranges::any_of(encrypted.ballots, [&](const EncryptedBallot& ballot) {
    return encrypted.credentials[ballot.credential].person == person;
  });
  return voted ? Side::lost : Side::elsewhere;
}

/// By the position that was counted. Hands have no names: there every elector may have been against it.
Side side_of(const State& state, const Decision& decision, PersonIndex person) {
  const bool adopted = decision.outcome == Outcome::adopted;
  if (decision.vote != kNone && is_encrypted(state.votes[decision.vote]))
    return side_in_box(*encrypted_of(state, state.votes[decision.vote]), person);
  if (decision.vote != kNone) {
    const Vote& vote = state.votes[decision.vote];
    return side_in_vote(vote, speaker_of(vote, decision, person), adopted);
  }
  if (decision.counted == Counted::hands)
    return state.is_elector(decision.version, person) ? Side::lost : Side::elsewhere;
  const auto slot = state.positions.find(decision.version, person);
  if (!slot) return Side::elsewhere;
  for (PositionIndex p = state.positions.slots[*slot].newest; p != kNone; p = state.positions.nodes[p].before) {
    const PositionNode& node = state.positions.nodes[p];
    if (std::find(decision.ballots.begin(), decision.ballots.end(), node.event) != decision.ballots.end())
      return side_of_stance(node.stance, adopted);
  }
  return Side::elsewhere;
}

/// Of those who took part one in twenty, at least two, and five are always enough.
std::uint64_t signers_needed(const Decision& decision) {
  const std::uint64_t took_part =
      std::uint64_t{decision.yes} + decision.no + decision.abstain + decision.blank + decision.marked;
  return std::min<std::uint64_t>(5, std::max<std::uint64_t>(2, Fraction{1, 20}.ceil_of(took_part)));
}

Verdict check_in_time(const State& state, const Decision& decision) {
  if (decision.seal == 0) return Verdict::applied;
  const std::uint64_t term = report_time(state, decision);
  return is_past(seal_time(state, decision.seal), term, state.page.opened()) ? Verdict::report_too_late
                                                                             : Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::MinorityReport& said) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named count = named(context, Object::decision, said.decision);
  if (is_void(count.verdict)) return count.verdict;
  Decision& decision = state.decisions[count.index];
  if (!complete(context.view, decision)) return Verdict::act_wrong_reference;
  const Side side = side_of(state, decision, context.author);
  if (side == Side::elsewhere) return Verdict::report_not_minority;
  if (const Verdict verdict = check_in_time(state, decision); is_void(verdict)) return verdict;
  if (words_in(said.text) > kReportWords) return Verdict::report_too_long;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<ReportIndex>(state.reports.size());
  Report& report = state.reports.emplace_back();
  report.event = context.event;
  report.decision = count.index;
  report.needed = side == Side::alone ? 1 : signers_needed(decision);
  report.text = crypto::hash(crypto::tag::kText, {as_bytes(said.text)});
  report.signatures = {context.act()};
  context.insert_in_order(decision.reports, index, [&](ReportIndex r) { return state.reports[r].event; });
  context.make(Object::report, index);
  context.touch(Subject::report, report.entry, index);
  context.touch(Subject::decision, decision.entry, count.index);
  return Verdict::applied;
}

Verdict confirm_report(Context& context, ReportIndex index) {
  State& state = context.state;
  Report& report = state.reports[index];
  Decision& decision = state.decisions[report.decision];
  if (report.signatures.front().person == context.author) return Verdict::confirm_own;
  if (context.view.has_by(report.signatures, context.author)) return Verdict::confirm_repeated;
  if (side_of(state, decision, context.author) == Side::elsewhere) return Verdict::report_not_minority;
  if (const Verdict verdict = check_in_time(state, decision); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  report.signatures.push_back(context.act());
  context.touch(Subject::report, report.entry, index);
  context.touch(Subject::decision, decision.entry, report.decision);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
