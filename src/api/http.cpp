#include "api/http.h"

#include <algorithm>

#include "api/errc.h"

namespace folkmoot::api {

namespace {
constexpr std::string_view kEndOfLine = "\r\n";
constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::size_t kMethodMax = 16;
// Ten digits: far above any limit, far below an overflow.
constexpr std::size_t kLengthDigitsMax = 10;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
/// RFC 9110, section 5.6.2.
bool is_token(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
/// Of a value: visible, blank or tab. What is not ASCII has no meaning in any header that is read here.
bool is_value(char c) { return (c >= 0x20 && c < 0x7F) || c == '\t'; }
bool is_visible(char c) { return c > 0x20 && c < 0x7F; }

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

tl::unexpected<Error> malformed(std::string detail) { return fail(errc::kBadRequest, std::move(detail)); }

/// Calls `each` for each part between the separators, until it says false.
template <class Each>
bool split(std::string_view text, char separator, const Each& each) {
  while (true) {
    const std::size_t at = text.find(separator);
    if (!each(text.substr(0, at))) return false;
    if (at == std::string_view::npos) return true;
    text.remove_prefix(at + 1);
  }
}

Result<Ok> read_path(Head& out, std::string_view path) {
  const bool good = split(path.substr(1), '/', [&](std::string_view part) {
    auto decoded = percent_decoded(part, false);
    if (!decoded || out.path.size() == kSegmentsMax) return false;
    out.path.push_back(*std::move(decoded));
    return true;
  });
  if (!good) return malformed("the path of the target");
  return Ok{};
}

Result<Ok> read_query(Head& out, std::string_view query) {
  const bool good = split(query, '&', [&](std::string_view part) {
    if (part.empty()) return true;
    const std::size_t equals = part.find('=');
    auto name = percent_decoded(part.substr(0, equals), true);
    auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1), true);
    if (!name || !value || out.query.size() == kParametersMax) return false;
    out.query.emplace_back(*std::move(name), *std::move(value));
    return true;
  });
  if (!good) return malformed("the query of the target");
  return Ok{};
}

Result<Ok> read_first_line(Head& out, std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return malformed("the first line");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (method.empty() || method.size() > kMethodMax || !std::ranges::all_of(method, is_upper))
    return malformed("the method");
  if (!version.starts_with("HTTP/")) return malformed("the first line");
  if (version != "HTTP/1.1") return fail(errc::kVersion, "HTTP/1.1 is spoken here");
  if (target.size() > kTargetMax) return fail(errc::kTooLarge, "the target");
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_visible) ||
      target.find_first_of("#\\\"<>") != std::string_view::npos)
    return malformed("the target");
  out.method = method;
  out.target = target;
  const std::size_t question = target.find('?');
  FM_TRY(read_path(out, target.substr(0, question)));
  if (question != std::string_view::npos) FM_TRY(read_query(out, target.substr(question + 1)));
  return Ok{};
}

Result<Ok> read_header(Head& out, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || !std::ranges::all_of(line.substr(0, colon), is_token))
    return malformed("a header's name");
  const std::string_view value = without_blanks(line.substr(colon + 1));
  if (!std::ranges::all_of(value, is_value)) return malformed("a header's value");
  if (out.headers.size() == kHeadersMax) return fail(errc::kTooLarge, "too many headers");
  out.headers.emplace_back(lowered(line.substr(0, colon)), std::string(value));
  return Ok{};
}

/// What the headers say of the message itself.
Result<Ok> read_framing(Head& out) {
  if (out.count("transfer-encoding") > 0) return fail(errc::kLength, "a body says its length; no transfer coding");
  if (const std::size_t lengths = out.count("content-length"); lengths > 0) {
    const auto length = out.header("content-length");
    if (!length || length->empty() || !std::ranges::all_of(*length, is_digit))
      return malformed("the length of the body");
    if (length->size() > kLengthDigitsMax) return fail(errc::kTooLarge, "the body");
    for (const char digit : *length) out.content_length = out.content_length * 10 + static_cast<unsigned>(digit - '0');
  }
  for (const auto& [name, value] : out.headers) {
    if (name != "connection") continue;
    split(value, ',', [&out](std::string_view option) {
      out.last = out.last || lowered(without_blanks(option)) == "close";
      return true;
    });
  }
  if (out.count("expect") > 0) {
    const auto expected = out.header("expect");
    if (!expected || lowered(*expected) != "100-continue") return fail(errc::kExpectation, "only 100-continue");
    out.expects_continue = true;
  }
  return Ok{};
}
}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += plus_is_blank && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (text.size() - i < 3) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (out.find('\0') != std::string::npos || !is_utf8(as_bytes(out))) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += '%';
      out += to_hex(BytesView(&byte, 1));
    }
  }
  return out;
}

std::size_t Head::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count(headers, name, &std::pair<std::string, std::string>::first));
}

std::optional<std::string_view> Head::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  if (found == headers.end() || count(name) != 1) return std::nullopt;
  return found->second;
}

Result<Head> parse_head(std::string_view text) {
  Head out;
  bool is_first = true;
  while (!text.empty()) {
    const std::size_t end = text.find(kEndOfLine);
    if (end == std::string_view::npos) return malformed("a line without its end");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + kEndOfLine.size());
    if (line.find_first_of("\r\n") != std::string_view::npos) return malformed("an end of a line that is none");
    if (is_first) {
      FM_TRY(read_first_line(out, line));
      is_first = false;
    } else if (!line.empty()) {
      FM_TRY(read_header(out, line));
    } else if (!text.empty()) {
      return malformed("something behind the head");
    }
  }
  if (is_first) return malformed("no first line");
  FM_TRY(read_framing(out));
  return out;
}

void RequestReader::feed(BytesView bytes) {
  if (error_) return;
  // What was taken makes room before more comes.
  if (taken_ > 0) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(taken_));
    taken_ = 0;
  }
  append(buffer_, bytes);
}

void RequestReader::take(std::size_t size) {
  taken_ += size;
  looked_ = 0;
  if (taken_ < buffer_.size()) return;
  // A large body leaves no large buffer behind.
  buffer_ = {};
  taken_ = 0;
}

Result<std::optional<Head>> RequestReader::next_head() {
  if (error_) return tl::unexpected(*error_);
  if (body_left_) return std::nullopt;
  const std::string_view text = rest();
  const std::size_t from = looked_ < kEndOfHead.size() ? 0 : looked_ - kEndOfHead.size();
  const std::size_t end = text.find(kEndOfHead, from);
  const std::size_t size = end == std::string_view::npos ? text.size() : end + kEndOfHead.size();
  // As soon as it cannot end within its bound: whoever reads for this takes in no more than the bound.
  if (size > kHeadMax || (end == std::string_view::npos && size == kHeadMax)) {
    error_ = Error{errc::kTooLarge, "the head of the request"};
    return tl::unexpected(*error_);
  }
  if (end == std::string_view::npos) {
    looked_ = text.size();
    return std::nullopt;
  }
  auto head = parse_head(text.substr(0, size));
  if (!head) {
    error_ = std::move(head).error();
    return tl::unexpected(*error_);
  }
  take(size);
  body_left_ = head->content_length;
  return std::optional(*std::move(head));
}

std::optional<Bytes> RequestReader::next_body() {
  if (error_ || !body_left_ || waiting() < *body_left_) return std::nullopt;
  const auto size = static_cast<std::size_t>(*body_left_);
  const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(taken_);
  Bytes out(from, from + static_cast<std::ptrdiff_t>(size));
  take(size);
  body_left_.reset();
  return out;
}

}  // namespace folkmoot::api
