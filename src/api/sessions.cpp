#include "api/sessions.h"

#include <algorithm>

#include "api/errc.h"
#include "crypto/hash.h"

namespace folkmoot::api {

namespace {
/// Nobody guesses 128 bits within the life of a code.
constexpr std::size_t kCodeBytes = 16;

bool is_over(const Session& session, Instant now) {
  return now.ms >= session.last_used.ms + kSessionLifeMs || (session.until && now >= *session.until);
}
}  // namespace

std::string_view role_name(Role role) {
  switch (role) {
    case Role::owner:
      return "owner";
    case Role::guest:
      return "guest";
  }
  return {};
}

Hash Sessions::fingerprint_of(std::string_view text) const { return crypto::mac(key_.view(), {as_bytes(text)}); }

void Sessions::forget_old(Instant now) {
  std::erase_if(codes_, [now](const HeldCode& code) { return now >= code.expires; });
  std::erase_if(sessions_, [now](const HeldSession& held) { return is_over(held.session, now); });
}

Sessions::Code Sessions::make_code(Role role, const Hash& draw, Instant now) {
  forget_old(now);
  if (codes_.size() == kCodesMax) codes_.erase(codes_.begin());
  Code out{to_hex(draw.view().first(kCodeBytes)), {now.ms + kCodeLifeMs}};
  codes_.push_back({fingerprint_of(out.text), role, out.expires});
  return out;
}

Result<Sessions::Begun> Sessions::begin(std::string_view code, const Hash& draw, Instant now) {
  forget_old(now);
  const Hash wanted = fingerprint_of(code);
  const auto found = std::ranges::find_if(codes_, [&wanted](const HeldCode& held) {
    return crypto::equal_secretly(held.fingerprint.view(), wanted.view());
  });
  if (found == codes_.end())
    return fail(errc::kCode, "this code was used already, is too old, or is none of this node");
  const Role role = found->role;
  codes_.erase(found);
  if (role == Role::guest && count(role) >= kGuestSessionsMax) return fail(errc::kBusy, "no more guests than these");
  if (role == Role::owner && count(role) >= kOwnerSessionsMax) {
    auto oldest = sessions_.end();
    for (auto held = sessions_.begin(); held != sessions_.end(); ++held)
      if (held->session.role == role &&
          (oldest == sessions_.end() || held->session.last_used < oldest->session.last_used))
        oldest = held;
    sessions_.erase(oldest);
  }
  Begun out{draw.hex(), {next_++, role, now, std::nullopt}};
  sessions_.push_back({fingerprint_of(out.token), out.session});
  return out;
}

const Session* Sessions::use(std::string_view token, Instant now) {
  const Hash wanted = fingerprint_of(token);
  for (HeldSession& held : sessions_) {
    if (!crypto::equal_secretly(held.fingerprint.view(), wanted.view())) continue;
    if (is_over(held.session, now)) return nullptr;
    held.session.last_used = now;
    return &held.session;
  }
  return nullptr;
}

bool Sessions::is_open(SessionId id) const {
  return std::ranges::any_of(sessions_, [id](const HeldSession& held) { return held.session.id == id; });
}

void Sessions::end(SessionId id) {
  std::erase_if(sessions_, [id](const HeldSession& held) { return held.session.id == id; });
}

void Sessions::end_all(Role role) {
  std::erase_if(codes_, [role](const HeldCode& code) { return code.role == role; });
  std::erase_if(sessions_, [role](const HeldSession& held) { return held.session.role == role; });
}

std::size_t Sessions::count(Role role) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(sessions_, [role](const HeldSession& held) { return held.session.role == role; }));
}

}  // namespace folkmoot::api
