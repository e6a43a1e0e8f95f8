#include "ballot/encrypt.h"

#include <algorithm>

#include "ballot/by_lists.h"
#include "ballot/encrypt_parts.h"

namespace folkmoot::ballot {

namespace {
/// What is wrong with an answer of as many numbers as the question wants; nothing if it fits.
std::string_view fault_of(const Question& question, const std::vector<std::uint32_t>& vote) {
  const std::uint32_t most = question.is_summed() ? 1 : kMaxEmbedded;
  if (std::ranges::any_of(vote, [most](std::uint32_t number) { return number > most; }))
    return "a number that is too large";
  const std::vector<std::uint64_t> numbers(vote.begin(), vote.end());
  if (detail::fits(question, numbers) == 1) return {};
  if (question.kind == Question::Kind::lists)
    return "one list is to be chosen, at least one name of it, and none of another list";
  return "too few or too many are chosen";
}
}  // namespace

Result<Ok> check_vote(const Election& election, const Vote& vote) {
  if (vote.size() != election.questions().size()) return fail(rule::kVote, "not as many answers as questions");
  for (std::size_t q = 0; q < vote.size(); ++q) {
    const Question& question = election.questions()[q];
    const std::string name = "question " + std::to_string(q + 1) + ": ";
    if (vote[q].size() != question.choices()) return fail(rule::kVote, name + "not as many numbers as answers");
    if (const std::string_view fault = fault_of(question, vote[q]); !fault.empty())
      return fail(rule::kVote, name + std::string(fault));
  }
  return Ok{};
}

Result<Vote> read_vote(std::span<const Question> questions, std::string_view json) {
  while (json.ends_with('\n')) json.remove_suffix(1);
  codec::JsonReader reader(json);
  Vote out;
  codec::json_array(reader, questions.size(), [&] {
    const Question& question = questions[out.size()];
    out.push_back(read_by_lists(reader, question, question.choices(),
                                [&] { return static_cast<std::uint32_t>(reader.integer(kMaxEmbedded)); }));
  });
  if (reader.ok() && out.size() != questions.size()) reader.fault("too few");
  FM_TRY(well_formed(reader));
  return out;
}

template <class G>
VoterKey<G> VoterKey<G>::from(const G& group, const typename G::Scalar& secret) {
  return {secret, text_of(group, group.power_secretly(group.generator_table(), secret))};
}

template <class G>
Result<std::string> encrypt(const Booth<G>& booth, const VoterKey<G>& voter, const Vote& vote, Draws& draws) {
  return encrypt_watched<Unwatched>(booth, voter, vote, draws);
}

template <class G>
Proof<G> prove_knowledge(const G& group, std::string_view prefix, const typename G::Scalar& secret, Draws& draws) {
  return prove_knowledge_watched<Unwatched>(group, prefix, secret, draws);
}

#define FM_ENCRYPT(G)                                                                             \
  template struct VoterKey<G>;                                                                    \
  template Result<std::string> encrypt(const Booth<G>&, const VoterKey<G>&, const Vote&, Draws&); \
  template Proof<G> prove_knowledge(const G&, std::string_view, const G::Scalar&, Draws&);
FM_ENCRYPT(Ed25519)
FM_ENCRYPT(ShortFieldGroup)
FM_ENCRYPT(LongFieldGroup)
#undef FM_ENCRYPT

}  // namespace folkmoot::ballot
