// Looking at everything a home holds.
#include "store/home_impl.h"

namespace folkmoot::store {

namespace {

/// What SQLite itself finds wrong with the file: pages, order of rows, indices.
Result<Ok> check_file(Database& database, std::vector<Problem>& problems) {
  FM_ASSIGN(Statement statement, database.query("PRAGMA main.integrity_check(20)"));
  while (true) {
    const auto row = statement.step();
    if (!row && row.error().code == errc::kDamaged) {
      problems.push_back({errc::kDamaged, std::nullopt, "home.db: " + row.error().detail});
      return Ok{};
    }
    if (!row) return tl::unexpected(row.error());
    if (!*row) return Ok{};
    const std::string said = statement.text(0);
    if (said != "ok") problems.push_back({errc::kDamaged, std::nullopt, "home.db: " + said});
  }
}

/// Damage is what is looked for, so it is noted; anything else stops the looking.
template <class T>
Result<Ok> note(const Result<T>& found, const AssemblyId& assembly, std::vector<Problem>& problems) {
  if (found) return Ok{};
  if (found.error().code != errc::kDamaged) return tl::unexpected(found.error());
  problems.push_back({errc::kDamaged, assembly, found.error().detail});
  return Ok{};
}

}  // namespace

Result<Verification> Home::verify_all(const VerifyOptions& options) {
  Verification out;
  FM_TRY(check_file(*impl_->database, out.problems));
  const auto all = impl_->all();
  if (!all) {
    FM_TRY(note(all, AssemblyId{}, out.problems));
    return out;
  }
  for (const auto& [assembly, number] : *all) {
    const std::size_t before = out.problems.size();
    FM_TRY(note(impl_->events.check_sums(number,
                                         [&, id = assembly](const std::string& row) {
                                           out.problems.push_back({errc::kDamaged, id, row + ": wrong checksum"});
                                         }),
                assembly, out.problems));
    const auto each = for_each(assembly, [&, id = assembly](const event::Event& event) {
      ++out.events;
      if (!options.signatures) return true;
      ++out.signatures;
      if (!event::verify_signature(event))
        out.problems.push_back({errc::kDamaged, id, "event " + event.id.hex() + ": the signature is not its author's"});
      return true;
    });
    // The row at which reading had to stop is named already, if its checksum was wrong.
    if (out.problems.size() == before) FM_TRY(note(each, assembly, out.problems));
    FM_TRY(note(forks(assembly), assembly, out.problems));
    FM_TRY(note(evidence(assembly), assembly, out.problems));
    FM_TRY(note(identity(assembly), assembly, out.problems));
    FM_TRY(note(invitations(assembly), assembly, out.problems));
    FM_TRY(note(content_keys(assembly), assembly, out.problems));
    const auto closed = closed_pages(assembly);
    FM_TRY(note(closed, assembly, out.problems));
    for (std::uint64_t page = 1; closed && page <= closed->size() + 1; ++page)
      FM_TRY(note(seal_items(assembly, page), assembly, out.problems));
    FM_TRY(note(for_each_segment(assembly, [](const SegmentView&) { return true; }), assembly, out.problems));
  }
  return out;
}

}  // namespace folkmoot::store
