#include "api/guard.h"

#include <doctest/doctest.h>

#include "api/errc.h"

namespace guard_test {
using namespace folkmoot;
using namespace folkmoot::api;

namespace {
Code verdict(std::string_view headers, bool is_page = false, std::uint16_t port = 7717) {
  const auto head = parse_head("GET / HTTP/1.1\r\n" + std::string(headers) + "\r\n");
  REQUIRE(head);
  const auto checked = check_source(*head, Face::loopback(port), is_page);
  return checked ? Code() : checked.error().code;
}
const std::string kHere = "Host: 127.0.0.1:7717\r\n";
}  // namespace

TEST_CASE("a node is asked for by its own names only") {
  for (const char* const host : {"127.0.0.1:7717", "localhost:7717", "[::1]:7717"})
    CHECK(verdict("Host: " + std::string(host) + "\r\n").empty());
  for (const char* const host :
       {"127.0.0.1", "127.0.0.1:7718", "localhost", "evil.example:7717", "127.0.0.1:7717.evil.example",
        "127.0.0.2:7717", "LOCALHOST:7717", "192.168.1.2:7717", ""})
    CHECK_MESSAGE(verdict("Host: " + std::string(host) + "\r\n") == errc::kHost, host);
  CHECK(verdict("") == errc::kBadRequest);
  CHECK(verdict(kHere + kHere) == errc::kBadRequest);
  CHECK(verdict("Host: localhost\r\n", false, 80).empty());
  // What was asked for by --web is a name of its own, and no other one is.
  const auto asked_at = [](std::string_view host) {
    const auto head = parse_head("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    return head && check_source(*head, Face::loopback(7717, "127.0.0.2"), false);
  };
  CHECK(asked_at("127.0.0.2:7717"));
  CHECK(asked_at("localhost:7717"));
  CHECK_FALSE(asked_at("127.0.0.3:7717"));
  CHECK(Face::loopback(7717, "::1").hosts == Face::loopback(7717).hosts);
}

TEST_CASE("a page from elsewhere asks in vain") {
  CHECK(verdict(kHere + "Origin: http://127.0.0.1:7717\r\n").empty());
  CHECK(verdict(kHere + "Origin: http://localhost:7717\r\n").empty());
  for (const char* const origin : {"null", "http://127.0.0.1:8000", "https://127.0.0.1:7717", "http://evil.example",
                                   "http://127.0.0.1:7717.evil.example", "http://127.0.0.1", "file://", ""})
    CHECK_MESSAGE(verdict(kHere + "Origin: " + std::string(origin) + "\r\n") == errc::kOrigin, origin);
  CHECK(verdict(kHere + "Origin: http://127.0.0.1:7717\r\nOrigin: http://127.0.0.1:7717\r\n") == errc::kOrigin);
}

TEST_CASE("a browser that says where a request comes from is believed") {
  CHECK(verdict(kHere + "Sec-Fetch-Site: same-origin\r\n").empty());
  CHECK(verdict(kHere + "Sec-Fetch-Site: none\r\n").empty());
  const std::string visit = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
  for (const char* const site : {"cross-site", "same-site", "anything"}) {
    const std::string from = kHere + "Sec-Fetch-Site: " + site + "\r\n";
    CHECK(verdict(from) == errc::kOrigin);
    CHECK(verdict(from, true) == errc::kOrigin);
    CHECK(verdict(from + visit, true).empty());
    // No visit leads into the interface, and no frame is a visit.
    CHECK(verdict(from + visit, false) == errc::kOrigin);
    CHECK(verdict(from + "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", true) == errc::kOrigin);
  }
}
}  // namespace guard_test
