// Positions: one's own, and those that stewards enter for people without a device.
#include "assembly/positions.h"

#include <algorithm>
#include <utility>

#include "assembly/ballots.h"
#include "assembly/decisions.h"
#include "assembly/flat_index.h"
#include "assembly/procedures.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

std::size_t Positions::home(VersionIndex version, PersonIndex person) const {
  return spread(std::uint64_t{version} << 32 | person) & (index_.size() - 1);
}

std::size_t Positions::place(VersionIndex version, PersonIndex person) const {
  std::size_t at = home(version, person);
  while (index_[at] != kNone && (slots[index_[at]].version != version || slots[index_[at]].person != person))
    at = (at + 1) & (index_.size() - 1);
  return at;
}

void Positions::grow() {
  index_.assign(index_.empty() ? 16 : index_.size() * 2, kNone);
  for (SlotIndex slot = 0; slot < slots.size(); ++slot) index_[place(slots[slot].version, slots[slot].person)] = slot;
}

bool Positions::adopt(std::vector<PositionSlot> adopted) {
  slots = std::move(adopted);
  std::size_t size = 16;
  while ((slots.size() + 1) * 4 > size * 3) size *= 2;
  index_.assign(size, kNone);
  // Each slot lands somewhere else in the index: fetched ahead, the waits overlap.
  constexpr std::size_t kAhead = 16;
  for (SlotIndex slot = 0; slot < slots.size(); ++slot) {
    PositionSlot& there = slots[slot];
    if (slot + kAhead < slots.size())
      __builtin_prefetch(&index_[home(slots[slot + kAhead].version, slots[slot + kAhead].person)], 1);
    SlotIndex& at = index_[place(there.version, there.person)];
    if (at != kNone) return false;
    at = slot;
    if (there.version >= first_slot_.size()) first_slot_.resize(there.version + std::size_t{1}, kNone);
    there.next = std::exchange(first_slot_[there.version], slot);
  }
  return true;
}

std::optional<SlotIndex> Positions::find(VersionIndex version, PersonIndex person) const {
  if (index_.empty()) return std::nullopt;
  const SlotIndex slot = index_[place(version, person)];
  return slot == kNone ? std::nullopt : std::optional(slot);
}

SlotIndex Positions::find_or_add(VersionIndex version, PersonIndex person) {
  if ((slots.size() + 1) * 4 > index_.size() * 3) grow();
  SlotIndex& there = index_[place(version, person)];
  if (there != kNone) return there;
  there = static_cast<SlotIndex>(slots.size());
  if (version >= first_slot_.size()) first_slot_.resize(version + std::size_t{1}, kNone);
  slots.push_back({version, person, kNone, kNone, first_slot_[version]});
  first_slot_[version] = there;
  return there;
}

std::vector<PositionIndex> Positions::standing(SlotIndex slot) const {
  const PositionIndex one = slots[slot].standing;
  if (one == kNone) return {};
  if (one == kSeveral) return several.at(slot);
  return {one};
}

Stand Positions::stand_of(const std::vector<PositionIndex>& standing) const {
  if (standing.empty()) return {};
  const event::Stance stance = nodes[standing.front()].stance;
  const bool same =
      std::all_of(standing.begin(), standing.end(), [&](PositionIndex p) { return nodes[p].stance == stance; });
  return {same ? Stand::Kind::one : Stand::Kind::contradiction, stance};
}

Stand Positions::stand(SlotIndex slot) const {
  const PositionIndex one = slots[slot].standing;
  if (one == kNone) return {};
  if (one == kSeveral) return stand_of(several.at(slot));
  return {Stand::Kind::one, nodes[one].stance};
}

void Positions::set_standing(SlotIndex slot, std::vector<PositionIndex> standing) {
  const bool was_several = slots[slot].standing == kSeveral;
  if (standing.size() < 2) {
    slots[slot].standing = standing.empty() ? kNone : standing.front();
    if (was_several) several.erase(slot);
    return;
  }
  slots[slot].standing = kSeveral;
  several[slot] = std::move(standing);
}

/// The act changed the version. Where it does not follow the last change in causal order, which of the two comes last
/// is found when the version is hashed, so that a position costs no order.
void mark_version(const Context& context, VersionIndex v) {
  State& state = context.state;
  Entry& entry = state.versions[v].entry;
  if (entry.last == kNoEvent || context.view.has(entry.last))
    entry.last = context.event;
  else
    state.contested.push_back({v, context.event});
  if (entry.changed) return;
  entry.changed = true;
  state.changed[static_cast<std::size_t>(Subject::version)].push_back(v);
}

