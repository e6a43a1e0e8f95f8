#pragma once
// HTTP/1.1 as a browser speaks it, fed by hand (RFC 9112). Bytes go in as they come, requests come out; where the bytes
// are cut makes no difference.
//
// It takes less than the RFC allows, so that nothing can be read in two ways: lines end with CR LF, a name is followed
// by its colon at once, no line is continued, a body has one Content-Length and no transfer coding, a target is a path.
// Whatever breaks this ends the connection, after an answer.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace folkmoot::api {

/// Of the first line and of all others of a head together.
inline constexpr std::size_t kHeadMax = 16'384;
inline constexpr std::size_t kTargetMax = 4'096;
inline constexpr std::size_t kHeadersMax = 64;
/// Of a path, and of a query.
inline constexpr std::size_t kSegmentsMax = 8;
inline constexpr std::size_t kParametersMax = 16;

/// What stands before the body. Header names are in lower case.
struct Head {
  std::string method;
  /// As it came: for what compares requests.
  std::string target;
  /// Decoded, one for each part between slashes: "/a/b%2Fc" is {"a", "b/c"}; "/" is {""}.
  std::vector<std::string> path;
  /// Decoded, in their order.
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;
  std::uint64_t content_length = 0;
  /// `Connection: close`: no request follows.
  bool last = false;
  /// `Expect: 100-continue`: the body comes once it is asked for.
  bool expects_continue = false;

  /// The header's value; nothing where it is not there or stands more than once.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
  bool operator==(const Head&) const = default;
};

/// Feed it, then call `next_head`; when there is one, say how large its body may be by `allow_body` or refuse it, then
/// call `next_body`. After an error nothing more comes out.
class RequestReader {
 public:
  void feed(BytesView bytes);
  /// Nothing: more bytes are needed.
  Result<std::optional<Head>> next_head();
  /// The body of the head that came last. Nothing: more bytes are needed.
  std::optional<Bytes> next_body();
  /// What was fed and not yet taken.
  [[nodiscard]] std::size_t waiting() const { return buffer_.size() - taken_; }
  /// A request has begun, and its head is not whole.
  [[nodiscard]] bool is_in_head() const { return !body_left_ && waiting() > 0; }

 private:
  [[nodiscard]] std::string_view rest() const { return as_text(BytesView(buffer_)).substr(taken_); }
  void take(std::size_t size);

  Bytes buffer_;
  std::size_t taken_ = 0;
  /// Up to here no end of a head stands in the buffer: so that many small pieces cost no more than a large one.
  std::size_t looked_ = 0;
  std::optional<std::uint64_t> body_left_;
  std::optional<Error> error_;
};

/// The head that these bytes are, its last empty line included.
Result<Head> parse_head(std::string_view text);

/// Undoes percent-encoding; nothing for what is not encoded well, is not UTF-8, or holds a zero byte.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);
/// For a path or a query: everything but letters, digits and "-._~" is encoded.
std::string percent_encoded(std::string_view text);

}  // namespace folkmoot::api
