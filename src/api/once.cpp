#include "api/once.h"

#include "api/errc.h"

namespace folkmoot::api {

namespace {
constexpr int kServerErrors = 500;
}

void OnceOnly::remove(const Name& name) {
  const auto found = held_.find(name);
  if (found == held_.end()) return;
  order_.erase(found->second.place);
  held_.erase(found);
}

OnceOnly::Looked OnceOnly::look(const Wish& wish, Instant now) {
  while (!order_.empty() && now.ms >= held_.at(order_.front()).since.ms + kOnceLifeMs) remove(Name(order_.front()));
  const Name name{wish.session, wish.key};
  Looked out;
  if (const auto found = held_.find(name); found != held_.end()) {
    const Held& held = found->second;
    if (held.content != wish.content) {
      out.found = Found::other;
    } else if (!held.is_done) {
      out.found = Found::under_way;
    } else {
      out.found = Found::done;
      out.told.status = held.status;
      out.told.type = held.type;
      out.told.body = held.body;
    }
    return out;
  }
  if (held_.size() == kOnceMax) remove(Name(order_.front()));
  order_.push_back(name);
  held_[name] = {wish.content, now, false, 0, {}, {}, std::prev(order_.end())};
  return out;
}

void OnceOnly::done(const Wish& wish, const Answer& answer) {
  const auto found = held_.find({wish.session, wish.key});
  if (found == held_.end() || found->second.content != wish.content) return;
  if (answer.status >= kServerErrors) return forget(wish);
  Held& held = found->second;
  held.is_done = true;
  held.status = answer.status;
  held.type = answer.type;
  held.body = answer.body;
  if (!answer.long_body && answer.body.size() <= kOnceBytesMax) return;
  const Answer instead = problem({errc::kAnswerLarge, "it was done already; its answer was too large to be kept"});
  held.status = instead.status;
  held.type = instead.type;
  held.body = instead.body;
}

void OnceOnly::forget(const Wish& wish) { remove({wish.session, wish.key}); }

}  // namespace folkmoot::api
