#pragma once
// The inside of Runtime, for its own .cpp files.
#include <map>
#include <set>

#include "net/keeper.h"
#include "net/loop.h"
#include "net/meetings.h"
#include "net/peers.h"
#include "net/runtime.h"
#include "net/server.h"
#include "net/system.h"
#include "store/text_index.h"

namespace folkmoot::net {

using ReplyTo = std::function<void(node::Reply)>;

/// An address that an exchange was tried with, as the home remembers it.
struct RememberedPeer {
  std::string address;
  Instant last_tried;
  bool reached = false;
  /// Whose member's node it is, where that is known.
  std::optional<AssemblyId> assembly;
};
inline constexpr std::string_view kPeersSetting = "net.peers";
inline constexpr std::size_t kPeersRemembered = 32;
Bytes encode_peers(const std::vector<RememberedPeer>& peers);
std::vector<RememberedPeer> decode_peers(BytesView bytes);

struct Runtime::Impl {
  explicit Impl(RuntimeOptions its_options) : options(std::move(its_options)) {}

  // Opening, and once more after a failed commit.
  Result<Ok> open();
  Result<Ok> reload();

  // Requests (runtime_verbs.cpp).
  void handle(const Request& request, const ReplyTo& reply_to);
  node::Reply act(const Request& request);
  node::Reply question(const Request& request);
  node::Reply search(const Request& request);
  node::Reply export_lines(const Request& request);
  node::Reply export_bundle(const Request& request);
  node::Reply import_bundle(const Request& request);
  node::Reply backup(const Request& request);
  node::Reply proof(const Request& request);
  node::Reply archive_election(const Request& request);
  node::Reply check(const Request& request);
  node::Reply doctor();
  node::Reply known_peers();
  void web_link(const ReplyTo& reply_to);
  void start_sync(const Request& request, const ReplyTo& reply_to);

  // Effects and news.
  [[nodiscard]] node::Moment moment();
  node::Reply finish(node::Outcome outcome);
  Result<Ok> carry_out(std::vector<node::Effect> effects);
  void carry_out_of(node::PeerId peer, std::vector<node::Effect> effects);
  void take(News news);
  void take_closed(const PeerClosed& news);
  void answer_control(ControlQuestion question);
  /// What the node wants done by now.
  void tick();
  /// What was due while no process ran for this home: before it meets others, by connection or file.
  void do_what_is_due();
  /// Until `done`, or for ever.
  void run_until(const std::function<bool()>& done);
  Result<Ok> start_network();
  void remember(const std::string& address, const std::optional<AssemblyId>& assembly, bool reached);
  [[nodiscard]] std::vector<RememberedPeer> remembered_peers();

  // Meetings that a serving node has by itself (serve.cpp).
  /// Those with the addresses that were given at the start, and those with others that are remembered.
  void know_peers();
  /// For times only. Not of `random`: what a seeded test draws must not depend on when something happens.
  std::uint64_t chance();
  void start_meetings();
  /// `link`: an address that lets the first browser in.
  Result<WebServer> listen_for_browsers(const ServeOptions::Web& web, WebRoom& room, std::optional<std::string>& link);
  void start_exchange(const std::string& address, const node::Dial& dial, const ReplyTo& reply_to, bool by_itself);
  void snapshots(bool all);

  RuntimeOptions options;
  std::unique_ptr<Keeper> keeper;
  std::optional<node::Node> node;
  SystemClock clock;
  std::unique_ptr<Random> random;
  /// Of the assembly that was searched last, so that the next search takes in only what came since.
  struct Searched {
    node::TextsSeen seen;
    std::optional<store::TextIndex> index;
    std::vector<node::Value> items;
    std::size_t bytes = 0;
  };
  Searched searched;
  NewsInbox inbox = std::make_shared<Inbox<News>>(kNewsMax);
  Peers peers{inbox};

  struct Exchange {
    std::string address;
    node::Dial dial;
    ReplyTo reply_to;
    /// Nobody asked for it.
    bool by_itself = false;
    bool connected = false;
    std::optional<node::Finished> finished;
  };
  std::map<node::PeerId, Exchange> dials;
  /// When the node wants to be called.
  std::optional<Instant> wake;
  /// While the home is served.
  std::optional<Meetings> meetings;
  std::vector<std::string> given_peers;
  std::string given_peers_of;
  /// Connections that the node was told of.
  std::set<node::PeerId> known;

  std::optional<Tls> tls;
  std::unique_ptr<Loop> loop;
  std::function<void(const std::string&)> on_line;
  // While a page is served.
  std::function<void(node::Change)> on_change;
  /// Asks the site, on the loop's thread, for an address that lets a browser in.
  std::function<void(std::function<void(std::string)>)> make_link;
  bool stopping = false;
  /// The home could not be read anew: nothing can go on.
  std::optional<Error> broken;
};

}  // namespace folkmoot::net
