// A file of ballots from anywhere: it is read or refused with a place in it, the same in whatever parts it comes; what
// is read is written and read again as it was, and each method counts it so that all votes are somewhere.
#include <numeric>

#include "base/check.h"
#include "tally/explain_options.h"
#include "tally/read.h"
#include "tally/write_blt.h"

using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
// Enough for every shape of a count; more only takes longer.
constexpr std::size_t kCountedOptions = 24;

FileResult<BallotFile> read_in_parts(BytesView bytes, BallotKind kind, std::size_t size) {
  BallotReader reader(kind);
  for (std::size_t at = 0; at < bytes.size(); at += size)
    FM_TRY(reader.read(bytes.subspan(at, std::min(size, bytes.size() - at))));
  return reader.finish();
}

bool equals(const Ballots& one, const Ballots& other) {
  if (one.size() != other.size() || one.total() != other.total() || one.empty() != other.empty()) return false;
  for (std::size_t b = 0; b < one.size(); ++b)
    if (one.weight(b) != other.weight(b) || !std::ranges::equal(one.marks(b), other.marks(b))) return false;
  return true;
}

void write_and_read(const BallotFile& file, BallotKind kind) {
  if (file.names.empty()) return;  // no election, so nothing to write
  std::string text;
  write_blt(file, [&](std::string_view part) { text += part; });
  const auto again = read_in_parts(as_bytes(text), kind, text.size());
  FM_CHECK(again.has_value());
  FM_CHECK(equals(file.ballots, again->ballots) && again->withdrawn == file.withdrawn);
  FM_CHECK(again->names.size() == file.names.size());
}

void count_rankings(const BallotFile& file) {
  const TieOrder ties = TieOrder::paper(file.names.size());
  const StvRule rule{std::max<std::size_t>(1, file.seats), file.withdrawn};
  const auto stv = count_stv(file.ballots, rule, ties);
  FM_CHECK(stv.has_value() == !file.ballots.has_ties());
  if (stv) {
    for (const StvStage& stage : stv->stages)
      FM_CHECK(std::accumulate(stage.votes.begin(), stage.votes.end(), stage.exhausted) == stv->valid * kVote);
    FM_CHECK(!explain(*stv, file.names).empty());
    const auto meek = count_meek(file.ballots, rule, ties);
    FM_CHECK(meek.has_value() && meek->elected.size() == stv->elected.size());
    FM_CHECK(!explain(*meek, file.names).empty());
  }
  const auto schulze = count_schulze(file.ballots, {}, ties);
  FM_CHECK(schulze.has_value() && schulze->winner.has_value() == (file.ballots.total() > 0));
  FM_CHECK(!explain(*schulze, file.names).empty());
}

void count(const BallotFile& file, BallotKind kind) {
  const std::size_t options = file.names.size();
  FM_CHECK(options == file.ballots.options());
  for (std::size_t b = 0; b < file.ballots.size(); ++b)
    FM_CHECK(kind == BallotKind::grades ? check_grades(file.ballots.marks(b), options, kBestGrade).has_value()
                                        : check_ranking(file.ballots.marks(b), options).has_value());
  if (options == 0 || options > kCountedOptions) return;
  const TieOrder ties = TieOrder::paper(options);
  if (kind == BallotKind::grades) {
    FM_CHECK(!explain_score(count_score(file.ballots, 1, ties).value(), file.names).empty());
    FM_CHECK(!explain(count_star(file.ballots, ties).value(), file.names).empty());
    FM_CHECK(!explain(count_judgment(file.ballots, ties).value(), file.names).empty());
  } else if (kind == BallotKind::approvals) {
    FM_CHECK(!explain_approval(count_approval(file.ballots, {}, ties).value(), file.names).empty());
  } else {
    count_rankings(file);
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const BytesView bytes(data, size);
  for (const BallotKind kind :
       {BallotKind::rankings, BallotKind::weak_rankings, BallotKind::approvals, BallotKind::grades}) {
    const auto whole = read_in_parts(bytes, kind, std::max<std::size_t>(1, size));
    const auto parts = read_in_parts(bytes, kind, 1 + size % 7);
    FM_CHECK(whole.has_value() == parts.has_value());
    if (!whole) {
      FM_CHECK(whole.error().error == parts.error().error && whole.error().at == parts.error().at);
      FM_CHECK(whole.error().at.line >= 1 && whole.error().at.column >= 1);
      continue;
    }
    FM_CHECK(equals(whole->ballots, parts->ballots) && whole->names == parts->names);
    if (kind != BallotKind::grades) write_and_read(*whole, kind);
    count(*whole, kind);
  }
  VoteReader votes;
  if (votes.read(bytes)) {
    const auto counts = votes.finish();
    FM_CHECK(!counts || check(*counts).has_value());
  }
  return 0;
}
