#include "assembly/floor.h"

#include <algorithm>
#include <tuple>

#include "assembly/roll.h"
#include "assembly/votes.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

using event::FloorClass;

std::string_view why_name(Why why) {
  switch (why) {
    case Why::floor_class:
      return "class";
    case Why::speeches:
      return "speeches";
    case Why::list:
      return "list";
    case Why::seconds_on_item:
      return "seconds_on_item";
    case Why::seconds_in_meeting:
      return "seconds_in_meeting";
    case Why::asked:
      return "asked";
    case Why::lot:
      return "lot";
  }
  return {};
}

namespace {
auto place_of(const Waiting& x) {
  return std::tuple(x.floor_class, x.speeches, x.list_turns, x.seconds_on_item, x.seconds_in_meeting, x.rank, x.lot,
                    x.person);
}

bool interrupts(FloorClass floor_class) { return floor_class <= FloorClass::order; }

/// The last speech on the item but for points of order, or nothing: what an answer can answer.
const FloorStep* last_speech(const View& view, const Meeting& meeting, EventIndex under, const Speeches& speeches) {
  for (auto step = meeting.floor.rbegin(); step != meeting.floor.rend(); ++step)
    if (speeches.is_one(*step) && step->under == under && !interrupts(step->floor_class) && view.has(step->event))
      return &*step;
  return nullptr;
}

bool is_earlier(const FloorStep& a, const FloorStep& b) {
  return std::tuple(a.rank, a.lot, a.person) < std::tuple(b.rank, b.lot, b.person);
}

/// Asks on the item that nothing has answered; of each person and class the first.
std::vector<const FloorStep*> open_asks(const View& view, const Meeting& meeting, EventIndex under) {
  std::map<std::pair<PersonIndex, FloorClass>, const FloorStep*> first;
  for (const FloorStep& step : meeting.floor) {
    if (step.act != FloorAct::ask || step.under != under || !view.has(step.event) || view.has_any(step.answered_by))
      continue;
    const FloorStep*& of_person = first[{step.person, step.floor_class}];
    if (of_person == nullptr || is_earlier(step, *of_person)) of_person = &step;
  }
  std::vector<const FloorStep*> out;
  for (const auto& [key, step] : first)
    if (is_present_at(view, meeting, step->person)) out.push_back(step);
  return out;
}

/// What people, and lists, have had of the floor already.
class Spoken {
 public:
  Spoken(const View& view, const Meeting& meeting, EventIndex under, const Speeches& speeches) {
    std::map<EventIndex, std::uint64_t> lengths;
    for (const FloorStep& step : meeting.floor)
      if (step.act == FloorAct::end && view.has(step.event)) {
        std::uint64_t& longest = lengths[speeches.of(step.about)];
        longest = std::max(longest, step.seconds);
      }
    for (const FloorStep& step : meeting.floor) {
      if (!speeches.is_one(step) || !view.has(step.event) || interrupts(step.floor_class)) continue;
      const std::uint64_t seconds = count(lengths, step.event);
      in_meeting_[step.person] += seconds;
      if (step.under != under) continue;
      on_item_[step.person] += seconds;
      ++speeches_[step.person];
      ++turns_[step.list];
    }
  }
  [[nodiscard]] Waiting waiting(const FloorStep& ask, FloorClass floor_class) const {
    Waiting out;
    out.person = ask.person;
    out.event = ask.event;
    out.floor_class = floor_class;
    out.speeches = count(speeches_, ask.person);
    out.seconds_on_item = count(on_item_, ask.person);
    out.seconds_in_meeting = count(in_meeting_, ask.person);
    out.rank = ask.rank;
    out.lot = ask.lot;
    out.list = ask.list;
    return out;
  }
  [[nodiscard]] std::uint64_t turns(const Hash& list) const { return count(turns_, list); }
  void add_turn(const Hash& list) { ++turns_[list]; }

 private:
  template <class Key>
  static std::uint64_t count(const std::map<Key, std::uint64_t>& of, const Key& key) {
    const auto found = of.find(key);
    return found == of.end() ? 0 : found->second;
  }
  std::map<PersonIndex, std::uint64_t> in_meeting_, on_item_, speeches_;
  std::map<Hash, std::uint64_t> turns_;
};

/// Each place in the queue is the best of those who are left, when all before have had their turn.
std::vector<Waiting> in_turns(std::vector<Waiting> left, Spoken spoken) {
  std::vector<Waiting> out;
  while (!left.empty()) {
    for (Waiting& one : left) one.list_turns = spoken.turns(one.list);
    const auto next = std::ranges::min_element(left, {}, place_of);
    if (!interrupts(next->floor_class)) spoken.add_turn(next->list);
    out.push_back(*next);
    left.erase(next);
  }
  return out;
}
}  // namespace

