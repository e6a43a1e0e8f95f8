#include "node/links.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "crypto/hash.h"
#include "node/errc.h"

namespace links_test {
using namespace folkmoot;
using namespace folkmoot::node;

namespace {
crypto::Secret16 secret_of(std::uint8_t fill) {
  crypto::Secret16 out;
  std::ranges::fill(out.fill(), fill);
  return out;
}

InvitationLink sample() {
  InvitationLink out;
  out.assembly.bytes.fill(0x11);
  out.inviter.fill(0x22);
  out.secret = secret_of(0x33);
  out.event.bytes.fill(0x44);
  out.expires_s = 1'767'520'800;
  out.founder = true;
  out.hint = "192.0.2.7:7717";
  return out;
}
}  // namespace

TEST_CASE("an invitation comes back as it was") {
  const InvitationLink link = sample();
  const std::string text = encode_invitation(link);
  CHECK(text.starts_with("FM1:"));
  CHECK(text.size() < 300);
  for (const std::string& form : {text, text + "\n", "  " + text + " \r\n"}) {
    const auto back = decode_invitation(form);
    REQUIRE(back.has_value());
    CHECK(back->assembly == link.assembly);
    CHECK(back->inviter == link.inviter);
    CHECK(back->secret.same_as(link.secret));
    CHECK(back->event == link.event);
    CHECK(back->expires_s == link.expires_s);
    CHECK(back->founder);
    CHECK(back->hint == link.hint);
    CHECK(encode_invitation(*back) == text);
  }
}

TEST_CASE("an invitation with a seal is a little longer, and one without it as before") {
  InvitationLink link = sample();
  const std::string without = encode_invitation(link);
  CHECK_FALSE(decode_invitation(without)->seal);
  link.seal = RememberedSeal{1'000, {}};
  link.seal->core.bytes.fill(0x55);
  const std::string text = encode_invitation(link);
  CHECK(decode_invitation(text)->seal == link.seal);
  // 37 bytes: the next size of a QR code or the one after.
  CHECK(text.size() <= without.size() + 60);
  for (std::size_t i = 4; i < text.size(); ++i) CHECK(!decode_invitation(text.substr(0, i)));
  link.seal->page = 0;
  CHECK(!decode_invitation(encode_invitation(link)));
  link.seal->page = 0x1'0000'0000;
  CHECK(!decode_invitation(encode_invitation(link)));
}

TEST_CASE("every damaged form of an invitation is refused with a reason") {
  const std::string text = encode_invitation(sample());
  const auto refused = [](const std::string& form) {
    const auto read = decode_invitation(form);
    return !read && read.error().code == errc::kInvitation && !read.error().detail.empty();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string bad = text;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    CHECK(refused(bad));
    bad[i] = '1';
    if (bad != text) CHECK(refused(bad));
    CHECK(refused(text.substr(0, i)));
  }
  CHECK(refused(""));
  CHECK(refused("FM1:"));
  CHECK(refused(text + "A"));
  CHECK(refused(text + text));
  CHECK(refused("FM2:" + text.substr(4)));
  CHECK(refused(std::string(5'000, 'A')));
  std::string swapped = text;
  std::swap(swapped[30], swapped[90]);
  if (swapped != text) CHECK(refused(swapped));
}

TEST_CASE("a device's code holds the device's own signature") {
  const auto key = crypto::SigningKey::from_seed(
      crypto::Secret32(std::span<const std::uint8_t, 32>(crypto::hash_untagged({}).bytes)));
  event::DeviceRecord fields;
  fields.device = reinterpret_id<DeviceId>(key.public_key());
  event::Record record{fields, {}};
  record.signatures = {event::sign_record(event::record_id(record), key)};
  const std::string text = encode_device_code({record, secret_of(9)});
  CHECK(text.starts_with("FMD1:"));
  const auto back = decode_device_code(text);
  REQUIRE(back.has_value());
  CHECK(back->record == record);
  CHECK(back->secret.same_as(secret_of(9)));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string bad = text;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    CHECK(!decode_device_code(bad));
  }
  CHECK(!decode_invitation(text));
  record.signatures[0].bytes[0] ^= 1;
  CHECK(decode_device_code(encode_device_code({record, secret_of(9)})).error().code == errc::kDeviceCode);
}
}  // namespace links_test
