#pragma once

// A constituted assembly of homes in memory, for tests that begin where the founding ends.

#include <memory>

#include "tests/support/memory_home.h"

namespace folkmoot::test {

class MemoryTown {
 public:
  /// The first founder's home is m000; all have met it.
  explicit MemoryTown(std::size_t founders = 3, const std::string& name = "The square") {
    add("m000");
    const Value made =
        at(0).done("found", {{"name", {name}}, {"my-name", {"m000"}}, {"founders", {std::to_string(founders)}}});
    std::string invitation = made["invitation"].text();
    for (std::size_t i = 1; i < founders; ++i) {
      if (i > 1) invitation = at(0).done("invite")["invitation"].text();
      join(invitation);
    }
    meet_all();
  }
  MemoryHome& at(std::size_t i) { return *homes_[i]; }
  [[nodiscard]] std::size_t size() const { return homes_.size(); }
  static std::string handle(std::size_t i) {
    const std::string digits = std::to_string(i);
    return "m" + std::string(3 - digits.size(), '0') + digits;
  }
  MemoryHome& add(const std::string& name) { return *homes_.emplace_back(std::make_unique<MemoryHome>(name)); }
  /// A new home with this invitation, which has met the first one.
  MemoryHome& join(const std::string& invitation) {
    const std::string name = handle(homes_.size());
    MemoryHome& home = add(name);
    home.done("join", {{"invitation", {invitation}}, {"name", {name}}});
    exchange(home, at(0));
    return home;
  }
  /// One admitted after the founding: invited by the first, vouched for by the first two.
  MemoryHome& member() {
    MemoryHome& home = join(at(0).done("invite")["invitation"].text());
    const std::string name = handle(homes_.size() - 1);
    at(0).done("vouch", {{"applicant", {name}}});
    exchange(at(1), at(0));
    at(1).done("vouch", {{"applicant", {name}}});
    exchange(at(0), at(1));
    exchange(home, at(0));
    return home;
  }
  /// Everybody with the first, twice: then all have all.
  void meet_all() {
    for (int round = 0; round < 2; ++round)
      for (std::size_t i = 1; i < homes_.size(); ++i) exchange(at(i), at(0));
  }
  bool same_state() {
    for (const auto& home : homes_)
      if (home->state_hash() != at(0).state_hash()) return false;
    return true;
  }
  bool all_check() {
    for (const auto& home : homes_)
      if (!home->ask(node::ask::Check{})["ok"].truth()) return false;
    return true;
  }

 private:
  std::vector<std::unique_ptr<MemoryHome>> homes_;
};

}  // namespace folkmoot::test
