// Meeting mode: what the member, and the guests in the room, ask of the node's page.
#include <algorithm>

#include "api/errc.h"
#include "api/own_answers.h"
#include "api/site.h"
#include "base/text.h"

namespace folkmoot::api {

namespace {
Error no_room() { return {errc::kRoom, "no meeting is open to the room on this node"}; }
Error too_busy() { return {errc::kBusy, "too much is asked at one time"}; }

bool is_refused(const node::Reply& reply) { return reply.error || !reply.json["error"].is_null(); }
Answer plain_answer(const node::Reply& reply) { return is_refused(reply) ? answer_of(reply) : json_answer(reply.json); }

Question question(std::string_view verb, const std::string& assembly, Words words) {
  return {std::string(verb), assembly, std::move(words), std::nullopt, false};
}

node::Value person(std::string_view member, std::string_view name) {
  return node::Value::Object{{"member", member}, {"name", name}};
}

/// Those whom a phone can speak for: on the roll, without a device of their own.
std::vector<const node::Value*> lines_of(const node::Value& members) {
  std::vector<const node::Value*> out;
  for (const node::Value& member : members["members"].items())
    if (member["state"].text() == "listed") out.push_back(&member);
  return out;
}

struct RoomWish {
  std::string meeting;
  std::string address;
  std::uint64_t life_ms = 0;
};
Result<RoomWish> room_wish(BytesView body) {
  constexpr std::uint64_t kMinutesMax = kRoomLifeMaxMs / kMinuteMs;
  const auto names = {std::string_view("meeting"), std::string_view("minutes"), std::string_view("address")};
  FM_ASSIGN(const node::Value said, parse_json(body));
  RoomWish out;
  FM_ASSIGN(out.meeting, text_of(said, "meeting", names));
  const auto* const minutes = std::get_if<std::int64_t>(&said["minutes"].data());
  if (minutes == nullptr || *minutes < 1 || static_cast<std::uint64_t>(*minutes) > kMinutesMax)
    return bad_words("minutes: 1 to " + std::to_string(kMinutesMax));
  out.life_ms = static_cast<std::uint64_t>(*minutes) * kMinuteMs;
  if (!said["address"].is_null()) {
    FM_ASSIGN(out.address, text_of(said, "address", names));
  }
  return out;
}
}  // namespace

void Site::perform_in_room(const Request& request, const Respond& respond) {
  const Kind kind = request.asked.route->kind;
  if (kind == Kind::open_room) return open_room(request, respond);
  if (kind == Kind::take_seat) return take_seat(request, respond);
  if (kind == Kind::free_seat) return free_seat(request, respond);
  if (kind == Kind::close_room) close_room();
  show_room(respond);
}

void Site::open_room(const Request& request, const Respond& respond) {
  if (parts_.entrance == nullptr) return respond(problem({errc::kRoom, "this node has no entrance for a room"}));
  const auto wish = room_wish(request.body);
  if (!wish) return respond(problem(wish.error()));
  const auto asking = question_of(request.head, request.asked, {});
  if (!asking) return respond(problem(asking.error()));
  const std::string assembly = asking->question.assembly;
  const auto open = [this, wish = *wish, respond](const node::Value& meeting, const node::Value& status,
                                                  const node::Value& members) {
    Room::Meeting wanted;
    wanted.assembly = status["assembly"].text();
    wanted.meeting = meeting["meeting"].text();
    for (const node::Value& member : members["members"].items())
      if (member["member"].text() == status["member"].text())
        wanted.host = person(member["member"].text(), member["name"].text());
    wanted.until = {parts_.clock->now().ms + wish.life_ms};
    // The guests of another meeting are no guests of this one.
    if (room_.meeting() != nullptr && room_.meeting()->meeting != wanted.meeting) close_room();
    const auto address = parts_.entrance->open(wish.address);
    if (!address) return respond(problem(address.error()));
    wanted.address = *address;
    wanted.code = sessions_.make_room_code(parts_.random->draw<Hash>(), wanted.until);
    room_.open(std::move(wanted));
    show_room(respond);
  };
  const auto with_status = [this, assembly, respond, open](const node::Value& meeting, const Told& status) {
    if (is_refused(status.reply)) return respond(answer_of(status.reply));
    ask(question("ask members", assembly, {}), respond,
        [respond, open, meeting, shown = status.reply.json](const Told& members) {
          if (is_refused(members.reply)) return respond(answer_of(members.reply));
          open(meeting, shown, members.reply.json);
        });
  };
  const auto with_meeting = [this, assembly, respond, with_status](const Told& meeting) {
    if (is_refused(meeting.reply)) return respond(answer_of(meeting.reply));
    ask(question("ask status", assembly, {}), respond,
        [with_status, shown = meeting.reply.json](const Told& status) { with_status(shown, status); });
  };
  ask(question("ask meeting", assembly, {{"meeting", {wish->meeting}}}), respond, with_meeting);
}

void Site::close_room() {
  if (parts_.entrance != nullptr) parts_.entrance->close();
  sessions_.end_guests();
  room_.close();
}

void Site::show_room(const Respond& respond) {
  if (room_.meeting() == nullptr) return respond(json_answer(room_shape({})));
  look_for_room("ask members", {}, respond, [this, respond](const node::Reply& members) {
    respond(is_refused(members) ? answer_of(members) : json_answer(room_shape(members.json)));
  });
}

node::Value Site::room_shape(const node::Value& members) const {
  const Room::Meeting* const meeting = room_.meeting();
  node::Value out;
  out.set("open", meeting != nullptr);
  for (const char* const name : {"assembly", "meeting", "until", "url", "address", "code", "host"}) out.set(name, {});
  if (meeting != nullptr)
    out.set("assembly", meeting->assembly)
        .set("meeting", meeting->meeting)
        .set("until", rfc3339(meeting->until))
        .set("url", "http://" + meeting->address + "/#k=" + meeting->code)
        .set("address", meeting->address)
        .set("code", meeting->code)
        .set("host", meeting->host);
  node::Value::Array addresses;
  if (parts_.entrance != nullptr)
    for (const std::string& address : parts_.entrance->addresses()) addresses.emplace_back(address);
  node::Value::Array seats;
  for (const Room::Seat& seat : room_.seats())
    seats.emplace_back(person(seat.member, seat.name).set("since", rfc3339(seat.since)));
  node::Value::Array lines;
  for (const node::Value* const member : lines_of(members))
    if (!room_.is_taken((*member)["member"].text()))
      lines.push_back(person((*member)["member"].text(), (*member)["name"].text()));
  return out.set("addresses", std::move(addresses))
      .set("guests", std::uint64_t{sessions_.count(Role::guest)})
      .set("seats", std::move(seats))
      .set("lines", std::move(lines));
}

void Site::take_seat(const Request& request, const Respond& respond) {
  const auto said = parse_json(request.body);
  if (!said) return respond(problem(said.error()));
  const auto member = text_of(*said, "member", {"member"});
  if (!member) return respond(problem(member.error()));
  const SessionId session = request.session.id;
  look_for_room("ask members", {}, respond, [this, respond, member = *member, session](const node::Reply& members) {
    if (is_refused(members)) return respond(answer_of(members));
    for (const node::Value* const line : lines_of(members.json))
      if ((*line)["member"].text() == member) return seat(session, *line, respond);
    respond(problem({errc::kSeat, "nobody who has a line of the check-in list"}));
  });
}

// The line is taken before the node has answered, so that nobody else gets it meanwhile; and given back if they are not
// let in.
void Site::seat(SessionId session, const node::Value& line, const Respond& respond) {
  const Room::Meeting* const meeting = room_.meeting();
  if (meeting == nullptr) return respond(problem(no_room()));
  const std::string member = line["member"].text();
  const Instant now = parts_.clock->now();
  const auto taken = room_.take({member, line["name"].text(), now, session, 0, {}});
  if (!taken) return respond(problem(taken.error()));
  sessions_.set_seated(session, true);
  const auto give_back = [this, member, session, respond](Answer refused) {
    room_.free(member);
    sessions_.set_seated(session, false);
    respond(std::move(refused));
  };
  node::Value shape = person(member, line["name"].text());
  shape.set("since", rfc3339(now));
  const Words words{{"meeting", {meeting->meeting}}, {"person", {member}}};
  ask(question("act meeting attend", meeting->assembly, words), give_back,
      [respond, give_back, shape](const Told& told) {
        // Who was checked in at the door is there already.
        const bool is_there = !is_refused(told.reply) || told.reply.json["error"]["code"].text() == "attend.repeated";
        if (!is_there) return give_back(answer_of(told.reply));
        respond(json_answer(shape));
      });
}

void Site::free_seat(const Request& request, const Respond& respond) {
  if (room_.meeting() == nullptr) return respond(problem(no_room()));
  const auto session = room_.free(request.asked.words.front().second);
  if (!session) return respond(problem({errc::kSeat, "nobody sits there"}));
  sessions_.set_seated(*session, false);
  show_room(respond);
}

void Site::look_for_room(const std::string& verb, const Words& words, const Respond& respond, Room::Then then) {
  const Room::Meeting* const meeting = room_.meeting();
  if (meeting == nullptr) return respond(problem(no_room()));
  std::string key = verb;
  for (const auto& [name, values] : words)
    for (const std::string& value : values) key.append("\n").append(name).append("=").append(value);
  const auto tell = room_.look(key, std::move(then));
  if (!tell) return;
  const auto refuse = [this, tell = *tell](const Answer&) {
    room_.forget();
    node::Reply reply;
    reply.json.set("error", node::Value::Object{{"code", too_busy().code}, {"message", too_busy().detail}});
    tell(std::move(reply));
  };
  ask(question(verb, meeting->assembly, words), refuse, [tell = *tell](Told told) { tell(std::move(told.reply)); });
}

void Site::if_in_meeting(const std::string& what, const Respond& respond, const std::function<void()>& then) {
  const Room::Meeting* const meeting = room_.meeting();
  if (meeting == nullptr) return respond(problem(no_room()));
  look_for_room("ask meeting", {{"meeting", {meeting->meeting}}}, respond,
                [respond, what, then](const node::Reply& shown) {
                  if (is_refused(shown)) return respond(answer_of(shown));
                  if (!names(shown.json, what))
                    return respond(problem({errc::kRole, "guests are shown what is on in the meeting"}));
                  then();
                });
}

void Site::ask_for_guest(const Request& request, const Respond& respond) {
  const auto asking = question_of(request.head, request.asked, {});
  if (!asking) return respond(problem(asking.error()));
  const Question& asked = asking->question;
  // One word of the path and nothing else: what is hidden stays hidden.
  if (asked.words.size() != 1) return respond(problem({errc::kRole, "not for guests"}));
  if_in_meeting(asked.words.front().second.front(), respond, [this, respond, verb = asked.verb, words = asked.words] {
    look_for_room(verb, words, respond, [respond](const node::Reply& reply) { respond(plain_answer(reply)); });
  });
}

void Site::act_for_guest(const Request& request, const Respond& respond) {
  const Room::Meeting* const meeting = room_.meeting();
  if (meeting == nullptr) return respond(problem(no_room()));
  const Room::Seat* const seat = room_.seat_of(request.session.id);
  if (seat == nullptr) return respond(problem({errc::kSeat, "take a line of the check-in list first"}));
  auto asking = question_of(request.head, request.asked, request.body);
  if (!asking) return respond(problem(asking.error()));
  Question wish = std::move(asking->question);
  wish.assembly = meeting->assembly;
  // For whom, and in which meeting, is not the guest's to say.
  std::erase_if(wish.words, [](const auto& word) { return word.first == "person" || word.first == "meeting"; });
  wish.words.emplace_back("person", std::vector<std::string>{seat->member});
  const auto proposal = std::ranges::find(wish.words, "proposal", &Words::value_type::first);
  const std::string about = proposal == wish.words.end() ? meeting->meeting : proposal->second.front();
  if (proposal == wish.words.end()) wish.words.emplace_back("meeting", std::vector<std::string>{meeting->meeting});
  if_in_meeting(about, respond, [this, respond, wish, session = request.session.id] {
    const auto counted = room_.count_act(session, parts_.clock->now());
    if (!counted) return respond(problem(counted.error()));
    ask(wish, respond, [respond](const Told& told) { respond(plain_answer(told.reply)); });
  });
}

}  // namespace folkmoot::api
