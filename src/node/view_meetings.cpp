// Meetings as they are shown: what is on, who waits to speak and why in this order, what is missing before one begins.
#include <algorithm>

#include "assembly/again.h"
#include "assembly/floor.h"
#include "assembly/lapse.h"
#include "assembly/mandates.h"
#include "assembly/meetings.h"
#include "assembly/offices.h"
#include "base/text.h"
#include "node/calendar.h"
#include "node/errc.h"
#include "node/lookup.h"
#include "node/minutes.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::Meeting;
using assembly::PersonIndex;
using assembly::View;

Chronicle chronicle_of(Holding& holding) {
  return {holding.state(), [&holding](journal::EventIndex e) { return holding.journal().table().id(e); },
          [&holding](const EventId& id) -> std::optional<event::Body> {
            const auto e = holding.journal().find(id);
            return e ? holding.read(*e) : std::nullopt;
          }};
}

/// One meeting, as people are shown it.
class Shown {
 public:
  Shown(Holding& holding, const Meeting& meeting)
      : holding_(holding), state_(holding.state()), meeting_(meeting), all_(state_) {}

  [[nodiscard]] Value head() {
    const auto call = said<event::CallMeeting>(meeting_.event);
    Value out;
    out.set("meeting", id(meeting_.event)).set("title", call ? Value(safe_text(call->title)) : Value());
    out.set("place", call ? Value(safe_text(call->place)) : Value()).set("time", rfc3339(meeting_.time));
    out.set("state", meeting_phase_name(phase_of(all_, meeting_))).set("caller", person(meeting_.caller));
    out.set("second_of",
            meeting_.second_of == assembly::kNone ? Value() : id(state_.meetings[meeting_.second_of].event));
    return out;
  }

  [[nodiscard]] Value whole() {
    Value out = head();
    out.set("agenda", agenda()).set("themes", themes()).set("attendance", attendance());
    out.set("present", people(present_at(all_, meeting_)));
    const Meeting::Opening* const opening = opening_of(all_, meeting_);
    out.set("opening", opening == nullptr ? Value() : opening_shape(*opening));
    const auto* const item = opening == nullptr ? nullptr : item_of(all_, meeting_, *opening);
    out.set("item", item == nullptr ? Value() : Value(item->item));
    out.set("speaking", speaking()).set("queue", queue());
    out.set("queue_closed", opening != nullptr && is_queue_closed(all_, meeting_));
    out.set("departures", static_cast<std::uint64_t>(
                              std::ranges::count_if(meeting_.floor, [](const auto& step) { return step.departs; })));
    out.set("challenges", challenges()).set("decisions", decisions()).set("to_confirm", to_confirm());
    out.set("entries", entries_to_confirm(holding_));
    return out.set("minutes", minutes_state_name(minutes_state(state_, meeting_)));
  }

  [[nodiscard]] std::string id(journal::EventIndex e) const { return holding_.journal().table().id(e).hex(); }
  template <class Content>
  [[nodiscard]] std::optional<Content> said(journal::EventIndex e) {
    auto body = holding_.read(e);
    auto* content = body ? std::get_if<Content>(&body->content) : nullptr;
    return content == nullptr ? std::nullopt : std::optional<Content>(std::move(*content));
  }
  [[nodiscard]] std::vector<event::AgendaItem> items_of(const Meeting::Agenda& agenda) {
    if (auto set = said<event::SetAgenda>(agenda.event)) return std::move(set->agenda);
    if (auto call = said<event::CallMeeting>(agenda.event)) return std::move(call->agenda);
    return {};
  }

 private:
  [[nodiscard]] Value person(PersonIndex p) const {
    return Value::Object{{"member", state_.persons[p].id.hex()}, {"name", safe_text(state_.persons[p].name)}};
  }
  [[nodiscard]] Value people(const std::vector<PersonIndex>& all) const {
    Value::Array out;
    for (const PersonIndex p : all) out.push_back(person(p));
    return out;
  }
  [[nodiscard]] bool is_mine(const std::vector<assembly::Signed>& acts) const {
    const auto me = holding_.me();
    return me && std::ranges::any_of(
                     acts, [&](const assembly::Signed& act) { return act.person == *me && all_.has(act.event); });
  }
  [[nodiscard]] Value claimed(journal::EventIndex e) {
    const auto body = holding_.read(e);
    return body ? Value(rfc3339(body->claimed)) : Value();
  }

