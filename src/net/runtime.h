#pragma once
// The runtime of a home: the node in it, and everything a node cannot do itself. It opens the home, gives the node its
// inputs - acts, questions, files, connections - with the time and fresh randomness, and carries out its effects in
// their order: what is to be kept is durable before anything is shown or sent. When it cannot be made durable, the
// command fails with the store's code, nothing is acknowledged, and what the node believes is read anew from the home.
//
// Verbs of a request (request.h), beside "act ..." and "ask ...":
//   export          file                        bundle export   file, for
//   bundle import   file                        backup          file
//   sync            address                     check
//   proof           kind, what, remember, words, file
//   renew                                       doctor
//   peers                                       web
//
// One thread calls everything here. Connections, the control socket and signals speak to it through an inbox.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "net/request.h"
#include "net/web.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kAddress = "usage.address";     // not HOST:PORT
inline constexpr Code kVerb = "usage.verb";           // a verb that this software does not know
inline constexpr Code kNotServed = "web.not_served";  // no node serves a page for this home
}  // namespace errc

struct RuntimeOptions {
  std::string home;
  /// Nothing is written.
  bool read_only = false;
  /// A home that is not there is made.
  bool create = false;
};

struct ServeOptions {
  std::string host = "127.0.0.1";
  /// 0: one that is free.
  std::uint16_t port = 0;
  /// Another port where that one is taken.
  bool any_port = false;
  /// Addresses of other nodes ("host:7716") to meet beside those that were met before.
  std::vector<std::string> peers;
  /// Of which assembly, as in node::Selector; empty: of each.
  std::string peers_of;
  /// A page for browsers on this machine, where one is wanted.
  struct Web {
    std::string host = "127.0.0.1";
    /// 0: one that is free.
    std::uint16_t port = 0;
    /// Another port where that one is taken.
    bool any_port = false;
    /// `room` is there as long as the site is called.
    std::function<std::shared_ptr<WebSite>(const std::string& address, WebAsk ask, WebRoom& room)> make_site;
  };
  std::optional<Web> web;
  /// Peers, the control socket and browsers are listened on from now.
  struct Listening {
    std::string address;
    /// Lets one browser of the member in.
    std::optional<std::string> web;
  };
  std::function<void(const Listening& listening)> on_listening;
  /// A line for whoever operates the node; nothing of an assembly in it.
  std::function<void(const std::string& line)> on_line;
};

class Runtime {
 public:
  static Result<std::unique_ptr<Runtime>> open(const RuntimeOptions& options);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// Does what is asked, and waits until it is done.
  node::Reply ask(const Request& request);
  /// Until SIGINT or SIGTERM. Everything acknowledged is durable when it returns, whatever it returns.
  Result<Ok> serve(const ServeOptions& options);
  [[nodiscard]] std::vector<node::Node::Listed> assemblies() const;

 private:
  struct Impl;
  explicit Runtime(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// "127.0.0.1:7716", "[::1]:7716", "host:7716".
struct HostPort {
  std::string host;
  std::uint16_t port = 0;
};
Result<HostPort> parse_address(std::string_view text);
std::string format_address(const std::string& host, std::uint16_t port);
/// A numeric address that only this machine reaches.
bool is_loopback(const std::string& host);

}  // namespace folkmoot::net