Speeches::Speeches(const View& view, const Meeting& meeting) {
  std::map<EventIndex, std::size_t> places;
  for (const FloorStep& ask : meeting.floor) {
    if (ask.act != FloorAct::ask || ask.answered_by.size() < 2) continue;
    if (places.empty())
      for (std::size_t i = 0; i < meeting.floor.size(); ++i)
        if (meeting.floor[i].act == FloorAct::give && view.has(meeting.floor[i].event))
          places[meeting.floor[i].event] = i;
    std::vector<EventIndex> given;
    for (const EventIndex answer : ask.answered_by)
      if (places.contains(answer)) given.push_back(of(answer));
    if (given.size() < 2) continue;
    const EventIndex first = *std::ranges::min_element(given, {}, [&](EventIndex give) { return places[give]; });
    for (const EventIndex give : given)
      if (give != first) first_[give] = first;
  }
}

EventIndex Speeches::of(EventIndex give) const {
  auto found = first_.find(give);
  for (; found != first_.end(); found = first_.find(give)) give = found->second;
  return give;
}

std::uint64_t seconds_of(const View& view, const Meeting& meeting, EventIndex speech) {
  const Speeches speeches(view, meeting);
  std::uint64_t out = 0;
  for (const FloorStep& step : meeting.floor)
    if (step.act == FloorAct::end && speeches.of(step.about) == speech && view.has(step.event))
      out = std::max(out, step.seconds);
  return out;
}

Why why_before(const Waiting& first, const Waiting& second) {
  if (first.floor_class != second.floor_class) return Why::floor_class;
  if (first.speeches != second.speeches) return Why::speeches;
  if (first.list_turns != second.list_turns) return Why::list;
  if (first.seconds_on_item != second.seconds_on_item) return Why::seconds_on_item;
  if (first.seconds_in_meeting != second.seconds_in_meeting) return Why::seconds_in_meeting;
  return first.rank != second.rank ? Why::asked : Why::lot;
}

std::vector<Waiting> queue_of(const View& view, const Meeting& meeting) {
  const Meeting::Opening* const opening = opening_of(view, meeting);
  if (opening == nullptr || phase_of(view, meeting) != MeetingPhase::open) return {};
  const EventIndex under = item_began(view, meeting, *opening);
  const std::vector<const FloorStep*> asks = open_asks(view, meeting, under);
  const Speeches speeches(view, meeting);
  const FloorStep* const last = last_speech(view, meeting, under, speeches);
  const FloorStep* answer = nullptr;
  for (const FloorStep* ask : asks) {
    const bool answers =
        ask->floor_class == FloorClass::answer && last != nullptr && speeches.of(ask->about) == last->event;
    if (answers && (answer == nullptr || is_earlier(*ask, *answer))) answer = ask;
  }
  const Spoken spoken(view, meeting, under, speeches);
  std::vector<Waiting> out;
  for (const FloorStep* ask : asks) {
    const bool is_late_answer = ask->floor_class == FloorClass::answer && ask != answer;
    out.push_back(spoken.waiting(*ask, is_late_answer ? FloorClass::normal : ask->floor_class));
  }
  const event::Charter& charter = view.state().charters[meeting.charter].charter;
  if (charter.speaker_lists != 0) return in_turns(std::move(out), spoken);
  std::ranges::sort(out, {}, place_of);
  return out;
}

const FloorStep* speech_of(const View& view, const Meeting& meeting) {
  const Meeting::Opening* const opening = opening_of(view, meeting);
  if (opening == nullptr) return nullptr;
  const EventIndex under = item_began(view, meeting, *opening);
  const Speeches speeches(view, meeting);
  const auto has_ended = [&](const FloorStep& speech) {
    return std::ranges::any_of(meeting.floor, [&](const FloorStep& step) {
      return step.act == FloorAct::end && speeches.of(step.about) == speech.event && view.has(step.event);
    });
  };
  for (auto step = meeting.floor.rbegin(); step != meeting.floor.rend(); ++step)
    if (speeches.is_one(*step) && step->under == under && view.has(step->event) && !has_ended(*step)) return &*step;
  return nullptr;
}

bool is_queue_closed(const View& view, const Meeting& meeting) {
  const Meeting::Opening* const opening = opening_of(view, meeting);
  if (opening == nullptr) return true;
  const EventIndex under = item_began(view, meeting, *opening);
  return std::ranges::any_of(meeting.floor, [&](const FloorStep& step) {
    return step.act == FloorAct::close && step.under == under && view.has(step.event);
  });
}

