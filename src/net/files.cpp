#include "net/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace folkmoot::net {

namespace {
constexpr std::size_t kPart = 65'536;
/// mkdtemp and mkostemp put letters of their own in its place.
std::string unique() { return std::string(6, 'X'); }

tl::unexpected<Error> failed(const std::string& name, int error) {
  if (error == EEXIST) return fail(errc::kFileExists, fmt::format("{} is there already", name));
  const bool absent = error == ENOENT || error == ENOTDIR || error == EISDIR;
  return fail(absent ? errc::kFileNotFound : errc::kFileFailed, fmt::format("{}: {}", name, std::strerror(error)));
}

class Closer {
 public:
  explicit Closer(int handle) : handle_(handle) {}
  ~Closer() {
    if (handle_ >= 0) close(handle_);
  }
  Closer(const Closer&) = delete;
  Closer& operator=(const Closer&) = delete;

 private:
  int handle_;
};

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.find_last_of('/');
  return slash == std::string::npos ? "." : name.substr(0, slash + 1);
}
}  // namespace

Result<Ok> read_parts(const std::string& name, const std::function<Result<Ok>(BytesView)>& part) {
  const int handle = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return failed(name, errno);
  const Closer closer(handle);
  Bytes buffer(kPart);
  while (true) {
    const ssize_t got = read(handle, buffer.data(), buffer.size());
    if (got == 0) return Ok{};
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(name, errno);
    FM_TRY(part(BytesView(buffer).first(static_cast<std::size_t>(got))));
  }
}

Result<std::unique_ptr<TemporaryFolder>> TemporaryFolder::make() {
  std::error_code error;
  const std::filesystem::path base = std::filesystem::temp_directory_path(error);
  if (error) return fail(errc::kFileFailed, error.message());
  std::string path = (base / ("folkmoot-" + unique())).string();
  if (mkdtemp(path.data()) == nullptr) return failed(path, errno);
  return std::unique_ptr<TemporaryFolder>(new TemporaryFolder(std::move(path)));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

NewFile::NewFile(std::string name, std::string temporary, int handle, Older older)
    : name_(std::move(name)), temporary_(std::move(temporary)), handle_(handle), older_(older) {}

Result<std::unique_ptr<NewFile>> NewFile::create(const std::string& name, Older older) {
  struct stat status{};
  const bool there = lstat(name.c_str(), &status) == 0;
  if (there && older == Older::kept) return failed(name, EEXIST);
  if (stat(name.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return failed(name, EISDIR);
  std::string temporary = name + "." + unique();
  const int handle = mkostemp(temporary.data(), O_CLOEXEC);
  if (handle < 0) return failed(name, errno);
  return std::unique_ptr<NewFile>(new NewFile(name, std::move(temporary), handle, older));
}

NewFile::~NewFile() {
  if (handle_ < 0) return;
  close(handle_);
  unlink(temporary_.c_str());
}

Result<Ok> NewFile::flush() {
  BytesView left = waiting_;
  while (!left.empty()) {
    const ssize_t wrote = ::write(handle_, left.data(), left.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return failed(name_, errno);
    left = left.subspan(static_cast<std::size_t>(wrote));
  }
  waiting_.clear();
  return Ok{};
}

Result<Ok> NewFile::write(BytesView bytes) {
  append(waiting_, bytes);
  bytes_ += bytes.size();
  if (waiting_.size() < kPart) return Ok{};
  return flush();
}

Result<Ok> NewFile::give_name() {
  const unsigned flags = older_ == Older::kept ? RENAME_NOREPLACE : 0;
  if (renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, name_.c_str(), flags) == 0) return Ok{};
  // Some file systems cannot promise it: there it has to do that no file was there before.
  const bool unable = flags != 0 && (errno == EINVAL || errno == ENOSYS);
  if (unable && rename(temporary_.c_str(), name_.c_str()) == 0) return Ok{};
  return failed(name_, errno);
}

Result<Ok> NewFile::finish() {
  FM_TRY(flush());
  if (fsync(handle_) != 0) return failed(name_, errno);
  FM_TRY(give_name());
  close(handle_);
  handle_ = -1;
  const int folder = open(folder_of(name_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const Closer closer(folder);
  // Some file systems cannot sync a folder; the file itself is safe by then.
  if (folder >= 0 && fsync(folder) != 0 && errno != EINVAL) return failed(name_, errno);
  return Ok{};
}

}  // namespace folkmoot::net
