// Bundles: what goes into a file, for whom it opens, and what comes out of one.
#include <algorithm>

#include "node/core.h"
#include "node/duties.h"
#include "node/lookup.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
/// Counts what goes to the caller's sink.
class CountingSink final : public sync::BundleSink {
 public:
  explicit CountingSink(sync::BundleSink& behind) : behind_(behind) {}
  Result<Ok> write(BytesView bytes) override {
    bytes_ += bytes.size();
    return behind_.write(bytes);
  }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  sync::BundleSink& behind_;
  std::uint64_t bytes_ = 0;
};

Value exported(std::uint64_t events, std::uint64_t bytes, std::string whom) {
  return Value::Object{{"events", events}, {"bytes", bytes}, {"for", std::move(whom)}};
}

/// An application alone: all that a home without a place in the assembly has to say.
Allowed<Value> export_application(Holding& holding, Call& call, CountingSink& sink) {
  if (!holding.entrance || !holding.entrance->record)
    return refuse(errc::kNoContentKey, "this home was not given the assembly's key yet");
  const crypto::Secret32 key = sync::discovery_key(holding.entrance->secret.view());
  auto writer =
      sync::BundleWriter::create(sync::ForHolders{key.view()}, {holding.id, {}, holding.own_device()}, call.random);
  if (!writer) return refuse(std::move(writer).error());
  writer->add_record(event::encode_record(*holding.entrance->record));
  writer->finish();
  if (auto written = sink.write(writer->take()); !written) return refuse(std::move(written).error());
  return exported(0, sink.bytes(), "all");
}

struct Reader {
  std::string id;
  /// Secret of the invitation or code by which they came, as long as it is all they have.
  std::optional<crypto::Secret32> discovery_key;
  std::vector<DeviceId> devices;
};

std::optional<crypto::Secret32> secret_of(const Holding& holding, const std::vector<Door>& doors,
                                          const std::vector<DeviceId>& devices) {
  const journal::Table& table = holding.journal().table();
  for (const Door& door : doors) {
    if (door.assembly != holding.id) continue;
    if (door.kind == Door::Kind::code && std::ranges::find(devices, *door.device) != devices.end())
      return door.discovery_key->clone();
    const auto e = door.invitation ? holding.journal().find(*door.invitation) : std::nullopt;
    const auto made = e ? holding.state().made(assembly::Object::invitation, *e) : std::nullopt;
    if (!made) continue;
    for (const auto& use : holding.state().invitations[*made].uses) {
      const auto device = table.introduces(use.event);
      if (device && std::ranges::find(devices, table.device(*device).id) != devices.end())
        return door.discovery_key->clone();
    }
  }
  return std::nullopt;
}

Allowed<Reader> reader_of(Holding& holding, const std::vector<Door>& doors, const std::string& words) {
  Lookup lookup(holding);
  Reader out;
  const journal::Table& table = holding.journal().table();
  const auto person = lookup.person(words);
  if (person) {
    out.id = holding.state().persons[*person].id.hex();
    for (const auto& binding : holding.state().persons[*person].devices)
      out.devices.push_back(table.device(binding.device).id);
  } else {
    const auto device = lookup.device(words);
    if (!device) return tl::unexpected(person.error().error.code == errc::kAmbiguous ? person.error() : device.error());
    out.id = table.device(*device).id.hex();
    out.devices.push_back(table.device(*device).id);
  }
  std::ranges::sort(out.devices);
  const auto repeated = std::ranges::unique(out.devices);
  out.devices.erase(repeated.begin(), repeated.end());
  // Nothing of the assembly goes to whoever is not in it.
  std::erase_if(out.devices, [&](const DeviceId& device) { return !holding.is_active(device); });
  if (out.devices.empty()) return refuse(errc::kNotOnRoll, "nobody of that name or id is on the roll with a device");
  out.discovery_key = secret_of(holding, doors, out.devices);
  return out;
}

Allowed<Value> export_events(Holding& holding, const sync::BundleAddress& address, sync::ExportOptions options,
                             const std::string& whom, Call& call, CountingSink& sink) {
  options.writer = holding.own_device();
  if (holding.renewal && !holding.is_own_device_active())
    options.records.push_back(event::encode_record(*holding.renewal));
  const auto events = sync::export_bundle(holding, address, options, call.random, sink);
  if (!events) return refuse(events.error());
  return exported(*events, sink.bytes(), whom);
}

