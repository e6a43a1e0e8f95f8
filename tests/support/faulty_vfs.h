#pragma once

// A disk in memory for SQLite that fails when told to and forgets what was not synced.
//
// Every write, sync and truncation has a number. The one with the number `fail_at` fails, once or together with all
// that follow, with the code given. `crash` is the loss of power: what was written since a file's last sync stays or
// goes, write by write, as the dice say (a disk may reorder what was not yet asked to be durable), and the last write
// may be torn.

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/journal_maker.h"

namespace folkmoot::test {

struct Fault {
  std::uint64_t at = 0;  // number of the operation, from 1; 0 for none
  int code = SQLITE_IOERR_WRITE;
  bool from_then_on = false;
  bool syncs_only = false;
};

class FaultyDisk {
 public:
  explicit FaultyDisk(std::string name) : name_(std::move(name)) {
    vfs_.iVersion = 1;
    vfs_.szOsFile = sizeof(OpenFile);
    vfs_.mxPathname = 512;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    vfs_.xAccess = access;
    vfs_.xFullPathname = full_path;
    vfs_.xRandomness = randomness;
    vfs_.xSleep = sleep;
    vfs_.xCurrentTime = current_time;
    sqlite3_vfs_register(&vfs_, 0);
  }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk() { sqlite3_vfs_unregister(&vfs_); }

  [[nodiscard]] const std::string& name() const { return name_; }
  void plan(const Fault& fault) {
    fault_ = fault;
    operations_ = 0;
    happened_ = 0;
  }
  /// How often the planned fault struck.
  [[nodiscard]] std::uint64_t happened() const { return happened_; }
  [[nodiscard]] std::uint64_t operations() const { return operations_; }
  /// How many writes a crash would put at risk now.
  [[nodiscard]] std::size_t unsynced() const {
    std::size_t out = 0;
    for (const auto& [path, file] : files_) out += file->pending.size();
    return out;
  }

  /// Power is lost: nothing may be open.
  void crash(Dice& dice) {
    for (auto& [path, file] : files_) {
      file->now = file->synced;
      for (const Write& write : file->pending) {
        if (dice.one_in(2)) continue;
        Write kept = write;
        if (dice.one_in(8)) kept.bytes.resize(dice.below(kept.bytes.size() + 1));
        apply(file->now, kept);
      }
      settle(*file);
    }
  }
  Bytes& content(const std::string& path) { return files_.at(path)->now; }

 private:
  struct Write {
    std::size_t offset = 0;
    Bytes bytes;
    bool cut = false;  // the file ends at `offset`
  };
  struct Stored {
    Bytes now;
    Bytes synced;
    std::vector<Write> pending;
  };
  struct OpenFile {
    sqlite3_file base;
    FaultyDisk* disk;
    Stored* file;
  };

  static void apply(Bytes& to, const Write& write) {
    if (write.cut) return to.resize(write.offset);
    if (to.size() < write.offset + write.bytes.size()) to.resize(write.offset + write.bytes.size());
    std::copy(write.bytes.begin(), write.bytes.end(), to.begin() + static_cast<std::ptrdiff_t>(write.offset));
  }
  static void settle(Stored& file) {
    file.synced = file.now;
    file.pending.clear();
  }
  /// The code of the fault, when this operation is the one.
  int strike(bool is_sync) {
    if (fault_.syncs_only && !is_sync) return SQLITE_OK;
    ++operations_;
    const bool now = fault_.at != 0 && (fault_.from_then_on ? operations_ >= fault_.at : operations_ == fault_.at);
    if (!now) return SQLITE_OK;
    ++happened_;
    return fault_.code;
  }

