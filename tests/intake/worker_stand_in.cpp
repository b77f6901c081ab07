// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Stands in the worker's place and misbehaves in the way that its format argument names, under the worker's
// confinement.
#include "intake/worker/confine.hpp"
#include "intake/worker_process.hpp"
#include "intake/worker_protocol.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;

namespace {

void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(worker_results, text.data(), text.size());
    if (put <= 0) ::_exit(0);
    text.remove_prefix(static_cast<std::size_t>(put));
  }
}

std::string entry(std::string path) {
  EntryMeta meta;
  meta.path = std::move(path);
  return render_entry(meta);
}

std::string bytes(std::string_view text) {
  return render_bytes_head(static_cast<std::uint32_t>(text.size())) + std::string(text);
}

const std::string mark(worker_mark);

void allocate() {
  std::vector<std::string> kept;
  while (true) kept.emplace_back(1u << 20, 'x');
}

void sleep_forever() {
  const std::atomic<int> never = 0;
  never.wait(0);
}

void spin() {
  const volatile bool forever = true;
  while (forever) {
  }
}

/// Tells whether a file could be opened.
void open_file() {
  say(mark + entry(::open("/etc/hostname", O_RDONLY) < 0 ? "refused" : "opened") + render_entry_end(true) +
      render_done());
}

void run_program() {
  char name[] = "/bin/true";
  char* const arguments[] = {name, nullptr};
  ::execve(name, arguments, nullptr);
}

const std::map<std::string_view, void (*)()>& deeds() {
  static const std::map<std::string_view, void (*)()> all = {
      {"good", [] { say(mark + entry("a") + bytes("hello") + render_entry_end(true) + render_done()); }},
      {"exits",
       [] {
         say(mark + entry("a"));
         ::_exit(7);
       }},
      {"unconfined", [] { ::_exit(worker_exit_confine); }},
      {"pretends",
       [] {
         say(mark);
         ::_exit(worker_exit_confine);
       }},
      {"crashes",
       [] {
         say(mark);
         std::signal(SIGSEGV, SIG_DFL);
         ::raise(SIGSEGV);
       }},
      {"silent",
       [] {
         say(mark + entry("a") + bytes("he"));
         sleep_forever();
       }},
      {"mute",
       [] {
         say(mark);
         sleep_forever();
       }},
      {"closes",
       [] {
         ::close(worker_results);
         spin();
       }},
      {"spins",
       [] {
         say(mark + entry("a") + bytes("he"));
         spin();
       }},
      {"allocates",
       [] {
         say(mark + entry("a"));
         allocate();
       }},
      {"garbage", [] { say("this is no record at all"); }},
      {"old", [] { say("SLUICEW0" + render_done()); }},
      {"cut", [] { say(mark + entry("a") + bytes("hello").substr(0, 7)); }},
      {"ends", [] { say(mark + entry("a") + render_entry_end(true)); }},
      {"nested", [] { say(mark + entry("a") + entry("b") + render_done()); }},
      {"outside", [] { say(mark + bytes("hello") + render_done()); }},
      {"done-and-more",
       [] {
         say(mark + render_done() + entry("for the next archive"));
         sleep_forever();
       }},
      {"half-told",
       [] { say(mark + entry("a") + render_entry_end(false) + render_stopped("broken") + render_done()); }},
      {"opens", open_file},
      {"runs", run_program},
      {"forks",
       [] {
         ::fork();
         ::_exit(0);
       }},
      {"connects",
       [] {
         ::socket(AF_UNIX, SOCK_STREAM, 0);
         ::_exit(0);
       }},
      {"floods",
       [] {
         say(mark);
         while (true) say(entry("name"));
       }},
      {"listed", [] { say(mark + entry("a") + render_entry_end(true) + render_done()); }},
  };
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 8 || !deeds().contains(argv[2])) return 2;
  warm_up_libraries();
  const auto deed = deeds().at(argv[2]);
  std::set_new_handler([] { ::_exit(12); });
  if (!confine({std::uint64_t{200} << 20, 1})) return 3;
  deed();
  ::_exit(0);
}
