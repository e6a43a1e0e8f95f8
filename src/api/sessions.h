#pragma once
// Who asks: a code that was printed or scanned is swapped once for a token, which the page keeps and shows with each
// request. Roles are held here, and nowhere in what the page says. Time and randomness come in.
//
// Kept are fingerprints only, under a key of this run: whoever reads this memory later finds no token in it. A code
// that is lost before it is swapped is worth nothing soon after.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace folkmoot::api {

enum class Role : std::uint8_t {
  owner,  // the member whose node this is
  guest,  // somebody in the room, as long as the meeting lasts
};
std::string_view role_name(Role role);

/// Long enough to walk from a terminal to its browser.
inline constexpr std::uint64_t kCodeLifeMs = kMinuteMs;
/// Without any request of it.
inline constexpr std::uint64_t kSessionLifeMs = 30 * kDayMs;
inline constexpr std::size_t kCodesMax = 16;
inline constexpr std::size_t kOwnerSessionsMax = 32;
inline constexpr std::size_t kGuestSessionsMax = 400;
/// Of the code for a room, out of 32 that nobody mistakes for others: short enough to be typed where no camera reads
/// it. Who guesses a thousand times a second for the day that a room is open at most finds one of 2^40 in a thousandth
/// of all cases, and is a guest then.
inline constexpr std::size_t kRoomCodeLetters = 8;

/// Which session: a number that is used once.
using SessionId = std::uint64_t;

struct Session {
  SessionId id = 0;
  Role role = Role::owner;
  Instant last_used;
  /// Whatever is asked, not after this.
  std::optional<Instant> until;
  /// A guest who has a place that matters to others.
  bool is_seated = false;
};

class Sessions {
 public:
  /// `key`: 32 random bytes.
  explicit Sessions(const Hash& key) : key_(key) {}

  struct Code {
    std::string text;
    Instant expires;
  };
  /// For a browser of the member's. `draw`: 32 random bytes. Above the bound the oldest code is good no longer.
  Code make_code(const Hash& draw, Instant now);

  /// For all in the room, as often as it is used, until then. The one before is good no longer; whoever came by it
  /// stays, until then.
  std::string make_room_code(const Hash& draw, Instant until);

  struct Begun {
    std::string token;
    Session session;
  };
  /// A member's code is used up by this, whatever comes of it. Above its bound the session of that role that was unused
  /// longest ends, but for guests who are seated. `guests_only`: no other codes are looked at.
  Result<Begun> begin(std::string_view code, bool guests_only, const Hash& draw, Instant now);

  /// The session of this token, which is in use now. Good until the next call.
  const Session* use(std::string_view token, Instant now);
  [[nodiscard]] const Session* find(SessionId id) const;
  void set_seated(SessionId id, bool is_seated);
  void end(SessionId id);
  /// All of them and their code: when meeting mode ends.
  void end_guests();
  [[nodiscard]] std::size_t count(Role role) const;

 private:
  struct HeldCode {
    Hash fingerprint;
    Instant expires;
  };
  struct HeldSession {
    Hash fingerprint;
    Session session;
  };
  [[nodiscard]] Hash fingerprint_of(std::string_view text) const;
  void forget_old(Instant now);
  Result<Ok> make_place(Role role);

  Hash key_;
  std::vector<HeldCode> codes_;  // of the member, oldest first
  std::optional<HeldCode> room_code_;
  std::vector<HeldSession> sessions_;  // in the order in which they began
  SessionId next_ = 1;
};

}  // namespace folkmoot::api
