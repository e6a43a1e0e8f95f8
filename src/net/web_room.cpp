// The entrance for phones in the room.
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <algorithm>
#include <array>

#include "net/errc.h"
#include "net/runtime.h"
#include "net/system.h"
#include "net/web.h"

namespace folkmoot::net {

namespace {
/// Where the address of the room is tried first: beside the member's own.
constexpr std::uint16_t kRoomPort = 7718;

struct Ranked {
  int rank = 0;
  std::string text;
  bool operator<(const Ranked& other) const { return std::tie(rank, text) < std::tie(other.rank, other.text); }
};

// Blocks for networks at home (RFC 1918, RFC 4193): what a router gives out most often comes first, what machines give
// themselves (RFC 3927) late, public ones last. 172.16/12 is where containers live, too.
int rank_of(const sockaddr_in& place) {
  const std::uint32_t address = ntohl(place.sin_addr.s_addr);
  if (address >> 16 == 0xC0A8) return 0;
  if (address >> 24 == 10) return 1;
  if (address >> 20 == 0xAC1) return 2;
  return address >> 16 == 0xA9FE ? 4 : 5;
}
std::optional<Ranked> ranked(const ifaddrs& one) {
  if (one.ifa_addr == nullptr || (one.ifa_flags & IFF_UP) == 0 || (one.ifa_flags & IFF_LOOPBACK) != 0)
    return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (one.ifa_addr->sa_family == AF_INET) {
    const auto& place = *reinterpret_cast<const sockaddr_in*>(one.ifa_addr);
    if (inet_ntop(AF_INET, &place.sin_addr, text.data(), text.size()) == nullptr) return std::nullopt;
    return Ranked{rank_of(place), text.data()};
  }
  if (one.ifa_addr->sa_family == AF_INET6) {
    const auto& place = *reinterpret_cast<const sockaddr_in6*>(one.ifa_addr);
    // Those of one link need its name beside them, which no browser takes.
    if ((place.sin6_addr.s6_addr[0] & 0xFE) != 0xFC) return std::nullopt;
    if (inet_ntop(AF_INET6, &place.sin6_addr, text.data(), text.size()) == nullptr) return std::nullopt;
    return Ranked{3, text.data()};
  }
  return std::nullopt;
}
}  // namespace

std::vector<std::string> home_addresses() {
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return {};
  std::vector<Ranked> found;
  for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next)
    if (auto address = ranked(*one)) found.push_back(*std::move(address));
  freeifaddrs(all);
  std::ranges::sort(found, std::less<>());
  std::vector<std::string> out;
  for (Ranked& one : found) out.push_back(std::move(one.text));
  return out;
}

Result<std::string> WebRoom::open(const std::string& host) {
  std::string wanted = host;
  if (wanted.empty()) {
    const auto known = home_addresses();
    if (known.empty())
      return fail(errc::kListen, "this machine is in no network: switch its Wi-Fi on, or open its own hotspot");
    wanted = known.front();
  }
  if (server_ && (host.empty() || host_ == wanted)) return format_address(host_, server_->port());
  if (!is_loopback(wanted) && seed_from_environment())
    return fail(errc::kSeedSetting, "MOOT_SEED is for tests: a node with such keys must not be reached from outside");
  close();
  WebOptions how;
  how.host = wanted;
  how.port = kRoomPort;
  how.entrance = WebEntrance::room;
  how.connections_max = kRoomConnectionsMax;
  const auto site = [this](std::uint16_t) { return site_; };
  auto server = WebServer::listen(loop_, how, site);
  if (!server) {
    how.port = 0;
    server = WebServer::listen(loop_, how, site);
  }
  if (!server) return tl::unexpected(std::move(server).error());
  server_.emplace(*std::move(server));
  host_ = wanted;
  return format_address(host_, server_->port());
}

}  // namespace folkmoot::net
