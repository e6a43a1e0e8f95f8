// Sheets of paper: asked of the node, drawn here, written as PDF.
#include "cli/parse.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/sheets.h"

namespace folkmoot::cli {

Result<int> run_print(Invocation& invocation, const Command& command, const Given& given) {
  const auto name = given.find("out");
  if (!name) return fail(errc::kUsage, "Say which file to write: -o FILE.pdf");
  FM_ASSIGN(SheetMaker maker, SheetMaker::make(command.words.substr(command.words.find(' ') + 1), given));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  while (const auto question = maker.next(invocation.globals().assembly)) {
    node::Reply reply = invocation.ask(*door, *question);
    if (!reply.json["error"].is_null()) return invocation.show(reply, print_file);
    maker.take(std::move(reply.json));
  }
  FM_ASSIGN(const Bytes bytes, maker.pdf());
  return write_file(invocation, *name, bytes);
}

}  // namespace folkmoot::cli