  [[nodiscard]] Value agenda() {
    const Meeting::Agenda& agenda = agenda_of(all_, meeting_);
    const auto words = items_of(agenda);
    Value::Array out;
    for (std::size_t i = 0; i < agenda.items.size(); ++i) {
      const assembly::AgendaEntry& item = agenda.items[i];
      out.emplace_back(Value::Object{{"number", std::uint64_t{i + 1}},
                                     {"title", i < words.size() ? Value(safe_text(words[i].title)) : Value()},
                                     {"about", item.about == journal::kNoEvent ? Value() : Value(id(item.about))},
                                     {"by_consent", item.by_consent},
                                     {"from", person(item.from)}});
    }
    return out;
  }
  [[nodiscard]] Value themes() {
    Value::Array out;
    for (const Meeting::Theme& theme : meeting_.themes) {
      const auto words = said<event::Theme>(theme.event);
      out.emplace_back(Value::Object{{"theme", id(theme.event)},
                                     {"title", words ? Value(safe_text(words->title)) : Value()},
                                     {"supports", std::uint64_t{all_.people(theme.supports)}},
                                     {"supported_by_me", is_mine(theme.supports)}});
    }
    return out;
  }
  [[nodiscard]] Value attendance() const {
    const assembly::Quorate quorum = quorum_at(all_, meeting_);
    return Value::Object{{"present", std::uint64_t{quorum.present}},
                         {"visitors", visitors_at(all_, meeting_)},
                         {"roll", std::uint64_t{quorum.roll}},
                         {"needed", std::uint64_t{quorum.needed}},
                         {"quorum", quorum.met()}};
  }
  [[nodiscard]] Value opening_shape(const Meeting::Opening& opening) const {
    return Value::Object{{"opening", id(opening.event)},
                         {"facilitator", person(opening.facilitator)},
                         {"minute_taker", person(opening.minute_taker)},
                         {"tellers", people(opening.tellers)},
                         {"quorum", opening.quorum.met()}};
  }
  [[nodiscard]] Value speaking() {
    const auto* const speech = speech_of(all_, meeting_);
    if (speech == nullptr) return {};
    Value out = person(speech->person);
    return out.set("class", event::floor_class_name(speech->floor_class)).set("since", claimed(speech->event));
  }
  /// Each with what put it before the next one.
  [[nodiscard]] Value queue() const {
    const std::vector<assembly::Waiting> all = queue_of(all_, meeting_);
    Value::Array out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Value one = person(all[i].person);
      one.set("class", event::floor_class_name(all[i].floor_class)).set("speeches", all[i].speeches);
      one.set("seconds_on_item", all[i].seconds_on_item).set("seconds_in_meeting", all[i].seconds_in_meeting);
      one.set("before_next_by", i + 1 < all.size() ? Value(why_name(why_before(all[i], all[i + 1]))) : Value());
      out.push_back(std::move(one));
    }
    return out;
  }
  [[nodiscard]] Value challenges() {
    Value::Array out;
    for (const Meeting::Challenge& challenge : meeting_.challenges) {
      const auto words = said<event::Challenge>(challenge.event);
      const bool is_quorum = challenge.of == event::ChallengeOf::quorum;
      const bool put = !is_quorum && is_put_to_hands(all_, meeting_, challenge.of, challenge.under);
      const bool upheld = !is_quorum && is_upheld(all_, meeting_, challenge.of, challenge.under);
      out.emplace_back(Value::Object{{"challenge", id(challenge.event)},
                                     {"of", event::challenge_name(challenge.of)},
                                     {"by", person(challenge.author)},
                                     {"reason", words ? Value(safe_text(words->reason)) : Value()},
                                     {"quorum", is_quorum ? Value(challenge.quorum.met()) : Value()},
                                     {"state", is_quorum ? "computed"
                                               : put     ? "put to the hands"
                                               : upheld  ? "upheld"
                                                         : "open"}});
    }
    return out;
  }
  [[nodiscard]] Value decisions() const {
    Value::Array out;
    for (const assembly::DecisionIndex d : meeting_.counts) {
      Value shape = decision_shape(holding_, d);
      if (shape.is_null()) continue;
      shape.set("title", safe_text(Lookup(holding_).title(state_.decisions[d].version)));
      out.push_back(std::move(shape));
    }
    return out;
  }

  /// What others have to sign before it holds: an opening, and counts of hands.
  [[nodiscard]] Value to_confirm() {
    Value::Array out;
    const auto add = [&](std::string_view what, journal::EventIndex e, const auto& signatures, std::size_t needed) {
      out.emplace_back(Value::Object{{"event", id(e)},
                                     {"what", what},
                                     {"signed", std::uint64_t{all_.people(signatures)}},
                                     {"needed", std::uint64_t{needed}},
                                     {"signed_by_me", is_mine(signatures)}});
    };
    const assembly::MeetingPhase phase = phase_of(all_, meeting_);
    const bool can_open = phase == assembly::MeetingPhase::called || phase == assembly::MeetingPhase::adjourned;
    for (const Meeting::Opening& opening : meeting_.openings)
      if (can_open && !all_.has_any(opening.ended_by))
        add("opening", opening.event, opening.signatures, assembly::kOpeningSigners + 1);
    for (const assembly::DecisionIndex d : meeting_.counts) {
      const assembly::Decision& count = state_.decisions[d];
      if (!all_.has_people(count.signatures, count.signatures_needed()))
        add("hands", count.event, count.signatures, count.signatures_needed());
    }
    for (const assembly::CourseCount& count : meeting_.courses)
      if (!are_counters(all_, meeting_, count.opening, count.signatures))
        add("course", count.event, count.signatures, assembly::kTellers + 1);
    return out;
  }

  Holding& holding_;
  const assembly::State& state_;
  const Meeting& meeting_;
  View all_;
};

