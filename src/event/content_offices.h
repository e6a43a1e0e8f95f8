#pragma once
// Who may do something in the assembly's name: elections, mandates and what is done under them
// (docs/protocol/event.md section 5.4).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "event/content_encrypted.h"
#include "event/options.h"
#include "event/terms.h"

namespace folkmoot::event {

enum class Choice : std::uint8_t { yes = 0, no = 1, abstain = 2, blank = 3 };
inline constexpr std::size_t kChoiceCount = 4;
std::string_view choice_name(Choice choice);
std::optional<Choice> choice_from(std::string_view name);

enum class MandateKind : std::uint8_t { imperative = 0, framed = 1, free = 2 };
inline constexpr std::size_t kMandateKindCount = 3;
std::string_view mandate_kind_name(MandateKind kind);
std::optional<MandateKind> mandate_kind_from(std::string_view name);

/// How the holder of a mandate is to vote on a matter.
struct Instruction {
  std::string matter;
  Choice choice = Choice::yes;
  bool operator==(const Instruction&) const = default;
};

/// What a mandate is, beside its holder.
struct MandateTerms {
  /// The name of an office of the charter; empty for a task of its own.
  std::string office;
  std::vector<Instruction> instructions;
  /// The holder reports so often; 0: as they like.
  std::uint64_t report_every_ms = 0;
  /// The assembly to which the holder is lent, until the mandate ends.
  std::optional<AssemblyId> lent_to;
  bool operator==(const MandateTerms&) const = default;
};

/// Opens the vote on giving a mandate; its id is the mandate's.
struct Mandate {
  Terms terms;
  PersonId holder;
  std::string scope;
  MandateKind kind = MandateKind::imperative;
  Instant until;
  std::string instructions;
  std::optional<MandateTerms> more = std::nullopt;
  /// Once more though the charter's limit is reached: takes two thirds.
  bool waiver = false;
  bool operator==(const Mandate&) const = default;
};
/// Opens the vote on taking a mandate back. `holder`: whose, where an election gave several.
struct Recall {
  Terms terms;
  EventId mandate;
  std::string reason;
  std::optional<PersonId> holder = std::nullopt;
  bool operator==(const Recall&) const = default;
};
/// What the holder of a mandate says in the assembly's name.
struct Statement {
  EventId mandate;
  std::string text;
  bool operator==(const Statement&) const = default;
};

/// A group, or commission, with so many of the seats that a lot fills.
struct Stratum {
  EventId commission;
  std::uint64_t seats = 0;
  bool operator==(const Stratum&) const = default;
};
/// Opens an election: who stands until `nominate_until` can be voted for from the next seal on. Each of those elected
/// gets a mandate.
struct Elect {
  Terms terms;
  Instant nominate_until;
  std::string scope;
  std::uint64_t seats = 1;
  /// More people, in their order, for when one of those elected is recalled or leaves.
  std::uint64_t alternates = 0;
  Method method = Method::approval;
  MandateKind kind = MandateKind::imperative;
  Instant until;
  std::string instructions;
  MandateTerms more;
  /// By lot among those who stand, instead of by ballots.
  bool by_lot = false;
  std::optional<Secrecy> secrecy = std::nullopt;
  /// By lot: groups with seats of their own, before the others.
  std::vector<Stratum> strata = {};
  bool operator==(const Elect&) const = default;
};
/// The author stands in an election, or no longer does.
struct Stand {
  EventId election;
  bool withdraws = false;
  std::string note;
  bool operator==(const Stand&) const = default;
};
/// Asks somebody to stand.
struct Nominate {
  EventId election;
  PersonId person;
  std::string reason;
  bool operator==(const Nominate&) const = default;
};
/// How many of the base said what, in a vote of its own on the matter.
struct Split {
  EventId vote;
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t abstain = 0;
  bool operator==(const Split&) const = default;
};
/// How the holder of a mandate voted elsewhere, under it. With `split` they brought all answers of the base, and
/// `choice` is what the base decided.
struct MandateVote {
  EventId mandate;
  std::string matter;
  Choice choice = Choice::yes;
  std::string note;
  std::optional<Split> split = std::nullopt;
  bool operator==(const MandateVote&) const = default;
};
/// What the holder of a mandate reports to those who gave it.
struct MandateReport {
  EventId mandate;
  std::string text;
  bool operator==(const MandateReport&) const = default;
};

/// The holder's ballots count for the author, too, where the author gives none: until then, in one vote or in all that
/// take proxies.
struct GiveProxy {
  PersonId holder;
  Instant until;
  std::optional<EventId> vote;
  bool operator==(const GiveProxy&) const = default;
};
/// Who gave a proxy takes it back, or its holder declines it.
struct EndProxy {
  EventId proxy;
  bool operator==(const EndProxy&) const = default;
};

}  // namespace folkmoot::event
