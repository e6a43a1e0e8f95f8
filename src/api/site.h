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
  };
  /// All of `parts` must outlive the site, and the site its connections. `address`: "127.0.0.1:7717", for links.
  Site(const Parts& parts, std::string address);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  /// A connection of a browser. `on_output` is called when it has something to send that it had not when it was last
  /// asked; not from within the connection's own calls.
  std::shared_ptr<Connection> connect(const Face& face, std::function<void()> on_output);

  /// An address that lets one browser in, once and soon. The code is a fragment, so it stands in no request and no log.
  struct Link {
    std::string url;
    std::string code;
    Instant expires;
  };
  Link make_link(Role role = Role::owner);
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
  };
  using Respond = std::function<void(Answer)>;

  /// What is left of the gates' work once a body may be read. Without a request: a file of the page is asked for.
  struct Admitted {
    std::optional<Request> request;
    std::size_t body_max = 0;
  };
  Result<Admitted> admit(const Head& head, const Face& face);
  Result<Session> session_of(const Head& head, const Route& route);
  [[nodiscard]] Answer asset(const Head& head) const;
  void handle(Request request, Respond respond);
  void perform(const Request& request, Respond respond);
  void ask_node(const Request& request, Respond respond);
  Answer begin_session(BytesView body);
  static node::Value session_shape(const Session& session);

  Parts parts_;
  std::string address_;
  Sessions sessions_;
  OnceOnly once_;
  Changes changes_;
  std::set<Connection*> streams_;
  std::size_t asking_ = 0;
  /// What still answers when the site is gone hears that it is.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace folkmoot::api
