#pragma once

// An election of one question with five answers, of which one is chosen, and as many ballots as wanted.

#include <fstream>

#include "ballot/desk.h"
#include "ballot/tokens.h"
#include "base/check.h"
#include "bench/support/rows.h"
#include "net/workers.h"

namespace folkmoot::ballot {

inline crypto::Secret32 seed_of(std::uint8_t number) {
  crypto::Secret32 out;
  out.fill()[0] = number;
  return out;
}

/// Voters with their ballots, each for one of five answers, and one trustee.
struct SecretVote {
  const Ed25519& group = ed25519();
  Draws draws{seed_of(1)};
  Opening<Ed25519> opening;
  curve::Scalar secret;  // the trustee's
  std::vector<VoterKey<Ed25519>> voters;
  std::optional<Booth<Ed25519>> booth;
  std::vector<std::string> ballots;
  std::vector<Point> keys;
  bench::Row encrypt_row{"ballot_encrypt_1x5", "ms", {}, 0, 1.5, bench::Better::lower};

  explicit SecretVote(std::size_t count) {
    Question question;
    question.answers = {"a", "b", "c", "d", "e"};
    question.max = 1;
    question.text = "?";
    opening.content = {"", "", {question}, {}, {}};
    opening.uuid = "BenchBenchBench";
    opening.timestamp = 1'800'000'000;
    secret = draws.scalar(group.order());
    opening.trustees.push_back(Single<Ed25519>{make_trustee(group, secret, draws)});
    for (std::size_t i = 0; i < count; ++i) {
      voters.push_back(VoterKey<Ed25519>::from(group, draws.scalar(group.order())));
      opening.voters.emplace_back(voters.back().credential, 1);
    }
    const auto openers = check_trustees(group, opening.trustees);
    FM_CHECK(openers.has_value());
    Election election{opening.content, "Ed25519", text_of(group, openers->product), opening.uuid};
    const std::string json = json_of(election);
    booth.emplace(group, std::move(election), json, openers->product);
    ballots.resize(count);
    // By the time of all threads: as if one did it.
    const double spent = bench::process_seconds([&] {
      // Secrets lie on pages of their own, and a process has no more than some ten thousand of these.
      constexpr std::size_t kTogether = 1'000;
      for (std::size_t begin = 0; begin < count; begin += kTogether) {
        std::vector<crypto::Secret32> seeds;
        while (seeds.size() < std::min(kTogether, count - begin)) seeds.push_back(draws.seed());
        net::on_cores(seeds.size(), [&](std::size_t i) {
          Draws own(seeds[i]);
          std::vector<std::uint32_t> vote(5);
          vote[(begin + i) % 5] = 1;
          ballots[begin + i] = *encrypt(*booth, voters[begin + i], {vote}, own);
        });
      }
    });
    encrypt_row.value.add(1'000 * spent / static_cast<double>(count));
    for (const auto& voter : voters) keys.push_back(*group.read(voter.credential));
  }

  /// A whole election: tally, share and result, too. It goes to a file piece by piece.
  void write_archive(const std::string& name, std::size_t count) const {
    std::ofstream file(name, std::ios::binary);
    const auto put = [&file](ArchiveWriter& writer) {
      const Bytes bytes = writer.take();
      file.write(as_text(bytes).data(), static_cast<std::streamsize>(bytes.size()));
    };
    const Bytes head = *open_election(group, opening);
    file.write(as_text(head).data(), static_cast<std::streamsize>(head.size()));
    EventFeed feed(read_from(head));
    FM_CHECK(feed.next().has_value());
    ArchiveWriter writer = feed.writer();
    EncryptedTally<Ed25519> tally = {std::vector<Ciphertext<Ed25519>>(5, {group.neutral(), group.neutral()})};
    for (std::size_t i = 0; i < count; ++i) {
      writer.add_event("Ballot", writer.add_data(ballots[i]));
      if (i % 256 == 0) put(writer);
      add(tally, i);
    }
    writer.add_event("EndBallots");
    const std::string total = std::to_string(count);
    const std::string hash = writer.add_data(json_of_tally(group, booth->election, tally));
    writer.add_event("EncryptedTally", writer.add_data("{\"num_tallied\":" + total + ",\"total_weight\":" + total +
                                                       ",\"encrypted_tally\":\"" + hash + "\"}"));
    Draws of_share(seed_of(5));
    const Share<Ed25519> share = make_share(group, booth->hash, tally, secret, of_share);
    const std::string payload = writer.add_data(json_of_share(group, booth->election, share));
    writer.add_event("PartialDecryption", writer.add_data("{\"owner\":1,\"payload\":\"" + payload + "\"}"));
    const std::vector<std::vector<std::vector<Point>>> factors = {share.factors};
    const auto result = read_opened<Ed25519>(group, booth->election, opened<Ed25519>(group, tally, factors), count);
    writer.add_event("Result", writer.add_data(json_of_result(booth->election, *result)));
    put(writer);
  }

  /// Adds ballot `i` to the tally, from its JSON.
  void add(EncryptedTally<Ed25519>& tally, std::size_t i) const {
    const auto ballot = read_ballot(*booth, ballots[i]);
    const auto& choices = std::get<ChosenAnswer<Ed25519>>(ballot->answers[0]).choices;
    for (std::size_t k = 0; k < choices.size(); ++k) tally[0][k] = product(group, tally[0][k], choices[k]);
  }
};

}  // namespace folkmoot::ballot
