// The acts of meetings, as words.
#include <algorithm>

#include "assembly/meetings.h"
#include "node/acts_words.h"
#include "node/errc.h"
#include "node/minutes.h"

namespace folkmoot::node {

namespace {
using event::Content;

/// When something is: at a moment, or so long from now.
Result<Instant> moment_of(const Arguments& arguments, const Names& names) {
  if (arguments.has("at") == arguments.has("in")) return fail(errc::kUsage, "give either --at or --in");
  if (arguments.has("at")) return parse_moment(arguments.get("at"));
  FM_ASSIGN(const std::uint64_t in_ms, parse_time(arguments.get("in")));
  return Instant{names.now().ms + in_ms};
}

/// "TITLE", or "TITLE :: WHAT IT IS ABOUT".
Result<event::AgendaItem> item_of(const std::string& words, Names& names) {
  constexpr std::string_view kAbout = " :: ";
  event::AgendaItem out;
  const std::size_t at = words.find(kAbout);
  out.title = words.substr(0, at);
  if (out.title.empty()) return fail(errc::kUsage, "an item of an agenda has a title: " + words);
  if (at == std::string::npos) return out;
  FM_ASSIGN(out.about, names.event(words.substr(at + kAbout.size())));
  return out;
}

/// What stands by consent has the title of what it is about.
Result<event::AgendaItem> consent_item(const std::string& words, Names& names) {
  event::AgendaItem out;
  FM_ASSIGN(out.about, names.event(words));
  out.by_consent = true;
  const auto body = names.read(*out.about);
  if (body) out.title = event::title_of(body->content);
  if (out.title.empty()) out.title = words;
  return out;
}

/// Items as they are given: those by consent come first.
Result<std::vector<event::AgendaItem>> items(const Arguments& arguments, Names& names) {
  std::vector<event::AgendaItem> out;
  for (const std::string& words : arguments.all("consent")) {
    FM_ASSIGN(out.emplace_back(), consent_item(words, names));
  }
  for (const std::string& words : arguments.all("item")) {
    FM_ASSIGN(out.emplace_back(), item_of(words, names));
  }
  return out;
}

Result<const assembly::Meeting*> meeting_in(const Names& names, const EventId& id) {
  for (const assembly::Meeting& meeting : names.state().meetings)
    if (names.journal().table().id(meeting.event) == id) return &meeting;
  return fail(errc::kNotFound, "that is no meeting");
}

std::vector<event::AgendaItem> agenda_texts(Names& names, const assembly::Meeting& meeting) {
  const auto body =
      names.read(names.journal().table().id(assembly::agenda_of(assembly::View(names.state()), meeting).event));
  if (!body) return {};
  if (const auto* call = std::get_if<event::CallMeeting>(&body->content)) return call->agenda;
  if (const auto* set = std::get_if<event::SetAgenda>(&body->content)) return set->agenda;
  return {};
}

/// Themes that the agenda does not have yet, those with most support first; equal ones by their id, which says nothing.
Result<std::vector<event::AgendaItem>> themes(Names& names, const assembly::Meeting& meeting) {
  const assembly::View all(names.state());
  const auto& set = assembly::agenda_of(all, meeting).items;
  std::vector<const assembly::Meeting::Theme*> found;
  for (const assembly::Meeting::Theme& theme : meeting.themes)
    if (std::ranges::find(set, theme.title, &assembly::AgendaEntry::title) == set.end()) found.push_back(&theme);
  std::ranges::sort(found, [&](const auto* a, const auto* b) {
    const std::size_t for_a = all.people(a->supports);
    const std::size_t for_b = all.people(b->supports);
    return for_a != for_b ? for_a > for_b : names.journal().table().id(a->event) < names.journal().table().id(b->event);
  });
  std::vector<event::AgendaItem> out;
  for (const auto* theme : found) {
    const auto body = names.read(names.journal().table().id(theme->event));
    if (body) out.push_back({event::title_of(body->content), names.journal().table().id(theme->event), false});
  }
  return out;
}

Result<Content> compose_call(const Arguments& arguments, Names& names) {
  event::CallMeeting out;
  out.title = arguments.get("title");
  out.place = arguments.get("place");
  FM_ASSIGN(out.time, moment_of(arguments, names));
  FM_ASSIGN(out.agenda, items(arguments, names));
  if (const auto first = arguments.find("second-of")) {
    FM_ASSIGN(out.second_of, names.event(*first));
    FM_ASSIGN(const auto* meeting, meeting_in(names, *out.second_of));
    if (out.agenda.empty()) out.agenda = agenda_texts(names, *meeting);
  }
  if (const auto commission = arguments.find("commission")) {
    FM_ASSIGN(out.commission, names.event(*commission));
  }
  return out;
}

Result<Content> compose_theme(const Arguments& arguments, Names& names) {
  event::Theme out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  out.title = arguments.get("title");
  out.text = arguments.get("text");
  return out;
}

Result<Content> compose_agenda(const Arguments& arguments, Names& names) {
  event::SetAgenda out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(const auto* meeting, meeting_in(names, out.meeting));
  FM_ASSIGN(const auto given, items(arguments, names));
  if (arguments.has("keep") || given.empty()) out.agenda = agenda_texts(names, *meeting);
  out.agenda.insert(out.agenda.end(), given.begin(), given.end());
  if (const auto most = arguments.find("themes")) {
    FM_ASSIGN(const std::uint64_t number, parse_number(*most, "themes"));
    FM_ASSIGN(auto chosen, themes(names, *meeting));
    if (chosen.size() > number) chosen.resize(number);
    out.agenda.insert(out.agenda.end(), chosen.begin(), chosen.end());
  }
  if (out.agenda.empty()) return fail(errc::kUsage, "an agenda has an item: give --item, --consent or --themes");
  return out;
}

Result<Content> compose_attend(const Arguments& arguments, Names& names) {
  event::Attend out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  for (const std::string& words : arguments.all("person")) {
    FM_ASSIGN(out.persons.emplace_back(), names.person(words));
  }
  std::ranges::sort(out.persons);
  if (const auto visitors = arguments.find("visitors")) {
    FM_ASSIGN(out.visitors, parse_number(*visitors, "visitors"));
  }
  out.leaves = arguments.has("leaves");
  return out;
}

Result<Content> compose_open(const Arguments& arguments, Names& names) {
  event::OpenMeeting out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(out.facilitator, names.person(arguments.get("facilitator")));
  FM_ASSIGN(out.minute_taker, names.person(arguments.get("minutes")));
  for (const std::string& words : arguments.all("teller")) {
    FM_ASSIGN(out.tellers.emplace_back(), names.person(words));
  }
  std::ranges::sort(out.tellers);
  return out;
}

Result<Content> compose_item(const Arguments& arguments, Names& names) {
  event::TakeItem out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(out.item, parse_number(arguments.get("item"), "item"));
  return out;
}

Result<Content> compose_ask(const Arguments& arguments, Names& names) {
  event::AskFloor out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  const std::string name = arguments.find("class").value_or("normal");
  const auto floor_class = event::floor_class_from(name);
  if (!floor_class) return fail(errc::kUsage, "a class is safety, order, answer or normal, not: " + name);
  out.floor_class = *floor_class;
  out.list = arguments.get("list");
  if (const auto person = arguments.find("person")) {
    FM_ASSIGN(out.person, names.person(*person));
  }
  out.withdraws = arguments.has("withdraw");
  return out;
}

Result<Content> compose_give(const Arguments& arguments, Names& names) {
  event::GiveFloor out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(out.person, names.person(arguments.get("person")));
  out.reason = arguments.get("reason");
  return out;
}

Result<Content> compose_end(const Arguments& arguments, Names& names) {
  event::EndSpeech out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(const std::uint64_t ms, parse_time(arguments.get("time")));
  out.seconds = ms / 1000;
  return out;
}

Result<Content> compose_close_queue(const Arguments& arguments, Names& names) {
  event::CloseQueue out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  return out;
}

Result<Content> compose_challenge(const Arguments& arguments, Names& names) {
  event::Challenge out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  const auto of = event::challenge_from(arguments.get("of"));
  if (!of) return fail(errc::kUsage, "what is challenged is quorum, order or agenda, not: " + arguments.get("of"));
  out.of = *of;
  out.reason = arguments.get("reason");
  return out;
}

Result<Content> compose_close(const Arguments& arguments, Names& names) {
  event::CloseMeeting out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  if (arguments.has("at") || arguments.has("in")) {
    FM_ASSIGN(out.resumes, moment_of(arguments, names));
  }
  return out;
}

Result<event::HandCount> hands_of(const Arguments& arguments, Names& names) {
  event::HandCount out;
  FM_ASSIGN(out.meeting, names.event(arguments.get("meeting")));
  FM_ASSIGN(const act::Decide::Hands hands, parse_hands(arguments.get("hands")));
  out.yes = hands.yes;
  out.no = hands.no;
  out.abstain = hands.abstain;
  out.present = hands.present;
  out.note = arguments.get("note");
  return out;
}

Result<Content> compose_count(const Arguments& arguments, Names& names) {
  FM_ASSIGN(event::HandCount out, hands_of(arguments, names));
  FM_ASSIGN(out.version, names.version(arguments.get("proposal")));
  out.of_present = arguments.has("of-present");
  return out;
}

Result<Content> compose_course(const Arguments& arguments, Names& names) {
  FM_ASSIGN(event::HandCount out, hands_of(arguments, names));
  FM_ASSIGN(out.version, names.event(arguments.get("challenge")));
  out.of_present = true;
  return out;
}

Result<Content> compose_minutes(const Arguments& arguments, Names& names) {
  event::Propose out;
  FM_ASSIGN(out.minutes_of, names.event(arguments.get("meeting")));
  FM_ASSIGN(const auto* meeting, meeting_in(names, *out.minutes_of));
  const Chronicle chronicle{names.state(), [&](journal::EventIndex e) { return names.journal().table().id(e); },
                            [&](const EventId& id) { return names.read(id); }};
  out.title = minutes_title(chronicle, *meeting);
  out.text = arguments.find("text").value_or(draft_minutes(chronicle, *meeting, MinutesForm::markdown));
  if (out.text.size() > event::kMaxText)
    return fail(errc::kUsage, "the minutes are longer than a proposal can be: write them shorter, with --text");
  return out;
}

/// "TITLE | FIRST | EVERY | LENGTH | PLACE"; EVERY "once" for a single time, PLACE may be left out.
Result<event::MeetingTime> time_of(const std::string& words) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (at <= words.size()) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    std::string part = words.substr(at, end - at);
    const std::size_t from = part.find_first_not_of(' ');
    const std::size_t to = part.find_last_not_of(' ');
    parts.push_back(from == std::string::npos ? std::string() : part.substr(from, to - from + 1));
    at = end + 1;
  }
  constexpr std::size_t kLeast = 4;
  if (parts.size() < kLeast || parts.size() > kLeast + 1 || parts.front().empty())
    return fail(errc::kUsage, "a time is \"TITLE | FIRST | EVERY | LENGTH | PLACE\", not: " + words);
  event::MeetingTime out;
  out.title = parts[0];
  FM_ASSIGN(out.first, parse_moment(parts[1]));
  if (parts[2] != "once") {
    FM_ASSIGN(out.every_ms, parse_time(parts[2]));
    if (out.every_ms == 0) return fail(errc::kUsage, "a meeting comes again after some time, or once: " + words);
  }
  FM_ASSIGN(const std::uint64_t length_ms, parse_time(parts[3]));
  out.minutes = length_ms / 60'000;
  if (parts.size() > kLeast) out.place = parts[kLeast];
  return out;
}

