#include "ballot/verify_count.h"

#include <algorithm>

#include "ballot/batch.h"
#include "ballot/membership.h"

namespace folkmoot::ballot {

namespace {
// Ballots checked side by side; by hints they share a sum, which is the cheaper for each the more there are.
constexpr std::size_t kBatch = 512;
constexpr std::size_t kHintedBatch = 4'096;
constexpr std::size_t kBatchBytes = std::size_t{1} << 24;

bool is_named(const Record& record, std::string_view hash) { return record.name == std::string(hash) + ".data.json"; }
}  // namespace

Result<SetupRecords> find_setup(const EventRecords& setup) {
  const std::size_t count = setup.data.size();
  if (count != 4 && count != 5) return fail(rule::kRecords, "not the records of a setup");
  SetupRecords out{&setup.data[0], &setup.data[1], &setup.data[2], count == 5 ? &setup.data[3] : nullptr};
  codec::JsonReader json(setup.data.back().body);
  json.expect("{\"election\":");
  const std::string_view election = json.plain();
  json.expect(",\"trustees\":");
  const std::string_view trustees = json.plain();
  json.expect(",\"credentials\":");
  const std::string_view credentials = json.plain();
  std::string_view certificate;
  const bool has_certificate = json.accept(",\"credentials_certificate\":");
  if (has_certificate) certificate = json.plain();
  json.expect("}");
  FM_TRY(well_formed(json));
  if (!is_named(*out.election, election) || !is_named(*out.trustees, trustees) ||
      !is_named(*out.credentials, credentials) || has_certificate != (out.certificate != nullptr) ||
      (has_certificate && !is_named(*out.certificate, certificate)))
    return fail(rule::kRecords, "the setup names other records than those before it");
  return out;
}

template <class G>
void Count<G>::warn(Code rule, const Record& record, std::string message) {
  report_.warnings.push_back({rule, record.name, record.offset, std::move(message)});
}

template <class G>
Result<Ok> Count<G>::run(Election election, const SetupRecords& setup) {
  FM_TRY(set_up(std::move(election), setup));
  FM_TRY(advance());
  if (state_ == State::done) return Ok{};
  feed_.about({{}, {}, feed_.archive().offset()});
  return fail(rule::kOrder, "the archive ends before its result");
}

template <class G>
Result<Ok> Count<G>::advance() {
  Portion portion = gather();
  while (true) {
    std::vector<Checked> checked(portion.ballots.size());
    Portion following;
    // To read and hash the next ones takes one core as long as it takes to check these by hints.
    options_.workers(portion.is_full ? 2 : 1, [&](std::size_t piece) {
      if (piece == 0)
        check(portion.ballots, checked);
      else
        following = gather();
    });
    FM_TRY(count(portion.ballots, checked));
    if (portion.failed) {
      feed_.about_again(std::move(portion.about));
      return tl::unexpected(*portion.failed);
    }
    if (portion.other) FM_TRY(step(*portion.other));
    if (!portion.is_full && !portion.other) return Ok{};
    portion = portion.is_full ? std::move(following) : gather();
  }
}

template <class G>
typename Count<G>::Portion Count<G>::gather() {
  const std::size_t fast = hints_ ? kHintedBatch : kBatch;
  const std::size_t most = options_.ballots_at_once > 0 ? options_.ballots_at_once : fast;
  Portion out;
  const auto failed = [&](Error error) {
    out.failed = std::move(error);
    out.about = feed_.finding({});
  };
  while (!out.is_full) {
    auto next = feed_.next();
    if (!next) {
      failed(std::move(next).error());
      break;
    }
    if (!*next) break;
    if ((*next)->event.type != "Ballot") {
      out.other = *std::move(*next);
      break;
    }
    if (auto taken = take_ballot(out, **next); !taken) {
      failed(std::move(taken).error());
      break;
    }
    out.is_full = out.ballots.size() >= most || out.bytes >= kBatchBytes;
  }
  return out;
}

template <class G>
Result<Ok> Count<G>::take_ballot(Portion& into, EventRecords& next) {
  if (state_ != State::voting) return fail(rule::kOrder, "a ballot after voting ended");
  FM_TRY(only_data(next, 1));
  into.bytes += next.data[0].body.size();
  into.ballots.push_back(std::move(next.data[0]));
  return Ok{};
}

template <class G>
Result<Ok> Count<G>::set_up(Election election, const SetupRecords& setup) {
  feed_.about(*setup.trustees);
  FM_ASSIGN(const auto trustees, read_trustees(group_, setup.trustees->body));
  FM_ASSIGN(openers_, check_trustees(group_, trustees));
  if (openers_.unsigned_groups)
    warn(rule::kTrustees, *setup.trustees,
         "trustees who share a key, without the signatures that belenios-tool 3 asks for");
  feed_.about(*setup.election);
  if (election.public_key != text_of(group_, openers_.product))
    return fail(rule::kTrustees, "the election's key is not the trustees'");
  if (group_.is_neutral(openers_.product)) return fail(rule::kSubgroup, "a neutral key");
  booth_.emplace(group_, std::move(election), setup.election->body, openers_.product);
  feed_.about(*setup.credentials);
  FM_TRY(read_voters(*setup.credentials));
  if (setup.certificate != nullptr)
    warn(rule::kRecords, *setup.certificate, "a certificate of the credentials, which nothing here rests on");
  for (const Question& question : booth_->election.questions()) {
    tally_.emplace_back();
    if (question.is_summed()) tally_.back().assign(question.choices(), {group_.neutral(), group_.neutral()});
  }
  shares_.resize(openers_.items.size());
  return prepare_hints(*setup.election);
}

template <class G>
Result<Ok> Count<G>::read_voters(const Record& record) {
  codec::JsonReader json(record.body);
  std::vector<typename G::Element> keys;
  std::optional<Error> error;
  codec::json_array(json, SIZE_MAX, [&] {
    std::string_view text = json.plain();
    Voter voter;
    if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
      codec::JsonReader digits(text.substr(comma + 1));
      voter.weight = digits.integer(kMaxVoterWeight);
      if (!digits.finish()) json.fault("not a weight");
      text = text.substr(0, comma);
      if (voter.weight != 1 && booth_->election.has_embedded()) error = Error{rule::kEmbedded, "a weight other than 1"};
    }
    voter.credential = text;
    const auto key = group_.read(text);
    if (!json.ok()) return;
    if (!key) {
      error = Error{rule::kEncoding, "not the text of an element"};
      return json.fault("a credential");
    }
    if (group_.is_neutral(*key)) error = Error{rule::kSubgroup, "a neutral credential"};
    keys.push_back(*key);
    voters_.push_back(std::move(voter));
  });
  if (error) return tl::unexpected(*error);
  FM_TRY(well_formed(json));
  if (!all_belong<G>(group_, keys, draws_.seed())) return fail(rule::kSubgroup, "a credential outside the group");
  std::ranges::sort(voters_, {}, &Voter::credential);
  if (std::ranges::adjacent_find(voters_, {}, &Voter::credential) != voters_.end())
    return fail(rule::kCredentials, "a credential twice");
  return Ok{};
}

