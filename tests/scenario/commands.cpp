// What people can do, in the words of the command line; what their nodes do by themselves; and what only a liar writes.
#include <algorithm>
#include <array>
#include <ranges>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "event/charter_presets.h"
#include "event/errc.h"
#include "node/acts_words.h"
#include "seal/lot.h"
#include "tests/scenario/perform.h"

namespace folkmoot::scenario {

Word word_of(const Author& author, const std::string& text) {
  for (const Word& word : author.line.words)
    if (word.text == text) return word;
  return {Word::Kind::plain, text, author.line.place};
}
Parsed<PersonId> person(const Author& author, const std::string& name) {
  return author.world.person(word_of(author, name));
}
Parsed<EventId> event_of(const Author& author, const std::string& name) {
  return author.world.act(word_of(author, name));
}

Parsed<Done> write(const Author& author, event::Content content) {
  FM_ASSIGN(const EventId id, author.world.write(author.device, std::move(content), author.manner, author.line.place));
  return Done{id, {}, {}};
}

Parsed<std::vector<PersonId>> persons(const Author& author, const std::vector<std::string>& names) {
  std::vector<PersonId> out;
  for (const std::string& name : names) {
    FM_ASSIGN(const PersonId id, person(author, name));
    out.push_back(id);
  }
  return out;
}

namespace {

using assembly::Object;
namespace act = node::act;

/// The last version of the proposal that the author has seen; an act that is no proposal names itself.
Parsed<EventId> version_of(const Author& author, const std::string& name) {
  if (author.manner.version) return author.world.act(*author.manner.version);
  FM_ASSIGN(const EventId named, event_of(author, name));
  Replica& replica = author.world.replica();
  const auto e = replica.journal().find(named);
  const auto proposal = e ? replica.state().made(Object::proposal, *e) : std::nullopt;
  if (!proposal) return named;
  FM_ASSIGN(const std::vector<bool> past, author.world.past_of(author.device, author.manner, author.line.place));
  EventId out = named;
  for (const assembly::VersionIndex v : replica.state().proposals[*proposal].versions) {
    const EventId& id = replica.journal().table().id(replica.state().versions[v].event);
    const auto item = author.world.item_of(id);
    if (item && past[*item]) out = id;
  }
  return out;
}

/// The names of a story: what the author of a line can mean by a word.
class StoryNames : public node::Names {
 public:
  explicit StoryNames(const Author& author) : author_(author) {}
  Result<PersonId> person(const std::string& words) override { return known(scenario::person(author_, words)); }
  Result<EventId> event(const std::string& words) override {
    // What an act finds in the state it names by its id.
    if (const auto id = EventId::from_hex_text(words); id && author_.world.item_of(*id)) return *id;
    return known(event_of(author_, words));
  }
  Result<EventId> version(const std::string& words) override { return known(version_of(author_, words)); }
  [[nodiscard]] Instant now() const override { return author_.world.time(); }
  [[nodiscard]] const assembly::State& state() const override { return author_.world.replica().state(); }
  [[nodiscard]] const journal::Journal& journal() const override { return author_.world.replica().journal(); }
  [[nodiscard]] std::optional<event::Body> read(const EventId& id) override {
    const auto item = author_.world.item_of(id);
    if (!item || !author_.world.items()[*item].event) return std::nullopt;
    auto body = event::decode_body(*author_.world.items()[*item].event->body);
    return body ? std::optional(*std::move(body)) : std::nullopt;
  }
  std::optional<Fault> unknown;

