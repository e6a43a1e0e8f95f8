#include "assembly/fold.h"

#include <algorithm>
#include <functional>

#include "assembly/commissions.h"
#include "assembly/entries.h"
#include "assembly/fold_parts.h"
#include "assembly/lot.h"
#include "assembly/moderation.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/removal.h"
#include "assembly/roll.h"
#include "assembly/sealed_state.h"
#include "assembly/votes.h"
#include "assembly/witnesses.h"

namespace folkmoot::assembly {

namespace {
/// An event's body, read as far as it can be.
struct Act {
  EventIndex event = kNoEvent;
  /// `applied` where there is a content to judge.
  Verdict form = Verdict::applied;
  std::uint8_t kind = 0;
  event::Content content;
  /// Talk that is not encrypted. What it says makes no state, but that its author had something before: so its header
  /// counts for that, whatever it says, and also where its text was dropped.
  bool is_talk = false;
  bool is_dropped = false;
};

Act read_dropped(Act act) {
  act.kind = static_cast<std::uint8_t>(event::Kind::note);
  act.is_dropped = true;
  return act;
}

/// Nothing for a body: it was dropped.
Act read_act(const Input& input, event::Class cls, EventIndex e, const std::optional<BytesView>& body) {
  Act out;
  out.event = e;
  out.content = event::Note{};
  if (input.other_space) {
    out.form = Verdict::space_unknown;
    return out;
  }
  if (input.encrypted) {
    out.form = Verdict::body_encrypted;
    return out;
  }
  out.is_talk = cls == event::Class::talk;
  if (!body) return read_dropped(std::move(out));
  auto read = event::decode_body(*body);
  if (read) {
    const event::Kind kind = event::kind_of(read->content);
    out.kind = static_cast<std::uint8_t>(kind);
    if (event::kind_class(kind) == cls)
      out.content = std::move(read->content);
    else
      out.form = Verdict::kind_wrong_class;
    return out;
  }
  const auto head = event::decode_body_head(*body);
  out.form = head && !event::kind_from(head->kind) ? Verdict::kind_unknown : Verdict::body_malformed;
  if (head && head->kind <= 0xFF) out.kind = static_cast<std::uint8_t>(head->kind);
  return out;
}

/// Class 5 and talk take effect from the start; `constitute` is what the others wait for.
bool waits_for_constitution(event::Class cls, const event::Content& content) {
  return cls != event::Class::keys && cls != event::Class::talk && !std::holds_alternative<event::Constitute>(content);
}

/// One world in which acts are judged.
struct World {
  State& state;
  const State* without_suspensions;
  const std::vector<Bite>* bites;
};

Verdict judge_in(const World& world, Context& context, const Act& act) {
  if (world.bites != nullptr && !is_spared(act.content))
    for (const Bite& bite : *world.bites)
      if (bite.reaches(context.table(), act.event)) return Verdict::device_suspended;
  if (waits_for_constitution(context.table().cls(act.event), act.content) && !constituted(context.view))
    return Verdict::act_not_constituted;
  if (is_dissolved(world.state) && !outlives_assembly(context.table().cls(act.event), act.content))
    return Verdict::assembly_dissolved;
  context.author = owner_of(context.view, context.device);
  if (act.is_dropped) return is_on_roll(context.view, context.author) ? Verdict::applied : Verdict::act_not_member;
  return std::visit([&](const auto& content) { return judge(context, content); }, act.content);
}

bool reaches_act(const std::vector<Bite>& bites, const journal::Table& table, const Act& act) {
  return std::any_of(bites.begin(), bites.end(), [&](const Bite& bite) { return bite.reaches(table, act.event); }) &&
         !is_spared(act.content);
}

/// Whether a bite reaches something that was folded in the open page. Errs towards yes for kinds that are spared in
/// part.
bool reaches_folded(const State& state, const journal::Table& table, const Bite& bite) {
  for (const journal::ChainIndex chain : table.device(bite.device).chains)
    for (const EventIndex e : table.chain(chain).events)
      if (e < state.facts.size() && state.facts[e].verdict != Verdict::unread && !state.facts[e].sealed &&
          bite.reaches(table, e))
        return true;
  return false;
}
}  // namespace

Fold::Fold() : parts_(std::make_unique<Parts>()) {}
Fold::Fold(Fold&&) noexcept = default;
Fold& Fold::operator=(Fold&&) noexcept = default;
Fold::~Fold() = default;

const State& Fold::state() const { return parts_->seen(); }
const State& Fold::settled_state() const { return parts_->base; }
std::size_t Fold::events_read() const { return parts_->inputs.size(); }

/// Folds single events into the worlds of one page.
struct Fold::Run {
  Parts& parts;
  journal::Journal& journal;
  const Sequence& sequence;

