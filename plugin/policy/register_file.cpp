// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/register_file.hpp"

#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/pack_parts.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice::policy {
namespace {

Supplier read_supplier(const yaml::Member& member) {
  const yaml::Node& node = member.value;
  return {.id = member.key,
          .name = text_at(node, "name"),
          .ids = texts_at(node, "ids"),
          .paths = globs_at(node, "paths"),
          .urls = globs_at(node, "urls"),
          .purls = globs_at(node, "purls"),
          .contact = text_at(node, "contact"),
          .keys = texts_at(node, "keys"),
          .rung = text_at(node, "rung"),
          .rung_until = day_at(node, "rung-until"),
          .span = member.key_span};
}

void check_rung(const yaml::Node& node, const Supplier& supplier, std::size_t project, const std::vector<Rung>& rungs,
                Reading& reading) {
  if (supplier.rung.empty()) return;
  const auto rung = find_rung(rungs, supplier.rung, span_at(node, "rung"), reading);
  if (!rung || *rung >= project || supplier.rung_until) return;
  reading
      .error("rung-until",
             fmt::format("supplier '{}' has the gentler rung '{}' without an end", supplier.id, supplier.rung),
             span_at(node, "rung"), fmt::format("gentler than the project's '{}'", rungs[project].name))
      .help = "add 'rung-until', its last day";
}

/// Who claims a pattern: no two suppliers may claim the same one.
class Claims {
 public:
  explicit Claims(Reading& reading) : reading_(reading) {}

  void add(const yaml::Member& supplier) {
    for (const std::string_view key : {"paths", "urls", "purls"}) {
      const yaml::Node* patterns = supplier.value.find(key);
      if (patterns == nullptr) continue;
      for (const yaml::Node* pattern : scalars_of(*patterns))
        claim(supplier, fmt::format("{} {}", key, pattern->text), *pattern);
    }
  }

 private:
  void claim(const yaml::Member& supplier, std::string claimed, const yaml::Node& pattern) {
    const auto [first, is_new] = claims_.try_emplace(std::move(claimed), &pattern);
    if (is_new) return;
    reading_
        .error("register-ambiguous",
               fmt::format("supplier '{}' claims '{}', which is claimed already", supplier.key, pattern.text),
               pattern.span, "claimed again here")
        .secondary.push_back(reading_.label(first->second->span, "first claimed here"));
  }

  Reading& reading_;
  std::map<std::string, const yaml::Node*> claims_;
};

}  // namespace

std::vector<Supplier> read_suppliers(const yaml::Node& root) {
  std::vector<Supplier> suppliers;
  for (const yaml::Member& member : members_at(root, "suppliers")) {
    if (member.value.kind == yaml::Node::Kind::mapping) suppliers.push_back(read_supplier(member));
  }
  std::ranges::sort(suppliers, {}, &Supplier::id);
  return suppliers;
}

std::vector<Supplier> read_register(const yaml::Document& document, std::size_t rung, const std::vector<Rung>& rungs,
                                    Reading& reading) {
  check_table(document.root, suppliers_file_table, reading);
  Claims claims(reading);
  for (const yaml::Member& member : members_at(document.root, "suppliers")) {
    if (member.value.kind != yaml::Node::Kind::mapping) continue;
    check_rung(member.value, read_supplier(member), rung, rungs, reading);
    claims.add(member);
  }
  return read_suppliers(document.root);
}

}  // namespace sluice::policy
