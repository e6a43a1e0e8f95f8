#pragma once
// Meeting mode: for a time that the member sets, phones in the room reach this node, as guests. They see the meeting
// and what stands on its agenda, and no more. Who takes a line of the check-in list - somebody on the roll without a
// device - asks to speak and answers for that person through the member's device; the line is nobody else's then.
//
// Here is who sits where, and what was asked of the node for the room; site_room.cpp has the requests.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "api/question.h"
#include "api/sessions.h"

namespace folkmoot::api {

inline constexpr std::uint64_t kRoomLifeMaxMs = kDayMs;
/// Acts of one seat while the room is open: each is an event of the member's device, whose number is bounded.
inline constexpr std::size_t kSeatActsMax = 40;
/// From one act of a seat to the next.
inline constexpr std::uint64_t kSeatPauseMs = kSecondMs;

/// The entrance for other machines of this network.
class Entrance {
 public:
  virtual ~Entrance() = default;
  /// Of this machine, those first that others at home are most likely to reach.
  [[nodiscard]] virtual std::vector<std::string> addresses() const = 0;
  /// Listens on this address of this machine; empty: one that others at home reach. Returns it as browsers name it:
  /// "192.168.1.5:7718". Where it is open already, it stays as it is.
  virtual Result<std::string> open(const std::string& address) = 0;
  virtual void close() = 0;
};

class Room {
 public:
  struct Meeting {
    /// Full ids.
    std::string assembly;
    std::string meeting;
    /// The member whose node this is.
    node::Value host;
    /// Of the entrance.
    std::string address;
    std::string code;
    Instant until;
  };
  struct Seat {
    std::string member;
    std::string name;
    Instant since;
    SessionId session = 0;
    std::size_t acts = 0;
    Instant last_act;
  };

  [[nodiscard]] const Meeting* meeting() const { return meeting_ ? &*meeting_ : nullptr; }
  /// Seats stay where it is the same meeting, for longer.
  void open(Meeting meeting);
  void close();

  /// web.seat: it is taken, or this guest has another.
  Result<Ok> take(Seat seat);
  /// The session that sat there.
  std::optional<SessionId> free(std::string_view member);
  [[nodiscard]] const Seat* seat_of(SessionId session) const;
  [[nodiscard]] bool is_taken(std::string_view member) const;
  [[nodiscard]] const std::vector<Seat>& seats() const { return seats_; }
  /// web.seat: nobody sits there. web.too_many: too soon, or too often.
  Result<Ok> count_act(SessionId session, Instant now);

  // What guests ask is asked of the node once for all of them, until something changes: three hundred phones that hear
  // of a change are one question.
  using Then = std::function<void(const node::Reply&)>;
  /// What is known under this key is told; true: nobody has asked yet, and whoever calls this does, and says what came
  /// of it by the function.
  std::optional<std::function<void(node::Reply)>> look(const std::string& key, Then then);
  /// Whoever asks from now on, asks anew.
  void forget() { views_.clear(); }

 private:
  struct View {
    std::optional<node::Reply> reply;
    std::vector<Then> waiting;
  };

  std::optional<Meeting> meeting_;
  std::vector<Seat> seats_;
  std::map<std::string, std::shared_ptr<View>> views_;
};

/// Whether a view of a meeting names this id.
bool names(const node::Value& view, std::string_view id);

}  // namespace folkmoot::api
