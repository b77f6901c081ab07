// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_components.hpp"
#include "hooks/build_request.hpp"
#include "hooks/build_trace.hpp"
#include "hooks/custody.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sluice {

/// Looks at a finished build: sets Build::evidence, what it shows of each use, and adds uses that no target declares.
class EvidenceReader {
 public:
  /// Inventory::build must be there, with the uses that targets declare.
  EvidenceReader(const BuildRequest& request, const file_api::Reply& reply, const EventLog& log,
                 BuildComponents& components, Places& places, Inventory& inventory);
  void add_all();

 private:
  using Components = std::set<std::uint32_t>;

  void trace_files();
  void add_unaccounted();
  void add_result(const TargetTrace& target);
  void find_built(const file_api::Reply& reply);
  void find_package_components();
  std::optional<std::uint32_t> component_of(std::uint32_t file);
  std::optional<std::uint32_t> component_of_built(const std::string& real) const;
  std::uint32_t component_of_package(std::uint32_t file, const Origin& place);
  bool is_taken(const TargetTrace& target, std::uint32_t file);
  bool is_foreign(std::uint32_t file) const;
  const std::string& soname_of(const std::string& file);
  void join(const TargetTrace& target);
  void add_undeclared(const TargetTrace& target, std::uint32_t component, std::uint32_t file, UseEvidence evidence,
                      Components& known);

  const EventLog& log_;
  BuildComponents& components_;
  Places& places_;
  Inventory& inventory_;
  BuildTrace trace_;
  CustodyTracer tracer_;
  std::vector<Traced> traced_;                     ///< by file
  std::map<std::string, std::uint32_t> packages_;  ///< component by package of the machine
  std::map<std::string, std::string> sonames_;
  std::map<std::string, std::uint32_t, std::less<>>
      built_;  ///< component by real path of an artifact, or of a folder of objects
};

}  // namespace sluice