template <class G>
Voter* Count<G>::find(std::string_view credential) {
  const auto found = std::ranges::lower_bound(voters_, credential, {}, &Voter::credential);
  return found != voters_.end() && found->credential == credential ? &*found : nullptr;
}

template <class G>
Result<Ok> Count<G>::only_data(const EventRecords& next, std::size_t count) {
  if (next.data.size() != count) return fail(rule::kRecords, "not the records of a " + next.event.type);
  return Ok{};
}

template <class G>
Result<Ok> Count<G>::step(EventRecords& next) {
  const std::string& type = next.event.type;
  feed_.about(next.record);
  if (type == "EndBallots") {
    if (state_ != State::voting) return fail(rule::kOrder, "voting ends twice");
    state_ = State::closed;
    if (bad_hints_ > 0)
      warn(rule::kHints, next.record,
           std::to_string(bad_hints_) + " ballots had hints that were wrong, and were checked without");
    return only_data(next, 0);
  }
  if (type == "EncryptedTally") {
    if (state_ == State::voting) return fail(rule::kClosing, "a tally before voting ended");
    if (state_ != State::closed) return fail(rule::kOrder, "a second tally");
    return encrypted_tally(next);
  }
  if (type == "Shuffle") {
    if (state_ != State::shuffling) return fail(rule::kOrder, "a shuffle where none belongs");
    return shuffle(next);
  }
  if (type == "EndShuffles") {
    if (state_ != State::shuffling) return fail(rule::kClosing, "shuffling ends where none belongs");
    if (shufflers_.empty())
      warn(rule::kOwners, next.record, "nobody shuffled: whoever has the archive can tell who voted what");
    state_ = State::decrypting;
    return only_data(next, 0);
  }
  if (type == "PartialDecryption") {
    if (state_ == State::shuffling) return fail(rule::kClosing, "a share before shuffling ended");
    if (state_ != State::decrypting) return fail(rule::kOrder, "a share where none belongs");
    return share(next);
  }
  if (type == "Result") {
    if (state_ != State::decrypting) return fail(rule::kOrder, "a result where none belongs");
    return result(next);
  }
  return fail(rule::kOrder, "an event that does not belong here");
}

