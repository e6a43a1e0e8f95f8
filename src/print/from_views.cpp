#include "print/from_views.h"

#include "node/acts_words.h"

namespace folkmoot::print {

namespace {
/// "2026-05-03T10:30:00Z" as people read it.
std::string day_and_hour(const std::string& time) {
  constexpr std::size_t kToMinutes = 16;
  if (time.size() < kToMinutes) return {};
  std::string out = time.substr(0, kToMinutes);
  out[10] = ' ';
  return out + " UTC";
}
/// What the file says of when it was made: the time of the thing that it shows, so that it is the same tomorrow.
Instant moment_of(const std::string& time) {
  constexpr std::size_t kToMinutes = 16;
  if (time.size() < kToMinutes) return {};
  return node::parse_moment(time.substr(0, kToMinutes)).value_or(Instant{});
}

PageHead head_of(const std::string& assembly, const std::string& item, const std::string& time,
                 const std::string& event) {
  return {assembly, item, day_and_hour(time), event, moment_of(time), false};
}

std::string_view standing(const std::string& state, const Words& words) {
  if (state == "approved") return words.approved;
  return state == "proposed" ? words.proposed : words.draft;
}

std::string decision_words(const node::Value& decision, const Words& words) {
  return decision["title"].text() + " — " +
         std::string(decision["adopted"].truth() ? words.adopted : words.not_adopted) + " · " + std::string(words.yes) +
         " " + std::to_string(decision["yes"].number()) + " · " + std::string(words.no) + " " +
         std::to_string(decision["no"].number()) + " · " + std::string(words.abstain) + " " +
         std::to_string(decision["abstain"].number());
}

bool is_votable(const node::Value& shown) {
  return shown["kind"].text() == "vote" || shown["kind"].text() == "proposal";
}
Error no_vote(const node::Value& shown) {
  return {errc::kNoVote, "that is no vote and no proposal: " + shown["id"].text()};
}

/// Of a vote until when ballots are asked for, of a proposal the same where it has such a time.
std::string time_of(const node::Value& shown) {
  return shown["kind"].text() == "vote" ? shown["cast_until"].text() : shown["round"]["cast_until"].text();
}

std::vector<std::string> options_of(const node::Value& shown, const Words& words) {
  std::vector<std::string> out;
  for (const node::Value& option : shown["options"].items()) out.push_back(option["text"].text());
  if (out.empty()) out = {std::string(words.yes), std::string(words.no), std::string(words.abstain)};
  return out;
}

Marking marking_of(const node::Value& shown) {
  if (shown["options"].items().empty()) return Marking::one;
  const std::string method = shown["method"].text();
  if (method == "approval") return Marking::any;
  return method == "score" || method == "star" || method == "majority-judgment" ? Marking::grades : Marking::ranks;
}
}  // namespace

Minutes minutes_from(const std::string& assembly, const node::Value& meeting, const node::Value& minutes,
                     const Words& words) {
  Minutes out;
  const std::string title = std::string(words.minutes) + ": " + meeting["title"].text();
  const std::string event = minutes["proposal"].is_null() ? meeting["meeting"].text() : minutes["proposal"].text();
  out.head = head_of(assembly, title, meeting["time"].text(), event);
  out.text = minutes["text"].text();
  out.standing = standing(minutes["state"].text(), words);
  for (const node::Value& person : meeting["present"].items()) out.present.push_back(person["name"].text());
  for (const node::Value& decision : meeting["decisions"].items())
    out.decisions.push_back(decision_words(decision, words));
  const node::Value& opening = meeting["opening"];
  if (opening.is_null()) return out;
  out.signers.push_back({std::string(words.facilitator), opening["facilitator"]["name"].text()});
  out.signers.push_back({std::string(words.minute_taker), opening["minute_taker"]["name"].text()});
  for (const node::Value& teller : opening["tellers"].items())
    out.signers.push_back({std::string(words.teller), teller["name"].text()});
  return out;
}

Result<TallySheet> tally_sheet_from(const std::string& assembly, const node::Value& shown, const Words& words) {
  if (!is_votable(shown)) return tl::unexpected(no_vote(shown));
  TallySheet out;
  const std::string title = shown["title"].text();
  out.head = head_of(assembly, title, time_of(shown), shown["id"].text());
  out.question = title;
  out.options = options_of(shown, words);
  out.voters = shown["electorate"].number();
  out.ranked = marking_of(shown) == Marking::ranks;
  return out;
}

Result<Slips> slips_from(const std::string& assembly, const node::Value& shown, const SlipsWish& wish,
                         const Words& words) {
  if (!is_votable(shown)) return tl::unexpected(no_vote(shown));
  Slips out;
  out.head = head_of(assembly, shown["title"].text(), time_of(shown), shown["id"].text());
  out.question = shown["title"].text();
  out.options = options_of(shown, words);
  out.marking = marking_of(shown);
  out.shuffled = !shown["options"].items().empty();
  out.seed = wish.seed.empty() ? shown["id"].text() : wish.seed;
  out.count = wish.count == 0 ? static_cast<std::size_t>(shown["electorate"].number()) : wish.count;
  return out;
}

}  // namespace folkmoot::print
