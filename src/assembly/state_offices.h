#pragma once
// Of the state (state.h): who stands for what, what mandates are beside their scope, and what is done under them.
#include <optional>
#include <vector>

#include "assembly/state_parts.h"
#include "assembly/state_work.h"
#include "event/content.h"

namespace folkmoot::assembly {

/// What a mandate is, beside its holder, scope and end. Names and matters by their hashes.
struct MandateDetails {
  /// Of its office's name; zero for none.
  Hash office;
  struct Instruction {
    Hash matter;
    event::Choice choice = event::Choice::yes;
  };
  /// Several on one matter leave the holder the choice among them.
  std::vector<Instruction> instructions;
  std::uint64_t report_every_ms = 0;
  std::optional<AssemblyId> lent_to;
  /// Asked for though the charter's limit of terms in a row is reached.
  bool waiver = false;
};

/// What a vote is that elects people, and who stands in it.
struct Election {
  Instant nominate_until;
  event::Method method = event::Method::approval;
  std::uint64_t seats = 1;
  std::uint64_t alternates = 0;
  bool by_lot = false;
  /// By lot: groups with seats of their own, before the others.
  struct Stratum {
    CommissionIndex commission = 0;
    std::uint64_t seats = 0;
  };
  std::vector<Stratum> strata;
  /// Of each candidate the place of its stratum, or kNone: as the seal found it with which the lot began. Else empty.
  std::vector<std::uint32_t> stratum_of;

  struct Stand {
    EventIndex event = kNoEvent;
    PersonIndex person = kNoPerson;
    bool withdraws = false;
  };
  std::vector<Stand> stands;  // in the order of the page: of each person the last counts
  struct Nomination {
    EventIndex event = kNoEvent;
    PersonIndex author = kNoPerson;
    PersonIndex person = kNoPerson;
  };
  std::vector<Nomination> nominations;  // in the order of the page

  /// The seal that closed the list of candidates; 0 for not yet.
  std::uint64_t frozen_seal = 0;
  std::vector<PersonIndex> candidates;  // ascending by id: the options, in their order
  /// Options, from 0, of those who could not be elected when the vote closed.
  std::vector<std::uint32_t> passed_over;
  /// Who comes next, in their order, as the seal that closed the vote found it. Not where the ballots are counted
  /// again.
  std::vector<PersonIndex> next;
};

/// A power that a vote gave.
struct Mandate {
  EventIndex event = kNoEvent;  // what opened the vote: its id is the mandate's
  VoteIndex vote = 0;
  PersonIndex holder = kNoPerson;
  /// Raised by each recall: what an act rests on is a mandate and its serial.
  std::uint64_t serial = 1;
  std::uint64_t since_seal = 0;
  std::uint64_t recalled_seal = 0;
  /// The seal that found that its holder had left, was removed, or gave it back.
  std::uint64_t vacated_seal = 0;
  /// Of an office: which of its holder's terms one after the other this is. 0: of none.
  std::uint64_t in_a_row = 0;
  /// Acts by which the holder gave it back.
  std::vector<EventIndex> returns;
  struct Report {
    EventIndex event = kNoEvent;
    std::uint64_t seal = 0;
  };
  std::vector<Report> reports;  // in the order of the page
  Entry entry;
};

/// What somebody said in the assembly's name, under a mandate.
struct Statement {
  EventIndex event = kNoEvent;
  MandateIndex mandate = 0;
  PersonIndex author = kNoPerson;
  std::uint64_t serial = 1;
  std::uint64_t seal = 0;
  /// Its page was closed when the mandate's term had ended.
  bool after_expiry = false;
  /// Its page was closed by the seal that counted a recall of the mandate.
  bool beside_recall = false;
  /// After the term, while nobody followed in the office.
  bool as_caretaker = false;
  Entry entry;
};

/// How a vote cast under a mandate is bound.
enum class Bond : std::uint8_t {
  /// As the instructions say.
  within = 0,
  /// Otherwise than they say.
  beyond = 1,
  /// On a matter of which they say nothing.
  subject = 2,
  /// Within an aim: the base can veto it.
  framed = 3,
  free = 4
};
std::string_view bond_name(Bond bond);

/// Instead of one answer those of the base, as it gave them in a vote of its own.
struct SplitTally {
  VoteIndex vote = 0;
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t abstain = 0;
};

/// What the holder of a mandate voted elsewhere.
struct MandateVote {
  EventIndex event = kNoEvent;
  MandateIndex mandate = 0;
  PersonIndex author = kNoPerson;
  std::uint64_t serial = 1;
  Hash matter;
  event::Choice choice = event::Choice::yes;
  Bond bond = Bond::within;
  std::optional<SplitTally> split;
  std::uint64_t seal = 0;
  /// By which the base ratified or vetoed it; 0 for not.
  std::uint64_t ratified_seal = 0;
  std::uint64_t vetoed_seal = 0;
  Entry entry;
};

}  // namespace folkmoot::assembly