 private:
  template <class Id>
  Result<Id> known(Parsed<Id> id) {
    if (id) return *id;
    unknown = id.error();
    return fail(event::errc::kContent, "not known in this story");
  }
  const Author& author_;
};

Parsed<Done> perform_act(const Author& author, const act::Composed& act) {
  StoryNames names(author);
  auto content = act.row->compose(act.arguments, names);
  if (!content && names.unknown) return tl::unexpected(*std::move(names.unknown));
  if (!content) return fault(author.line.place, content.error().detail);
  const std::string title = event::title_of(*content);
  if (auto* revise = std::get_if<event::Revise>(&*content); revise != nullptr && author.manner.forged.contains("words"))
    revise->text += " And more.";
  FM_ASSIGN(Done done, write(author, *std::move(content)));
  done.called = title;
  return done;
}

// Founding and admission.

Parsed<Done> perform_act(const Author& author, const act::Found& found) {
  return write(author, event::Found{found.name, found.founders, event::encode_charter(found.charter), {}});
}

Parsed<Done> perform_act(const Author& author, const act::Invite&) {
  std::string key_name = "invitation " + std::to_string(author.world.items().size());
  if (author.manner.other) {
    FM_ASSIGN(const EventId other, author.world.act(*author.manner.other));
    key_name = author.world.published_key_name(other);
  }
  event::Invite content{World::key(key_name).public_key(), {}};
  if (author.manner.forged.contains("key")) content.key.bytes.fill(0xFF);
  FM_ASSIGN(Done done, write(author, content));
  author.world.note_published_key(*done.event, key_name);
  return done;
}

/// Whether joining by this invitation is a founder's accept: it was made before the assembly was constituted.
bool asks_founder(const World& world, Replica& replica, const EventId& invitation) {
  const auto item = world.item_of(invitation);
  const auto& all = replica.state().founding.constituted;
  return std::none_of(all.begin(), all.end(), [&](const auto& one) {
    return world.items()[*item].past[*world.item_of(replica.journal().table().id(one.event))];
  });
}

Parsed<Done> join_with(const Author& author, const std::optional<EventId>& invitation, bool is_accept) {
  const std::string name = World::person_of(author.device);
  author.world.add_person(name);
  event::Record record = author.world.person_record(author.device, invitation, is_accept, author.manner);
  if (is_accept) author.world.accepts.push_back(event::record_id(record));
  return Done{{}, Enclosure{std::move(record)}, name};
}

Parsed<Done> perform_act(const Author& author, const act::Join& join) {
  FM_ASSIGN(const EventId invitation, event_of(author, join.invitation));
  return join_with(author, invitation, asks_founder(author.world, author.world.replica(), invitation));
}

Parsed<Done> perform_act(const Author& author, const act::Vouch& vouch) {
  FM_ASSIGN(std::vector<PersonId> applicants, persons(author, vouch.applicants));
  return write(author, event::Vouch{std::move(applicants), vouch.basis, vouch.note});
}

Parsed<Done> perform_act(const Author& author, const act::Object& object) {
  FM_ASSIGN(std::vector<PersonId> applicants, persons(author, object.applicants));
  return write(author, event::Object{std::move(applicants), object.reason});
}

Parsed<Done> perform_act(const Author& author, const act::WitnessDevice& act) {
  const Manner& manner = author.manner;
  FM_ASSIGN(const DeviceId device, author.world.device(word_of(author, act.device)));
  if (act.device != author.device && !manner.other) return write(author, event::Witness{device, {}});
  std::string key_name = "seal key " + std::to_string(author.world.items().size());
  if (manner.other) {
    FM_ASSIGN(const EventId other, author.world.act(*manner.other));
    key_name = author.world.published_key_name(other);
  }
  const AssemblyId& assembly = author.world.replica().journal().assembly();
  event::Witness content{device, event::prove_seal_key(World::key(key_name), assembly, device)};
  if (manner.forged.contains("key")) content.key->proof = World::key("liar").sign("", {});
  FM_ASSIGN(Done done, write(author, content));
  author.world.note_published_key(*done.event, key_name);
  return done;
}

Parsed<Done> perform_act(const Author& author, const act::ListPersons& list) {
  FM_ASSIGN(Done done, write(author, event::ListPersons{list.names}));
  for (std::uint32_t i = 0; i < list.names.size(); ++i)
    author.world.add_listed(list.names[i], event::listed_person(*done.event, i));
  return done;
}

Parsed<Done> perform_act(const Author& author, const act::Leave&) { return write(author, event::Leave{}); }

Parsed<Done> perform_act(const Author& author, const act::AskForSeal&) {
  return fault(author.line.place, "a story says when there is a seal: given a seal at TIME");
}

Parsed<Done> perform_act(const Author& author, const act::KeepTexts&) {
  return fault(author.line.place, "which texts a home keeps is no act: it changes no state");
}

Parsed<Done> perform_act(const Author& author, const act::Reconvene&) {
  return fault(author.line.place, "the seals of a story need no witnesses: there is nothing to reconvene");
}

Parsed<Done> perform_act(const Author& author, const act::SignReconvening&) {
  return fault(author.line.place, "the seals of a story need no witnesses: there is nothing to reconvene");
}

// Devices.

Parsed<Done> perform_act(const Author& author, const act::RequestDevice&) {
  author.world.add_device(author.device);
  return Done{{}, Enclosure{author.world.device_record(author.device, false, author.manner)}, author.device};
}

Parsed<Done> hand_in_called(const Author& author, const Word& name) {
  FM_ASSIGN(const Enclosure enclosure, author.world.enclosure(name));
  return write(author, event::HandIn{enclosure.record});
}

Parsed<Done> perform_act(const Author& author, const act::AddDevice& add) {
  return hand_in_called(author, word_of(author, add.code));
}

/// A suspension of the device that waits for more signatures, none of them the author's.
std::optional<EventId> suspension_to_join(const Author& author, const DeviceId& device, const std::vector<bool>& past) {
  Replica& replica = author.world.replica();
  const assembly::State& state = replica.state();
  const auto d = replica.journal().table().find_device(device);
  if (!d || *d >= state.devices.size() || state.suspended(*d)) return std::nullopt;
  const auto me =
      state.person(reinterpret_id<PersonId>(author.world.person_key(World::person_of(author.device)).public_key()));
  for (const assembly::SuspensionIndex s : state.devices[*d].suspensions) {
    const assembly::Suspension& suspension = state.suspensions[s];
    const bool by_me = std::any_of(suspension.signatures.begin(), suspension.signatures.end(),
                                   [&](const auto& one) { return one.person == me; });
    const EventId& first = replica.journal().table().id(suspension.event);
    if (!suspension.ended && !by_me && past[*author.world.item_of(first)]) return first;
  }
  return std::nullopt;
}

Parsed<Done> perform_act(const Author& author, const act::SuspendDevice& suspend) {
  const Manner& manner = author.manner;
  FM_ASSIGN(const DeviceId device, author.world.device(word_of(author, suspend.device)));
  FM_ASSIGN(const std::vector<bool> past, author.world.past_of(author.device, manner, author.line.place));
  event::SuspendDevice content{device, {}, {}};
  if (manner.first) {
    FM_ASSIGN(content.first, author.world.act(*manner.first));
  } else {
    content.first = suspension_to_join(author, device, past);
  }
  if (manner.tip) {
    FM_ASSIGN(content.tip, author.world.act(*manner.tip));
  } else if (!manner.no_tip) {
    const std::vector<Item>& items = author.world.items();
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].event && past[i] && items[i].event->header.device == device) content.tip = items[i].event->id;
  }
  return write(author, content);
}

