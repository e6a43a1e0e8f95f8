#pragma once
// Why a connection ended, or never came to be. Stable codes.
#include "base/result.h"

namespace folkmoot::net::errc {

inline constexpr Code kTimeout = "net.timeout";                // something took longer than its deadline
inline constexpr Code kClosed = "net.closed";                  // the other side closed, or this driver did
inline constexpr Code kUnreachable = "net.unreachable";        // no such host, nobody listens there, no way to it
inline constexpr Code kTls = "net.tls";                        // not TLS 1.3, or broken TLS
inline constexpr Code kFrameTooLarge = "net.frame_too_large";  // a length above kMaxFrame was announced
inline constexpr Code kFrameEmpty = "net.frame_empty";         // a frame of no bytes
inline constexpr Code kTooMuch = "net.too_much";               // a stranger sent more than recognition can need
inline constexpr Code kCrowded = "net.crowded";                // gave way to newer connections
inline constexpr Code kQueueFull = "net.queue_full";           // more waits to be sent than one peer may hold up
inline constexpr Code kListen = "net.listen";                  // the address cannot be listened on
inline constexpr Code kStopped = "net.stopped";                // this node is stopping
inline constexpr Code kInternal = "net.internal";              // a fault of this program

}  // namespace folkmoot::net::errc
