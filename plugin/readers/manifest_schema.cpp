// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The delivery manifest, format 1: every key of delivery-1.schema.json. Texts keep their spelling, so that version 4.10 stays 4.10.
#include "readers/manifest_schema.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

using Form = ManifestForm;

constexpr std::array<ManifestKey, 112> keys{{
    {"", Form::map, true, "the manifest of one delivery"},
    {"delivery", Form::format_version, true, "version of this format"},
    {"id", Form::identifier, true, "unique per hand-over, as on a shipping label"},
    {"created", Form::date, false, "when the delivery was put together"},
    {"supplier", Form::map, true, "who hands over"},
    {"supplier.name", Form::text, true, "name of the legal entity"},
    {"supplier.id", Form::supplier_id, true, "the id agreed at onboarding"},
    {"supplier.role", Form::choice, true, "what the supplier did", "manufacturer, integrator, distributor, open-source-project, receiver"},
    {"product", Form::map, true, "what is handed over"},
    {"product.name", Form::text, true, "name of the product"},
    {"product.version", Form::text, true, "its version, the same as in the file name"},
    {"product.purl", Form::purl, true, "its Package URL, with the version"},
    {"product.part-number", Form::text, false, "the receiver's part number"},
    {"product.replaces", Form::map, false, "the delivery that this one follows", {}, 0, true},
    {"product.replaces.version", Form::text, true, "version that was accepted last"},
    {"product.replaces.digest", Form::digest, false, "digest of the delivery that was accepted last"},
    {"contacts", Form::map, true, "who answers questions", {}, 0, true},
    {"contacts.foss", Form::text, true, "a monitored mailbox for license questions"},
    {"contacts.security", Form::text_or_map, true, "where vulnerabilities are reported", {}, 0, true},
    {"contacts.security.email", Form::text, true, "a monitored mailbox for vulnerability reports"},
    {"use-case", Form::map, true, "the questions that license duties depend on"},
    {"use-case.form", Form::list, true, "the forms in which the software is handed over", {}, 1},
    {"use-case.form[]", Form::choice, false, "a form", "binary, source, header-only, model, documentation"},
    {"use-case.channel", Form::choice, true, "the way it reaches the receiver", "internet, media, installed, peer-to-peer"},
    {"use-case.user-product", Form::boolean, false, "a user product in the sense of GPL-3.0"},
    {"use-case.signed-boot", Form::boolean, false, "the device runs only images signed with a key"},
    {"use-case.network-service", Form::boolean, false, "users reach it over a network"},
    {"use-case.interactive", Form::boolean, false, "it has a user interface"},
    {"use-case.installation-feasible", Form::boolean, false, "users can install a modified version"},
    {"use-case.advertising", Form::boolean, false, "advertising mentions the software"},
    {"use-case.audience", Form::choice, true, "who receives the product in the end", "internal, group, external"},
    {"declarations", Form::map, true, "what the supplier declares", {}, 0, true},
    {"declarations.contains-foss", Form::boolean, true, "whether open source is in it; false must be said"},
    {"declarations.sub-suppliers", Form::list_or_none, true, "suppliers of the supplier, or none"},
    {"declarations.sub-suppliers[]", Form::text, false, "name of a sub-supplier"},
    {"declarations.openchain", Form::list, false, "OpenChain conformance"},
    {"declarations.openchain[]", Form::map, false, "one conformance claim", {}, 0, true},
    {"declarations.openchain[].standard", Form::text, true, "ISO/IEC 5230 or ISO/IEC 18974"},
    {"declarations.openchain[].since", Form::text, true, "day of the claim"},
    {"declarations.openchain[].kind", Form::text, true, "self or third-party"},
    {"declarations.notify-hours", Form::count, false, "hours within which the supplier reports a vulnerability"},
    {"declarations.generated-code", Form::map, false, "use of code generators", {}, 0, true},
    {"declarations.update", Form::map, false, "how updates are delivered and verified", {}, 0, true},
    {"artifacts", Form::list, true, "what the receiver builds against or installs", {}, 1},
    {"artifacts[]", Form::map, false, "one artifact"},
    {"artifacts[].path", Form::path, true, "file or folder in the delivery"},
    {"artifacts[].kind", Form::choice, true, "what it is", "executable, library, headers, image, package, source, model, data, document"},
    {"artifacts[].target", Form::text, false, "platform it runs on"},
    {"artifacts[].inspect", Form::choice, false, "whether it can be looked into", "full, opaque"},
    {"artifacts[].reason", Form::text, false, "why it cannot be looked into"},
    {"artifacts[].agreed", Form::text, false, "number of the deviation that allows it"},
    {"artifacts[].digest", Form::digest, false, "digest of its bytes; needed for an opaque artifact to be accepted"},
    {"artifacts[].sbom", Form::path, false, "the bill of materials of what nobody can look into"},
    {"seal", Form::map, false, "the list of digests over the delivery", {}, 0, true},
    {"seal.list", Form::path, true, "the list, in sha256sum format"},
    {"seal.algorithm", Form::choice, false, "its digest algorithm", "sha256, sha512"},
    {"seal.signatures", Form::list, false, "signatures over the list"},
    {"seal.signatures[]", Form::path, false, "a signature file"},
    {"sboms", Form::list, true, "the bills of materials", {}, 1},
    {"sboms[]", Form::map, false, "one bill of materials"},
    {"sboms[].path", Form::path, true, "its file"},
    {"sboms[].type", Form::choice, false, "from which view it was made", "design, source, build, analyzed, deployed, runtime"},
    {"sboms[].conforms", Form::list, false, "profiles it follows"},
    {"sboms[].conforms[]", Form::text, false, "a profile, such as bsi-tr-03183-2@2.1"},
    {"notices", Form::path, false, "the document with license texts and copyright notices"},
    {"attestations", Form::list, false, "signed statements about build and tests"},
    {"attestations[]", Form::path, false, "an attestation file"},
    {"vex", Form::list, false, "statements on vulnerabilities"},
    {"vex[]", Form::path, false, "a VEX file"},
    {"components", Form::list, false, "facts that a bill of materials carries badly"},
    {"components[]", Form::map, false, "one component"},
    {"components[].purl", Form::purl, true, "the component's Package URL"},
    {"components[].linkage", Form::choice, true, "how the product uses it", "static, dynamic, header-only, process, bundled, build-only"},
    {"components[].modified", Form::boolean, true, "whether it was changed"},
    {"components[].source", Form::map, false, "where its source is", {}, 0, true},
    {"components[].source.path", Form::path, false, "source archive or folder in the delivery"},
    {"components[].source.pristine", Form::boolean, false, "the source is upstream's, byte by byte"},
    {"components[].source.patches", Form::path, false, "the series of patches on it"},
    {"components[].source.offer", Form::path, false, "the written offer"},
    {"components[].source.until", Form::date, false, "last day of the written offer"},
    {"components[].source.url", Form::text, false, "where the source can be fetched"},
    {"components[].relink", Form::map, false, "what is needed to link a changed library", {}, 0, true},
    {"components[].relink.objects", Form::anything, true, "object files of the product"},
    {"components[].relink.script", Form::anything, true, "script that links them"},
    {"components[].installation-information", Form::path, false, "how a user installs a changed version"},
    {"components[].cryptography", Form::boolean, false, "it has cryptography"},
    {"components[].fork", Form::map, false, "a fork that the supplier keeps", {}, 0, true},
    {"components[].fork.owner", Form::anything, true, "who keeps the fork"},
    {"components[].fork.reason", Form::anything, true, "why there is a fork"},
    {"build", Form::map, false, "how it was built", {}, 0, true},
    {"export", Form::map, false, "export classification", {}, 0, true},
    {"export.eccn", Form::eccn, false, "export control classification number"},
    {"export.al", Form::text, false, "number of the national export list"},
    {"export.cryptography", Form::list, false, "components with cryptography"},
    {"export.cryptography[]", Form::purl, false, "such a component"},
    {"export.published-source", Form::text, false, "where the source is published"},
    {"support", Form::map, false, "how long the product is supported", {}, 0, true},
    {"support.end", Form::date, true, "last day of support"},
    {"support.updates", Form::text, false, "where updates come from"},
    {"support.retention-until", Form::date, false, "last day the compliance documents are kept"},
    {"deviations", Form::list, false, "numbers of deviations that the receiver granted"},
    {"deviations[]", Form::text, false, "a deviation's number"},
    {"approvals", Form::list, false, "approvals that the receiver gave"},
    {"approvals[]", Form::text, false, "an approval's number"},
    {"findings", Form::list, false, "findings that the supplier proposes to except; never applied by themselves"},
    {"findings[]", Form::map, false, "one proposal", {}, 0, true},
    {"findings[].rule", Form::anything, true, "the rule's id"},
    {"findings[].reason", Form::anything, true, "why the finding does not matter"},
    {"cra", Form::map, false, "statements for the EU Cyber Resilience Act", {}, 0, true},
    {"publish", Form::map, false, "what may be published", {}, 0, true},
    {"binaries", Form::list, false, "facts per binary"},
    {"binaries[]", Form::anything, false, "one binary"},
}};

