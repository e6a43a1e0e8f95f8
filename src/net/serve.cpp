// A runtime that serves its home: peers and other programs of the same user, until it is told to stop.
#include <fmt/format.h>
#include <signal.h>

#include <atomic>
#include <thread>

#include "net/errc.h"
#include "net/runtime_impl.h"

namespace folkmoot::net {

namespace {

// For answers that were given to reach those who asked.
constexpr std::chrono::seconds kLastAnswers{2};

// SIGINT and SIGTERM as news. They are blocked in every thread from the moment this is made, and waited for on one of
// its own; so it must be made before other threads are.
class StopSignals {
 public:
  explicit StopSignals(NewsInbox inbox) : inbox_(std::move(inbox)) {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
    thread_ = std::thread([this] { wait(); });
  }
  ~StopSignals() {
    over_ = true;
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  void wait() {
    const timespec patience{0, 100'000'000};
    while (!over_) {
      if (sigtimedwait(&set_, nullptr, &patience) <= 0) continue;
      // A full inbox cannot take the wish: then the next signal, or the next round, will.
      while (!inbox_->push(StopAsked{}) && !over_) std::this_thread::sleep_for(std::chrono::milliseconds(50));
      return;
    }
  }

  NewsInbox inbox_;
  sigset_t set_{};
  sigset_t before_{};
  std::atomic<bool> over_{false};
  std::thread thread_;
};

Result<Server> listen_on(Loop& loop, const Tls& tls, const ServeOptions& options, const DriverFactory& factory) {
  ServerOptions how;
  how.host = options.host;
  how.port = options.port;
  auto server = Server::listen(loop, tls, how, factory);
  if (server || !options.any_port) return server;
  how.port = 0;
  return Server::listen(loop, tls, how, factory);
}

}  // namespace

std::uint64_t Runtime::Impl::chance() {
  SystemRandom system;
  return little_endian<std::uint64_t>(system.draw<Hash>().bytes.data());
}

void Runtime::Impl::know_peers() {
  const auto add = [&](const std::string& address, const AssemblyId& assembly) {
    meetings->add({address, assembly}, clock.now(), chance());
  };
  const auto chosen = given_peers_of.empty() ? std::nullopt : node->find({given_peers_of});
  const std::vector<RememberedPeer> remembered = remembered_peers();
  for (const node::Node::Listed& each : node->assemblies()) {
    for (const std::string& address : given_peers)
      if (given_peers_of.empty() || chosen == each.id) add(address, each.id);
    // Where it is not known whose it is, it may be anybody's.
    for (const RememberedPeer& peer : remembered)
      if (!peer.assembly || peer.assembly == each.id) add(peer.address, each.id);
  }
}

void Runtime::Impl::start_meetings() {
  if (!meetings || stopping) return;
  for (const Meetings::With& with : meetings->due(clock.now())) {
    const auto over = [this, with](const node::Reply& reply) {
      // Whoever answered was reached, whatever came of it.
      const bool reached = !reply.error && reply.json["error"].is_null();
      if (meetings) meetings->over(with, reached, clock.now(), chance());
    };
    start_exchange(with.address, {{with.assembly.hex()}}, over, true);
  }
}

Result<Ok> Runtime::serve(const ServeOptions& options) {
  Impl& impl = *impl_;
  if (!is_loopback(options.host) && seed_from_environment())
    return fail(errc::kSeedSetting, "MOOT_SEED is for tests: a node with such keys must not be reached from outside");
  const StopSignals signals(impl.inbox);
  impl.on_line = options.on_line;
  for (const std::string& address : options.peers) FM_TRY(parse_address(address));
  FM_TRY(impl.start_network());
  // Declared after the network and before the end of it: both stop before the loop does.
  auto control = ControlServer::listen(*impl.loop, impl.options.home,
                                       [inbox = impl.inbox](Bytes question, const ControlReply& reply) {
                                         if (inbox->push(ControlQuestion{std::move(question), reply})) return;
                                         reply(encode_reply(error_reply({errc::kControl, "the node is too busy"})));
                                       });
  if (!control) return tl::unexpected(std::move(control).error());
  auto server = listen_on(*impl.loop, *impl.tls, options, [&impl] { return impl.peers.make_driver().second; });
  if (!server) return tl::unexpected(std::move(server).error());
  if (options.on_listening) options.on_listening(format_address(options.host, server->port()));
  impl.given_peers = options.peers;
  impl.given_peers_of = options.peers_of;
  impl.meetings.emplace();
  impl.know_peers();
  impl.do_what_is_due();
  impl.run_until([&impl] { return impl.stopping; });
  // Whoever asked before the signal gets an answer.
  while (auto news = impl.inbox->pop()) {
    if (std::holds_alternative<ControlQuestion>(*news) && !impl.broken) impl.take(*std::move(news));
  }
  impl.snapshots(true);
  const auto until = std::chrono::steady_clock::now() + kLastAnswers;
  while (control->open_calls() > 0 && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  impl.loop->stop();
  if (impl.broken) return tl::unexpected(*impl.broken);
  return Ok{};
}

}  // namespace folkmoot::net
