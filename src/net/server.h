#pragma once
// Listens for other nodes and hands each connection to a driver of its own.
//
// Strangers cannot keep members out for long: those who are not admitted yet have a bounded number of places, and when
// these are taken the one who has been a stranger longest gives way. A member's recognition takes a few round trips, so
// whoever wants to keep it out has to connect that often anew, and holding places open gains nothing. Who is admitted
// keeps its place. One address alone has a bounded number of places, admitted or not, and in these gives way to itself.
#include "net/peer.h"

namespace folkmoot::net {

/// Places for strangers; each costs some 150 kB while it lasts.
inline constexpr std::size_t kStrangersMax = 64;
/// Connections in all. With what else a node opens it stays below the 1,024 files that a process usually may have.
inline constexpr std::size_t kConnectionsMax = 512;

/// Connections of one address; of IPv6 that is the 64 bits which one household or machine has to itself. A household of
/// members behind one address stays far below it.
inline constexpr std::size_t kPerAddressMax = 32;

struct ServerOptions {
  /// A numeric address of this machine; "0.0.0.0" and "::" are all of them.
  std::string host = "127.0.0.1";
  /// 0: one that is free.
  std::uint16_t port = 0;
  Deadlines deadlines;
  std::size_t strangers_max = kStrangersMax;
  std::size_t connections_max = kConnectionsMax;
  std::size_t per_address_max = kPerAddressMax;
  /// This machine's own address is not limited: relays on it, such as Tor, bring everybody by it.
  bool limits_loopback = false;
};

/// Called on the loop's thread, for each connection before anything is known of it.
using DriverFactory = std::function<std::unique_ptr<PeerDriver>()>;

class Server {
 public:
  /// Whatever `factory` uses must live until the loop has stopped.
  static Result<Server> listen(Loop& loop, const Tls& tls, const ServerOptions& options, DriverFactory factory);
  /// Stops.
  ~Server();
  Server(Server&&) noexcept = default;
  Server& operator=(Server&&) noexcept = default;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Accepts nobody any more, and ends its connections with net.stopped, soon. Any thread.
  void stop();
  /// Connections that are open now. Any thread.
  [[nodiscard]] std::size_t connections() const;

 private:
  struct Impl;
  explicit Server(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

}  // namespace folkmoot::net
