#include "store/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/check.h"
#include "store/errc.h"
#include "store/files.h"

namespace folkmoot::store {

namespace {

/// When the log holds this many pages (of 4 KiB) it is carried over into the main file: 16 MiB.
constexpr int kLogPagesMax = 4096;
constexpr std::int64_t kLogPageBytes = 4096 + 24;  // a page with its frame's head
/// Room is made ahead in the log from so many pages on, a single act makes no use of it, and at most so many at once.
constexpr int kReserveFrom = 16;
constexpr int kReserveMax = 256;
/// A commit of more pages than this pays for its room itself: it does not wait longer because of it.
constexpr int kSmallCommit = 16;

Code code_of(int rc) {
  if (rc == SQLITE_IOERR_NOMEM) return errc::kMemory;
  if (rc == SQLITE_IOERR_CORRUPTFS) return errc::kDamaged;
  switch (rc & 0xFF) {
    case SQLITE_FULL:
      return errc::kFull;
    case SQLITE_READONLY:
      return errc::kReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
      return errc::kDamaged;
    case SQLITE_NOMEM:
      return errc::kMemory;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return errc::kInUse;
    default:
      return errc::kIo;
  }
}

/// A file whose log is empty is read as one that cannot change: then SQLite does not try to make a log beside it.
std::string read_only_uri(const std::string& path, bool log_is_empty) {
  std::string out = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#')
      out.append("%").append(to_hex(as_bytes(std::string_view(&c, 1))));
    else
      out += c;
  }
  return out + (log_is_empty ? "?immutable=1" : "");
}

/// A failed read says nothing about what was written; every other failure of the disk does.
bool breaks(int rc) {
  return (rc & 0xFF) == SQLITE_IOERR && rc != SQLITE_IOERR_NOMEM && rc != SQLITE_IOERR_READ &&
         rc != SQLITE_IOERR_SHORT_READ;
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      next_parameter_(other.next_parameter_),
      bind_rc_(other.bind_rc_) {}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::note(int rc) {
  if (rc != SQLITE_OK && bind_rc_ == SQLITE_OK) bind_rc_ = rc;
}

Statement& Statement::add(std::uint64_t value) {
  FM_CHECK(value <= INT64_MAX);
  note(sqlite3_bind_int64(statement_, next_parameter_++, static_cast<sqlite3_int64>(value)));
  return *this;
}

Statement& Statement::add(BytesView value) {
  // A null pointer would bind NULL, which is not an empty blob.
  const void* data = value.empty() ? static_cast<const void*>("") : value.data();
  note(sqlite3_bind_blob64(statement_, next_parameter_++, data, value.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::add_text(std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  note(sqlite3_bind_text64(statement_, next_parameter_++, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::add_null() {
  note(sqlite3_bind_null(statement_, next_parameter_++));
  return *this;
}

Result<bool> Statement::step() {
  if (bind_rc_ != SQLITE_OK) return tl::unexpected(database_->error(bind_rc_, "binding"));
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  return tl::unexpected(database_->error(rc, sqlite3_sql(statement_)));
}

Result<Ok> Statement::run() {
  FM_ASSIGN(const bool row, step());
  FM_CHECK(!row);
  return Ok{};
}

std::uint64_t Statement::integer(int column) const {
  return static_cast<std::uint64_t>(sqlite3_column_int64(statement_, column));
}

BytesView Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return {static_cast<const std::uint8_t*>(data), data == nullptr ? 0 : size};
}

std::string Statement::text(int column) const { return std::string(as_text(bytes(column))); }

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Result<std::unique_ptr<Database>> Database::open(const std::string& path, const Options& options) {
  auto out = std::unique_ptr<Database>(new Database());
  // The home's own lock keeps other nodes out. The file lock of SQLite, which needs the right to write, keeps out
  // other programs; who may only read goes without.
  const char* vfs = !options.vfs.empty() ? options.vfs.c_str() : options.read_only ? "unix-none" : nullptr;
  int flags = options.read_only ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
  if (options.create && !options.read_only) flags |= SQLITE_OPEN_CREATE;
  const std::string name = options.read_only ? read_only_uri(path, is_empty_or_absent(path + "-wal")) : path;
  const int rc = sqlite3_open_v2(name.c_str(), &out->handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  if (rc != SQLITE_OK) return tl::unexpected(out->error(rc, "opening " + path));
  // SQLite falls back to reading when it may not write. That must be said now, not at the first act.
  if (!options.read_only && sqlite3_db_readonly(out->handle_, "main") == 1) return fail(errc::kReadOnly, path);
  FM_TRY(out->configure());
  return out;
}

Result<Ok> Database::configure() {
  const std::pair<int, int> switches[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                          {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
                                          {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0}};
  for (const auto& [option, value] : switches) {
    const int rc = sqlite3_db_config(handle_, option, value, nullptr);
    if (rc != SQLITE_OK) return tl::unexpected(error(rc, "configuring"));
  }
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1);
  return run(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON; PRAGMA cache_size = -2048;"
      "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA cell_size_check = ON;");
}

Result<Ok> Database::use_log() {
  FM_TRY(run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"));
  {
    FM_ASSIGN(Statement mode, query("PRAGMA journal_mode = WAL"));
    FM_ASSIGN(const bool row, mode.step());
    if (!row || mode.text(0) != "wal") return fail(errc::kIo, "no write-ahead log on this file system");
  }
  sqlite3_wal_hook(handle_, &Database::on_log_grown, this);
  return Ok{};
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  if (handle_ == nullptr) return;
  // The log holds everything; a broken disk must not be asked to vouch for the main file.
  if (broken_) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  const int rc = sqlite3_close(handle_);
  FM_CHECK(rc == SQLITE_OK);
}

Error Database::error(int rc, std::string_view doing) {
  const int full_rc =
      handle_ == nullptr || rc != (sqlite3_errcode(handle_) & 0xFF) ? rc : sqlite3_extended_errcode(handle_);
  std::string detail = handle_ == nullptr ? sqlite3_errstr(rc) : sqlite3_errmsg(handle_);
  detail.append(" (").append(std::to_string(full_rc)).append(") while ").append(doing);
  Error out{code_of(full_rc), std::move(detail)};
  if (breaks(full_rc) && !broken_ && !copying_) broken_ = out;
  return out;
}

Result<Statement> Database::query(std::string_view sql) {
  if (broken_) return tl::unexpected(*broken_);
  sqlite3_stmt*& kept = statements_[sql];
  if (kept == nullptr) {
    const int rc = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &kept, nullptr);
    if (rc != SQLITE_OK) return tl::unexpected(error(rc, sql));
  }
  FM_CHECK(sqlite3_stmt_busy(kept) == 0);
  return Statement(*this, kept);
}

Result<Ok> Database::run(const std::string& sql) {
  if (broken_) return tl::unexpected(*broken_);
  const int rc = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) return tl::unexpected(error(rc, sql));
  return Ok{};
}

Result<std::uint64_t> Database::number(std::string_view sql) {
  FM_ASSIGN(Statement statement, query(sql));
  FM_ASSIGN(const bool row, statement.step());
  if (!row) return fail(errc::kDamaged, std::string("nothing found by ").append(sql));
  return statement.integer(0);
}

int Database::on_log_grown(void* self, sqlite3* /*handle*/, const char* /*schema*/, int pages) {
  static_cast<Database*>(self)->log_pages_ = pages;
  return SQLITE_OK;
}

Result<Ok> Database::begin() {
  FM_ASSIGN(Statement statement, query("BEGIN IMMEDIATE"));
  return statement.run();
}

/// To sync a file that grew, a file system has to write down that it did, which takes longer than the data: a row of
/// small commits goes into room that is there already. Zeros behind the last frame are no frame to whoever reads the
/// log. A failure is none of anybody's: the commit that needs the room will say it.
void Database::reserve_log(int pages_before) {
  if (log_pages_ < kReserveFrom || log_pages_ - pages_before > kSmallCommit) return;
  const std::int64_t used = (log_pages_ + kSmallCommit) * kLogPageBytes;
  if (used <= log_reserved_) return;
  sqlite3_file* log = nullptr;
  if (sqlite3_file_control(handle_, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log)) != SQLITE_OK)
    return;
  if (log == nullptr || log->pMethods == nullptr) return;
  sqlite3_int64 size = 0;
  if (log->pMethods->xFileSize(log, &size) != SQLITE_OK) return;
  log_reserved_ = std::max<std::int64_t>(size, used + std::min(log_pages_, kReserveMax) * kLogPageBytes);
  static constexpr int kPiece = 16 * 1024;
  static constexpr std::array<std::uint8_t, kPiece> kZeros{};
  for (; size < log_reserved_; size += kPiece)
    if (log->pMethods->xWrite(log, kZeros.data(), kPiece, size) != SQLITE_OK) return;
}

Result<Ok> Database::commit() {
  const int pages_before = log_pages_;
  {
    FM_ASSIGN(Statement statement, query("COMMIT"));
    if (auto done = statement.run(); !done) {
      rollback();
      return done;
    }
  }
  reserve_log(pages_before);
  if (log_pages_ < kLogPagesMax) return Ok{};
  log_pages_ = 0;
  // What was committed is durable in the log, so a failure here is no failure of the commit. A failed sync breaks the
  // connection, which the next call then says; a full disk is tried again at the next commit.
  const int rc = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (rc != SQLITE_OK) [[maybe_unused]]
    const Error noted = error(rc, "checkpoint");
  return Ok{};
}

void Database::rollback() {
  if (handle_ != nullptr && sqlite3_get_autocommit(handle_) == 0)
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<Ok> Database::attach_copy(const std::string& quoted_path) {
  FM_TRY(run("ATTACH " + quoted_path + " AS copy"));
  copying_ = true;
  auto done = run("PRAGMA copy.journal_mode = MEMORY; PRAGMA copy.synchronous = OFF;");
  if (!done) [[maybe_unused]]
    const auto undone = detach_copy();
  return done;
}

Result<Ok> Database::detach_copy() {
  auto done = run("DETACH copy");
  copying_ = false;
  return done;
}

Result<Ok> Database::checkpoint() {
  if (broken_) return tl::unexpected(*broken_);
  log_reserved_ = 0;
  const int rc = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (rc != SQLITE_OK) return tl::unexpected(error(rc, "checkpoint"));
  return Ok{};
}

}  // namespace folkmoot::store
