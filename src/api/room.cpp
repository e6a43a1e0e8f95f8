#include "api/room.h"

#include <algorithm>

#include "api/errc.h"

namespace folkmoot::api {

void Room::open(Meeting meeting) {
  if (!meeting_ || meeting_->meeting != meeting.meeting || meeting_->assembly != meeting.assembly) seats_.clear();
  meeting_ = std::move(meeting);
  forget();
}

void Room::close() {
  meeting_.reset();
  seats_.clear();
  forget();
}

Result<Ok> Room::take(Seat seat) {
  if (is_taken(seat.member)) return fail(errc::kSeat, "somebody else took this line of the list");
  if (seat_of(seat.session) != nullptr) return fail(errc::kSeat, "this phone has a line of the list already");
  seats_.push_back(std::move(seat));
  return Ok{};
}

std::optional<SessionId> Room::free(std::string_view member) {
  const auto found = std::ranges::find(seats_, member, &Seat::member);
  if (found == seats_.end()) return std::nullopt;
  const SessionId out = found->session;
  seats_.erase(found);
  return out;
}

const Room::Seat* Room::seat_of(SessionId session) const {
  const auto found = std::ranges::find(seats_, session, &Seat::session);
  return found == seats_.end() ? nullptr : &*found;
}

bool Room::is_taken(std::string_view member) const {
  return std::ranges::find(seats_, member, &Seat::member) != seats_.end();
}

Result<Ok> Room::count_act(SessionId session, Instant now) {
  const auto seat = std::ranges::find(seats_, session, &Seat::session);
  if (seat == seats_.end()) return fail(errc::kSeat, "take a line of the check-in list first");
  if (seat->acts == kSeatActsMax) return fail(errc::kTooMany, "no more from this phone in this meeting");
  if (seat->acts > 0 && now.ms < seat->last_act.ms + kSeatPauseMs) return fail(errc::kTooMany, "wait a second");
  ++seat->acts;
  seat->last_act = now;
  return Ok{};
}

std::optional<std::function<void(node::Reply)>> Room::look(const std::string& key, Then then) {
  const auto [at, is_new] = views_.try_emplace(key);
  if (is_new) at->second = std::make_shared<View>();
  const std::shared_ptr<View> view = at->second;
  if (view->reply) {
    then(*view->reply);
    return std::nullopt;
  }
  view->waiting.push_back(std::move(then));
  if (!is_new) return std::nullopt;
  return [view](node::Reply reply) {
    view->reply = std::move(reply);
    for (const Then& each : std::exchange(view->waiting, {})) each(*view->reply);
  };
}

bool names(const node::Value& view, std::string_view id) {
  if (const auto* text = std::get_if<std::string>(&view.data())) return *text == id;
  if (const auto* list = std::get_if<node::Value::Array>(&view.data()))
    return std::ranges::any_of(*list, [id](const node::Value& one) { return names(one, id); });
  const auto* members = std::get_if<node::Value::Object>(&view.data());
  return members != nullptr &&
         std::ranges::any_of(*members, [id](const auto& member) { return names(member.second, id); });
}

}  // namespace folkmoot::api
