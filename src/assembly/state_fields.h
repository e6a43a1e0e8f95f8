#pragma once
// What is kept of a state, field by field: one `fields` for each struct, which writing and reading both walk. Of
// snapshot.cpp, for the home itself, and sealed_state.cpp, for others. What there are many of - facts, positions - is
// kept in columns, so that reading costs little more than the bytes.
#include "assembly/state_archive.h"

namespace folkmoot::assembly {

template <class A, class Value>
void optional(A& a, std::optional<Value>& value) {
  bool there = value.has_value();
  a(there);
  if constexpr (A::kReads) {
    if (there) value.emplace();
  }
  if (there) a(*value);
}

// Plain numbers and ids.
template <class A, class Value>
void plain(A& a, std::vector<Value>& values) {
  a.list(values, [&](Value& value) { a(value); });
}
template <class A>
void optional_ref(A& a, std::optional<std::uint32_t>& value, Ref to) {
  bool there = value.has_value();
  a(there);
  if constexpr (A::kReads) {
    if (there) value.emplace();
  }
  if (there) a.ref(*value, to);
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
template <class A>
void refs(A& a, std::vector<std::uint32_t>& values, Ref to) {
  a.list(values, [&](std::uint32_t& value) { a.ref(value, to); });
}
template <class A>
void events(A& a, std::vector<EventIndex>& values) {
  a.list(values, [&](EventIndex& e) { a.event(e); });
}
template <class A>
void fields(A& a, Entry& x) {
  a.event_or_none(x.last);
  if (!a.is_sealed()) a(x.changed);
}
template <class A>
void fields(A& a, Instant& x) {
  a(x.ms);
}
template <class A>
void fields(A& a, Signed& x) {
  a.event(x.event), a.ref(x.person, Ref::person);
}
template <class A>
void fields(A& a, Person::Carrier& x) {
  a.event(x.event), a(x.record);
}
template <class A>
void fields(A& a, Person::Binding& x) {
  a.event(x.event), a.device(x.device);
}
template <class A>
void fields(A& a, Person::Naming& x) {
  a.event(x.event), a.device(x.device), optional(a, x.key);
}
template <class A>
void fields(A& a, Person::Given& x) {
  a.event(x.event), a(x.page);
}
template <class A>
void fields(A& a, Person::Backed& x) {
  a.event(x.event), a.ref(x.suspension, Ref::suspension);
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
  a.event(x.event), fields(a, x.charter), a(x.id), a.seal(x.since_seal), a(x.until.ms), a.ref(x.base, Ref::charter);
  a(x.renewal), fields(a, x.entry);
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
  each(a, x.majorities);
  if constexpr (A::kReads) x.quorum.reset();
  optional_fields(a, x.quorum);
}
template <class A>
void fields(A& a, Choices& x) {
  a(x.method), a(x.seats), a(x.options), a(x.texts);
}
template <class A>
void fields(A& a, ProposedCharter& x) {
  fields(a, x.charter), a(x.id), a.ref(x.base, Ref::charter), a(x.reading), a.ref_or_none(x.earlier, Ref::vote);
  a(x.renewal);
}
template <class A>
void fields(A& a, Amendment& x) {
  a.ref(x.version, Ref::version), a.ref_or_none(x.amends, Ref::vote), a(x.from), a(x.length), a(x.text_length);
  a(x.text), a(x.editorial), a(x.amount), a.ref_or_none(x.rebases, Ref::vote), each(a, x.opposed);
  a.seal(x.standing_seal), a.seal(x.obsolete_seal), a.ref_or_none(x.obsolete_by, Ref::vote);
  refs(a, x.adopted, Ref::vote);
}
template <class A>
void fields(A& a, SecondThought& x) {
  a(x.purpose), a.ref_or_none(x.decision, Ref::decision), a.event_or_none(x.target), a(x.contested);
}
template <class A>
void fields(A& a, Report& x) {
  a.event(x.event), a.ref(x.decision, Ref::decision), a(x.needed), a(x.text), each(a, x.signatures);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, Founding::Constituted& x) {
  a.event(x.event), refs(a, x.founders, Ref::person);
}
template <class A>
void fields(A& a, Founding& x) {
  a.event_or_none(x.found), a.device(x.device), a(x.name), a(x.founders_needed);
  each(a, x.firsts), each(a, x.constituted), fields(a, x.entry);
}
template <class A>
void fields(A& a, Person& x) {
  a(x.id), a(x.listed), a.ref_or_none(x.steward, Ref::person), a(x.name), a.event_or_none(x.name_from);
  each(a, x.accepts), each(a, x.applications), each(a, x.vouches), each(a, x.objections), events(a, x.leaves);
  each(a, x.devices), refs(a, x.admit_proposals, Ref::proposal), each(a, x.vouches_given), each(a, x.backs);
  each(a, x.namings), plain(a, x.spent_seal_keys), a.seal(x.seal_key_since);
  a.seal(x.since_seal), a.seal(x.left_seal), a.seal(x.vouched_seal), a(x.founder_sealed), a.seal(x.removed_seal);
  a.seal(x.seen_seal);
  a(x.seen.ms), a(x.heard.ms), fields(a, x.entry);
}
template <class A>
void fields(A& a, Device& x) {
  a(x.id), each(a, x.bindings), a.event_or_none(x.keys_from), a(x.prekey), optional(a, x.seal_key),
      refs(a, x.suspensions, Ref::suspension), optional(a, x.forked_from), fields(a, x.entry);
}
template <class A>
void fields(A& a, Invitation& x) {
  a.event(x.event), a(x.key), a.ref(x.author, Ref::person), each(a, x.uses), fields(a, x.entry);
}
template <class A>
void fields(A& a, Electorate& x) {
  refs(a, x.persons, Ref::person);
  if (!a.is_sealed()) optional(a, x.root);
}
template <class A>
void fields(A& a, Proposal& x) {
  a.event(x.event), a.ref(x.author, Ref::person), optional_ref(a, x.admit, Ref::person),
      a.ref_or_none(x.commission, Ref::commission), refs(a, x.versions, Ref::version);
  events(a, x.withdrawals), refs(a, x.decisions, Ref::decision), optional_ref(a, x.settled, Ref::decision);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, event::Terms& x) {
  a(x.cast_until.ms), a(x.window_ms), a(x.early), a(x.urgent);
}
template <class A>
void fields(A& a, Reach& x) {
  a(x.needed), refs(a, x.persons, Ref::person), a.seal(x.seal), a.seal(x.missed_seal);
}
template <class A>
void fields(A& a, Extension& x) {
  a.event(x.event), a.seal(x.seal), a.ref_or_none(x.first, Ref::decision), a.seal(x.closed_seal), a(x.cast_until.ms);
}
template <class A>
void fields(A& a, Deliberated& x) {
  fields(a, x.terms), a(x.procedure), a(x.review.ms), fields(a, x.reach), a.seal(x.opened_seal);
  a.seal(x.ordinary_seal), a.seal(x.resolution_seal), a.seal(x.closed_seal), refs(a, x.listeners, Ref::person);
  a.ref_or_none(x.decision, Ref::decision), each(a, x.opposed), optional_fields(a, x.extension);
}
template <class A>
void fields(A& a, Block::Review& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.stands), a(x.replaced);
}
template <class A>
void fields(A& a, Block& x) {
  a.ref(x.version, Ref::version), a.ref(x.person, Ref::person), events(a, x.positions), each(a, x.reviews);
}
template <class A>
void fields(A& a, Working& x) {
  a(x.procedure);
  for (auto& count : x.positions) a(count);
  for (std::uint32_t* number :
       {&x.set_aside, &x.upheld, &x.blocks_allowed, &x.stand_asides_allowed, &x.objections, &x.round})
    a(*number);
  a(x.unanimity);
}
template <class A>
void fields(A& a, Version& x) {
  a.event(x.event), a.ref(x.proposal, Ref::proposal), a.ref(x.electorate, Ref::electorate);
  a.ref(x.charter, Ref::charter);
  for (auto& count : x.counts) a(count);
  a(x.contradicted), optional_fields(a, x.deliberated);
  a(x.text_length), a(x.is_draft), refs(a, x.takes_up, Ref::vote), refs(a, x.adopted, Ref::vote);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, ByProxy& x) {
  a.event(x.event), a.ref(x.giver, Ref::person), a.ref(x.holder, Ref::person);
}
template <class A>
void fields(A& a, Decision& x) {
  a.event(x.event), a(x.version), a.ref_or_none(x.vote, Ref::vote), a(x.counted), a(x.outcome);
  for (std::uint32_t* number : {&x.yes, &x.no, &x.abstain, &x.blank, &x.invalid, &x.not_voted, &x.electorate,
                                &x.present, &x.base_count, &x.required, &x.missing, &x.quorum_needed})
    a(*number);
  a.ref_or_none(x.meeting, Ref::meeting), a.event_or_none(x.opening), a(x.of_present);
  a(x.awaits_ratification), a(x.marked), plain(a, x.elected), events(a, x.ballots), each(a, x.by_proxy);
  each(a, x.signatures);
  refs(a, x.replaces, Ref::decision), a(x.by_seal), optional_fields(a, x.working);
  a(x.ratify_until.ms), a.seal(x.ratified_seal), a(x.review.ms), a.seal(x.renewed_seal), a.seal(x.lapsed_seal);
  a.seal(x.seal), a.ref_or_none(x.later, Ref::decision), refs(a, x.reports, Ref::report), fields(a, x.entry);
}
template <class A>
void fields(A& a, Entering& x) {
  a.event(x.event), a.ref(x.version, Ref::version), a.ref(x.person, Ref::person), a.ref(x.author, Ref::person),
      a(x.stance), each(a, x.confirms), fields(a, x.entry);
}
template <class A>
void fields(A& a, Suspension& x) {
  a.event(x.event), a.device(x.device), a.event_or_none(x.tip), each(a, x.signatures), events(a, x.own_events),
      a.seal(x.seal), a(x.ended), each(a, x.objections), a.seal(x.lifted_seal), a.seal(x.ratified_seal),
      fields(a, x.entry);
}
template <class A>
void fields(A& a, WorkMatter& x) {
  a.ref_or_none(x.commission, Ref::commission), a(x.closed), optional_fields(a, x.rule), a(x.amount),
      optional(a, x.into);
}
template <class A>
void fields(A& a, Proxy& x) {
  a.event(x.event), a.ref(x.giver, Ref::person), a.ref(x.holder, Ref::person), a(x.until.ms);
  a.ref_or_none(x.vote, Ref::vote), each(a, x.ends), a.seal(x.since_seal), a.seal(x.ended_seal);
}
template <class A>
void fields(A& a, Vote::Ballot& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.choice), a(x.final), a(x.replaced), a(x.marks);
}
template <class A>
void fields(A& a, Vote::Entered& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a.ref(x.author, Ref::person), a(x.page);
  a(x.choice), a(x.final), a(x.marks), each(a, x.confirms);
}
template <class A>
void fields(A& a, Vote::Late& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.choice), a(x.marks), events(a, x.replaces),
      each(a, x.acknowledged);
}
template <class A>
void fields(A& a, MandateDetails::Instruction& x) {
  a(x.matter), a(x.choice);
}
template <class A>
void fields(A& a, MandateDetails& x) {
  a(x.office), each(a, x.instructions), a(x.report_every_ms), optional(a, x.lent_to), a(x.waiver);
}
template <class A>
void fields(A& a, Election::Stratum& x) {
  a.ref(x.commission, Ref::commission), a(x.seats);
}
template <class A>
void fields(A& a, Election::Stand& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.withdraws);
}
template <class A>
void fields(A& a, Election::Nomination& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a.ref(x.person, Ref::person);
}
template <class A>
void fields(A& a, Election& x) {
  a(x.nominate_until.ms), a(x.method), a(x.seats), a(x.alternates), a(x.by_lot), each(a, x.strata);
  plain(a, x.stratum_of), each(a, x.stands);
  each(a, x.nominations), a.seal(x.frozen_seal), refs(a, x.candidates, Ref::person), plain(a, x.passed_over);
  refs(a, x.next, Ref::person);
}
template <class A>
void fields(A& a, Mandate::Report& x) {
  a.event(x.event), a.seal(x.seal);
}
template <class A>
void fields(A& a, RegularTime& x) {
  a(x.title), a(x.place), a(x.first.ms), a(x.every_ms), a(x.minutes);
}
template <class A>
void fields(A& a, Mandate& x) {
  a.event(x.event), a.ref(x.vote, Ref::vote), a.ref(x.holder, Ref::person), a(x.serial), a.seal(x.since_seal),
      a.seal(x.recalled_seal), a.seal(x.vacated_seal), a(x.in_a_row);
  events(a, x.returns), each(a, x.reports), fields(a, x.entry);
}
template <class A>
void fields(A& a, Statement& x) {
  a.event(x.event), a.ref(x.mandate, Ref::mandate), a.ref(x.author, Ref::person), a(x.serial), a.seal(x.seal),
      a(x.after_expiry), a(x.beside_recall), a(x.as_caretaker);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, SplitTally& x) {
  a.ref(x.vote, Ref::vote), a(x.yes), a(x.no), a(x.abstain);
}
template <class A>
void fields(A& a, MandateVote& x) {
  a.event(x.event), a.ref(x.mandate, Ref::mandate), a.ref(x.author, Ref::person), a(x.serial), a(x.matter);
  a(x.choice), a(x.bond), optional_fields(a, x.split), a.seal(x.seal), a.seal(x.ratified_seal), a.seal(x.vetoed_seal);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, Vote::Cancelling& x) {
  a.event(x.event), each(a, x.signatures);
}
template <class A>
void fields(A& a, Vote& x) {
  a.event(x.event), a.ref(x.opener, Ref::person), a(x.matter), a.ref_or_none(x.person, Ref::person);
  a(x.as_infiltrator), a.ref_or_none(x.mandate, Ref::mandate), a(x.kind), a(x.until.ms);
  a(x.scope), a(x.instructions), optional_fields(a, x.details), optional_fields(a, x.election);
  a(x.retention_ms), refs(a, x.tellers, Ref::person), a.ref_or_none(x.of_election, Ref::vote);
  fields(a, x.terms), a.ref_or_none(x.fallback_of, Ref::version), fields(a, x.reach);
  a(x.backers_needed), each(a, x.backers);
  fields(a, x.rule), a.ref(x.charter, Ref::charter), optional_fields(a, x.proposed), optional_fields(a, x.choices);
  optional_fields(a, x.amendment), optional_fields(a, x.again), each(a, x.times);
  a.ref_or_none(x.commission, Ref::commission), optional_fields(a, x.work);
  a.ref_or_none(x.encrypted, Ref::encrypted), plain(a, x.sums), a(x.opened);
  a(x.tie_seed), a.ref(x.electorate, Ref::electorate), each(a, x.ballots), each(a, x.entered), each(a, x.proxies);
  a.seal(x.opened_seal);
  a.seal(x.closed_seal), a.ref_or_none(x.decision, Ref::decision), each(a, x.late), a.seal(x.contestable_seal);
  optional_fields(a, x.extension), each(a, x.cancellings), a.event_or_none(x.cancelled_by);
  a.ref_or_none(x.anew, Ref::vote), fields(a, x.entry);
}
template <class A>
void fields(A& a, Retention& x) {
  a(x.term_ms), a.seal(x.seal), a.ref_or_none(x.vote, Ref::vote), fields(a, x.entry);
}
template <class A>
void fields(A& a, CutOff& x) {
  a.ref(x.vote, Ref::vote), a.seal(x.since_seal), a(x.until.ms), a(x.renewal);
}
template <class A>
void fields(A& a, Lot::Said& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.hash);
}
template <class A>
void fields(A& a, Lot::Word& x) {
  a.event(x.event), a.ref(x.teller, Ref::person), a(x.text);
}
template <class A>
void fields(A& a, Lot& x) {
  a.ref(x.vote, Ref::vote), a.ref_or_none(x.election, Ref::vote), a.event(x.event), a(x.stage), a.seal(x.seal);
  refs(a, x.pool, Ref::person), each(a, x.commits), each(a, x.reveals);
  each(a, x.words), refs(a, x.order, Ref::person), fields(a, x.entry);
}
template <class A>
void fields(A& a, Contested& x) {
  a(x.version), a.event(x.event);
}

