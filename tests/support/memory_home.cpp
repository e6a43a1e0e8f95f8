#include "tests/support/memory_home.h"

#include <cstdio>
#include <deque>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::test {

MemoryHome::MemoryHome(std::string name) : name_(std::move(name)), number_(++made()), node_(*this) {}
MemoryHome::~MemoryHome() = default;

std::uint64_t& MemoryHome::clock() {
  static std::uint64_t ms = 1'767'261'600'000;
  return ms;
}

node::Moment MemoryHome::moment() {
  const std::string what = name_ + " " + std::to_string(number_) + " " + std::to_string(++calls_);
  return {now(), crypto::hash_untagged(as_bytes(what))};
}

node::Reply MemoryHome::act(std::string_view words, const Words& given) {
  node::Arguments arguments;
  for (const auto& [name, values] : given) arguments.put(name, values);
  const node::ActRow* row = node::find_act(words);
  FM_CHECK(row != nullptr);
  const auto act = node::build_act(*row, arguments);
  if (!act) return {{}, act.error(), node::exit_class(act.error().code)};
  return finish(node_.perform(assembly, *act, moment()));
}

Value MemoryHome::done(std::string_view words, const Words& given) {
  node::Reply reply = act(words, given);
  if (reply.error) explain(words, *reply.error);
  FM_CHECK(!reply.error);
  return std::move(reply.json);
}

std::string MemoryHome::refused(std::string_view words, const Words& given) {
  const std::size_t before = stored_events();
  const node::Reply reply = act(words, given);
  if (!reply.error) return {};
  FM_CHECK(stored_events() == before);
  return std::string(reply.error->code);
}

Value MemoryHome::ask(const node::Question& question) {
  node::Reply reply = reply_to(question);
  if (reply.error) explain("ask", *reply.error);
  FM_CHECK(!reply.error);
  return std::move(reply.json);
}

Value MemoryHome::member(const std::string& name) {
  const Value members = ask(node::ask::Members{});
  for (const Value& member : members["members"].items())
    if (member["name"].text() == name) return member;
  return {};
}

node::Reply MemoryHome::export_to(Bytes& file, const std::string& whom) {
  file_.clear();
  node::Reply reply = finish(node_.export_bundle(assembly, {whom, nullptr}, moment(), *this));
  file = file_;
  return reply;
}

Bytes MemoryHome::exported(const std::string& whom) {
  Bytes out;
  const node::Reply reply = export_to(out, whom);
  if (reply.error) explain("export", *reply.error);
  FM_CHECK(!reply.error);
  return out;
}

node::Reply MemoryHome::import(BytesView file) {
  constexpr std::size_t kPart = 50'000;
  node_.begin_import();
  for (std::size_t at = 0; at < file.size(); at += kPart)
    carry_out(node_.import_part(file.subspan(at, std::min(kPart, file.size() - at)), moment()));
  return finish(node_.end_import(moment()));
}

void MemoryHome::reopen() {
  node_ = node::Node(*this);
  FM_CHECK(node_.load_home(settings_).has_value());
  for (const auto& [id, stored] : assemblies_) FM_CHECK(node_.load(stored.parts(id)).has_value());
}

void MemoryHome::lose_device() {
  for (auto& [id, stored] : assemblies_) {
    stored.identity->device.reset();
    stored.identity->opening.reset();
    stored.identity->seals.clear();
    std::erase_if(stored.settings, [](const auto& setting) { return setting.first.starts_with("device."); });
  }
  reopen();
}

void MemoryHome::copy_from(const MemoryHome& other) {
  for (const auto& [id, stored] : other.assemblies_) assemblies_[id] = stored.clone();
  settings_ = other.settings_;
}

std::vector<node::Effect> MemoryHome::carry_out(std::vector<node::Effect> effects) {
  std::vector<node::Effect> out;
  bool persists = true;
  for (node::Effect& effect : effects) {
    if (auto* persist = std::get_if<node::Persist>(&effect)) {
      FM_CHECK(persists);  // they come first
      store(std::move(*persist));
    } else if (const auto* due = std::get_if<node::Wake>(&effect)) {
      wake = due->at;
    } else {
      persists = false;
      out.push_back(std::move(effect));
    }
  }
  return out;
}

