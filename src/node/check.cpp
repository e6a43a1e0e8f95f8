// Everything verified anew, from the stored events alone: ids, bodies, signatures, admission, the fold. Nothing that
// the node remembers is trusted; it is compared with what comes out. Where texts were dropped, their headers are
// checked, and that the seals name them; what was said, and whether its author kept the quota, cannot be.
#include "node/check.h"

#include <algorithm>

#include "assembly/witnesses.h"
#include "event/errc.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// A journal and fold made again.
class Again final : public assembly::BodySource {
 public:
  explicit Again(Holding& holding) : holding_(holding) {}

  void run() {
    if (!run_to_seal(holding_.sealing().closed().size())) return;
    take_all([](journal::EventIndex) { return true; });
    take_proofs();
    compare_kept();
    fold();
    if (journal_->digest() != holding_.journal().digest())
      problem("check.journal_differs", std::nullopt, "the events come to another frontier than the one shown");
    if (state_hash() != holding_.state_hash())
      problem("check.state_differs", std::nullopt, "the events come to another state than the one shown");
  }

  /// Page by page: what was written after a seal is taken in after it. False: the pages do not close.
  bool run_to_seal(std::uint64_t last) {
    const journal::Journal& held = holding_.journal();
    take(0);
    if (!journal_) {
      problem("check.no_founding", std::nullopt, "the first event does not found the assembly");
      return false;
    }
    for (const ClosedPage& page : holding_.sealing().closed()) {
      if (page.seal.core.page > last) break;
      // Where texts were dropped, so was what they claimed of the time, and with it what quotas are counted by.
      by_seal_ = lacks_texts(page.seal.core.page);
      take_all([&](journal::EventIndex e) { return held.sealed_by(page.seal.core.page).has(held.table(), e); });
      take_proofs();
      fold();
      if (!close(page)) return false;
    }
    by_seal_ = false;
    return true;
  }

  /// Of the last seal that it ran to.
  [[nodiscard]] const assembly::State& settled_state() const { return fold_.settled_state(); }
  [[nodiscard]] const journal::Table& table() const { return journal_->table(); }

  std::optional<Bytes> body(assembly::EventIndex e) override {
    // Indices here may differ from those held, where events were lost.
    const auto there = holding_.journal().find(journal_->table().id(e));
    return there ? holding_.body(*there) : std::nullopt;
  }

  [[nodiscard]] Hash state_hash() { return fold_.state_hash(*journal_); }

  Value report() {
    Value out = Value::Object{{"ok", problems_.empty()}, {"events", events_}, {"signatures", signatures_}};
    out.set("state_hash", journal_ ? Value(state_hash().hex()) : Value());
    out.set("dropped_texts", dropped_texts_);
    return out.set("problems", std::move(problems_));
  }

 private:
  void problem(Code code, const std::optional<EventId>& event, std::string where) {
    problems_.emplace_back(
        Value::Object{{"code", code}, {"event", event ? Value(event->hex()) : Value()}, {"where", std::move(where)}});
  }

  template <class Wanted>
  void take_all(Wanted wanted) {
    taken_.resize(holding_.journal().table().size(), false);
    for (journal::EventIndex e = 0; e < taken_.size(); ++e)
      if (!taken_[e] && wanted(e)) take(e);
  }

  [[nodiscard]] bool lacks_texts(std::uint64_t page) const {
    const TextSettings& texts = holding_.texts().settings();
    return page > 1 && (page <= texts.not_asked_to || !texts.missing.empty());
  }

  /// Talk below the term may have lost its text; nothing else may.
  void note_without_body(journal::EventIndex e, const event::Event& event) {
    const bool sealed = holding_.journal().page_of(e) <= holding_.sealing().closed().size();
    if (holding_.texts().is_droppable(e))
      ++dropped_texts_;
    else if (sealed && Texts::may_lack(event.header))
      problem("check.text_missing", event.id, "its text is not here, and the term of retention asks for it");
    else
      problem("check.body_missing", event.id, "its body is not here, and no term of retention covers it");
  }

