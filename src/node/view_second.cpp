// Amendments, minority reports, and votes on what was decided already.
#include <algorithm>

#include "assembly/again.h"
#include "assembly/amendments.h"
#include "assembly/backing.h"
#include "assembly/cancelling.h"
#include "assembly/reports.h"
#include "assembly/votes.h"
#include "base/text.h"
#include "node/amended_text.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/text_diff.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::kNone;
using assembly::Vote;

std::string id_of_vote(Holding& holding, assembly::VoteIndex v) {
  return event_hex(holding, holding.state().votes[v].event);
}
Value vote_or_null(Holding& holding, assembly::VoteIndex v) {
  return v == kNone ? Value() : Value(id_of_vote(holding, v));
}

Bodies bodies_of(Holding& holding) {
  return {holding.state(), holding.journal().table(), [&holding](const EventId& id) -> std::optional<event::Body> {
            const auto e = holding.journal().find(id);
            return e ? holding.read(*e) : std::nullopt;
          }};
}

/// What has become of an amendment.
std::string_view amendment_state(const assembly::State& state, assembly::VoteIndex v) {
  const Vote& vote = state.votes[v];
  if (assembly::is_taken_up(state, v)) return "taken_up";
  if (vote.amendment->obsolete_seal != 0) return vote.amendment->obsolete_by == kNone ? "needs_rebase" : "obsolete";
  if (vote.amendment->standing_seal != 0) return "standing";
  return vote.closed_seal == 0 ? "open" : "rejected";
}

Value people_or_empty(Holding& holding, const std::vector<assembly::Signed>& acts) {
  std::vector<std::string> ids;
  for (const assembly::Signed& act : acts) ids.push_back(holding.state().persons[act.person].id.hex());
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return Value::Array(ids.begin(), ids.end());
}

/// Where an amendment stands, and what it changes there.
void put_amendment(Value& out, Holding& holding, assembly::VoteIndex v) {
  const assembly::State& state = holding.state();
  const assembly::Amendment& amendment = *state.votes[v].amendment;
  const Bodies bodies = bodies_of(holding);
  const auto before = text_changed_by(bodies, v);
  const auto after = text_of_amendment(bodies, v);
  std::string old_words;
  if (before && std::uint64_t{amendment.from} + amendment.length <= before->size())
    old_words = before->substr(amendment.from, amendment.length);
  out.set("amends", amendment.amends == kNone ? Value(event_hex(holding, state.versions[amendment.version].event))
                                              : Value(id_of_vote(holding, amendment.amends)));
  out.set("from", std::uint64_t{amendment.from}).set("length", std::uint64_t{amendment.length});
  out.set("old", old_words).set("new", after.value_or(std::string()));
  out.set("diff", after ? diff_in_words(old_words, *after) : std::string());
  const bool cuts = before && (!is_between_letters(*before, amendment.from) ||
                               !is_between_letters(*before, std::size_t{amendment.from} + amendment.length));
  out.set("cuts_a_letter", cuts).set("editorial", amendment.editorial).set("amount", amendment.amount);
  out.set("standing", amendment_state(state, v)).set("obsolete_by", vote_or_null(holding, amendment.obsolete_by));
  out.set("opposed", people_or_empty(holding, amendment.opposed));
  out.set("rebases", vote_or_null(holding, amendment.rebases));
}
}  // namespace

namespace {
/// More time, an end without a count, a new beginning.
void put_course(Value& out, Holding& holding, const Vote& vote) {
  const assembly::State& state = holding.state();
  if (vote.extension) {
    const bool given = vote.extension->seal != 0;
    out.set("extension", Value::Object{{"event", event_hex(holding, vote.extension->event)},
                                       {"given", given},
                                       {"first", given ? decision_shape(holding, vote.extension->first) : Value()}});
  }
  // Who opened it counts where they close the page, too; once it is over others close pages.
  const auto signers = [&](const Vote::Cancelling& one) -> Value {
    if (vote.closed_seal != 0) return people_or_empty(holding, one.signatures);
    std::vector<std::string> ids;
    for (const assembly::PersonIndex p : assembly::cancellers(state, vote, one)) ids.push_back(person_hex(holding, p));
    std::ranges::sort(ids);
    return Value::Array(ids.begin(), ids.end());
  };
  Value::Array asked;
  for (const Vote::Cancelling& one : vote.cancellings) {
    const auto said = holding.read(one.event);
    const auto* const words = said ? std::get_if<event::Cancel>(&said->content) : nullptr;
    asked.emplace_back(Value::Object{{"event", event_hex(holding, one.event)},
                                     {"reason", words != nullptr ? words->reason : std::string()},
                                     {"signers", signers(one)},
                                     {"needed", std::uint64_t{assembly::signatures_to_cancel(state)}},
                                     {"holds", vote.cancelled_by == one.event}});
  }
  if (!asked.empty()) out.set("cancellings", std::move(asked));
  if (vote.anew != kNone) out.set("anew", id_of_vote(holding, vote.anew));
}
}  // namespace