namespace {
void add_step(Context& context, MeetingIndex m, FloorStep step) {
  Meeting& meeting = context.state.meetings[m];
  step.event = context.event;
  step.author = context.author;
  context.insert_in_order(meeting.floor, std::move(step), [](const FloorStep& one) { return one.event; });
  context.touch(Subject::meeting, meeting.entry, m);
}

/// What a facilitator does in an open meeting.
InMeeting facilitating(const Context& context, const EventId& id) {
  const InMeeting in = in_open_meeting(context, id);
  if (is_void(in.verdict) || in.opening->facilitator == context.author) return in;
  return {Verdict::meeting_not_facilitator, kNone, nullptr};
}

/// Nobody who asks chooses it: it is made of who asks and of the act that began the item.
std::uint64_t lot_of(const Context& context, EventIndex under, PersonIndex person) {
  const Hash hash =
      crypto::hash(crypto::tag::kFloor, {context.table().id(under).view(), context.state.persons[person].id.view()});
  return little_endian<std::uint64_t>(hash.bytes.data());
}

/// Marks what the person asked for on the item, of this class or of all, as answered by this act. Says whether there
/// was anything.
bool answer_asks(Context& context, Meeting& meeting, EventIndex under, PersonIndex person,
                 const std::optional<FloorClass>& floor_class) {
  bool any = false;
  for (FloorStep& step : meeting.floor) {
    const bool is_meant = step.act == FloorAct::ask && step.under == under && step.person == person &&
                          (!floor_class || step.floor_class == *floor_class);
    if (!is_meant || !context.view.has(step.event) || context.view.has_any(step.answered_by)) continue;
    any = true;
    if (context.dry_run) return true;
    step.answered_by.push_back(context.event);
  }
  return any;
}

std::uint64_t next_rank(const Context& context, const Meeting& meeting, EventIndex under) {
  std::uint64_t rank = 0;
  for (const FloorStep& step : meeting.floor)
    if (step.act == FloorAct::ask && step.under == under && context.view.has(step.event))
      rank = std::max(rank, step.rank + 1);
  return rank;
}

/// Who would speak: the author, or somebody without a device who asked them.
struct Speaker {
  Verdict verdict = Verdict::applied;
  PersonIndex person = kNoPerson;
};
Speaker speaker_of(const Context& context, const Meeting& meeting, const event::AskFloor& ask) {
  if (!ask.person) return {Verdict::applied, context.author};
  if (const Verdict verdict = check_person(context, *ask.person); is_void(verdict)) return {verdict, kNoPerson};
  const PersonIndex person = *context.state.person(*ask.person);
  if (!context.state.persons[person].listed) return {Verdict::enter_has_device, kNoPerson};
  return {is_present_at(context.view, meeting, person) ? Verdict::applied : Verdict::meeting_not_there, person};
}
}  // namespace

Verdict judge(Context& context, const event::TakeItem& take) {
  const InMeeting in = facilitating(context, take.meeting);
  if (is_void(in.verdict)) return in.verdict;
  const Meeting& meeting = context.state.meetings[in.index];
  const Meeting::Agenda& agenda = agenda_of(context.view, meeting);
  if (take.item == 0 || take.item > agenda.items.size()) return Verdict::item_unknown;
  const EventIndex under = item_began(context.view, meeting, *in.opening);
  // Whoever took the next item, or the same once more, would get round what the meeting has to decide.
  if (is_put_to_hands(context.view, meeting, event::ChallengeOf::agenda, agenda.event) ||
      is_put_to_hands(context.view, meeting, event::ChallengeOf::order, under))
    return Verdict::challenge_undecided;
  if (is_upheld(context.view, meeting, event::ChallengeOf::agenda, agenda.event)) return Verdict::challenge_upheld;
  if (is_about_mandate_of(context.state, agenda.items[take.item - 1].about, context.author))
    return Verdict::meeting_own_report;
  if (context.dry_run) return Verdict::applied;
  FloorStep step;
  step.act = FloorAct::take;
  step.under = in.opening->event;
  step.item = take.item;
  step.about = agenda.event;
  add_step(context, in.index, std::move(step));
  return Verdict::applied;
}

