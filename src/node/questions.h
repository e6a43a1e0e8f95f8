#pragma once
// What can be asked of a node without changing anything: one struct for each view of the contract.
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"

namespace folkmoot::node {

namespace ask {
/// "status"; for a home that has only applied, state "applicant".
struct Status {};
/// "members": everybody known, ascending by id.
struct Members {};
/// One proposal, decision, person, device or other event by id, prefix or name: "show".
struct Show {
  std::string what;
  /// Texts that moderators have hidden, too.
  bool hidden = false;
};
/// "ballot check": whether this home's person's ballot was counted in the vote.
struct BallotCheck {
  std::string vote;
};
/// "charter": one of its versions, by number or id; without either the one in force.
struct Charter {
  std::string version;
};
/// One meeting, by id or title: "meeting show", "meeting checklist", "minutes show".
struct Meeting {
  enum class Part : std::uint8_t { whole, checklist, minutes };
  std::string meeting;
  Part part = Part::whole;
  /// Of minutes: "markdown" or "text", a draft in this form; empty: what was proposed, else a draft.
  std::string form;
};
/// All meetings, by time.
struct Meetings {};
/// "calendar": what comes.
struct Calendar {};
/// A file for other programs, in one text: {"complete", "text"} (exports.h).
struct Export {
  enum class Form : std::uint8_t { csv, atom, ics };
  Form form = Form::csv;
  /// Of csv: which list, by its name in `export_lists`, or "ballots".
  std::string list;
  /// Of csv: begins with a mark of byte order.
  bool mark = false;
  /// Of the ballots: whose they are.
  std::string vote;
};
/// "log": in the order of the page, from after the cursor on.
struct Log {
  std::uint64_t limit = 100;
  std::string after;
  std::string about;
  bool hidden = false;
  /// What came last comes first, and `after` goes on to what was before it.
  bool newest = false;
};
/// "forks": devices that wrote two acts for one place of their chain, both side by side.
struct Forks {};
/// {"complete", "decisions": [DEC]}.
struct Decisions {};
/// {"proposals": [...]}: one line each, in the order of the journal.
struct Proposals {};
/// {"votes": [...]}, the same of what closes as a vote.
struct Votes {};
/// "mandates": all that were given, with holder, office, standing and what was done under them.
struct Mandates {};
/// "proxies": all that were given, with giver, holder and standing; `each`: how many one person may hold.
struct Proxies {};
/// "power": who speaks, proposes, sets agendas, holds mandates; of acts since so long ago, or of all.
struct Power {
  std::optional<std::uint64_t> since_ms;
};
/// An encrypted vote, and the ballot in its box of a member who is named: "election result"; or what somebody's audit
/// of a ballot comes to: "election check".
struct Election {
  std::string vote;
  std::string audit;
  std::string of = {};
};
/// {"commissions": [...]}, with their members, who waits to join, and their reports.
struct Commissions {};
/// {"tasks": [...]}, with who took them.
struct Tasks {};
/// {"budgets": [...]}, with what was spent.
struct Budgets {};
/// {"devices": [{"device", "state", "own"}]} of this home's person.
struct Devices {};
/// {"assemblies": [{"assembly", "name", "state"}]} of this home.
struct Assemblies {};
/// How far the open page is on its way to a seal: "seal status".
struct Seal {};
/// Verifies and folds everything again: "check". A failed check has the exit class refused.
struct Check {};
/// A file for outsiders, out of the state of the last seal: "proof decision|mandate|member" (Node::make_proof).
struct Proof {
  enum class Kind : std::uint8_t { decision, mandate, member };
  Kind kind = Kind::decision;
  /// Its id, a prefix or a name.
  std::string what;
  /// Of a mandate that an election gave: whose. Nobody: the only one who was elected.
  std::string holder;
  /// The seal that its reader remembers, by its id or a prefix: then it starts there and is small. Else it starts from
  /// the founding.
  std::string remember;
  /// The assembly's name and the text, also where it starts from a seal.
  bool with_words = false;
};
}  // namespace ask

using Question =
    std::variant<ask::Status, ask::Members, ask::Show, ask::BallotCheck, ask::Charter, ask::Log, ask::Decisions,
                 ask::Proposals, ask::Commissions, ask::Tasks, ask::Budgets, ask::Devices, ask::Assemblies, ask::Seal,
                 ask::Check, ask::Election, ask::Power, ask::Mandates, ask::Meeting, ask::Meetings, ask::Calendar,
                 ask::Votes, ask::Forks, ask::Export, ask::Proxies>;

}  // namespace folkmoot::node
