#include "net/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <map>
#include <thread>
#include <utility>

namespace folkmoot::net {

namespace {
// How long what is still under way may take to end, once everything was told to. A look-up of a name cannot be
// interrupted; nothing else comes near.
constexpr std::chrono::seconds kGrace{3};
}  // namespace

struct Poster::Impl {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{context.get_executor()};
  std::map<std::uint64_t, std::function<void()>> endings;
  std::uint64_t next_number = 1;
  bool stopping = false;
  std::thread thread;

  void run() {
    context.run();
    context.restart();
    context.run_for(kGrace);
  }

  void end_all() {
    stopping = true;
    // Each ending may forget itself, or others.
    for (const auto& [number, end] : std::exchange(endings, {})) end();
    guard.reset();
    context.stop();
  }
};

bool Poster::post(std::function<void()> task) const {
  const auto impl = impl_.lock();
  if (!impl) return false;
  boost::asio::post(impl->context, std::move(task));
  return true;
}

Loop::Loop() : impl_(std::make_shared<Poster::Impl>()) {
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Loop::~Loop() { stop(); }

void Loop::stop() {
  if (!impl_->thread.joinable()) return;
  boost::asio::post(impl_->context, [impl = impl_.get()] { impl->end_all(); });
  impl_->thread.join();
}

Poster Loop::poster() const {
  Poster out;
  out.impl_ = impl_;
  return out;
}

boost::asio::io_context& Loop::context() { return impl_->context; }

std::uint64_t Loop::when_stopping(std::function<void()> end) {
  if (impl_->stopping) return 0;
  impl_->endings.emplace(impl_->next_number, std::move(end));
  return impl_->next_number++;
}

void Loop::forget(std::uint64_t number) { impl_->endings.erase(number); }

}  // namespace folkmoot::net
