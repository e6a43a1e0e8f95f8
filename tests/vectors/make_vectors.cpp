// make_vectors write|check ROOT: makes tests/vectors/event_vectors.json and the seeds of the fuzz corpora below ROOT,
// or checks that what is there is what would be made. Nothing in them is drawn by chance.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "crypto/secret.h"
#include "tests/vectors/vector_set.h"

namespace {
namespace fs = std::filesystem;
using namespace folkmoot;
using vectors::VectorSet;

std::vector<VectorSet::File> make_files() {
  VectorSet set;
  vectors::add_good_events(set);
  vectors::add_good_parts(set);
  vectors::add_encrypted(set);
  vectors::add_refused_events(set);
  vectors::add_refused_parts(set);
  vectors::add_values(set);
  vectors::add_runs(set);
  std::vector<VectorSet::File> out{{"tests/vectors/event_vectors.json", to_bytes(as_bytes(set.text()))}};
  for (const auto& file : set.corpus()) out.push_back({"fuzz/corpus/" + file.path, file.bytes});
  return out;
}

bool write_file(const fs::path& path, const Bytes& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream << as_text(bytes);
  return stream.good();
}

bool is_there(const fs::path& path, const Bytes& bytes) {
  std::ifstream stream(path, std::ios::binary);
  const std::string found{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return stream.good() && found == as_text(bytes);
}
}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count == 3 ? arguments[1] : "";
  if (mode != "write" && mode != "check") {
    std::cerr << "usage: make_vectors write|check ROOT\n";
    return 2;
  }
  crypto::start();
  int wrong = 0;
  for (const auto& file : make_files()) {
    const fs::path path = fs::path(arguments[2]) / file.path;
    if (mode == "write" ? write_file(path, file.bytes) : is_there(path, file.bytes)) continue;
    ++wrong;
    std::cerr << file.path << (mode == "write" ? ": not written\n" : ": not what make_vectors makes\n");
  }
  return wrong == 0 ? 0 : 1;
}
