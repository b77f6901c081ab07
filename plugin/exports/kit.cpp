// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/kit.hpp"

#include "base/digest.hpp"
#include "base/json.hpp"
#include "base/json_writer.hpp"
#include "exports/kit_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr const char* head = "# written by 'sluice kit'; do not edit\n";
constexpr const char* format_name = "sluice.kit/1";

template <class Write>
std::string flow(Write write) {
  json::Writer out(false);
  out.open_object();
  write(out);
  out.close_object();
  return out.take();
}

std::string words(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  return flow([&](json::Writer& out) {
    for (const auto& [key, value] : members) {
      out.key(key);
      out.string(value);
    }
  });
}

bool is_shipped(const Rule* rule) { return rule->id.find('/') == std::string::npos; }

class KitWriter {
 public:
  KitWriter(const Policy& policy, const KitParts& parts) : policy_(policy), parts_(parts) {}

  std::vector<KitFile> write() {
    files_ = parts_.shipped;
    for (KitFile& file : files_) file.path = fmt::format("{}/{}", kit_shipped_folder, file.path);
    add_rules();
    for (std::size_t i = 0; i < policy_.packs.size(); ++i) add_pack(i);
    add("suppliers.yaml", register_text());
    if (!policy_.waivers.empty()) add("waivers.yaml", waivers_text());
    add(kit_project_file, project_text());
    files_.push_back({kit_list_file, title_text()});
    files_.push_back({"README.md", readme_text()});
    std::ranges::sort(files_, {}, &KitFile::path);
    return std::move(files_);
  }

 private:
  void add(const std::string& path, const std::string& text) { files_.push_back({path, head + text}); }

  void add_rules() {
    std::vector<const Rule*> shipped;
    for (const Rule& rule : policy_.rules) (is_shipped(&rule) ? shipped : own_).push_back(&rule);
    if (!shipped.empty()) add(fmt::format("{}/rules/rules.yaml", kit_shipped_folder), render_kit_rules(shipped));
    if (!own_.empty()) add("packs/rules.yaml", render_kit_rules(own_));
  }

  static std::string pack_path(std::size_t index) { return fmt::format("packs/{:02}.yaml", index + 1); }

  /// What is not the rules' stands in the last pack, which is applied last.
  void add_pack(std::size_t index) {
    const PackRef& pack = policy_.packs[index];
    std::vector<std::string> used;
    for (const Rule& rule : policy_.rules) {
      if (std::ranges::find(rule.packs, pack.id) != rule.packs.end()) used.push_back(rule.id);
    }
    std::string text = "sluice: 1\n";
    text += "pack:\n" + yaml_line("  ", "id", yaml_text(pack.id)) + yaml_line("  ", "version", yaml_text(pack.version));
    text += yaml_line("  ", "title", yaml_text(pack.title));
    text += yaml_line("  ", "requires", words({{"engine", ">=" + parts_.engine}}));
    const bool is_last = index + 1 == policy_.packs.size();
    if (is_last && !own_.empty()) text += yaml_line("", "rule-files", yaml_texts({"rules.yaml"}));
    if (!used.empty()) text += yaml_line("", "use", yaml_texts(used));
    text += data_text(pack.id, index);
    if (is_last) text += rungs_text() + routes_text() + obligations_text() + limits_text();
    if (is_last) text += yaml_line("", "waiver-policy", fmt::format("{{\"warn-days\": {}}}", policy_.waiver_policy.warn_days));
    add(pack_path(index), text);
  }

  std::string data_text(const std::string& pack, std::size_t index) {
    const auto found = std::ranges::find(parts_.packs, pack, &PackData::pack);
    if (found == parts_.packs.end()) return {};
    std::string text;
    if (!found->categories.empty()) text += yaml_line("", "license-categories", found->categories);
    text += data_files(found->duties, "license-duties", index);
    return text + data_files(found->profiles, "sbom-profiles", index);
  }

  std::string data_files(const std::vector<std::string>& texts, std::string_view key, std::size_t index) {
    std::vector<std::string> names;
    for (const std::string& text : texts) {
      names.push_back(fmt::format("{}-{:02}-{:02}.yaml", key, index + 1, names.size() + 1));
      add("packs/" + names.back(), text);
    }
    return names.empty() ? "" : yaml_line("", key, yaml_texts(names));
  }

  std::string rungs_text() const {
    std::string text = "rungs:\n";
    for (const Rung& rung : policy_.rungs) {
      const std::string value = flow([&](json::Writer& out) {
        for (std::size_t i = 0; i < rung.actions.size(); ++i) {
          out.key(to_string(static_cast<Severity>(i)));
          out.string(to_string(rung.actions[i]));
        }
        out.key("stops");
        out.string(rung.stops_for_danger_only ? "danger" : "failures");
      });
      text += yaml_line("  ", yaml_text(rung.name), value);
    }
    return text;
  }

