// Second thoughts, as words: amendments, minority reports, votes on what was decided already.
#include "assembly/amendments.h"
#include "assembly/state.h"
#include "journal/journal.h"
#include "node/acts_words.h"
#include "node/amended_text.h"
#include "node/errc.h"
#include "node/text_diff.h"

namespace folkmoot::node {

namespace {
using assembly::Object;
using assembly::State;

Bodies bodies_of(Names& names) {
  return {names.state(), names.journal().table(), [&names](const EventId& id) { return names.read(id); }};
}

std::optional<std::uint32_t> made(const Names& names, Object object, const EventId& id) {
  const auto e = names.journal().find(id);
  return e ? names.state().made(object, *e) : std::nullopt;
}
const EventId& id_of(const Names& names, journal::EventIndex e) { return names.journal().table().id(e); }

Result<std::string> held(std::optional<std::string> text) {
  if (!text) return fail(errc::kNotFound, "the text is not held here");
  return *std::move(text);
}

/// What an amendment would change, and its text.
struct Changed {
  EventId target;
  std::string text;
};
Result<Changed> changed_by(const std::string& words, Names& names) {
  FM_ASSIGN(EventId target, names.event(words));
  if (const auto vote = made(names, Object::vote, target); vote && names.state().votes[*vote].amendment) {
    const auto said = names.read(target);
    const auto* const amend = said ? std::get_if<event::Amend>(&said->content) : nullptr;
    FM_ASSIGN(std::string text, held(amend != nullptr ? std::optional(amend->text) : std::nullopt));
    return Changed{target, std::move(text)};
  }
  // A proposal stands for its last version, which the story or the node knows.
  if (made(names, Object::proposal, target)) {
    FM_ASSIGN(target, names.version(words));
  }
  const auto version = made(names, Object::version, target);
  if (!version) return fail(errc::kUsage, "neither a proposal nor an amendment: " + words);
  FM_ASSIGN(std::string text, held(text_of(bodies_of(names), *version)));
  return Changed{target, std::move(text)};
}

/// Where the words stand in the text, which has them once.
Result<std::size_t> only_place(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (words.empty() || at == std::string::npos) return fail(errc::kUsage, "the text does not say: " + words);
  if (text.find(words, at + 1) != std::string::npos)
    return fail(errc::kUsage, "the text says this more than once, name more of it: " + words);
  return at;
}

Result<Ok> put_span(event::Amend& out, const std::string& text, const Arguments& arguments) {
  const auto replaced = arguments.find("replace");
  const auto after = arguments.find("after");
  const auto from = arguments.find("from");
  const int ways = (replaced ? 1 : 0) + (after ? 1 : 0) + (arguments.has("whole") ? 1 : 0) + (from ? 1 : 0);
  if (ways != 1) return fail(errc::kUsage, "one of --replace, --after and --whole says what is changed");
  out.text = arguments.get("with");
  if (replaced) {
    FM_ASSIGN(out.from, only_place(text, *replaced));
    out.length = replaced->size();
  } else if (after) {
    FM_ASSIGN(const std::size_t at, only_place(text, *after));
    out.from = at + after->size();
  } else if (from) {
    FM_ASSIGN(out.from, parse_number(*from, "from"));
    FM_ASSIGN(out.length, parse_number(arguments.find("length").value_or("0"), "length"));
  } else {
    out.length = text.size();
  }
  if (out.length == 0 && out.text.empty())
    return fail(errc::kUsage, "it changes nothing: --with says what comes there");
  const bool inside = out.from + out.length <= text.size();
  if (inside && (!is_between_letters(text, out.from) || !is_between_letters(text, out.from + out.length)))
    return fail(errc::kUsage, "it would cut a letter in two");
  return Ok{};
}

Result<event::Content> compose_amend(const Arguments& arguments, Names& names) {
  event::Amend out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(Changed changed, changed_by(arguments.get("target"), names));
  out.target = changed.target;
  FM_TRY(put_span(out, changed.text, arguments));
  out.reason = arguments.get("reason");
  out.editorial = arguments.has("editorial");
  if (const auto amount = arguments.find("amount")) {
    FM_ASSIGN(out.amount, parse_number(*amount, "amount"));
  }
  return out;
}

Result<event::Content> compose_apply(const Arguments& arguments, Names& names) {
  const State& state = names.state();
  FM_ASSIGN(const EventId id, names.version(arguments.get("proposal")));
  const auto base = made(names, Object::version, id);
  if (!base) return fail(errc::kUsage, "no proposal: " + arguments.get("proposal"));
  const assembly::Version& version = state.versions[*base];
  std::vector<assembly::VoteIndex> amendments = version.adopted;
  for (const std::string& words : arguments.all("take")) {
    FM_ASSIGN(const EventId taken, names.event(words));
    const auto vote = made(names, Object::vote, taken);
    if (!vote || !state.votes[*vote].amendment) return fail(errc::kUsage, "no amendment: " + words);
    if (std::find(amendments.begin(), amendments.end(), *vote) == amendments.end()) amendments.push_back(*vote);
  }
  if (amendments.empty()) return fail(errc::kUsage, "no amendment of it was adopted");
  event::Revise out;
  out.proposal = id_of(names, state.proposals[version.proposal].event);
  FM_ASSIGN(out.title, held(title_of(bodies_of(names), *base)));
  FM_ASSIGN(out.text, held(text_of(bodies_of(names), *base)));
  for (const assembly::VoteIndex v : amendments) FM_TRY(held(text_of_amendment(bodies_of(names), v)));
  // Those that exclude each other make no text: then the rule says so.
  if (auto text = amended(bodies_of(names), *base, amendments)) out.text = *std::move(text);
  for (const assembly::VoteIndex v : amendments) {
    out.adopts.push_back(id_of(names, state.votes[v].event));
    FM_TRY(names.event(out.adopts.back().hex()));
  }
  // What closes at a seal goes on to do so, by the same procedure.
  const auto said = names.read(id);
  const auto* const first = said ? std::get_if<event::Propose>(&said->content) : nullptr;
  const auto* const next = said ? std::get_if<event::Revise>(&said->content) : nullptr;
  if (first != nullptr) out.deliberation = first->deliberation;
  if (next != nullptr) out.deliberation = next->deliberation;
  if (out.deliberation) {
    FM_ASSIGN(out.deliberation->terms, composed_terms(arguments, names));
  }
  return out;
}

Result<event::Content> compose_rebase(const Arguments& arguments, Names& names) {
  const State& state = names.state();
  FM_ASSIGN(const EventId old, names.event(arguments.get("amendment")));
  const auto vote = made(names, Object::vote, old);
  const auto said = names.read(old);
  const auto* const amend = said ? std::get_if<event::Amend>(&said->content) : nullptr;
  if (!vote || amend == nullptr || state.votes[*vote].amendment->amends != assembly::kNone)
    return fail(errc::kUsage, "no amendment of a version: " + arguments.get("amendment"));
  const assembly::VersionIndex before = state.votes[*vote].amendment->version;
  const assembly::ProposalIndex proposal = state.versions[before].proposal;
  const assembly::VersionIndex last = state.last_version(proposal);
  if (last == before) return fail(errc::kUsage, "the version that it changes is the last one");
  event::Amend out = *amend;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(const std::string text_before, held(text_of(bodies_of(names), before)));
  FM_ASSIGN(const std::string text, held(text_of(bodies_of(names), last)));
  const auto from = carried_over(text_before, text, amend->from, amend->length);
  if (!from)
    return fail(errc::kNeedsRebase,
                "needs rebase: what it changes was changed in the meantime, so its author has to write it anew");
  out.from = *from;
  out.rebases = old;
  out.target = id_of(names, state.versions[last].event);
  FM_TRY(names.event(out.target.hex()));
  return out;
}

Result<event::Content> compose_oppose(const Arguments& arguments, Names& names) {
  event::Oppose out;
  FM_ASSIGN(out.target, names.event(arguments.get("act")));
  out.reason = arguments.get("reason");
  return out;
}

/// Words for a proposal, a vote or a count, to the id of what was decided; itself where nothing was.
Result<EventId> decision_named(const std::string& words, Names& names) {
  const State& state = names.state();
  FM_ASSIGN(const EventId named, names.event(words));
  if (made(names, Object::decision, named)) return named;
  auto proposal = made(names, Object::proposal, named);
  if (const auto version = made(names, Object::version, named)) proposal = state.versions[*version].proposal;
  const auto decision = proposal ? state.decision_of(*proposal) : std::nullopt;
  if (!decision) return named;
  const EventId out = id_of(names, state.decisions[*decision].event);
  FM_TRY(names.event(out.hex()));
  return out;
}

Result<event::Content> compose_report(const Arguments& arguments, Names& names) {
  event::MinorityReport out;
  FM_ASSIGN(out.decision, decision_named(arguments.get("decision"), names));
  FM_ASSIGN(out.text, needed(arguments, "text"));
  for (const std::string& annex : arguments.all("annex")) {
    const auto hash = Hash::from_hex_text(annex);
    if (!hash) return fail(errc::kUsage, "an annex is named by its hash, 64 digits: " + annex);
    out.annexes.push_back(*hash);
  }
  return out;
}

Result<event::Content> compose_again(const Arguments& arguments, Names& names) {
  event::Again out;
  const std::string purpose = arguments.get("purpose");
  const auto read = event::purpose_from(purpose);
  if (!read) return fail(errc::kUsage, "again is reconsider, rescind, ratify, renew, veto or show, not: " + purpose);
  out.purpose = *read;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(out.target, decision_named(arguments.get("decision"), names));
  out.reason = arguments.get("reason");
  return out;
}

Result<event::Content> compose_extend(const Arguments& arguments, Names& names) {
  event::Extend out;
  FM_ASSIGN(out.target, names.event(arguments.get("vote")));
  return out;
}

Result<event::Content> compose_cancel(const Arguments& arguments, Names& names) {
  event::Cancel out;
  FM_ASSIGN(out.vote, names.event(arguments.get("vote")));
  FM_ASSIGN(out.reason, needed(arguments, "reason"));
  return out;
}

Result<event::Content> compose_cut_off(const Arguments& arguments, Names& names) {
  event::CutOff out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(const std::string until, needed(arguments, "until"));
  FM_ASSIGN(const std::uint64_t until_in_ms, parse_time(until));
  out.until = {names.now().ms + until_in_ms};
  out.reason = arguments.get("reason");
  return out;
}
}  // namespace

std::vector<ActRow> rows_of_second_thoughts() {
  return {
      {"amend",
       "open the vote on changing a place in the text of a proposal, or of an amendment",
       "moot amend 3f9a6c10 --replace \"5 a month\" --with \"6 a month\" --reason \"the rent went up\"",
       {{"target", "the proposal, or the amendment"}},
       with_terms({{"replace", "TEXT", "the words that go, as the text has them"},
                   {"after", "TEXT", "nothing goes: something comes behind these words"},
                   {"whole", "", "the whole text goes"},
                   {"with", "TEXT", "what comes there; nothing: it is deleted", false, true},
                   {"from", "N", "where it begins, in bytes, instead of --replace"},
                   {"length", "N", "with --from: how many bytes go"},
                   {"editorial", "", "it changes no meaning"},
                   {"amount", "N", "money that it moves, in the smallest coin"},
                   {"reason", "TEXT", "why"}}),
       nullptr,
       compose_amend},
      {"amend apply",
       "write the version of a proposal that its adopted amendments make",
       "moot amend apply 3f9a6c10",
       {{"proposal", "the proposal"}},
       with_terms({{"take", "AMENDMENT", "take up this one, too, which nobody opposed", false, false, true}}),
       nullptr,
       compose_apply},
      {"amend rebase",
       "carry an amendment over to the last version of its proposal",
       "moot amend rebase 77ab03cd",
       {{"amendment", "the amendment"}},
       with_terms({}),
       nullptr,
       compose_rebase},
      {"oppose",
       "say no to what takes effect unless somebody does",
       "moot oppose 77ab03cd --reason \"this needs a vote\"",
       {{"act", "what it is: an amendment, a proposal by silence, a suspension, an item of the agenda"}},
       {{"reason", "TEXT", "why"}},
       nullptr,
       compose_oppose},
      {"report",
       "write what is to be read beside a decision that you were against; others sign with: moot confirm",
       "moot report 5b2e91aa --text \"We warned that...\"",
       {{"decision", "what was decided"}},
       {{"text", "TEXT", "the report, a thousand words at most", true, true},
        {"annex", "HASH", "a text that belongs to it, by its hash", false, false, true}},
       nullptr,
       compose_report},
      {"again",
       "open a vote on something that was decided already",
       "moot again reconsider 5b2e91aa --reason \"the owner has answered since\"",
       {{"purpose", "reconsider, rescind, ratify, renew, veto or show"}, {"decision", "what was decided"}},
       with_terms({{"reason", "TEXT", "what is new"}}),
       nullptr,
       compose_again},
      {"extend",
       "give once more time to what you opened and what missed only its quorum",
       "moot extend 5b2e91aa",
       {{"vote", "the vote, or the proposal"}},
       {},
       nullptr,
       compose_extend},
      {"cancel",
       "ask that a vote of yours ends without a count; witnesses sign with: moot confirm",
       "moot cancel 5b2e91aa --reason \"an option is missing\"",
       {{"vote", "the vote"}},
       {{"reason", "TEXT", "why", true}},
       nullptr,
       compose_cancel},
      {"cut-off",
       "open the vote on saying that the assembly is cut off: votes collect ballots for longer until then",
       "moot cut-off --until 14d --reason \"the net is down\"",
       {},
       with_terms({{"until", "TIME", "when that ends, from now", true}, {"reason", "TEXT", "why"}}),
       nullptr,
       compose_cut_off},
  };
}

}  // namespace folkmoot::node
