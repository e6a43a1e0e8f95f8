#include "journal/heights.h"

#include <algorithm>
#include <bit>

namespace folkmoot::journal {

Past::Past(std::vector<std::uint32_t> heights) : Past() {
  shared_ = std::make_shared<std::vector<std::uint32_t>>(std::move(heights));
  begin_ = shared_->data();
  size_ = end_ = shared_->size();
}

std::vector<std::uint32_t>& Past::own(std::size_t size) {
  size = std::max(size, size_);
  if (!shared_ || shared_.use_count() > 1) {
    auto made = std::make_shared<std::vector<std::uint32_t>>();
    made->reserve(size);
    made->assign(begin_, begin_ + size_);
    shared_ = std::move(made);
  }
  std::vector<std::uint32_t>& out = *shared_;
  out.resize(size, 0);
  for (std::size_t i = 0; i < raised_; ++i) {
    const ChainIndex chain = chains_raised_[i];
    if (chain >= out.size()) out.resize(chain + std::size_t{1}, 0);
    out[chain] = std::max(out[chain], heights_raised_[i]);
  }
  raised_ = 0;
  chains_raised_.fill(kNoChain);
  begin_ = out.data();
  size_ = out.size();
  return out;
}

void Past::raise(ChainIndex chain, std::uint32_t height) {
  if (height <= shared_height(chain)) return;
  end_ = std::max(end_, chain + std::size_t{1});
  const auto end = chains_raised_.begin() + static_cast<std::ptrdiff_t>(raised_);
  if (const auto there = std::find(chains_raised_.begin(), end, chain); there != end) {
    std::uint32_t& raised = heights_raised_[static_cast<std::size_t>(there - chains_raised_.begin())];
    raised = std::max(raised, height);
    return;
  }
  if (raised_ == kRaised) {
    std::uint32_t& now = own(chain + std::size_t{1})[chain];
    now = std::max(now, height);
    return;
  }
  chains_raised_[raised_] = chain;
  heights_raised_[raised_] = height;
  ++raised_;
}

void Past::join(const Past& other) {
  if (end_ == 0) {
    *this = other;
    return;
  }
  end_ = std::max(end_, other.end_);
  if (other.shared_ && other.shared_ != shared_) {
    // Plain pointers: this loop must become vector instructions.
    std::uint32_t* heights = own(other.size_).data();
    const std::uint32_t* others = other.begin_;
    for (std::size_t i = 0, size = other.size_; i < size; ++i) heights[i] = std::max(heights[i], others[i]);
  }
  for (std::size_t i = 0; i < other.raised_; ++i) raise(other.chains_raised_[i], other.heights_raised_[i]);
}

bool Past::operator==(const Past& other) const {
  const std::size_t most = std::max(end_, other.end_);
  for (ChainIndex chain = 0; chain < most; ++chain)
    if (height(chain) != other.height(chain)) return false;
  return true;
}

SharedPast Heights::cached(EventIndex e) const {
  if (!recent_.empty())
    if (const Recent& there = recent_[e & (recent_.size() - 1)]; there.event == e) return there.past;
  if (const auto found = checkpoints_.find(e); found != checkpoints_.end()) return found->second;
  return nullptr;
}

void Heights::cover(const Table& table, EventIndex from, Past& past) {
  // Each event that `past` does not cover yet is visited once: its chain's height is raised over it, then what it names
  // is looked at. No recursion: histories are deep.
  waiting_.assign(1, from);
  while (!waiting_.empty()) {
    const EventIndex e = waiting_.back();
    waiting_.pop_back();
    if (past.has(table, e)) continue;
    if (const SharedPast known = cached(e)) {
      past.join(*known);
      continue;
    }
    const ChainIndex chain = table.chain_of(e);
    const std::uint32_t first = past.height(chain);
    past.raise(chain, table.place_of(e) + 1);
    for (std::uint32_t place = first; place <= table.place_of(e); ++place) {
      const EventIndex covered = table.chain(chain).events[place];
      table.for_each_named(covered, [&](EventIndex named) {
        if (!past.has(table, named)) waiting_.push_back(named);
      });
    }
  }
}

SharedPast Heights::past(const Table& table, EventIndex e) {
  if (SharedPast known = cached(e)) return known;
  named_.clear();
  table.for_each_named(e, [&](EventIndex named) { named_.push_back(named); });
  if (named_.empty()) return walked(table, e, {});
  // Begin at the latest that it names: mostly that has all others in its past. Others name it too, so it is worth
  // having.
  const EventIndex latest = *std::max_element(named_.begin(), named_.end());
  SharedPast below = cached(latest);
  if (!below) below = walked(table, latest, {});
  if (!std::all_of(named_.begin(), named_.end(), [&](EventIndex named) { return below->has(table, named); }))
    return walked(table, e, *below);
  auto made = std::make_shared<Past>(*below);
  made->raise(table.chain_of(e), table.place_of(e) + 1);
  keep(table, e, made);
  return made;
}

SharedPast Heights::walked(const Table& table, EventIndex e, Past past) {
  // The nearest forerunner in the own chain that is cached, then what is still lacking.
  EventIndex at = table.prev(e);
  for (std::uint32_t steps = 0; at != kNoEvent && !past.has(table, at) && steps < 2 * kCheckpoint; ++steps) {
    if (const SharedPast known = cached(at)) {
      past.join(*known);
      break;
    }
    at = table.prev(at);
  }
  cover(table, e, past);
  auto made = std::make_shared<const Past>(std::move(past));
  keep(table, e, made);
  return made;
}

Past Heights::past_of_all(const Table& table, std::span<const EventIndex> events) {
  Past out;
  for (const EventIndex e : events) {
    if (out.has(table, e)) continue;
    if (out.chains() == 0)
      out = *past(table, e);
    else
      cover(table, e, out);
  }
  return out;
}

namespace {
constexpr std::size_t kFewestRecent = 64;
}  // namespace

void Heights::fit_recent(std::size_t chains) {
  chains_fitted_ = std::max<std::size_t>(2 * chains, 16);
  recent_.assign(kFewestRecent, {});
}

void Heights::keep(const Table& table, EventIndex e, SharedPast past) {
  const std::size_t bytes = past->chains() * sizeof(std::uint32_t) + 64;
  // Checkpoints may cost a few bytes an event on average, whatever the number of chains.
  if (table.place_of(e) % kCheckpoint == kCheckpoint - 1 &&
      checkpoint_bytes_ + bytes <= kCacheBytes + table.size() * kCheckpointBytesAnEvent) {
    if (checkpoints_.emplace(e, past).second) checkpoint_bytes_ += bytes;
    return;
  }
  if (past->chains() > chains_fitted_) fit_recent(past->chains());
  if (e >= recent_.size()) {
    // More places only as there are events for them, and no more than find a reader: a small journal costs little, and
    // a large one stays in the processor's cache.
    const std::size_t each = chains_fitted_ * sizeof(std::uint32_t) + sizeof(Recent) + 64;
    const std::size_t most = std::min(std::bit_floor(std::max<std::size_t>(kCacheBytes / each, kFewestRecent)),
                                      std::bit_ceil(kRecentPerChain * past->chains()));
    const std::size_t places = std::min(most, std::bit_ceil(e + std::size_t{1}));
    if (places > recent_.size()) {
      std::vector<Recent> more(places);
      for (Recent& there : recent_)
        if (there.event != kNoEvent) more[there.event & (places - 1)] = std::move(there);
      recent_.swap(more);
    }
  }
  recent_[e & (recent_.size() - 1)] = {e, std::move(past)};
}

void Heights::truncate(std::size_t size) {
  for (Recent& there : recent_)
    if (there.event != kNoEvent && there.event >= size) there = {};
  std::erase_if(checkpoints_, [&](const auto& entry) { return entry.first >= size; });
}

}  // namespace folkmoot::journal
