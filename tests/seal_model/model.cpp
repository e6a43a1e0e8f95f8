#include "tests/seal_model/model.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::model {

namespace {
/// Rebuilt machines that are kept at hand.
constexpr std::size_t kMachinesMax = 16'000;

template <class Id>
std::string text_of(const Id& id) {
  return std::string(as_text(id.view()));
}
}  // namespace

Model::Model(Config config) : config_(std::move(config)) {
  for (std::size_t i = 0; i < config_.witnesses; ++i)
    if (std::ranges::find(config_.liars, i) == config_.liars.end()) honest_.push_back(i);
  config_.arrivals.resize(config_.witnesses, 0);
  config_.events.resize(config_.witnesses, 1);
  for (const std::size_t witness : honest_) {
    Machine machine = fresh_machine(witness);
    // Rounds begin by themselves: an act waits.
    machine.rounds.look({machine.view, signer_, time_of(0, 0)});
    starts_.push_back(intern(machine, 0, {}, witness));
    locals_[starts_.back()].before = starts_.back();
  }
  for (seal::Round round = 0; round < config_.rounds; ++round) {
    for (const std::size_t liar : config_.liars) {
      const seal::Ready ready{test::root_of(config_.lies.front()), time_of(round, 0), std::nullopt};
      intern(test::toy_record(test::toy_opening(config_.witnesses, {}), static_cast<seal::WitnessIndex>(liar), round,
                              ready),
             true);
    }
  }
}

// One instant for each round and quarter: then the same round is the same state, whichever way led there.
Instant Model::time_of(seal::Round round, std::uint8_t phase) const {
  const std::uint64_t longest = seal::kTimerMs << config_.rounds;
  return {test::kToyStart.ms + round * longest + phase * (seal::round_duration_ms(round, {}) / 4)};
}

Model::Machine Model::fresh_machine(std::size_t witness) const {
  test::ToyView view;
  view.events = config_.events[witness];
  auto opening = test::toy_opening(config_.witnesses, static_cast<seal::WitnessIndex>(witness), config_.defences);
  return {seal::Rounds(std::move(opening)), view, 0};
}

void Model::apply(Machine& machine, Input input) {
  const seal::Round round = *machine.rounds.round();
  if (input.kind == Input::Kind::quarter) machine.phase = 1;
  if (input.kind == Input::Kind::arrive) machine.view.events |= config_.arrivals[*machine.rounds.opening().self];
  const auto run = [&](seal::Rounds& rounds, Instant time) {
    const seal::Rounds::Now now{machine.view, signer_, time};
    if (input.kind == Input::Kind::deliver)
      rounds.hear({messages_[input.message].record}, now);
    else
      rounds.look(now);
  };
  if (input.kind == Input::Kind::expire) {
    run(machine.rounds, time_of(round + 1, 0));
    machine.phase = 0;
    return;
  }
  if (input.kind != Input::Kind::deliver || messages_[input.message].record.round() <= round) {
    run(machine.rounds, time_of(round, machine.phase));
    return;
  }
  seal::Rounds tried = machine.rounds;
  run(tried, time_of(round, machine.phase));
  if (*tried.round() != round) {
    // It went on to a later round: the same again, at the time of that round.
    const Instant then = time_of(*tried.round(), 0);
    tried = machine.rounds;
    run(tried, then);
    machine.phase = 0;
  }
  machine.rounds = std::move(tried);
}

std::vector<LocalId> Model::path(LocalId id) const {
  std::vector<LocalId> out{id};
  while (locals_[id].before != id) out.push_back(id = locals_[id].before);
  std::ranges::reverse(out);
  return out;
}

const Model::Machine& Model::rebuilt(LocalId id) {
  if (const auto at = machines_.find(id); at != machines_.end()) return at->second;
  if (machines_.size() >= kMachinesMax) machines_.clear();
  // From the nearest state on its way whose machine is at hand.
  const std::vector<LocalId> way = path(id);
  std::size_t from = way.size();
  while (from > 0 && !machines_.contains(way[from - 1])) --from;
  Machine machine = from > 0 ? machines_.at(way[from - 1]) : fresh_machine(locals_[id].witness);
  if (from == 0) {
    machine.rounds.look({machine.view, signer_, time_of(0, 0)});
    from = 1;
  }
  for (; from < way.size(); ++from) apply(machine, locals_[way[from]].input);
  return machines_.emplace(id, std::move(machine)).first->second;
}

seal::Rounds Model::machine(LocalId id, test::ToyView* view) {
  const Machine& machine = rebuilt(id);
  if (view != nullptr) *view = machine.view;
  return machine.rounds;
}

