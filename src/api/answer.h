#pragma once
// What goes back to a browser: a status, headers, a body. Problems in the form of RFC 9457, and the headers by which a
// browser is told what a page of this node may do.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/environment.h"
#include "node/node.h"

namespace folkmoot::api {

/// A body that is too large to be held: it is read piece by piece while it is sent.
class LongBody {
 public:
  virtual ~LongBody() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// The next bytes, at most so many; empty when it cannot be read to its end.
  virtual Bytes next(std::size_t most) = 0;
};

struct Answer {
  int status = 200;
  /// Empty: there is no body.
  std::string type;
  std::string body;
  /// Instead of `body`.
  std::unique_ptr<LongBody> long_body;
  /// Beside those that every answer has.
  std::vector<std::pair<std::string, std::string>> headers;
  /// Server-sent events follow for as long as the connection lasts.
  bool is_stream = false;
  /// The connection ends with it.
  bool closes = false;
  /// Nothing of it is kept by the browser; what says otherwise sets a `Cache-Control` of its own.
  bool stored = false;
};

inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kProblemJson = "application/problem+json";
inline constexpr std::string_view kEventStream = "text/event-stream";

Answer json_answer(const node::Value& value);
/// Of an error of this interface.
Answer problem(const Error& error);
/// What the node said: its answer, or the problem that it tells.
Answer answer_of(const node::Reply& reply);
/// The HTTP status that a code means.
int status_of(Code code);

/// How the answer goes over the line, its body included unless that is long or left out.
struct Framing {
  /// The method was HEAD: the headers without what they announce.
  bool without_body = false;
  /// The page was asked for at an address that no other machine has.
  bool is_loopback = true;
  /// A phone's clock may be wrong by hours: it is told what time it is here.
  Instant now;
};
std::string written(const Answer& answer, const Framing& framing);

}  // namespace folkmoot::api
