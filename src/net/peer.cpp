#include "net/peer.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <random>

#include "base/check.h"
#include "net/await.h"
#include "net/errc.h"

namespace folkmoot::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using sync::Role;
using TimePoint = std::chrono::steady_clock::time_point;

namespace {

// Waits give their error as a value.
// One record of TLS at its largest.
constexpr std::size_t kReadBytes = 16'384;

TimePoint in(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

// A stranger shall not know the program by the second in which it gives up.
std::chrono::milliseconds about(std::chrono::milliseconds time) {
  std::random_device device;
  return time * (75 + static_cast<int>(device() % 51)) / 100;
}

// An end of the TCP stream is an end, whether TLS announced it or not: frames are whole or they are not.
bool is_end(const error_code& error) {
  return error == asio::error::eof || error == asio::ssl::error::stream_truncated ||
         error == asio::error::connection_reset || error == asio::error::broken_pipe ||
         error == asio::error::not_connected || error == asio::error::operation_aborted;
}
Error stream_error(const error_code& error) {
  return is_end(error) ? Error{errc::kClosed, "by the other side"} : Error{errc::kTls, error.message()};
}

}  // namespace

// What threads share of a connection.
struct PeerLink::State {
  Poster poster;
  std::weak_ptr<Session> session;       // set, and locked, on the loop's thread only
  std::atomic<std::size_t> posted{0};   // on the way to the loop's thread
  std::atomic<std::size_t> waiting{0};  // arrived there, not written yet
  std::atomic<bool> over{false};
};

// One connection. Everything in it happens on the loop's thread: a reader (which is also the whole course of the
// connection), a writer, and a watch that closes the socket when one of the deadlines is over.
class Session : public std::enable_shared_from_this<Session> {
 public:
  using Ptr = std::shared_ptr<Session>;
  struct Options {
    Role role = Role::initiator;
    Deadlines deadlines;
    Address address;  // of an initiator
    PeerLink link;
    SessionEvents events;
  };