Result<Content> compose_schedule(const Arguments& arguments, Names& names) {
  event::Schedule out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  for (const std::string& words : arguments.all("time")) {
    FM_ASSIGN(out.times.emplace_back(), time_of(words));
  }
  out.reason = arguments.get("reason");
  return out;
}

const ArgumentRow kMeeting{"meeting", "the meeting"};
const std::vector<OptionRow> kMoments{{"at", "MOMENT", "when: \"2026-05-03 10:30\", in UTC"},
                                      {"in", "TIME", "or how long from now"}};
const OptionRow kItem{"item", "TEXT", "an item: its title, and behind \" :: \" what it is about", false, false, true};
const OptionRow kConsent{"consent", "PROPOSAL", "a proposal to be decided without debate", false, false, true};
const OptionRow kHands{"hands", "yes=N,no=N,abstain=N,present=N", "what was counted", true};
const OptionRow kNote{"note", "TEXT", "how the hands were counted"};

std::vector<OptionRow> with_moments(std::vector<OptionRow> options) {
  options.insert(options.begin(), kMoments.begin(), kMoments.end());
  return options;
}

std::vector<ActRow> rows_of_calling() {
  return {
      {"meeting call",
       "call a meeting; its agenda is yours to prepare until it opens",
       "moot meeting call \"Assembly of May\" --at \"2026-05-03 10:30\" --item \"Lifts\"",
       {{"title", "what it is called"}},
       with_moments({{"place", "TEXT", "where"},
                     kItem,
                     kConsent,
                     {"second-of", "MEETING", "the meeting that had no quorum; the same agenda if none is given"},
                     {"commission", "COMMISSION", "whose meeting it is"}}),
       nullptr,
       compose_call},
      {"meeting theme",
       "propose a theme for a meeting; others support it by confirm",
       "moot meeting theme \"Assembly of May\" \"The bakery\"",
       {kMeeting, {"title", "the theme"}},
       {{"text", "TEXT", "more about it", false, true}},
       nullptr,
       compose_theme},
      {"meeting agenda",
       "set the agenda: who called the meeting, and once it is open the facilitator",
       "moot meeting agenda \"Assembly of May\" --keep --themes 3",
       {kMeeting},
       {kItem,
        kConsent,
        {"keep", "", "what stands on it stays, before all others"},
        {"themes", "N", "then so many of the themes, those with most support first"}},
       nullptr,
       compose_agenda},
      {"meeting attend",
       "say that you are there, or people without a device, or visitors",
       "moot meeting attend \"Assembly of May\" --person m031 --person m032",
       {kMeeting},
       {{"person", "PERSON", "somebody without a device, instead of you", false, false, true},
        {"visitors", "N", "so many who are no members, instead of you"},
        {"leaves", "", "they go"}},
       nullptr,
       compose_attend},
      {"meeting open",
       "open a meeting; two others who are there sign it by confirm",
       "moot meeting open \"Assembly of May\" --facilitator m001 --minutes m002 --teller m003 --teller m004",
       {kMeeting},
       {{"facilitator", "PERSON", "who gives the floor", true},
        {"minutes", "PERSON", "who takes the minutes", true},
        {"teller", "PERSON", "who counts hands; two or more", true, false, true}},
       nullptr,
       compose_open},
      {"meeting close",
       "end a meeting, or break it off until it goes on",
       "moot meeting close \"Assembly of May\"",
       {kMeeting},
       with_moments({}),
       nullptr,
       compose_close},
  };
}

