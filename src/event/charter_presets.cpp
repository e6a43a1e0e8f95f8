#include "event/charter_presets.h"

#include <array>

namespace folkmoot::event {

namespace {
constexpr std::array kPresets = {
    CharterPreset{
        "neighbourhood", "people of a quarter or a village, many of whom come now and then",
        R"(# Many live here and few come: as built in, a fifth who say yes decide; and a fifth makes a meeting.
meeting_quorum = 1/5
# In the square one waits for nobody: if too few came, all meet again before the week is over.
second_quorum = 1/10
second_call = 3d
call_time = 3d
# Who comes once a week still hears of a matter. Nothing waits until most have written: who comes once a month would
# hold up all others.
open_time = 7d
# Nobody is to be the one who always does it. Who counts the money is not who checks it.
offices = facilitation for 90d, 1 in a row; treasury for 365d, 2 in a row, not with audit; audit for 365d, 2 in a row
recall = 1/10
# New people find their place by working with others; and who moved away in silence is in no quorum.
commissions = 1
inactive = 365d
)"},
    CharterPreset{"workplace", "people who work in one place, and who must be able to act within days",
                  R"(# A quarter must take part, so that no shift decides for the others.
ordinary = more than 1/2 of yes and no; at least 1/4 of the members take part
grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/4 of the members take part
emergency = at least 3/4 of yes and no; at least 1/4 of the members take part
urgent = at least 3/4 of yes and no; at least 1/4 of the members take part
fallback = at least 3/4 of yes and no; at least 1/4 of the members take part
# Shifts change every day: half must have heard of it, then each shift has had its turn. Whoever was at work can still
# answer.
reach = 1/2
reach_time = 7d
open_time = 3d
urgent_open_time = 24h
urgent_term = 14d
vote_window = 1d
# One calls for tomorrow, and if it fails for the day after.
call_time = 24h
second_call = 1d
# Infiltrators are sent to workplaces: three vouch, and there is a week to object.
vouches = 3
cool_off = 7d
# Talks go on while people work: delegates are bound, for half a year, to one mandate; the base answers in three days
# what they did beyond it; who does not report within a week acts no more; and a failed recall is no safety for long.
offices = delegate for 180d, 2 in a row, not with facilitation; facilitation for 90d, 1 in a row;)"
                  R"( treasury for 180d, 2 in a row, not with audit; audit for 180d, 2 in a row
mandates_each = 1
base_time = 3d
report_grace = 7d
recall = 1/10
recall_again = 30d
)"},
    CharterPreset{
        "tenants", "tenants of one house or one landlord",
        R"(# Everybody can be asked at the door: two thirds have heard of a matter, and a third who say yes carry it.
reach = 2/3
open_time = 5d
ordinary = more than 1/2 of yes and no; at least 1/3 of the members say yes
grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/3 of the members say yes
emergency = at least 3/4 of yes and no; at least 1/3 of the members say yes
urgent = at least 3/4 of yes and no; at least 1/3 of the members say yes
fallback = at least 3/4 of yes and no; at least 1/3 of the members say yes
# What is small and can be undone needs no vote, if it has reached so many, costs nothing and three want it.
lazy_topics = stairwell; courtyard
# A note in the hall is read within three days.
call_time = 3d
second_quorum = 1/4
# People move in and out: a day is enough, and who left without a word is in no quorum after half a year.
cool_off = 1d
vouching_age = 7d
inactive = 180d
# Whoever speaks to the landlord does so for a year, and not for ever.
offices = house contact for 365d, 2 in a row; treasury for 365d, 2 in a row, not with audit; audit for 365d, 2 in a row
recall = 1/10
recall_least = 2
)"},
    CharterPreset{"co-operative", "members who own something together",
                  R"(# What is owned together is not changed lightly.
grave = at least 3/4 of yes and no; more than 1/2 of those who take part; at least 1/5 of the members say yes
constitutional = at least 3/4 of yes and no; at least 1/2 of the members say yes
charter_reading_gap = 21d
# Half have heard of a matter before its week begins; meetings are called two weeks before.
reach = 1/2
open_time = 7d
call_time = 14d
# A share is for long: three vouch, and there is a month to object.
vouches = 3
cool_off = 30d
vouching_age = 90d
# Daily business goes on unless somebody objects, up to 200 of the coin.
lazy_topics = repairs; supplies
lazy_amount = 20000
# The books are never without somebody: after a term its holder goes on for two months, for what cannot wait. Who checks
# them changes every year. Two who moderate hide what hurts somebody.
offices = treasury for 365d, 3 in a row, not with audit; audit for 365d, 1 in a row, not with treasury;)"
                  R"( facilitation for 180d, 2 in a row; moderation for 180d, 2 in a row
caretaker = 60d
recall = 1/10
# Who lost money by a decision needs time to say how. Everybody works in one of the commissions.
report_time = 14d
commissions = 1
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
# General meetings are called, and called again, two weeks before; what is voted on between them is open for as long.
call_time = 14d
second_call = 14d
open_time = 14d
# A board of two years, at most twice; whoever audits it is not of it. Until another one is elected it goes on.
offices = board for 730d, 2 in a row, not with audit; treasury for 730d, 2 in a row, not with audit;)"
                  R"( audit for 730d, 2 in a row
caretaker = 90d
# A tenth can have it recalled, as a tenth can have a matter voted on again.
recall = 1/10
# Members meet once a month: a minority has as long.
report_time = 30d
)"},
    CharterPreset{"coordination", "an assembly of delegates, each of whom speaks for an assembly",
                  R"(# A seat is a base: most of all seats, not only of those who came.
ordinary = more than 1/2 of the members
grave = at least 2/3 of the members
constitutional = at least 2/3 of the members
emergency = at least 3/4 of the members
urgent = at least 3/4 of the members
fallback = at least 3/4 of the members
meeting_quorum = 1/2
second_quorum = 1/3
# Delegates go home and ask: nearly all seats have the question before its time begins, it is open for a week, and
# ballots are collected for another one. For an amendment they ask again, and for what was done beyond an instruction
# the base, which meets every two weeks.
reach = 4/5
open_time = 7d
vote_window = 7d
amendment_time = 7d
base_time = 14d
call_time = 7d
vouches = 3
cool_off = 7d
vouching_age = 0
# One task a person, for one short term: else the coordination begins to govern. Who is late with a report rests.
offices = facilitation for 90d, 1 in a row; minutes for 90d, 1 in a row;)"
                  R"( treasury for 180d, 1 in a row, not with audit; audit for 180d, 1 in a row
