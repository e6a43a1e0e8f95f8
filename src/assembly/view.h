#pragma once
// What an act is judged on, and the judges: one overload of `judge` for each kind, in the file of its subject. A new
// kind that has no judge does not compile.
#include <memory>

#include "assembly/state.h"
#include "journal/journal.h"

namespace folkmoot::assembly {

/// What one act sees: its own past and the pages that seals closed. The view of everything is the state's.
class View {
 public:
  /// Of everything folded so far.
  explicit View(const State& state) : state_(state) {}
  View(const State& state, const journal::Table& table, const journal::Past& past)
      : state_(state), table_(&table), past_(&past), later_page_(state.page.number > 1) {}

  [[nodiscard]] bool has(EventIndex e) const {
    return past_ == nullptr || (later_page_ && state_.facts[e].sealed) || past_->has(*table_, e);
  }
  /// Whether the act itself rests on it, whatever seals hold.
  [[nodiscard]] bool rests_on(EventIndex e) const { return past_ == nullptr || past_->has(*table_, e); }
  [[nodiscard]] bool has_any(const std::vector<EventIndex>& events) const {
    for (const EventIndex e : events)
      if (has(e)) return true;
    return false;
  }
  /// How many different people stand behind those of the acts that are seen.
  [[nodiscard]] std::size_t people(const std::vector<Signed>& acts) const { return count_people(acts, acts.size()); }
  /// Whether these are as many as needed.
  [[nodiscard]] bool has_people(const std::vector<Signed>& acts, std::uint64_t needed) const {
    return acts.size() >= needed && count_people(acts, needed) >= needed;
  }
  [[nodiscard]] bool has_by(const std::vector<Signed>& acts, PersonIndex person) const {
    for (const Signed& act : acts)
      if (act.person == person && has(act.event)) return true;
    return false;
  }
  [[nodiscard]] const State& state() const { return state_; }

 private:
  /// Stops at `enough`. Nothing is allocated: this is on the way of every act.
  [[nodiscard]] std::size_t count_people(const std::vector<Signed>& acts, std::uint64_t enough) const;

  const State& state_;
  const journal::Table* table_ = nullptr;
  const journal::Past* past_ = nullptr;
  bool later_page_ = false;
};

/// The order of the page, for ties. Sealed events come before those of the open page. Of two sealed ones nobody asks:
/// what depended on their order was settled with their page.
class Sequence {
 public:
  /// The open page's, which the journal keeps.
  explicit Sequence(journal::Journal& journal) : journal_(&journal) {}
  /// One that is fixed.
  explicit Sequence(const journal::PageOrder& order) : order_(&order) {}
  [[nodiscard]] bool before(EventIndex a, EventIndex b) const;
  [[nodiscard]] const journal::PageOrder& order() const { return order_ != nullptr ? *order_ : journal_->order(); }

 private:
  journal::Journal* journal_ = nullptr;
  const journal::PageOrder* order_ = nullptr;
};

struct KnownBooth;
/// Enclosures that were checked before: an event's bytes never change, and checking is dear.
struct Proofs {
  std::map<EventId, bool> known;
  /// The election whose ballots were checked last.
  std::shared_ptr<const KnownBooth> booth;
};

/// One act before its judge.
struct Context {
  State& state;
  journal::Journal& journal;
  const Sequence& sequence;
  Proofs& proofs;
  EventIndex event = kNoEvent;
  View view;
  /// The author's device, and the person it belongs to in the view, kNoPerson for nobody.
  journal::DeviceIndex device = 0;
  PersonIndex author = kNoPerson;
  /// The state without suspensions, when this is the world with them.
  const State* without_suspensions = nullptr;
  /// Only the checks: every judge then leaves the state as it is. `event` is the index that the act would get.
  bool dry_run = false;
  /// Enclosures are taken as good (fold_parts.h).
  bool under_seal = false;

  [[nodiscard]] const journal::Table& table() const { return journal.table(); }
  [[nodiscard]] const EventId& id() const { return journal.table().id(event); }

  /// Whether the act follows `other` in the order of the page. What an act has in its past comes before it: nobody then
  /// has to ask for the order, which costs as much as the page is long where it was not asked for yet.
  [[nodiscard]] bool comes_after(EventIndex other) const { return view.has(other) || sequence.before(other, event); }

  /// The act, as one more that a list rests on.
  [[nodiscard]] Signed act() const { return {event, author}; }
  /// Records that this act made the object at `index`.
  void make(Object object, std::uint32_t index) const;
  /// Puts this act's index into a list that is kept in the order of the page.
  template <class Item, class EventOf>
  void insert_in_order(std::vector<Item>& list, Item item, EventOf event_of) const {
    auto at = list.end();
    while (at != list.begin() && !comes_after(event_of(*(at - 1)))) --at;
    list.insert(at, std::move(item));
  }
  /// This act changed an entry of a subject.
  void touch(Subject subject, Entry& entry, std::uint32_t index) const { touch_by(event, subject, entry, index); }
  /// So did another one, by this act.
  void touch_by(EventIndex cause, Subject subject, Entry& entry, std::uint32_t index) const;
};

/// The object that an act names: seen, applied, and of the right kind; or the verdict on the act.
struct Named {
  Verdict verdict = Verdict::applied;
  std::uint32_t index = kNone;
};
Named named(const Context& context, Object object, const EventId& id);

// The judges. Each checks first and changes the state only when the act applies.
#define FM_JUDGE(name, type, number, cls) Verdict judge(Context& context, const event::type& content);
FM_EVENT_KINDS(FM_JUDGE)
#undef FM_JUDGE

}  // namespace folkmoot::assembly