// Deciding.

Parsed<Done> perform_act(const Author& author, const act::Propose& propose) {
  std::optional<event::Deliberation> deliberation;
  if (propose.deliberation)
    deliberation =
        node::deliberation_of(*propose.deliberation, author.world.replica().state().charter(), author.world.time());
  if (propose.revise) {
    FM_ASSIGN(const EventId proposal, event_of(author, *propose.revise));
    return write(author, event::Revise{proposal, propose.title, propose.text, deliberation});
  }
  event::Propose content{propose.title, propose.text, {}, deliberation};
  if (propose.admit) {
    FM_ASSIGN(content.admit, person(author, *propose.admit));
  }
  if (propose.commission) {
    FM_ASSIGN(content.commission, event_of(author, *propose.commission));
  }
  FM_ASSIGN(Done done, write(author, content));
  done.called = propose.title;
  return done;
}

Parsed<Done> perform_act(const Author& author, const act::Note& note) {
  FM_ASSIGN(const EventId target, event_of(author, note.target));
  return write(author, event::Note{target, note.text});
}

Parsed<Done> perform_act(const Author& author, const act::TakePosition& position) {
  FM_ASSIGN(const EventId version, version_of(author, position.proposal));
  return write(author, event::Position{version, position.stance, position.reason});
}

Parsed<Done> perform_act(const Author& author, const act::Enter& enter) {
  FM_ASSIGN(const EventId version, version_of(author, enter.proposal));
  FM_ASSIGN(const PersonId who, person(author, enter.person));
  return write(author, event::Enter{version, who, enter.stance});
}

Parsed<Done> perform_act(const Author& author, const act::Decide& decide) {
  FM_ASSIGN(const EventId version, version_of(author, decide.proposal));
  if (!decide.hands) return write(author, event::Decide{version});
  const act::Decide::Hands& hands = *decide.hands;
  return write(author, event::HandCount{version, hands.yes, hands.no, hands.abstain, hands.present, decide.note});
}

