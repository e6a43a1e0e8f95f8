// Where the bytes of requests are cut makes no difference.
#include "api/http.h"
#include "tests/support/prop.h"

namespace http_prop {
using namespace folkmoot;
using namespace folkmoot::api;

namespace {
/// What comes out of a reader: heads, bodies, and the fault that ended it.
std::vector<std::string> read_all(std::string_view text, const std::vector<std::size_t>& cuts) {
  std::vector<std::string> out;
  RequestReader reader;
  std::size_t at = 0;
  for (std::size_t i = 0; at < text.size(); ++i) {
    const std::size_t size = i < cuts.size() ? std::min(cuts[i] % 40 + 1, text.size() - at) : text.size() - at;
    reader.feed(as_bytes(text.substr(at, size)));
    at += size;
    while (true) {
      const auto head = reader.next_head();
      if (!head) {
        if (out.empty() || out.back() != "fault " + std::string(head.error().code))
          out.push_back("fault " + std::string(head.error().code));
        break;
      }
      if (*head) out.push_back((*head)->method + " " + (*head)->target + " " + std::to_string((*head)->headers.size()));
      const auto body = reader.next_body();
      if (body) out.push_back("body " + std::string(as_text(*body)));
      if (!*head && !body) break;
    }
  }
  return out;
}

rc::Gen<std::string> request() {
  return rc::gen::exec([] {
    const std::string body(*rc::gen::inRange<std::size_t>(0, 60), 'b');
    std::string out = *rc::gen::element<std::string>("GET /a", "POST /b/c?d=e", "HEAD /%41", "get /", "GET  /") +
                      " HTTP/1." + *rc::gen::element<std::string>("1", "1", "1", "1", "0") + "\r\n";
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
      out += *rc::gen::weightedElement<std::string>(
          {{20, "X: 1\r\n"}, {20, "Host: here\r\n"}, {1, "Bad\r\n"}, {1, "X : 1\r\n"}, {1, "\n"}, {1, "Y: \r\r\n"}});
    if (!body.empty()) out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + body;
  });
}
}  // namespace

TEST_CASE("requests come out the same however they are cut") {
  CHECK(test::holds("any split of the bytes gives the same requests", [] {
    std::string text;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) text += *request();
    // Sometimes something goes wrong on the way.
    if (*rc::gen::inRange(0, 4) == 0)
      text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
    const auto cuts = *rc::gen::arbitrary<std::vector<std::size_t>>();
    RC_ASSERT(read_all(text, cuts) == read_all(text, {}));
    RC_ASSERT(read_all(text, std::vector<std::size_t>(text.size(), 0)) == read_all(text, {}));
  }));
  CHECK(test::holds("a head that is read can be read again", [] {
    const auto head = parse_head(*request());
    if (head) RC_ASSERT(parse_head(head->method + " " + head->target + " HTTP/1.1\r\n\r\n")->path == head->path);
  }));
}
}  // namespace http_prop
