#pragma once
// A listener for browsers on this machine, and one for those in the room. What they say and hear is decided by a
// `WebSite`: bytes in, bytes out; here are places, deadlines and bounds.
//
// Whoever connects costs little and cannot keep others out: places are bounded, and when they are taken the oldest
// connection that asks for nothing gives way. Whoever sends its request slowly, or takes its answer slowly, is cut.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "net/loop.h"
#include "net/request.h"
#include "node/change.h"

namespace folkmoot::net {

/// With those of peers and what else a node opens it stays below the 1,024 files that a process usually may have. A
/// browser opens six at most.
inline constexpr std::size_t kWebConnectionsMax = 400;
/// Three hundred phones that listen on one connection and ask on another. So many only while a room is open, and where
/// the system lets a process have them (serve.cpp).
inline constexpr std::size_t kRoomConnectionsMax = 700;

/// The longest times; a test shortens them.
struct WebDeadlines {
  /// For a request to begin, on a connection that has had its answer, or none.
  std::chrono::milliseconds idle{75'000};
  /// From the first byte of a head to its last.
  std::chrono::milliseconds head{10'000};
  /// For a body: 64 MiB by the slow road from a stick.
  std::chrono::milliseconds body{120'000};
  /// For the browser to take a piece of its answer.
  std::chrono::milliseconds write{30'000};
  /// For the browser to close in its turn.
  std::chrono::milliseconds close{2'000};
};

/// One connection. All calls come on the loop's thread.
class WebDriver {
 public:
  enum class Waits : std::uint8_t { request, head, body, answer, stream };

  virtual ~WebDriver() = default;
  virtual void received(BytesView bytes) = 0;
  /// What is to be sent now, at most so many bytes; empty: nothing.
  virtual Bytes next(std::size_t most) = 0;
  /// More can come in.
  [[nodiscard]] virtual bool reads() const = 0;
  /// To be closed once everything was sent.
  [[nodiscard]] virtual bool is_over() const = 0;
  [[nodiscard]] virtual Waits waits() const = 0;
};

/// By which a browser came.
enum class WebEntrance : std::uint8_t { own, room };

class WebSite {
 public:
  virtual ~WebSite() = default;
  /// A connection. `wake` is to be called, on the loop's thread and from outside the driver's own calls, when it has
  /// something to send again.
  virtual std::unique_ptr<WebDriver> connect(WebEntrance entrance, std::function<void()> wake) = 0;
  virtual void changed(const node::Change& change) = 0;
  /// About once a second.
  virtual void tick() = 0;
  /// An address that lets one browser of the member in.
  virtual std::string link() = 0;
};

/// By which a site asks the node. The answer comes on the loop's thread, later.
using WebAsk = std::function<void(Request request, std::function<void(node::Reply)> then)>;

struct WebOptions {
  /// A numeric address of this machine.
  std::string host = "127.0.0.1";
  /// 0: one that is free.
  std::uint16_t port = 0;
  WebEntrance entrance = WebEntrance::own;
  WebDeadlines deadlines;
  std::size_t connections_max = kWebConnectionsMax;
};

class WebServer {
 public:
  /// `make_site` is called once the port is known, before anybody is let in, on this thread; later calls of the site
  /// come on the loop's.
  static Result<WebServer> listen(Loop& loop, const WebOptions& options,
                                  const std::function<std::shared_ptr<WebSite>(std::uint16_t port)>& make_site);
  /// Stops.
  ~WebServer();
  WebServer(WebServer&&) noexcept = default;
  WebServer& operator=(WebServer&&) noexcept = default;
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Connections that are open now. Any thread.
  [[nodiscard]] std::size_t connections() const;

 private:
  struct Impl;
  explicit WebServer(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

/// The listener for phones in the room, while the site wants one. All but making and ending it is done on the loop's
/// thread.
class WebRoom {
 public:
  explicit WebRoom(Loop& loop) : loop_(loop) {}

  /// Whoever comes is the site's.
  void belongs_to(std::shared_ptr<WebSite> site) { site_ = std::move(site); }
  /// A numeric address of this machine; empty: the first of home_addresses(). Returns host and port. Where it listens
  /// already, it goes on with that.
  Result<std::string> open(const std::string& host);
  void close() { server_.reset(); }

 private:
  Loop& loop_;
  std::shared_ptr<WebSite> site_;
  std::optional<WebServer> server_;
  std::string host_;
};

/// Addresses of this machine that others in the same network reach, the likeliest first.
std::vector<std::string> home_addresses();

}  // namespace folkmoot::net
