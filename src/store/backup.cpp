// A home as one file, and back. The file is the database, then 40 bytes: the hash of what stands before, and a mark.
// Damage anywhere in it is so found before anything is believed (docs/protocol/store.md section 6).
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "crypto/hash.h"
#include "crypto/tags.h"
#include "store/home_impl.h"
#include "store/schema.h"

namespace folkmoot::store {

namespace {

constexpr std::string_view kBackupMark = "fmbackup";
constexpr std::size_t kBlockSize = std::size_t{1} << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }  // NOLINT(cppcoreguidelines-owning-memory)
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Result<File> open_file(const std::string& path, const char* mode) {
  File out(std::fopen(path.c_str(), mode));
  if (!out) return tl::unexpected(file_error(errno, "opening", path));
  return out;
}

/// Removes an unfinished file at the end of the block.
class Unfinished {
 public:
  explicit Unfinished(std::string path) : path_(std::move(path)) { remove_quietly(path_); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove_quietly(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The hash over the hashes of the blocks: so a file of any size passes through one block of memory.
class BlockHash {
 public:
  void add(BytesView block) { append(hashes_, crypto::hash(crypto::tag::kBackupBlock, block).view()); }
  [[nodiscard]] Hash finish() const { return crypto::hash(crypto::tag::kBackup, hashes_); }

 private:
  Bytes hashes_;
};

Result<std::uint64_t> size_of(std::FILE* file, const std::string& path) {
  if (std::fseek(file, 0, SEEK_END) != 0) return tl::unexpected(file_error(errno, "reading", path));
  const long size = std::ftell(file);
  if (size < 0 || std::fseek(file, 0, SEEK_SET) != 0) return tl::unexpected(file_error(errno, "reading", path));
  return static_cast<std::uint64_t>(size);
}

/// Reads `size` bytes block by block; hashes them, and copies them if there is somewhere to.
Result<Hash> pass(std::FILE* from, std::uint64_t size, std::FILE* to, const std::string& path) {
  BlockHash hash;
  Bytes block(kBlockSize);
  while (size > 0) {
    const std::size_t wanted = size < kBlockSize ? static_cast<std::size_t>(size) : kBlockSize;
    if (std::fread(block.data(), 1, wanted, from) != wanted) return tl::unexpected(file_error(errno, "reading", path));
    hash.add(BytesView(block).first(wanted));
    if (to != nullptr && std::fwrite(block.data(), 1, wanted, to) != wanted)
      return tl::unexpected(file_error(errno, "writing a copy of", path));
    size -= wanted;
  }
  return hash.finish();
}

Result<Ok> add_trailer(const std::string& path) {
  FM_ASSIGN(const File file, open_file(path, "r+b"));
  FM_ASSIGN(const std::uint64_t size, size_of(file.get(), path));
  FM_ASSIGN(const Hash hash, pass(file.get(), size, nullptr, path));
  if (std::fseek(file.get(), 0, SEEK_END) != 0 ||
      std::fwrite(hash.bytes.data(), 1, hash.bytes.size(), file.get()) != hash.bytes.size() ||
      std::fwrite(kBackupMark.data(), 1, kBackupMark.size(), file.get()) != kBackupMark.size() ||
      std::fflush(file.get()) != 0)
    return tl::unexpected(file_error(errno, "writing", path));
  return Ok{};
}

/// The database out of a backup, whose every byte is checked on the way.
Result<Ok> unpack(const std::string& backup, const std::string& database) {
  FM_ASSIGN(const File from, open_file(backup, "rb"));
  FM_ASSIGN(const std::uint64_t size, size_of(from.get(), backup));
  const std::size_t trailer_size = Hash::kSize + kBackupMark.size();
  if (size <= trailer_size) return fail(errc::kDamaged, backup + " is too short for a backup");
  FM_TRY(make_private_file(database));
  FM_ASSIGN(const File to, open_file(database, "r+b"));
  FM_ASSIGN(const Hash hash, pass(from.get(), size - trailer_size, to.get(), backup));
  std::array<std::uint8_t, Hash::kSize + kBackupMark.size()> trailer{};
  if (std::fread(trailer.data(), 1, trailer.size(), from.get()) != trailer.size())
    return tl::unexpected(file_error(errno, "reading", backup));
  if (as_text(BytesView(trailer).subspan(Hash::kSize)) != kBackupMark)
    return fail(errc::kDamaged, backup + " is no backup, or was cut short");
  if (!equal(BytesView(trailer).first(Hash::kSize), hash.view()))
    return fail(errc::kDamaged, backup + " does not have the content that it was made with");
  if (std::fflush(to.get()) != 0) return tl::unexpected(file_error(errno, "writing", database));
  return Ok{};
}

/// A new home takes a new version at once, and shows whether it can be read in full.
Result<Ok> check_restored(Home& home) {
  FM_ASSIGN(const Verification found, home.verify_all());
  if (found.problems.empty()) return Ok{};
  return fail(errc::kDamaged, "the backup holds damage: " + found.problems.front().where);
}

/// Quotes a path for SQL.
std::string quoted(const std::string& path) {
  std::string out = "'";
  for (const char c : path) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

}  // namespace

Result<Ok> Home::backup(const std::string& file) {
  if (exists(file)) return fail(errc::kExists, file);
  const Unfinished copy(file + ".unfinished");
  const Unfinished journal(copy.path() + "-journal");
  FM_TRY(make_private_file(copy.path()));
  FM_TRY(impl_->database->attach_copy(quoted(copy.path())));
  Result<Ok> copied = migrate(*impl_->database, "copy");
  if (copied) copied = copy_without_device(*impl_->database, "copy");
  Result<Ok> closed = impl_->database->detach_copy();
  if (!copied) return copied;
  if (!closed) return closed;
  FM_TRY(add_trailer(copy.path()));
  return publish(copy.path(), file);
}

Result<Ok> Home::restore(const std::string& file, const std::string& directory) {
  if (!exists(file)) return fail(errc::kNotFound, file);
  if (exists(database_path(directory))) return fail(errc::kExists, "a home in " + directory);
  FM_TRY(make_private_directory(directory));
  FM_ASSIGN(const HomeLock lock, HomeLock::take(directory, false));
  // It is checked as a home of its own, in a directory of its own, and becomes this home by getting its name.
  const std::string trial = directory + "/restoring";
  remove_home(trial);
  FM_TRY(make_private_directory(trial));
  Result<Ok> done = unpack(file, database_path(trial));
  if (done) {
    const auto home = Home::open(trial, {.create = false, .vfs = {}});
    if (home)
      done = check_restored(**home);
    else
      done = tl::unexpected(home.error());
  }
  if (done) done = publish(database_path(trial), database_path(directory));
  remove_home(trial);
  return done;
}

}  // namespace folkmoot::store
