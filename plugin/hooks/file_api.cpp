// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reply as a whole: index, codemodel and its target files, cache and toolchains. Target files are read on two threads; the order
// of the result is the codemodel's.
#include "hooks/file_api.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "hooks/json_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

namespace sluice::file_api {
namespace {

constexpr int most_attempts = 3;
constexpr const char* reader_name = "file_api";
constexpr std::size_t few_targets = 32;

struct TargetFile {
  std::string name, file;
};

class ReplyReader {
 public:
  ReplyReader(std::string folder, const Limits& limits) : folder_(std::move(folder)), limits_(limits) {}

  Result<Reply> read(const std::string& config, const Names& wanted_dependencies, std::vector<Unknown>& unknowns) {
    TRY(read_index());
    const auto codemodel = files_.find("codemodel");
    if (codemodel == files_.end()) return fail(fmt::format("{}: the reply has no codemodel", folder_));
    TRY(read_codemodel(codemodel->second, config));
    TRY(read_targets(wanted_dependencies, unknowns));
    TRY(read_cache());
    TRY(read_toolchains());
    return std::move(reply_);
  }

  bool has_vanished() const { return has_vanished_; }  ///< a file that the index names was gone

 private:
  Result<std::string> read_text(const std::string& name) {
    Result<std::string> text = read_file(join_path(folder_, name), limits_.document_bytes);
    if (!text && !find_stamp(join_path(folder_, name))) has_vanished_ = true;
    return text;
  }

  Result<json::Value> read_json(const std::string& name) {
    TRY_ASSIGN(const std::string text, read_text(name));
    return json::parse(text, name, limits_);
  }

  Result<void> read_index() {
    std::vector<std::string> names = list_folder(folder_);
    std::erase_if(names, [](const std::string& name) { return !name.starts_with("index-") || !name.ends_with(".json"); });
    if (names.empty()) {
      return fail(fmt::format("{}: CMake left no file API reply", folder_),
                  "run cmake once more; CMake before 3.27 replies from the second run on, or use `cmake -C SluiceInit.cmake`");
    }
    TRY_ASSIGN(const json::Value index, read_json(names.back()));
    for (const json::Value& object : index.items_of("objects")) {
      files_.emplace(std::string(object.text_or("kind", "")), std::string(object.text_or("jsonFile", "")));
    }
    if (const json::Value* cmake = index.find("cmake")) {
      if (const json::Value* version = cmake->find("version")) reply_.cmake_version = version->text_or("string", "");
      if (const json::Value* generator = cmake->find("generator")) reply_.generator = generator->text_or("name", "");
    }
    return {};
  }

  Result<void> read_codemodel(const std::string& name, const std::string& config) {
    TRY_ASSIGN(const std::string text, read_text(name));
    const std::optional<JsonView> root = JsonView::of_text(text);
    if (!root) return fail(fmt::format("{}: is cut off", name));
    std::optional<JsonView> chosen;
    root->for_each_member([&](std::string_view key, const JsonView& value) {
      if (key != "configurations") return;
      value.for_each_item([&](const JsonView& one) {
        one.for_each_member([&](std::string_view member, const JsonView& named) {
          if (member != "name") return;
          reply_.configs.push_back(named.text());
          if (!chosen || reply_.configs.back() == config) chosen = one;
        });
      });
    });
    if (!chosen) return fail(fmt::format("{}: has no configuration", name));
    chosen->for_each_member([&](std::string_view key, const JsonView& value) {
      if (key == "targets" || key == "abstractTargets") value.for_each_item([&](const JsonView& one) { add_target_file(one); });
      if (key == "projects") value.for_each_item([&](const JsonView& one) { add_project(one); });
    });
    return {};
  }

  void add_target_file(const JsonView& value) {
    TargetFile& target = target_files_.emplace_back();
    value.for_each_member([&](std::string_view key, const JsonView& member) {
      if (key == "name") target.name = member.text();
      if (key == "jsonFile") target.file = member.text();
    });
  }

