#include "net/door.h"

#include <thread>

#include "net/control.h"
#include "store/errc.h"

namespace folkmoot::net {

namespace {

// How long a command waits for another one to end. A node that serves answers at once.
constexpr std::chrono::milliseconds kPatience{15'000};
constexpr std::chrono::milliseconds kPause{25};
// An exchange over a slow line, or the check of a large home, takes its time.
constexpr std::chrono::hours kAnswerMax{2};

class LocalDoor final : public Door {
 public:
  explicit LocalDoor(std::unique_ptr<Runtime> runtime) : runtime_(std::move(runtime)) {}
  node::Reply ask(const Request& request) override { return runtime_->ask(request); }
  Runtime* runtime() override { return runtime_.get(); }

 private:
  std::unique_ptr<Runtime> runtime_;
};

class RemoteDoor final : public Door {
 public:
  explicit RemoteDoor(std::string home) : home_(std::move(home)) {}
  node::Reply ask(const Request& request) override {
    const auto answer = ask_control(home_, encode_request(request), kAnswerMax);
    if (!answer) return error_reply(answer.error());
    auto reply = decode_reply(*answer);
    if (!reply) return error_reply(reply.error());
    return *std::move(reply);
  }

 private:
  std::string home_;
};

// Whether a node listens there: it is asked what no node knows, and answers.
bool is_served(const std::string& home) {
  Request request;
  request.verb = "ping";
  return ask_control(home, encode_request(request), std::chrono::seconds(60)).has_value();
}

}  // namespace

Result<std::unique_ptr<Door>> open_door(const DoorOptions& options) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  RuntimeOptions how = options.runtime;
  while (true) {
    auto runtime = Runtime::open(how);
    if (runtime) return std::make_unique<LocalDoor>(*std::move(runtime));
    const Error& error = runtime.error();
    if (error.code == store::errc::kReadOnly && options.may_read_only && !how.read_only) {
      how.read_only = true;
      continue;
    }
    if (error.code != store::errc::kInUse) return tl::unexpected(error);
    if (is_served(how.home)) return std::make_unique<RemoteDoor>(how.home);
    if (std::chrono::steady_clock::now() > until) return tl::unexpected(error);
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace folkmoot::net
