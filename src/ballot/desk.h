#pragma once
// Holding an election without an assembly: the organiser's desk goes on with an archive, event by event. What is added
// passes the same checks as what is verified, so a desk cannot write an archive that verification refuses.
#include "ballot/ceremony.h"
#include "ballot/encrypt.h"
#include "ballot/open.h"
#include "ballot/verify_count.h"

namespace folkmoot::ballot {

/// An election before its first ballot.
template <class G>
struct Opening {
  Template content;
  std::string uuid;
  std::uint64_t timestamp = 0;
  std::vector<TrusteeItem<G>> trustees;
  /// Public credentials and weights.
  std::vector<std::pair<std::string, std::uint64_t>> voters;
};
/// The archive with its setup.
template <class G>
Result<Bytes> open_election(const G& group, const Opening<G>& opening);

template <class G>
class Desk {
 public:
  using Scalar = typename G::Scalar;

  /// Checks all that is there. The seed must be random.
  static Result<std::unique_ptr<Desk>> open(const G& group, Bytes archive, const crypto::Secret32& seed,
                                            const Workers& workers = in_turn);

  [[nodiscard]] const Booth<G>& booth() const { return count_->booth(); }
  [[nodiscard]] const Report& report() const { return report_; }
  [[nodiscard]] const Count<G>& count() const { return *count_; }
  [[nodiscard]] const Bytes& archive() const { return archive_; }

  // After an error the archive is what it was before, and the desk must be opened again.
  Result<Ok> cast(std::string_view ballot);
  /// Ends voting and adds the encrypted tally.
  Result<Ok> close();
  /// In the name of trustee `owner`, from 1.
  Result<Ok> shuffle(std::size_t owner, Draws& draws);
  Result<Ok> end_shuffles();
  /// The share of whose key the secret belongs to; an error if it is no trustee's.
  Result<Ok> decrypt(const Scalar& secret, Draws& draws);
  Result<Ok> finish();

 private:
  Desk(const G& group, Bytes archive, const crypto::Secret32& seed, const Workers& workers);
  Result<Ok> start();
  /// Adds what was written, and reads it as everybody will.
  Result<Ok> take_in(ArchiveWriter& writer);
  Result<Ok> add_owned(std::string_view type, std::size_t owner, std::string_view body);

  const G& group_;
  Bytes archive_;
  VerifyOptions options_;
  Report report_;
  Draws draws_;
  EventFeed feed_;
  std::unique_ptr<Count<G>> count_;
};

}  // namespace folkmoot::ballot
