// What shells read.
#include "cli/completion.h"
#include "cli/runners.h"

namespace folkmoot::cli {

Result<int> run_completion(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(std::string script, completion_script(given.get("shell"), commands()));
  node::Reply reply;
  reply.json.set("text", std::move(script));
  return invocation.show(reply, [](const node::Value& value) { return value["text"].text(); });
}

}  // namespace folkmoot::cli
