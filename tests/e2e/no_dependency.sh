# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A project without any delivery or dependency is judged as a build, and passes at the strictest rung.
. "$(dirname "$0")/lib.sh" "$@"
use_project single
configure -DSLUICE_RUNG=assured
build 0
expect_objects 1
expect_no_text 'error|warning'
expect_text '"gate": *"passed"' "$(report)"
expect_text '"targets": *1,' "$(report)"
remember
build 0
expect_unjudged
