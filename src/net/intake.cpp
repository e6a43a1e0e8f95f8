#include "net/intake.h"

#include <iterator>
#include <thread>
#include <utility>

#include "base/check.h"
#include "base/inbox.h"
#include "net/verify.h"
#include "net/workers.h"
#include "store/chunk.h"

namespace folkmoot::net {

namespace {

using Batch = Result<std::vector<journal::CheckedEvent>>;

/// For the writer: what to write, or nothing: commit, and say so.
struct Job {
  AssemblyId assembly;
  std::optional<journal::Changes> changes;
  store::EventPlaces places;
};

Batch check_batch(std::vector<event::Event> events, Vouched vouched) {
  std::vector<journal::CheckedEvent> out;
  out.reserve(events.size());
  if (vouched == Vouched::by_seal) {
    for (event::Event& event : events) out.push_back(journal::CheckedEvent::under_seal(std::move(event)));
    return out;
  }
  for (Result<journal::CheckedEvent>& each : check_all(std::move(events))) {
    FM_ASSIGN(journal::CheckedEvent checked, std::move(each));
    out.push_back(std::move(checked));
  }
  return out;
}

void read_all(const Intake::Source& source, Vouched vouched, Inbox<Batch>& batches, Inbox<journal::Changes>& spent) {
  while (true) {
    // What this thread allocated it also gives back: an allocator is slow where one thread frees what another one
    // takes.
    while (spent.pop()) {
    }
    auto events = source();
    Batch batch = events ? check_batch(*std::move(events), vouched) : Batch(tl::unexpected(std::move(events).error()));
    const bool last = !batch || batch->empty();
    if (!batches.push_when_room(std::move(batch)) || last) return;
  }
}

/// Writes into one transaction after another, on one thread.
class Writer {
 public:
  explicit Writer(store::Home& home) : home_(home) {}

  Result<Ok> write(const Job& job) {
    if (!transaction_) {
      FM_ASSIGN(store::Transaction transaction, home_.begin());
      transaction_.emplace(std::move(transaction));
    }
    FM_TRY(transaction_->record(job.assembly, job.places, *job.changes));
    in_transaction_ += job.places.count;
    return in_transaction_ < kIntakeCommitEvery ? Ok{} : commit();
  }
  Result<Ok> commit() {
    if (!transaction_) return Ok{};
    auto done = transaction_->commit();
    transaction_.reset();
    in_transaction_ = 0;
    return done;
  }

 private:
  store::Home& home_;
  std::optional<store::Transaction> transaction_;
  std::size_t in_transaction_ = 0;
};

void write_all(store::Home& home, Inbox<Job>& jobs, Inbox<Result<Ok>>& commits, Inbox<journal::Changes>& spent) {
  Writer writer(home);
  Result<Ok> state = Ok{};
  while (auto job = jobs.pop_when_filled()) {
    const bool asked = !job->changes;
    if (state) state = asked ? writer.commit() : writer.write(*job);
    // After a failure nobody need ask to hear of it.
    if (asked || !state) [[maybe_unused]]
      const bool heard = commits.push(state);
    if (!asked) [[maybe_unused]]
      const bool taken = spent.push(*std::move(job->changes));
  }
}

}  // namespace

struct Intake::Impl {
  Impl(store::Home& home, Source its_source, Vouched vouched)
      : source(std::move(its_source)),
        reader([this, vouched] { read_all(source, vouched, batches, spent); }),
        writer([this, &home] { write_all(home, jobs, commits, spent); }) {}

  ~Impl() {
    batches.close();
    jobs.close();
    reader.join();
    writer.join();
  }

