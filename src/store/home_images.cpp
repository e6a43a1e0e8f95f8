// A home's image files, and the rows of the database that name them.
#include "store/home_impl.h"

namespace folkmoot::store {

namespace {
std::string image_path(const std::string& directory, AssemblyNumber number, ImageKind kind) {
  return directory + "/image-" + std::to_string(number) + "-" + std::to_string(static_cast<unsigned>(kind));
}
Bytes key_of(ImageKind kind) { return {static_cast<std::uint8_t>(kind)}; }
}  // namespace

Result<Ok> Home::put_image(const AssemblyId& assembly, ImageKind kind, std::uint64_t version,
                           const ImageSections& sections) {
  if (impl_->options.read_only) return fail(errc::kReadOnly, "the home is open for reading only");
  if (!impl_->options.vfs.empty()) return Ok{};
  FM_ASSIGN(const auto number, impl_->find(assembly));
  if (!number) return fail(errc::kNotFound, "assembly " + assembly.hex());
  // The file first, then the row that names it: whatever comes between them leaves a file that nobody believes.
  FM_ASSIGN(const std::uint64_t seal, Image::write(image_path(impl_->directory, *number, kind),
                                                   {assembly, static_cast<std::uint64_t>(kind), version}, sections));
  Snapshot row{version, {}};
  append_little_endian(row.data, seal);
  FM_ASSIGN(Transaction transaction, begin());
  FM_TRY(transaction.put_snapshot(assembly, SnapshotKind::image, key_of(kind), row));
  return transaction.commit();
}

Result<std::optional<Image>> Home::image(const AssemblyId& assembly, ImageKind kind, std::uint64_t version) {
  if (!impl_->options.vfs.empty()) return std::nullopt;
  const auto found = get_snapshot(assembly, SnapshotKind::image, key_of(kind));
  if (!found && found.error().code != errc::kDamaged) return tl::unexpected(found.error());
  if (!found || !*found) return std::nullopt;
  const Snapshot& row = **found;
  if (row.version != version || row.data.size() != sizeof(std::uint64_t)) return std::nullopt;
  FM_ASSIGN(const auto number, impl_->find(assembly));
  return Image::open(image_path(impl_->directory, *number, kind), {assembly, static_cast<std::uint64_t>(kind), version},
                     little_endian<std::uint64_t>(row.data.data()));
}

}  // namespace folkmoot::store
