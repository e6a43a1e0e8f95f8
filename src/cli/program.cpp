#include "cli/program.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>

#include <exception>

#include "cli/invocation.h"
#include "cli/parse.h"

namespace folkmoot::cli {

namespace {

int run_words(const std::vector<std::string>& words) {
  const auto parsed = parse(words, commands());
  if (!parsed) {
    Globals globals;
    globals.json = asks_for_json(words);
    return Invocation(globals).show_error(parsed.error().error, parsed.error().hint);
  }
  Invocation invocation(parsed->globals);
  if (parsed->command == nullptr) {
    if (!parsed->globals.json) return invocation.print(parsed->text, 0);
    node::Reply reply;
    reply.json.set("text", parsed->text);
    return invocation.show(reply, nullptr);
  }
  const auto done = parsed->command->run(invocation, *parsed->command, parsed->given);
  if (done) return *done;
  const bool usage = net::exit_class(done.error().code) == node::ExitClass::usage;
  return invocation.show_error(done.error(), usage ? fmt::format("moot help {}", parsed->command->words) : "");
}

}  // namespace

int run_program(int argc, char** argv) {
  // A reader that goes away ends the program by an exit code, not by a signal; what is written is the user's alone.
  // So does a limit on the size of files: it is a full disk like another one.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  umask(0077);
  try {
    return run_words({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    say(fmt::format("moot: {} [program.fault]\n", problem.what()));
    return 3;
  }
}

}  // namespace folkmoot::cli
