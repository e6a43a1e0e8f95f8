// `moot verify`: neither home nor node nor network.
#include "base/text.h"
#include "cli/runners.h"
#include "net/files.h"
#include "net/system.h"
#include "proof/report.h"

namespace folkmoot::cli {

namespace {
constexpr Code kRemember = "usage.remember";  // what is to be remembered is no id

/// At most one byte more than a proof can have: then it is none, however long.
Result<Bytes> read_proof(const std::string& name) {
  Bytes out;
  FM_TRY(net::read_parts(name, [&out](BytesView part) -> Result<Ok> {
    const std::size_t room = proof::kMaxProofSize + 1 - out.size();
    append(out, part.first(std::min(part.size(), room)));
    return Ok{};
  }));
  return out;
}
/// A proof says what was so; whoever relies on a mandate asks for one that is new.
std::string freshness(const proof::Verified& verified, Instant now) {
  if (!verified.fresh_until) return {};
  const bool is_fresh = now < *verified.fresh_until;
  return "Fresh until " + rfc3339(*verified.fresh_until) +
         (is_fresh ? ": it is.\n" : ": it is not any more. Ask for a newer one; a recall may have come since.\n");
}
}  // namespace

Result<int> run_verify(Invocation& invocation, const Command&, const Given& given) {
  proof::Remembered remembered;
  if (const auto id = given.find("remember")) {
    remembered.id = Hash::from_hex_text(*id);
    if (!remembered.id) return fail(kRemember, "The id of a seal or an assembly has 64 hexadecimal digits.");
  }
  const std::string name = given.get("file");
  FM_ASSIGN(const Bytes file, read_proof(name == "-" ? "/dev/stdin" : name));
  const auto verified = proof::verify(file, remembered);
  const int exit_code = verified ? 0 : 1;
  FM_ASSIGN(net::SystemClock clock, net::SystemClock::from_environment());
  const Instant now = clock.now();
  if (invocation.globals().json) return invocation.print(proof::json_of(verified, file.size()) + "\n", exit_code);
  if (verified) return invocation.print(verified->sentence + "\n" + freshness(*verified, now), exit_code);
  say("moot: this proves nothing: " + verified.error().detail + " [" + std::string(verified.error().code) + "]\n");
  return exit_code;
}

}  // namespace folkmoot::cli
