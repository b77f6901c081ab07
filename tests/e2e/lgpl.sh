# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# One library under the LGPL, linked in three ways: shared is allowed, static is not, and of a file that does not tell nobody knows. Each finding
# names its target and the line of its target_link_libraries().
. "$(dirname "$0")/lib.sh" "$@"
use_project lgpl
"$pack_fixture" "$project/codec" "$project/third_party" > /dev/null
configure
build error
expect_objects 0

# finding RULE CONSUMER: the fields of the finding on that target, one a line.
finding() {
  "$cmake" -DREPORT="$(report)" -DRULE="$1" -DCONSUMER="$2" -P "$source_dir/tests/e2e/finding.cmake" 2>&1
}
# line TARGET: of its target_link_libraries().
line() { grep -n "target_link_libraries($1 " "$project/CMakeLists.txt" | cut -d: -f1; }

for rule in license.not-allowed lgpl.relink-material-missing; do
  for target in player flasher updater; do finding "$rule" "$target" > "$work/$target.txt"; cat "$work/$target.txt"; done
  [ ! -s "$work/player.txt" ] || fail "$rule: shared linkage is not allowed"
  expect_text '^outcome: fail$' "$work/flasher.txt"
  expect_text 'flasher links .*static' "$work/flasher.txt"
  expect_text '^outcome: unknown$' "$work/updater.txt"
  for target in flasher updater; do expect_text "^place: CMakeLists.txt:$(line $target)$" "$work/$target.txt"; done
  [ "$(grep '^fingerprint: ' "$work/flasher.txt")" != "$(grep '^fingerprint: ' "$work/updater.txt")" ] ||
    fail "$rule: two uses have one fingerprint"
done