  void into(const World& world, const Act& act, const journal::Past& past) {
    State& state = world.state;
    // What an act names may be held without being folded yet.
    if (journal.table().size() > state.facts.size()) state.facts.resize(journal.table().size());
    Context context{state,
                    journal,
                    sequence,
                    parts.proofs,
                    act.event,
                    View(state, journal.table(), past),
                    journal.table().device_of(act.event),
                    kNoPerson,
                    world.without_suspensions,
                    false,
                    parts.inputs[act.event].under_seal};
    Verdict verdict = act.form;
    if (verdict == Verdict::applied || act.is_talk) {
      Verdict judged = stopped(state, act);
      if (judged == Verdict::applied) judged = after_removal(context, judge_in(world, context, act));
      if (verdict == Verdict::applied) verdict = judged;
    }
    state.facts[act.event] = {verdict, act.kind, false};
    if (verdict == Verdict::applied || act.is_talk) acknowledge_late_ballots(context), note_receipt(context);
  }

  /// What a fork or the removals of the page make void, whatever the act's kind asks.
  [[nodiscard]] Verdict stopped(const State& state, const Act& act) const {
    if (parts.barred.contains(act.event)) return Verdict::removal_last_hour;
    const journal::Table& table = journal.table();
    const journal::DeviceIndex device = table.device_of(act.event);
    std::optional<std::uint64_t> from = parts.sealed_forks ? std::nullopt : table.device(device).lowest_fork;
    if (parts.sealed_forks)
      if (const auto known = parts.sealed_forks->find(device); known != parts.sealed_forks->end()) from = known->second;
    if (!from && device < state.devices.size()) from = state.devices[device].forked_from;
    return from && table.seq(act.event) >= *from && rests_on_device(act.content) ? Verdict::device_forked
                                                                                 : Verdict::applied;
  }

  /// The act of an event whose body is asked for; talk may have lost its text.
  Result<Act> act_of(EventIndex e, BodySource& bodies) const {
    const event::Class cls = journal.table().cls(e);
    const auto body = bodies.body(e);
    if (!body && cls != event::Class::talk) return fail(errc::kBodyMissing, journal.table().id(e).hex());
    return read_act(parts.inputs[e], cls, e, body ? std::optional<BytesView>(*body) : std::nullopt);
  }

  /// What an event needs lies in as many places in memory as there are people, and one place says where the next is:
  /// fetched some events before, step by step, the waits overlap.
  void announce(const std::vector<journal::Changes::Added>& added, std::size_t i) const {
    constexpr std::size_t kStep = 6;
    constexpr std::size_t kLine = 64;
    const journal::Table& table = journal.table();
    const State& state = parts.plain;
    const auto device_of = [&](std::size_t at) { return table.device_of(added[at].index); };
    if (const std::size_t at = i + 3 * kStep; at < added.size()) {
      table.fetch_chain(added[at].index);
      if (const auto& body = added[at].event.body)
        for (std::size_t k = 0; k < std::min(body->size(), 4 * kLine); k += kLine) __builtin_prefetch(body->data() + k);
    }
    if (const std::size_t at = i + 2 * kStep; at < added.size()) {
      table.fetch_prev(added[at].index);
      if (device_of(at) < state.devices.size()) __builtin_prefetch(&state.devices[device_of(at)]);
    }
    if (const std::size_t at = i + kStep; at < added.size() && device_of(at) < state.devices.size()) {
      const std::vector<Signed>& bindings = state.devices[device_of(at)].bindings;
      if (!bindings.empty()) __builtin_prefetch(bindings.data());
    }
    if (const std::size_t at = i + kStep / 2; at < added.size() && device_of(at) < state.devices.size())
      for (const Signed& binding : state.devices[device_of(at)].bindings)
        if (binding.person < state.persons.size()) {
          const Person& person = state.persons[binding.person];
          __builtin_prefetch(&person.accepts), __builtin_prefetch(&person.leaves);
          __builtin_prefetch(&person.since_seal), __builtin_prefetch(&person.removed_seal);
        }
  }

