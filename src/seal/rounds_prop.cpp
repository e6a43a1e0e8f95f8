// Random schedules: safety whatever happens, a seal once the network is good, and proofs where more than f lie.
#include "tests/support/prop.h"
#include "tests/support/seal_chaos.h"

namespace rounds_prop {
using namespace folkmoot;

TEST_CASE("with at most f liars one core is sealed, nobody honest is framed, and a good network brings a seal") {
  CHECK(test::holds("agreement, no frames, progress", [](std::uint64_t seed) {
    const std::size_t witnesses = *rc::gen::inRange<std::size_t>(1, 11);
    const std::size_t liars = *rc::gen::inRange<std::size_t>(0, (witnesses - 1) / 3 + 1);
    test::SealChaos chaos({witnesses, liars, 60 * witnesses}, seed);
    chaos.run();
    RC_ASSERT(chaos.world().sealed_cores().size() <= 1U);
    RC_ASSERT(!chaos.world().somebody_honest_is_framed());
    chaos.world().run_well();
    RC_ASSERT(chaos.world().all_sealed());
    RC_ASSERT(chaos.world().sealed_cores().size() == 1U);
    RC_ASSERT(!chaos.world().somebody_honest_is_framed());
    RC_CLASSIFY(chaos.world().rounds(0).seal().has_value() && chaos.world().rounds(0).seal()->round > 0,
                "sealed after round 0");
  }));
}

TEST_CASE("liars that go on lying while the network is good do not stop the seal") {
  CHECK(test::holds("progress against active liars", [](std::uint64_t seed) {
    const std::size_t witnesses = *rc::gen::inRange<std::size_t>(4, 8);
    test::SealChaos chaos({witnesses, (witnesses - 1) / 3, 20 * witnesses}, seed);
    chaos.run();
    for (std::size_t turn = 0; turn < 60 && !chaos.world().all_sealed(); ++turn) {
      for (std::size_t i = 0; i < 6; ++i) chaos.act();
      chaos.world().run_well(8);
    }
    RC_ASSERT(chaos.world().all_sealed());
    RC_ASSERT(chaos.world().sealed_cores().size() == 1U);
    RC_ASSERT(!chaos.world().somebody_honest_is_framed());
  }));
}

namespace {
/// f + 1 liars keep the honest ones in two halves that do not hear each other, and help each half to whatever it
/// proposes.
struct TwoHalves {
  explicit TwoHalves(std::size_t witnesses, std::uint64_t seed)
      : chaos({witnesses, (witnesses - 1) / 3 + 1, 0}, seed), world(chaos.world()) {
    for (std::size_t i = 0; i < world.size(); ++i)
      (world.node(i).liar ? liars : (honest++ % 2 == 0 ? one : two)).push_back(i);
    for (const std::size_t i : two) world.node(i).view.events = 3;
  }

  void run() {
    for (std::size_t turn = 0; turn < 300; ++turn) {
      for (const auto* half : {&one, &two})
        for (const std::size_t i : *half) step(i, *half);
      help();
      world.pass(chaos.below(12'000));
    }
  }
  void step(std::size_t i, const std::vector<std::size_t>& half) {
    world.look(i);
    std::vector<seal::CheckedRecord> heard;
    for (const auto& record : world.table())
      if (world.node(record.witness()).liar || std::ranges::find(half, record.witness()) != half.end())
        heard.push_back(record);
    world.hear(i, heard);
  }
  void help() {
    const auto table = world.table();
    for (std::size_t at = seen; at < table.size(); ++at) {
      const auto& record = table[at];
      if (world.node(record.witness()).liar) continue;
      for (const std::size_t liar : liars) {
        if (record.kind() == seal::RecordKind::ready)
          world.lie(liar, record.round(), seal::Ready{test::root_of(1), world.now(), {}});
        if (record.kind() != seal::RecordKind::prepare) continue;
        world.lie(liar, record.round(), *record.says<seal::Prepare>());
        world.lie(liar, record.round(), seal::Commit{record.core(), {}});
      }
    }
    seen = table.size();
  }

  test::SealChaos chaos;
  test::SealWorld& world;
  std::vector<std::size_t> liars;
  std::vector<std::size_t> one;
  std::vector<std::size_t> two;
  std::size_t honest = 0;
  std::size_t seen = 0;
};
}  // namespace

TEST_CASE("with f + 1 liars two cores can be sealed: f + 1 of them are proved, and nobody else") {
  std::size_t split = 0;
  std::size_t all = 0;
  CHECK(test::holds("two seals prove f+1 cheats", [&](std::uint64_t seed) {
    const std::size_t witnesses = *rc::gen::element<std::size_t>(4, 7);
    TwoHalves halves(witnesses, seed);
    halves.run();
    ++all;
    RC_ASSERT(!halves.world.somebody_honest_is_framed());
    if (halves.world.sealed_cores().size() < 2) return;
    ++split;
    std::vector<seal::CheckedRecord> evidence;
    std::vector<seal::Seal> seals;
    for (const std::size_t i : {halves.one.front(), halves.two.front()}) {
      RC_ASSERT(halves.world.rounds(i).seal().has_value());
      seals.push_back(*halves.world.rounds(i).seal());
      const auto& records = halves.world.rounds(i).pool().records();
      evidence.insert(evidence.end(), records.begin(), records.end());
    }
    const auto proved = seal::prove_two_seals(seals[0], seals[1], evidence);
    RC_ASSERT(proved.proofs.size() >= halves.world.liars_max() + 1);
    for (const auto& [witness, proof] : proved.proofs) {
      RC_ASSERT(halves.world.node(witness).liar);
      RC_ASSERT(seal::what_they_prove(proof.first, proof.second) == proof.cheat);
    }
    // When one meets what the other holds, it stops.
    halves.world.hear(halves.one.front(), halves.world.node(halves.two.front()).durable);
    RC_ASSERT(halves.world.rounds(halves.one.front()).has_two_seals());
    RC_ASSERT(halves.world.node(halves.one.front()).two_seals->proofs.size() >= halves.world.liars_max() + 1);
  }));
  MESSAGE("two seals in ", split, " of ", all);
  CHECK(split > 0);
}

TEST_CASE("the pool is bounded, and two nodes that heard the same in any order have one digest") {
  CHECK(test::holds("digest and bounds", [](std::uint64_t seed) {
    test::SealChaos chaos({4, 1, 300}, seed);
    chaos.run();
    auto& world = chaos.world();
    std::vector<std::size_t> honest;
    for (std::size_t i = 0; i < 4; ++i)
      if (!world.node(i).liar) honest.push_back(i);
    // Observers hear everything, in two orders, until nothing changes.
    seal::PageOpening page = test::toy_opening(4, std::nullopt);
    seal::Rounds forward(page);
    seal::Rounds backward(page);
    test::ToyView view;
    test::NullSigner signer;
    std::vector<seal::CheckedRecord> table = world.table();
    for (int i = 0; i < 4; ++i) forward.hear(table, {view, signer, world.now()});
    std::ranges::reverse(table);
    for (int i = 0; i < 4; ++i) backward.hear(table, {view, signer, world.now()});
    RC_ASSERT(forward.digest() == backward.digest());
    // Of each witness, round and kind two and a few.
    std::uint32_t rounds = 0;
    for (const auto& record : table) rounds = std::max(rounds, record.round() + 1);
    RC_ASSERT(forward.pool().records().size() <= 4U * 4U * 4U * rounds);
  }));
}
}  // namespace rounds_prop
