// The words for the choices that contents hold: on the command line, in answers and in scenarios.
#include "event/content.h"

namespace folkmoot::event {

std::string_view stance_name(Stance stance) {
  switch (stance) {
    case Stance::agree:
      return "agree";
    case Stance::reserve:
      return "reserve";
    case Stance::stand_aside:
      return "stand_aside";
    case Stance::block:
      return "block";
    case Stance::pass:
      return "pass";
  }
  return "";
}

std::optional<Stance> stance_from(std::string_view name) {
  for (std::size_t i = 0; i < kStanceCount; ++i)
    if (stance_name(static_cast<Stance>(i)) == name) return static_cast<Stance>(i);
  return std::nullopt;
}

std::string_view choice_name(Choice choice) {
  switch (choice) {
    case Choice::yes:
      return "yes";
    case Choice::no:
      return "no";
    case Choice::abstain:
      return "abstain";
    case Choice::blank:
      return "blank";
  }
  return "";
}

std::optional<Choice> choice_from(std::string_view name) {
  for (std::size_t i = 0; i < kChoiceCount; ++i)
    if (choice_name(static_cast<Choice>(i)) == name) return static_cast<Choice>(i);
  return std::nullopt;
}

std::string_view mandate_kind_name(MandateKind kind) {
  switch (kind) {
    case MandateKind::imperative:
      return "imperative";
    case MandateKind::framed:
      return "framed";
    case MandateKind::free:
      return "free";
  }
  return "";
}

std::optional<MandateKind> mandate_kind_from(std::string_view name) {
  for (const MandateKind kind : {MandateKind::imperative, MandateKind::framed, MandateKind::free})
    if (mandate_kind_name(kind) == name) return kind;
  return std::nullopt;
}

}  // namespace folkmoot::event
