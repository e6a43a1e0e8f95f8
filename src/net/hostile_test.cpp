// Clients that do not play by the rules, made of plain sockets and plain OpenSSL.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "net/errc.h"
#include "net/scripted_driver.h"
#include "net/server.h"

namespace hostile_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {

using std::chrono::milliseconds;

// A TCP connection to this machine that gives up after some seconds, whatever it does.
class Socket {
 public:
  explicit Socket(std::uint16_t port, const char* from = nullptr) : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{10, 0};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(handle_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (from != nullptr) {
      sockaddr_in own{};
      own.sin_family = AF_INET;
      ::inet_pton(AF_INET, from, &own.sin_addr);
      REQUIRE(::bind(handle_, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0);
    }
    connected_ = ::connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Socket() { ::close(handle_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  [[nodiscard]] int handle() const { return handle_; }
  [[nodiscard]] bool connected() const { return connected_; }
  bool send(std::string_view text) const {
    return ::send(handle_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  // What comes until the other side ends it.
  [[nodiscard]] std::string read_to_end() const {
    std::string out;
    std::array<char, 4096> chunk{};
    for (ssize_t got = 1; got > 0;) {
      got = ::recv(handle_, chunk.data(), chunk.size(), 0);
      if (got > 0) out.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return out;
  }

 private:
  int handle_;
  bool connected_ = false;
};

// TLS over it, of any version, which believes everything.
class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int version_max = TLS1_3_VERSION, const char* from = nullptr)
      : socket_(port, from), context_(SSL_CTX_new(TLS_client_method())) {
    // OpenSSL writes to a socket that was closed as to a file: without this the signal would end the test.
    std::signal(SIGPIPE, SIG_IGN);
    SSL_CTX_set_max_proto_version(context_, version_max);
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, socket_.handle());
    shaken_ = SSL_connect(ssl_) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  [[nodiscard]] bool shaken() const { return shaken_; }
  [[nodiscard]] SSL* ssl() const { return ssl_; }
  bool send(BytesView bytes) const {
    return SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
  }
  // What comes until the other side ends it; the count says how many bytes of the program that were.
  [[nodiscard]] std::size_t read_to_end() const {
    std::size_t count = 0;
    std::array<char, 4096> chunk{};
    for (int got = 1; got > 0;) {
      got = SSL_read(ssl_, chunk.data(), static_cast<int>(chunk.size()));
      if (got > 0) count += static_cast<std::size_t>(got);
    }
    return count;
  }

 private:
  Socket socket_;
  SSL_CTX* context_;
  SSL* ssl_ = nullptr;
  bool shaken_ = false;
};

Bytes framed(const Bytes& frame) {
  FrameQueue queue;
  queue.push(frame);
  return queue.next_batch();
}

ServerOptions hasty() {
  ServerOptions options;
  options.deadlines.handshake = milliseconds(250);
  options.deadlines.recognition = milliseconds(250);
  options.deadlines.frame = milliseconds(250);
  return options;
}

struct Listener {
  explicit Listener(Script script = echo(), const ServerOptions& options = hasty()) : tls(Tls::make().value()) {
    const auto factory = [heard = ear, script = std::move(script)] { return scripted(heard, script); };
    server.emplace(Server::listen(loop, tls, options, factory).value());
  }
  [[nodiscard]] std::uint16_t port() const { return server->port(); }

  Ear ear = make_ear();
  Loop loop;
  Tls tls;
  std::optional<Server> server;
};

// Says nothing to anybody, as a node does that does not recognise a peer.
Script silent() {
  return {{}, [](BytesView) { return Answer{{}, Next::linger}; }};
}

// Sends until the other side has enough of it, or until it would have been a gigabyte.
std::size_t sent_of_a_gigabyte(const TlsClient& client, const Bytes& piece) {
  constexpr std::size_t kGigabyte = std::size_t{1} << 30;
  std::size_t sent = 0;
  while (sent < kGigabyte && client.send(piece)) sent += piece.size();
  return sent;
}

// What the system's buffers of both ends may swallow before a sender notices that nobody reads.
constexpr std::size_t kSystemBuffers = 24U << 20;

}  // namespace

TEST_CASE("hostile: TLS 1.2, and what is no TLS at all, is refused") {
  const Listener listener;
  const TlsClient old(listener.port(), TLS1_2_VERSION);
  CHECK(!old.shaken());
  CHECK(wait_for_end(listener.ear).code == errc::kTls);

  const Socket web(listener.port());
  CHECK(web.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  const std::string answer = web.read_to_end();
  CHECK(answer.size() <= 7);  // an alert, as any TLS server gives
  CHECK(wait_for_end(listener.ear).code == errc::kTls);
}

TEST_CASE("hostile: the handshake shows TLS 1.3, no ticket, no protocol name, a certificate of nobody") {
  const Listener listener;
  const TlsClient client(listener.port());
  REQUIRE(client.shaken());
  CHECK(SSL_version(client.ssl()) == TLS1_3_VERSION);
  CHECK(client.send(framed(Bytes(10, 1))));
  std::array<std::uint8_t, 14> answer{};
  CHECK(SSL_read(client.ssl(), answer.data(), static_cast<int>(answer.size())) == static_cast<int>(answer.size()));
  CHECK(SSL_SESSION_has_ticket(SSL_get0_session(client.ssl())) == 0);
  CHECK(SSL_get_early_data_status(client.ssl()) == SSL_EARLY_DATA_NOT_SENT);
  const unsigned char* protocol = nullptr;
  unsigned int size = 0;
  SSL_get0_alpn_selected(client.ssl(), &protocol, &size);
  CHECK(size == 0);
  X509* certificate = SSL_get0_peer_certificate(client.ssl());
  std::array<char, 200> subject{};
  X509_NAME_oneline(X509_get_subject_name(certificate), subject.data(), static_cast<int>(subject.size()));
  CHECK(std::string(subject.data()) == "/CN=localhost");
  CHECK(EVP_PKEY_get_id(X509_get0_pubkey(certificate)) == EVP_PKEY_ED25519);
  // It would not be asked for one of its own.
  CHECK(SSL_get_certificate(client.ssl()) == nullptr);
}

TEST_CASE(
    "hostile: a prober without a secret gets no byte of the program, whatever it sends, and always after the same "
    "time") {
  std::vector<Bytes> probes = {framed(Bytes(32, 0)), Bytes(5, 0), Bytes(4, 0xFF), framed(Bytes(kMaxFrame, 1))};
  probes.push_back(to_bytes(as_bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")));
  for (const Bytes& probe : probes) {
    const Listener listener(silent());
    const auto start = std::chrono::steady_clock::now();
    const TlsClient client(listener.port());
    REQUIRE(client.shaken());
    CHECK(client.send(probe));
    CHECK(client.read_to_end() == 0);
    // A quarter less than the time for recognition is the least.
    CHECK(std::chrono::steady_clock::now() - start >= milliseconds(185));
  }
}

TEST_CASE("hostile: who stalls before or in the handshake is cut") {
  const Listener listener;
  const Socket silent_one(listener.port());
  CHECK(silent_one.read_to_end().empty());
  CHECK(wait_for_end(listener.ear).code == errc::kTimeout);

  const Socket slow_one(listener.port());
  CHECK(slow_one.send(std::string("\x16\x03\x01\x02\x00\x01", 6)));  // the head of a hello that does not come
  CHECK(slow_one.read_to_end().empty());
  CHECK(wait_for_end(listener.ear).code == errc::kTimeout);
}

TEST_CASE("hostile: a frame that trickles in has one deadline, however busy it looks") {
  const Listener listener;
  const TlsClient client(listener.port());
  REQUIRE(client.shaken());
  const Bytes frame = framed(Bytes(1'000, 1));
  const auto start = std::chrono::steady_clock::now();
  std::size_t sent = 0;
  while (sent < frame.size() && client.send(BytesView(frame).subspan(sent, 1))) {
    ++sent;
    std::this_thread::sleep_for(milliseconds(20));
  }
  CHECK(sent < frame.size());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  CHECK(wait_for_end(listener.ear).code == errc::kTimeout);
}

TEST_CASE("hostile: a length that lies is cut at its head") {
  const Listener listener;
  const TlsClient client(listener.port());
  REQUIRE(client.shaken());
  CHECK(client.send(framed(Bytes(1, 1))));
  CHECK(wait_for_frame(listener.ear) == Bytes(1, 1));
  CHECK(client.send(from_hex("00004041").value()));
  CHECK(wait_for_end(listener.ear).code == errc::kFrameTooLarge);
  CHECK(client.read_to_end() == 5);
}

TEST_CASE("hostile: a frame cut off in the middle is no frame") {
  const Listener listener;
  {
    const TlsClient client(listener.port());
    REQUIRE(client.shaken());
    CHECK(client.send(BytesView(framed(Bytes(100, 1))).first(50)));
  }
  CHECK(wait_for_end(listener.ear) == Error{errc::kClosed, "by the other side"});
}

TEST_CASE("hostile: whoever wants to send a gigabyte is stopped early") {
  SUBCASE("announced as one frame by a peer that was admitted") {
    const Listener listener;
    const TlsClient client(listener.port());
    Bytes piece(16'000, 0x40);
    CHECK(sent_of_a_gigabyte(client, piece) < kSystemBuffers);
    CHECK(wait_for_end(listener.ear).code == errc::kFrameTooLarge);
  }
  SUBCASE("announced as one frame by a stranger") {
    const Listener listener(silent());
    const TlsClient client(listener.port());
    CHECK(sent_of_a_gigabyte(client, Bytes(16'000, 0x40)) < kSystemBuffers);
    CHECK(wait_for_end(listener.ear).code == errc::kFrameTooLarge);
  }
  SUBCASE("in frames that are right, by a stranger whom the driver has not turned away yet") {
    const Listener listener(Script{});
    const TlsClient client(listener.port());
    CHECK(sent_of_a_gigabyte(client, framed(Bytes(4'000, 1))) < kSystemBuffers);
    CHECK(wait_for_end(listener.ear).code == errc::kTooMuch);
  }
}

TEST_CASE("hostile: those who hold places open give way, and keep no member out") {
  ServerOptions options;
  options.strangers_max = 4;
  options.connections_max = 6;
  const Listener listener(echo(), options);
  std::vector<std::unique_ptr<Socket>> idlers;
  for (int i = 0; i < 20; ++i) {
    idlers.push_back(std::make_unique<Socket>(listener.port()));
    REQUIRE(idlers.back()->connected());
  }
  for (int i = 0; i < 16; ++i) CHECK(wait_for_end(listener.ear).code == errc::kCrowded);
  // A member comes and is served; further idlers push out one another, never the member.
  const TlsClient member(listener.port());
  REQUIRE(member.shaken());
  CHECK(member.send(framed(Bytes(7, 7))));
  CHECK(wait_for_frame(listener.ear) == Bytes(7, 7));
  for (int i = 0; i < 10; ++i) idlers.push_back(std::make_unique<Socket>(listener.port()));
  CHECK(member.send(framed(Bytes(8, 8))));
  CHECK(wait_for_frame(listener.ear) == Bytes(8, 8));
  CHECK(listener.server->connections() <= options.connections_max + 1);
}

TEST_CASE("hostile: one address takes no more than its places, and leaves the others theirs") {
  ServerOptions options;
  options.per_address_max = 3;
  options.limits_loopback = true;
  const Listener listener(echo(), options);
  std::vector<std::unique_ptr<Socket>> crowd;
  for (int i = 0; i < 10; ++i) {
    crowd.push_back(std::make_unique<Socket>(listener.port()));
    REQUIRE(crowd.back()->connected());
  }
  for (int i = 0; i < 7; ++i) CHECK(wait_for_end(listener.ear).code == errc::kCrowded);
  // Another address of this machine is another's.
  const TlsClient other(listener.port(), TLS1_3_VERSION, "127.0.0.2");
  REQUIRE(other.shaken());
  CHECK(other.send(framed(Bytes(7, 7))));
  CHECK(wait_for_frame(listener.ear) == Bytes(7, 7));
  // Who was admitted keeps its place even from its own address' crowd.
  const TlsClient member(listener.port());
  REQUIRE(member.shaken());
  CHECK(member.send(framed(Bytes(8, 8))));
  CHECK(wait_for_frame(listener.ear) == Bytes(8, 8));
  for (int i = 0; i < 5; ++i) crowd.push_back(std::make_unique<Socket>(listener.port()));
  for (int i = 0; i < 5; ++i) CHECK(wait_for_end(listener.ear).code == errc::kCrowded);
  CHECK(member.send(framed(Bytes(9, 9))));
  CHECK(wait_for_frame(listener.ear) == Bytes(9, 9));
  CHECK(listener.server->connections() <= options.per_address_max + 2);
}

TEST_CASE("hostile: on the wire sizes come in few sorts") {
  const Listener listener;
  const TlsClient client(listener.port());
  REQUIRE(client.shaken());
  for (const std::size_t size : {std::size_t{1}, std::size_t{100}, std::size_t{4'000}}) {
    CHECK(client.send(framed(Bytes(size, 1))));
    Bytes answer(size + kFrameHead);
    std::size_t got = 0;
    const std::uint64_t before = BIO_number_read(SSL_get_rbio(client.ssl()));
    while (got < answer.size()) {
      const int count = SSL_read(client.ssl(), answer.data() + got, static_cast<int>(answer.size() - got));
      REQUIRE(count > 0);
      got += static_cast<std::size_t>(count);
    }
    // A padded block, five bytes of record head, sixteen of seal.
    CHECK(BIO_number_read(SSL_get_rbio(client.ssl())) - before == kRecordBlock + 5 + 16);
  }
}
}  // namespace hostile_test
