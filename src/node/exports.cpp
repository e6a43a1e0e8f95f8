#include "node/exports.h"

#include <algorithm>
#include <array>

#include "assembly/again.h"
#include "assembly/proxies.h"
#include "base/text.h"
#include "interchange/atom.h"
#include "interchange/csv.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
using assembly::Decision;
using assembly::Matter;
using assembly::State;

// Tables.

const Value& value_at(const Value& item, std::string_view path) {
  const Value* out = &item;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    out = &(*out)[path.substr(0, dot)];
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return *out;
}

/// Of a list the words of each, of people their names.
std::string cell_of(const Value& value) {
  struct Written {
    std::string operator()(std::nullptr_t) const { return {}; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Value::Object&) const { return {}; }
    std::string operator()(const Value::Array& list) const {
      std::string out;
      for (const Value& each : list)
        out += (out.empty() ? "" : "; ") + (each["name"].is_null() ? each.text() : each["name"].text());
      return out;
    }
  };
  return std::visit(Written{}, value.data());
}

Reply table_reply(const Value& complete, interchange::CsvTable table) {
  if (table.size() > kExportMax)
    return failure({{errc::kExportTooLarge, "this table has more than 32 MiB"}, {}, {}, {}});
  return success(Value::Object{{"complete", complete}, {"text", table.take()}});
}

Reply list_as_csv(Holding& holding, const ExportList& list, bool mark, Instant now) {
  Reply told = answer(holding, list.view(), now);
  if (told.error) return told;
  std::vector<std::string_view> headings;
  for (const ExportColumn& column : list.columns) headings.push_back(column.heading);
  interchange::CsvTable table(headings, mark);
  for (const Value& item : told.json[list.name].items()) {
    if (table.size() > kExportMax) break;
    std::vector<std::string> cells;
    for (const ExportColumn& column : list.columns) cells.push_back(cell_of(value_at(item, column.path)));
    table.add(cells);
  }
  return table_reply(told.json["complete"], std::move(table));
}

/// By proxy it stands on the act that gave that.
std::vector<journal::EventIndex> events_of(const assembly::Answer& answer) {
  return answer.proxy == assembly::kNoEvent ? answer.events : std::vector{answer.proxy};
}

/// The ballots of an open vote that stand, ascending by their ids: no row says when it was cast. Who cast it does, as
/// in the journal; secret ballots are in archives of elections, and in no vote.
Reply ballots_as_csv(Holding& holding, const std::string& words, bool mark) {
  const auto found = Lookup(holding).vote(words);
  if (!found) return failure(found.error());
  const assembly::Vote& vote = holding.state().votes[*found];
  std::map<std::string, std::vector<std::string>> rows;
  for (const assembly::Answer& one : assembly::counted_in(holding.state(), vote))
    for (const journal::EventIndex e : events_of(one)) {
      const std::string choice = one.marks.empty() ? std::string(event::choice_name(one.choice))
                                                   : event::marks_text(one.marks, vote.choices->method);
      const std::string id = event_hex(holding, e);
      rows[id] = {id, person_hex(holding, one.person), one.contradicts ? "" : choice,
                  one.contradicts ? "false" : "true"};
    }
  interchange::CsvTable table({"ballot", "member", "choice", "valid"}, mark);
  for (const auto& [id, cells] : rows) table.add(cells);
  return table_reply(holding.complete(), std::move(table));
}

Reply csv(Holding& holding, const ask::Export& asked, Instant now) {
  if (asked.list == "ballots") return ballots_as_csv(holding, asked.vote, asked.mark);
  const auto lists = export_lists();
  const auto list = std::ranges::find(lists, asked.list, &ExportList::name);
  if (list != lists.end()) return list_as_csv(holding, *list, asked.mark, now);
  std::string names;
  for (const ExportList& each : lists) names += std::string(each.name) + ", ";
  return failure({{errc::kUsage, "list: " + names + "ballots; not: " + asked.list}, {}, {}, {}});
}

// The feed.

/// Votes whose matter is the assembly's and nobody's person.
bool is_about_things(Matter matter) {
  switch (matter) {
    case Matter::question:
    case Matter::charter:
    case Matter::emergency:
    case Matter::fallback:
    case Matter::schedule:
    case Matter::commission:
    case Matter::budget:
    case Matter::dissolution:
    case Matter::cut_off:
    case Matter::retention:
      return true;
    case Matter::removal:
    case Matter::mandate:
    case Matter::recall:
    case Matter::election:
    case Matter::lot:
    case Matter::amendment:
    case Matter::again:
      return false;
  }
  return false;
}

