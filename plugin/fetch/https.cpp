// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Only one command fetches, so libssl is loaded when it does: every other start of the program does without it.
#include "fetch/https.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>
#include <poll.h>

#include <array>
#include <memory>

namespace sluice {
namespace {

constexpr const char* library_name = "libssl.so.3";
constexpr int most_seconds = 60;

#define SLUICE_SSL_FUNCTIONS(each)      \
  each(TLS_client_method)               \
  each(SSL_CTX_new)                     \
  each(SSL_CTX_free)                    \
  each(SSL_CTX_set_default_verify_paths) \
  each(SSL_CTX_set_verify)              \
  each(SSL_CTX_ctrl)                    \
  each(SSL_ctrl)                        \
  each(SSL_set1_host)                   \
  each(BIO_new_ssl)

struct SslLibrary {
#define SLUICE_SSL_DECLARE(function) decltype(&::function) function = nullptr;
  SLUICE_SSL_FUNCTIONS(SLUICE_SSL_DECLARE)
#undef SLUICE_SSL_DECLARE
};

Result<SslLibrary> load_ssl_library() {
  void* const handle = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return fail(fmt::format("fetching needs {}, which cannot be loaded: {}", library_name, ::dlerror()), "install OpenSSL (Debian: libssl3)");
  SslLibrary library;
  const char* missing = nullptr;
#define SLUICE_SSL_BIND(name)                                                     \
  library.name = reinterpret_cast<decltype(&::name)>(::dlsym(handle, #name)); \
  if (library.name == nullptr) missing = #name;
  SLUICE_SSL_FUNCTIONS(SLUICE_SSL_BIND)
#undef SLUICE_SSL_BIND
  if (missing != nullptr) return fail(fmt::format("{} has no function {}", library_name, missing), "install OpenSSL 3.0 or newer");
  return library;
}

std::string text_of(unsigned long code) {
  const char* const reason = ERR_reason_error_string(code);
  if (reason != nullptr) return reason;
  std::array<char, 256> text{};
  ERR_error_string_n(code, text.data(), text.size());
  return text.data();
}

/// Where it began ("certificate verify failed") and what came of that ("error sending").
std::string last_reason() {
  const unsigned long first = ERR_get_error();
  if (first == 0) return "no answer";
  unsigned long last = first;
  for (unsigned long next = ERR_get_error(); next != 0; next = ERR_get_error()) last = next;
  return last == first ? text_of(first) : fmt::format("{} ({})", text_of(first), text_of(last));
}

/// What the callback needs for one connection.
struct Transport {
  const SslLibrary* library = nullptr;
  SSL_CTX* context = nullptr;
  std::string host;
};

/// OpenSSL asks for a layer of TLS over a connection that begins, and tells when it ends.
BIO* add_tls(BIO* connection, void* argument, int connects, int with_tls) {
  const auto* transport = static_cast<const Transport*>(argument);
  if (connects == 0 || with_tls == 0) return connection;
  const SslLibrary& library = *transport->library;
  BIO* const tls = library.BIO_new_ssl(transport->context, 1);
  SSL* session = nullptr;
  if (tls == nullptr || BIO_ctrl(tls, BIO_C_GET_SSL, 0, &session) != 1 || session == nullptr) return nullptr;
  std::string name = transport->host;
  library.SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
  if (library.SSL_set1_host(session, transport->host.c_str()) != 1) return nullptr;
  return BIO_push(tls, connection);
}

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using OwnedBio = std::unique_ptr<BIO, FreeBio>;

/// The connection does not block, so that OpenSSL can bound how long it takes.
bool waits_for_more(BIO* from) {
  pollfd connection{static_cast<int>(BIO_ctrl(from, BIO_C_GET_FD, 0, nullptr)), POLLIN, 0};
  return ::poll(&connection, 1, most_seconds * 1000) > 0;
}

Result<std::string> read_whole(BIO* from, std::uint64_t most, const std::string& address) {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const int count = BIO_read(from, buffer.data(), static_cast<int>(buffer.size()));
    if (count <= 0 && BIO_test_flags(from, BIO_FLAGS_SHOULD_RETRY) == 0) return bytes;
    if (count <= 0 && !waits_for_more(from)) return fail(fmt::format("fetching {}: nothing came for {} seconds", address, most_seconds), "try again later");
    if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most) return fail(fmt::format("{}: is larger than {} bytes", address, most), "a pack is small; look at the address");
  }
}

std::string host_of(const std::string& address) {
  const std::size_t start = address.find("://") + 3;
  const std::string host = address.substr(start, address.find_first_of("/?#", start) - start);
  return host.substr(0, host.rfind(':') == std::string::npos ? host.size() : host.rfind(':'));
}

}  // namespace

Result<std::string> fetch_https(const std::string& address, std::uint64_t most) {
  const bool is_loopback = address.starts_with("http://127.0.0.1:");
  if (!address.starts_with("https://") && !is_loopback) return refuse(fmt::format("{}: is no https address", address), "packs come over https only");
  if (address.find('@') != std::string::npos) return refuse("an address of a pack holds a name or password", "leave it out: the file is pinned by its digest and need not be secret");
  TRY_ASSIGN(const SslLibrary library, load_ssl_library());
  const std::unique_ptr<SSL_CTX, decltype(library.SSL_CTX_free)> context(library.SSL_CTX_new(library.TLS_client_method()), library.SSL_CTX_free);
  if (context == nullptr || library.SSL_CTX_set_default_verify_paths(context.get()) != 1) return fail("TLS cannot be set up: " + last_reason());
  library.SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  library.SSL_CTX_ctrl(context.get(), SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
  Transport transport{&library, context.get(), host_of(address)};
  ERR_clear_error();
  const OwnedBio answer(OSSL_HTTP_get(address.c_str(), nullptr, nullptr, nullptr, nullptr, add_tls, &transport, 0, nullptr, nullptr, 0, 0, most_seconds));
  if (answer == nullptr) return fail(fmt::format("fetching {}: {}", address, last_reason()), "look whether this machine reaches the host, and trusts its certificate");
  return read_whole(answer.get(), most, address);
}

}  // namespace sluice
