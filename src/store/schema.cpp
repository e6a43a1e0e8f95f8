#include "store/schema.h"

#include <array>

#include "store/errc.h"

namespace folkmoot::store {

namespace {

// `$` stands for the schema. `place` is the assembly's number times 2^32 plus the first index of the row.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE $.assemblies (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE $.events (
  place INTEGER PRIMARY KEY, count INTEGER NOT NULL, data BLOB NOT NULL, sum INTEGER NOT NULL) STRICT;
CREATE TABLE $.removed (
  assembly INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (assembly, event)) STRICT, WITHOUT ROWID;
CREATE TABLE $.forks (
  assembly INTEGER NOT NULL, device BLOB NOT NULL, seq INTEGER NOT NULL, first BLOB NOT NULL, second BLOB NOT NULL,
  sum INTEGER NOT NULL, PRIMARY KEY (assembly, device)) STRICT, WITHOUT ROWID;
CREATE TABLE $.evidence (
  assembly INTEGER NOT NULL, id BLOB NOT NULL, event BLOB NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (assembly, id)) STRICT;
CREATE TABLE $.segments (
  place INTEGER PRIMARY KEY, count INTEGER NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL,
  sum INTEGER NOT NULL) STRICT;
CREATE TABLE $.snapshots (
  assembly INTEGER NOT NULL, kind INTEGER NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL,
  sum INTEGER NOT NULL, PRIMARY KEY (assembly, kind, key)) STRICT;
CREATE TABLE $.identities (
  assembly INTEGER PRIMARY KEY, person BLOB NOT NULL, name TEXT NOT NULL, assembly_name TEXT NOT NULL,
  sum INTEGER NOT NULL, device BLOB, opening BLOB, seal BLOB, device_sum INTEGER) STRICT;
CREATE TABLE $.invitations (
  assembly INTEGER NOT NULL, event BLOB NOT NULL, secret BLOB NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL,
  sum INTEGER NOT NULL, PRIMARY KEY (assembly, event)) STRICT, WITHOUT ROWID;
CREATE TABLE $.content_keys (
  assembly INTEGER NOT NULL, epoch BLOB NOT NULL, key BLOB NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (assembly, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE $.settings (
  assembly INTEGER NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (assembly, key)) STRICT, WITHOUT ROWID;
)sql";

// Closed pages are kept for ever; what led to them by the page that it is about, in the order in which it came.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE $.closed_pages (
  assembly INTEGER NOT NULL, page INTEGER NOT NULL, data BLOB NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (assembly, page)) STRICT;
CREATE TABLE $.seal_items (
  number INTEGER PRIMARY KEY, assembly INTEGER NOT NULL, page INTEGER NOT NULL, data BLOB NOT NULL,
  sum INTEGER NOT NULL) STRICT;
CREATE INDEX $.seal_items_by_page ON seal_items (assembly, page, number);
)sql";

constexpr std::string_view kCopy = R"sql(
INSERT INTO $.assemblies SELECT * FROM main.assemblies;
INSERT INTO $.events SELECT * FROM main.events;
INSERT INTO $.removed SELECT * FROM main.removed;
INSERT INTO $.forks SELECT * FROM main.forks;
INSERT INTO $.evidence SELECT * FROM main.evidence;
INSERT INTO $.segments SELECT * FROM main.segments;
INSERT INTO $.snapshots SELECT * FROM main.snapshots WHERE kind = 1;
INSERT INTO $.identities (assembly, person, name, assembly_name, sum)
  SELECT assembly, person, name, assembly_name, sum FROM main.identities;
INSERT INTO $.invitations SELECT * FROM main.invitations;
INSERT INTO $.content_keys SELECT * FROM main.content_keys;
INSERT INTO $.settings SELECT * FROM main.settings WHERE key NOT GLOB 'device.*';
INSERT INTO $.closed_pages SELECT * FROM main.closed_pages;
INSERT INTO $.seal_items SELECT * FROM main.seal_items;
)sql";

std::string for_schema(std::string_view sql, const std::string& schema) {
  std::string out;
  for (const char c : sql) {
    if (c == '$')
      out += schema;
    else
      out += c;
  }
  return out;
}

Result<Ok> to_version_1(Database& database, const std::string& schema) {
  FM_TRY(database.run(for_schema(kVersion1, schema)));
  return database.run("PRAGMA " + schema + ".application_id = " + std::to_string(kApplicationId));
}

Result<Ok> to_version_2(Database& database, const std::string& schema) {
  return database.run(for_schema(kVersion2, schema));
}

/// Step i brings version i to version i + 1. A step is never changed once it was released.
using Step = Result<Ok> (*)(Database&, const std::string&);
constexpr std::array<Step, kSchemaVersion> kSteps = {to_version_1, to_version_2};

Result<std::uint64_t> version_of(Database& database, const std::string& schema) {
  if (schema == "main") return database.number("PRAGMA main.user_version");
  return database.number("PRAGMA copy.user_version");
}

}  // namespace

Result<bool> check_schema(Database& database) {
  FM_ASSIGN(const std::uint64_t application, database.number("PRAGMA main.application_id"));
  FM_ASSIGN(const std::uint64_t version, database.number("PRAGMA main.user_version"));
  if (application == 0 && version == 0) {
    FM_ASSIGN(const std::uint64_t tables, database.number("SELECT count(*) FROM main.sqlite_schema"));
    if (tables == 0) return true;
  }
  if (application != kApplicationId) return fail(errc::kDamaged, "home.db is not the file of a home");
  if (version > kSchemaVersion)
    return fail(errc::kNewerVersion,
                "version " + std::to_string(version) + ", this software knows " + std::to_string(kSchemaVersion));
  return false;
}

Result<Ok> migrate(Database& database, const std::string& schema) {
  FM_ASSIGN(std::uint64_t version, version_of(database, schema));
  for (; version < kSchemaVersion; ++version) {
    FM_TRY(database.begin());
    Result<Ok> done = kSteps[version](database, schema);
    if (done) done = database.run("PRAGMA " + schema + ".user_version = " + std::to_string(version + 1));
    if (!done) {
      database.rollback();
      return done;
    }
    FM_TRY(database.commit());
  }
  return Ok{};
}

Result<Ok> copy_without_device(Database& database, const std::string& schema) {
  FM_TRY(database.begin());
  if (auto done = database.run(for_schema(kCopy, schema)); !done) {
    database.rollback();
    return done;
  }
  return database.commit();
}

}  // namespace folkmoot::store
