#include "net/request.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "net/control.h"
#include "net/files.h"
#include "store/errc.h"

namespace folkmoot::net {

namespace {
constexpr std::uint64_t kRequestVersion = 1;
constexpr std::size_t kNamesMax = 64;
constexpr std::size_t kValuesMax = 100'000;
// Views nest at most a handful of times.
constexpr int kValueDepth = 12;

enum class ValueKind : std::uint8_t { null, boolean, unsigned_number, negative, text, array, object };

void write_value(codec::Writer& out, const node::Value& value) {
  const auto kind = [&out](ValueKind which) { out.array(2).uint(static_cast<std::uint64_t>(which)); };
  const node::Value::Data& data = value.data();
  if (const auto* truth = std::get_if<bool>(&data)) {
    kind(ValueKind::boolean);
    out.boolean(*truth);
  } else if (const auto* number = std::get_if<std::uint64_t>(&data)) {
    kind(ValueKind::unsigned_number);
    out.uint(*number);
  } else if (const auto* whole = std::get_if<std::int64_t>(&data)) {
    kind(*whole < 0 ? ValueKind::negative : ValueKind::unsigned_number);
    out.uint(*whole < 0 ? static_cast<std::uint64_t>(-(*whole + 1)) : static_cast<std::uint64_t>(*whole));
  } else if (const auto* text = std::get_if<std::string>(&data)) {
    kind(ValueKind::text);
    out.bytes(as_bytes(*text));
  } else if (const auto* array = std::get_if<node::Value::Array>(&data)) {
    kind(ValueKind::array);
    out.array(array->size());
    for (const node::Value& item : *array) write_value(out, item);
  } else if (const auto* object = std::get_if<node::Value::Object>(&data)) {
    kind(ValueKind::object);
    out.array(2 * object->size());
    for (const auto& [name, item] : *object) {
      out.text(name);
      write_value(out, item);
    }
  } else {
    kind(ValueKind::null);
    out.null();
  }
}

node::Value read_value(codec::Reader& in, int depth) {
  if (depth == 0) {
    in.fault(codec::errc::kTooDeep);
    return {};
  }
  in.array_of(2);
  switch (static_cast<ValueKind>(in.uint_max(static_cast<std::uint64_t>(ValueKind::object)))) {
    case ValueKind::null:
      if (!in.null()) in.fault(codec::errc::kWrongType);
      return {};
    case ValueKind::boolean:
      return in.boolean();
    case ValueKind::unsigned_number:
      return in.uint();
    case ValueKind::negative:
      return -static_cast<std::int64_t>(in.uint_max(INT64_MAX)) - 1;
    case ValueKind::text:
      return std::string(as_text(in.bytes()));
    case ValueKind::array: {
      node::Value::Array out;
      for (std::size_t left = in.array(); left > 0 && in.ok(); --left) out.push_back(read_value(in, depth - 1));
      return out;
    }
    case ValueKind::object: {
      node::Value::Object out;
      for (std::size_t left = in.array(); left > 1 && in.ok(); left -= 2) {
        std::string name(in.text());
        out.emplace_back(std::move(name), read_value(in, depth - 1));
      }
      return out;
    }
  }
  return {};
}

node::Value text_or_null(std::string_view text) { return text.empty() ? node::Value() : node::Value(text); }

}  // namespace

node::Arguments Request::arguments() const {
  node::Arguments out;
  for (const auto& [name, values] : words) out.put(name, values);
  return out;
}

Bytes encode_request(const Request& request) {
  codec::Writer out;
  out.array(4).uint(kRequestVersion).text(request.verb).bytes(as_bytes(request.assembly)).array(request.words.size());
  for (const auto& [name, values] : request.words) {
    out.array(2).text(name).array(values.size());
    for (const std::string& value : values) out.bytes(as_bytes(value));
  }
  return out.take();
}

Result<Request> decode_request(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(4);
  if (in.uint() != kRequestVersion && in.ok())
    return fail(errc::kRequest, "the node that serves this home is of another version; stop it and start it anew");
  Request out;
  out.verb = in.text();
  out.assembly = as_text(in.bytes());
  for (std::size_t left = in.array(kNamesMax); left > 0 && in.ok(); --left) {
    in.array_of(2);
    auto& [name, values] = out.words.emplace_back();
    name = in.text();
    for (std::size_t more = in.array(kValuesMax); more > 0 && in.ok(); --more) values.emplace_back(as_text(in.bytes()));
  }
  if (const auto read = in.finish(); !read) return fail(errc::kRequest, std::string(read.error().code));
  return out;
}

Bytes encode_reply(const node::Reply& reply) {
  codec::Writer out;
  out.array(3).uint(kRequestVersion).uint(static_cast<std::uint64_t>(reply.exit));
  write_value(out, reply.json);
  return out.take();
}

Result<node::Reply> decode_reply(BytesView bytes) {
  codec::Reader in(bytes);
  node::Reply out;
  in.array_of(3);
  if (in.uint() != kRequestVersion && in.ok())
    return fail(errc::kRequest, "the node that serves this home is of another version; stop it and start it anew");
  out.exit = static_cast<node::ExitClass>(in.uint_max(static_cast<std::uint64_t>(node::ExitClass::unreachable)));
  out.json = read_value(in, kValueDepth);
  if (const auto read = in.finish(); !read) return fail(errc::kRequest, std::string(read.error().code));
  return out;
}

node::Value error_value(Code code, std::string_view message, std::string_view hint) {
  node::Value error;
  error.set("code", code).set("message", message.empty() ? code : message).set("rule", nullptr);
  error.set("hint", text_or_null(hint)).set("at", nullptr);
  node::Value out;
  out.set("error", std::move(error));
  return out;
}

node::ExitClass exit_class(Code code) {
  const auto begins = [code](std::string_view with) { return code.starts_with(with); };
  if (code == store::errc::kExists || code == store::errc::kNotFound || code == errc::kFileNotFound ||
      code == errc::kFileExists)
    return node::ExitClass::usage;
  if (begins("output.") || begins("file.") || begins("program.")) return node::ExitClass::damaged;
  if (begins("net.") || begins("control.") || code == "web.not_served") return node::ExitClass::unreachable;
  if (begins("clock.") || begins("random.") || begins("usage.") || begins("text.")) return node::ExitClass::usage;
  return node::exit_class(code);
}

node::Reply error_reply(const Error& error) {
  return {error_value(error.code, error.detail), error, exit_class(error.code)};
}

}  // namespace folkmoot::net
