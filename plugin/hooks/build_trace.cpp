// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/build_trace.hpp"

#include "base/files.hpp"
#include "hooks/depfile.hpp"
#include "hooks/link_classify.hpp"
#include "hooks/ninja_deps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sluice {
namespace {

namespace fs = std::filesystem;

constexpr const char* reader_name = "build_trace";
constexpr std::uint64_t most_log = 1ull << 30, most_depfile = 16u << 20;
constexpr std::size_t most_depfiles = 1'000'000;

bool is_object_name(std::string_view name) {
  return name.ends_with(".o") || name.ends_with(".obj") || name.ends_with(".gch");
}

class TraceReader {
 public:
  TraceReader(const BuildRequest& request, const file_api::Reply& reply, Places& places, std::vector<Unknown>& unknowns)
      : request_(request),
        reply_(reply),
        places_(places),
        unknowns_(unknowns),
        is_ninja_(reply.generator.starts_with("Ninja")),
        is_multi_(reply.configs.size() > 1),
        config_(!request.config.empty() || reply.configs.empty() ? request.config : reply.configs.front()) {}

  BuildTrace read() {
    for (const file_api::Target& target : reply_.targets) {
      if (target.is_imported || target.is_abstract || target.is_generated || target.type == "UTILITY" ||
          target.type == "INTERFACE_LIBRARY")
        continue;
      by_folder_.emplace(object_folder(target), trace_.targets.size());
      trace_.targets.push_back({&target, {}, {}, false, {}, {}});
    }
    seen_.resize(trace_.targets.size() + 1);
    for (std::size_t at = 0; at < trace_.targets.size(); ++at) {
      const bool is_asked =
          request_.link_file.empty() || request_.link_file == link_stem(*trace_.targets[at].target) + ".d";
      if (is_asked) read_link(at);
    }
    if (!request_.link_file.empty()) return std::move(trace_);
    if (is_ninja_) {
      read_ninja();
    } else if (reply_.generator.find("Makefiles") != std::string::npos) {
      for (std::size_t at = 0; at < trace_.targets.size(); ++at) read_depfiles(at);
    } else {
      miss("headers that were included",
           fmt::format("what compilers read is not known with the generator '{}'", reply_.generator));
    }
    return std::move(trace_);
  }

 private:
  enum Kind : std::uint8_t { linked = 1, included = 2 };

  void miss(std::string fact, std::string reason, const Origin& place = {"", 0, 0, "", reader_name}) {
    unknowns_.push_back({std::move(fact), std::move(reason), place});
  }

  std::uint32_t number_of(const std::string& folder, const std::string& file) {
    std::string path = file.starts_with('/') ? file : folder + "/" + file;
    if (path.find("/.") != std::string::npos || path.find("//") != std::string::npos) path = absolute_path(path);
    const auto [known, is_new] = numbers_.try_emplace(std::move(path), static_cast<std::uint32_t>(trace_.files.size()));
    if (is_new) trace_.files.push_back(known->first);
    return known->second;
  }

  /// Adds the file to a target, or to none if `at` is the number of targets; once for each kind.
  void add(std::size_t at, Kind kind, std::uint32_t file) {
    std::vector<std::uint8_t>& seen = seen_[at];
    if (seen.size() <= file) seen.resize(std::max<std::size_t>(trace_.files.size(), file + 1));
    if ((seen[file] & kind) != 0) return;
    seen[file] = static_cast<std::uint8_t>(seen[file] | kind);
    if (at == trace_.targets.size()) return trace_.unattributed.push_back(file);
    (kind == linked ? trace_.targets[at].linked : trace_.targets[at].included).push_back(file);
  }

  std::string link_stem(const file_api::Target& target) const {
    return join_path(request_.build_folder, ".sluice/link/" + target.name + "-" + config_);
  }

  void read_link(std::size_t at) {
    TargetTrace& one = trace_.targets[at];
    const file_api::Target& target = *one.target;
    for (const std::string& artifact : target.artifacts) {
      if (one.artifact.empty() && is_file(places_.in_build(artifact))) one.artifact = places_.in_build(artifact);
    }
    if (one.artifact.empty()) return;
    for (const std::string& object : target.objects)
      add(at, linked, number_of(request_.build_folder, places_.in_source(object)));
    const bool is_linked =
        target.type == "EXECUTABLE" || target.type == "SHARED_LIBRARY" || target.type == "MODULE_LIBRARY";
    if (!is_linked) return;
    one.dynamic = load_elf_dynamic(one.artifact);
    const std::string stem = link_stem(target);
    const std::string folder = is_ninja_ ? request_.build_folder : places_.in_build(target.build_folder);
    std::vector<std::string> opened;
    if (const auto text = read_file(stem + ".d", most_depfile)) {
      opened = parse_link_dependencies(*text);
    } else if (const auto map = read_file(stem + ".map", most_log)) {
      opened = parse_link_map(*map);
    }
    one.is_traced = !opened.empty();
    if (!one.is_traced) return read_link_line(at);
    for (const std::string& file : opened) add(at, linked, number_of(folder, file));
  }