  std::string routes_text() const {
    if (policy_.routes.empty()) return {};
    std::string text = "routes:\n";
    for (const Route& route : policy_.routes) {
      text += "  - " + flow([&](json::Writer& out) {
                out.key("to");
                out.string(route.to);
                if (route.due_days) out.key("due-days");
                if (route.due_days) out.integer(*route.due_days);
                if (!route.is_default) out.key("match");
                if (!route.is_default) write_match(out, route.match);
              }) + "\n";
    }
    return text;
  }

  static void write_evidence(json::Writer& out, std::string_view key, const std::vector<Obligation::Evidence>& set) {
    if (set.empty()) return;
    out.key(key);
    out.open_array();
    for (const Obligation::Evidence& one : set) {
      out.open_object();
      out.key(one.type);
      out.string(one.value);
      out.close_object();
    }
    out.close_array();
  }

  std::string obligations_text() const {
    std::string text;
    for (const Obligation& one : policy_.obligations) {
      text += yaml_line("  ", yaml_text(one.id), flow([&](json::Writer& out) {
                          out.key("text");
                          out.string(one.text);
                          out.key("due");
                          out.string(one.due);
                          out.key("evidence");
                          out.open_object();
                          write_evidence(out, "any", one.any);
                          write_evidence(out, "all", one.all);
                          out.close_object();
                        }));
    }
    return text.empty() ? text : "obligations:\n" + text;
  }

  std::string limits_text() const {
    const Limits usual;
    const Limits& limits = policy_.limits;
    std::string text;
    const auto state = [&](std::string_view key, std::uint64_t value, std::uint64_t otherwise) {
      if (value != otherwise) text += yaml_line("  ", key, std::to_string(value));
    };
    state("total-bytes", limits.total_bytes, usual.total_bytes);
    state("entry-bytes", limits.entry_bytes, usual.entry_bytes);
    state("entries", limits.entries, usual.entries);
    state("nesting", limits.nesting, usual.nesting);
    state("filters", limits.filters, usual.filters);
    state("path-bytes", limits.path_bytes, usual.path_bytes);
    state("path-depth", limits.path_depth, usual.path_depth);
    state("component-bytes", limits.component_bytes, usual.component_bytes);
    state("ratio", limits.ratio, usual.ratio);
    state("ratio-after", limits.ratio_after, usual.ratio_after);
    state("decoder-memory", limits.decoder_memory, usual.decoder_memory);
    state("nested-buffer", limits.nested_buffer, usual.nested_buffer);
    state("document-bytes", limits.document_bytes, usual.document_bytes);
    state("sbom-bytes", limits.sbom_bytes, usual.sbom_bytes);
    state("document-depth", limits.document_depth, usual.document_depth);
    state("memory", limits.memory, usual.memory);
    return text.empty() ? text : "limits:\n" + text;
  }

  std::string register_text() const {
    std::string text = "sluice: 1\nsuppliers:\n";
    for (const Supplier& one : policy_.suppliers) {
      text += fmt::format("  {}:\n", yaml_text(one.id)) + yaml_line("    ", "name", yaml_text(one.name));
      if (!one.ids.empty()) text += yaml_line("    ", "ids", yaml_texts(one.ids));
      text += yaml_line("    ", "paths", yaml_texts({"**"}));
      std::vector<std::string> purls;
      for (const Glob& glob : one.purls) purls.push_back(glob.pattern());
      if (!purls.empty()) text += yaml_line("    ", "purls", yaml_texts(purls));
      if (!one.contact.empty()) text += yaml_line("    ", "contact", yaml_text(one.contact));
      if (!one.rung.empty()) text += yaml_line("    ", "rung", yaml_text(one.rung));
      if (one.rung_until) text += yaml_line("    ", "rung-until", to_string(*one.rung_until));
    }
    return text;
  }

  std::string waivers_text() const {
    std::string text = "sluice: 1\nwaivers:\n";
    for (const Waiver& one : policy_.waivers) {
      text += "  - " + yaml_line("", "id", yaml_text(one.id)) + yaml_line("    ", "rules", yaml_texts(one.rules));
      json::Writer match(false);
      write_match(match, one.match);
      text += yaml_line("    ", "match", match.take());
      if (!one.pin_sha256.empty()) text += yaml_line("    ", "pin", words({{"sha256", one.pin_sha256}}));
      if (!one.category.empty()) text += yaml_line("    ", "category", one.category);
      if (!one.justification.empty()) text += yaml_line("    ", "justification", one.justification);
      text += yaml_line("    ", "owner", yaml_text(one.owner));
      for (const auto& [key, day] : {std::pair("created", one.created), std::pair("starts", one.starts), std::pair("expires", one.expires)}) {
        if (day) text += yaml_line("    ", key, to_string(*day));
      }
      if (one.until_fixed) text += yaml_line("    ", "until-fixed", "true");
    }
    return text;
  }

