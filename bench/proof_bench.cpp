// What proofs weigh and what it costs to check them: 40 witnesses, 300 persons and 64 decisions in the state.
#include "base/check.h"

#include "bench/support/rows.h"
#include "tests/support/proof_world.h"

using namespace folkmoot;
using namespace folkmoot::bench;
using test::ProofWorld;
using test::ToyWitnesses;

namespace {
constexpr int kRuns = 5;
constexpr int kChecks = 50;

struct Case {
  Bytes file;
  proof::Remembered remembered;
};

double milliseconds_to_check(const Case& one) {
  return 1'000 / kChecks * seconds([&] {
           for (int i = 0; i < kChecks; ++i) FM_CHECK(proof::verify(one.file, one.remembered).has_value());
         });
}

Case from_seal(ProofWorld& world, std::size_t seal, proof::Plan plan) {
  plan.founding.reset();
  plan.text.reset();
  const seal::Core core = world.chain()[seal].seal.core;
  plan.start = core;
  return {world.make(plan), {reinterpret_id<Hash>(seal::core_id(core))}};
}
}  // namespace

int main() {
  ProofWorld world;
  for (std::uint64_t i = 0; i < 300; ++i) world.put_person(ProofWorld::person(i), 2, 1);
  for (std::uint64_t i = 0; i < 63; ++i) world.put_decision(1'000 + 2 * i, world.version());
  const std::uint64_t vote = 5'000;
  world.put_vote(vote);
  for (const char* const subject : {"device", "founding", "invitation", "version"})
    world.state().put(subject, codec::Writer().uint(0).take(), codec::Writer().uint(0).take());
  const ToyWitnesses first = ToyWitnesses::range(1, 40);
  world.close(world.founders(), first);
  for (int page = 0; page < 4; ++page) world.close(first, first, 36, 2);
  const std::uint64_t decision = 1'020;
  const Case member = from_seal(world, 0, world.plan_member(ProofWorld::person(7)));
  const Case decided = from_seal(world, 0, world.plan_decision(decision));
  const Case voted = from_seal(world, 0, world.plan_vote(vote));
  const std::size_t without =
      from_seal(world, world.chain().size() - 1, world.plan_member(ProofWorld::person(7))).file.size();

  // Three turnovers of all witnesses, from the founding.
  ToyWitnesses now = ToyWitnesses::range(1, 40);
  for (std::uint64_t turn = 1; turn <= 3; ++turn) {
    ToyWitnesses next = ToyWitnesses::range(100 * turn, 40);
    world.close(now, next);
    now = std::move(next);
  }
  world.close(now, now);
  const Case turned{world.make(world.plan_decision(decision)), {}};

  Row member_size{"proof_member_from_seal", "B", {}, 0, 4'096, Better::lower};
  Row decision_size{"proof_decision_from_seal", "B", {}, 0, 4'096, Better::lower};
  Row vote_size{"proof_vote_from_seal", "B", {}, 0, 4'096, Better::lower};
  Row link_size{"proof_link_40_witnesses", "B", {}, 0, 3'500, Better::lower};
  Row turned_size{"proof_three_turnovers_from_founding", "B", {}, 0, 24'576, Better::lower};
  Row member_time{"proof_member_check", "ms", {}, 0, 2, Better::lower};
  Row decision_time{"proof_decision_check", "ms", {}, 0, 2, Better::lower};
  Row turned_time{"proof_three_turnovers_check", "ms", {}, 0, 12, Better::lower};
  member_size.value.add(static_cast<double>(member.file.size()));
  decision_size.value.add(static_cast<double>(decided.file.size()));
  vote_size.value.add(static_cast<double>(voted.file.size()));
  link_size.value.add(static_cast<double>(member.file.size() - without));
  turned_size.value.add(static_cast<double>(turned.file.size()));
  for (int run = 0; run < kRuns; ++run) {
    member_time.value.add(milliseconds_to_check(member));
    decision_time.value.add(milliseconds_to_check(decided));
    turned_time.value.add(milliseconds_to_check(turned));
  }
  report({member_size, decision_size, vote_size, link_size, turned_size, member_time, decision_time, turned_time});
  return 0;
}
