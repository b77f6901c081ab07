// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/untold_change.hpp"

#include <algorithm>

namespace sluice::untold {

bool may_hide(const UntoldChange& untold, ChangeKind kind) {
  const ChangeFamily family = change_spec(kind).family;
  if (untold.what == policy) return family == ChangeFamily::policy;
  if (untold.what == facts) return family != ChangeFamily::policy;
  if (untold.what == licenses) return family == ChangeFamily::licenses || kind == ChangeKind::license_text_lost;
  if (untold.what == hazards) return kind == ChangeKind::hazard_new || kind == ChangeKind::hazard_gone;
  if (untold.what.starts_with(changes_in)) return family != ChangeFamily::policy && kind != ChangeKind::unread_new;
  return false;  // no kind of change is of it
}

bool are_files_told(const DeliveryChange& change) {
  return std::ranges::find(change.untold, facts, &UntoldChange::what) == change.untold.end();
}

}  // namespace sluice::untold