  void take(const Act& act) {
    const EventIndex e = act.event;
    const journal::SharedPast shared = journal.past(e);
    const journal::Past& past = *shared;
    if (!parts.bitten && !parts.bites.empty() && reaches_act(parts.bites, journal.table(), act))
      parts.bitten = parts.plain;
    into({parts.plain, nullptr, nullptr}, act, past);
    if (parts.bitten) into({*parts.bitten, &parts.plain, &parts.bites}, act, past);
    if (parts.plain.facts[e].verdict == Verdict::applied && std::holds_alternative<event::SuspendDevice>(act.content))
      note_suspensions();
  }

  /// A suspension got one more signature, and may be in effect now.
  void note_suspensions() {
    std::vector<Bite> bites = bites_in(parts.plain, journal);
    if (bites.size() == parts.bites.size()) return;
    parts.bites = std::move(bites);
    for (const Bite& bite : parts.bites)
      if (reaches_folded(parts.plain, journal.table(), bite)) parts.bitten_is_stale = true;
  }

  Result<Ok> bitten_again(const std::vector<EventIndex>& events, BodySource& bodies) {
    parts.bitten_is_stale = false;
    parts.bitten = parts.base;
    for (const EventIndex e : events) {
      FM_ASSIGN(const Act act, act_of(e, bodies));
      into({*parts.bitten, &parts.plain, &parts.bites}, act, *journal.past(e));
    }
    return Ok{};
  }

  /// From the page's opening on.
  Result<Ok> all_again(const std::vector<EventIndex>& events, BodySource& bodies) {
    parts.plain = parts.base;
    parts.bitten.reset();
    parts.bitten_is_stale = false;
    parts.bites = bites_in(parts.plain, journal);
    for (const EventIndex e : events) {
      FM_ASSIGN(const Act act, act_of(e, bodies));
      take(act);
    }
    return parts.bitten_is_stale ? bitten_again(events, bodies) : Ok{};
  }

  /// All that a seal covers, as it is settled: what the page's removals void is found by folding without them.
  Result<Ok> fold_whole_page(const std::vector<EventIndex>& events, const PageEnd& end, BodySource& bodies) {
    parts.barred.clear();
    parts.sealed_forks.emplace();
    for (const PageEnd::Fork& fork : end.forks)
      if (const auto device = journal.table().find_device(fork.device)) parts.sealed_forks->emplace(*device, fork.seq);
    FM_TRY(all_again(events, bodies));
    parts.barred = barred_by_removals(parts.seen(), journal, end.time);
    return parts.barred.empty() ? Ok{} : all_again(events, bodies);
  }
};

namespace {
/// Of the first `count` events those that no seal covers, as far as `wanted` says, in causal order.
std::vector<EventIndex> open_events(std::size_t count, const State& base,
                                    const std::function<bool(EventIndex)>& wanted) {
  std::vector<EventIndex> out;
  for (EventIndex e = 0; e < count; ++e) {
    const bool sealed = e < base.facts.size() && base.facts[e].sealed;
    if (!sealed && wanted(e)) out.push_back(e);
  }
  return out;
}

/// Bodies that came with the changes, then those of the source behind.
class FreshBodies final : public BodySource {
 public:
  FreshBodies(const std::vector<journal::Changes::Added>& added, BodySource& behind) : added_(added), behind_(behind) {}
  std::optional<Bytes> body(EventIndex e) override {
    const auto at = std::lower_bound(added_.begin(), added_.end(), e,
                                     [](const auto& a, EventIndex index) { return a.index < index; });
    if (at != added_.end() && at->index == e && at->event.body) return at->event.body;
    return behind_.body(e);
  }

