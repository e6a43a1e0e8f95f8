#include "cli/text_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "api/normal_text.h"
#include "base/bytes.h"
#include "net/files.h"

namespace folkmoot::cli {

namespace {

class File {
 public:
  explicit File(int handle) : handle_(handle) {}
  ~File() {
    if (handle_ > STDERR_FILENO) close(handle_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return handle_; }

 private:
  int handle_;
};

Result<std::string> read_all(int handle, std::size_t size_max) {
  std::string out;
  std::array<char, 65'536> part{};
  while (true) {
    const ssize_t got = read(handle, part.data(), part.size());
    if (got == 0) return out;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(errc::kFile, std::strerror(errno));
    out.append(part.data(), static_cast<std::size_t>(got));
    if (out.size() > size_max) return fail(errc::kTooLong, fmt::format("more than {} bytes", size_max));
  }
}

std::string without_comments(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[at] != '#') out += text.substr(at, end - at);
    at = end;
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  out.erase(0, out.find_first_not_of('\n'));
  return out;
}

// The editor is the user's own command line, as in other programs: `code --wait` has words.
Result<std::string> ask_editor(const TextSource& source) {
  const char* editor = std::getenv("VISUAL");
  if (editor == nullptr || *editor == 0) editor = std::getenv("EDITOR");
  if (editor == nullptr || *editor == 0)
    return fail(errc::kMissingText, fmt::format("{} Give it with an option, or set EDITOR.", source.question));
  FM_ASSIGN(const auto folder, net::TemporaryFolder::make());
  const std::string name = *folder / "text.md";
  FM_ASSIGN(const auto file, net::NewFile::create(name));
  const std::string front =
      fmt::format("\n# {}\n# Lines that begin with # are left out. An empty text changes nothing.\n", source.question);
  FM_TRY(file->write(as_bytes(front)));
  FM_TRY(file->finish());
  const std::string command = fmt::format("{} \"$1\"", editor);
  const pid_t child = fork();
  if (child < 0) return fail(errc::kFile, std::strerror(errno));
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), "sh", name.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(errc::kMissingText, "The editor ended with an error; nothing was done.");
  FM_ASSIGN(const std::string text, read_file(name, source.size_max + 4'096));
  return without_comments(text);
}

Result<std::string> raw_text(const TextSource& source) {
  if (source.given && *source.given != "-") return *source.given;
  if (source.given) return read_file("-", source.size_max);
  if (source.file) return read_file(*source.file, source.size_max);
  if (isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0) return ask_editor(source);
  return fail(errc::kMissingText, source.question);
}

}  // namespace

Result<std::string> read_file(const std::string& name, std::size_t size_max) {
  const File file(name == "-" ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      return fail(errc::kFileNotFound, fmt::format("{}: {}", name, std::strerror(errno)));
    return fail(errc::kFile, fmt::format("{}: {}", name, std::strerror(errno)));
  }
  auto text = read_all(file.get(), size_max);
  if (!text) return fail(text.error().code, fmt::format("{}: {}", name, text.error().detail));
  return text;
}

Result<std::string> read_text(const TextSource& source) {
  FM_ASSIGN(std::string raw, raw_text(source));
  while (raw.ends_with('\n') || raw.ends_with('\r')) raw.pop_back();
  FM_ASSIGN(std::string text, api::normal_text(raw));
  if (text.empty()) return fail(errc::kEmpty, "The text is empty; nothing was done.");
  if (text.size() > source.size_max) return fail(errc::kTooLong, fmt::format("more than {} bytes", source.size_max));
  return text;
}

}  // namespace folkmoot::cli
