// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/impact.hpp"

#include "bench/measure.hpp"
#include "gate/known_delivery.hpp"
#include "reports/facts_json.hpp"
#include "support/fact_sets.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

namespace sluice::bench {

bool bench_impact(const std::string& program) {
  constexpr std::uint32_t sets = 1000, components = 200;
  const test::TemporaryFolder folder;
  std::size_t bytes = 0;
  for (std::uint32_t i = 0; i < sets; ++i) {
    const std::string text = render_facts(test::make_fact_set(i, components, limits_text({})));
    bytes += text.size();
    folder.write(fmt::format("facts/{:04}.json", i), text);
  }
  const Cost cost = run({program, "policy", "impact", "builtin:license-compliance@1", "--against",
                         "builtin:internal-baseline@1", "--over", folder.path() + "/facts", "--jobs", "2", "--format",
                         "json", "--out", folder.path() + "/impact.json"},
                        folder.path());
  if (cost.exit_code != 0) return fmt::print("policy impact ended with {}\n", cost.exit_code), false;
  const bool is_small = report("memory of the same", cost.megabytes, "MB", 256, "");
  return report("policy impact over 1,000 fact sets of 200 components", cost.seconds, "s", 5,
                fmt::format("({} MB of facts)", bytes >> 20)) &&
         is_small;
}

}  // namespace sluice::bench
