#include "proof/items.h"

#include <array>

#include "base/text.h"
#include "proof/founding.h"
#include "proof/items_parts.h"

namespace folkmoot::proof {

namespace {
constexpr std::array<std::string_view, 5> kStandings = {"applicant", "founder", "member", "left", "removed"};
}  // namespace

Result<event::Content> content_of(const Shown& text, const EventId& of) {
  FM_ASSIGN(const event::Event event, read_shown_event(text));
  if (event.id != of) return fail(errc::kText, "of something else");
  auto body = event::decode_body(*event.body);
  if (!body) return fail(errc::kText, "cannot be read");
  return std::move(body->content);
}

Result<PersonEntry> read_person(const Bytes& value) {
  Reader in(value);
  in.array_of(9);
  PersonEntry out;
  out.standing = in.uint_max(kStandings.size() - 1);
  out.listed = in.boolean();
  out.since = in.uint_max(event::kMaxSeq);
  out.vouched = in.uint_max(event::kMaxSeq);
  out.left = in.uint_max(event::kMaxSeq);
  out.steward = in.id_or_null<PersonId>();
  out.vouches = read_id_list<PersonId>(in);
  out.objections = read_id_list<PersonId>(in);
  out.removed = in.uint_max(event::kMaxSeq);
  if (const auto read = in.finish(); !read) return refuse_item("person: " + read.error().detail);
  return out;
}

namespace {
Result<Statement> read_member(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 1 || text) return refuse_item("a membership is one entry");
  FM_ASSIGN(const auto id, read_key<PersonId>(entries[0]));
  Statement out;
  out.kind = "member";
  Fields fields(out);
  const Bytes* value = value_of(entries[0]);
  fields.add("member", id.hex());
  if (value == nullptr) {
    fields.add("on_roll", false).add("state", nullptr).add("since", nullptr);
    out.words = "does not know a person " + id.hex() + ": not on the roll";
    out.holds_until = true;
    return out;
  }
  FM_ASSIGN(const PersonEntry person, read_person(*value));
  const bool on_roll = person.on_roll();
  const std::string standing(kStandings[static_cast<std::size_t>(person.standing)]);
  fields.add("on_roll", on_roll).add("state", person.listed && on_roll ? std::string("listed") : standing);
  fields.add_if("since", person.since != 0, person.since);
  if (on_roll) {
    out.words = "has " + id.hex() + " on its roll, as a " + (person.listed ? "listed member" : standing);
    if (person.since > 0) out.words += " since seal " + std::to_string(person.since);
  } else {
    out.words = "does not have " + id.hex() + " on its roll: " +
                (person.standing == 0   ? "an applicant"
                 : person.standing == 4 ? "removed, by seal " + std::to_string(person.removed)
                                        : "has left, by seal " + std::to_string(person.left));
  }
  return out;
}

constexpr std::array<std::string_view, 3> kMandateKinds = {"imperative", "framed", "free"};

struct MandateEntry {
  PersonId holder;
  std::uint64_t kind = 0;
  Instant until;
  Hash scope;
  Hash instructions;
  std::uint64_t serial = 0;
  std::uint64_t since = 0;
  std::uint64_t recalled = 0;
  /// By which its holder was gone, or had given it back.
  std::uint64_t vacated = 0;
  std::uint64_t in_a_row = 0;
  std::optional<Hash> office;
  std::optional<AssemblyId> lent_to;

