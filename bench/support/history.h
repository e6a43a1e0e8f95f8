#pragma once

// A synthetic but valid history of one assembly: founders who all accept, then proposals, positions and notes by all
// devices at once, as on a busy evening. Bodies are of 200 bytes. The same numbers give the same bytes.

#include <random>
#include <string>
#include <vector>

#include "tests/support/journal_world.h"

namespace folkmoot::bench {

struct HistoryOptions {
  std::size_t devices = 200;
  std::size_t events = 100'000;
  std::size_t body_size = 200;
  /// After the proposals only positions.
  bool positions_only = false;
  /// When there are so many events, one position is written and held back; 0 for never. Its device writes no more.
  std::size_t held_back_at = 0;
  /// So many different seal keys among the members; 0: each has its own.
  std::size_t seal_keys = 0;
  /// Bodies are filled up with words, instead of one letter.
  bool in_words = false;
  /// With applicants without a device, for `membership_acts`.
  bool lists_people = false;
  /// Each event names the last one only, as where all meet before they write: quick to make with many devices.
  bool one_head = false;
};

class History {
 public:
  explicit History(const HistoryOptions& options) : options_(options), journal_(begin()) {
    join_all();
    constitute();
    while (events_.size() < options_.events) {
      write_one();
      if (events_.size() == options_.held_back_at) hold_one_back();
    }
  }

  /// In causal order, founding first.
  [[nodiscard]] const std::vector<event::Event>& events() const { return events_; }
  [[nodiscard]] const event::Event& held_back() const { return *held_back_; }
  /// As many acts about membership, each by another device, none of which has seen another: vouches, objections,
  /// removals and leavings by turns. They come after `events`.
  [[nodiscard]] std::vector<event::Event> membership_acts(std::size_t count) {
    std::vector<PersonId> applicants;
    for (std::uint32_t i = 0; i < event::kMaxListed; ++i) applicants.push_back(event::listed_person(listed_, i));
    std::vector<event::Event> out;
    for (std::size_t i = 0; i < count; ++i) {
      const PersonId& about = applicants[i % applicants.size()];
      const auto person = reinterpret_id<PersonId>(test::key_of(1'000'000 + i).public_key());
      event::Content content = event::Leave{};
      if (i % 4 == 0) content = event::Vouch{{about}, event::Basis::known, {}};
      if (i % 4 == 1) content = event::Object{{about}, {}};
      if (i % 4 == 2) content = event::Remove{{{1'900'000'000'000}, 172'800'000, false}, person, false, {}};
      out.push_back(compose(authors_[i], content, {}));
    }
    return out;
  }
  static crypto::SigningKey seal_key(std::size_t number) { return test::key_of(3'000'000 + number); }
  /// Events up to the constitution.
  [[nodiscard]] std::size_t constituted() const { return constituted_; }
  /// A proposal that is open.
  [[nodiscard]] const EventId& proposal() const { return proposals_.back(); }

 private:
  static event::Charter charter() {
    event::Charter out;
    out.quota.events = 1 << 20;
    out.quota.bytes = std::uint64_t{1} << 40;
    out.quota.page_one_introductions = 1 << 20;
    return out;
  }

  journal::Journal begin() {
    for (std::size_t i = 0; i < options_.devices; ++i) authors_.emplace_back(i);
    event::Header header;
    header.cls = event::Class::keys;
    header.device = authors_[0].device;
    event::Found found;
    found.name = "A busy assembly";
    found.founders = 3;
    found.charter = event::encode_charter(charter());
    events_.push_back(event::make_event(header, body(found), authors_[0].key));
    return *journal::Journal::create(journal::CheckedEvent::trusted(events_.front()));
  }

  /// Bodies of the wanted size: the salt counts, and texts are padded.
  Bytes body(event::Content content) {
    event::Body out;
    const std::uint64_t count = ++salt_;
    std::memcpy(out.salt.bytes.data(), &count, sizeof count);
    out.claimed = {1'790'000'000'000 + count * 1000};
    out.content = std::move(content);
    Bytes encoded = event::encode_body(out);
    std::string* padded = nullptr;
    if (auto* position = std::get_if<event::Position>(&out.content)) padded = &position->reason;
    if (auto* note = std::get_if<event::Note>(&out.content)) padded = &note->text;
    if (auto* propose = std::get_if<event::Propose>(&out.content)) padded = &propose->text;
    if (padded == nullptr || encoded.size() >= options_.body_size) return encoded;
    if (padded->empty()) *padded = "x";
    encoded = event::encode_body(out);
    if (encoded.size() < options_.body_size) *padded += filling(options_.body_size - encoded.size());
    encoded = event::encode_body(out);
    if (encoded.size() > options_.body_size) padded->resize(padded->size() - (encoded.size() - options_.body_size));
    return event::encode_body(out);
  }