  Session(Loop& loop, const Tls& tls, tcp::socket socket, Options options, std::unique_ptr<PeerDriver> driver)
      : loop_(loop),
        options_(std::move(options)),
        driver_(std::move(driver)),
        stream_(std::move(socket), tls.new_channel()),
        resolver_(loop.context()),
        watch_timer_(loop.context(), kNever),
        reader_wake_(loop.context(), kNever),
        writer_wake_(loop.context(), kNever) {}
  ~Session() { tell_end(Error{errc::kStopped, {}}); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start();
  void apply(const Answer& answer);
  void cut(Error why);

 private:
  static asio::awaitable<void> run(Ptr self);
  static asio::awaitable<bool> reach(Ptr self);
  static asio::awaitable<bool> shake_hands(Ptr self);
  static asio::awaitable<void> read_frames(Ptr self);
  static asio::awaitable<void> write_frames(Ptr self);
  static asio::awaitable<void> watch(Ptr self);

  [[nodiscard]] bool is_over() const { return why_.has_value(); }
  [[nodiscard]] bool may_read() const { return !paused_ && !lingering_ && out_.bytes() <= kQueueHigh; }
  [[nodiscard]] const Deadlines& times() const { return options_.deadlines; }
  void set_deadline(TimePoint& which, TimePoint when);
  [[nodiscard]] TimePoint next_deadline() const;
  void take_received(BytesView bytes);
  void fault(Error error);
  void linger();
  void end();
  void tell_end(const Error& why);

  Loop& loop_;
  Options options_;
  std::unique_ptr<PeerDriver> driver_;
  asio::ssl::stream<tcp::socket> stream_;
  tcp::resolver resolver_;
  asio::steady_timer watch_timer_;
  asio::steady_timer reader_wake_;
  asio::steady_timer writer_wake_;
  TimePoint read_by_ = kNever;
  TimePoint write_by_ = kNever;
  TimePoint admit_by_ = kNever;
  TimePoint frame_by_ = kNever;
  std::uint64_t ending_ = 0;

  FrameReader in_;
  FrameQueue out_;
  Bytes batch_;
  std::size_t stranger_bytes_ = 0;
  bool admitted_ = false;
  bool paused_ = false;
  bool lingering_ = false;
  bool closing_ = false;
  bool told_ = false;
  std::optional<Error> fault_;  // of a stranger, told at the end of the lingering
  std::optional<Error> why_;
};

void Session::start() {
  const auto weak = weak_from_this();
  options_.link.state_->session = weak;
  ending_ = loop_.when_stopping([weak] {
    if (const auto self = weak.lock()) self->cut(Error{errc::kStopped, {}});
  });
  if (ending_ == 0) return tell_end(Error{errc::kStopped, {}});
  const auto self = shared_from_this();
  const auto at_end = [self](const std::exception_ptr& problem) {
    if (problem) self->cut(Error{errc::kInternal, {}});
    self->end();
  };
  asio::co_spawn(loop_.context(), run(self), at_end);
  const auto at_watch_end = [self](const std::exception_ptr& problem) {
    if (problem) self->cut(Error{errc::kInternal, {}});
  };
  asio::co_spawn(loop_.context(), watch(self), at_watch_end);
}

asio::awaitable<void> Session::run(Ptr self) {
  if (self->options_.role == Role::initiator && !co_await reach(self)) co_return;
  if (!co_await shake_hands(self)) co_return;
  auto exporter = exporter_of(self->stream_.native_handle());
  if (!exporter) co_return self->cut(std::move(exporter).error());
  const auto recognition = self->times().recognition;
  self->set_deadline(self->admit_by_, in(self->options_.role == Role::responder ? about(recognition) : recognition));
  const auto at_end = [self](const std::exception_ptr& problem) {
    if (problem) self->cut(Error{errc::kInternal, {}});
  };
  asio::co_spawn(self->loop_.context(), write_frames(self), at_end);
  self->apply(self->driver_->on_connected({*exporter, self->options_.role, self->options_.link}));
  co_await read_frames(self);
}

asio::awaitable<bool> Session::reach(Ptr self) {
  self->set_deadline(self->read_by_, in(self->times().connect));
  const Address& address = self->options_.address;
  error_code error;
  const auto numeric = asio::ip::make_address(address.host, error);
  tcp::resolver::results_type found;
  if (!error) {
    found = tcp::resolver::results_type::create(tcp::endpoint(numeric, address.port), address.host, {});
  } else {
    std::tie(error, found) = co_await self->resolver_.async_resolve(address.host, std::to_string(address.port), kAwait);
    if (error) self->cut(Error{errc::kUnreachable, error.message()});
  }
  if (self->is_over()) co_return false;
  const auto [problem, endpoint] = co_await asio::async_connect(self->stream_.next_layer(), found, kAwait);
  if (problem) self->cut(Error{errc::kUnreachable, problem.message()});
  co_return !self->is_over();
}

asio::awaitable<bool> Session::shake_hands(Ptr self) {
  self->set_deadline(self->read_by_, in(self->times().handshake));
  error_code ignored;
  self->stream_.next_layer().set_option(tcp::no_delay(true), ignored);
  const auto side =
      self->options_.role == Role::initiator ? asio::ssl::stream_base::client : asio::ssl::stream_base::server;
  const auto [error] = co_await self->stream_.async_handshake(side, kAwait);
  if (error) self->cut(stream_error(error));
  co_return !self->is_over();
}

asio::awaitable<void> Session::read_frames(Ptr self) {
  std::array<std::uint8_t, kReadBytes> chunk;
  while (!self->is_over()) {
    if (self->closing_) {
      self->in_ = {};
    } else if (!self->may_read()) {
      self->set_deadline(self->read_by_, self->paused_ ? in(self->times().pause) : kNever);
      self->set_deadline(self->frame_by_, kNever);  // the peer is not to blame for this wait
      self->reader_wake_.expires_at(kNever);
      [[maybe_unused]] const auto [woken] = co_await self->reader_wake_.async_wait(kAwait);
      continue;
    } else {
      auto frame = self->in_.next();
      if (!frame) {
        self->fault(std::move(frame).error());
        continue;
      }
      if (*frame) {
        self->set_deadline(self->frame_by_, kNever);
        self->apply(self->driver_->on_frame(**frame));
        continue;
      }
      // A frame that trickles in byte by byte has one deadline for all of it.
      if (self->in_.inside_frame() && self->frame_by_ == kNever)
        self->set_deadline(self->frame_by_, in(self->times().frame));
      self->set_deadline(self->read_by_, in(self->times().idle));
    }
    const auto [error, count] = co_await self->stream_.async_read_some(asio::buffer(chunk), kAwait);
    if (error) {
      self->cut(self->closing_ ? Error{errc::kClosed, "by this side"} : stream_error(error));
    } else {
      self->take_received(BytesView(chunk.data(), count));
    }
  }
}

void Session::take_received(BytesView bytes) {
  if (closing_) return;
  if (!admitted_) stranger_bytes_ += bytes.size();
  if (!admitted_ && stranger_bytes_ > kStrangerBytes) return fault(Error{errc::kTooMuch, {}});
  in_.feed(bytes);
}

asio::awaitable<void> Session::write_frames(Ptr self) {
  while (!self->is_over()) {
    if (self->out_.empty()) {
      if (self->closing_) break;
      self->writer_wake_.expires_at(kNever);
      [[maybe_unused]] const auto [woken] = co_await self->writer_wake_.async_wait(kAwait);
      continue;
    }
    self->batch_ = self->out_.next_batch();
    self->options_.link.state_->waiting = self->out_.bytes();
    self->set_deadline(self->write_by_, in(self->times().write));
    const auto [error, count] = co_await asio::async_write(self->stream_, asio::buffer(self->batch_), kAwait);
    self->set_deadline(self->write_by_, kNever);
    if (error) self->cut(stream_error(error));
    if (self->is_over()) co_return;
    self->reader_wake_.cancel();
    if (self->out_.empty()) self->apply(self->driver_->on_room());
  }
  if (self->is_over()) co_return;
  // The other side reads to the end and closes in its turn; closing both directions now could lose what it has not
  // read.
  error_code ignored;
  self->stream_.next_layer().shutdown(tcp::socket::shutdown_send, ignored);
  self->set_deadline(self->read_by_, in(self->times().close));
}

void Session::apply(const Answer& answer) {
  if (is_over() || closing_ || lingering_) return;
  for (const Bytes& frame : answer.frames) out_.push(frame);
  options_.link.state_->waiting = out_.bytes();
  if (answer.admitted && !admitted_) {
    admitted_ = true;
    set_deadline(admit_by_, kNever);
    if (options_.events.on_admitted) options_.events.on_admitted();
  }
  switch (answer.next) {
    case Next::as_is:
      break;
    case Next::resume:
      paused_ = false;
      break;
    case Next::pause:
      paused_ = true;
      break;
    case Next::linger:
      linger();
      break;
    case Next::close:
      closing_ = true;
      set_deadline(read_by_, kNever);
      set_deadline(frame_by_, kNever);
      break;
  }
  reader_wake_.cancel();
  writer_wake_.cancel();
}

void Session::linger() {
  lingering_ = true;
  set_deadline(read_by_, kNever);
  set_deadline(frame_by_, kNever);
  if (admit_by_ == kNever) set_deadline(admit_by_, in(about(times().recognition)));
}

// A stranger who breaks a rule is left in the dark about it; to one who was admitted, and to one whom we called, there
// is nothing to hide.
void Session::fault(Error error) {
  if (admitted_ || options_.role == Role::initiator) return cut(std::move(error));
  fault_ = std::move(error);
  out_.clear();
  linger();
}

void Session::set_deadline(TimePoint& which, TimePoint when) {
  which = when;
  if (when < watch_timer_.expiry()) watch_timer_.cancel();
}

TimePoint Session::next_deadline() const { return std::min({read_by_, write_by_, admit_by_, frame_by_}); }

asio::awaitable<void> Session::watch(Ptr self) {
  while (!self->is_over()) {
    const TimePoint due = self->next_deadline();
    if (due <= std::chrono::steady_clock::now()) {
      if (self->closing_) co_return self->cut(Error{errc::kClosed, "by this side"});
      co_return self->cut(self->fault_.value_or(Error{errc::kTimeout, {}}));
    }
    self->watch_timer_.expires_at(due);
    [[maybe_unused]] const auto [woken] = co_await self->watch_timer_.async_wait(kAwait);
  }
}

// The first reason stays; everything that waits comes back at once.
void Session::cut(Error why) {
  if (is_over()) return;
  why_ = std::move(why);
  options_.link.state_->over = true;
  error_code ignored;
  stream_.next_layer().close(ignored);
  resolver_.cancel();
  watch_timer_.cancel();
  reader_wake_.cancel();
  writer_wake_.cancel();
}

void Session::end() {
  cut(Error{errc::kClosed, {}});
  loop_.forget(ending_);
  tell_end(*why_);
  if (options_.events.on_ended) options_.events.on_ended();
}

void Session::tell_end(const Error& why) {
  if (std::exchange(told_, true)) return;
  options_.link.state_->over = true;
  if (driver_) driver_->on_closed(why);
}

PeerLink make_link(const Loop& loop) {
  PeerLink link;
  link.state_ = std::make_shared<PeerLink::State>();
  link.state_->poster = loop.poster();
  return link;
}

Result<Ok> PeerLink::post(Answer answer) const {
  if (!state_ || state_->over) return fail(errc::kClosed);
  std::size_t size = 0;
  for (const Bytes& frame : answer.frames) size += kFrameHead + frame.size();
  const std::size_t before = state_->posted.fetch_add(size);
  if (size > 0 && before + state_->waiting + size > kPostedMax) {
    state_->posted -= size;
    return fail(errc::kQueueFull);
  }
  const bool posted = state_->poster.post([state = state_, size, answer = std::move(answer)] {
    if (const auto session = state->session.lock()) session->apply(answer);
    state->posted -= size;
  });
  if (!posted) return fail(errc::kClosed);
  return Ok{};
}

void PeerLink::cut() const {
  if (!state_) return;
  state_->poster.post([state = state_] {
    if (const auto session = state->session.lock()) session->cut(Error{errc::kClosed, "by this side"});
  });
}

PeerLink connect(Loop& loop, const Tls& tls, const Address& address, const Deadlines& deadlines,
                 std::unique_ptr<PeerDriver> driver) {
  const PeerLink link = make_link(loop);
  // A task can be copied and a driver cannot: so it travels in a shared box, out of which the session takes it.
  auto box = std::make_shared<std::unique_ptr<PeerDriver>>(std::move(driver));
  loop.poster().post([&loop, tls, link, address, deadlines, box] {
    Session::Options options{Role::initiator, deadlines, address, link, {}};
    std::make_shared<Session>(loop, tls, tcp::socket(loop.context()), std::move(options), std::move(*box))->start();
  });
  return link;
}

std::shared_ptr<Session> adopt(Loop& loop, const Tls& tls, AcceptedSocket socket, const Deadlines& deadlines,
                               std::unique_ptr<PeerDriver> driver, SessionEvents events) {
  Session::Options options{Role::responder, deadlines, {}, make_link(loop), std::move(events)};
  tcp::socket owned(loop.context(), socket.is_v6 ? tcp::v6() : tcp::v4(), socket.handle);
  auto session = std::make_shared<Session>(loop, tls, std::move(owned), std::move(options), std::move(driver));
  session->start();
  return session;
}

void cut(Session& session, const Error& why) { session.cut(why); }

}  // namespace folkmoot::net
