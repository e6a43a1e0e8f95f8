// The listener for browsers, with a site that repeats what it hears: who is slow is cut, who asks for nothing gives
// way.
#include "net/web.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <thread>

#include "net/errc.h"
#include "net/runtime.h"

namespace web_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {
using std::chrono::milliseconds;

/// Repeats each line. "head" waits for the rest of a head, "body" for a body, "bye" is the last line, "much" gets more
/// than fits on the way, "listen" listens.
class Parrot final : public WebDriver {
 public:
  explicit Parrot(std::function<void()> wake) : wake_(std::move(wake)) {}

  void received(BytesView bytes) override {
    heard_ += as_text(bytes);
    for (std::size_t end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n')) {
      const std::string line = heard_.substr(0, end + 1);
      heard_.erase(0, end + 1);
      take(line);
    }
  }
  Bytes next(std::size_t most) override {
    if (endless_) return Bytes(most, 'm');
    const std::size_t size = std::min(most, said_.size());
    Bytes out = to_bytes(as_bytes(std::string_view(said_).substr(0, size)));
    said_.erase(0, size);
    return out;
  }
  [[nodiscard]] bool reads() const override { return true; }
  [[nodiscard]] bool is_over() const override { return over_; }
  [[nodiscard]] Waits waits() const override { return waits_; }
  void say(std::string_view words) {
    said_ += words;
    wake_();
  }

 private:
  void take(const std::string& line) {
    if (line == "head\n") waits_ = Waits::head;
    if (line == "body\n") waits_ = Waits::body;
    if (line == "listen\n") waits_ = Waits::stream;
    if (line == "much\n") endless_ = true;
    if (line == "bye\n") over_ = true;
    said_ += line;
  }

  std::function<void()> wake_;
  std::string heard_;
  std::string said_;
  bool endless_ = false;
  bool over_ = false;
  Waits waits_ = Waits::request;
};

class ParrotSite final : public WebSite {
 public:
  std::unique_ptr<WebDriver> connect(WebEntrance entrance, std::function<void()> wake) override {
    last_entrance = entrance;
    auto out = std::make_unique<Parrot>(std::move(wake));
    last_ = out.get();
    return out;
  }
  void changed(const node::Change&) override {
    if (last_ != nullptr) last_->say("changed\n");
  }
  void tick() override { ++ticks; }
  std::string link() override { return {}; }

  std::atomic<int> ticks{0};
  std::atomic<WebEntrance> last_entrance{WebEntrance::own};