Allowed<Value> export_for(Holding& holding, const std::vector<Door>& doors, const Node::BundleExport& options,
                          Call& call, CountingSink& sink) {
  const auto reader = reader_of(holding, doors, options.whom);
  if (!reader) return tl::unexpected(reader.error());
  grant_key(holding, call, reader->devices);
  sync::ExportOptions more;
  more.known = options.known;
  for (const DeviceId& device : reader->devices)
    if (const auto known = holding.known_summaries.find(device);
        more.known == nullptr && reader->devices.size() == 1 && known != holding.known_summaries.end())
      more.known = &known->second;
  if (reader->discovery_key)
    return export_events(holding, sync::ForHolders{reader->discovery_key->view()}, more, reader->id, call, sink);
  sync::ForDevices devices;
  for (const DeviceId& device : reader->devices)
    devices.prekeys.push_back(holding.state().devices[*holding.journal().table().find_device(device)].prekey);
  return export_events(holding, devices, more, reader->id, call, sink);
}

Allowed<Value> export_for_all(Holding& holding, const Node::BundleExport& options, Call& call, CountingSink& sink) {
  const ContentKey* key = holding.newest_key();
  if (key == nullptr) return export_application(holding, call, sink);
  const crypto::Secret32 discovery = sync::discovery_key(key->key.view());
  sync::ExportOptions more;
  more.known = options.known;
  return export_events(holding, sync::ForHolders{discovery.view()}, more, "all", call, sink);
}
}  // namespace

Outcome Node::export_bundle(const Selector& selector, const BundleExport& options, const Moment& moment,
                            sync::BundleSink& sink) {
  Call call(moment);
  const auto selected = core_->select(selector);
  if (!selected) return {failure(selected.error()), {}};
  Holding& holding = **selected;
  CountingSink counting(sink);
  if (!holding.has_journal()) {
    const auto done = export_application(holding, call, counting);
    return {done ? success(*done) : failure(done.error()), core_->effects(moment.now)};
  }
  do_duties(holding, call);
  const auto done = options.whom == "all" ? export_for_all(holding, options, call, counting)
                                          : export_for(holding, core_->doors_in(), options, call, counting);
  return {done ? success(*done) : failure(done.error()), core_->effects(moment.now)};
}

void Node::begin_import() {
  auto import = std::make_unique<Import>();
  import->doors = core_->doors_for_bundles();
  if (import->doors.size() > sync::kMaxBundleKeys) import->doors.resize(sync::kMaxBundleKeys);
  for (std::size_t i = 0; i < import->doors.size(); ++i)
    import->keys.push_back({i, import->doors[i].discovery_key->view()});
  for (const auto& [id, holding] : core_->holdings) {
    if (!holding->identity || !holding->identity->opening) continue;
    import->opening_keys.push_back(crypto::OpeningKey::from_seed(*holding->identity->opening));
    import->opening_of.push_back(id);
  }
  for (std::size_t i = 0; i < import->opening_keys.size(); ++i)
    import->openers.push_back({i, &import->opening_keys[i]});
  import->reader.emplace(import->keys, import->openers);
  core_->import = std::move(import);
}

std::vector<Effect> Node::import_part(BytesView bytes, const Moment& moment) {
  if (!core_->import) return {};
  std::vector<Effect> out;
  core_->take_bundle_step(core_->import->reader->feed(bytes), false, moment.now, out);
  return core_->effects(moment.now, std::move(out));
}

std::vector<Result<journal::CheckedEvent>> Node::Core::check_all(std::vector<event::Event> events) {
  return check ? check(std::move(events)) : check_each(std::move(events));
}

/// The assembly that the first of these events founds, where the bundle is the first that is heard of it.
Holding* Node::Core::begin_from_bundle(std::vector<event::Event>& events) {
  Import& in = *import;
  const auto& opened = *in.reader->opened();
  const Door member{Door::Kind::epoch, *in.assembly, {}, {}, {}};
  Holding* const holding = events.front().header.is_founding()
                               ? begin_holding(opened.by_device ? member : in.doors[opened.label], events.front())
                               : nullptr;
  if (holding == nullptr && !in.error)
    in.error = Error{sync::errc::kBundleAssembly, "its first event does not found the assembly that was expected"};
  if (holding == nullptr) return nullptr;
  ++in.fresh;
  events.erase(events.begin());
  return holding;
}

