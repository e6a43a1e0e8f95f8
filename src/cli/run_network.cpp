// Commands that speak to other nodes.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "api/sessions.h"
#include "cli/open_browser.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/web_site.h"
#include "node/json_line.h"

namespace folkmoot::cli {

namespace {

constexpr std::uint16_t kPort = 7716;
constexpr std::uint16_t kWebPort = 7717;
constexpr Code kNoBrowser = "program.no_browser";  // no desktop, or it opens nothing

std::string what_next(const std::vector<node::Node::Listed>& assemblies, const std::string& address) {
  if (assemblies.empty())
    return "This home is empty. In another terminal:\n"
           "  moot found \"NAME\" --name YOURNAME     begin an assembly\n"
           "  moot join FM1:... --name YOURNAME     or join one by an invitation\n";
  std::string out = fmt::format("Serving {}:\n", assemblies.size() == 1 ? "an assembly" : "these assemblies");
  for (const auto& each : assemblies) out += fmt::format("  {}  {}\n", short_id(each.id.hex()), shown(each.name));
  return out + fmt::format("Others exchange with it by: moot sync {}\n", address);
}

/// The page, unless it is not wanted. The member's own address: what phones in the room reach is another one.
Result<std::optional<net::ServeOptions::Web>> web_wanted(const Given& given) {
  const auto address = given.find("web");
  if (given.has("no-web") && address) return fail(net::errc::kAddress, "--web and --no-web do not go together");
  if (given.has("no-web")) return std::optional<net::ServeOptions::Web>();
  net::ServeOptions::Web out;
  out.port = kWebPort;
  out.any_port = true;
  if (address) {
    FM_ASSIGN(const net::HostPort wanted, net::parse_address(*address));
    if (!net::is_loopback(wanted.host))
      return fail(net::errc::kAddress, "the page is for this machine: 127.0.0.1, not " + wanted.host);
    out.host = wanted.host;
    out.port = wanted.port;
    out.any_port = false;
  }
  out.make_site = make_web_site;
  return std::optional(std::move(out));
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
  FM_ASSIGN(options.web, web_wanted(given));
  std::unique_ptr<OpenedBrowser> browser;
  options.on_listening = [&](const net::ServeOptions::Listening& listening) {
    const std::string next = what_next(runtime->assemblies(), listening.address);
    if (invocation.globals().json) {
      node::Value value;
      value.set("listening", listening.address).set("web", listening.web ? node::Value(*listening.web) : node::Value());
      exit_code = invocation.print(node::json_line(value) + "\n", 0);
      if (!invocation.globals().quiet) say(next);
    } else {
      const std::string web = listening.web ? fmt::format("web {}\n", *listening.web) : std::string();
      const std::string_view words = invocation.globals().quiet ? std::string_view{} : next;
      exit_code = invocation.print(fmt::format("listening {}\n{}{}", listening.address, web, words), 0);
      // The address on the terminal is good no longer once the browser has come by it; moot web gives another one.
      if (listening.web && !given.has("no-open")) browser = open_browser(*listening.web);
    }
  };
  options.on_line = [&](const std::string& line) {
    if (!invocation.globals().quiet) say(line + "\n");
  };
  FM_TRY(runtime->serve(options));
  return exit_code;
}

Result<int> run_web(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  const node::Reply reply = invocation.ask(*door, invocation.request("web"));
  if (!given.has("open") || !reply.json["error"].is_null())
    return invocation.show(reply, [](const node::Value& value) { return value["web"].text() + "\n"; });
  const auto browser = open_browser(reply.json["web"].text());
  if (!browser) return fail(kNoBrowser, "this desktop does not open it; without --open the address is shown");
  node::Reply opened;
  opened.json.set("opened", true);
  const int exit_code =
      invocation.show(opened, [](const node::Value&) { return std::string("The page opens in your browser.\n"); });
  // A browser that was not running yet takes a while to read the file; it is of use as long as the code in it.
  std::this_thread::sleep_for(std::chrono::milliseconds(api::kCodeLifeMs));
  return exit_code;
}

Result<int> run_sync(Invocation& invocation, const Command&, const Given& given) {
  FM_TRY(net::parse_address(given.get("address")));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::write));
  return invocation.show(invocation.ask(*door, invocation.request("sync").add("address", given.get("address"))),
                         print_sync);
}

}  // namespace folkmoot::cli
