// What it costs to come late, by the road that people take: a bundle that a node reads into a home on disk.
//
//   join_under_seal      100,000 events of 200-byte bodies by 200 devices under a seal of 40 witnesses, into an empty
//                        home: folded, compared with the seal's state, durable. The limit is hashing alone.
//   merge_three_parts    300 members were split in three for a month; a home of one part takes in what the two others
//                        wrote, two thirds of 50,000 events, all signatures checked. The limit is one core that does
//                        nothing but verify: two seconds for all are 0.81 of it.
#include <filesystem>
#include <map>
#include <memory>

#include "assembly/witnesses.h"
#include "bench/support/history.h"
#include "bench/support/place.h"
#include "bench/support/rows.h"
#include "net/keeper.h"
#include "net/system.h"
#include "net/verify.h"
#include "node/holding.h"
#include "node/links.h"
#include "sync/bundle.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr int kRuns = 3;
constexpr std::size_t kPart = std::size_t{1} << 18;
constexpr std::size_t kWitnesses = 40;
constexpr Instant kFirstSeal{1'790'100'000'000};
constexpr Instant kSecondSeal{1'790'200'000'000};
constexpr Instant kNow{1'790'300'000'000};

class MemorySink final : public sync::BundleSink {
 public:
  Result<Ok> write(BytesView bytes) override {
    append(file, bytes);
    return Ok{};
  }
  Bytes file;
};

crypto::Secret16 invitation_secret() {
  crypto::Secret16 out;
  std::ranges::fill(out.fill(), std::uint8_t{7});
  return out;
}

/// A holding over events that stay in memory, in the order in which they were taken in.
class Teller final : public node::EventSource {
 public:
  explicit Teller(const event::Event& founding) : holding_(event::assembly_of(founding), *this) {
    FM_CHECK(holding_.begin(founding).has_value());
    settle();
  }

  void take(std::span<const event::Event> events) {
    for (const event::Event& event : events) {
      const auto outcome = holding_.admit(journal::CheckedEvent::trusted(event)).outcome;
      FM_CHECK(outcome == journal::Admission::Outcome::kept);
      if (holding_.journal().table().size() % 4096 == 0) settle();
    }
    settle();
  }
  /// All witnesses say what it takes to close the page over everything that is held.
  void close_page(Instant time);
  Bytes bundle(const sync::Summary* known = nullptr) {
    MemorySink sink;
    const crypto::Secret32 key = sync::discovery_key(invitation_secret().view());
    net::SeededRandom random("bundle", {});
    sync::ExportOptions options;
    options.known = known;
    FM_CHECK(sync::export_bundle(holding_, sync::ForHolders{key.view()}, options, random, sink).has_value());
    return std::move(sink.file);
  }
  node::Holding& holding() { return holding_; }

  std::optional<event::Event> event(const AssemblyId&, const journal::Table&, journal::EventIndex e) override {
    return e < events_.size() ? std::optional(events_[e]) : std::nullopt;
  }
  std::optional<event::Event> evidence(const AssemblyId&, const EventId&) override { return std::nullopt; }
  std::vector<Bytes> seal_items(const AssemblyId&, std::uint64_t page) override { return items_[page]; }

 private:
  void settle() {
    holding_.absorb();
    for (auto& added : holding_.pending.changes.added) events_.push_back(std::move(added.event));
    holding_.pending = {};
    holding_.pending.assembly = holding_.id;
  }

  std::vector<event::Event> events_;
  std::map<std::uint64_t, std::vector<Bytes>> items_;
  node::Holding holding_;
};

