// Commands that only look.
#include "cli/print.h"
#include "cli/runners.h"

namespace folkmoot::cli {

Result<int> run_members(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask members"), print_members);
}

Result<int> run_status(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask status"), print_status);
}

Result<int> run_mandates(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask mandates"), print_mandates);
}

Result<int> run_proxies(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask proxies"), print_proxies);
}

Result<int> run_power(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("ask power");
  if (const auto since = given.find("since")) request.add("since", *since);
  return invocation.look(request, print_power);
}

Result<int> run_device_list(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask devices"), print_devices);
}

Result<int> run_seal_status(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask seal"), print_seal);
}

Result<int> run_show(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("ask show");
  request.add("what", given.get("id"));
  if (given.has("hidden")) request.add("hidden", "yes");
  return invocation.look(request, print_show);
}

Result<int> run_ballot_check(Invocation& invocation, const Command&, const Given& given) {
  return invocation.look(invocation.request("ask ballot").add("vote", given.get("vote")), print_ballot_check);
}

Result<int> run_log(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("ask log");
  for (const char* const name : {"limit", "after", "about"})
    if (const auto value = given.find(name)) request.add(name, *value);
  for (const char* const name : {"newest", "hidden"})
    if (given.has(name)) request.add(name, "yes");
  return invocation.look(request, given.has("newest") ? print_log_backwards : print_log);
}

Result<int> run_commissions(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask commissions"), print_commissions);
}

Result<int> run_tasks(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask tasks"), print_tasks);
}

Result<int> run_budgets(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask budgets"), print_budgets);
}

Result<int> run_search(Invocation& invocation, const Command&, const Given& given) {
  std::string words;
  for (const std::string& word : given.all("word")) words += (words.empty() ? "" : " ") + word;
  return invocation.look(invocation.request("search").add("words", words), print_found_texts);
}

Result<int> run_check(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("check"), print_check);
}

Result<int> run_doctor(Invocation& invocation, const Command&, const Given&) {
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  return invocation.show(invocation.ask(*door, invocation.request("doctor")), print_doctor);
}

}  // namespace folkmoot::cli
