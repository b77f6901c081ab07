// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/known_facts.hpp"

#include "attest/envelope.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/data_used.hpp"
#include "cli/fact_files.hpp"
#include "gate/known_delivery.hpp"
#include "gate/rejudge.hpp"
#include "gate/sidecars.hpp"
#include "intake/engine.hpp"
#include "intake/host_source.hpp"
#include "reports/facts_json.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t most_envelope_bytes = std::uint64_t{1} << 30;

Result<Digest> digest_of(const std::string& path) {
  TRY_ASSIGN(const HostPath host, open_host_path(path));
  if (!host.file) return fail(fmt::format("{}: is no file", to_visible(path)));
  return host.file->digest();
}

Result<std::vector<FactSidecar>> sidecars_of(const DeliveryRequest& request) {
  std::vector<FactSidecar> sidecars;
  for (const std::string& path : find_sidecars(request)) {
    TRY_ASSIGN(const Digest digest, digest_of(path));
    sidecars.push_back({file_name_of(path), digest});
  }
  return sidecars;
}

std::string name_of(const DeliveryRequest& request) {
  return request.name.empty() ? file_name_of(request.path) : request.name;
}

/// What facts must agree with.
struct Wanted {
  std::string name;
  std::string sha256;
  std::string engine;
  std::vector<FactSidecar> sidecars;
};

/// Why facts are not those of the delivery that is here; empty if they are.
std::string find_difference(const StoredFacts& facts, const Wanted& wanted, const Policy& policy) {
  const Inventory& inventory = facts.inventory;
  if (inventory.deliveries.size() != 1 || inventory.build || !inventory.conclusions.empty()) {
    return "they are not of one delivery";
  }
  const Delivery& delivery = inventory.deliveries.front();
  if (delivery.sha256 != wanted.sha256) return "they are of other bytes";
  if (delivery.name != wanted.name) return fmt::format("they are of a delivery named {}", to_visible_short(delivery.name, 80));
  if (facts.envelope.engine != wanted.engine) return "another build of sluice saw them";
  if (facts.envelope.sidecars != wanted.sidecars) return "the files beside the delivery are others";
  return find_lack(facts, policy);
}

std::vector<std::string> candidates(const KnownFactsOptions& options, const DeliveryRequest& request,
                                    const Digest& digest) {
  std::vector<std::string> files;
  for (const std::string& from : options.from) {
    files.push_back(is_folder(from) ? join_path(from, to_hex(digest) + std::string(facts_ending)) : from);
    if (is_folder(from) && !is_file(files.back())) files.pop_back();
  }
  const std::string beside = request.path + std::string(facts_ending);
  if (is_file(beside)) files.push_back(beside);
  return files;
}

Result<StoredFacts> open_facts(const std::string& path, const TrustedKeys& trusted, std::vector<std::string>& keys) {
  TRY_ASSIGN(const std::string text, read_file(path, most_envelope_bytes));
  TRY_ASSIGN(OpenedEnvelope opened, open_envelope(text, path, trusted));
  if (opened.payload_type != facts_payload_type) {
    return fail(fmt::format("what is signed is '{}', expected '{}'", to_visible_short(opened.payload_type, 80),
                            facts_payload_type));
  }
  keys = std::move(opened.keys);
  return facts_of(opened.payload, path);
}

void tell_unused(const std::string& path, const std::string& why) {
  narrate(fmt::format("sluice: remark: the facts of {} are not used: {}\n", to_visible(path), why));
}

}  // namespace

void KnownFactsOptions::add_to(CLI::App& command) {
  command
      .add_option("--facts-from", from,
                  "Signed facts (check --facts FILE --key KEY) to take in place of opening the archive: a file, or a "
                  "folder with SHA256.sluice-facts; needs --trust. NAME.sluice-facts beside the delivery is found by itself")
      ->type_name("FILE|FOLDER")
      ->allow_extra_args(false);
  command
      .add_option("--trust", trust,
                  "Public key or certificate (PEM) whose facts count; facts of others, of other bytes or of another build "
                  "of sluice are not used, and a remark says so")
      ->type_name("KEY")
      ->allow_extra_args(false);
}

Result<void> KnownFactsOptions::validate() const {
  if (from.empty() || !trust.empty()) return {};
  return refuse("--facts-from: facts count only if somebody whom you trust signed them", "add --trust KEY.pem");
}

std::string engine_text(const Session& session) {
  std::string text = fmt::format("{} {}", version, decoder_versions());
  for (const DataUsed& used : find_data_used(session)) text += fmt::format("; {} {}", used.name, used.state);
  return text;
}

Result<void> write_facts(const std::string& path, const std::string& key, const DeliveryRequest& request,
                         StoredFacts facts) {
  if (key.empty()) return write_file(path, render_facts(facts));
  TRY_ASSIGN(const SigningKey signer, SigningKey::load(key));
  Inventory& inventory = facts.inventory;
  const bool is_archive = inventory.deliveries.size() == 1 && is_file(request.path) && !inventory.build;
  if (!is_archive) {
    return refuse("--key: signed facts are of one archive, without a build", "check one archive, and leave --build out");
  }
  if (!was_judged(inventory.contents, {})) {
    return fail("the facts are not signed: a confined reader was killed, and may fare better the next time");
  }
  TRY_ASSIGN(facts.envelope.sidecars, sidecars_of(request));
  facts.envelope.sources.clear();  // a path of this machine is nobody else's business
  inventory.deliveries.front().supplier.clear();
  inventory.deliveries.front().taken_in.reset();
  std::erase_if(inventory.notices, [](const NoticeText& one) { return one.delivery == no_index; });
  inventory.own_sboms.clear();
  const std::string& sha256 = inventory.deliveries.front().sha256;
  const std::string name = sha256.substr(sha256.find(':') + 1) + std::string(facts_ending);
  TRY_ASSIGN(const std::string sealed, seal_envelope(facts_payload_type, render_facts(facts), signer));
  return write_file(is_folder(path) ? join_path(path, name) : path, sealed);
}

Result<std::optional<StoredFacts>> find_known_facts(const KnownFactsOptions& options, const DeliveryRequest& request,
                                                    const Policy& policy, Day day, const Session& session) {
  if (options.trust.empty() || !is_file(request.path)) return std::optional<StoredFacts>();
  TRY_ASSIGN(const TrustedKeys trusted, TrustedKeys::load(options.trust, day));
  TRY_ASSIGN(const Digest digest, digest_of(request.path));
  Wanted wanted{name_of(request), "sha256:" + to_hex(digest), engine_text(session), {}};
  TRY_ASSIGN(wanted.sidecars, sidecars_of(request));
  for (const std::string& path : candidates(options, request, digest)) {
    std::vector<std::string> keys;
    Result<StoredFacts> facts = open_facts(path, trusted, keys);
    const std::string why = facts ? find_difference(*facts, wanted, policy) : facts.error().message;
    if (!why.empty()) {
      tell_unused(path, why);
      continue;
    }
    narrate(fmt::format("sluice: {} was hashed, not opened: its facts are those of {}, signed by key {}\n",
                        to_visible(wanted.name), to_visible(path), keys.front()));
    facts->envelope.sources = {{absolute_path(request.path), request.url, request.supplier}};
    return std::optional(std::move(*facts));
  }
  return std::optional<StoredFacts>();
}

}  // namespace sluice
