#pragma once
// What a program asks of the node of a home, whether that node lives in the same process or behind the control socket
// (control.h). One verb and named words; the same for both, so that nothing behaves differently when a home is served.
//
//   request = [version, verb, assembly, [[name, [value...]]...]]           CBOR
//   answer  = [version, exit class, value]      value = [kind, content], kinds as in node::Value
#include <string>

#include "node/acts.h"
#include "node/node.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kRequest = "control.request";  // not a request of this version
}  // namespace errc

struct Request {
  /// "act vouch", "ask members", or a verb of the runtime (runtime.h). Files are named by their full path: the process
  /// that serves the home opens them.
  std::string verb;
  /// Which assembly, as in node::Selector.
  std::string assembly;
  std::vector<std::pair<std::string, std::vector<std::string>>> words;

  Request& add(std::string name, std::string value) {
    words.emplace_back(std::move(name), std::vector<std::string>{std::move(value)});
    return *this;
  }
  [[nodiscard]] node::Arguments arguments() const;
};

Bytes encode_request(const Request& request);
Result<Request> decode_request(BytesView bytes);

Bytes encode_reply(const node::Reply& reply);
Result<node::Reply> decode_reply(BytesView bytes);

/// {"error": {...}} of an error of this side, and its exit class.
node::Reply error_reply(const Error& error);
node::Value error_value(Code code, std::string_view message, std::string_view hint = {});
/// What exit code an error means, codes of net/ included.
node::ExitClass exit_class(Code code);

}  // namespace folkmoot::net
