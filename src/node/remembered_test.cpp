// A home that was told of a seal by its invitation follows no history without it.
#include <doctest/doctest.h>

#include "node/links.h"
#include "node/settings.h"
#include "tests/support/memory_pages.h"

namespace remembered_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

Value remembers(MemoryHome& home) { return home.ask(node::ask::Status{})["remembers"]; }

void propose(MemoryHome& home, const std::string& title) {
  home.done("propose", {{"title", {title}}, {"text", {"t"}}});
}

node::RememberedSeal last_seal(MemoryHome& home) {
  const Value seal = home.ask(node::ask::Status{})["seal"];
  return {seal["page"].number(), *seal::CoreId::from_hex_text(seal["hash"].text())};
}

/// An assembly that went on, and whoever has the keys of its witnesses as they were two seals before and made another
/// third page with them.
struct TwoPasts {
  MemoryTown town;
  Homes homes{&town.at(0), &town.at(1), &town.at(2)};
  std::vector<std::unique_ptr<MemoryHome>> forgers;
  Homes forged;
  MemoryHome phone{"phone"};

  TwoPasts() {
    seal_page(homes);
    propose(town.at(0), "Common");
    seal_page(homes);
    const Value asked = phone.done("device request");
    town.at(0).done("device add", {{"code", {asked["code"].text()}}});
    for (MemoryHome* home : homes) {
      forgers.push_back(std::make_unique<MemoryHome>("forger"));
      forgers.back()->copy_from(*home);
      forgers.back()->reopen();
      forged.push_back(forgers.back().get());
    }
    propose(town.at(0), "As it was");
    seal_page(homes);
    propose(*forged[0], "As it was not");
    seal_page(forged);
    REQUIRE(last_seal(*homes[0]) != last_seal(*forged[0]));
  }
  /// The phone has the founding event and remembers this seal, as if an invitation had named it.
  void remember(const node::RememberedSeal& seal) {
    for (std::size_t frames = 3; phone.stored_events() == 0; ++frames) exchange(phone, town.at(0), frames);
    REQUIRE(page_of(phone) == 1);
    phone.stored_settings()[std::string(node::setting::kRememberedSeal)] = node::encode_remembered_seal(seal);
    phone.reopen();
  }
};
}  // namespace

TEST_CASE("a history without the seal of the invitation is dropped, and the right one is followed") {
  TwoPasts pasts;
  MemoryHome& phone = pasts.phone;
  const node::RememberedSeal seal = last_seal(pasts.town.at(0));
  pasts.remember(seal);
  CHECK(remembers(phone)["page"].number() == 3);
  CHECK(remembers(phone)["hash"].text() == seal.core.hex());
  SUBCASE("over a connection") {
    const Exchange met = exchange(phone, *pasts.forged[0]);
    CHECK(met.code() == "seal.other_history");
    CHECK(met.dialled->error->detail.find(seal.core.hex()) != std::string::npos);
    CHECK_FALSE(met.equal());
  }
  SUBCASE("from a file") {
    const node::Reply reply = phone.import(pasts.forged[0]->exported(phone.my_device()));
    REQUIRE(reply.error);
    CHECK(reply.error->code == "seal.other_history");
  }
  CHECK(phone.stored_events() == 1);
  phone.reopen();
  CHECK(remembers(phone)["page"].number() == 3);
  CHECK(phone.refused("propose", {{"title", {"x"}}, {"text", {"y"}}}) == "seal.not_reached");
  CHECK(phone.refused("seal ask") == "seal.not_reached");
  CHECK(exchange(phone, pasts.town.at(0)).equal());
  CHECK(page_of(phone) == 4);
  CHECK(remembers(phone).is_null());
  phone.reopen();
  CHECK(remembers(phone).is_null());
  propose(phone, "At home");
  CHECK(exchange(phone, pasts.town.at(0)).equal());
}

TEST_CASE("as long as the seal of the invitation has not come, nothing is written") {
  TwoPasts pasts;
  MemoryHome& phone = pasts.phone;
  // A past that ends before it is not wrong, and not all.
  pasts.remember({5, {}});
  CHECK(exchange(phone, pasts.town.at(0)).equal());
  CHECK(page_of(phone) == 4);
  CHECK(remembers(phone)["page"].number() == 5);
  const std::size_t before = phone.stored_events();
  CHECK(phone.refused("propose", {{"title", {"x"}}, {"text", {"y"}}}) == "seal.not_reached");
  CHECK_FALSE(phone.ask(node::ask::Seal{})["witness"].truth());
  CHECK(phone.stored_events() == before);
}

TEST_CASE("an invitation names the last seal, and who joins by it remembers it") {
  MemoryTown town;
  const std::string early = town.at(0).done("invite")["invitation"].text();
  CHECK_FALSE(node::decode_invitation(early)->seal);
  seal_page({&town.at(0), &town.at(1), &town.at(2)});
  const std::string text = town.at(0).done("invite")["invitation"].text();
  const node::RememberedSeal seal = last_seal(town.at(0));
  CHECK(node::decode_invitation(text)->seal == seal);

  MemoryHome home("new");
  const auto join = [&](const std::string& invitation) {
    return home.act("join", {{"invitation", {invitation}}, {"name", {"new"}}});
  };
  CHECK(join(early).json["remembers"].is_null());
  const node::Reply joined = join(text);
  CHECK(joined.json["remembers"]["page"].number() == 1);
  CHECK(joined.json["remembers"]["hash"].text() == seal.core.hex());
  home.reopen();
  CHECK(remembers(home)["hash"].text() == seal.core.hex());
  // An earlier one takes nothing back, a later one goes further, and another one of the same page is refused.
  CHECK(join(early).json["remembers"]["page"].number() == 1);
  node::InvitationLink other = *node::decode_invitation(text);
  other.seal->core.bytes[0] ^= 1;
  const node::Reply refused = join(node::encode_invitation(other));
  REQUIRE(refused.error);
  CHECK(refused.error->code == "seal.other_history");
  CHECK(remembers(home)["hash"].text() == seal.core.hex());
  other.seal->page = 2;
  CHECK(join(node::encode_invitation(other)).json["remembers"]["page"].number() == 2);
}

TEST_CASE("what is stored of a remembered seal reads back, and damage is found") {
  node::RememberedSeal seal{7, {}};
  seal.core.bytes.fill(5);
  const Bytes whole = node::encode_remembered_seal(seal);
  CHECK(*node::decode_remembered_seal(whole) == seal);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(node::decode_remembered_seal(BytesView(whole).first(size)));
  CHECK_FALSE(node::decode_remembered_seal(node::encode_remembered_seal({0, {}})));
}
}  // namespace remembered_test
