#pragma once
// Addresses of sockets in the file system hold 107 bytes. A longer path is reached by way of its folder, which the
// process keeps open for as long as the address is used.
#include <sys/socket.h>
#include <sys/un.h>

#include <string>

#include "base/result.h"

namespace folkmoot::net {

class UnixAddress {
 public:
  static Result<UnixAddress> of(const std::string& path);
  UnixAddress(UnixAddress&& other) noexcept : address_(other.address_), folder_(other.folder_) { other.folder_ = -1; }
  UnixAddress& operator=(UnixAddress&&) = delete;
  UnixAddress(const UnixAddress&) = delete;
  UnixAddress& operator=(const UnixAddress&) = delete;
  ~UnixAddress();

  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  [[nodiscard]] static socklen_t size() { return sizeof(sockaddr_un); }

 private:
  UnixAddress() = default;
  sockaddr_un address_{};
  int folder_ = -1;
};

}  // namespace folkmoot::net
