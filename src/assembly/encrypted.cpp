// How encrypted votes begin, how large they may be, and what their ballots say (docs/protocol/encrypted.md sections 2
// and 6).
#include "assembly/encrypted.h"

#include <algorithm>

#include "assembly/choices.h"
#include "assembly/cut_off.h"
#include "assembly/elections.h"
#include "assembly/encrypted_group.h"
#include "assembly/lot.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "ballot/open.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
constexpr std::size_t kHexOfName = 8;

/// A ballot among so many answers.
ballot::Question among(std::size_t answers) {
  ballot::Question out;
  out.answers.resize(answers);
  out.blank = true;
  out.min = 1;
  out.max = static_cast<std::uint32_t>(answers);
  return out;
}

bool fits_in_box(const BoxAsked& asked) {
  const BallotSizes sizes = ballot_sizes(asked);
  const bool can_be_embedded = !asked.embedded || asked.answers <= ballot::kMaxEmbeddedAnswers;
  return can_be_embedded && sizes.ballot <= event::kMaxBallot && sizes.shuffle <= kMaxShuffle && sizes.box <= kMaxBox;
}

bool is_graded(event::Method method) {
  return method == event::Method::score || method == event::Method::star || method == event::Method::judgment;
}
constexpr std::uint8_t kLeastGradeNumber = tally::kBestGrade + 1;
}  // namespace

std::vector<PersonIndex> could_be_drawn(const View& view) {
  const State& state = view.state();
  std::vector<PersonIndex> out;
  const std::vector<PersonId> order = lot_order(state);
  for (auto id = order.rbegin(); id != order.rend(); ++id) {
    const auto person = state.person(*id);
    if (person && is_on_roll(view, *person) && !state.persons[*person].listed) out.push_back(*person);
  }
  return out;
}

namespace {
std::string name_of(const State& state, PersonIndex person) {
  const Person& there = state.persons[person];
  return there.name + " " + there.id.hex().substr(0, kHexOfName);
}
}  // namespace

std::string_view encrypted_stage_name(EncryptedStage stage) {
  constexpr std::array<std::string_view, 15> kNames{"waiting", "certify",     "deal",    "confirm", "answer",
                                                    "drill",   "registering", "mixing",  "listing", "voting",
                                                    "closed",  "shuffling",   "opening", "done",    "failed"};
  return kNames.at(static_cast<std::size_t>(stage));
}

std::string_view encrypted_failure_name(EncryptedFailure failure) {
  constexpr std::array<std::string_view, 8> kNames{
      "none",       "no_trustees",   "not_reached",        "too_few_ballots",
      "not_opened", "no_candidates", "too_few_registered", "not_shuffled"};
  return kNames.at(static_cast<std::size_t>(failure));
}

const Encrypted* encrypted_of(const State& state, const Vote& vote) {
  return is_encrypted(vote) ? &state.encrypted[vote.encrypted] : nullptr;
}

std::vector<std::string> encrypted_texts(const event::Open& open) {
  std::vector<std::string> out{open.question};
  if (!open.options) {
    for (const auto choice : {event::Choice::yes, event::Choice::no, event::Choice::abstain})
      out.emplace_back(event::choice_name(choice));
    return out;
  }
  out.insert(out.end(), open.options->texts.begin(), open.options->texts.end());
  const std::string_view standing = event::standing_option(open.options->method);
  if (!standing.empty()) out.emplace_back(standing);
  return out;
}

std::vector<std::string> encrypted_texts(const State& state, const Vote& vote, const std::string& scope) {
  std::vector<std::string> out{scope};
  for (const PersonIndex p : vote.election->candidates) out.push_back(name_of(state, p));
  const std::string_view standing = event::standing_option(vote.election->method);
  if (!standing.empty()) out.emplace_back(standing);
  return out;
}

BallotSizes ballot_sizes(const BoxAsked& asked) {
  const std::size_t n = asked.electors;
  BallotSizes out;
  if (asked.embedded) {
    ballot::Question question;
    question.kind = ballot::Question::Kind::embedded;
    out.ballot = ballot::packed_size(question);
  } else {
    const ballot::Question question = among(asked.answers);
    out.ballot = ballot::packed_size(question);
    out.box = n * question.choices() * 2 * ballot::kElementBytes;
  }
  if (!asked.embedded && !asked.secrecy.mixed) return out;
  // The list, a shuffle of it on its way, what came out, and a factor of each trustee for each item.
  out.shuffle = event::kMixHead + n * event::kMixItem;
  const std::size_t items = 4 + asked.secrecy.trustees();
  out.box = std::max(out.box, out.shuffle + n * items * ballot::kElementBytes);
  return out;
}

