# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# `cmake -C SluiceInit.cmake`: CMake before 3.27 too replies on its first run, so that the first build judges without another configure.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put $rejected
configure_without -C "$source_dir/cmake/SluiceInit.cmake" -DSLUICE_EXECUTABLE="$sluice"
[ -n "$(find "$build/.cmake/api/v1/reply" -name 'index-*.json')" ] || fail "there is no file API reply"
build error
expect_configures 0
expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
expect_objects 0
put $accepted
build 0
expect_configures 0
expect_objects 2

# Once more with -C into the same folder: the gate is there once.
configure_without -C "$source_dir/cmake/SluiceInit.cmake" -DSLUICE_EXECUTABLE="$sluice"
build 0
expect_no_text 'Building C object'