Parsed<Done> perform_act(const Author& author, const act::Confirm& confirm) {
  event::Confirm content;
  for (const std::string& words : confirm.targets) {
    FM_ASSIGN(content.targets.emplace_back(), event_of(author, words));
  }
  return write(author, content);
}

Parsed<Done> perform_act(const Author& author, const act::Withdraw& withdraw) {
  FM_ASSIGN(const EventId target, event_of(author, withdraw.proposal));
  return write(author, event::Withdraw{target});
}

// What nodes do by themselves.

Parsed<Done> hand_in(const Author& author) {
  if (author.line.words.empty()) return fault(author.line.place, "expected an enclosure after this");
  return hand_in_called(author, author.line.words.front());
}

Parsed<Done> constitute(const Author& author) {
  event::Constitute content;
  for (const Word& word : author.line.words) {
    FM_ASSIGN(const Enclosure enclosure, author.world.enclosure(word));
    content.accepts.push_back(event::record_id(enclosure.record));
  }
  if (content.accepts.empty()) content.accepts = author.world.accepts;
  return write(author, content);
}

Parsed<Done> grant_key(const Author& author) {
  if (author.line.words.empty()) return fault(author.line.place, "expected a device after this");
  FM_ASSIGN(const DeviceId device, author.world.device(author.line.words.front()));
  return write(author, event::GrantKey{{}, {{device, {}}}});
}

/// Each person's secret follows from the name; a liar has another one.
Hash lot_secret(const Author& author) {
  const std::string whose = author.manner.forged.contains("key") ? "liar" : World::person_of(author.device);
  return crypto::hash("lot secret", as_bytes(whose));
}
/// The lot that the line names, or the last one.
Parsed<EventId> lot_of(const Author& author) {
  return author.line.words.empty() ? last_lot(author) : author.world.act(author.line.words.front());
}
Parsed<Done> commit_in_lot(const Author& author) {
  FM_ASSIGN(const EventId lot, lot_of(author));
  const auto person = reinterpret_id<PersonId>(author.world.person_key(World::person_of(author.device)).public_key());
  return write(author,
               event::LotCommit{lot, seal::lot_commitment(reinterpret_id<Hash>(lot), person, lot_secret(author))});
}
Parsed<Done> reveal_in_lot(const Author& author) {
  FM_ASSIGN(const EventId lot, lot_of(author));
  return write(author, event::LotReveal{lot, lot_secret(author)});
}

Parsed<Done> restore(const Author& author) {
  author.world.add_device(author.device);
  return Done{{}, Enclosure{author.world.device_record(author.device, true, author.manner)}, author.device};
}

// What no node writes.

Parsed<Done> join_uninvited(const Author& author) {
  return join_with(author, std::nullopt, !author.world.replica().state().constituted());
}

Parsed<Done> raw(const Author& author, const Bytes& content) {
  const event::Salt salt = author.world.salt();
  Bytes body = to_bytes(salt.view());
  append(body, content);
  FM_ASSIGN(const EventId id, author.world.write_raw(author.device, std::move(body), event::Class::act, author.manner,
                                                     author.line.place));
  return Done{id, {}, {}};
}

Parsed<Done> write_kind(const Author& author) {
  const auto kind = author.line.words.empty() ? std::nullopt : parse_number(author.line.words.front().text);
  if (!kind) return fault(author.line.place, "expected a number after this");
  codec::Writer out;
  out.map(3).uint(0).uint(*kind).uint(1).uint(author.world.time().ms).uint(2).text("from a later version");
  return raw(author, out.take());
}

Parsed<Done> write_nonsense(const Author& author) { return raw(author, to_bytes(as_bytes("no body of any kind"))); }

constexpr std::size_t kMany = 200;
constexpr std::array kOtherActs = {
    OtherAct{"hand-in", "ENCLOSURE", 1, hand_in},
    OtherAct{"constitute", "[ENCLOSURE...]", kMany, constitute},
    OtherAct{"grant-key", "DEVICE", 1, grant_key},
    OtherAct{"restore", "", 0, restore},
    OtherAct{"join-uninvited", "", 0, join_uninvited},
    OtherAct{"write-kind", "NUMBER", 1, write_kind},
    OtherAct{"write-nonsense", "", 0, write_nonsense},
    OtherAct{"lot-commit", "[LOT]", 1, commit_in_lot},
    OtherAct{"lot-reveal", "[LOT]", 1, reveal_in_lot},
    OtherAct{"trustee-part", "VOTE", 1, say_trustee_part},
    OtherAct{"trustee-complain", "VOTE TRUSTEE", 2, say_complaint},
    OtherAct{"trustee-answer", "VOTE TRUSTEE", 2, say_answer},
    OtherAct{"carry-ballot", "VOTE PERSON CHOICE [REVISION]", 4, carry_ballot},
    OtherAct{"register-plainly", "VOTE", 1, register_plainly},
    OtherAct{"register-mixed", "VOTE", 1, register_mixed},
};

