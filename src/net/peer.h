#pragma once
// A connection to another node: TLS, frames, deadlines, and whoever decides what is said. docs/protocol/transport.md
// sections 1 and 2.
//
// A `PeerDriver` decides; it is called on the loop's thread, takes what came and answers with what to send. It may also
// be spoken for from elsewhere, through the `PeerLink` that it was given.
//
// Both directions are bounded. While more than kQueueHigh bytes wait to be sent, nothing more is read, so a peer that
// asks much and takes little slows down itself alone; `on_room` says when everything was sent. A peer that the driver
// has not admitted yet is a stranger: it may send kStrangerBytes and stay for `Deadlines::recognition`, and whatever it
// does wrong is answered by silence until then, so that from outside all wrong doings look the same.
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/frame.h"
#include "net/loop.h"
#include "net/tls.h"

namespace folkmoot::net {

/// The longest times; a test shortens them. Every wait of a connection ends with one.
struct Deadlines {
  /// To find and reach the other side, over all its addresses.
  std::chrono::milliseconds connect{15'000};
  /// For TLS. Over Tor or a bad mobile line a round trip takes seconds.
  std::chrono::milliseconds handshake{15'000};
  /// From then until the driver admits the peer; a quarter more or less, by chance, for whoever was connected to.
  std::chrono::milliseconds recognition{20'000};
  /// From a frame's first byte to its last: 16 KiB on a line of 4 kbit/s.
  std::chrono::milliseconds frame{40'000};
  /// Between frames. Sessions that last say something more often.
  std::chrono::milliseconds idle{180'000};
  /// For the peer to take one record.
  std::chrono::milliseconds write{40'000};
  /// While the driver has paused the reading.
  std::chrono::milliseconds pause{60'000};
  /// For the peer to close in its turn, after the last frame was sent.
  std::chrono::milliseconds close{3'000};
};

/// What may wait for one peer when frames are posted by link.
inline constexpr std::size_t kPostedMax = 131'072;
/// Well above what links alone, or one step of a session, can pile up: else two sides that both say much would both
/// stop reading, and wait for each other.
inline constexpr std::size_t kQueueHigh = 4 * kPostedMax;
/// Recognition takes two messages of at most 4.2 kB from each side.
inline constexpr std::size_t kStrangerBytes = 16'384;

enum class Next : std::uint8_t {
  as_is,   // read on, unless the reading is paused
  resume,  // read on
  pause,   // read no frame until somebody resumes
  linger,  // send nothing more, read nothing more, close when the time for recognition is over
  close,   // send what waits, then close
};

struct Answer {
  /// To send, in this order; each of 1 to kMaxFrame bytes.
  std::vector<Bytes> frames;
  Next next = Next::as_is;
  /// The peer is known; it keeps being so.
  bool admitted = false;
};

/// Speaks to one peer from any thread. Copies are cheap and may outlive connection and loop.
class PeerLink {
 public:
  PeerLink() = default;
  /// Does on the loop's thread, soon, what a driver's answer would do. net.queue_full: nothing of it is done, since
  /// more than kPostedMax bytes wait; `on_room` will tell. net.closed: the connection is gone.
  Result<Ok> post(Answer answer) const;
  /// Ends it at once, whatever waits.
  void cut() const;

 private:
  friend class Session;
  friend PeerLink make_link(const Loop& loop);
  struct State;
  std::shared_ptr<State> state_;
};

struct Connected {
  sync::Exporter exporter;
  sync::Role role = sync::Role::initiator;
  PeerLink link;
};

class PeerDriver {
 public:
  virtual ~PeerDriver() = default;
  /// TLS stands; nothing is known of the other side.
  virtual Answer on_connected(const Connected& connected) = 0;
  virtual Answer on_frame(BytesView frame) = 0;
  /// Everything that waited was sent: the place to go on with a long transfer, piece by piece.
  virtual Answer on_room() { return {}; }
  /// The last call, once for each driver, also of one that never got connected.
  virtual void on_closed(const Error& error) = 0;
};

struct Address {
  /// A numeric address, or a name (which asks the system's resolver, and so tells it).
  std::string host;
  std::uint16_t port = 0;
};

/// Connects and hands the outcome to the driver. Loop and Tls must live on; any thread may call.
PeerLink connect(Loop& loop, const Tls& tls, const Address& address, const Deadlines& deadlines,
                 std::unique_ptr<PeerDriver> driver);

/// For server.cpp, on the loop's thread: takes over a socket that was accepted.
struct AcceptedSocket {
  int handle = -1;
  bool is_v6 = false;
};
struct SessionEvents {
  std::function<void()> on_admitted;
  std::function<void()> on_ended;
};
class Session;
std::shared_ptr<Session> adopt(Loop& loop, const Tls& tls, AcceptedSocket socket, const Deadlines& deadlines,
                               std::unique_ptr<PeerDriver> driver, SessionEvents events);
void cut(Session& session, const Error& why);

}  // namespace folkmoot::net
