// Meeting mode: what phones in the room reach, and what they do not.
#include "api/room.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "api/errc.h"
#include "tests/support/site_browser.h"

namespace room_test {
using namespace folkmoot;
using namespace folkmoot::api;
using namespace folkmoot::api::test;
using node::Value;

namespace {
const std::string kMeeting(64, 'a');
const std::string kProposal(64, 'b');
const std::string kLena(64, '1');
const std::string kOmar(64, '2');
const std::string kAssembly = AssemblyId{}.hex();

Value meeting_view() {
  return Value::Object{
      {"meeting", kMeeting},
      {"agenda", Value::Array{Value::Object{{"title", "The well"}, {"proposals", Value::Array{Value(kProposal)}}}}}};
}
Value status_view() { return Value::Object{{"assembly", kAssembly}, {"member", kOmar}}; }
Value member(const std::string& id, const char* name, const char* state) {
  return Value::Object{{"member", id}, {"name", name}, {"state", state}};
}
Value members_view() {
  return Value::Object{{"members", Value::Array{member(kLena, "m031", "listed"), member(kOmar, "m001", "member")}}};
}
Value refusal(const char* code) { return Value::Object{{"error", Value::Object{{"code", code}, {"message", "no"}}}}; }

/// A node whose member has opened a meeting to the room.
struct OpenRoom : World {
  OpenRoom() {
    owner.let_in();
    open();
  }
  Heard open(const std::string& words = "\"minutes\":60") {
    owner.send(owner.request("POST /api/v1/meeting-mode", {}, "{\"meeting\":\"May\"," + words + "}"));
    node.tell(meeting_view());
    node.tell(status_view());
    while (!node.waiting.empty()) node.tell(members_view());
    const Heard heard = owner.hear();
    if (heard.status == 200) code = text_in(heard, "code");
    return heard;
  }
  static std::string text_in(const Heard& heard, const std::string& name) {
    const std::string key = "\"" + name + "\":\"";
    const std::size_t at = heard.body.find(key);
    if (at == std::string::npos) return {};
    const std::size_t from = at + key.size();
    return heard.body.substr(from, heard.body.find('"', from) - from);
  }
  Browser guest() {
    Browser out = Browser::in_room(*this);
    out.let_in(code);
    return out;
  }
  /// Whoever sits down is checked in.
  Heard seat(Browser& phone, const std::string& id, const Value& told = Value::Object{}) {
    phone.send(phone.request("POST /api/v1/meeting-mode/seat", {}, "{\"member\":\"" + id + "\"}"));
    if (!node.waiting.empty() && node.asked.back().verb == "ask members") node.tell(members_view());
    if (!node.waiting.empty()) node.tell(told);
    return phone.hear();
  }

