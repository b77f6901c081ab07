// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Packs in archives and behind addresses, with a server on this machine that serves one file to one caller.
#include "base/digest.hpp"
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

namespace sluice::test {
namespace {

const std::string pack_text = "sluice: 1\npack: {id: acme/intake, version: 1.0.0, title: Intake}\nextends: [{use: 'builtin:archive-safety@1'}]\n";

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Answers every request on a free port of 127.0.0.1 with the same bytes, until it goes.
class LoopbackServer {
 public:
  explicit LoopbackServer(const std::string& bytes) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener, 8) == 0);
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) serve(listener, bytes);
    ::close(listener);
  }
  ~LoopbackServer() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  std::string address(const std::string& file) const { return "http://127.0.0.1:" + std::to_string(port_) + "/" + file; }

 private:
  [[noreturn]] static void serve(int listener, const std::string& bytes) {
    const std::string answer = "HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes;
    for (;;) {
      const int caller = ::accept(listener, nullptr, nullptr);
      std::string request;
      char part[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t count = ::read(caller, part, sizeof(part));
        if (count <= 0) break;
        request.append(part, static_cast<std::size_t>(count));
      }
      static_cast<void>(::send(caller, answer.data(), answer.size(), MSG_NOSIGNAL));
      ::shutdown(caller, SHUT_WR);
      ::close(caller);
    }
  }

  pid_t pid_ = -1;
  std::uint16_t port_ = 0;
};

TEST_CASE("pack_opener: packs in archives are read in memory, strictly", "[cli][pack_opener]") {
  const TemporaryFolder folder;
  const std::string format = GENERATE("tar.gz", "zip");
  folder.write("acme." + format, pack({file("acme-1.0/pack.yaml", pack_text), file("acme-1.0/README")}, format));
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: acme." + format + "}]\n");
  const Ended good = sluice_run({"policy", "lint"}, folder.path());
  CAPTURE(format, good.err);
  CHECK(good.code == 0);
  folder.write("acme." + format, pack({file("pack.yaml", pack_text), file("../../evil.yaml")}, format));
  const Ended bad = sluice_run({"policy", "lint"}, folder.path());
  CHECK(bad.code == 2);
  CHECK(holds(bad.err, "acme." + format));
  CHECK_FALSE(is_file(folder.path() + "/pack.yaml"));
  folder.write("acme." + format, "not an archive\n");
  CHECK(sluice_run({"policy", "lint"}, folder.path()).code == 2);
}

TEST_CASE("pack_opener: only policy update fetches, and every other command reads the pinned copy", "[cli][pack_opener][slow]") {
  const TemporaryFolder folder;
  const std::string archive = pack({file("pack.yaml", pack_text)}, "tar.gz");
  const std::vector<std::string> environment = {"SLUICE_TEST_LOOPBACK=1", "XDG_CACHE_HOME=" + folder.path() + "/cache"};
  const auto run_here = [&](const std::vector<std::string>& arguments) { return sluice_run(arguments, folder.path() + "/app", environment); };
  const auto project = [&](const std::string& address, const std::string& hex) {
    folder.write("app/sluice.yaml", "sluice: 1\nextends: [{use: '" + address + "', sha256: " + hex + "}]\n");
  };
  const std::string pin = to_hex(sha256(archive));
  {
    const LoopbackServer server(archive);
    project(server.address("acme.tar.gz"), pin);
    const Ended before = run_here({"policy", "lint"});
    CHECK(before.code == 2);
    CHECK(holds(before.err, "its pinned copy is not on this machine"));
    CHECK(run_here({"policy", "update", "--check"}).code == 2);
    const Ended updated = run_here({"policy", "update"});
    CAPTURE(updated.out, updated.err);
    REQUIRE(updated.code == 0);
    CHECK(holds(updated.out, "pack acme/intake is new: 1.0.0"));
  }
  const Ended offline = run_here({"policy", "lint", "--locked"});
  CAPTURE(offline.err);
  CHECK(offline.code == 0);
  CHECK(is_file(folder.path() + "/cache/sluice/packs/" + pin));
  folder.write("cache/sluice/packs/" + pin, archive + "x");
  const Ended tampered = run_here({"policy", "lint"});
  CHECK(tampered.code == 2);
  CHECK(holds(tampered.err, "it is not the file that was pinned"));
}

TEST_CASE("pack_opener: what answers with other bytes is refused and not kept", "[cli][pack_opener][slow]") {
  const TemporaryFolder folder;
  const std::vector<std::string> environment = {"SLUICE_TEST_LOOPBACK=1", "XDG_CACHE_HOME=" + folder.path() + "/cache"};
  std::filesystem::create_directory(folder.path() + "/sluice-packs");
  const LoopbackServer server(pack_text);
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: '" + server.address("pack.yaml") + "', sha256: " + std::string(64, 'a') + "}]\n");
  const Ended ended = sluice_run({"policy", "update"}, folder.path(), environment);
  CAPTURE(ended.err);
  CHECK(ended.code == 2);
  CHECK(holds(ended.err, "it is not the file that was pinned"));
  CHECK(list_folder(folder.path() + "/sluice-packs").empty());
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: '" + server.address("pack.yaml") + "', sha256: " + to_hex(sha256(pack_text)) + "}]\n");
  CHECK(sluice_run({"policy", "update"}, folder.path(), environment).code == 0);
  CHECK(list_folder(folder.path() + "/sluice-packs").size() == 1);
  CHECK(sluice_run({"policy", "lint"}, folder.path()).code == 2);  // plain http is for tests only
}

}  // namespace
}  // namespace sluice::test
