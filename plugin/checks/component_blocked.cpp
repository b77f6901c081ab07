// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A ban has to hold however the component is packed, so one thing is looked for in three ways: by what documents call
// it, by how its files are called, and by its bytes. The rule's scope says where: deliveries, or the build.
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/needs.hpp"
#include "checks/sbom_places.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"purls", ParamType::glob_list, false, "", Stricter::more_items, "",
     "Package URLs that may be nowhere; their qualifiers need not be written. A component without one is looked up as "
     "pkg:generic/NAME@VERSION"},
    {"files", ParamType::glob_list, false, "", Stricter::more_items, "",
     "names of files and folders that may be nowhere, in any archive inside a delivery; with a '/', paths inside their "
     "archive"},
    {"digests", ParamType::list, false, "", Stricter::more_items, "",
     "SHA-256 of files or archives that may be nowhere, as 64 hex digits"},
}};
constexpr std::array<std::string_view, 6> facts = {"delivery.entries.path", "file.sha256",      "archive.sha256",
                                                   "delivery.sboms",        "component.purl", "component.source"};
constexpr std::array<TermSpec, 4> terms = {{
    {"blocked.purl:<purl>", "a document or the build names the component"},
    {"blocked.file:<name>", "a file or folder is called like the component's"},
    {"blocked.digest:<sha256>", "a file has the component's bytes"},
    {"blocked.unread", "a part of the delivery that could not be read may hide it"},
}};

std::string_view without_qualifiers(std::string_view purl) { return purl.substr(0, purl.find_first_of("?#")); }

/// The three lists, compiled once.
class BanList {
 public:
  explicit BanList(const Rule& rule) : purls_(make_globs(rule.list("purls"))) {
    for (const Glob& glob : make_globs(rule.list("files")))
      (glob.pattern().find('/') == std::string::npos ? names_ : paths_).push_back(glob);
    for (const std::string& hex : rule.list("digests")) {
      if (const auto digest = parse_digest(hex)) digests_.insert(*digest);
    }
  }

  bool names_nothing() const { return purls_.empty() && names_.empty() && paths_.empty() && digests_.empty(); }
  bool has_names() const { return !names_.empty(); }
  bool has_digests() const { return !digests_.empty(); }
  bool bans_name(std::string_view name) const { return matches_any(names_, name); }
  bool bans_path(std::string_view path) const { return matches_any(paths_, path); }
  bool bans_digest(const std::optional<Digest>& digest) const { return digest && digests_.contains(*digest); }

  /// The purl that is banned, of a component that somebody names; empty if it is not. Without a purl its name and
  /// version stand for one.
  std::string find_purl(std::string_view purl, std::string_view name, std::string_view version) const {
    if (purls_.empty()) return {};
    const std::string generic = fmt::format("pkg:generic/{}{}{}", name, version.empty() ? "" : "@", version);
    const std::string_view known = purl.empty() ? std::string_view(generic) : purl;
    return matches_any(purls_, known) || matches_any(purls_, without_qualifiers(known)) ? std::string(known)
                                                                                       : std::string();
  }

 private:
  std::vector<Glob> purls_, names_, paths_;
  std::set<Digest> digests_;
};

Finding make_blocked(const Subject& subject, std::string term, std::string cause, Origin place) {
  Finding finding;
  finding.subject = subject;
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.expected = "a delivery or build without it";
  finding.place = std::move(place);
  return finding;
}