namespace {
Verdict take_back(Context& context, MeetingIndex m, EventIndex under, PersonIndex person) {
  if (!answer_asks(context, context.state.meetings[m], under, person, std::nullopt)) return Verdict::floor_not_waiting;
  if (context.dry_run) return Verdict::applied;
  FloorStep step;
  step.act = FloorAct::withdraw;
  step.under = under;
  step.person = person;
  add_step(context, m, std::move(step));
  return Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::AskFloor& ask) {
  const InMeeting in = in_open_meeting(context, ask.meeting);
  if (is_void(in.verdict)) return in.verdict;
  const Meeting& meeting = context.state.meetings[in.index];
  const Speaker speaker = speaker_of(context, meeting, ask);
  if (is_void(speaker.verdict)) return speaker.verdict;
  const EventIndex under = item_began(context.view, meeting, *in.opening);
  if (ask.withdraws) return take_back(context, in.index, under, speaker.person);
  if (is_queue_closed(context.view, meeting) && !interrupts(ask.floor_class)) return Verdict::floor_closed;
  for (const FloorStep* other : open_asks(context.view, meeting, under))
    if (other->person == speaker.person && other->floor_class == ask.floor_class) return Verdict::floor_repeated;
  FloorStep step;
  if (ask.floor_class == FloorClass::answer) {
    // An answer is not answered: else two people would talk before all who wait.
    const FloorStep* const last = last_speech(context.view, meeting, under, Speeches(context.view, meeting));
    if (last == nullptr || last->floor_class == FloorClass::answer || last->person == speaker.person)
      return Verdict::floor_nothing_to_answer;
    step.about = last->event;
  }
  if (context.dry_run) return Verdict::applied;
  step.act = FloorAct::ask;
  step.under = under;
  step.person = speaker.person;
  step.floor_class = ask.floor_class;
  step.list = text_hash(ask.list);
  step.rank = next_rank(context, meeting, under);
  step.lot = lot_of(context, under, speaker.person);
  add_step(context, in.index, std::move(step));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::GiveFloor& give) {
  const InMeeting in = facilitating(context, give.meeting);
  if (is_void(in.verdict)) return in.verdict;
  Meeting& meeting = context.state.meetings[in.index];
  if (const Verdict verdict = check_person(context, give.person); is_void(verdict)) return verdict;
  const PersonIndex person = *context.state.person(give.person);
  if (!is_present_at(context.view, meeting, person)) return Verdict::meeting_not_there;
  const std::vector<Waiting> queue = queue_of(context.view, meeting);
  const auto place = std::ranges::find(queue, person, &Waiting::person);
  const bool is_next = place == queue.begin() && !queue.empty();
  const bool may_interrupt = place != queue.end() && interrupts(place->floor_class);
  if (speech_of(context.view, meeting) != nullptr && !may_interrupt) return Verdict::floor_taken;
  if (!is_next && give.reason.empty()) return Verdict::floor_not_next;
  if (context.dry_run) return Verdict::applied;
  FloorStep step;
  step.act = FloorAct::give;
  step.under = item_began(context.view, meeting, *in.opening);
  step.person = person;
  step.departs = !is_next;
  if (place != queue.end()) {
    step.floor_class = place->floor_class;
    step.list = place->list;
    const auto asked = std::ranges::find(meeting.floor, place->event, &FloorStep::event);
    answer_asks(context, meeting, step.under, person, asked->floor_class);
  }
  add_step(context, in.index, std::move(step));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::EndSpeech& end) {
  const InMeeting in = in_open_meeting(context, end.meeting);
  if (is_void(in.verdict)) return in.verdict;
  const Meeting& meeting = context.state.meetings[in.index];
  const FloorStep* const speech = speech_of(context.view, meeting);
  if (speech == nullptr) return Verdict::floor_free;
  const bool may_end = speech->person == context.author || in.opening->facilitator == context.author ||
                       in.opening->minute_taker == context.author;
  if (!may_end) return Verdict::meeting_not_facilitator;
  if (context.dry_run) return Verdict::applied;
  FloorStep step;
  step.act = FloorAct::end;
  step.under = speech->under;
  step.person = speech->person;
  step.about = speech->event;
  step.seconds = end.seconds;
  add_step(context, in.index, std::move(step));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::CloseQueue& close) {
  const InMeeting in = facilitating(context, close.meeting);
  if (is_void(in.verdict)) return in.verdict;
  const Meeting& meeting = context.state.meetings[in.index];
  if (is_queue_closed(context.view, meeting)) return Verdict::floor_closed;
  if (context.dry_run) return Verdict::applied;
  FloorStep step;
  step.act = FloorAct::close;
  step.under = item_began(context.view, meeting, *in.opening);
  add_step(context, in.index, std::move(step));
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
