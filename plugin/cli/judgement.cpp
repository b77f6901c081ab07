// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/judgement.hpp"

#include "base/url_password.hpp"
#include "cli/license_engine.hpp"
#include "gate/pipeline.hpp"
#include "gate/suppliers.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <chrono>

namespace sluice {

Report make_report(const Inventory& inventory, const Policy& policy, const JudgeOptions& options, const Session& session, bool is_past) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  report.verdict = judge(inventory, policy, options);
  report.envelope.version = version;
  report.envelope.as_of = to_string(options.day);
  report.envelope.past_day = is_past;
  report.envelope.started = to_utc_text(session.now_unix);
  for (const std::string& word : session.argv) report.envelope.argv.push_back(without_password(word));
  report.envelope.folder = session.folder;
  if (const auto day = next_change(policy, report.verdict, options.day)) report.envelope.valid_until = to_string(*day);
  report.envelope.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

Result<std::vector<std::string>> see_build(const BuildRequest& request, const Session& session, Inventory& inventory) {
  return read_build(request, inventory, [&session] { return load_license_scan(session); });
}

Result<std::vector<std::string>> add_build(const BuildRequest& request, const Policy& policy, const Session& session, Inventory& inventory) {
  TRY_ASSIGN(std::vector<std::string> looked_at, see_build(request, session, inventory));
  name_suppliers(policy, inventory);
  settle_decisions(policy, inventory);
  return looked_at;
}

}  // namespace sluice
