#include "net/runtime.h"

#include <fmt/format.h>

#include <utility>

#include "codec/reader.h"
#include "codec/writer.h"
#include "net/errc.h"
#include "net/runtime_impl.h"
#include "net/system.h"
#include "net/verify.h"

namespace folkmoot::net {

namespace {
constexpr std::chrono::milliseconds kWait{60'000};
}

Bytes encode_peers(const std::vector<RememberedPeer>& peers) {
  codec::Writer out;
  out.array(peers.size());
  for (const RememberedPeer& each : peers)
    out.array(4)
        .bytes(as_bytes(each.address))
        .uint(each.last_tried.ms)
        .boolean(each.reached)
        .bytes(each.assembly ? each.assembly->view() : BytesView());
  return out.take();
}

std::vector<RememberedPeer> decode_peers(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<RememberedPeer> out;
  for (std::size_t left = in.array(kPeersRemembered); left > 0 && in.ok(); --left) {
    in.array_of(4);
    std::string address(as_text(in.bytes()));
    const Instant tried{in.uint()};
    const bool reached = in.boolean();
    out.push_back({std::move(address), tried, reached, AssemblyId::from(in.bytes())});
  }
  // A memory for people's comfort: one that cannot be read is forgotten.
  if (!in.finish()) out.clear();
  return out;
}

Runtime::Runtime(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Runtime::~Runtime() {
  if (impl_->loop) impl_->loop->stop();
}

Result<std::unique_ptr<Runtime>> Runtime::open(const RuntimeOptions& options) {
  crypto::start();
  auto impl = std::make_unique<Impl>(options);
  FM_ASSIGN(impl->clock, SystemClock::from_environment());
  FM_TRY(impl->open());
  if (const auto seed = seed_from_environment()) {
    FM_ASSIGN(const Bytes salt, impl->keeper->fingerprint());
    impl->random = std::make_unique<SeededRandom>(*seed, salt);
  } else {
    impl->random = std::make_unique<SystemRandom>();
  }
  return std::unique_ptr<Runtime>(new Runtime(std::move(impl)));
}

Result<Ok> Runtime::Impl::open() {
  store::OpenOptions how;
  how.read_only = options.read_only;
  how.create = options.create;
  FM_ASSIGN(auto home, store::Home::open(options.home, how));
  keeper = std::make_unique<Keeper>(std::move(home));
  node.emplace(*keeper);
  node->use_checker(check_all);
  FM_TRY(keeper->load(*node));
  give_back_memory();  // what was read is larger than what is held of it
  return Ok{};
}

// After a failed commit the node knows more than the home holds. What is on disk is what counts: both begin anew.
Result<Ok> Runtime::Impl::reload() {
  peers.cut_all();
  known.clear();
  searched = {};
  node.reset();
  keeper.reset();
  return open();
}

node::Moment Runtime::Impl::moment() { return {clock.now(), random->draw<Hash>()}; }

Result<Ok> Runtime::Impl::carry_out(std::vector<node::Effect> effects) {
  for (node::Effect& effect : effects) {
    if (auto* persist = std::get_if<node::Persist>(&effect)) {
      if (auto kept = keeper->commit(*node, *persist); !kept) {
        const Error why = std::move(kept).error();
        if (auto again = reload(); !again) broken = std::move(again).error();
        return tl::unexpected(why);
      }
      if (meetings && persist->identity) know_peers();
      const bool news = !persist->changes.empty() || !persist->seal_items.empty() || !persist->closed_pages.empty();
      if (meetings && persist->assembly && news) meetings->news(*persist->assembly, clock.now(), chance());
    } else if (auto* send = std::get_if<node::Send>(&effect)) {
      peers.send(*send);
    } else if (auto* admitted = std::get_if<node::Admitted>(&effect)) {
      peers.admitted(admitted->peer);
    } else if (auto* close = std::get_if<node::Close>(&effect)) {
      peers.close(close->peer, close->silent);
    } else if (const auto* due = std::get_if<node::Wake>(&effect)) {
      wake = due->at;
    } else if (auto* finished = std::get_if<node::Finished>(&effect)) {
      const auto dial = dials.find(finished->peer);
      if (dial != dials.end()) dial->second.finished = std::move(*finished);
    }
  }
  return Ok{};
}

void Runtime::Impl::carry_out_of(node::PeerId peer, std::vector<node::Effect> effects) {
  auto done = carry_out(std::move(effects));
  if (done) return;
  if (on_line) on_line(fmt::format("{}: {}", done.error().code, done.error().detail));
  const auto dial = dials.find(peer);
  if (dial == dials.end()) return;
  node::Finished finished;
  finished.error = done.error();
  dial->second.finished = std::move(finished);
}

node::Reply Runtime::Impl::finish(node::Outcome outcome) {
  if (auto done = carry_out(std::move(outcome.effects)); !done) return error_reply(done.error());
  if (auto failed = keeper ? keeper->take_failure() : std::nullopt) return error_reply(*failed);
  return std::move(outcome.reply);
}

void Runtime::Impl::take(News news) {
  if (auto* connected = std::get_if<PeerConnected>(&news)) {
    const node::PeerId peer = connected->peer;
    const sync::Exporter exporter = connected->connected.exporter;
    peers.connected(std::move(*connected));
    known.insert(peer);
    std::optional<node::Dial> dial;
    if (const auto found = dials.find(peer); found != dials.end()) {
      found->second.connected = true;
      dial = found->second.dial;
    }
    carry_out_of(peer, node->peer_connected(peer, exporter, dial, moment()));
    peers.read_on(peer);
  } else if (auto* frame = std::get_if<PeerFrame>(&news)) {
    if (!known.contains(frame->peer)) return;
    carry_out_of(frame->peer, node->peer_frame(frame->peer, frame->frame, moment()));
    peers.read_on(frame->peer);
  } else if (const auto* room = std::get_if<PeerRoom>(&news)) {
    if (known.contains(room->peer) && peers.room(room->peer))
      carry_out_of(room->peer, node->peer_room(room->peer, moment()));
  } else if (const auto* closed = std::get_if<PeerClosed>(&news)) {
    take_closed(*closed);
  } else if (auto* question = std::get_if<ControlQuestion>(&news)) {
    answer_control(std::move(*question));
  } else {
    stopping = true;
  }
}

void Runtime::Impl::take_closed(const PeerClosed& news) {
  if (known.erase(news.peer) != 0) carry_out_of(news.peer, node->peer_closed(news.peer, moment()));
  peers.forget(news.peer);
  const auto found = dials.find(news.peer);
  if (found == dials.end()) return;
  Exchange exchange = std::move(found->second);
  dials.erase(found);
  node::Reply reply;
  if (!exchange.finished) {
    reply = error_reply(news.error);
  } else if (exchange.finished->error) {
    reply = error_reply(*exchange.finished->error);
    if (!exchange.finished->summary.is_null()) {
      node::Value json = std::move(exchange.finished->summary);
      reply.json = json.set("error", reply.json["error"]);
    }
  } else {
    reply.json = std::move(exchange.finished->summary);
  }
  const auto assembly = node ? node->find(exchange.dial.assembly) : std::nullopt;
  if (!exchange.by_itself) remember(exchange.address, assembly, exchange.finished && !exchange.finished->error);
  if (meetings && !exchange.by_itself) know_peers();
  snapshots(false);
  exchange.reply_to(std::move(reply));
}

void Runtime::Impl::answer_control(ControlQuestion question) {
  const auto reply_to = [reply = std::move(question.reply)](const node::Reply& answer) { reply(encode_reply(answer)); };
  auto request = decode_request(question.question);
  if (!request) return reply_to(error_reply(request.error()));
  handle(*request, reply_to);
}

void Runtime::Impl::tick() {
  const Instant now = clock.now();
  if (options.read_only || !wake || now < *wake) return;
  wake.reset();
  if (auto done = carry_out(node->tick(moment())); !done && on_line)
    on_line(fmt::format("{}: {}", done.error().code, done.error().detail));
}

void Runtime::Impl::do_what_is_due() {
  wake = clock.now();
  tick();
}

void Runtime::Impl::run_until(const std::function<bool()>& done) {
  while (!done() && !broken) {
    auto patience = kWait;
    if (wake) {
      const std::uint64_t now = clock.now().ms;
      const std::uint64_t left = wake->ms > now ? wake->ms - now : 0;
      patience = std::min(patience, std::chrono::milliseconds(left));
    }
    if (const auto next = meetings ? meetings->next() : std::nullopt) {
      const std::uint64_t now = clock.now().ms;
      patience = std::min(patience, std::chrono::milliseconds(next->ms > now ? next->ms - now : 0));
    }
    if (auto news = inbox->pop_within(patience)) take(*std::move(news));
    if (!broken) tick();
    if (!broken) start_meetings();
  }
}

Result<Ok> Runtime::Impl::start_network() {
  if (loop) return Ok{};
  FM_ASSIGN(auto made, Tls::make());
  tls.emplace(std::move(made));
  loop = std::make_unique<Loop>();
  return Ok{};
}

void Runtime::Impl::start_sync(const Request& request, const ReplyTo& reply_to) {
  start_exchange(request.arguments().get("address"), {{request.assembly}}, reply_to, false);
}

void Runtime::Impl::start_exchange(const std::string& words, const node::Dial& dial, const ReplyTo& reply_to,
                                   bool by_itself) {
  const auto address = parse_address(words);
  if (!address) return reply_to(error_reply(address.error()));
  if (const auto started = start_network(); !started) return reply_to(error_reply(started.error()));
  auto [peer, driver] = peers.make_driver();
  dials.emplace(peer, Exchange{words, dial, reply_to, by_itself, false, {}});
  connect(*loop, *tls, {address->host, address->port}, {}, std::move(driver));
}

std::vector<RememberedPeer> Runtime::Impl::remembered_peers() {
  const auto stored = keeper->home().setting(std::nullopt, kPeersSetting);
  return stored && *stored ? decode_peers(**stored) : std::vector<RememberedPeer>();
}

// For doctor, and to be met again. That it is not remembered is no reason to fail an exchange that was made.
void Runtime::Impl::remember(const std::string& address, const std::optional<AssemblyId>& assembly, bool reached) {
  if (!keeper || options.read_only) return;
  std::vector<RememberedPeer> list = remembered_peers();
  std::erase_if(list, [&](const RememberedPeer& each) {
    return each.address == address && (!each.assembly || each.assembly == assembly);
  });
  list.insert(list.begin(), {address, clock.now(), reached, assembly});
  if (list.size() > kPeersRemembered) list.resize(kPeersRemembered);
  node::Persist persist;
  persist.settings.push_back({std::string(kPeersSetting), encode_peers(list)});
  if (const auto kept = keeper->commit(*node, persist); !kept && on_line) on_line(std::string(kept.error().code));
}

// A start without one is slower, and that is all.
void Runtime::Impl::snapshots(bool all) {
  if (!keeper || options.read_only) return;
  if (const auto kept = keeper->store_snapshots(*node, all); !kept && on_line) on_line(std::string(kept.error().code));
}

node::Reply Runtime::ask(const Request& request) {
  std::optional<node::Reply> reply;
  impl_->handle(request, [&reply](node::Reply answer) { reply = std::move(answer); });
  impl_->run_until([&reply] { return reply.has_value(); });
  if (!reply) return error_reply(*impl_->broken);
  // One step of what waits to be done in the background: a home that is never served comes to it, too.
  if (!impl_->broken) impl_->tick();
  impl_->snapshots(false);
  return *std::move(reply);
}

std::vector<node::Node::Listed> Runtime::assemblies() const { return impl_->node->assemblies(); }

}  // namespace folkmoot::net
