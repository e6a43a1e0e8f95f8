// Whole connections: bytes of a browser in, bytes of the node's page out, with a node that answers when it is told to.
#include "api/connection.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "api/errc.h"
#include "base/text.h"
#include "tests/support/site_browser.h"

namespace site_test {
using namespace folkmoot;
using namespace folkmoot::api;
using namespace folkmoot::api::test;

TEST_CASE("the page comes with its headers, and is not sent twice") {
  World world;
  Browser browser(world);
  const auto page = browser.ask("GET /");
  CHECK(page.status == 200);
  CHECK(page.body == "<!doctype html>");
  for (const char* const line :
       {"Content-Security-Policy: default-src 'none'; script-src 'self';", "X-Content-Type-Options: nosniff\r\n",
        "Referrer-Policy: no-referrer\r\n", "X-Frame-Options: DENY\r\n",
        "Cross-Origin-Resource-Policy: same-origin\r\n", "Cross-Origin-Opener-Policy: same-origin\r\n",
        "Cache-Control: no-cache\r\n", "ETag: \"aa\"\r\n", "Content-Length: 15\r\n"})
    CHECK_MESSAGE(page.head.find(line) != std::string::npos, line);
  for (const char* const tags : {"\"aa\"", "\"x\", W/\"aa\"", "*"}) {
    const auto again = browser.ask("GET /", "If-None-Match: " + std::string(tags) + "\r\n");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
  }
  CHECK(browser.ask("GET /", "If-None-Match: \"aab\", \"a\"\r\n").status == 200);
  const auto script = browser.ask("GET /assets/main-1f.js");
  CHECK(script.head.find("Content-Encoding: gzip\r\n") != std::string::npos);
  CHECK(script.head.find("immutable") != std::string::npos);
  const auto head = browser.ask("HEAD /");
  CHECK(head.head.find("Content-Length: 15\r\n") != std::string::npos);
  CHECK(head.body.empty());
  CHECK(browser.ask("GET /nothing").status == 404);
  CHECK(browser.ask("GET /assets%2Fmain-1f.js").status == 404);
  const auto put = browser.ask("PUT /");
  CHECK(put.status == 405);
  CHECK(put.head.find("Allow: GET, HEAD\r\n") != std::string::npos);
}

TEST_CASE("every answer says what time it is at the node") {
  World world;
  Browser browser(world);
  const auto told = [&](std::uint64_t ms, const std::string& date) {
    world.clock.time = Instant{ms};
    CHECK(browser.ask("GET /").head.find("Date: " + date + "\r\n") != std::string::npos);
  };
  told(0, "Thu, 01 Jan 1970 00:00:00 GMT");
  told(951'782'399'999, "Mon, 28 Feb 2000 23:59:59 GMT");
  told(1'796'040'120'000, "Mon, 30 Nov 2026 12:02:00 GMT");
  CHECK(browser.ask("GET /api/v1/status").head.find("Date: Mon, 30 Nov 2026") != std::string::npos);
}

TEST_CASE("the gates stand in their order") {
  World world;
  Browser browser(world);
  CHECK(code_of(browser.ask("GET /api/v1/status")) == errc::kNoSession);
  CHECK(code_of(browser.ask("GET /api/v1/nothing")) == errc::kNoSession);
  CHECK(code_of(browser.ask("GET /api/v1/status", "Authorization: Basic abc\r\n")) == errc::kNoSession);
  browser.let_in();
  browser.send("GET /api/v1/status HTTP/1.1\r\nHost: evil.example:7717\r\nAuthorization: Bearer " + browser.token +
               "\r\n\r\n");
  CHECK(browser.hear().status == 421);
  CHECK(browser.ask("GET /api/v1/status", "Origin: http://evil.example\r\n").status == 403);
  CHECK(browser.ask("GET /api/v1/nothing").status == 404);
  CHECK(browser.ask("GET /api/v2/status").status == 404);
  const auto wrong = browser.ask("POST /api/v1/status");
  CHECK(wrong.status == 405);
  CHECK(code_of(wrong) == errc::kMethod);
  CHECK(wrong.head.find("Allow: GET\r\n") != std::string::npos);
  CHECK(browser.ask("GET /api/v1/acts/propose").status == 405);
  CHECK(browser.ask("POST /api/v1/acts/nothing").status == 404);
  CHECK(code_of(browser.ask("GET /api/v1/status?what=ever")) == errc::kWords);
  CHECK(code_of(browser.ask("GET /api/v1/log?limit=1&limit=2")) == errc::kWords);
  CHECK(code_of(browser.ask("GET /api/v1/search")) == errc::kWords);
  CHECK(code_of(browser.ask("GET /api/v1/things/x?hidden=maybe")) == errc::kWords);
  CHECK(world.node.asked.empty());
  browser.send(browser.request("POST /api/v1/acts/leave", "Content-Type: text/plain\r\nContent-Length: 2\r\n") + "{}");
  CHECK(browser.hear().status == 415);
  // Its body was not read, so nothing can follow it.
  CHECK(browser.connection().is_over());
}

TEST_CASE("only so much is asked of the node at one time") {
  World world;
  std::vector<std::unique_ptr<Browser>> browsers;
  browsers.push_back(std::make_unique<Browser>(world));
  browsers[0]->let_in();
  for (std::size_t i = 0; i <= kQuestionsMax; ++i) {
    browsers.push_back(std::make_unique<Browser>(world));
    browsers.back()->token = browsers[0]->token;
    browsers.back()->send(browsers.back()->request("GET /api/v1/status"));
  }
  CHECK(world.node.asked.size() == kQuestionsMax);
  CHECK(code_of(browsers.back()->hear()) == errc::kBusy);
  // Whoever asked and went away takes no place for ever.
  browsers.erase(browsers.begin() + 1);
  world.node.tell(node::Value::Object{});
  browsers.back()->send(browsers.back()->request("GET /api/v1/status"));
  CHECK(world.node.asked.size() == kQuestionsMax + 1);
}

TEST_CASE("a question goes to the node, and its answer comes back when there is one") {
  World world;
  Browser browser(world);
  browser.let_in();
  browser.send(browser.request("GET /api/v1/things/A%20well?hidden=true&assembly=ours"));
  REQUIRE(world.node.asked.size() == 1);
  CHECK(world.node.asked[0].verb == "ask show");
  CHECK(world.node.asked[0].assembly == "ours");
  CHECK(world.node.asked[0].words == Words{{"hidden", {""}}, {"what", {"A well"}}});
  CHECK(browser.take().empty());
  CHECK(browser.connection().waiting() == Waiting::answer);
  const int before = browser.wakes();
  world.node.tell(node::Value::Object{{"kind", "proposal"}});
  CHECK(browser.wakes() == before + 1);
  const auto answer = browser.hear();
  CHECK(answer.body == "{\"kind\":\"proposal\"}");
  CHECK(answer.head.find("Cache-Control: no-store\r\n") != std::string::npos);
  CHECK(browser.connection().waiting() == Waiting::request);
}

TEST_CASE("an act has typed words") {
  World world;
  Browser browser(world);
  browser.let_in();
  browser.send(browser.request("POST /api/v1/acts/meeting-ask", {},
                               R"({"meeting":"May","class":"order","withdraw":true,"person":"e)"
                               "\xCC\x81"
                               R"("})"));
  REQUIRE(world.node.asked.size() == 1);
  CHECK(world.node.asked[0].verb == "act meeting ask");
  CHECK(world.node.asked[0].words ==
        Words{{"meeting", {"May"}}, {"class", {"order"}}, {"withdraw", {""}}, {"person", {"\xC3\xA9"}}});
  world.node.tell(node::Value::Object{});
  browser.hear();
  for (const char* const body :
       {"", "[]", "{\"title\":1.5}", "{\"nothing\":\"x\"}", "{\"title\":{}}", "{\"title\":null}", "{\"early\":\"yes\"}",
        "{\"title\":-1}", "{\"title\":\"a\\u0000b\"}", "{\"title\":\"x\"", "[[[[[[[[[[1]]]]]]]]]]"}) {
    Browser other(world);
    other.token = browser.token;
    const auto answer =
        other.ask("POST /api/v1/acts/propose", *body == 0 ? "Content-Type: application/json\r\n" : "", body);
    CHECK_MESSAGE(answer.status == 400, body);
  }
  CHECK(world.node.asked.size() == 1);
  browser.send(
      browser.request("POST /api/v1/acts/open", {}, R"({"question":"?","option":["a","b"],"seats":2,"early":false})"));
  REQUIRE(world.node.asked.size() == 2);
  CHECK(world.node.asked[1].words == Words{{"question", {"?"}}, {"option", {"a", "b"}}, {"seats", {"2"}}});
}

TEST_CASE("what the node refuses is told as a problem") {
  World world;
  Browser browser(world);
  browser.let_in();
  const auto refused = [&](const char* code) {
    browser.send(browser.request("GET /api/v1/status"));
    world.node.tell(node::Value::Object{
        {"new", std::uint64_t{3}},
        {"error", node::Value::Object{{"code", code}, {"message", "no"}, {"rule", "admission"}, {"hint", nullptr}}}});
    return browser.hear();
  };
  const auto vouch = refused("vouch.repeated");
  CHECK(vouch.status == 422);
  CHECK(vouch.head.find("Content-Type: application/problem+json\r\n") != std::string::npos);
  CHECK(vouch.body ==
        R"({"type":"urn:folkmoot:problem:vouch.repeated","title":"Not Done","status":422,"code":"vouch.repeated",)"
        R"("detail":"no","rule":"admission","done":{"new":3}})");
  CHECK(refused("node.not_found").status == 404);
  CHECK(refused("node.ambiguous").status == 409);
  CHECK(refused("node.usage").status == 400);
  CHECK(refused("store.full").status == 500);
  CHECK(refused("bundle.damaged").status == 422);
  CHECK(refused("event.charter").status == 422);
  CHECK(refused("event.body_hash").status == 500);
  CHECK(refused("net.unreachable").status == 502);
}

TEST_CASE("a list is told page by page") {
  World world;
  Browser browser(world);
  browser.let_in();
  const auto page = [&](const std::string& query) {
    browser.send(browser.request("GET /api/v1/tasks" + query));
    node::Value::Array tasks;
    for (const char* const id : {"a", "b", "c"}) tasks.emplace_back(node::Value::Object{{"id", id}});
    world.node.tell(node::Value::Object{{"tasks", std::move(tasks)}});
    return browser.hear();
  };
  CHECK(page("").body == R"({"tasks":[{"id":"a"},{"id":"b"},{"id":"c"}],"next":null})");
  CHECK(page("?limit=2").body == R"({"tasks":[{"id":"a"},{"id":"b"}],"next":"b"})");
  CHECK(page("?limit=2&after=b").body == R"({"tasks":[{"id":"c"}],"next":null})");
  CHECK(page("?after=c").body == R"({"tasks":[],"next":null})");
  CHECK(page("?after=x").status == 400);
  CHECK(browser.ask("GET /api/v1/tasks?limit=0").status == 400);
  CHECK(browser.ask("GET /api/v1/tasks?limit=1001").status == 400);
}

TEST_CASE("the same wish is done once, also when nobody is there any more") {
  World world;
  auto browser = std::make_unique<Browser>(world);
  browser->let_in();
  const std::string token = browser->token;
  const std::string wish = browser->request("POST /api/v1/acts/position", "Idempotency-Key: k1\r\n",
                                            R"({"proposal":"p","position":"agree"})");
  browser->send(wish);
  REQUIRE(world.node.asked.size() == 1);
  // The line broke; the page tries again before and after the node has answered.
  browser = std::make_unique<Browser>(world);
  browser->send(wish);
  CHECK(code_of(browser->hear()) == errc::kUnderWay);
  world.node.tell(node::Value::Object{{"event", "e1"}});
  browser->send(wish);
  CHECK(browser->hear().body == "{\"event\":\"e1\"}");
  CHECK(world.node.asked.size() == 1);
  browser->token = token;
  const auto other =
      browser->ask("POST /api/v1/acts/position", "Idempotency-Key: k1\r\n", R"({"proposal":"p","position":"block"})");
  CHECK(other.status == 422);
  CHECK(code_of(other) == errc::kKeyReused);
  CHECK(code_of(browser->ask("POST /api/v1/acts/leave", "Idempotency-Key: not a key\r\n", "{}")) == errc::kWords);
}

TEST_CASE("changes reach whoever listens") {
  World world;
  Browser browser(world);
  browser.let_in();
  browser.send(browser.request("GET /api/v1/events"));
  const std::string begin = browser.take();
  CHECK(begin.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  CHECK(begin.find("Content-Length") == std::string::npos);
  CHECK(begin.find("event: reset\n") != std::string::npos);
  CHECK(browser.connection().waiting() == Waiting::stream);
  node::Change change;
  change.acts.push_back({EventId{}, "position", {EventId{}}});
  world.site.changed(change);
  const std::string told = browser.take();
  CHECK(told.find("event: change\ndata: {\"assembly\":\"0000") != std::string::npos);
  const std::string last = told.substr(4, told.find('\n') - 4);
  // Nothing for a while: a sign of life.
  world.site.tick();
  CHECK(browser.take().empty());
  world.clock.time.ms += kHeartbeatMs;
  world.site.tick();
  CHECK(browser.take() == kHeartbeat);
  // Another one was away, and hears what it missed.
  world.site.changed(change);
  Browser other(world);
  other.token = browser.token;
  other.send(other.request("GET /api/v1/events", "Last-Event-ID: " + last + "\r\n"));
  const std::string missed = other.take();
  CHECK(missed.find("event: reset") == std::string::npos);
  CHECK(missed.find("event: change") == missed.rfind("event: change"));
  Browser third(world);
  third.token = browser.token;
  third.send(third.request("GET /api/v1/events", "Last-Event-ID: 00000000-1\r\n"));
  CHECK(third.take().find("event: reset") != std::string::npos);
  // Whoever takes nothing is not waited for.
  for (int i = 0; i < 1'000 && !browser.connection().is_over(); ++i) world.site.changed(change);
  CHECK(browser.connection().is_over());
  // The session ends, and with it what listens.
  Browser last_one(world);
  last_one.token = browser.token;
  CHECK(last_one.ask("DELETE /api/v1/session").status == 200);
  CHECK(other.connection().is_over());
  CHECK(last_one.ask("GET /api/v1/session").status == 401);
}

TEST_CASE("bodies are bounded before they are read") {
  World world;
  Browser browser(world);
  browser.let_in();
  browser.send(browser.request("POST /api/v1/acts/note", "Content-Type: application/json\r\nContent-Length: " +
                                                             std::to_string(kBodyMax + 1) + "\r\n"));
  CHECK(browser.hear().status == 413);
  CHECK(browser.connection().is_over());
  CHECK_FALSE(browser.connection().reads());
  // Without a session not even a small one is waited for.
  Browser stranger(world);
  stranger.send(stranger.request("POST /api/v1/acts/note", "Content-Type: application/json\r\nContent-Length: 10\r\n"));
  CHECK(stranger.hear().status == 401);
  Browser curious(world);
  CHECK(curious.ask("POST /api/v1/session", {}, std::string(kCodeBodyMax + 1, ' ')).status == 413);
  Browser patient(world);
  patient.token = browser.token;
  patient.send(patient.request("POST /api/v1/bundle/import",
                               "Content-Type: application/octet-stream\r\nContent-Length: 3\r\n"
                               "Expect: 100-continue\r\n"));
  CHECK(patient.take() == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(patient.connection().waiting() == Waiting::body);
  patient.send("abc");
  REQUIRE(world.node.asked.size() == 1);
  CHECK(as_text(*world.node.asked[0].upload) == "abc");
}

TEST_CASE("requests that are sent ahead are answered in their order, and bounded") {
  World world;
  Browser browser(world);
  browser.let_in();
  browser.send(browser.request("GET /api/v1/status") + browser.request("GET /api/v1/seal") +
               browser.request("GET /api/v1/session"));
  REQUIRE(world.node.asked.size() == 1);
  world.node.tell(node::Value::Object{{"is", "status"}});
  CHECK(browser.take().find("\"status\"") != std::string::npos);
  REQUIRE(world.node.asked.size() == 2);
  CHECK(world.node.asked[1].verb == "ask seal");
  for (int i = 0; i < 1'000 && browser.connection().reads(); ++i) browser.send(browser.request("GET /api/v1/session"));
  CHECK_FALSE(browser.connection().reads());
  world.node.tell(node::Value::Object{{"is", "seal"}});
  CHECK(browser.take().find("\"owner\"") != std::string::npos);
  CHECK(browser.connection().reads());
  CHECK(browser.ask("GET /api/v1/session", "Connection: close\r\n").head.find("Connection: close\r\n") !=
        std::string::npos);
  CHECK(browser.connection().is_over());
}

TEST_CASE("a file is sent in pieces, and one that breaks off is cut") {
  class Pieces final : public LongBody {
   public:
    explicit Pieces(std::size_t held) : held_(held) {}
    [[nodiscard]] std::uint64_t size() const override { return 100; }
    Bytes next(std::size_t most) override {
      const std::size_t size = std::min(most, held_);
      held_ -= size;
      return Bytes(size, 'p');
    }

   private:
    std::size_t held_;
  };
  for (const std::size_t held : {std::size_t{100}, std::size_t{60}}) {
    World world;
    Browser browser(world);
    browser.let_in();
    browser.send(browser.request("GET /api/v1/proofs/decision/A%20well?with_words=true"));
    REQUIRE(world.node.asked.size() == 1);
    CHECK(world.node.asked[0].wants_file);
    CHECK(world.node.asked[0].words == Words{{"words", {""}}, {"kind", {"decision"}}, {"what", {"A well"}}});
    world.node.waiting.front()(
        {{node::Value::Object{}, std::nullopt, node::ExitClass::done}, std::make_unique<Pieces>(held)});
    const auto file = browser.hear();
    CHECK(file.head.find("Content-Length: 100\r\n") != std::string::npos);
    CHECK(file.head.find("attachment") != std::string::npos);
    CHECK(file.body.size() == held);
    CHECK(browser.connection().is_over() == (held < 100));
  }
}

TEST_CASE("every operation has a path of its own") {
  std::set<std::pair<Method, std::string_view>> seen;
  for (const Route& route : routes()) {
    CHECK(route.path.starts_with('/'));
    CHECK(seen.emplace(route.method, route.path).second);
    CHECK((route.kind == Kind::list) == !route.key.empty());
  }
  std::set<std::string> acts;
  for (const node::ActRow& row : node::act_rows()) CHECK(acts.insert(act_name(row)).second);
}
}  // namespace site_test
