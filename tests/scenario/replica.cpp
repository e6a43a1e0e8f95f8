#include "tests/scenario/replica.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::scenario {

namespace {
journal::Journal founded(const event::Event& founding) {
  auto made = journal::Journal::create(journal::CheckedEvent::trusted(founding));
  FM_CHECK(made);
  return std::move(*made);
}
}  // namespace

Replica::Replica(const event::Event& founding) : journal_(founded(founding)) {
  bodies_[founding.id] = *founding.body;
  fold();
}

journal::Admission Replica::admit(const event::Event& event) {
  bodies_[event.id] = *event.body;
  auto checked = journal::CheckedEvent::check(event);
  FM_CHECK(checked);
  journal::Admission admission = journal_.admit(std::move(*checked));
  if (admission.outcome == journal::Admission::Outcome::refused ||
      admission.outcome == journal::Admission::Outcome::parked)
    not_kept_[event.id] = admission;
  return admission;
}

void Replica::fold() {
  const journal::Changes changes = journal_.take_changes();
  FM_CHECK(fold_.update(journal_, changes, *this));
}

bool Replica::can_close(const Seal& seal) {
  return journal_.page() == seal.page.number && journal_.hold_for_seal(seal.tips).has_value();
}

void Replica::close(const Seal& seal) {
  fold();
  journal::SealedPage page = seal.page;
  page.frontier = *journal_.frontier_over(seal.tips);
  FM_CHECK(journal_.close_page(page));
  FM_CHECK(fold_.close_page(journal_, {seal.page.number, seal.page.time, seal.order, seal.forks}, *this));
  // What had waited for the seal is kept now.
  fold();
}

std::string Replica::fate(const EventId& id) const {
  const auto e = journal_.find(id);
  if (e && journal_.is_kept(*e)) {
    const assembly::Verdict verdict = fold_.verdict(*e);
    if (verdict == assembly::Verdict::unread) return "not read yet";
    return verdict == assembly::Verdict::applied ? "applied" : "void: " + std::string(assembly::code_of(verdict));
  }
  if (e) return "not kept";
  const auto known = not_kept_.find(id);
  if (known == not_kept_.end()) return "unknown";
  const bool parked = journal_.parked(id) != nullptr;
  const bool was_parked = known->second.outcome == journal::Admission::Outcome::parked;
  // Whether a forked device's event was taken in before the fork was known is chance.
  if ((!parked && was_parked) || known->second.code == journal::errc::kForked) return "not kept";
  return (parked ? "parked: " : "refused: ") + std::string(known->second.code);
}

std::size_t Replica::void_count() const {
  const auto& facts = state().facts;
  return static_cast<std::size_t>(
      std::count_if(facts.begin(), facts.end(), [](const assembly::Fact& fact) { return is_void(fact.verdict); }));
}

std::string Replica::save_and_load() {
  const Hash before = state_hash();
  auto again = assembly::Fold::load(journal_, fold_.save(journal_));
  if (!again) return "a snapshot of the fold does not load: " + std::string(again.error().code);
  fold_ = std::move(*again);
  return state_hash() == before ? std::string() : "the state read from a snapshot has another hash";
}

std::optional<Bytes> Replica::body(assembly::EventIndex e) {
  const auto known = bodies_.find(journal_.table().id(e));
  if (known == bodies_.end()) return std::nullopt;
  return known->second;
}

}  // namespace folkmoot::scenario
