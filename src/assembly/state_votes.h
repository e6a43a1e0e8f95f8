#pragma once
// Of the state (state.h): votes that close at a seal, and what they give - charters, mandates, terms, lots.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assembly/state_encrypted.h"
#include "assembly/state_meetings.h"
#include "assembly/state_offices.h"
#include "assembly/state_parts.h"
#include "assembly/state_procedures.h"
#include "assembly/state_proxies.h"
#include "assembly/state_second.h"
#include "assembly/state_work.h"
#include "event/charter.h"
#include "event/content.h"

namespace folkmoot::assembly {

/// Rules that are or were in force. Decisions are bound to those that were when they opened.
struct CharterVersion {
  EventIndex event = kNoEvent;  // the founding, or what opened the vote that adopted it
  event::Charter charter;
  Hash id;
  /// The seal that put it in force; 0: the founding.
  std::uint64_t since_seal = 0;
  /// Of other rules for a time: in pages that open before it, while the charter in whose place they are stands. Else 0.
  Instant until;
  CharterIndex base = 0;
  /// How often rules for a time about the same were renewed before these.
  std::uint64_t renewal = 0;
  Entry entry;

  [[nodiscard]] bool is_for_a_time() const { return until != Instant{}; }
};

/// What a vote is about: a question, or one of the matters that have an effect of their own.
enum class Matter : std::uint8_t {
  question = 0,
  removal = 1,
  mandate = 2,
  recall = 3,
  retention = 4,
  lot = 5,
  charter = 6,
  emergency = 7,
  /// On changing a span of a proposal's text.
  amendment = 8,
  /// Once more on something that was decided.
  again = 9,
  /// On a proposal, where consensus failed.
  fallback = 10,
  election = 11,
  /// When the assembly meets.
  schedule = 12,
  commission = 13,
  budget = 14,
  /// The end of a commission, or of the assembly.
  dissolution = 15,
  /// That the assembly is cut off.
  cut_off = 16
};
std::string_view matter_name(Matter matter);

struct ProposedCharter {
  event::Charter charter;
  Hash id;
  CharterIndex base = 0;
  /// Of an emergency 0, and how often it was renewed before.
  std::uint64_t reading = 1;
  /// The reading before this one, or kNone.
  VoteIndex earlier = kNone;
  std::uint64_t renewal = 0;
};

/// Of a vote among options: how they are counted, how many there are with the standing one, and their texts' hash.
struct Choices {
  event::Method method = event::Method::approval;
  std::uint64_t seats = 1;
  std::uint64_t options = 0;
  Hash texts;
};

/// A question with an electorate, a majority and a time, which the first seal at or after that time closes.
struct Vote {
  EventIndex event = kNoEvent;  // what opened it
  PersonIndex opener = kNoPerson;
  Matter matter = Matter::question;
  /// Who would be removed, or hold the mandate.
  PersonIndex person = kNoPerson;
  bool as_infiltrator = false;
  /// The one that would be recalled; where a mandate was given by this vote, that one. Or kNone.
  MandateIndex mandate = kNone;
  /// Mandates that it gave.
  std::vector<MandateIndex> given;
  event::MandateKind kind = event::MandateKind::imperative;
  Instant until;
  Hash scope;
  Hash instructions;
  /// Of a mandate that has more to it, and of an election.
  std::optional<MandateDetails> details;
  std::optional<Election> election;
  std::uint64_t retention_ms = 0;
  /// The charter that would be in force, the one in whose place, and which of its readings this is.
  std::optional<ProposedCharter> proposed;
  /// Of votes on amendments, and on what was decided already.
  std::optional<Amendment> amendment;
  std::optional<SecondThought> again;
  /// Of the times of meetings.
  std::vector<RegularTime> times;
  /// Of a lot, in the order in which they were named.
  std::vector<PersonIndex> tellers;
  /// Of a lot: the election that it would decide; kNone: the witnesses.
  VoteIndex of_election = kNone;
  event::Terms terms;
  std::optional<Choices> choices;
  /// Whose decision it is; kNone: the assembly's.
  CommissionIndex commission = kNone;
  std::optional<WorkMatter> work;
  event::DecisionRule rule;
  /// Of a vote on what consensus did not decide: the version that it adopts, or kNone.
  VersionIndex fallback_of = kNone;
  Reach reach;
  std::uint32_t electorate = 0;
  CharterIndex charter = 0;

