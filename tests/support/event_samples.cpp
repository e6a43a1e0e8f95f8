#include "tests/support/event_samples.h"

#include "event/content_fields.h"

namespace folkmoot::test {

namespace {
/// Fills a content with the same values each time: all that may be absent is there, or nothing of it.
class SampleFields {
 public:
  explicit SampleFields(bool full) : full_(full) {}

  void text(std::uint64_t, std::string_view name, std::string& value, std::size_t) { value = "a " + std::string(name); }
  void words(std::uint64_t key, std::string_view name, std::string& value, std::size_t max) {
    if (full_) text(key, name, value, max);
  }
  void number(std::uint64_t key, std::string_view, std::uint64_t& value, std::uint64_t max) {
    value = std::min<std::uint64_t>(max, key % 2 == 0 ? 2 : 1);
  }
  void number(std::uint64_t key, std::string_view name, std::optional<std::uint64_t>& value, std::uint64_t max) {
    if (full_) number(key, name, value.emplace(), max);
  }
  void time(std::uint64_t key, std::string_view, Instant& value) { value = {1'767'225'600'000 + key * 86'400'000}; }
  void time(std::uint64_t key, std::string_view name, std::optional<Instant>& value) {
    if (full_) time(key, name, value.emplace());
  }
  template <std::size_t N>
  void bits(std::uint64_t, std::string_view, std::array<bool*, N> flags) {
    for (bool* flag : flags) *flag = full_;
  }
  void mark(std::uint64_t, std::string_view, bool& value) { value = full_; }
  template <class Enum>
  void choice(std::uint64_t, std::string_view, Enum& value, std::size_t count) {
    if (full_) value = static_cast<Enum>(count - 1);
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view, Id& value) {
    value = filled<Id>(static_cast<std::uint8_t>(0x10 + key));
  }
  template <class Id>
  void id(std::uint64_t key, std::string_view name, std::optional<Id>& value) {
    if (full_) id(key, name, value.emplace());
  }
  template <class Id>
  void ids(std::uint64_t key, std::string_view, std::vector<Id>& value) {
    value = {filled<Id>(static_cast<std::uint8_t>(0x20 + key)), filled<Id>(static_cast<std::uint8_t>(0x30 + key))};
  }
  template <class Id>
  void maybe_ids(std::uint64_t key, std::string_view name, std::vector<Id>& value) {
    if (full_) ids(key, name, value);
  }
  void bytes(std::uint64_t key, std::string_view, Bytes& value, std::size_t) {
    value.assign(40, static_cast<std::uint8_t>(0x40 + key));
  }
  void maybe_bytes(std::uint64_t key, std::string_view name, Bytes& value, std::size_t max) {
    if (full_) bytes(key, name, value, max);
  }
  void part(std::uint64_t, std::string_view, event::DecisionRule& value) { value = event::Charter{}.grave; }
  template <class Part>
  void part(std::uint64_t, std::string_view, Part& value) {
    fields(*this, value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view name, std::optional<Part>& value) {
    if (full_) part(key, name, value.emplace());
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>& value) {
    fields(*this, value.emplace_back());
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, std::vector<Part>& value) {
    if (full_) parts(key, name, value);
  }
  static void require(bool, std::string_view) {}

 private:
  bool full_;
};

using Samples = std::vector<std::pair<std::string, event::Content>>;

/// What a kind can say since later. It has a sample of its own, so that those that were published stay as they were.
template <class Kind>
void take_out_later(Kind&) {}
void take_out_later(event::Elect& made) { made.strata.clear(); }
void take_out_later(event::MandateVote& made) { made.split.reset(); }

/// The least that the kind can say, and the most.
template <class Kind>
void add_made_sample(Samples& out, const std::string& name) {
  for (const bool full : {false, true}) {
    Kind made;
    SampleFields sample(full);
    fields(sample, made);
    Kind before = made;
    take_out_later(before);
    if (!(before == made)) out.emplace_back(name + "_and_later", std::move(made));
    out.emplace_back(full ? name + "_full" : name, std::move(before));
  }
}
/// Kinds from this number on have made samples alone.
constexpr int kFirstMade = 38;
template <class Kind, int number>
void add_if_made(Samples& out, const std::string& name) {
  if constexpr (number >= kFirstMade) add_made_sample<Kind>(out, name);
}
void add_made_samples(Samples& out) {
  add_made_sample<event::Propose>(out, "propose_made");
  add_made_sample<event::Revise>(out, "revise_made");
  add_made_sample<event::HandCount>(out, "hand_count_made");
  add_made_sample<event::Mandate>(out, "mandate_made");
  add_made_sample<event::Recall>(out, "recall_made");
  add_made_sample<event::DrawLot>(out, "draw_lot_made");
#define FM_ADD_SAMPLE(name, type, number, cls) add_if_made<event::type, number>(out, #name);
  FM_EVENT_KINDS(FM_ADD_SAMPLE)
#undef FM_ADD_SAMPLE
}

}  // namespace

std::vector<std::pair<std::string, event::Content>> sample_contents() {
  const auto target = filled<EventId>(0x1F);
  const auto person = filled<PersonId>(0x77);
  const auto other = filled<PersonId>(0x78);
  const event::Terms terms{{1'767'225'600'000}, 172'800'000, false};
  std::vector<std::pair<std::string, event::Content>> out{
      {"found", event::Found{"Les Amis du lac", 3, event::encode_charter({}), filled<Hash>(0xEE)}},
      {"invite", event::Invite{signing_key(kInvitation).public_key(), {1'767'225'600'000}}},
      {"grant_key", event::GrantKey{filled<Hash>(0xEE),
                                    {{device_of(signing_key(kDevice)), filled<event::SealedKey>(0x5E)},
                                     {filled<DeviceId>(0x0D), filled<event::SealedKey>(0x5F)}}}},
      {"constitute", event::Constitute{{filled<RecordId>(1), filled<RecordId>(2), filled<RecordId>(3)}}},
      {"vouch", event::Vouch{{person}, event::Basis::met, ""}},
      {"vouch_with_note", event::Vouch{{person, other}, event::Basis::via, "eine Nachbarin"}},
      {"object", event::Object{{person}, ""}},
      {"object_with_reason", event::Object{{person}, "nobody here has met them"}},
      {"leave", event::Leave{}},
      {"suspend_device", event::SuspendDevice{filled<DeviceId>(0x0D), std::nullopt, std::nullopt}},
      {"suspend_device_after_tip", event::SuspendDevice{filled<DeviceId>(0x0D), filled<EventId>(0x71), std::nullopt}},
      {"suspend_device_seconded", event::SuspendDevice{filled<DeviceId>(0x0D), std::nullopt, filled<EventId>(0xF1)}},
      {"suspend_device_with_both",
       event::SuspendDevice{filled<DeviceId>(0x0D), filled<EventId>(0x71), filled<EventId>(0xF1)}},
      {"withdraw", event::Withdraw{target}},
      {"note", event::Note{target, "Жиналыс сенбіде, сағат 10-да."}},
      {"list_persons", event::ListPersons{{"Amina", "José", "李雷"}}},
      {"propose", event::Propose{"A well for the garden", "We dig it in May.", std::nullopt}},
      {"propose_admission", event::Propose{"Admit Nadia", "Three of us objected.", person}},
      {"revise", event::Revise{target, "A well and a pump", "We dig it in June."}},
      {"position", event::Position{target, event::Stance::agree, ""}},
      {"position_with_reason", event::Position{target, event::Stance::block, "the water table is too low"}},
      {"enter", event::Enter{target, person, event::Stance::stand_aside}},
      {"confirm", event::Confirm{{target}}},
      {"decide", event::Decide{target}},
      {"hand_count", event::HandCount{target, 31, 4, 2, 40, ""}},
      {"hand_count_with_note", event::HandCount{target, 31, 4, 2, 40, "in the school yard"}},
      {"open", event::Open{terms, "A well?", "", std::nullopt, std::nullopt}},
      {"open_with_text",
       event::Open{terms, "Нужен колодец?", "In May.", tally::Majority{{2, 3}, tally::Base::electorate, false}, {}}},
      {"open_retention", event::Open{{{1'767'225'600'000}, 0, true},
                                     "Keep a year?",
                                     "",
                                     tally::Majority{{2, 3}, tally::Base::yes_no_abstain, false},
                                     31'536'000'000}},
      {"vote", event::Vote{target, event::Choice::no, false}},
      {"vote_final", event::Vote{target, event::Choice::blank, true}},
      {"remove", event::Remove{terms, person, false, ""}},
      {"remove_with_reason", event::Remove{terms, person, true, "sent by the landlord"}},
      {"mandate",
       event::Mandate{terms, person, "speaks to the press", event::MandateKind::free, {1'798'761'600'000}, ""}},
      {"mandate_with_instructions",
       event::Mandate{terms, person, "the water board", event::MandateKind::framed, {1'798'761'600'000}, "no meters"}},
      {"recall", event::Recall{terms, target, ""}},
      {"recall_with_reason", event::Recall{terms, target, "spoke against its instructions"}},
      {"statement", event::Statement{target, "The well is ours."}},
      {"witness", event::Witness{filled<DeviceId>(0x0D), event::prove_seal_key(signing_key(kSealKey), sample_assembly(),
                                                                               filled<DeviceId>(0x0D))}},
      {"witness_wished", event::Witness{filled<DeviceId>(0x0D), std::nullopt}},
      {"draw_lot", event::DrawLot{terms, {person, other, filled<PersonId>(0x79)}, "twelve dice, in the open"}},
      {"lot_commit", event::LotCommit{target, filled<Hash>(0xC0)}},
      {"lot_reveal", event::LotReveal{target, filled<Hash>(0xC1)}},
      {"lot_entropy", event::LotEntropy{target, "3 1 6 2 2 5 4 6 1 1 3 5"}},
      {"propose_charter", event::ProposeCharter{terms, event::encode_charter({}), filled<Hash>(0xC4), std::nullopt}},
      {"propose_charter_again", event::ProposeCharter{terms, event::encode_charter({}), filled<Hash>(0xC4), target}},
      {"emergency", event::Emergency{terms, event::encode_charter({}), filled<Hash>(0xC4), {1'767'225'600'000}, ""}},
      {"emergency_with_reason",
       event::Emergency{terms, event::encode_charter({}), filled<Hash>(0xC4), {1'767'225'600'000}, "the net is cut"}},
      {"open_with_options", event::Open{terms, "Which day?", "", std::nullopt, std::nullopt,
                                        event::Options{event::Method::stv, 2, {"Monday", "Tuesday", "Friday"}}}},
      {"vote_with_marks", event::Vote{target, event::Choice::yes, false, {2, 0, 1}}}};
  add_made_samples(out);
  for (auto& [name, record] : sample_records()) out.push_back({"hand_in_" + name, event::HandIn{std::move(record)}});
  return out;
}

}  // namespace folkmoot::test
