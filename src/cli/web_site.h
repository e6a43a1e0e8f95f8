#pragma once
// The page of a served node: what `api` decides, between the sockets of `net` and its node.
#include <memory>
#include <string>

#include "net/web.h"

namespace folkmoot::cli {

/// `address`: "127.0.0.1:7717".
std::shared_ptr<net::WebSite> make_web_site(const std::string& address, net::WebAsk ask, net::WebRoom& room);

}  // namespace folkmoot::cli
