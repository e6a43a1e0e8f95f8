#pragma once
// Power made visible (docs/rules/power.md): who speaks, proposes, sets the agenda, holds mandates, spends, blocks and
// hides, as the state has it. Nothing here decides anything; every home computes the same from the same journal.
#include "assembly/view.h"
#include "tally/indices.h"

namespace folkmoot::assembly {

struct PowerOf {
  PersonIndex person = kNoPerson;
  /// Put, and of these adopted: proposals, and votes on a question.
  std::uint64_t proposals = 0;
  std::uint64_t adopted = 0;
  std::uint64_t speeches = 0;
  std::uint64_t seconds = 0;
  /// Items brought to agendas.
  std::uint64_t items = 0;
  /// As a facilitator: the floor given out of order.
  std::uint64_t departures = 0;
  std::uint64_t mandates = 0;
  /// The most terms one after the other of an office that the person holds.
  std::uint64_t in_a_row = 0;
  /// People whose proxy they hold.
  std::uint64_t proxies = 0;
  /// Votes cast elsewhere under a mandate, and of these such as the instructions say or the base let stand.
  std::uint64_t delegated = 0;
  std::uint64_t followed = 0;
  std::uint64_t blocks = 0;
  std::uint64_t spent = 0;
  std::uint64_t hidden = 0;
};

struct Power {
  /// Of everybody on the roll, ascending by person id.
  std::vector<PowerOf> people;
  tally::Share gini_speech;
  tally::Share gini_proposals;
  tally::Share greatest_speech;
  tally::Share greatest_agenda;
  /// What was adopted, by the one who put most of it.
  tally::Share greatest_adopted;
};

/// In fewer people than these everybody knows, and figures would point at somebody.
inline constexpr std::size_t kShowsPower = 7;

/// Of acts whose authors knew the seal `since`, or a later one; 0: of all. Mandates and proxies are those held now.
Power power_in(const State& state, const journal::Table& table, std::uint64_t since);

/// Whether the share is greater than the charter bears.
bool is_alarm(const tally::Share& share, const Fraction& bound);

}  // namespace folkmoot::assembly
