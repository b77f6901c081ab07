// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/serve.hpp"

#include "intake/budget.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/magic.hpp"
#include "intake/worker/bytes_source.hpp"
#include "intake/worker/confine.hpp"
#include "intake/worker/frame_source.hpp"
#include "intake/worker/libarchive_reader.hpp"
#include "intake/worker_protocol.hpp"

#include <archive.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace sluice {
namespace {

Limits without_limits() {
  Limits limits;
  limits.hazards_per_term = std::numeric_limits<std::uint64_t>::max();
  return limits;
}

/// One archive on its way through libarchive. The parent spends the budget; what is bounded here is only what the
/// parent could not stop in time.
class Serving {
 public:
  Serving(const Service& service, ByteSource& source, Skipper& skipper, Results& results)
      : service_(service),
        results_(results),
        sink_(contents_, without_limits()),
        budget_(without_limits(), sink_),
        reader_(service.format, source, sink_, budget_, &skipper) {
    contents_.containers.emplace_back();
  }

  void run() {
    const Result<void> ended = read_entries();
    if (!ended) stop(ended.error().message);
    send_hazards();
    if (!reader_.stopped().empty()) results_.send(render_stopped(reader_.stopped()));
    results_.send(render_done());
    results_.flush();
  }

 private:
  Result<void> read_entries() {
    while (true) {
      TRY_ASSIGN(const std::optional<EntryMeta> entry, reader_.next());
      send_hazards();
      if (!entry) break;
      results_.send(render_entry(*entry));
      const bool is_whole = !is_wanted(*entry) || send_bytes();
      send_hazards();
      results_.send(render_entry_end(is_whole));
    }
    return service_.format == "cpio" && reader_.stopped().empty() ? judge_rest() : Result<void>();
  }

  bool is_wanted(const EntryMeta& entry) const {
    const std::uint64_t size = entry.size.value_or(0);
    const bool has_bytes = entry.kind == EntryKind::file || (entry.kind == EntryKind::hardlink && size != 0);
    return has_bytes && !service_.lists_only && !entry.encrypted && size <= service_.entry_bytes;
  }

  bool send_bytes() {
    std::uint64_t sent = 0;
    while (sent <= service_.entry_bytes) {
      const Result<std::span<const std::byte>> bytes = reader_.read();
      if (!bytes) return false;
      if (bytes->empty()) return reader_.entry_is_whole();
      results_.send_bytes(*bytes);
      sent += bytes->size();
      send_hazards();
    }
    return false;
  }

  /// What follows a cpio's TRAILER!!!: kernels read on there.
  Result<void> judge_rest() {
    bool is_noted = false;
    while (true) {
      TRY_ASSIGN(const std::span<const std::byte> rest, reader_.take_rest());
      if (rest.empty()) return {};
      const auto found = std::ranges::find_if(rest, [](std::byte b) { return b != std::byte{0}; });
      if (found == rest.end() || std::exchange(is_noted, true)) continue;
      const bool is_content =
          identify(rest.subspan(static_cast<std::size_t>(found - rest.begin()))).role == Role::content;
      sink_.state(is_content ? HazardId::trailing_data : HazardId::hidden_after_eof,
                  is_content ? Weight::warning : Weight::error,
                  is_content ? "bytes follow the end mark" : "a second archive follows the end mark");
    }
  }

  void send_hazards() {
    for (const Hazard& hazard : contents_.hazards) {
      results_.send(render_hazard(hazard.id, hazard.weight, hazard.detail));
    }
    contents_.hazards.clear();
  }

  /// The archive could not be read: our own failure, but the archive was not seen all the same.
  void stop(const std::string& reason) {
    sink_.state(HazardId::inspector_killed, Weight::error, "reading the archive failed: " + reason);
    results_.send(render_stopped("not judged: reading the archive failed: " + reason));
  }

  const Service service_;
  Results& results_;
  Contents contents_;
  HazardSink sink_;
  Budget budget_;
  LibarchiveReader reader_;
};

}  // namespace

void tell_version(Results& results) {
  EntryMeta meta;
  meta.path = archive_version_details();
  results.send(render_entry(meta));
  results.flush();
}

void serve(const Service& service, ByteSource& source, Skipper& skipper, Results& results) {
  Serving(service, source, skipper, results).run();
}

void serve_frames(Service service, Results& results) {
  FrameSource frames(worker_archive);
  for (std::string format(service.format); !format.empty(); format = frames.next_archive()) {
    service.format = format;
    if (find_magic(format).role != Role::seek) {
      serve(service, frames, frames, results);
      continue;
    }
    std::string bytes;
    Buffer buffer(64u << 10);
    while (const std::size_t got = frames.read(buffer.span()).value_or(0)) {
      bytes.append(reinterpret_cast<const char*>(buffer.data()), got);
    }
    BytesSource whole(std::move(bytes));
    serve(service, whole, whole, results);
  }
}

}  // namespace sluice