  [[nodiscard]] bool stands() const { return recalled == 0 && vacated == 0; }
};

/// Vote and, where an election gave several, holder.
struct MandateKey {
  EventId vote;
  std::optional<PersonId> holder;
};
Result<MandateKey> read_mandate_key(const Entry& entry) {
  MandateKey out;
  Reader in(entry.key);
  if (in.peek() == codec::Type::array) {
    in.array_of(2);
    out.vote = in.id<EventId>();
    out.holder = in.id<PersonId>();
  } else {
    out.vote = in.id<EventId>();
  }
  if (!in.finish()) return refuse_item("a key that is no mandate's");
  return out;
}

/// Office, instructions, reports, to whom its holder is lent.
void read_details(Reader& in, MandateEntry& out) {
  out.vacated = in.uint_max(event::kMaxSeq);
  out.in_a_row = in.uint_max(event::kMaxSeq);
  in.uint_max(event::kMaxSeq);  // the seal of the last report, and how many there are
  in.uint_max(event::kMaxSeq);
  in.array_of(5);
  out.office = in.id_or_null<Hash>();
  for (std::size_t left = in.array(kMaxEntrySize); left > 0 && in.ok(); --left) {
    in.array_of(2);
    in.id<Hash>();  // a matter, and how to vote on it
    in.uint_max(event::kChoiceCount - 1);
  }
  in.uint_max(event::kMaxTime);
  out.lent_to = in.id_or_null<AssemblyId>();
  in.boolean();
}

Result<MandateEntry> read_mandate_entry(const Bytes& value) {
  Reader in(value);
  constexpr std::size_t kPlain = 8;
  constexpr std::size_t kWithMore = 13;
  const std::size_t size = in.array(kWithMore);
  if (size != kPlain && size != kWithMore) return refuse_item("mandate: another number of fields");
  MandateEntry out;
  out.holder = in.id<PersonId>();
  out.kind = in.uint_max(kMandateKinds.size() - 1);
  out.until = {in.uint_max(event::kMaxTime)};
  out.scope = in.id<Hash>();
  out.instructions = in.id<Hash>();
  out.serial = in.uint_max(event::kMaxSeq);
  out.since = in.uint_max(event::kMaxSeq);
  out.recalled = in.uint_max(event::kMaxSeq);
  if (size == kWithMore) read_details(in, out);
  if (const auto read = in.finish(); !read) return refuse_item("mandate: " + read.error().detail);
  return out;
}

/// What the mandate is about, where the event that opened its vote is shown, and the name of its office.
struct MandateWords {
  std::optional<std::string> scope;
  std::string office;
};
Result<MandateWords> words_of(const std::optional<Shown>& text, const EventId& mandate) {
  if (!text) return MandateWords{};
  FM_ASSIGN(const event::Content content, content_of(*text, mandate));
  if (const auto* said = std::get_if<event::Mandate>(&content))
    return MandateWords{safe_text(said->scope), said->more ? safe_text(said->more->office) : ""};
  if (const auto* elect = std::get_if<event::Elect>(&content))
    return MandateWords{safe_text(elect->scope), safe_text(elect->more.office)};
  return fail(errc::kText, "gives no mandate");
}

/// A mandate that a seal gave: to whom, how long, and whether it was recalled by then.
Result<Statement> read_mandate(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 1) return refuse_item("a mandate is one entry");
  FM_ASSIGN(const MandateKey key, read_mandate_key(entries[0]));
  const EventId& id = key.vote;
  Statement out;
  out.kind = "mandate";
  Fields fields(out);
  FM_ASSIGN(const MandateWords words, words_of(text, id));
  const std::optional<std::string>& scope = words.scope;
  const Bytes* value = value_of(entries[0]);
  fields.add("id", id.hex());
  if (value == nullptr) {
    fields.add("given", false);
    if (key.holder) fields.add("holder", key.holder->hex());
    out.words = "had not given " + (key.holder ? key.holder->hex() + " " : "") + "a mandate " + id.hex();
    out.holds_until = true;
    return out;
  }
  FM_ASSIGN(const MandateEntry mandate, read_mandate_entry(*value));
  if (key.holder && *key.holder != mandate.holder) return refuse_item("the mandate of somebody else");
  const std::string kind(kMandateKinds[static_cast<std::size_t>(mandate.kind)]);
  fields.add("holder", mandate.holder.hex()).add("mandate_kind", kind).add("until", rfc3339(mandate.until));
  fields.add("scope", mandate.scope.hex()).add("instructions", mandate.instructions.hex());
  fields.add_if("title", scope.has_value(), scope.value_or(""));
  fields.add("serial", mandate.serial).add("since", mandate.since);
  fields.add_if("recalled", mandate.recalled != 0, mandate.recalled).add("given", mandate.since > 0);
  if (mandate.vacated != 0) fields.add("vacated", mandate.vacated);
  if (mandate.office) fields.add("office", mandate.office->hex()).add("in_a_row", mandate.in_a_row);
  if (!words.office.empty()) fields.add("office_name", words.office);
  if (mandate.lent_to) fields.add("lent_to", mandate.lent_to->hex());
  if (mandate.since == 0) {
    out.words = "had not given the mandate " + id.hex();
    out.holds_until = true;
    return out;
  }
  out.words = "gave " + mandate.holder.hex() + " the mandate " + (scope ? "\"" + *scope + "\" (" : "") + id.hex() +
              (scope ? ", " : " (") + kind + (words.office.empty() ? "" : ", as " + words.office) + ")";
  if (mandate.lent_to) out.words += ", lent to the assembly " + mandate.lent_to->hex() + ",";
  out.words += " until " + rfc3339(mandate.until) + " by seal " + std::to_string(mandate.since) + ", ";
  out.holds_until = mandate.stands();
  out.is_power = mandate.stands();
  out.words += mandate.stands()        ? "not recalled"
               : mandate.recalled != 0 ? "recalled by seal " + std::to_string(mandate.recalled)
                                       : "given up by seal " + std::to_string(mandate.vacated);
  return out;
}

constexpr std::array<KindRow, 4> kKinds = {{
    {"decision", "proposal", read_decided},
    {"decision", "vote", read_voted},
    {"mandate", "mandate", read_mandate},
    {"member", "person", read_member},
}};
}  // namespace

std::span<const KindRow> kinds() { return kKinds; }

Result<Statement> read_entries(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.empty()) return refuse_item("no entry");
  for (const KindRow& row : kKinds)
    if (row.subject == entries[0].subject) return row.read(entries, text);
  return refuse_item("a subject that this software does not know");
}

}  // namespace folkmoot::proof