namespace {
void count(Version& version, const Stand& stand, std::uint32_t change) {
  if (stand.kind == Stand::Kind::one) version.counts[static_cast<std::size_t>(stand.stance)] += change;
  if (stand.kind == Stand::Kind::contradiction) version.contradicted += change;
}
constexpr std::uint32_t kMore = 1;
constexpr std::uint32_t kLess = 0xFFFF'FFFF;  // one less, in unsigned arithmetic

void recount(State& state, VersionIndex v, SlotIndex slot, const Stand& before) {
  Version& version = state.versions[v];
  count(version, before, kLess);
  count(version, state.positions.stand(slot), kMore);
}

PositionIndex add_node(Context& context, SlotIndex slot, event::Stance stance, bool entered) {
  Positions& positions = context.state.positions;
  PositionSlot& there = positions.slots[slot];
  PositionNode node{context.event, there.newest, stance, true, entered};
  for (PositionIndex p = there.newest; p != kNone; p = positions.nodes[p].before) {
    node.covers_all = context.view.has(positions.nodes[p].event);
    // What covers all before it brings these along.
    if (!node.covers_all || positions.nodes[p].covers_all) break;
  }
  there.newest = static_cast<PositionIndex>(positions.nodes.size());
  positions.nodes.push_back(node);
  return there.newest;
}

/// An own position always counts, so those in its past fall away for good.
void add_own(Context& context, VersionIndex version, event::Stance stance) {
  Positions& positions = context.state.positions;
  const SlotIndex slot = positions.find_or_add(version, context.author);
  const PositionIndex node = add_node(context, slot, stance, false);
  const Stand before = positions.stand(slot);
  if (positions.nodes[node].covers_all) {
    positions.set_standing(slot, {node});
  } else {
    std::vector<PositionIndex> standing = positions.standing(slot);
    std::erase_if(standing, [&](PositionIndex p) { return context.view.has(positions.nodes[p].event); });
    standing.push_back(node);
    positions.set_standing(slot, std::move(standing));
  }
  recount(context.state, version, slot, before);
  mark_version(context, version);
}

/// The verdict on a position of `person` on the version, apart from who gives it.
Verdict check_elector(const Context& context, VersionIndex version, PersonIndex person) {
  if (const Verdict verdict = check_last(context.view, version); is_void(verdict)) return verdict;
  const Verdict open = check_round_open(context.state, context.state.versions[version]);
  if (is_void(open)) return open;
  return context.state.is_elector(version, person) ? Verdict::applied : Verdict::position_not_elector;
}

bool counts_in(const Context& context, const View& view, const PositionNode& node) {
  if (!view.has(node.event)) return false;
  if (!node.entered) return true;
  const Entering& entering = context.state.enterings[*context.state.made(Object::entering, node.event)];
  return std::any_of(entering.confirms.begin(), entering.confirms.end(),
                     [&](const Signed& confirm) { return view.has(confirm.event); });
}

std::vector<PositionIndex> standing_in_view(const Context& context, const View& view, SlotIndex slot) {
  const State& state = context.state;
  const std::vector<PositionNode>& nodes = state.positions.nodes;
  std::vector<PositionIndex> out;
  for (PositionIndex p = state.positions.slots[slot].newest; p != kNone; p = nodes[p].before) {
    if (!counts_in(context, view, nodes[p])) continue;
    out.push_back(p);
    if (nodes[p].covers_all) break;
  }
  if (out.size() < 2) return out;
  std::vector<PositionIndex> standing = out;
  for (const PositionIndex p : out) {
    const journal::SharedPast past = context.journal.past(nodes[p].event);
    const View seen(state, context.table(), *past);
    std::erase_if(standing, [&](PositionIndex other) { return other != p && seen.has(nodes[other].event); });
  }
  return standing;
}
}  // namespace

std::vector<PositionIndex> standing_in(const Context& context, SlotIndex slot) {
  return standing_in_view(context, context.view, slot);
}

void add_ballot(const Context& context, PositionIndex position, std::vector<EventIndex>& out) {
  const PositionNode& node = context.state.positions.nodes[position];
  out.push_back(node.event);
  if (!node.entered) return;
  for (const Signed& confirm : context.state.enterings[*context.state.made(Object::entering, node.event)].confirms)
    if (context.view.has(confirm.event)) out.push_back(confirm.event);
}

Verdict judge(Context& context, const event::Position& position) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named version = named(context, Object::version, position.version);
  if (is_void(version.verdict)) return version.verdict;
  if (const Verdict verdict = check_elector(context, version.index, context.author); is_void(verdict)) return verdict;
  const Version& there = context.state.versions[version.index];
  if (const Verdict verdict = check_reason(context.state, there, position); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  add_own(context, version.index, position.stance);
  if (there.deliberated && position.stance == event::Stance::block) note_block(context, version.index, context.author);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Enter& enter) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named version = named(context, Object::version, enter.version);
  if (is_void(version.verdict)) return version.verdict;
  const auto person = state.person(enter.person);
  if (!person || !is_known(context.view, state.persons[*person])) return Verdict::act_unknown_reference;
  if (!state.persons[*person].listed) return Verdict::enter_has_device;
  if (const Verdict verdict = check_elector(context, version.index, *person); is_void(verdict)) return verdict;

  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<EnteringIndex>(state.enterings.size());
  Entering& entering = state.enterings.emplace_back();
  entering.event = context.event;
  entering.version = version.index;
  entering.person = *person;
  entering.author = context.author;
  entering.stance = enter.stance;
  context.make(Object::entering, index);
  context.touch(Subject::entry, entering.entry, index);
  add_node(context, state.positions.find_or_add(version.index, *person), enter.stance, true);
  if (state.versions[version.index].deliberated && enter.stance == event::Stance::block)
    note_block(context, version.index, *person);
  return Verdict::applied;
}

Verdict confirm_entering(Context& context, EnteringIndex index) {
  State& state = context.state;
  Entering& entering = state.enterings[index];
  if (entering.author == context.author) return Verdict::confirm_own;
  if (context.view.has_by(entering.confirms, context.author)) return Verdict::confirm_repeated;
  if (const Verdict verdict = check_last(context.view, entering.version); is_void(verdict)) return verdict;
  const Verdict open = check_round_open(state, state.versions[entering.version]);
  if (is_void(open)) return open;
  if (context.dry_run) return Verdict::applied;
  entering.confirms.push_back(context.act());
  context.touch(Subject::entry, entering.entry, index);
  // Entries count from their first confirmation on, and only then replace others: found again from all of them.
  const SlotIndex slot = *state.positions.find(entering.version, entering.person);
  const Stand before = state.positions.stand(slot);
  state.positions.set_standing(slot, standing_in_view(context, View(state), slot));
  recount(state, entering.version, slot, before);
  mark_version(context, entering.version);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
