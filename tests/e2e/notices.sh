# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A product that shows no notices; `sluice notices` writes them, sluice.yaml names them: nothing asks for more.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put $accepted
policy() { printf 'sluice: 1\nextends: [{use: "builtin:license-compliance@1"}]\nrung: managed\n%s\n' "${1:-}" > "$project/sluice.yaml"; }
policy
configure
build error
expect_text '"rule": *"notice\.attribution-missing"' "$(report)"

for format in text markdown html; do
  run 0 "$sluice" notices --build "$build" --format $format --out "$project/notices.$format"
  policy "notices: [notices.$format]"
  build error  # what else is wrong with the delivery's licenses stays
  expect_text '"rule": *"license\.detected-not-declared"' "$(report)"
  expect_no_text '"rule": *"notice\.attribution-missing"' "$(report)"
  expect_no_text '"rule": *"license\.text-missing"' "$(report)"
done
cmp -s "$project/notices.text" <("$sluice" notices --build "$build") || fail "the second run wrote something else"

policy "notices: [gone.txt]"
build error
expect_text 'there is no file gone\.txt'
