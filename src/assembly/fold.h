#pragma once
// The fold: the total function from a journal to its state (docs/protocol/state.md).
//
// Every event that the journal admits is applied, or void for a reason with a code. In the founding page an act is
// judged on its own past alone, later ones also on the state at the page's opening; so verdicts do not depend on the
// order in which events come, and each is folded once, when it comes. The order of the page only breaks ties (view.h,
// Sequence).
//
// The page is folded again, from its opening, when the journal takes events back, when a suspension bites events that
// were folded already, and when a seal closes it. That needs bodies again; `BodySource` finds them.
//
// A suspension is judged as if there were none, and then bites wherever it sorts. So there are two worlds: one without
// suspensions, and - once an event was bitten - one with them, which is what everybody sees.
#include <memory>
#include <set>

#include "assembly/state.h"
#include "base/workers.h"
#include "journal/journal.h"

namespace folkmoot::assembly {

/// Raised whenever the same journal may fold to another state: snapshots of other versions are not read.
inline constexpr std::uint64_t kFoldVersion = 13;

/// Finds bodies again.
class BodySource {
 public:
  virtual ~BodySource() = default;
  /// The body bytes of an event that the journal keeps in its open page, as they were handed out. Nothing where they
  /// were dropped: only of talk, which counts by its header.
  virtual std::optional<Bytes> body(EventIndex e) = 0;
};

/// What a seal says to the fold.
struct PageEnd {
  std::uint64_t number = 0;  // of the seal
  Instant time;
  /// Orders the page for good: the root of its frontier.
  Hash order_seed;
  /// The lowest forks that the frontier names.
  struct Fork {
    DeviceId device;
    std::uint64_t seq = 0;
  };
  std::vector<Fork> forks = {};
  /// Seal keys, ascending, whose readies the core rests on. Nothing of this page follows from it: they are signs of
  /// life that the next seal notes.
  std::vector<SignKey> alive = {};
  /// Where a reconvening named the page's witnesses, their seal keys: whoever is not among them, and gives no sign of
  /// life in this page, counts as silent from now on. Else the next page would wait again for those who are gone.
  std::optional<std::vector<SignKey>> reconvened = std::nullopt;
};

/// What a page comes to if it ends so, over these of its events.
struct Settled {
  PageEnd end;
  journal::Past covers;
  /// The state at the opening of the next page, its entries written.
  State state;
  Hash root;
  /// Its events, by the numbers that everybody has for them.
  std::vector<EventIndex> numbered;
};

class Fold {
 public:
  Fold();
  Fold(Fold&&) noexcept;
  Fold& operator=(Fold&&) noexcept;
  ~Fold();

  /// Takes in what changed in the journal. After an error nothing is lost: the next call folds the page again. An error
  /// of the code `fold.page` has taken in nothing: the journal has closed a page and this fold has not.
  Result<Ok> update(journal::Journal& journal, const journal::Changes& changes, BodySource& bodies);
  /// Takes in what changed without folding it, where a seal is known that covers it: `settle` and `enter_page` fold it
  /// once. If the page is not closed after all, the next `update` folds it.
  void expect_seal(const journal::Changes& changes);
  /// How many events were handed to `update`: after `load`, later ones are still to be.
  [[nodiscard]] std::size_t events_read() const;
  /// Folds what `covers` has of the open page in its final order, and settles what is due at its end. Changes nothing:
  /// witnesses ask before they sign. Everything it covers must have come by `update`.
  Result<std::unique_ptr<Settled>> settle(journal::Journal& journal, const PageEnd& end, const journal::Past& covers,
                                          BodySource& bodies);
  /// Opens the next page. Comes after an `update` with all that the journal held before it closed the page, and before
  /// one with what it took in by that.
  Result<Ok> close_page(journal::Journal& journal, const PageEnd& end, BodySource& bodies);
  /// The same, where `settle` told before what comes of just this end, or `settled_from` did.
  Result<Ok> enter_page(journal::Journal& journal, Settled settled, std::vector<SignKey> alive, BodySource& bodies);
  /// How many events the seals cover whose pages are folded here.
  [[nodiscard]] std::size_t numbered() const;
  /// A fold that has read the same events and folded none of them: for `replay_page`.
  [[nodiscard]] Fold unfolded() const;
  /// Folds the first page that is not folded, which the journal has closed with this end; gives the root of its state.
  Result<Hash> replay_page(journal::Journal& journal, const PageEnd& end, BodySource& bodies);
  /// Begins at what a seal settled; the journal may be further.
  void start_from(Settled settled, std::vector<SignKey> alive);
  /// Folds the pages that are not folded, of a journal which has closed these pages, and then the open one. All its
  /// events were remembered before; bodies are read page by page.
  Result<Ok> replay(journal::Journal& journal, const std::vector<PageEnd>& ends, BodySource& bodies);
  /// The state at the opening of the page as bytes, for somebody who knows its root from a seal (sealed_state.h).
  Result<Bytes> sealed_state(const journal::Journal& journal);
  /// What a seal settled, out of such bytes: for `enter_page`, in place of the pages that this fold has not folded and
  /// the journal has closed but for the last, which `covers` names. `expect_seal` was told of their events. An error
  /// where the bytes are no state, or name what these pages do not hold.
  Result<std::unique_ptr<Settled>> settled_from(const journal::Journal& journal, BytesView state, const PageEnd& end,
                                                const journal::Past& covers) const;
  /// Takes note of an event without folding it, for `replay`.
  void remember(EventIndex e, const event::Header& header);

  [[nodiscard]] Verdict verdict(EventIndex e) const { return state().verdict(e); }
  /// What the verdict on this act would be, if the device wrote it now on top of everything that is held, or of `past`.
  /// Changes nothing.
  Verdict preview(journal::Journal& journal, const DeviceId& device, const event::Content& content,
                  const journal::Past* past = nullptr);
  [[nodiscard]] const State& state() const;
  /// The state at the opening of the page: what the last seal settled.
  [[nodiscard]] const State& settled_state() const;
  /// The root of the state after the open page's events, before anything that depends on the time of its seal.
  Hash state_hash(journal::Journal& journal, const Workers& workers = in_turn);

  /// A snapshot, readable against a journal that holds the same events under the same indices, and perhaps more.
  [[nodiscard]] Bytes save(const journal::Journal& journal) const;
  static Result<Fold> load(journal::Journal& journal, BytesView snapshot);

 private:
  struct Parts;
  struct Run;
  Result<Ok> open_page_again(journal::Journal& journal, BodySource& bodies);
  std::unique_ptr<Parts> parts_;
};

}  // namespace folkmoot::assembly
