#include "api/site.h"

#include <algorithm>

#include "api/connection.h"
#include "api/errc.h"
#include "api/own_answers.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace folkmoot::api {

namespace {
constexpr std::string_view kBearer = "Bearer ";
constexpr std::size_t kKeyMax = 64;

bool has_body_of_json(Kind kind) {
  return kind == Kind::begin_session || kind == Kind::open_room || kind == Kind::take_seat ||
         kind == Kind::check_charter || kind == Kind::told || kind == Kind::act;
}

std::size_t body_max(Kind kind) {
  if (kind == Kind::upload) return kUploadMax;
  if (kind == Kind::begin_session) return kCodeBodyMax;
  return has_body_of_json(kind) ? kBodyMax : 0;
}

/// A type that no form of another page can send by itself.
Result<Ok> check_type(const Head& head, Kind kind) {
  const std::string_view wanted = kind == Kind::upload ? "application/octet-stream" : kJson;
  if (body_max(kind) == 0) return Ok{};
  const auto type = head.header("content-type");
  if (!type || !(type == wanted || type->starts_with(std::string(wanted) + ";")))
    return fail(errc::kMediaType, std::string(wanted));
  return Ok{};
}

bool is_key(std::string_view key) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !key.empty() && key.size() <= kKeyMax && std::ranges::all_of(key, is_good);
}

Hash content_of(const Head& head, BytesView body) {
  return crypto::mac(Hash{}.view(),
                     {as_bytes(head.method), as_bytes("\n"), as_bytes(head.target), as_bytes("\n"), body});
}
}  // namespace

Site::Site(const Parts& parts, std::string address)
    : parts_(parts),
      address_(std::move(address)),
      sessions_(parts.random->draw<Hash>()),
      changes_(parts.random->draw<Hash>().hex().substr(0, 8)) {}

Site::~Site() = default;

std::shared_ptr<Connection> Site::connect(const Face& face, std::function<void()> on_output) {
  return std::make_shared<Connection>(*this, face, std::move(on_output));
}

std::shared_ptr<Connection> Site::connect_from_room(std::function<void()> on_output) {
  const Room::Meeting* const meeting = room_.meeting();
  return connect(Face::room(meeting == nullptr ? std::string() : meeting->address), std::move(on_output));
}

Site::Link Site::make_link() {
  auto code = sessions_.make_code(parts_.random->draw<Hash>(), parts_.clock->now());
  return {"http://" + address_ + "/#k=" + code.text, code.text, code.expires};
}

void Site::changed(const node::Change& change) {
  const std::string text = changes_.add(change);
  room_.forget();
  const bool is_in_room = room_.meeting() != nullptr && room_.meeting()->assembly == change.assembly.hex();
  // A copy: whoever is told may end.
  for (Connection* const stream : std::set(streams_)) {
    const Session* const session = sessions_.find(*stream->listens_);
    if (session != nullptr && (session->role == Role::owner || is_in_room)) stream->tell(text);
  }
}

void Site::tick() {
  const Instant now = parts_.clock->now();
  if (room_.meeting() != nullptr && now >= room_.meeting()->until) close_room();
  // What is told of a meeting changes with time, too.
  room_.forget();
  for (Connection* const stream : std::set(streams_)) {
    if (sessions_.find(*stream->listens_) == nullptr)
      stream->end_stream();
    else if (now.ms >= stream->last_told_.ms + kHeartbeatMs)
      stream->tell(kHeartbeat);
  }
}

Result<Session> Site::session_of(const Head& head, const Route& route, const Face& face) {
  if (route.who == For::anybody) return Session{};
  const auto given = head.header("authorization");
  const bool is_bearer = given && given->starts_with(kBearer);
  const Session* const session =
      is_bearer ? sessions_.use(given->substr(kBearer.size()), parts_.clock->now()) : nullptr;
  // What a member may do is done on the member's own machine: nobody on the way there overhears a token.
  const bool is_known = session != nullptr && (face.is_loopback || session->role == Role::guest);
  if (!is_known) return fail(errc::kNoSession, "open the address that the node prints");
  if (route.who == For::owner && session->role != Role::owner) return fail(errc::kRole, "not for guests");
  if (route.who == For::guest && session->role != Role::guest) return fail(errc::kRole, "for guests");
  return *session;
}

Result<Site::Admitted> Site::admit(const Head& head, const Face& face) {
  const bool is_interface = is_of_interface(head);
  FM_TRY(check_source(head, face, !is_interface));
  if (!is_interface) {
    if (head.method != "GET" && head.method != "HEAD") return fail(errc::kMethod, "GET, HEAD");
    return Admitted{};
  }
  auto asked = find_route(head);
  // Whoever has no session does not learn which operations there are.
  static const Route kAny;
  FM_ASSIGN(const Session session, session_of(head, asked ? *asked->route : kAny, face));
  if (!asked) return tl::unexpected(asked.error());
  const Kind kind = asked->route->kind;
  FM_TRY(check_type(head, kind));
  return Admitted{Request{head, *std::move(asked), session, {}, !face.is_loopback}, body_max(kind)};
}

Answer Site::asset(const Head& head) const {
  std::string path;
  for (const std::string& part : head.path) {
    // One that was encoded is none between folders.
    if (part.find('/') != std::string::npos) return problem({errc::kNotFound, "no such file"});
    path += "/" + part;
  }
  const auto found = parts_.assets->find(path);
  if (!found) return problem({errc::kNotFound, "no such file"});
  return asset_answer(*found, head);
}

