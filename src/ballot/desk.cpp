#include "ballot/desk.h"

namespace folkmoot::ballot {

namespace {
std::string json_of_setup(const std::string& election, const std::string& trustees, const std::string& credentials) {
  return "{\"election\":\"" + election + "\",\"trustees\":\"" + trustees + "\",\"credentials\":\"" + credentials +
         "\"}";
}
}  // namespace

template <class G>
Result<Bytes> open_election(const G& group, const Opening<G>& opening) {
  FM_ASSIGN(const Openers<G> openers, check_trustees(group, opening.trustees));
  const std::string election =
      json_of(Election{opening.content, std::string(group.name()), text_of(group, openers.product), opening.uuid});
  FM_TRY(read_election(election));
  FM_TRY(check_room(largest_json(opening.content.questions, group.name(), opening.uuid.size()), kMaxRecord));
  const std::string credentials = json_list(opening.voters, [](const auto& voter) {
    return "\"" + voter.first + (voter.second == 1 ? "" : "," + std::to_string(voter.second)) + "\"";
  });
  ArchiveWriter writer(opening.timestamp);
  const std::string election_hash = writer.add_data(election);
  const std::string trustees_hash = writer.add_data(json_of(group, opening.trustees));
  const std::string credentials_hash = writer.add_data(credentials);
  writer.add_event("Setup", writer.add_data(json_of_setup(election_hash, trustees_hash, credentials_hash)));
  return writer.take();
}

template <class G>
Desk<G>::Desk(const G& group, Bytes archive, const crypto::Secret32& seed, const Workers& workers)
    : group_(group),
      archive_(std::move(archive)),
      draws_(seed),
      feed_([this](std::uint64_t offset, std::span<std::uint8_t> into) { return read_from(archive_)(offset, into); }) {
  options_.workers = workers;
}

template <class G>
Result<std::unique_ptr<Desk<G>>> Desk<G>::open(const G& group, Bytes archive, const crypto::Secret32& seed,
                                               const Workers& workers) {
  std::unique_ptr<Desk> out(new Desk(group, std::move(archive), seed, workers));
  FM_TRY(out->start());
  return out;
}

template <class G>
Result<Ok> Desk<G>::start() {
  FM_ASSIGN(const std::optional<EventRecords> first, feed_.next());
  if (!first || first->event.type != "Setup") return fail(rule::kOrder, "the first event is not the setup");
  FM_ASSIGN(const SetupRecords setup, find_setup(*first));
  FM_ASSIGN(Election election, read_election(setup.election->body));
  if (election.group != group_.name()) return fail(rule::kElection, "an election in another group");
  report_.election = election;
  count_ = std::make_unique<Count<G>>(group_, feed_, draws_, options_, report_);
  FM_TRY(count_->set_up(std::move(election), setup));
  return count_->advance();
}

template <class G>
Result<Ok> Desk<G>::take_in(ArchiveWriter& writer) {
  const std::size_t before = archive_.size();
  const std::size_t warnings = report_.warnings.size();
  append(archive_, writer.take());
  auto done = count_->advance();
  // A share that is wrong would be a warning to others; here it is not to be added.
  if (done && report_.warnings.size() > warnings && report_.warnings.back().rule == rule::kProof)
    done = fail(rule::kProof, report_.warnings.back().message);
  if (!done) archive_.resize(before);
  return done;
}

template <class G>
Result<Ok> Desk<G>::cast(std::string_view ballot) {
  ArchiveWriter writer = feed_.writer();
  writer.add_event("Ballot", writer.add_data(ballot));
  return take_in(writer);
}

template <class G>
Result<Ok> Desk<G>::close() {
  ArchiveWriter writer = feed_.writer();
  writer.add_event("EndBallots");
  FM_TRY(count_->collect_embedded());
  const std::string tally = writer.add_data(json_of_tally(group_, booth().election, count_->tally()));
  writer.add_event("EncryptedTally", writer.add_data("{\"num_tallied\":" + std::to_string(report_.counted) +
                                                     ",\"total_weight\":" + json_of_weight(count_->total_weight()) +
                                                     ",\"encrypted_tally\":\"" + tally + "\"}"));
  return take_in(writer);
}

template <class G>
Result<Ok> Desk<G>::add_owned(std::string_view type, std::size_t owner, std::string_view body) {
  ArchiveWriter writer = feed_.writer();
  const std::string payload = writer.add_data(body);
  writer.add_event(type, writer.add_data("{\"owner\":" + std::to_string(owner) + ",\"payload\":\"" + payload + "\"}"));
  return take_in(writer);
}

template <class G>
Result<Ok> Desk<G>::shuffle(std::size_t owner, Draws& draws) {
  Shuffle<G> out;
  for (std::size_t q = 0; q < count_->tally().size(); ++q) {
    if (booth().election.questions()[q].kind != Question::Kind::embedded) continue;
    FM_ASSIGN(Shuffled<G> shuffled, ballot::shuffle<G>(group_, booth().key, booth().hash, count_->tally()[q], draws));
    out.ciphertexts.push_back(std::move(shuffled.ciphertexts));
    out.proofs.push_back(std::move(shuffled.proof));
  }
  return add_owned("Shuffle", owner, json_of_shuffle(group_, out));
}

template <class G>
Result<Ok> Desk<G>::end_shuffles() {
  ArchiveWriter writer = feed_.writer();
  writer.add_event("EndShuffles");
  return take_in(writer);
}

template <class G>
Result<Ok> Desk<G>::decrypt(const Scalar& secret, Draws& draws) {
  if (count_->state() != Count<G>::State::decrypting) return fail(rule::kClosing, "it is not time for shares");
  const auto key = group_.power_secretly(group_.generator_table(), secret);
  std::size_t owner = 0;
  for (const auto& item : count_->openers().items) {
    for (const auto& each : item.keys) {
      ++owner;
      if (!group_.same(each, key)) continue;
      const Share<G> share = make_share(group_, booth().hash, count_->tally(), secret, draws);
      return add_owned("PartialDecryption", owner, json_of_share(group_, booth().election, share));
    }
  }
  return fail(rule::kOwners, "the key is no trustee's of this election");
}

template <class G>
Result<Ok> Desk<G>::finish() {
  FM_ASSIGN(const auto factors, count_->factors());
  FM_ASSIGN(const auto result, read_opened<G>(group_, booth().election, opened<G>(group_, count_->tally(), factors),
                                              count_->total_weight()));
  ArchiveWriter writer = feed_.writer();
  writer.add_event("Result", writer.add_data(json_of_result(booth().election, result)));
  return take_in(writer);
}

#define FM_DESK(G)                                                   \
  template Result<Bytes> open_election(const G&, const Opening<G>&); \
  template class Desk<G>;
FM_DESK(Ed25519)
FM_DESK(ShortFieldGroup)
FM_DESK(LongFieldGroup)
#undef FM_DESK

}  // namespace folkmoot::ballot