/// What a facilitator looks at before a meeting: each with whether it is in order.
class Checklist {
 public:
  Checklist(Holding& holding, const Meeting& meeting, Instant now)
      : holding_(holding), state_(holding.state()), meeting_(meeting), now_(now), all_(state_) {}

  [[nodiscard]] Value write() {
    quorum();
    notice();
    agenda();
    offices();
    mandates();
    reviews();
    minutes();
    return std::move(points_);
  }

 private:
  void add(std::string_view point, bool ok, std::string words) {
    points_.emplace_back(Value::Object{{"point", point}, {"ok", ok}, {"words", std::move(words)}});
  }
  void quorum() {
    const assembly::Quorate quorum = quorum_at(all_, meeting_);
    add("quorum", quorum.met(),
        std::to_string(quorum.present) + " there of " + std::to_string(quorum.roll) + ", " +
            std::to_string(quorum.needed) + " needed");
  }
  void notice() {
    // By the page that holds the call: its seal's time is when everybody could know.
    const bool sealed = state_.facts[meeting_.event].sealed;
    const std::uint64_t left = meeting_.time.ms > now_.ms ? (meeting_.time.ms - now_.ms) / kHourMs : 0;
    add("notice", sealed,
        std::string(sealed ? "the call is under a seal" : "the call is under no seal yet") + "; " +
            std::to_string(left) + " hours left");
  }
  void agenda() {
    const auto& items = agenda_of(all_, meeting_).items;
    std::string without;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].about == journal::kNoEvent) without += (without.empty() ? "" : ", ") + std::to_string(i + 1);
    if (items.empty()) return add("agenda", false, "it has no item");
    add("agenda", without.empty(), without.empty() ? "every item has a text" : "items without a text: " + without);
  }
  void offices() {
    std::string missing;
    for (const event::Office& office : state_.charter().offices) {
      const bool held = std::ranges::any_of(state_.mandates, [&](const assembly::Mandate& mandate) {
        return assembly::holds_office(state_, mandate.holder, office.name);
      });
      if (!held) missing += (missing.empty() ? "" : ", ") + safe_text(office.name);
    }
    add("offices", missing.empty(), missing.empty() ? "nobody is missing" : "nobody holds: " + missing);
  }
  void mandates() {
    std::size_t ending = 0;
    for (const assembly::Mandate& mandate : state_.mandates)
      if (in_force(state_, mandate) && state_.votes[mandate.vote].until.ms < now_.ms + kSoonMs) ++ending;
    add("mandates", ending == 0, std::to_string(ending) + " end within 30 days");
  }
  /// What ends soon by itself: at its review, or because nobody has ratified it yet.
  void reviews() {
    std::string ending;
    for (assembly::DecisionIndex d = 0; d < state_.decisions.size(); ++d) {
      const assembly::Decision& decision = state_.decisions[d];
      const auto end = lapses_at(decision);
      if (!end || end->ms >= now_.ms + kSoonMs || !stands_adopted(state_, d)) continue;
      const bool is_question =
          decision.vote != assembly::kNone && state_.votes[decision.vote].fallback_of == assembly::kNone;
      const std::string title =
          is_question ? Lookup(holding_).question(decision.vote) : Lookup(holding_).title(decision.version);
      ending += (ending.empty() ? "" : "; ") + safe_text(title);
    }
    add("reviews", ending.empty(),
        ending.empty() ? "nothing that was decided ends within 30 days" : "they end within 30 days: " + ending);
  }
  void minutes() {
    const Meeting* last = nullptr;
    for (const Meeting& other : state_.meetings)
      if (&other != &meeting_ && phase_of(all_, other) == assembly::MeetingPhase::over &&
          (last == nullptr || last->time < other.time))
        last = &other;
    if (last == nullptr) return add("minutes", true, "there was no meeting before");
    const MinutesState there = minutes_state(state_, *last);
    add("minutes", there == MinutesState::approved,
        "those of the last meeting: " + std::string(minutes_state_name(there)));
  }

  static constexpr std::uint64_t kSoonMs = 30 * kDayMs;

  Holding& holding_;
  const assembly::State& state_;
  const Meeting& meeting_;
  Instant now_;
  View all_;
  Value::Array points_;
};

