#include "sync/session.h"

#include "sync/session_state.h"

namespace folkmoot::sync {

Session::Session(Replica& replica, const Options& options) : impl_(std::make_unique<Impl>(replica, options)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Step Session::start() { return impl_->start(); }
Step Session::on_message(BytesView message) { return impl_->on_message(message); }
Step Session::progress() { return impl_->progress(); }
const SessionCounters& Session::counters() const { return impl_->counters; }
SessionStatus Session::status() const { return impl_->status; }

Step Session::Impl::failed(Step step, Error error) {
  phase_ = Phase::over;
  status = step.status = SessionStatus::failed;
  step.error = std::move(error);
  step.more = false;
  return step;
}

Step Session::Impl::give_up(Step step, Code code, std::string detail) {
  send(step, encode_end({std::nullopt, true}));
  return failed(std::move(step), {code, std::move(detail)});
}

Step Session::Impl::ended(Step step) {
  phase_ = Phase::over;
  status = step.status = SessionStatus::equal;
  return step;
}

Step Session::Impl::start() {
  Step step;
  if (phase_ != Phase::fresh) return failed(std::move(step), {errc::kProtocol, "started twice"});
  phase_ = Phase::digests;
  told_digest_ = replica_digest(*replica_);
  turns_ = 1;
  counters.round_trips = 1;
  send(step, to_bytes(told_digest_.view()));
  return step;
}

Step Session::Impl::on_message(BytesView message) {
  Step step;
  step.status = status;
  if (phase_ == Phase::over) return step;
  counters.bytes_in += message.size();
  if (message.size() > kMaxMessage)
    return failed(std::move(step), {errc::kTooLarge, "a message of " + std::to_string(message.size())});
  if (phase_ == Phase::digests) return take_digest(message);
  if (phase_ != Phase::peers_turn) return failed(std::move(step), {errc::kProtocol, "it is not the peer's turn"});
  if (auto heard = hear(message, step); !heard) return failed(std::move(step), std::move(heard).error());
  if (status == SessionStatus::failed) return failed(std::move(step), {errc::kStalled, "the other side gave up"});
  if (phase_ == Phase::over) return ended(std::move(step));
  if (!step.events.empty() || !step.proofs.empty()) awaiting_admission_ = true;
  if (phase_ == Phase::admission && !awaiting_admission_) return take_turn(std::move(step));
  return step;
}

Step Session::Impl::progress() {
  Step step;
  step.status = status;
  awaiting_admission_ = false;
  if (phase_ == Phase::admission) return take_turn(std::move(step));
  if (phase_ == Phase::own_turn) return pump(std::move(step));
  return step;
}

Session::Impl::Standing Session::Impl::standing() {
  return {replica_digest(*replica_), peer_digest_, journal().parked_count(), journal().forks().size()};
}

void Session::Impl::send(Step& step, Bytes message) {
  counters.bytes_out += message.size();
  step.messages.push_back(std::move(message));
}

}  // namespace folkmoot::sync
