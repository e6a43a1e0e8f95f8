// The words for the choices that contents hold: on the command line, in answers and in scenarios.
#include <array>

#include "event/content.h"

namespace folkmoot::event {

namespace {
/// The one whose name this is.
template <class Enum>
std::optional<Enum> named(std::string_view name, std::size_t count, std::string_view (*name_of)(Enum)) {
  for (std::size_t i = 0; i < count; ++i)
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  return std::nullopt;
}
template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  return static_cast<std::size_t>(value) < N ? names.at(static_cast<std::size_t>(value)) : std::string_view();
}

// In the order of their enumerations.
constexpr std::array<std::string_view, kStanceCount> kStances{"agree", "reserve", "stand_aside", "block", "pass"};
constexpr std::array<std::string_view, kChoiceCount> kChoices{"yes", "no", "abstain", "blank"};
constexpr std::array<std::string_view, kMandateKindCount> kMandateKinds{"imperative", "framed", "free"};
constexpr std::array<std::string_view, kProcedureCount> kProcedures{"majority", "consensus", "consent", "lazy"};
constexpr std::array<std::string_view, kPurposeCount> kPurposes{"reconsider", "rescind", "ratify",
                                                                "renew",      "veto",    "show"};
constexpr std::array<std::string_view, kFloorClassCount> kFloorClasses{"safety", "order", "answer", "normal"};
constexpr std::array<std::string_view, kChallengeCount> kChallenges{"quorum", "order", "agenda"};
}  // namespace

std::string_view stance_name(Stance stance) { return name_in(kStances, stance); }
std::optional<Stance> stance_from(std::string_view name) { return named(name, kStanceCount, stance_name); }
std::string_view choice_name(Choice choice) { return name_in(kChoices, choice); }
std::optional<Choice> choice_from(std::string_view name) { return named(name, kChoiceCount, choice_name); }
std::string_view mandate_kind_name(MandateKind kind) { return name_in(kMandateKinds, kind); }
std::optional<MandateKind> mandate_kind_from(std::string_view name) {
  return named(name, kMandateKindCount, mandate_kind_name);
}
std::string_view procedure_name(Procedure procedure) { return name_in(kProcedures, procedure); }
std::optional<Procedure> procedure_from(std::string_view name) { return named(name, kProcedureCount, procedure_name); }
std::string_view purpose_name(Purpose purpose) { return name_in(kPurposes, purpose); }
std::optional<Purpose> purpose_from(std::string_view name) { return named(name, kPurposeCount, purpose_name); }
std::string_view floor_class_name(FloorClass floor_class) { return name_in(kFloorClasses, floor_class); }
std::optional<FloorClass> floor_class_from(std::string_view name) {
  return named(name, kFloorClassCount, floor_class_name);
}
std::string_view challenge_name(ChallengeOf challenge) { return name_in(kChallenges, challenge); }
std::optional<ChallengeOf> challenge_from(std::string_view name) {
  return named(name, kChallengeCount, challenge_name);
}

}  // namespace folkmoot::event
