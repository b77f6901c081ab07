// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/host_source.hpp"
#include "intake/reader_table.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sluice::test {

/// All that a reader is made with, around bytes in memory.
struct ReaderBench {
  explicit ReaderBench(std::string content, const Limits& limits = {})
      : bytes(std::move(content)),
        source(make_memory_source(std::as_bytes(std::span(bytes)))),
        sink(contents, limits),
        budget(limits, sink),
        pool(1) {
    contents.containers.emplace_back();
    contents.containers.back().path = "d";
    budget.add_delivered(bytes.size());
  }

  ReaderInput input(std::string_view format) { return {format, *source, sink, budget, pool}; }
  bool has(HazardId id) const { return std::ranges::find(contents.hazards, id, &Hazard::id) != contents.hazards.end(); }
  std::string detail(HazardId id) const {
    const auto found = std::ranges::find(contents.hazards, id, &Hazard::id);
    return found == contents.hazards.end() ? std::string() : found->detail;
  }

  std::string bytes;
  Contents contents;
  std::unique_ptr<ByteSource> source;
  HazardSink sink;
  Budget budget;
  Pool pool;
};

/// "path=content" of each entry.
inline std::vector<std::string> read_all(ContainerReader& reader) {
  std::vector<std::string> seen;
  while (true) {
    const Result<std::optional<EntryMeta>> meta = reader.next();
    if (!meta || !*meta) {
      if (!meta) seen.push_back("error: " + meta.error().message);
      return seen;
    }
    std::string content;
    for (Result<std::span<const std::byte>> part = reader.read(); part && !part->empty(); part = reader.read()) {
      content.append(reinterpret_cast<const char*>(part->data()), part->size());
    }
    seen.push_back((*meta)->path + "=" + content);
  }
}

}  // namespace sluice::test