void Site::handle(Request request, Respond respond) {
  const auto given = request.head.count("idempotency-key");
  const bool once = given > 0 && request.asked.route->method == Method::post && request.session.id != 0;
  if (!once) return perform(request, respond);
  const auto key = request.head.header("idempotency-key");
  if (!key || !is_key(*key)) return respond(problem({errc::kWords, "Idempotency-Key: 64 letters, digits, - and _"}));
  const OnceOnly::Wish wish{request.session.id, std::string(*key), content_of(request.head, request.body)};
  auto looked = once_.look(wish, parts_.clock->now());
  switch (looked.found) {
    case OnceOnly::Found::first:
      break;
    case OnceOnly::Found::under_way:
      return respond(problem({errc::kUnderWay, "the same is being done now"}));
    case OnceOnly::Found::done:
      return respond(std::move(looked.told));
    case OnceOnly::Found::other:
      return respond(problem({errc::kKeyReused, "this key belongs to another wish"}));
  }
  // Whoever asked may be gone by then; what came of it is remembered all the same.
  perform(request, [this, alive = std::weak_ptr(alive_), wish, respond = std::move(respond)](Answer answer) {
    if (!alive.expired()) once_.done(wish, answer);
    respond(std::move(answer));
  });
}

void Site::perform(const Request& request, const Respond& respond) {
  if (request.session.role == Role::guest && request.asked.route->kind == Kind::view)
    return ask_for_guest(request, respond);
  if (request.session.role == Role::guest && request.asked.route->kind == Kind::act)
    return act_for_guest(request, respond);
  switch (request.asked.route->kind) {
    case Kind::begin_session:
      return begin_session(request, respond);
    case Kind::session:
      return respond(json_answer(session_shape(request.session)));
    case Kind::end_session:
      sessions_.end(request.session.id);
      tick();
      return respond(json_answer(session_shape(request.session)));
    case Kind::make_code: {
      const Link link = make_link();
      return respond(
          json_answer(node::Value::Object{{"code", link.code}, {"url", link.url}, {"expires", rfc3339(link.expires)}}));
    }
    case Kind::room:
    case Kind::open_room:
    case Kind::close_room:
    case Kind::take_seat:
    case Kind::free_seat:
      return perform_in_room(request, respond);
    case Kind::acts:
      return respond(json_answer(act_table()));
    case Kind::charter_presets:
      return respond(json_answer(charter_presets()));
    case Kind::check_charter:
      return respond(charter_check(request.body));
    case Kind::events: {
      Answer out;
      out.type = kEventStream;
      out.is_stream = true;
      // What was missed may be of other assemblies: a guest asks for everything anew.
      const bool is_guest = request.session.role == Role::guest;
      out.body = changes_.since(is_guest ? std::nullopt : request.head.header("last-event-id"));
      return respond(std::move(out));
    }
    case Kind::view:
    case Kind::list:
    case Kind::text_file:
    case Kind::file:
    case Kind::upload:
    case Kind::told:
    case Kind::act:
      return ask_node(request, respond);
  }
}

void Site::ask_node(const Request& request, const Respond& respond) {
  auto asking = question_of(request.head, request.asked, request.body);
  if (!asking) return respond(problem(asking.error()));
  ask(std::move(asking->question), respond, [route = request.asked.route, page = asking->page, respond](Told told) {
    respond(answer_for(*route, page, std::move(told)));
  });
}

void Site::ask(Question question, const Respond& refuse, std::function<void(Told)> then) {
  if (asking_ >= kQuestionsMax) return refuse(problem({errc::kBusy, "too much is asked at one time"}));
  ++asking_;
  parts_.backend->ask(std::move(question), [this, alive = std::weak_ptr(alive_), then = std::move(then)](Told told) {
    if (alive.expired()) return;
    --asking_;
    then(std::move(told));
  });
}

void Site::begin_session(const Request& request, const Respond& respond) {
  const auto said = parse_json(request.body);
  if (!said) return respond(problem(said.error()));
  const auto code = text_of(*said, "code", {"code"});
  if (!code) return respond(problem(code.error()));
  const auto begun = sessions_.begin(*code, request.from_room, parts_.random->draw<Hash>(), parts_.clock->now());
  if (!begun) return respond(problem(begun.error()));
  node::Value shape = session_shape(begun->session);
  shape.set("token", begun->token);
  if (begun->session.role == Role::guest) return respond(json_answer(shape));
  // What every page of a member's asks next: one way there and back less, before the first screen stands.
  const auto without = [respond, shape](const Answer&) { respond(json_answer(shape)); };
  ask({"ask assemblies", {}, {}, std::nullopt, false}, without, [respond, shape](const Told& told) {
    node::Value whole = shape;
    if (told.reply.json["error"].is_null()) whole.set("assemblies", told.reply.json["assemblies"]);
    respond(json_answer(whole));
  });
}

node::Value Site::session_shape(const Session& session) const {
  const Instant unused{session.last_used.ms + kSessionLifeMs};
  node::Value out;
  out.set("role", role_name(session.role));
  out.set("expires", rfc3339(session.until ? std::min(*session.until, unused) : unused));
  const Room::Seat* const seat = room_.seat_of(session.id);
  out.set("seat", seat == nullptr ? node::Value()
                                  : node::Value(node::Value::Object{{"member", seat->member}, {"name", seat->name}}));
  const Room::Meeting* const meeting = session.role == Role::guest ? room_.meeting() : nullptr;
  out.set("assembly", meeting == nullptr ? node::Value() : node::Value(meeting->assembly));
  out.set("meeting", meeting == nullptr ? node::Value() : node::Value(meeting->meeting));
  return out.set("host", meeting == nullptr ? node::Value() : meeting->host);
}

}  // namespace folkmoot::api
