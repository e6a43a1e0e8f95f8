#include "tests/vectors/judge.h"

#include <algorithm>

#include "base/check.h"
#include "codec/reader.h"
#include "event/errc.h"
#include "event/run.h"
#include "tests/vectors/describe.h"

namespace folkmoot::vectors {

namespace {
Judgement refused(const Error& error) { return {"refuse " + std::string(error.code), {}}; }

/// The kind and time that are read even where the rest is not understood.
Json body_head(BytesView body) {
  const auto head = event::decode_body_head(body);
  if (!head) return null();
  return Members().put("kind", json(head->kind)).put("claimed", json(head->claimed.ms)).take();
}

Judgement judge_body(BytesView bytes) {
  const auto body = event::decode_body(bytes);
  Judgement out = body ? Judgement{"accept", describe(*body)} : refused(body.error());
  out.details.put("head", body_head(bytes));
  return out;
}

Judgement judge_event(BytesView bytes) {
  const auto event = event::decode_event(bytes);
  if (!event) return refused(event.error());
  Judgement out{
      event::verify_signature(*event) ? "accept " + event->id.hex() : "refuse " + std::string(event::errc::kSignature),
      {}};
  const auto introduced = event::introduced_device(*event);
  out.details.put("id", hex(event->id)).put("assembly", hex(event::assembly_of(*event)));
  out.details.put("signature", hex(event->signature)).put("header", describe(event->header).take());
  out.details.put("introduces", introduced ? hex(*introduced) : null());
  if (!event->body)
    out.details.put("body", json("absent"));
  else if (event->header.key_epoch)
    out.details.put("body", json("encrypted"));
  else
    out.details.put("body", judge_body(*event->body).described().take());
  return out;
}

Judgement judge_header(BytesView bytes) {
  const auto header = event::decode_header(bytes);
  if (!header) return refused(header.error());
  return {"accept " + event::event_id(bytes).hex(), describe(*header)};
}

Judgement judge_record(BytesView bytes) {
  const auto record = event::decode_record(bytes);
  if (!record) return refused(record.error());
  const RecordId id = event::record_id(*record);
  Judgement out{"accept " + id.hex(), describe(*record)};
  return {out.verdict, out.details.put("introduces", json(event::introduces_device(*record, id)))};
}

Judgement judge_charter(BytesView bytes) {
  const auto charter = event::decode_charter(bytes);
  if (!charter) return refused(charter.error());
  return {"accept " + event::charter_id(bytes).hex(), describe(*charter)};
}

Judgement judge_value(BytesView bytes) {
  const auto outcome = codec::check_value(bytes);
  return outcome ? Judgement{"accept", {}} : refused(outcome.error());
}

Judgement judge_run(BytesView bytes) {
  const auto assembly = AssemblyId::from(bytes.first(std::min(bytes.size(), AssemblyId::kSize)));
  event::RunReader reader(assembly.value_or(AssemblyId{}), nullptr);
  if (assembly) reader.feed(bytes.subspan(AssemblyId::kSize));
  std::vector<Json> events;
  std::string verdict = assembly ? "accept" : "refuse " + std::string(event::errc::kRun);
  for (;;) {
    const auto next = reader.next();
    if (!next) verdict = "refuse " + std::string(next.error().code);
    if (!next || !*next) break;
    const event::Event& event = **next;
    events.push_back(Members()
                         .put("id", hex(event.id))
                         .put("signature", hex(event.signature))
                         .put("body", event.body ? hex(BytesView(*event.body)) : null())
                         .take());
  }
  Judgement out{verdict, {}};
  out.details.put("events", list(events)).put("lost", json(std::uint64_t{reader.lost()}));
  out.details.put("whole", json(verdict == "accept" && reader.at_item_end()));
  return out;
}
}  // namespace

Judgement judge(std::string_view view, BytesView bytes) {
  if (view == "event") return judge_event(bytes);
  if (view == "header") return judge_header(bytes);
  if (view == "body") return judge_body(bytes);
  if (view == "record") return judge_record(bytes);
  if (view == "charter") return judge_charter(bytes);
  if (view == "run") return judge_run(bytes);
  FM_CHECK(view == "value");
  return judge_value(bytes);
}

}  // namespace folkmoot::vectors
