// A plain main for the fuzz doors, where libFuzzer is not at hand: it plays the files it is given, or all
// files of the folders it is given, through the door. A door that meets a violated property aborts, so
// reaching the end is a pass.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// A folder that does not exist is an empty corpus: a new door has nothing to replay yet.
std::vector<fs::path> collect(int argument_count, char** arguments) {
  std::vector<fs::path> files;
  for (int i = 1; i < argument_count; ++i) {
    const fs::path path = arguments[i];
    if (fs::is_regular_file(path)) {
      files.push_back(path);
    } else if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void play(const std::vector<std::uint8_t>& bytes) { LLVMFuzzerTestOneInput(bytes.data(), bytes.size()); }

}  // namespace

int main(int argument_count, char** arguments) {
  play({});
  const std::vector<fs::path> files = collect(argument_count, arguments);
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<std::uint8_t> bytes;
    for (std::istreambuf_iterator<char> it(stream), end; it != end; ++it)
      bytes.push_back(static_cast<std::uint8_t>(*it));
    // Said before, not after: if the door aborts, the last line names the culprit.
    std::printf("%s (%zu bytes)\n", file.filename().string().c_str(), bytes.size());
    std::fflush(stdout);
    play(bytes);
  }
  std::printf("%zu inputs replayed\n", files.size());
  return 0;
}
