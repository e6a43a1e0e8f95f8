#pragma once

// Journals for tests of what keeps, sends or counts events: random, repeatable, of every shape that the format allows
// - forks, late branches, gaps in `after`, rooms, encrypted bodies, dropped bodies - without asking whether admission
// would like them.

#include <algorithm>
#include <vector>

#include "event/event.h"
#include "journal/journal.h"

namespace folkmoot::test {

/// splitmix64: small, and the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t roll() {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t limit) { return roll() % limit; }
  bool one_in(std::uint64_t n) { return n != 0 && below(n) == 0; }
  template <class Id>
  Id id() {
    Id out;
    for (std::uint8_t& byte : out.bytes) byte = static_cast<std::uint8_t>(roll());
    return out;
  }

 private:
  std::uint64_t state_;
};

struct JournalShape {
  std::uint64_t seed = 1;
  std::size_t authors = 5;
  std::size_t parents_max = 3;
  std::size_t body_size_max = 300;
  bool body_size_fixed = false;
  // One in so many events; 0 for never.
  std::uint64_t forks = 0;
  std::uint64_t rooms = 0;
  std::uint64_t encrypted = 0;
  std::uint64_t pages = 0;
  std::uint64_t no_body = 0;
};

class JournalMaker {
 public:
  explicit JournalMaker(const JournalShape& shape) : shape_(shape), dice_(shape.seed) {
    for (std::size_t i = 0; i < shape.authors; ++i) devices_.push_back({dice_.id<DeviceId>(), {}});
    for (int i = 0; i < 3; ++i) rooms_.push_back({dice_.id<Space>(), dice_.id<Hash>()});
    add();
  }

  /// Makes events until there are so many.
  void grow(std::size_t size) {
    while (added_.size() < size) add();
  }
  [[nodiscard]] AssemblyId assembly() const { return event::assembly_of(added_.front().event); }
  [[nodiscard]] const journal::Table& table() const { return table_; }
  [[nodiscard]] const std::vector<journal::Changes::Added>& added() const { return added_; }
  [[nodiscard]] std::span<const journal::Changes::Added> added(std::size_t from, std::size_t to) const {
    return std::span(added_).subspan(from, to - from);
  }

 private:
  struct Author {
    DeviceId device;
    std::vector<std::size_t> chain;
  };

  void choose_parents(event::Header& header) {
    const std::size_t wanted = dice_.below(std::min(shape_.parents_max, event::kMaxParents) + 1);
    for (std::size_t i = 0; i < wanted; ++i) {
      const std::size_t back = dice_.below(std::min<std::size_t>(added_.size(), 40));
      const EventId& id = added_[added_.size() - 1 - back].event.id;
      if (id != header.prev) header.parents.push_back(id);
    }
    std::sort(header.parents.begin(), header.parents.end());
    header.parents.erase(std::unique(header.parents.begin(), header.parents.end()), header.parents.end());
  }

  void choose_place(event::Header& header) {
    Author& author = devices_[dice_.below(devices_.size())];
    header.device = author.device;
    if (!author.chain.empty()) {
      const bool fork = dice_.one_in(shape_.forks);
      const std::size_t prev = fork ? author.chain[dice_.below(author.chain.size())] : author.chain.back();
      header.prev = added_[prev].event.id;
      header.seq = added_[prev].event.header.seq + 1;
    }
    author.chain.push_back(added_.size());
    header.assembly = assembly();
    header.cls = static_cast<event::Class>(dice_.below(event::kClassCount));
    choose_parents(header);
    if (dice_.one_in(shape_.pages)) after_ += dice_.one_in(3) ? std::uint64_t{1'000'000} : std::uint64_t{1};
    header.after = dice_.one_in(4) ? after_ / 2 : after_;
    if (dice_.one_in(shape_.rooms)) header.space = dice_.one_in(2) ? kSpacePublic : rooms_[dice_.below(3)].first;
    if (dice_.one_in(shape_.encrypted)) header.key_epoch = rooms_[dice_.below(3)].second;
  }

  void add() {
    event::Event event;
    event::Header& header = event.header;
    if (added_.empty()) {
      header.cls = event::Class::keys;
      header.device = devices_[0].device;
      devices_[0].chain.push_back(0);
    } else {
      choose_place(header);
    }
    Bytes body(shape_.body_size_fixed ? shape_.body_size_max : dice_.below(shape_.body_size_max + 1));
    for (std::size_t i = 0; i < body.size(); i += 8) {
      const std::uint64_t word = dice_.roll();
      std::memcpy(body.data() + i, &word, std::min<std::size_t>(8, body.size() - i));
    }
    header.body_len = static_cast<std::uint32_t>(body.size());
    header.body_hash = event::body_hash(body);
    event.id = event::event_id(event::encode_header(header));
    event.signature = dice_.id<Signature>();
    if (added_.empty() || !dice_.one_in(shape_.no_body)) event.body = std::move(body);
    const journal::EventIndex index = table_.add(journal::CheckedEvent::trusted(event));
    added_.push_back({index, std::move(event)});
  }

  JournalShape shape_;
  Dice dice_;
  std::vector<Author> devices_;
  std::vector<std::pair<Space, Hash>> rooms_;
  std::uint64_t after_ = 0;
  journal::Table table_;
  std::vector<journal::Changes::Added> added_;
};

}  // namespace folkmoot::test