LocalId Model::next(LocalId from, Input input) {
  const std::uint64_t key = std::uint64_t{from} << 20 | input.number();
  if (const auto at = next_.find(key); at != next_.end()) return at->second;
  Machine machine = rebuilt(from);
  apply(machine, input);
  const LocalId out = intern(machine, from, input, locals_[from].witness);
  next_.emplace(key, out);
  return out;
}

LocalId Model::intern(const Machine& machine, LocalId before, Input input, std::size_t witness) {
  Local local;
  local.before = before;
  local.input = input;
  local.witness = static_cast<std::uint8_t>(witness);
  local.phase = machine.phase;
  local.round = *machine.rounds.round();
  local.arrived = machine.view.events != config_.events[witness];
  for (const seal::CheckedRecord& record : machine.rounds.pool().records()) {
    const MessageId id =
        intern(record, record.witness() != witness && messages_[message_ids_.at(text_of(record.id()))].by_liar);
    local.held.push_back(id);
    if (record.witness() != witness) continue;
    local.own.push_back(id);
    if (record.kind() == seal::RecordKind::commit) local.commits.emplace_back(record.round(), messages_[id].core);
  }
  std::ranges::sort(local.held);
  std::string key{static_cast<char>(witness), static_cast<char>(local.phase), static_cast<char>(local.round),
                  static_cast<char>(local.arrived)};
  for (const MessageId id : local.held) {
    key.push_back(static_cast<char>(id & 0xFF));
    key.push_back(static_cast<char>(id >> 8));
  }
  const auto [at, added] = local_ids_.emplace(std::move(key), static_cast<LocalId>(locals_.size()));
  if (!added) return at->second;
  std::vector<seal::CheckedRecord> own;
  own.reserve(local.own.size());
  for (const MessageId id : local.own) own.push_back(messages_[id].record);
  local.framed = !seal::find_proofs(own).empty();
  const bool sealed = machine.rounds.seal().has_value();
  seal::Rounds later = machine.rounds;
  test::ToyView view = machine.view;
  const auto step = later.look({view, signer_, time_of(local.round, local.phase)});
  const bool runs = step.wake.has_value() && !sealed;
  const auto proposer = machine.rounds.opening().witnesses.proposer(machine.rounds.opening().place.page, local.round);
  const bool proposed = machine.rounds.pool().first_of(local.round, seal::RecordKind::propose,
                                                       static_cast<seal::WitnessIndex>(witness)) != nullptr;
  local.may_quarter =
      local.round >= config_.impatient_from && runs && local.phase == 0 && proposer == witness && !proposed;
  local.may_expire = runs && local.round + 1 < config_.rounds;
  locals_.push_back(std::move(local));
  return at->second;
}

MessageId Model::intern(const seal::CheckedRecord& record, bool by_liar) {
  const auto [at, added] = message_ids_.emplace(text_of(record.id()), static_cast<MessageId>(messages_.size()));
  if (!added) return at->second;
  const MessageId id = at->second;
  FM_CHECK(messages_.size() < 0xFFFF);
  Message message{record, by_liar, -1, {}};
  bool new_core = false;
  if (record.kind() != seal::RecordKind::ready) {
    const auto [core, first] = core_ids_.emplace(text_of(record.core()), static_cast<int>(cores_.size()));
    message.core = core->second;
    new_core = first;
    if (first) cores_.push_back(record.says<seal::Propose>()->core);
  }
  messages_.push_back(std::move(message));
  if (by_liar) lies_.push_back(id);
  const int core = messages_[id].core;
  if (new_core) lie_about_core(core, record.round());
  if (record.kind() == seal::RecordKind::ready && !by_liar) lie_about_readies(id);
  return id;
}

// Prepares of a core in each round, resting on nothing or on each earlier round; and proposes of it where it is the
// liar's turn. With `deliver_all` commits too.
void Model::lie_about_core(int core, seal::Round born) {
  const seal::PageOpening page = test::toy_opening(config_.witnesses, {}, config_.defences);
  const seal::CoreId id = seal::core_id(cores_[static_cast<std::size_t>(core)]);
  for (const std::size_t liar : config_.liars) {
    const auto witness = static_cast<seal::WitnessIndex>(liar);
    for (seal::Round round = born; round < config_.rounds; ++round) {
      intern(test::toy_record(page, witness, round, seal::Prepare{id, std::nullopt}), true);
      for (seal::Round earlier = born; earlier < round; ++earlier)
        intern(test::toy_record(page, witness, round, seal::Prepare{id, earlier}), true);
      if (round > born && page.witnesses.proposer(page.place.page, round) == witness) {
        const seal::Propose again{cores_[static_cast<std::size_t>(core)], round - 1, {}};
        intern(test::toy_record(page, witness, round, again), true);
      }
      if (config_.deliver_all) intern(test::toy_record(page, witness, round, seal::Commit{id, {}}), true);
    }
  }
}