template <class Number, class A, class Value, class Member>
void column(A& a, std::vector<Value>& values, Member member) {
  a.template column<Number>(
      values, [member](const Value& x) { return x.*member; },
      [member](Value& x, Number number) { x.*member = number; });
}

template <class A>
void fields(A& a, std::vector<PositionNode>& nodes) {
  a.event_column(nodes, &PositionNode::event);
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
  a.ref(x.slot, Ref::slot), refs(a, x.standing, Ref::position);
}

/// Nodes lead to earlier ones only, and slots to what is there.
inline bool positions_fit(StateReader& a, const std::vector<PositionNode>& nodes,
                          const std::vector<PositionSlot>& slots, std::size_t versions) {
  const auto node = [&](PositionIndex p, PositionIndex or_this) { return p < nodes.size() || p == or_this; };
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if ((nodes[i].before >= i && nodes[i].before != kNone) || nodes[i].stance > event::Stance::pass) return false;
  for (const PositionSlot& slot : slots) {
    a.note(slot.person, Ref::person);
    if (slot.version >= versions || slot.newest >= nodes.size() ||
        !(node(slot.standing, kNone) || slot.standing == kSeveral))
      return false;
  }
  return true;
}

template <class A>
void fields(A& a, Positions& x, std::size_t versions) {
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
    if (!positions_fit(a, x.nodes, slots, versions) || !x.adopt(std::move(slots)))
      return a.in.fault(codec::errc::kValue);
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

/// All but the facts and devices, which are listed by event and device, and what can be made again from the rest.
template <class A>
void fields(A& a, State& x) {
  a(x.page.number), each(a, x.page.seals), plain(a, x.page.named), fields(a, x.founding);
  each(a, x.charters), each(a, x.persons), each(a, x.invitations), each(a, x.electorates), each(a, x.proposals);
  each(a, x.versions), each(a, x.decisions), each(a, x.enterings), each(a, x.suspensions);
  fields(a, x.positions, x.versions.size());
  each(a, x.votes), each(a, x.encrypted), each(a, x.mandates), each(a, x.statements), each(a, x.mandate_votes),
      each(a, x.blocks);
  each(a, x.reports), each(a, x.meetings), fields(a, x.times), fields(a, x.retention);
  refs(a, x.votes_with_late, Ref::vote), each(a, x.lots), refs(a, x.lot_defaulters, Ref::person);
  each(a, x.commissions), each(a, x.joinings), each(a, x.tasks), each(a, x.budgets), each(a, x.spendings);
  each(a, x.hidings), each(a, x.past_records), fields(a, x.dissolution), each(a, x.cut_offs), each(a, x.proxies);
}

}  // namespace folkmoot::assembly
