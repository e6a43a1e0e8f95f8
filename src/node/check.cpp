// Everything verified anew, from the stored events alone: ids, bodies, signatures, admission, the fold. Nothing that
// the node remembers is trusted; it is compared with what comes out.
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// A journal and fold made again.
class Again final : public assembly::BodySource {
 public:
  explicit Again(Holding& holding) : holding_(holding) {}

  void run() {
    const journal::Journal& held = holding_.journal();
    for (journal::EventIndex e = 0; e < held.table().size(); ++e) take(e);
    if (!journal_) return problem("check.no_founding", std::nullopt, "the first event does not found the assembly");
    take_proofs();
    compare_kept();
    fold();
    if (journal_->digest() != holding_.journal().digest())
      problem("check.journal_differs", std::nullopt, "the events come to another frontier than the one shown");
    if (state_hash() != holding_.state_hash())
      problem("check.state_differs", std::nullopt, "the events come to another state than the one shown");
  }

  std::optional<Bytes> body(assembly::EventIndex e) override {
    // Indices here may differ from those held, where events were lost.
    const auto there = holding_.journal().find(journal_->table().id(e));
    return there ? holding_.body(*there) : std::nullopt;
  }

  [[nodiscard]] Hash state_hash() { return fold_.state_hash(*journal_); }

  Value report() {
    Value out = Value::Object{{"ok", problems_.empty()}, {"events", events_}, {"signatures", signatures_}};
    out.set("state_hash", journal_ ? Value(state_hash().hex()) : Value());
    return out.set("problems", std::move(problems_));
  }

 private:
  void problem(Code code, const std::optional<EventId>& event, std::string where) {
    problems_.emplace_back(
        Value::Object{{"code", code}, {"event", event ? Value(event->hex()) : Value()}, {"where", std::move(where)}});
  }

  void take(journal::EventIndex e) {
    const EventId& id = holding_.journal().table().id(e);
    auto event = holding_.fetch(e);
    if (!event) return problem("check.unreadable", id, "it cannot be read from the home");
    ++events_;
    if (event->id != id || event::event_id(event::encode_header(event->header)) != id)
      return problem("check.wrong_id", id, "what is stored under this id has another");
    if (event->body)
      if (const auto fits = event::check_body(event->header, *event->body); !fits)
        return problem(fits.error().code, id, fits.error().detail);
    auto checked = journal::CheckedEvent::check(*std::move(event));
    if (!checked) return problem(checked.error().code, id, "its signature is not its author's");
    ++signatures_;
    if (!journal_) {
      auto made = journal::Journal::create(*std::move(checked));
      if (made) journal_.emplace(*std::move(made));
      return;
    }
    const auto admission = journal_->admit(*std::move(checked));
    if (admission.outcome != journal::Admission::Outcome::kept) declined_.emplace_back(e, admission.code);
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
  /// Not kept at once, and why.
  std::vector<std::pair<journal::EventIndex, Code>> declined_;
  Value::Array problems_;
};
}  // namespace

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
