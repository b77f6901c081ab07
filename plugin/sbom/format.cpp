// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/format.hpp"

#include "base/json_stream.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace sluice::sbom {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Members of a JSON document's root as far as its first bytes go, with those values that are texts, also in arrays.
class RootMembers final : public json::Events {
 public:
  explicit RootMembers(std::string_view head) {
    json::StreamParser parser(*this);
    parser.feed(head);
  }
  bool has(std::string_view key) const { return std::ranges::find(keys_, key) != keys_.end(); }
  bool has(std::string_view key, std::string_view part) const {
    return std::ranges::any_of(
        texts_, [&](const auto& each) { return each.first == key && each.second.find(part) != std::string::npos; });
  }

 private:
  static constexpr std::size_t most = 256;

  void begin_object(const json::Place&) override {
    ++depth_;
    ++objects_;
  }
  void end_object(const json::Place&) override {
    --depth_;
    --objects_;
  }
  void begin_array(const json::Place&) override { ++depth_; }
  void end_array(const json::Place&) override { --depth_; }
  void key(std::string_view text, const json::Place&) override {
    if (depth_ == 1 && keys_.size() < most) keys_.emplace_back(text);
  }
  void string(std::string_view text, const json::Place&) override {
    if (depth_ <= 2 && objects_ == 1 && !keys_.empty() && texts_.size() < most) texts_.emplace_back(keys_.back(), text);
  }
  void number(std::string_view, const json::Place&) override {}
  void boolean(bool, const json::Place&) override {}
  void null(const json::Place&) override {}

  int depth_ = 0;    ///< of arrays and objects
  int objects_ = 0;  ///< those of them that are objects
  std::vector<std::string> keys_;
  std::vector<std::pair<std::string, std::string>> texts_;
};

/// What endings of names say.
std::optional<Format> format_of_name(std::string_view path) {
  struct Row {
    std::string_view ending;
    Format format;
  };
  constexpr std::array<Row, 20> rows{{{".cdx.json", Format::cyclonedx_json},
                                      {"bom.json", Format::cyclonedx_json},
                                      {"cyclonedx.json", Format::cyclonedx_json},
                                      {".cdx.xml", Format::cyclonedx_xml},
                                      {"bom.xml", Format::cyclonedx_xml},
                                      {"cyclonedx.xml", Format::cyclonedx_xml},
                                      {".cdx", Format::cyclonedx_protobuf},
                                      {".cdx.bin", Format::cyclonedx_protobuf},
                                      {".cdx.pb", Format::cyclonedx_protobuf},
                                      {".cdx.binpb", Format::cyclonedx_protobuf},
                                      {".spdx.json", Format::spdx_json},
                                      {".spdx.yaml", Format::spdx_yaml},
                                      {".spdx.yml", Format::spdx_yaml},
                                      {".spdx", Format::spdx_tag_value},
                                      {".spdx.rdf", Format::spdx_rdf},
                                      {".spdx.rdf.xml", Format::spdx_rdf},
                                      {".spdx.xml", Format::spdx_xml},
                                      {".spdx3.json", Format::spdx3_json},
                                      {".spdx3.jsonld", Format::spdx3_json},
                                      {".spdx.jsonld", Format::spdx3_json}}};
  const std::string name = to_lower_ascii(path);
  for (const Row& row : rows) {
    if (name.ends_with(row.ending)) return row.format;
  }
  return std::nullopt;
}

bool is_json(Format format) {
  return format == Format::cyclonedx_json || format == Format::spdx_json || format == Format::spdx3_json;
}

std::optional<DetectedFormat> detect_json(std::optional<Format> named, std::string_view head) {
  const RootMembers members(head);
  if (members.has("bomFormat")) return DetectedFormat{Format::cyclonedx_json, true};
  if (members.has("$schema", "cyclonedx.org/schema/bom")) return DetectedFormat{Format::cyclonedx_json, true};
  if (members.has("@context", "spdx.org/rdf/3")) return DetectedFormat{Format::spdx3_json, true};
  if (members.has("spdxVersion") || members.has("SPDXID", "SPDXRef-")) return DetectedFormat{Format::spdx_json, true};
  const auto has_any = [&](std::initializer_list<std::string_view> keys) {
    return std::ranges::any_of(keys, [&](std::string_view key) { return members.has(key); });
  };
  if (named == Format::spdx_json && has_any({"@graph", "@context"})) named = Format::spdx3_json;
  const bool has_shape =
      named == Format::cyclonedx_json ? has_any({"specVersion", "serialNumber", "metadata", "components",
                                                 "dependencies", "services", "compositions"})
      : named == Format::spdx_json
          ? has_any({"creationInfo", "dataLicense", "documentNamespace", "packages", "files", "relationships", "name"})
          : named == Format::spdx3_json && has_any({"@graph", "@context"});
  return has_shape ? std::optional(DetectedFormat{*named, false}) : std::nullopt;
}