void Teller::close_page(Instant time) {
  node::Sealing& sealing = holding_.sealing();
  sealing.hear({}, time);
  const seal::PageOpening opening = sealing.open_rounds()->opening();
  const seal::WitnessSet& witnesses = opening.witnesses;
  std::map<SignKey, crypto::SigningKey> keys;
  for (std::size_t i = 0; i < kWitnesses; ++i) {
    crypto::SigningKey key = History::seal_key(i);
    keys.emplace(key.public_key(), std::move(key));
  }
  const auto sign = [&](seal::WitnessIndex witness, auto says) {
    seal::KeySigner signer(keys.at(witnesses.key(witness)).clone());
    seal::SealRecord record{opening.place, 0, witness, std::nullopt, std::move(says), {}};
    return seal::CheckedRecord::sign(std::move(record), signer).record();
  };
  const journal::FrontierChange change = holding_.journal().frontier_change();
  seal::Core core;
  core.assembly = holding_.id;
  core.page = opening.place.page;
  core.previous = opening.previous;
  core.frontier = holding_.journal().digest_of(change);
  std::vector<seal::SealRecord> said;
  const auto count = static_cast<seal::WitnessIndex>(witnesses.size());
  for (seal::WitnessIndex i = 0; i < count; ++i) said.push_back(sign(i, seal::Ready{core.frontier, time, {}}));
  const seal::ReadyRoot root = seal::root_of_readies(said, witnesses.size());
  core.readies = root.bits;
  core.readies_root = root.root;
  core.time = time;
  const auto settled =
      holding_.settle(node::page_end(core.page, time, core.frontier, change), *holding_.journal().covered_by(change));
  FM_CHECK(settled.has_value());
  core.outcome = assembly::outcome_of(**settled);
  seal::Propose propose{core, std::nullopt, {}};
  for (const seal::SealRecord& ready : said) propose.readies.push_back(seal::carry(ready));
  said.push_back(sign(witnesses.proposer(core.page, 0), std::move(propose)));
  const seal::CoreId id = seal::core_id(core);
  for (seal::WitnessIndex i = 0; i < count; ++i) said.push_back(sign(i, seal::Prepare{id, std::nullopt}));
  for (seal::WitnessIndex i = 0; i < count; ++i) said.push_back(sign(i, seal::Commit{id, {}}));
  std::vector<Bytes>& items = items_[core.page];
  items.push_back(node::encode_item(node::PageFrontier{core.page, change}));
  for (const seal::SealRecord& record : said) items.push_back(node::encode_item(record));
  sealing.hear(items, time);
  FM_CHECK(sealing.closed().size() == core.page);
  settle();
}

/// A home on disk that came by an invitation.
class Newcomer {
 public:
  Newcomer(const AssemblyId& assembly, const EventId& invitation)
      : keeper_(*store::Home::open(place_.file("home"))), node_(keeper_) {
    node_.use_checker(net::check_all);
    FM_CHECK(keeper_.load(node_).has_value());
    node::InvitationLink link;
    link.assembly = assembly;
    link.secret = invitation_secret();
    link.event = invitation;
    link.expires_s = 1'900'000'000;
    finish(node_.perform({}, node::act::Join{node::encode_invitation(link), "new"}, moment()));
  }
  node::Reply import(BytesView file) {
    node_.begin_import();
    for (std::size_t at = 0; at < file.size(); at += kPart)
      carry_out(node_.import_part(file.subspan(at, std::min(kPart, file.size() - at)), moment()));
    return finish(node_.end_import(moment()));
  }
  node::Value status() { return node_.ask({}, node::ask::Status{}, kNow).json; }
  void tick() { carry_out(node_.tick(moment())); }

 private:
  node::Moment moment() { return {{kNow.ms + ++calls_}, random_.draw<Hash>()}; }
  void carry_out(const std::vector<node::Effect>& effects) {
    for (const node::Effect& effect : effects)
      if (const auto* persist = std::get_if<node::Persist>(&effect))
        FM_CHECK(keeper_.commit(node_, *persist).has_value());
  }
  node::Reply finish(node::Outcome outcome) {
    carry_out(outcome.effects);
    FM_CHECK(!outcome.reply.error);
    return std::move(outcome.reply);
  }

  Place place_;
  net::SeededRandom random_{"newcomer", {}};
  std::uint64_t calls_ = 0;
  net::Keeper keeper_;
  node::Node node_;
};

double hash_rate(const std::vector<event::Event>& events) {
  std::vector<Bytes> headers;
  for (const auto& event : events) headers.push_back(event::encode_header(event.header));
  return static_cast<double>(events.size()) / seconds([&] {
           for (std::size_t i = 0; i < events.size(); ++i)
             FM_CHECK(event::event_id(headers[i]) == events[i].id &&
                      event::body_hash(*events[i].body) == events[i].header.body_hash);
         });
}

double verify_rate(const std::vector<event::Event>& events) {
  constexpr std::size_t kCount = 10'000;
  return kCount / seconds([&] {
           for (std::size_t i = 0; i < kCount; ++i) FM_CHECK(event::verify_signature(events[i]));
         });
}

EventId first_invitation(const std::vector<event::Event>& events) {
  // The founding event, the founder's accept, then one invitation after the other.
  return events[2].id;
}

