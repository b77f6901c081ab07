# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Where the rung only annotates, findings are shown at every build, also if nothing changed, and the build goes on.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put rejected/notice-document-missing
configure
build 0
expect_objects 2
expect_text 'CMakeLists\.txt:[0-9]+:[0-9]+: note: .*\[-Wsluice-notice-document-missing\]'
remember
build 0
expect_text 'CMakeLists\.txt:[0-9]+:[0-9]+: note: .*\[-Wsluice-notice-document-missing\]'
expect_unjudged

configure -DSLUICE_RUNG=onboarding
for again in 1 2; do
  build 0
  expect_text 'CMakeLists\.txt:[0-9]+:[0-9]+: warning: .*\[-Wsluice-notice-document-missing\]'
  [ "$again" = 1 ] || expect_unjudged
  remember
done

configure -DSLUICE_RUNG=managed
build error
expect_text 'CMakeLists\.txt:[0-9]+:[0-9]+: error: .*\[-Wsluice-notice-document-missing\]'
# The page of the same judgement knows the facts too.
for section in findings obligations contents provenance; do expect_text "<section id=\"$section\"" "$(report | sed 's/json$/html/')"; done
