#include "node/node.h"

#include <algorithm>
#include <array>

#include "node/core.h"
#include "node/duties.h"
#include "node/encrypted_acts.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/proofs.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

Result<Ok> JournalLoader::add(event::Event event) {
  journal::CheckedEvent checked = journal::CheckedEvent::trusted(std::move(event));
  if (journal_) {
    journal_->restore(checked);
    return Ok{};
  }
  FM_ASSIGN(journal::Journal made, journal::Journal::create(std::move(checked)));
  journal_.emplace(std::move(made));
  return Ok{};
}

Result<Ok> JournalLoader::add_columns(BytesView columns) {
  return journal_ ? journal_->restore_columns(columns) : fail(journal::errc::kNoFounding);
}

Result<Ok> JournalLoader::add_image(std::span<const BytesView> sections) {
  return journal_ ? journal_->restore_image(sections) : fail(journal::errc::kNoFounding);
}

void JournalLoader::add_proof(const journal::ForkProof& proof) {
  if (journal_) journal_->restore_proof(proof);
}

Result<Ok> JournalLoader::add_closed_page(BytesView bytes) {
  if (!journal_) return fail(journal::errc::kNoFounding);
  FM_ASSIGN(const ClosedPage page, decode_closed_page(bytes));
  return journal_->restore_page(page.for_journal());
}

Result<std::optional<journal::Journal>> JournalLoader::finish() {
  if (journal_) journal_->finish_restore();
  return std::exchange(journal_, std::nullopt);
}

Node::Node(EventSource& events) : core_(std::make_unique<Core>(events)) {}
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

void Node::use_checker(CheckEvents check) { core_->check = std::move(check); }
void Node::use_defences(const seal::Defences& defences) { core_->defences = defences; }

std::span<const std::string_view> Node::home_settings() {
  static constexpr std::array kKeys{setting::kDeviceRequests};
  return kKeys;
}

std::span<const std::string_view> Node::assembly_settings() {
  static constexpr std::array kKeys{
      setting::kEntrance,  setting::kCodes,      setting::kRenewal,        setting::kSealKeyCopied,  setting::kDispute,
      setting::kUnchecked, setting::kAlarms,     setting::kChecksAll,      setting::kRememberedSeal, setting::kTexts,
      setting::kLotSecret, setting::kRoundTimer, setting::kTrusteeSecrets, setting::kVoterSecrets};
  return kKeys;
}

Result<Ok> Node::load_home(const std::map<std::string, Bytes>& settings) {
  const auto requests = settings.find(std::string(setting::kDeviceRequests));
  if (requests == settings.end()) return Ok{};
  FM_ASSIGN(core_->requests, decode_requests(requests->second));
  return Ok{};
}

