#include "cli/random_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "net/files.h"

namespace folkmoot::cli {

Result<std::unique_ptr<RandomFile>> RandomFile::open(const std::string& name) {
  const int handle = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) {
    const int problem = errno;
    const bool missing = problem == ENOENT || problem == ENOTDIR;
    return fail(missing ? net::errc::kFileNotFound : net::errc::kFileFailed, name + ": " + std::strerror(problem));
  }
  struct stat status = {};
  if (::fstat(handle, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(handle);
    return fail(net::errc::kFileFailed, name + ": not a file");
  }
  return std::unique_ptr<RandomFile>(new RandomFile(handle, static_cast<std::uint64_t>(status.st_size)));
}

RandomFile::~RandomFile() { ::close(handle_); }

Result<std::size_t> RandomFile::read_at(std::uint64_t offset, std::span<std::uint8_t> into) const {
  while (true) {
    const ssize_t count = ::pread(handle_, into.data(), into.size(), static_cast<off_t>(offset));
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return fail(net::errc::kFileFailed, std::strerror(errno));
  }
}

}  // namespace folkmoot::cli
