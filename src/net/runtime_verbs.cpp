// What can be asked of a runtime, verb by verb.
#include <fmt/format.h>

#include <charconv>
#include <functional>

#include "base/duration.h"
#include "base/text.h"
#include "net/files.h"
#include "net/runtime_impl.h"
#include "node/json_line.h"
#include "store/text_index.h"

namespace folkmoot::net {

namespace {

Result<node::Question> build_export(const node::Arguments& arguments) {
  using Form = node::ask::Export::Form;
  node::ask::Export out{Form::csv, arguments.get("list"), arguments.has("mark"), arguments.get("vote")};
  const std::string form = arguments.get("form");
  if (form == "csv") return out;
  out.form = form == "atom" ? Form::atom : Form::ics;
  if (form == "atom" || form == "ics") return out;
  return fail(node::errc::kUsage, "form: csv, atom or ics, not: " + form);
}

Result<node::Question> build_question(std::string_view view, const node::Arguments& arguments) {
  if (view == "status") return node::ask::Status{};
  if (view == "members") return node::ask::Members{};
  if (view == "show") return node::ask::Show{arguments.get("what"), arguments.has("hidden")};
  if (view == "ballot") return node::ask::BallotCheck{arguments.get("vote")};
  if (view == "charter") return node::ask::Charter{arguments.get("version")};
  if (view == "mandates") return node::ask::Mandates{};
  if (view == "proxies") return node::ask::Proxies{};
  if (view == "power") {
    node::ask::Power power;
    if (const auto since = arguments.find("since")) {
      power.since_ms = parse_duration(*since);
      if (!power.since_ms) return fail(node::errc::kUsage, "a time such as 30d, not: " + *since);
    }
    return power;
  }
  if (view == "meetings") return node::ask::Meetings{};
  if (view == "calendar") return node::ask::Calendar{};
  if (view == "export") return build_export(arguments);
  using Part = node::ask::Meeting::Part;
  if (view == "meeting") return node::ask::Meeting{arguments.get("meeting"), Part::whole, {}};
  if (view == "checklist") return node::ask::Meeting{arguments.get("meeting"), Part::checklist, {}};
  if (view == "minutes") return node::ask::Meeting{arguments.get("meeting"), Part::minutes, arguments.get("form")};
  if (view == "forks") return node::ask::Forks{};
  if (view == "decisions") return node::ask::Decisions{};
  if (view == "proposals") return node::ask::Proposals{};
  if (view == "votes") return node::ask::Votes{};
  if (view == "commissions") return node::ask::Commissions{};
  if (view == "tasks") return node::ask::Tasks{};
  if (view == "budgets") return node::ask::Budgets{};
  if (view == "seal") return node::ask::Seal{};
  if (view == "election")
    return node::ask::Election{arguments.get("vote"), arguments.get("audit"), arguments.get("of")};
  if (view == "devices") return node::ask::Devices{};
  if (view == "assemblies") return node::ask::Assemblies{};
  if (view != "log") return fail(errc::kVerb, std::string(view));
  node::ask::Log log;
  log.after = arguments.get("after");
  log.about = arguments.get("about");
  log.hidden = arguments.has("hidden");
  log.newest = arguments.has("newest");
  if (const auto limit = arguments.find("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), log.limit);
    if (error != std::errc() || end != limit->data() + limit->size())
      return fail(node::errc::kUsage, fmt::format("limit: not a whole number: {}", *limit));
  }
  return log;
}

}  // namespace

void Runtime::Impl::handle(const Request& request, const ReplyTo& reply_to) {
  const std::string_view verb = request.verb;
  if (broken) return reply_to(error_reply(*broken));
  if (verb == "sync" || verb.starts_with("bundle ")) do_what_is_due();
  if (verb == "sync") return start_sync(request, reply_to);
  if (verb.starts_with("act ")) return reply_to(act(request));
  if (verb.starts_with("ask ")) return reply_to(question(request));
  if (verb == "search") return reply_to(search(request));
  if (verb == "export") return reply_to(export_lines(request));
  if (verb == "bundle export") return reply_to(export_bundle(request));
  if (verb == "bundle import") return reply_to(import_bundle(request));
  if (verb == "backup") return reply_to(backup(request));
  if (verb == "proof") return reply_to(proof(request));
  if (verb == "election archive") return reply_to(archive_election(request));
  if (verb == "check") return reply_to(check(request));
  if (verb == "renew") return reply_to(finish(node->renew_device({request.assembly}, moment())));
  if (verb == "doctor") return reply_to(doctor());
  if (verb == "peers") return reply_to(known_peers());
  if (verb == "web") return web_link(reply_to);
  reply_to(error_reply({errc::kVerb, request.verb}));
}

node::Reply Runtime::Impl::act(const Request& request) {
  const node::ActRow* const row = node::find_act(std::string_view(request.verb).substr(4));
  if (row == nullptr) return error_reply({errc::kVerb, request.verb});
  const auto act = node::build_act(*row, request.arguments());
  if (!act) return error_reply(act.error());
  return finish(node->perform({request.assembly}, *act, moment()));
}

node::Reply Runtime::Impl::question(const Request& request) {
  const auto question = build_question(std::string_view(request.verb).substr(4), request.arguments());
  if (!question) return error_reply(question.error());
  node::Reply reply = node->ask({request.assembly}, *question, clock.now());
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  return reply;
}

node::Reply Runtime::Impl::search(const Request& request) {
  constexpr std::uint64_t kMost = 50;
  // A node that serves goes on with the index of the search before, unless that is so great that others need the room.
  constexpr std::size_t kBytesKept = std::size_t{32} << 20;
  // Taken out: an error leaves nothing half made behind.
  Searched now = std::exchange(searched, {});
  Result<Ok> added = Ok{};
  const auto begin = [&] {
    now.items.clear();
    now.bytes = 0;
    auto made = store::TextIndex::make();
    now.index.reset();
    if (made)
      now.index.emplace(*std::move(made));
    else
      added = tl::unexpected(made.error());
  };
  node::Reply reply = node->each_text({request.assembly}, now.seen, begin, [&](const node::Node::TextItem& item) {
    if (added) added = now.index->add(now.items.size(), item.title, item.text);
    now.bytes += item.title.size() + item.text.size();
    now.items.emplace_back(
        node::Value::Object{{"id", item.id.hex()}, {"kind", item.kind}, {"page", item.page}, {"title", item.title}});
  });
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  if (reply.error) return reply;
  if (!added) return error_reply(added.error());
  const auto found = now.index->find(request.arguments().get("words"), kMost);
  if (!found) return error_reply(found.error());
  node::Value::Array out;
  for (const store::TextIndex::Found& one : *found) {
    node::Value item = now.items[one.number];
    out.push_back(item.set("snippet", one.snippet));
  }
  reply.json.set("found", std::move(out));
  if (now.bytes <= kBytesKept) searched = std::move(now);
  return reply;
}

node::Reply Runtime::Impl::export_lines(const Request& request) {
  const std::string name = request.arguments().get("file");
  auto file = NewFile::create(name);
  if (!file) return error_reply(file.error());
  Result<Ok> written = Ok{};
  std::uint64_t lines = 0;
  node::Reply reply = node->export_lines({request.assembly}, [&](const node::Value& line) {
    written = (*file)->write(as_bytes(json_line(line) + "\n"));
    ++lines;
    return written.has_value();
  });
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  if (reply.error) return reply;
  if (written) written = (*file)->finish();
  if (!written) return error_reply(written.error());
  node::Reply out;
  out.json.set("file", name).set("events", lines == 0 ? lines : lines - 1).set("bytes", (*file)->bytes());
  return out;
}

node::Reply Runtime::Impl::export_bundle(const Request& request) {
  const node::Arguments arguments = request.arguments();
  const std::string name = arguments.get("file");
  node::Node::BundleExport what;
  if (const auto whom = arguments.find("for")) what.whom = *whom;
  auto file = NewFile::create(name);
  if (!file) return error_reply(file.error());
  node::Reply reply = finish(node->export_bundle({request.assembly}, what, moment(), **file));
  if (reply.error) return reply;
  if (const auto written = (*file)->finish(); !written) return error_reply(written.error());
  reply.json.set("file", name).set("bytes", (*file)->bytes());
  return reply;
}

node::Reply Runtime::Impl::import_bundle(const Request& request) {
  node->begin_import();
  const auto read = read_parts(request.arguments().get("file"),
                               [this](BytesView part) { return carry_out(node->import_part(part, moment())); });
  if (!read && broken) return error_reply(read.error());
  // The import is ended in any case, so that the next one can begin.
  node::Reply reply = finish(node->end_import(moment()));
  snapshots(false);
  return read ? reply : error_reply(read.error());
}

node::Reply Runtime::Impl::backup(const Request& request) {
  const std::string name = request.arguments().get("file");
  if (const auto done = keeper->home().backup(name); !done) return error_reply(done.error());
  std::uint64_t bytes = 0;
  const auto counted = read_parts(name, [&bytes](BytesView part) -> Result<Ok> {
    bytes += part.size();
    return Ok{};
  });
  if (!counted) return error_reply(counted.error());
  node::Reply out;
  out.json.set("file", name).set("bytes", bytes).set("device", nullptr);
  return out;
}

node::Reply Runtime::Impl::proof(const Request& request) {
  const node::Arguments arguments = request.arguments();
  const std::string kind = arguments.get("kind");
  const std::string name = arguments.get("file");
  node::ask::Proof wanted;
  wanted.kind = kind == "mandate"  ? node::ask::Proof::Kind::mandate
                : kind == "member" ? node::ask::Proof::Kind::member
                                   : node::ask::Proof::Kind::decision;
  wanted.what = arguments.get("what");
  wanted.holder = arguments.get("holder");
  wanted.remember = arguments.get("remember");
  wanted.with_words = arguments.find("words").has_value();
  auto file = NewFile::create(name, NewFile::Older::kept);
  if (!file) return error_reply(file.error());
  auto [reply, bytes] = node->make_proof({request.assembly}, wanted);
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  if (reply.error) return reply;
  auto written = (*file)->write(bytes);
  if (written) written = (*file)->finish();
  if (!written) return error_reply(written.error());
  node::Reply out;
  out.json.set("file", name).set("bytes", (*file)->bytes());
  for (const auto& [key, value] : std::get<node::Value::Object>(reply.json.data())) out.json.set(key, value);
  return out;
}

node::Reply Runtime::Impl::known_peers() {
  node::Value::Array met;
  for (const RememberedPeer& peer : remembered_peers())
    met.emplace_back(
        node::Value::Object{{"address", safe_text(peer.address)},
                            {"assembly", peer.assembly ? node::Value(peer.assembly->hex()) : node::Value()},
                            {"last_tried", rfc3339(peer.last_tried)},
                            {"reached", peer.reached}});
  node::Reply out;
  out.json.set("connections", std::uint64_t{known.size()}).set("peers", std::move(met));
  return out;
}

void Runtime::Impl::web_link(const ReplyTo& reply_to) {
  if (!make_link) return reply_to(error_reply({errc::kNotServed, "no node serves a page for this home: moot serve"}));
  make_link([reply_to](const std::string& url) {
    node::Reply out;
    out.json.set("web", url);
    reply_to(std::move(out));
  });
}

node::Reply Runtime::Impl::archive_election(const Request& request) {
  const std::string name = request.arguments().get("file");
  auto file = NewFile::create(name, NewFile::Older::kept);
  if (!file) return error_reply(file.error());
  auto [reply, bytes] = node->export_election({request.assembly}, request.arguments().get("vote"), moment());
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  if (reply.error) return reply;
  auto written = (*file)->write(bytes);
  if (written) written = (*file)->finish();
  if (!written) return error_reply(written.error());
  reply.json.set("file", name).set("bytes", (*file)->bytes());
  return reply;
}

// What the node finds in its journal, and what the store finds in its rows, of that assembly or of none.
node::Reply Runtime::Impl::check(const Request& request) {
  node::Reply reply = node->ask({request.assembly}, node::ask::Check{}, clock.now());
  if (auto failed = keeper->take_failure()) return error_reply(*failed);
  if (!reply.json["error"].is_null() && reply.json["problems"].is_null()) return reply;
  const auto stored = keeper->home().verify_all();
  if (!stored) return error_reply(stored.error());
  node::Value::Array problems = reply.json["problems"].items();
  for (const store::Problem& problem : stored->problems) {
    node::Value one;
    one.set("code", problem.code).set("event", nullptr).set("where", problem.where);
    problems.push_back(std::move(one));
  }
  const bool ok = reply.json["ok"].truth() && problems.empty();
  reply.json.set("ok", ok).set("problems", std::move(problems));
  if (!stored->problems.empty()) {
    reply.exit = node::ExitClass::damaged;
  } else if (!ok && reply.exit == node::ExitClass::done) {
    reply.exit = node::ExitClass::refused;
  }
  return reply;
}

}  // namespace folkmoot::net
