#include "store/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "store/errc.h"

namespace folkmoot::store {

namespace {

/// Closes at the end of the block.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

std::string owner_of(int lock) {
  std::array<char, 24> text{};
  const auto size = ::pread(lock, text.data(), text.size(), 0);
  std::string out(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out.empty() ? "pid unknown" : "pid " + out;
}

}  // namespace

Error file_error(int number, std::string_view doing, const std::string& path) {
  Code code = errc::kIo;
  if (number == EACCES || number == EPERM || number == EROFS) code = errc::kReadOnly;
  if (number == ENOSPC || number == EDQUOT) code = errc::kFull;
  if (number == ENOENT) code = errc::kNotFound;
  if (number == EEXIST) code = errc::kExists;
  if (number == ENOMEM) code = errc::kMemory;
  return {code, std::string(doing) + " " + path + ": " + std::system_category().message(number)};
}

bool exists(const std::string& path) {
  struct stat found{};
  return ::lstat(path.c_str(), &found) == 0;
}

bool is_empty_or_absent(const std::string& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) != 0 || found.st_size == 0;
}

std::string directory_of(const std::string& path) {
  const std::string out = std::filesystem::path(path).parent_path().string();
  return out.empty() ? "." : out;
}

Result<Ok> make_private_directory(const std::string& path) {
  std::error_code failed;
  const auto parent = std::filesystem::absolute(path, failed).parent_path();
  if (!failed) std::filesystem::create_directories(parent, failed);
  if (failed) return tl::unexpected(file_error(failed.value(), "making the directory above", path));
  if (::mkdir(path.c_str(), S_IRWXU) == 0) return sync_path(parent.string());
  if (errno != EEXIST) return tl::unexpected(file_error(errno, "making the directory", path));
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return tl::unexpected(file_error(errno, "looking at", path));
  if (!S_ISDIR(found.st_mode)) return tl::unexpected(file_error(ENOTDIR, "opening the home", path));
  // Somebody else's directory, or a file system without modes: then the rights are theirs to decide.
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0 && found.st_uid == ::geteuid()) {
    if (::chmod(path.c_str(), S_IRWXU) != 0 && errno != EROFS && errno != EPERM)
      return tl::unexpected(file_error(errno, "making private", path));
  }
  return Ok{};
}

Result<Ok> make_private_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (file.number() < 0) return tl::unexpected(file_error(errno, "making", path));
  return Ok{};
}

Result<Ok> sync_path(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return tl::unexpected(file_error(errno, "opening", path));
  // Some file systems have nothing to sync for a directory, and say so.
  if (::fsync(file.number()) != 0 && errno != EINVAL) return tl::unexpected(file_error(errno, "syncing", path));
  return Ok{};
}

Result<Ok> publish(const std::string& from, const std::string& to) {
  FM_TRY(sync_path(from));
  // A link, unlike a renaming, never takes the place of what is there.
  if (::link(from.c_str(), to.c_str()) == 0) {
    remove_quietly(from);
  } else {
    // File systems of USB sticks have no links.
    if (errno == EEXIST || exists(to)) return fail(errc::kExists, to);
    if (std::rename(from.c_str(), to.c_str()) != 0) return tl::unexpected(file_error(errno, "naming", to));
  }
  return sync_path(directory_of(to));
}

void remove_quietly(const std::string& path) { ::unlink(path.c_str()); }

void remove_home(const std::string& directory) {
  for (const char* name : {"/home.db", "/home.db-wal", "/home.db-shm", "/home.db-journal", "/lock"})
    remove_quietly(directory + name);
  ::rmdir(directory.c_str());
}

Result<HomeLock> HomeLock::take(const std::string& directory, bool read_only) {
  const std::string path = directory + "/lock";
  const int flags = read_only ? O_RDONLY : O_RDWR | O_CREAT;
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (file.number() < 0) {
    if (read_only && errno == ENOENT) return HomeLock(-1);  // a copy without a lock, on a medium that takes none
    return tl::unexpected(file_error(errno, "opening", path));
  }
  if (::flock(file.number(), (read_only ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return fail(errc::kInUse, owner_of(file.number()) + " has " + directory + " open");
    return tl::unexpected(file_error(errno, "locking", path));
  }
  if (!read_only) {
    const std::string pid = std::to_string(::getpid()) + "\n";
    // Written before what is too long is cut off: an empty file that is written and closed makes some systems sync it.
    if (::pwrite(file.number(), pid.data(), pid.size(), 0) < 0 ||
        ::ftruncate(file.number(), static_cast<off_t>(pid.size())) != 0)
      return tl::unexpected(file_error(errno, "writing", path));
  }
  return HomeLock(file.release());
}

HomeLock::HomeLock(HomeLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

HomeLock& HomeLock::operator=(HomeLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

HomeLock::~HomeLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace folkmoot::store
