// Snapshots of a fold: internal to one home, so their form is free to change with kFoldVersion.
//
//   [version, fold]: CBOR items one after another, then 8 bytes of checksum over them
//
// One `fields` for each struct says what is kept of it; writing and reading both walk it. What there are many of -
// facts, positions, nodes of Merkle maps - is kept in columns, so that a start costs little more than reading them.
// Indices are made again. Devices are kept by key, since the journal's device numbers depend on arrival.
#include "assembly/entries.h"
#include "assembly/fold_parts.h"
#include "base/checksum.h"
#include "codec/reader.h"
#include "codec/writer.h"

namespace folkmoot::assembly {

namespace {
constexpr std::size_t kChecksumSize = sizeof(std::uint64_t);

class Saver {
 public:
  static constexpr bool kReads = false;
  template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>)
  void operator()(const Number& value) {
    out.uint(static_cast<std::uint64_t>(value));
  }
  template <class Tag, std::size_t Size>
  void operator()(const FixedBytes<Tag, Size>& value) {
    out.id(value);
  }
  void operator()(const std::string& value) { out.text(value); }
  void operator()(const Bytes& value) { out.bytes(value); }
  /// A list as one byte string of numbers of `Number`'s size, least byte first; `get` and `set` say which.
  template <class Number, class Value, class Get, class Set>
  void column(std::vector<Value>& values, Get get, Set) {
    Bytes bytes;
    bytes.reserve(values.size() * sizeof(Number));
    for (const Value& value : values) append_little_endian(bytes, static_cast<Number>(get(value)));
    out.bytes(bytes);
  }
  template <class Value, class Each>
  void list(std::vector<Value>& values, Each each) {
    out.uint(values.size());
    for (Value& value : values) each(value);
  }
  [[nodiscard]] bool ok() const { return true; }

  codec::Writer out;
};

class Loader {
 public:
  static constexpr bool kReads = true;
  explicit Loader(BytesView bytes) : in(bytes), size_(bytes.size()) {}
  template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>)
  void operator()(Number& value) {
    value = static_cast<Number>(in.uint());
  }
  template <class Tag, std::size_t Size>
  void operator()(FixedBytes<Tag, Size>& value) {
    value = in.id<FixedBytes<Tag, Size>>();
  }
  void operator()(std::string& value) { value = in.text(); }
  void operator()(Bytes& value) { value = to_bytes(in.bytes()); }
  template <class Number, class Value, class Get, class Set>
  void column(std::vector<Value>& values, Get, Set set) {
    const BytesView bytes = in.bytes();
    const std::size_t count = bytes.size() / sizeof(Number);
    // The first column of a list says how long it is.
    if (values.empty()) values.resize(count);
    if (values.size() != count || bytes.size() % sizeof(Number) != 0) return in.fault(codec::errc::kValue);
    for (std::size_t i = 0; i < count; ++i) set(values[i], little_endian<Number>(bytes.data() + i * sizeof(Number)));
  }
  template <class Value, class Each>
  void list(std::vector<Value>& values, Each each) {
    const std::uint64_t count = in.uint_max(size_);  // each item takes a byte or more
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) each(values.emplace_back());
  }
  [[nodiscard]] bool ok() const { return in.ok(); }

  codec::Reader in;

 private:
  std::size_t size_;
};

template <class A, class Value>
void optional(A& a, std::optional<Value>& value) {
  bool there = value.has_value();
  a(there);
  if constexpr (A::kReads) {
    if (there) value.emplace();
  }
  if (there) a(*value);
}

/// An optional struct.
template <class A, class Value>
void optional_fields(A& a, std::optional<Value>& value) {
  bool there = value.has_value();
  a(there);
  if constexpr (A::kReads) {
    if (there) value.emplace();
  }
  if (there) fields(a, *value);
}

