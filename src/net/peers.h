#pragma once
// The connections of a runtime, as its own thread sees them: what a node wants sent goes to the right link, in order
// and within the link's bounds; what comes in goes through the runtime's inbox, one frame of a peer at a time.
#include <atomic>
#include <deque>
#include <map>

#include "base/inbox.h"
#include "net/control.h"
#include "net/peer.h"
#include "net/request.h"
#include "node/node.h"

namespace folkmoot::net {

/// Set when a connection's place has more to send than its link took; its driver then tells when there is room.
struct RoomWish {
  std::atomic<bool> wanted{false};
};

/// What other threads tell the runtime.
struct PeerConnected {
  node::PeerId peer = 0;
  Connected connected;
  std::shared_ptr<RoomWish> wish;
};
struct PeerFrame {
  node::PeerId peer = 0;
  Bytes frame;
};
struct PeerRoom {
  node::PeerId peer = 0;
};
struct PeerClosed {
  node::PeerId peer = 0;
  Error error{};
};
struct ControlQuestion {
  Bytes question;
  ControlReply reply;
};
/// Of a page.
struct WebQuestion {
  Request request;
  std::function<void(node::Reply)> reply;
};
struct StopAsked {};
using News = std::variant<PeerConnected, PeerFrame, PeerRoom, PeerClosed, ControlQuestion, WebQuestion, StopAsked>;
using NewsInbox = std::shared_ptr<Inbox<News>>;

/// Above what all connections can have under way at one time, so that it is never full.
inline constexpr std::size_t kNewsMax = 16'384;

class Peers {
 public:
  explicit Peers(NewsInbox inbox) : inbox_(std::move(inbox)) {}

  /// A driver for a new connection, and its number. Any thread.
  std::pair<node::PeerId, std::unique_ptr<PeerDriver>> make_driver();

  // On the runtime's thread.
  void connected(PeerConnected news);
  void send(const node::Send& send);
  void admitted(node::PeerId peer);
  void close(node::PeerId peer, bool silent);
  /// The node has dealt with the frame: the next one may come.
  void read_on(node::PeerId peer);
  /// There is room again. True when the node has more to say, and everything of before is on its way.
  [[nodiscard]] bool room(node::PeerId peer);
  void forget(node::PeerId peer) { places_.erase(peer); }
  [[nodiscard]] bool knows(node::PeerId peer) const { return places_.contains(peer); }
  void cut_all();

 private:
  struct Place {
    PeerLink link;
    std::shared_ptr<RoomWish> wish;
    std::deque<Bytes> waiting;
    bool more = false;
    std::optional<Next> ending;
  };
  void flush(Place& place);

  NewsInbox inbox_;
  std::atomic<node::PeerId> next_{1};
  std::map<node::PeerId, Place> places_;
};

}  // namespace folkmoot::net
