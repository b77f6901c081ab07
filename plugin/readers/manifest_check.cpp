// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Holds a manifest against the table of its format. A defect never hides another: the walk goes on behind each.
#include "readers/manifest_check.hpp"

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "readers/manifest_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

using Kind = yaml::Node::Kind;

/// Where the walk stands: the field as written ("artifacts.0.path") and its row's path ("artifacts[].path"); and whether every
/// delivery has to state this map.
struct Step {
  std::string field;
  std::string row;
  bool is_mandatory = false;
};

std::string below(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::scalar: return "a single value";
    case Kind::sequence: return "a list";
    case Kind::mapping: return "keys and values";
  }
  return "something else";
}

/// What `sluice init --supplier` writes where it asks.
bool is_question(std::string_view text) {
  constexpr std::string_view mark = "TODO";
  return text == mark || (text.starts_with(mark) && (text[mark.size()] == ' ' || text[mark.size()] == ':'));
}

class ManifestWalk {
 public:
  ManifestWalk(const std::string& place, ManifestFacts& facts) : place_(place), facts_(facts) {}

  void read(const yaml::Node& root) {
    const yaml::Node* const format = root.kind == Kind::mapping ? root.find("delivery") : nullptr;
    if (format != nullptr && format->kind == Kind::scalar && !format->quoted && parse_uint(format->text).value_or(0) > 1) {
      state("manifest.unknown-format", fmt::format("the manifest has format {}, and this program reads format 1", format->text),
            "write the manifest in format 1, or ask the receiver for a newer sluice", format->span, "delivery");
      return;
    }
    if (root.kind != Kind::mapping) {
      state("manifest.bad-type", fmt::format("the manifest is {}, expected keys and values", kind_name(root.kind)),
            "start with the line `delivery: 1`", root.span, "");
      return;
    }
    value(root, {{}, {}, true});
  }

 private:
  void state(std::string_view term, std::string detail, std::string help, const Span& span, std::string field) {
    facts_.defects.push_back({.term = std::string(term), .detail = std::move(detail), .help = std::move(help),
                              .origin = origin(span, std::move(field))});
  }

  Origin origin(const Span& span, std::string field) const {
    return {.path = place_, .line = span.line, .column = span.column, .pointer = std::move(field), .reader = "delivery_manifest"};
  }

  void value(const yaml::Node& node, const Step& at) {
    const ManifestKey* const row = find_manifest_key(at.row);
    if (row != nullptr && !has_fitting_kind(*row, node)) {
      state("manifest.bad-type", fmt::format("'{}' is {}, expected {}", at.field, kind_name(node.kind), expected_form(*row)),
            fmt::format("{}: {}", at.field, row->meaning), node.span, at.field);
      return;
    }
    switch (node.kind) {
      case Kind::scalar: scalar(node, at, row); return;
      case Kind::sequence: list(node, at, row); return;
      case Kind::mapping: map(node, at, row); return;
    }
  }

  static bool has_fitting_kind(const ManifestKey& row, const yaml::Node& node) {
    switch (row.form) {
      case ManifestForm::anything: return true;
      case ManifestForm::map: return node.kind == Kind::mapping;
      case ManifestForm::list: return node.kind == Kind::sequence;
      case ManifestForm::list_or_none: return node.kind == Kind::sequence || node.text == "none";
      case ManifestForm::text_or_map: return node.kind != Kind::sequence;
      default: return node.kind == Kind::scalar;
    }
  }

  void scalar(const yaml::Node& node, const Step& at, const ManifestKey* row) {
    facts_.fields.push_back({.path = at.field, .value = node.text, .origin = origin(node.span, at.field)});
    if (is_question(node.text)) {
      const std::string asked = row == nullptr ? "an answer" : fmt::format("{} ({})", row->meaning, expected_form(*row));
      state("manifest.bad-value", fmt::format("'{}' is still a question: '{}'", at.field, node.text),
            fmt::format("answer '{}': {}", at.field, asked), node.span, at.field);
      return;
    }
    if (row == nullptr || fits_form(*row, node.text, node.quoted)) return;
    const bool is_path = row->form == ManifestForm::path && !node.text.empty();
    const std::string_view term = is_path ? "manifest.bad-path" : "manifest.bad-value";
    state(term, fmt::format("'{}' is '{}', expected {}", at.field, node.text, expected_form(*row)), value_help(*row, node.text, at),
          node.span, at.field);
  }

