// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/data_used.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "cli/build_id.hpp"

namespace sluice {

std::vector<DataUsed> find_data_used(const Session& session) {
  constexpr std::uint64_t most_bytes = 256u << 20;
  std::vector<DataUsed> used;
  if (const std::string build = find_build_id(); !build.empty()) used.push_back({"Build of the engine", build});
  struct Shipped {
    const char* name;
    const char* file;
  };
  for (const Shipped& shipped :
       {Shipped{"License index", "licenses.idx"}, Shipped{"SBOM schemas", "sbom_schemas.idx"}}) {
    const Result<std::string> bytes = read_file(join_path(session.share_folder, shipped.file), most_bytes);
    if (bytes) used.push_back({shipped.name, "sha256:" + to_hex(sha256(*bytes))});
  }
  return used;
}

}  // namespace sluice
