#include "api/guard.h"

#include <algorithm>

#include "api/errc.h"

namespace folkmoot::api {

namespace {
constexpr std::string_view kScheme = "http://";
constexpr std::uint16_t kHttpPort = 80;

bool is_ours(const Face& face, std::string_view host) {
  return std::ranges::find(face.hosts, host) != face.hosts.end();
}
}  // namespace

Face Face::loopback(std::uint16_t port, std::string_view host) {
  Face out;
  std::vector<std::string> names{"127.0.0.1", "localhost", "[::1]"};
  // With colons in it the address stands in brackets, and all of those are "[::1]", however they are written.
  if (!host.empty() && host.find(':') == std::string_view::npos && host != names.front()) names.emplace_back(host);
  for (const std::string& name : names) {
    out.hosts.push_back(name + ":" + std::to_string(port));
    // Browsers leave out what goes without saying.
    if (port == kHttpPort) out.hosts.push_back(name);
  }
  return out;
}

Face Face::room(std::string address) { return {{std::move(address)}, false}; }

Result<Ok> check_source(const Head& head, const Face& face, bool is_page) {
  if (head.count("host") != 1) return fail(errc::kBadRequest, "one Host, please");
  if (!is_ours(face, *head.header("host"))) return fail(errc::kHost, "this node has another address");
  if (head.count("origin") > 0) {
    const auto origin = head.header("origin");
    if (!origin || !origin->starts_with(kScheme) || !is_ours(face, origin->substr(kScheme.size())))
      return fail(errc::kOrigin, "another page asks");
  }
  // Absent at addresses that browsers do not trust: there the Origin has to be enough.
  if (head.count("sec-fetch-site") == 0) return Ok{};
  const auto site = head.header("sec-fetch-site");
  if (site == "same-origin" || site == "none") return Ok{};
  const bool is_visit = is_page && head.method == "GET" && head.header("sec-fetch-mode") == "navigate" &&
                        head.header("sec-fetch-dest") == "document";
  if (!is_visit) return fail(errc::kOrigin, "another page asks");
  return Ok{};
}

}  // namespace folkmoot::api
