#include "sim/agenda.h"

#include <doctest/doctest.h>

namespace agenda_test {
using namespace folkmoot;
using namespace folkmoot::sim;

TEST_CASE("things happen in the order of their time, and then of their coming") {
  Agenda agenda;
  const std::uint64_t begin = agenda.now().ms;
  std::string happened;
  agenda.after(20, [&] { happened += "c"; });
  agenda.after(10, [&] {
    happened += "a";
    agenda.after(0, [&] { happened += "b"; });
  });
  agenda.after(20, [&] { happened += "d"; });
  agenda.after(21, [&] { happened += "e"; });
  agenda.run_until({begin + 20});
  CHECK(happened == "abcd");
  CHECK(agenda.now().ms == begin + 20);
  CHECK(agenda.waiting() == 1);
  agenda.run_until({begin + 100});
  CHECK(happened == "abcde");
  CHECK(agenda.now().ms == begin + 100);
}
}  // namespace agenda_test
