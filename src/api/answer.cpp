#include "api/answer.h"

#include <algorithm>
#include <array>

#include "api/errc.h"
#include "base/text.h"
#include "event/errc.h"
#include "node/errc.h"
#include "node/json_line.h"

namespace folkmoot::api {

namespace {
struct Meaning {
  std::string_view code;  // a whole code, or the first part of many with its dot
  int status;
};
// The first row that fits. What fits none goes by its exit class: a rule that refuses is none of HTTP's own matters.
constexpr std::array kMeanings = {
    Meaning{errc::kBadRequest, 400},
    Meaning{errc::kWords, 400},
    Meaning{errc::kNoSession, 401},
    Meaning{errc::kCode, 401},
    Meaning{errc::kOrigin, 403},
    Meaning{errc::kRole, 403},
    Meaning{errc::kNotFound, 404},
    Meaning{node::errc::kNotFound, 404},
    Meaning{node::errc::kNoAssembly, 404},
    Meaning{errc::kMethod, 405},
    Meaning{errc::kUnderWay, 409},
    Meaning{errc::kRoom, 409},
    Meaning{errc::kSeat, 409},
    Meaning{node::errc::kAmbiguous, 409},
    Meaning{errc::kLength, 411},
    Meaning{errc::kTooLarge, 413},
    Meaning{errc::kMediaType, 415},
    Meaning{errc::kExpectation, 417},
    Meaning{errc::kHost, 421},
    Meaning{errc::kKeyReused, 422},
    Meaning{errc::kTooMany, 429},
    Meaning{errc::kVersion, 505},
    Meaning{errc::kBusy, 503},
    Meaning{errc::kAnswerLarge, 500},
    Meaning{"bundle.", 422},
    // A text that somebody wrote, not a home that is damaged.
    Meaning{event::errc::kCharter, 422},
    Meaning{"usage.", 400},
    Meaning{"text.", 400},
};

struct Reason {
  int status;
  std::string_view words;
};
constexpr std::array kReasons = {
    Reason{100, "Continue"},
    Reason{200, "OK"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{409, "Conflict"},
    Reason{411, "Length Required"},
    Reason{413, "Content Too Large"},
    Reason{415, "Unsupported Media Type"},
    Reason{417, "Expectation Failed"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Not Done"},
    Reason{429, "Too Many Requests"},
    Reason{500, "Internal Server Error"},
    Reason{502, "Not Reached"},
    Reason{503, "Service Unavailable"},
    Reason{505, "HTTP Version Not Supported"},
};

std::string_view reason_of(int status) {
  const auto found = std::ranges::find(kReasons, status, &Reason::status);
  return found == kReasons.end() ? std::string_view("Other") : found->words;
}

// A page of this node loads and runs what this node gives it, and nothing else; no text, whoever wrote it, becomes
// markup (the page makes elements one by one, so it needs no policy for that); and no other page can frame it.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

/// As HTTP has it: "Thu, 01 Jan 1970 00:00:00 GMT".
std::string http_date(Instant time) {
  constexpr std::array<std::string_view, 7> kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string text = rfc3339(time);
  const std::string_view all = text;
  const auto month = static_cast<std::size_t>((all[5] - '0') * 10 + (all[6] - '0'));
  std::string out(kDays[time.ms / kDayMs % kDays.size()]);
  out.append(", ").append(all.substr(8, 2)).append(" ").append(kMonths[month - 1]).append(" ");
  return out.append(all.substr(0, 4)).append(" ").append(all.substr(11, 8)).append(" GMT");
}

Answer problem_answer(int status, const node::Value& value) {
  Answer out;
  out.status = status;
  out.type = kProblemJson;
  out.body = node::json_line(value);
  return out;
}

node::Value problem_value(int status, std::string_view code) {
  node::Value out;
  out.set("type", "urn:folkmoot:problem:" + std::string(code)).set("title", reason_of(status));
  return out.set("status", std::uint64_t{static_cast<unsigned>(status)}).set("code", code);
}
}  // namespace

int status_of(Code code) {
  for (const Meaning& meaning : kMeanings)
    if (meaning.code.ends_with('.') ? code.starts_with(meaning.code) : code == meaning.code) return meaning.status;
  switch (node::exit_class(code)) {
    case node::ExitClass::done:
    case node::ExitClass::refused:
      return 422;
    case node::ExitClass::usage:
      return 400;
    case node::ExitClass::damaged:
      return 500;
    case node::ExitClass::unreachable:
      return 502;
  }
  return 500;
}

Answer json_answer(const node::Value& value) {
  Answer out;
  out.type = kJson;
  out.body = node::json_line(value);
  return out;
}

Answer problem(const Error& error) {
  const int status = status_of(error.code);
  node::Value value = problem_value(status, error.code);
  if (!error.detail.empty()) value.set("detail", error.detail);
  return problem_answer(status, value);
}

Answer answer_of(const node::Reply& reply) {
  const node::Value& error = reply.json["error"];
  if (error.is_null()) return json_answer(reply.json);
  const std::string code = error["code"].text();
  const int status = status_of(code);
  node::Value value = problem_value(status, code);
  if (const auto* members = std::get_if<node::Value::Object>(&error.data()))
    for (const auto& [name, said] : *members) {
      if (name == "message")
        value.set("detail", said);
      else if (name != "code" && !said.is_null())
        value.set(name, said);
    }
  // What was done all the same stands beside the error.
  node::Value done;
  for (const auto& [name, said] : std::get<node::Value::Object>(reply.json.data()))
    if (name != "error") done.set(name, said);
  if (!done.is_null()) value.set("done", std::move(done));
  return problem_answer(status, value);
}

std::string written(const Answer& answer, const Framing& framing) {
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(reason_of(answer.status)) + "\r\n";
  const auto line = [&out](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  line("Date", http_date(framing.now));
  if (!answer.type.empty()) line("Content-Type", answer.type);
  const std::uint64_t size = answer.long_body ? answer.long_body->size() : answer.body.size();
  // A stream has no length: it ends with its connection.
  if (!answer.is_stream && answer.status != 304) line("Content-Length", std::to_string(size));
  for (const auto& [name, value] : answer.headers) line(name, value);
  if (!answer.stored) line("Cache-Control", "no-store");
  line("Content-Security-Policy", kContentPolicy);
  line("X-Content-Type-Options", "nosniff");
  line("Referrer-Policy", "no-referrer");
  line("X-Frame-Options", "DENY");
  line("Cross-Origin-Resource-Policy", "same-origin");
  // Browsers complain of it where the address is not one that they trust.
  if (framing.is_loopback) line("Cross-Origin-Opener-Policy", "same-origin");
  if (answer.closes || answer.is_stream) line("Connection", "close");
  out += "\r\n";
  if (!framing.without_body && !answer.long_body) out += answer.body;
  return out;
}

}  // namespace folkmoot::api
