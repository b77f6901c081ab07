// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/clickable.hpp"

#include "base/files.hpp"

#include <map>

namespace sluice {
namespace {

class Clickable {
 public:
  explicit Clickable(const std::vector<std::string>& folders) : folders_(folders) {}

  void place(Origin& origin) {
    if (origin.path.empty() || origin.path.starts_with('/')) return;
    const auto [known, is_new] = known_.try_emplace(origin.path, origin.path);
    if (is_new) known->second = find(origin.path);
    origin.path = known->second;
  }

 private:
  std::string find(const std::string& path) const {
    for (const std::string& folder : folders_) {
      if (is_file(join_path(folder, path))) return join_path(folder, path);
    }
    return path;
  }

  const std::vector<std::string>& folders_;
  std::map<std::string, std::string> known_;
};

}  // namespace

Report with_clickable_places(Report report, const std::vector<std::string>& folders) {
  Clickable clickable(folders);
  for (JudgedFinding& finding : report.verdict.findings) {
    if (finding.taken_in) {
      clickable.place(*finding.taken_in);
    } else {
      clickable.place(finding.place);
    }
  }
  for (Remark& remark : report.verdict.remarks) clickable.place(remark.place);
  return report;
}

}  // namespace sluice
