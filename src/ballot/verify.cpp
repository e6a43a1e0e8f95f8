#include "ballot/verify.h"

#include <map>

#include "ballot/election.h"
#include "ballot/tokens.h"
#include "ballot/verify_count.h"
#include "ballot/verify_feed.h"

namespace folkmoot::ballot {

namespace {
constexpr std::size_t kMaxDataOfEvent = 5;

Result<Ok> check_all(EventFeed& feed, Draws& draws, const VerifyOptions& options, Report& report) {
  FM_ASSIGN(const std::optional<EventRecords> first, feed.next());
  if (!first) return fail(rule::kOrder, "an empty archive");
  if (first->event.type != "Setup") return fail(rule::kOrder, "the first event is not the setup");
  FM_ASSIGN(const SetupRecords setup, find_setup(*first));
  feed.about(*setup.election);
  FM_ASSIGN(Election election, read_election(setup.election->body));
  report.election = election;
  return with_group(election.group, [&](const auto& group) {
    using G = std::remove_cvref_t<decltype(group)>;
    Count<G> count(group, feed, draws, options, report);
    return count.run(std::move(election), setup);
  });
}

std::string json_of_finding(const Finding& finding, bool with_offset) {
  return "{\"rule\":" + codec::json_text(finding.rule) + ",\"record\":" + codec::json_text(finding.record) +
         (with_offset ? ",\"offset\":" + std::to_string(finding.offset) : "") +
         ",\"message\":" + codec::json_text(finding.message) + "}";
}
}  // namespace

Finding EventFeed::finding(Error error) const {
  Finding out = about_;
  out.rule = error.code;
  out.message = std::move(error.detail);
  return out;
}

Result<std::optional<EventRecords>> EventFeed::next() {
  EventRecords out;
  while (true) {
    about_ = {{}, {}, archive_.offset(), {}};
    FM_ASSIGN(std::optional<Record> record, archive_.next());
    if (!record) {
      if (!out.data.empty()) return fail(rule::kRecords, "records after the last event");
      return std::optional<EventRecords>();
    }
    about(*record);
    if (!started_) {  // the first says what kind of archive it is, and was checked where it was read
      started_ = true;
      continue;
    }
    if (!record->is_event()) {
      if (out.data.size() == kMaxDataOfEvent) return fail(rule::kRecords, "records that no event names");
      out.data.push_back(*std::move(record));
      continue;
    }
    FM_ASSIGN(out.event, read_event(record->body));
    if (out.event.parent != parent_ || out.event.height != height_)
      return fail(rule::kOrder, "an event that does not follow the one before");
    const bool has_payload = !out.event.payload.empty();
    if (has_payload != !out.data.empty()) return fail(rule::kRecords, "an event and its payload do not meet");
    if (has_payload && out.data.back().name != out.event.payload + ".data.json")
      return fail(rule::kRecords, "the payload is not the record before the event");
    parent_ = hash_of(record->body);
    ++height_;
    out.record = *std::move(record);
    return std::optional<EventRecords>(std::move(out));
  }
}

Report verify(ReadAt read, const crypto::Secret32& seed, const VerifyOptions& options) {
  Report report;
  ReadAt limited = [&read, &options](std::uint64_t offset, std::span<std::uint8_t> into) -> Result<std::size_t> {
    if (offset > options.max_size) return fail(rule::kLimits, "the archive is too large");
    return read(offset, into);
  };
  EventFeed feed(std::move(limited));
  Draws draws(seed);
  if (auto checked = check_all(feed, draws, options, report); !checked) {
    report.error = feed.finding(std::move(checked).error());
    report.result.clear();
  }
  return report;
}

std::string json_of(const Report& report) {
  std::string warnings;
  for (const Finding& warning : report.warnings)
    warnings += (warnings.empty() ? "" : ",") + json_of_finding(warning, false);
  const auto text_or_null = [&report](std::string Election::* field) {
    return report.election ? codec::json_text((*report.election).*field) : std::string("null");
  };
  std::string result = "null";
  if (report.ok() && report.election) {
    constexpr std::string_view kHead = "{\"result\":";
    result = json_of_result(*report.election, report.result);
    result = result.substr(kHead.size(), result.size() - kHead.size() - 1);
  }
  return std::string("{\"ok\":") + (report.ok() ? "true" : "false") + ",\"uuid\":" + text_or_null(&Election::uuid) +
         ",\"group\":" + text_or_null(&Election::group) + ",\"ballots\":" + std::to_string(report.ballots) +
         ",\"counted\":" + std::to_string(report.counted) +
         (report.hinted > 0 ? ",\"hinted\":" + std::to_string(report.hinted) : "") + ",\"result\":" + result +
         ",\"warnings\":[" + warnings +
         "],\"error\":" + (report.error ? json_of_finding(*report.error, true) : "null") + "}";
}

Result<Overview> overview(ReadAt read) {
  EventFeed feed(std::move(read));
  Overview out;
  std::map<std::string, std::size_t> last;  // by credential
  while (true) {
    FM_ASSIGN(const std::optional<EventRecords> next, feed.next());
    if (!next) break;
    const std::string& type = next->event.type;
    if (out.events.empty()) {
      if (type != "Setup") return fail(rule::kOrder, "the first event is not the setup");
      FM_ASSIGN(const SetupRecords setup, find_setup(*next));
      FM_ASSIGN(out.election, read_election(setup.election->body));
      codec::JsonReader credentials(setup.credentials->body);
      codec::json_array(credentials, SIZE_MAX, [&] {
        credentials.plain();
        ++out.voters;
      });
      FM_TRY(well_formed(credentials));
    }
    if (out.events.empty() || out.events.back().first != type)
      out.events.emplace_back(type, 1);
    else
      ++out.events.back().second;
    if (type != "Ballot" || next->data.size() != 1) continue;
    const std::string& body = next->data[0].body;
    const auto found_credential = credential_of(body);
    if (!found_credential) return fail(rule::kForm, "a ballot without a credential");
    const std::string credential(*found_credential);
    if (const auto [found, is_new] = last.try_emplace(credential, out.ballots.size()); !is_new) {
      out.ballots[found->second].counts = false;
      found->second = out.ballots.size();
    }
    out.ballots.push_back({fingerprint(body), credential, true});
  }
  if (out.events.empty()) return fail(rule::kOrder, "an empty archive");
  return out;
}

}  // namespace folkmoot::ballot
