# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A rejected delivery is replaced by an accepted one: the same build folder builds, and then has nothing to do.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put $rejected
configure
build error
expect_objects 0
expect_text '"rule": *"archive\.escapes-root"' "$(report)"
remember

put $accepted
build 0
expect_judged
expect_no_text '"rule": *"archive\.escapes-root"' "$(report)"
expect_objects 2
[ -n "$(find "$build" -name radar.c)" ] || fail "the accepted delivery was not unpacked"

remember
build 0
expect_unjudged
expect_configures 0
expect_no_text 'Building C object|Linking'
