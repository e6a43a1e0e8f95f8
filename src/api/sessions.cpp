#include "api/sessions.h"

#include <algorithm>

#include "api/errc.h"
#include "crypto/hash.h"

namespace folkmoot::api {

namespace {
/// Nobody guesses 128 bits within the life of a code.
constexpr std::size_t kCodeBytes = 16;

/// No letter or figure that is read as another one.
constexpr std::string_view kRoomLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// As people type it, from a wall.
std::string as_typed(std::string_view code) {
  std::string out;
  for (const char c : code)
    if (c != '-' && c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

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

Sessions::Code Sessions::make_code(const Hash& draw, Instant now) {
  forget_old(now);
  if (codes_.size() == kCodesMax) codes_.erase(codes_.begin());
  Code out{to_hex(draw.view().first(kCodeBytes)), {now.ms + kCodeLifeMs}};
  codes_.push_back({fingerprint_of(out.text), out.expires});
  return out;
}

std::string Sessions::make_room_code(const Hash& draw, Instant until) {
  std::string out;
  for (const std::uint8_t byte : draw.view().first(kRoomCodeLetters)) out += kRoomLetters[byte % kRoomLetters.size()];
  room_code_ = {fingerprint_of(out), until};
  for (HeldSession& held : sessions_)
    if (held.session.role == Role::guest) held.session.until = until;
  return out;
}

Result<Ok> Sessions::make_place(Role role) {
  if (count(role) < (role == Role::owner ? kOwnerSessionsMax : kGuestSessionsMax)) return Ok{};
  auto oldest = sessions_.end();
  for (auto held = sessions_.begin(); held != sessions_.end(); ++held)
    if (held->session.role == role && !held->session.is_seated &&
        (oldest == sessions_.end() || held->session.last_used < oldest->session.last_used))
      oldest = held;
  if (oldest == sessions_.end()) return fail(errc::kBusy, "no more guests than these");
  sessions_.erase(oldest);
  return Ok{};
}

Result<Sessions::Begun> Sessions::begin(std::string_view code, bool guests_only, const Hash& draw, Instant now) {
  forget_old(now);
  std::optional<Instant> until;
  const Hash wanted = fingerprint_of(code);
  const auto is_wanted = [&wanted](const HeldCode& held) {
    return crypto::equal_secretly(held.fingerprint.view(), wanted.view());
  };
  const auto found = guests_only ? codes_.end() : std::ranges::find_if(codes_, is_wanted);
  const Role role = found == codes_.end() ? Role::guest : Role::owner;
  if (role == Role::owner) {
    codes_.erase(found);
  } else {
    const Hash typed = fingerprint_of(as_typed(code));
    if (!room_code_ || now >= room_code_->expires ||
        !crypto::equal_secretly(room_code_->fingerprint.view(), typed.view()))
      return fail(errc::kCode, "this code was used already, is too old, or is none of this node");
    until = room_code_->expires;
  }
  FM_TRY(make_place(role));
  Begun out{draw.hex(), {next_++, role, now, until}};
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

const Session* Sessions::find(SessionId id) const {
  for (const HeldSession& held : sessions_)
    if (held.session.id == id) return &held.session;
  return nullptr;
}

void Sessions::set_seated(SessionId id, bool is_seated) {
  for (HeldSession& held : sessions_)
    if (held.session.id == id) held.session.is_seated = is_seated;
}

void Sessions::end(SessionId id) {
  std::erase_if(sessions_, [id](const HeldSession& held) { return held.session.id == id; });
}

void Sessions::end_guests() {
  room_code_.reset();
  std::erase_if(sessions_, [](const HeldSession& held) { return held.session.role == Role::guest; });
}

std::size_t Sessions::count(Role role) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(sessions_, [role](const HeldSession& held) { return held.session.role == role; }));
}

}  // namespace folkmoot::api