mandates_each = 1
report_grace = 7d
recall = 1/10
recall_least = 2
# Assemblies take turns to speak, however many people each has sent, and nobody sets the agenda for all.
speaker_lists = 1
alarm_agenda = 1/3
)"},
    CharterPreset{
        "small-circle", "three to fifteen people who decide together",
        R"(# They look for what all can live with. After two failed rounds nearly all can decide, lest one no rule.
procedure = consensus
consensus_rounds = 2
# Nearly all must agree, and half must say so.
ordinary = at least 4/5 of yes and no; at least 1/2 of the members say yes
grave = at least 4/5 of yes and no; more than 1/2 of those who take part; at least 1/2 of the members say yes
constitutional = at least 4/5 of yes and no; at least 2/3 of the members say yes
emergency = at least 4/5 of yes and no; at least 1/2 of the members say yes
urgent = at least 4/5 of yes and no; at least 1/2 of the members say yes
fallback = at least 4/5 of yes and no; at least 1/2 of the members say yes
# Few people hear of everything within days. A block is talked about at the next meeting, two weeks away at most.
reach = 4/5
open_time = 2d
resolution_time = 14d
amendment_time = 24h
# What keeps the circle going needs no meeting, up to 50 of the coin, if another one wants it, too.
lazy_topics = upkeep; supplies
lazy_amount = 5000
lazy_supports = 2
# They meet when most can, and if it fails in two days.
meeting_quorum = 2/3
second_quorum = 1/2
second_call = 2d
# Everything goes round by the month. Anybody asks for a recall: there is no share of so few.
offices = facilitation for 30d, 1 in a row; treasury for 365d, 2 in a row
# One objection is enough to talk about it.
objections = 1
founding_members = 5
# Of ten people one who speaks for a third of the time speaks for three.
alarm_speech = 1/3
)"}};
}  // namespace

std::span<const CharterPreset> charter_presets() { return kPresets; }

const CharterPreset* find_charter_preset(std::string_view name) {
  for (const CharterPreset& preset : kPresets)
    if (preset.name == name) return &preset;
  return nullptr;
}

}  // namespace folkmoot::event
