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

/// Which session: a number that is used once.
using SessionId = std::uint64_t;

struct Session {
  SessionId id = 0;
  Role role = Role::owner;
  Instant last_used;
  /// Whatever is asked, not after this.
  std::optional<Instant> until;
};

class Sessions {
 public:
  /// `key`: 32 random bytes.
  explicit Sessions(const Hash& key) : key_(key) {}

  struct Code {
    std::string text;
    Instant expires;
  };
  /// `draw`: 32 random bytes. Above the bound the oldest code is good no longer.
  Code make_code(Role role, const Hash& draw, Instant now);

  struct Begun {
    std::string token;
    Session session;
  };
  /// The code is used up by this, whatever comes of it. Above its bound the owner's session that was unused longest
  /// ends; guests beyond theirs are refused.
  Result<Begun> begin(std::string_view code, const Hash& draw, Instant now);

  /// The session of this token, which is in use now. Good until the next call.
  const Session* use(std::string_view token, Instant now);
  [[nodiscard]] bool is_open(SessionId id) const;
  void end(SessionId id);
  /// All of a role: when meeting mode ends.
  void end_all(Role role);
  [[nodiscard]] std::size_t count(Role role) const;

 private:
  struct HeldCode {
    Hash fingerprint;
    Role role = Role::owner;
    Instant expires;
  };
  struct HeldSession {
    Hash fingerprint;
    Session session;
  };
  [[nodiscard]] Hash fingerprint_of(std::string_view text) const;
  void forget_old(Instant now);

  Hash key_;
  std::vector<HeldCode> codes_;        // oldest first
  std::vector<HeldSession> sessions_;  // in the order in which they began
  SessionId next_ = 1;
};

}  // namespace folkmoot::api
