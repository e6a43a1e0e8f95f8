#include "ballot/archive.h"

#include <algorithm>

#include "codec/json.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

namespace {
constexpr std::size_t kBlock = 512;
constexpr std::size_t kName = 100;
constexpr std::string_view kFirst = "BELENIOS";
constexpr std::string_view kFirstBody = R"({"version":1,"timestamp":")";
constexpr std::string_view kData = ".data.json";
constexpr std::string_view kEvent = ".event.json";
constexpr std::uint64_t kMaxTimestamp = 0777'7777'7777;  // eleven octal digits

using Header = std::array<std::uint8_t, kBlock>;

void put(Header& header, std::size_t at, std::string_view text) {
  std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}
std::string octal(std::uint64_t number, std::size_t digits) {
  std::string out(digits, '0');
  for (std::size_t i = digits; i-- > 0; number /= 8) out[i] = static_cast<char>('0' + number % 8);
  return out;
}

Header header_of(std::string_view name, std::uint64_t size, std::uint64_t timestamp) {
  Header out{};
  put(out, 0, name);
  put(out, 100, "0000644");
  put(out, 108, "0000000");
  put(out, 116, "0000000");
  put(out, 124, octal(size, 11));
  put(out, 136, octal(timestamp, 11));
  put(out, 148, "        ");
  put(out, 156, "0");
  std::uint64_t sum = 0;
  for (const std::uint8_t byte : out) sum += byte;
  put(out, 148, octal(sum, 6));
  out[154] = 0;
  return out;
}

std::size_t padded(std::size_t size) { return (size + kBlock - 1) / kBlock * kBlock; }

std::optional<std::uint64_t> read_octal(std::string_view digits) {
  std::uint64_t out = 0;
  for (const char c : digits) {
    if (c < '0' || c > '7') return std::nullopt;
    out = out * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return out;
}

std::string first_body(std::uint64_t timestamp) { return std::string(kFirstBody) + std::to_string(timestamp) + "\"}"; }

Result<std::uint64_t> read_first(std::string_view body) {
  codec::JsonReader json(body);
  json.expect(kFirstBody);
  const std::uint64_t out = json.integer(kMaxTimestamp);
  json.expect("\"}");
  if (!json.finish()) return fail(rule::kElection, "not an archive of version 1");
  return out;
}
}  // namespace

ReadAt read_from(BytesView bytes) {
  return [bytes](std::uint64_t offset, std::span<std::uint8_t> into) -> Result<std::size_t> {
    if (offset >= bytes.size()) return std::size_t{0};
    const std::size_t count = std::min<std::size_t>(into.size(), bytes.size() - static_cast<std::size_t>(offset));
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
    return count;
  };
}

std::string hash_of(std::string_view body) { return crypto::sha256(as_bytes(body)).hex(); }

Result<std::size_t> ArchiveReader::fill(std::uint64_t offset, std::span<std::uint8_t> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    FM_ASSIGN(const std::size_t more, read_(offset + done, into.subspan(done)));
    if (more == 0) break;
    done += more;
  }
  return done;
}

Result<std::optional<Record>> ArchiveReader::read_record(std::uint64_t offset, bool first) {
  Header header{};
  FM_ASSIGN(const std::size_t there, fill(offset, header));
  if (there == 0) return std::optional<Record>();
  if (there != kBlock) return fail(rule::kArchive, "cut short");
  const std::string_view text = as_text(header);
  Record out;
  out.offset = offset;
  out.name = text.substr(0, std::min(text.find('\0'), kName));
  const auto size = read_octal(text.substr(124, 11));
  const auto timestamp = read_octal(text.substr(136, 11));
  if (!size || !timestamp) return fail(rule::kArchive, "not the header of a record");
  if (*size > kMaxRecord) return fail(rule::kLimits, "a record that is too large");
  // Room is made as bytes come: a header alone makes none.
  std::vector<std::uint8_t> body;
  while (body.size() < padded(*size)) {
    const std::size_t at = body.size();
    body.resize(std::min(padded(*size), at + (std::size_t{1} << 20)));
    FM_ASSIGN(const std::size_t read, fill(offset + kBlock + at, std::span(body).subspan(at)));
    if (read != body.size() - at) return fail(rule::kArchive, "cut short");
  }
  for (std::size_t i = *size; i < body.size(); ++i)
    if (body[i] != 0) return fail(rule::kArchive, "something is hidden behind a record");
  out.body = as_text(BytesView(body).first(*size));
  if (first) {
    if (out.name != kFirst) return fail(rule::kArchive, "not an archive of an election");
    FM_ASSIGN(timestamp_, read_first(out.body));
  }
  if (header != header_of(out.name, *size, timestamp_)) return fail(rule::kArchive, "a header in another form");
  if (!first) {
    const std::string hash = hash_of(out.body);
    if (out.name != hash + std::string(kData) && out.name != hash + std::string(kEvent))
      return fail(rule::kRecords, "a record whose name is not its hash");
  }
  return std::optional<Record>(std::move(out));
}

Result<std::optional<Record>> ArchiveReader::next() {
  FM_ASSIGN(std::optional<Record> out, read_record(offset_, offset_ == 0));
  if (out) offset_ += kBlock + padded(out->body.size());
  return out;
}

Result<Record> ArchiveReader::again(std::uint64_t offset) {
  FM_ASSIGN(std::optional<Record> out, read_record(offset, false));
  if (!out) return fail(rule::kArchive, "the archive changed while it was read");
  return *std::move(out);
}

namespace {
void append_record(Bytes& out, std::string_view name, std::string_view body, std::uint64_t timestamp) {
  append(out, header_of(name, body.size(), timestamp));
  append(out, as_bytes(body));
  out.resize(padded(out.size()));
}
}  // namespace

ArchiveWriter::ArchiveWriter(std::uint64_t timestamp) : timestamp_(std::min(timestamp, kMaxTimestamp)) {
  append_record(bytes_, kFirst, first_body(timestamp_), timestamp_);
}

std::string ArchiveWriter::add_data(std::string_view body) {
  std::string hash = hash_of(body);
  append_record(bytes_, hash + std::string(kData), body, timestamp_);
  return hash;
}

void ArchiveWriter::add_event(std::string_view type, std::string_view payload_hash) {
  const std::string body = json_of({parent_, height_, std::string(type), std::string(payload_hash)});
  parent_ = hash_of(body);
  ++height_;
  append_record(bytes_, parent_ + std::string(kEvent), body, timestamp_);
}

std::string json_of(const Event& event) {
  std::string out = "{";
  if (!event.parent.empty()) out += "\"parent\":\"" + event.parent + "\",";
  out += "\"height\":" + std::to_string(event.height) + ",\"type\":\"" + event.type + "\"";
  if (!event.payload.empty()) out += ",\"payload\":\"" + event.payload + "\"";
  return out + "}";
}

Result<Event> read_event(std::string_view json) {
  codec::JsonReader reader(json);
  Event out;
  reader.expect("{");
  if (reader.accept("\"parent\":")) {
    out.parent = reader.plain();
    reader.expect(",");
  }
  reader.expect("\"height\":");
  out.height = reader.integer(UINT32_MAX);
  reader.expect(",\"type\":");
  out.type = reader.plain();
  if (reader.accept(",\"payload\":")) out.payload = reader.plain();
  reader.expect("}");
  if (auto done = reader.finish(); !done) return fail(rule::kForm, done.error().detail);
  if (json_of(out) != json) return fail(rule::kForm, "an event in another form");
  return out;
}

}  // namespace folkmoot::ballot
