// What was decided: by counting positions or hands, or by a vote that a seal closed.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "proof/founding.h"
#include "proof/items_parts.h"

namespace folkmoot::proof {

namespace {
struct ProposalEntry {
  PersonId author;
  std::uint64_t state = 0;
  std::vector<EventId> versions;
  std::optional<PersonId> admit;
  std::optional<EventId> decision;
};
constexpr std::array<std::string_view, 5> kStates = {"open", "adopted", "rejected", "lapsed", "withdrawn"};

Result<ProposalEntry> read_proposal(const Bytes& value) {
  Reader in(value);
  in.array_of(5);
  ProposalEntry out;
  out.author = in.id<PersonId>();
  out.state = in.uint_max(kStates.size() - 1);
  out.versions = read_id_list<EventId>(in);
  out.admit = in.id_or_null<PersonId>();
  out.decision = in.id_or_null<EventId>();
  if (const auto read = in.finish(); !read) return refuse_item("proposal: " + read.error().detail);
  return out;
}

struct DecisionEntry {
  EventId version;
  std::uint64_t counted = 0;
  bool complete = false;
  std::uint64_t outcome = 0;
  std::uint64_t yes = 0, no = 0, abstain = 0, blank = 0, invalid = 0, not_voted = 0, electorate = 0, present = 0;
  std::uint64_t base = 0, required = 0, missing = 0, quorum = 0;
  Hash charter;
  Hash ballots;
  std::vector<PersonId> signers;
  std::vector<EventId> replaced;
  bool awaits_ratification = false;
  /// Of a vote among options: ballots that say something of them, and the numbers of those elected, in their order.
  std::uint64_t marked = 0;
  std::optional<std::vector<std::uint64_t>> elected;
};

Result<DecisionEntry> read_decision(const Bytes& value) {
  Reader in(value);
  in.array_of(22);
  DecisionEntry out;
  out.version = in.id<EventId>();
  out.counted = in.uint_max(1);
  out.complete = in.boolean();
  out.outcome = in.uint_max(2);
  for (std::uint64_t* number : {&out.yes, &out.no, &out.abstain, &out.blank, &out.invalid, &out.not_voted,
                                &out.electorate, &out.present, &out.base, &out.required, &out.missing, &out.quorum})
    *number = in.uint_max(event::kMaxSeq);
  out.charter = in.id<Hash>();
  out.ballots = in.id<Hash>();
  out.signers = read_id_list<PersonId>(in);
  out.replaced = read_id_list<EventId>(in);
  out.awaits_ratification = in.boolean();
  if (!in.null()) {
    in.array_of(2);
    out.marked = in.uint_max(event::kMaxSeq);
    std::vector<std::uint64_t>& elected = out.elected.emplace();
    for (std::size_t left = in.array(event::kMaxOptions); left > 0 && in.ok(); --left)
      elected.push_back(in.uint_max(event::kMaxOptions));
  }
  if (const auto read = in.finish(); !read) return refuse_item("decision: " + read.error().detail);
  return out;
}

Result<std::optional<std::string>> title_of(const std::optional<Shown>& text, const EventId& version) {
  if (!text) return std::optional<std::string>();
  FM_ASSIGN(const event::Content content, content_of(*text, version));
  if (const auto* first = std::get_if<event::Propose>(&content)) return std::optional(safe_text(first->title));
  if (const auto* next = std::get_if<event::Revise>(&content)) return std::optional(safe_text(next->title));
  return fail(errc::kText, "proposes nothing");
}

/// Where what opened the vote is shown: its question, or the scope of the mandate. A removal and a recall have none.
Result<std::optional<std::string>> question_of(const std::optional<Shown>& text, const EventId& vote) {
  if (!text) return std::optional<std::string>();
  FM_ASSIGN(const event::Content content, content_of(*text, vote));
  if (const auto* open = std::get_if<event::Open>(&content)) return std::optional(safe_text(open->question));
  if (const auto* mandate = std::get_if<event::Mandate>(&content)) return std::optional(safe_text(mandate->scope));
  if (std::holds_alternative<event::Remove>(content) || std::holds_alternative<event::Recall>(content))
    return std::optional<std::string>();
  return fail(errc::kText, "opens no vote");
}

std::string numbers_in_words(const std::vector<std::uint64_t>& numbers) {
  std::string out;
  for (const std::uint64_t number : numbers) out += (out.empty() ? "" : ", ") + std::to_string(number);
  return out;
}

void add_counts(Fields& fields, const DecisionEntry& decision) {
  fields.add("yes", decision.yes).add("no", decision.no).add("abstain", decision.abstain);
  fields.add("blank", decision.blank).add("invalid", decision.invalid).add("not_voted", decision.not_voted);
  fields.add("electorate", decision.electorate).add("required", decision.required).add("missing", decision.missing);
  fields.add_if("elected", decision.elected.has_value(), decision.elected ? numbers_in_words(*decision.elected) : "");
  fields.add("charter", decision.charter.hex()).add("ballots", decision.ballots.hex());
}

std::string counts_in_words(const DecisionEntry& decision) {
  if (decision.elected) {
    const std::string elected =
        decision.elected->empty() ? "none of its options" : "its options " + numbers_in_words(*decision.elected);
    return ": " + elected + ", by " + std::to_string(decision.marked) + " ballots of " +
           std::to_string(decision.electorate) + " electors";
  }
  return ": " + std::to_string(decision.yes) + " yes, " + std::to_string(decision.no) + " no, " +
         std::to_string(decision.abstain) + " abstaining of " + std::to_string(decision.electorate) + " electors";
}

/// "adopted", "rejected"; what had too few voters, or a tie, was neither.
std::string verb_of(std::uint64_t outcome) {
  constexpr std::array<std::string_view, 3> kVerbs = {"adopted", "rejected", "did not decide"};
  return std::string(kVerbs[static_cast<std::size_t>(outcome)]);
}

struct VoteEntry {
  PersonId opener;
  std::uint64_t matter = 0;
  /// Whom it removes; whose mandate; of a recall the mandate.
  std::optional<Hash> about;
  bool infiltrator = false;
  std::uint64_t mandate_kind = 0;
  Instant until;
  std::uint64_t retention = 0;
  std::uint64_t reading = 0;
  Instant cast_until;
  std::uint64_t window = 0;
  bool early = false;
  std::uint64_t electorate = 0;
  std::uint64_t state = 0;
  std::uint64_t opened = 0, closed = 0, contestable = 0, late = 0;
};
constexpr std::array<std::string_view, 8> kMatters = {"question",  "removal", "mandate", "recall",
                                                      "retention", "lot",     "charter", "emergency"};
enum Matter : std::uint8_t { kQuestion, kRemoval, kMandate, kRecall, kRetention, kLot, kCharter, kEmergency };

void read_matter(Reader& in, VoteEntry& out) {
  out.matter = in.uint_max(kMatters.size() - 1);
  switch (static_cast<Matter>(out.matter)) {
    case kQuestion:
      if (in.null()) return;
      in.array_of(4);  // method, seats, how many options, and their texts' hash
      in.uint_max(event::kMethodCount - 1), in.uint_max(event::kMaxOptions), in.uint_max(event::kMaxOptions + 1);
      in.id<Hash>();
      return;
    case kRemoval:
      in.array_of(2);
      out.about = in.id<Hash>();
      out.infiltrator = in.boolean();
      return;
    case kMandate:
      in.array_of(5);
      out.about = in.id<Hash>();
      out.mandate_kind = in.uint_max(2);
      out.until = {in.uint_max(event::kMaxTime)};
      in.id<Hash>();  // scope and instructions: their hashes
      in.id<Hash>();
      return;
    case kRecall:
      out.about = in.id<Hash>();
      return;
    case kRetention:
      out.retention = in.uint_max(event::kMaxTime);
      return;
    case kCharter:
      in.array_of(3);
      out.about = in.id<Hash>();
      in.id<Hash>();  // the charter in whose place it comes
      out.reading = in.uint_max(event::kMaxSeq);
      return;
    case kEmergency:
      in.array_of(3);
      out.about = in.id<Hash>();
      in.id<Hash>();  // the charter in whose place it comes
      out.until = {in.uint_max(event::kMaxTime)};
      return;
    case kLot:
      in.array_of(2);
      for (std::size_t left = in.array(event::kMaxListed); left > 0 && in.ok(); --left) in.id<PersonId>();  // tellers
      in.id<Hash>();  // of the words that say what the entropy is
      return;
  }
}

Result<VoteEntry> read_vote(const Bytes& value) {
  Reader in(value);
  in.array_of(17);
  VoteEntry out;
  out.opener = in.id<PersonId>();
  read_matter(in, out);
  out.cast_until = {in.uint_max(event::kMaxTime)};
  out.window = in.uint_max(event::kMaxTime);
  out.early = in.boolean();
  in.any();  // the rule, and its charter's id: the decision says what it came to
  in.id<Hash>();
  out.electorate = in.uint_max(event::kMaxSeq);
  in.id<Hash>();
  out.state = in.uint_max(3);
  out.opened = in.uint_max(event::kMaxSeq);
  out.closed = in.uint_max(event::kMaxSeq);
  in.id<Hash>();  // roots of the standing ballots, and of the late ones
  in.id<Hash>();
  out.contestable = in.uint_max(event::kMaxSeq);
  out.late = in.uint_max(event::kMaxSeq);
  if (const auto read = in.finish(); !read) return refuse_item("vote: " + read.error().detail);
  return out;
}

std::string subject_in_words(const VoteEntry& vote, const EventId& id, const std::optional<std::string>& title) {
  const std::string about = vote.about ? vote.about->hex() : std::string();
  std::string named = title ? "\"" + *title + "\" (vote " + id.hex() + ")" : id.hex();
  const std::string by_vote = " (vote " + id.hex() + ")";
  switch (static_cast<Matter>(vote.matter)) {
    case kQuestion:
      return "the question " + named;
    case kRemoval:
      return "the removal of " + about + (vote.infiltrator ? " as an infiltrator" : "") + by_vote;
    case kMandate:
      return "for " + about + " the mandate " + named + " until " + rfc3339(vote.until);
    case kRecall:
      return "the recall of the mandate " + about + by_vote;
    case kRetention:
      return "that texts are kept for " + std::to_string(vote.retention) + " ms below a seal" + by_vote;
    case kCharter:
      return "reading " + std::to_string(vote.reading) + " of the charter " + about + by_vote;
    case kEmergency:
      return "the rules " + about + " until " + rfc3339(vote.until) + by_vote;
    case kLot:
      return "that the witnesses are drawn by lot" + by_vote;
  }
  return named;
}
}  // namespace

/// A proposal, and the decision that closed it. A count alone would not do: another one may be on record instead.
Result<Statement> read_decided(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 2 || entries[1].subject != "decision")
    return refuse_item("a decision is a proposal and its count");
  const Bytes* const first = value_of(entries[0]);
  const Bytes* const second = value_of(entries[1]);
  if (first == nullptr || second == nullptr) return refuse_item("nothing decided");
  FM_ASSIGN(const auto proposal_id, read_key<EventId>(entries[0]));
  FM_ASSIGN(const auto decision_id, read_key<EventId>(entries[1]));
  FM_ASSIGN(const ProposalEntry proposal, read_proposal(*first));
  FM_ASSIGN(const DecisionEntry decision, read_decision(*second));
  if (proposal.decision != decision_id || !decision.complete || proposal.state != decision.outcome + 1 ||
      std::ranges::find(proposal.versions, decision.version) == proposal.versions.end())
    return refuse_item("another decision closed the proposal");
  FM_ASSIGN(const auto title, title_of(text, decision.version));

