#include "node/minutes.h"

#include <algorithm>
#include <set>

#include "assembly/floor.h"
#include "assembly/meetings.h"
#include "base/text.h"

namespace folkmoot::node {

using assembly::FloorAct;
using assembly::FloorStep;
using assembly::Meeting;
using assembly::PersonIndex;
using assembly::View;

namespace {
/// Lines under headings, in one of two forms.
class Page {
 public:
  explicit Page(MinutesForm form) : form_(form) {}

  void title(const std::string& words) { heading(words, "# ", '='); }
  void section(const std::string& words) {
    out_ += '\n';
    heading(words, "## ", '-');
    is_numbered_ = 0;
  }
  void item(const std::string& words) { out_ += "- " + words + '\n'; }
  void numbered(const std::string& words) { out_ += std::to_string(++is_numbered_) + ". " + words + '\n'; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void heading(const std::string& words, std::string_view mark, char under) {
    if (form_ == MinutesForm::markdown) {
      out_ += std::string(mark) + words + "\n\n";
      return;
    }
    // As long as the words have letters, not bytes.
    const auto letters =
        std::ranges::count_if(words, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    out_ += words + '\n' + std::string(static_cast<std::size_t>(letters), under) + '\n';
  }
  MinutesForm form_;
  std::string out_;
  std::size_t is_numbered_ = 0;
};

std::string number_of(std::uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

/// What others wrote, on one line.
std::string line_of(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  return safe_text(out);
}

class Writer {
 public:
  Writer(const Chronicle& from, const Meeting& meeting, MinutesForm form)
      : from_(from), meeting_(meeting), all_(from.state), page_(form) {}

  std::string write() {
    page_.title(minutes_title(from_, meeting_));
    head();
    page_.section("Attendance");
    attendance();
    page_.section("Agenda");
    agenda();
    page_.section("Speakers");
    speakers();
    page_.section("Decisions");
    decisions();
    doubts();
    departures();
    return page_.take();
  }

 private:
  [[nodiscard]] std::string name(PersonIndex person) const { return line_of(from_.state.persons[person].name); }
  [[nodiscard]] std::string names(const std::vector<PersonIndex>& people) const {
    std::vector<std::string> all;
    for (const PersonIndex person : people) all.push_back(name(person));
    std::ranges::sort(all);
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : ", ") + one;
    return out;
  }
  template <class Content>
  [[nodiscard]] std::optional<Content> said(journal::EventIndex e) const {
    auto body = from_.read(from_.id(e));
    auto* content = body ? std::get_if<Content>(&body->content) : nullptr;
    return content == nullptr ? std::nullopt : std::optional<Content>(std::move(*content));
  }
  [[nodiscard]] std::vector<event::AgendaItem> items_of(const Meeting::Agenda& agenda) const {
    if (const auto set = said<event::SetAgenda>(agenda.event)) return set->agenda;
    if (const auto call = said<event::CallMeeting>(agenda.event)) return call->agenda;
    return {};
  }
  [[nodiscard]] std::string title_of(const Meeting::Agenda& agenda, std::uint64_t item) const {
    const auto items = items_of(agenda);
    return item >= 1 && item <= items.size() ? line_of(items[item - 1].title) : std::string("(text not here)");
  }
  [[nodiscard]] std::string moment(journal::EventIndex e) const {
    const auto body = from_.read(from_.id(e));
    return body ? rfc3339(body->claimed) : std::string("(text not here)");
  }

  void head() {
    const auto call = said<event::CallMeeting>(meeting_.event);
    page_.item("Called by " + name(meeting_.caller) + " for " + rfc3339(meeting_.time));
    if (call && !call->place.empty()) page_.item("Place: " + line_of(call->place));
    if (meeting_.second_of != assembly::kNone) page_.item("Second call of a meeting that had no quorum");
    for (const Meeting::Opening& opening : meeting_.openings) {
      if (!all_.has_people(opening.signatures, assembly::kOpeningSigners + 1)) continue;
      page_.item("Opened: " + moment(opening.event));
      page_.item("Facilitator: " + name(opening.facilitator) + "; minutes: " + name(opening.minute_taker) +
                 "; tellers: " + names(opening.tellers));
      const assembly::Quorate& quorum = opening.quorum;
      page_.item("Quorum: " + std::to_string(quorum.present) + " there of " + std::to_string(quorum.roll) + ", " +
                 std::to_string(quorum.needed) + " needed: " + (quorum.met() ? "met" : "not met"));
    }
    for (const Meeting::Close& close : meeting_.closes) {
      const std::string until = close.resumes == Instant{} ? "" : "; goes on " + rfc3339(close.resumes);
      page_.item((close.is_over ? "Ended: " : "Broken off: ") + moment(close.event) + until);
    }
  }

  void attendance() {
    std::set<PersonIndex> came;
    std::uint64_t visitors = 0;
    for (const Meeting::Presence& presence : meeting_.presences) {
      if (presence.leaves) continue;
      came.insert(presence.persons.begin(), presence.persons.end());
      visitors += presence.visitors;
    }
    const auto listed =
        std::ranges::count_if(came, [&](PersonIndex person) { return from_.state.persons[person].listed; });
    page_.item(number_of(came.size(), "member", "members") + ", " + std::to_string(static_cast<std::uint64_t>(listed)) +
               " of them without a device");
    page_.item(number_of(visitors, "visitor", "visitors"));
  }

  void agenda() {
    const Meeting::Agenda& agenda = assembly::agenda_of(all_, meeting_);
    const auto items = items_of(agenda);
    for (std::size_t i = 0; i < agenda.items.size(); ++i)
      page_.numbered((i < items.size() ? line_of(items[i].title) : "(text not here)") +
                     (agenda.items[i].by_consent ? ", by consent" : "") + " (brought up by " +
                     name(agenda.items[i].from) + ")");
    if (agenda.items.empty()) page_.item("None");
    if (meeting_.agendas.size() > 1) page_.item("Changed " + number_of(meeting_.agendas.size() - 1, "time", "times"));
  }

  void speakers() {
    const assembly::Speeches speeches(all_, meeting_);
    bool any = false;
    for (const FloorStep& step : meeting_.floor) {
      if (step.act == FloorAct::take) {
        const auto agenda = std::ranges::find(meeting_.agendas, step.about, &Meeting::Agenda::event);
        if (agenda != meeting_.agendas.end())
          page_.item("Item " + std::to_string(step.item) + ": " + title_of(*agenda, step.item));
        any = true;
      }
      if (!speeches.is_one(step)) continue;
      const std::uint64_t seconds = assembly::seconds_of(all_, meeting_, step.event);
      const bool is_normal = step.floor_class == event::FloorClass::normal;
      page_.item(name(step.person) +
                 (is_normal ? "" : " (" + std::string(event::floor_class_name(step.floor_class)) + ")") + ", " +
                 number_of(seconds, "second", "seconds"));
      any = true;
    }
    if (!any) page_.item("Nobody spoke");
  }

  void decisions() {
    if (meeting_.counts.empty()) page_.item("None");
    for (const assembly::DecisionIndex d : meeting_.counts) {
      const assembly::Decision& decision = from_.state.decisions[d];
      const auto proposal = from_.state.versions[decision.version].proposal;
      std::string title = line_of(version_title(decision.version));
      std::string outcome = "not signed by those who count";
      if (from_.state.complete(d)) {
        const auto record = from_.state.decision_of(proposal);
        outcome = decision.outcome == assembly::Outcome::adopted    ? "adopted"
                  : decision.outcome == assembly::Outcome::rejected ? "rejected"
                                                                    : "lapsed";
        if (!record || *record != d) outcome += ", not the record";
      }
      page_.item(title + ": " + outcome + "; " + std::to_string(decision.yes) + " yes, " + std::to_string(decision.no) +
                 " no, " + std::to_string(decision.abstain) + " abstain, " + std::to_string(decision.present) +
                 " present; base: " + (decision.of_present ? "those present" : "the assembly") + "; " +
                 std::to_string(decision.required) + " needed");
    }
  }
  [[nodiscard]] std::string version_title(assembly::VersionIndex version) const {
    const auto body = from_.read(from_.id(from_.state.versions[version].event));
    return body ? event::title_of(body->content) : std::string("(text not here)");
  }

  void doubts() {
    if (meeting_.challenges.empty() && meeting_.opposed.empty()) return;
    page_.section("Doubts");
    for (const Meeting::Challenge& challenge : meeting_.challenges) {
      const auto words = said<event::Challenge>(challenge.event);
      std::string text = name(challenge.author) + " challenged the " + std::string(event::challenge_name(challenge.of));
      if (challenge.of == event::ChallengeOf::quorum)
        text += ": " + std::to_string(challenge.quorum.present) + " there, " + std::to_string(challenge.quorum.needed) +
                " needed";
      if (words && !words->reason.empty()) text += " (" + line_of(words->reason) + ")";
      page_.item(text);
    }
    for (const assembly::CourseCount& course : meeting_.courses)
      page_.item("The hands on the " + std::string(event::challenge_name(course.of)) + ": " +
                 std::to_string(course.yes) + " for the challenge, " + std::to_string(course.no) + " against");
    for (const Meeting::Opposed& opposed : meeting_.opposed)
      page_.item(name(opposed.author) + " opposed a decision without debate");
  }

  void departures() {
    const assembly::Speeches speeches(all_, meeting_);
    std::uint64_t count = 0;
    for (const FloorStep& step : meeting_.floor) {
      if (!speeches.is_one(step) || !step.departs) continue;
      if (++count == 1) page_.section("Departures from the order");
      const auto words = said<event::GiveFloor>(step.event);
      page_.item(name(step.person) + ": " + (words ? line_of(words->reason) : std::string("(text not here)")));
    }
  }

  const Chronicle& from_;
  const Meeting& meeting_;
  View all_;
  Page page_;
};
}  // namespace

std::string minutes_title(const Chronicle& chronicle, const Meeting& meeting) {
  const auto body = chronicle.read(chronicle.id(meeting.event));
  std::string title = "Minutes: " + (body ? event::title_of(body->content) : std::string("(text not here)"));
  if (title.size() > event::kMaxTitle) {
    std::size_t end = event::kMaxTitle;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;  // not inside a letter
    title.resize(end);
  }
  return line_of(title);
}

std::string draft_minutes(const Chronicle& chronicle, const Meeting& meeting, MinutesForm form) {
  return Writer(chronicle, meeting, form).write();
}

std::string_view minutes_state_name(MinutesState state) {
  switch (state) {
    case MinutesState::draft:
      return "draft";
    case MinutesState::proposed:
      return "proposed";
    case MinutesState::approved:
      return "approved";
  }
  return {};
}

std::optional<assembly::ProposalIndex> minutes_proposal(const assembly::State& state, const Meeting& meeting) {
  std::optional<assembly::ProposalIndex> out;
  for (const assembly::ProposalIndex p : meeting.minutes) {
    const assembly::ProposalState there = state.proposal_state(p);
    if (there == assembly::ProposalState::adopted) return p;
    if (there == assembly::ProposalState::open) out = p;
  }
  return out;
}

MinutesState minutes_state(const assembly::State& state, const Meeting& meeting) {
  const auto proposal = minutes_proposal(state, meeting);
  if (!proposal) return MinutesState::draft;
  return state.proposal_state(*proposal) == assembly::ProposalState::adopted ? MinutesState::approved
                                                                             : MinutesState::proposed;
}

}  // namespace folkmoot::node
