#pragma once
// A wish that is sent twice is done once: a browser on a bad line sends it again, with the same key. What the first one
// came to is kept for a while, and told again.
#include <list>
#include <map>
#include <string>

#include "api/answer.h"
#include "api/sessions.h"
#include "base/ids.h"

namespace folkmoot::api {

/// Longer than a phone sleeps with a page open.
inline constexpr std::uint64_t kOnceLifeMs = kDayMs;
/// The oldest give way. A member does not wish so much in a day.
inline constexpr std::size_t kOnceMax = 1'024;
/// Answers to acts are some hundred bytes; a larger one is not kept, and its wish is refused when it comes again.
inline constexpr std::size_t kOnceBytesMax = 16'384;

class OnceOnly {
 public:
  struct Wish {
    SessionId session = 0;
    std::string key;
    /// Of method, target and body: a key that comes with another wish is a mistake.
    Hash content;
  };
  enum class Found : std::uint8_t {
    first,      // do it, then say what it came to
    under_way,  // it is being done
    done,       // `told` is the answer
    other,      // the key belongs to another wish
  };
  struct Looked {
    Found found = Found::first;
    Answer told;
  };
  Looked look(const Wish& wish, Instant now);
  /// What the wish came to. Answers that say nothing about the wish itself (5xx) are not kept: it may be tried again.
  void done(const Wish& wish, const Answer& answer);
  /// It came to nothing, and can be sent again.
  void forget(const Wish& wish);
  [[nodiscard]] std::size_t size() const { return held_.size(); }

 private:
  using Name = std::pair<SessionId, std::string>;
  struct Held {
    Hash content;
    Instant since;
    bool is_done = false;
    int status = 0;
    std::string type;
    std::string body;
    std::list<Name>::iterator place;
  };
  void remove(const Name& name);

  std::map<Name, Held> held_;
  std::list<Name> order_;  // oldest first
};

}  // namespace folkmoot::api