  std::string project_text() const {
    std::string text = "sluice: 1\nextends:\n";
    for (std::size_t i = 0; i < policy_.packs.size(); ++i) text += fmt::format("  - use: ./{}\n", pack_path(i));
    text += yaml_line("", "rung", yaml_text(policy_.rung));
    if (!policy_.project.distribution.empty())
      text += yaml_line("", "context", words({{"distribution", policy_.project.distribution}}));
    text += yaml_line("", "suppliers", "suppliers.yaml");
    if (!policy_.waivers.empty()) text += yaml_line("", "waivers", "[waivers.yaml]");
    if (!policy_.assignments.empty()) text += "assign:\n";
    for (const RungAssignment& one : policy_.assignments) {
      json::Writer match(false);
      write_match(match, one.match);
      text += "  - " + yaml_line("", "match", match.take()) + yaml_line("    ", "rung", yaml_text(one.rung));
      if (one.until) text += yaml_line("    ", "until", to_string(*one.until));
      text += yaml_line("    ", "owner", "receiver") + yaml_line("    ", "ticket", "receiver");
    }
    return text;
  }

  std::string title_text() const {
    json::Writer out(true);
    out.open_object();
    const auto state = [&](std::string_view key, std::string_view text) {
      out.key(key);
      out.string(text);
    };
    state("format", format_name);
    state("supplier", policy_.suppliers.front().id);
    state("engine", parts_.engine);
    out.key("data");
    out.open_array();
    for (const DataUsed& one : parts_.data) {
      out.open_object();
      state("name", one.name);
      state("state", one.state);
      out.close_object();
    }
    out.close_array();
    out.key("files");
    out.open_object();
    for (const KitFile& file : files_) state(file.path, to_hex(sha256(file.text)));
    out.close_object();
    out.close_object();
    return out.take() + "\n";
  }

  std::string readme_text() const {
    std::string text = fmt::format(
        "# Judge a delivery as your customer will\n\nFor `{}`. With this folder and `sluice` {} you get the findings that your customer "
        "gets on the same bytes,\nas of the same day:\n\n    sluice check --kit THIS_FOLDER DELIVERY\n    sluice check --kit THIS_FOLDER --out "
        "html=report.html DELIVERY\n    sluice explain --kit THIS_FOLDER RULE\n\n`kit.json` and `sluice.lock` tell the files by "
        "their digests: edited, the folder is refused.\n\n| file | holds |\n|---|---|\n",
        policy_.suppliers.front().id, parts_.engine);
    text += "| `sluice.yaml` | the rung, and how the product reaches others |\n| `packs/`, `shipped/` | the packs, and the rules and data "
            "that they use |\n| `suppliers.yaml` | you, as your customer knows you |\n";
    if (!policy_.waivers.empty()) text += "| `waivers.yaml` | the dated exceptions that your customer granted you |\n";
    return text + "| `kit.json` | the data that a verdict rests on besides |\n";
  }

  const Policy& policy_;
  const KitParts& parts_;
  std::vector<KitFile> files_;
  std::vector<const Rule*> own_;
};

}  // namespace

std::vector<KitFile> make_kit(const Policy& policy, const KitParts& parts) { return KitWriter(policy, parts).write(); }

Result<KitTitle> parse_kit_title(const std::string& text, const std::string& place) {
  TRY_ASSIGN(const json::Value root, json::parse(text, place));
  if (root.text_or("format", "") != format_name)
    return refuse(fmt::format("{}: this is not the list of a kit of format {}", place, format_name), "ask your customer for a kit made by this version");
  KitTitle title{std::string(root.text_or("supplier", "")), std::string(root.text_or("engine", "")), {}, {}};
  for (const json::Value& one : root.items_of("data"))
    title.data.push_back({std::string(one.text_or("name", "")), std::string(one.text_or("state", ""))});
  const json::Value* const files = root.find("files");
  if (files == nullptr || files->kind != json::Value::Kind::object) return refuse(fmt::format("{}: does not tell the files of the kit", place), "ask your customer for a kit made by this version");
  for (const json::Member& one : files->members) title.files.emplace(one.key, one.value.string);
  return title;
}

}  // namespace sluice
