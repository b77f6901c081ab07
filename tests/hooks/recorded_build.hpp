// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/files.hpp"
#include "hooks/build_request.hpp"
#include "support/tree.hpp"

#include <filesystem>
#include <string>

namespace sluice::test {

/// A build folder as fixtures/fileapi/VERSION recorded it, of the project fixtures/projects/links, laid out below a temporary folder.
class RecordedBuild {
 public:
  explicit RecordedBuild(const std::string& version) : recorded_(std::string(SLUICE_SOURCE_DIR) + "/fixtures/fileapi/" + version) {
    std::filesystem::copy(std::string(SLUICE_SOURCE_DIR) + "/fixtures/projects/links", source(), std::filesystem::copy_options::recursive);
    for (const std::string& name : list_folder(recorded_ + "/reply")) copy("reply/" + name, ".cmake/api/v1/reply/" + name);
    copy("events.jsonl", ".sluice/events.jsonl");
    copy("edges.txt", ".sluice/edges.txt");
    write("third_party/blob/libblob.so", "");
  }

  std::string source() const { return folder_.path() + "/src"; }
  std::string build() const { return folder_.path() + "/build"; }
  std::string reply_file(const std::string& start) const {
    const std::string folder = build() + "/.cmake/api/v1/reply";
    for (const std::string& name : list_folder(folder)) {
      if (name.starts_with(start)) return folder + "/" + name;
    }
    return {};
  }
  void write(const std::string& name, const std::string& content) const { folder_.write("src/" + name, content); }

  BuildRequest request() const {
    BuildRequest request;
    request.source_folder = source();
    request.build_folder = build();
    request.point = "P1";
    request.event_log = build() + "/.sluice/events.jsonl";
    request.owner_root = folder_.path() + "/root";  // what this machine has installed is no part of the record
    return request;
  }

 private:
  void copy(const std::string& from, const std::string& to) const {
    std::string text = read_file(recorded_ + "/" + from, 1u << 24).value();
    for (const auto& [name, real] : {std::pair<std::string, std::string>{"\"/src", "\"" + source()}, {"\"/build", "\"" + build()}, {"|/build", "|" + build()}, {"-L/src", "-L" + source()}, {"-L/build", "-L" + build()}}) {
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + real.size())) text.replace(at, name.size(), real);
    }
    folder_.write("build/" + to, text);
  }

  std::string recorded_;
  TemporaryFolder folder_;
};

}  // namespace sluice::test