bool is_closed_group(const State& state, assembly::CommissionIndex commission) {
  return commission != assembly::kNone && state.votes[state.commissions[commission].vote].work->closed;
}

/// What may be told outside: it stands, a seal holds it, it is about nobody, of no closed group, and not hidden.
bool is_public(Holding& holding, assembly::DecisionIndex d) {
  const State& state = holding.state();
  const Decision& decision = state.decisions[d];
  if (!state.complete(d) || !assembly::stands_adopted(state, d) || !state.facts[decision.event].sealed) return false;
  if (decision.vote != assembly::kNone) {
    const assembly::Vote& vote = state.votes[decision.vote];
    const bool founds_closed = vote.work && vote.work->closed;
    return is_about_things(vote.matter) && !founds_closed && !is_closed_group(state, vote.commission) &&
           !is_hidden(holding, vote.event);
  }
  const assembly::Version& version = state.versions[decision.version];
  const assembly::Proposal& proposal = state.proposals[version.proposal];
  return !proposal.admit && !is_closed_group(state, proposal.commission) && !is_hidden(holding, version.event);
}

/// Lines with everything written out that does not show by itself.
std::string safe_lines(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += safe_text(text.substr(0, end));
    if (end == text.size()) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

/// Title and text of what was decided. A text that was dropped here is not told.
void put_said(interchange::AtomEntry& out, Holding& holding, const Decision& decision) {
  if (decision.vote != assembly::kNone) {
    const Value vote = vote_shape(holding, decision.vote);
    out.title = vote_title(holding, decision.vote).text();
    out.content = safe_lines(vote["text"].text());
    return;
  }
  const auto body = holding.read(holding.state().versions[decision.version].event);
  out.title = Lookup(holding).title(decision.version);
  if (const auto* first = body ? std::get_if<event::Propose>(&body->content) : nullptr)
    out.content = safe_lines(first->text);
  if (const auto* next = body ? std::get_if<event::Revise>(&body->content) : nullptr)
    out.content = safe_lines(next->text);
}

std::string feed_id(const std::string& hex) { return "urn:folkmoot:" + hex; }

/// When a seal settled it.
Instant settled_at(Holding& holding, const Decision& decision) {
  const State& state = holding.state();
  const std::uint64_t seal = decision.seal != 0 ? decision.seal : holding.journal().page_of(decision.event);
  const bool is_known = seal != 0 && seal <= state.page.seals.size();
  return is_known ? state.page.seals[seal - 1] : Instant{};
}

interchange::AtomEntry entry_of(Holding& holding, assembly::DecisionIndex d) {
  const Decision& decision = holding.state().decisions[d];
  interchange::AtomEntry out;
  out.id = feed_id(event_hex(holding, decision.event));
  out.updated = settled_at(holding, decision);
  out.summary = "adopted: " + std::to_string(decision.yes) + " yes, " + std::to_string(decision.no) + " no, " +
                std::to_string(decision.abstain) + " abstain";
  put_said(out, holding, decision);
  return out;
}

Reply atom(Holding& holding) {
  const State& state = holding.state();
  interchange::AtomFeed feed;
  const Value about = assembly_shape(holding);
  feed.id = feed_id(about["assembly"].text());
  feed.title = feed.author = safe_text(holding.name());
  if (!state.page.seals.empty()) feed.updated = state.page.seals.back();
  std::vector<std::pair<Instant, assembly::DecisionIndex>> all;
  for (assembly::DecisionIndex d = 0; d < state.decisions.size(); ++d)
    if (is_public(holding, d)) all.emplace_back(settled_at(holding, state.decisions[d]), d);
  // The last ones first; what one seal settled, by id.
  std::ranges::sort(all, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return event_hex(holding, state.decisions[a.second].event) < event_hex(holding, state.decisions[b.second].event);
  });
  if (all.size() > kFeedLength) all.resize(kFeedLength);
  for (const auto& [time, d] : all) feed.entries.push_back(entry_of(holding, d));
  return success(Value::Object{{"complete", holding.complete()}, {"text", interchange::atom_feed(feed)}});
}

constexpr ExportColumn kMembersColumns[] = {{"member", "member"},    {"name", "name"},
                                            {"state", "state"},      {"since", "since"},
                                            {"vouches", "vouches"},  {"objections", "objections"},
                                            {"inactive", "inactive"}};
