#pragma once

// What this project does not do, to compare with: a resolver of the "strong removal" kind, as groups without votes and
// seals use it. Any member removes any other with one operation; a removal beats everything of its target that it does
// not have in its past, and two who remove each other are both gone. It converges, and whoever holds the power once can
// use it with an old date for ever.

#include <map>
#include <set>
#include <string>
#include <vector>

namespace folkmoot::test {

class StrongRemoval {
 public:
  using Name = std::string;
  explicit StrongRemoval(std::set<Name> members) : founders_(std::move(members)) {}

  /// An operation that rests on these, and may remove somebody.
  void add(const Name& id, const Name& author, const std::vector<Name>& after, const Name& removes = {}) {
    Operation made{author, removes, {id}};
    for (const Name& before : after) {
      const std::set<Name>& past = operations_.at(before).past;
      made.past.insert(past.begin(), past.end());
    }
    operations_[id] = made;
  }

  /// Whether the operation takes effect: nobody who was entitled to removed its author beside or before it. Removals
  /// themselves count even where their author was removed beside them: else there would be a circle.
  [[nodiscard]] bool takes_effect(const Name& id) const {
    const Operation& operation = operations_.at(id);
    if (!operation.removes.empty()) return is_entitled(id);
    for (const auto& [other, removal] : operations_)
      if (removal.removes == operation.author && is_entitled(other) && !operation_precedes(id, other)) return false;
    return founders_.contains(operation.author);
  }
  [[nodiscard]] std::set<Name> members() const {
    std::set<Name> out = founders_;
    for (const auto& [id, operation] : operations_)
      if (!operation.removes.empty() && is_entitled(id)) out.erase(operation.removes);
    return out;
  }

 private:
  struct Operation {
    Name author;
    Name removes;
    std::set<Name> past;
  };
  [[nodiscard]] bool operation_precedes(const Name& one, const Name& other) const {
    return operations_.at(other).past.contains(one);
  }
  /// As far as its own past says.
  [[nodiscard]] bool is_entitled(const Name& id) const {
    const Operation& operation = operations_.at(id);
    for (const Name& before : operation.past)
      if (before != id && operations_.at(before).removes == operation.author) return false;
    return founders_.contains(operation.author);
  }

  std::set<Name> founders_;
  std::map<Name, Operation> operations_;
};

}  // namespace folkmoot::test
