#pragma once
// Which texts this home holds. An assembly decides how long texts are kept below a seal (docs/protocol/state.md section
// 1.5); then every home drops the bodies of the talk below it. Their headers stay, with signature and body hash, so
// that the seals go on proving that just this was said, and whoever still has a text can prove that it is the one.
//
// Bodies of acts stay for ever, since the state follows from them: anybody can fold the journal again from the founding
// on, whatever was dropped. So does all of page 1: who closes it is known from its events alone, before any seal can
// vouch for a header.
#include "node/event_ranges.h"

namespace folkmoot::node {

class Holding;

/// What a home remembers of it.
struct TextSettings {
  /// The last page of whose texts the term asks for none; 0: for all. It never goes back: what may have been dropped
  /// everywhere is asked for no more, though a longer term be decided.
  std::uint64_t not_asked_to = 0;
  /// The last page whose texts were dropped here.
  std::uint64_t dropped_to = 0;
  /// This home's member wants to keep what others drop.
  bool keeps_all = false;
  /// Came without a text, from homes that had dropped it; none of the pages that were gone through since.
  EventRanges missing;
  bool operator==(const TextSettings&) const = default;
};
Bytes encode_texts(const TextSettings& texts);
Result<TextSettings> decode_texts(BytesView bytes);

/// How far somebody has taken in an assembly's texts, and what that rests on.
struct TextsSeen {
  AssemblyId assembly;
  journal::EventIndex next = 0;
  TextSettings settings;
  /// Those before `next` that are hidden, or not kept: ascending.
  std::vector<journal::EventIndex> left_out = {};
  bool operator==(const TextsSeen&) const = default;
};

class Texts {
 public:
  explicit Texts(Holding& holding) : holding_(holding) {}
  /// What was stored; `node.damaged_home` where it names events that are not there.
  Result<Ok> restore(TextSettings settings);

  /// Whether an event of this header may come without its body, if a verified seal names it.
  [[nodiscard]] static bool may_lack(const event::Header& header) { return header.cls == event::Class::talk; }

  /// For `Holding::begin_again`: nothing is held any more; whether this home keeps all texts stays.
  void begin_again();
  /// A page was closed.
  void page_closed();
  /// Only so many pages are closed: what was dropped of the others is missing.
  void pages_undone(std::uint64_t closed);
  /// Drops what the term does not ask for any more, if this home follows it.
  void drop_due();
  /// This home keeps all texts from now on, and takes those that it lacks from whoever has them; or follows the term.
  void keep_all(bool keeps);

  /// These came without their texts: ascending.
  void note_missing(const std::vector<journal::EventIndex>& events);
  /// Whether the event lacked its text here, and this was it.
  bool fill(journal::EventIndex e, event::Event& event);

  /// Events without a text that the term still asks for, ascending.
  [[nodiscard]] std::vector<EventId> asked_for() const;
  /// All that this home would take, at most so many.
  [[nodiscard]] std::vector<EventId> wanted(std::size_t at_most) const;

  [[nodiscard]] const TextSettings& settings() const { return settings_; }
  /// Texts that were dropped here.
  [[nodiscard]] std::uint64_t dropped() const;
  /// Whether the event's text may be gone, here or elsewhere.
  [[nodiscard]] bool is_droppable(journal::EventIndex e) const;

 private:
  [[nodiscard]] std::vector<journal::EventIndex> talk_of(std::uint64_t after, std::uint64_t to) const;
  void miss_what_was_dropped(std::uint64_t above);
  void store();

  Holding& holding_;
  TextSettings settings_;
};

}  // namespace folkmoot::node