void Node::Core::take_bundle_step(sync::BundleStep step, bool last, Instant now, std::vector<Effect>& out) {
  Import& in = *import;
  if (step.error && !in.error) in.error = step.error;
  if (step.head) {
    in.assembly = step.head->assembly;
    in.writer = step.head->writer;
    // Whoever holds a key of one assembly says nothing about another.
    const auto& opened = *in.reader->opened();
    const AssemblyId expected = opened.by_device ? in.opening_of[opened.label] : in.doors[opened.label].assembly;
    const bool any = !opened.by_device && in.doors[opened.label].kind == Door::Kind::request;
    if (!any && *in.assembly != expected) in.error = Error{sync::errc::kBundleAssembly, in.assembly->hex()};
  }
  const bool useless = in.error && (in.error->code == sync::errc::kBundleAssembly ||
                                    in.error->code == errc::kTakenAgain || in.error->code == errc::kOtherHistory);
  if (!in.assembly || useless) return;
  Holding* holding = find(*in.assembly);
  if (step.summary) in.summary.add(*std::move(step.summary));
  std::ranges::move(step.records, std::back_inserter(in.records));
  if (holding != nullptr && holding->has_journal())
    for (const sync::ProofPair& proof : step.proofs) holding->admit_proof(proof);
  std::ranges::move(step.seal_items, std::back_inserter(in.seal_items));
  in.events += step.events.size();
  if (!step.events.empty() && (holding == nullptr || !holding->has_journal())) holding = begin_from_bundle(step.events);
  if (holding == nullptr || !holding->has_journal()) return;
  // What may come in under a seal is known by the seal.
  if (holding->joining().is_open()) holding->sealing().hear(in.seal_items, now);
  holding->joining().take(std::move(step.events), now);
  holding->absorb();
  // Seals may have waited for these events, and later ones for the seals.
  holding->sealing().hear(std::exchange(in.seal_items, {}), now);
  if (last) holding->joining().settle();
  const Joining::Arrived arrived = holding->joining().take_arrived();
  in.fresh += arrived.kept;
  in.parked += arrived.parked;
  if (auto error = begin_again_where_failed(*holding, out)) in.error = std::move(error);
}

Outcome Node::end_import(const Moment& moment) {
  if (!core_->import) return {failure({{errc::kNothingOpen, "no bundle is being read"}, {}, {}, {}}), {}};
  Call call(moment);
  std::vector<Effect> effects;
  core_->take_bundle_step(core_->import->reader->finish(), true, moment.now, effects);
  const std::unique_ptr<Import> in = std::move(core_->import);
  Holding* holding = in->assembly ? core_->find(*in->assembly) : nullptr;
  if (holding != nullptr && in->writer) holding->known_summaries.insert_or_assign(*in->writer, std::move(in->summary));
  std::uint64_t applications = 0;
  std::optional<Refusal> declined;
  if (holding != nullptr)
    for (const Bytes& record : in->records) {
      const Taken taken = take_record(*holding, call, record);
      applications += taken.is_new ? 1U : 0U;
      if (taken.refusal && taken.refusal->error.code != errc::kOtherInvitation) declined = taken.refusal;
    }
  const bool shown = holding != nullptr && holding->has_journal();
  Value out = Value::Object{{"events", in->events},
                            {"new", in->fresh},
                            {"parked", in->parked},
                            {"applications", applications},
                            {"truncated", in->error && in->error->code == sync::errc::kBundleTruncated},
                            {"assembly", in->assembly ? Value(in->assembly->hex()) : Value()},
                            {"state_hash", shown ? Value(holding->state_hash().hex()) : Value()}};
  if (in->error)
    return {failure({*in->error, {}, {}, {}}, std::move(out)), core_->effects(moment.now, std::move(effects))};
  if (declined) return {failure(*declined, std::move(out)), core_->effects(moment.now, std::move(effects))};
  return {success(std::move(out)), core_->effects(moment.now, std::move(effects))};
}

}  // namespace folkmoot::node
