// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/attestation_output.hpp"

#include "attest/envelope.hpp"
#include "attest/verification_result.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/mapped_file.hpp"
#include "cli/verdict_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace sluice {

void AttestOptions::add_to(CLI::App& command) {
  command
      .add_option("--attest", file,
                  "Write the verdict as a signed in-toto statement too (Simple Verification Result in a DSSE envelope), "
                  "for `sluice verify`; needs --key")
      ->type_name("FILE");
  command
      .add_option("--key", key,
                  "Private key that signs --attest and --facts, in PEM form: Ed25519, ECDSA P-256 or P-384, or RSA from 3072 "
                  "bits. Signed facts may travel with the archive, as NAME.sluice-facts, or lie in a folder")
      ->type_name("KEY.pem");
}

Result<void> AttestOptions::validate(bool signs_facts) const {
  const bool signs = !file.empty() || signs_facts;
  if (!file.empty() && key.empty()) return refuse("--attest without --key", "add --key gate.pem");
  if (!key.empty() && !signs) {
    return refuse("--key: there is nothing to sign", "add --attest verdict.intoto.json, or --facts FILE");
  }
  return {};
}

Result<std::optional<SigningKey>> AttestOptions::load_key() const {
  if (file.empty()) return std::optional<SigningKey>();
  TRY_ASSIGN(SigningKey loaded, SigningKey::load(key));
  return std::optional<SigningKey>(std::move(loaded));
}

Result<void> write_attestation(const std::string& path, const Report& report, const SigningKey& key) {
  TRY_ASSIGN(const std::string statement, render_verification_result(report, body_digest(report.verdict)));
  TRY_ASSIGN(const std::string sealed, seal_envelope(statement_payload_type, statement, key));
  return write_file(path, sealed);
}

Result<std::string> hash_file(const std::string& path) {
  const auto stamp = find_stamp(path);
  if (!stamp || !is_file(path)) return fail(fmt::format("{}: no such file", path));
  Sha256 hash;
  if (stamp->size > 0) {
    const auto mapped = map_file(path);
    if (!mapped) return fail(fmt::format("{}: {}", path, mapped.error().message));
    hash.update(mapped->bytes);
  }
  return "sha256:" + to_hex(hash.finish());
}

Result<std::vector<Product>> find_products(const BuildRequest& request, const Inventory& inventory) {
  std::vector<Product> products;
  if (!inventory.build || !inventory.build->evidence) return products;
  for (const LinkedResult& result : inventory.build->evidence->results) {
    std::string path = join_path(request.build_folder, result.file);
    if (!is_file(path)) path = join_path(request.source_folder, result.file);
    if (!is_file(path)) continue;
    TRY_ASSIGN(std::string digest, hash_file(path));
    products.push_back({result.file, std::move(digest)});
  }
  std::ranges::sort(products, {}, &Product::name);
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

}  // namespace sluice
