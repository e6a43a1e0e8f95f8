#pragma once
// How the sources of this folder wait with Asio; for them alone (loop.h).
#include "net/loop.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace folkmoot::net {

/// Errors come back as values.
inline constexpr auto kAwait = boost::asio::as_tuple(boost::asio::use_awaitable);
/// The deadline of what may take for ever.
inline constexpr auto kNever = std::chrono::steady_clock::time_point::max();
/// When the system has no more files to give: long enough not to spin, short enough not to be noticed.
inline constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace folkmoot::net
