// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/acceptance_record.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

constexpr std::uint64_t most_record_bytes = 4u << 20;
constexpr std::size_t most_records = 100'000;

/// The statement that an envelope holds, before anybody looked at its signatures.
Result<Acceptance> read_unverified(const SealedEnvelope& sealed, std::string_view where) {
  if (sealed.payload_type != statement_payload_type) {
    return refuse(fmt::format("{}: a payload of type '{}', expected '{}'", to_visible(where),
                              to_visible_short(sealed.payload_type, 80), statement_payload_type));
  }
  TRY_ASSIGN(const Statement statement, parse_statement(sealed.payload, where));
  return parse_acceptance(statement, where);
}

bool is_envelope(const json::Value& root) { return root.find("payloadType") != nullptr; }

/// Why a record does not count where roles have keys; empty if it does.
std::string reason_against(const Acceptance& record, const Accepters& accepters) {
  if (accepters.roles.empty() || !record.key.empty()) return {};
  if (accepters.roles.contains(record.role)) {
    return fmt::format("{} is not signed, so it is a declaration of {} and does not count", to_visible(record.file),
                       to_visible(record.by));
  }
  return fmt::format("{} is by role '{}', which may not accept here, and does not count", to_visible(record.file),
                     to_visible(record.role));
}

}  // namespace

Result<Acceptance> read_acceptance(std::string_view text, std::string_view where, const Accepters& accepters) {
  Result<json::Value> root = json::parse(text, where);
  if (!root) return refuse(root.error().message, "records are what `sluice accept` and `sluice reject` write");
  if (!is_envelope(*root)) {
    TRY_ASSIGN(const Statement statement, parse_statement(text, where));
    return parse_acceptance(statement, where);
  }
  TRY_ASSIGN(const SealedEnvelope sealed, parse_envelope(text, where));
  TRY_ASSIGN(Acceptance record, read_unverified(sealed, where));
  const auto role = accepters.roles.find(record.role);
  if (role == accepters.roles.end()) return record;
  TRY_ASSIGN(const OpenedEnvelope opened, open_envelope(text, where, role->second));
  record.key = opened.keys.front();
  return record;
}

Result<LoadedAcceptances> load_acceptances(const std::string& folder, const Accepters& accepters) {
  if (!is_folder(folder)) {
    return refuse(fmt::format("{}: no folder of acceptances", to_visible(folder)),
                  "make it, even empty: an empty store says that nothing was accepted before");
  }
  LoadedAcceptances loaded;
  loaded.acceptances.folder = folder;
  std::vector<Acceptance>& records = loaded.acceptances.records;
  for (const std::string& name : list_folder(folder)) {
    if (!name.ends_with(".json")) continue;
    if (records.size() == most_records) return refuse(fmt::format("{}: more than {} records", folder, most_records));
    const std::string path = join_path(folder, name);
    TRY_ASSIGN(const std::string text, read_file(path, most_record_bytes));
    TRY_ASSIGN(Acceptance record, read_acceptance(text, path, accepters));
    std::string reason = reason_against(record, accepters);
    record.file = name;
    reason.empty() ? records.push_back(std::move(record)) : loaded.left_out.push_back(std::move(reason));
  }
  std::ranges::sort(records, {}, [](const Acceptance& one) { return std::tie(one.day, one.file); });
  return loaded;
}

}  // namespace sluice
