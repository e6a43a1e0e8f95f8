// What can be wrong around a node: its clock, its disk, its ports, its peers.
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "net/runtime_impl.h"

namespace folkmoot::net {

namespace {

constexpr std::uint64_t kRoomMin = 64ULL << 20;

struct Finding {
  std::string name;
  bool ok = true;
  std::string message;
};

Finding look_at_clock(Instant now) {
  SystemClock machine;
  const Instant real = machine.now();
  // The first version is of 2026: a clock before that has lost its battery.
  constexpr Instant kOldest{1'767'225'600'000};
  if (now < kOldest) return {"clock", false, fmt::format("it is {}, which cannot be; set the clock", rfc3339(now))};
  const std::uint64_t apart = now < real ? real.ms - now.ms : now.ms - real.ms;
  if (apart > kDayMs)
    return {"clock", false,
            fmt::format("set by MOOT_CLOCK to {}, {} days from the machine's", rfc3339(now), apart / kDayMs)};
  return {"clock", true, rfc3339(now)};
}

Finding look_at_disk(const std::string& home) {
  struct stat status{};
  if (stat(home.c_str(), &status) != 0) return {"disk", false, std::strerror(errno)};
  if ((status.st_mode & 0077) != 0) return {"disk", false, "others can look into the home; chmod 700 it"};
  struct statvfs room{};
  if (statvfs(home.c_str(), &room) != 0) return {"disk", false, std::strerror(errno)};
  if ((room.f_flag & ST_RDONLY) != 0) return {"disk", false, "the home is on a file system that cannot be written"};
  const std::uint64_t left = std::uint64_t{room.f_bavail} * room.f_frsize;
  return {"disk", left >= kRoomMin, fmt::format("{} MiB are left", left >> 20)};
}

Finding look_at_ports(bool serving) {
  if (serving) return {"ports", true, "this home is served now"};
  auto tls = Tls::make();
  if (!tls) return {"ports", false, tls.error().detail};
  Loop loop;
  const auto server = Server::listen(loop, *tls, {}, [] { return std::unique_ptr<PeerDriver>(); });
  if (!server) return {"ports", false, server.error().detail};
  return {"ports", true, "peers can be listened for"};
}

Finding look_at_peers(const std::vector<RememberedPeer>& peers) {
  if (peers.empty()) return {"peers", true, "none is known yet: moot sync HOST:PORT"};
  const auto reached = std::ranges::count_if(peers, [](const RememberedPeer& each) { return each.reached; });
  const RememberedPeer& last = peers.front();
  return {"peers", true,
          fmt::format("{} of {} answered when last tried; the last was {}, {}", reached, peers.size(),
                      safe_text(last.address), rfc3339(last.last_tried))};
}

}  // namespace

node::Reply Runtime::Impl::doctor() {
  std::vector<Finding> findings{look_at_clock(clock.now()), look_at_disk(options.home)};
  const auto damage = keeper->home().verify_all();
  const bool whole = damage && damage->problems.empty();
  findings.push_back(
      {"home", whole, whole ? fmt::format("{} events, all whole", damage->events) : "damaged: moot check says where"});
  findings.push_back(look_at_ports(loop != nullptr));
  findings.push_back(look_at_peers(remembered_peers()));
  node::Value::Array checks;
  bool ok = true;
  for (const Finding& finding : findings) {
    node::Value one;
    one.set("name", finding.name).set("ok", finding.ok).set("message", finding.message);
    checks.push_back(std::move(one));
    ok = ok && finding.ok;
  }
  node::Reply reply;
  reply.json.set("ok", ok).set("checks", std::move(checks));
  reply.exit = ok ? node::ExitClass::done : node::ExitClass::refused;
  return reply;
}

}  // namespace folkmoot::net
