#include "api/connection.h"

#include <algorithm>

#include "api/errc.h"

namespace folkmoot::api {

namespace {
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
}

Connection::Connection(Site& site, const Face& face, std::function<void()> on_output)
    : site_(site), face_(face), on_output_(std::move(on_output)) {}

Connection::~Connection() { site_.streams_.erase(this); }

void Connection::receive(BytesView bytes) {
  // Whoever listens has nothing more to say, and whoever was refused neither.
  if (over_ || listens_) return;
  reader_.feed(bytes);
  work();
}

bool Connection::reads() const {
  if (over_) return false;
  const std::uint64_t awaited = pending_ ? pending_->head.content_length : 0;
  return listens_.has_value() || reader_.waiting() < kHeadMax + awaited;
}

Waiting Connection::waiting() const {
  if (busy_ || (has_output() && !listens_)) return Waiting::answer;
  if (listens_) return Waiting::stream;
  if (pending_) return Waiting::body;
  return reader_.is_in_head() ? Waiting::head : Waiting::request;
}

void Connection::work() {
  working_ = true;
  while (!over_ && !busy_ && !listens_ && !has_output() && (pending_ ? take_body() : take_head())) {
  }
  working_ = false;
}

bool Connection::take_head() {
  auto head = reader_.next_head();
  if (!head) {
    without_body_ = false;
    refuse(head.error(), true);
    return true;
  }
  if (!*head) return false;
  without_body_ = (*head)->method == "HEAD";
  last_ = (*head)->last;
  auto admitted = site_.admit(**head, face_);
  const std::uint64_t length = (*head)->content_length;
  if (!admitted || length > admitted->body_max) {
    const Error error = admitted ? Error{errc::kTooLarge, "the body of the request"} : std::move(admitted).error();
    // A body that nobody wants is not read.
    refuse(error, length > 0);
    [[maybe_unused]] const auto nothing = length == 0 ? reader_.next_body() : std::nullopt;
    return true;
  }
  if ((*head)->expects_continue && length > 0) out_ += kContinue;
  pending_ = Pending{**std::move(head), *std::move(admitted)};
  return true;
}

bool Connection::take_body() {
  auto body = reader_.next_body();
  if (!body) return false;
  Pending pending = *std::move(pending_);
  pending_.reset();
  if (!pending.admitted.request) {
    answer(site_.asset(pending.head));
    return true;
  }
  busy_ = true;
  session_ = pending.admitted.request->session.id;
  pending.admitted.request->body = *std::move(body);
  site_.handle(*std::move(pending.admitted.request), [weak = weak_from_this()](Answer answer) {
    const auto self = weak.lock();
    if (!self) return;
    self->busy_ = false;
    self->answer(std::move(answer));
    if (!self->working_) self->on_output_();
  });
  return true;
}

void Connection::refuse(const Error& error, bool closes) {
  Answer out = problem(error);
  out.closes = closes;
  if (error.code == errc::kMethod) out.headers.emplace_back("Allow", error.detail);
  if (error.code == errc::kNoSession) out.headers.emplace_back("WWW-Authenticate", "Bearer");
  answer(std::move(out));
}

void Connection::answer(Answer answer) {
  answer.closes = answer.closes || last_;
  out_ += written(answer, {without_body_, face_.is_loopback, site_.parts_.clock->now()});
  if (answer.is_stream) {
    listens_ = session_;
    last_told_ = site_.parts_.clock->now();
    site_.streams_.insert(this);
    return;
  }
  over_ = answer.closes;
  if (without_body_ || !answer.long_body) return;
  long_left_ = answer.long_body->size();
  if (long_left_ > 0) long_body_ = std::move(answer.long_body);
}

void Connection::tell(std::string_view event) {
  if (over_) return;
  if (out_.size() - sent_ > kStreamMax) return end_stream();
  // What was sent already makes room.
  if (sent_ > kStreamMax) out_.erase(0, std::exchange(sent_, 0));
  out_ += event;
  last_told_ = site_.parts_.clock->now();
  if (!working_) on_output_();
}

void Connection::end_stream() {
  over_ = true;
  site_.streams_.erase(this);
  if (!working_) on_output_();
}

Bytes Connection::next(std::size_t most) {
  Bytes out;
  if (sent_ < out_.size()) {
    const std::size_t size = std::min(most, out_.size() - sent_);
    out = to_bytes(as_bytes(std::string_view(out_).substr(sent_, size)));
    sent_ += size;
    if (sent_ == out_.size()) {
      out_ = {};
      sent_ = 0;
    }
  } else if (long_body_) {
    out = long_body_->next(static_cast<std::size_t>(std::min<std::uint64_t>(most, long_left_)));
    long_left_ -= out.size();
    // What cannot be read to its end is cut: its length says that something is missing.
    if (out.empty()) over_ = true;
    if (out.empty() || long_left_ == 0) long_body_.reset();
  }
  // What was sent ahead waited for this.
  if (!has_output()) work();
  return out;
}

}  // namespace folkmoot::api
