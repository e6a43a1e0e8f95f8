#pragma once
// The first byte of each item of a stream of runs (docs/protocol/event.md section 8). Its low three bits are an event's
// class, or one of two other items.
#include <cstdint>

namespace folkmoot::event {

inline constexpr std::uint8_t kItemMask = 0x07;
inline constexpr std::uint8_t kItemContext = 6;
inline constexpr std::uint8_t kItemPlace = 7;

// An event: its chain is that of the event before; how its parents are told; how its body is.
inline constexpr std::uint8_t kEventSameChain = 0x08;
inline constexpr unsigned kEventParentShift = 4;
enum class ParentForm : std::uint8_t { none = 0, latest = 1, one = 2, list = 3 };
inline constexpr unsigned kEventBodyShift = 6;
enum class BodyForm : std::uint8_t { same_size = 0, sized = 1, absent = 2 };

// A change of context: `after`, the room, or that the next event founds the assembly.
inline constexpr std::uint8_t kContextAfter = 0x08;
inline constexpr std::uint8_t kContextRoom = 0x10;
inline constexpr std::uint8_t kContextFounds = 0x20;

}  // namespace folkmoot::event
