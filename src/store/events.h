#pragma once
// The rows of events: appending, reading, forgetting bodies (docs/protocol/store.md section 4).
#include <functional>
#include <list>
#include <map>
#include <span>

#include "journal/journal.h"
#include "store/chunk.h"
#include "store/database.h"

namespace folkmoot::store {

/// An assembly's number in this home.
using AssemblyNumber = std::uint32_t;

class EventRows {
 public:
  explicit EventRows(Database& database) : database_(database) {}

  /// The index that comes next.
  Result<EventIndex> count(AssemblyNumber assembly);
  /// Inside a transaction. The first index must be `count`, the others follow it.
  ///
  /// Small rows at the end are rewritten together with the new events, as a binary counter carries: a row is taken in
  /// when it is no larger than what stands after it. So events that come one by one are rewritten a few times each, and
  /// end in rows that are more than half full.
  Result<Ok> append(AssemblyNumber assembly, const EventPlaces& places, std::span<const journal::Changes::Added> added);
  /// Inside a transaction. Ascending; each row that holds some of them is written once.
  Result<Ok> drop_bodies(AssemblyNumber assembly, std::span<const EventIndex> events);
  /// Inside a transaction: gives an event its body back. It must be the one whose hash was kept (`store.order`).
  Result<Ok> put_body(AssemblyNumber assembly, EventIndex event, BytesView body);

  /// From the start, or where there is a table from its end.
  Result<Ok> for_each(AssemblyNumber number, const AssemblyId& assembly, const journal::Table* known,
                      const std::function<bool(event::Event)>& callback);
  Result<event::Event> read(AssemblyNumber number, const AssemblyId& assembly, const journal::Table& table,
                            EventIndex event);
  /// Calls back with the name of each row of the assembly whose checksum is wrong.
  Result<Ok> check_sums(AssemblyNumber number, const std::function<void(const std::string&)>& wrong);

  /// Forgets what is remembered of the database: after a rollback.
  void forget();

 private:
  struct Row {
    EventIndex first = 0;
    std::uint32_t count = 0;
    Bytes data;
    std::vector<EventForm> forms;  // show parts of `data`
  };
  struct Tail {
    EventIndex first = 0;
    std::size_t size = 0;
  };
  using Key = std::pair<AssemblyNumber, EventIndex>;

  Result<std::vector<Tail>> rows_to_rewrite(AssemblyNumber assembly, EventIndex next, std::size_t bytes);
  Result<Row> load(AssemblyNumber assembly, EventIndex event);
  Result<const Row*> cached(AssemblyNumber assembly, EventIndex event);
  Result<Ok> write(AssemblyNumber assembly, const ChunkWriter& chunk);
  Result<Ok> erase(AssemblyNumber assembly, EventIndex first);
  Result<Ok> replace(AssemblyNumber assembly, const Row& row);
  void uncache(AssemblyNumber assembly, EventIndex first);

  Database& database_;
  std::map<AssemblyNumber, EventIndex> counts_;
  /// Rows read last, the latest first. Moving a row keeps what its forms show, since the bytes stay in place.
  std::list<std::pair<AssemblyNumber, Row>> cache_;
};

}  // namespace folkmoot::store
