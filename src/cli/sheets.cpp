#include "cli/sheets.h"

#include "cli/parse.h"
#include "node/acts_words.h"
#include "print/from_views.h"

namespace folkmoot::cli {

Result<SheetMaker> SheetMaker::make(std::string_view what, const node::Arguments& given) {
  SheetMaker out;
  out.what_ = what == "minutes" ? What::minutes : what == "tally" ? What::tally : What::slips;
  out.about_ = given.get(out.what_ == What::minutes ? "meeting" : "vote");
  FM_ASSIGN(out.words_, print::words_in(given.find("language").value_or("en")));
  out.seed_ = given.get("seed");
  if (const auto count = given.find("count")) {
    FM_ASSIGN(const std::uint64_t number, node::parse_number(*count, "count"));
    if (number == 0 || number > print::kPagesMax) return fail(errc::kUsage, "count: from 1 to 2000");
    out.count_ = static_cast<std::size_t>(number);
  }
  return out;
}

std::optional<net::Request> SheetMaker::next(const std::string& assembly) const {
  net::Request out;
  out.assembly = assembly;
  const std::size_t done = answers_.size();
  if (done == (what_ == What::minutes ? 3U : 2U)) return std::nullopt;
  if (done == 0) {
    out.verb = "ask status";
  } else if (what_ == What::minutes) {
    out.verb = done == 1 ? "ask meeting" : "ask minutes";
    out.add("meeting", about_);
  } else {
    out.verb = "ask show";
    out.add("what", about_);
  }
  return out;
}

Result<Bytes> SheetMaker::pdf() const {
  const std::string assembly = answers_.at(0)["name"].text();
  switch (what_) {
    case What::minutes:
      return print::minutes_pdf(print::minutes_from(assembly, answers_.at(1), answers_.at(2), *words_), *words_);
    case What::tally: {
      FM_ASSIGN(const print::TallySheet sheet, print::tally_sheet_from(assembly, answers_.at(1), *words_));
      return print::tally_sheet_pdf(sheet, *words_);
    }
    case What::slips: {
      FM_ASSIGN(const print::Slips slips, print::slips_from(assembly, answers_.at(1), {count_, seed_}, *words_));
      return print::slips_pdf(slips, *words_);
    }
  }
  return Bytes{};
}

}  // namespace folkmoot::cli
