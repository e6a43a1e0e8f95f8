#pragma once
// The state machine of one election: every event is checked as it comes. Who verifies an archive runs it to its end;
// who goes on with one (desk.h) steps it event by event.
#include <set>

#include "ballot/decryption.h"
#include "ballot/draws.h"
#include "ballot/shuffle.h"
#include "ballot/verify_feed.h"

namespace folkmoot::ballot {

struct SetupRecords {
  const Record* election = nullptr;
  const Record* trustees = nullptr;
  const Record* credentials = nullptr;
  const Record* certificate = nullptr;  // of the credentials, where there is one
};
/// The records that the payload of the setup names.
Result<SetupRecords> find_setup(const EventRecords& setup);

/// Whose ballot counts, by the text of its public credential.
struct Voter {
  std::string credential;
  std::uint64_t weight = 1;
  /// Where the last ballot stands; 0: none, since no ballot is there.
  std::uint64_t ballot = 0;
};

template <class G>
class Count {
 public:
  Count(const G& group, EventFeed& feed, Draws& draws, const VerifyOptions& options, Report& report)
      : group_(group), feed_(feed), draws_(draws), options_(options), report_(report) {}
  /// Setup, everything that follows, and that nothing is missing.
  Result<Ok> run(Election election, const SetupRecords& setup);
  Result<Ok> set_up(Election election, const SetupRecords& setup);
  /// All events that are there by now.
  Result<Ok> advance();

  enum class State : std::uint8_t { voting, closed, shuffling, decrypting, done };
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const Booth<G>& booth() const { return *booth_; }
  [[nodiscard]] const Openers<G>& openers() const { return openers_; }
  [[nodiscard]] const EncryptedTally<G>& tally() const { return tally_; }
  [[nodiscard]] std::uint64_t total_weight() const { return total_weight_; }
  /// Puts the embedded votes of the ballots that count into the tally, in their order: when voting ended.
  Result<Ok> collect_embedded();
  /// The factors of each item of trustees; an error when shares are missing.
  [[nodiscard]] Result<std::vector<std::vector<std::vector<typename G::Element>>>> factors() const;

 private:
  Result<Ok> read_voters(const Record& record);
  Result<Ok> step(EventRecords& next);
  Result<Ok> only_data(const EventRecords& next, std::size_t count);

  struct Checked {
    Result<Ok> verdict = Ok{};
    std::optional<Ballot<G>> ballot;
    Bytes hints;
  };
  /// The ballots that come next, as many as are checked side by side, and what ended them: something else, an error,
  /// or nothing where the archive does.
  struct Portion {
    std::vector<Record> ballots;
    std::size_t bytes = 0;  // of these
    bool is_full = false;   // more may follow at once
    std::optional<EventRecords> other;
    std::optional<Error> failed;
    Finding about;  // what failed
  };
  Portion gather();
  Result<Ok> take_ballot(Portion& into, EventRecords& next);
  void check(const std::vector<Record>& ballots, std::vector<Checked>& out);
  Result<Ok> count(const std::vector<Record>& ballots, const std::vector<Checked>& checked);
  Checked check_one(const Record& record) const;
  Result<Ok> check_into(Checked& out, const Record& record) const;
  /// Reads or begins a file of hints.
  Result<Ok> prepare_hints(const Record& election);
  void check_by_hints(const std::vector<Record>& ballots, std::vector<Checked>& out);
  Result<Ok> count_ballot(const Record& record, const Ballot<G>& ballot);
  void add_choices(const Ballot<G>& ballot, std::uint64_t weight, bool remove);

  Result<Ok> encrypted_tally(const EventRecords& next);
  /// Reads {"owner":I,"payload":H} and checks what it names and whose it is.
  Result<std::size_t> owner_of(const EventRecords& next, std::set<std::size_t>& before);
  Result<Ok> shuffle(const EventRecords& next);
  Result<Ok> share(const EventRecords& next);
  Result<Ok> result(const EventRecords& next);

  Voter* find(std::string_view credential);
  [[nodiscard]] const Voter* find(std::string_view credential) const {
    return const_cast<Count*>(this)->find(credential);
  }
  void warn(Code rule, const Record& record, std::string message);

  const G& group_;
  EventFeed& feed_;
  Draws& draws_;
  const VerifyOptions& options_;
  Report& report_;

  State state_ = State::voting;
  std::optional<Booth<G>> booth_;
  Openers<G> openers_;
  std::vector<Voter> voters_;  // by credential
  std::set<std::string> ballots_;
  std::optional<HintForm> hints_;  // if there are good ones
  std::uint64_t bad_hints_ = 0;
  EncryptedTally<G> tally_;
  std::uint64_t total_weight_ = 0;
  std::set<std::size_t> shufflers_;
  std::set<std::size_t> sharers_;
  std::vector<std::map<std::size_t, Share<G>>> shares_;  // by item, then place
};

}  // namespace folkmoot::ballot
