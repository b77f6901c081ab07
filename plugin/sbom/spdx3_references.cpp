// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx3_references.hpp"

#include "base/escape.hpp"
#include "model/contents.hpp"
#include "model/license_expression.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice::sbom {
namespace {

constexpr unsigned most_depth = 64;
constexpr unsigned most_visited = 2000;

std::string_view last_part(std::string_view iri) {
  const std::size_t at = iri.find_last_of("/#");
  return at == std::string_view::npos ? iri : iri.substr(at + 1);
}

void say_dangling(const Spdx3Reference& reference, std::string_view what, std::string_view id, SpdxDraft& draft) {
  if (draft.is_declared(id) || id.empty()) return;
  const std::uint32_t element = reference.from == 0 ? no_index : draft.element_of(draft.sbom.text(reference.from));
  std::string place(element == no_index ? std::string_view() : draft.sbom.text(draft.sbom.elements[element].place));
  draft.problem({.term = "sbom.dangling-reference",
                 .detail = fmt::format("{} '{}' is not in the document", what, to_visible_short(id, 80)),
                 .help = "add it, or import it from the document that has it",
                 .place = place.append(draft.sbom.text(reference.place)),
                 .line = reference.line});
}

}  // namespace

std::string_view spdx3_nothing(std::string_view id) {
  if (id.find('/') != std::string_view::npos && !id.starts_with("https://spdx.org/rdf/3")) return {};
  const std::string_view name = last_part(id);
  if (name.ends_with("NoAssertionElement") || name.ends_with("NoAssertionLicense")) return "NOASSERTION";
  return name.ends_with("NoneElement") || name.ends_with("NoneLicense") ? "NONE" : "";
}

void Spdx3References::resolve(SpdxDraft& draft, std::string_view creation) {
  for (const Spdx3Reference& reference : references_) {
    const std::string from(draft.sbom.text(reference.from));
    const std::string field(draft.sbom.text(reference.field));
    const std::string to(draft.sbom.text(reference.to));
    const std::string place(draft.sbom.text(reference.place));
    switch (reference.target) {
      case Spdx3Target::agent:
        state_agent(reference, draft);
        break;
      case Spdx3Target::hash:
        state_hash(reference, draft);
        break;
      case Spdx3Target::creation:
        state_annotation(reference, draft);
        break;
      case Spdx3Target::license:
        draft.add_late(from, field, license_text(to), place, reference.line);
        break;
    }
  }
  const auto own = creations_.find(std::string(creation));
  if (own != creations_.end()) state_creation(own->second, draft);
}

void Spdx3References::state_agent(const Spdx3Reference& reference, SpdxDraft& draft) const {
  const std::string from(draft.sbom.text(reference.from));
  const std::string field(draft.sbom.text(reference.field));
  const std::string id(draft.sbom.text(reference.to));
  const std::string place(draft.sbom.text(reference.place));
  const auto agent = agents_.find(id);
  if (agent == agents_.end()) {
    const std::string_view nothing = spdx3_nothing(id);
    if (nothing.empty()) say_dangling(reference, "agent", id, draft);
    return draft.add_late(from, field, nothing.empty() ? id : nothing, place, reference.line);
  }
  draft.add_late(from, field, agent->second.name, place, reference.line);
  if (!agent->second.email.empty()) draft.add_late(from, field + "-email", agent->second.email, place, reference.line);
}

void Spdx3References::state_hash(const Spdx3Reference& reference, SpdxDraft& draft) const {
  const std::string from(draft.sbom.text(reference.from));
  const std::string id(draft.sbom.text(reference.to));
  const std::string place(draft.sbom.text(reference.place));
  const auto hash = hashes_.find(id);
  if (hash == hashes_.end()) return say_dangling(reference, "integrity method", id, draft);
  draft.add_late(from, hash->second.field, hash->second.value, place, reference.line);
  for (const std::string& file : hash->second.excluded) {
    draft.add_late(from, "verification-code-excluded", file, place, reference.line);
  }
}

/// Who made an annotation, and when: its creation info says.
void Spdx3References::state_annotation(const Spdx3Reference& reference, SpdxDraft& draft) const {
  const std::string from(draft.sbom.text(reference.from));
  const std::string place(draft.sbom.text(reference.place));
  const auto creation = creations_.find(std::string(draft.sbom.text(reference.to)));
  if (creation == creations_.end()) return;
  for (const std::string& id : creation->second.created_by) {
    const auto agent = agents_.find(id);
    if (agent != agents_.end()) draft.add_late(from, "annotator", agent->second.name, place, reference.line);
  }
  draft.add_late(from, "annotation-date", creation->second.created, place, reference.line);
}

void Spdx3References::state_creation(const Spdx3Creation& creation, SpdxDraft& draft) const {
  const auto add = [&](std::string_view name, std::string_view value, std::string_view member) {
    if (!value.empty()) draft.add_late("", name, value, creation.place + std::string(member), creation.line);
  };
  add("spec-version", creation.version, "/specVersion");
  add("created", creation.created, "/created");
  add("creation-comment", creation.comment, "/comment");
  const auto actors = [&](const std::vector<std::string>& ids, std::string_view member) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const std::string place = fmt::format("{}/{}", member, i);
      const auto agent = agents_.find(ids[i]);
      if (agent == agents_.end()) {
        Spdx3Reference reference;
        reference.place = draft.sbom.intern(creation.place + place);
        reference.line = creation.line;
        say_dangling(reference, member == "/createdBy" ? "agent" : "tool", ids[i], draft);
      } else if (agent->second.kind == Spdx3Agent::Kind::tool) {
        SpdxActor tool;
        split_spdx_tool(agent->second.name, tool);
        add("tool", tool.name, place);
        add("tool-version", tool.version, place);
      } else {
        add("author", agent->second.name, place);
        if (agent->second.kind == Spdx3Agent::Kind::organization) add("author-organization", agent->second.name, place);
        add("author-email", agent->second.email, place);
      }
    }
  };
  actors(creation.created_by, "/createdBy");
  actors(creation.created_using, "/createdUsing");
}

std::string Spdx3References::license_text(std::string_view id) const {
  unsigned visited = 0;
  return license_text(id, false, 0, visited);
}

std::string Spdx3References::license_text(std::string_view id, bool is_inner, unsigned depth, unsigned& visited) const {
  if (const std::string_view nothing = spdx3_nothing(id); !nothing.empty()) return std::string(nothing);
  if (depth > most_depth || ++visited > most_visited) return "?";
  const auto at = licenses_.find(std::string(id));
  if (at == licenses_.end()) return std::string(last_part(id));
  const Spdx3License& license = at->second;
  const std::string_view between = license.kind == Spdx3License::Kind::all_of   ? " AND "
                                   : license.kind == Spdx3License::Kind::any_of ? " OR "
                                                                                : " WITH ";
  if (license.kind == Spdx3License::Kind::text) {
    const bool is_set = is_inner && license.text.find(' ') != std::string::npos;
    return is_set ? "(" + license.text + ")" : license.text;
  }
  std::string text;
  for (const std::string& member : license.members) {
    if (text.size() > most_license_bytes) break;
    if (!text.empty()) text += between;
    text += license_text(member, true, depth + 1, visited);
  }
  if (license.kind == Spdx3License::Kind::or_later) return text + "+";
  return is_inner && license.kind != Spdx3License::Kind::with ? "(" + text + ")" : text;
}

}  // namespace sluice::sbom
