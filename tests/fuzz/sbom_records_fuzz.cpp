// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first byte says how large the chunks are; in one chunk the document must give the same records.
#include "sbom/json_records.hpp"
#include "sbom/yaml_records.hpp"
#include "support/record_log.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

template <class Source>
std::string read(std::string_view text, std::size_t piece) {
  sluice::test::RecordLog log;
  Source records(log, {});
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!records.feed(text.substr(at, piece))) break;
  }
  return records.finish(true) ? log.text : log.text + records.problems().front().term;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  const std::size_t piece = bytes[0] % 32u + 1;
  if (read<sluice::sbom::JsonRecords>(text, piece) != read<sluice::sbom::JsonRecords>(text, size)) std::abort();
  if (read<sluice::sbom::YamlRecords>(text, piece) != read<sluice::sbom::YamlRecords>(text, size)) std::abort();
  return 0;
}