  Source source;
  Inbox<Batch> batches{kIntakeBatchesMax};
  Inbox<Job> jobs{kIntakeBatchesMax};
  Inbox<Result<Ok>> commits{2};
  /// Written, on their way back to the reader.
  Inbox<journal::Changes> spent{kIntakeBatchesMax};
  /// For the writer, not handed on yet.
  std::optional<journal::Changes> gathered;
  std::optional<Error> failed;
  // Last: they use all the others.
  std::thread reader;
  std::thread writer;
};

Intake::Intake(store::Home& home, Source source, Vouched vouched)
    : impl_(std::make_unique<Impl>(home, std::move(source), vouched)) {}

Intake::~Intake() = default;

Result<std::vector<journal::CheckedEvent>> Intake::next() {
  auto batch = impl_->batches.pop_when_filled();
  if (!batch) return std::vector<journal::CheckedEvent>{};
  if (!*batch || (*batch)->empty()) impl_->batches.close();
  return *std::move(batch);
}

Result<Ok> Intake::hand_on(const journal::Journal& journal) {
  if (!impl_->failed)
    if (auto said = impl_->commits.pop(); said && !*said) impl_->failed = said->error();
  if (impl_->failed) return tl::unexpected(*impl_->failed);
  if (!impl_->gathered) return Ok{};
  FM_ASSIGN(store::EventPlaces places, store::places_of(journal.table(), impl_->gathered->added));
  FM_CHECK(impl_->jobs.push_when_room({journal.assembly(), std::exchange(impl_->gathered, {}), std::move(places)}));
  return Ok{};
}

Result<Ok> Intake::store(const journal::Journal& journal, journal::Changes changes) {
  std::optional<journal::Changes>& gathered = impl_->gathered;
  // What is taken back and kept again by turns has an order, which one of several changes has no room for.
  const bool only_adds = changes.removed.empty() && changes.restored.empty();
  if (gathered && !only_adds) FM_TRY(hand_on(journal));
  if (!gathered) {
    gathered = std::move(changes);
  } else {
    const auto join = [](auto& all, auto& more) {
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    join(gathered->added, changes.added);
    join(gathered->forks, changes.forks);
    join(gathered->evidence, changes.evidence);
  }
  return gathered->added.size() < kIntakeWriteEvery ? Ok{} : hand_on(journal);
}

Result<Ok> Intake::finish(const journal::Journal& journal) {
  FM_TRY(hand_on(journal));
  FM_CHECK(impl_->jobs.push_when_room({}));
  const auto said = impl_->commits.pop_when_filled();
  FM_CHECK(said.has_value());
  if (!*said) impl_->failed = said->error();
  return *said;
}

namespace {
/// Bodies that the intake took: the home answers once the writer is done with it.
class WrittenBodies final : public assembly::BodySource {
 public:
  WrittenBodies(Intake& intake, store::Home& home, const journal::Journal& journal)
      : intake_(intake), home_(home), journal_(journal) {}
  std::optional<Bytes> body(assembly::EventIndex e) override {
    if (!std::exchange(settled_, true) && !intake_.finish(journal_)) return std::nullopt;
    auto event = home_.read(journal_.assembly(), journal_.table(), e);
    return event ? std::move(event->body) : std::nullopt;
  }

 private:
  Intake& intake_;
  store::Home& home_;
  const journal::Journal& journal_;
  bool settled_ = false;
};
}  // namespace

Result<TakenIn> take_in(store::Home& home, Intake::Source source, Vouched vouched) {
  Intake intake(home, std::move(source), vouched);
  std::optional<journal::Journal> journal;
  assembly::Fold fold;
  while (true) {
    FM_ASSIGN(std::vector<journal::CheckedEvent> batch, intake.next());
    if (batch.empty()) break;
    if (!journal) {
      FM_ASSIGN(journal::Journal made, journal::Journal::create(std::move(batch.front())));
      journal.emplace(std::move(made));
      batch.erase(batch.begin());
    }
    journal->admit_all(std::move(batch));
    journal::Changes changes = journal->take_changes();
    WrittenBodies bodies(intake, home, *journal);
    FM_TRY(fold.update(*journal, changes, bodies));
    FM_TRY(intake.store(*journal, std::move(changes)));
  }
  if (!journal) return fail(journal::errc::kNoFounding, "there are no events");
  // What everybody asks for next, found while the last rows go to the disk: both roots are kept from now on.
  fold.state_hash(*journal, on_cores);
  journal->digest();
  FM_TRY(intake.finish(*journal));
  return TakenIn{*std::move(journal), std::move(fold)};
}

}  // namespace folkmoot::net
