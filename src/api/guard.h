#pragma once
// Which requests are this node's page's own, before anybody asks who sends them. Other programs of this machine reach
// the same address, and so does every page that a browser shows, in a way: what it cannot do is to lie in the headers
// that are looked at here.
#include <string>
#include <vector>

#include "api/http.h"

namespace folkmoot::api {

/// One address that is listened on, as browsers name it.
struct Face {
  /// "127.0.0.1:7717", "localhost:7717", "[::1]:7717".
  std::vector<std::string> hosts;
  /// No other machine reaches it.
  bool is_loopback = true;

  /// `host`: the address that is listened on, where it is another one of this machine's own ("127.0.0.2").
  static Face loopback(std::uint16_t port, std::string_view host = {});
  /// The entrance for phones in the room: by this address and by nothing else.
  static Face room(std::string address);
};

/// The Host is one of ours, whatever the name resolved to: else a page elsewhere had its name point here. The Origin,
/// where there is one, is ours, even for whoever has a token. A browser that says from where a request comes says that
/// it is ours, or that a person went to the page. `is_page`: a document, which people reach from anywhere.
Result<Ok> check_source(const Head& head, const Face& face, bool is_page);

}  // namespace folkmoot::api