std::vector<ActRow> rows_of_debate() {
  return {
      {"meeting item",
       "take up an item of the agenda; the queue begins anew",
       "moot meeting item \"Assembly of May\" 2",
       {kMeeting, {"item", "its number"}},
       {},
       nullptr,
       compose_item},
      {"meeting ask",
       "ask to speak",
       "moot meeting ask \"Assembly of May\"",
       {kMeeting},
       {{"class", "safety|order|answer|normal", "what for [normal]"},
        {"list", "NAME", "the list that you count to, where lists take turns"},
        {"person", "PERSON", "somebody without a device who asked you"},
        {"withdraw", "", "no longer"}},
       nullptr,
       compose_ask},
      {"meeting give",
       "give the floor; to somebody who is not next only for a reason",
       "moot meeting give \"Assembly of May\" m004",
       {kMeeting, {"person", "who speaks"}},
       {{"reason", "TEXT", "why out of order"}},
       nullptr,
       compose_give},
      {"meeting end",
       "note that the speech has ended, and how long it was",
       "moot meeting end \"Assembly of May\" 90s",
       {kMeeting, {"time", "how long it was"}},
       {},
       nullptr,
       compose_end},
      {"meeting close-queue",
       "close the list of speakers on the item; who waits stays",
       "moot meeting close-queue \"Assembly of May\"",
       {kMeeting},
       {},
       nullptr,
       compose_close_queue},
      {"meeting challenge",
       "doubt the quorum, the order of voting or the agenda",
       "moot meeting challenge \"Assembly of May\" quorum",
       {kMeeting, {"of", "quorum, order or agenda"}},
       {{"reason", "TEXT", "why"}},
       nullptr,
       compose_challenge},
  };
}