template <class G>
Result<Ok> Count<G>::prepare_hints(const Record& election) {
  if (!options_.hints && !options_.write_hints) return Ok{};
  if constexpr (std::is_same_v<G, Ed25519>) {
    const std::vector<Question>& questions = booth_->election.questions();
    if (options_.write_hints) return options_.write_hints(hint_head(questions, options_.hint_form));
    Bytes head(kHintHead);
    FM_ASSIGN(const std::size_t size, options_.hints(0, head));
    if (size == head.size()) hints_ = read_hint_head(questions, head);
  }
  if (!hints_) warn(rule::kHints, election, "these are no hints for this election, and nothing rests on them");
  return Ok{};
}

template <class G>
typename Count<G>::Checked Count<G>::check_one(const Record& record) const {
  Checked out;
  out.verdict = check_into(out, record);
  return out;
}

template <class G>
Result<Ok> Count<G>::check_into(Checked& out, const Record& record) const {
  FM_ASSIGN(Ballot<G> ballot, read_ballot(*booth_, record.body));
  if (find(ballot.credential) == nullptr) return fail(rule::kCredentials, "a credential that may not vote");
  const auto credential = group_.read(ballot.credential);
  if (!credential) return fail(rule::kEncoding, "not the text of an element");
  if constexpr (std::is_same_v<G, Ed25519>) {
    if (options_.write_hints) {
      FM_ASSIGN(out.hints, make_hints(*booth_, ballot, record.body, *credential, options_.hint_form));
      out.ballot = std::move(ballot);
      return Ok{};
    }
  }
  FM_TRY(check_ballot(*booth_, ballot, record.body, *credential));
  out.ballot = std::move(ballot);
  return Ok{};
}

template <class G>
void Count<G>::check_by_hints(const std::vector<Record>& ballots, std::vector<Checked>& out) {
  if constexpr (std::is_same_v<G, Ed25519>) {
    const std::size_t size = count_hints(booth_->election.questions()) * point_size(*hints_);
    Bytes hints(size * ballots.size());
    const auto read = options_.hints(kHintHead + report_.ballots * size, hints);
    hints.resize(read.value_or(0));
    std::vector<HintedBallot> hinted;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ballots.size(); ++i) {
      const auto credential = credential_of(ballots[i].body);
      const auto key = credential && find(*credential) != nullptr ? group_.read(*credential) : std::nullopt;
      if (!key) {
        out[i] = check_one(ballots[i]);  // says what is wrong with it
        continue;
      }
      const std::size_t from = std::min(i * size, hints.size());
      hinted.push_back(
          {ballots[i].body, *key, BytesView(hints).subspan(from, std::min(size, hints.size() - from)), *hints_});
      places.push_back(i);
    }
    auto verdicts = check_batch(*booth_, hinted, draws_.seed(), options_.workers);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      out[places[i]] = {std::move(verdicts[i].accepted), std::move(verdicts[i].ballot), {}};
      ++(verdicts[i].bad_hint ? bad_hints_ : report_.hinted);
    }
  }
}

template <class G>
void Count<G>::check(const std::vector<Record>& ballots, std::vector<Checked>& out) {
  if (hints_)
    check_by_hints(ballots, out);
  else
    options_.workers(ballots.size(), [&](std::size_t i) { out[i] = check_one(ballots[i]); });
}