node::Reply MemoryHome::finish(node::Outcome outcome) {
  FM_CHECK(carry_out(std::move(outcome.effects)).empty());
  return std::move(outcome.reply);
}

std::optional<event::Event> MemoryHome::event(const AssemblyId& id, const journal::Table&, journal::EventIndex e) {
  const auto& events = assemblies_[id].events;
  return e < events.size() ? std::optional(events[e]) : std::nullopt;
}

std::optional<event::Event> MemoryHome::evidence(const AssemblyId& id, const EventId& event) {
  const auto& known = assemblies_[id].evidence;
  const auto found = known.find(event);
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Bytes> MemoryHome::seal_items(const AssemblyId& id, std::uint64_t page) {
  std::vector<Bytes> out;
  for (const auto& item : assemblies_[id].seal_items)
    if (item.page == page) out.push_back(item.bytes);
  return out;
}

std::size_t MemoryHome::stored_events() const {
  std::size_t out = 0;
  for (const auto& [id, stored] : assemblies_) out += stored.events.size();
  return out;
}

void MemoryHome::store(node::Persist persist) {
  auto& settings = persist.assembly ? assemblies_[*persist.assembly].settings : settings_;
  for (auto& [key, value] : persist.settings) {
    if (value)
      settings.insert_or_assign(key, *std::move(value));
    else
      settings.erase(key);
  }
  if (!persist.assembly) return;
  Stored& stored = assemblies_[*persist.assembly];
  if (persist.begins_again) {
    stored.events.clear();
    stored.forks.clear();
    stored.evidence.clear();
    stored.seal_items.clear();
    stored.closed_pages.clear();
    stored.snapshot.reset();
  }
  for (auto& added : persist.changes.added) {
    FM_CHECK(added.index == stored.events.size());
    stored.events.push_back(std::move(added.event));
  }
  for (auto& text : persist.texts) stored.events[text.event].body = std::move(text.body);
  for (const auto e : persist.dropped_texts) stored.events[e].body.reset();
  for (const auto& fork : persist.changes.forks) stored.forks.insert_or_assign(fork.device, fork);
  for (auto& evidence : persist.changes.evidence) stored.evidence.insert_or_assign(evidence.id, std::move(evidence));
  if (persist.identity) stored.identity = std::move(persist.identity);
  for (auto& invitation : persist.invitations) {
    const EventId event = invitation.event;
    stored.invitations.insert_or_assign(event, std::move(invitation));
  }
  for (auto& key : persist.content_keys) {
    const Hash epoch = key.epoch;
    stored.keys.insert_or_assign(epoch, std::move(key));
  }
  if (persist.closed_pages_left) stored.closed_pages.resize(*persist.closed_pages_left);
  std::ranges::move(persist.seal_items, std::back_inserter(stored.seal_items));
  for (auto& page : persist.closed_pages) {
    FM_CHECK(page.page == stored.closed_pages.size() + 1);
    stored.closed_pages.push_back(std::move(page.bytes));
  }
  if (use_snapshots) stored.snapshot = node_.snapshot(*persist.assembly);
}

Result<Ok> MemoryHome::write(BytesView bytes) {
  append(file_, bytes);
  return Ok{};
}

std::uint64_t& MemoryHome::made() {
  static std::uint64_t count = 0;
  return count;
}

node::Reply MemoryHome::reply_to(const node::Question& question) { return node_.ask(assembly, question, now()); }

void MemoryHome::tick() { FM_CHECK(carry_out(node_.tick(moment())).empty()); }

std::string MemoryHome::state_hash() { return ask(node::ask::Status{})["state_hash"].text(); }

std::string MemoryHome::my_id() { return ask(node::ask::Status{})["member"].text(); }

std::string MemoryHome::my_device() { return ask(node::ask::Status{})["device"].text(); }

std::vector<event::Event>& MemoryHome::events() { return assemblies_.begin()->second.events; }

std::vector<node::Persist::SealBytes>& MemoryHome::stored_seal_items() {
  return assemblies_.begin()->second.seal_items;
}

std::vector<Bytes>& MemoryHome::closed_pages() { return assemblies_.begin()->second.closed_pages; }

std::map<std::string, Bytes>& MemoryHome::stored_settings() { return assemblies_.begin()->second.settings; }

const node::Identity& MemoryHome::identity() { return *assemblies_.begin()->second.identity; }

node::StoredAssembly MemoryHome::Stored::parts(const AssemblyId& id) const {
  node::StoredAssembly out;
  out.id = id;
  if (identity) out.identity = identity->clone();
  for (const auto& [event, invitation] : invitations) out.invitations.push_back(invitation.clone());
  for (const auto& [epoch, key] : keys) out.content_keys.push_back({epoch, key.key.clone()});
  out.settings = settings;
  node::JournalLoader loader;
  for (const auto& event : events) FM_CHECK(loader.add(event).has_value());
  for (const auto& [device, proof] : forks) loader.add_proof(proof);
  for (const Bytes& page : closed_pages) FM_CHECK(loader.add_closed_page(page).has_value());
  out.closed_pages = closed_pages;
  for (const auto& item : seal_items)
    if (item.page == closed_pages.size() + 1) out.seal_items.push_back(item.bytes);
  out.journal = *loader.finish();
  if (snapshot) out.snapshot = *snapshot;
  return out;
}

MemoryHome::Stored MemoryHome::Stored::clone() const {
  Stored out{events,       forks,   evidence, identity ? std::optional(identity->clone()) : std::nullopt,
             {},           {},      settings, seal_items,
             closed_pages, snapshot};
  for (const auto& [event, invitation] : invitations) out.invitations.emplace(event, invitation.clone());
  for (const auto& [epoch, key] : keys) out.keys.emplace(epoch, node::ContentKey{epoch, key.key.clone()});
  return out;
}

void MemoryHome::explain(std::string_view what, const Error& error) {
  std::fprintf(stderr, "%.*s: %.*s: %s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(error.code.size()), error.code.data(), error.detail.c_str());
}

Exchange exchange(MemoryHome& from, MemoryHome& to, std::size_t frames_max) {
  static std::uint64_t number = 0;
  const node::PeerId peer = ++number;
  const std::string seed = "channel " + std::to_string(peer);
  const auto exporter = reinterpret_id<sync::Exporter>(crypto::hash_untagged(as_bytes(seed)));
  MemoryHome* ends[] = {&from, &to};
  std::deque<Bytes> queue[2];
  bool more[2] = {false, false};
  Exchange out;
  const auto take = [&](std::size_t at, std::vector<node::Effect> effects) {
    for (node::Effect& effect : ends[at]->carry_out(std::move(effects))) {
      if (auto* send = std::get_if<node::Send>(&effect)) {
        queue[1 - at].push_back(std::move(send->frame));
        more[at] = more[at] || send->more;
      }
      if (auto* finished = std::get_if<node::Finished>(&effect))
        (at == 0 ? out.dialled : out.answered) = std::move(*finished);
      if (const auto* close = std::get_if<node::Close>(&effect)) out.silent = out.silent || close->silent;
    }
  };
  take(1, to.node().peer_connected(peer, exporter, std::nullopt, to.moment()));
  take(0, from.node().peer_connected(peer, exporter, node::Dial{from.assembly}, from.moment()));
  bool moved = true;
  while (moved && out.frames < frames_max) {
    moved = false;
    for (std::size_t at = 0; at < 2; ++at) {
      if (!queue[at].empty()) {
        const Bytes frame = std::move(queue[at].front());
        queue[at].pop_front();
        ++out.frames;
        take(at, ends[at]->node().peer_frame(peer, frame, ends[at]->moment()));
        moved = true;
      } else if (more[at]) {
        more[at] = false;
        take(at, ends[at]->node().peer_room(peer, ends[at]->moment()));
        moved = true;
      }
    }
  }
  for (std::size_t at = 0; at < 2; ++at) take(at, ends[at]->node().peer_closed(peer, ends[at]->moment()));
  return out;
}

}  // namespace folkmoot::test
