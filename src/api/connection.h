#pragma once
// One connection of a browser: requests one after another, each answered before the next begins; or, once it listens,
// changes for as long as it lasts.
#include "api/site.h"

namespace folkmoot::api {

/// What a page that listens has not taken yet. Above it the connection ends: the page comes again and asks for
/// everything anew.
inline constexpr std::size_t kStreamMax = std::size_t{64} << 10;

/// What a connection waits for. How long that may last is the matter of whoever holds the socket.
enum class Waiting : std::uint8_t {
  request,  // for one to begin: nobody loses anything when it is ended
  head,     // for the rest of a head
  body,     // for the rest of a body
  answer,   // for the node, or for the browser to take what there is
  stream,   // for changes
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Site& site, const Face& face, std::function<void()> on_output);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void receive(BytesView bytes);
  /// What is to be sent now, at most so many bytes; empty: nothing.
  Bytes next(std::size_t most);
  [[nodiscard]] bool has_output() const { return sent_ < out_.size() || long_body_ != nullptr; }
  /// Whether more may come in. A browser that sends more than one request ahead waits.
  [[nodiscard]] bool reads() const;
  /// To be closed once everything was sent.
  [[nodiscard]] bool is_over() const { return over_; }
  [[nodiscard]] Waiting waiting() const;

 private:
  friend class Site;

  void work();
  bool take_head();
  bool take_body();
  void refuse(const Error& error, bool closes);
  void answer(Answer answer);
  void tell(std::string_view event);
  void end_stream();

  Site& site_;
  Face face_;
  std::function<void()> on_output_;
  RequestReader reader_;
  /// The request whose body is awaited.
  struct Pending {
    Head head;
    Site::Admitted admitted;
  };
  std::optional<Pending> pending_;
  /// The node is asked.
  bool busy_ = false;
  /// Within a call of this object: whoever called takes the output after it.
  bool working_ = false;
  bool over_ = false;
  // Of the request that is answered.
  bool without_body_ = false;
  bool last_ = false;
  SessionId session_ = 0;
  std::string out_;
  std::size_t sent_ = 0;
  std::unique_ptr<LongBody> long_body_;
  std::uint64_t long_left_ = 0;
  /// The session of whoever listens.
  std::optional<SessionId> listens_;
  Instant last_told_;
};

}  // namespace folkmoot::api
