// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/container_plan.hpp"

#include "intake/suffix_rules.hpp"
#include "intake/zip_end.hpp"

namespace sluice {
namespace {

/// A ZIP may stand behind a program or a script.
Result<bool> has_zip_behind(HeadSource& source) {
  TRY_ASSIGN(const std::optional<ZipEnd> end, find_zip_end(source));
  return end && end->has_room();
}

}  // namespace

Result<ContainerPlan> plan_container(Unwrapped& layers, std::string_view file_name, bool has_end) {
  ContainerPlan plan{layers.inner().role, layers.format(), &layers.outer(), &layers.inner()};
  if (plan.role != Role::content) return plan;
  const bool is_plain = layers.filters().empty();
  plan.format = "file";
  if (is_blank_tar(file_name, layers.head())) {
    plan.inner = &find_magic("tar");
  } else if (is_plain && has_end) {
    TRY_ASSIGN(const bool is_zip, has_zip_behind(layers.source()));
    if (is_zip) plan.inner = &find_magic("zip");
  }
  if (plan.inner->role == Role::content) return plan;
  plan.role = plan.inner->role;
  plan.format = plan.inner->name;
  if (is_plain) plan.outer = plan.inner;
  return plan;
}

}  // namespace sluice
