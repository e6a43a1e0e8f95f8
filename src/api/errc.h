#pragma once
// Why the HTTP interface refuses something by itself. What the node refuses comes with the node's codes.
#include "base/result.h"

namespace folkmoot::api {

namespace errc {
inline constexpr Code kBadRequest = "web.bad_request";   // not HTTP/1.1 as it is written, or not what the contract asks
inline constexpr Code kVersion = "web.version";          // another version of HTTP
inline constexpr Code kTooLarge = "web.too_large";       // a head or a body above its limit
inline constexpr Code kLength = "web.length";            // a body that does not say how long it is
inline constexpr Code kExpectation = "web.expectation";  // `Expect` of something else than 100-continue
inline constexpr Code kHost = "web.host";                // a Host that is not this node's
inline constexpr Code kOrigin = "web.origin";            // a page from elsewhere asks
inline constexpr Code kNoSession = "web.no_session";     // no token, or one that is not known
inline constexpr Code kRole = "web.role";                // not for guests
inline constexpr Code kCode = "web.code";                // a code that is not known, was used, or is too old
inline constexpr Code kNotFound = "web.not_found";       // no such operation or file
inline constexpr Code kMethod = "web.method";            // the operation has other methods
inline constexpr Code kMediaType = "web.media_type";     // the body is of another type
inline constexpr Code kWords = "web.words";              // the words of a request are not those of its operation
inline constexpr Code kBusy = "web.busy";                // too much is asked at one time
inline constexpr Code kUnderWay = "web.under_way";       // the same wish is being done now
inline constexpr Code kKeyReused = "web.key_reused";     // the key belongs to another wish
inline constexpr Code kRoom = "web.room";                // no meeting is open on this node, or none can be
inline constexpr Code kSeat = "web.seat";         // somebody else sits there, this guest sits elsewhere, or nowhere
inline constexpr Code kTooMany = "web.too_many";  // a guest asks for too much, or too soon
inline constexpr Code kAnswerLarge = "web.answer_large";  // the answer is larger than what can be told at once
}  // namespace errc

}  // namespace folkmoot::api