constexpr ExportColumn kDecisionsColumns[] = {{"id", "id"},
                                              {"about", "about"},
                                              {"kind", "kind"},
                                              {"title", "title"},
                                              {"closed", "closed"},
                                              {"adopted", "adopted"},
                                              {"method", "method"},
                                              {"yes", "yes"},
                                              {"no", "no"},
                                              {"abstain", "abstain"},
                                              {"blank", "blank"},
                                              {"invalid", "invalid"},
                                              {"not_voted", "not_voted"},
                                              {"electorate", "electorate"},
                                              {"base", "base"},
                                              {"base_count", "base_count"},
                                              {"required", "required"},
                                              {"counted", "counted"},
                                              {"meeting", "meeting"},
                                              {"charter", "charter"},
                                              {"marks", "marks"}};
constexpr ExportColumn kProposalsColumns[] = {{"id", "id"},
                                              {"title", "title"},
                                              {"state", "state"},
                                              {"author", "author"},
                                              {"commission", "commission"},
                                              {"until", "until"},
                                              {"answered", "answered"},
                                              {"electorate", "electorate"},
                                              {"blocks", "blocks"}};
constexpr ExportColumn kVotesColumns[] = {{"id", "id"},
                                          {"matter", "matter"},
                                          {"title", "title"},
                                          {"state", "state"},
                                          {"author", "author"},
                                          {"commission", "commission"},
                                          {"cast_until", "cast_until"},
                                          {"closes_at", "closes_at"},
                                          {"answered", "answered"},
                                          {"electorate", "electorate"}};
constexpr ExportColumn kMeetingsColumns[] = {{"meeting", "meeting"},
                                             {"title", "title"},
                                             {"time", "time"},
                                             {"place", "place"},
                                             {"state", "state"},
                                             {"caller", "caller.member"},
                                             {"caller_name", "caller.name"},
                                             {"second_of", "second_of"}};
constexpr ExportColumn kMandatesColumns[] = {
    {"id", "id"},         {"scope", "scope"},     {"holder", "holder"},        {"holder_name", "name"},
    {"office", "office"}, {"of", "of"},           {"standing", "standing"},    {"elected", "elected"},
    {"until", "until"},   {"reports", "reports"}, {"report_due", "report_due"}};
constexpr ExportColumn kCommissionsColumns[] = {{"id", "id"},         {"name", "name"},   {"purpose", "purpose"},
                                                {"closed", "closed"}, {"state", "state"}, {"members", "members"}};
constexpr ExportColumn kTasksColumns[] = {
    {"id", "id"},   {"title", "title"},     {"commission", "commission"}, {"state", "state"},
    {"due", "due"}, {"overdue", "overdue"}, {"taken_by", "taken_by"}};
constexpr ExportColumn kBudgetsColumns[] = {{"id", "id"},     {"commission", "commission"}, {"amount", "amount"},
                                            {"unit", "unit"}, {"until", "until"},           {"paid", "paid"},
                                            {"left", "left"}};

/// A table of questions themselves would cost the compiler minutes: each is one of many alternatives.
template <class View>
Question asks() {
  return View{};
}
constexpr std::array kLists{
    ExportList{"members", asks<ask::Members>, kMembersColumns},
    ExportList{"decisions", asks<ask::Decisions>, kDecisionsColumns},
    ExportList{"proposals", asks<ask::Proposals>, kProposalsColumns},
    ExportList{"votes", asks<ask::Votes>, kVotesColumns},
    ExportList{"meetings", asks<ask::Meetings>, kMeetingsColumns},
    ExportList{"mandates", asks<ask::Mandates>, kMandatesColumns},
    ExportList{"commissions", asks<ask::Commissions>, kCommissionsColumns},
    ExportList{"tasks", asks<ask::Tasks>, kTasksColumns},
    ExportList{"budgets", asks<ask::Budgets>, kBudgetsColumns},
};
}  // namespace

std::span<const ExportList> export_lists() { return kLists; }

Reply export_view(Holding& holding, const ask::Export& asked, Instant now) {
  switch (asked.form) {
    case ask::Export::Form::csv:
      return csv(holding, asked, now);
    case ask::Export::Form::atom:
      return atom(holding);
    case ask::Export::Form::ics:
      return success(Value::Object{{"complete", holding.complete()}, {"text", calendar_file(holding, now)}});
  }
  return {};
}

}  // namespace folkmoot::node