 private:
  Parrot* last_ = nullptr;
};

/// Waits for each thing at most so long as a slow machine may need.
class Caller {
 public:
  explicit Caller(std::uint16_t port) : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
    REQUIRE(handle_ >= 0);
    const timeval patience{20, 0};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(handle_, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
  }
  ~Caller() { ::close(handle_); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void say(std::string_view words) const {
    CHECK(::send(handle_, words.data(), words.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(words.size()));
  }
  /// As many bytes as these; fewer where the connection ends.
  [[nodiscard]] std::string hear(std::size_t size) const {
    std::string out(size, '\0');
    std::size_t got = 0;
    while (got < size) {
      const ssize_t now = ::recv(handle_, out.data() + got, size - got, 0);
      if (now <= 0) break;
      got += static_cast<std::size_t>(now);
    }
    out.resize(got);
    return out;
  }
  [[nodiscard]] bool repeats(std::string_view words) const {
    say(words);
    return hear(words.size()) == words;
  }
  /// The other side has closed, or cut.
  [[nodiscard]] bool is_cut() const {
    char byte = 0;
    const ssize_t got = ::recv(handle_, &byte, 1, 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
  }

 private:
  int handle_;
};

struct WebWorld {
  explicit WebWorld(const WebDeadlines& deadlines = {}, std::size_t connections_max = kWebConnectionsMax) {
    WebOptions options;
    options.deadlines = deadlines;
    options.connections_max = connections_max;
    server.emplace(WebServer::listen(loop, options, [this](std::uint16_t) { return site; }).value());
  }
  /// What the loop has done by then is seen.
  void wait_for_connections(std::size_t count) const {
    for (int i = 0; i < 2'000 && server->connections() != count; ++i) std::this_thread::sleep_for(milliseconds(10));
    CHECK(server->connections() == count);
  }

  std::shared_ptr<ParrotSite> site = std::make_shared<ParrotSite>();
  Loop loop;
  std::optional<WebServer> server;
};
}  // namespace

TEST_CASE("a browser is heard and answered until one side ends") {
  WebWorld world;
  Caller caller(world.server->port());
  CHECK(caller.repeats("hello\n"));
  CHECK(caller.repeats("again\n"));
  world.wait_for_connections(1);
  caller.say("one\nbye\n");
  CHECK(caller.hear(8) == "one\nbye\n");
  // What comes behind the end is thrown away, and takes nothing back of what was said before it.
  caller.say("more\n");
  CHECK(caller.is_cut());
  world.wait_for_connections(0);
}

TEST_CASE("what the site says by itself is sent") {
  WebWorld world;
  Caller caller(world.server->port());
  CHECK(caller.repeats("listen\n"));
  world.loop.poster().post([site = world.site] { site->changed({}); });
  CHECK(caller.hear(8) == "changed\n");
}

TEST_CASE("the room has an entrance of its own, while the site wants one") {
  WebWorld world;
  WebRoom room(world.loop);
  room.belongs_to(world.site);
  // On the loop's thread, as a site would.
  const auto on_loop = [&world](std::function<void()> task) {
    std::atomic<bool> done{false};
    world.loop.poster().post([&] {
      task();
      done = true;
    });
    while (!done) std::this_thread::sleep_for(milliseconds(1));
  };
  std::string address;
  on_loop([&] { address = room.open("127.0.0.1").value(); });
  const auto place = parse_address(address);
  REQUIRE(place);
  {
    Caller guest(place->port);
    CHECK(guest.repeats("hello\n"));
    CHECK(world.site->last_entrance == WebEntrance::room);
    Caller member(world.server->port());
    CHECK(member.repeats("hello\n"));
    CHECK(world.site->last_entrance == WebEntrance::own);
    on_loop([&] { CHECK(room.open("127.0.0.1").value() == address); });
    on_loop([&] { CHECK(room.open({}).value_or(address) == address); });
    CHECK(guest.repeats("again\n"));
    on_loop([&] { room.close(); });
    CHECK(guest.is_cut());
    CHECK(member.repeats("still here\n"));
  }
  on_loop([&] { CHECK(room.open("192.0.2.1").error().code == errc::kListen); });
  on_loop([&] { CHECK(room.open("nowhere").error().code == errc::kListen); });
}

TEST_CASE("addresses that others at home may reach are none of this machine's own") {
  for (const std::string& address : home_addresses()) CHECK_FALSE(is_loopback(address));
}

TEST_CASE("who is slow is cut: with a request, its head, its body, or the answer") {
  constexpr milliseconds kShort{50};
  const auto is_cut_with = [](const WebDeadlines& deadlines, std::string_view words) {
    WebWorld world(deadlines);
    Caller caller(world.server->port());
    if (!words.empty()) CHECK(caller.repeats(words));
    return caller.is_cut();
  };
  WebDeadlines idle;
  idle.idle = kShort;
  CHECK(is_cut_with(idle, ""));
  WebDeadlines head;
  head.head = kShort;
  CHECK(is_cut_with(head, "head\n"));
  WebDeadlines body;
  body.body = kShort;
  CHECK(is_cut_with(body, "body\n"));
  WebDeadlines write;
  write.write = kShort;
  WebWorld world(write);
  Caller greedy(world.server->port());
  greedy.say("much\n");
  world.wait_for_connections(1);
  // It takes nothing, and the system holds only so much.
  world.wait_for_connections(0);
  // Listening is no slowness.
  WebDeadlines all{kShort, kShort, kShort, kShort, kShort};
  WebWorld quick(all);
  Caller listener(quick.server->port());
  CHECK(listener.repeats("listen\n"));
  for (const int before = quick.site->ticks; quick.site->ticks < before + 2;)
    std::this_thread::sleep_for(milliseconds(10));
  CHECK(listener.repeats("still\n"));
}

TEST_CASE("where no place is left the oldest that asks for nothing gives way") {
  WebWorld world({}, 2);
  Caller listener(world.server->port());
  CHECK(listener.repeats("listen\n"));
  Caller idle(world.server->port());
  CHECK(idle.repeats("hello\n"));
  Caller late(world.server->port());
  CHECK(late.repeats("here\n"));
  CHECK(idle.is_cut());
  CHECK(listener.repeats("still\n"));
  world.wait_for_connections(2);
  // And where all are at work nobody comes in.
  CHECK(late.repeats("listen\n"));
  Caller none(world.server->port());
  CHECK(none.is_cut());
}

TEST_CASE("the end of the loop ends every connection") {
  WebWorld world;
  Caller caller(world.server->port());
  CHECK(caller.repeats("listen\n"));
  world.loop.stop();
  CHECK(caller.is_cut());
}

TEST_CASE("a place that is taken, or is none, cannot be listened on") {
  WebWorld world;
  const auto fault = [&](const std::string& host, std::uint16_t port) {
    WebOptions options;
    options.host = host;
    options.port = port;
    const auto server = WebServer::listen(world.loop, options, [&](std::uint16_t) { return world.site; });
    return server ? Code() : server.error().code;
  };
  CHECK(fault("127.0.0.1", world.server->port()) == errc::kListen);
  CHECK(fault("nowhere", 0) == errc::kListen);
}
}  // namespace web_test
