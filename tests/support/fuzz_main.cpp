// A plain main for the fuzz doors, where libFuzzer is not at hand: it plays the files it is given, or all files of the
// folders it is given, through the door, and each of them again with small damage, the same at each run. A door that
// meets a violated property aborts, so reaching the end is a pass. `./test fuzz` searches further, led by coverage.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
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

using Input = std::vector<std::uint8_t>;

// A large file costs more to play, and its damage is met by smaller ones.
constexpr std::size_t kDamagedBytesPerFile = std::size_t{64} * 1024;
constexpr std::size_t kMostDamaged = 64;

void play(const Input& bytes) { LLVMFuzzerTestOneInput(bytes.data(), bytes.size()); }

class Damage {
 public:
  explicit Damage(std::size_t seed) : random_(static_cast<std::uint32_t>(seed)) {}

  Input of(Input bytes) {
    for (std::size_t left = 1 + below(3); left > 0 && !bytes.empty(); --left) once(bytes);
    return bytes;
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  void once(Input& bytes) {
    constexpr std::array<std::uint8_t, 8> kTelling{0x00, 0x01, 0x7f, 0x80, 0x9f, 0xbf, 0xf6, 0xff};
    const std::size_t at = below(bytes.size());
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end_of = [&](std::size_t most) {
      return place + static_cast<std::ptrdiff_t>(1 + below(std::min(most, bytes.size() - at)));
    };
    switch (below(6)) {
      case 0:
        *place ^= static_cast<std::uint8_t>(1U << below(8));
        return;
      case 1:
        *place = kTelling[below(kTelling.size())];
        return;
      case 2:
        bytes.insert(place, kTelling[below(kTelling.size())]);
        return;
      case 3:
        bytes.erase(place, end_of(16));
        return;
      case 4:
        bytes.resize(at);
        return;
      default: {
        const Input part(place, end_of(64));
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size())), part.begin(), part.end());
      }
    }
  }

  std::mt19937 random_;
};

Input read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return Input(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

}  // namespace

int main(int argument_count, char** arguments) {
  play({});
  const std::vector<fs::path> files = collect(argument_count, arguments);
  std::size_t damaged = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Input bytes = read(files[i]);
    // Said before, not after: if the door aborts, the last line names the culprit.
    std::printf("%s (%zu bytes)\n", files[i].filename().string().c_str(), bytes.size());
    std::fflush(stdout);
    play(bytes);
    Damage damage(i);
    const std::size_t times = std::min(kMostDamaged, kDamagedBytesPerFile / (bytes.size() + 1) + 1);
    for (std::size_t n = 0; n < times; ++n, ++damaged) play(damage.of(bytes));
  }
  std::printf("%zu inputs replayed, %zu with damage\n", files.size(), damaged);
  return 0;
}