  /// What the linker itself would add is not on the line.
  void read_link_line(std::size_t at) {
    const file_api::Target& target = *trace_.targets[at].target;
    miss("files that the linker of " + target.name + " opened",
         "it wrote no list of them; the libraries of its link line were looked at instead", target.place);
    std::vector<std::string> folders;
    for (const file_api::Toolchain& toolchain : reply_.toolchains)
      folders.insert(folders.end(), toolchain.link_folders.begin(), toolchain.link_folders.end());
    LibraryFinder finder(std::move(folders));
    const LinkLine line = sluice::read_link_line(target.fragments);
    for (const LinkItem& item : line.items) {
      const std::optional<std::string> file =
          item.file.empty() ? finder.find(item, line.folders) : std::optional(places_.in_build(item.file));
      if (file) add(at, linked, number_of(request_.build_folder, *file));
    }
  }

  /// The target of an object, by its path relative to the build folder; absent if it is of another configuration.
  std::optional<std::size_t> target_of_object(std::string_view path) const {
    constexpr std::string_view ending = ".dir/";
    const std::size_t at = path.find(ending);
    const auto known =
        at == std::string_view::npos ? by_folder_.end() : by_folder_.find(path.substr(0, at + ending.size() - 1));
    if (known == by_folder_.end()) return trace_.targets.size();
    const bool is_ours = !is_multi_ || path.substr(at + ending.size()).starts_with(config_ + "/");
    return is_ours ? std::optional(known->second) : std::nullopt;
  }

  void read_ninja() {
    const auto bytes = read_file(join_path(request_.build_folder, ".ninja_deps"), most_log);
    if (!bytes) return;  // nothing was compiled
    const Result<NinjaDeps> deps = parse_ninja_deps(*bytes);
    if (!deps) return miss("headers that were included", deps.error().message);
    constexpr std::uint32_t unset = 0xffffffff;
    std::vector<std::uint32_t> numbers(deps->paths.size(), unset);
    for (const NinjaDeps::Output& output : deps->outputs) {
      const std::string& object = deps->paths[output.path];
      const std::optional<std::size_t> at = is_object_name(object) ? target_of_object(object) : std::nullopt;
      if (!at || !is_file(places_.in_build(object))) continue;
      for (const std::uint32_t input : output.inputs) {
        if (numbers[input] == unset) numbers[input] = number_of(request_.build_folder, deps->paths[input]);
        add(*at, included, numbers[input]);
      }
    }
  }

  void read_depfiles(std::size_t at) {
    const file_api::Target& target = *trace_.targets[at].target;
    const std::string folder = places_.in_build(object_folder(target)), run_in = places_.in_build(target.build_folder);
    std::size_t count = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end && count < most_depfiles;
         entry.increment(error), ++count) {
      const std::string path = entry->path().string();
      if (!path.ends_with(".d") || !is_object_name(std::string_view(path).substr(0, path.size() - 2)) ||
          !is_file(path.substr(0, path.size() - 2)))
        continue;
      const auto text = read_file(path, most_depfile);
      if (!text) continue;
      for (const std::string& file : parse_compile_dependencies(*text)) add(at, included, number_of(run_in, file));
    }
  }

  const BuildRequest& request_;
  const file_api::Reply& reply_;
  Places& places_;
  std::vector<Unknown>& unknowns_;
  bool is_ninja_, is_multi_;
  std::string config_;
  BuildTrace trace_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::vector<std::uint8_t>> seen_;  ///< by target, by file
  std::map<std::string, std::size_t, std::less<>> by_folder_;
};

}  // namespace

std::string object_folder(const file_api::Target& target) {
  const std::string below = "CMakeFiles/" + target.name + ".dir";
  return target.build_folder.empty() || target.build_folder == "." ? below : target.build_folder + "/" + below;
}

BuildTrace read_build_trace(const BuildRequest& request, const file_api::Reply& reply, Places& places,
                            std::vector<Unknown>& unknowns) {
  return TraceReader(request, reply, places, unknowns).read();
}

}  // namespace sluice
