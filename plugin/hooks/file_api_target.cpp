// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One target file of the codemodel. Backtraces are an index into a graph of frames; each frame names its caller's frame.
#include "hooks/file_api.hpp"
#include "hooks/json_view.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace sluice::file_api {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr const char* reader_name = "file_api";

std::uint32_t index_of(const JsonView& value) {
  const std::int64_t index = value.integer();
  return index < 0 || index >= none ? none : static_cast<std::uint32_t>(index);
}

class Backtraces {
 public:
  void read(const JsonView& graph) {
    graph.for_each_member([&](std::string_view key, const JsonView& value) {
      if (key == "files") value.for_each_item([&](const JsonView& file) { files_.push_back(file.text()); });
      if (key == "nodes") value.for_each_item([&](const JsonView& node) { nodes_.push_back(read_node(node)); });
    });
  }

  /// The innermost frame inside the source tree, because that is a line somebody here can change; else the outermost frame.
  Origin place(std::uint32_t node) const {
    Origin best;
    best.reader = reader_name;
    for (std::size_t steps = 0; node < nodes_.size() && steps <= nodes_.size(); ++steps) {
      const Node& frame = nodes_[node];
      if (frame.line > 0 && frame.file < files_.size()) {
        best.path = files_[frame.file];
        best.line = frame.line;
        if (!best.path.starts_with('/')) break;
      }
      node = frame.parent;
    }
    return best;
  }

 private:
  struct Node {
    std::uint32_t file = none, line = 0, parent = none;
  };

  static Node read_node(const JsonView& value) {
    Node node;
    value.for_each_member([&](std::string_view key, const JsonView& member) {
      if (key == "file") node.file = index_of(member);
      if (key == "line") node.line = index_of(member) == none ? 0 : index_of(member);
      if (key == "parent") node.parent = index_of(member);
    });
    return node;
  }

  std::vector<std::string> files_;
  std::vector<Node> nodes_;
};

class TargetReader {
 public:
  Target read(const JsonView& root, const Names& wanted) {
    // One pass over the text, which is long; what refers to the graph of backtraces waits for it.
    std::vector<std::pair<std::string_view, JsonView>> members;
    root.for_each_member([&](std::string_view key, const JsonView& value) {
      if (key == "backtraceGraph") backtraces_.read(value);
      if (key != "dependencies" || !wanted.empty()) members.emplace_back(key, value);
    });
    for (const auto& [key, value] : members) {
      read_plain(key, value);
      if (key == "backtrace") target_.place = backtraces_.place(index_of(value));
      if (key == "sources") read_sources(value);
      if (key == "link") read_link(value);
      if (key == "linkLibraries") read_edges(value, target_.links);
      if (key == "interfaceLinkLibraries") read_edges(value, target_.offers);
      if (key == "dependencies") read_dependencies(value, wanted);
    }
    return std::move(target_);
  }

 private:
  void read_plain(std::string_view key, const JsonView& value) {
    if (key == "name") target_.name = value.text();
    if (key == "id") target_.id = value.text();
    if (key == "type") target_.type = value.text();
    if (key == "imported") target_.is_imported = value.is_true();
    if (key == "abstract") target_.is_abstract = value.is_true();
    if (key == "isGeneratorProvided") target_.is_generated = value.is_true();
    if (key == "install") target_.is_installed = value.is_object();
    if (key == "paths") {
      value.for_each_member([&](std::string_view name, const JsonView& path) {
        if (name == "source") target_.folder = path.text();
        if (name == "build") target_.build_folder = path.text();
      });
    }
    if (key == "artifacts") {
      value.for_each_item([&](const JsonView& artifact) {
        artifact.for_each_member([&](std::string_view name, const JsonView& path) {
          if (name == "path") target_.artifacts.push_back(path.text());
        });
      });
    }
  }

  void read_sources(const JsonView& sources) {
    sources.for_each_item([&](const JsonView& source) {
      std::string path;
      bool is_compiled = false;
      source.for_each_member([&](std::string_view key, const JsonView& value) {
        if (key == "path") path = value.text();
        if (key == "compileGroupIndex") is_compiled = true;
      });
      const bool is_object = path.ends_with(".o") || path.ends_with(".obj");
      if (is_compiled) {
        target_.sources.push_back(std::move(path));
      } else if (is_object) {
        target_.objects.push_back(std::move(path));
      }
    });
  }

  void read_link(const JsonView& link) {
    link.for_each_member([&](std::string_view key, const JsonView& value) {
      if (key != "commandFragments") return;
      value.for_each_item([&](const JsonView& item) {
        Fragment& fragment = target_.fragments.emplace_back();
        item.for_each_member([&](std::string_view name, const JsonView& member) {
          if (name == "fragment") fragment.text = member.text();
          if (name == "role") fragment.role = member.text();
          if (name == "backtrace") fragment.place = backtraces_.place(index_of(member));
        });
      });
    });
  }

  void read_edges(const JsonView& list, std::vector<Edge>& edges) {
    list.for_each_item([&](const JsonView& item) {
      Edge& edge = edges.emplace_back();
      item.for_each_member([&](std::string_view name, const JsonView& member) {
        if (name == "id") edge.id = member.text();
        if (name == "fragment") edge.text = member.text();
        if (name == "backtrace") edge.place = backtraces_.place(index_of(member));
      });
    });
  }

  /// Ids read "NAME::@HASH".
  void read_dependencies(const JsonView& list, const Names& wanted) {
    list.for_each_item([&](const JsonView& item) {
      item.for_each_member([&](std::string_view key, const JsonView& member) {
        const std::string_view id = member.raw_text();
        const bool is_wanted = key == "id" && wanted.find(id.substr(0, id.rfind("::@"))) != wanted.end();
        if (is_wanted) target_.dependencies.push_back(member.text());
      });
    });
  }

  Backtraces backtraces_;
  Target target_;
};

}  // namespace

Result<Target> parse_codemodel_target(std::string_view json, std::string_view file, const Names& wanted) {
  const std::optional<JsonView> root = JsonView::of_text(json);
  if (!root || !root->is_object()) return fail(fmt::format("{}: is cut off or no JSON object", file));
  Target target = TargetReader().read(*root, wanted);
  if (target.name.empty() || target.type.empty()) return fail(fmt::format("{}: has no 'name' and 'type' of a target", file));
  return target;
}

}  // namespace sluice::file_api