  std::string filling(std::size_t length) {
    if (!options_.in_words) return std::string(length, 'x');
    std::string out;
    // Of some thousand different ones, as a language has.
    while (out.size() < length) {
      out += ' ';
      for (std::uint64_t word = 26 * 26 + random_() % 5'000; word > 0; word /= 26)
        out += static_cast<char>('a' + word % 26);
    }
    out.resize(length);
    return out;
  }

  event::Event compose(const test::Author& author, const event::Content& content,
                       const std::vector<EventId>& rests_on) {
    const auto place = options_.one_head ? at_the_end(author.device) : *journal_.place(author.device, rests_on);
    event::Header header;
    header.assembly = journal_.assembly();
    header.cls = event::kind_class(event::kind_of(content));
    header.device = author.device;
    header.seq = place.seq;
    header.prev = place.prev;
    // Two or three heads, as on a node that heard of the others lately.
    header.parents = place.parents;
    return event::make_event(header, body(content), author.key);
  }

  /// After the last event, which has all others in its past: found without looking at what the device rested on.
  journal::Journal::Place at_the_end(const DeviceId& device) {
    journal::Journal::Place out;
    const auto known = journal_.table().find_device(device);
    if (const auto own = known ? journal_.tips(*known) : std::vector<journal::EventIndex>(); !own.empty()) {
      out.seq = journal_.table().seq(own.back()) + 1;
      out.prev = journal_.table().id(own.back());
    }
    if (out.prev != events_.back().id) out.parents = {events_.back().id};
    return out;
  }

  EventId write(const test::Author& author, const event::Content& content, const std::vector<EventId>& rests_on) {
    event::Event event = compose(author, content, rests_on);
    events_.push_back(event);
    FM_CHECK(journal_.admit(journal::CheckedEvent::trusted(std::move(event))).outcome ==
             journal::Admission::Outcome::kept);
    journal_.take_changes();
    return events_.back().id;
  }

  /// `i`'s accept: handed in by the first founder.
  void join_all() {
    for (std::size_t i = 0; i < authors_.size(); ++i) {
      const crypto::SigningKey person = test::key_of(1'000'000 + i);
      const crypto::SigningKey invitation = test::key_of(2'000'000 + i);
      event::PersonRecord fields;
      fields.is_accept = true;
      fields.assembly = journal_.assembly();
      fields.person = reinterpret_id<PersonId>(person.public_key());
      fields.device = authors_[i].device;
      fields.prekey.bytes[0] = static_cast<std::uint8_t>(i + 1);
      fields.seal_key = seal_key(options_.seal_keys > 0 ? i % options_.seal_keys : i).public_key();
      fields.name = "m" + std::to_string(i);
      if (i > 0)
        fields.invitation = write(authors_[0], event::Invite{invitation.public_key(), {1'900'000'000'000}}, {});
      event::HandIn hand_in;
      hand_in.record.fields = fields;
      const RecordId id = event::record_id(hand_in.record);
      hand_in.record.signatures = {event::sign_record(id, authors_[i].key), event::sign_record(id, person)};
      if (i > 0) hand_in.record.signatures.push_back(event::sign_record(id, invitation));
      accepts_.push_back(id);
      write(authors_[0], hand_in, {});
    }
  }

  void constitute() {
    event::Constitute content;
    content.accepts.assign(accepts_.begin(),
                           accepts_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(accepts_.size(), 100)));
    write(authors_[0], content, {});
    constituted_ = events_.size();
    for (std::size_t i = 0; i < 20; ++i) propose();
    if (!options_.lists_people) return;
    event::ListPersons list;
    for (std::size_t i = 0; i < event::kMaxListed; ++i) list.names.push_back("listed " + std::to_string(i));
    listed_ = write(authors_[0], list, {});
  }

  void propose() { proposals_.push_back(write(any(), event::Propose{"A proposal", "text", std::nullopt}, {})); }

  /// 60 of 100 positions, 30 notes, 10 others: proposals, invitations, grants of keys.
  void write_one() {
    const auto draw = options_.positions_only ? 0 : random_() % 100;
    const EventId& proposal =
        proposals_[proposals_.size() - 1 - random_() % std::min<std::size_t>(proposals_.size(), 20)];
    const auto stance = static_cast<event::Stance>(random_() % event::kStanceCount);
    if (draw < 60)
      write(any(), event::Position{proposal, stance, {}}, {});
    else if (draw < 90)
      write(any(), event::Note{proposal, "n"}, {});
    else if (draw < 94)
      propose();
    else if (draw < 97)
      write(any(), event::Invite{test::key_of(random_()).public_key(), {1'900'000'000'000}}, {});
    else
      write(any(), event::GrantKey{{}, {{any().device, {}}}}, {});
  }

  /// The last device writes nothing but what is held back.
  void hold_one_back() {
    held_back_ = compose(authors_.back(), event::Position{proposals_.back(), event::Stance::block, {}}, {});
  }

  const test::Author& any() { return authors_[random_() % (authors_.size() - (options_.held_back_at > 0 ? 1 : 0))]; }

  HistoryOptions options_;
  std::mt19937_64 random_{20'260'301};
  std::vector<test::Author> authors_;
  std::vector<event::Event> events_;
  std::uint64_t salt_ = 0;
  journal::Journal journal_;
  std::vector<RecordId> accepts_;
  std::vector<EventId> proposals_;
  std::optional<event::Event> held_back_;
  EventId listed_;
  std::size_t constituted_ = 0;
};

}  // namespace folkmoot::bench
