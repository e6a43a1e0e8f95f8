#include "node/change.h"

#include "event/content.h"

namespace folkmoot::node {

std::optional<Change> change_of(const Persist& persist) {
  if (!persist.assembly) return std::nullopt;
  const journal::Changes& changes = persist.changes;
  Change out;
  out.assembly = *persist.assembly;
  if (!persist.closed_pages.empty()) out.sealed = persist.closed_pages.back().page;
  out.more = persist.begins_again || persist.identity.has_value() || persist.closed_pages_left.has_value() ||
             !persist.texts.empty() || !persist.dropped_texts.empty() || !changes.removed.empty() ||
             !changes.restored.empty() || !changes.forks.empty() || changes.added.size() > kChangedActsMax;
  if (!out.more)
    for (const journal::Changes::Added& added : changes.added) {
      Change::Act act{added.event.id, {}, {}};
      const auto body = added.event.body ? std::optional(event::decode_body(*added.event.body)) : std::nullopt;
      if (body && *body) {
        act.kind = event::kind_name(event::kind_of((*body)->content));
        act.about = event::events_in((*body)->content);
      }
      out.acts.push_back(std::move(act));
    }
  const bool nothing = !out.more && !out.sealed && out.acts.empty() && persist.seal_items.empty();
  return nothing ? std::nullopt : std::optional(std::move(out));
}

}  // namespace folkmoot::node
