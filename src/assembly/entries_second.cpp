// Entries of second thoughts: amendments, reports, votes on what was decided already.
#include "assembly/entry_source.h"
#include "assembly/reports.h"

namespace folkmoot::assembly {

namespace {
const EventId& id_of_vote(const Source& from, VoteIndex vote) { return from.id(from.state.votes[vote].event); }

void write_vote_or_null(Writer& out, const Source& from, VoteIndex vote) {
  if (vote == kNone)
    out.null();
  else
    out.id(id_of_vote(from, vote));
}
}  // namespace

void write_amendment(Writer& out, const Source& from, const Amendment& amendment) {
  out.array(13).id(from.id(from.state.versions[amendment.version].event));
  write_vote_or_null(out, from, amendment.amends);
  out.uint(amendment.from).uint(amendment.length).uint(amendment.text_length).id(amendment.text);
  out.boolean(amendment.editorial).uint(amendment.amount);
  from.people(out, amendment.opposed);
  out.uint(amendment.standing_seal).uint(amendment.obsolete_seal);
  write_vote_or_null(out, from, amendment.obsolete_by);
  out.array(amendment.adopted.size());
  for (const VoteIndex v : amendment.adopted) out.id(id_of_vote(from, v));
}

void write_again(Writer& out, const Source& from, const SecondThought& about) {
  out.array(3).uint(static_cast<std::uint64_t>(about.purpose)).id(from.id(about.target)).boolean(about.contested);
}

EntryBytes write_report(const Source& from, std::uint32_t index) {
  const Report& report = from.state.reports[index];
  Writer out;
  out.array(5).id(from.id(from.state.decisions[report.decision].event)).uint(report.needed);
  out.boolean(is_complete(View(from.state), report)).id(report.text);
  from.people(out, report.signatures);
  return {event_key(from, report.event), out.take()};
}

}  // namespace folkmoot::assembly
