// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/source.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace sluice {

Result<std::size_t> ByteSource::read_at(std::uint64_t, std::span<std::byte>) {
  return fail("these bytes can only be read front to back");
}

Result<std::span<const std::byte>> ByteSource::lend() { return fail("these bytes are not lent"); }

Result<std::size_t> read_file_at(int descriptor, std::uint64_t offset, std::span<std::byte> buffer) {
  ssize_t got = 0;
  do {
    got = ::pread(descriptor, buffer.data(), buffer.size(), static_cast<off_t>(offset));
  } while (got < 0 && errno == EINTR);
  if (got < 0) return fail(std::generic_category().message(errno));
  return static_cast<std::size_t>(got);
}

}  // namespace sluice