  struct Ballot {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    event::Choice choice = event::Choice::yes;
    bool final = false;
    /// A later one of the same person has it in its past.
    bool replaced = false;
    event::Marks marks = {};
  };
  std::vector<Ballot> ballots;  // in causal order
  /// What a steward entered for somebody on a list. With its first confirmation it is one of the ballots.
  struct Entered {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    PersonIndex author = kNoPerson;
    /// In which it was written: what seals hold already comes before what they do not.
    std::uint64_t page = 1;
    event::Choice choice = event::Choice::yes;
    bool final = false;
    event::Marks marks;
    std::vector<Signed> confirms;
  };
  std::vector<Entered> entered;  // in causal order
  /// Where ballots are encrypted instead, that side of it; or kNone. What was opened: how many ballots, blank
  /// ones, then each answer.
  EncryptedIndex encrypted = kNone;
  std::vector<std::uint64_t> sums;
  /// Where ballots cannot be added up: only how many, and the numbers of each, a byte for each option.
  Bytes opened;
  std::map<PersonIndex, std::vector<std::uint32_t>> ballots_of;
  /// Proxies that were in force at the seal that closed it, whether or not their givers voted themselves.
  std::vector<ByProxy> proxies;

  /// People who must ask for the vote by `Confirm`, its opener included, before it opens; those who did.
  std::uint64_t backers_needed = 0;
  std::vector<Signed> backers;

  /// Numbers of the seals that hold the opening - with its backers, where it needs them - and that closed it; 0 for not
  /// yet.
  std::uint64_t opened_seal = 0;
  std::uint64_t closed_seal = 0;
  DecisionIndex decision = kNone;
  /// What breaks ties among options: nobody knew it before the seal that closed the vote.
  Hash tie_seed;

  /// A ballot that came after the close from somebody who did not know of it.
  struct Late {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    event::Choice choice = event::Choice::yes;
    event::Marks marks;
    /// Ballots of the same person in its past.
    std::vector<EventIndex> replaces;
    /// Acts of others who had it before they knew of the close.
    std::vector<Signed> acknowledged;
  };
  std::vector<Late> late;
  /// The seal that found the outcome contestable: at most once.
  std::uint64_t contestable_seal = 0;

  std::optional<Extension> extension;
  /// Its opener asks that it end without a count; who signed that.
  struct Cancelling {
    EventIndex event = kNoEvent;
    std::vector<Signed> signatures;
  };
  std::vector<Cancelling> cancellings;  // in the order of the page
  /// The one that those who close pages had signed at the seal that closed it.
  EventIndex cancelled_by = kNoEvent;
  /// The cancelled vote that this one begins anew, or kNone.
  VoteIndex anew = kNone;
  Entry entry;
};

/// The assembly has said that it is cut off: from the seal that counted that until a time that it named.
struct CutOff {
  VoteIndex vote = 0;
  std::uint64_t since_seal = 0;
  Instant until;
  /// How often it was renewed before, one after the other.
  std::uint64_t renewal = 0;
};

/// How long bodies are kept below a seal, as the assembly decided; 0: for ever.
struct Retention {
  std::uint64_t term_ms = 0;
  std::uint64_t seal = 0;
  VoteIndex vote = kNone;
  Entry entry;
};

enum class LotStage : std::uint8_t { commit = 0, reveal = 1, entropy = 2, drawn = 3, failed = 4 };
std::string_view lot_stage_name(LotStage stage);

/// A lot of the witnesses, or of those who stand in an election, from the seal on that adopted it. Stages change at
/// seals only.
struct Lot {
  VoteIndex vote = 0;
  /// The election that it decides; kNone: it draws the witnesses.
  VoteIndex election = kNone;
  EventIndex event = kNoEvent;  // what opened the vote: its id is the lot's
  LotStage stage = LotStage::commit;
  /// With which the stage began.
  std::uint64_t seal = 0;
  /// Those who could be witnesses when it began, or stood in the election, ascending by id.
  std::vector<PersonIndex> pool;
  struct Said {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    Hash hash;
  };
  std::vector<Said> commits;  // in the order of the page: of each person the first counts
  std::vector<Said> reveals;
  struct Word {
    EventIndex event = kNoEvent;
    PersonIndex teller = kNoPerson;
    std::string text;
  };
  std::vector<Word> words;  // in the order of the page: of each teller the last counts
  /// The pool in the order of the lot, once it is drawn.
  std::vector<PersonIndex> order;
  Entry entry;
};

}  // namespace folkmoot::assembly
