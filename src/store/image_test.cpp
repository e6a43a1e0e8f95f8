#include "store/image.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "store/home.h"
#include "tests/support/journal_maker.h"
#include "tests/support/temporary_directory.h"

namespace image_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {
Bytes some(std::size_t size, std::uint8_t first) {
  Bytes out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(first + i * 13);
  return out;
}

Bytes content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put_content(const std::string& path, const Bytes& content) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
}

struct Written {
  Written() { seal = *Image::write(path, name, {{a}, {b, c}, {}}); }
  [[nodiscard]] bool opens() const { return Image::open(path, name, seal).has_value(); }
  test::TemporaryDirectory place;
  std::string path = place.file("image-1-1");
  ImageName name{{}, 1, 7};
  Bytes a = some(100, 1);
  Bytes b = some(3, 2);
  Bytes c = some(1'500'000, 3);
  std::uint64_t seal = 0;
};
}  // namespace

TEST_CASE("an image gives back its sections, aligned, from a private file") {
  const Written written;
  const auto image = Image::open(written.path, written.name, written.seal);
  REQUIRE(image.has_value());
  REQUIRE(image->sections().size() == 3);
  CHECK(equal(image->sections()[0], written.a));
  CHECK(equal(image->sections()[1].first(3), written.b));
  CHECK(equal(image->sections()[1].subspan(3), written.c));
  CHECK(image->sections()[2].empty());
  for (const BytesView section : image->sections()) CHECK(reinterpret_cast<std::uintptr_t>(section.data()) % 64 == 0);
  struct stat found{};
  REQUIRE(::stat(written.path.c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
  CHECK(!std::filesystem::exists(written.path + ".unfinished"));
}

TEST_CASE("what is mapped stays as it was when the file is replaced") {
  const Written written;
  const auto before = Image::open(written.path, written.name, written.seal);
  REQUIRE(before.has_value());
  const auto seal = Image::write(written.path, written.name, {{written.c}});
  REQUIRE(seal.has_value());
  CHECK(*seal != written.seal);
  CHECK(equal(before->sections()[0], written.a));
  CHECK(!written.opens());
  CHECK(Image::open(written.path, written.name, *seal).has_value());
}

TEST_CASE("a flipped bit in the head or in any section, a cut, or bytes behind the end: not read") {
  const Written written;
  const Bytes good = content_of(written.path);
  constexpr std::size_t kHead = 8 + 32 + 3 * 8 + 3 * 24 + 8;
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < kHead; ++at) places.push_back(at);
  for (const unsigned at : {192U, 291U, 320U, 322U, 323U, 900'000U, 1'500'322U}) places.push_back(at);
  for (const std::size_t at : places) {
    CAPTURE(at);
    Bytes bad = good;
    bad[at] ^= static_cast<std::uint8_t>(1U << at % 8);
    put_content(written.path, bad);
    CHECK(!written.opens());
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{71},
                                 std::size_t{72}, std::size_t{191}, std::size_t{192}, good.size() - 1}) {
    put_content(written.path, Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)));
    CHECK(!written.opens());
  }
  Bytes longer = good;
  longer.push_back(0);
  put_content(written.path, longer);
  CHECK(!written.opens());
  put_content(written.path, good);
  CHECK(written.opens());
}

TEST_CASE("an image of another assembly, kind, version or content is not read; nor what is no file") {
  const Written written;
  ImageName other = written.name;
  other.assembly.bytes[3] = 1;
  CHECK(!Image::open(written.path, other, written.seal));
  other = written.name;
  other.kind = 2;
  CHECK(!Image::open(written.path, other, written.seal));
  other = written.name;
  other.version = 8;
  CHECK(!Image::open(written.path, other, written.seal));
  CHECK(!Image::open(written.path, written.name, written.seal + 1));
  CHECK(!Image::open(written.place.path(), written.name, written.seal));
  CHECK(!Image::open(written.place.file("nothing"), written.name, written.seal));
  CHECK(Image::write(written.place.file("nowhere/image"), written.name, {}).error().code == errc::kNotFound);
}

TEST_CASE("a home believes the image that its database names, and no other; a backup takes none along") {
  crypto::start();
  test::JournalMaker maker({.seed = 3});
  maker.grow(20);
  const test::TemporaryDirectory place;
  const Bytes content = some(5'000, 9);
  {
    const auto home = *Home::open(place.file("home"));
    CHECK(home->put_image(maker.assembly(), ImageKind::table, 1, {{content}}).error().code == errc::kNotFound);
    REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 20)));
    CHECK(!home->image(maker.assembly(), ImageKind::table, 1)->has_value());
    REQUIRE(home->put_image(maker.assembly(), ImageKind::table, 1, {{content}}));
    const auto image = home->image(maker.assembly(), ImageKind::table, 1);
    REQUIRE(image->has_value());
    CHECK(equal((*image)->sections()[0], content));
    CHECK(!home->image(maker.assembly(), ImageKind::table, 2)->has_value());
    CHECK(!home->image(maker.assembly(), ImageKind::fold, 1)->has_value());
    REQUIRE(home->backup(place.file("backup")));
  }
  {
    const auto home = *Home::open(place.file("home"), {.read_only = true, .create = false, .vfs = {}});
    CHECK(home->image(maker.assembly(), ImageKind::table, 1)->has_value());
    CHECK(home->put_image(maker.assembly(), ImageKind::table, 1, {}).error().code == errc::kReadOnly);
  }
  REQUIRE(Home::restore(place.file("backup"), place.file("again")));
  const auto again = *Home::open(place.file("again"));
  CHECK(!again->image(maker.assembly(), ImageKind::table, 1)->has_value());
  // A file of an earlier time, say, or one whose row was lost with the power.
  std::filesystem::copy_file(place.file("home/image-1-1"), place.file("again/image-1-1"));
  CHECK(!again->image(maker.assembly(), ImageKind::table, 1)->has_value());
}
}  // namespace image_test
