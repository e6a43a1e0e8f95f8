// How an act differs from what an honest and well-informed author would write.
#include <array>

#include "tests/scenario/language.h"

namespace folkmoot::scenario {

namespace {

Parsed<Ok> not_the_last(const World& world, Manner& manner, const Slots& slots) {
  std::size_t until = world.items().size();
  for (std::uint64_t left = slots[0].number; left > 0; --left) {
    if (until <= 1) return fault(slots[0].place, "expected a smaller number: so much has not happened");
    --until;
    while (until > 1 && world.items()[until].seal) --until;
  }
  manner.sees_until = until;
  return Ok{};
}

Parsed<Ok> not_the_seal(const World& world, Manner& manner, const Slots&) {
  for (std::size_t i = world.items().size(); i-- > 0;) {
    if (!world.items()[i].seal) continue;
    manner.sees_until = i;
    return Ok{};
  }
  return fault(Place{}, "there is no seal yet");
}

Parsed<Ok> nothing_since(const World& world, Manner& manner, const Slots& slots) {
  FM_ASSIGN(const EventId id, world.act(slots[0].word));
  manner.sees_until = *world.item_of(id) + 1;
  return Ok{};
}

Parsed<Ok> only(const World& world, Manner& manner, const Slots& slots) {
  manner.sees_only.emplace();
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const EventId id, world.act(name));
    manner.sees_only->push_back(id);
  }
  return Ok{};
}

Parsed<Ok> nothing(const World&, Manner& manner, const Slots&) {
  manner.sees_only.emplace();
  return Ok{};
}

Parsed<Ok> clock(const World&, Manner& manner, const Slots& slots) {
  manner.clock = slots[0].time;
  return Ok{};
}

Parsed<Ok> goes_on(const World& world, Manner& manner, const Slots& slots) {
  FM_ASSIGN(manner.continues, world.act(slots[0].word));
  return Ok{};
}

Parsed<Ok> as_class(const World&, Manner& manner, const Slots& slots) {
  constexpr std::array<std::string_view, event::kClassCount> kNames = {"talk",        "act",   "grant",
                                                                       "restriction", "proof", "keys"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (slots[0].word.text != kNames[i]) continue;
    manner.cls = static_cast<event::Class>(i);
    return Ok{};
  }
  return fault(slots[0].place, "expected talk, act, grant, restriction, proof or keys");
}

Parsed<Ok> in_room(const World&, Manner& manner, const Slots&) {
  manner.in_room = true;
  return Ok{};
}

Parsed<Ok> encrypted(const World&, Manner& manner, const Slots&) {
  manner.encrypted = true;
  return Ok{};
}

Parsed<Ok> forging(const World&, Manner& manner, const Slots& slots) {
  const std::string& what = slots[0].word.text;
  if (what != "person" && what != "device" && what != "invitation")
    return fault(slots[0].place, "expected person, device or invitation");
  manner.forged.insert(what);
  return Ok{};
}

Parsed<Ok> other_words(const World&, Manner& manner, const Slots&) {
  manner.forged.insert("words");
  return Ok{};
}

Parsed<Ok> bad_key(const World&, Manner& manner, const Slots&) {
  manner.forged.insert("key");
  return Ok{};
}

Parsed<Ok> damaged_charter(const World&, Manner& manner, const Slots&) {
  manner.forged.insert("charter");
  return Ok{};
}
Parsed<Ok> in_place_of_the_first(const World&, Manner& manner, const Slots&) {
  manner.of_founding = true;
  return Ok{};
}

Parsed<Ok> other_assembly(const World&, Manner& manner, const Slots&) {
  manner.forged.insert("assembly");
  return Ok{};
}

Parsed<Ok> with_other(const World&, Manner& manner, const Slots& slots) {
  manner.other = slots[0].word;
  return Ok{};
}

Parsed<Ok> on_version(const World&, Manner& manner, const Slots& slots) {
  manner.version = slots[0].word;
  return Ok{};
}
Parsed<Ok> joining(const World&, Manner& manner, const Slots& slots) {
  manner.first = slots[0].word;
  return Ok{};
}
Parsed<Ok> good_until(const World&, Manner& manner, const Slots& slots) {
  manner.tip = slots[0].word;
  return Ok{};
}
Parsed<Ok> nothing_good(const World&, Manner& manner, const Slots&) {
  manner.no_tip = true;
  return Ok{};
}

Parsed<Ok> at_once(const World& world, Manner& manner, const Slots&) {
  manner.sees_until = world.items().size();
  return Ok{};
}

constexpr std::array kManners = {
    MannerSentence{"who has not seen the last NUMBER act|acts", not_the_last},
    MannerSentence{"who has not seen the last seal", not_the_seal},
    MannerSentence{"who has seen nothing since NAME", nothing_since},
    MannerSentence{"who has seen only NAMES", only},
    MannerSentence{"who has seen nothing", nothing},
    MannerSentence{"at the same time", at_once},
    MannerSentence{"whose clock says TIME", clock},
    MannerSentence{"who goes on after NAME", goes_on},
    MannerSentence{"speaking of NAME", on_version},
    MannerSentence{"joining NAME", joining},
    MannerSentence{"trusting it until NAME", good_until},
    MannerSentence{"trusting nothing of it", nothing_good},
    MannerSentence{"in the class NAME", as_class},
    MannerSentence{"in a room", in_room},
    MannerSentence{"with an encrypted body", encrypted},
    MannerSentence{"with a forged signature of the NAME", forging},
    MannerSentence{"with a bad key", bad_key},
    MannerSentence{"with other words", other_words},
    MannerSentence{"with the key of NAME", with_other},
    MannerSentence{"on the device NAME", with_other},
    MannerSentence{"for another assembly", other_assembly},
    MannerSentence{"with a damaged charter", damaged_charter},
    MannerSentence{"in place of the first charter", in_place_of_the_first},
};

}  // namespace

std::span<const MannerSentence> manner_sentences() { return kManners; }

}  // namespace folkmoot::scenario
