#pragma once
// Archives taken apart and put together again, with every hash made right: whatever is changed, the chain holds, and
// only what the records mean can give it away.
#include <fmt/format.h>

#include <map>

#include "ballot/archive.h"
#include "ballot/verify_feed.h"
#include "codec/json.h"

namespace folkmoot::test {

struct LooseEvent {
  std::string type;
  /// Without the records that are made of hashes: those of a setup and of owners, and the size of a tally stays a text.
  std::vector<std::string> bodies;
  std::string owner;  // as it is written
  std::string sizes;  // "num_tallied":5,"total_weight":5
};

class LooseArchive {
 public:
  explicit LooseArchive(BytesView archive) {
    ballot::EventFeed feed(ballot::read_from(archive));
    while (true) {
      auto next = feed.next();
      if (!next || !*next) break;
      LooseEvent event{(**next).event.type, {}, {}, {}};
      for (ballot::Record& record : (**next).data) event.bodies.push_back(std::move(record.body));
      if (event.type == "Setup" || event.bodies.size() == 2) {
        const std::string last = event.bodies.back();
        event.bodies.pop_back();
        if (event.type == "EncryptedTally") event.sizes = last.substr(1, last.find(",\"encrypted_tally\"") - 1);
        if (event.type == "Shuffle" || event.type == "PartialDecryption")
          event.owner = last.substr(last.find(':') + 1, last.find(',') - last.find(':') - 1);
      }
      events.push_back(std::move(event));
    }
  }

  [[nodiscard]] Bytes put_together() const {
    ballot::ArchiveWriter writer(1'800'000'000);
    for (const LooseEvent& event : events) {
      std::vector<std::string> hashes;
      for (const std::string& body : event.bodies) hashes.push_back(writer.add_data(body));
      std::string payload = hashes.empty() ? "" : hashes.back();
      if (event.type == "Setup") {
        std::string setup = "{";
        static constexpr std::array<std::string_view, 3> kNames = {"election", "trustees", "credentials"};
        for (std::size_t i = 0; i < hashes.size() && i < kNames.size(); ++i)
          setup += (i > 0 ? ",\"" : "\"") + std::string(kNames[i]) + "\":\"" + hashes[i] + "\"";
        payload = writer.add_data(setup + "}");
      } else if (!event.sizes.empty()) {
        payload = writer.add_data(fmt::format("{{{},\"encrypted_tally\":\"{}\"}}", event.sizes, payload));
      } else if (!event.owner.empty()) {
        payload = writer.add_data(fmt::format("{{\"owner\":{},\"payload\":\"{}\"}}", event.owner, payload));
      }
      writer.add_event(event.type, payload);
    }
    return writer.take();
  }

  std::vector<LooseEvent> events;
};

/// JSON as a tree that is written as it was read.
struct Tree {
  enum class Kind : std::uint8_t { scalar, list, object };
  struct Part;
  Kind kind = Kind::scalar;
  std::string scalar;
  std::vector<Part> parts;

  static Tree read(std::string_view json);
  [[nodiscard]] std::string write() const;
};
struct Tree::Part {
  std::string name;  // with its quotes; empty in lists
  Tree tree;
};

namespace detail {
inline std::string scalar_at(std::string_view json, std::size_t& at) {
  const std::size_t start = at;
  if (json[at] == '"') {
    for (++at; json[at] != '"'; ++at)
      if (json[at] == '\\') ++at;
    ++at;
  } else {
    while (std::string_view(",]}:").find(json[at]) == std::string_view::npos) ++at;
  }
  return std::string(json.substr(start, at - start));
}

inline Tree tree_at(std::string_view json, std::size_t& at) {
  Tree out;
  const char open = json[at];
  if (open != '{' && open != '[') {
    out.scalar = scalar_at(json, at);
    return out;
  }
  out.kind = open == '{' ? Tree::Kind::object : Tree::Kind::list;
  ++at;
  while (json[at] != '}' && json[at] != ']') {
    if (json[at] == ',') ++at;
    std::string name;
    if (out.kind == Tree::Kind::object) {
      name = scalar_at(json, at);
      ++at;
    }
    out.parts.push_back({name, tree_at(json, at)});
  }
  ++at;
  return out;
}
}  // namespace detail

inline Tree Tree::read(std::string_view json) {
  std::size_t at = 0;
  return detail::tree_at(json, at);
}

inline std::string Tree::write() const {
  if (kind == Kind::scalar) return scalar;
  std::string out;
  for (const Part& part : parts) {
    if (!out.empty()) out += ',';
    if (kind == Kind::object) out += part.name + ":";
    out += part.tree.write();
  }
  return (kind == Kind::object ? "{" : "[") + out + (kind == Kind::object ? "}" : "]");
}

/// Calls `use` with every tree that one change makes of `json`: the first place of each kind is changed, dropped,
/// doubled or put behind what follows it.
class Tampering {
 public:
  using Use = std::function<void(const std::string& place, const std::string& change, const std::string& json)>;

  Tampering(std::string_view json, Use use) : root_(Tree::read(json)), use_(std::move(use)) {}
  void run() { visit(root_, ""); }

 private:
  void tell(const std::string& place, const std::string& change) {
    use_(place.empty() ? "." : place, change, root_.write());
  }

  void visit(Tree& tree, const std::string& place) {
    if (tree.kind == Tree::Kind::scalar) {
      if (done_[place]++ > 0) return;
      const std::string before = tree.scalar;
      for (const auto& [change, text] : changes(before)) {
        tree.scalar = text;
        tell(place, change);
      }
      tree.scalar = before;
      return;
    }
    for (std::size_t i = 0; i < tree.parts.size(); ++i) {
      const std::string name =
          tree.kind == Tree::Kind::object ? tree.parts[i].name.substr(1, tree.parts[i].name.size() - 2) : "[]";
      const std::string below = fmt::format("{}{}{}", place, name == "[]" ? "" : ".", name);
      if (arranged_[below]++ == 0) arrange(tree, i, below);
      visit(tree.parts[i].tree, below);
    }
  }

  void arrange(Tree& tree, std::size_t i, const std::string& place) {
    const auto before = tree.parts;
    const auto at = static_cast<std::ptrdiff_t>(i);
    tree.parts.erase(tree.parts.begin() + at);
    tell(place, "dropped");
    tree.parts = before;
    tree.parts.insert(tree.parts.begin() + at, before[i]);
    tell(place, "doubled");
    tree.parts = before;
    if (i + 1 < before.size() && before[i].tree.write() != before[i + 1].tree.write()) {
      std::swap(tree.parts[i], tree.parts[i + 1]);
      tell(place, "reordered");
      tree.parts = before;
    }
  }

  static std::vector<std::pair<std::string, std::string>> changes(const std::string& scalar) {
    if (scalar[0] != '"') {
      if (scalar == "true") return {{"changed", "false"}};
      return {{"changed", std::to_string(std::stoul(scalar) + 1)}, {"in another form", "0" + scalar}};
    }
    const std::string inner = scalar.substr(1, scalar.size() - 2);
    std::string other = inner;
    if (other.empty())
      other = "x";
    else
      other.back() = other.back() == '1' ? '2' : '1';
    return {{"changed", "\"" + other + "\""}, {"in another form", "\"0" + inner + "\""}};
  }

  Tree root_;
  Use use_;
  std::map<std::string, int> done_;
  std::map<std::string, int> arranged_;
};

}  // namespace folkmoot::test
