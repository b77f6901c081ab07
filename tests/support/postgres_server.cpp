// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/postgres_server.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <vector>

namespace sluice::test {
namespace {

namespace fs = std::filesystem;

/// The newest that is installed, as Debian lays them out.
std::string find_programs() {
  std::string newest;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
    const fs::path folder = entry.path() / "bin";
    if (fs::exists(folder / "initdb") && fs::exists(folder / "postgres")) newest = std::max(newest, folder.string());
  }
  return newest;
}

/// PostgreSQL refuses to run as root.
const passwd* unprivileged() { return ::geteuid() == 0 ? ::getpwnam("nobody") : ::getpwuid(::geteuid()); }

pid_t start_as(const passwd& user, const std::vector<std::string>& command, const std::string& folder) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (::geteuid() == 0 && (::setgid(user.pw_gid) != 0 || ::setuid(user.pw_uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int log = ::open((folder + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv(words[0], words.data());
  ::_exit(127);
}

int end_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

PostgresServer::PostgresServer() { problem_ = start(); }

PostgresServer::~PostgresServer() {
  if (server_ <= 0) return;
  ::kill(server_, SIGQUIT);
  end_of(server_);
}

std::string PostgresServer::url_with(const std::string& secret) const {
  return "postgresql://sluice:" + secret + "@/postgres?host=" + folder_.path();
}

std::string PostgresServer::start() {
  const std::string programs = find_programs();
  const passwd* const user = unprivileged();
  if (programs.empty() || user == nullptr) return "PostgreSQL is not installed (Debian: postgresql)";
  const std::string& folder = folder_.path();
  const std::string secret = folder_.write("password", password);
  for (const std::string& path : {folder, secret}) {
    if (::chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
      return "cannot hand a folder to " + std::string(user->pw_name);
  }
  const std::vector<std::string> init = {programs + "/initdb",
                                         "-D",
                                         folder + "/data",
                                         "-U",
                                         "sluice",
                                         "-A",
                                         "scram-sha-256",
                                         "--pwfile=" + secret,
                                         "--encoding=UTF8",
                                         "--locale=C.UTF-8",
                                         "--locale-provider=icu",
                                         "--icu-locale=en-US",
                                         "--no-sync"};
  if (end_of(start_as(*user, init, folder)) != 0) return "initdb failed";
  server_ = start_as(
      *user,
      {programs + "/postgres", "-D", folder + "/data", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"},
      folder);
  for (int tries = 0; tries < 600; ++tries) {
    if (end_of(start_as(*user, {programs + "/pg_isready", "-q", "-h", folder}, folder)) == 0) return "";
    ::usleep(50'000);
  }
  return "the server does not answer";
}

}  // namespace sluice::test
