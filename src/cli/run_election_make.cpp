// `moot election make` and the steps after it: an election without an assembly, as organisers would hold one.
#include <fmt/format.h>

#include <filesystem>

#include "ballot/desk.h"
#include "ballot/size.h"
#include "ballot/tokens.h"
#include "base/text.h"
#include "cli/election_files.h"
#include "cli/runners.h"
#include "net/system.h"
#include "net/workers.h"

namespace folkmoot::cli {

namespace {

constexpr Code kElectionUsage = "usage.election";
constexpr std::string_view kArchive = "election.bel";

/// Fresh for every command; for tests from MOOT_SEED.
crypto::Secret32 fresh_seed() {
  crypto::Secret32 out;
  if (const auto seed = net::seed_from_environment())
    net::SeededRandom(*seed, as_bytes("election")).fill(out.fill());
  else
    net::SystemRandom().fill(out.fill());
  return out;
}

struct Order {
  std::string folder;
  std::string group = "Ed25519";
  ballot::Template content;
  std::vector<ListedVoter> voters;
  std::size_t trustees = 1;
  std::optional<std::size_t> threshold;
  std::optional<std::vector<std::optional<ballot::Vote>>> votes;
  std::uint64_t timestamp = 0;
};

Result<std::size_t> count_of(const std::string& text, std::string_view what) {
  const auto number = ballot::from_decimal<4>(text);
  if (!number || number->is_zero() || number->compare(ballot::Number<4>(ballot::kMaxTrustees)) > 0)
    return fail(kElectionUsage, fmt::format("--{} takes a number from 1 to {}.", what, ballot::kMaxTrustees));
  return number->limbs[0];
}

Result<Order> read_order(const Given& given) {
  Order out;
  out.folder = given.get("folder");
  out.group = given.find("group").value_or(out.group);
  if (!ballot::is_known_group(out.group))
    return fail(kElectionUsage, "--group takes Ed25519, BELENIOS-2048 or RFC-3526-2048.");
  const auto content = given.find("template");
  const auto voters = given.find("voters");
  if (!content || !voters) return fail(kElectionUsage, "--template and --voters are needed.");
  FM_ASSIGN(const std::string content_text, read_text_file(*content));
  FM_ASSIGN(out.content, parse_template(content_text));
  FM_ASSIGN(const std::string voters_text, read_text_file(*voters));
  FM_ASSIGN(out.voters, parse_voters(voters_text));
  if (const auto count = given.find("trustees")) {
    FM_ASSIGN(out.trustees, count_of(*count, "trustees"));
  }
  if (const auto threshold = given.find("threshold")) {
    FM_ASSIGN(out.threshold, count_of(*threshold, "threshold"));
    if (*out.threshold >= out.trustees) return fail(kElectionUsage, "--threshold must be less than --trustees.");
  }
  if (const auto votes = given.find("votes")) {
    FM_ASSIGN(const std::string text, read_text_file(*votes));
    FM_ASSIGN(out.votes, parse_votes(out.content.questions, text));
    if (out.votes->size() > out.voters.size()) return fail(kElectionUsage, "There are more votes than voters.");
  }
  FM_ASSIGN(net::SystemClock clock, net::SystemClock::from_environment());
  out.timestamp = clock.now().ms / 1'000;
  return out;
}

template <class G>
class Maker {
 public:
  Maker(const G& group, const Order& order) : group_(group), order_(order), draws_(fresh_seed()) {}

  Result<Bytes> run() {
    draw_voters();
    FM_TRY(make_trustees());
    FM_ASSIGN(Bytes archive, open_election(group_, opening_));
    if (order_.votes) {
      FM_ASSIGN(archive, hold(std::move(archive)));
    }
    FM_TRY(write_secrets());
    return archive;
  }
  [[nodiscard]] const std::string& uuid() const { return opening_.uuid; }

 private:
  using Scalar = typename G::Scalar;

  std::string draw_text(std::size_t digits) {
    Bytes random(2 * digits);
    draws_.fill(random);
    return ballot::draw_base58(random, digits);
  }

  void draw_voters() {
    opening_.content = order_.content;
    opening_.uuid = draw_text(14);
    opening_.timestamp = order_.timestamp;
    for (const ListedVoter& voter : order_.voters) {
      Bytes random(2 * ballot::kCredentialDigits);
      draws_.fill(random);
      credentials_.push_back(ballot::draw_credential(random));
      keys_.push_back(
          ballot::VoterKey<G>::from(group_, *credential_secret(group_, opening_.uuid, credentials_.back())));
      opening_.voters.emplace_back(keys_.back().credential, voter.weight);
    }
    std::ranges::sort(opening_.voters);  // so that their order says nothing about who is who
  }

