// Commands that speak to other nodes.
#include <fmt/format.h>

#include "cli/print.h"
#include "cli/runners.h"
#include "node/json_line.h"

namespace folkmoot::cli {

namespace {

constexpr std::uint16_t kPort = 7716;

std::string what_next(const std::vector<node::Node::Listed>& assemblies, const std::string& address) {
  if (assemblies.empty())
    return "This home is empty. In another terminal:\n"
           "  moot found \"NAME\" --name YOURNAME     begin an assembly\n"
           "  moot join FM1:... --name YOURNAME     or join one by an invitation\n";
  std::string out = fmt::format("Serving {}:\n", assemblies.size() == 1 ? "an assembly" : "these assemblies");
  for (const auto& each : assemblies) out += fmt::format("  {}  {}\n", short_id(each.id.hex()), shown(each.name));
  return out + fmt::format("Others exchange with it by: moot sync {}\n", address);
}

}  // namespace

Result<int> run_serve(Invocation& invocation, const Command&, const Given& given) {
  net::ServeOptions options;
  options.port = kPort;
  options.any_port = true;
  if (const auto listen = given.find("listen")) {
    FM_ASSIGN(const net::HostPort address, net::parse_address(*listen));
    options.host = address.host;
    options.port = address.port;
    options.any_port = false;
  }
  options.peers = given.all("peer");
  options.peers_of = invocation.globals().assembly;
  for (const std::string& address : options.peers) FM_TRY(net::parse_address(address));
  FM_ASSIGN(const std::string home, invocation.home());
  FM_ASSIGN(const auto runtime, net::Runtime::open({home, false, true}));
  int exit_code = 0;
  options.on_listening = [&](const std::string& address) {
    const std::string next = what_next(runtime->assemblies(), address);
    if (invocation.globals().json) {
      node::Value value;
      value.set("listening", address).set("web", nullptr);
      exit_code = invocation.print(node::json_line(value) + "\n", 0);
      if (!invocation.globals().quiet) say(next);
    } else {
      exit_code = invocation.print(fmt::format("listening {}\n{}", address, invocation.globals().quiet ? "" : next), 0);
    }
  };
  options.on_line = [&](const std::string& line) {
    if (!invocation.globals().quiet) say(line + "\n");
  };
  FM_TRY(runtime->serve(options));
  return exit_code;
}

Result<int> run_sync(Invocation& invocation, const Command&, const Given& given) {
  FM_TRY(net::parse_address(given.get("address")));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::write));
  return invocation.show(invocation.ask(*door, invocation.request("sync").add("address", given.get("address"))),
                         print_sync);
}

}  // namespace folkmoot::cli
