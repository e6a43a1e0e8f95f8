#pragma once
// What can be asked over HTTP: one row for each operation of api/openapi.yaml, but acts, which are the rows of node's
// own table (`/acts/NAME`).
#include <span>
#include <string_view>
#include <vector>

#include "api/http.h"
#include "api/sessions.h"
#include "node/acts.h"

namespace folkmoot::api {

enum class Method : std::uint8_t { get, post, del };

/// Who may ask. Whoever has no session may only begin one.
enum class For : std::uint8_t { anybody, owner, owner_and_guest, guest };

/// How a row is answered.
enum class Kind : std::uint8_t {
  // By the interface itself.
  begin_session,
  session,
  end_session,
  make_code,
  room,
  open_room,
  close_room,
  take_seat,
  free_seat,
  acts,
  charter_presets,
  check_charter,
  events,
  // By the node: `verb` with the words of path and query.
  view,
  list,       // a list of the answer is told page by page
  text_file,  // the text of the answer is the file
  file,       // the node writes a file, which is the answer
  upload,     // the body is a file for the node
  told,       // the body has one more word, which is no part of an address
  act,        // the body has the words of the act
};

/// A word of the query. `word` is what the node calls it.
struct Parameter {
  std::string_view name;
  std::string_view word;
  bool is_mark = false;
  bool required = false;
};

struct Route {
  Method method = Method::get;
  /// Behind "/api/v1"; "{x}" is a word of the node's called x.
  std::string_view path;
  Kind kind = Kind::view;
  For who = For::owner;
  /// Of the runtime (net/request.h); "print minutes", "print tally" and "print slips" are of whoever stands between.
  std::string_view verb;
  std::vector<Parameter> parameters;
  /// Of `list`: the list's name in the answer, and the id of each in it. Of `text_file`: its form, in the node's words.
  /// Of `told`: the name of the word.
  std::string_view list;
  std::string_view key;
  /// Of files.
  std::string_view type;
  std::string_view file_name;
};

/// Where a body is not a file: an act has texts of some ten thousand bytes, and a charter more.
inline constexpr std::size_t kBodyMax = std::size_t{256} << 10;
/// For a code: whoever has no session yet gets no more room than this.
inline constexpr std::size_t kCodeBodyMax = 1'024;
/// Held in memory until it is read.
inline constexpr std::size_t kUploadMax = std::size_t{64} << 20;

std::span<const Route> routes();

/// What a request asks for.
struct Asked {
  const Route* route = nullptr;
  /// Of `Kind::act`.
  const node::ActRow* act = nullptr;
  /// Words of the path.
  std::vector<std::pair<std::string, std::string>> words;
};
/// web.not_found, or web.method with the methods that there are as its detail.
Result<Asked> find_route(const Head& head);
/// "/api/v1/..."
bool is_of_interface(const Head& head);
std::string_view method_name(Method method);

}  // namespace folkmoot::api
