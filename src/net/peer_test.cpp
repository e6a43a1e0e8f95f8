#include "net/peer.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "net/errc.h"
#include "net/scripted_driver.h"
#include "net/server.h"

namespace peer_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {

using std::chrono::milliseconds;

// A listener and whatever connects to it, on one loop. Members end in the reverse order.
struct World {
  explicit World(Script script = echo(), const ServerOptions& options = {}) : tls(Tls::make().value()) {
    const auto factory = [ear = at_server, script = std::move(script)] { return scripted(ear, script); };
    server.emplace(Server::listen(loop, tls, options, factory).value());
  }
  PeerLink call(const Ear& ear, Script script = {}, const Deadlines& deadlines = {}) {
    return connect(loop, tls, {"127.0.0.1", server->port()}, deadlines, scripted(ear, std::move(script)));
  }

  Ear at_server = make_ear();
  Loop loop;
  Tls tls;
  std::optional<Server> server;
};

// Lets the other side in and says this first.
Script says(std::vector<Bytes> frames) {
  return {[frames = std::move(frames)](const Connected&) { return admit(frames); }};
}

}  // namespace

TEST_CASE("frames of all sizes come back through TLS; both ends have the same exporter, every channel another") {
  World world;
  const std::vector<Bytes> frames = {Bytes(1, 1), Bytes(kFullFrame, 2), Bytes(kFullFrame + 1, 3), Bytes(kMaxFrame, 4)};
  const Ear ear = make_ear();
  world.call(ear, says(frames));
  const auto here = wait_for(ear, Heard::What::connected);
  const auto there = wait_for(world.at_server, Heard::What::connected);
  CHECK(here->bytes == there->bytes);
  for (const Bytes& frame : frames) CHECK(wait_for_frame(ear) == frame);

  const Ear other = make_ear();
  world.call(other);
  CHECK(wait_for(other, Heard::What::connected)->bytes != here->bytes);
}

TEST_CASE("a name is looked up and every address of it is tried") {
  World world;
  const Ear ear = make_ear();
  connect(world.loop, world.tls, {"localhost", world.server->port()}, {}, scripted(ear, says({Bytes(9, 9)})));
  CHECK(wait_for_frame(ear) == Bytes(9, 9));
}

TEST_CASE("where nobody listens is net.unreachable") {
  std::uint16_t port = 0;
  {
    World world;
    port = world.server->port();
  }
  Loop loop;
  const Tls tls = Tls::make().value();
  const Ear ear = make_ear();
  connect(loop, tls, {"127.0.0.1", port}, {}, scripted(ear));
  CHECK(wait_for_end(ear).code == errc::kUnreachable);
}

TEST_CASE("an address that is taken, or is none, cannot be listened on") {
  World world;
  const auto listen = [&](const std::string& host, std::uint16_t port) {
    ServerOptions options;
    options.host = host;
    options.port = port;
    const auto server = Server::listen(world.loop, world.tls, options, [] { return scripted(make_ear()); });
    return server ? Code("listens") : server.error().code;
  };
  CHECK(listen("127.0.0.1", world.server->port()) == errc::kListen);
  CHECK(listen("nowhere", 0) == errc::kListen);
}

