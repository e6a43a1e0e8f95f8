// The parts of the runtime that can be tried without a network; the whole is tried by tests/cli.
#include "net/runtime.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "net/control.h"
#include "net/files.h"
#include "net/system.h"
#include "net/verify.h"
#include "node/json_line.h"
#include "tests/support/temporary_directory.h"

namespace runtime_test {
using namespace folkmoot;
using namespace folkmoot::net;

TEST_CASE("times of MOOT_CLOCK") {
  CHECK(parse_time("1970-01-01T00:00:00Z") == Instant{0});
  CHECK(parse_time("2026-03-01T10:30:00Z") == Instant{1'772'361'000'000});
  CHECK(parse_time("2024-02-29T23:59:59.5Z") == Instant{1'709'251'199'500});
  for (const char* const bad :
       {"", "now", "2026-03-01", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T10:30:00",
        "2026-03-01T10:30:00+01:00", "2026-3-1T10:30:00Z", "2026-03-01T10:30:00.1234Z", "1969-12-31T23:59:59Z"})
    CHECK_FALSE(parse_time(bad));
}

TEST_CASE("a clock that was set runs on") {
  SystemClock clock(Instant{1'000});
  CHECK(clock.now() >= Instant{1'000});
  CHECK(clock.now() < Instant{100'000});
}

TEST_CASE("a seeded stream repeats, and differs by seed and salt") {
  const auto draw = [](std::string_view seed, std::string_view salt) {
    return SeededRandom(seed, as_bytes(salt)).draw<Hash>();
  };
  CHECK(draw("a", "1") == draw("a", "1"));
  CHECK(draw("a", "1") != draw("a", "2"));
  CHECK(draw("a", "1") != draw("b", "1"));
  SeededRandom stream("a", {});
  CHECK(stream.draw<Hash>() != stream.draw<Hash>());
  SystemRandom system;
  CHECK(system.draw<Hash>() != system.draw<Hash>());
}

TEST_CASE("addresses") {
  CHECK(parse_address("127.0.0.1:7716")->host == "127.0.0.1");
  CHECK(parse_address("[::1]:80")->host == "::1");
  CHECK(parse_address("[::1]:80")->port == 80);
  CHECK(parse_address("example.org:0")->host == "example.org");
  for (const char* const bad : {"", "host", ":1", "host:", "host:x", "host:65536", "host:-1", "::1:80", "host:1:2"})
    CHECK(parse_address(bad).error().code == net::errc::kAddress);
  CHECK(format_address("::1", 80) == "[::1]:80");
  CHECK(is_loopback("127.8.0.1"));
  CHECK(is_loopback("::1"));
  CHECK_FALSE(is_loopback("0.0.0.0"));
  CHECK_FALSE(is_loopback("::"));
  CHECK_FALSE(is_loopback("localhost"));
}

TEST_CASE("requests and answers survive the socket's form") {
  Request request;
  request.verb = "act vouch";
  request.assembly = "The \xFF Square";
  request.words.emplace_back("applicant", std::vector<std::string>{"Ana", "B\xC3\xB3"});
  request.add("reason", "");
  const auto read = decode_request(encode_request(request));
  REQUIRE(read);
  CHECK(read->verb == request.verb);
  CHECK(read->assembly == request.assembly);
  CHECK(read->words == request.words);
  node::Reply reply;
  node::Value inner;
  inner.set("text", "a\"b\\c\n\x01")
      .set("negative", std::int64_t{-5})
      .set("most", UINT64_MAX)
      .set("nothing", nullptr)
      .set("yes", true);
  reply.json.set("list", node::Value::Array{inner, node::Value::Array{}, "x"});
  reply.exit = node::ExitClass::damaged;
  const auto back = decode_reply(encode_reply(reply));
  REQUIRE(back);
  CHECK(back->json == reply.json);
  CHECK(back->exit == reply.exit);
}

TEST_CASE("what is no request is refused, wherever it breaks") {
  Request request;
  request.verb = "ask status";
  request.add("limit", "3");
  const Bytes whole = encode_request(request);
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(decode_request(BytesView(whole).first(size)));
  Bytes deep(200, 0x82);
  CHECK_FALSE(decode_request(deep));
  CHECK_FALSE(decode_reply(deep));
}

TEST_CASE("JSON on one line") {
  node::Value value;
  value.set("a", "tab\t\"quote\" \\ \xC3\xA9 \x7F").set("b", node::Value::Array{std::uint64_t{1}, false, nullptr});
  value.set("c", std::string("\xFF")).set("d", std::int64_t{-1});
  CHECK(
      json_line(value) ==
      "{\"a\":\"tab\\u0009\\\"quote\\\" \\\\ \xC3\xA9 \\u007f\",\"b\":[1,false,null],\"c\":\"\xEF\xBF\xBD\",\"d\":-1}");
  CHECK(json_line(node::Value::Object{}) == "{}");
}

TEST_CASE("a file has its name only when it is whole") {
  const test::TemporaryDirectory folder;
  const std::string name = folder.path() + "/file";
  {
    auto file = NewFile::create(name);
    REQUIRE(file);
    REQUIRE((*file)->write(as_bytes("half")));
  }
  CHECK(access(name.c_str(), F_OK) != 0);
  auto file = NewFile::create(name);
  REQUIRE(file);
  const std::string content(200'000, 'x');
  REQUIRE((*file)->write(as_bytes(content)));
  REQUIRE((*file)->finish());
  CHECK((*file)->bytes() == content.size());
  std::string read;
  REQUIRE(read_parts(name, [&read](BytesView part) -> Result<Ok> {
    read += as_text(part);
    return Ok{};
  }));
  CHECK(read == content);
  CHECK(NewFile::create(folder.path()).error().code == net::errc::kFileNotFound);
  CHECK(NewFile::create(folder.path() + "/no/file").error().code == net::errc::kFileNotFound);
}

TEST_CASE("the control socket asks and answers") {
  const test::TemporaryDirectory folder;
  CHECK(ask_control(folder.path(), as_bytes("x"), std::chrono::seconds(1)).error().code == net::errc::kControlAbsent);
  Loop loop;
  auto server = ControlServer::listen(loop, folder.path(), [](Bytes question, const ControlReply& reply) {
    Bytes answer = to_bytes(as_bytes("you said "));
    append(answer, question);
    reply(std::move(answer));
  });
  REQUIRE(server);
  const auto answer = ask_control(folder.path(), as_bytes("hello"), std::chrono::seconds(20));
  REQUIRE(answer);
  CHECK(as_text(*answer) == "you said hello");
  const Bytes large(kControlQuestionMax, 7);
  CHECK(ask_control(folder.path(), large, std::chrono::seconds(20))->size() == large.size() + 9);
  CHECK(ask_control(folder.path(), Bytes(kControlQuestionMax + 1), std::chrono::seconds(20)).error().code ==
        net::errc::kControl);
  loop.stop();
}

TEST_CASE("a question without an answer ends with the node, or with its time") {
  const test::TemporaryDirectory folder;
  Loop loop;
  auto server = ControlServer::listen(loop, folder.path(), [](const Bytes&, const ControlReply&) {});
  REQUIRE(server);
  CHECK(ask_control(folder.path(), as_bytes("x"), std::chrono::milliseconds(200)).error().code ==
        net::errc::kControlTimeout);
  loop.stop();
  CHECK_FALSE(ask_control(folder.path(), as_bytes("x"), std::chrono::seconds(5)));
}
}  // namespace runtime_test
