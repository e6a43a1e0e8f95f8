#pragma once
// The node's page and its interface: requests of browsers in, what they are told out. Whoever drives it gives it the
// bytes of connections and the answers of the node; nothing here touches a socket, a file or a thread, and all calls
// come from one thread.
//
// Each request passes the same gates, in this order: its Host, where it comes from, its token, its operation, its role,
// its body. docs/limits.md says what they do not keep out.
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "api/assets.h"
#include "api/changes.h"
#include "api/guard.h"
#include "api/once.h"
#include "api/question.h"
#include "api/room.h"
#include "api/routes.h"
#include "api/sessions.h"
#include "base/environment.h"

namespace folkmoot::api {

/// Questions that the node is asked at one time.
inline constexpr std::size_t kQuestionsMax = 64;

class Connection;

class Site {
 public:
  struct Parts {
    Backend* backend = nullptr;
    const Assets* assets = nullptr;
    Clock* clock = nullptr;
    Random* random = nullptr;
    /// Where there can be one.
    Entrance* entrance = nullptr;
  };
  /// All of `parts` must outlive the site, and the site its connections. `address`: "127.0.0.1:7717", for links.
  Site(const Parts& parts, std::string address);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  /// A connection of a browser. `on_output` is called when it has something to send that it had not when it was last
  /// asked; not from within the connection's own calls.
  std::shared_ptr<Connection> connect(const Face& face, std::function<void()> on_output);
  /// One that came by the entrance for the room.
  std::shared_ptr<Connection> connect_from_room(std::function<void()> on_output);

  /// An address that lets one browser in, once and soon. The code is a fragment, so it stands in no request and no log.
  struct Link {
    std::string url;
    std::string code;
    Instant expires;
  };
  Link make_link();
  /// For every page that listens.
  void changed(const node::Change& change);
  /// Now and then, at least every few seconds: signs of life to those who listen.
  void tick();

 private:
  friend class Connection;

  /// One request.
  struct Request {
    Head head;
    Asked asked;
    Session session;
    Bytes body;
    bool from_room = false;
  };
  using Respond = std::function<void(Answer)>;

  /// What is left of the gates' work once a body may be read. Without a request: a file of the page is asked for.
  struct Admitted {
    std::optional<Request> request;
    std::size_t body_max = 0;
  };
  Result<Admitted> admit(const Head& head, const Face& face);
  Result<Session> session_of(const Head& head, const Route& route, const Face& face);
  [[nodiscard]] Answer asset(const Head& head) const;
  void handle(Request request, Respond respond);
  void perform(const Request& request, const Respond& respond);
  void ask_node(const Request& request, const Respond& respond);
  /// Asks the node, or refuses where too much is asked already. `then` is called while the site is there.
  void ask(Question question, const Respond& refuse, std::function<void(Told)> then);
  void begin_session(const Request& request, const Respond& respond);
  node::Value session_shape(const Session& session) const;

  // Meeting mode (site_room.cpp).
  void perform_in_room(const Request& request, const Respond& respond);
  void open_room(const Request& request, const Respond& respond);
  void close_room();
  void show_room(const Respond& respond);
  void take_seat(const Request& request, const Respond& respond);
  void seat(SessionId session, const node::Value& line, const Respond& respond);
  void free_seat(const Request& request, const Respond& respond);
  void ask_for_guest(const Request& request, const Respond& respond);
  void act_for_guest(const Request& request, const Respond& respond);
  /// What the node tells of this, once for everybody in the room.
  void look_for_room(const std::string& verb, const Words& words, const Respond& respond, Room::Then then);
  /// Goes on where the meeting's view names it.
  void if_in_meeting(const std::string& what, const Respond& respond, const std::function<void()>& then);
  [[nodiscard]] node::Value room_shape(const node::Value& members) const;

  Parts parts_;
  std::string address_;
  Sessions sessions_;
  OnceOnly once_;
  Changes changes_;
  Room room_;
  std::set<Connection*> streams_;
  std::size_t asking_ = 0;
  /// What still answers when the site is gone hears that it is.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace folkmoot::api
