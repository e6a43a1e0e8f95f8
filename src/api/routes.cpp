#include "api/routes.h"

#include <algorithm>
#include <array>

#include "api/errc.h"
#include "api/words.h"

namespace folkmoot::api {

namespace {
constexpr std::string_view kBinary = "application/octet-stream";
constexpr std::string_view kPdf = "application/pdf";
constexpr Parameter kAssembly{"assembly", "assembly"};

/// A question, with its own parameters behind that of the assembly.
Route view(std::string_view path, std::string_view verb, std::vector<Parameter> parameters = {}) {
  Route out;
  out.path = path;
  out.verb = verb;
  out.parameters = std::move(parameters);
  out.parameters.push_back(kAssembly);
  return out;
}
Route list(std::string_view path, std::string_view verb, std::string_view name, std::string_view key) {
  Route out = view(path, verb, {{"after", "after"}, {"limit", "limit"}});
  out.kind = Kind::list;
  out.list = name;
  out.key = key;
  return out;
}
Route own(Method method, std::string_view path, Kind kind, For who = For::owner) {
  Route out;
  out.method = method;
  out.path = path;
  out.kind = kind;
  out.who = who;
  return out;
}
Route file(Method method, std::string_view path, std::string_view verb, std::string_view type,
           std::string_view file_name, std::vector<Parameter> parameters = {}) {
  Route out = view(path, verb, std::move(parameters));
  out.method = method;
  out.kind = Kind::file;
  out.type = type;
  out.file_name = file_name;
  return out;
}
Route for_guests(Route route) {
  route.who = For::owner_and_guest;
  return route;
}
Route with_assembly(Route route) {
  route.parameters.push_back(kAssembly);
  return route;
}
Route without_assembly(Route route) {
  route.parameters.pop_back();
  return route;
}

Route text_file(std::string_view path, std::string_view form, std::string_view type, std::string_view file_name,
                std::vector<Parameter> parameters = {}) {
  Route out = file(Method::get, path, "ask export", type, file_name, std::move(parameters));
  out.kind = Kind::text_file;
  out.list = form;
  return out;
}
Route posted(Route route, Kind kind, std::string_view list = {}) {
  route.method = Method::post;
  route.kind = kind;
  route.list = list;
  return route;
}

std::vector<Route> make_routes() {
  const Parameter hidden{"hidden", "hidden", true};
  const Parameter newest{"newest", "newest", true};
  const Parameter language{"language", "language"};
  return {
      own(Method::post, "/session", Kind::begin_session, For::anybody),
      own(Method::get, "/session", Kind::session, For::owner_and_guest),
      own(Method::del, "/session", Kind::end_session, For::owner_and_guest),
      own(Method::post, "/session/codes", Kind::make_code),
      own(Method::get, "/meeting-mode", Kind::room, For::owner_and_guest),
      with_assembly(own(Method::post, "/meeting-mode", Kind::open_room)),
      own(Method::del, "/meeting-mode", Kind::close_room),
      own(Method::post, "/meeting-mode/seat", Kind::take_seat, For::guest),
      own(Method::del, "/meeting-mode/seats/{member}", Kind::free_seat),
      own(Method::get, "/acts", Kind::acts),
      own(Method::get, "/charter/presets", Kind::charter_presets),
      own(Method::post, "/charter/check", Kind::check_charter),
      own(Method::get, "/events", Kind::events, For::owner_and_guest),
      without_assembly(view("/assemblies", "ask assemblies")),
      view("/status", "ask status"),
      list("/members", "ask members", "members", "member"),
      view("/devices", "ask devices"),
      list("/proposals", "ask proposals", "proposals", "id"),
      list("/votes", "ask votes", "votes", "id"),
      list("/decisions", "ask decisions", "decisions", "id"),
      for_guests(view("/things/{what}", "ask show", {hidden})),
      view("/ballots/{vote}", "ask ballot"),
      view("/elections/{vote}", "ask election", {{"of", "of"}}),
      posted(view("/audits", "ask election"), Kind::told, "audit"),
      view("/charter", "ask charter", {{"version", "version"}}),
      list("/meetings", "ask meetings", "meetings", "meeting"),
      for_guests(view("/meetings/{meeting}", "ask meeting")),
      view("/meetings/{meeting}/checklist", "ask checklist"),
      view("/meetings/{meeting}/minutes", "ask minutes", {{"form", "form"}}),
      view("/calendar", "ask calendar"),
      text_file("/calendar.ics", "ics", "text/calendar; charset=utf-8", "calendar.ics"),
      text_file("/decisions.atom", "atom", "application/atom+xml; charset=utf-8", "decisions.atom"),
      text_file("/tables/{list}", "csv", "text/csv; charset=utf-8; header=present", "table.csv",
                {{"mark", "mark", true}, {"of", "vote"}}),
      list("/mandates", "ask mandates", "mandates", "id"),
      list("/proxies", "ask proxies", "proxies", "id"),
      view("/power", "ask power", {{"since", "since"}}),
      list("/commissions", "ask commissions", "commissions", "id"),
      list("/tasks", "ask tasks", "tasks", "id"),
      list("/budgets", "ask budgets", "budgets", "id"),
      view("/log", "ask log", {{"limit", "limit"}, {"after", "after"}, {"about", "about"}, newest, hidden}),
      list("/forks", "ask forks", "forks", "device"),
      view("/search", "search", {{"words", "words", false, true}}),
      view("/seal", "ask seal"),
      view("/check", "check"),
      without_assembly(view("/doctor", "doctor")),
      posted(view("/sync", "sync"), Kind::told, "address"),
      without_assembly(view("/peers", "peers")),
      file(Method::post, "/bundle", "bundle export", kBinary, "for-others.fmb", {{"for", "for"}}),
      without_assembly(posted(view("/bundle/import", "bundle import"), Kind::upload)),
      file(Method::get, "/proofs/{kind}/{what}", "proof", kBinary, "folkmoot.proof",
           {{"holder", "holder"}, {"remember", "remember"}, {"with_words", "words", true}}),
      file(Method::get, "/meetings/{meeting}/minutes.pdf", "print minutes", kPdf, "minutes.pdf", {language}),
      file(Method::get, "/votes/{vote}/tally.pdf", "print tally", kPdf, "tally.pdf", {language}),
      file(Method::get, "/votes/{vote}/slips.pdf", "print slips", kPdf, "slips.pdf",
           {language, {"count", "count"}, {"seed", "seed"}}),
      file(Method::get, "/journal.ndjson", "export", "application/x-ndjson", "journal.ndjson"),
      without_assembly(file(Method::get, "/backup", "backup", kBinary, "folkmoot-backup.db")),
  };
}

/// What somebody without a device says by another's: each with its `person`, who is the one that sits there.
constexpr std::array<std::string_view, 2> kActsForGuests = {"meeting ask", "enter"};

Route act_route() {
  Route out = view("/acts/{name}", "act");
  out.method = Method::post;
  out.kind = Kind::act;
  return out;
}

/// How many parts of a path stand before the interface's own.
constexpr std::size_t kPrefix = 2;

/// The words of the path, if it is of this form.
std::optional<std::vector<std::pair<std::string, std::string>>> match(std::string_view form,
                                                                      std::span<const std::string> path) {
  std::vector<std::pair<std::string, std::string>> out;
  form.remove_prefix(1);
  for (std::size_t i = 0;; ++i) {
    if (i == path.size()) return std::nullopt;
    const std::size_t slash = form.find('/');
    const std::string_view part = form.substr(0, slash);
    if (part.starts_with('{')) {
      if (path[i].empty()) return std::nullopt;
      out.emplace_back(std::string(part.substr(1, part.size() - 2)), path[i]);
    } else if (part != path[i]) {
      return std::nullopt;
    }
    if (slash == std::string_view::npos) return i + 1 == path.size() ? std::optional(std::move(out)) : std::nullopt;
    form.remove_prefix(slash + 1);
  }
}

Result<Asked> find_act_route(const Head& head, const std::string& name) {
  static const Route kRoute = act_route();
  static const Route kForGuests = for_guests(act_route());
  const node::ActRow* const row = find_act(name);
  if (row == nullptr) return fail(errc::kNotFound, "no such act: " + name);
  if (head.method != method_name(kRoute.method)) return fail(errc::kMethod, std::string(method_name(kRoute.method)));
  const bool is_for_guests = std::ranges::find(kActsForGuests, row->words) != kActsForGuests.end();
  return Asked{is_for_guests ? &kForGuests : &kRoute, row, {}};
}
}  // namespace

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::del:
      return "DELETE";
  }
  return {};
}

std::span<const Route> routes() {
  static const std::vector<Route> kRoutes = make_routes();
  return kRoutes;
}

bool is_of_interface(const Head& head) { return !head.path.empty() && head.path.front() == "api"; }

Result<Asked> find_route(const Head& head) {
  if (head.path.size() <= kPrefix || head.path[0] != "api" || head.path[1] != "v1")
    return fail(errc::kNotFound, "no such operation");
  const auto path = std::span(head.path).subspan(kPrefix);
  if (path.size() == 2 && path[0] == "acts") return find_act_route(head, path[1]);
  std::string methods;
  for (const Route& route : routes()) {
    auto words = match(route.path, path);
    if (!words) continue;
    if (head.method == method_name(route.method)) return Asked{&route, nullptr, *std::move(words)};
    methods += (methods.empty() ? "" : ", ") + std::string(method_name(route.method));
  }
  if (methods.empty()) return fail(errc::kNotFound, "no such operation");
  return fail(errc::kMethod, std::move(methods));
}

}  // namespace folkmoot::api