Row join_under_seal(Row& background) {
  HistoryOptions options;
  options.seal_keys = kWitnesses;
  const History history(options);
  const std::vector<event::Event>& events = history.events();
  Teller teller(events.front());
  teller.take(std::span(events).subspan(1, history.constituted() - 1));
  teller.close_page(kFirstSeal);
  teller.take(std::span(events).subspan(history.constituted()));
  teller.close_page(kSecondSeal);
  const std::string state = teller.holding().state_hash().hex();
  const Bytes file = teller.bundle();
  Row out{"join_under_seal", "events/s", {}, 0, 0.25, Better::higher};
  Samples hash;
  Samples verify;
  for (int run = 0; run < kRuns; ++run) {
    hash.add(hash_rate(events));
    verify.add(verify_rate(events));
    Newcomer home(teller.holding().id, first_invitation(events));
    out.value.add(static_cast<double>(events.size()) / seconds([&] { home.import(file); }));
    const node::Value status = home.status();
    FM_CHECK(status["page"].number() == 3 && status["events"].number() == events.size());
    FM_CHECK(status["state_hash"].text() == state);
    const std::uint64_t unchecked = status["unchecked"].number();
    // What came in one part with the founding page was checked with it.
    FM_CHECK(unchecked > events.size() * 9 / 10);
    constexpr std::size_t kSteps = 16;
    background.value.add(kSteps * node::kCheckedInAStep / seconds([&] {
                           for (std::size_t i = 0; i < kSteps; ++i) home.tick();
                         }));
    FM_CHECK(home.status()["unchecked"].number() == unchecked - kSteps * node::kCheckedInAStep);
  }
  out.limit = hash.median();
  background.limit = verify.median();
  return out;
}

/// What so many devices wrote who heard of each other only.
std::vector<event::Event> write_apart(const std::vector<event::Event>& common, std::size_t part, std::size_t parts,
                                      std::size_t devices, std::size_t count) {
  auto journal = *journal::Journal::create(journal::CheckedEvent::trusted(common.front()));
  for (std::size_t i = 1; i < common.size(); ++i) journal.admit(journal::CheckedEvent::trusted(common[i]));
  std::vector<test::Author> authors;
  for (std::size_t i = part; i < devices; i += parts) authors.emplace_back(i);
  std::mt19937_64 random(part + 1);
  std::vector<event::Event> out;
  while (out.size() < count) {
    const test::Author& author = authors[random() % authors.size()];
    const auto place = journal.place(author.device, {});
    event::Header header;
    header.assembly = journal.assembly();
    header.device = author.device;
    header.seq = place->seq;
    header.prev = place->prev;
    header.parents = place->parents;
    Bytes body = test::body_of(event::Note{reinterpret_id<EventId>(journal.assembly()), std::string(150, 'x')},
                               1'790'000'000'000 + 50'000 * out.size());
    out.push_back(event::make_event(header, std::move(body), author.key));
    FM_CHECK(journal.admit(journal::CheckedEvent::trusted(out.back())).outcome == journal::Admission::Outcome::kept);
    journal.take_changes();
  }
  return out;
}

Row merge_three_parts() {
  constexpr std::size_t kDevices = 300;
  constexpr std::size_t kParts = 3;
  constexpr std::size_t kEach = 50'000 / kParts;
  HistoryOptions options;
  options.devices = kDevices;
  options.events = 1'000;
  const History history(options);
  const std::vector<event::Event>& common = history.events();
  Teller own(common.front());
  own.take(std::span(common).subspan(1));
  Teller all(common.front());
  all.take(std::span(common).subspan(1));
  std::vector<event::Event> foreign;
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto written = write_apart(common, part, kParts, kDevices, kEach);
    all.take(written);
    if (part == 0)
      own.take(written);
    else
      foreign.insert(foreign.end(), written.begin(), written.end());
  }
  const Bytes before = own.bundle();
  const sync::Summary known = sync::summary_of(own.holding().journal());
  const Bytes others = all.bundle(&known);
  const std::string state = all.holding().state_hash().hex();
  Row out{"merge_three_parts", "events/s", {}, 0, 0.81, Better::higher};
  Samples verify;
  for (int run = 0; run < kRuns; ++run) {
    verify.add(verify_rate(foreign));
    Newcomer home(all.holding().id, first_invitation(common));
    home.import(before);
    node::Reply reply;
    out.value.add(static_cast<double>(foreign.size()) / seconds([&] { reply = home.import(others); }));
    FM_CHECK(reply.json["new"].number() == foreign.size() && reply.json["state_hash"].text() == state);
  }
  out.limit = verify.median();
  return out;
}
}  // namespace

int main() {
  crypto::start();
  std::fprintf(stderr, "making two histories of 100,000 and 50,000 events ...\n");
  Row background{"signatures_in_the_background", "events/s", {}, 0, 0.80, Better::higher};
  Row joined = join_under_seal(background);
  report({joined, background, merge_three_parts()});
  return 0;
}
