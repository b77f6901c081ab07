// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/results.hpp"

#include "intake/worker_protocol.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace sluice {
namespace {

constexpr std::size_t most_waiting = 32u << 10;
constexpr std::size_t worth_copying = 4u << 10;
constexpr std::size_t one_record = 1u << 20;

}  // namespace

Results::Results(int descriptor) : descriptor_(descriptor), waiting_(worker_mark) {}

void Results::send(std::string_view record) {
  waiting_ += record;
  if (waiting_.size() >= most_waiting) flush();
}

void Results::send_bytes(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const std::span<const std::byte> part = bytes.first(std::min(bytes.size(), one_record));
    bytes = bytes.subspan(part.size());
    send(render_bytes_head(static_cast<std::uint32_t>(part.size())));
    if (part.size() <= worth_copying) {
      send({reinterpret_cast<const char*>(part.data()), part.size()});
    } else {
      flush();
      write_out(part);
    }
  }
}

void Results::flush() {
  write_out(std::as_bytes(std::span(waiting_)));
  waiting_.clear();
}

void Results::write_out(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) ::_exit(0);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
}

}  // namespace sluice
