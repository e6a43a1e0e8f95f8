#pragma once
// What a member can do: one struct for each act, and one row of a table that builds it from named words. The command
// line, scenario files and the HTTP interface all use the table; adding an act is one struct, one row and one function
// that turns it into an event's content.
//
// Words that name things - a proposal, a person, an event - stay words here: a full id, a unique prefix of it of eight
// digits or more, or a name where it is unique. The node looks them up.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "event/charter.h"
#include "event/content.h"
#include "journal/table.h"

namespace folkmoot::assembly {
class State;
}
namespace folkmoot::journal {
class Journal;
}

namespace folkmoot::node {

/// Named words: what was typed, or read from a scenario.
class Arguments {
 public:
  void put(const std::string& name, std::vector<std::string> values) { values_[name] = std::move(values); }
  [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
  [[nodiscard]] std::optional<std::string> find(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return std::nullopt;
    return found->second.front();
  }
  [[nodiscard]] std::string get(const std::string& name) const { return find(name).value_or(std::string()); }
  [[nodiscard]] std::vector<std::string> all(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
  }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

struct ActRow;

namespace act {
struct Found {
  std::string name;
  std::string my_name;
  std::uint64_t founders = 3;
  event::Charter charter;
};
struct Invite {
  std::uint64_t expires_in_ms = 72 * kHourMs;
};
struct Join {
  std::string invitation;
  std::string name;
};
struct Vouch {
  std::vector<std::string> applicants;
  event::Basis basis = event::Basis::known;
  std::string note;
};
struct Object {
  std::vector<std::string> applicants;
  std::string reason;
};
struct Leave {};
/// The page is to be closed soon.
struct AskForSeal {};
/// Whether this home keeps all texts, or drops them as the assembly decided.
struct KeepTexts {
  bool keeps = true;
};
/// Other witnesses are to close the open page, or one of two seals is to go on.
struct Reconvene {
  /// The new witnesses; nobody named: all who gave a sign of life in the open page.
  std::vector<std::string> persons;
  std::string reason;
  /// Where two seals are known: the one that goes on.
  std::optional<std::string> goes_on;
};
/// Signs for what somebody else began.
struct SignReconvening {
  std::string id;
};
struct RequestDevice {};
struct AddDevice {
  std::string code;
};
struct SuspendDevice {
  std::string device;
};
/// Another device of the member's seals for them, or this one with a new key.
struct WitnessDevice {
  std::string device;
};
struct ListPersons {
  std::vector<std::string> names;
};
/// When a vote ends. `window_ms`: the charter's where it is not given.
struct Terms {
  std::uint64_t cast_in_ms = 7 * kDayMs;
  std::optional<std::uint64_t> window_ms;
  bool early = false;
  bool urgent = false;
};
/// How a proposal closes at a seal. `how`: the charter's procedure where it is not given.
struct Deliberation {
  Terms terms;
  std::optional<event::Procedure> how;
  std::optional<std::uint64_t> review_in_ms;
  std::string topic;
  std::uint64_t amount = 0;
};
struct Propose {
  std::string title;
  std::string text;
  /// A proposal to write a new version of.
  std::optional<std::string> revise;
  /// An applicant to admit by this proposal.
  std::optional<std::string> admit;
  /// Nothing: members count it themselves.
  std::optional<Deliberation> deliberation;
  /// The commission that decides it.
  std::optional<std::string> commission;
};
struct Note {
  std::string target;
  std::string text;
};
struct TakePosition {
  std::string proposal;
  event::Stance stance = event::Stance::agree;
  std::string reason;
};
struct Enter {
  std::string proposal;
  std::string person;
  event::Stance stance = event::Stance::agree;
};
struct Decide {
  struct Hands {
    std::uint64_t yes = 0;
    std::uint64_t no = 0;
    std::uint64_t abstain = 0;
    std::uint64_t present = 0;
  };
  std::string proposal;
  std::optional<Hands> hands;
  std::string note;
};
struct Confirm {
  std::vector<std::string> targets;
};
struct Withdraw {
  std::string proposal;
};
struct Open {
  Terms terms;
  std::string question;
  std::string text;
  std::optional<tally::Majority> threshold;
  std::optional<std::uint64_t> retention_ms;
  std::optional<event::Options> options;
  /// The proposal that consensus did not decide.
  std::optional<std::string> fallback_of;
  /// The commission that decides it.
  std::optional<std::string> commission;
  /// The cancelled vote that it begins anew.
  std::optional<std::string> anew;
};
/// A reading of another charter.
struct ProposeCharter {
  Terms terms;
  /// As people write it: what it does not name stays as it is in force. Nothing where `earlier` says which.
  std::string charter;
  /// The reading before this one.
  std::optional<std::string> earlier;
};
/// Other rules for a time.
struct Emergency {
  Terms terms;
  std::string charter;
  std::uint64_t until_in_ms = 0;
  std::string reason;
};
struct Vote {
  std::string vote;
  /// "yes", "no", "abstain", "blank"; or what it says of several options (event/options.h).
  std::string ballot;
  bool final = false;
};
struct Remove {
  Terms terms;
  std::string person;
  bool as_infiltrator = false;
  std::string reason;
};
struct GiveMandate {
  Terms terms;
  std::string holder;
  std::string scope;
  event::MandateKind kind = event::MandateKind::imperative;
  std::uint64_t until_in_ms = 365 * kDayMs;
  std::string instructions;
  /// Nothing where it has none of these.
  std::optional<event::MandateTerms> more;
  bool waiver = false;
};
struct Recall {
  Terms terms;
  std::string mandate;
  std::string reason;
  /// Whose, where an election gave several.
  std::optional<std::string> holder;
};
/// The witnesses, or those elected, are to be drawn by lot, if the assembly agrees.
struct OpenLot {
  Terms terms;
  std::vector<std::string> tellers;
  /// What decides, in words.
  std::string entropy;
  /// Instead of the witnesses, those who stand in it.
  std::optional<std::string> election;
};
/// A teller's word on what came out.
struct TellLot {
  std::string entropy;
};
struct State {
  std::string mandate;
  std::string text;
};
/// What takes a secret of this home, in an encrypted vote.
struct Encrypted {
  enum class What : std::uint8_t { register_voter, vote, audit, decrypt };
  What what = What::register_voter;
  std::string vote;
  /// "yes", "no", "abstain", "blank"; or the options that it approves of.
  std::string ballot;
};
/// An act of a row that composes a content itself.
struct Composed {
  const ActRow* row = nullptr;
  Arguments arguments;
};
}  // namespace act

using Act = std::variant<act::Found, act::Invite, act::Join, act::Vouch, act::Object, act::Leave, act::AskForSeal,
                         act::KeepTexts, act::Reconvene, act::SignReconvening, act::RequestDevice, act::AddDevice,
                         act::SuspendDevice, act::WitnessDevice, act::ListPersons, act::Propose, act::Note,
                         act::TakePosition, act::Enter, act::Decide, act::Confirm, act::Withdraw, act::Open, act::Vote,
                         act::Remove, act::GiveMandate, act::Recall, act::OpenLot, act::TellLot, act::State,
                         act::ProposeCharter, act::Emergency, act::Encrypted, act::Composed>;

/// Who knows what words mean while an act is composed: a node in its assembly, a story in its world. What is looked up
/// is what the act rests on.
class Names {
 public:
  Names() = default;
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;
  virtual ~Names() = default;

  virtual Result<PersonId> person(const std::string& words) = 0;
  /// Any kept event, by id or by the title of what it made.
  virtual Result<EventId> event(const std::string& words) = 0;
  /// The last version of a proposal.
  virtual Result<EventId> version(const std::string& words) = 0;
  [[nodiscard]] virtual Instant now() const = 0;
  [[nodiscard]] virtual const assembly::State& state() const = 0;
  /// Which event is which in the state.
  [[nodiscard]] virtual const journal::Journal& journal() const = 0;
  /// What a kept event says; nothing where its text is not held.
  [[nodiscard]] virtual std::optional<event::Body> read(const EventId& id) = 0;
};

/// A word that stands by itself, in this order.
struct ArgumentRow {
  std::string_view name;
  std::string_view help;
  bool many = false;
  bool optional = false;
};
/// `--name VALUE`, or a mark where `value` is empty.
struct OptionRow {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  bool required = false;
  /// A text that may be long: the command line also takes it from a file, the standard input or an editor.
  bool is_text = false;
  /// May be given often.
  bool many = false;
};

struct ActRow {
  /// As on the command line: "device add".
  std::string_view words;
  std::string_view summary;
  std::string_view example;
  std::vector<ArgumentRow> arguments;
  std::vector<OptionRow> options;
  /// Either: words to an act, which somebody else turns into a content.
  Result<Act> (*build)(const Arguments& arguments) = nullptr;
  /// Or: words to a content.
  Result<event::Content> (*compose)(const Arguments& arguments, Names& names) = nullptr;
};

/// The act of this row that the words say.
Result<Act> build_act(const ActRow& row, const Arguments& arguments);

const std::vector<ActRow>& act_rows();
const ActRow* find_act(std::string_view words);

}  // namespace folkmoot::node
