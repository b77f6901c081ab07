// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice-inspect JOB FORMAT INPUT SIZE MEMORY CPU-SECONDS ENTRY-BYTES (intake/worker_process: WorkerTask). Reads the
// archive at descriptor 3, tells what it holds at descriptor 4, and can do nothing else.
#include "intake/worker/confine.hpp"
#include "intake/worker/file_source.hpp"
#include "intake/worker/serve.hpp"
#include "intake/worker_process.hpp"

#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>

namespace {

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) ::_exit(sluice::worker_exit_usage);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 8) ::_exit(sluice::worker_exit_usage);
  const std::span<char* const> arguments(argv, static_cast<std::size_t>(argc));
  const std::string_view job(arguments[1]);
  const std::string_view input(arguments[3]);
  const sluice::Service service{arguments[2], job == "list", number(arguments[7])};
  const std::uint64_t size = number(arguments[4]);
  const sluice::Confinement limits{number(arguments[5]), number(arguments[6])};
  sluice::Results results(sluice::worker_results);
  if (job == "version") {
    sluice::tell_version(results);
    ::_exit(0);
  }
  std::set_new_handler([] { ::_exit(sluice::worker_exit_memory); });
  sluice::warm_up_libraries();
  if (!sluice::confine(limits)) ::_exit(sluice::worker_exit_confine);
  results.flush();  // its mark says that it is confined: from now on nothing of how it ends is believed to be ours
  if (input == "frames") {
    sluice::serve_frames(service, results);
  } else {
    sluice::FileSource source(sluice::worker_archive, size);
    sluice::serve(service, source, source, results);
  }
  ::_exit(0);  // nothing is worth freeing, and leak checks could not run
}
