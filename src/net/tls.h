#pragma once
// TLS as Folkmoot uses it: 1.3 only, to hide what is said; who speaks is found out inside (sync/recognition.h). So both
// sides accept any certificate, and the one shown is made when the program starts and forgotten when it ends.
// docs/protocol/transport.md section 1.
#include <memory>

#include "base/result.h"
#include "sync/recognition.h"

struct ssl_st;  // OpenSSL's SSL, named but not included

namespace folkmoot::net {

class Tls {
 public:
  /// Makes the certificate. Fails only if the system gives no randomness or memory.
  static Result<Tls> make();

  /// A new channel over nothing yet; the caller owns it (OpenSSL's SSL_free). For the .cpp files of this folder; safe
  /// on any thread.
  [[nodiscard]] ssl_st* new_channel() const;

 private:
  struct Impl;
  explicit Tls(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

/// The channel's own value, after the handshake.
Result<sync::Exporter> exporter_of(ssl_st* channel);

}  // namespace folkmoot::net