  Browser owner{*this};
  std::string code;
};
}  // namespace

TEST_CASE("a member opens a meeting to the room, and ends it") {
  World world;
  Browser owner(world);
  owner.let_in();
  const auto closed = owner.ask("GET /api/v1/meeting-mode");
  CHECK(closed.body.find("\"open\":false") != std::string::npos);
  CHECK(closed.body.find("\"addresses\":[\"192.168.1.5\"]") != std::string::npos);
  for (const char* const words :
       {"{}", R"({"meeting":"May"})", R"({"meeting":"May","minutes":0})", R"({"meeting":"May","minutes":1441})",
        R"({"meeting":"May","minutes":1,"x":1})", R"({"meeting":"May","minutes":"1"})", R"({"meeting":1,"minutes":1})"})
    CHECK_MESSAGE(code_of(owner.ask("POST /api/v1/meeting-mode", {}, words)) == errc::kWords, words);
  CHECK(world.node.asked.empty());
  // A meeting that is not there.
  owner.send(owner.request("POST /api/v1/meeting-mode", {}, R"({"meeting":"June","minutes":1})"));
  world.node.tell(refusal("node.not_found"));
  CHECK(owner.hear().status == 404);
  CHECK_FALSE(world.entrance.is_open);

  OpenRoom room;
  CHECK(room.entrance.is_open);
  CHECK(room.code.size() == kRoomCodeLetters);
  CHECK(room.node.asked[0].words == Words{{"meeting", {"May"}}});
  room.owner.send(room.owner.request("GET /api/v1/meeting-mode"));
  const auto shown = room.owner.hear();
  CHECK(shown.body.find("\"url\":\"http://192.168.1.5:7718/#k=" + room.code + "\"") != std::string::npos);
  CHECK(shown.body.find("\"lines\":[{\"member\":\"" + kLena + "\",\"name\":\"m031\"}]") != std::string::npos);
  Browser guest = room.guest();
  CHECK(room.owner.ask("DELETE /api/v1/meeting-mode").body.find("\"open\":false") != std::string::npos);
  CHECK_FALSE(room.entrance.is_open);
  CHECK(guest.ask("GET /api/v1/session").status == 401);
}

TEST_CASE("an address that this machine has not is said at once") {
  OpenRoom room;
  room.owner.ask("DELETE /api/v1/meeting-mode");
  CHECK(code_of(room.open(R"("minutes":60,"address":"nowhere")")) == "net.listen");
  CHECK_FALSE(room.entrance.is_open);
}

TEST_CASE("the room closes by itself when its time is over, and its listeners go") {
  OpenRoom room;
  Browser guest = room.guest();
  guest.send(guest.request("GET /api/v1/events"));
  CHECK(guest.take().find("event: reset") != std::string::npos);
  room.clock.time.ms += kHourMs;
  room.site.tick();
  CHECK_FALSE(room.entrance.is_open);
  CHECK(guest.connection().is_over());
  Browser late = Browser::in_room(room);
  CHECK(late.ask("POST /api/v1/session", {}, "{\"code\":\"" + room.code + "\"}").status == 421);
}

TEST_CASE("a meeting that lasts longer keeps who sits there; another one does not") {
  OpenRoom room;
  Browser guest = room.guest();
  REQUIRE(room.seat(guest, kLena).status == 200);
  const std::string before = room.code;
  room.open("\"minutes\":120");
  CHECK(room.code != before);
  CHECK(guest.ask("GET /api/v1/session").body.find("\"name\":\"m031\"") != std::string::npos);
  room.owner.send(room.owner.request("POST /api/v1/meeting-mode", {}, R"({"meeting":"June","minutes":1})"));
  room.node.tell(Value::Object{{"meeting", std::string(64, 'c')}});
  room.node.tell(status_view());
  room.node.tell(members_view());
  room.node.tell(members_view());
  CHECK(room.owner.hear().body.find("\"seats\":[]") != std::string::npos);
  CHECK(guest.ask("GET /api/v1/session").status == 401);
}

TEST_CASE("nobody comes in from the room as the member") {
  OpenRoom room;
  Browser phone = Browser::in_room(room);
  // Neither with the member's code, nor with the member's token.
  const std::string code = room.site.make_link().code;
  CHECK(code_of(phone.ask("POST /api/v1/session", {}, "{\"code\":\"" + code + "\"}")) == errc::kCode);
  phone.token = room.owner.token;
  CHECK(code_of(phone.ask("GET /api/v1/status")) == errc::kNoSession);
  CHECK(code_of(phone.ask("GET /api/v1/session")) == errc::kNoSession);
  // The code was not used up by that.
  Browser(room).let_in(code);
  // By another name the address is none of this node's.
  phone.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:7717\r\n\r\n");
  CHECK(phone.hear().status == 421);
  CHECK(phone.ask("GET /", "Origin: http://127.0.0.1:7717\r\n").status == 403);
  CHECK(phone.ask("GET /").head.find("Cross-Origin-Opener-Policy") == std::string::npos);
}

TEST_CASE("a guest asks for what is shown in the room, and for nothing else") {
  OpenRoom room;
  const std::size_t before = room.node.asked.size();
  Browser guest = room.guest();
  const auto session = guest.ask("GET /api/v1/session");
  CHECK(session.body.find("\"role\":\"guest\"") != std::string::npos);
  CHECK(session.body.find("\"host\":{\"member\":\"" + kOmar + "\",\"name\":\"m001\"}") != std::string::npos);
  for (const Route& route : routes()) {
    if (route.who != For::owner) continue;
    // A body that is refused ends its connection.
    Browser other = room.guest();
    std::string line = std::string(method_name(route.method)) + " /api/v1" + std::string(route.path);
    std::ranges::replace_if(line, [](char c) { return c == '{' || c == '}'; }, 'x');
    const auto answer = other.ask(line, {}, route.method == Method::post ? "{}" : "");
    CHECK_MESSAGE(answer.status == 403, line);
    CHECK_MESSAGE(code_of(answer) == errc::kRole, line);
  }
  std::size_t open_acts = 0;
  for (const node::ActRow& row : node::act_rows()) {
    Browser other = room.guest();
    const std::string code = code_of(other.ask("POST /api/v1/acts/" + act_name(row), {}, "{}"));
    CHECK((code == errc::kRole || code == errc::kSeat));
    if (code != errc::kRole) ++open_acts;
  }
  CHECK(open_acts == 2);
  CHECK(code_of(guest.ask("GET /api/v1/things/" + kProposal + "?hidden=true")) == errc::kRole);
  CHECK(room.node.asked.size() == before);
  // What the meeting's view names, and no more.
  guest.send(guest.request("GET /api/v1/things/" + std::string(64, 'd')));
  CHECK(room.node.asked.back().verb == "ask meeting");
  CHECK(room.node.asked.back().words == Words{{"meeting", {kMeeting}}});
  room.node.tell(meeting_view());
  CHECK(code_of(guest.hear()) == errc::kRole);
  guest.send(guest.request("GET /api/v1/things/" + kProposal));
  CHECK(room.node.asked.back().verb == "ask show");
  CHECK(room.node.asked.back().assembly == kAssembly);
  room.node.tell(Value::Object{{"kind", "proposal"}});
  CHECK(guest.hear().body == "{\"kind\":\"proposal\"}");
  CHECK(code_of(guest.ask("GET /api/v1/meetings/" + std::string(64, 'e'))) == errc::kRole);
  CHECK(guest.ask("GET /api/v1/meetings/" + kMeeting).status == 200);
  // The member has no seat.
  CHECK(code_of(room.owner.ask("POST /api/v1/meeting-mode/seat", {}, "{}")) == errc::kRole);
}

TEST_CASE("three hundred phones that hear of a change are one question") {
  OpenRoom room;
  std::vector<std::unique_ptr<Browser>> phones;
  for (int i = 0; i < 300; ++i) {
    phones.push_back(std::make_unique<Browser>(Browser::in_room(room)));
    phones.back()->let_in(room.code);
  }
  const auto all_ask = [&] {
    for (const auto& phone : phones) phone->send(phone->request("GET /api/v1/meetings/" + kMeeting));
  };
  const std::size_t before = room.node.asked.size();
  all_ask();
  CHECK(room.node.asked.size() == before + 1);
  room.node.tell(meeting_view());
  for (const auto& phone : phones) CHECK(phone->hear().status == 200);
  all_ask();
  CHECK(room.node.asked.size() == before + 1);
  for (const auto& phone : phones) phone->take();
  // Who asks after a change is not told what was asked before it.
  room.site.changed({});
  phones[0]->send(phones[0]->request("GET /api/v1/meetings/" + kMeeting));
  room.site.changed({});
  phones[1]->send(phones[1]->request("GET /api/v1/meetings/" + kMeeting));
  CHECK(room.node.asked.size() == before + 3);
  room.node.tell(Value::Object{{"meeting", kMeeting}, {"is", "old"}});
  CHECK(phones[1]->take().empty());
  room.node.tell(meeting_view());
  CHECK(phones[1]->hear().body.find("agenda") != std::string::npos);
}

TEST_CASE("one line of the list is one phone's") {
  OpenRoom room;
  Browser first = room.guest();
  Browser second = room.guest();
  const auto seated = room.seat(first, kLena);
  CHECK(seated.status == 200);
  CHECK(OpenRoom::text_in(seated, "name") == "m031");
  CHECK(room.node.asked.back().verb == "act meeting attend");
  CHECK(room.node.asked.back().words == Words{{"meeting", {kMeeting}}, {"person", {kLena}}});
  CHECK(code_of(room.seat(second, kLena)) == errc::kSeat);
  // Whoever has a device of their own has no line; nor has somebody unknown.
  CHECK(code_of(room.seat(second, kOmar)) == errc::kSeat);
  CHECK(code_of(room.seat(second, "x")) == errc::kSeat);
  room.owner.send(room.owner.request("GET /api/v1/meeting-mode"));
  if (!room.node.waiting.empty()) room.node.tell(members_view());
  const auto shown = room.owner.hear();
  CHECK(shown.body.find("\"lines\":[]") != std::string::npos);
  CHECK(shown.body.find("\"guests\":2") != std::string::npos);
  // The chair frees the line, and the phone that had it is no longer there.
  CHECK(room.owner.ask("DELETE /api/v1/meeting-mode/seats/" + kLena).status == 200);
  CHECK(code_of(room.owner.ask("DELETE /api/v1/meeting-mode/seats/" + kLena)) == errc::kSeat);
  CHECK(code_of(first.ask("POST /api/v1/acts/meeting-ask", {}, "{}")) == errc::kSeat);
  // Who is there already may sit down; who is not let in may not, and leaves the line free.
  CHECK(room.seat(second, kLena, refusal("attend.repeated")).status == 200);
  CHECK(room.owner.ask("DELETE /api/v1/meeting-mode/seats/" + kLena).status == 200);
  CHECK(code_of(room.seat(first, kLena, refusal("meeting.over"))) == "meeting.over");
  CHECK(room.seat(first, kLena).status == 200);
}

TEST_CASE("a guest speaks for the one who sits there, in this meeting, and seldom") {
  OpenRoom room;
  Browser guest = room.guest();
  REQUIRE(room.seat(guest, kLena).status == 200);
  const auto ask_floor = [&](const std::string& words) {
    guest.send(guest.request("POST /api/v1/acts/meeting-ask", {}, words));
    while (!room.node.waiting.empty())
      room.node.tell(room.node.asked.back().verb == "ask meeting" ? meeting_view() : Value::Object{{"event", "e"}});
    return guest.hear();
  };
  CHECK(ask_floor("{\"class\":\"order\",\"person\":\"" + kOmar + "\",\"meeting\":\"June\"}").status == 200);
  CHECK(room.node.asked.back().verb == "act meeting ask");
  CHECK(room.node.asked.back().assembly == kAssembly);
  CHECK(room.node.asked.back().words == Words{{"class", {"order"}}, {"person", {kLena}}, {"meeting", {kMeeting}}});
  const auto soon = ask_floor("{}");
  CHECK(soon.status == 429);
  CHECK(code_of(soon) == errc::kTooMany);
  room.clock.time.ms += kSeatPauseMs;
  guest.send(
      guest.request("POST /api/v1/acts/enter", {}, "{\"proposal\":\"" + kProposal + "\",\"position\":\"agree\"}"));
  room.node.tell(Value::Object{{"event", "e"}});
  CHECK(guest.hear().status == 200);
  CHECK(room.node.asked.back().verb == "act enter");
  CHECK(room.node.asked.back().words == Words{{"proposal", {kProposal}}, {"position", {"agree"}}, {"person", {kLena}}});
  // On what is not on the agenda nobody answers from the room.
  CHECK(code_of(guest.ask("POST /api/v1/acts/enter", {}, R"({"proposal":"another","position":"agree"})")) ==
        errc::kRole);
  for (std::size_t i = 2; i < kSeatActsMax; ++i) {
    room.clock.time.ms += kSeatPauseMs;
    REQUIRE(ask_floor("{}").status == 200);
  }
  room.clock.time.ms += kSeatPauseMs;
  CHECK(code_of(ask_floor("{}")) == errc::kTooMany);
}

TEST_CASE("a guest hears of this assembly only, and begins anew after a break") {
  OpenRoom room;
  Browser guest = room.guest();
  guest.send(guest.request("GET /api/v1/events", "Last-Event-ID: 1-1\r\n"));
  CHECK(guest.take().find("event: reset") != std::string::npos);
  node::Change other;
  other.assembly.bytes.fill(7);
  other.acts.push_back({EventId{}, "position", {}});
  room.site.changed(other);
  CHECK(guest.take().empty());
  node::Change own;
  own.acts.push_back({EventId{}, "position", {}});
  room.site.changed(own);
  CHECK(guest.take().find("event: change") != std::string::npos);
}

TEST_CASE("where the node is too busy, everybody in the room hears it and asks again") {
  OpenRoom room;
  Browser guest = room.guest();
  std::vector<std::unique_ptr<Browser>> browsers;
  for (std::size_t i = 0; i < kQuestionsMax; ++i) {
    browsers.push_back(std::make_unique<Browser>(room));
    browsers.back()->token = room.owner.token;
    browsers.back()->send(browsers.back()->request("GET /api/v1/status"));
  }
  CHECK(code_of(guest.ask("GET /api/v1/meetings/" + kMeeting)) == errc::kBusy);
  for (std::size_t i = 0; i < kQuestionsMax; ++i) room.node.tell(status_view());
  guest.send(guest.request("GET /api/v1/meetings/" + kMeeting));
  room.node.tell(meeting_view());
  CHECK(guest.hear().status == 200);
}
}  // namespace room_test
