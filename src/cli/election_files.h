#pragma once
// What whoever organises an election writes and keeps: templates, lists of voters, votes, keys.
#include "ballot/encrypt.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kTemplate = "election.template";  // not a template of an election
inline constexpr Code kVoters = "election.voters";      // not a list of voters
inline constexpr Code kKeyFile = "election.key_file";   // not a key of a trustee, or not a credential
}  // namespace errc

/// The whole file as text; small ones only.
Result<std::string> read_text_file(const std::string& name);
/// A file that nobody else can read, and that must not be there yet.
Result<Ok> write_new_file(const std::string& name, std::string_view text);

/// JSON as people write it, with the fields of the format.
Result<ballot::Template> parse_template(std::string_view text);

struct ListedVoter {
  std::string name;
  std::uint64_t weight = 1;
};
/// A line each: name, or name,login, or name,login,weight. No name twice.
Result<std::vector<ListedVoter>> parse_voters(std::string_view text);

/// A line each, in the order of the voters; an empty line is somebody who does not vote.
Result<std::vector<std::optional<ballot::Vote>>> parse_votes(std::span<const ballot::Question> questions,
                                                             std::string_view text);

}  // namespace folkmoot::cli
