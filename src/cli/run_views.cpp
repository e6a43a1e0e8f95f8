// Commands that only look.
#include "cli/print.h"
#include "cli/runners.h"

namespace folkmoot::cli {

namespace {
Result<int> look(Invocation& invocation, const net::Request& request, Printer printer) {
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  return invocation.show(invocation.ask(*door, request), printer);
}
}  // namespace

Result<int> run_members(Invocation& invocation, const Command&, const Given&) {
  return look(invocation, invocation.request("ask members"), print_members);
}

Result<int> run_status(Invocation& invocation, const Command&, const Given&) {
  return look(invocation, invocation.request("ask status"), print_status);
}

Result<int> run_device_list(Invocation& invocation, const Command&, const Given&) {
  return look(invocation, invocation.request("ask devices"), print_devices);
}

Result<int> run_seal_status(Invocation& invocation, const Command&, const Given&) {
  return look(invocation, invocation.request("ask seal"), print_seal);
}

Result<int> run_show(Invocation& invocation, const Command&, const Given& given) {
  return look(invocation, invocation.request("ask show").add("what", given.get("id")), print_show);
}

Result<int> run_ballot_check(Invocation& invocation, const Command&, const Given& given) {
  return look(invocation, invocation.request("ask ballot").add("vote", given.get("vote")), print_ballot_check);
}

Result<int> run_log(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("ask log");
  for (const char* const name : {"limit", "after", "about"})
    if (const auto value = given.find(name)) request.add(name, *value);
  return look(invocation, request, print_log);
}

Result<int> run_check(Invocation& invocation, const Command&, const Given&) {
  return look(invocation, invocation.request("check"), print_check);
}

Result<int> run_doctor(Invocation& invocation, const Command&, const Given&) {
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  return invocation.show(invocation.ask(*door, invocation.request("doctor")), print_doctor);
}

}  // namespace folkmoot::cli
