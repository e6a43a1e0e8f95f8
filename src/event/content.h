#pragma once
// What a plain body says: one struct for each kind (docs/protocol/event.md section 5).
//
//   body = 16 bytes of salt, then the canonical map {0: kind, 1: claimed time in Unix milliseconds, 2...: the fields}
//
// A field that is absent is an absent key, never null. Unknown keys are refused: a new field needs a new protocol
// number. `content_fields.h` has the fields of each kind, with their keys and bounds.
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "event/charter.h"
#include "event/content_deliberation.h"
#include "event/content_encrypted.h"
#include "event/content_meeting.h"
#include "event/content_offices.h"
#include "event/content_work.h"
#include "event/kinds.h"
#include "event/options.h"
#include "event/record.h"

namespace folkmoot::event {

using Salt = FixedBytes<struct SaltTag, 16>;
/// An X25519 sealed box around a 32-byte key.
using SealedKey = FixedBytes<struct SealedKeyTag, 80>;

/// Opens the founding page. Introduces its own author.
struct Found {
  std::string name;
  std::uint64_t founders = 3;
  Bytes charter;
  /// Commits to the first content key: BLAKE2b-256("fm1/ep" || key || space).
  Hash epoch;
  bool operator==(const Found&) const = default;
};
/// Publishes an invitation's key. `expires` is judged by the inviter's node when it hands in, never by the fold.
struct Invite {
  SignKey key;
  Instant expires;
  bool operator==(const Invite&) const = default;
};
/// Carries an enclosure.
struct HandIn {
  Record record;
  bool operator==(const HandIn&) const = default;
};
/// Hands a content key to devices.
struct GrantKey {
  struct To {
    DeviceId device;
    SealedKey key;
    bool operator==(const To&) const = default;
  };
  Hash epoch;
  std::vector<To> grants;
  bool operator==(const GrantKey&) const = default;
};
/// Names the device that seals for its author's person. With a key by that device itself: its new seal key. Without one
/// by another device of the person: a wish, which that device answers.
struct Witness {
  struct Key {
    SignKey seal_key;
    /// Signed by the key itself: nobody names another's key, or their own on another device.
    Signature proof;
    bool operator==(const Key&) const = default;
  };
  DeviceId device;
  std::optional<Key> key;
  bool operator==(const Witness&) const = default;
};
/// Names accepts of as many different founders as `found` asks for, or more.
struct Constitute {
  std::vector<RecordId> accepts;
  bool operator==(const Constitute&) const = default;
};
enum class Basis : std::uint8_t { met = 0, known = 1, via = 2 };
inline constexpr std::size_t kBasisCount = 3;
struct Vouch {
  std::vector<PersonId> applicants;
  Basis basis = Basis::known;
  std::string note;
  bool operator==(const Vouch&) const = default;
};
struct Object {
  std::vector<PersonId> applicants;
  std::string reason;
  bool operator==(const Object&) const = default;
};
/// The author's person leaves.
struct Leave {
  bool operator==(const Leave&) const = default;
};
/// Stops a device's acts outside the past of its last good event. `first` names the first of several signers' events.
struct SuspendDevice {
  DeviceId device;
  std::optional<EventId> tip;
  std::optional<EventId> first;
  bool operator==(const SuspendDevice&) const = default;
};
/// Takes back an own proposal that is still open.
struct Withdraw {
  EventId target;
  bool operator==(const Withdraw&) const = default;
};
struct Note {
  EventId target;
  std::string text;
  bool operator==(const Note&) const = default;
};
/// Applications of people without a device; the author is their steward.
struct ListPersons {
  std::vector<std::string> names;
  bool operator==(const ListPersons&) const = default;
};
/// A proposal and its first version. `admit` makes it the vote on an applicant who met objections.
struct Propose {
  std::string title;
  std::string text;
  std::optional<PersonId> admit;
  std::optional<Deliberation> deliberation = std::nullopt;
  /// The meeting whose minutes the text is.
  std::optional<EventId> minutes_of = std::nullopt;
  /// The commission that decides it, instead of the assembly.
  std::optional<EventId> commission = std::nullopt;
  bool operator==(const Propose&) const = default;
};
struct Revise {
  EventId proposal;
  std::string title;
  std::string text;
  std::optional<Deliberation> deliberation = std::nullopt;
  /// Amendments that the text takes up.
  std::vector<EventId> adopts = {};
  bool operator==(const Revise&) const = default;
};
enum class Stance : std::uint8_t { agree = 0, reserve = 1, stand_aside = 2, block = 3, pass = 4 };
inline constexpr std::size_t kStanceCount = 5;
std::string_view stance_name(Stance stance);
std::optional<Stance> stance_from(std::string_view name);
/// The author's own position on one version of a proposal (`version`: the event that proposed or revised).
struct Position {
  EventId version;
  Stance stance = Stance::agree;
  std::string reason;
  bool operator==(const Position&) const = default;
};
/// A listed person's position, entered by a steward; valid once another member has confirmed it.
struct Enter {
  EventId version;
  PersonId person;
  Stance stance = Stance::agree;
  bool operator==(const Enter&) const = default;
};
/// A further signature under what others began: entries, a count of hands, an opening. Under several at once too, so
/// that whoever countersigns a list does so with one act; each is judged for itself.
struct Confirm {
  std::vector<EventId> targets;
  bool operator==(const Confirm&) const = default;
};
/// Counts the positions in its own past as ballots marked final.
struct Decide {
  EventId version;
  bool operator==(const Decide&) const = default;
};
struct HandCount {
  EventId version;
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t abstain = 0;
  std::uint64_t present = 0;
  std::string note;
  /// The meeting that counted; with it `of_present` makes those present the base of the majority.
  std::optional<EventId> meeting = std::nullopt;
  bool of_present = false;
  bool operator==(const HandCount&) const = default;
};

/// Opens a vote on a question. With `retention_ms`: on how long bodies are kept below a seal.
struct Open {
  Terms terms;
  std::string question;
  std::string text;
  /// Where the question needs more than the charter asks for.
  std::optional<tally::Majority> threshold;
  std::optional<std::uint64_t> retention_ms;
  /// Of several one or some are chosen, instead of yes or no.
  std::optional<Options> options = std::nullopt;
  /// The commission that votes, instead of the assembly.
  std::optional<EventId> commission = std::nullopt;
  /// The proposal on which consensus failed, and which a vote is now to decide.
  std::optional<EventId> fallback_of = std::nullopt;
  /// Ballots that nobody can read, and a sum that trustees open.
  std::optional<Secrecy> secrecy = std::nullopt;
  /// The cancelled vote that this one begins anew.
  std::optional<EventId> anew = std::nullopt;
  bool operator==(const Open&) const = default;
};
/// The author's ballot in a vote (`vote`: the event that opened it). It replaces their ballots in its past.
struct Vote {
  EventId vote;
  Choice choice = Choice::yes;
  bool final = false;
  /// In a vote among options, with the choice yes: what is said of each. A blank or abstaining ballot has none.
  Marks marks = {};
  bool operator==(const Vote&) const = default;
};
/// A listed person's ballot, entered by a steward; valid once another member has confirmed it.
struct EnterBallot {
  EventId vote;
  PersonId person;
  Choice choice = Choice::yes;
  bool final = false;
  Marks marks = {};
  bool operator==(const EnterBallot&) const = default;
};
/// Opens the vote on removing somebody. `as_infiltrator`: those they vouched for are then listed for review.
struct Remove {
  Terms terms;
  PersonId person;
  bool as_infiltrator = false;
  std::string reason;
  bool operator==(const Remove&) const = default;
};
/// Opens the vote on drawing the witnesses by lot, once it is adopted.
struct DrawLot {
  Terms terms;
  /// Three people who will say together what came out.
  std::vector<PersonId> tellers;
  /// What of, in words: something that nobody can know before the secrets are out.
  std::string entropy;
  /// Of those who stand in this election, instead of the witnesses.
  std::optional<EventId> election = std::nullopt;
  bool operator==(const DrawLot&) const = default;
};
/// Binds the author to a secret in a lot (`lot`: the event that opened the vote on it).
struct LotCommit {
  EventId lot;
  Hash commitment;
  bool operator==(const LotCommit&) const = default;
};
/// The secret, once nobody can commit any more.
struct LotReveal {
  EventId lot;
  Hash secret;
  bool operator==(const LotReveal&) const = default;
};
/// A teller's word: what came out, once nobody can reveal any more.
struct LotEntropy {
  EventId lot;
  std::string entropy;
  bool operator==(const LotEntropy&) const = default;
};

/// Opens a reading of another charter.
struct ProposeCharter {
  Terms terms;
  Bytes charter;
  /// The one in force, in whose place it would come.
  Hash base;
  /// What opened the reading before this one; nothing at the first.
  std::optional<EventId> earlier;
  bool operator==(const ProposeCharter&) const = default;
};

/// Opens the vote on other rules for a time, in the place of those in force.
struct Emergency {
  Terms terms;
  Bytes charter;
  Hash base;
  Instant until;
  std::string reason;
  bool operator==(const Emergency&) const = default;
};

namespace detail {
/// A list of types that begins with one too many, for the comma's sake.
template <class None, class... Contents>
using VariantOf = std::variant<Contents...>;
}  // namespace detail
#define FM_CONTENT(name, type, number, cls) , type
using AnyContent = detail::VariantOf<void FM_EVENT_KINDS(FM_CONTENT)>;
#undef FM_CONTENT

/// What an event of some kind says: one of the structs of the content_*.h headers and of this one, in the order of the
/// table of kinds. A type of its own, so that copying, comparing and destroying one of so many is compiled once, and
/// not in each file that holds one.
class Content : public AnyContent {
 public:
  using AnyContent::AnyContent;
  Content();
  Content(const Content&);
  Content(Content&&) noexcept;
  Content& operator=(const Content&);
  Content& operator=(Content&&) noexcept;
  ~Content();
  friend bool operator==(const Content& a, const Content& b);
};

Kind kind_of(const Content& content);
/// What people call it: its title, name, question or scope; empty where it has none.
std::string title_of(const Content& content);
/// Titles, texts, reasons and names, in the order of the fields; empty ones are left out.
std::vector<std::string> texts_in(const Content& content);
/// Events and people that it names, in the order of its fields; those inside of an enclosure are not looked for.
std::vector<EventId> events_in(const Content& content);
std::vector<PersonId> people_in(const Content& content);
/// One of this kind, with nothing in it.
Content empty_content(Kind kind);

struct Body {
  Salt salt;
  Instant claimed;
  Content content;
  bool operator==(const Body&) const = default;
};

Bytes encode_body(const Body& body);
Result<Body> decode_body(BytesView bytes);

/// The kind and claimed time alone; enough for quotas and for naming an unknown kind. An error when even these are not
/// there in canonical form. The rest of the body is not looked at.
struct BodyHead {
  std::uint64_t kind = 0;
  Instant claimed;
};
Result<BodyHead> decode_body_head(BytesView bytes);

/// A new seal key with its proof: its signature over "fm1/wit" || assembly || device.
Witness::Key prove_seal_key(const crypto::SigningKey& key, const AssemblyId& assembly, const DeviceId& device);
/// Whether the key is valid, and the proof its own.
bool is_proved(const Witness::Key& key, const AssemblyId& assembly, const DeviceId& device);

/// A listed person's id: BLAKE2b-256("fm1/listed" || event id || index as four bytes, big-endian).
PersonId listed_person(const EventId& list, std::uint32_t index);

}  // namespace folkmoot::event
