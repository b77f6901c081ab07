// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Each line is an entry: a letter for its kind, its path, and behind a '>' its link target.
#include "base/text.hpp"
#include "intake/entry_rules.hpp"
#include "intake/link_rules.hpp"
#include "intake/path_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  sluice::Contents contents;
  contents.containers.emplace_back();
  const sluice::Limits limits;
  sluice::HazardSink sink(contents, limits);
  sluice::LinkRules rules(contents, limits, sink);
  for (std::string_view line : sluice::split(text, '\n')) {
    sluice::EntryMeta meta;
    if (!line.empty()) meta.kind = static_cast<sluice::EntryKind>(static_cast<unsigned char>(line[0]) % 7);
    line = line.substr(line.empty() ? 0 : 1);
    meta.path = line.substr(0, line.find('>'));
    meta.link_target = line.substr(std::min(line.size(), meta.path.size() + 1));
    const auto index = static_cast<std::uint32_t>(contents.entries.size());
    sluice::Entry& entry = contents.entries.emplace_back();
    entry.path = meta.path;
    entry.kind = meta.kind;
    entry.link_target = meta.link_target;
    sink.aim(0, index);
    judge_path(meta.path, meta.kind, limits, sink);
    judge_entry(meta, sink);
    rules.hear(index);
  }
  rules.finish();
  return 0;
}
