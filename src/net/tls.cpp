#include "net/tls.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <string_view>

#include "base/check.h"
#include "net/errc.h"
#include "net/frame.h"

namespace folkmoot::net {

namespace {

constexpr std::string_view kExporterLabel = "EXPERIMENTAL-folkmoot-1";
// A certificate of an ordinary self-made server: nothing in it says what it is for, or since when the program runs.
constexpr std::string_view kSubject = "localhost";
constexpr long kDay = 86'400;
constexpr long kValidity = 3'650 * kDay;
// The largest certificate that the other side may show; ours has a few hundred bytes.
constexpr long kMaxCertificate = 8'192;

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* pointer) const {
    Release(pointer);
  }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Releaser<X509_free>>;
using ContextPtr = std::unique_ptr<SSL_CTX, Releaser<SSL_CTX_free>>;

Error openssl_error(std::string_view what) {
  std::string detail(what);
  if (const unsigned long code = ERR_get_error(); code != 0) {
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    detail.append(": ").append(text.data());
  }
  ERR_clear_error();
  return Error{errc::kTls, std::move(detail)};
}

bool fill_certificate(X509* certificate, EVP_PKEY* key) {
  std::array<unsigned char, 8> serial{};
  if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1) return false;
  std::uint64_t number = 0;
  std::memcpy(&number, serial.data(), serial.size());
  // How long ago the certificate claims to have been made, in days: some day of the last year.
  const long age = static_cast<long>(number % 365) * kDay;
  X509_NAME* name = X509_get_subject_name(certificate);
  return X509_set_version(certificate, X509_VERSION_3) == 1 &&
         ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number >> 1) == 1 &&
         X509_gmtime_adj(X509_getm_notBefore(certificate), -age) != nullptr &&
         X509_gmtime_adj(X509_getm_notAfter(certificate), kValidity - age) != nullptr &&
         X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(kSubject.data()),
                                    static_cast<int>(kSubject.size()), -1, 0) == 1 &&
         X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1 &&
         X509_sign(certificate, key, nullptr) != 0;  // Ed25519 brings its own hash
}

bool configure(SSL_CTX* context) {
  SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  // A connection that waits keeps no record buffers.
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_max_cert_list(context, kMaxCertificate);
  return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1 &&
         SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 && SSL_CTX_set_num_tickets(context, 0) == 1 &&
         SSL_CTX_set_max_early_data(context, 0) == 1 && SSL_CTX_set_block_padding(context, kRecordBlock) == 1;
}

}  // namespace

struct Tls::Impl {
  ContextPtr context;
};

Result<Tls> Tls::make() {
  ContextPtr context(SSL_CTX_new(TLS_method()));
  if (!context || !configure(context.get())) return tl::unexpected(openssl_error("context"));
  const KeyPtr key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const CertificatePtr certificate(X509_new());
  if (!key || !certificate || !fill_certificate(certificate.get(), key.get()))
    return tl::unexpected(openssl_error("certificate"));
  if (SSL_CTX_use_certificate(context.get(), certificate.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
    return tl::unexpected(openssl_error("certificate and key"));
  return Tls(std::make_shared<const Impl>(Impl{std::move(context)}));
}

ssl_st* Tls::new_channel() const {
  SSL* channel = SSL_new(impl_->context.get());
  FM_CHECK(channel != nullptr);
  return channel;
}

Result<sync::Exporter> exporter_of(ssl_st* channel) {
  sync::Exporter out;
  if (SSL_export_keying_material(channel, out.bytes.data(), out.bytes.size(), kExporterLabel.data(),
                                 kExporterLabel.size(), nullptr, 0, 0) != 1)
    return tl::unexpected(openssl_error("exporter"));
  return out;
}

}  // namespace folkmoot::net