  /// The seal is what its witnesses signed, follows the one before, and says what the events come to.
  bool close(const ClosedPage& page) {
    const seal::Core& core = page.seal.core;
    const std::string where = "seal " + std::to_string(core.page);
    const auto bad = [&](std::string_view what) {
      problem("check.bad_seal", std::nullopt, where + ": " + std::string(what));
      return false;
    };
    const Hash before =
        last_core_ ? reinterpret_id<Hash>(seal::core_id(*last_core_)) : reinterpret_id<Hash>(journal_->assembly());
    if (core.assembly != journal_->assembly() || core.page != journal_->page() || core.previous != before)
      return bad("it does not follow the one before");
    if (const auto verified = seal::verify_seal(page.seal, page.witness_set()); !verified)
      return bad(verified.error().code);
    signatures_ += page.seal.commits.size();
    const std::vector<SignKey>& named = page.reconvened ? page.reconvened->replaced : page.witnesses;
    if (last_core_ && seal::witnesses_root(named) != last_core_->outcome.next_witnesses)
      return bad("its witnesses are not those of the seal before");
    if (!journal_->hold_for_seal(journal::tips_of(page.frontier))) return bad("it covers what is not here");
    fold();
    if (journal_->digest_of(page.frontier) != core.frontier) return bad("its frontier is another one");
    const auto covers = journal_->covered_by(page.frontier);
    if (!covers) return bad(covers.error().detail);
    auto settled = fold_.settle(*journal_, page.end(), *covers, *this);
    if (!settled) return bad(settled.error().detail);
    if (assembly::outcome_of(**settled) != core.outcome) return bad("the events come to something else than it says");
    if (core.page == 1 && assembly::founding_witnesses((*settled)->state) != named)
      return bad("its witnesses are not those who founded");
    if (page.reconvened && !was_reconvened(page)) return bad("no majority named its witnesses");
    journal::SealedPage closed = page.for_journal();
    closed.roll = assembly::devices_on_roll((*settled)->state);
    const auto is_same = [](const auto& a, const auto& b) { return a.device == b.device && a.listed == b.listed; };
    if (!page.roll.empty() && !std::ranges::equal(closed.roll, page.roll, is_same))
      return bad("its roll is another one");
    if (!journal_->close_page(closed)) return bad("it cannot be followed");
    const journal::Changes changes = journal_->take_changes();
    const auto entered = fold_.enter_page(*journal_, std::move(**settled), page.alive(), *this);
    if (!entered || !fold_.update(*journal_, changes, *this)) return bad("the page after it cannot be folded");
    last_core_ = core;
    return true;
  }

  /// More than half of the roll spoke for those who closed this page, as far as it is stored here.
  bool was_reconvened(const ClosedPage& page) {
    const seal::Reconvening& by = page.reconvened->by;
    if (by.witnesses != page.witnesses || by.choice.page != page.seal.core.page ||
        by.choice.goes_on != page.seal.core.previous)
      return false;
    seal::RollDevices roll;
    if (page.seal.core.page > 1) {
      if (auto there = holding_.sealing().roll_for(by)) roll = *std::move(there);
    } else {
      journal::Past past;
      for (const EventId& id : by.past) {
        const auto e = journal_->find(id);
        if (!e) return false;
        past.join(*journal_->past(*e));
      }
      roll = assembly::roll_devices(fold_.state(), journal_->table(), past);
    }
    std::vector<seal::Voice> voices;
    for (const Bytes& bytes : holding_.seal_items_of(page.seal.core.page)) {
      const auto item = decode_item(bytes);
      const auto* voice = item ? std::get_if<seal::Voice>(&*item) : nullptr;
      if (voice == nullptr || voice->reconvening != seal::reconvening_id(by)) continue;
      voices.push_back(*voice);
    }
    signatures_ += voices.size();
    return seal::check_reconvening(by, voices, roll).has_value();
  }

