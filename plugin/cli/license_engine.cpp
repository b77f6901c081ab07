// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/license_engine.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "license/copyright_notices.hpp"
#include "license/detect.hpp"

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t most_index_bytes = 256u << 20;

/// Made when the first file comes, on a thread that searches files: a delivery that was seen before needs none.
class LateDetector {
 public:
  explicit LateDetector(license::LicenseIndex index) : index_(std::move(index)) {}

  const license::Detector& get() {
    std::call_once(made_, [this] { detector_.emplace(std::move(index_)); });
    return *detector_;
  }

 private:
  license::LicenseIndex index_;
  std::once_flag made_;
  std::optional<license::Detector> detector_;
};

}  // namespace

std::string license_index_path(const Session& session) { return join_path(session.share_folder, "licenses.idx"); }

Result<LicenseScan> load_license_scan(const Session& session) {
  const std::string path = license_index_path(session);
  TRY_ASSIGN(license::LicenseIndex index, license::load_license_index(path));
  TRY_ASSIGN(const std::string bytes, read_file(path, most_index_bytes));
  LicenseScan scan;
  scan.names = std::make_shared<const LicenseVocabulary>(LicenseVocabulary::of(index));
  scan.identity = fmt::format("licenses {}", to_hex(sha256(bytes)));
  const auto detector = std::make_shared<LateDetector>(std::move(index));
  scan.scan = [detector](std::string_view file) {
    FileLicensing found = detector->get().detect(file);
    found.copyrights = license::find_copyright_notices(file);
    return found;
  };
  return scan;
}

}  // namespace sluice
