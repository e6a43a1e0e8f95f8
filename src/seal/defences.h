#pragma once
// The defences of the rounds, each with a switch. All are on, always; only tests switch one off, to see what it is for:
// a defence whose absence no test notices is not tested.

namespace folkmoot::seal {

struct Defences {
  /// A quorum is more than two thirds of the witnesses, so any two of them share one that does not lie. Off: more than
  /// half.
  bool two_thirds = true;
  /// (c) no prepare against a lock.
  bool lock = true;
  /// The Q prepares that undo a lock are of the core that is proposed.
  bool of_this_core = true;
  /// (b) a fresh core holds what the witness held at its ready.
  bool own_ready = true;
  /// (b), and the median of (d), are asked of fresh cores only.
  bool fresh_only = true;
  /// (d) no core's time lies more than a day ahead of the witness's clock.
  bool clock = true;
  /// (d) a fresh core's time is the median of the readies that it carries.
  bool median = true;
  /// A prepare names the round that it rests on.
  bool names_round = true;
  /// The proposer waits for all readies, or a quarter of the timer.
  bool proposer_waits = true;
  /// The timer of a round runs only once Q witnesses are there: nobody runs ahead alone.
  bool timer_needs_quorum = true;
  /// A seal counts only with the Q prepares of its round.
  bool seal_with_prepares = true;
  /// No records of rounds far ahead are kept.
  bool bounded_rounds = true;

  bool operator==(const Defences&) const = default;
};

}  // namespace folkmoot::seal
