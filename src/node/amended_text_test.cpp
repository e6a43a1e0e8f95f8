#include "node/amended_text.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "assembly/amendments.h"
#include "tests/support/sealed_town.h"

namespace amended_text_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
node::Bodies bodies_of(SealedTown& t) {
  return {t.town.state(), t.town.journal().table(), [&t](const EventId& id) -> std::optional<event::Body> {
            const auto& all = t.town.events();
            const auto found = std::ranges::find(all, id, &event::Event::id);
            if (found == all.end()) return std::nullopt;
            auto body = event::decode_body(*found->body);
            return body ? std::optional(*std::move(body)) : std::nullopt;
          }};
}

assembly::VersionIndex version_of(SealedTown& t, const EventId& id) {
  return *t.town.state().made(assembly::Object::version, *t.town.journal().find(id));
}

event::Amend change(SealedTown& t, const EventId& target, std::uint64_t from, std::uint64_t length, std::string text) {
  event::Amend out;
  out.terms = t.town.terms(kDay);
  out.target = target;
  out.from = from;
  out.length = length;
  out.text = std::move(text);
  return out;
}
}  // namespace

TEST_CASE("a version whose words are not those of its amendments is found out by whoever has them") {
  SealedTown t;
  const EventId dues = t.town.act(t.town.first(), event::Propose{"Dues", "Dues are 5 a month.", {}});
  const EventId six = t.town.act(t.bob, change(t, dues, 9, 1, "6"));
  t.town.all_vote(t.all(), six, Choice::yes);
  t.town.seal(4 * kDay);
  const assembly::VersionIndex base = version_of(t, dues);
  CHECK(node::amended(bodies_of(t), base, t.town.state().versions[base].adopted) == "Dues are 6 a month.");
  CHECK_FALSE(node::text_matches(bodies_of(t), base).has_value());

  // As long as it should be: the rules cannot tell.
  const EventId wrong = t.town.act(t.town.second(), event::Revise{dues, "Dues", "Dues are 9 a month.", {}, {six}});
  CHECK(t.town.code(wrong) == "applied");
  CHECK(node::text_matches(bodies_of(t), version_of(t, wrong)) == false);
  CHECK(node::version_before(t.town.state(), version_of(t, wrong)) == base);
}

TEST_CASE("a version with the words and the title of the one before matches; with another title it does not") {
  for (const char* const title : {"Dues", "Fees"}) {
    SealedTown t;
    const EventId dues = t.town.act(t.town.first(), event::Propose{"Dues", "one two three", {}});
    const EventId two = t.town.act(t.bob, change(t, dues, 4, 3, "2"));
    const EventId more = t.town.act(t.bob, change(t, two, 0, 1, "zwei"));
    const EventId and_so = t.town.act(t.bob, change(t, dues, 13, 0, " four"));
    t.town.all_vote(t.all(), two, Choice::yes);
    t.town.all_vote(t.all(), more, Choice::yes);
    t.town.all_vote(t.all(), and_so, Choice::yes);
    t.town.seal(4 * kDay);
    const EventId next = t.town.act(t.bob, event::Revise{dues, title, "one zwei three four", {}, {and_so, two}});
    CHECK(t.town.code(next) == "applied");
    CHECK(node::text_matches(bodies_of(t), version_of(t, next)) == (std::string_view(title) == "Dues"));
  }
}

TEST_CASE("a version that closes at a seal is no draft: its mover takes up nothing alone") {
  SealedTown t;
  event::Propose propose{"Dues", "Dues are 5 a month.", {}};
  propose.deliberation = event::Deliberation{t.town.terms(30 * kDay), event::Procedure::majority, {}, {}, 0};
  const EventId dues = t.town.act(t.town.first(), propose);
  event::Amend amend = change(t, dues, 9, 1, "6");
  amend.terms = t.town.terms(20 * kDay);
  const EventId six = t.town.act(t.bob, amend);
  CHECK(t.town.code(t.town.act(t.bob, event::Oppose{six, {}})) == "oppose.no_effect");
  t.town.seal(kDay);
  t.town.seal(5 * kDay);
  const EventId taken = t.town.act(t.town.first(), event::Revise{dues, "Dues", "Dues are 6 a month.", {}, {six}});
  CHECK(t.town.code(taken) == "revise.not_adopted");
}
}  // namespace amended_text_test
