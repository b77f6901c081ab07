// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy sign: the signature without which no machine takes an overlay.
#include "attest/envelope.hpp"
#include "base/files.hpp"
#include "cli/overlay.hpp"
#include "cli/policy_commands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace sluice {
namespace {

struct SignOptions {
  std::vector<std::string> files;
  std::string key;
};

Result<std::string> sign(const SignOptions& options) {
  TRY_ASSIGN(const SigningKey key, SigningKey::load(options.key));
  std::string told;
  for (const std::string& file : options.files) {
    TRY_ASSIGN(const std::string text, read_file(file, Limits{}.document_bytes));
    TRY_ASSIGN(const std::string envelope, seal_envelope(overlay_payload_type, text, key));
    TRY(write_file(file + overlay_signature_ending, envelope));
    told += fmt::format("wrote {}{}, signed by key {}\n", file, overlay_signature_ending, key.id().substr(0, 16));
  }
  return told;
}

}  // namespace

void add_policy_sign(CLI::App& policy, Session& session) {
  CLI::App* command = policy.add_subcommand("sign", "Sign the files of a machine's overlay, each with FILE.sig beside it");
  const auto options = std::make_shared<SignOptions>();
  command->add_option("file", options->files, "overlay.yaml, and every other YAML file of its folder")->required()->type_name("FILE");
  command->add_option("--key", options->key, "Private key, PEM without a password: Ed25519, ECDSA on P-256 or P-384, RSA of 3072 bits or more")
      ->required()
      ->type_name("PEM");
  command->footer(
      "Put the three files into /etc/sluice of each machine, owned by root: overlay.yaml, overlay.yaml.sig, and the public key\n"
      "as overlay.pub. From then on every check and gate on it obeys, without a commit in any project.\n"
      "  openssl genpkey -algorithm ed25519 -out office.pem && openssl pkey -in office.pem -pubout -out overlay.pub\n"
      "  sluice policy sign overlay.yaml --key office.pem");
  command->callback([options, &session] {
    const Result<std::string> text = sign(*options);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
