#include "proof/items_votes.h"

#include "base/text.h"
#include "event/content.h"
#include "proof/items_parts.h"

namespace folkmoot::proof {

namespace {
void read_amendment(Reader& in, VoteEntry& out) {
  in.array_of(13);
  out.about = reinterpret_id<Hash>(in.id<EventId>());  // the version
  in.id_or_null<EventId>();                            // the amendment that it changes
  for (int i = 0; i < 3; ++i) in.uint_max(event::kMaxSeq);
  in.id<Hash>(), in.boolean(), in.uint_max(std::uint64_t{1} << 48);
  read_id_list<PersonId>(in);
  in.uint_max(event::kMaxSeq), in.uint_max(event::kMaxSeq);
  in.id_or_null<EventId>();
  read_id_list<EventId>(in);
}

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
    case kMandate: {
      const std::size_t size = in.array(6);
      out.about = in.id<Hash>();
      out.mandate_kind = in.uint_max(2);
      out.until = {in.uint_max(event::kMaxTime)};
      in.id<Hash>(), in.id<Hash>();  // scope and instructions: their hashes
      if (size == 6) in.any();       // office, instructions by matter, reports: the mandate's entry has them
      return;
    }
    case kRecall:
    case kFallback:
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
    case kAmendment:
      read_amendment(in, out);
      return;
    case kAgain:
      in.array_of(3);
      out.purpose = in.uint_max(event::kPurposeCount - 1);
      out.about = reinterpret_id<Hash>(in.id<EventId>());
      in.boolean();
      return;
    case kElection:
    case kSchedule:
      in.any();
      return;
    case kCutOff:
      out.until = {in.uint_max(event::kMaxTime)};
      return;
    case kCommission:
      in.array_of(4);
      in.id<Hash>();  // name and purpose: their hashes
      in.id<Hash>();
      in.boolean();
      in.any();  // the rule, or null
      return;
    case kBudget:
      in.array_of(5);
      out.about = reinterpret_id<Hash>(in.id<EventId>());
      out.amount = in.uint_max(event::kMaxTime);
      out.until = {in.uint_max(event::kMaxTime)};
      in.id<Hash>();  // unit and reason: their hashes
      in.id<Hash>();
      return;
    case kDissolution:
      in.array_of(3);
      out.about = in.id_or_null<Hash>();
      in.id_or_null<Hash>();  // the assembly into which it goes
      in.id<Hash>();
      return;
    case kLot: {
      const std::size_t size = in.array(3);
      for (std::size_t left = in.array(event::kMaxListed); left > 0 && in.ok(); --left) in.id<PersonId>();  // tellers
      in.id<Hash>();                    // of the words that say what the entropy is
      if (size == 3) in.id<EventId>();  // the election that it decides
      return;
    }
  }
}
}  // namespace

Result<VoteEntry> read_vote(const Bytes& value) {
  Reader in(value);
  const std::size_t size = in.array(22);
  if (size < 21) in.fault(codec::errc::kValue, "a vote has 21 parts, or 22");
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
  out.state = in.uint_max(kVoteStates.size() - 1);
  out.opened = in.uint_max(event::kMaxSeq);
  out.closed = in.uint_max(event::kMaxSeq);
  in.id<Hash>();  // roots of the standing ballots, and of the late ones
  in.id<Hash>();
  out.contestable = in.uint_max(event::kMaxSeq);
  out.late = in.uint_max(event::kMaxSeq);
  in.boolean();      // whether it was urgent
  in.any();          // whom it had reached
  if (!in.null()) {  // how many must ask for it, and who did
    in.array_of(2);
    in.uint_max(event::kMaxSeq);
    read_id_list<PersonId>(in);
  }
  out.commission = in.id_or_null<EventId>();
  if (size > 21) in.any();  // more time, and an end without a count
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
    case kAmendment:
      return "the amendment of the version " + about + by_vote;
    case kAgain:
      return "to " + std::string(event::purpose_name(static_cast<event::Purpose>(vote.purpose))) + " the decision " +
             about + by_vote;
    case kLot:
      return "that the witnesses are drawn by lot" + by_vote;
    case kFallback:
      return "in the place of consensus, version " + about + " of a proposal" + by_vote;
    case kElection:
      return "the election " + named;
    case kCommission:
      return "the commission " + named;
    case kBudget:
      return std::to_string(vote.amount) + " for the commission " + about + " until " + rfc3339(vote.until) + by_vote;
    case kDissolution:
      return (vote.about ? "the end of the commission " + about : std::string("the end of the assembly")) + by_vote;
    case kSchedule:
      return "when the assembly meets" + by_vote;
    case kCutOff:
      return "that the assembly is cut off until " + rfc3339(vote.until) + by_vote;
  }
  return named;
}

}  // namespace folkmoot::proof
