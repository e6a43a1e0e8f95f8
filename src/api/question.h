#pragma once
// What browsers ask of the node, on its way to whoever drives it, and back.
#include <functional>
#include <memory>
#include <string>

#include "api/answer.h"
#include "api/words.h"

namespace folkmoot::api {

/// What is asked of the node: the runtime's verb with its words.
struct Question {
  std::string verb;
  std::string assembly;
  Words words;
  /// Goes into a file, whose name the node is told as the word "file".
  std::optional<Bytes> upload;
  /// The node writes a file, whose name it is told as the word "file": the answer is the file.
  bool wants_file = false;
};
struct Told {
  node::Reply reply;
  /// Where one was wanted and could be made.
  std::unique_ptr<LongBody> file;
};
class Backend {
 public:
  virtual ~Backend() = default;
  /// `then` is called once, later or at once, on this thread.
  virtual void ask(Question question, std::function<void(Told)> then) = 0;
};

}  // namespace folkmoot::api