TEST_CASE("close: what was queued arrives first, then both sides hear of the end once") {
  std::vector<Bytes> frames(60, Bytes(10'000, 5));
  World world({[frames](const Connected&) { return Answer{frames, Next::close, true}; }});
  const Ear ear = make_ear();
  world.call(ear, says({}));
  std::size_t count = 0;
  Error end{errc::kInternal, {}};
  for (auto heard = ear->pop_within(std::chrono::seconds(20)); heard;
       heard = ear->pop_within(std::chrono::seconds(20))) {
    if (heard->what == Heard::What::frame) ++count;
    end = heard->error;
    if (heard->what == Heard::What::closed) break;
  }
  CHECK(count == frames.size());
  CHECK(end == Error{errc::kClosed, "by the other side"});
  CHECK(wait_for_end(world.at_server) == Error{errc::kClosed, "by this side"});
  world.loop.stop();
  CHECK(!world.at_server->pop());
  CHECK(!ear->pop());
}

TEST_CASE("a link speaks from another thread, says when too much waits, and outlives everything") {
  PeerLink link;
  {
    World world({[](const Connected&) { return Answer{{}, Next::pause, true}; }});
    const Ear ear = make_ear();
    world.call(ear, says({}));
    link = wait_for(ear, Heard::What::connected)->link;
    // The listener reads nothing, so the buffers of the system fill up and then our own.
    std::size_t taken = 0;
    Result<Ok> outcome = Ok{};
    while (outcome && taken < 10'000) {
      outcome = link.post({{Bytes(10'000, 1)}});
      if (outcome) ++taken;
    }
    CHECK(outcome.error().code == errc::kQueueFull);
    const PeerLink listener = wait_for(world.at_server, Heard::What::connected)->link;
    CHECK(listener.post({{}, Next::resume}).has_value());
    for (std::size_t i = 0; i < taken; ++i) REQUIRE(wait_for_frame(world.at_server).size() == 10'000);
    CHECK(link.post({{Bytes(1, 1)}}).has_value());
    CHECK(wait_for_frame(world.at_server) == Bytes(1, 1));
    link.cut();
    CHECK(wait_for_end(ear).code == errc::kClosed);
    CHECK(link.post({{Bytes(1, 1)}}).error().code == errc::kClosed);
  }
  CHECK(link.post({{Bytes(1, 1)}}).error().code == errc::kClosed);
  link.cut();
}

TEST_CASE("a long transfer goes piece by piece, as fast as the other side reads and no faster") {
  constexpr int kPieces = 2'000;  // 32 MB: more than the system's buffers hold
  auto made = std::make_shared<std::atomic<int>>(0);
  const auto piece = [made] {
    return *made < kPieces ? Answer{{Bytes(kFullFrame, std::uint8_t((*made)++))}} : Answer{};
  };
  World world({[piece](const Connected&) { return admit(piece().frames); }, {}, piece});
  const Ear ear = make_ear();
  world.call(ear, {[](const Connected&) { return Answer{{}, Next::pause, true}; }});
  const PeerLink link = wait_for(ear, Heard::What::connected)->link;
  for (int before = -1; before != *made;) {
    before = *made;
    std::this_thread::sleep_for(milliseconds(100));
  }
  CHECK(*made < kPieces);
  CHECK(link.post({{}, Next::resume}).has_value());
  for (int i = 0; i < kPieces; ++i) {
    const Bytes frame = wait_for_frame(ear);
    REQUIRE(frame.size() == kFullFrame);
    REQUIRE(frame[0] == std::uint8_t(i));
  }
}

TEST_CASE("a peer that takes nothing is cut when a record waits too long") {
  ServerOptions options;
  options.deadlines.write = milliseconds(300);
  const auto more = [] { return Answer{{Bytes(kFullFrame, 1)}}; };
  World world({[more](const Connected&) { return admit(more().frames); }, {}, more}, options);
  world.call(make_ear(), {[](const Connected&) { return Answer{{}, Next::pause, true}; }});
  CHECK(wait_for_end(world.at_server).code == errc::kTimeout);
}

TEST_CASE("a driver that pauses for ever, a peer that says nothing: each has its deadline") {
  ServerOptions options;
  options.deadlines.pause = milliseconds(100);
  options.deadlines.idle = milliseconds(100);
  SUBCASE("pause") {
    World world({[](const Connected&) { return Answer{{}, Next::pause, true}; }}, options);
    world.call(make_ear());
    CHECK(wait_for_end(world.at_server).code == errc::kTimeout);
  }
  SUBCASE("idle") {
    World world(echo(), options);
    const Ear ear = make_ear();
    world.call(ear);
    CHECK(wait_for_end(world.at_server).code == errc::kTimeout);
    CHECK(wait_for_end(ear) == Error{errc::kClosed, "by the other side"});
  }
}

TEST_CASE("whoever the driver does not admit is cut when the time for recognition is over") {
  ServerOptions options;
  options.deadlines.recognition = milliseconds(150);
  SUBCASE("although it keeps talking") {
    // Gives back what it gets, and so does the other side: they talk without end.
    const auto talk = [](BytesView frame) { return Answer{{to_bytes(frame)}}; };
    World world({{}, talk}, options);
    world.call(make_ear(), {[](const Connected&) { return admit({Bytes(1, 1)}); }, talk});
    const Error end = wait_for_end(world.at_server);
    // Whichever comes first on this machine: the time, or the bytes that a stranger may send.
    CHECK((end.code == errc::kTimeout || end.code == errc::kTooMuch));
  }
  SUBCASE("and one to whom the driver stays silent, no sooner") {
    World world({{}, [](BytesView) { return Answer{{}, Next::linger}; }}, options);
    const Ear ear = make_ear();
    const auto start = std::chrono::steady_clock::now();
    world.call(ear, says({Bytes(32, 0), Bytes(32, 0)}));
    CHECK(wait_for_end(ear) == Error{errc::kClosed, "by the other side"});
    CHECK(std::chrono::steady_clock::now() - start >= milliseconds(110));
    CHECK(wait_for_end(world.at_server).code == errc::kTimeout);
  }
}

TEST_CASE("two hundred at once are served, and a stop ends them all") {
  ServerOptions options;
  options.strangers_max = 250;
  World world(echo(), options);
  constexpr std::size_t kPeers = 200;
  std::vector<Ear> ears;
  for (std::size_t i = 0; i < kPeers; ++i) {
    ears.push_back(make_ear());
    world.call(ears.back(), says({Bytes(1 + i, 7)}));
  }
  for (std::size_t i = 0; i < kPeers; ++i) CHECK(wait_for_frame(ears[i]) == Bytes(1 + i, 7));
  CHECK(world.server->connections() == kPeers);
  world.loop.stop();
  CHECK(world.server->connections() == 0);
  for (const Ear& ear : ears) {
    const auto last = ear->pop();
    REQUIRE(last.has_value());
    CHECK(last->error.code == errc::kStopped);
    CHECK(!ear->pop());
  }
}

TEST_CASE("a server that stops ends its own connections; the loop goes on") {
  World world;
  const Ear ear = make_ear();
  world.call(ear, says({Bytes(1, 1)}));
  CHECK(wait_for_frame(ear) == Bytes(1, 1));
  world.server->stop();
  CHECK(wait_for_end(world.at_server).code == errc::kStopped);
  CHECK(wait_for_end(ear).code == errc::kClosed);
  const Ear late = make_ear();
  world.call(late);
  CHECK(wait_for_end(late).code == errc::kUnreachable);
}

TEST_CASE("a stop in the midst of connecting leaves nobody without an end") {
  for (int round = 0; round < 20; ++round) {
    World world;
    std::vector<Ear> ears;
    for (int i = 0; i < 5; ++i) {
      ears.push_back(make_ear());
      world.call(ears.back());
    }
    if (round % 2 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300 * round));
    world.loop.stop();
    for (const Ear& ear : ears) CHECK(wait_for_end(ear).code == errc::kStopped);
  }
}
}  // namespace peer_test
