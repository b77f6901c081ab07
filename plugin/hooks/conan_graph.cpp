// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/conan_graph.hpp"

#include "base/json.hpp"

#include <array>
#include <utility>

namespace sluice {
namespace {

/// "zlib/1.3.1@user/channel#REVISION%TIME" without user, channel and time.
void read_reference(std::string_view reference, ConanNode& node) {
  reference = reference.substr(0, reference.find('%'));
  const std::size_t hash = reference.find('#');
  if (hash != std::string_view::npos) node.revision = reference.substr(hash + 1);
  reference = reference.substr(0, hash);
  const std::size_t slash = reference.find('/');
  if (slash == std::string_view::npos) return;
  node.name = reference.substr(0, slash);
  node.version = reference.substr(slash + 1, reference.substr(slash + 1).find('@'));
}

Linkage linkage_of_node(const json::Value& value) {
  constexpr std::array<std::pair<std::string_view, Linkage>, 5> types = {{{"static-library", Linkage::static_linked},
                                                                          {"shared-library", Linkage::dynamic},
                                                                          {"header-library", Linkage::header_only},
                                                                          {"application", Linkage::process},
                                                                          {"build-scripts", Linkage::build_only}}};
  for (const auto& [type, linkage] : types) {
    if (value.text_or("package_type", "") == type) return linkage;
  }
  const json::Value* options = value.find("options");
  const std::string_view shared = options == nullptr ? "" : options->text_or("shared", "");
  return shared == "True" ? Linkage::dynamic : shared == "False" ? Linkage::static_linked : Linkage::unknown;
}

void read_licenses(const json::Value& value, ConanNode& node) {
  const json::Value* license = value.find("license");
  if (license == nullptr) return;
  node.line = license->line;
  if (!license->string.empty()) node.licenses.push_back(license->string);
  for (const json::Value& item : license->items) {
    if (!item.string.empty()) node.licenses.push_back(item.string);
  }
}

}  // namespace

std::vector<ConanNode> parse_conan_graph(std::string_view text, std::string_view file, const Limits& limits) {
  std::vector<ConanNode> nodes;
  const Result<json::Value> root = json::parse(text, file, limits);
  const json::Value* graph = root ? root->find("graph") : nullptr;
  const json::Value* list = graph == nullptr ? nullptr : graph->find("nodes");
  if (list == nullptr) return nodes;
  for (const json::Member& member : list->members) {
    const json::Value& value = member.value;
    ConanNode node;
    read_reference(value.text_or("ref", ""), node);
    if (node.name.empty() || node.name == "conanfile" || member.key == "0" ||
        value.text_or("context", "host") != "host")
      continue;
    node.package_folder = value.text_or("package_folder", "");
    node.author = value.text_or("author", "");
    node.homepage = value.text_or("homepage", "");
    node.linkage = linkage_of_node(value);
    node.line = value.line;
    read_licenses(value, node);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::vector<ConanNode> parse_conan_lock(std::string_view text, std::string_view file, const Limits& limits) {
  std::vector<ConanNode> nodes;
  const Result<json::Value> root = json::parse(text, file, limits);
  if (!root) return nodes;
  for (const json::Value& item : root->items_of("requires")) {
    ConanNode node;
    read_reference(item.string, node);
    node.line = item.line;
    if (!node.name.empty()) nodes.push_back(std::move(node));
  }
  return nodes;
}

}  // namespace sluice
