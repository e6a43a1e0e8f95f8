#include "cli/invocation.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "cli/print.h"
#include "node/json_line.h"
#include "store/errc.h"

namespace folkmoot::cli {

namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// "still at it" after a second, and then every ten.
class SignOfLife {
 public:
  explicit SignOfLife(bool wanted) {
    if (wanted) thread_ = std::thread([this] { run(); });
  }
  ~SignOfLife() {
    over_ = true;
    if (thread_.joinable()) thread_.join();
  }
  SignOfLife(const SignOfLife&) = delete;
  SignOfLife& operator=(const SignOfLife&) = delete;

 private:
  void run() {
    const auto started = std::chrono::steady_clock::now();
    auto next = started + std::chrono::seconds(1);
    while (!over_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      const auto now = std::chrono::steady_clock::now();
      if (now < next) continue;
      next = now + std::chrono::seconds(10);
      say(fmt::format("working ... {} s\n", std::chrono::duration_cast<std::chrono::seconds>(now - started).count()));
    }
  }

  std::atomic<bool> over_{false};
  std::thread thread_;
};

// What every error has, in this order.
node::Value complete_error(const node::Value& json) {
  node::Value out = json;
  node::Value error = json["error"];
  for (const char* const key : {"rule", "hint", "at"})
    if (error[key].is_null()) error.set(key, nullptr);
  return out.set("error", std::move(error));
}

Error friendly(const Error& error) {
  if (error.code == store::errc::kNotFound)
    return {node::errc::kNoAssembly,
            "There is no assembly here yet. Begin one with moot found NAME, or join one with moot join INVITATION."};
  return error;
}

}  // namespace

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool on_terminal() { return isatty(STDERR_FILENO) != 0; }

Result<std::string> Invocation::home() const {
  std::string out = globals_.home;
  if (out.empty()) out = environment("MOOT_HOME");
  if (out.empty() && environment("XDG_DATA_HOME").starts_with('/'))
    out = std::string(environment("XDG_DATA_HOME")) + "/folkmoot";
  if (out.empty() && !environment("HOME").empty()) out = std::string(environment("HOME")) + "/.local/share/folkmoot";
  if (out.empty()) return fail(errc::kNoHome, "Say where the home is: --home DIR, or MOOT_HOME.");
  std::error_code error;
  const std::string full = std::filesystem::absolute(out, error).string();
  return error ? out : full;
}

Result<std::unique_ptr<net::Door>> Invocation::door(Access access) const {
  net::DoorOptions options;
  FM_ASSIGN(options.runtime.home, home());
  options.runtime.create = access == Access::create;
  options.may_read_only = access == Access::read;
  auto out = net::open_door(options);
  if (!out) return tl::unexpected(friendly(out.error()));
  return out;
}

net::Request Invocation::request(std::string verb) const {
  net::Request out;
  out.verb = std::move(verb);
  out.assembly = globals_.assembly;
  return out;
}

std::shared_ptr<void> Invocation::sign_of_life() const {
  return std::make_shared<SignOfLife>(on_terminal() && !globals_.quiet);
}

node::Reply Invocation::ask(net::Door& door, const net::Request& request) const {
  const auto life = sign_of_life();
  return door.ask(request);
}

int Invocation::print(std::string_view text, int exit_code) const {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (written) return exit_code;
  say(fmt::format("moot: {}: standard output takes nothing more\n", errc::kOutput));
  return 3;
}

Result<int> Invocation::look(const net::Request& request, Printer printer) const {
  FM_ASSIGN(const auto door, this->door(Access::read));
  return show(ask(*door, request), printer);
}

int Invocation::show(const node::Reply& reply, Printer printer) const {
  const int exit_code = static_cast<int>(reply.exit);
  const bool failed = !reply.json["error"].is_null();
  if (globals_.json) return print(node::json_line(failed ? complete_error(reply.json) : reply.json) + "\n", exit_code);
  if (failed) {
    say(print_error(reply.json["error"]));
    // What was done all the same stands beside the error.
    return exit_code;
  }
  return print(printer(reply.json), exit_code);
}

int Invocation::show_error(const Error& error, std::string_view hint) const {
  node::Reply reply = net::error_reply(error);
  reply.json = net::error_value(error.code, error.detail, hint);
  return show(reply, nullptr);
}

int Invocation::show_error_at(const Error& error, node::Value at) const {
  node::Reply reply = net::error_reply(error);
  node::Value inner = reply.json["error"];
  inner.set("at", std::move(at));
  reply.json.set("error", std::move(inner));
  reply.exit = node::ExitClass::usage;
  return show(reply, nullptr);
}

}  // namespace folkmoot::cli