 private:
  const std::vector<journal::Changes::Added>& added_;
  BodySource& behind_;
};
}  // namespace

Result<Ok> Fold::update(journal::Journal& journal, const journal::Changes& changes, BodySource& bodies) {
  if (journal.charter().protocol != event::kProtocol)
    return fail(errc::kNewerVersion, "protocol " + std::to_string(journal.charter().protocol));
  Parts& parts = *parts_;
  // What the journal calls the open page is then not what `base` opens.
  if (journal.page() != parts.base.page.number)
    return fail(errc::kPage, "the journal has closed page " + std::to_string(parts.base.page.number));
  for (const auto& added : changes.added) parts.remember(added.index, added.event.header, added.under_seal);
  FreshBodies all_bodies(changes.added, bodies);
  const Sequence sequence(journal);
  Run run{parts, journal, sequence};
  if (!changes.removed.empty() || !changes.restored.empty() || !changes.forks.empty()) parts.stale = true;
  if (!parts.stale) {
    for (std::size_t i = 0; i < changes.added.size(); ++i) {
      const journal::Changes::Added& added = changes.added[i];
      run.announce(changes.added, i);
      if (!journal.is_kept(added.index)) continue;
      const event::Class cls = journal.table().cls(added.index);
      const auto& body = added.event.body;
      if (!body && cls != event::Class::talk) {
        parts.stale = true;
        break;
      }
      run.take(
          read_act(parts.inputs[added.index], cls, added.index, body ? std::optional<BytesView>(*body) : std::nullopt));
    }
  }
  // After a start the journal holds more than was handed over yet.
  const auto kept = [&](EventIndex e) { return journal.is_kept(e); };
  if (parts.stale) {
    FM_TRY(run.all_again(open_events(parts.inputs.size(), parts.base, kept), all_bodies));
    parts.stale = false;
  }
  if (!parts.bitten_is_stale) return Ok{};
  parts.stale = true;  // until it worked
  FM_TRY(run.bitten_again(open_events(parts.inputs.size(), parts.base, kept), all_bodies));
  parts.stale = false;
  return Ok{};
}

void Fold::expect_seal(const journal::Changes& changes) {
  for (const auto& added : changes.added) parts_->remember(added.index, added.event.header, added.under_seal);
  parts_->stale = true;
}

void Fold::remember(EventIndex e, const event::Header& header) { parts_->remember(e, header, false); }

Result<std::unique_ptr<Settled>> Fold::settle(journal::Journal& journal, const PageEnd& end,
                                              const journal::Past& covers, BodySource& bodies) {
  if (end.number != parts_->base.page.number) return fail(errc::kPage, std::to_string(end.number));
  const auto in_page = [&](EventIndex e) { return covers.has(journal.table(), e); };
  const std::vector<EventIndex> events = open_events(parts_->inputs.size(), parts_->base, in_page);
  journal::PageOrder order(end.order_seed);
  order.rebuild(journal.table(), events);
  const Sequence sequence(order);
  // A page beside the open one, over the same opening.
  Parts beside;
  const auto lend = [&] {
    std::swap(beside.base, parts_->base);
    beside.inputs.swap(parts_->inputs);
    std::swap(beside.proofs, parts_->proofs);
  };
  lend();
  // In the order of the page, so that every home has everything in the same places.
  const auto folded = Run{beside, journal, sequence}.fold_whole_page(order.events(), end, bodies);
  lend();
  if (!folded) return tl::unexpected(folded.error());

  auto out = std::make_unique<Settled>(Settled{end, covers, std::move(beside.seen()), {}, {}});
  State& state = out->state;
  resolve_versions(state, sequence);
  note_signs_of_life(state, journal.table(), events, end);
  settle_page(state, end.number, end.time, end.order_seed);
  settle_forks(state, *beside.sealed_forks);
  open_next_page(state);
  settle_lots(state, journal.table(), end.number, end.time);
  settle_hidings(state, journal.table(), end.number, end.order_seed);
  list_open(state);
  write_changed(state, journal.table(), in_turn);
  const bool first = end.number == 1;
  out->numbered = number_page(journal.table(), first ? journal::Past{} : journal.sealed_by(end.number - 1), covers);
  std::vector<EventIndex> numbered = parts_->numbered;
  numbered.insert(numbered.end(), out->numbered.begin(), out->numbered.end());
  FM_ASSIGN(const Bytes bytes,
            write_sealed(state, numbering_of(std::move(numbered), journal.table().size()), journal.table()));
  set_fold_entry(state, bytes.size(), hashes_of_parts(bytes));
  out->root = root_of_subjects(state);
  return out;
}

Result<Ok> Fold::close_page(journal::Journal& journal, const PageEnd& end, BodySource& bodies) {
  if (journal.page() != end.number + 1) return fail(errc::kPage, std::to_string(end.number));
  parts_->stale = true;  // until it worked
  FM_ASSIGN(const auto settled, settle(journal, end, journal.sealed(), bodies));
  return enter_page(journal, std::move(*settled), end.alive, bodies);
}

Result<Ok> Fold::enter_page(journal::Journal& journal, Settled settled, std::vector<SignKey> alive,
                            BodySource& bodies) {
  Parts& parts = *parts_;
  if (settled.end.number < parts.base.page.number || journal.page() != settled.end.number + 1)
    return fail(errc::kPage, std::to_string(settled.end.number));
  start_from(std::move(settled), std::move(alive));
  // What the journal took in by closing the page comes with the next update.
  return open_page_again(journal, bodies);
}

Result<Ok> Fold::open_page_again(journal::Journal& journal, BodySource& bodies) {
  Parts& parts = *parts_;
  parts.stale = true;  // until it worked
  const auto kept = [&](EventIndex e) { return journal.is_kept(e); };
  const Sequence sequence(journal);
  FM_TRY((Run{parts, journal, sequence}.all_again(open_events(parts.inputs.size(), parts.base, kept), bodies)));
  parts.stale = false;
  return Ok{};
}

Result<Hash> Fold::replay_page(journal::Journal& journal, const PageEnd& end, BodySource& bodies) {
  FM_ASSIGN(const auto settled, settle(journal, end, journal.sealed_by(end.number), bodies));
  const Hash root = settled->root;
  parts_->enter(std::move(settled->state), settled->numbered, end.alive);
  return root;
}

void Fold::start_from(Settled settled, std::vector<SignKey> alive) {
  parts_->enter(std::move(settled.state), settled.numbered, std::move(alive));
  parts_->stale = true;
}

Result<Ok> Fold::replay(journal::Journal& journal, const std::vector<PageEnd>& ends, BodySource& bodies) {
  for (const PageEnd& end : ends)
    if (end.number >= parts_->base.page.number) FM_TRY(replay_page(journal, end, bodies));
  return open_page_again(journal, bodies);
}

Result<Bytes> Fold::sealed_state(const journal::Journal& journal) {
  return write_sealed(parts_->base, numbering_of(parts_->numbered, journal.table().size()), journal.table());
}

Result<std::unique_ptr<Settled>> Fold::settled_from(const journal::Journal& journal, BytesView state,
                                                    const PageEnd& end, const journal::Past& covers) const {
  const std::uint64_t first = parts_->base.page.number;
  if (end.number < first || journal.page() < end.number) return fail(errc::kPage, std::to_string(end.number));
  std::vector<EventIndex> since;
  for (std::uint64_t page = first; page <= end.number; ++page) {
    const std::vector<EventIndex> more =
        number_page(journal.table(), page == 1 ? journal::Past{} : journal.sealed_by(page - 1),
                    page == end.number ? covers : journal.sealed_by(page));
    since.insert(since.end(), more.begin(), more.end());
  }
  std::vector<EventIndex> numbered = parts_->numbered;
  numbered.insert(numbered.end(), since.begin(), since.end());
  FM_ASSIGN(State read, read_sealed(state, numbering_of(std::move(numbered), journal.table().size()), journal));
  if (read.page.number != end.number + 1) return fail(errc::kSnapshot, "of another page");
  auto out = std::make_unique<Settled>(Settled{end, covers, std::move(read), {}, std::move(since)});
  write_changed(out->state, journal.table(), in_turn);
  set_fold_entry(out->state, state.size(), hashes_of_parts(state));
  out->root = root_of_subjects(out->state);
  return out;
}

std::size_t Fold::numbered() const { return parts_->numbered.size(); }

Fold Fold::unfolded() const {
  Fold out;
  out.parts_->inputs = parts_->inputs;
  return out;
}

Verdict Fold::preview(journal::Journal& journal, const DeviceId& device, const event::Content& content,
                      const journal::Past* past) {
  // A suspension is judged where there are none.
  State& state = std::holds_alternative<event::SuspendDevice>(content) ? parts_->plain : parts_->seen();
  const auto known = journal.table().find_device(device);
  if (!known) return Verdict::act_not_member;
  if (state.suspended(*known) && !is_spared(content)) return Verdict::device_suspended;
  if (waits_for_constitution(event::kind_class(event::kind_of(content)), content) && !state.constituted())
    return Verdict::act_not_constituted;
  if (is_dissolved(state) && !outlives_assembly(event::kind_class(event::kind_of(content)), content))
    return Verdict::assembly_dissolved;
  const Sequence sequence(journal);
  const auto next = static_cast<EventIndex>(journal.table().size());
  const View view = past == nullptr ? View(state) : View(state, journal.table(), *past);
  Context context{state, journal, sequence, parts_->proofs, next, view, *known, kNoPerson, nullptr, true};
  context.author = owner_of(context.view, *known);
  return after_removal(context, std::visit([&](const auto& act) { return judge(context, act); }, content));
}

Hash Fold::state_hash(journal::Journal& journal, const Workers& workers) {
  State& state = parts_->seen();
  resolve_versions(state, Sequence(journal));
  write_changed(state, journal.table(), workers);
  return root_of_subjects(state, parts_->roots);
}

}  // namespace folkmoot::assembly