Value minutes_shape(Holding& holding, const Meeting& meeting, const std::string& form) {
  const Chronicle chronicle = chronicle_of(holding);
  const MinutesState there = minutes_state(holding.state(), meeting);
  Value out;
  out.set("meeting", chronicle.id(meeting.event).hex()).set("state", minutes_state_name(there));
  const auto proposal = minutes_proposal(holding.state(), meeting);
  out.set("proposal", proposal ? Value(chronicle.id(holding.state().proposals[*proposal].event).hex()) : Value());
  std::optional<std::string> text;
  if (proposal && form.empty()) {
    // What was proposed stands, in the words in which it was.
    const auto body = holding.read(holding.state().versions[holding.state().last_version(*proposal)].event);
    if (const auto* first = body ? std::get_if<event::Propose>(&body->content) : nullptr) text = first->text;
    if (const auto* next = body ? std::get_if<event::Revise>(&body->content) : nullptr) text = next->text;
  }
  const MinutesForm wanted = form == "text" ? MinutesForm::text : MinutesForm::markdown;
  return out.set("text", text ? *text : draft_minutes(chronicle, meeting, wanted));
}

std::optional<assembly::MeetingIndex> meeting_named(Holding& holding, const std::string& words, Reply& refused) {
  const auto e = Lookup(holding).event(words);
  if (!e) {
    refused = failure(e.error());
    return std::nullopt;
  }
  const auto found = holding.state().made(assembly::Object::meeting, *e);
  if (!found) refused = failure({{errc::kNotFound, "that is no meeting: " + words}, {}, {}, {}});
  return found;
}
}  // namespace

Reply meeting_view(Holding& holding, const ask::Meeting& asked, Instant now) {
  Reply refused;
  const auto index = meeting_named(holding, asked.meeting, refused);
  if (!index) return refused;
  const Meeting& meeting = holding.state().meetings[*index];
  switch (asked.part) {
    case ask::Meeting::Part::whole:
      return success(Shown(holding, meeting).whole());
    case ask::Meeting::Part::checklist: {
      Value out = Shown(holding, meeting).head();
      return success(out.set("points", Checklist(holding, meeting, now).write()));
    }
    case ask::Meeting::Part::minutes:
      return success(minutes_shape(holding, meeting, asked.form));
  }
  return refused;
}

Reply meetings_view(Holding& holding) {
  std::vector<std::pair<Instant, Value>> all;
  for (const Meeting& meeting : holding.state().meetings)
    all.emplace_back(meeting.time, Shown(holding, meeting).head());
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second["meeting"].text() < b.second["meeting"].text();
  });
  Value::Array out;
  for (auto& [time, shape] : all) out.push_back(std::move(shape));
  return success(Value::Object{{"complete", holding.complete()}, {"meetings", std::move(out)}});
}

std::string calendar_file(Holding& holding, Instant now) {
  return icalendar(holding.name(), calendar_of(chronicle_of(holding)), now);
}

Reply calendar_view(Holding& holding, Instant now) {
  const std::vector<CalendarEvent> all = calendar_of(chronicle_of(holding));
  Value::Array out;
  for (const CalendarEvent& event : coming(all, now))
    out.emplace_back(Value::Object{{"time", rfc3339(event.start)},
                                   {"title", safe_text(event.title)},
                                   {"place", safe_text(event.place)},
                                   {"minutes", event.minutes},
                                   {"meeting", event.meeting ? Value(event.meeting->hex()) : Value()}});
  return success(Value::Object{{"complete", holding.complete()}, {"calendar", std::move(out)}});
}

}  // namespace folkmoot::node
