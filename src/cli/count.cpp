#include "cli/count.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "crypto/hash.h"
#include "net/files.h"
#include "seal/lot.h"
#include "tally/write_blt.h"

namespace folkmoot::cli {

namespace {
struct MethodRow {
  std::string_view name;
  tally::BallotKind kind;
  bool several_seats;
};
constexpr std::array kMethods = {
    MethodRow{"approval", tally::BallotKind::approvals, true},
    MethodRow{"score", tally::BallotKind::grades, true},
    MethodRow{"star", tally::BallotKind::grades, false},
    MethodRow{"schulze", tally::BallotKind::weak_rankings, false},
    MethodRow{"stv-scottish", tally::BallotKind::rankings, true},
    MethodRow{"stv-meek", tally::BallotKind::rankings, true},
    MethodRow{"irv", tally::BallotKind::rankings, false},
    MethodRow{"majority-judgment", tally::BallotKind::grades, false},
};

const MethodRow* method_row(std::string_view name) {
  for (const MethodRow& row : kMethods)
    if (row.name == name) return &row;
  return nullptr;
}

/// "simple", "two-thirds", "3/4".
Result<std::optional<tally::Majority>> majority_of(const std::string& method) {
  if (method == "simple") return tally::kSimple;
  if (method == "two-thirds") return tally::kTwoThirds;
  const auto share = Fraction::parse(method);
  if (!share) return std::nullopt;
  const tally::Majority out{*share, tally::Base::yes_no, false};
  if (const auto possible = tally::check(out); !possible) return fail(errc::kCount, possible.error().detail);
  return out;
}

Result<Ok> read_ties(const Given& given, CountRequest& request) {
  const std::string ties = given.find("ties").value_or("order");
  const auto seed = given.find("seed");
  if (ties == "order" && !seed) return Ok{};
  if (ties == "order") return fail(errc::kCount, "--seed is for --ties lot.");
  if (ties != "lot") return fail(errc::kCount, "--ties is order or lot, not: " + ties);
  if (!seed) return fail(errc::kCount, "A lot needs its seed: --seed S.");
  request.seed = *seed;
  return Ok{};
}

tally::TieOrder tie_order(const CountRequest& request, std::size_t options) {
  if (!request.seed) return tally::TieOrder::paper(options);
  tally::TieOrder out;
  out.by = tally::TieBy::lot;
  const Hash seed = crypto::sha256(as_bytes(*request.seed));
  for (const std::uint32_t place : seal::lot_permutation(seed, static_cast<std::uint32_t>(options)))
    out.order.push_back(tally::as_option(place));
  return out;
}

/// Reads the whole file by `reader`; what it makes of it.
template <class Reader>
auto read_file(Reader& reader, const std::string& file)
    -> tl::expected<typename decltype(reader.finish())::value_type, CountFault> {
  std::optional<CountFault> fault;
  const auto done = net::read_parts(file == "-" ? "/dev/stdin" : file, [&](BytesView part) -> Result<Ok> {
    auto read = reader.read(part);
    if (read) return Ok{};
    fault = CountFault{read.error().error, read.error().at};
    return tl::unexpected(read.error().error);
  });
  if (fault) return tl::unexpected(*fault);
  if (!done) return tl::unexpected(CountFault{done.error(), std::nullopt});
  auto out = reader.finish();
  if (!out) return tl::unexpected(CountFault{out.error().error, out.error().at});
  return *std::move(out);
}

Result<Ok> write_ballots(const tally::BallotFile& ballots, const std::string& name) {
  FM_ASSIGN(const auto out, net::NewFile::create(name, net::NewFile::Older::kept));
  Result<Ok> written = Ok{};
  tally::write_blt(ballots, [&](std::string_view part) {
    if (written) written = out->write(as_bytes(part));
  });
  if (!written) return written;
  return out->finish();
}

Result<std::size_t> seats_of(const CountRequest& request, const tally::BallotFile& file) {
  if (!method_row(request.method)->several_seats) return 1;
  if (request.seats) return *request.seats;
  if (file.seats > 0) return file.seats;
  if (request.kind == tally::BallotKind::rankings)
    return fail(errc::kCount, "This file does not say how many seats there are: --seats N.");
  return 1;
}

Result<Counted> count_options(const CountRequest& request, tally::BallotFile& file) {
  FM_ASSIGN(const std::size_t seats, seats_of(request, file));
  file.seats = seats;
  if (request.blt) FM_TRY(write_ballots(file, *request.blt));
  return show_options(request, file, seats, tie_order(request, file.names.size()));
}
}  // namespace

Result<CountRequest> read_count(const Given& given) {
  CountRequest out;
  out.method = given.find("method").value_or("");
  FM_ASSIGN(out.majority, majority_of(out.method));
  const MethodRow* row = method_row(out.method);
  if (row == nullptr && !out.majority)
    return fail(errc::kCount,
                out.method.empty() ? "Say how to count: --method M." : "There is no method " + out.method);
  if (row != nullptr) out.kind = row->kind;
  if (const auto seats = given.find("seats")) {
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(seats->data(), seats->data() + seats->size(), number);
    if (problem != std::errc{} || end != seats->data() + seats->size() || number == 0)
      return fail(errc::kCount, "--seats takes a whole number from 1, not: " + *seats);
    if (number > 1 && (row == nullptr || !row->several_seats)) return fail(errc::kCount, "This method fills one seat.");
    out.seats = number;
  }
  out.blt = given.find("blt");
  if (out.blt && (row == nullptr || row->kind == tally::BallotKind::grades))
    return fail(errc::kCount, "Only rankings and approvals can be written as BLT.");
  FM_TRY(read_ties(given, out));
  return out;
}

tl::expected<Counted, CountFault> count_file(const CountRequest& request, const std::string& file) {
  if (request.majority) {
    tally::VoteReader reader;
    const auto counts = read_file(reader, file);
    if (!counts) return tl::unexpected(counts.error());
    const auto count = tally::count_majority(*counts, *request.majority);
    if (!count) return tl::unexpected(CountFault{count.error(), std::nullopt});
    return show_majority(request, *counts, *count);
  }
  tally::BallotReader reader(request.kind);
  auto ballots = read_file(reader, file);
  if (!ballots) return tl::unexpected(ballots.error());
  auto counted = count_options(request, *ballots);
  if (!counted) return tl::unexpected(CountFault{counted.error(), std::nullopt});
  return *std::move(counted);
}

}  // namespace folkmoot::cli
