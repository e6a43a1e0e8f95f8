// event_judge FILE...: takes each file for an event, a header, a body, a record, a charter and a plain value, and
// prints one line of JSON for each file: {"file": name, "event": {"verdict": "accept ID" or "refuse CODE", ...}, ...}.
// A folder stands for its files. decode_event.py prints the same from its own reading of the format, and the two are
// compared.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "crypto/secret.h"
#include "tests/vectors/judge.h"

namespace {
namespace fs = std::filesystem;
using namespace folkmoot;

std::vector<fs::path> files_of(int count, char** arguments) {
  std::vector<fs::path> out;
  for (int i = 1; i < count; ++i) {
    const fs::path path = arguments[i];
    if (!fs::is_directory(path)) {
      out.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Bytes read_all(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  Bytes out;
  for (std::istreambuf_iterator<char> it(stream), end; it != end; ++it) out.push_back(static_cast<std::uint8_t>(*it));
  return out;
}
}  // namespace

int main(int count, char** arguments) {
  crypto::start();
  for (const fs::path& path : files_of(count, arguments)) {
    const Bytes bytes = read_all(path);
    vectors::Members line;
    line.put("file", vectors::json(path.filename().string()));
    for (const std::string_view view : vectors::kViews) line.put(view, vectors::judge(view, bytes).described().take());
    std::cout << line.take().text << '\n';
  }
  return 0;
}