  Statement out;
  out.kind = "decision";
  Fields fields(out);
  fields.add("id", decision_id.hex()).add("proposal", proposal_id.hex()).add("version", decision.version.hex());
  fields.add_if("title", title.has_value(), title.value_or(""));
  fields.add("adopted", decision.outcome == 0);
  fields.add("state", std::string(kStates[static_cast<std::size_t>(proposal.state)]));
  fields.add("counted", std::string(decision.counted == 0 ? "ballots" : "hands"));
  add_counts(fields, decision);
  fields.add_if("admits", proposal.admit.has_value(), proposal.admit ? proposal.admit->hex() : std::string());
  fields.add("awaits_ratification", decision.awaits_ratification);

  out.words =
      verb_of(decision.outcome) + " the proposal " +
      (title ? "\"" + *title + "\" (version " + decision.version.hex() + ")" : "version " + decision.version.hex());
  if (proposal.admit) out.words += " to admit " + proposal.admit->hex();
  out.words += counts_in_words(decision);
  if (decision.counted == 1) out.words += ", by hands";
  if (decision.awaits_ratification) out.words += "; it awaits ratification and has no effect";
  return out;
}

/// A vote, and what the seal that closed it counted.
Result<Statement> read_voted(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 2 || entries[1].subject != "decision") return refuse_item("a decision is a vote and its count");
  const Bytes* const first = value_of(entries[0]);
  const Bytes* const second = value_of(entries[1]);
  if (first == nullptr || second == nullptr) return refuse_item("nothing decided");
  FM_ASSIGN(const auto id, read_key<EventId>(entries[0]));
  FM_ASSIGN(const VoteEntry vote, read_vote(*first));
  FM_ASSIGN(const DecisionEntry decision, read_decision(*second));
  if (entries[1].key != entries[0].key || decision.version != id || !decision.complete || vote.closed == 0 ||
      vote.state != decision.outcome + 1 || vote.electorate != decision.electorate)
    return refuse_item("another vote");
  FM_ASSIGN(const auto title, question_of(text, id));

  Statement out;
  out.kind = "decision";
  Fields fields(out);
  fields.add("id", id.hex()).add("vote", id.hex()).add("matter", std::string(kMatters[vote.matter]));
  fields.add_if("title", title.has_value(), title.value_or(""));
  fields.add("adopted", decision.outcome == 0);
  fields.add("state", std::string(kStates[static_cast<std::size_t>(vote.state)])).add("counted", "ballots");
  add_counts(fields, decision);
  const std::string about = vote.about ? vote.about->hex() : std::string();
  fields.add_if("person", vote.matter == kRemoval || vote.matter == kMandate, about);
  fields.add_if("mandate", vote.matter == kMandate || vote.matter == kRecall,
                vote.matter == kMandate ? id.hex() : about);
  fields.add_if("until", vote.matter == kMandate || vote.matter == kEmergency, rfc3339(vote.until));
  fields.add_if("retention_ms", vote.matter == kRetention, vote.retention);
  fields.add_if("reading", vote.matter == kCharter, vote.reading);
  fields.add("opener", vote.opener.hex()).add("closed", vote.closed).add("late", vote.late);
  fields.add_if("contestable", vote.contestable != 0, vote.contestable);

  out.words = verb_of(decision.outcome) + " " + subject_in_words(vote, id, title) + counts_in_words(decision) +
              "; closed by seal " + std::to_string(vote.closed);
  if (vote.contestable != 0)
    out.words += "; contestable by late ballots, as seal " + std::to_string(vote.contestable) + " found";
  return out;
}

}  // namespace folkmoot::proof