  Result<Ok> make_trustees() {
    if (!order_.threshold) {
      for (std::size_t i = 0; i < order_.trustees; ++i) {
        secrets_.push_back(draws_.scalar(group_.order()));
        opening_.trustees.push_back(ballot::Single<G>{make_trustee(group_, secrets_.back(), draws_)});
      }
      return Ok{};
    }
    ballot::Board<G> board(group_, order_.trustees, *order_.threshold);
    std::vector<std::unique_ptr<ballot::Dealer<G>>> dealers;
    for (std::size_t i = 1; i <= order_.trustees; ++i)
      dealers.push_back(std::make_unique<ballot::Dealer<G>>(board, i, draws_.seed()));
    for (std::size_t i = 0; i < dealers.size(); ++i) FM_TRY(board.certificate(i + 1, dealers[i]->certificate()));
    for (std::size_t i = 0; i < dealers.size(); ++i) FM_TRY(board.commitment(i + 1, dealers[i]->commitment()));
    for (std::size_t i = 0; i < dealers.size(); ++i)
      FM_TRY(board.polynomial(i + 1, dealers[i]->polynomial(), dealers[i]->over_certificates()));
    for (std::size_t from = 0; from < dealers.size(); ++from)
      for (std::size_t to = 0; to < dealers.size(); ++to)
        if (!dealers[to]->receive(from + 1, dealers[from]->share_for(to + 1)))
          return fail(ballot::rule::kTrustees, "a share that is wrong");
    for (std::size_t i = 0; i < dealers.size(); ++i) FM_TRY(board.key(i + 1, dealers[i]->key()));
    FM_ASSIGN(auto made, board.finish());
    opening_.trustees.push_back(std::move(made));
    for (const auto& dealer : dealers) secrets_.push_back(dealer->secret());
    return Ok{};
  }

  Result<Bytes> hold(Bytes archive) {
    FM_ASSIGN(const auto desk, ballot::Desk<G>::open(group_, std::move(archive), draws_.seed(), net::on_cores));
    for (std::size_t i = 0; i < order_.votes->size(); ++i) {
      if (!(*order_.votes)[i]) continue;
      FM_ASSIGN(const std::string ballot, encrypt(desk->booth(), keys_[i], *(*order_.votes)[i], draws_));
      FM_TRY(desk->cast(ballot));
    }
    FM_TRY(desk->close());
    if (desk->booth().election.has_embedded()) {
      for (std::size_t owner = 1; owner <= order_.trustees; ++owner) FM_TRY(desk->shuffle(owner, draws_));
      FM_TRY(desk->end_shuffles());
    }
    const std::size_t needed = order_.threshold.value_or(order_.trustees);
    for (std::size_t i = 0; i < needed; ++i) FM_TRY(desk->decrypt(secrets_[i], draws_));
    FM_TRY(desk->finish());
    return desk->archive();
  }

  Result<Ok> write_secrets() {
    std::string csv;
    for (std::size_t i = 0; i < credentials_.size(); ++i)
      csv += fmt::format("{},{},{}\n", order_.voters[i].name, order_.voters[i].weight, credentials_[i]);
    FM_TRY(write_new_file(order_.folder + "/credentials.csv", csv));
    for (std::size_t i = 0; i < secrets_.size(); ++i)
      FM_TRY(write_new_file(fmt::format("{}/trustee-{}.key", order_.folder, i + 1),
                            "\"" + ballot::to_decimal(secrets_[i]) + "\"\n"));
    return Ok{};
  }

