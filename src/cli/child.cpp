#include "cli/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
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

std::vector<std::string> environment_of(const Start& start) {
  std::vector<std::string> out;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!std::string_view(*variable).starts_with("MOOT_")) out.emplace_back(*variable);
  out.insert(out.end(), start.settings.begin(), start.settings.end());
  return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

Result<pid_t> spawn(const Start& start, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  if (err >= 0)
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  else
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words{start.program};
  words.insert(words.end(), start.arguments.begin(), start.arguments.end());
  std::vector<std::string> environment = environment_of(start);
  pid_t process = -1;
  const int problem = ::posix_spawn(&process, start.program.c_str(), &actions, nullptr, pointers_to(words).data(),
                                    pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    errno = problem;
    return failed("starting a process");
  }
  return process;
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

/// A process that runs, and what of its output is not closed yet.
struct Running {
  std::size_t which = 0;
  pid_t process = -1;
  std::array<int, 2> ends{-1, -1};
};

Result<Running> start_running(const Start& start, std::size_t which) {
  FM_ASSIGN(const Pipe out, make_pipe());
  const auto err = make_pipe();
  if (!err) {
    ::close(out.read);
    ::close(out.write);
    return tl::unexpected(err.error());
  }
  const auto process = spawn(start, out.write, err->write);
  ::close(out.write);
  ::close(err->write);
  if (!process) {
    ::close(out.read);
    ::close(err->read);
    return tl::unexpected(process.error());
  }
  return Running{which, *process, {out.read, err->read}};
}

/// Takes what is there to read of one output, and closes it at its end.
void read_some(int& end, std::string& into) {
  std::array<char, 16384> part{};
  const ssize_t got = ::read(end, part.data(), part.size());
  if (got > 0) {
    into.append(part.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || errno != EINTR) {
    ::close(end);
    end = -1;
  }
}

/// Waits until one of them has said something, and reads it.
void drain(std::vector<Running>& running, std::vector<Ended>& ended) {
  std::vector<pollfd> ends;
  for (const Running& one : running)
    for (const int end : one.ends) ends.push_back({end, POLLIN, 0});  // poll passes over those below zero
  if (::poll(ends.data(), ends.size(), -1) < 0) return;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i].fd < 0 || ends[i].revents == 0) continue;
    Running& one = running[i / 2];
    Ended& of_it = ended[one.which];
    read_some(one.ends[i % 2], i % 2 == 0 ? of_it.out : of_it.err);
  }
}

/// Takes leave of those who have closed both outputs.
Result<Ok> reap(std::vector<Running>& running, std::vector<Ended>& ended) {
  for (std::size_t i = 0; i < running.size();) {
    if (running[i].ends[0] >= 0 || running[i].ends[1] >= 0) {
      ++i;
      continue;
    }
    int status = 0;
    while (::waitpid(running[i].process, &status, 0) < 0)
      if (errno != EINTR) return failed("waiting for a process");
    ended[running[i].which].exit_code = exit_code_of(status);
    running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return Ok{};
}
}  // namespace

Result<std::vector<Ended>> run_children(const std::vector<Start>& starts, std::size_t at_once) {
  std::vector<Ended> ended(starts.size());
  std::vector<Running> running;
  Result<Ok> outcome = Ok{};
  std::size_t next = 0;
  // Where one cannot be started, those that run still come to their end.
  while (!running.empty() || (outcome && next < starts.size())) {
    while (outcome && next < starts.size() && running.size() < at_once) {
      auto started = start_running(starts[next], next);
      if (started) running.push_back(*started);
      if (!started) outcome = tl::unexpected(started.error());
      ++next;
    }
    if (!running.empty()) drain(running, ended);
    FM_TRY(reap(running, ended));
  }
  if (!outcome) return tl::unexpected(outcome.error());
  return ended;
}

Result<Ended> run_child(const Start& start) {
  FM_ASSIGN(std::vector<Ended> ended, run_children({start}, 1));
  return std::move(ended.front());
}

Result<Background> Background::start(const Start& start) {
  FM_ASSIGN(const Pipe out, make_pipe());
  const auto process = spawn(start, out.write, -1);
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
