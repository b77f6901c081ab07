// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sluice {

/// What was seen in a folder that is to become a delivery. What is empty becomes a question.
struct DraftFacts {
  std::string name, version, purl;   ///< of the product
  std::string supplier;              ///< as an SBOM names it
  std::string day;                   ///< "2026-11-22"
  bool is_by_receiver = false;       ///< whoever receives it writes the manifest, beside the archive
  std::vector<std::string> forms;    ///< "binary", "source", ...
  struct Artifact {
    std::string path, kind, digest;  ///< digest: "sha256:...", or empty of a folder
  };
  std::vector<Artifact> artifacts;
  struct SbomFile {
    std::string path;
    std::vector<std::string> conforms;  ///< "bsi-tr-03183-2@2.1"
  };
  std::vector<SbomFile> sboms;
  std::string notices;
  std::vector<std::string> license_texts;
  std::vector<std::string> components;  ///< purls
};

/// A delivery.yaml to go on from: what was seen is stated, all else is an open question with what is asked.
std::string render_manifest_draft(const DraftFacts& facts);

struct DraftQuestion {
  std::size_t line = 0;
  std::string text;  ///< what is asked
};

/// The lines of a draft with open questions, and what their comments ask.
std::vector<DraftQuestion> find_questions(const std::string& draft);

}  // namespace sluice