  static std::string value_help(const ManifestKey& row, std::string_view text, const Step& at) {
    if (row.form == ManifestForm::choice) {
      std::vector<std::string_view> choices = split(row.choices, ',');
      for (std::string_view& choice : choices) choice = trim(choice);
      if (const std::optional<std::string_view> near = find_nearest(text, choices)) return fmt::format("did you mean '{}'?", *near);
    }
    return fmt::format("{}: {}", at.field, row.meaning);
  }

  void list(const yaml::Node& node, const Step& at, const ManifestKey* row) {
    if (row != nullptr && node.items.size() < row->least) {
      state("manifest.bad-value", fmt::format("'{}' is empty, expected {} or more", at.field, count_of(row->least, "item", "items")),
            fmt::format("{}: {}", at.field, row->meaning), node.span, at.field);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      value(node.items[i], {below(at.field, std::to_string(i)), at.row + "[]", false});
    }
  }

  void map(const yaml::Node& node, const Step& at, const ManifestKey* row) {
    const std::vector<std::string_view> known = manifest_keys_of(at.row);
    const bool is_closed = row != nullptr && row->form == ManifestForm::map && !row->open;
    for (const yaml::Member& member : node.members) {
      const Step inner = step_into(at, member.key);
      if (is_closed) check_known(member, inner, known);
      value(member.value, inner);
    }
    if (row == nullptr) return;
    for (const std::string_view name : known) require(node, at, name);
    for (const ManifestNeed& need : manifest_needs()) {
      if (need.map == at.row) require_dependents(node, at, need);
    }
  }

  static Step step_into(const Step& at, std::string_view key) {
    std::string row = below(at.row, key);
    const ManifestKey* const known = find_manifest_key(row);
    return {below(at.field, key), std::move(row), at.is_mandatory && known != nullptr && known->required};
  }

  void check_known(const yaml::Member& member, const Step& at, const std::vector<std::string_view>& known) {
    if (std::ranges::find(known, member.key) != known.end()) return;
    if (at.field == member.key && member.key.starts_with("x-")) return;
    const std::optional<std::string_view> near = find_nearest(member.key, known);
    state("manifest.unknown-key", fmt::format("unknown key '{}'", at.field),
          near ? fmt::format("did you mean '{}'?", *near) : "remove it; keys of your own stand at the top level and start with x-",
          member.key_span, at.field);
  }

  void require(const yaml::Node& node, const Step& at, std::string_view name) {
    const std::string path = below(at.row, name);
    const ManifestKey* const row = find_manifest_key(path);
    if (!row->required || node.find(name) != nullptr) return;
    const std::string field = below(at.field, name);
    state(at.is_mandatory ? "manifest.not-stated" : "manifest.missing-key", fmt::format("'{}' is missing", field),
          fmt::format("add '{}': {} ({})", field, row->meaning, expected_form(*row)), node.span, field);
  }

  void require_dependents(const yaml::Node& node, const Step& at, const ManifestNeed& need) {
    const yaml::Node* const cause = node.find(need.key);
    if (cause == nullptr || (!need.value.empty() && cause->text != need.value)) return;
    for (const std::string_view part : split(need.needed, ',')) {
      const std::string_view name = trim(part);
      if (node.find(name) != nullptr) continue;
      const std::string field = below(at.field, name);
      state("manifest.missing-key", fmt::format("'{}' is missing, though '{}' is stated", field, below(at.field, need.key)),
            fmt::format("add '{}': {}", field, find_manifest_key(below(at.row, name))->meaning), cause->span, field);
    }
  }

  const std::string& place_;
  ManifestFacts& facts_;
};

}  // namespace

ManifestFacts parse_manifest(std::string text, const std::string& place, const Limits& limits) {
  ManifestFacts facts;
  const Result<yaml::Document> document = yaml::parse(std::move(text), place, limits);
  if (document) {
    ManifestWalk(place, facts).read(document->root);
    return facts;
  }
  for (const Diagnostic& problem : document.error().diagnostics) {
    const Span& span = problem.primary.span;
    facts.defects.push_back({.term = "manifest.syntax", .detail = problem.message, .help = problem.help,
                             .origin = {.path = place, .line = span.line, .column = span.column, .pointer = {}, .reader = "delivery_manifest"}});
  }
  if (facts.defects.empty()) {
    facts.defects.push_back({.term = "manifest.syntax", .detail = document.error().message, .help = document.error().help,
                             .origin = {.path = place, .line = 0, .column = 0, .pointer = {}, .reader = "delivery_manifest"}});
  }
  return facts;
}

}  // namespace sluice
