#pragma once
// Taking in a whole assembly: what a joiner does, and whoever reads a large bundle into an empty home. Three threads
// pass batches on through bounded inboxes:
//
//   reader   events from the source: reads, decodes, hashes; checks signatures, on all cores, unless a seal vouches for
//            them
//   caller   admits and folds: the deterministic core, on one thread as always
//   writer   rows of events, and commits
//
// The caller hands the home over: it touches the home only through this object, until `finish` or `bodies` waited for
// the writer. Nothing is durable before `finish` returns well; what was committed before a failure stays, and is a
// causal beginning of the journal, as after any cut.
#include <functional>
#include <memory>
#include <vector>

#include "assembly/fold.h"
#include "journal/journal.h"
#include "store/home.h"

namespace folkmoot::net {

/// Batches between two threads at most: bounds memory.
inline constexpr std::size_t kIntakeBatchesMax = 8;
/// Events that are written at once, or a batch more: the rows of short runs would be many.
inline constexpr std::size_t kIntakeWriteEvery = 4096;
/// Events in a transaction, or a batch more: a commit waits for the disk.
inline constexpr std::size_t kIntakeCommitEvery = 16'384;

/// Who has seen to the signatures of what comes in.
enum class Vouched : std::uint8_t {
  by_nobody,  // each is checked
  by_seal,    // none is; docs/protocol/journal.md section 6
};

class Intake {
 public:
  /// The next events, in causal order, the founding one first; none at the end. Called on the reader's thread only, and
  /// no more after an error. About a thousand at a time are a good measure: what is between the threads is then still
  /// in the processor's cache.
  using Source = std::function<Result<std::vector<event::Event>>()>;

  Intake(store::Home& home, Source source, Vouched vouched);
  /// Stops the threads. What is not committed is gone.
  ~Intake();
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Waits for the next batch; empty at the end. The source's error, or `event.signature`.
  Result<std::vector<journal::CheckedEvent>> next();
  /// Takes what changed in the journal, for the writer. The error, once something could not be written.
  Result<Ok> store(const journal::Journal& journal, journal::Changes changes);
  /// Waits until everything taken is durable.
  Result<Ok> finish(const journal::Journal& journal);

 private:
  /// Hands on to the writer what was gathered for it.
  Result<Ok> hand_on(const journal::Journal& journal);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What came of it.
struct TakenIn {
  journal::Journal journal;
  assembly::Fold fold;
};

/// The whole road, into a home that holds nothing of the assembly: durable, and folded, when it returns well.
/// `journal.no_founding` where the first event founds none. Parked and refused events are as the journal says.
Result<TakenIn> take_in(store::Home& home, Intake::Source source, Vouched vouched);

}  // namespace folkmoot::net
