// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/read_commands.hpp"

#include "base/files.hpp"
#include "hooks/command_lines.hpp"
#include "hooks/meson_build.hpp"

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 256u << 20;

/// Where a linker of this kind of machine looks: a driver would have to be run to say more.
file_api::Toolchain usual_toolchain() {
  file_api::Toolchain toolchain;
  toolchain.link_folders = {"/usr/local/lib",
                            "/usr/lib/x86_64-linux-gnu",
                            "/usr/lib/aarch64-linux-gnu",
                            "/lib/x86_64-linux-gnu",
                            "/lib/aarch64-linux-gnu",
                            "/usr/lib64",
                            "/lib64",
                            "/usr/lib",
                            "/lib"};
  return toolchain;
}

}  // namespace

Result<OneBuild> read_commands(const BuildRequest& request, Inventory& inventory, const LicenseLoader& licenses) {
  TRY_ASSIGN(const std::string commands, read_file(request.commands, most_bytes));
  file_api::Reply reply = reply_of_commands(commands, file_name_of(request.commands));
  reply.toolchains = {usual_toolchain()};
  reply.generator = "commands";
  reply.project = file_name_of(request.source_folder);
  EventLog log;
  if (has_meson_build(request.build_folder)) {
    MesonBuild meson = read_meson_build(request.build_folder, request.source_folder, Limits{});
    log = std::move(meson.log);
    if (!meson.project.empty()) reply.project = meson.project;
    reply.generator = "Meson";
  }
  return add_read_build(request, reply, std::move(log), {}, inventory, licenses);
}

}  // namespace sluice