template <class G>
Result<Ok> Count<G>::count(const std::vector<Record>& ballots, const std::vector<Checked>& checked) {
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    feed_.about(ballots[i]);
    FM_TRY(checked[i].verdict);
    FM_TRY(count_ballot(ballots[i], *checked[i].ballot));
    if (!checked[i].hints.empty()) FM_TRY(options_.write_hints(checked[i].hints));
  }
  if (options_.progress && !ballots.empty()) options_.progress(feed_.archive().offset(), report_.ballots);
  return Ok{};
}

template <class G>
void Count<G>::add_choices(const Ballot<G>& ballot, std::uint64_t weight, bool remove) {
  using Scalar = typename G::Scalar;
  for (std::size_t q = 0; q < ballot.answers.size(); ++q) {
    const auto* const choices = summed_choices<G>(ballot.answers[q]);
    if (choices == nullptr) continue;
    for (std::size_t i = 0; i < choices->size(); ++i) {
      Ciphertext<G> choice = (*choices)[i];
      if (weight != 1) choice = {group_.power(choice.alpha, Scalar(weight)), group_.power(choice.beta, Scalar(weight))};
      Ciphertext<G>& sum = tally_[q][i];
      sum = remove ? Ciphertext<G>{group_.quotient(sum.alpha, choice.alpha), group_.quotient(sum.beta, choice.beta)}
                   : product(group_, sum, choice);
    }
  }
}

// Who votes again takes the ballot before out of the sum; it is read again from the archive, so that nothing of any
// ballot has to be kept.
template <class G>
Result<Ok> Count<G>::count_ballot(const Record& record, const Ballot<G>& ballot) {
  if (!ballots_.insert(record.name).second) return fail(rule::kDuplicate, "a ballot twice");
  Voter& voter = *find(ballot.credential);
  if (voter.ballot != 0) {
    FM_ASSIGN(const Record before, feed_.archive().again(voter.ballot));
    FM_ASSIGN(const Ballot<G> old, read_ballot(*booth_, before.body));
    add_choices(old, voter.weight, true);
  } else {
    ++report_.counted;
    total_weight_ += voter.weight;
  }
  add_choices(ballot, voter.weight, false);
  voter.ballot = record.offset;
  ++report_.ballots;
  return Ok{};
}

template <class G>
Result<Ok> Count<G>::collect_embedded() {
  if (!booth_->election.has_embedded()) return Ok{};
  for (std::size_t q = 0; q < tally_.size(); ++q)
    if (booth_->election.questions()[q].kind == Question::Kind::embedded) tally_[q].clear();
  for (const Voter& voter : voters_) {
    if (voter.ballot == 0) continue;
    FM_ASSIGN(const Record record, feed_.archive().again(voter.ballot));
    FM_ASSIGN(const Ballot<G> ballot, read_ballot(*booth_, record.body));
    for (std::size_t q = 0; q < ballot.answers.size(); ++q)
      if (const auto* const answer = std::get_if<EmbeddedAnswer<G>>(&ballot.answers[q]))
        tally_[q].push_back(answer->choice);
  }
  for (std::size_t q = 0; q < tally_.size(); ++q) {
    if (booth_->election.questions()[q].kind != Question::Kind::embedded) continue;
    std::ranges::sort(tally_[q], [this](const Ciphertext<G>& a, const Ciphertext<G>& b) {
      if (!group_.same(a.alpha, b.alpha)) return group_.less(a.alpha, b.alpha);
      return group_.less(a.beta, b.beta);
    });
  }
  return Ok{};
}