// Plain numbers and ids.
template <class A, class Value>
void plain(A& a, std::vector<Value>& values) {
  a.list(values, [&](Value& value) { a(value); });
}
template <class A>
void fields(A& a, Entry& x) {
  a(x.last), a(x.changed);
}
template <class A>
void fields(A& a, Signed& x) {
  a(x.event), a(x.person);
}
template <class A>
void fields(A& a, Person::Carrier& x) {
  a(x.event), a(x.record);
}
template <class A>
void fields(A& a, Person::Binding& x) {
  a(x.event), a(x.device);
}
template <class A>
void fields(A& a, Person::Naming& x) {
  a(x.event), a(x.device), optional(a, x.key);
}
template <class A>
void fields(A& a, Person::Given& x) {
  a(x.event), a(x.page);
}
template <class A>
void fields(A& a, Person::Backed& x) {
  a(x.event), a(x.suspension);
}
template <class A, class Value>
void each(A& a, std::vector<Value>& values) {
  a.list(values, [&](Value& value) { fields(a, value); });
}

/// A charter is kept as its bytes.
template <class A>
void fields(A& a, event::Charter& x) {
  Bytes bytes;
  if constexpr (!A::kReads) bytes = event::encode_charter(x);
  a(bytes);
  if constexpr (A::kReads) {
    auto read = event::decode_charter(bytes);
    if (read)
      x = *std::move(read);
    else
      a.in.fault(codec::errc::kValue);
  }
}
template <class A>
void fields(A& a, CharterVersion& x) {
  a(x.event), fields(a, x.charter), a(x.id), a(x.since_seal), a(x.until.ms), a(x.base), a(x.renewal);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, tally::Majority& x) {
  a(x.share.numerator), a(x.share.denominator), a(x.base), a(x.more);
}
template <class A>
void fields(A& a, tally::Quorum& x) {
  a(x.kind), a(x.share.numerator), a(x.share.denominator);
}
template <class A>
void fields(A& a, event::DecisionRule& x) {
  if constexpr (A::kReads) x.majorities.clear();
  each(a, x.majorities), optional_fields(a, x.quorum);
}
template <class A>
void fields(A& a, Choices& x) {
  a(x.method), a(x.seats), a(x.options), a(x.texts);
}
template <class A>
void fields(A& a, ProposedCharter& x) {
  fields(a, x.charter), a(x.id), a(x.base), a(x.reading), a(x.earlier), a(x.renewal);
}
template <class A>
void fields(A& a, Founding::Constituted& x) {
  a(x.event), plain(a, x.founders);
}
template <class A>
void fields(A& a, Founding& x) {
  a(x.found), a(x.device), a(x.name), a(x.founders_needed);
  each(a, x.firsts), each(a, x.constituted), fields(a, x.entry);
}
template <class A>
void fields(A& a, Person& x) {
  a(x.id), a(x.listed), a(x.steward), a(x.name), a(x.name_from);
  each(a, x.accepts), each(a, x.applications), each(a, x.vouches), each(a, x.objections), plain(a, x.leaves);
  each(a, x.devices), plain(a, x.admit_proposals), each(a, x.vouches_given), each(a, x.backs);
  each(a, x.namings), plain(a, x.spent_seal_keys), a(x.seal_key_since);
  a(x.since_seal), a(x.left_seal), a(x.vouched_seal), a(x.founder_sealed), a(x.removed_seal), a(x.seen_seal);
  a(x.seen.ms), fields(a, x.entry);
}
template <class A>
void fields(A& a, Device& x) {
  a(x.id), each(a, x.bindings), a(x.keys_from), a(x.prekey), optional(a, x.seal_key), plain(a, x.suspensions),
      optional(a, x.forked_from), fields(a, x.entry);
}
template <class A>
void fields(A& a, Invitation& x) {
  a(x.event), a(x.key), a(x.author), each(a, x.uses), fields(a, x.entry);
}
template <class A>
void fields(A& a, Electorate& x) {
  plain(a, x.persons), optional(a, x.root);
}
template <class A>
void fields(A& a, Proposal& x) {
  a(x.event), a(x.author), optional(a, x.admit), plain(a, x.versions), plain(a, x.withdrawals), plain(a, x.decisions);
  optional(a, x.settled), fields(a, x.entry);
}
template <class A>
void fields(A& a, Version& x) {
  a(x.event), a(x.proposal), a(x.electorate), a(x.charter);
  for (auto& count : x.counts) a(count);
  a(x.contradicted), fields(a, x.entry);
}
template <class A>
void fields(A& a, Decision& x) {
  a(x.event), a(x.version), a(x.vote), a(x.counted), a(x.outcome);
  for (std::uint32_t* number : {&x.yes, &x.no, &x.abstain, &x.blank, &x.invalid, &x.not_voted, &x.electorate,
                                &x.present, &x.base_count, &x.required, &x.missing, &x.quorum_needed})
    a(*number);
  a(x.awaits_ratification), a(x.marked), plain(a, x.elected), plain(a, x.ballots), each(a, x.signatures),
      plain(a, x.replaces), fields(a, x.entry);
}
template <class A>
void fields(A& a, Entering& x) {
  a(x.event), a(x.version), a(x.person), a(x.author), a(x.stance), each(a, x.confirms), fields(a, x.entry);
}
template <class A>
void fields(A& a, Suspension& x) {
  a(x.event), a(x.device), a(x.tip), each(a, x.signatures), plain(a, x.own_events), a(x.seal), a(x.ended),
      fields(a, x.entry);
}
template <class A>
void fields(A& a, Vote::Ballot& x) {
  a(x.event), a(x.person), a(x.choice), a(x.final), a(x.replaced), a(x.marks);
}
template <class A>
void fields(A& a, Vote::Late& x) {
  a(x.event), a(x.person), a(x.choice), a(x.marks), plain(a, x.replaces), each(a, x.acknowledged);
}
template <class A>
void fields(A& a, Vote& x) {
  a(x.event), a(x.opener), a(x.matter), a(x.person), a(x.as_infiltrator), a(x.mandate), a(x.kind), a(x.until.ms);
  a(x.scope), a(x.instructions), a(x.retention_ms), plain(a, x.tellers);
  a(x.terms.cast_until.ms), a(x.terms.window_ms), a(x.terms.early);
  fields(a, x.rule), a(x.charter), optional_fields(a, x.proposed), optional_fields(a, x.choices), a(x.tie_seed);
  a(x.electorate), each(a, x.ballots), a(x.opened_seal), a(x.closed_seal);
  a(x.decision), each(a, x.late), a(x.contestable_seal), fields(a, x.entry);
}
template <class A>
void fields(A& a, Mandate& x) {
  a(x.event), a(x.vote), a(x.holder), a(x.serial), a(x.since_seal), a(x.recalled_seal), fields(a, x.entry);
}
template <class A>
void fields(A& a, Statement& x) {
  a(x.event), a(x.mandate), a(x.author), a(x.serial), a(x.seal), a(x.after_expiry), a(x.beside_recall);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, Retention& x) {
  a(x.term_ms), a(x.seal), a(x.vote), fields(a, x.entry);
}
template <class A>
void fields(A& a, Lot::Said& x) {
  a(x.event), a(x.person), a(x.hash);
}
template <class A>
void fields(A& a, Lot::Word& x) {
  a(x.event), a(x.teller), a(x.text);
}
template <class A>
void fields(A& a, Lot& x) {
  a(x.vote), a(x.event), a(x.stage), a(x.seal), plain(a, x.pool), each(a, x.commits), each(a, x.reveals);
  each(a, x.words), plain(a, x.order), fields(a, x.entry);
}
template <class A>
void fields(A& a, Contested& x) {
  a(x.version), a(x.event);
}
template <class A>
void fields(A& a, Instant& x) {
  a(x.ms);
}

