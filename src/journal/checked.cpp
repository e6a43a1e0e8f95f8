#include "journal/checked.h"

#include "event/errc.h"

namespace folkmoot::journal {

CheckedEvent::CheckedEvent(event::Event event, bool under_seal)
    : event_(std::move(event)),
      introduces_(under_seal ? event::named_device(event_) : event::introduced_device(event_)),
      under_seal_(under_seal) {
  if (!event_.body || event_.header.key_epoch) return;
  const auto head = event::decode_body_head(*event_.body);
  if (!head) return;
  claimed_ = head->claimed;
  if (head->kind != static_cast<std::uint64_t>(event::Kind::list_persons)) return;
  if (const auto body = event::decode_body(*event_.body))
    listed_ = static_cast<std::uint32_t>(std::get<event::ListPersons>(body->content).names.size());
}

Result<CheckedEvent> CheckedEvent::check(event::Event event) {
  if (!event::verify_signature(event)) return fail(event::errc::kSignature, "of event " + event.id.hex());
  return CheckedEvent(std::move(event), false);
}

CheckedEvent CheckedEvent::trusted(event::Event event) { return CheckedEvent(std::move(event), false); }

CheckedEvent CheckedEvent::named_by_seal(event::Event event) {
  CheckedEvent out(std::move(event), false);
  out.named_by_seal_ = true;
  return out;
}

CheckedEvent CheckedEvent::under_seal(event::Event event) { return CheckedEvent(std::move(event), true); }

}  // namespace folkmoot::journal
