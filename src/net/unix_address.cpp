#include "net/unix_address.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "net/control.h"

namespace folkmoot::net {

Result<UnixAddress> UnixAddress::of(const std::string& path) {
  UnixAddress out;
  out.address_.sun_family = AF_UNIX;
  std::string reachable = path;
  if (reachable.size() >= sizeof out.address_.sun_path) {
    const std::size_t slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    out.folder_ = open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (out.folder_ < 0) return fail(errc::kControlAbsent, std::strerror(errno));
    reachable = fmt::format("/proc/self/fd/{}/{}", out.folder_, path.substr(slash + 1));
  }
  if (reachable.size() >= sizeof out.address_.sun_path)
    return fail(errc::kControl, "the name of the socket is too long");
  std::memcpy(out.address_.sun_path, reachable.data(), reachable.size());
  return out;
}

UnixAddress::~UnixAddress() {
  if (folder_ >= 0) close(folder_);
}

}  // namespace folkmoot::net