template <class Number, class A, class Value, class Member>
void column(A& a, std::vector<Value>& values, Member member) {
  a.template column<Number>(
      values, [member](const Value& x) { return x.*member; },
      [member](Value& x, Number number) { x.*member = number; });
}

template <class A>
void fields(A& a, std::vector<PositionNode>& nodes) {
  column<std::uint32_t>(a, nodes, &PositionNode::event);
  column<std::uint32_t>(a, nodes, &PositionNode::before);
  constexpr unsigned kCoversAll = 0x40;
  constexpr unsigned kEntered = 0x80;
  a.template column<std::uint8_t>(
      nodes,
      [](const PositionNode& x) {
        return static_cast<unsigned>(x.stance) | (x.covers_all ? kCoversAll : 0U) | (x.entered ? kEntered : 0U);
      },
      [](PositionNode& x, unsigned bits) {
        x.stance = static_cast<event::Stance>(bits & ~(kCoversAll | kEntered));
        x.covers_all = (bits & kCoversAll) != 0;
        x.entered = (bits & kEntered) != 0;
      });
}

/// Several positions of one person that stand side by side.
struct Several {
  SlotIndex slot = 0;
  std::vector<PositionIndex> standing;
};
template <class A>
void fields(A& a, Several& x) {
  a(x.slot), plain(a, x.standing);
}