/// The first start tag, behind declarations, comments and processing instructions.
std::string_view find_start_tag(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find('<'), text.size()));
    if (text.size() < 2) return {};
    if (text[1] != '?' && text[1] != '!') return text.substr(0, text.find('>'));
    const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

std::optional<DetectedFormat> detect_xml(std::string_view head) {
  const std::string_view tag = find_start_tag(head);
  if (tag.find("cyclonedx.org/schema/bom") != std::string_view::npos) {
    return DetectedFormat{Format::cyclonedx_xml, true};
  }
  const bool is_rdf = tag.find("www.w3.org/1999/02/22-rdf-syntax-ns#") != std::string_view::npos;
  if (is_rdf && head.find("spdx.org/rdf/terms") != std::string_view::npos)
    return DetectedFormat{Format::spdx_rdf, true};
  const bool is_document = tag.starts_with("<Document") || tag.starts_with("<SpdxDocument");
  if (is_document && head.find("<spdxVersion>") != std::string_view::npos) {
    return DetectedFormat{Format::spdx_xml, true};
  }
  return std::nullopt;
}

bool is_tag(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

/// Lines "Tag: value" of SPDX's tag-value form, or its YAML. The first line that is no comment must be one.
std::optional<DetectedFormat> detect_lines(std::string_view head) {
  bool is_first = true;
  for (std::string_view line : split(head, '\n')) {
    const std::string_view text = trim(line);
    if (text.empty() || text.starts_with('#') || (is_first && text == "---")) continue;
    const std::string_view tag = line.substr(0, line.find(':'));
    if (tag.size() < line.size()) {
      if (tag == "SPDXVersion") return DetectedFormat{Format::spdx_tag_value, true};
      const std::string_view bare = tag.starts_with('"') || tag.starts_with('\'') ? tag.substr(1, tag.size() - 2) : tag;
      const bool is_id = bare == "SPDXID" && line.find("SPDXRef-DOCUMENT") != std::string_view::npos;
      if (bare == "spdxVersion") return DetectedFormat{Format::spdx_yaml, true};
      if (is_id && line.find(": ") == tag.size() && head.find("\nSPDXVersion:") == std::string_view::npos) {
        return DetectedFormat{Format::spdx_yaml, true};
      }
    }
    if (is_first && !is_tag(tag) && !line.starts_with('"') && !line.starts_with('\'')) return std::nullopt;
    is_first = false;
  }
  return std::nullopt;
}

/// A line that such documents have, where the one that tells them comes late.
bool has_usual_line(Format format, std::string_view head) {
  constexpr std::array<std::string_view, 5> tags{
      "SPDXID:", "DataLicense:", "DocumentName:", "PackageName:", "Creator:"};
  constexpr std::array<std::string_view, 5> keys{
      "creationInfo:", "packages:", "documentNamespace:", "dataLicense:", "relationships:"};
  if (format != Format::spdx_tag_value && format != Format::spdx_yaml) return false;
  const auto& starts = format == Format::spdx_yaml ? keys : tags;
  return std::ranges::any_of(split(head, '\n'), [&](std::string_view line) {
    return std::ranges::any_of(starts, [&](std::string_view start) { return line.starts_with(start); });
  });
}

/// A message of CycloneDX's protobuf schema begins with its spec_version (field 1), which is "1.3" or later.
bool is_protobuf(std::string_view head) {
  return head.starts_with(
             "\x0A\x03"
             "1.") &&
         head.size() > 5 && head[4] >= '3' && head[4] <= '9' && static_cast<unsigned char>(head[5]) < 0x80;
}

}  // namespace

std::optional<DetectedFormat> detect_format(std::string_view path, std::string_view head) {
  const std::optional<Format> named = format_of_name(path);
  if (!json::foreign_encoding(head).empty()) {  // its reader says what is wrong
    return named && *named != Format::cyclonedx_protobuf ? std::optional(DetectedFormat{*named, false}) : std::nullopt;
  }
  if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
  const std::string_view text = trim(head);
  if (text.starts_with('{')) return detect_json(named && is_json(*named) ? named : std::nullopt, text);
  if (text.starts_with('<')) return detect_xml(text);
  if (named == Format::cyclonedx_protobuf) {
    return is_protobuf(head) ? std::optional(DetectedFormat{*named, true}) : std::nullopt;
  }
  const std::optional<DetectedFormat> lines = detect_lines(head);
  if (lines) return lines;
  return named && has_usual_line(*named, head) ? std::optional(DetectedFormat{*named, false}) : std::nullopt;
}

}  // namespace sluice::sbom
