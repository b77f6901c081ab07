// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/spooled_input.hpp"

#include "intake/buffer.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <cerrno>
#include <span>
#include <system_error>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 256u << 10;

tl::unexpected<Error> cannot_write() {
  return fail("writing a temporary file for standard input failed", "make room in the system's temporary folder");
}

/// read(2), begun anew when a signal interrupts it; 0 at the end.
Result<std::size_t> read_some(int descriptor, std::span<std::byte> buffer) {
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return fail("reading standard input: " + std::generic_category().message(errno));
  }
}

}  // namespace

std::string SpooledInput::path() const { return fmt::format("/proc/self/fd/{}", ::fileno(file_.get())); }

Result<SpooledInput> spool_input(int descriptor, std::uint64_t most_bytes) {
  SpooledInput spooled(std::tmpfile());
  std::FILE* const file = spooled.get();
  if (file == nullptr) return cannot_write();
  const Buffer buffer(block_bytes);
  for (std::uint64_t taken = 0; true;) {
    TRY_ASSIGN(const std::size_t got, read_some(descriptor, buffer.span()));
    if (got == 0) break;
    taken += got;
    if (taken > most_bytes) {
      return fail(fmt::format("standard input has more than {} bytes", most_bytes),
                  "raise limit 'total-bytes' in the pack, or check a file");
    }
    if (std::fwrite(buffer.span().data(), 1, got, file) != got) return cannot_write();
  }
  if (std::fflush(file) != 0) return cannot_write();
  return spooled;
}

}  // namespace sluice
