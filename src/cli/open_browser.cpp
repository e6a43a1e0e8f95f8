#include "cli/open_browser.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <thread>

#include "net/files.h"

namespace folkmoot::cli {

namespace {
constexpr const char* kOpener = "xdg-open";

bool has_desktop() { return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr; }

// The address is one of ours: nothing in it means anything to HTML.
std::string page_that_sends_on(const std::string& url) {
  return fmt::format(
      "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
      "<meta http-equiv=\"refresh\" content=\"0;url={0}\"><title>Folkmoot</title><a href=\"{0}\">Folkmoot</a>\n",
      url);
}

// In a session of its own, without our signals: what stops the node does not stop the browser.
std::optional<pid_t> start(const std::string& file) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int handle : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, handle, "/dev/null", O_RDWR, 0);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
  std::string opener = kOpener;
  std::string name = file;
  std::array<char*, 3> words{opener.data(), name.data(), nullptr};
  pid_t child = 0;
  const int problem = posix_spawnp(&child, kOpener, &files, &how, words.data(), environ);
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return problem == 0 ? std::optional(child) : std::nullopt;
}

class Opened final : public OpenedBrowser {
 public:
  explicit Opened(std::unique_ptr<net::TemporaryFolder> folder) : folder_(std::move(folder)) {}

 private:
  std::unique_ptr<net::TemporaryFolder> folder_;
};
}  // namespace

std::unique_ptr<OpenedBrowser> open_browser(const std::string& url) {
  if (!has_desktop()) return nullptr;
  auto folder = net::TemporaryFolder::make();
  if (!folder) return nullptr;
  const std::string name = **folder / "folkmoot.html";
  const auto file = net::NewFile::create(name);
  if (!file || !(*file)->write(as_bytes(page_that_sends_on(url))) || !(*file)->finish()) return nullptr;
  const auto child = start(name);
  if (!child) return nullptr;
  // Some openers stay until the browser ends. Nobody waits for that.
  std::thread([child = *child] { waitpid(child, nullptr, 0); }).detach();
  return std::make_unique<Opened>(*std::move(folder));
}

}  // namespace folkmoot::cli