  void take(journal::EventIndex e) {
    if (taken_.size() <= e) taken_.resize(e + std::size_t{1}, false);
    taken_[e] = true;
    const EventId& id = holding_.journal().table().id(e);
    auto event = holding_.fetch(e);
    if (!event) return problem("check.unreadable", id, "it cannot be read from the home");
    ++events_;
    if (event->id != id || event::event_id(event::encode_header(event->header)) != id)
      return problem("check.wrong_id", id, "what is stored under this id has another");
    if (!event->body)
      note_without_body(e, *event);
    else if (const auto fits = event::check_body(event->header, *event->body); !fits)
      return problem(fits.error().code, id, fits.error().detail);
    auto checked = check_signature(e, *std::move(event));
    if (!checked) return;
    if (by_seal_) checked->set_named_by_seal();
    if (!journal_) {
      auto made = journal::Journal::create(*std::move(checked));
      if (made) journal_.emplace(*std::move(made));
      return;
    }
    const auto admission = journal_->admit(*std::move(checked));
    if (admission.outcome != journal::Admission::Outcome::kept) declined_.emplace_back(e, admission.code);
  }

  /// What a seal covers goes on being looked at, so that one forgery is one problem: it counts, since the seal says so.
  std::optional<journal::CheckedEvent> check_signature(journal::EventIndex e, event::Event event) {
    if (event::verify_signature(event)) {
      ++signatures_;
      return journal::CheckedEvent::trusted(std::move(event));
    }
    const std::uint64_t page = holding_.journal().page_of(e);
    const bool sealed = page <= holding_.sealing().closed().size();
    if (sealed)
      problem(errc::kBadSignature, event.id, alarm_text(holding_, page));
    else
      problem(event::errc::kSignature, event.id, "its signature is not its author's");
    return sealed ? std::optional(journal::CheckedEvent::trusted(std::move(event))) : std::nullopt;
  }

  /// Only now: what a forked device wrote waits for others' events that rest on it, which come later.
  void compare_kept() {
    for (const auto& [e, code] : declined_) {
      const EventId& id = holding_.journal().table().id(e);
      const auto there = journal_->find(id);
      if (holding_.journal().is_kept(e) && !(there && journal_->is_kept(*there)))
        problem(code, id, "it is kept here and would not be admitted again");
    }
  }

  /// What was admitted stays in `journal_` by index; the changes are folded in one go.
  void fold() {
    if (auto done = fold_.update(*journal_, journal_->take_changes(), *this); !done)
      problem(done.error().code, std::nullopt, done.error().detail);
  }

  void take_proofs() {
    for (const auto& [device, proof] : holding_.journal().forks()) {
      const auto find = [&](const EventId& id) {
        const auto e = holding_.journal().find(id);
        return e ? holding_.fetch(*e) : holding_.evidence(id);
      };
      auto first = find(proof.first);
      auto second = find(proof.second);
      if (!first || !second) {
        problem("check.no_evidence", proof.first, "the proof of a fork lacks one of its two events");
        continue;
      }
      const auto checked_first = journal::CheckedEvent::check(*std::move(first));
      const auto checked_second = journal::CheckedEvent::check(*std::move(second));
      if (!checked_first || !checked_second || !journal_->admit_proof(*checked_first, *checked_second))
        problem("check.bad_evidence", proof.first, "the proof of a fork does not hold");
    }
  }

  Holding& holding_;
  std::optional<journal::Journal> journal_;
  assembly::Fold fold_;
  std::uint64_t events_ = 0;
  std::uint64_t signatures_ = 0;
  std::uint64_t dropped_texts_ = 0;
  bool by_seal_ = false;
  std::vector<bool> taken_;
  std::optional<seal::Core> last_core_;
  /// Not kept at once, and why.
  std::vector<std::pair<journal::EventIndex, Code>> declined_;
  Value::Array problems_;
};
}  // namespace

bool look_at_seal(Holding& holding, std::uint64_t page,
                  const std::function<void(const assembly::State&, const journal::Table&)>& look) {
  Again again(holding);
  if (page == 0 || page > holding.sealing().closed().size() || !again.run_to_seal(page)) return false;
  look(again.settled_state(), again.table());
  return true;
}

Reply check_view(Holding& holding) {
  Again again(holding);
  again.run();
  Value report = again.report();
  const bool ok = report["ok"].truth();
  Reply out = success(std::move(report));
  if (!ok) out.exit = ExitClass::refused;
  return out;
}

}  // namespace folkmoot::node
