#pragma once
// The world of the model check: honest witnesses that are the shipping machine, and liars that may say to anybody, at
// any time, anything out of a finite set that their own keys and what honest witnesses have signed allow.
//
// A witness's machine is a function of the inputs that it got, one after the other. So each of its states is computed
// once, from the state before and one input, and remembered under a number; a state of the world is one such number for
// each honest witness. What was sent is part of the sender's state, and the network is nothing but the freedom to
// deliver any of it later, never, or (since the machine ignores what it knows) twice.
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/support/seal_toys.h"

namespace folkmoot::model {

using LocalId = std::uint32_t;
using MessageId = std::uint16_t;

struct Config {
  std::string name;
  std::size_t witnesses = 4;
  std::vector<std::size_t> liars = {1};
  /// Honest witnesses stay in the rounds below this; the timer of the last one never ends.
  seal::Round rounds = 2;
  seal::Defences defences;
  /// What each witness holds at the start, as bits.
  std::vector<test::EventBits> events = {1, 1, 1, 1};
  /// What may come to each honest witness at any time.
  std::vector<test::EventBits> arrivals;
  /// The frontiers that liars put into cores.
  std::vector<test::EventBits> lies = {1, 3};
  /// Readies go to everybody and commits are delivered, too. Else readies go to the proposer of their round only, who
  /// alone looks at them, and seals are seen from outside only: honest witnesses that do not know of the seal do more.
  bool deliver_all = false;
  /// From this round on proposers may lose patience after a quarter of the timer, and propose on any readies that they
  /// have then. Before they wait for all: far fewer different cores.
  seal::Round impatient_from = 1;
  /// A witness hears what it hears just before it says something. What others do meanwhile depends on what it says
  /// only, and what was sent stays deliverable: each run has a run of this kind in which everybody says the same. So a
  /// step is "hears some of what there is, in some order, and then says something", and far fewer states tell the same.
  bool postpone = true;
  std::uint64_t states_max = 1'000'000;
  std::uint32_t depth_max = 1'000;
  /// From one in so many states the network turns good, and a seal must come. 0: from none.
  std::uint64_t stuck_every = 0;
};

/// What happens to one honest witness.
struct Input {
  enum class Kind : std::uint8_t { deliver, quarter, expire, arrive };
  Kind kind = Kind::deliver;
  MessageId message = 0;
  [[nodiscard]] std::uint32_t number() const { return static_cast<std::uint32_t>(kind) << 16 | message; }
};

struct Message {
  seal::CheckedRecord record;
  bool by_liar = false;
  /// Index of the core that it names; -1: a ready.
  int core = -1;
  /// A liar's fresh propose needs these honest readies to have been sent.
  std::vector<MessageId> needs;
};

/// One state of one honest witness.
struct Local {
  LocalId before = 0;
  Input input;
  std::uint8_t witness = 0;
  std::uint8_t phase = 0;  // 1: a quarter of the round's timer has passed
  bool arrived = false;
  bool may_quarter = false;
  bool may_expire = false;
  bool framed = false;  // its own records hold a proof against it: must never be
  seal::Round round = 0;
  std::vector<MessageId> own;
  std::vector<MessageId> held;                       // ascending, own ones included
  std::vector<std::pair<seal::Round, int>> commits;  // own ones, by core
};

class Model {
 public:
  explicit Model(Config config);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const std::vector<std::size_t>& honest() const { return honest_; }
  [[nodiscard]] const Local& local(LocalId id) const { return locals_[id]; }
  [[nodiscard]] std::size_t locals() const { return locals_.size(); }
  [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
  [[nodiscard]] LocalId start(std::size_t honest) const { return starts_[honest]; }

  /// The messages of liars that can exist once these honest messages were sent. `sent` has a flag for each message.
  [[nodiscard]] bool can_lie(MessageId message, const std::vector<std::uint8_t>& sent) const;
  [[nodiscard]] const std::vector<MessageId>& lies() const { return lies_; }
  /// Whether it makes any difference that this witness hears this.
  [[nodiscard]] bool wants(const Local& local, MessageId message) const;

  LocalId next(LocalId from, Input input);

  /// The machine in that state, for the check that nobody is stuck and for proofs.
  seal::Rounds machine(LocalId id, test::ToyView* view = nullptr);

 private:
  struct Machine {
    seal::Rounds rounds;
    test::ToyView view;
    std::uint8_t phase = 0;
  };
  [[nodiscard]] Instant time_of(seal::Round round, std::uint8_t phase) const;
  Machine fresh_machine(std::size_t witness) const;
  void apply(Machine& machine, Input input);
  const Machine& rebuilt(LocalId id);
  LocalId intern(const Machine& machine, LocalId before, Input input, std::size_t witness);
  MessageId intern(const seal::CheckedRecord& record, bool by_liar);
  void lie_about_core(int core, seal::Round born);
  void lie_about_readies(MessageId fresh);
  void lie_with(const std::vector<MessageId>& needs, seal::Round round, seal::WitnessIndex proposer);
  std::vector<LocalId> path(LocalId id) const;

  Config config_;
  std::vector<std::size_t> honest_;
  std::vector<Local> locals_;
  std::vector<Message> messages_;
  std::vector<MessageId> lies_;
  std::vector<LocalId> starts_;
  std::vector<seal::Core> cores_;
  std::unordered_map<std::string, LocalId> local_ids_;
  std::unordered_map<std::string, MessageId> message_ids_;
  std::unordered_map<std::string, int> core_ids_;
  std::unordered_map<std::uint64_t, LocalId> next_;
  std::unordered_map<LocalId, Machine> machines_;
  test::NullSigner signer_;
};

}  // namespace folkmoot::model