template <class A>
void fields(A& a, Positions& x) {
  fields(a, x.nodes);
  std::vector<PositionSlot> slots;
  std::vector<Several> several;
  if constexpr (!A::kReads) {
    slots = x.slots;
    for (const auto& [slot, standing] : x.several) several.push_back({slot, standing});
  }
  column<std::uint32_t>(a, slots, &PositionSlot::version);
  column<std::uint32_t>(a, slots, &PositionSlot::person);
  column<std::uint32_t>(a, slots, &PositionSlot::newest);
  column<std::uint32_t>(a, slots, &PositionSlot::standing);
  each(a, several);
  if constexpr (A::kReads) {
    if (!x.adopt(std::move(slots))) a.in.fault(codec::errc::kValue);
    for (Several& one : several) x.several[one.slot] = std::move(one.standing);
  }
}

template <class A>
void fields(A& a, std::vector<Fact>& facts) {
  column<std::uint8_t>(a, facts, &Fact::kind);
  constexpr unsigned kSealed = 0x8000;
  a.template column<std::uint16_t>(
      facts, [](const Fact& x) { return static_cast<unsigned>(x.verdict) | (x.sealed ? kSealed : 0U); },
      [](Fact& x, unsigned bits) {
        x.verdict = static_cast<Verdict>(bits & ~kSealed);
        x.sealed = (bits & kSealed) != 0;
      });
}

template <class A>
void fields(A& a, crypto::MerkleMap& map) {
  Bytes bytes;
  if constexpr (!A::kReads) bytes = map.save();
  a(bytes);
  if constexpr (A::kReads) {
    auto read = crypto::MerkleMap::load(bytes);
    if (read)
      map = *std::move(read);
    else
      a.in.fault(codec::errc::kValue);
  }
}
template <class A>
void fields(A& a, State& x) {
  a(x.page.number), each(a, x.page.seals), plain(a, x.page.alive), plain(a, x.page.named), fields(a, x.facts),
      fields(a, x.founding);
  each(a, x.charters), each(a, x.persons), each(a, x.devices), each(a, x.invitations), each(a, x.electorates);
  each(a, x.proposals);
  each(a, x.versions), each(a, x.decisions), each(a, x.enterings), each(a, x.suspensions), fields(a, x.positions);
  each(a, x.contested), each(a, x.votes), each(a, x.mandates), each(a, x.statements), fields(a, x.retention);
  plain(a, x.votes_with_late), each(a, x.contested_votes), each(a, x.lots), plain(a, x.lot_defaulters);
  for (crypto::MerkleMap& map : x.maps) fields(a, map);
}
template <class A>
void fields(A& a, std::vector<Input>& inputs) {
  constexpr unsigned kEncrypted = 1;
  constexpr unsigned kOtherSpace = 2;
  a.template column<std::uint8_t>(
      inputs, [](const Input& x) { return (x.encrypted ? kEncrypted : 0U) | (x.other_space ? kOtherSpace : 0U); },
      [](Input& x, unsigned bits) {
        x.encrypted = (bits & kEncrypted) != 0;
        x.other_space = (bits & kOtherSpace) != 0;
      });
}

/// Makes again what follows from the rest.
void index_again(State& state) {
  const auto index = [&](Object object, const auto& list) {
    for (std::uint32_t i = 0; i < list.size(); ++i)
      state.objects.set(std::uint64_t{list[i].event} << 4 | static_cast<std::uint64_t>(object), i);
  };
  state.objects.reserve(state.invitations.size() + state.proposals.size() + state.versions.size() +
                        state.decisions.size() + state.enterings.size() + state.suspensions.size());
  index(Object::invitation, state.invitations);
  index(Object::proposal, state.proposals);
  index(Object::version, state.versions);
  index(Object::decision, state.decisions);
  index(Object::entering, state.enterings);
  index(Object::suspension, state.suspensions);
  index(Object::vote, state.votes);
  index(Object::statement, state.statements);
  for (Vote& vote : state.votes) {
    vote.ballots_of.clear();
    for (std::uint32_t i = 0; i < vote.ballots.size(); ++i) vote.ballots_of[vote.ballots[i].person].push_back(i);
  }
  for (PersonIndex p = 0; p < state.persons.size(); ++p) state.person_by_id[state.persons[p].id] = p;
  for (InvitationIndex i = 0; i < state.invitations.size(); ++i)
    state.invitations_by_key[state.invitations[i].key].push_back(i);
  for (std::uint32_t e = 0; e < state.electorates.size(); ++e)
    state.electorate_by_persons[state.electorates[e].persons] = e;
}