  const G& group_;
  const Order& order_;
  ballot::Draws draws_;
  ballot::Opening<G> opening_;
  std::vector<std::string> credentials_;
  std::vector<ballot::VoterKey<G>> keys_;
  std::vector<Scalar> secrets_;
};

/// Opens the archive at a desk, lets `act` go on with it, and writes what was added.
template <class Act>
Result<int> continue_archive(Invocation& invocation, const std::string& name, const Act& act) {
  FM_ASSIGN(const std::string text, read_text_file(name));
  auto life = invocation.sign_of_life();
  FM_ASSIGN(const ballot::Overview seen, ballot::overview(ballot::read_from(as_bytes(text))));
  return ballot::with_group(seen.election.group, [&](const auto& group) -> Result<int> {
    using G = std::remove_cvref_t<decltype(group)>;
    ballot::Draws draws(fresh_seed());
    FM_ASSIGN(const auto desk, ballot::Desk<G>::open(group, to_bytes(as_bytes(text)), draws.seed(), net::on_cores));
    FM_ASSIGN(const std::string said, act(group, *desk, draws));
    FM_ASSIGN(const auto file, net::NewFile::create(name));
    FM_TRY(file->write(desk->archive()));
    FM_TRY(file->finish());
    life.reset();
    const std::string json = fmt::format("{{\"file\":{},\"bytes\":{},\"tracker\":{}}}\n", codec::json_text(name),
                                         desk->archive().size(), said.empty() ? "null" : codec::json_text(said));
    if (invocation.globals().json) return invocation.print(json, 0);
    return invocation.print(said.empty() ? name + "\n" : said + "\n", 0);
  });
}

}  // namespace

Result<int> run_election_make(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const Order order, read_order(given));
  std::error_code problem;
  std::filesystem::create_directories(order.folder, problem);
  if (problem) return fail(net::errc::kFileFailed, order.folder + ": " + problem.message());
  std::string uuid;
  auto life = invocation.sign_of_life();
  FM_ASSIGN(const Bytes archive, ballot::with_group(order.group, [&](const auto& group) -> Result<Bytes> {
              Maker maker(group, order);
              FM_ASSIGN(Bytes made, maker.run());
              uuid = maker.uuid();
              return made;
            }));
  const std::string name = fmt::format("{}/{}", order.folder, kArchive);
  FM_TRY(write_new_file(name, as_text(archive)));
  life.reset();
  if (invocation.globals().json)
    return invocation.print(
        fmt::format("{{\"file\":{},\"uuid\":{},\"voters\":{},\"trustees\":{},\"bytes\":{},\"largest_ballot\":{}}}\n",
                    codec::json_text(name), codec::json_text(uuid), order.voters.size(), order.trustees, archive.size(),
                    ballot::largest_json(order.content.questions, order.group, uuid.size())),
        0);
  return invocation.print(
      fmt::format("{}: election {}. Give each voter the line of credentials.csv that is theirs and each trustee their "
                  "key, by ways of your own, and keep neither.\n",
                  name, uuid),
      0);
}

Result<int> run_election_cast(Invocation& invocation, const Command&, const Given& given) {
  const auto credential_file = given.find("credential");
  const auto vote_file = given.find("vote");
  const auto ballot_file = given.find("ballot");
  if (ballot_file.has_value() == (credential_file && vote_file))
    return fail(kElectionUsage, "Either --ballot, or --credential and --vote.");
  std::string credential;
  std::string vote_text;
  std::string ready;
  if (ballot_file) {
    FM_ASSIGN(ready, read_text_file(*ballot_file));
  } else {
    FM_ASSIGN(credential, read_text_file(*credential_file));
    FM_ASSIGN(vote_text, read_text_file(*vote_file));
  }
  return continue_archive(
      invocation, given.get("file"), [&](const auto& group, auto& desk, ballot::Draws& draws) -> Result<std::string> {
        using G = std::remove_cvref_t<decltype(group)>;
        std::string ballot(trimmed(ready));
        if (!ballot_file) {
          const auto secret = credential_secret(group, desk.booth().election.uuid, trimmed(credential));
          if (!secret) return fail(errc::kKeyFile, "This is no credential.");
          FM_ASSIGN(const ballot::Vote vote, read_vote(desk.booth().election.questions(), trimmed(vote_text)));
          FM_ASSIGN(ballot, encrypt(desk.booth(), ballot::VoterKey<G>::from(group, *secret), vote, draws));
        }
        FM_TRY(desk.cast(ballot));
        return ballot::fingerprint(ballot);
      });
}

Result<int> run_election_close(Invocation& invocation, const Command&, const Given& given) {
  return continue_archive(invocation, given.get("file"),
                          [](const auto&, auto& desk, ballot::Draws&) -> Result<std::string> {
                            FM_TRY(desk.close());
                            return std::string();
                          });
}

Result<int> run_election_shuffle(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const std::size_t owner, count_of(given.get("trustee"), "trustee"));
  return continue_archive(invocation, given.get("file"),
                          [owner](const auto&, auto& desk, ballot::Draws& draws) -> Result<std::string> {
                            FM_TRY(desk.shuffle(owner, draws));
                            return std::string();
                          });
}

Result<int> run_election_share(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const std::string text, read_text_file(given.get("key")));
  return continue_archive(invocation, given.get("file"),
                          [&](const auto& group, auto& desk, ballot::Draws& draws) -> Result<std::string> {
                            using State = typename ballot::Count<std::remove_cvref_t<decltype(group)>>::State;
                            codec::JsonReader json(trimmed(text));
                            const auto secret = read_scalar(group, json.plain());
                            if (!json.finish() || !secret) return fail(errc::kKeyFile, "This is no key of a trustee.");
                            if (desk.count().state() == State::shuffling) FM_TRY(desk.end_shuffles());
                            FM_TRY(desk.decrypt(*secret, draws));
                            return std::string();
                          });
}

Result<int> run_election_finish(Invocation& invocation, const Command&, const Given& given) {
  return continue_archive(invocation, given.get("file"),
                          [](const auto&, auto& desk, ballot::Draws&) -> Result<std::string> {
                            FM_TRY(desk.finish());
                            return std::string();
                          });
}

}  // namespace folkmoot::cli
