#pragma once
// For tests: a driver that says what its script tells it, and tells an inbox what it hears.
#include <string>

#include "base/inbox.h"
#include "net/peer.h"

namespace folkmoot::net {

struct Heard {
  enum class What : std::uint8_t { connected, frame, closed };
  What what = What::closed;
  /// The exporter, or the frame.
  Bytes bytes;
  /// Of `closed`.
  Error error{};
  PeerLink link{};
};
using Ear = std::shared_ptr<Inbox<Heard>>;
inline Ear make_ear() { return std::make_shared<Inbox<Heard>>(100'000); }

struct Script {
  std::function<Answer(const Connected&)> on_connected = {};
  std::function<Answer(BytesView)> on_frame = {};
  std::function<Answer()> on_room = {};
};

class ScriptedDriver final : public PeerDriver {
 public:
  ScriptedDriver(Ear ear, Script script) : ear_(std::move(ear)), script_(std::move(script)) {}

  Answer on_connected(const Connected& connected) override {
    tell({Heard::What::connected, to_bytes(connected.exporter.view()), {}, connected.link});
    return script_.on_connected ? script_.on_connected(connected) : Answer{};
  }
  Answer on_frame(BytesView frame) override {
    tell({Heard::What::frame, to_bytes(frame)});
    return script_.on_frame ? script_.on_frame(frame) : Answer{};
  }
  Answer on_room() override { return script_.on_room ? script_.on_room() : Answer{}; }
  void on_closed(const Error& error) override { tell({Heard::What::closed, {}, error}); }

 private:
  void tell(Heard heard) {
    if (!ear_->push(std::move(heard))) ear_->close();
  }

  Ear ear_;
  Script script_;
};

inline std::unique_ptr<PeerDriver> scripted(Ear ear, Script script = {}) {
  return std::make_unique<ScriptedDriver>(std::move(ear), std::move(script));
}

/// Skips what came before; the test's own patience is long, so that a slow machine fails no test.
inline std::optional<Heard> wait_for(const Ear& ear, Heard::What what) {
  for (;;) {
    auto heard = ear->pop_within(std::chrono::seconds(20));
    if (!heard || heard->what == what) return heard;
  }
}
inline Error wait_for_end(const Ear& ear) {
  const auto heard = wait_for(ear, Heard::What::closed);
  return heard ? heard->error : Error{"test.no_end", {}};
}
inline Bytes wait_for_frame(const Ear& ear) {
  const auto heard = wait_for(ear, Heard::What::frame);
  return heard ? heard->bytes : Bytes{};
}

inline Answer admit(std::vector<Bytes> frames = {}) { return {std::move(frames), Next::as_is, true}; }
/// Lets everybody in and gives back what it gets.
inline Script echo() {
  return {[](const Connected&) { return admit(); }, [](BytesView frame) { return Answer{{to_bytes(frame)}}; }};
}

}  // namespace folkmoot::net
