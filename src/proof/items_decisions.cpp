// What was decided: by counting positions or hands, or by a vote that a seal closed.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "proof/founding.h"
#include "proof/items_parts.h"
#include "proof/items_votes.h"

namespace folkmoot::proof {

namespace {
struct ProposalEntry {
  PersonId author;
  std::uint64_t state = 0;
  std::vector<EventId> versions;
  std::optional<PersonId> admit;
  std::optional<EventId> decision;
  std::optional<EventId> commission;
};

Result<ProposalEntry> read_proposal(const Bytes& value) {
  Reader in(value);
  in.array_of(6);
  ProposalEntry out;
  out.author = in.id<PersonId>();
  out.state = in.uint_max(kVoteStates.size() - 1);
  out.versions = read_id_list<EventId>(in);
  out.admit = in.id_or_null<PersonId>();
  out.decision = in.id_or_null<EventId>();
  out.commission = in.id_or_null<EventId>();
  if (const auto read = in.finish(); !read) return refuse_item("proposal: " + read.error().detail);
  return out;
}

constexpr std::uint64_t kLapsed = 3;

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
  /// When it is reviewed; and the seal with which it lapsed after it had been adopted. 0 for never.
  Instant review;
  std::uint64_t lapsed = 0;
  [[nodiscard]] std::uint64_t state() const { return lapsed != 0 ? kLapsed : outcome + 1; }
  /// Of a vote among options: ballots that say something of them, and the numbers of those elected, in their order.
  std::uint64_t marked = 0;
  std::optional<std::vector<std::uint64_t>> elected;
  /// The seal that settled it; what came in its place later.
  std::uint64_t seal = 0;
  std::optional<EventId> later;
  /// Minority reports, and the root of their ids.
  std::uint64_t reports = 0;
  Hash reports_root;
  /// Of hands counted in a meeting: which, and whether those who were there are the base.
  std::optional<EventId> meeting;
  bool of_present = false;
  /// Ballots that came by personal proxy, and the root of who gave them to whom.
  std::uint64_t by_proxy = 0;
  Hash proxies_root;
};

void read_term(Reader& in, DecisionEntry& out) {
  in.array_of(5);
  in.uint_max(event::kMaxTime),
      in.uint_max(event::kMaxSeq);  // until when it was to be ratified, and by which seal it was
  out.review = {in.uint_max(event::kMaxTime)};
  in.uint_max(event::kMaxSeq);  // the seal that renewed it
  out.lapsed = in.uint_max(event::kMaxSeq);
}

Result<DecisionEntry> read_decision(const Bytes& value) {
  Reader in(value);
  const std::size_t size = in.array(30);
  if (size < 29) in.fault(codec::errc::kValue, "a decision has 29 parts, or 30");
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
      elected.push_back(in.uint_max(event::kMaxSeq));
  }
  read_term(in, out);
  in.any();  // how the procedure came to it
  out.seal = in.uint_max(event::kMaxSeq);
  out.later = in.id_or_null<EventId>();
  in.array_of(2);
  out.reports = in.uint_max(event::kMaxSeq);
  out.reports_root = in.id<Hash>();
  out.meeting = in.id_or_null<EventId>();
  out.of_present = in.boolean();
  if (size > 29) {
    in.array_of(2);
    out.by_proxy = in.uint_max(event::kMaxSeq);
    out.proxies_root = in.id<Hash>();
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
  if (const auto* elect = std::get_if<event::Elect>(&content)) return std::optional(safe_text(elect->scope));
  if (std::holds_alternative<event::Remove>(content) || std::holds_alternative<event::Recall>(content) ||
      std::holds_alternative<event::Amend>(content) || std::holds_alternative<event::Again>(content))
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
  fields.add_if("meeting", decision.meeting.has_value(), decision.meeting ? decision.meeting->hex() : "");
  fields.add_if("base", decision.of_present, "present");
  // Where there are none the answer is what it was before there were any.
  if (decision.by_proxy != 0)
    fields.add("by_proxy", decision.by_proxy).add("proxies_root", decision.proxies_root.hex());
  fields.add("charter", decision.charter.hex()).add("ballots", decision.ballots.hex());
  fields.add_if("superseded_by", decision.later.has_value(), decision.later ? decision.later->hex() : std::string());
  fields.add("reports", decision.reports).add("reports_root", decision.reports_root.hex());
}

/// What must be read with the numbers: who lost, and what was decided later.
std::string beside_in_words(const DecisionEntry& decision) {
  std::string out = decision.reports == 0   ? "; without a minority report"
                    : decision.reports == 1 ? "; with one minority report"
                                            : "; with " + std::to_string(decision.reports) + " minority reports";
  if (decision.later) out += "; superseded by the vote " + decision.later->hex();
  return out;
}

std::string proxies_in_words(const DecisionEntry& decision) {
  return decision.by_proxy == 0 ? std::string() : ", " + std::to_string(decision.by_proxy) + " of these by proxy";
}

std::string counts_in_words(const DecisionEntry& decision) {
  if (decision.elected) {
    const std::string elected =
        decision.elected->empty() ? "none of its options" : "its options " + numbers_in_words(*decision.elected);
    return ": " + elected + ", by " + std::to_string(decision.marked) + " ballots of " +
           std::to_string(decision.electorate) + " electors" + proxies_in_words(decision);
  }
  return ": " + std::to_string(decision.yes) + " yes, " + std::to_string(decision.no) + " no, " +
         std::to_string(decision.abstain) + " abstaining of " + std::to_string(decision.electorate) + " electors" +
         proxies_in_words(decision);
}

/// When it ends, or that it has.
void add_end(Statement& out, const DecisionEntry& decision) {
  Fields fields(out);
  fields.add_if("review", decision.review != Instant{}, rfc3339(decision.review));
  fields.add_if("lapsed", decision.lapsed != 0, decision.lapsed);
  if (decision.lapsed != 0)
    out.words += "; it lapsed with seal " + std::to_string(decision.lapsed);
  else if (decision.review != Instant{})
    out.words += "; it lapses at its review, " + rfc3339(decision.review);
}

/// "adopted", "rejected"; what had too few voters, or a tie, was neither.
std::string verb_of(std::uint64_t outcome) {
  constexpr std::array<std::string_view, 3> kVerbs = {"adopted", "rejected", "did not decide"};
  return std::string(kVerbs[static_cast<std::size_t>(outcome)]);
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
  if (proposal.decision != decision_id || !decision.complete || proposal.state != decision.state() ||
      std::ranges::find(proposal.versions, decision.version) == proposal.versions.end())
    return refuse_item("another decision closed the proposal");
  FM_ASSIGN(const auto title, title_of(text, decision.version));

  Statement out;
  out.kind = "decision";
  Fields fields(out);
  fields.add("id", decision_id.hex()).add("proposal", proposal_id.hex()).add("version", decision.version.hex());
  fields.add_if("title", title.has_value(), title.value_or(""));
  fields.add("adopted", decision.outcome == 0);
  fields.add("state", std::string(kVoteStates[static_cast<std::size_t>(proposal.state)]));
  fields.add("counted", std::string(decision.counted == 0 ? "ballots" : "hands"));
  add_counts(fields, decision);
  fields.add_if("admits", proposal.admit.has_value(), proposal.admit ? proposal.admit->hex() : std::string());
  fields.add("awaits_ratification", decision.awaits_ratification);

  out.words =
      verb_of(decision.outcome) + " the proposal " +
      (title ? "\"" + *title + "\" (version " + decision.version.hex() + ")" : "version " + decision.version.hex());
  if (proposal.admit) out.words += " to admit " + proposal.admit->hex();
  fields.add_if("commission", proposal.commission.has_value(),
                proposal.commission ? proposal.commission->hex() : std::string());
  if (proposal.commission) out.words += " as a question of the commission " + proposal.commission->hex();
  out.words += counts_in_words(decision);
  if (decision.counted == 1) out.words += ", by hands";
  if (decision.awaits_ratification) out.words += "; it awaits ratification and has no effect";
  add_end(out, decision);
  out.words += beside_in_words(decision);
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
      vote.state != decision.state() || vote.electorate != decision.electorate)
    return refuse_item("another vote");
  FM_ASSIGN(const auto title, question_of(text, id));

  Statement out;
  out.kind = "decision";
  Fields fields(out);
  fields.add("id", id.hex()).add("vote", id.hex()).add("matter", std::string(kMatters[vote.matter]));
  fields.add_if("title", title.has_value(), title.value_or(""));
  fields.add("adopted", decision.outcome == 0);
  fields.add("state", std::string(kVoteStates[static_cast<std::size_t>(vote.state)])).add("counted", "ballots");
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

  const std::string whose = vote.commission ? vote.commission->hex() : std::string();
  fields.add_if("commission", vote.commission.has_value(), whose);

  out.words = verb_of(decision.outcome) + " " + subject_in_words(vote, id, title) +
              (vote.commission ? " as a question of the commission " + whose : "") + counts_in_words(decision) +
              "; closed by seal " + std::to_string(vote.closed);
  add_end(out, decision);
  if (vote.contestable != 0)
    out.words += "; contestable by late ballots, as seal " + std::to_string(vote.contestable) + " found";
  out.words += beside_in_words(decision);
  return out;
}

}  // namespace folkmoot::proof