template <class G>
Result<Ok> Count<G>::encrypted_tally(const EventRecords& next) {
  FM_TRY(only_data(next, 2));
  FM_TRY(collect_embedded());
  feed_.about(next.data[0]);
  if (next.data[0].body != json_of_tally(group_, booth_->election, tally_))
    return fail(rule::kTally, "the encrypted tally is not the product of the ballots");
  feed_.about(next.data[1]);
  codec::JsonReader json(next.data[1].body);
  json.expect("{\"num_tallied\":");
  const std::uint64_t counted = json.integer(UINT32_MAX);
  json.expect(",\"total_weight\":");
  const std::uint64_t weight = read_weight(json);
  json.expect(",\"encrypted_tally\":");
  const std::string_view hash = json.plain();
  json.expect("}");
  FM_TRY(well_formed(json));
  if (!is_named(next.data[0], hash)) return fail(rule::kRecords, "names another encrypted tally");
  if (counted != report_.counted || weight != total_weight_) return fail(rule::kCounts, "not as many as were counted");
  state_ = booth_->election.has_embedded() ? State::shuffling : State::decrypting;
  return Ok{};
}

template <class G>
Result<std::size_t> Count<G>::owner_of(const EventRecords& next, std::set<std::size_t>& before) {
  FM_TRY(only_data(next, 2));
  feed_.about(next.data[1]);
  codec::JsonReader json(next.data[1].body);
  json.expect("{\"owner\":");
  const std::size_t owner = json.integer(kMaxTrustees);
  json.expect(",\"payload\":");
  const std::string_view hash = json.plain();
  json.expect("}");
  FM_TRY(well_formed(json));
  if (!is_named(next.data[0], hash)) return fail(rule::kRecords, "names another record than the one before it");
  if (!openers_.place(owner)) return fail(rule::kOwners, "no trustee has this number");
  if (!before.insert(owner).second) return fail(rule::kOwners, "a second one of the same trustee");
  feed_.about(next.data[0]);
  return owner;
}

template <class G>
Result<Ok> Count<G>::shuffle(const EventRecords& next) {
  FM_TRY(owner_of(next, shufflers_));
  std::vector<std::size_t> questions;
  std::vector<std::vector<Ciphertext<G>>> before;
  for (std::size_t q = 0; q < tally_.size(); ++q) {
    if (booth_->election.questions()[q].kind != Question::Kind::embedded) continue;
    questions.push_back(q);
    before.push_back(tally_[q]);
  }
  FM_ASSIGN(Shuffle<G> shuffle, read_shuffle<G>(group_, before, next.data[0].body));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    FM_TRY(check_shuffle<G>(group_, booth_->key, booth_->hash, before[i], shuffle.ciphertexts[i], shuffle.proofs[i],
                            draws_.seed()));
    tally_[questions[i]] = std::move(shuffle.ciphertexts[i]);
  }
  return Ok{};
}

template <class G>
Result<Ok> Count<G>::share(const EventRecords& next) {
  FM_ASSIGN(const std::size_t owner, owner_of(next, sharers_));
  const auto place = *openers_.place(owner);
  FM_ASSIGN(Share<G> share, read_share(group_, booth_->election, tally_, next.data[0].body));
  const auto checked = check_share(group_, booth_->hash, tally_, openers_.items[place.item].keys[place.at], share);
  if (checked)
    shares_[place.item].emplace(place.at, std::move(share));
  else
    warn(rule::kProof, next.data[0],
         "the share of trustee " + std::to_string(owner) + " is wrong and left out: " + checked.error().detail);
  return Ok{};
}

template <class G>
Result<std::vector<std::vector<std::vector<typename G::Element>>>> Count<G>::factors() const {
  std::vector<std::vector<std::vector<typename G::Element>>> out;
  for (std::size_t item = 0; item < shares_.size(); ++item) {
    const std::size_t threshold = openers_.items[item].threshold;
    if (shares_[item].size() < threshold) return fail(rule::kOwners, "too few shares that are right");
    out.push_back(combined(group_, threshold, shares_[item]));
  }
  return out;
}

template <class G>
Result<Ok> Count<G>::result(const EventRecords& next) {
  FM_TRY(only_data(next, 1));
  FM_ASSIGN(const auto opened_by, factors());
  feed_.about(next.data[0]);
  FM_ASSIGN(auto values, read_result(booth_->election, total_weight_, next.data[0].body));
  FM_TRY(check_result<G>(group_, booth_->election, opened<G>(group_, tally_, opened_by), values));
  report_.result = std::move(values);
  state_ = State::done;
  return Ok{};
}

template class Count<Ed25519>;
template class Count<ShortFieldGroup>;
template class Count<LongFieldGroup>;

}  // namespace folkmoot::ballot