std::size_t most_candidates(BoxAsked asked) {
  std::size_t out = event::kMaxOptions;
  for (; out > 0; --out) {
    asked.answers = out + 1;
    if (fits_in_box(asked)) break;
  }
  return out;
}

BoxAsked box_of(const State& state, const Vote& vote) {
  const Encrypted& encrypted = *encrypted_of(state, vote);
  BoxAsked out{encrypted.secrecy, state.electorates[vote.electorate].persons.size(), 0, encrypted.embedded};
  out.answers = encrypted.choices != 0 ? encrypted.choices - 1 : most_candidates(out) + 1;
  return out;
}

std::size_t boxes_in(const View& view) {
  const State& state = view.state();
  std::size_t out = 0;
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (!is_encrypted(vote) || vote.closed_seal != 0 || !view.has(vote.event)) continue;
    out += ballot_sizes(box_of(state, vote)).box;
  }
  return out;
}

Verdict check_secrecy(const Context& context, const SecrecyAsked& asked) {
  if (!asked.is_possible || asked.terms->early || asked.terms->urgent) return Verdict::encrypted_not_possible;
  BoxAsked box = asked.box;
  if (box.answers == 0) {
    const std::size_t most = most_candidates(box);
    if (most < 2) return Verdict::encrypted_too_large;
    box.answers = most + 1;
  }
  if (!fits_in_box(box) || boxes_in(context.view) + ballot_sizes(box).box > kMaxBoxes)
    return Verdict::encrypted_too_large;
  if (box.electors < kLeastBallots) return Verdict::encrypted_too_few;
  return could_be_drawn(context.view).size() < box.secrecy.trustees() ? Verdict::encrypted_no_trustees
                                                                      : Verdict::applied;
}

std::vector<std::uint32_t> numbers_of(event::Method method, const event::Marks& marks) {
  std::vector<std::uint32_t> out(marks.begin(), marks.end());
  if (is_graded(method))
    for (std::uint32_t& number : out) number = kLeastGradeNumber - number;
  return out;
}

std::optional<event::Marks> marks_of(event::Method method, std::span<const std::uint8_t> numbers) {
  event::Marks out(numbers.begin(), numbers.end());
  if (is_graded(method))
    for (std::uint8_t& number : out) {
      if (number == 0 || number > kLeastGradeNumber) return std::nullopt;
      number = static_cast<std::uint8_t>(kLeastGradeNumber - number);
    }
  return event::are_marks(out, method, out.size()) ? std::optional(std::move(out)) : std::nullopt;
}

std::size_t ciphertexts_in_ballot(const Encrypted& encrypted) {
  return encrypted.embedded ? 1 : static_cast<std::size_t>(encrypted.choices);
}
std::size_t ciphertexts_to_open(const Encrypted& encrypted) {
  return encrypted.sum.size() / (2 * ballot::kElementBytes);
}

const event::Decrypt* share_said(const Encrypted& encrypted, TrusteeIndex trustee, std::size_t part) {
  for (const TrusteeSaid<event::Decrypt>& one : encrypted.shares)
    if (one.trustee == trustee && one.content.place() == part) return &one.content;
  return nullptr;
}

namespace {
std::size_t parts_for(std::size_t items, std::size_t at_once) {
  return std::max<std::size_t>((items + at_once - 1) / at_once, 1);
}
}  // namespace
std::size_t mix_parts(std::size_t items) { return parts_for(items, event::kMixAtOnce); }
std::size_t share_parts(std::size_t items) { return parts_for(items, event::kSharesAtOnce); }
std::size_t items_in_part(std::size_t items, std::size_t at_once, std::size_t part) {
  const std::size_t from = std::min(items, part * at_once);
  return std::min(items - from, at_once);
}

void begin_encrypted(Context& context, VoteIndex vote, const event::Secrecy& secrecy, std::vector<std::string> texts) {
  State& state = context.state;
  const auto index = static_cast<EncryptedIndex>(state.encrypted.size());
  Encrypted out;
  out.vote = vote;
  out.secrecy = secrecy;
  out.uuid = election_uuid(context.id());
  // The question, and each answer beside a blank vote. Those of an election are known later.
  const bool asks = texts.size() > 1;
  out.choices = asks ? texts.size() : 0;
  out.most = asks && state.votes[vote].choices ? texts.size() - 1 : 1;
  out.texts = std::move(texts);
  const Vote& there = state.votes[vote];
  const event::Method method = there.election  ? there.election->method
                               : there.choices ? there.choices->method
                                               : event::Method::approval;
  out.embedded = is_embedded(method);
  state.encrypted.push_back(std::move(out));
  state.votes[vote].encrypted = index;
  context.touch(Subject::encrypted, state.encrypted.back().entry, index);
}

