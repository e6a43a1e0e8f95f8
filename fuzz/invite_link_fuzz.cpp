// Invitations, device codes, encrypted ballots and audits of them as somebody typed them: what is accepted encodes
// again to the same text, but for what may stand around it; everything else is refused with its code and a reason.
#include "base/check.h"
#include "crypto/secret.h"
#include "node/encrypted_texts.h"
#include "node/errc.h"
#include "node/links.h"

using namespace folkmoot;

namespace {
std::string trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::string out(text);
  // Base32 reads small letters too.
  for (char& letter : out)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return out;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  crypto::start();
  const std::string_view text = as_text({data, size});
  if (const auto link = node::decode_invitation(text))
    FM_CHECK(node::encode_invitation(*link) == trimmed(text));
  else
    FM_CHECK(link.error().code == node::errc::kInvitation && !link.error().detail.empty());
  if (const auto link = node::decode_device_code(text))
    FM_CHECK(node::encode_device_code(*link) == trimmed(text));
  else
    FM_CHECK(link.error().code == node::errc::kDeviceCode && !link.error().detail.empty());
  if (const auto ballot = node::decode_ballot(text))
    FM_CHECK(node::encode_ballot(*ballot) == trimmed(text));
  else
    FM_CHECK(ballot.error().code == node::errc::kBallotText && !ballot.error().detail.empty());
  if (const auto audit = node::decode_audit(text))
    FM_CHECK(node::encode_audit(*audit) == trimmed(text));
  else
    FM_CHECK(audit.error().code == node::errc::kBallotText && !audit.error().detail.empty());
  return 0;
}
