// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_components.hpp"
#include "hooks/build_trace.hpp"
#include "hooks/delivered_entries.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_owner.hpp"
#include "hooks/host_digests.hpp"
#include "hooks/own_outputs.hpp"
#include "hooks/places.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// To whom a file was traced.
struct Traced {
  Custody custody = Custody::none;
  std::string nearest;             ///< what it should have been, or who came near
  std::string folder;              ///< that it counts for, where nothing can be compared
  std::optional<FileOwner> owner;  ///< package of the machine
};

/// Traces the files of a build to deliveries, packages, the project, the build itself and the toolchain.
class CustodyTracer {
 public:
  CustodyTracer(const BuildRequest& request, const file_api::Reply& reply, const EventLog& log,
                const BuildComponents& components, Places& places, const Contents& contents);

  /// Of each file; `is_linked` by file: did a linker open it? Links are followed.
  std::vector<Traced> trace(const std::vector<std::string>& files, const std::vector<bool>& is_linked);
  /// The package of a file, which should have been expected; of the path as it stands.
  void expect_owners(const std::vector<std::string>& files) { owners_.expect(files); }
  std::optional<FileOwner> owner_of(const std::string& file) { return owners_.find_owner(file); }
  /// Is this the toolchain's own package?
  static bool is_toolchain(const FileOwner& owner);

 private:
  /// A folder whose files must be those of a delivery, or were made by another project's build.
  struct Region {
    std::string folder;
    bool is_made = false;
    bool is_covered = false;  ///< its archive is among the deliveries
  };
  enum class Way : std::uint8_t { settled, delivered, machine, checked_in };
  struct Case {
    std::string real;
    Way way = Way::settled;
    std::string folder;  ///< that came, or did not come, with a delivery as a whole
    bool is_covered = false;
  };

  void add_regions(const std::vector<TakenIn>& list, const BuildRequest& request);
  const Region* region_of(const std::string& path) const;
  Case sort(const std::string& file, bool is_linked, Traced& traced);
  Case sort_inside(std::string real, bool is_linked, Traced& traced);
  void settle_delivered(const std::vector<Case>& cases, std::vector<Traced>& traced);
  void settle_machine(const Case& one, Traced& traced) const;
  bool lies_in_toolchain(const std::string& path) const;

  const BuildComponents& components_;
  Places& places_;
  std::string source_, build_;
  std::string outer_;  ///< build folder of the product that this build is a part of, or empty
  std::vector<Region> regions_;
  std::set<std::string> made_;
  std::vector<std::string> toolchain_folders_, machine_folders_;
  DeliveredEntries delivered_;
  OwnOutputs outputs_;
  FileOwners owners_;
  HostDigests digests_;
};

}  // namespace sluice