/// Gives devices the numbers that this journal gave them.
bool renumber_devices(State& state, const journal::Journal& journal) {
  std::vector<journal::DeviceIndex> now(state.devices.size(), 0);
  std::vector<Device> devices;
  for (std::size_t old = 0; old < state.devices.size(); ++old) {
    if (state.devices[old].id.is_zero()) continue;  // a number that the fold never used
    const auto found = journal.table().find_device(state.devices[old].id);
    if (!found) return false;
    now[old] = *found;
    if (*found >= devices.size()) devices.resize(*found + std::size_t{1});
    devices[*found] = std::move(state.devices[old]);
  }
  state.devices = std::move(devices);
  for (Person& person : state.persons) {
    for (Person::Binding& binding : person.devices) binding.device = now.at(binding.device);
    for (Person::Naming& naming : person.namings) naming.device = now.at(naming.device);
  }
  for (Suspension& suspension : state.suspensions) suspension.device = now.at(suspension.device);
  if (state.founding.found != kNoEvent) state.founding.device = journal.table().device_of(state.founding.found);
  return true;
}

/// Names the events that the indices of a snapshot mean: a home never gives an index twice, so the last one's id is
/// enough. Which of them are kept, the facts say.
EventId name_of(const journal::Journal& journal, std::size_t count) {
  return count == 0 ? EventId{} : journal.table().id(static_cast<EventIndex>(count - 1));
}

/// Against damage, not against people: whoever can write to a home can write what they like.
std::uint64_t checksum(BytesView bytes) { return checksum64(bytes, kFoldVersion); }
}  // namespace

Bytes Fold::save(const journal::Journal& journal) const {
  Parts copy = *parts_;
  Saver a;
  a(kFoldVersion);
  a(copy.inputs.size());
  a(name_of(journal, copy.inputs.size()));
  const bool stale = copy.stale || copy.bitten_is_stale;
  a(stale);
  fields(a, copy.inputs);
  fields(a, copy.base);
  fields(a, copy.plain);
  const bool bitten = copy.bitten.has_value();
  a(bitten);
  if (copy.bitten) fields(a, *copy.bitten);
  Bytes out = a.out.take();
  append_little_endian(out, checksum(out));
  return out;
}

Result<Fold> Fold::load(journal::Journal& journal, BytesView snapshot) {
  if (snapshot.size() < kChecksumSize) return fail(errc::kSnapshot, "cut short");
  const BytesView content = snapshot.first(snapshot.size() - kChecksumSize);
  if (checksum(content) != little_endian<std::uint64_t>(snapshot.last(kChecksumSize).data()))
    return fail(errc::kSnapshot, "damaged");
  Loader a(content);
  std::uint64_t version = 0;
  std::uint64_t count = 0;
  EventId name;
  a(version), a(count), a(name);
  if (!a.ok() || version != kFoldVersion) return fail(errc::kSnapshot, "of another version");
  if (count > journal.table().size() || name != name_of(journal, count))
    return fail(errc::kSnapshot, "of another journal");

  Fold out;
  Parts& parts = *out.parts_;
  bool bitten = false;
  a(parts.stale), fields(a, parts.inputs), fields(a, parts.base), fields(a, parts.plain), a(bitten);
  if (bitten && a.ok()) fields(a, parts.bitten.emplace());
  if (!a.in.finish()) return fail(errc::kSnapshot, "does not decode");
  for (State* state : {&parts.base, &parts.plain, parts.bitten ? &*parts.bitten : nullptr}) {
    if (state == nullptr) continue;
    if (!renumber_devices(*state, journal)) return fail(errc::kSnapshot, "of another journal");
    index_again(*state);
    mark_again(*state);
  }
  parts.bites = bites_in(parts.plain, journal);
  return out;
}

}  // namespace folkmoot::assembly
