// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/policy_load.hpp"

#include <fmt/format.h>

namespace sluice::bench {

Inventory make_inventory(std::uint32_t components) {
  Inventory inventory;
  for (std::uint32_t i = 0; i < components; ++i) {
    Component component;
    component.name = fmt::format("lib{}", i);
    component.version = "1.2.3";
    component.purl = fmt::format("pkg:generic/{}@1.2.3", component.name);
    component.source = fmt::format("https://mirror.acme.example/{}.tar.gz", component.name);
    component.source_digest = "sha256:00";
    component.via = "FetchContent";
    component.origins.push_back({"CMakeLists.txt", i + 1, 1, "", "bench"});
    inventory.components.push_back(component);
    Use use;
    use.consumer = "app";
    use.component = i;
    use.linkage = i % 2 == 0 ? Linkage::static_linked : Linkage::dynamic;
    inventory.uses.push_back(use);
  }
  return inventory;
}

Policy make_policy(std::uint32_t rules) {
  Policy policy;
  policy.rungs.push_back({"managed", {Action::note, Action::warn, Action::fail, Action::fail}, false, {}});
  policy.rung = "managed";
  policy.routes.push_back({"ospo", "ospo@acme.example", "", {}, 10, true, {}});
  for (std::uint32_t i = 0; i < rules; ++i) {
    Rule rule;
    rule.id = fmt::format("bench.rule-{:03}", i);
    const bool is_source = i % 2 == 0;
    rule.kind = is_source ? "dependency.source" : "dependency.allow";
    rule.scope = RuleScope::build;
    rule.params["deny"] = std::vector<std::string>{fmt::format("pkg:generic/forbidden-{}*", i), "pkg:npm/**"};
    rule.params["allow"] = std::vector<std::string>{"pkg:generic/**", "pkg:deb/**"};
    rule.params["linkage"] = std::vector<std::string>{};
    rule.params["known-version"] = true;
    rule.params["hosts"] = std::vector<std::string>{"*.acme.example", fmt::format("host{}.example", i)};
    rule.params["via"] = std::vector<std::string>{};
    rule.match.purls.push_back(Glob(fmt::format("pkg:generic/lib{}*", i % 10)));
    rule.match.exclude = std::make_shared<Match>();
    policy.rules.push_back(rule);
  }
  return policy;
}

}  // namespace sluice::bench
