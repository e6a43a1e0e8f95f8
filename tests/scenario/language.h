#pragma once

// What a scenario file says: a sentence at its head, then steps. tests/rules/README.md is the page for people who write
// these files; its lists are held against the tables here.

#include "node/acts.h"
#include "tests/scenario/pattern.h"
#include "tests/scenario/world.h"

namespace folkmoot::scenario {

/// `given`: puts something in place.
struct GivenSentence {
  std::string_view pattern;
  Parsed<Ok> (*run)(World& world, const Slots& slots, Place place);
};
/// What follows an author's name, before the colon: how the act differs from an honest and well-informed one.
struct MannerSentence {
  std::string_view pattern;
  Parsed<Ok> (*run)(const World& world, Manner& manner, const Slots& slots);
};
/// `then`: what must be so. Checked at its place in the straight play, and at the end on every node of the shuffled
/// ones.
struct Scene {
  const World& world;
  Replica& replica;
  /// In the straight play; then the replica is the world's own.
  bool straight = true;
};
struct ThenSentence {
  std::string_view pattern;
  /// Empty if it is so; else what is the case instead.
  Parsed<std::string> (*run)(const Scene& scene, const Slots& slots);
};
/// An act, in the words of the command line: a row of the table of acts (node/acts.h), or one of the few below that no
/// member types.
struct OtherAct;
struct ActLine {
  Place place;
  Words words;
  std::optional<node::Act> act;
  const OtherAct* other = nullptr;
};
struct Author {
  World& world;
  std::string device;
  const Manner& manner;
  const ActLine& line;
};
struct Done {
  std::optional<EventId> event;
  std::optional<Enclosure> enclosure;
  /// A name that the words themselves give: a title.
  std::string called;
};
struct OtherAct {
  std::string_view name;
  std::string_view usage;
  std::size_t words_max;
  Parsed<Done> (*run)(const Author& author);
};
/// The words after the colon, read by their row.
Parsed<ActLine> parse_act(std::span<const Word> words, Place end);
Parsed<Done> perform(const Author& author);

std::span<const GivenSentence> given_sentences();
std::span<const MannerSentence> manner_sentences();
std::span<const ThenSentence> then_sentences();
std::span<const OtherAct> other_acts();

struct Step {
  enum class Kind : std::uint8_t { given, when, then };
  Kind kind = Kind::given;
  Place place;
  /// In the table of its kind.
  std::size_t sentence = 0;
  Slots slots;
  // Acts.
  Words authors;
  struct Aside {
    std::size_t sentence = 0;
    Slots slots;
  };
  std::vector<Aside> manner;
  ActLine act;
  std::optional<Word> called;
};

struct Story {
  std::string path;
  bool is_rule = false;
  std::string says;
  std::vector<Step> steps;
};

Parsed<Story> parse_story(const std::string& path, std::string_view text);

}  // namespace folkmoot::scenario