// Reading the words.

/// "vouch APPLICANT... [--basis VALUE]"
std::string usage_of(const node::ActRow& row) {
  std::string out(row.words);
  for (const node::ArgumentRow& argument : row.arguments)
    out += " " + std::string(argument.name) + (argument.many ? "..." : "");
  for (const node::OptionRow& option : row.options)
    out += std::string(option.required ? " --" : " [--") + std::string(option.name) +
           (option.value.empty() ? "" : " ") + std::string(option.value) + (option.required ? "" : "]");
  return out;
}

Parsed<node::Act> build(const node::ActRow& row, std::span<const Word> words, Place start, Place end) {
  const std::string usage = " (" + usage_of(row) + ")";
  node::Arguments arguments;
  std::vector<std::string> alone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (!word.is_text()) return fault(word.place, "expected a word or the end of the line" + usage);
    if (word.kind == Word::Kind::quoted || !word.text.starts_with("--")) {
      alone.push_back(word.text);
      const bool many = !row.arguments.empty() && row.arguments.back().many;
      if (!many && alone.size() > row.arguments.size())
        return fault(word.place, "expected an option or the end of the line" + usage);
      continue;
    }
    const std::string name = word.text.substr(2);
    const bool known =
        std::any_of(row.options.begin(), row.options.end(), [&](const auto& option) { return option.name == name; });
    if (!known) return fault(word.place, "expected another option" + usage);
    const bool is_mark = std::any_of(row.options.begin(), row.options.end(),
                                     [&](const auto& option) { return option.name == name && option.value.empty(); });
    if (is_mark) {
      arguments.put(name, {});
      continue;
    }
    if (i + 1 == words.size() || !words[i + 1].is_text())
      return fault(i + 1 == words.size() ? end : words[i + 1].place, "expected a value for --" + name);
    std::vector<std::string> values = arguments.all(name);
    values.push_back(words[++i].text);
    arguments.put(name, std::move(values));
  }
  for (std::size_t i = 0; i < row.arguments.size() && i < alone.size(); ++i) {
    const node::ArgumentRow& argument = row.arguments[i];
    const auto from = alone.begin() + static_cast<std::ptrdiff_t>(i);
    arguments.put(std::string(argument.name),
                  argument.many ? std::vector<std::string>(from, alone.end()) : std::vector<std::string>{*from});
  }
  auto act = node::build_act(row, arguments);
  if (!act) return fault(start, act.error().detail + usage);
  return std::move(*act);
}

}  // namespace

std::span<const OtherAct> other_acts() { return kOtherActs; }

Parsed<ActLine> parse_act(std::span<const Word> words, Place end) {
  if (words.empty()) return fault(end, "expected what they do, in the words of the command line");
  ActLine out;
  out.place = words[0].place;
  // Of two words that are an act the first may be one, too.
  const node::ActRow* row = words.size() > 1 ? node::find_act(words[0].text + " " + words[1].text) : nullptr;
  const std::size_t length = row != nullptr ? 2 : 1;
  if (row == nullptr) row = node::find_act(words[0].text);
  if (row != nullptr) {
    words = words.subspan(length);
    out.words.assign(words.begin(), words.end());
    FM_ASSIGN(out.act, build(*row, words, out.place, end));
    return out;
  }
  for (const OtherAct& other : kOtherActs) {
    if (words[0].text != other.name) continue;
    out.other = &other;
    out.words.assign(words.begin() + 1, words.end());
    if (out.words.size() > other.words_max)
      return fault(out.words[other.words_max].place, "expected the end of the line");
    return out;
  }
  return fault(words[0].place, "expected an act of the command line, but `" + words[0].text + "` is none");
}

Parsed<Done> perform(const Author& author) {
  if (author.line.other != nullptr) return author.line.other->run(author);
  return std::visit([&](const auto& one) { return perform_act(author, one); }, *author.line.act);
}

}  // namespace folkmoot::scenario
