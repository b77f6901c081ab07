// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/wrapped_build.hpp"

#include "base/files.hpp"
#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "cli/gate_request.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sluice {
namespace {

constexpr const char* project_file = "sluice.yaml";
constexpr int most_levels = 32;
constexpr std::uint64_t most_bytes = 64u << 20;

/// Holds BUILD/.sluice/lock for its lifetime; without it where the folder cannot be written.
class BuildLock {
 public:
  explicit BuildLock(const std::string& path) : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (fd_ >= 0) ::flock(fd_, LOCK_EX);
  }
  BuildLock(const BuildLock&) = delete;
  BuildLock& operator=(const BuildLock&) = delete;
  ~BuildLock() {
    if (fd_ >= 0) ::close(fd_);
  }

 private:
  int fd_;
};

Result<void> write_if_changed(const std::string& path, const std::string& content) {
  const auto old = read_file(path, most_bytes);
  if (old && *old == content) return {};
  return write_file(path, content);
}

std::string request_text(const WrappedBuild& build) {
  json::Writer out(true);
  out.open_object();
  const std::string own = join_path(build.source_folder, project_file);
  for (const auto& [key, value] : {std::pair<std::string_view, std::string>{"schema", "sluice.request/1"},
                                   {"point", "P1"},
                                   {"source_folder", build.source_folder},
                                   {"build_folder", build.build_folder},
                                   {"project_file", is_file(own) ? own : ""},
                                   {"commands", build.commands()},
                                   {"report_folder", build.folder()},
                                   {"state_file", build.folder() + "/gate.state"}}) {
    out.key(key);
    out.string(value);
  }
  out.key("inputs");
  out.open_array();
  out.string(build.commands());
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

Result<void> prepare(const WrappedBuild& build) {
  if (!is_file(build.commands())) TRY(write_file(build.commands(), ""));
  return write_if_changed(build.folder() + "/gate-request.json", request_text(build));
}

}  // namespace

WrappedBuild find_wrapped_build(const std::string& folder, bool at_project) {
  std::string source = folder;
  for (int level = 0; level < most_levels && source != "/" && !source.empty(); ++level, source = parent_of(source)) {
    if (is_file(join_path(source, project_file))) return {source, at_project ? source : folder};
  }
  return {folder, folder};
}

Result<void> set_command(const WrappedBuild& build, const std::string& output, const std::string& line) {
  TRY(prepare(build));
  const BuildLock lock(build.folder() + "/commands.lock");
  TRY_ASSIGN(const std::string known, read_file(build.commands(), most_bytes));
  const std::string mark = " # " + output;
  std::string text;
  for (const std::string_view one : split(known, '\n')) {
    if (!one.empty() && !one.ends_with(mark)) text += std::string(one) + "\n";
  }
  if (!line.empty()) text += line + mark + "\n";
  return write_if_changed(build.commands(), text);
}

Result<void> set_commands(const WrappedBuild& build, const std::string& commands) {
  TRY(prepare(build));
  return write_if_changed(build.commands(), commands);
}

int judge_wrapped_build(const WrappedBuild& build, Session& session) {
  const Result<void> prepared = prepare(build);
  if (!prepared) return report_error(session, prepared.error());
  const BuildLock lock(build.folder() + "/lock");
  return run_gate(build.folder() + "/gate-request.json", session);
}

}  // namespace sluice