std::optional<Instant> box_closes_at(const State& state, const Vote& vote) {
  const Encrypted& encrypted = *encrypted_of(state, vote);
  if (encrypted.stage != EncryptedStage::voting) return std::nullopt;
  const event::Charter& charter = state.charters[vote.charter].charter;
  const auto least = least_end(state, vote.terms, vote.reach, vote.opened_seal, charter);
  if (!least) return std::nullopt;
  // Whoever learned only by that seal that ballots are taken has as long as votes are open, however slow trustees were.
  const Instant began{seal_time(state, encrypted.seal).ms + std::max(vote.terms.window_ms, charter.open_ms)};
  return std::max({collected_until(state, vote), *least, began});
}

std::optional<Instant> encrypted_due(const State& state, const Vote& vote) {
  const Encrypted& encrypted = *encrypted_of(state, vote);
  switch (encrypted.stage) {
    case EncryptedStage::waiting:
    case EncryptedStage::done:
    case EncryptedStage::failed:
      return std::nullopt;
    case EncryptedStage::voting:
      return box_closes_at(state, vote);
    case EncryptedStage::closed:
      return seal_time(state, encrypted.seal);
    case EncryptedStage::listing:
    case EncryptedStage::opening:
      return Instant{seal_time(state, encrypted.seal).ms + kOpeningMs};
    case EncryptedStage::registering: {
      const std::uint64_t open_ms = state.charters[vote.charter].charter.open_ms;
      return Instant{seal_time(state, encrypted.seal).ms + std::max(kTrusteeStageMs, open_ms)};
    }
    case EncryptedStage::mixing:
    case EncryptedStage::shuffling:
    case EncryptedStage::certify:
    case EncryptedStage::deal:
    case EncryptedStage::confirm:
    case EncryptedStage::answer:
    case EncryptedStage::drill:
      return Instant{seal_time(state, encrypted.seal).ms + kTrusteeStageMs};
  }
  return std::nullopt;
}

namespace {
/// Ballots that were shuffled and opened, each by itself. What no ballot is counts as invalid.
std::vector<Answer> answers_of_list(const Vote& vote) {
  std::vector<Answer> out;
  const std::size_t options = vote.choices ? static_cast<std::size_t>(vote.choices->options) : 0;
  for (std::span<const std::uint8_t> left = vote.opened; options > 0 && left.size() >= options;
       left = left.subspan(options)) {
    const auto numbers = left.first(options);
    Answer& answer = out.emplace_back();
    answer.final = true;
    if (std::ranges::all_of(numbers, [](std::uint8_t number) { return number == 0; })) {
      answer.choice = event::Choice::blank;
    } else if (auto marks = marks_of(vote.choices->method, numbers)) {
      answer.marks = *std::move(marks);
    } else {
      answer.contradicts = true;
    }
  }
  return out;
}
}  // namespace

std::vector<Answer> opened_answers(const Vote& vote) {
  if (vote.sums.size() < 2) return answers_of_list(vote);  // of a list only the count is there
  std::vector<Answer> out;
  const auto add = [&](event::Choice choice, std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      out.push_back({});
      out.back().choice = choice;
      out.back().final = true;
    }
  };
  const std::uint64_t marked = vote.sums[0] - std::min(vote.sums[0], vote.sums[1]);
  if (!vote.choices) {
    for (std::size_t i = 0; i < 3 && i + 2 < vote.sums.size(); ++i)
      add(static_cast<event::Choice>(i), vote.sums[i + 2]);
  } else {
    add(event::Choice::yes, marked);
    for (Answer& answer : out) answer.marks.assign(vote.choices->options, 0);
    // One answer after the other, around and around: each ballot had at least one, so each of these gets one.
    std::size_t at = 0;
    for (std::size_t option = 0; option + 2 < vote.sums.size() && !out.empty(); ++option)
      for (std::uint64_t i = 0; i < std::min(vote.sums[option + 2], marked); ++i)
        out[at++ % out.size()].marks[option] = 1;
  }
  add(event::Choice::blank, vote.sums[1]);
  return out;
}

}  // namespace folkmoot::assembly