constexpr std::array<ManifestNeed, 2> needs{{
    {"artifacts[]", "inspect", "opaque", "reason, agreed"},
    {"components[].source", "offer", "", "until"},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_date(std::string_view text) {
  return parse_day(text.substr(0, 10)) && (text.size() == 10 || text[10] == 'T' || text[10] == ' ');
}

bool is_digest(std::string_view text) {
  const std::size_t digits = text.substr(0, 7) == "sha256:" ? 64 : text.substr(0, 7) == "sha512:" ? 128 : 0;
  if (digits == 0 || text.size() != 7 + digits) return false;
  return std::ranges::all_of(text.substr(7), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_inner_path(std::string_view text) {
  if (text.empty() || text.front() == '/') return false;
  return std::ranges::none_of(split(text, '/'), [](std::string_view part) { return part == ".."; });
}

bool is_purl(std::string_view text) {
  if (text.substr(0, 4) != "pkg:" || text.size() < 6 || !is_lower(text[4])) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  return std::ranges::all_of(text.substr(4, slash - 4), [](char c) {
    return is_lower(c) || is_digit(c) || c == '.' || c == '+' || c == '-';
  });
}

bool is_supplier_id(std::string_view text) {
  constexpr std::array<std::string_view, 4> schemes{"lei:", "duns:", "domain:", "vendor:"};
  return std::ranges::any_of(schemes, [&](std::string_view scheme) {
    return text.size() > scheme.size() && text.substr(0, scheme.size()) == scheme;
  });
}

bool is_eccn(std::string_view text) {
  if (text == "EAR99") return true;
  if (text.size() < 5 || !is_digit(text[0]) || text[1] < 'A' || text[1] > 'E') return false;
  if (!std::ranges::all_of(text.substr(2, 3), is_digit)) return false;
  if (text.size() == 5) return true;
  return text.size() > 6 && text[5] == '.' &&
         std::ranges::all_of(text.substr(6), [](char c) { return is_lower(c) || is_digit(c) || c == '.'; });
}

bool is_choice(std::string_view choices, std::string_view text) {
  return std::ranges::any_of(split(choices, ','), [&](std::string_view choice) { return trim(choice) == text; });
}

std::string_view last_part(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace

std::span<const ManifestKey> manifest_keys() { return keys; }
std::span<const ManifestNeed> manifest_needs() { return needs; }

const ManifestKey* find_manifest_key(std::string_view path) {
  const auto* const row = std::ranges::find(keys, path, &ManifestKey::path);
  return row == keys.end() ? nullptr : row;
}

std::vector<std::string_view> manifest_keys_of(std::string_view map) {
  std::vector<std::string_view> names;
  for (const ManifestKey& key : keys) {
    const std::string_view name = last_part(key.path);
    const std::size_t above = key.path.size() - name.size();
    const std::string_view parent = above == 0 ? std::string_view{} : key.path.substr(0, above - 1);
    if (parent == map && !name.empty() && name.back() != ']') names.push_back(name);
  }
  return names;
}

bool fits_form(const ManifestKey& key, std::string_view text, bool quoted) {
  switch (key.form) {
    case Form::text: return !is_blank(text);
    case Form::identifier: return text.size() >= 3;
    case Form::format_version: return !quoted && text == "1";
    case Form::boolean: return !quoted && (text == "true" || text == "false");
    case Form::count: return !quoted && parse_uint(text).value_or(0) >= 1;
    case Form::date: return is_date(text);
    case Form::digest: return is_digest(text);
    case Form::path: return is_inner_path(text);
    case Form::purl: return is_purl(text);
    case Form::supplier_id: return is_supplier_id(text);
    case Form::eccn: return is_eccn(text);
    case Form::choice: return is_choice(key.choices, text);
    case Form::list_or_none: return text == "none";
    case Form::text_or_map: return !is_blank(text);
    case Form::map:
    case Form::list:
    case Form::anything: return true;
  }
  return true;
}

std::string expected_form(const ManifestKey& key) {
  switch (key.form) {
    case Form::text: return "text";
    case Form::identifier: return "text of at least three characters";
    case Form::format_version: return "the number 1";
    case Form::boolean: return "true or false, without quotes";
    case Form::count: return "a whole number from 1";
    case Form::date: return "a day like 2026-11-18";
    case Form::digest: return "sha256: and 64 lower-case hex digits, or sha512: and 128";
    case Form::path: return "a relative path that stays inside the delivery";
    case Form::purl: return "a Package URL like pkg:generic/acme/radar@4.2.1";
    case Form::supplier_id: return "an id that starts with lei:, duns:, domain: or vendor:";
    case Form::eccn: return "EAR99 or a number like 5D992.c";
    case Form::choice: return "one of " + std::string(key.choices);
    case Form::map: return "keys and values";
    case Form::list: return "a list";
    case Form::list_or_none: return "a list, or the word none";
    case Form::text_or_map: return "text, or keys and values";
    case Form::anything: return "a value";
  }
  return {};
}

std::string manifest_table_path(std::string_view field_path) {
  std::string path;
  for (const std::string_view part : split(field_path, '.')) {
    if (!part.empty() && std::ranges::all_of(part, is_digit)) {
      path += "[]";
    } else {
      if (!path.empty()) path += '.';
      path += part;
    }
  }
  return path;
}

}  // namespace sluice
