#pragma once
// A browser and a node that answers when it is told to, around the node's page: bytes in, bytes out.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <random>

#include "api/connection.h"

namespace folkmoot::api::test {

class TestClock final : public Clock {
 public:
  Instant now() override { return time; }
  Instant time{1'800'000'000'000};
};
class TestRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(next_() >> 24);
  }

 private:
  std::mt19937_64 next_{1};
};
class TestNode final : public Backend {
 public:
  void ask(Question question, std::function<void(Told)> then) override {
    asked.push_back(std::move(question));
    waiting.push_back(std::move(then));
  }
  void tell(node::Value json) {
    Told told;
    told.reply.json = std::move(json);
    const auto then = std::move(waiting.front());
    waiting.pop_front();
    then(std::move(told));
  }
  std::vector<Question> asked;
  std::deque<std::function<void(Told)>> waiting;
};
class TestFiles final : public Assets {
 public:
  [[nodiscard]] std::optional<Asset> find(std::string_view path) const override {
    if (path == "/") return Asset{"text/html; charset=utf-8", as_bytes("<!doctype html>"), "\"aa\"", false, false};
    if (path == "/assets/main-1f.js") return Asset{"text/javascript", as_bytes("zip"), "\"bb\"", true, true};
    return std::nullopt;
  }
};

struct Heard {
  int status = 0;
  std::string head;
  std::string body;
};

class TestEntrance final : public Entrance {
 public:
  [[nodiscard]] std::vector<std::string> addresses() const override { return {"192.168.1.5"}; }
  Result<std::string> open(const std::string& address) override {
    if (address == "nowhere") return fail("net.listen", "no address of this machine");
    is_open = true;
    return "192.168.1.5:7718";
  }
  void close() override { is_open = false; }
  bool is_open = false;
};

struct World {
  TestClock clock;
  TestRandom random;
  TestNode node;
  TestFiles files;
  TestEntrance entrance;
  Site site{{&node, &files, &clock, &random, &entrance}, "127.0.0.1:7717"};
  Face face = Face::loopback(7717);
};

class Browser {
 public:
  explicit Browser(World& world)
      : world_(world), connection_(world.site.connect(world.face, [count = wakes_] { ++*count; })) {}
  /// A phone in the room.
  static Browser in_room(World& world) { return Browser(world, "192.168.1.5:7718"); }

  void send(const std::string& bytes) { connection_->receive(as_bytes(bytes)); }
  /// Everything that is there to be sent.
  std::string take() {
    std::string out;
    for (Bytes part = connection_->next(7); !part.empty(); part = connection_->next(7)) out += as_text(part);
    return out;
  }
  Heard hear() {
    const std::string all = take();
    Heard out;
    const std::size_t end = all.find("\r\n\r\n");
    REQUIRE(end != std::string::npos);
    out.head = all.substr(0, end + 2);
    out.body = all.substr(end + 4);
    out.status = std::stoi(out.head.substr(9, 3));
    return out;
  }
  std::string request(const std::string& line, const std::string& headers = {}, const std::string& body = {}) {
    std::string out = line + " HTTP/1.1\r\nHost: " + host_ + "\r\n" + headers;
    if (!token.empty()) out += "Authorization: Bearer " + token + "\r\n";
    if (!body.empty())
      out += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + body;
  }
  Heard ask(const std::string& line, const std::string& headers = {}, const std::string& body = {}) {
    send(request(line, headers, body));
    return hear();
  }
  void let_in() { let_in(world_.site.make_link().code); }
  void let_in(const std::string& code) {
    send(request("POST /api/v1/session", {}, "{\"code\":\"" + code + "\"}"));
    // A member's page is told of its assemblies at once.
    if (!world_.node.waiting.empty() && world_.node.asked.back().verb == "ask assemblies") {
      world_.node.asked.pop_back();
      world_.node.tell(node::Value::Object{{"assemblies", node::Value::Array{}}});
    }
    const auto begun = hear();
    REQUIRE(begun.status == 200);
    const std::size_t at = begun.body.find("\"token\":\"");
    REQUIRE(at != std::string::npos);
    token = begun.body.substr(at + 9, 64);
  }
  Connection& connection() { return *connection_; }

  [[nodiscard]] int wakes() const { return *wakes_; }

  std::string token;

 private:
  Browser(World& world, std::string host)
      : world_(world),
        host_(std::move(host)),
        connection_(world.site.connect_from_room([count = wakes_] { ++*count; })) {}

  std::shared_ptr<int> wakes_ = std::make_shared<int>(0);
  World& world_;
  std::string host_ = "127.0.0.1:7717";
  std::shared_ptr<Connection> connection_;
};

inline std::string code_of(const Heard& heard) {
  const std::size_t at = heard.body.find("\"code\":\"");
  return at == std::string::npos ? std::string() : heard.body.substr(at + 8, heard.body.find('"', at + 8) - at - 8);
}

}  // namespace folkmoot::api::test
