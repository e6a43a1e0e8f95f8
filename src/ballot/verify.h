#pragma once
// Whether an archive proves its result. Strict: whatever a rule refuses, or is not needed and wrong in a way that could
// mislead, is an error; what is wrong and changes nothing about the proof is a warning.
#include "ballot/archive.h"
#include "ballot/election.h"
#include "ballot/size.h"
#include "base/workers.h"
#include "crypto/secret.h"

namespace folkmoot::ballot {

/// Something that a rule says about a record.
struct Finding {
  Code rule;
  std::string record;        // its name; empty where it has none
  std::uint64_t offset = 0;  // of its header
  std::string message;
};

struct Report {
  std::optional<Election> election;  // once it was read
  std::uint64_t ballots = 0;         // cast and checked so far
  std::uint64_t counted = 0;         // in the tally: one a credential
  std::uint64_t hinted = 0;          // of those checked, by hints that were good
  /// One a question; empty until it is proved.
  std::vector<QuestionResult> result;
  std::vector<Finding> warnings;
  std::optional<Finding> error;

  [[nodiscard]] bool ok() const { return !error; }
};
std::string json_of(const Report& report);

struct VerifyOptions {
  Workers workers = in_turn;
  /// Told now and then how far it is.
  std::function<void(std::uint64_t bytes, std::uint64_t ballots)> progress;
  std::uint64_t max_size = std::uint64_t{1} << 40;
  /// A file of hints beside the archive (batch.h): whatever it says, the verdict is the same, and comes sooner.
  ReadAt hints = nullptr;
  /// Gets the parts of such a file, made on the way.
  std::function<Result<Ok>(BytesView)> write_hints = nullptr;
  HintForm hint_form = HintForm::compressed;
  /// How many ballots are checked side by side at most; 0: as many as is fast. The report does not depend on it.
  std::size_t ballots_at_once = 0;
};

/// `seed` must be random and drawn after the archive was made: it makes the weights of checks in bulk.
Report verify(ReadAt read, const crypto::Secret32& seed, const VerifyOptions& options = {});

/// What an archive says of itself; nothing is checked but its form.
struct Overview {
  Election election;
  std::size_t voters = 0;
  /// The types of its events, in their order, with how many of each stand side by side.
  std::vector<std::pair<std::string, std::size_t>> events;
  struct Tracked {
    std::string tracker;     // fingerprint of the ballot, by which its voter knows it
    std::string credential;  // public
    bool counts = false;     // it is the last one of its credential
  };
  std::vector<Tracked> ballots;
};
Result<Overview> overview(ReadAt read);

}  // namespace folkmoot::ballot