  static FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
  static OpenFile& file_of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    static const sqlite3_io_methods kMethods = methods();
    FaultyDisk& disk = disk_of(vfs);
    auto& stored = disk.files_[path == nullptr ? "temporary" : path];
    if (!stored) stored = std::make_unique<Stored>();
    OpenFile& out = file_of(file);
    out.base.pMethods = &kMethods;
    out.disk = &disk;
    out.file = stored.get();
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
  }
  static int remove(sqlite3_vfs* vfs, const char* path, int /*sync*/) {
    disk_of(vfs).files_.erase(path);
    return SQLITE_OK;
  }
  static int access(sqlite3_vfs* vfs, const char* path, int /*flags*/, int* out) {
    *out = disk_of(vfs).files_.contains(path) ? 1 : 0;
    return SQLITE_OK;
  }
  static int full_path(sqlite3_vfs* /*vfs*/, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
  }
  static int randomness(sqlite3_vfs* vfs, int size, char* out) {
    for (int i = 0; i < size; ++i) out[i] = static_cast<char>(disk_of(vfs).dice_.roll());
    return size;
  }
  static int sleep(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }
  static int current_time(sqlite3_vfs* /*vfs*/, double* out) {
    *out = 2'460'000;
    return SQLITE_OK;
  }

  static int close(sqlite3_file* /*file*/) { return SQLITE_OK; }
  static int read(sqlite3_file* file, void* out, int amount, sqlite3_int64 at) {
    const Bytes& from = file_of(file).file->now;
    const auto size = static_cast<std::size_t>(amount);
    const auto offset = static_cast<std::size_t>(at);
    const std::size_t got = offset >= from.size() ? 0 : std::min(size, from.size() - offset);
    if (got > 0) std::memcpy(out, from.data() + offset, got);
    if (got == size) return SQLITE_OK;
    std::memset(static_cast<char*>(out) + got, 0, size - got);
    return SQLITE_IOERR_SHORT_READ;
  }
  static int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
    OpenFile& open_file = file_of(file);
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    Write write{static_cast<std::size_t>(at), Bytes(bytes, bytes + amount), false};
    const int fault = open_file.disk->strike(false);
    // What a failing write leaves is half of it.
    if (fault != SQLITE_OK) write.bytes.resize(write.bytes.size() / 2);
    apply(open_file.file->now, write);
    open_file.file->pending.push_back(std::move(write));
    return fault;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    OpenFile& open_file = file_of(file);
    if (const int fault = open_file.disk->strike(false); fault != SQLITE_OK) return fault;
    const Write write{static_cast<std::size_t>(size), {}, true};
    apply(open_file.file->now, write);
    open_file.file->pending.push_back(write);
    return SQLITE_OK;
  }
  static int sync(sqlite3_file* file, int /*flags*/) {
    OpenFile& open_file = file_of(file);
    // After a failed sync the system forgets that there was something to write: the next one finds nothing to do.
    if (const int fault = open_file.disk->strike(true); fault != SQLITE_OK) {
      open_file.file->pending.clear();
      return fault;
    }
    for (const Write& write : open_file.file->pending) apply(open_file.file->synced, write);
    open_file.file->pending.clear();
    return SQLITE_OK;
  }
  static int size(sqlite3_file* file, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(file_of(file).file->now.size());
    return SQLITE_OK;
  }
  static int lock(sqlite3_file* /*file*/, int /*level*/) { return SQLITE_OK; }
  static int check_lock(sqlite3_file* /*file*/, int* out) {
    *out = 0;
    return SQLITE_OK;
  }
  static int control(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/) { return SQLITE_NOTFOUND; }
  static int sector_size(sqlite3_file* /*file*/) { return 512; }
  static int characteristics(sqlite3_file* /*file*/) { return 0; }

  static sqlite3_io_methods methods() {
    sqlite3_io_methods out{};
    out.iVersion = 1;
    out.xClose = close;
    out.xRead = read;
    out.xWrite = write;
    out.xTruncate = truncate;
    out.xSync = sync;
    out.xFileSize = size;
    out.xLock = lock;
    out.xUnlock = lock;
    out.xCheckReservedLock = check_lock;
    out.xFileControl = control;
    out.xSectorSize = sector_size;
    out.xDeviceCharacteristics = characteristics;
    return out;
  }

  std::string name_;
  sqlite3_vfs vfs_{};
  std::map<std::string, std::unique_ptr<Stored>> files_;
  Fault fault_;
  std::uint64_t operations_ = 0;
  std::uint64_t happened_ = 0;
  Dice dice_{1};
};

}  // namespace folkmoot::test
