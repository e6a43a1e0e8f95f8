// Pages that homes close together, over connections and bundles.
#include "node/sealing.h"

#include <doctest/doctest.h>

#include "node/holding.h"
#include "tests/support/memory_pages.h"

namespace sealing_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

/// Everybody meets everybody, and does what is due, until nobody has news.
void meet(MemoryTown& town, std::size_t turns = 12) {
  for (std::size_t turn = 0; turn < turns; ++turn)
    for (std::size_t i = 0; i < town.size(); ++i)
      for (std::size_t k = i + 1; k < town.size(); ++k) CHECK(exchange(town.at(i), town.at(k)).equal());
}

}  // namespace

TEST_CASE("founders ask, and seal 1 closes the founding page on every node") {
  MemoryTown town;
  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig a well."}}});
  all_ask(town);
  meet(town);
  for (std::size_t i = 0; i < town.size(); ++i) {
    const Value status = town.at(i).ask(node::ask::Status{});
    CHECK(status["page"].number() == 2);
    CHECK(status["seal"]["page"].number() == 1);
    CHECK(status["seal"]["witnesses"].number() == 3);
    CHECK(status["seal"]["commits"].number() == 3);
    CHECK(status["state_hash"].text() == town.at(0).state_hash());
    CHECK(status["seal"]["hash"].text() == town.at(0).ask(node::ask::Status{})["seal"]["hash"].text());
  }
}

TEST_CASE("the founding page stays open until its period ends or all who founded ask") {
  MemoryTown town;
  town.at(0).done("seal ask");
  town.at(1).done("seal ask");
  meet(town);
  CHECK(page_of(town.at(0)) == 1);
  CHECK_FALSE(town.at(0).ask(node::ask::Seal{})["may_close"].truth());
  town.at(2).done("seal ask");
  meet(town);
  CHECK(page_of(town.at(0)) == 2);
}

TEST_CASE("the founding period ends at so many members, or after so long, as the charter has it") {
  for (const std::uint64_t members : {3U, 4U}) {
    MemoryTown town(3, "The square", "founding_members = " + std::to_string(members));
    MemoryHome::clock() += MemoryHome::kPageMs;
    for (std::size_t i = 0; i < town.size(); ++i) town.at(i).tick();
    meet(town);
    CHECK(page_of(town.at(0)) == (members == 3 ? 2 : 1));
  }
  for (const std::uint64_t days : {20U, 40U}) {
    MemoryTown town(3, "The square", "founding_time = " + std::to_string(days) + "d");
    MemoryHome::clock() += 30 * kDayMs;
    for (std::size_t i = 0; i < town.size(); ++i) town.at(i).tick();
    meet(town);
    CHECK(page_of(town.at(0)) == (days == 20 ? 2 : 1));
  }
}

TEST_CASE("pages follow each other, and what was written stays") {
  MemoryTown town;
  all_ask(town);
  meet(town);
  for (std::uint64_t page = 2; page < 6; ++page) {
    const std::string title = "Plan " + std::to_string(page);
    const std::string plan =
        town.at(page % 3).done("propose", {{"title", {title}}, {"text", {"We do it."}}})["event"].text();
    CHECK(town.at(page % 3).ask(node::ask::Show{plan})["finality"]["grade"].text() == "seen");
    MemoryHome::clock() += MemoryHome::kPageMs;
    town.at(0).tick();
    meet(town);
    for (std::size_t i = 0; i < town.size(); ++i) {
      CHECK(page_of(town.at(i)) == page + 1);
      CHECK(town.at(i).state_hash() == town.at(0).state_hash());
      const Value final = town.at(i).ask(node::ask::Show{plan})["finality"];
      CHECK(final["grade"].text() == "sealed");
      CHECK(final["page"].number() == page);
      CHECK(final["cheats"].number() == 3);
    }
  }
  CHECK(town.all_check());
  // Nothing waits: no page is closed.
  MemoryHome::clock() += 24ULL * 3'600'000;
  for (std::size_t i = 0; i < town.size(); ++i) town.at(i).tick();
  meet(town, 3);
  CHECK(page_of(town.at(0)) == 6);
}

