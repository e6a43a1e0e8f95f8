#include "assembly/moderation.h"

#include <algorithm>
#include <array>

#include "assembly/mandates.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "seal/lot.h"

namespace folkmoot::assembly {

namespace {
bool has_moderators(const event::Charter& charter) {
  return std::any_of(charter.offices.begin(), charter.offices.end(),
                     [](const event::Office& office) { return office.name == kModeration; });
}

/// What everybody must be able to read: the rules, what is asked against those in office, and what moderators do.
bool is_protected(std::uint8_t kind) {
  constexpr std::array kOpen{event::Kind::found,  event::Kind::propose_charter, event::Kind::emergency,
                             event::Kind::recall, event::Kind::minority_report, event::Kind::again,
                             event::Kind::hide};
  const auto known = event::kind_from(kind);
  return known && std::find(kOpen.begin(), kOpen.end(), *known) != kOpen.end();
}

constexpr std::size_t kSigners = 2;

bool hides(const View& view, const Hiding& hiding) {
  return hiding.shown_seal == 0 && view.has(hiding.event) && signers_of(view, hiding).size() >= kSigners;
}

bool is_among(const std::vector<PersonIndex>& people, PersonIndex person) {
  return std::ranges::find(people, person) != people.end();
}

/// Moderators who could be asked about the text, ascending by id: all but its author, where these are two or more.
std::vector<PersonIndex> moderators_for(const State& state, const journal::Table& table, EventIndex text) {
  std::vector<PersonIndex> out = office_holders(state, kModeration);
  const PersonIndex author = state.owner(table.device_of(text));
  if (out.size() > kSigners || !is_among(out, author)) std::erase(out, author);
  return out;
}

std::size_t still_there(const State& state, const Hiding& hiding) {
  return static_cast<std::size_t>(
      std::ranges::count_if(hiding.drawn, [&](PersonIndex p) { return holds_office(state, p, kModeration); }));
}

/// How often those who were asked had their time, and did not agree.
std::uint64_t terms_passed(const State& state, const Hiding& hiding) {
  if (hiding.drawn_seal == 0) return 0;
  const std::uint64_t term = state.charter().vote_window_ms;
  if (term == 0) return hiding.drawn.size();
  return (state.page.opened().ms - seal_time(state, hiding.drawn_seal).ms) / term;
}

/// Who asked for it has signed by that, as soon as it is one of those who are asked.
void sign_as_author(const State& state, Hiding& hiding) {
  if (is_among(asked_of(View(state), hiding), hiding.author)) hiding.author_signs = true;
}

/// The verdict on a moderator's word on what is to be hidden.
Verdict check_asked(const Context& context, const Hiding& hiding) {
  if (!holds_office(context.state, context.author, kModeration)) return Verdict::hide_not_moderator;
  if (hiding.shown_seal != 0) return Verdict::hide_repeated;
  if (signers_of(context.view, hiding).size() >= kSigners) return Verdict::confirm_complete;
  if (opposers_of(context.view, hiding).size() >= kSigners) return Verdict::hide_opposed;
  return is_among(asked_of(context.view, hiding), context.author) ? Verdict::applied : Verdict::hide_not_drawn;
}
}  // namespace

std::vector<PersonIndex> signers_of(const View& view, const Hiding& hiding) {
  std::vector<PersonIndex> out;
  if (hiding.author_signs) out.push_back(hiding.author);
  for (const Signed& confirm : hiding.confirms)
    if (view.has(confirm.event) && !is_among(out, confirm.person)) out.push_back(confirm.person);
  return out;
}

std::vector<PersonIndex> opposers_of(const View& view, const Hiding& hiding) {
  const std::vector<PersonIndex> signers = signers_of(view, hiding);
  std::vector<PersonIndex> out;
  for (const Signed& no : hiding.opposed)
    if (view.has(no.event) && !is_among(out, no.person) && !is_among(signers, no.person)) out.push_back(no.person);
  return out;
}

bool is_settled(const View& view, const Hiding& hiding) {
  return hiding.shown_seal != 0 || hides(view, hiding) || opposers_of(view, hiding).size() >= kSigners;
}

std::vector<PersonIndex> asked_of(const View& view, const Hiding& hiding) {
  const State& state = view.state();
  const std::uint64_t places = kSigners + opposers_of(view, hiding).size() + terms_passed(state, hiding);
  std::vector<PersonIndex> out;
  for (const PersonIndex p : hiding.drawn) {
    if (out.size() >= places) break;
    if (holds_office(state, p, kModeration)) out.push_back(p);
  }
  return out;
}

std::optional<Instant> next_asked_at(const State& state, const Hiding& hiding) {
  const View all(state);
  if (hiding.drawn_seal == 0 || is_settled(all, hiding)) return std::nullopt;
  if (asked_of(all, hiding).size() >= still_there(state, hiding)) return std::nullopt;
  const std::uint64_t passed = terms_passed(state, hiding);
  return Instant{seal_time(state, hiding.drawn_seal).ms + (passed + 1) * state.charter().vote_window_ms};
}

std::optional<HidingIndex> hiding_of(const State& state, EventIndex e) {
  const View all(state);
  for (HidingIndex h = 0; h < state.hidings.size(); ++h)
    if (state.hidings[h].target == e && hides(all, state.hidings[h])) return h;
  return std::nullopt;
}

Verdict judge(Context& context, const event::Hide& hide) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (!has_moderators(state.charter())) return Verdict::hide_no_moderators;
  if (!holds_office(state, context.author, kModeration)) return Verdict::hide_not_moderator;
  const auto target = context.journal.find(hide.target);
  if (!target || *target >= state.facts.size() || !context.view.has(*target)) return Verdict::act_unknown_reference;
  if (is_protected(state.facts[*target].kind)) return Verdict::hide_protected;
  for (const Hiding& other : state.hidings) {
    if (other.target != *target) continue;
    if (other.shown_seal != 0 || context.view.has(other.event)) return Verdict::hide_repeated;
  }
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<HidingIndex>(state.hidings.size());
  Hiding& made = state.hidings.emplace_back();
  made.event = context.event;
  made.target = *target;
  made.author = context.author;
  // Between two there is nothing to draw.
  std::vector<PersonIndex> moderators = moderators_for(state, context.table(), *target);
  if (moderators.size() <= kSigners) {
    made.drawn = std::move(moderators);
    sign_as_author(state, made);
  }
  context.make(Object::hiding, index);
  context.touch(Subject::hiding, made.entry, index);
  return Verdict::applied;
}