void put_second_matter(Value& out, Holding& holding, assembly::VoteIndex v) {
  const assembly::State& state = holding.state();
  const Vote& vote = state.votes[v];
  if (vote.backers_needed > 0)
    out.set("asked_for", Value::Object{{"signed", std::uint64_t{assembly::View(state).people(vote.backers)}},
                                       {"needed", vote.backers_needed},
                                       {"opened", vote.opened_seal != 0}});
  if (vote.amendment) put_amendment(out, holding, v);
  if (vote.again)
    out.set("purpose", event::purpose_name(vote.again->purpose))
        .set("about", event_hex(holding, vote.again->target))
        .set("contested", vote.again->contested);
  put_course(out, holding, vote);
  put_second_words(out, holding, vote);
}

void put_second_words(Value& out, Holding& holding, const Vote& vote) {
  if (!vote.amendment && !vote.again) return;
  const auto said = holding.read(vote.event);
  if (vote.amendment) {
    const std::string title = Lookup(holding).title(vote.amendment->version);
    const auto* const amend = said ? std::get_if<event::Amend>(&said->content) : nullptr;
    out.set("title", "amendment of " + safe_text(title)).set("text", amend != nullptr ? amend->reason : std::string());
  }
  if (vote.again) {
    const auto* const again = said ? std::get_if<event::Again>(&said->content) : nullptr;
    const std::string purpose(event::purpose_name(vote.again->purpose));
    out.set("title", purpose + " " + event_hex(holding, vote.again->target).substr(0, 8));
    out.set("text", again != nullptr ? again->reason : std::string());
  }
}

Value reports_shape(Holding& holding, const assembly::Decision& decision) {
  const assembly::State& state = holding.state();
  Value::Array out;
  for (const assembly::ReportIndex r : decision.reports) {
    const assembly::Report& report = state.reports[r];
    const auto said = holding.read(report.event);
    const auto* const words = said ? std::get_if<event::MinorityReport>(&said->content) : nullptr;
    Value::Array annexes;
    if (words != nullptr)
      for (const Hash& annex : words->annexes) annexes.emplace_back(annex.hex());
    out.emplace_back(Value::Object{{"id", event_hex(holding, report.event)},
                                   {"author", author_of(holding, report.event)},
                                   {"text", words != nullptr ? words->text : std::string()},
                                   {"annexes", std::move(annexes)},
                                   {"signers", people_or_empty(holding, report.signatures)},
                                   {"needed", report.needed},
                                   {"complete", assembly::is_complete(assembly::View(state), report)}});
  }
  return out;
}

void put_second_thoughts(Value& out, Holding& holding, assembly::DecisionIndex d) {
  const assembly::State& state = holding.state();
  const assembly::Decision& decision = state.decisions[d];
  out.set("stands", std::string(assembly::stands_name(assembly::stands_now(state, d))));
  out.set("superseded_by",
          decision.later == kNone ? Value() : Value(event_hex(holding, state.decisions[decision.later].event)));
  Value::Array thought_over;
  for (assembly::VoteIndex v = 0; v < state.votes.size(); ++v) {
    const Vote& vote = state.votes[v];
    if (!vote.again || vote.again->decision != d) continue;
    thought_over.emplace_back(
        Value::Object{{"vote", id_of_vote(holding, v)},
                      {"purpose", event::purpose_name(vote.again->purpose)},
                      {"state", assembly::proposal_state_name(assembly::vote_state(state, vote))}});
  }
  out.set("again", std::move(thought_over)).set("reports", reports_shape(holding, decision));
}

void put_amended(Value& out, Holding& holding, assembly::VersionIndex v) {
  const Bodies bodies = bodies_of(holding);
  const auto base = version_before(holding.state(), v);
  if (!base) return;
  Value::Array adopts;
  for (const assembly::VoteIndex taken : holding.state().versions[v].takes_up)
    adopts.emplace_back(id_of_vote(holding, taken));
  const auto matches = text_matches(bodies, v);
  const auto old_text = text_of(bodies, *base);
  const auto new_text = text_of(bodies, v);
  out.set("adopts", std::move(adopts)).set("text_matches", matches ? Value(*matches) : Value());
  out.set("diff", old_text && new_text ? diff_in_words(*old_text, *new_text) : std::string());
}

Value amendments_shape(Holding& holding, assembly::ProposalIndex p) {
  const assembly::State& state = holding.state();
  const assembly::VersionIndex last = state.last_version(p);
  std::map<std::string, Value> by_id;
  for (assembly::VoteIndex v = 0; v < state.votes.size(); ++v) {
    if (!state.votes[v].amendment || state.votes[v].amendment->version != last) continue;
    Value one = Value::Object{{"id", id_of_vote(holding, v)}};
    put_amendment(one, holding, v);
    by_id.emplace(id_of_vote(holding, v), std::move(one));
  }
  Value::Array out;
  for (auto& [id, one] : by_id) out.push_back(std::move(one));
  return out;
}

}  // namespace folkmoot::node
