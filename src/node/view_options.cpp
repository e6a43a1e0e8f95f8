// A vote among options: what they are, and what the ballots come to, in words that can be followed.
#include <algorithm>

#include "assembly/choices.h"
#include "base/text.h"
#include "node/shapes.h"
#include "node/views.h"
#include "tally/explain_options.h"

namespace folkmoot::node {

namespace {
using assembly::Vote;

tally::Names option_names(Holding& holding, const Vote& vote) {
  tally::Names out;
  // Who votes again on something votes among the options that it had.
  const bool again = vote.again && vote.again->decision != assembly::kNone;
  const assembly::VoteIndex first = again ? holding.state().decisions[vote.again->decision].vote : assembly::kNone;
  const auto said = holding.read(first == assembly::kNone ? vote.event : holding.state().votes[first].event);
  const auto* const open = said ? std::get_if<event::Open>(&said->content) : nullptr;
  if (open != nullptr && open->options)
    for (const std::string& text : open->options->texts) out.push_back(safe_text(text));
  if (vote.election)
    for (const assembly::PersonIndex p : vote.election->candidates)
      out.push_back(safe_text(holding.state().persons[p].name));
  // Where the words cannot be read, the numbers can.
  while (out.size() + 1 < vote.choices->options) out.push_back("option " + std::to_string(out.size() + 1));
  const std::string_view standing = event::standing_option(vote.choices->method);
  if (out.size() < vote.choices->options)
    out.push_back(standing.empty() ? "option " + std::to_string(out.size() + 1) : std::string(standing));
  return out;
}

struct Explain {
  event::Method method;
  const tally::Names& names;

  std::string operator()(const tally::ScoredResult& result) const {
    return method == event::Method::approval ? tally::explain_approval(result, names)
                                             : tally::explain_score(result, names);
  }
  template <class Count>
  std::string operator()(const Count& result) const {
    return tally::explain(result, names);
  }
};
}  // namespace

void put_options(Value& out, Holding& holding, const Vote& vote) {
  const tally::Names names = option_names(holding, vote);
  std::vector<tally::Option> elected;
  std::string explanation;
  // While it is open, as if it closed now; ties are broken by what only the seal will know.
  if (const auto count = assembly::count_of(vote, assembly::answers_in(vote))) {
    elected = assembly::elected_of(vote, *count);
    explanation = std::visit(Explain{vote.choices->method, names}, *count);
  }
  Value::Array options;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_elected = std::find(elected.begin(), elected.end(), i) != elected.end();
    options.emplace_back(Value::Object{{"number", std::uint64_t{i + 1}}, {"text", names[i]}, {"elected", is_elected}});
  }
  Value::Array numbers;
  for (const tally::Option option : elected) numbers.emplace_back(std::uint64_t{option} + 1);
  out.set("method", std::string(event::method_name(vote.choices->method))).set("seats", vote.choices->seats);
  out.set("options", std::move(options)).set("elected", std::move(numbers)).set("explanation", explanation);
}

}  // namespace folkmoot::node