// Fresh cores of a liar whose turn it is: over each of its frontiers, resting on each set of readies of the first
// honest witnesses that makes a quorum with the liars' own, the new one among them.
void Model::lie_about_readies(MessageId fresh) {
  const seal::PageOpening page = test::toy_opening(config_.witnesses, {}, config_.defences);
  const seal::Round round = messages_[fresh].record.round();
  const auto proposer = page.witnesses.proposer(page.place.page, round);
  if (std::ranges::find(config_.liars, proposer) == config_.liars.end()) return;
  const std::size_t wanted = page.witnesses.quorum() - config_.liars.size();
  const std::vector<std::size_t> first(honest_.begin(), honest_.begin() + static_cast<std::ptrdiff_t>(wanted));
  if (std::ranges::find(first, messages_[fresh].record.witness()) == first.end()) return;
  std::vector<std::vector<MessageId>> choices{{fresh}};
  for (const std::size_t other : first) {
    if (other == messages_[fresh].record.witness()) continue;
    const std::size_t so_far = choices.size();
    const auto all = static_cast<MessageId>(messages_.size());
    for (MessageId id = 0; id < all; ++id) {
      const seal::CheckedRecord& record = messages_[id].record;
      if (record.witness() != other || record.round() != round || record.kind() != seal::RecordKind::ready) continue;
      for (std::size_t i = 0; i < so_far; ++i) {
        if (choices[i].size() >= wanted) continue;
        choices.push_back(choices[i]);
        choices.back().push_back(id);
      }
    }
  }
  for (const std::vector<MessageId>& needs : choices)
    if (needs.size() == wanted) lie_with(needs, round, proposer);
}

void Model::lie_with(const std::vector<MessageId>& needs, seal::Round round, seal::WitnessIndex proposer) {
  const seal::PageOpening page = test::toy_opening(config_.witnesses, {}, config_.defences);
  std::vector<seal::SealRecord> readies;
  readies.reserve(config_.witnesses);
  for (const MessageId id : needs) readies.push_back(messages_[id].record.record());
  for (const std::size_t liar : config_.liars) {
    const seal::Ready ready{test::root_of(config_.lies.front()), time_of(round, 0), std::nullopt};
    readies.push_back(test::toy_record(page, static_cast<seal::WitnessIndex>(liar), round, ready).record());
  }
  std::ranges::sort(readies, {}, &seal::SealRecord::witness);
  for (const test::EventBits events : config_.lies) {
    const auto record = test::toy_record(page, proposer, round, test::toy_propose(page, events, readies));
    const MessageId id = intern(record, true);
    if (messages_[id].needs.empty()) messages_[id].needs = needs;
  }
}

bool Model::can_lie(MessageId message, const std::vector<std::uint8_t>& sent) const {
  const Message& lie = messages_[message];
  if (lie.core < 0) return true;
  const auto was_sent = [&sent](MessageId id) { return id < sent.size() && sent[id] != 0; };
  if (!lie.needs.empty()) return std::ranges::all_of(lie.needs, was_sent);
  // Anything about a core whose propose somebody sent, or a liar could have.
  const auto all = static_cast<MessageId>(messages_.size());
  for (MessageId id = 0; id < all; ++id) {
    if (messages_[id].core != lie.core || messages_[id].record.kind() != seal::RecordKind::propose) continue;
    if (!messages_[id].by_liar && was_sent(id)) return true;
    if (messages_[id].by_liar && !messages_[id].needs.empty() && can_lie(id, sent)) return true;
  }
  return false;
}

bool Model::wants(const Local& local, MessageId message) const {
  const seal::CheckedRecord& record = messages_[message].record;
  if (std::ranges::binary_search(local.held, message)) return false;
  if (config_.deliver_all) return true;
  const std::size_t proposer = (4 + std::uint64_t{record.round()}) % config_.witnesses;
  switch (record.kind()) {
    case seal::RecordKind::ready:
      return proposer == local.witness && record.round() >= local.round;
    case seal::RecordKind::propose:
      return true;
    case seal::RecordKind::prepare:
      return true;
    case seal::RecordKind::commit:
      return false;
  }
  return false;
}

}  // namespace folkmoot::model
