// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/compared_input.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "checks/kind.hpp"
#include "checks/sbom_contradictions.hpp"
#include "checks/sbom_places.hpp"
#include "cli/fact_files.hpp"
#include "cli/survey.hpp"
#include "gate/pipeline.hpp"
#include "gate/rejudge.hpp"
#include "reports/facts_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <vector>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 1ull << 30;
constexpr std::size_t head_bytes = 256;

/// The first bytes of a file tell facts and verdicts from deliveries: both begin with their schema.
std::string read_head(const std::string& path) {
  std::string head(head_bytes, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return head;
}

bool is_of_format(const std::string& head, std::string_view format) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin != std::string::npos && head[begin] == '{' &&
         head.find(fmt::format("\"{}/", format)) != std::string::npos;
}

Limits large_limits() {
  Limits limits;
  limits.document_bytes = most_bytes;
  return limits;
}

/// Licenses are concluded as the policy asks, as they are of a delivery that is read now.
Result<Inventory> read_facts(const std::string& path, const Policy& policy) {
  TRY_ASSIGN(StoredFacts facts, load_facts(path));
  settle_facts(policy, Register::stored, facts);
  return std::move(facts.inventory);
}

/// True if the facts are of the very bytes that were judged.
bool are_of_verdict(const Inventory& facts, const Verdict& verdict) {
  std::vector<std::string> seen, judged;
  for (const Delivery& one : facts.deliveries) seen.push_back(one.sha256);
  for (const JudgedDelivery& one : verdict.deliveries) judged.push_back(one.sha256);
  std::ranges::sort(seen);
  std::ranges::sort(judged);
  return seen == judged;
}

Result<ComparedInput> read_verdict(const std::string& path, const Policy& policy) {
  TRY_ASSIGN(const std::string text, read_file(path, most_bytes));
  TRY_ASSIGN(Report report, parse_report_json(text, path, large_limits()));
  ComparedInput input;
  input.verdict = std::move(report.verdict);
  const std::string name = file_name_of(path);
  const std::string stem = name.ends_with(".json") ? name.substr(0, name.size() - 5) : name;
  for (const std::string& beside : {stem + ".facts.json", std::string("facts.json")}) {
    const std::string candidate = join_path(parent_of(path), beside);
    if (!is_file(candidate) || !is_of_format(read_head(candidate), "sluice.facts")) continue;
    TRY_ASSIGN(Inventory facts, read_facts(candidate, policy));
    if (are_of_verdict(facts, *input.verdict)) {
      input.facts = std::move(facts);
      break;
    }
    narrate(fmt::format("sluice: {} is not used: its facts are not of the delivery that {} judged\n",
                        to_visible(candidate), to_visible(path)));
  }
  return input;
}

}  // namespace

Result<Policy> comparison_policy(const Policy& policy, const Session& session) {
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  sources.packs = {licensing_pack};
  TRY_ASSIGN(const Policy licensing, load_policy(sources, catalogue()));
  Policy both = policy;
  both.rules.insert(both.rules.end(), licensing.rules.begin(), licensing.rules.end());
  return both;
}

Result<ComparedInput> read_compared(const std::string& path, const Policy& reading_policy,
                                    const ReadingOptions& reading, const Session& session) {
  if (is_file(path)) {
    const std::string head = read_head(path);
    if (is_of_format(head, "sluice.report")) return read_verdict(path, reading_policy);
    if (is_of_format(head, "sluice.facts")) {
      TRY_ASSIGN(Inventory facts, read_facts(path, reading_policy));
      return ComparedInput{std::move(facts), {}};
    }
  }
  DeliveryReader reader(reading.reading(session));
  TRY_ASSIGN(Inventory facts, reader.read({{path, {}, {}, {}, {}}}, reading_policy));
  return ComparedInput{std::move(facts), {}};
}

ComparedSide compared_side(const Inventory* facts, const Verdict* verdict) {
  ComparedSide side{facts, verdict, {}};
  for (std::uint32_t i = 0; facts != nullptr && i < facts->deliveries.size(); ++i) {
    for (const Contradiction& one : find_contradictions(*facts, sboms_of(*facts, i))) {
      std::string cause = one.cause;
      const std::size_t at = cause.rfind(" in " + one.other.path);
      if (at != std::string::npos) cause = cause.substr(0, at) + " in the other";
      side.clashes.push_back({std::move(cause), one.place, one.other});
    }
  }
  return side;
}

}  // namespace sluice
