#include "tests/support/memory_town.h"

namespace folkmoot::test {

MemoryTown::MemoryTown(std::size_t founders, const std::string& name, const std::string& charter) {
  add("m000");
  const Value made = at(0).done(
      "found",
      {{"name", {name}}, {"my-name", {"m000"}}, {"founders", {std::to_string(founders)}}, {"charter", {charter}}});
  std::string invitation = made["invitation"].text();
  for (std::size_t i = 1; i < founders; ++i) {
    if (i > 1) invitation = at(0).done("invite")["invitation"].text();
    join(invitation);
  }
  meet_all();
}

std::string MemoryTown::handle(std::size_t i) {
  const std::string digits = std::to_string(i);
  return "m" + std::string(3 - digits.size(), '0') + digits;
}

MemoryHome& MemoryTown::join(const std::string& invitation) {
  const std::string name = handle(homes_.size());
  MemoryHome& home = add(name);
  home.done("join", {{"invitation", {invitation}}, {"name", {name}}});
  exchange(home, at(0));
  return home;
}

MemoryHome& MemoryTown::member() {
  MemoryHome& home = join(at(0).done("invite")["invitation"].text());
  const std::string name = handle(homes_.size() - 1);
  at(0).done("vouch", {{"applicant", {name}}});
  exchange(at(1), at(0));
  at(1).done("vouch", {{"applicant", {name}}});
  exchange(at(0), at(1));
  exchange(home, at(0));
  return home;
}

void MemoryTown::meet_all() {
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 1; i < homes_.size(); ++i) exchange(at(i), at(0));
}

bool MemoryTown::same_state() {
  for (const auto& home : homes_)
    if (home->state_hash() != at(0).state_hash()) return false;
  return true;
}

bool MemoryTown::all_check() {
  for (const auto& home : homes_)
    if (!home->ask(node::ask::Check{})["ok"].truth()) return false;
  return true;
}

MemoryHome& MemoryTown::add(const std::string& name) {
  return *homes_.emplace_back(std::make_unique<MemoryHome>(name));
}

}  // namespace folkmoot::test
