#pragma once
// What the rows of the table of commands run, by file.
#include "cli/invocation.h"
#include "net/files.h"

namespace folkmoot::cli {

// run_acts.cpp: the rows of node's table of acts.
Result<int> run_act(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_found(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_join(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_charter_propose(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_propose(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_note(Invocation& invocation, const Command& command, const Given& given);

// run_views.cpp
Result<int> run_members(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_status(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_show(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_ballot_check(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_log(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_seal_status(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_power(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_proxies(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_mandates(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_device_list(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_check(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_doctor(Invocation& invocation, const Command& command, const Given& given);

Result<int> run_commissions(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_tasks(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_budgets(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_search(Invocation& invocation, const Command& command, const Given& given);

// run_import.cpp
Result<int> run_import_members(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_import_decisions(Invocation& invocation, const Command& command, const Given& given);

// run_charter.cpp
Result<int> run_meeting_list(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_meeting_show(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_meeting_checklist(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_minutes_show(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_calendar(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_charter_show(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_charter_check(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_charter_preset(Invocation& invocation, const Command& command, const Given& given);

// run_files.cpp
Result<int> run_export(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_bundle_export(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_bundle_import(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_backup(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_restore(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_proof(Invocation& invocation, const Command& command, const Given& given);

// run_verify.cpp
Result<int> run_verify(Invocation& invocation, const Command& command, const Given& given);

// run_count.cpp
Result<int> run_count(Invocation& invocation, const Command& command, const Given& given);

// run_election_assembly.cpp
Result<int> run_election_result(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_check(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_archive(Invocation& invocation, const Command& command, const Given& given);

// run_election_verify.cpp
Result<int> run_election_verify(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_inspect(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_tracker(Invocation& invocation, const Command& command, const Given& given);

// run_election_export.cpp
Result<int> run_election_export(Invocation& invocation, const Command& command, const Given& given);

// run_election_make.cpp
Result<int> run_election_make(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_cast(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_close(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_shuffle(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_share(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_election_finish(Invocation& invocation, const Command& command, const Given& given);

// run_network.cpp
Result<int> run_serve(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_web(Invocation& invocation, const Command& command, const Given& given);
Result<int> run_sync(Invocation& invocation, const Command& command, const Given& given);

// run_completion.cpp
Result<int> run_completion(Invocation& invocation, const Command& command, const Given& given);

// run_print.cpp
Result<int> run_print(Invocation& invocation, const Command& command, const Given& given);

// run_demo.cpp
Result<int> run_demo(Invocation& invocation, const Command& command, const Given& given);

// run_sim.cpp
Result<int> run_sim(Invocation& invocation, const Command& command, const Given& given);

/// What stands on the standard input, as a file of this name in a folder that goes with the outcome.
inline constexpr std::string_view kPassing = "file";
Result<std::unique_ptr<net::TemporaryFolder>> pass_input();

/// Writes a file and says so; where its name is "-" all of it goes to the standard output.
Result<int> write_file(Invocation& invocation, const std::string& name, BytesView bytes);
/// The same of what the node answers as {"text"}.
Result<int> write_text(Invocation& invocation, const std::string& name, const net::Request& request);

/// A full path, since another process may be the one that opens the file.
std::string full_path(const std::string& name);

}  // namespace folkmoot::cli
