// Addresses as people type them.
#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>

#include "net/runtime.h"

namespace folkmoot::net {

Result<HostPort> parse_address(std::string_view text) {
  const auto wrong = [&] {
    return fail(errc::kAddress, fmt::format("\"{}\" is no address such as 192.0.2.7:7716", text));
  };
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong();
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return wrong();
  }
  HostPort out{std::string(host), 0};
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (host.empty() || host.size() > 253 || port.empty() || error != std::errc() || end != port.data() + port.size())
    return wrong();
  return out;
}

std::string format_address(const std::string& host, std::uint16_t port) {
  const bool brackets = host.find(':') != std::string::npos;
  return brackets ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

bool is_loopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return ntohl(v4.s_addr) >> 24 == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, host.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6) != 0;
}

}  // namespace folkmoot::net
