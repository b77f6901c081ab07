# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# By design of Make, an object asked for by name is built by a sub-Makefile that knows no dependencies between targets: the gate does
# not stand in front of it. Documented in cmake/README.md; CI builds whole targets. This test notices should CMake change that.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put $rejected
configure
build error
expect_objects 0
run 0 make -C "$build" core.c.o
expect_no_text 'Wsluice'
expect_objects 1
build error
expect_objects 1
run 0 make -C "$build" core/fast
expect_no_text 'Wsluice'
expect_file "$build/libcore.a"
build error
