// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/pipeline.hpp"
#include "hooks/component_owners.hpp"
#include "model/inventory.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the CMake hook asks for: `sluice gate REQUEST.json` (format sluice.request/1, written by cmake/SluiceGate.cmake).
/// It comes from a configure that ran a stranger's CMake code, so it is a hint, not a proof (DESIGN.md, threat model).
struct BuildRequest {
  std::string source_folder, build_folder;   ///< host paths
  std::string config;                        ///< build configuration, or empty
  std::string project_file;                  ///< sluice.yaml, or empty
  std::vector<std::string> policies;
  std::string rung;
  std::string as_of;                         ///< day, or empty for today
  bool allow_past = false;
  std::string point;                         ///< check point: "P0" to "P3"
  std::vector<DeliveryRequest> deliveries;   ///< archives that the build takes in (FetchContent, ExternalProject, sluice_gate)
  std::string event_log;                     ///< events.jsonl of the hook
  std::string report_folder;
  std::vector<std::string> inputs;           ///< files whose change asks for a new judgement
  std::string state_file;                    ///< of the quick check
  std::string commands = {};                   ///< file of a build's commands, where no CMake describes it; or empty
  std::string owner_root = {};                 ///< in front of where package managers keep their databases; empty outside tests
  std::string link_file = {};                ///< what one linker told: only this link is looked at, if it is named
  std::string ledger = {};                   ///< file or URL; empty: where the project says, if anywhere
  std::string parent = {};                   ///< build folder of the gated build whose ExternalProject this is, or empty
};

/// After link (P2), and before a release (P3).
inline bool looks_at_results(std::string_view point) { return point == "P2" || point == "P3"; }

Result<BuildRequest> load_build_request(const std::string& path);

/// Reads the file API reply (codemodel, cache, cmakeFiles, toolchains; CMake 3.25 to 4.3) and the event log into build,
/// components and uses; at P2 and P3 also what the finished build shows. What could not be read becomes an Unknown. An Error only if
/// there is no reply at all. Returns files whose change asks for another look: the records of packages that own what is used, and at P2 and P3 the
/// results.
/// `licenses` is asked once, when a record of a component's owner declares a license; without it components have none.
Result<std::vector<std::string>> read_build(const BuildRequest& request, Inventory& inventory, const LicenseLoader& licenses = {});

/// The remembered end of a gate run: if no input changed and no day was crossed, the same is said again without judging.
struct GateState {
  std::string outcome;                 ///< "passed" or "failed"
  std::string messages;                ///< what was printed, printed again
  std::string valid_until;             ///< day from which it must be judged anew, or empty
  std::string tool_version;
  std::vector<std::string> inputs;     ///< with stamps, see save_gate_state
};

/// The state, if every recorded input still has its stamp, `today` is before valid_until and the tool is the same; else absent.
/// A failed outcome is never returned: it is judged again.
std::optional<GateState> find_unchanged(const std::string& state_file, const std::string& today);
/// What was printed when the state was saved, whether it holds or not; empty if there is none.
std::string find_messages(const std::string& state_file);
/// Writes the state with the present stamps of its inputs; input files missing now are remembered as missing.
Result<void> save_gate_state(const std::string& state_file, const GateState& state);

}  // namespace sluice