  void add_project(const JsonView& value) {
    if (!reply_.project.empty()) return;
    value.for_each_member([&](std::string_view key, const JsonView& member) {
      if (key == "name") reply_.project = member.text();
    });
  }

  Result<void> read_targets(const Names& wanted_dependencies, std::vector<Unknown>& unknowns) {
    std::vector<std::optional<Result<Target>>> results(target_files_.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t at = next++; at < results.size(); at = next++) {
        const std::string& file = target_files_[at].file;
        const Result<std::string> text = read_file(join_path(folder_, file), limits_.document_bytes);
        if (text) {
          results[at] = parse_codemodel_target(*text, file, wanted_dependencies);
        } else {
          results[at] = Result<Target>(tl::unexpected<Error>(text.error()));
        }
      }
    };
    std::optional<std::jthread> second;
    if (results.size() > few_targets) second.emplace(work);
    work();
    second.reset();
    for (std::size_t at = 0; at < results.size(); ++at) {
      Result<Target>& result = *results[at];
      if (result) {
        reply_.targets.push_back(std::move(*result));
        continue;
      }
      has_vanished_ = has_vanished_ || !find_stamp(join_path(folder_, target_files_[at].file));
      if (has_vanished_) return tl::unexpected<Error>(result.error());
      unknowns.push_back({"target " + target_files_[at].name, result.error().message, {"", 0, 0, "", reader_name}});
    }
    return {};
  }

  Result<void> read_cache() {
    const auto file = files_.find("cache");
    if (file == files_.end()) return {};
    TRY_ASSIGN(const json::Value cache, read_json(file->second));
    for (const json::Value& entry : cache.items_of("entries")) {
      reply_.cache.emplace(std::string(entry.text_or("name", "")), std::string(entry.text_or("value", "")));
    }
    return {};
  }

  Result<void> read_toolchains() {
    const auto file = files_.find("toolchains");
    if (file == files_.end()) return {};
    TRY_ASSIGN(const json::Value toolchains, read_json(file->second));
    for (const json::Value& one : toolchains.items_of("toolchains")) {
      const json::Value* compiler = one.find("compiler");
      if (compiler == nullptr) continue;
      Toolchain& toolchain = reply_.toolchains.emplace_back();
      toolchain.compiler = compiler->text_or("id", "");
      toolchain.version = compiler->text_or("version", "");
      const json::Value* implicit = compiler->find("implicit");
      if (implicit == nullptr) continue;
      for (const json::Value& folder : implicit->items_of("linkDirectories")) toolchain.link_folders.push_back(folder.string);
      for (const json::Value& folder : implicit->items_of("includeDirectories")) toolchain.include_folders.push_back(folder.string);
      for (const json::Value& library : implicit->items_of("linkLibraries")) toolchain.link_libraries.push_back(library.string);
    }
    return {};
  }

  std::string folder_;
  const Limits& limits_;
  bool has_vanished_ = false;
  std::map<std::string, std::string> files_;  ///< kind to file
  std::vector<TargetFile> target_files_;
  Reply reply_;
};

}  // namespace

Result<Reply> read_reply(const std::string& build_folder, const std::string& config, const Names& wanted_dependencies, const Limits& limits,
                         std::vector<Unknown>& unknowns) {
  const std::string folder = join_path(build_folder, ".cmake/api/v1/reply");
  for (int attempt = 1;; ++attempt) {
    ReplyReader reader(folder, limits);
    std::vector<Unknown> found;
    Result<Reply> reply = reader.read(config, wanted_dependencies, found);
    const bool is_last = attempt == most_attempts || !reader.has_vanished();
    if (!reply && !is_last) continue;
    unknowns.insert(unknowns.end(), found.begin(), found.end());
    return reply;
  }
}

}  // namespace sluice::file_api
