#pragma once
// How the sources of this folder listen and wait with Asio; for them alone (loop.h).
#include "net/loop.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "base/result.h"
#include "net/errc.h"

namespace folkmoot::net {

/// Errors come back as values.
inline constexpr auto kAwait = boost::asio::as_tuple(boost::asio::use_awaitable);
/// The deadline of what may take for ever.
inline constexpr auto kNever = std::chrono::steady_clock::time_point::max();
/// When the system has no more files to give: long enough not to spin, short enough not to be noticed.
inline constexpr std::chrono::milliseconds kAcceptPause{100};

/// Opens it there, and gives the port that it got. net.listen: the system does not want it.
inline Result<std::uint16_t> listen_on(boost::asio::ip::tcp::acceptor& acceptor, const std::string& host,
                                       std::uint16_t port) {
  using boost::asio::ip::tcp;
  boost::system::error_code error;
  const tcp::endpoint endpoint(boost::asio::ip::make_address(host, error), port);
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
  if (!error) port = acceptor.local_endpoint(error).port();
  if (error) return fail(errc::kListen, error.message());
  return port;
}

}  // namespace folkmoot::net
