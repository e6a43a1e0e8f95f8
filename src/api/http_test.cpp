#include "api/http.h"

#include <doctest/doctest.h>

#include "api/errc.h"

namespace http_test {
using namespace folkmoot;
using namespace folkmoot::api;

namespace {
const std::string kRequest = "GET /a/b%2Fc?x=1&y=%20z+ HTTP/1.1\r\nHost: here\r\nX-Two:  two words \r\n\r\n";

Code fault_of(std::string_view head) {
  const auto read = parse_head(head);
  return read ? Code() : read.error().code;
}
std::string with_line(std::string_view line) {
  return "GET / HTTP/1.1\r\nHost: here\r\n" + std::string(line) + "\r\n\r\n";
}
}  // namespace

TEST_CASE("a head is taken apart") {
  const auto head = parse_head(kRequest);
  REQUIRE(head);
  CHECK(head->method == "GET");
  CHECK(head->path == std::vector<std::string>{"a", "b/c"});
  CHECK(head->query == std::vector<std::pair<std::string, std::string>>{{"x", "1"}, {"y", " z "}});
  CHECK(head->header("x-two") == "two words");
  CHECK_FALSE(head->header("x-three"));
  CHECK(head->content_length == 0);
  CHECK_FALSE(head->last);
  CHECK(parse_head("GET / HTTP/1.1\r\n\r\n")->path == std::vector<std::string>{""});
  CHECK(parse_head(with_line("Connection: keep-alive, Close"))->last);
  CHECK(parse_head(with_line("Expect: 100-Continue"))->expects_continue);
  CHECK(parse_head(with_line("Content-Length: 12"))->content_length == 12);
}

TEST_CASE("a header that stands twice has no value") {
  const auto head = parse_head(with_line("X: 1\r\nX: 2"));
  REQUIRE(head);
  CHECK_FALSE(head->header("x"));
  CHECK(head->count("x") == 2);
}

TEST_CASE("what could be read in two ways is refused") {
  for (const char* const head :
       {"", "\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\n\r\n\r\n", " GET / HTTP/1.1\r\n\r\n",
        "get / HTTP/1.1\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "GET http://here/ HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n", "GET /a#b HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\n\r\n",
        "GET /%00 HTTP/1.1\r\n\r\n", "GET /%ff HTTP/1.1\r\n\r\n", "GET /?a=% HTTP/1.1\r\n\r\n",
        "GET /\xC3\xA9 HTTP/1.1\r\n\r\n", "GET / FTP/1.1\r\n\r\n", "GET /1/2/3/4/5/6/7/8/9 HTTP/1.1\r\n\r\n"})
    CHECK_MESSAGE(fault_of(head) == errc::kBadRequest, head);
  for (const char* const line : {"no colon", ": no name", "Name : blank", " folded: x", "X: a\rb", "X: a\nb", "X: \x01",
                                 "X: \xC3\xA9", "Content-Length: -1", "Content-Length: 1 2", "Content-Length: +1",
                                 "Content-Length: 0x1", "Content-Length:", "Content-Length: 1\r\nContent-Length: 1"})
    CHECK_MESSAGE(fault_of(with_line(line)) == errc::kBadRequest, line);
  CHECK(fault_of("GET / HTTP/1.0\r\n\r\n") == errc::kVersion);
  CHECK(fault_of("GET / HTTP/2.0\r\n\r\n") == errc::kVersion);
  CHECK(fault_of(with_line("Transfer-Encoding: chunked")) == errc::kLength);
  CHECK(fault_of(with_line("Transfer-Encoding: chunked\r\nContent-Length: 1")) == errc::kLength);
  CHECK(fault_of(with_line("Content-Length: 99999999999")) == errc::kTooLarge);
  CHECK(fault_of(with_line("Expect: miracles")) == errc::kExpectation);
  CHECK(fault_of("GET /" + std::string(kTargetMax, 'a') + " HTTP/1.1\r\n\r\n") == errc::kTooLarge);
  std::string many = "GET / HTTP/1.1\r\n";
  for (std::size_t i = 0; i <= kHeadersMax; ++i) many += "X: 1\r\n";
  CHECK(fault_of(many + "\r\n") == errc::kTooLarge);
  std::string query = "GET /?a";
  for (std::size_t i = 0; i < kParametersMax; ++i) query += "&a";
  CHECK(fault_of(query + " HTTP/1.1\r\n\r\n") == errc::kBadRequest);
}

TEST_CASE("requests that are sent ahead come out one by one") {
  RequestReader reader;
  reader.feed(as_bytes("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc" + kRequest));
  REQUIRE(reader.next_head().value());
  // The body is whole, and its head stands before it.
  CHECK(as_text(*reader.next_body()) == "abc");
  const auto second = reader.next_head();
  REQUIRE(second.value());
  CHECK((*second)->method == "GET");
  CHECK(reader.next_body()->empty());
  CHECK_FALSE(reader.next_head().value());
  CHECK(reader.waiting() == 0);
  CHECK_FALSE(reader.is_in_head());
  reader.feed(as_bytes("GET"));
  CHECK(reader.is_in_head());
}

TEST_CASE("a head without an end is bounded, and after a fault nothing comes") {
  RequestReader reader;
  reader.feed(as_bytes("GET / HTTP/1.1\r\n"));
  for (std::size_t i = 0; i < kHeadMax / 10; ++i) {
    const auto head = reader.next_head();
    if (!head) break;
    reader.feed(as_bytes("X: 567890\r\n"));
  }
  CHECK(reader.next_head().error().code == errc::kTooLarge);
  reader.feed(as_bytes("\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
  CHECK(reader.next_head().error().code == errc::kTooLarge);
  CHECK_FALSE(reader.next_body());
}

TEST_CASE("a head may be as long as its bound, and is refused at the bound where it has no end") {
  const std::string first = "GET / HTTP/1.1\r\n";
  const std::string filled = first + "X: " + std::string(kHeadMax - first.size() - 7, 'x') + "\r\n\r\n";
  REQUIRE(filled.size() == kHeadMax);
  RequestReader whole;
  whole.feed(as_bytes(filled));
  CHECK(whole.next_head().value());
  RequestReader endless;
  endless.feed(as_bytes(filled.substr(0, kHeadMax - 1)));
  CHECK_FALSE(endless.next_head().value());
  endless.feed(as_bytes("x"));
  CHECK(endless.next_head().error().code == errc::kTooLarge);
}

TEST_CASE("percent-encoding is undone") {
  CHECK(percent_decoded("a%20b+c", false) == "a b+c");
  CHECK(percent_decoded("a%20b+c", true) == "a b c");
  CHECK(percent_decoded(percent_encoded("a/b \xC3\xA9&=%"), true) == "a/b \xC3\xA9&=%");
  CHECK_FALSE(percent_decoded("%", false));
  CHECK_FALSE(percent_decoded("%4", false));
  CHECK_FALSE(percent_decoded("%g0", false));
}
}  // namespace http_test