/// "sha256" of "sha256:ab..." or of the bare digits.
std::optional<Digest> stated_sha256(std::string_view text) {
  constexpr std::string_view prefix = "sha256:";
  return parse_digest(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

/// What an SBOM says of its components, wherever the document lies.
void judge_sbom(const NamedSbom& in, const Subject& subject, const BanList& bans, std::vector<Finding>& found) {
  const Sbom& sbom = *in.sbom;
  for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    if (element.kind != SbomElementKind::component && element.kind != SbomElementKind::file) continue;
    const std::string_view name = sbom.value(element, "name");
    const std::string purl = bans.find_purl(sbom.value(element, "purl"), name, sbom.value(element, "version"));
    if (!purl.empty())
      found.push_back(make_blocked(subject, "blocked.purl:" + purl, fmt::format("the SBOM lists {}", purl), sbom_place(in, i)));
    const std::optional<Digest> digest = stated_sha256(sbom.value(element, "hash.sha256"));
    if (bans.bans_digest(digest)) {
      found.push_back(make_blocked(subject, "blocked.digest:" + to_hex(*digest),
                                   fmt::format("the SBOM states the blocked digest for {}", element_title(sbom, i)), sbom_place(in, i)));
    }
  }
}

class DeliverySearch {
 public:
  DeliverySearch(const CheckInput& input, const Rule& rule, const BanList& bans)
      : inventory_(input.inventory), selector_(rule.match, input), bans_(bans), unread_(input, rule),
        found_(inventory_.deliveries.size()) {}

  void judge(Findings& findings) {
    search_entries();
    for (std::uint32_t i = 0; i < inventory_.deliveries.size(); ++i) {
      if (!selector_.selects({SubjectKind::delivery, i})) continue;
      search_whole(i);
      search_documents(i);
      if (found_[i].empty()) doubt(i);
      found_[i].empty() ? findings.pass() : findings.judged();
      for (Finding& finding : found_[i]) findings.add(std::move(finding));
    }
  }

 private:
  void add(std::uint32_t delivery, Finding finding) { found_[delivery].push_back(std::move(finding)); }

  void search_entries() {
    const Contents& contents = inventory_.contents;
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      const Entry& entry = contents.entries[i];
      const std::string path(entry.path.view());
      const std::string name = banned_part(entry.container, path);
      const bool has_bytes = bans_.bans_digest(entry.sha256);
      if (name.empty() && !has_bytes && !bans_.bans_path(path)) continue;
      const Subject subject{SubjectKind::file, i};
      const Delivery* const delivery = find_delivery(inventory_, subject);
      if (delivery == nullptr || !selector_.selects(subject)) continue;
      const auto index = static_cast<std::uint32_t>(delivery - inventory_.deliveries.data());
      const Origin place{contents.full_path(entry.container, i), 0, 0, "", "intake"};
      if (has_bytes) {
        add(index, make_blocked(subject, "blocked.digest:" + to_hex(*entry.sha256), "the file's bytes are blocked", place));
      } else {
        const std::string shown = name.empty() ? path : name;
        add(index, make_blocked(subject, "blocked.file:" + shown, fmt::format("'{}' is blocked by name", shown), place));
      }
    }
  }

  /// The part of a path that is blocked by name: a folder counts once, at the first entry in it.
  std::string banned_part(std::uint32_t container, std::string_view path) {
    if (!bans_.has_names()) return {};
    while (path.ends_with('/')) path.remove_suffix(1);
    std::size_t start = 0;
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', start)) {
      const std::string_view part = path.substr(start, end - start);
      start = end + 1;
      if (!folders_.insert(fmt::format("{}/{}", container, path.substr(0, end))).second) continue;
      if (bans_.bans_name(part)) return std::string(part);
    }
    const std::string_view last = path.substr(start);
    return bans_.bans_name(last) && !folders_.contains(fmt::format("{}/{}", container, path)) ? std::string(last)
                                                                                             : std::string();
  }

  /// The delivery's own name and bytes.
  void search_whole(std::uint32_t index) {
    const Delivery& delivery = inventory_.deliveries[index];
    const Subject subject{SubjectKind::delivery, index};
    const Origin place{delivery.name, 0, 0, "", ""};
    const std::optional<Digest>& digest = inventory_.contents.containers[delivery.container].sha256;
    if (bans_.bans_digest(digest))
      add(index, make_blocked(subject, "blocked.digest:" + to_hex(*digest), "the delivery's bytes are blocked", place));
    else if (bans_.bans_name(delivery.name))
      add(index, make_blocked(subject, "blocked.file:" + delivery.name, fmt::format("'{}' is blocked by name", delivery.name), place));
  }

  void search_documents(std::uint32_t index) {
    const Subject subject{SubjectKind::delivery, index};
    for (const ManifestField& field : inventory_.deliveries[index].fields) {
      if (field.path != "product.purl" && !(field.path.starts_with("components.") && field.path.ends_with(".purl"))) continue;
      const std::string purl = bans_.find_purl(field.value, {}, {});
      if (!purl.empty())
        add(index, make_blocked(subject, "blocked.purl:" + purl, fmt::format("the manifest names {}", purl), field.origin));
    }
    for (const LicenseDeclaration& package : inventory_.declarations) {
      if (package.delivery != index || package.name.empty()) continue;
      const std::string purl = bans_.find_purl({}, package.name, package.version);
      if (!purl.empty())
        add(index, make_blocked(subject, "blocked.purl:" + purl, fmt::format("a package says that it is {}", purl), package.origin));
    }
    for (const SbomDocument& sbom : inventory_.sboms) {
      if (inventory_.documents[sbom.document].delivery == index)
        judge_sbom(named_sbom(inventory_, sbom), subject, bans_, found_[index]);
    }
  }

  /// Nothing was found; but was everything seen?
  void doubt(std::uint32_t index) {
    const std::uint32_t unlisted = unread_.find_unlisted(index);
    const std::uint32_t container = unlisted == no_index && bans_.has_digests() ? find_unread(index) : unlisted;
    if (container == no_index) return;
    const std::string& path = inventory_.contents.containers[container].path;
    Finding finding = make_blocked({SubjectKind::delivery, index}, "blocked.unread",
                                   fmt::format("'{}' could not be read whole and may hold what is blocked", path),
                                   {path, 0, 0, "", "intake"});
    finding.outcome = Outcome::unknown;
    finding.needs = unread_.rule_for(container);
    add(index, std::move(finding));
  }

  std::uint32_t find_unread(std::uint32_t index) const {
    const Contents& contents = inventory_.contents;
    for (const Entry& entry : contents.entries) {
      if (entry.kind != EntryKind::file || entry.sha256) continue;
      if (find_delivery(inventory_, {SubjectKind::archive, entry.container}) == &inventory_.deliveries[index]) return entry.container;
    }
    return no_index;
  }

  const Inventory& inventory_;
  Selector selector_;
  const BanList& bans_;
  Unread unread_;
  std::vector<std::vector<Finding>> found_;  ///< by delivery
  std::unordered_set<std::string> folders_;  ///< that were looked at: container and path
};

