#include "net/peers.h"

#include "net/errc.h"

namespace folkmoot::net {

namespace {

// Tells the runtime, and reads nothing more until the runtime has dealt with what came.
class NewsDriver final : public PeerDriver {
 public:
  NewsDriver(NewsInbox inbox, node::PeerId peer, std::shared_ptr<RoomWish> wish)
      : inbox_(std::move(inbox)), peer_(peer), wish_(std::move(wish)) {}

  Answer on_connected(const Connected& connected) override { return tell(PeerConnected{peer_, connected, wish_}); }
  Answer on_frame(BytesView frame) override { return tell(PeerFrame{peer_, to_bytes(frame)}); }
  Answer on_room() override {
    if (!wish_->wanted.exchange(false)) return {};
    if (!inbox_->push(PeerRoom{peer_})) return {{}, Next::close};
    return {};
  }
  void on_closed(const Error& error) override {
    // A runtime that takes no news any more has forgotten its connections already.
    if (!inbox_->push(PeerClosed{peer_, error})) return;
  }

 private:
  Answer tell(News news) {
    const bool told = inbox_->push(std::move(news));
    return {{}, told ? Next::pause : Next::close};
  }

  NewsInbox inbox_;
  node::PeerId peer_;
  std::shared_ptr<RoomWish> wish_;
};

}  // namespace

std::pair<node::PeerId, std::unique_ptr<PeerDriver>> Peers::make_driver() {
  const node::PeerId peer = next_++;
  return {peer, std::make_unique<NewsDriver>(inbox_, peer, std::make_shared<RoomWish>())};
}

void Peers::connected(PeerConnected news) {
  Place& place = places_[news.peer];
  place.link = std::move(news.connected.link);
  place.wish = std::move(news.wish);
}

void Peers::send(const node::Send& send) {
  const auto found = places_.find(send.peer);
  if (found == places_.end()) return;
  found->second.waiting.push_back(send.frame);
  found->second.more = send.more;
  flush(found->second);
}

// In the order in which the node wants it. A link that takes no more says so, and tells when there is room.
void Peers::flush(Place& place) {
  if (!place.waiting.empty() || place.more) place.wish->wanted = true;
  while (!place.waiting.empty()) {
    const auto posted = place.link.post({{place.waiting.front()}});
    if (!posted && posted.error().code == errc::kQueueFull) return;
    if (!posted) return place.waiting.clear();
    place.waiting.pop_front();
  }
  if (!place.ending) return;
  // A link that is gone already needs no end.
  if (!place.link.post({{}, *place.ending})) place.ending.reset();
}

void Peers::admitted(node::PeerId peer) {
  const auto found = places_.find(peer);
  if (found == places_.end()) return;
  if (!found->second.link.post({{}, Next::as_is, true})) found->second.waiting.clear();
}

void Peers::close(node::PeerId peer, bool silent) {
  const auto found = places_.find(peer);
  if (found == places_.end()) return;
  found->second.ending = silent ? Next::linger : Next::close;
  flush(found->second);
}

void Peers::read_on(node::PeerId peer) {
  const auto found = places_.find(peer);
  if (found == places_.end() || found->second.ending) return;
  if (!found->second.link.post({{}, Next::resume})) found->second.waiting.clear();
}

bool Peers::room(node::PeerId peer) {
  const auto found = places_.find(peer);
  if (found == places_.end()) return false;
  flush(found->second);
  return found->second.waiting.empty() && std::exchange(found->second.more, false);
}

void Peers::cut_all() {
  for (const auto& [peer, place] : places_) place.link.cut();
}

}  // namespace folkmoot::net
