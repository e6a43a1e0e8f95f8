#include "net/intake.h"

#include <thread>
#include <utility>

#include "base/check.h"
#include "base/inbox.h"
#include "store/chunk.h"

namespace folkmoot::net {

namespace {

using Batch = Result<std::vector<journal::CheckedEvent>>;

/// For the writer: rows to write, or nothing: commit, and say so.
struct Job {
  AssemblyId assembly;
  std::shared_ptr<const journal::Changes> changes;
  store::EventPlaces places;
};

Batch check_batch(std::vector<event::Event> events, Vouched vouched) {
  std::vector<journal::CheckedEvent> out;
  out.reserve(events.size());
  for (event::Event& event : events) {
    if (vouched == Vouched::by_seal) {
      out.push_back(journal::CheckedEvent::under_seal(std::move(event)));
      continue;
    }
    FM_ASSIGN(journal::CheckedEvent checked, journal::CheckedEvent::check(std::move(event)));
    out.push_back(std::move(checked));
  }
  return out;
}

void read_all(const Intake::Source& source, Vouched vouched, Inbox<Batch>& batches) {
  while (true) {
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

void write_all(store::Home& home, Inbox<Job>& jobs, Inbox<Result<Ok>>& commits) {
  Writer writer(home);
  Result<Ok> state = Ok{};
  while (auto job = jobs.pop_when_filled()) {
    const bool asked = job->changes == nullptr;
    if (state) state = asked ? writer.commit() : writer.write(*job);
    // After a failure nobody need ask to hear of it.
    if (asked || !state) [[maybe_unused]]
      const bool heard = commits.push(state);
  }
}

}  // namespace

struct Intake::Impl {
  Impl(store::Home& home, Source its_source, Vouched vouched)
      : source(std::move(its_source)),
        reader([this, vouched] { read_all(source, vouched, batches); }),
        writer([this, &home] { write_all(home, jobs, commits); }) {}

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

Result<Ok> Intake::store(const AssemblyId& assembly, const journal::Table& table,
                         std::shared_ptr<const journal::Changes> changes) {
  FM_CHECK(changes != nullptr);
  if (!impl_->failed)
    if (auto said = impl_->commits.pop(); said && !*said) impl_->failed = said->error();
  if (impl_->failed) return tl::unexpected(*impl_->failed);
  FM_ASSIGN(store::EventPlaces places, store::places_of(table, changes->added));
  FM_CHECK(impl_->jobs.push_when_room({assembly, std::move(changes), std::move(places)}));
  return Ok{};
}

Result<Ok> Intake::finish() {
  if (impl_->failed) return tl::unexpected(*impl_->failed);
  FM_CHECK(impl_->jobs.push_when_room({}));
  const auto said = impl_->commits.pop_when_filled();
  FM_CHECK(said.has_value());
  if (!*said) impl_->failed = said->error();
  return *said;
}

namespace {
/// Bodies that were handed on already: the home answers once the writer is done with it.
class WrittenBodies final : public assembly::BodySource {
 public:
  WrittenBodies(Intake& intake, store::Home& home, const journal::Journal& journal)
      : intake_(intake), home_(home), journal_(journal) {}
  std::optional<Bytes> body(assembly::EventIndex e) override {
    if (!std::exchange(settled_, true) && !intake_.finish()) return std::nullopt;
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
    const auto changes = std::make_shared<const journal::Changes>(journal->take_changes());
    FM_TRY(intake.store(journal->assembly(), journal->table(), changes));
    WrittenBodies bodies(intake, home, *journal);
    FM_TRY(fold.update(*journal, *changes, bodies));
  }
  if (!journal) return fail(journal::errc::kNoFounding, "there are no events");
  // What everybody asks for next, found while the last rows go to the disk: both roots are kept from now on.
  fold.state_hash(*journal);
  journal->digest();
  FM_TRY(intake.finish());
  return TakenIn{*std::move(journal), std::move(fold)};
}

}  // namespace folkmoot::net
