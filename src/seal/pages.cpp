#include "seal/pages.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::seal {

void Pages::open_next(PageOpening next) {
  FM_CHECK(open_.seal().has_value());
  FM_CHECK(next.place.page == open_.opening().place.page + 1);
  closed_ = std::move(open_);
  open_ = Rounds(std::move(next));
}

void Pages::reconvene(PageOpening again) {
  FM_CHECK(again.place.page == open_.opening().place.page);
  closed_ = std::move(open_);
  closed_->retire();
  open_ = Rounds(std::move(again));
}

void Pages::retire() {
  open_.retire();
  if (closed_) closed_->retire();
}

Pages::Where Pages::where(const Place& place) const {
  const Place& open = open_.opening().place;
  if (place.assembly != open.assembly) return Where::foreign;
  if (place == open) return Where::open;
  if (closed_ && place == closed_->opening().place) return Where::closed;
  if (place.page < open.page) return Where::earlier;
  // The same page under other witnesses: a reconvening that has not come here yet, or a past that is not ours.
  return Where::unknown;
}

const WitnessSet* Pages::witnesses_of(const Place& place) const {
  switch (where(place)) {
    case Where::open:
      return &open_.opening().witnesses;
    case Where::closed:
      return &closed_->opening().witnesses;
    case Where::earlier:
    case Where::unknown:
    case Where::foreign:
      return nullptr;
  }
  return nullptr;
}

void Pages::note_unchecked(const Place& place, Heard& heard) const {
  const auto answer = [&heard](std::uint64_t page) {
    if (std::ranges::find(heard.answer_with_seal, page) == heard.answer_with_seal.end())
      heard.answer_with_seal.push_back(page);
  };
  switch (where(place)) {
    case Where::open:
      if (open_.seal()) answer(place.page);
      break;
    case Where::closed:
      if (closed_->seal()) answer(place.page);
      break;
    case Where::earlier:
      answer(place.page);
      break;
    case Where::unknown:
      heard.ask_again = true;
      break;
    case Where::foreign:
      break;
  }
}

Pages::Heard Pages::hear(const std::vector<CheckedRecord>& records, Rounds::Now now) {
  Heard out;
  std::vector<CheckedRecord> of_open;
  std::vector<CheckedRecord> of_closed;
  for (const CheckedRecord& record : records) {
    const Where at = where(record.record().place);
    note_unchecked(record.record().place, out);
    if (at == Where::open) of_open.push_back(record);
    if (at == Where::closed) of_closed.push_back(record);
  }
  if (!of_open.empty()) out.open = open_.hear(of_open, now);
  // A closed page without a seal was left by a reconvening: it keeps what comes and signs nothing.
  if (!of_closed.empty()) out.closed = closed_->hear(of_closed, now);
  return out;
}

}  // namespace folkmoot::seal