TEST_CASE("a home that starts anew stands where it stood, from its snapshot or without") {
  MemoryTown town;
  for (std::size_t i = 0; i < town.size(); ++i) town.at(i).use_snapshots = i == 1;
  all_ask(town);
  meet(town);
  town.at(2).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  meet(town);
  REQUIRE(page_of(town.at(0)) == 3);
  town.at(1).done("note", {{"target", {"A well"}}, {"text", {"Where?"}}});
  meet(town, 1);
  const std::string hash = town.at(0).state_hash();
  for (std::size_t i = 0; i < town.size(); ++i) {
    town.at(i).reopen();
    CHECK(page_of(town.at(i)) == 3);
    CHECK(town.at(i).state_hash() == hash);
  }
  town.at(0).done("propose", {{"title", {"A pump"}}, {"text", {"We buy one."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  meet(town);
  CHECK(page_of(town.at(0)) == 4);
  CHECK(town.same_state());
}

TEST_CASE("who leaves is talked to until the seal that lets it go, since it signs for it, and no longer") {
  MemoryTown town;
  seal_page(town);
  town.at(2).done("leave");
  exchange(town.at(0), town.at(2));
  CHECK(town.at(0).ask(node::ask::Status{})["members"].number() == 2);
  // Of three witnesses all are needed.
  seal_page(town);
  CHECK(page_of(town.at(1)) == 3);
  CHECK(town.at(1).state_hash() == town.at(0).state_hash());
  CHECK(town.at(0).ask(node::ask::Seal{})["witnesses"].number() == 2);
  CHECK_FALSE(exchange(town.at(0), town.at(2)).equal());
  CHECK_FALSE(exchange(town.at(2), town.at(0)).equal());
  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig it."}}});
  seal_page({&town.at(0), &town.at(1)});
}

TEST_CASE("a restart between any two exchanges loses nothing that was signed") {
  MemoryTown town;
  all_ask(town);
  for (std::size_t turn = 0; turn < 12; ++turn)
    for (std::size_t i = 0; i < town.size(); ++i) {
      const std::size_t k = (i + 1) % town.size();
      CHECK(exchange(town.at(i), town.at(k)).equal());
      town.at(i).reopen();
    }
  CHECK(page_of(town.at(0)) == 2);
  CHECK(town.same_state());
  for (std::size_t i = 0; i < town.size(); ++i) CHECK(town.at(i).ask(node::ask::Seal{})["trouble"].is_null());
}

TEST_CASE("nodes that run for moments only close pages although one of them is gone") {
  MemoryTown town(4);
  seal_page(town);
  const Homes present{&town.at(0), &town.at(1), &town.at(2)};
  // As `moot sync` does: what is due, then the exchange.
  const auto run_for_a_moment = [&present] {
    for (std::size_t i = 0; i < present.size(); ++i) {
      present[i]->reopen();
      present[i]->tick();
      CHECK(exchange(*present[i], *present[(i + 1) % present.size()]).equal());
    }
  };
  // Who is gone has the first turn in one of four pages.
  for (std::uint64_t page = 2; page < 6; ++page) {
    town.at(0).done("propose", {{"title", {"Plan " + std::to_string(page)}}, {"text", {"We do it."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
    for (int moment = 0; moment < 40 && page_of(town.at(0)) == page; ++moment) {
      run_for_a_moment();
      MemoryHome::clock() += kMinuteMs;
    }
    CHECK(page_of(town.at(0)) == page + 1);
  }
}

TEST_CASE("pages are closed by bundles alone") {
  MemoryTown town;
  std::uint64_t page = 1;
  SUBCASE("the first") { all_ask(town); }
  SUBCASE("a later one") {
    all_ask(town);
    meet(town);
    page = 2;
    town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
  }
  for (std::size_t hop = 0; hop < 12 && page_of(town.at(2)) == page; ++hop)
    for (std::size_t i = 0; i < town.size(); ++i) {
      const Bytes stick = town.at(i).exported();
      for (std::size_t k = 0; k < town.size(); ++k)
        if (k != i) CHECK(!town.at(k).import(stick).error);
    }
  for (std::size_t i = 0; i < town.size(); ++i) CHECK(page_of(town.at(i)) == page + 1);
  CHECK(town.same_state());
}

TEST_CASE("who was away for pages follows them all in one exchange") {
  MemoryTown town;
  MemoryHome& away = town.member();
  all_ask(town);
  // The fourth member is no founder, so seal 1 does not need it.
  const auto others = [&](std::uint64_t until) {
    for (std::size_t turn = 0; turn < 60 && page_of(town.at(0)) + page_of(town.at(1)) + page_of(town.at(2)) < 3 * until;
         ++turn) {
      for (std::size_t i = 0; i < 3; ++i) CHECK(exchange(town.at(i), town.at((i + 1) % 3)).equal());
      MemoryHome::clock() += 20'000;  // a round may be the turn of the one who is away
      for (std::size_t i = 0; i < 3; ++i) town.at(i).tick();
    }
  };
  others(2);
  REQUIRE(page_of(town.at(0)) == 2);
  for (std::uint64_t page = 2; page < 5; ++page) {
    town.at(0).done("propose", {{"title", {"Plan " + std::to_string(page)}}, {"text", {"We do it."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
    others(page + 1);
    REQUIRE(page_of(town.at(0)) == page + 1);
  }
  away.done("propose", {{"title", {"From afar"}}, {"text", {"Written while away."}}});
  CHECK(page_of(away) == 1);
  CHECK(exchange(away, town.at(0)).equal());
  CHECK(page_of(away) == 5);
  CHECK(away.state_hash() == town.at(0).state_hash());
  // Nothing honest is lost: what it wrote waits for the next seal.
  CHECK(town.at(0).ask(node::ask::Show{"From afar"})["state"].text() == "open");
  SUBCASE("and by a bundle") {
    town.at(0).done("propose", {{"title", {"Plan 5"}}, {"text", {"We do it."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
    others(6);
    REQUIRE(page_of(town.at(1)) == 6);
    CHECK(!away.import(town.at(1).exported()).error);
    CHECK(page_of(away) == 6);
    CHECK(away.state_hash() == town.at(1).state_hash());
  }
}

TEST_CASE("what liars say about seals changes nothing, and takes no more room than it is given") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const event::Event founding = ann.events().front();
  node::Holding holding(reinterpret_id<AssemblyId>(founding.id), ann);
  REQUIRE(holding.begin(founding));
  node::Sealing& sealing = holding.sealing();
  const Instant now{MemoryHome::clock()};
  sealing.hear({{}, {0}, {9, 1, 2}, {1, 0x80}, Bytes(100'000, 3)}, now);
  CHECK(sealing.digest() == Hash{});
  CHECK(sealing.beyond(sealing.summary()).empty());
  CHECK(sealing.beyond({Bytes{0xFF, 0}}).empty());

  const auto frontier = [](std::uint64_t page, std::uint32_t number, std::uint32_t entries = 1'000) {
    node::PageFrontier out{page, {}};
    for (std::uint32_t i = 0; i < entries; ++i) {
      journal::FrontierEntry entry;
      entry.device.bytes[0] = static_cast<std::uint8_t>(i >> 8);
      entry.device.bytes[1] = static_cast<std::uint8_t>(i & 0xFF);
      entry.lowest_fork = 1'000'000 + number;  // so that all have one size
      out.change.push_back(entry);
    }
    return node::encode_item(out);
  };
  // Far pages make room for near ones.
  std::vector<Bytes> flood;
  for (std::uint32_t i = 0; i < 1'500; ++i) flood.push_back(frontier(1'000'000 + i, i));
  sealing.hear(flood, now);
  const std::size_t room = std::size_t{32} << 20;
  const std::size_t far = flood.front().size();
  CHECK(sealing.waiting_bytes() <= room);
  CHECK(sealing.waiting_bytes() + far > room);
  CHECK(sealing.waiting_bytes() % far == 0);
  // The near one is told by its size from as many far ones as there are, and stays whatever comes.
  const Bytes near = frontier(2, 7, 700);
  sealing.hear({near}, now);
  CHECK(sealing.waiting_bytes() % far == near.size());
  sealing.hear(flood, now);
  CHECK(sealing.waiting_bytes() <= room);
  CHECK(sealing.waiting_bytes() % far == near.size());
  CHECK(sealing.digest() == Hash{});
}

TEST_CASE("a device that asks twice has asked once, and all come to know of it") {
  MemoryTown town;
  town.at(0).done("seal ask");
  town.at(0).done("seal ask");
  CHECK(exchange(town.at(2), town.at(0)).equal());
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
    CHECK(town.at(i).ask(node::ask::Seal{})["asked"].number() == 1);
  CHECK(town.at(1).ask(node::ask::Seal{})["asked"].number() == 0);
}

TEST_CASE("a home that was copied finds out and signs no more, after a restart either") {
  MemoryTown town;
  all_ask(town);
  MemoryHome copy("copy");
  copy.copy_from(town.at(2));
  copy.reopen();
  meet(town, 1);
  // The copy signs for the same page, and meets what the other signed.
  MemoryHome::clock() += 60'000;
  copy.tick();
  for (int i = 0; i < 3; ++i) exchange(copy, town.at(0));
  CHECK_FALSE(copy.ask(node::ask::Seal{})["witness"].truth());
  CHECK(copy.ask(node::ask::Seal{})["trouble"]["code"].text() == "seal.key_copied");
  copy.reopen();
  CHECK_FALSE(copy.ask(node::ask::Seal{})["witness"].truth());
}

TEST_CASE("a rolled-back home meets what it signed before, and signs nothing more") {
  MemoryTown town;
  all_ask(town);
  MemoryHome old("old");
  old.copy_from(town.at(2));
  meet(town, 1);
  // The disk is put back to before its ready, and the home goes on from there: its own records come from the others.
  MemoryHome rolled_back("rolled back");
  rolled_back.copy_from(old);
  rolled_back.reopen();
  for (int i = 0; i < 3; ++i) exchange(rolled_back, town.at(0));
  CHECK(rolled_back.ask(node::ask::Seal{})["trouble"]["code"].text() == "seal.key_copied");
  CHECK_FALSE(rolled_back.ask(node::ask::Seal{})["witness"].truth());
  // It follows what the others close all the same.
  meet(town);
  for (int i = 0; i < 3; ++i) exchange(rolled_back, town.at(0));
  CHECK(page_of(rolled_back) == page_of(town.at(0)));
  CHECK(rolled_back.state_hash() == town.at(0).state_hash());
}

TEST_CASE("who was silent for twenty-five days gives a sign of life, once, and stays a witness") {
  MemoryTown town;
  all_ask(town);
  meet(town);
  REQUIRE(page_of(town.at(0)) == 2);
  const std::size_t before = town.at(2).stored_events();
  MemoryHome::clock() += 24ULL * 24 * 3'600'000;
  meet(town, 1);
  CHECK(town.at(2).stored_events() == before);
  MemoryHome::clock() += 2ULL * 24 * 3'600'000;
  meet(town, 2);
  CHECK(town.at(2).stored_events() == before + 3);
  // A note is sealed a day after it came.
  MemoryHome::clock() += 25ULL * 3'600'000;
  for (std::size_t i = 0; i < town.size(); ++i) town.at(i).tick();
  meet(town);
  CHECK(page_of(town.at(0)) == 3);
  CHECK(town.at(2).stored_events() == before + 3);
  MemoryHome::clock() += 20ULL * 24 * 3'600'000;
  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  meet(town);
  CHECK(page_of(town.at(0)) == 4);
  CHECK(town.at(0).ask(node::ask::Seal{})["witnesses"].number() == 3);
}
}  // namespace sealing_test
