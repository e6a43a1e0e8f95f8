#include "cli/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

extern char** environ;

namespace folkmoot::cli {

namespace {
tl::unexpected<Error> failed(const char* what) {
  return fail(errc::kChild, std::string(what) + ": error " + std::to_string(errno));
}

struct Pipe {
  int read = -1;
  int write = -1;
};

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failed("pipe");
  return Pipe{ends[0], ends[1]};
}

Result<pid_t> spawn(const std::string& program, const std::vector<std::string>& arguments, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  if (err >= 0)
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  else
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t process = -1;
  const int problem = ::posix_spawn(&process, program.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    errno = problem;
    return failed("starting a process");
  }
  return process;
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

/// Reads both outputs until they are closed.
void drain(int out, int err, Ended& ended) {
  std::array<pollfd, 2> ends{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<std::string*, 2> into{&ended.out, &ended.err};
  std::array<char, 16384> part{};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      const ssize_t got = ::read(ends[i].fd, part.data(), part.size());
      if (got > 0)
        into[i]->append(part.data(), static_cast<std::size_t>(got));
      else if (got == 0 || errno != EINTR)
        ends[i].fd = -1;
    }
  }
}
}  // namespace

Result<Ended> run_child(const std::string& program, const std::vector<std::string>& arguments) {
  FM_ASSIGN(const Pipe out, make_pipe());
  FM_ASSIGN(const Pipe err, make_pipe());
  const auto process = spawn(program, arguments, out.write, err.write);
  ::close(out.write);
  ::close(err.write);
  Ended ended;
  if (process) drain(out.read, err.read, ended);
  ::close(out.read);
  ::close(err.read);
  if (!process) return tl::unexpected(process.error());
  int status = 0;
  while (::waitpid(*process, &status, 0) < 0)
    if (errno != EINTR) return failed("waiting for a process");
  ended.exit_code = exit_code_of(status);
  return ended;
}

Result<Background> Background::start(const std::string& program, const std::vector<std::string>& arguments) {
  FM_ASSIGN(const Pipe out, make_pipe());
  const auto process = spawn(program, arguments, out.write, -1);
  ::close(out.write);
  if (!process) {
    ::close(out.read);
    return tl::unexpected(process.error());
  }
  return Background(*process, out.read);
}

Background::Background(Background&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      output_(std::exchange(other.output_, -1)),
      buffered_(std::move(other.buffered_)) {}

Background& Background::operator=(Background&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(output_, other.output_);
  std::swap(buffered_, other.buffered_);
  return *this;
}

Background::~Background() {
  if (process_ > 0) {
    const auto ignored = stop();  // nobody is left to tell
    static_cast<void>(ignored);
  }
  if (output_ >= 0) ::close(output_);
}

Result<std::string> Background::line(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  std::array<char, 4096> part{};
  for (;;) {
    if (const auto end = buffered_.find('\n'); end != std::string::npos) {
      std::string out = buffered_.substr(0, end);
      buffered_.erase(0, end + 1);
      return out;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return fail(errc::kChild, "it said nothing in time");
    pollfd end{output_, POLLIN, 0};
    if (::poll(&end, 1, static_cast<int>(left.count())) <= 0) continue;
    const ssize_t got = ::read(output_, part.data(), part.size());
    if (got == 0) return fail(errc::kChild, "it ended without a word");
    if (got > 0) buffered_.append(part.data(), static_cast<std::size_t>(got));
  }
}

Result<int> Background::stop() {
  if (process_ <= 0) return fail(errc::kChild, "it was stopped before");
  ::kill(process_, SIGTERM);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0)
    if (errno != EINTR) return failed("waiting for a process");
  process_ = -1;
  return exit_code_of(status);
}

}  // namespace folkmoot::cli