namespace {
/// The setting as it was stored, or null.
const Bytes* find_setting(const StoredAssembly& stored, std::string_view key) {
  const auto found = stored.settings.find(std::string(key));
  return found == stored.settings.end() ? nullptr : &found->second;
}

/// What the home itself remembers.
Result<Ok> load_own_settings(Holding& holding, const StoredAssembly& stored) {
  if (const Bytes* bytes = find_setting(stored, setting::kEntrance)) {
    FM_ASSIGN(holding.entrance, decode_entrance(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kCodes)) {
    FM_ASSIGN(holding.codes, decode_codes(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kRenewal)) {
    FM_ASSIGN(holding.renewal, event::decode_record(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kRememberedSeal)) {
    FM_ASSIGN(holding.remembered_seal, decode_remembered_seal(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kLotSecret)) {
    FM_ASSIGN(holding.lot_secret, decode_lot_secret(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kTrusteeSecrets)) {
    FM_ASSIGN(holding.trustee_secrets, decode_trustee_secrets(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kVoterSecrets)) {
    FM_ASSIGN(holding.voter_secrets, decode_voter_secrets(*bytes));
  }
  return Ok{};
}

Result<SealSettings> read_seal_settings(const Holding& holding, const StoredAssembly& stored) {
  SealSettings out;
  // Homes of before this key could be renewed have a mark without the key.
  if (const Bytes* bytes = find_setting(stored, setting::kSealKeyCopied)) {
    const std::vector<SignKey> held = holding.seal_keys();
    out.copied = SignKey::from(*bytes);
    if (!out.copied && !held.empty()) out.copied = held.front();
  }
  if (const Bytes* bytes = find_setting(stored, setting::kDispute)) {
    FM_ASSIGN(out.dispute, decode_dispute(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kRoundTimer)) {
    FM_ASSIGN(out.timer, decode_round_timer(*bytes));
  }
  return out;
}

Result<JoiningSettings> read_joining_settings(const StoredAssembly& stored) {
  JoiningSettings out;
  out.checks_all = find_setting(stored, setting::kChecksAll) != nullptr;
  if (const Bytes* bytes = find_setting(stored, setting::kUnchecked)) {
    FM_ASSIGN(out.unchecked, decode_unchecked(*bytes));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kUnfolded)) {
    codec::Reader in(*bytes);
    out.unfolded = in.uint();
    if (!in.finish()) return fail(errc::kDamagedHome, std::string(setting::kUnfolded));
  }
  if (const Bytes* bytes = find_setting(stored, setting::kAlarms)) {
    FM_ASSIGN(out.alarms, decode_alarms(*bytes));
  }
  const std::size_t held = stored.journal ? stored.journal->table().size() : 0;
  if (!out.unchecked.empty() && out.unchecked.back().end > held)
    return fail(errc::kDamagedHome, std::string(setting::kUnchecked));
  return out;
}
}  // namespace

Result<Ok> Node::load(StoredAssembly stored) {
  const AssemblyId id = stored.id;
  auto holding = core_->make_holding(id);
  holding->load_identity(std::move(stored.identity));
  holding->content_keys = std::move(stored.content_keys);
  for (HeldInvitation& invitation : stored.invitations) {
    const EventId event = invitation.event;
    holding->invitations.insert_or_assign(event, std::move(invitation));
  }
  FM_TRY(load_own_settings(*holding, stored));
  FM_ASSIGN(const SealSettings seals, read_seal_settings(*holding, stored));
  FM_ASSIGN(JoiningSettings joining, read_joining_settings(stored));
  holding->joining().restore(std::move(joining));
  std::optional<TextSettings> texts;
  if (const Bytes* bytes = find_setting(stored, setting::kTexts)) {
    FM_ASSIGN(texts, decode_texts(*bytes));
  }
  if (stored.journal) FM_TRY(holding->restore(std::move(stored), seals));
  if (texts && holding->has_journal()) FM_TRY(holding->texts().restore(*std::move(texts)));
  // What was found while reading - a key in a grant, say - is stored already.
  holding->pending = {};
  holding->pending.assembly = id;
  core_->holdings.insert_or_assign(id, std::move(holding));
  return Ok{};
}

std::optional<Bytes> Node::snapshot(const AssemblyId& assembly) const {
  const Holding* holding = core_->find(assembly);
  if (holding == nullptr || !holding->has_journal() || !holding->complete()) return std::nullopt;
  return holding->snapshot();
}

std::vector<Node::Listed> Node::assemblies() const {
  std::vector<Listed> out;
  for (const auto& [id, holding] : core_->holdings) out.push_back({id, holding->name()});
  return out;
}

const journal::Table* Node::table(const AssemblyId& assembly) const {
  const Holding* holding = core_->find(assembly);
  return holding != nullptr && holding->has_journal() ? &holding->journal().table() : nullptr;
}

Outcome Node::perform(const Selector& selector, const Act& act, const Moment& moment) {
  Call call(moment);
  Reply reply = core_->perform(selector, act, call);
  return {std::move(reply), core_->effects(moment.now)};
}

std::optional<AssemblyId> Node::find(const Selector& selector) const {
  const auto found = core_->select(selector);
  return found ? std::optional((*found)->id) : std::nullopt;
}

std::vector<Effect> Node::tick(const Moment& moment) {
  for (auto& [id, holding] : core_->holdings)
    if (holding->has_journal()) {
      holding->sealing().look(moment.now);
      holding->joining().check_some();
    }
  return core_->effects(moment.now);
}

Outcome Node::renew_device(const Selector& selector, const Moment& moment) {
  Call call(moment);
  const auto holding = core_->select(selector);
  if (!holding) return {failure(holding.error()), {}};
  auto renewed = core_->renew_device(**holding, call);
  Reply reply = renewed ? success(*std::move(renewed)) : failure(renewed.error());
  return {std::move(reply), core_->effects(moment.now)};
}

Reply Node::ask(const Selector& selector, const Question& question, Instant now) {
  if (std::holds_alternative<ask::Assemblies>(question)) {
    Value::Array listed;
    for (const auto& [id, holding] : core_->holdings) listed.push_back(assembly_shape(*holding));
    return success(Value::Object{{"assemblies", std::move(listed)}});
  }
  const auto holding = core_->select(selector);
  if (!holding) return failure(holding.error());
  return answer(**holding, question, now);
}

Node::ProofFile Node::make_proof(const Selector& selector, const ask::Proof& wanted) {
  const auto holding = core_->select(selector);
  if (!holding) return {failure(holding.error()), {}};
  if (!(*holding)->has_journal())
    return {failure({{errc::kNotMember, "this home has applied and holds nothing of the assembly yet"}, {}, {}, {}}),
            {}};
  auto made = node::make_proof(**holding, wanted);
  if (!made) return {failure(made.error()), {}};
  return {success(std::move(made->shape)), std::move(made->file)};
}

Node::ProofFile Node::export_election(const Selector& selector, const std::string& words, const Moment& moment) {
  const auto holding = core_->select(selector);
  if (!holding) return {failure(holding.error()), {}};
  if (!(*holding)->has_journal())
    return {failure({{errc::kNotMember, "this home holds nothing of the assembly yet"}, {}, {}, {}}), {}};
  const auto vote = Lookup(**holding).vote(words);
  if (!vote) return {failure(vote.error()), {}};
  Call call(moment);
  auto archive = node::export_election(**holding, *vote, call.random.secret<32>());
  if (!archive) return {failure(archive.error()), {}};
  const EventId id = (*holding)->journal().table().id((*holding)->state().votes[*vote].event);
  return {success(Value::Object{{"vote", id.hex()}}), *std::move(archive)};
}

Reply Node::export_lines(const Selector& selector, const std::function<bool(const Value&)>& sink) {
  const auto holding = core_->select(selector);
  if (!holding) return failure(holding.error());
  return node::export_lines(**holding, sink);
}

Reply Node::each_text(const Selector& selector, TextsSeen& seen, const std::function<void()>& forget,
                      const std::function<void(const TextItem&)>& sink) {
  const auto chosen = core_->select(selector);
  if (!chosen) return failure(chosen.error());
  Holding& holding = **chosen;
  if (!holding.has_journal())
    return failure({{errc::kNotMember, "this home holds nothing of the assembly yet"}, {}, {}, {}});
  if (seen.assembly != holding.id || !still_stands(holding, seen)) {
    seen = {};
    forget();
  }
  for_each_text(holding, seen, [&](const HeldText& held) {
    sink({holding.journal().table().id(held.event), kind_of(holding, held.event), holding.journal().page_of(held.event),
          held.title, held.text});
  });
  return success(Value::Object{{"complete", holding.complete()}});
}

Holding& Node::Core::hold(const AssemblyId& assembly) {
  auto& there = holdings[assembly];
  if (!there) there = make_holding(assembly);
  return *there;
}

std::unique_ptr<Holding> Node::Core::make_holding(const AssemblyId& assembly) {
  return std::make_unique<Holding>(
      assembly, *source, [this](std::vector<event::Event> events) { return check_all(std::move(events)); }, defences);
}

Allowed<Holding*> Node::Core::select(const Selector& selector) {
  std::vector<Holding*> found;
  if (looks_like_id(selector.words))
    for (auto& [id, holding] : holdings)
      if (id.hex().starts_with(selector.words)) found.push_back(holding.get());
  if (found.empty())
    for (auto& [id, holding] : holdings)
      if (selector.words.empty() || holding->name() == selector.words ||
          (holding->identity && holding->identity->assembly_name == selector.words))
        found.push_back(holding.get());
  if (found.size() == 1) return found.front();
  if (found.empty() && selector.words.empty())
    return refuse(errc::kNoAssembly, "this home is in no assembly yet", "found one, or join one by an invitation");
  if (found.empty()) return refuse(errc::kNoAssembly, "this home is in no assembly of that name or id");
  std::vector<Candidate> candidates;
  for (const Holding* holding : found) candidates.push_back({holding->id.hex(), holding->name()});
  auto out = ambiguous("assembly", selector.words, candidates);
  if (selector.words.empty()) {
    out.value().error.detail = "this home is in several assemblies";
    out.value().hint = "say which by its id or name";
  }
  return out;
}

void Node::Core::set_requests(std::vector<DeviceRequest> now) {
  requests = std::move(now);
  requests_changed = true;
}

std::vector<Effect> Node::Core::effects(Instant now, std::vector<Effect> then) {
  std::vector<Effect> out;
  std::optional<Instant> next;
  for (auto& [id, holding] : holdings) {
    // What came may have closed a page, or be what a page waited for.
    if (!holding->pending.empty() && holding->has_journal()) {
      holding->sealing().look(now);
      holding->texts().drop_due();
    }
    if (const auto wake = holding->sealing().wake(); wake && (!next || *wake < *next)) next = wake;
    // What was taken in by hash, or not folded, is looked at as soon as there is nothing else to do.
    if (holding->joining().has_work() && (!next || now < *next)) next = Instant{now.ms + 1};
    if (holding->pending.empty()) continue;
    out.emplace_back(std::exchange(holding->pending, {}));
    holding->pending.assembly = id;
  }
  if (std::exchange(requests_changed, false)) {
    Persist home;
    home.settings.push_back({std::string(setting::kDeviceRequests), encode_requests(requests)});
    out.emplace_back(std::move(home));
  }
  std::ranges::move(then, std::back_inserter(out));
  if (next && next != last_wake) out.emplace_back(Wake{*next});
  last_wake = next;
  return out;
}

}  // namespace folkmoot::node