std::string_view name_in(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  return path.substr(path.rfind('/') + 1);
}

/// Components of the build, each once, and what the project's own SBOMs list.
void judge_build(const CheckInput& input, const Rule& rule, const BanList& bans, Findings& findings) {
  const Inventory& inventory = input.inventory;
  const Selector selector(rule.match, input);
  for (std::uint32_t i = 0; i < inventory.components.size(); ++i) {
    const Subject subject{SubjectKind::component, i};
    if (!selector.selects(subject)) continue;
    const Component& one = inventory.components[i];
    const Origin place = subject_place(inventory, subject);
    const std::string purl = bans.find_purl(one.purl, one.name, one.version);
    const std::optional<Digest> digest = stated_sha256(one.source_digest);
    std::optional<Finding> finding;
    if (!purl.empty()) finding = make_blocked(subject, "blocked.purl:" + purl, fmt::format("the build uses {}", purl), place);
    else if (bans.bans_digest(digest)) finding = make_blocked(subject, "blocked.digest:" + to_hex(*digest), fmt::format("{} is built from blocked bytes", one.name), place);
    for (const std::string_view file : {name_in(one.source), name_in(one.location)}) {
      if (finding || file.empty() || !bans.bans_name(file)) continue;
      finding = make_blocked(subject, fmt::format("blocked.file:{}", file), fmt::format("the build takes '{}', which is blocked by name", file), place);
    }
    finding ? findings.judged() : findings.pass();
    if (finding) findings.add(std::move(*finding));
  }
  std::vector<Finding> found;
  for (const OwnSbom& own : inventory.own_sboms) judge_sbom({&own.sbom, own.path}, {SubjectKind::build, 0}, bans, found);
  if (!found.empty()) findings.judged();
  for (Finding& finding : found) findings.add(std::move(finding));
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const BanList bans(rule);
  if (bans.names_nothing()) return;
  if (rule.scope == RuleScope::build) {
    judge_build(input, rule, bans, findings);
  } else {
    DeliverySearch(input, rule, bans).judge(findings);
  }
}

}  // namespace

extern const Kind kind_component_blocked;
const Kind kind_component_blocked = {
    {.name = "component.blocked",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "a component that may be nowhere, by Package URL, by file name and by digest, nested archives included",
     .explanation = "For emergencies: what is listed is looked for in every archive inside a delivery, by the names\n"
                    "of files and folders and by their bytes, and in what SBOMs, the manifest and package manifests\n"
                    "say. With `scope: build` the same lists are held against what the build takes in: its\n"
                    "components, where they were fetched from, and the project's own SBOMs. Where nothing is found\n"
                    "but something could not be read, the outcome is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "deliver again without it: {term}",
     .fix_integrator = "take it out, or another version of it: {term}"},
    judge};

}  // namespace sluice
