#include "store/home.h"

#include "base/check.h"
#include "store/home_impl.h"
#include "store/schema.h"

namespace folkmoot::store {

Home::Home(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Home::~Home() { FM_CHECK(!impl_->in_transaction); }

namespace {

/// The directory and an empty file with the right modes, unless they are there.
Result<Ok> prepare(const std::string& directory, const OpenOptions& options) {
  const std::string file = database_path(directory);
  const bool on_disk = options.vfs.empty();
  if (on_disk && !exists(file) && (options.read_only || !options.create))
    return fail(errc::kNotFound, "no home in " + directory);
  if (options.read_only) return Ok{};
  FM_TRY(make_private_directory(directory));
  return Ok{};
}

Result<std::unique_ptr<Database>> open_database(const std::string& directory, const OpenOptions& options) {
  const std::string file = database_path(directory);
  if (options.vfs.empty() && !options.read_only && !exists(file)) {
    FM_TRY(make_private_file(file));
    FM_TRY(sync_path(directory));
  }
  FM_ASSIGN(auto database, Database::open(file, {.read_only = options.read_only, .create = true, .vfs = options.vfs}));
  FM_ASSIGN(const bool is_new, check_schema(*database));
  if (options.read_only) {
    if (is_new) return fail(errc::kNotFound, "the home in " + directory + " was never finished");
    return database;
  }
  FM_TRY(database->use_log());
  FM_TRY(migrate(*database, "main"));
  return database;
}

}  // namespace

Result<std::unique_ptr<Home>> Home::open(const std::string& directory, const OpenOptions& options) {
  FM_TRY(prepare(directory, options));
  FM_ASSIGN(HomeLock lock, HomeLock::take(directory, options.read_only));
  FM_ASSIGN(auto database, open_database(directory, options));
  return std::unique_ptr<Home>(
      new Home(std::make_unique<Impl>(directory, std::move(lock), std::move(database), options)));
}

Result<std::optional<AssemblyNumber>> Home::Impl::find(const AssemblyId& assembly) {
  if (const auto known = numbers.find(assembly); known != numbers.end()) return known->second;
  FM_ASSIGN(Statement statement, database->query("SELECT number FROM assemblies WHERE id = ?"));
  statement.add(assembly.view());
  FM_ASSIGN(const bool row, statement.step());
  if (!row) return std::nullopt;
  const auto number = static_cast<AssemblyNumber>(statement.integer(0));
  numbers[assembly] = number;
  return number;
}

Result<AssemblyNumber> Home::Impl::find_or_add(const AssemblyId& assembly) {
  FM_ASSIGN(const auto found, find(assembly));
  if (found) return *found;
  FM_ASSIGN(const std::uint64_t number, database->number("SELECT 1 + coalesce(max(number), 0) FROM assemblies"));
  FM_ASSIGN(Statement statement, database->query("INSERT INTO assemblies (number, id) VALUES (?, ?)"));
  FM_TRY(statement.add(number).add(assembly.view()).run());
  numbers[assembly] = static_cast<AssemblyNumber>(number);
  return static_cast<AssemblyNumber>(number);
}

Result<std::optional<AssemblyNumber>> Home::Impl::find_scope(const std::optional<AssemblyId>& assembly) {
  if (!assembly) return AssemblyNumber{0};
  return find(*assembly);
}

Result<std::vector<std::pair<AssemblyId, AssemblyNumber>>> Home::Impl::all() {
  FM_ASSIGN(Statement statement, database->query("SELECT id, number FROM assemblies ORDER BY id"));
  std::vector<std::pair<AssemblyId, AssemblyNumber>> out;
  while (true) {
    FM_ASSIGN(const bool row, statement.step());
    if (!row) return out;
    const auto id = AssemblyId::from(statement.bytes(0));
    if (!id) return damaged_row("assemblies");
    out.emplace_back(*id, static_cast<AssemblyNumber>(statement.integer(1)));
  }
}

void Home::Impl::forget() {
  numbers.clear();
  events.forget();
}

Result<Transaction> Home::begin() {
  if (impl_->options.read_only) return fail(errc::kReadOnly, "the home is open for reading only");
  FM_CHECK(!impl_->in_transaction);
  FM_TRY(impl_->database->begin());
  impl_->in_transaction = true;
  return Transaction(*this);
}

Result<Ok> Home::append(const AssemblyId& assembly, const journal::Table& table,
                        std::span<const journal::Changes::Added> added) {
  FM_ASSIGN(Transaction transaction, begin());
  FM_TRY(transaction.append(assembly, table, added));
  return transaction.commit();
}

Result<Ok> Home::drop_body(const AssemblyId& assembly, EventIndex event) {
  {
    FM_ASSIGN(Transaction transaction, begin());
    FM_TRY(transaction.drop_bodies(assembly, std::span(&event, 1)));
    FM_TRY(transaction.commit());
  }
  return compact();
}

Result<Ok> Home::compact() {
  if (impl_->options.read_only) return fail(errc::kReadOnly, "the home is open for reading only");
  return impl_->database->checkpoint();
}

Result<std::vector<AssemblyId>> Home::assemblies() {
  FM_ASSIGN(const auto all, impl_->all());
  std::vector<AssemblyId> out;
  out.reserve(all.size());
  for (const auto& [id, number] : all) out.push_back(id);
  return out;
}

Result<EventIndex> Home::event_count(const AssemblyId& assembly) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return EventIndex{0};
  return impl_->events.count(*number);
}

Result<Ok> Home::for_each(const AssemblyId& assembly, const std::function<bool(event::Event)>& callback) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return Ok{};
  return impl_->events.for_each(*number, assembly, nullptr, callback);
}

Result<Ok> Home::for_each_after(const AssemblyId& assembly, const journal::Table& table,
                                const std::function<bool(event::Event)>& callback) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return Ok{};
  return impl_->events.for_each(*number, assembly, &table, callback);
}

Result<event::Event> Home::read(const AssemblyId& assembly, const journal::Table& table, EventIndex event) {
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return fail(errc::kNotFound, "assembly " + assembly.hex());
  return impl_->events.read(*number, assembly, table, event);
}

}  // namespace folkmoot::store
