#pragma once

// The people of a story and what they wrote, in the order in which the file tells it.
//
// Everybody has a handle (m001), a person key, and devices (m001, m001/phone). Keys follow from the names alone, so a
// story always makes the same events. Whoever writes has seen all that was written before, unless the line says
// otherwise.

#include <map>
#include <set>

#include "tests/scenario/replica.h"
#include "tests/scenario/text.h"

namespace folkmoot::scenario {

/// An enclosure on its way to whoever hands it in.
struct Enclosure {
  event::Record record;
};

/// How an act differs from what an honest and well-informed author writes.
struct Manner {
  /// Has seen nothing of the story from this item on, but what it wrote itself.
  std::optional<std::size_t> sees_until;
  /// Has seen only these, and what they rest on.
  std::optional<std::vector<EventId>> sees_only;
  /// Goes on after this event of its own, whatever it wrote later.
  std::optional<EventId> continues;
  std::optional<Instant> clock;
  std::optional<event::Class> cls;
  bool in_room = false;
  bool encrypted = false;
  /// Speaks of this version of a proposal, not of the last one that it saw.
  std::optional<Word> version;
  // For suspensions: the first signature, and the last good act of the device, if any.
  std::optional<Word> first;
  std::optional<Word> tip;
  bool no_tip = false;
  /// A charter comes in the place of the first one, whichever is in force.
  bool of_founding = false;
  // For enclosures and invitations.
  std::set<std::string> forged;
  std::optional<Word> other;
};

/// One item of the story: an event or a seal.
struct Item {
  std::optional<event::Event> event;
  std::optional<Seal> seal;
  /// The items that the event has in its past, itself included.
  std::vector<bool> past;
  /// The line that wrote it.
  Place place;
  /// What became of it at once, and the state before and after.
  std::string fate;
  Hash state_before;
  Hash state_after;
};

class World {
 public:
  // Names. A lookup that finds nothing is a fault at the word's place.
  [[nodiscard]] bool knows_person(const std::string& name) const { return persons_.contains(name); }
  void add_person(const std::string& name);
  void add_device(const std::string& device);
  void add_listed(const std::string& name, const PersonId& id) { persons_[name] = id; }
  [[nodiscard]] Parsed<PersonId> person(const Word& name) const;
  [[nodiscard]] Parsed<DeviceId> device(const Word& name) const;
  [[nodiscard]] Parsed<EventId> act(const Word& name) const;
  [[nodiscard]] Parsed<Enclosure> enclosure(const Word& name) const;
  /// Calls an act, or an enclosure, by a name. Names given twice name nothing.
  void name_act(const std::string& name, const EventId& id);
  void name_enclosure(const std::string& name, Enclosure enclosure) {
    enclosures_.insert_or_assign(name, std::move(enclosure));
  }
  /// "m004" of "m004/phone".
  static std::string person_of(const std::string& device) { return device.substr(0, device.find('/')); }
  /// The name of whoever this is, for messages.
  [[nodiscard]] std::string name_of(const PersonId& id) const;

  // Keys.
  [[nodiscard]] crypto::SigningKey person_key(const std::string& person) const { return key("person " + person); }
  [[nodiscard]] crypto::SigningKey device_key(const std::string& device) const { return key("device " + device); }
  [[nodiscard]] static crypto::SigningKey key(const std::string& name);
  event::Record person_record(const std::string& device, const std::optional<EventId>& invitation, bool is_accept,
                              const Manner& manner) const;
  event::Record device_record(const std::string& device, bool signed_by_person, const Manner& manner) const;
  /// The signing key that an act published: an invitation's, or a seal key.
  void note_published_key(const EventId& act, const std::string& key_name) { published_keys_[act] = key_name; }
  [[nodiscard]] std::string published_key_name(const EventId& act) const;

  // The story so far.
  void found(const std::string& device, const std::string& name, std::uint64_t founders, const event::Charter& charter,
             Place place);
  [[nodiscard]] bool is_founded() const { return replica_.has_value(); }
  [[nodiscard]] Replica& replica() { return *replica_; }
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] const Item& last_event() const;
  /// Signs, admits and folds one event.
  Parsed<EventId> write(const std::string& device, event::Content content, const Manner& manner, Place place);
  /// The same with these bytes behind the salt for a body; of class `cls`.
  Parsed<EventId> write_raw(const std::string& device, Bytes body, event::Class cls, const Manner& manner, Place place);
  /// Closes the page over the items before `until`.
  Parsed<Ok> seal(Instant time, std::size_t until, Place place);

  void set_time(Instant time) { time_ = time; }
  [[nodiscard]] Instant time() const { return time_; }
  event::Salt salt();
  [[nodiscard]] std::optional<std::size_t> item_of(const EventId& id) const;
  /// The founders' accepts so far, in the order of the story.
  std::vector<RecordId> accepts;
  /// Stand in the place of what the story says of the charter.
  std::string charter_lines;
  /// The last event of a device.
  [[nodiscard]] std::optional<std::size_t> last_of(const std::string& device) const;
  /// The items that an event would have in its past, itself included, if it were written now.
  [[nodiscard]] Parsed<std::vector<bool>> past_of(const std::string& device, const Manner& manner, Place place) const;

 private:
  struct Placed {
    event::Header header;
    std::vector<bool> past;
  };
  Parsed<Placed> place(const std::string& device, const Manner& manner, Place place) const;
  void take(event::Event event, std::vector<bool> past, Place place);
  void add_roll(Seal& seal) const;

  std::map<std::string, PersonId> persons_;
  std::set<std::string> devices_;
  std::map<std::string, std::optional<EventId>> acts_;
  std::map<std::string, Enclosure> enclosures_;
  std::map<EventId, std::string> published_keys_;
  std::map<EventId, std::size_t> item_by_id_;
  std::map<DeviceId, std::vector<std::size_t>> chains_;
  std::vector<Item> items_;
  std::optional<Replica> replica_;
  Instant time_{1'767'261'600'000};  // 2026-01-01 10:00
  std::uint64_t salts_ = 0;
};

}  // namespace folkmoot::scenario