std::vector<ActRow> rows_of_hands() {
  return {
      {"meeting count",
       "write down the hands for a proposal; the tellers and the minute-taker sign by confirm",
       "moot meeting count \"Assembly of May\" \"A well\" --hands yes=14,no=3,abstain=1,present=19",
       {kMeeting, {"proposal", "the proposal"}},
       {kHands, kNote, {"of-present", "", "a share of those who are there, not of the whole assembly"}},
       nullptr,
       compose_count},
      {"meeting course",
       "write down the hands for a challenge that enough members made",
       "moot meeting course \"Assembly of May\" 5b2e91aa --hands yes=9,no=4,abstain=1,present=19",
       {kMeeting, {"challenge", "one of the challenges"}},
       {kHands, kNote},
       nullptr,
       compose_course},
      {"minutes propose",
       "propose the minutes of a meeting; they are approved when the proposal is adopted",
       "moot minutes propose \"Assembly of May\"",
       {kMeeting},
       {{"text", "TEXT", "other words than the draft", false, true}},
       nullptr,
       compose_minutes},
      {"schedule",
       "open the vote on when the assembly meets, in the place of what was decided before",
       "moot schedule --time \"Assembly | 2026-05-03 18:00 | 7d | 2h | Town hall\"",
       {},
       with_terms({{"time", "TEXT", "\"TITLE | FIRST | EVERY | LENGTH | PLACE\"; EVERY may be once", true, false, true},
                   {"reason", "TEXT", "why"}}),
       nullptr,
       compose_schedule},
  };
}
}  // namespace

std::vector<ActRow> rows_of_meetings() {
  std::vector<ActRow> out;
  for (const auto& more : {rows_of_calling(), rows_of_debate(), rows_of_hands()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace folkmoot::node
