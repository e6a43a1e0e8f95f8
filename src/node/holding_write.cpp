// How this home writes: an act is judged before it is signed, so that nothing void is written, and nothing that the
// journal would not keep - a second event with the same seq would prove a fork.
#include <algorithm>

#include "base/check.h"
#include "node/encrypted_acts.h"
#include "node/holding.h"

namespace folkmoot::node {

namespace {
event::Header header_at(const journal::Journal& journal, const DeviceId& device, event::Class cls,
                        journal::Journal::Place place) {
  event::Header out;
  out.assembly = journal.assembly();
  out.cls = cls;
  out.device = device;
  out.seq = place.seq;
  out.prev = place.prev;
  out.after = place.after;
  out.parents = std::move(place.parents);
  return out;
}

/// Whether what this act says depends on all that is held, not only on what it names.
bool needs_all_heads(const event::Content& content) {
  return std::holds_alternative<event::Decide>(content) || std::holds_alternative<event::Confirm>(content) ||
         std::holds_alternative<event::HandCount>(content);
}
}  // namespace

assembly::Verdict Holding::preview(const event::Content& content) {
  return fold_.preview(*journal_, *own_device(), content);
}

Allowed<Ok> Holding::reached_remembered_seal() const {
  if (is_behind())
    return refuse(errc::kNotReached, "this home is still taking in what the last seal covers",
                  "wait until it is there, or sync again");
  if (!remembered_seal) return Ok{};
  return refuse(errc::kNotReached,
                "the invitation names the seal of page " + std::to_string(remembered_seal->page) +
                    ", and this home holds only what came before it",
                "sync with whoever invited, or with others who have that seal");
}

/// What a device's first act rests on, whatever it is about: where there are more heads than it can name, these come
/// first.
std::vector<EventId> Holding::own_ground() const {
  std::vector<EventId> out;
  const auto add = [&](journal::EventIndex e) { out.push_back(journal_->table().id(e)); };
  const auto index = journal_->table().find_device(*own_device());
  const auto person = me();
  if (has_written(*own_device()) || !index || *index >= state().devices.size() || !person) return out;
  for (const assembly::Signed& binding : state().devices[*index].bindings) add(binding.event);
  for (const auto& constituted : state().founding.constituted) add(constituted.event);
  for (const assembly::Signed& vouch : state().persons[*person].vouches) add(vouch.event);
  return out;
}

Allowed<journal::Journal::Place> Holding::next_place(const std::vector<EventId>& rests_on) {
  std::vector<EventId> ground = own_ground();
  ground.insert(ground.end(), rests_on.begin(), rests_on.end());
  auto place = journal_->place(*own_device(), ground);
  if (!place) return refuse(std::move(place).error());
  return *std::move(place);
}

/// An event names sixteen heads beside its own chain. With more of them held, notes take in the others first where what
/// is counted next is to count all of it, and where the act needs more of them than it can name.
Allowed<journal::Journal::Place> Holding::place_for(Call& call, const event::Content& content,
                                                    const std::vector<EventId>& rests_on) {
  auto place = next_place(rests_on);
  while (place && journal_->head_count() > event::kMaxParents &&
         (needs_all_heads(content) ||
          fold_.preview(*journal_, *own_device(), content, &place->past) != assembly::Verdict::applied)) {
    const std::size_t before = journal_->head_count();
    auto note = compose(call, event::Note{reinterpret_id<EventId>(id), "Received."}, *std::move(place));
    if (!note) return tl::unexpected(note.error());
    take_own(*std::move(note));
    place = next_place(rests_on);
    if (journal_->head_count() >= before) break;
  }
  return place;
}

Allowed<event::Event> Holding::compose(Call& call, const event::Content& content, journal::Journal::Place place) {
  const event::Body body{call.random.draw<event::Salt>(), call.now, content};
  Bytes bytes = event::encode_body(body);
  if (bytes.size() > event::kMaxBodySize) return refuse(errc::kUsage, "the text is too long");
  // What does not read back would be void on every node: texts too long, or no UTF-8.
  if (auto read = event::decode_body(bytes); !read)
    return refuse(errc::kUsage, "a text is empty, too long, or not UTF-8: " + read.error().detail);
  const auto draft = journal::CheckedEvent::trusted(event::draft_event(
      header_at(*journal_, *own_device(), event::kind_class(event::kind_of(content)), std::move(place)),
      std::move(bytes)));
  if (auto foreseen = journal_->foresee(draft); foreseen.outcome != journal::Admission::Outcome::kept)
    return refuse({foreseen.code, std::move(foreseen.detail)}, foreseen.code == journal::errc::kQuota
                                                                   ? "others can still write; nothing was signed here"
                                                                   : "nothing was signed");
  return event::sign_event(draft.event(), *own_key());
}

void Holding::take_own(event::Event event) {
  // The journal was asked before the event was signed.
  const auto admission = journal_->admit(journal::CheckedEvent::trusted(std::move(event)));
  FM_CHECK(admission.outcome == journal::Admission::Outcome::kept);
  absorb();
}

Allowed<EventId> Holding::write(Call& call, const event::Content& content, const std::vector<EventId>& rests_on) {
  if (!own_device()) return refuse(errc::kNoDevice, "this home has no device in the assembly", "restore makes one");
  if (unread_) return refuse(*unread_);
  if (auto reached = reached_remembered_seal(); !reached) return tl::unexpected(reached.error());
  if (!has_written(*own_device()) && !is_own_device_known())
    return refuse(errc::kNotMember, "this home's device is not known to the assembly yet");
  if (const auto verdict = preview(content); verdict != assembly::Verdict::applied)
    return tl::unexpected(verdict == assembly::Verdict::encrypted_too_large ? too_large(*this, content)
                                                                            : refusal_of(verdict));
  if (const auto* const cast = std::get_if<event::Cast>(&content); cast != nullptr && would_show_own(*this, *cast))
    return refuse(errc::kOwnBallot, "whoever hands in this ballot shows that they voted, and it is yours",
                  "give it to somebody else");
  auto place = place_for(call, content, rests_on);
  if (!place) return tl::unexpected(place.error());
  auto made = compose(call, content, *std::move(place));
  if (!made) return tl::unexpected(made.error());
  const EventId event = made->id;
  take_own(*std::move(made));
  return event;
}

}  // namespace folkmoot::node
