#include <tuple>

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/errc.h"
#include "tests/vectors/vector_set.h"

namespace folkmoot::vectors {

namespace {
using namespace event;
using codec::Writer;
using test::filled;

const EventId kTarget = filled<EventId>(0x1F);

Writer begin(std::size_t keys, Kind kind) {
  Writer out;
  out.map(keys).uint(0).uint(static_cast<std::uint64_t>(kind)).uint(1).uint(5);
  return out;
}

class Bodies {
 public:
  explicit Bodies(VectorSet& set) : set_(set) {}
  void refuse(const std::string& name, const Writer& map) {
    Bytes bytes(kSaltSize, 0x5A);
    append(bytes, map.view());
    set_.refuse("body", name, bytes, event::errc::kContent);
  }
  void refuse(const std::string& name, const Content& content) {
    set_.refuse("body", name, encode_body(test::sample_body(content)), event::errc::kContent);
  }

 private:
  VectorSet& set_;
};

void add_maps(Bodies bodies) {
  bodies.refuse("not_a_map", Writer().array(2).uint(13).uint(5));
  bodies.refuse("map_empty", Writer().map(0));
  bodies.refuse("map_indefinite", Writer().raw(Bytes{0xBF, 0x00, 0x0D, 0x01, 0x05, 0xFF}));
  bodies.refuse("map_head_in_two_bytes", Writer().raw(Bytes{0xB8, 0x02, 0x00, 0x0D, 0x01, 0x05}));
  bodies.refuse("map_count_beyond_the_end", Writer().raw(Bytes{0xA5, 0x00, 0x0D, 0x01, 0x05}));
  bodies.refuse("key_missing", begin(2, Kind::confirm));
  bodies.refuse("key_unknown", begin(3, Kind::leave).uint(2).id(kTarget));
  bodies.refuse("key_unknown_between", begin(5, Kind::enter).uint(2).id(kTarget).uint(4).uint(0).uint(5).uint(0));
  bodies.refuse("key_double", begin(4, Kind::confirm).uint(2).id(kTarget).uint(2).id(kTarget));
  bodies.refuse("keys_descending", Writer().map(2).uint(1).uint(5).uint(0).uint(13));
  bodies.refuse("key_in_two_bytes", begin(3, Kind::confirm).raw(Bytes{0x18, 0x02}).id(kTarget));
  bodies.refuse("key_as_text", Writer().map(2).text("0").uint(13).uint(1).uint(5));
  bodies.refuse("kind_unknown", Writer().map(2).uint(0).uint(9'999).uint(1).uint(5));
  bodies.refuse("kind_0", Writer().map(2).uint(0).uint(0).uint(1).uint(5));
  bodies.refuse("kind_beyond_16_bits", Writer().map(2).uint(0).uint(65'536 + 13).uint(1).uint(5));
  bodies.refuse("kind_without_time", Writer().map(1).uint(0).uint(13));
  bodies.refuse("time_too_large", Writer().map(2).uint(0).uint(13).uint(1).uint(kMaxTime + 1));
  bodies.refuse("time_negative", Writer().map(2).uint(0).uint(13).uint(1).raw(Bytes{0x20}));
  bodies.refuse("trailing_byte", begin(2, Kind::leave).null());
  bodies.refuse("target_null", begin(3, Kind::confirm).uint(2).null());
  bodies.refuse("target_of_31", begin(3, Kind::confirm).uint(2).bytes(Bytes(31, 1)));
  bodies.refuse("optional_null", begin(4, Kind::suspend_device).uint(2).id(kTarget).uint(3).null());
}

void add_fields(Bodies bodies) {
  bodies.refuse("text_empty", Note{kTarget, ""});
  bodies.refuse("text_not_utf8", Note{kTarget, "\xC3\x28"});
  bodies.refuse("text_surrogate", Note{kTarget, "\xED\xA0\x80"});
  bodies.refuse("text_overlong", Note{kTarget, "\xC0\xAF"});
  bodies.refuse("text_beyond_unicode", Note{kTarget, "\xF4\x90\x80\x80"});
  bodies.refuse("text_too_long", Propose{std::string(kMaxTitle + 1, 'a'), "text", {}});
  bodies.refuse("text_as_bytes", begin(4, Kind::note).uint(2).id(kTarget).uint(3).bytes(as_bytes("text")));
  bodies.refuse("reason_empty", begin(4, Kind::object).uint(2).array(1).id(kTarget).uint(3).text(""));
  bodies.refuse("list_empty", Constitute{});
  bodies.refuse("list_of_201", ListPersons{std::vector<std::string>(201, "n")});
  bodies.refuse("list_item_empty", ListPersons{{"Amina", ""}});
  bodies.refuse("list_null", begin(3, Kind::constitute).uint(2).null());
  bodies.refuse("grants_empty", GrantKey{});
  bodies.refuse(
      "grant_of_three",
      begin(4, Kind::grant_key).uint(2).id(kTarget).uint(3).array(1).array(3).id(kTarget).bytes(Bytes(80, 1)).uint(0));
  bodies.refuse(
      "grant_key_of_79",
      begin(4, Kind::grant_key).uint(2).id(kTarget).uint(3).array(1).array(2).id(kTarget).bytes(Bytes(79, 1)));
  bodies.refuse("witness_key_alone", begin(4, Kind::witness).uint(2).id(kTarget).uint(3).array(1).bytes(Bytes(32, 1)));
  bodies.refuse("witness_proof_of_63",
                begin(4, Kind::witness).uint(2).id(kTarget).uint(3).array(2).bytes(Bytes(32, 1)).bytes(Bytes(63, 1)));
  bodies.refuse("basis_3", begin(4, Kind::vouch).uint(2).array(1).id(kTarget).uint(3).uint(3));
  bodies.refuse("stance_5", begin(4, Kind::position).uint(2).id(kTarget).uint(3).uint(5));
  bodies.refuse("count_beyond_32_bits", HandCount{kTarget, std::uint64_t{1} << 32, 0, 0, 0, ""});
  const Terms terms{{1}, 2, false};
  bodies.refuse("threshold_above_one",
                Open{terms, "question", "", tally::Majority{{3, 2}, tally::Base::yes_no, false}, {}});
  bodies.refuse("threshold_over_zero",
                Open{terms, "question", "", tally::Majority{{0, 0}, tally::Base::yes_no, false}, {}});
  bodies.refuse("threshold_more_than_all",
                Open{terms, "question", "", tally::Majority{{1, 1}, tally::Base::yes_no, true}, {}});
  const auto ask = [&](Options options) {
    return Open{terms, "question", "", std::nullopt, std::nullopt, std::move(options)};
  };
  bodies.refuse("one_option", ask({Method::approval, 1, {"a"}}));
  bodies.refuse("sixty_four_options", ask({Method::approval, 1, std::vector<std::string>(64, "a")}));
  bodies.refuse("an_empty_option", ask({Method::approval, 1, {"a", ""}}));
  bodies.refuse("no_seats", ask({Method::stv, 0, {"a", "b"}}));
  bodies.refuse("more_seats_than_options", ask({Method::stv, 3, {"a", "b"}}));
  bodies.refuse("two_seats_of_one", ask({Method::schulze, 2, {"a", "b"}}));
  bodies.refuse("method_7", ask({static_cast<Method>(7), 1, {"a", "b"}}));
  Open both = ask({Method::schulze, 1, {"a", "b"}});
  both.retention_ms = 1;
  bodies.refuse("a_retention_among_options", both);
  Open unused = ask({Method::stv, 1, {"a", "b"}});
  unused.threshold = tally::kTwoThirds;
  bodies.refuse("a_threshold_that_nothing_uses", unused);
  bodies.refuse("too_many_marks", Vote{EventId{}, Choice::yes, false, Marks(65, 1)});
  bodies.refuse("threshold_of_nothing",
                Open{terms, "question", "", tally::Majority{{0, 2}, tally::Base::yes_no, false}, {}});
  bodies.refuse("threshold_of_those_present",
                Open{terms, "question", "", tally::Majority{{1, 2}, tally::Base::present, true}, {}});
  bodies.refuse("question_empty", Open{terms, "", "", {}, {}});
  bodies.refuse("terms_without_window", begin(5, Kind::recall).uint(2).uint(1).uint(4).uint(0).uint(5).id(kTarget));
  bodies.refuse("choice_4", begin(5, Kind::vote).uint(2).id(kTarget).uint(3).uint(4).uint(4).uint(0));
  bodies.refuse("final_2", begin(5, Kind::vote).uint(2).id(kTarget).uint(3).uint(0).uint(4).uint(2));
  bodies.refuse("mandate_of_kind_3",
                Mandate{terms, test::filled<PersonId>(1), "scope", static_cast<MandateKind>(3), {9}, ""});
  bodies.refuse("charter_of_16385", Found{"name", 3, Bytes(kMaxCharter + 1, 0), {}});
  Record record = test::person_record(true, true);
  record.signatures.pop_back();
  bodies.refuse("record_signatures_missing", HandIn{record});
  bodies.refuse("record_in_bytes", begin(3, Kind::hand_in).uint(2).bytes(encode_record(test::device_record(false))));
}

void add_records(VectorSet& set) {
  const auto refuse = [&](const std::string& name, const Bytes& bytes) {
    set.refuse("record", name, bytes, event::errc::kRecord);
  };
  const auto with_signatures = [](Record record, std::size_t count) {
    record.signatures.resize(count);
    return encode_record(record);
  };
  refuse("accept_signed_twice_not_thrice", with_signatures(test::person_record(true, true), 2));
  refuse("accept_without_invitation_signed_thrice", with_signatures(test::person_record(true, false), 3));
  refuse("application_signed_once", with_signatures(test::person_record(false, false), 1));
  refuse("device_signed_twice", with_signatures(test::device_record(false), 2));
  refuse("device_with_person_signed_once", with_signatures(test::device_record(true), 1));
  refuse("unsigned", with_signatures(test::device_record(false), 0));
  refuse("signed_four_times", with_signatures(test::person_record(true, true), 4));
  const Bytes good = encode_record(test::device_record(false));
  Bytes other = good;
  other[2] = 0;
  refuse("kind_0", other);
  other[2] = 4;
  refuse("kind_4", other);
  other[2] = 1;
  refuse("accept_of_five_items", other);
  other = good;
  other.push_back(0);
  refuse("trailing_byte", other);
  other.resize(40);
  refuse("cut", other);
  PersonRecord fields = test::sample_person(true, true);
  fields.name = "\xFF";
  refuse("name_not_utf8", encode_record({fields, std::vector<Signature>(3)}));
  fields.name = std::string(kMaxName + 1, 'n');
  refuse("name_too_long", encode_record({fields, std::vector<Signature>(3)}));
}

void add_charters(VectorSet& set) {
  const auto refuse_bytes = [&](const std::string& name, const Bytes& bytes) {
    set.refuse("charter", name, bytes, event::errc::kCharter);
  };
  const auto refuse = [&](const std::string& name, auto change) {
    Charter charter;
    change(charter);
    refuse_bytes(name, encode_charter(charter));
  };
  Bytes bytes;
  refuse("no_vouches", [](Charter& c) { c.vouches = 0; });
  refuse("no_objections", [](Charter& c) { c.objections = 0; });
  refuse("one_suspender", [](Charter& c) { c.suspenders = 1; });
  refuse("quorum_above_one", [](Charter& c) { c.ordinary.quorum->share = {3, 2}; });
  refuse("quorum_over_zero", [](Charter& c) { c.ordinary.quorum->share = {0, 0}; });
  refuse("quorum_of_nobody", [](Charter& c) { c.ordinary.quorum->share = {0, 1}; });
  refuse("quorum_of_32_bits", [](Charter& c) { c.ordinary.quorum->share = {1, std::uint32_t{1} << 31}; });
  refuse("quorum_of_those_present", [](Charter& c) { c.grave.quorum->kind = tally::QuorumKind::present; });
  refuse("no_majority", [](Charter& c) { c.ordinary.majorities.clear(); });
  refuse("four_majorities", [](Charter& c) { c.grave.majorities.resize(4, tally::kTwoThirds); });
  refuse("a_third_of_yes_and_no", [](Charter& c) { c.ordinary.majorities = {{{1, 3}, tally::Base::yes_no, true}}; });
  refuse("half_of_yes_and_no", [](Charter& c) { c.ordinary.majorities = {{{1, 2}, tally::Base::yes_no, false}}; });
  refuse("grave_below_ordinary", [](Charter& c) { c.ordinary.majorities = {tally::kThreeQuarters}; });
  refuse("charter_below_ordinary", [](Charter& c) { c.constitutional.quorum.reset(); });
  refuse("suspension_of_no_time", [](Charter& c) { c.suspension_ms = 0; });
  refuse("no_reading", [](Charter& c) { c.charter_readings = 0; });
  refuse("four_readings", [](Charter& c) { c.charter_readings = 4; });
  refuse("principles_end_with_a_blank", [](Charter& c) { c.principles = "peace \n"; });
  refuse("principles_too_long", [](Charter& c) { c.principles = std::string(kMaxPrinciples + 1, 'x'); });
  refuse("quota_of_7_events", [](Charter& c) { c.quota.events = 7; });
  refuse("quota_below_one_body", [](Charter& c) { c.quota.bytes = kMaxBodySize - 1; });
  refuse("cool_off_too_long", [](Charter& c) { c.cool_off_ms = kMaxTime + 1; });
  refuse("window_too_long", [](Charter& c) { c.vote_window_ms = kMaxTime + 1; });
  bytes = encode_charter({});
  bytes[bytes.size() - 3] = 4;  // before the empty principles
  refuse_bytes("guards_a_third_class", bytes);
  refuse("depth_256", [](Charter& c) { c.quota.page_one_depth = 256; });
  bytes = encode_charter({});
  bytes.push_back(0);
  refuse_bytes("trailing_byte", bytes);
  bytes.pop_back();
  bytes[0] = 0xAD;
  refuse_bytes("thirteen_keys", bytes);
  bytes = encode_charter({});
  bytes[0] = 0xAF;
  append(bytes, Writer().uint(14).uint(1).view());
  refuse_bytes("key_unknown", bytes);
  refuse_bytes("empty", {});
}
}  // namespace

void add_refused_parts(VectorSet& set) {
  set.refuse("body", "shorter_than_its_salt", Bytes(15, 0x5A), event::errc::kContent);
  set.refuse("body", "salt_alone", Bytes(16, 0x5A), event::errc::kContent);
  add_maps(Bodies(set));
  add_fields(Bodies(set));
  add_records(set);
  add_charters(set);
}

void add_values(VectorSet& set) {
  const std::pair<const char*, const char*> good[] = {
      {"zero", "00"},
      {"twenty_three", "17"},
      {"twenty_four", "1818"},
      {"largest_number", "1bffffffffffffffff"},
      {"negative", "3903e7"},
      {"bytes_empty", "40"},
      {"bytes", "4161"},
      {"text", "62c3a9"},
      {"array_empty", "80"},
      {"array", "820102"},
      {"map_empty", "a0"},
      {"map_nested", "a100a1008181f6"},
      {"map_of_two", "a2000118ff8101"},
      {"false", "f4"},
      {"true", "f5"},
      {"null", "f6"},
      {"sixteen_deep", "8181818181818181818181818181818100"},
      {"seventeen_deep_but_empty", "8181818181818181818181818181818180"}};
  for (const auto& [name, bytes] : good) set.accept("value", name, from_hex(bytes).value());
  namespace code = codec::errc;
  const std::tuple<const char*, const char*, Code> bad[] = {
      {"23_in_two_bytes", "1817", code::kNotShortest},
      {"255_in_three", "1900ff", code::kNotShortest},
      {"65535_in_five", "1a0000ffff", code::kNotShortest},
      {"32_bits_in_nine", "1b00000000ffffffff", code::kNotShortest},
      {"negative_in_two_bytes", "3817", code::kNotShortest},
      {"length_in_two_bytes", "580161", code::kNotShortest},
      {"count_in_two_bytes", "980100", code::kNotShortest},
      {"map_count_in_two_bytes", "b8010000", code::kNotShortest},
      {"indefinite_bytes", "5f4161ff", code::kUnsupported},
      {"indefinite_text", "7f6161ff", code::kUnsupported},
      {"indefinite_array", "9f01ff", code::kUnsupported},
      {"indefinite_map", "bf0001ff", code::kUnsupported},
      {"tag", "c001", code::kUnsupported},
      {"tag_in_two_bytes", "d82001", code::kUnsupported},
      {"half_float", "f97c00", code::kUnsupported},
      {"double", "fb3ff0000000000000", code::kUnsupported},
      {"undefined", "f7", code::kUnsupported},
      {"simple_0", "e0", code::kUnsupported},
      {"simple_in_two_bytes", "f8ff", code::kUnsupported},
      {"reserved_28", "1c", code::kUnsupported},
      {"break", "ff", code::kUnsupported},
      {"key_double", "a200010002", code::kKeyOrder},
      {"keys_descending", "a201010002", code::kKeyOrder},
      {"key_as_text", "a1610001", code::kWrongType},
      {"key_negative", "a12001", code::kWrongType},
      {"key_order_before_value", "a2010100c0", code::kKeyOrder},
      {"text_overlong", "62c080", code::kUtf8},
      {"text_surrogate", "63eda080", code::kUtf8},
      {"text_cut_in_a_letter", "61c3", code::kUtf8},
      {"two_values", "0000", code::kTrailing},
      {"nothing", "", code::kTruncated},
      {"array_short", "8201", code::kTruncated},
      {"number_short", "19ff", code::kTruncated},
      {"bytes_short", "4261", code::kTruncated},
      {"map_without_value", "a100", code::kTruncated},
      {"length_that_lies", "5bffffffffffffffff00", code::kTruncated},
      {"count_that_lies", "9bffffffffffffffff00", code::kTruncated},
      {"seventeen_deep", "818181818181818181818181818181818100", code::kTooDeep}};
  for (const auto& [name, bytes, code] : bad) set.refuse("value", name, from_hex(bytes).value(), code);
}

}  // namespace folkmoot::vectors
