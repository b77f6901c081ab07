// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/pack_data.hpp"

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/loader.hpp"

#include <limits>

namespace sluice {
namespace {

/// A plain scalar that is the number it looks like keeps being one: "7", not "07" nor "1.10".
bool is_number(const std::string& text) {
  const auto number = parse_uint(text);
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return number && *number <= most && std::to_string(*number) == text;
}

void write_scalar(json::Writer& out, const yaml::Node& node) {
  const bool is_flag = node.text == "true" || node.text == "false";
  if (!node.quoted && is_flag) return out.boolean(node.text == "true");
  if (!node.quoted && is_number(node.text)) return out.integer(static_cast<std::int64_t>(*parse_uint(node.text)));
  out.string(node.text);
}

void write_node(json::Writer& out, const yaml::Node& node) {
  if (node.kind == yaml::Node::Kind::scalar) return write_scalar(out, node);
  const bool is_mapping = node.kind == yaml::Node::Kind::mapping;
  is_mapping ? out.open_object() : out.open_array();
  for (const yaml::Node& item : node.items) write_node(out, item);
  for (const yaml::Member& member : node.members) {
    out.key(member.key);
    write_node(out, member.value);
  }
  is_mapping ? out.close_object() : out.close_array();
}

std::string in_flow_style(const yaml::Node& node) {
  json::Writer out(false);
  write_node(out, node);
  return out.take();
}

std::vector<std::string> files_at(const policy::PackDraft& pack, std::string_view key, policy::Reading& reading) {
  std::vector<std::string> texts;
  const yaml::Node* patterns = pack.document->root.find(key);
  if (patterns == nullptr) return texts;
  for (const yaml::Node* pattern : policy::scalars_of(*patterns)) {
    for (const std::string& path : reading.find_files(pack.folder, pattern->text)) {
      const yaml::Document* document = reading.open(path, path, pattern->span);
      if (document != nullptr) texts.push_back(in_flow_style(document->root) + "\n");
    }
  }
  return texts;
}

}  // namespace

Result<std::vector<PackData>> load_pack_data(const PolicySources& sources, const Catalogue& catalogue) {
  policy::Loader loader(sources, catalogue, policy::Purpose::lock);
  loader.load();
  std::vector<PackData> found;
  for (const policy::PackDraft& pack : loader.packs()) {
    if (pack.is_shipped) continue;
    PackData data{.pack = pack.ref.id, .categories = {}, .duties = {}, .profiles = {}};
    if (const yaml::Node* node = pack.document->root.find("license-categories")) data.categories = in_flow_style(*node);
    data.duties = files_at(pack, "license-duties", loader.reading());
    data.profiles = files_at(pack, "sbom-profiles", loader.reading());
    if (!data.categories.empty() || !data.duties.empty() || !data.profiles.empty()) found.push_back(std::move(data));
  }
  if (!loader.reading().problems().empty()) return tl::unexpected<Error>(loader.error());
  return found;
}

}  // namespace sluice