Verdict confirm_hiding(Context& context, HidingIndex index) {
  Hiding& hiding = context.state.hidings[index];
  if (hiding.author == context.author && hiding.author_signs) return Verdict::confirm_own;
  if (const Verdict verdict = check_asked(context, hiding); is_void(verdict)) return verdict;
  if (context.view.has_by(hiding.confirms, context.author)) return Verdict::confirm_repeated;
  if (context.dry_run) return Verdict::applied;
  hiding.confirms.push_back(context.act());
  context.touch(Subject::hiding, hiding.entry, index);
  return Verdict::applied;
}

Verdict oppose_hiding(Context& context, HidingIndex index) {
  Hiding& hiding = context.state.hidings[index];
  if (const Verdict verdict = check_asked(context, hiding); is_void(verdict)) return verdict;
  const bool has_spoken =
      context.view.has_by(hiding.opposed, context.author) || is_among(signers_of(context.view, hiding), context.author);
  if (has_spoken) return Verdict::oppose_repeated;
  if (context.dry_run) return Verdict::applied;
  hiding.opposed.push_back(context.act());
  context.touch(Subject::hiding, hiding.entry, index);
  return Verdict::applied;
}

void settle_hidings(State& state, const journal::Table& table, std::uint64_t number, const Hash& seed) {
  for (const HidingIndex h : state.open.hidings.in(state.hidings)) {
    Hiding& hiding = state.hidings[h];
    // Where those drawn have left the office others follow them.
    if (is_settled(View(state), hiding) || still_there(state, hiding) >= kSigners) continue;
    std::vector<PersonId> pool;
    for (const PersonIndex p : moderators_for(state, table, hiding.target)) pool.push_back(state.persons[p].id);
    if (pool.size() < kSigners) continue;
    const seal::LotInput input{
        seal::pool_root(pool), reinterpret_id<Hash>(table.id(hiding.target)), to_bytes(seed.view()), {}};
    hiding.drawn.clear();
    for (const PersonId& id : seal::draw_lot(input, pool)) hiding.drawn.push_back(*state.person(id));
    hiding.drawn_seal = number;
    sign_as_author(state, hiding);
    mark(state, Subject::hiding, hiding.entry, h);
  }
}

void show_again(State& state, EventIndex e, std::uint64_t seal) {
  for (HidingIndex h = 0; h < state.hidings.size(); ++h) {
    Hiding& hiding = state.hidings[h];
    if (hiding.target != e || hiding.shown_seal != 0) continue;
    hiding.shown_seal = seal;
    mark(state, Subject::hiding, hiding.entry, h);
  }
}

}  // namespace folkmoot::assembly
