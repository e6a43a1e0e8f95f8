#pragma once
// SQLite's C interface with Results: the only file that calls it is database.cpp.
//
// One connection, one thread, in exclusive mode: the write-ahead log then needs no shared memory. Every commit is
// synced before it returns. After a failed write or sync the connection is broken for good: the system may have
// forgotten what it could not write, so that a second sync that goes well would prove nothing.
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace folkmoot::store {

class Database;

/// A prepared statement, borrowed from the connection; given back, clean, at the end of its life. Columns and
/// parameters are counted from 1 when binding, from 0 when reading, as SQLite does.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// The next parameter. Views must stay alive until the last step.
  Statement& add(std::uint64_t value);
  Statement& add(BytesView value);
  Statement& add_text(std::string_view value);
  Statement& add_null();

  /// True when there is a row.
  Result<bool> step();
  /// For statements without rows.
  Result<Ok> run();

  [[nodiscard]] std::uint64_t integer(int column) const;
  /// Valid until the next step.
  [[nodiscard]] BytesView bytes(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  Statement(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
  void note(int rc);

  Database* database_;
  sqlite3_stmt* statement_;
  int next_parameter_ = 1;
  int bind_rc_ = 0;
};

class Database {
 public:
  struct Options {
    bool read_only = false;
    bool create = true;
    std::string vfs;
  };
  static Result<std::unique_ptr<Database>> open(const std::string& path, const Options& options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// From here on, commits go to a write-ahead log and are synced. Not before the version was looked at: it writes.
  Result<Ok> use_log();

  /// `sql` must be a literal, or outlive the connection: it is the name under which the statement is kept.
  Result<Statement> query(std::string_view sql);
  /// Several statements without parameters or rows.
  Result<Ok> run(const std::string& sql);
  /// The value of the first column of the only row.
  Result<std::uint64_t> number(std::string_view sql);

  Result<Ok> begin();
  /// On failure the transaction is rolled back.
  Result<Ok> commit();
  void rollback();
  /// Carries the write-ahead log over into the main file and empties it.
  Result<Ok> checkpoint();

  /// Another file as the schema `copy`, for a copy that nobody sees before it is whole: without log or journal on disk.
  /// The path comes quoted. Not inside a transaction.
  Result<Ok> attach_copy(const std::string& quoted_path);
  Result<Ok> detach_copy();

  [[nodiscard]] const std::optional<Error>& broken() const { return broken_; }

 private:
  friend class Statement;
  Database() = default;
  Result<Ok> configure();
  Error error(int rc, std::string_view doing);
  static int on_log_grown(void* self, sqlite3* handle, const char* schema, int pages);
  void reserve_log(int pages_before);

  sqlite3* handle_ = nullptr;
  std::map<std::string_view, sqlite3_stmt*> statements_;
  std::optional<Error> broken_;
  bool copying_ = false;  // then a failing disk may be that of the copy
  int log_pages_ = 0;
  std::int64_t log_reserved_ = 0;  // bytes of the log's file that are known to be there
};

}  // namespace folkmoot::store
