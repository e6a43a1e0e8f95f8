// What a browser, or anything else, may send: the same requests come out wherever the bytes are cut, a whole connection
// answers each of them in HTTP and holds no more than its bounds, and nobody without a session reaches the node.
#include <algorithm>

#include "api/connection.h"
#include "base/check.h"
#include "crypto/secret.h"

using namespace folkmoot;

namespace {
class StillClock final : public Clock {
 public:
  Instant now() override { return {1'800'000'000'000}; }
};
class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = ++last_;
  }

 private:
  std::uint8_t last_ = 0;
};
class NobodyAsks final : public api::Backend {
 public:
  void ask(api::Question, std::function<void(api::Told)>) override { FM_CHECK(false); }
};
class OnePage final : public api::Assets {
 public:
  [[nodiscard]] std::optional<api::Asset> find(std::string_view path) const override {
    if (path != "/") return std::nullopt;
    return api::Asset{"text/html", as_bytes("page"), "\"1\"", false, false};
  }
};

struct Read {
  std::vector<api::Head> heads;
  std::vector<Bytes> bodies;
  Code fault;
  bool operator==(const Read&) const = default;
};

Read read_in_pieces(BytesView bytes, std::size_t piece) {
  Read out;
  api::RequestReader reader;
  for (std::size_t at = 0; at < bytes.size() && out.fault.empty(); at += piece) {
    reader.feed(bytes.subspan(at, std::min(piece, bytes.size() - at)));
    bool moved = true;
    while (moved && out.fault.empty()) {
      const auto head = reader.next_head();
      if (!head) {
        out.fault = head.error().code;
        continue;
      }
      if (*head) out.heads.push_back(**head);
      auto body = reader.next_body();
      moved = head->has_value() || body.has_value();
      if (body) out.bodies.push_back(*std::move(body));
    }
  }
  return out;
}

void converse(BytesView bytes, std::size_t piece) {
  StillClock clock;
  CountingRandom random;
  NobodyAsks node;
  OnePage files;
  api::Site site({&node, &files, &clock, &random}, "127.0.0.1:7717");
  const auto connection = site.connect(api::Face::loopback(7717), [] {});
  std::string said;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    connection->receive(bytes.subspan(at, std::min(piece, bytes.size() - at)));
    for (Bytes part = connection->next(1'000); !part.empty(); part = connection->next(1'000)) said += as_text(part);
    FM_CHECK(!connection->has_output());
    FM_CHECK(connection->waiting() != api::Waiting::answer);
  }
  FM_CHECK(said.empty() || said.starts_with("HTTP/1.1 "));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  crypto::start();
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{data[0]} % 61 + 1;
  const BytesView bytes = BytesView(data, size).subspan(1);
  const Read whole = read_in_pieces(bytes, std::max<std::size_t>(bytes.size(), 1));
  FM_CHECK(read_in_pieces(bytes, piece) == whole);
  FM_CHECK(read_in_pieces(bytes, 1) == whole);
  for (const Bytes& body : whole.bodies)
    if (const auto value = api::parse_json(body)) FM_CHECK(api::parse_json(body) == value);
  converse(bytes, piece);
  converse(bytes, bytes.size() + 1);
  return 0;
}
