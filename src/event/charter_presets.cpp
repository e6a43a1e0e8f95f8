#include "event/charter_presets.h"

#include <array>

namespace folkmoot::event {

namespace {
constexpr std::array kPresets = {
    CharterPreset{"neighbourhood", "people of a quarter or a village, many of whom come now and then",
                  R"(# Many live here and few come each time: a fifth who say yes carry a decision.
ordinary = more than 1/2 of yes and no; at least 1/5 of the members say yes
# Neighbours know each other: two vouch.
vouches = 2
cool_off = 2d
)"},
    CharterPreset{"workplace", "people who work in one place, and who must be able to act within days",
                  R"(# A quarter must take part, so that no shift decides for the others.
ordinary = more than 1/2 of yes and no; at least 1/4 of the members take part
grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/4 of the members take part
emergency = at least 3/4 of yes and no; at least 1/4 of the members take part
urgent = at least 3/4 of yes and no; at least 1/4 of the members take part
fallback = at least 3/4 of yes and no; at least 1/4 of the members take part
constitutional = at least 2/3 of yes and no; at least 1/2 of the members say yes
# Shifts change every day: whoever was at work can still answer.
vote_window = 1d
# Infiltrators are sent to workplaces: three vouch, and there is a week to object.
vouches = 3
cool_off = 7d
)"},
    CharterPreset{"tenants", "tenants of one house or one landlord",
                  R"(# Everybody can be asked at the door: a third who say yes carry a decision.
ordinary = more than 1/2 of yes and no; at least 1/3 of the members say yes
grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/3 of the members say yes
emergency = at least 3/4 of yes and no; at least 1/3 of the members say yes
urgent = at least 3/4 of yes and no; at least 1/3 of the members say yes
fallback = at least 3/4 of yes and no; at least 1/3 of the members say yes
# People move in and out: a day is enough.
cool_off = 1d
vouching_age = 7d
)"},
    CharterPreset{"co-operative", "members who own something together",
                  R"(# What is owned together is not changed lightly.
grave = at least 3/4 of yes and no; more than 1/2 of those who take part; at least 1/5 of the members say yes
constitutional = at least 3/4 of yes and no; at least 1/2 of the members say yes
charter_reading_gap = 21d
# A share is for long: three vouch, and there is a month to object.
vouches = 3
cool_off = 30d
vouching_age = 90d
)"},
    CharterPreset{"association", "members with statutes, general meetings and a register",
                  R"(# As statutes commonly have it: a third takes part.
ordinary = more than 1/2 of yes and no; at least 1/3 of the members take part
grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/3 of the members take part
emergency = at least 3/4 of yes and no; at least 1/3 of the members take part
urgent = at least 3/4 of yes and no; at least 1/3 of the members take part
fallback = at least 3/4 of yes and no; at least 1/3 of the members take part
constitutional = at least 2/3 of yes and no; at least 1/2 of the members take part
charter_reading_gap = 14d
cool_off = 7d
)"},
    CharterPreset{"coordination", "an assembly of delegates, each of whom speaks for an assembly",
                  R"(# A seat is a base: most of all seats, not only of those who came.
ordinary = more than 1/2 of the members
grave = at least 2/3 of the members
constitutional = at least 2/3 of the members
emergency = at least 3/4 of the members
urgent = at least 3/4 of the members
fallback = at least 3/4 of the members
# Delegates go home and ask: ballots are collected for a week.
vote_window = 7d
vouches = 3
cool_off = 7d
vouching_age = 0
)"},
    CharterPreset{"small-circle", "three to fifteen people who decide together",
                  R"(# Nearly all must agree, and half must say so.
ordinary = at least 4/5 of yes and no; at least 1/2 of the members say yes
grave = at least 4/5 of yes and no; more than 1/2 of those who take part; at least 1/2 of the members say yes
constitutional = at least 4/5 of yes and no; at least 2/3 of the members say yes
emergency = at least 4/5 of yes and no; at least 1/2 of the members say yes
urgent = at least 4/5 of yes and no; at least 1/2 of the members say yes
fallback = at least 4/5 of yes and no; at least 1/2 of the members say yes
# One objection is enough to talk about it.
objections = 1
founding_members = 5
)"}};
}  // namespace

std::span<const CharterPreset> charter_presets() { return kPresets; }

const CharterPreset* find_charter_preset(std::string_view name) {
  for (const CharterPreset& preset : kPresets)
    if (preset.name == name) return &preset;
  return nullptr;
}

}  // namespace folkmoot::event
