#include "cli/charter_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/bytes.h"
#include "event/errc.h"

namespace folkmoot::cli {

namespace {

std::optional<std::uint64_t> parse_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    if (out > (std::numeric_limits<std::uint64_t>::max() - 9) / 10) return std::nullopt;
    out = out * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return out;
}

// "1048576", "512 KiB", "1 MiB".
std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t factor = 1;
  for (const auto& [unit, bytes] : {std::pair<std::string_view, std::uint64_t>{"KiB", 1024},
                                    {"MiB", 1024 * 1024},
                                    {"GiB", 1024ULL * 1024 * 1024}}) {
    if (!text.ends_with(unit)) continue;
    factor = bytes;
    text.remove_suffix(unit.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    break;
  }
  const auto number = parse_number(text);
  if (!number || *number > std::numeric_limits<std::uint64_t>::max() / factor) return std::nullopt;
  return *number * factor;
}

struct Key {
  std::string_view name;
  std::string_view form;
  bool (*set)(event::Charter& charter, std::string_view value);
};

template <auto Field>
bool set_number(event::Charter& charter, std::string_view value) {
  const auto number = parse_number(value);
  if (number) charter.*Field = *number;
  return number.has_value();
}
template <auto Field>
bool set_time(event::Charter& charter, std::string_view value) {
  const auto time = parse_duration_ms(value);
  if (time) charter.*Field = *time;
  return time.has_value();
}
template <auto Field>
bool set_quota(event::Charter& charter, std::string_view value) {
  const auto number = parse_size(value);
  if (number) charter.quota.*Field = *number;
  return number.has_value();
}
bool set_quorum(event::Charter& charter, std::string_view value) {
  const auto fraction = Fraction::parse(value);
  if (fraction) charter.approval_quorum = *fraction;
  return fraction.has_value();
}
bool set_founding_days(event::Charter& charter, std::string_view value) {
  const auto days = parse_number(value);
  constexpr std::uint64_t kDayMs = 86'400'000;
  if (days && *days < std::numeric_limits<std::uint64_t>::max() / kDayMs) {
    charter.founding_ms = *days * kDayMs;
    return true;
  }
  return false;
}

bool set_guards(event::Charter& charter, std::string_view value) {
  if (value != "keys" && value != "admissions" && value != "both" && value != "none") return false;
  charter.guards_keys = value == "keys" || value == "both";
  charter.guards_admissions = value == "admissions" || value == "both";
  return true;
}

constexpr std::string_view kNumber = "a number";
constexpr std::string_view kTime = "a time such as 48h or 30d";
constexpr std::array<Key, 14> kKeys = {{
    {"protocol", kNumber, set_number<&event::Charter::protocol>},
    {"vouches", kNumber, set_number<&event::Charter::vouches>},
    {"objections", kNumber, set_number<&event::Charter::objections>},
    {"cool_off", kTime, set_time<&event::Charter::cool_off_ms>},
    {"suspenders", kNumber, set_number<&event::Charter::suspenders>},
    {"approval_quorum", "a fraction such as 1/5", set_quorum},
    {"founding_members", kNumber, set_number<&event::Charter::founding_members>},
    {"founding_days", "a number of days", set_founding_days},
    {"quota_events", kNumber, set_quota<&event::QuotaRules::events>},
    {"quota_bytes", "a number of bytes such as 1 MiB", set_quota<&event::QuotaRules::bytes>},
    {"quota_page_one_introductions", kNumber, set_quota<&event::QuotaRules::page_one_introductions>},
    {"quota_page_one_depth", kNumber, set_quota<&event::QuotaRules::page_one_depth>},
    {"vote_window", kTime, set_time<&event::Charter::vote_window_ms>},
    {"removal_guards", "keys, admissions, both or none", set_guards},
}};

std::string_view trim(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

using Places = std::map<std::string_view, TextPlace>;

// A fault of the charter as a whole begins with the name of what is wrong: "approval quorum: ...".
TextPlace place_of(const std::string& detail, const Places& places, TextPlace otherwise) {
  std::string name = detail.substr(0, detail.find(':'));
  std::ranges::replace(name, ' ', '_');
  for (const auto& [key, place] : places)
    if (key.starts_with(name)) return place;
  return otherwise;
}

// One line of the file; columns are counted in bytes, from 1.
class Line {
 public:
  Line(std::string_view text, std::size_t number) : text_(text), number_(number) {}

  [[nodiscard]] CharterFault fault(std::string_view at, std::string detail) const {
    const auto column = static_cast<std::size_t>(at.data() - text_.data()) + 1;
    return {{event::errc::kCharter, std::move(detail)}, {number_, column}};
  }

  tl::expected<Ok, CharterFault> read(event::Charter& charter, Places& seen) const {
    const std::string_view content = trim(text_.substr(0, std::min(text_.find('#'), text_.size())));
    if (content.empty()) return Ok{};
    const std::size_t equals = content.find('=');
    if (equals == std::string_view::npos) return tl::unexpected(fault(content, "a line has the form key = value"));
    const std::string_view name = trim(content.substr(0, equals));
    const std::string_view value = trim(content.substr(equals + 1));
    const auto* const key = std::ranges::find(kKeys, name, &Key::name);
    if (key == kKeys.end()) return tl::unexpected(fault(content, fmt::format("no charter has a \"{}\"", name)));
    if (!seen.emplace(key->name, fault(content, {}).at).second)
      return tl::unexpected(fault(content, fmt::format("{} was given before", name)));
    if (!key->set(charter, value)) {
      const std::string_view at = value.empty() ? content.substr(equals) : value;
      return tl::unexpected(fault(at, fmt::format("{} is {}", name, key->form)));
    }
    return Ok{};
  }

 private:
  std::string_view text_;
  std::size_t number_;
};

}  // namespace

std::optional<std::uint64_t> parse_duration_ms(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t factor = 0;
  switch (text.back()) {
    case 's':
      factor = 1'000;
      break;
    case 'm':
      factor = 60'000;
      break;
    case 'h':
      factor = 3'600'000;
      break;
    case 'd':
      factor = 86'400'000;
      break;
    case 'w':
      factor = 7 * 86'400'000ULL;
      break;
    default:
      return std::nullopt;
  }
  const auto number = parse_number(trim(text.substr(0, text.size() - 1)));
  // The longest time that a charter may name is some 8,900 years.
  constexpr std::uint64_t kMost = (std::uint64_t{1} << 48) - 1;
  if (!number || *number > kMost / factor) return std::nullopt;
  return *number * factor;
}

tl::expected<event::Charter, CharterFault> read_charter(std::string_view text) {
  event::Charter charter;
  Places seen;
  std::size_t number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Line line(text.substr(at, end - at), ++number);
    if (!is_utf8(as_bytes(text.substr(at, end - at))))
      return tl::unexpected(CharterFault{{event::errc::kCharter, "not UTF-8 text"}, {number, 1}});
    if (auto read = line.read(charter, seen); !read) return tl::unexpected(std::move(read).error());
    at = end + 1;
  }
  // What makes sense as a whole is the format's to say.
  if (const auto checked = event::decode_charter(event::encode_charter(charter)); !checked)
    return tl::unexpected(CharterFault{checked.error(), place_of(checked.error().detail, seen, {number, 1})});
  return charter;
}

}  // namespace folkmoot::cli
